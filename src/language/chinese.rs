//! Chinese.

use crate::language::Language;
use crate::language::topics::evidence::{Evidence, Script};
use crate::language::words::words;

pub(super) static CHINESE: Language = Language {
    name: "Chinese",
    code: "zh",
    evidence: Evidence {
        script: Script::Han,
        function_words: words!(
            "的 了 是 在 和 与 及 或 等 对 为 不 其 以 于 由 应 将 该 并 而 之 所 有 中 上"
        ),
        ..Evidence::NONE
    },
    ..Language::NONE
};
