//! Hindi.

use crate::language::Language;
use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::words::words;

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
        stubs: &["निरसित", "निरस्त", "लोप किया गया", "विलोपित", "आरक्षित"],
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
    ..Language::NONE
};
