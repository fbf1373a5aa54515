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

/// The words of each family of [`DIVISIONS`] as they stand before a number in running text, in all their forms; then those of other
/// numbered things. Lower case.
pub const SPOKEN_DIVISIONS: &[&[&str]] = &[
    &[
        "part",
        "parts",
        "book",
        "volume",
        "часть",
        "части",
        "частью",
        "книга",
        "книги",
        "книге",
        "том",
        "тома",
        "томе",
    ],
    &[
        "annex",
        "annexes",
        "appendix",
        "appendices",
        "schedule",
        "schedules",
        "附件",
        "附录",
        "附錄",
        "附表",
        "приложение",
        "приложения",
        "приложению",
        "приложением",
        "приложении",
        "приложениях",
    ],
    &[
        "chapter",
        "chapters",
        "title",
        "глава",
        "главы",
        "главе",
        "главу",
        "главой",
        "раздел",
        "раздела",
        "разделу",
        "разделе",
        "разделом",
    ],
    &[
        "section",
        "sections",
        "sec.",
        "§",
        "§§",
        "подраздел",
        "подраздела",
        "подразделе",
        "параграф",
        "параграфа",
        "параграфе",
    ],
    &[
        "article",
        "articles",
        "art.",
        "arts.",
        "clause",
        "clauses",
        "rule",
        "rules",
        "статья",
        "статьи",
        "статье",
        "статью",
        "статьей",
        "статьёй",
        "статей",
        "статьям",
        "статьями",
        "статьях",
        "ст.",
    ],
    &[
        "paragraph",
        "paragraphs",
        "para.",
        "пункт",
        "пункта",
        "пункту",
        "пункте",
        "пунктом",
        "пункты",
        "пунктов",
        "пунктам",
        "пунктах",
        "п.",
        "пп.",
    ],
    &[
        "table",
        "tables",
        "таблица",
        "таблицы",
        "таблице",
        "таблицу",
        "табл.",
    ],
    &[
        "figure",
        "figures",
        "fig.",
        "figs.",
        "рисунок",
        "рисунка",
        "рисунке",
        "рис.",
    ],
];

/// Words between the numbers of parts that are named together. Lower case.
pub const PART_JOINERS: &[&str] = &[
    "和", "与", "與", "及", "或", "或者", "以及", "至", "到", "and", "or", "to", "и", "или", "по",
    "до",
];

/// What documents are called at the end of their names, in scripts without spaces: `刑法第三十条` speaks of another document.
pub const DOCUMENT_NOUNS: &[&str] = &[
    "法",
    "条例",
    "條例",
    "规定",
    "規定",
    "办法",
    "辦法",
    "规则",
    "規則",
    "细则",
    "細則",
    "章程",
    "公约",
    "公約",
    "条约",
    "條約",
    "协定",
    "協定",
    "协议",
    "協議",
    "合同",
    "宣言",
    "声明",
    "聲明",
    "宪章",
    "憲章",
    "议定书",
    "議定書",
    "解释",
    "解釋",
    "决定",
    "決定",
    "标准",
    "標準",
    "规范",
    "規範",
];

/// Words that make what follows, or the name of a document, the document at hand. Lower case.
pub const OWN_DOCUMENT: &[&str] = &["本", "this", "the present", "настоящ", "данн"];

/// Words between the number of a part and the document that it belongs to. Lower case.
pub const OF_DOCUMENT: &[&str] = &["of", "in", "to", "from", "под", "к"];

/// Letters that are written with or without their marks, and the plain form.
pub const LETTER_VARIANTS: &[(char, char)] = &[('ё', 'е'), ('Ё', 'Е')];

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

/// Endings that turn a word into its opposite. Lower case.
pub const NEGATION_ENDINGS: &[&str] = &["n't"];

/// What can stand where a negation stands, and affirms: 有效 and 无效, 已支付 and 未支付.
pub const AFFIRMATIONS: &[&str] = &["有", "已", "是", "曾"];

/// Words of duty, permission and possibility, those of one meaning together: forms of one word are no change of modality.
/// Lower case.
pub const MODALS: &[&[&str]] = &[
    &["应当", "應當", "应该", "應該", "应", "應"],
    &["必须", "必須", "须", "須"],
    &["可以", "可"],
    &["得"],
    &["能够", "能"],
    &["需要"],
    &["有权", "有權"],
    &["允许", "允許", "准许", "准許"],
    &["禁止"],
    &["宜"],
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
    &["entitled"],
    &["obliged", "obligated"],
    &["permitted", "allowed"],
    &["prohibited", "forbidden"],
    &["должен", "должна", "должно", "должны"],
    &["обязан", "обязана", "обязано", "обязаны"],
    &["может", "могут"],
    &["вправе"],
    &["следует"],
    &["необходимо", "нужно", "надо"],
    &["можно"],
    &["подлежит", "подлежат"],
    &["запрещается", "запрещаются", "запрещено"],
    &["разрешается", "разрешаются"],
    &["допускается", "допускаются"],
];

