//! Hebrew.

use crate::language::Language;
use crate::language::topics::dates::Dates;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::topics::modality::Modality;
use crate::language::topics::parts::{Division, DivisionNames, Parts};
use crate::language::topics::placeholders::Placeholders;
use crate::language::words::words;

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
        stubs: &["בוטל", "בוטלה", "בוטלו", "נמחק", "נמחקה", "שמור"],
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
    ..Language::NONE
};
