//! English.

use crate::language::Language;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::words::words;

pub(super) static ENGLISH: Language = Language {
    name: "English",
    code: "en",
    evidence: Evidence {
        script: Script::Latin,
        function_words: words!(
            "the a an and or of to in on for with by from that which as at is are be been was were its their this these those not \
             no shall will may must should can could would between into under than it he she they we you his her our your has have \
             had if when where who whose any each all such but so upon within without there then other only also more do does did"
        ),
        ..Evidence::NONE
    },
    doubling: Doubling {
        words: words!("had that very no so far bye ha blah knock tut ta well now hear long really"),
        ..Doubling::NONE
    },
    ..Language::NONE
};
