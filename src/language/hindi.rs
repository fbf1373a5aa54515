//! Hindi.

use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::topics::numbers::Numbers;
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::words::words;
use crate::language::{Language, Words};

/// A word that has no endings.
const WHOLE: Words = &[""];

pub(super) static HINDI: Language = Language {
    name: "Hindi",
    code: "hi",
    evidence: Evidence {
        script: Script::Devanagari,
        function_words: words!(
            "है हैं में के का की से को और पर यह वह ने नहीं कि जो तो भी था थे थी एक ये इस उस कर लिए या हो होता होती अपने साथ \
             गया"
        ),
        shared_words: words!("में के का की से को और पर ने जो भी था एक ये इस उस कर या अपने साथ"),
        ..Evidence::NONE
    },
    modality: Modality {
        negations: words!("नहीं न मत ना बिना"),
        modals: &[
            &[
                "अनिवार्य",
                "आवश्यक",
                "बाध्य",
                "पड़ेगा",
                "पड़ेगी",
                "पड़ेंगे",
                "पड़ता",
                "पड़ती",
                "पड़ते",
                "ज़रूरी",
                "जरूरी",
            ],
            // That something will be is said with the same verb, so its duty is known by the verb before it.
            &[
                "करना होगा",
                "देना होगा",
                "लेना होगा",
                "रखना होगा",
                "भरना होगा",
                "जाना होगा",
                "बताना होगा",
                "चुकाना होगा",
                "लौटाना होगा",
                "करवाना होगा",
                "दिखाना होगा",
                "लिखना होगा",
            ],
            &[
                "सकता",
                "सकती",
                "सकते",
                "सकेगा",
                "सकेगी",
                "सकेंगे",
                "हकदार",
                "अधिकृत",
                "अनुमति",
            ],
            &["चाहिए", "चाहिये"],
            &["वर्जित", "निषिद्ध"],
        ],
        ..Modality::NONE
    },
    placeholders: Placeholders {
        instructions: &[
            "बाद में तय",
            "तय किया जाएगा",
            "निर्धारित किया जाएगा",
            "पुष्टि की जानी",
            "यहाँ भरें",
            "यहां भरें",
            "नाम भरें",
            "तारीख भरें",
            "नाम लिखें",
            "भरा जाना है",
        ],
        ..Placeholders::NONE
    },
    doubling: Doubling {
        // Nouns, adjectives, adverbs, verbs and pronouns are doubled; postpositions, auxiliaries and words that join others are not.
        // Written by hand, not yet held against a grammar.
        reduplicates: true,
        single: words!(
            "में से को का की के पर ने तक और या कि है हैं था थे थी तो भी ही एवं तथा लिए यदि अगर लेकिन परंतु किंतु गया गई गए हो \
             होगा होगी रहा रहे रही द्वारा यह वह नहीं"
        ),
        ..Doubling::NONE
    },
    parts: Parts {
        only_compared: true,
        captions: words!("उदाहरण बॉक्स"),
        contents: &["विषय सूची", "विषय-सूची", "विषयसूची", "अनुक्रमणिका"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("भाग"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Appendix,
                heading: words!("परिशिष्ट"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Schedule,
                heading: words!("अनुसूची"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("अध्याय"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("धारा"),
                several: words!("धाराओं धाराएँ"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Article,
                heading: words!("अनुच्छेद"),
                several: words!("अनुच्छेदों"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Rule,
                heading: words!("नियम"),
                several: words!("नियमों"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("तालिका सारणी"),
                several: words!("तालिकाओं"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("चित्र आकृति"),
                several: words!("चित्रों"),
                ..DivisionNames::NONE
            },
        ],
        signs: words!("सं. संख्या"),
        joiners: words!("और या तथा से"),
        narrower: words!("धारा उपधारा उपधाराओं खंड खण्ड खंडों उपखंड पैरा पैराग्राफ बिंदु"),
        stubs: &[
            "जानबूझकर रिक्त छोड़ा गया",
            "रिक्त",
            "कोई सामग्री नहीं",
            "निरसित",
            "निरस्त",
            "लोप किया गया",
            "विलोपित",
            "आरक्षित",
        ],
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("जनवरी"),
            words!("फ़रवरी फरवरी"),
            words!("मार्च"),
            words!("अप्रैल"),
            words!("मई"),
            words!("जून"),
            words!("जुलाई"),
            words!("अगस्त"),
            words!("सितंबर सितम्बर"),
            words!("अक्टूबर अक्तूबर"),
            words!("नवंबर नवम्बर"),
            words!("दिसंबर दिसम्बर"),
        ],
        weekdays: [
            words!("सोमवार"),
            words!("मंगलवार"),
            words!("बुधवार"),
            words!("गुरुवार बृहस्पतिवार"),
            words!("शुक्रवार"),
            words!("शनिवार"),
            words!("रविवार इतवार"),
        ],
        weekday_follows: true,
        ..Dates::NONE
    },
    numbers: Numbers {
        // Each number up to a hundred has a word of its own.
        compared: &[
            ("दो", WHOLE, 2),
            ("तीन", WHOLE, 3),
            ("चार", WHOLE, 4),
            ("पाँच", WHOLE, 5),
            ("पांच", WHOLE, 5),
            ("छह", WHOLE, 6),
            ("छः", WHOLE, 6),
            ("छे", WHOLE, 6),
            ("सात", WHOLE, 7),
            ("आठ", WHOLE, 8),
            ("नौ", WHOLE, 9),
            ("दस", WHOLE, 10),
            ("ग्यारह", WHOLE, 11),
            ("बारह", WHOLE, 12),
            ("तेरह", WHOLE, 13),
            ("चौदह", WHOLE, 14),
            ("पंद्रह", WHOLE, 15),
            ("पन्द्रह", WHOLE, 15),
            ("सोलह", WHOLE, 16),
            ("सत्रह", WHOLE, 17),
            ("अठारह", WHOLE, 18),
            ("उन्नीस", WHOLE, 19),
            ("बीस", WHOLE, 20),
            ("इक्कीस", WHOLE, 21),
            ("बाईस", WHOLE, 22),
            ("तेईस", WHOLE, 23),
            ("चौबीस", WHOLE, 24),
            ("पच्चीस", WHOLE, 25),
            ("छब्बीस", WHOLE, 26),
            ("सत्ताईस", WHOLE, 27),
            ("अट्ठाईस", WHOLE, 28),
            ("अठाईस", WHOLE, 28),
            ("उनतीस", WHOLE, 29),
            ("तीस", WHOLE, 30),
            ("इकतीस", WHOLE, 31),
            ("बत्तीस", WHOLE, 32),
            ("तैंतीस", WHOLE, 33),
            ("चौंतीस", WHOLE, 34),
            ("पैंतीस", WHOLE, 35),
            ("छत्तीस", WHOLE, 36),
            ("सैंतीस", WHOLE, 37),
            ("अड़तीस", WHOLE, 38),
            ("उनतालीस", WHOLE, 39),
            ("चालीस", WHOLE, 40),
            ("इकतालीस", WHOLE, 41),
            ("बयालीस", WHOLE, 42),
            ("तैंतालीस", WHOLE, 43),
            ("चौवालीस", WHOLE, 44),
            ("चवालीस", WHOLE, 44),
            ("पैंतालीस", WHOLE, 45),
            ("छियालीस", WHOLE, 46),
            ("सैंतालीस", WHOLE, 47),
            ("अड़तालीस", WHOLE, 48),
            ("उनचास", WHOLE, 49),
            ("पचास", WHOLE, 50),
            ("इक्यावन", WHOLE, 51),
            ("बावन", WHOLE, 52),
            ("तिरपन", WHOLE, 53),
            ("तिरेपन", WHOLE, 53),
            ("चौवन", WHOLE, 54),
            ("पचपन", WHOLE, 55),
            ("छप्पन", WHOLE, 56),
            ("सत्तावन", WHOLE, 57),
            ("अट्ठावन", WHOLE, 58),
            ("उनसठ", WHOLE, 59),
            ("साठ", WHOLE, 60),
            ("इकसठ", WHOLE, 61),
            ("बासठ", WHOLE, 62),
            ("तिरसठ", WHOLE, 63),
            ("चौंसठ", WHOLE, 64),
            ("पैंसठ", WHOLE, 65),
            ("छियासठ", WHOLE, 66),
            ("सड़सठ", WHOLE, 67),
            ("अड़सठ", WHOLE, 68),
            ("उनहत्तर", WHOLE, 69),
            ("सत्तर", WHOLE, 70),
            ("इकहत्तर", WHOLE, 71),
            ("बहत्तर", WHOLE, 72),
            ("तिहत्तर", WHOLE, 73),
            ("चौहत्तर", WHOLE, 74),
            ("पचहत्तर", WHOLE, 75),
            ("छिहत्तर", WHOLE, 76),
            ("सतहत्तर", WHOLE, 77),
            ("अठहत्तर", WHOLE, 78),
            ("उन्यासी", WHOLE, 79),
            ("अस्सी", WHOLE, 80),
            ("इक्यासी", WHOLE, 81),
            ("बयासी", WHOLE, 82),
            ("तिरासी", WHOLE, 83),
            ("चौरासी", WHOLE, 84),
            ("पचासी", WHOLE, 85),
            ("छियासी", WHOLE, 86),
            ("सत्तासी", WHOLE, 87),
            ("अट्ठासी", WHOLE, 88),
            ("नवासी", WHOLE, 89),
            ("नब्बे", WHOLE, 90),
            ("इक्यानवे", WHOLE, 91),
            ("बानवे", WHOLE, 92),
            ("तिरानवे", WHOLE, 93),
            ("चौरानवे", WHOLE, 94),
            ("पंचानवे", WHOLE, 95),
            ("पचानवे", WHOLE, 95),
            ("छियानवे", WHOLE, 96),
            ("सत्तानवे", WHOLE, 97),
            ("अट्ठानवे", WHOLE, 98),
            ("निन्यानवे", WHOLE, 99),
            ("सौ", WHOLE, 100),
            ("हज़ार", WHOLE, 1_000),
            ("हजार", WHOLE, 1_000),
            ("लाख", WHOLE, 100_000),
            ("करोड़", WHOLE, 10_000_000),
        ],
        ones: words!("एक"),
        percents: words!("प्रतिशत फीसदी फ़ीसदी"),
        ..Numbers::NONE
    },
    ..Language::NONE
};
