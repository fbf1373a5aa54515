//! Hebrew.

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

pub(super) static HEBREW: Language = Language {
    name: "Hebrew",
    code: "he",
    evidence: Evidence {
        script: Script::Hebrew,
        function_words: words!(
            "של את על לא הוא היא הם זה זו כי אם גם או עם כל יש אין אל בין אשר היה היו הזה רק אבל מן אך כדי לפי ידי הן אלה עד \
             לכל בכל ובין ואת שלא להיות אינו אינה לרבות זאת ולא אף תוך ללא בלא ואין לו לה להם שבו שבה שהוא שהיא בו בה ואו כן \
             יהיה תהיה כמו"
        ),
        ..Evidence::NONE
    },
    modality: Modality {
        negations: words!("לא אין בלי ללא אל בל לעולם אינו אינה אינם אינן אינני"),
        modals: &[
            words!("חייב חייבת חייבים חייבות חובה מחויב מחויבת מחויבים מחויבות"),
            words!("רשאי רשאית רשאים רשאיות יכול יכולה יכולים יכולות מותר"),
            words!("זכאי זכאית זכאים זכאיות"),
            words!("צריך צריכה צריכים צריכות"),
            words!("אסור אסורה אסורים אסורות"),
        ],
        ..Modality::NONE
    },
    placeholders: Placeholders {
        instructions: &[
            "להשלמה",
            "ייקבע בהמשך",
            "יושלם בהמשך",
            "יוחלט בהמשך",
            "למלא כאן",
            "יש למלא",
            "יש להשלים",
            "הכנס שם",
            "טרם נקבע",
        ],
        ..Placeholders::NONE
    },
    doubling: Doubling {
        // Doubled to share out or for stress, and the pronoun as a copula. Written by hand, not yet held against a grammar.
        words: words!(
            "לאט מעט יום איש אט אחד אחת שניים שתיים שלושה פה מאוד רק הוא היא הם הן זה כן לא טוב שוב הרבה שנה שבת בוקר ערב דור \
             צעד שלב אמן סוף קצת בית קבוצות חתיכות שורה מילה פרק"
        ),
        ..Doubling::NONE
    },
    parts: Parts {
        only_compared: true,
        captions: words!("דוגמה דוגמא בדוגמה תיבה תרשים בתרשים"),
        contents: &["תוכן", "תוכן עניינים", "תוכן העניינים"],
        names: &[
            DivisionNames {
                division: Division::Volume,
                heading: words!("חלק"),
                one: words!("בחלק לחלק"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Annex,
                heading: words!("נספח"),
                one: words!("בנספח לנספח ונספח שבנספח"),
                several: words!("נספחים בנספחים"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Schedule,
                heading: words!("תוספת"),
                one: words!("בתוספת לתוספת שבתוספת"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Chapter,
                heading: words!("פרק"),
                one: words!("בפרק לפרק מפרק ופרק שבפרק"),
                several: words!("פרקים בפרקים"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Section,
                heading: words!("סעיף"),
                one: words!("בסעיף לסעיף מסעיף וסעיף שבסעיף כבסעיף ובסעיף"),
                several: words!("סעיפים בסעיפים לסעיפים שבסעיפים"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Rule,
                heading: words!("תקנה"),
                one: words!("בתקנה לתקנה שבתקנה"),
                several: words!("תקנות בתקנות לתקנות"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Table,
                one: words!("טבלה בטבלה לטבלה שבטבלה לוח בלוח"),
                several: words!("טבלאות בטבלאות"),
                ..DivisionNames::NONE
            },
            DivisionNames {
                division: Division::Figure,
                one: words!("איור באיור לאיור שבאיור"),
                several: words!("איורים באיורים"),
                ..DivisionNames::NONE
            },
        ],
        signs: words!("מס' מספר"),
        joiners: words!("עד או"),
        narrower: words!(
            "סעיף בסעיף לסעיף פסקה בפסקה לפסקה פיסקה בפיסקה פסקאות בפסקאות תקנה בתקנה לתקנה"
        ),
        lettered: words!("קטן פרק בפרק לפרק סימן בסימן לסימן"),
        stubs: &[
            "הושאר ריק בכוונה",
            "ריק",
            "ללא תוכן",
            "בוטל",
            "בוטלה",
            "בוטלו",
            "נמחק",
            "נמחקה",
            "שמור",
        ],
        ..Parts::NONE
    },
    dates: Dates {
        months: [
            words!("ינואר בינואר"),
            words!("פברואר בפברואר"),
            words!("מרץ במרץ מרס במרס"),
            words!("אפריל באפריל"),
            words!("מאי במאי"),
            words!("יוני ביוני"),
            words!("יולי ביולי"),
            words!("אוגוסט באוגוסט"),
            words!("ספטמבר בספטמבר"),
            words!("אוקטובר באוקטובר"),
            words!("נובמבר בנובמבר"),
            words!("דצמבר בדצמבר"),
        ],
        weekdays: [
            words!("שני"),
            words!("שלישי"),
            words!("רביעי"),
            words!("חמישי"),
            words!("שישי"),
            words!("שבת"),
            words!("ראשון"),
        ],
        weekday_follows: true,
        ..Dates::NONE
    },
    numbers: Numbers {
        compared: &[
            ("שניים", WHOLE, 2),
            ("שני", WHOLE, 2),
            ("שתיים", WHOLE, 2),
            ("שתי", WHOLE, 2),
            ("שלושה", WHOLE, 3),
            ("שלוש", WHOLE, 3),
            ("שלושת", WHOLE, 3),
            ("ארבעה", WHOLE, 4),
            ("ארבע", WHOLE, 4),
            ("ארבעת", WHOLE, 4),
            ("חמישה", WHOLE, 5),
            ("חמש", WHOLE, 5),
            ("חמשת", WHOLE, 5),
            ("שישה", WHOLE, 6),
            ("שש", WHOLE, 6),
            ("ששת", WHOLE, 6),
            ("שבעה", WHOLE, 7),
            ("שבע", WHOLE, 7),
            ("שבעת", WHOLE, 7),
            ("שמונה", WHOLE, 8),
            ("שמונת", WHOLE, 8),
            ("תשעה", WHOLE, 9),
            ("תשע", WHOLE, 9),
            ("תשעת", WHOLE, 9),
            ("עשרה", WHOLE, 10),
            ("עשר", WHOLE, 10),
            ("עשרת", WHOLE, 10),
            ("עשרים", WHOLE, 20),
            ("שלושים", WHOLE, 30),
            ("ארבעים", WHOLE, 40),
            ("חמישים", WHOLE, 50),
            ("שישים", WHOLE, 60),
            ("שבעים", WHOLE, 70),
            ("שמונים", WHOLE, 80),
            ("תשעים", WHOLE, 90),
            ("מאה", WHOLE, 100),
            ("מאות", WHOLE, 100),
            ("מאתיים", WHOLE, 200),
            ("אלף", WHOLE, 1_000),
            ("אלפים", WHOLE, 1_000),
            ("אלפיים", WHOLE, 2_000),
            ("מיליון", WHOLE, 1_000_000),
            ("מיליארד", WHOLE, 1_000_000_000),
        ],
        ones: words!("אחד אחת"),
        teens: words!("עשר עשרה"),
        glued_joints: words!("ו"),
        percents: words!("אחוז אחוזים"),
        ..Numbers::NONE
    },
    ..Language::NONE
};