/// Words and marks that stand between the numbers of a date.
pub const DATE_UNITS: &[&str] = &["年", "月", "日", "号", "-", ".", "/", ":"];
/// A word that joins others.
#[derive(Debug)]
pub struct FunctionWord {
    /// The word, lower case.
    pub word: &'static str,
    /// What Chinese says for it, where that is one word.
    pub han: Option<&'static str>,
    /// Whether programming languages have it too.
    pub code: bool,
}

const fn joining(word: &'static str, han: Option<&'static str>) -> FunctionWord {
    FunctionWord {
        word,
        han,
        code: false,
    }
}

/// Words that join others and stand in no text of another script by themselves.
pub const FUNCTION_WORDS: &[FunctionWord] = &[
    joining("and", Some("和")),
    joining("or", Some("或")),
    joining("of", Some("的")),
    joining("the", None),
    joining("to", None),
    joining("by", None),
    joining("at", None),
    FunctionWord {
        word: "with",
        han: Some("与"),
        code: true,
    },
    FunctionWord {
        word: "from",
        han: None,
        code: true,
    },
    FunctionWord {
        word: "in",
        han: None,
        code: true,
    },
    FunctionWord {
        word: "for",
        han: None,
        code: true,
    },
    joining("и", Some("和")),
    joining("или", Some("或")),
    joining("для", None),
    joining("от", None),
    joining("на", None),
    joining("по", None),
    joining("с", None),
    joining("в", None),
    joining("和", None),
    joining("与", None),
    joining("及", None),
    joining("或", None),
    joining("的", None),
    joining("在", None),
];

/// What a bracket holds that is still to be filled in. Lower case.
pub const PLACEHOLDERS: &[&str] = &[
    "tbd",
    "tbc",
    "tba",
    "todo",
    "待定",
    "待补",
    "略待补",
    "name",
    "date",
    "amount",
    "address",
    "фио",
    "дата",
    "сумма",
    "адрес",
    "您的姓名",
    "姓名",
    "日期",
    "金额",
    "公司名称",
];

/// How a bracket begins that says what is to be filled in. Lower case.
pub const PLACEHOLDER_PARTS: &[&str] = &[
    "to be confirmed",
    "to be determined",
    "to be agreed",
    "to be announced",
    "to be completed",
    "to be inserted",
    "to be supplied",
    "to be decided",
    "insert ",
    "fill in",
    "enter name",
    "enter date",
    "your name",
    "placeholder",
    "待补充",
    "待确认",
    "待填",
    "待定稿",
    "此处填",
    "此处插入",
    "请填写",
    "请输入",
    "请插入",
    "填写",
    "указать",
    "вставить",
    "уточнить",
    "заполнить",
    "ваше имя",
    "будет указан",
    "подлежит уточнению",
];

/// Units and sorts after crosses that stand for a figure or a name.
pub const PLACEHOLDER_UNITS: &[char] = &[
    '年', '月', '日', '号', '元', '省', '市', '县', '區', '区', '镇', '乡', '局', '厅', '部', '公',
    '路', '街',
];

/// Words of Chinese after which a list starts.
pub const LIST_OPENERS: &[&str] = &[
    "包括",
    "包含",
    "含有",
    "分为",
    "例如",
    "诸如",
    "譬如",
    "涉及",
    "涵盖",
    "分别是",
    "分别为",
    "具有",
    "列明",
];

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
];

/// Numbers written as words, from two on: one is an article, or a pronoun, as well. Lower case.
pub const NUMBER_WORDS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "half",
    "twice",
    "два",
    "две",
    "двух",
    "двум",
    "двумя",
    "три",
    "трёх",
    "трех",
    "тремя",
    "четыре",
    "четырёх",
    "четырех",
    "пять",
    "пяти",
    "шесть",
    "шести",
    "семь",
    "семи",
    "восемь",
    "восьми",
    "девять",
    "девяти",
    "десять",
    "десяти",
    "двенадцать",
    "двенадцати",
    "четырнадцать",
    "четырнадцати",
    "пятнадцать",
    "пятнадцати",
    "двадцать",
    "двадцати",
    "тридцать",
    "тридцати",
    "сорок",
    "сорока",
    "пятьдесят",
    "пятидесяти",
    "шестьдесят",
    "шестидесяти",
    "девяносто",
    "девяноста",
    "сто",
    "ста",
    "двести",
    "тысяча",
    "тысячи",
    "тысяч",
    "миллион",
    "миллиона",
    "миллионов",
];
