//! What has to be known of single languages, as data in one place. No other file tells Chinese from Russian by name.

/// Marks that end a sentence, in any script.
pub const SENTENCE_ENDS: &[char] = &[
    '.', '!', '?', '。', '！', '？', '…', '．', '｡', '؟', '۔', '।', '॥', '՜', '։', '‼', '⁇', '⁈',
    '⁉',
];

/// Marks after which a paragraph stands complete although its sentence goes on: a list or a quotation follows.
pub const CLAUSE_ENDS: &[char] = &[';', '；', ':', '：'];

/// Marks that may follow the end of a sentence and still belong to it.
pub const CLOSERS: &[char] = &[
    '"', '\'', '”', '’', '»', '›', ')', '）', ']', '］', '】', '〕', '」', '』', '》', '〉', '}',
    '｝', '*', '_',
];

/// Marks that open something, so that they belong to what follows.
pub const OPENERS: &[char] = &[
    '“', '‘', '«', '‹', '„', '(', '（', '[', '［', '【', '〔', '「', '『', '《', '〈', '{', '｛',
];

/// Words after which no paragraph ends: what they join is still to come. Lower case.
pub const JOINING_WORDS: &[&str] = &[
    // Chinese
    "和",
    "与",
    "及",
    "或",
    "的",
    "对",
    "在",
    "将",
    "把",
    "被",
    "从",
    "向",
    "以",
    "为",
    "逐步",
    "同时",
    "并",
    "而",
    "且",
    // English
    "a",
    "an",
    "the",
    "and",
    "or",
    "of",
    "to",
    "in",
    "on",
    "for",
    "with",
    "by",
    "from",
    "that",
    "which",
    "as",
    "at",
    "is",
    "are",
    "be",
    "its",
    "their",
    "this",
    "these",
    "not",
    "shall",
    "will",
    "may",
    "must",
    "should",
    "between",
    "into",
    "under",
    "than",
    // Russian
    "и",
    "или",
    "а",
    "но",
    "в",
    "во",
    "на",
    "с",
    "со",
    "к",
    "ко",
    "о",
    "об",
    "от",
    "до",
    "из",
    "для",
    "по",
    "за",
    "при",
    "что",
    "не",
    "как",
    "под",
    "над",
    "между",
    "через",
    "их",
    "его",
    "её",
    "если",
    "чтобы",
    "который",
    "которая",
    "которые",
];

/// Abbreviations whose full stop ends no sentence. Lower case, without the stop.
pub const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "art", "arts", "sec", "sect", "ch", "fig",
    "figs", "vol", "pp", "p", "para", "paras", "cf", "vs", "al", "e.g", "i.e", "eg", "ie", "etc",
    "inc", "ltd", "co", "corp", "jr", "sr", "approx", "ed", "eds", "rev", "т", "г", "гг", "в",
    "вв", "ст", "стр", "с", "п", "пп", "гл", "рис", "табл", "др", "пр", "им", "ул", "д", "кв",
    "обл", "тыс", "млн", "млрд", "руб", "коп", "см", "ср", "т.е", "т.д", "т.п", "т.к", "проф",
    "акад", "напр", "ч", "абз", "подп", "прим",
];

/// One family of words that name a numbered part of a document, from the widest to the narrowest.
#[derive(Debug)]
pub struct Division {
    /// The depth in a table of contents, from 1.
    pub level: u8,
    /// Words that stand before the number, lower case.
    pub before: &'static [&'static str],
    /// Characters that stand after a number that 第 opens.
    pub after: &'static [char],
    /// Whether such a part is a heading of its own. A clause (第三条, Article 3) may carry its text on the same line.
    pub heading: bool,
}

