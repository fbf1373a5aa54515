//! Russian.

use crate::language::Language;
use crate::language::topics::doubling::Doubling;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::words::words;

pub(super) static RUSSIAN: Language = Language {
    name: "Russian",
    code: "ru",
    evidence: Evidence {
        script: Script::Cyrillic,
        function_words: words!(
            "и или а но в во на с со к ко о об от до из для по за при что не как под над между через их его её ее если чтобы \
             который которая которые это этот эта эти он она они мы вы было был была были быть также только уже еще ещё"
        ),
        letters: "ыэё",
        foreign_letters: "іїєґўјљњћђџѓќѕ",
    },
    doubling: Doubling {
        words: words!("так да нет очень еле чуть что ну вот едва давно долго далеко тихо никогда"),
        letters: words!("и в с к о у я"),
        ..Doubling::NONE
    },
    ..Language::NONE
};
