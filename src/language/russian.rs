//! Russian.

use crate::language::topics::abbreviations::Abbreviations;
use crate::language::topics::counting::Counting;
use crate::language::topics::dates::Dates;
use crate::language::topics::definitions::Definitions;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::events::{Anniversaries, DatedDocuments, Event, Events};
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::lists::Lists;
use crate::language::topics::modality::Modality;
use crate::language::topics::names::Names;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::pages::Pages;
use crate::language::topics::parties::{Form, Parties, Whole};
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::topics::quotation::Quotation;
use crate::language::topics::sentences::{Sentences, Stray};
use crate::language::topics::spelling::Spelling;
use crate::language::words::words;
use crate::language::{Language, Words};

pub(super) static RUSSIAN: Language = Language {
    name: "Russian",
    code: "ru",
    evidence: Evidence {
        script: Script::Cyrillic,
        function_words: words!(
            "и или а но в во на с со к ко о об у от до из для по за при что не как под над между через их его её ее если чтобы \
             который которая которые это этот эта эти он она они мы вы было был была были быть также только уже еще ещё"
        ),
        // Bulgarian and its neighbours have them, too.
        shared_words: words!(
            "и или а но в во на с со к о об у от до из по за при не как под над между он она они уже"
        ),
        letters: "ыэё",
        alphabet: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    },
    sentences: Sentences {
        joining: words!(
            "и или а но в во на с со к ко о об от до из для по за при что не как под над между через их его её если чтобы \
             который которая которые"
        ),
        abbreviations: words!(
            "т г гг в вв ст стр с п пп гл рис табл др пр им ул д кв обл тыс млн млрд руб коп см ср т.е т.д т.п т.к проф \
             акад напр ч абз подп прим"
        ),
        pointing: words!("следующ нижеследующ"),
        ending: &[],
        clinging: "",
        stray: &[
            Stray {
                word: "и",
                han: Some("和"),
                code: false,
            },
            Stray {
                word: "или",
                han: Some("或"),
                code: false,
            },
            Stray {
                word: "для",
                han: None,
                code: false,
            },
            Stray {
                word: "от",
                han: None,
                code: false,
            },
            Stray {
                word: "на",
                han: None,
                code: false,
            },
            Stray {
                word: "по",
                han: None,
                code: false,
            },
            Stray {
                word: "с",
                han: None,
                code: false,
            },
            Stray {
                word: "в",
                han: None,
                code: false,
            },
        ],
    },
    modality: Modality {
        negations: words!("не ни нет никогда без нельзя"),
        modals: &[
            words!("должен должна должно должны"),
            words!("обязан обязана обязано обязаны"),
            words!("может могут"),
            words!("вправе"),
            words!("следует"),
            words!("необходимо нужно надо"),
            words!("можно"),
            words!("подлежит подлежат"),
            words!("запрещается запрещаются запрещено"),
            words!("разрешается разрешаются"),
            words!("допускается допускаются"),
        ],
        ..Modality::NONE
    },
    pages: Pages {
        forms: &[
            "стр. #",
            "страница #",
            "страница # из #",
            "стр. # из #",
            "с. #",
        ],
        ..Pages::NONE
    },
    placeholders: Placeholders {
        names: words!("фио дата сумма адрес"),
        instructions: &[
            "указать",
            "вставить",
            "уточнить",
            "заполнить",
            "ваше имя",
            "будет указан",
            "подлежит уточнению",
        ],
        ..Placeholders::NONE
    },
    lists: Lists {
        conjunctions: words!("или и"),
        ..Lists::NONE
    },
    parties: Parties {
        wholes: &[Whole {
            word: "стороны",
            joints: &["совместно с ", "вместе с ", "с "],
        }],
        between: &[" и "],
        sure: words!("с"),
        forms: &[
            Form {
                spellings: &[
                    "Общество с ограниченной ответственностью",
                    "общество с ограниченной ответственностью",
                    "ООО",
                ],
                free: true,
                front: true,
            },
            Form {
                spellings: &[
                    "Публичное акционерное общество",
                    "публичное акционерное общество",
                    "ПАО",
                ],
                free: true,
                front: true,
            },
            Form {
                spellings: &[
                    "Открытое акционерное общество",
                    "открытое акционерное общество",
                    "ОАО",
                ],
                free: true,
                front: true,
            },
            Form {
                spellings: &[
                    "Закрытое акционерное общество",
                    "закрытое акционерное общество",
                    "ЗАО",
                ],
                free: true,
                front: true,
            },
            Form {
                spellings: &[
                    "Непубличное акционерное общество",
                    "непубличное акционерное общество",
                    "НАО",
                ],
                free: true,
                front: true,
            },
            Form {
                spellings: &["Акционерное общество", "акционерное общество", "АО"],
                free: true,
                front: true,
            },
        ],
        ..Parties::NONE
    },
    quotation: Quotation {
        // Milchin and Cheltsova, Справочник издателя и автора.
        pairs: &[('«', '»'), ('„', '“'), ('“', '”')],
    },
    doubling: Doubling {
        words: words!("так да нет очень еле чуть что ну вот едва давно долго далеко тихо никогда"),
        letters: words!("и в с к о у я"),
        ..Doubling::NONE
    },
    definitions: Definitions {
        openings: words!("далее"),
        stems: words!("именуем"),
        introductions: words!(
            "далее также именуемый именуемая именуемое именуемые именуется именуются по тексту в дальнейшем соответственно \
             совместно вместе и или каждая отдельности"
        ),
        phrases: &[
            "в дальнейшем",
            "именуемые",
            "именуемое",
            "именуемый",
            "именуемая",
        ],
        verbs: words!(
            "означает означают означало понимается понимаются подразумевается подразумеваются"
        ),
        nouns: words!("термин термином понятие понятием выражение под слово"),
        ..Definitions::NONE
    },
    abbreviations: Abbreviations {
        passed: words!("или и по в на для о об с к"),
        known: words!(
            "ВВП НДС США РФ ООН СССР ЕС ИНН КПП ОГРН СНГ ГОСТ СМИ ООО ОАО ЗАО АО ПАО БИК ГК УК НК ТК ФЗ МИД МВД ЭВМ ДНК ТЗ \
             ФИО НКО ЖКХ СНИЛС ОКПО РАН ЮНЕСКО ВОЗ ВТО НАТО"
        ),
        ..Abbreviations::NONE
    },
    names: Names {
        small_words: words!("о об в на и для"),
        no_nouns: words!("между через после"),
        ..Names::NONE
    },
    spelling: Spelling {
        first_parts: words!("по во кое из"),
        second_parts: words!("то либо нибудь таки ка за под"),
        plain_letters: &[('ё', 'е')],
        other_with_plain: words!(
            "все всем чем том нем моем небо осел мел лен берет узнаем узнает признаем признает заем совершенный совершенно \
             падеж передохнем крестный вести поем даем слез слезы села звезды озера сестры весла колеса жены стекла ведра \
             ребер счет учет учетом темно белье копье тем ее еще пришел"
        ),
        ..Spelling::NONE
    },
    parts: Parts {
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("часть книга том"),
                one: words!("частью книге томе"),
                several: words!("части книги тома"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("приложение"),
                one: words!("приложению приложением приложении"),
                several: words!("приложения приложениях"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("глава"),
                one: words!("главе главу главой"),
                several: words!("главы"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Title,
                heading: words!("раздел"),
                one: words!("раздела разделу разделе разделом"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("подраздел параграф"),
                one: words!("подраздела подразделе параграфа параграфе"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("статья ст."),
                one: words!("статье статью статьей статьёй"),
                several: words!("статьи статей статьям статьями статьях"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Point,
                heading: words!("пункт п."),
                one: words!("пункта пункту пункте пунктом"),
                several: words!("пункты пунктов пунктам пунктами пунктах пп."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("таблица таблице таблицу таблицей"),
                several: words!("таблицы табл."),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("рисунок рисунка рисунке рисунку рисунком"),
                several: words!("рис."),
                ..DivisionNames::NONE
            },
        ],
        // Lists leave ё, й, ъ, ы and ь out.
        letters: "абвгдежзиклмнопрстуфхцчшщэюя",
        // GOST 2.105 leaves out ё, з, й, о, ч, ъ, ы and ь.
        skipped_letters: "зоч",
        joiners: words!("и или по до"),
        own: words!("настоящ данн"),
        own_behind: words!("настоящ"),
        own_before: words!("настоящ"),
        of: words!("под к"),
        document_follows: true,
        narrower: words!(
            "абзац абзаца абзацу абзацем абзаце абзацы абзацев абз. подпункт подпункта подпункту подпунктом подпункте подпункты \
             подпунктов подпунктам подпунктами подпунктах пп. предложение предложения предложении позиция позиции примечание \
             примечания примечанию примечании"
        ),
        wider: words!("стать част раздел приложени глав"),
        other: words!(
            "закон Закон кодекс Кодекс конвенц Конвенц Конституц Договор Соглашени ГОСТ Устав Положени указанн"
        ),
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("январь января январе январю янв"),
            words!("февраль февраля феврале февралю февр фев"),
            words!("март марта марте марту"),
            words!("апрель апреля апреле апрелю апр"),
            words!("май мая мае маю"),
            words!("июнь июня июне июню"),
            words!("июль июля июле июлю"),
            words!("август августа августе августу авг"),
            words!("сентябрь сентября сентябре сентябрю сент сен"),
            words!("октябрь октября октябре октябрю окт"),
            words!("ноябрь ноября ноябре ноябрю нояб"),
            words!("декабрь декабря декабре декабрю дек"),
        ],
        weekdays: [
            words!("понедельник понедельника понедельнику понедельником пн"),
            words!("вторник вторника вторнику вторником вт"),
            words!("среда среду среды среде средой ср"),
            words!("четверг четверга четвергу четвергом чт"),
            words!("пятница пятницу пятницы пятнице пятницей пт"),
            words!("суббота субботу субботы субботе субботой сб"),
            words!("воскресенье воскресенья воскресенью воскресеньем вс"),
        ],
        year_words: words!("г год года году годом годе гг годы годов годах годам"),
        day_joints: words!("-го -е -ое"),
        range_joints: words!("по до"),
        paired_joints: &[("между ", "и")],
        leads: words!("с до от к по"),
        moves: words!("перенес изменен"),
        examples: &["недопустим", "не существует"],
        ..Dates::NONE
    },
    events: Events {
        words: &[
            (Event::Signing, words!("подписан заключен")),
            (Event::Founding, words!("основан образован создан учрежден")),
            (Event::Adoption, words!("принят")),
            (Event::Force, words!("вступил вступлен")),
            (Event::Publication, words!("опубликован издан")),
            (Event::Birth, words!("родил рожден")),
            (Event::Opening, words!("открыт")),
            (Event::Launch, words!("запущен запуск")),
        ],
        marking: words!(
            "отмечается отмечалось отметили отмечаем отмечает исполняется исполнилось исполнится празднует празднуется \
             отметил отметила отметило отпраздновал отпраздновала отпраздновало отпраздновали к посвященный посвященная \
             посвященное посвященные посвящённый посвящённая посвящённое посвящённые"
        ),
        in_year: words!("в"),
        anniversaries: Anniversaries {
            nouns: words!("одовщин"),
            second_parts: words!("лети"),
            second_endings: words!("е я ю ем и"),
            years: words!("лет год года"),
            years_verbs: words!("исполняется исполнилось исполнится стукнуло"),
            ..Anniversaries::NONE
        },
        documents: DatedDocuments {
            joints: words!("от"),
            stems: words!(
                "Договор Соглашени Конвенци Протокол Деклараци Меморандум Хартия Хартии Пакт Контракт"
            ),
            ..DatedDocuments::NONE
        },
        ..Events::NONE
    },
    numbers: Numbers {
        cardinals: &[
            (
                "од",
                &["ин", "на", "но", "ного", "ной", "ному", "ну", "ним", "ном"],
                1,
            ),
            ("дв", &["а", "е", "ух", "ум", "умя"], 2),
            ("тр", &["и", "ех", "ем", "емя"], 3),
            ("четыр", &["е", "ех", "ем", "ьмя"], 4),
            ("пят", SOFT_SIGN, 5),
            ("шест", SOFT_SIGN, 6),
            ("сем", &["ь", "и", "ью"], 7),
            ("вос", &["емь", "ьми", "емью", "ьмью"], 8),
            ("девят", SOFT_SIGN, 9),
            ("десят", SOFT_SIGN, 10),
            ("одиннадцат", SOFT_SIGN, 11),
            ("двенадцат", SOFT_SIGN, 12),
            ("тринадцат", SOFT_SIGN, 13),
            ("четырнадцат", SOFT_SIGN, 14),
            ("пятнадцат", SOFT_SIGN, 15),
            ("шестнадцат", SOFT_SIGN, 16),
            ("семнадцат", SOFT_SIGN, 17),
            ("восемнадцат", SOFT_SIGN, 18),
            ("девятнадцат", SOFT_SIGN, 19),
            ("двадцат", SOFT_SIGN, 20),
            ("тридцат", SOFT_SIGN, 30),
            ("сорок", &["", "а"], 40),
            ("пят", &["ьдесят", "идесяти"], 50),
            ("шест", &["ьдесят", "идесяти"], 60),
            ("сем", &["ьдесят", "идесяти"], 70),
            ("вос", &["емьдесят", "ьмидесяти"], 80),
            ("девяност", &["о", "а"], 90),
            ("ст", &["о", "а"], 100),
            ("двести", &[""], 200),
            ("триста", &[""], 300),
            ("девятьсот", &[""], 900),
            ("тысяч", &["а", "и", "", "у", "е", "ей"], 1000),
        ],
        ordinals: &[
            ("перв", 1),
            ("втор", 2),
            ("трет", 3),
            ("четверт", 4),
            ("пят", 5),
            ("шест", 6),
            ("седьм", 7),
            ("восьм", 8),
            ("девят", 9),
            ("десят", 10),
            ("одиннадцат", 11),
            ("двенадцат", 12),
            ("тринадцат", 13),
            ("четырнадцат", 14),
            ("пятнадцат", 15),
            ("шестнадцат", 16),
            ("семнадцат", 17),
            ("восемнадцат", 18),
            ("девятнадцат", 19),
            ("двадцат", 20),
            ("тридцат", 30),
            ("сороков", 40),
            ("пятидесят", 50),
            ("шестидесят", 60),
            ("семидесят", 70),
            ("восьмидесят", 80),
            ("девяност", 90),
            ("сот", 100),
            ("двухсот", 200),
            ("двухтысячн", 2000),
        ],
        ordinal_endings: words!(
            "ый ий ой ая ое ые ого ому ым ом ую ых ыми ья ье ьего ьему ьим ьем ью ьей"
        ),
        figure_endings: words!("-й -я -е -го -му -м -ю -ой -ый -ая -ое -ую -х"),
        fronts: &[
            ("двухсот", 200),
            ("сто", 100),
            ("девяносто", 90),
            ("восьмидесяти", 80),
            ("семидесяти", 70),
            ("шестидесяти", 60),
            ("пятидесяти", 50),
            ("сорока", 40),
            ("тридцати", 30),
            ("двадцати", 20),
            ("девятнадцати", 19),
            ("восемнадцати", 18),
            ("семнадцати", 17),
            ("шестнадцати", 16),
            ("пятнадцати", 15),
            ("четырнадцати", 14),
            ("тринадцати", 13),
            ("двенадцати", 12),
            ("одиннадцати", 11),
            ("десяти", 10),
            ("девяти", 9),
            ("восьми", 8),
            ("семи", 7),
            ("шести", 6),
            ("пяти", 5),
            ("четырех", 4),
            ("трех", 3),
            ("двух", 2),
        ],
        amounts: words!(
            "два две двух двум двумя три трёх трех тремя четыре четырёх четырех пять пяти шесть шести семь семи восемь восьми \
             девять девяти десять десяти двенадцать двенадцати четырнадцать четырнадцати пятнадцать пятнадцати двадцать \
             двадцати тридцать тридцати сорок сорока пятьдесят пятидесяти шестьдесят шестидесяти девяносто девяноста сто ста \
             двести тысяча тысячи тысяч миллион миллиона миллионов"
        ),
        scales: &[
            ("миллион", &["", "а", "ов", "у", "ом", "ам"], 1_000_000),
            ("миллиард", &["", "а", "ов", "у", "ом", "ам"], 1_000_000_000),
            // What the stems of the tens and hundreds above leave out.
            ("четырест", &["а"], 400),
            ("пятьсот", &[""], 500),
            ("шестьсот", &[""], 600),
            ("семьсот", &[""], 700),
            ("восемьсот", &[""], 800),
            ("двухсот", &[""], 200),
            ("трехсот", &[""], 300),
            ("четырехсот", &[""], 400),
            ("пятисот", &[""], 500),
            ("шестисот", &[""], 600),
            ("семисот", &[""], 700),
            ("восьмисот", &[""], 800),
            ("девятисот", &[""], 900),
        ],
        currencies: words!(
            "рубль рубля рублей рублю рублями руб доллар доллара долларов евро юань юаня юаней гривна гривны гривен тенге \
             фунт фунта фунтов копейка копейки копеек"
        ),
        percents: words!("процент процента процентов проценту процентами"),
        leads: words!("прописью"),
        no_amount_leads: words!(
            "статья статьи статье раздел раздела глава главы часть части пункт пункта пункте правило приложение номер этап \
             этапа уровень класс категория тип версия том таблица рисунок группа вариант строка страница"
        ),
        ..Numbers::NONE
    },
    counting: Counting {
        definite: words!(
            "эти этих этим этими те тех тем теми оба обе обоих все всех всем другие других остальные остальных первые первых \
             последние последних мои твои наши наших ваши ваших свои своих их его её каждые каждых ещё еще для между при \
             после до с со у через над под перед ради"
        ),
        attaching: words!("в во на для по из с со у к ко от до при без которые которых"),
        oblique: words!(
            "двум двумя трём трем тремя четырём четырем четырьмя пятью шестью семью восемью девятью десятью"
        ),
        conditions: words!("если когда пока после перед прежде где раз"),
        open_ends: &["и т.", "и др", "например"],
        no_counts: &["до ", "около ", "более "],
        quantities: words!("дней дня лет года раза"),
        following: words!("следующ ниже"),
        joints: words!("и или а также"),
        last_joints: words!("и"),
        // Relative pronouns and conjunctions of clauses, words in the place of a verb, and those that number clauses.
        clause_words: words!(
            "который которая которое которые которого которой которому которую которым которыми котором которых чей чья чьё \
             чьи кто что чего чему чем где куда откуда когда если чтобы пока хотя поскольку потому поэтому как так то а но \
             зато однако это есть был была было были будет будут может могут должен должна должно должны нужно можно нельзя \
             надо не сначала затем потом плюс он она оно они мы вы я во-первых во-вторых в-третьих в-четвёртых в-четвертых \
             в-пятых"
        ),
        participles: words!(
            "щий щая щее щие щего щей щему щих щим щими щую щем вший вшая вшее вшие вшего вшей вшему вших вшим вшими вшую вшем \
             нный нная нное нные нного нной нному нных нным нными нную нном"
        ),
        totals: &["итого", "в сумме", "всего"],
        summing: &["всего", "в общей сложности"],
        bracket_leads: &["то есть ", "а именно "],
        no_list_leads: &["см. ", "в том числе"],
        ..Counting::NONE
    },
};

/// The endings of numerals of the third declension.
const SOFT_SIGN: Words = words!("ь и ью");