/// The parts of laws, treaties, standards, contracts and books.
pub const DIVISIONS: &[Division] = &[
    Division {
        level: 1,
        before: &["part", "book", "volume", "часть", "книга", "том"],
        after: &['编', '編', '卷', '篇', '部'],
        heading: true,
    },
    Division {
        level: 1,
        before: &[
            "annex",
            "appendix",
            "schedule",
            "附件",
            "附录",
            "附錄",
            "附表",
            "приложение",
        ],
        after: &[],
        heading: true,
    },
    Division {
        level: 2,
        before: &["chapter", "title", "глава", "раздел"],
        after: &['章', '回'],
        heading: true,
    },
    Division {
        level: 3,
        before: &["section", "§", "подраздел", "параграф"],
        after: &['节', '節'],
        heading: true,
    },
    Division {
        level: 4,
        before: &["article", "art.", "clause", "rule", "статья", "ст."],
        after: &['条', '條'],
        heading: false,
    },
    Division {
        level: 5,
        before: &["paragraph", "пункт", "п."],
        after: &['款', '项', '項', '目'],
        heading: false,
    },
];

/// Words around a page number, lower case, with `#` where the number stands. A running line of this form is furniture.
pub const PAGE_FORMS: &[&str] = &[
    "#",
    "-#-",
    "- # -",
    "– # –",
    "— # —",
    "—#—",
    "·#·",
    "· # ·",
    "[#]",
    "(#)",
    "page #",
    "page # of #",
    "p. #",
    "[page #]",
    "# / #",
    "#/#",
    "第#页",
    "第 # 页",
    "第#頁",
    "第#页共#页",
    "第 # 页 共 # 页",
    "第#页/共#页",
    "第 # 页，共 # 页",
    "第#页，共#页",
    "共#页第#页",
    "стр. #",
    "страница #",
    "страница # из #",
    "стр. # из #",
    "с. #",
];

/// Words that turn a statement into its opposite. Lower case.
pub const NEGATIONS: &[&[&str]] = &[
    &["不", "非", "未", "无", "無", "没", "沒", "勿", "莫"],
    &[
        "not", "no", "never", "none", "nor", "neither", "without", "cannot",
    ],
    &["не", "ни", "нет", "никогда", "без", "нельзя"],
];

/// Words of duty, permission and possibility, those of one meaning together: forms of one word are no change of modality.
/// Lower case.
pub const MODALS: &[&[&str]] = &[
    &["应当", "應當", "应", "應"],
    &["必须", "必須", "须", "須"],
    &["可以", "可"],
    &["得"],
    &["能够", "能"],
    &["需要"],
    &["shall"],
    &["should"],
    &["must", "required"],
    &["may", "optional"],
    &["might"],
    &["can"],
    &["could"],
    &["will"],
    &["would"],
    &["recommended"],
    &["должен", "должна", "должно", "должны"],
    &["обязан", "обязана", "обязано", "обязаны"],
    &["может", "могут"],
    &["вправе"],
    &["следует"],
    &["необходимо"],
    &["разрешается", "разрешаются"],
    &["допускается", "допускаются"],
];

/// Words and marks that stand between the numbers of a date.
pub const DATE_UNITS: &[&str] = &["年", "月", "日", "号", "-", ".", "/", ":"];

/// Words that point to what stands around a sentence: two sentences with them may speak of different things. Lower case.
pub const POINTING_WORDS: &[&str] = &[
    "下列",
    "以下",
    "如下",
    "前款",
    "前项",
    "上述",
    "following",
    " below",
    "above",
    "as follows",
    "следующ",
    "нижеследующ",
    "указанн",
];

/// Names of months. Lower case.
pub const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

/// Words beside a number that make it the number of a part of a document. Lower case.
pub const CLAUSE_WORDS: &[&str] = &[
    "条",
    "條",
    "款",
    "项",
    "項",
    "章",
    "节",
    "節",
    "编",
    "附件",
    "附录",
    "article",
    "articles",
    "section",
    "sections",
    "clause",
    "clauses",
    "paragraph",
    "paragraphs",
    "chapter",
    "annex",
    "appendix",
    "schedule",
    "table",
    "figure",
    "статья",
    "статьи",
    "статье",
    "статью",
    "статьёй",
    "ст",
    "пункт",
    "пункта",
    "пункте",
    "пунктом",
    "раздел",
    "раздела",
    "разделе",
    "глава",
    "главы",
    "главе",
    "приложение",
    "приложения",
    "приложении",
];
