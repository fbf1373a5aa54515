//! Ukrainian.

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
use crate::language::topics::notices::Notices;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::pages::Pages;
use crate::language::topics::parties::{Form, Parties, Whole};
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::topics::quotation::Quotation;
use crate::language::topics::revisions::Revisions;
use crate::language::topics::sentences::Sentences;
use crate::language::words::words;
use crate::language::{Language, Words};

pub(super) static UKRAINIAN: Language = Language {
    name: "Ukrainian",
    code: "uk",
    evidence: Evidence {
        script: Script::Cyrillic,
        function_words: words!(
            "і й та або але чи в у на з із зі до від для по за при що щоб не як який яка яке які це цей ця ці над під між \
             через про його її їх він вона воно вони ми ви був була було були є бути також лише тільки вже ще якщо коли де \
             тому така такий"
        ),
        // Russian, Belarusian and the languages south of them have them, too.
        shared_words: words!(
            "і й та але в у на з до для по за при не як над через ми ви він є коли де тому"
        ),
        letters: "їєґ",
        alphabet: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        ..Evidence::NONE
    },
    sentences: Sentences {
        joining: words!(
            "і й та або але чи в у на з із зі до від для по за при що щоб не як який яка яке які над під між через про його її \
             їх якщо"
        ),
        abbreviations: words!(
            "т г гг р рр в вв ст ч п пп с стор рис табл див ін ім вул буд кв обл м тис млн млрд грн коп напр проф акад абз т.д \
             т.п тощо"
        ),
        pointing: words!("наступн нижченаведен такі"),
        // As letters start.
        greetings: &[
            "шановний",
            "шановна",
            "шановні",
            "дорогий",
            "дорога",
            "дорогі",
            "вельмишановний",
            "добрий день",
            "вітаю",
            "привіт",
        ],
        // Parts of speech and of writing.
        word_nouns: words!(
            "слово слова словом слові сполучник сполучника частка прийменник прийменника займенник прислівник ієрогліф дієслово суфікс"
        ),
        meaning: words!("значить означає позначає"),
        ..Sentences::NONE
    },
    modality: Modality {
        negations: words!("не ні немає нема ніколи без"),
        modals: &[
            words!(
                "повинен повинна повинно повинні зобов'язаний зобов'язана зобов'язане зобов'язані"
            ),
            words!(
                "може можуть можемо можете можеш можна дозволяється дозволяються допускається допускаються"
            ),
            words!("слід"),
            words!("необхідно потрібно треба"),
            words!("підлягає підлягають"),
            words!("має мають мусить мусять"),
            words!("забороняється забороняються заборонено"),
        ],
        coordinators: words!("і й та або чи також"),
        ..Modality::NONE
    },
    pages: Pages {
        forms: &[
            "стор. #",
            "сторінка #",
            "сторінка # з #",
            "стор. # з #",
            "с. #",
        ],
        ..Pages::NONE
    },
    notices: Notices {
        sure: words!("авторські авторських авторське"),
        unsure: words!("ліцензія ліцензії відповідальності"),
        others: words!("права прав право повідомлення про від відмова і та"),
    },
    placeholders: Placeholders {
        forms: words!("бланк зразок шаблон анкета"),
        choices: &["потрібне підкреслити", "позначте", "оберіть один"],
        date_letters: &[["ДД", "ММ", "РРРР"]],
        formats: words!("формат вигляд запис вказу введ поле"),
        names: words!("піб дата сума адреса назва"),
        instructions: &[
            "вказати",
            "зазначити",
            "вставити",
            "уточнити",
            "заповнити",
            "ваше ім'я",
            "буде вказано",
            "підлягає уточненню",
            "підлягає визначенню",
            "підлягає погодженню",
            "буде визначено",
            "буде уточнено",
            "уточнюється",
            "потребує уточнення",
            "вписати",
            "доповнити",
        ],
        samples: words!(
            "приклад приклади прикладу зразок зразки зразка шаблон шаблони шаблону форма форми бланк бланки бланка макет"
        ),
        ..Placeholders::NONE
    },
    lists: Lists {
        conjunctions: words!("або чи та і й"),
        ..Lists::NONE
    },
    parties: Parties {
        wholes: &[Whole {
            word: "сторони",
            joints: &["спільно з ", "разом з ", "разом із ", "з "],
        }],
        between: &[" і ", " та "],
        // Commercial Code of Ukraine (2003), articles 63 to 120; Law on Joint-Stock Companies (2022), article 5; Law on Limited and
        // Additional Liability Companies (2018).
        forms: &[
            Form::before(&[
                "Товариство з обмеженою відповідальністю",
                "товариство з обмеженою відповідальністю",
                "ТОВ",
            ]),
            Form::before(&[
                "Товариство з додатковою відповідальністю",
                "товариство з додатковою відповідальністю",
                "ТДВ",
            ]),
            Form::before(&[
                "Приватне акціонерне товариство",
                "приватне акціонерне товариство",
                "ПрАТ",
            ]),
            Form::before(&[
                "Публічне акціонерне товариство",
                "публічне акціонерне товариство",
                "ПАТ",
            ]),
            Form::before(&[
                "Відкрите акціонерне товариство",
                "відкрите акціонерне товариство",
                "ВАТ",
            ]),
            Form::before(&[
                "Закрите акціонерне товариство",
                "закрите акціонерне товариство",
                "ЗАТ",
            ]),
            Form::before(&["Акціонерне товариство", "акціонерне товариство", "АТ"]),
            Form::before(&["Повне товариство", "повне товариство"]),
            Form::before(&["Командитне товариство", "командитне товариство"]),
            Form::before(&["Приватне підприємство", "приватне підприємство", "ПП"]),
            Form::before(&["Державне підприємство", "державне підприємство"]),
            Form::before(&["Комунальне підприємство", "комунальне підприємство"]),
            Form::before(&["Казенне підприємство", "казенне підприємство"]),
            Form::before(&["Дочірнє підприємство", "дочірнє підприємство"]),
            Form::before(&["Спільне підприємство", "спільне підприємство"]),
            Form::before(&["Фермерське господарство", "фермерське господарство", "ФГ"]),
            Form::before(&["Виробничий кооператив", "виробничий кооператив"]),
            Form::before(&["Обслуговуючий кооператив", "обслуговуючий кооператив"]),
            Form::before(&[
                "Комунальне некомерційне підприємство",
                "комунальне некомерційне підприємство",
                "КНП",
            ]),
            Form::before(&[
                "Об'єднання співвласників багатоквартирного будинку",
                "об'єднання співвласників багатоквартирного будинку",
                "ОСББ",
            ]),
            Form::before(&["Громадська організація", "громадська організація"]),
            Form::before(&["Благодійна організація", "благодійна організація"]),
        ],
        ..Parties::NONE
    },
    quotation: Quotation {
        // Український правопис, 2019.
        pairs: &[('«', '»'), ('„', '“'), ('“', '”'), ('„', '”')],
        shared: &['»'],
    },
    doubling: Doubling {
        // Repeated for stress: дуже дуже, ледве ледве. Written by hand, not yet held against a dictionary.
        words: words!(
            "так да ні дуже ледве ледь трохи ось ну от давно довго далеко тихо ніколи більше менше швидко повільно ще"
        ),
        letters: words!("і й в у з о а я є"),
        ..Doubling::NONE
    },
    definitions: Definitions {
        openings: words!("далі"),
        stems: words!("іменован"),
        introductions: words!(
            "далі також іменований іменована іменоване іменовані іменується іменуються надалі за текстом у подальшому \
             відповідно спільно разом та і або кожна окремо в"
        ),
        phrases: &[
            "надалі іменується",
            "надалі іменуються",
            "далі за текстом",
            "іменовані надалі",
        ],
        verbs: words!("означає означають розуміється розуміються"),
        // The languages that most people speak or learn, after the Ethnologue, and those that are taught at schools.
        tongues: &[
            "українською",
            "англійською",
            "французькою",
            "німецькою",
            "іспанською",
            "італійською",
            "португальською",
            "польською",
            "чеською",
            "латиною",
            "грецькою",
            "арабською",
            "турецькою",
            "російською",
            "китайською",
            "японською",
            "корейською",
            "угорською",
            "румунською",
        ],
        nouns: words!("термін поняття під"),
        ..Definitions::NONE
    },
    abbreviations: Abbreviations {
        scopes: &[
            "у цій частині",
            "в цій частині",
            "у цій главі",
            "в цій главі",
            "у цьому розділі",
            "в цьому розділі",
            "у цьому додатку",
            "в цьому додатку",
            "у цій статті",
            "в цій статті",
        ],
        passed: words!("або і й та з із по в у на для про об від до"),
        known: words!(
            "ВВП ПДВ США ООН СРСР ЄС ЄДРПОУ ІПН МФО СНД ДСТУ ЗМІ ТОВ ВАТ ЗАТ АТ ПАТ ПрАТ ФОП КК ЦК ГК КЗпП МЗС МВС ЕОМ ДНК ТЗ \
             ПІБ НАН НБУ ЮНЕСКО ВООЗ СОТ НАТО УНР УРСР АР"
        ),
        ..Abbreviations::NONE
    },
    names: Names {
        renaming: &[
            "замінити",
            "заміню",
            "замінен",
            "викласти в",
            "перейменова",
            "читати як",
            "раніше назива",
        ],
        small_words: words!("про в у на і та для"),
        no_nouns: words!("між через після"),
        ..Names::NONE
    },
    parts: Parts {
        captions: words!("лістинг лістингу приклад прикладу прикладі схема схеми"),
        contents: &["зміст"],
        // DSTU 3008 leaves out ґ, є, з, і, ї, й, о, ч and ь.
        skipped_letters: "зоч",
        // What Russian writes alike is there: глава, параграф, пункт, том.
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("частина"),
                one: words!("частину частиною частині"),
                several: words!("частини частин частинами частинах"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("додаток"),
                one: words!("додатка додатку додатком"),
                several: words!("додатки додатків додатками додатках"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                one: words!("главі"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Title,
                heading: words!("розділ"),
                one: words!("розділу розділі розділом"),
                several: words!("розділи розділів розділах"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("підрозділ"),
                one: words!("підрозділу підрозділі"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("стаття"),
                one: words!("статтю статтею статті"),
                several: words!("статтям статтями статтях"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Point,
                one: words!("пункті"),
                several: words!("пунктів"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("таблиця таблиці таблицею"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!(""),
                ..DivisionNames::NONE
            },
        ],
        signs: words!("№ №№ n"),
        joiners: words!("і та й або чи до по"),
        own: words!("цьог цій цього цієї даног"),
        own_behind: words!("цього цієї цьому"),
        own_before: words!("цього цієї цьому"),
        of: words!("до"),
        document_follows: true,
        wider: words!("статт частин розділ додатк глав"),
        other: words!(
            "закон Закон кодекс Кодекс конвенц Конвенц Конституц Договор Угод ДСТУ Статут Положенн Постанов зазначен"
        ),
        // Every case of the noun.
        bracketed: words!(
            "підпункт підпункту підпунктові підпунктом підпункті підпункти підпунктів підпунктам підпунктами підпунктах пп. пп"
        ),
        its: words!("його її їх"),
        partial: &[
            "витяг",
            "уривк",
            "втратил",
            "виключен",
            "пропущен",
            "викласти",
            "замінити",
            "доповнити",
            "в редакції",
            "відповіді",
        ],
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("січень січня січні січню січ"),
            words!("лютий лютого лютому лют"),
            words!("березень березня березні березню бер"),
            words!("квітень квітня квітні квітню квіт"),
            words!("травень травня травні травню трав"),
            words!("червень червня червні червню черв"),
            words!("липень липня липні липню лип"),
            words!("серпень серпня серпні серпню серп"),
            words!("вересень вересня вересні вересню верес"),
            words!("жовтень жовтня жовтні жовтню жовт"),
            words!("листопад листопада листопаді листопаду"),
            words!("грудень грудня грудні грудню груд"),
        ],
        weekdays: [
            words!("понеділок понеділка понеділку понеділком пн"),
            words!("вівторок вівторка вівторку вівторком вт"),
            words!("середа середу середи середі середою ср"),
            words!("четвер четверга четвергу четвергом чт"),
            words!("п'ятниця п'ятницю п'ятниці п'ятницею пт"),
            words!("субота суботу суботи суботі суботою сб"),
            words!("неділя неділю неділі неділею нд"),
        ],
        year_words: words!("р рік року році роком рр роки років"),
        day_joints: words!("-го -е"),
        range_joints: words!("по до"),
        paired_joints: &[("між ", "і"), ("між ", "та")],
        leads: words!("з із від до по"),
        moves: words!("перенес змінен відкладен"),
        examples: &["неприпустим", "не існує", "некоректн"],
        ..Dates::NONE
    },
    events: Events {
        words: &[
            (Event::Signing, words!("підписан укладен")),
            (Event::Founding, words!("заснован утворен створен")),
            (Event::Adoption, words!("прийнят ухвален")),
            (Event::Force, words!("чинності")),
            (Event::Publication, words!("опублікован видан")),
            (Event::Birth, words!("народи народж")),
            (Event::Opening, words!("відкрит")),
        ],
        marking: words!(
            "відзначається відзначалося відзначили відзначаємо відзначає відзначив відзначила відзначило відзначатиме \
             виповнюється виповнилося виповнилось виповниться святкує святкується святкував святкувала святкувало святкували \
             відсвяткував відсвяткувала відсвяткувало відсвяткували присвячений присвячена присвячене присвячені"
        ),
        // Forms of бути, and the passive in -но, -то with the short participles.
        auxiliaries: words!("був була було були буде будуть"),
        predicate_endings: words!("о ий а е і"),
        in_year: words!("у в"),
        anniversaries: Anniversaries {
            nouns: words!("ічниц"),
            second_parts: words!("річч"),
            second_endings: words!("я ю ям і"),
            years: words!("років рік роки"),
            years_verbs: words!("виповнюється виповнилося виповнилось виповниться"),
            ..Anniversaries::NONE
        },
        documents: DatedDocuments {
            joints: words!("від"),
            stems: words!("Договір Договор Угод Конвенці Меморандум Хартія Хартії"),
            ..DatedDocuments::NONE
        },
        ..Events::NONE
    },
    numbers: Numbers {
        // A space.
        thousands: " ",
        cardinals: &[
            (
                "од",
                &[
                    "ин", "на", "не", "ного", "нієї", "ної", "ному", "ній", "ну", "ним", "нією",
                ],
                1,
            ),
            ("дв", &["а", "і", "ох", "ом", "ома"], 2),
            ("тр", &["и", "ьох", "ьом", "ьома"], 3),
            ("чотир", &["и", "ьох", "ьом", "ма"], 4),
            ("п'ят", FIVE, 5),
            ("шіст", &["ь", "ьох", "ьом", "ьма"], 6),
            ("шест", &["и"], 6),
            ("сім", &["", "ох", "ом", "ома"], 7),
            ("сем", &["и"], 7),
            ("віс", &["ім", "ьмох", "ьмом"], 8),
            ("восьм", &["и"], 8),
            ("дев'ят", FIVE, 9),
            ("десят", FIVE, 10),
            ("одинадцят", FIVE, 11),
            ("дванадцят", FIVE, 12),
            ("тринадцят", FIVE, 13),
            ("чотирнадцят", FIVE, 14),
            ("п'ятнадцят", FIVE, 15),
            ("шістнадцят", FIVE, 16),
            ("сімнадцят", FIVE, 17),
            ("вісімнадцят", FIVE, 18),
            ("дев'ятнадцят", FIVE, 19),
            ("двадцят", FIVE, 20),
            ("тридцят", FIVE, 30),
            ("сорок", &["", "а"], 40),
            ("п'ятдесят", &["", "и", "ьох"], 50),
            ("шістдесят", &["", "и", "ьох"], 60),
            ("сімдесят", &["", "и", "ьох"], 70),
            ("вісімдесят", &["", "и", "ьох"], 80),
            ("дев'яност", &["о", "а"], 90),
            ("ст", &["о", "а"], 100),
            ("двісті", &[""], 200),
            ("триста", &[""], 300),
            ("тисяч", &["а", "і", "", "у", "ею"], 1000),
        ],
        ordinals: &[
            ("перш", 1),
            ("друг", 2),
            ("трет", 3),
            ("четверт", 4),
            ("п'ят", 5),
            ("шост", 6),
            ("сьом", 7),
            ("восьм", 8),
            ("дев'ят", 9),
            ("десят", 10),
            ("одинадцят", 11),
            ("дванадцят", 12),
            ("тринадцят", 13),
            ("чотирнадцят", 14),
            ("п'ятнадцят", 15),
            ("шістнадцят", 16),
            ("сімнадцят", 17),
            ("вісімнадцят", 18),
            ("дев'ятнадцят", 19),
            ("двадцят", 20),
            ("тридцят", 30),
            ("сот", 100),
        ],
        ordinal_endings: words!("ий ій а я е є ого ього ої ьої ому ьому ім ю у і их іх ою ьою"),
        figure_endings: words!("-й -а -я -е -го -му -ї -ю -ту -ий -ій -х"),
        amounts: words!(
            "два дві двох двом двома три трьох трьом чотири чотирьох п'ять п'яти шість шести сім семи вісім восьми дев'ять \
             дев'яти десять десяти двадцять двадцяти тридцять тридцяти сорок шістдесят дев'яносто сто ста двісті тисяча тисячі \
             тисяч мільйон мільйона мільйонів"
        ),
        ..Numbers::NONE
    },
    counting: Counting {
        choices: &["з наступних", "з таких", "із зазначених", "з перелічених"],
        definite: words!(
            "ці цих цим цими ті тих тим тими обидва обидві всі усіх всіх інші інших решта перші перших останні останніх мої \
             твої наші наших ваші ваших свої своїх їх його її кожні ще для між при після до з із зі у через над під перед \
             заради"
        ),
        attaching: words!("в у на для по з із зі до від при без які яких"),
        oblique: words!(
            "двом двома трьом трьома чотирьом чотирма п'ятьма шістьма сьома вісьмома дев'ятьма десятьма"
        ),
        conditions: words!("якщо коли поки після перед де"),
        open_ends: &["і т.", "та ін", "тощо", "наприклад"],
        no_counts: &["до ", "близько ", "понад ", "більше "],
        quantities: words!("днів дні року роки років рази разів"),
        following: words!("наступн нижче"),
        joints: words!("і й та або чи також"),
        last_joints: words!("і та"),
        // Relative pronouns and conjunctions of clauses, words in the place of a verb, and those that number clauses.
        clause_words: words!(
            "який яка яке які якого якої якому якій яку яким якою якими яких чий чия чиє чиї хто що чого чому де куди звідки \
             коли якщо щоб поки хоча оскільки тому як так то а але проте це є був була було були буде будуть може можуть має \
             мають повинен повинна повинні потрібно можна не спочатку потім він вона воно вони ми ви я по-перше по-друге \
             по-третє по-четверте"
        ),
        participles: words!(
            "аний ана ане ані аного аної аному аним аних аними ану ений ена ене ені еного еної еному еним ених еними ену"
        ),
        totals: &["разом", "у сумі", "усього", "всього"],
        summing: &["усього", "всього", "загалом"],
        bracket_leads: &["тобто ", "а саме "],
        no_list_leads: &["див. ", "у тому числі", "зокрема"],
        ..Counting::NONE
    },
    revisions: Revisions {
        earlier: words!("старий стара чернетка"),
        later: words!("новий нова остаточний"),
    },
    ..Language::NONE
};

/// The endings of numerals from five on.
const FIVE: Words = words!("ь и ьох ьом ьма");
