//! The ways in which programs of an office number lists by letters, digits and words of languages, by the names of ECMA-376, part 1,
//! 17.18.59.

/// How a number is written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    /// By letters, in order. After the last, each is doubled, then trebled: a, …, z, aa, bb.
    Letters(&'static str),
    /// By signs, in order; a larger number is written in figures.
    Signs(&'static str),
    /// By the place of each digit, the digits from 0 on.
    Places(&'static str),
    /// By units.
    Units(&'static Units),
    /// By words.
    Words(&'static Words),
}

/// Numbers that are said by tens, hundreds and thousands.
#[derive(Debug)]
pub(crate) struct Units {
    /// The digits, from 0 on.
    pub(crate) digits: &'static str,
    /// Ten, hundred, thousand, ten thousand.
    pub(crate) powers: &'static str,
    /// Whether a one is said before ten, hundred and thousand: 一百, and not 百. Before the ten of 10 to 19 it never is, unless
    /// `first_ten` says so.
    pub(crate) says_one: bool,
    /// Whether a one is said before the ten of 10 to 19, too.
    pub(crate) first_ten: bool,
    /// Whether the digit 0 stands for the units that are left out: 一百零一.
    pub(crate) says_zero: bool,
    /// The largest number that is said by units; the digits of larger ones are written by their places.
    pub(crate) largest: u64,
}

/// Numbers in words, up to 99.
#[derive(Debug)]
pub(crate) struct Words {
    /// From 1 to 19.
    pub(crate) ones: [&'static str; 19],
    /// Twenty to ninety.
    pub(crate) tens: [&'static str; 8],
    /// The same where nothing follows.
    pub(crate) whole_tens: [&'static str; 8],
}

/// The names of the ways that count by a list of signs.
pub(crate) const SIGNS: &[&str] = &[
    "ideographTraditional",
    "ideographZodiac",
    "ganada",
    "chosung",
    "aiueoFullWidth",
    "aiueo",
    "irohaFullWidth",
    "iroha",
    "hebrew2",
    "arabicAlpha",
    "arabicAbjad",
    "hindiConsonants",
    "thaiLetters",
];

/// The names of the ways that are told apart by their first numbers, of two with the same ones the more usual one first.
#[cfg(feature = "odt")]
pub(crate) const BY_FIRST: &[&str] = &[
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographLegalTraditional",
    "japaneseLegal",
    "ideographTraditional",
    "ideographZodiac",
    "koreanCounting",
    "ganada",
    "chosung",
    "russianLower",
    "russianUpper",
    "aiueoFullWidth",
    "aiueo",
    "irohaFullWidth",
    "iroha",
    "hindiNumbers",
    "hindiConsonants",
    "thaiNumbers",
    "thaiLetters",
    "hebrew2",
    "arabicAlpha",
    "arabicAbjad",
    "ordinalText",
    "cardinalText",
];

/// The way of that name; none for those that know nothing of a language.
pub(crate) fn way(name: &str) -> Option<Way> {
    Some(match name {
        "chineseCounting" | "taiwaneseCounting" => Way::Units(&HAN_SHORT),
        "chineseCountingThousand" => Way::Units(&HAN_SIMPLIFIED),
        "taiwaneseCountingThousand" => Way::Units(&HAN_TRADITIONAL),
        "japaneseCounting" => Way::Units(&HAN_JAPANESE),
        "chineseLegalSimplified" => Way::Units(&LEGAL_SIMPLIFIED),
        "ideographLegalTraditional" => Way::Units(&LEGAL_TRADITIONAL),
        "japaneseLegal" => Way::Units(&LEGAL_JAPANESE),
        "koreanCounting" => Way::Units(&KOREAN),
        "ideographDigital" | "japaneseDigitalTenThousand" => Way::Places("〇一二三四五六七八九"),
        "taiwaneseDigital" => Way::Places("○一二三四五六七八九"),
        "koreanDigital" => Way::Places("영일이삼사오육칠팔구"),
        "koreanDigital2" => Way::Places("零一二三四五六七八九"),
        "hindiNumbers" => Way::Places("०१२३४५६७८९"),
        "thaiNumbers" => Way::Places("๐๑๒๓๔๕๖๗๘๙"),
        "ideographTraditional" => Way::Signs("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => Way::Signs("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircleChinese" => Way::Signs("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "ideographEnclosedCircle" => Way::Signs("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
        "russianLower" => Way::Letters("абвгдежзиклмнопрстуфхцчшщэюя"),
        "russianUpper" => Way::Letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"),
        "ganada" => Way::Letters("가나다라마바사아자차카타파하"),
        "chosung" => Way::Letters("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
        "aiueoFullWidth" => Way::Letters(
            "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
        ),
        "aiueo" => Way::Letters("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"),
        "irohaFullWidth" => Way::Letters(
            "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
        ),
        "iroha" => Way::Letters("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"),
        "hebrew2" => Way::Letters("אבגדהוזחטיכלמנסעפצקרשת"),
        "arabicAlpha" => Way::Letters("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
        "arabicAbjad" => Way::Letters("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
        "hindiConsonants" => Way::Letters("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"),
        "thaiLetters" => Way::Letters("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"),
        "cardinalText" => Way::Words(&CARDINAL),
        "ordinalText" => Way::Words(&ORDINAL),
        _ => return None,
    })
}

/// The ending of a number that counts a place, in figures: 1st, 12th.
pub(crate) fn ordinal_ending(number: u64) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

const HAN_SIMPLIFIED: Units = Units {
    digits: "零一二三四五六七八九",
    powers: "十百千万",
    says_one: true,
    first_ten: false,
    says_zero: true,
    largest: 99_999,
};

const HAN_TRADITIONAL: Units = Units {
    powers: "十百千萬",
    ..HAN_SIMPLIFIED
};

const HAN_SHORT: Units = Units {
    digits: "○一二三四五六七八九",
    largest: 99,
    ..HAN_SIMPLIFIED
};

const HAN_JAPANESE: Units = Units {
    says_one: false,
    says_zero: false,
    ..HAN_SIMPLIFIED
};

const LEGAL_SIMPLIFIED: Units = Units {
    digits: "零壹贰叁肆伍陆柒捌玖",
    powers: "拾佰仟万",
    first_ten: true,
    ..HAN_SIMPLIFIED
};

const LEGAL_TRADITIONAL: Units = Units {
    digits: "零壹貳參肆伍陸柒捌玖",
    powers: "拾佰仟萬",
    ..LEGAL_SIMPLIFIED
};

const LEGAL_JAPANESE: Units = Units {
    digits: "〇壱弐参四伍六七八九",
    powers: "拾百阡萬",
    says_zero: false,
    ..LEGAL_SIMPLIFIED
};

const KOREAN: Units = Units {
    digits: "영일이삼사오육칠팔구",
    powers: "십백천만",
    says_one: false,
    says_zero: false,
    ..HAN_SIMPLIFIED
};

const TENS: [&str; 8] = [
    "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
];

const CARDINAL: Words = Words {
    ones: [
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
    ],
    tens: TENS,
    whole_tens: TENS,
};

const ORDINAL: Words = Words {
    ones: [
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
        "Eleventh",
        "Twelfth",
        "Thirteenth",
        "Fourteenth",
        "Fifteenth",
        "Sixteenth",
        "Seventeenth",
        "Eighteenth",
        "Nineteenth",
    ],
    tens: TENS,
    whole_tens: [
        "Twentieth",
        "Thirtieth",
        "Fortieth",
        "Fiftieth",
        "Sixtieth",
        "Seventieth",
        "Eightieth",
        "Ninetieth",
    ],
};
