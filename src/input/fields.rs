//! Lines that are whole by what they say: the title of a clause, and a name with its value (`Buyer: Lind AB`).

use crate::input::lines::width;
use crate::text::marks::CLAUSE_ENDS;
use crate::text::script;
use crate::text::segment;

/// The most columns of the name of a field: twelve Han characters, as in `甲方（采购方）`. Chosen by hand, 2026-11.
const NAME: usize = 24;

/// The most words of the name of a field. Chosen by hand, 2026-11.
const NAME_WORDS: usize = 3;

/// Whether what follows the number of a clause on its line reads as a title: something that no sentence or clause ends in.
pub(super) fn is_title(body: &str) -> bool {
    let inside = ['，', '。', '；', '：', '、'];
    opens(body)
        && !body.contains(inside)
        && !segment::ends_sentence(body)
        && !body.ends_with(CLAUSE_ENDS)
        && !body.ends_with([',', ':', '.'])
}

/// Whether a line is a short name, a colon and a value that no comma leaves open.
pub(super) fn is_field(line: &str) -> bool {
    let Some((name, value)) = line.split_once(['：', ':']) else {
        return false;
    };
    let wide = line[name.len()..].starts_with('：');
    let parted = wide || value.starts_with(' ');
    let marks = [',', '，', '.', '。', ';', '；', '!', '！', '?', '？', '、'];
    parted
        && !value.trim().is_empty()
        && opens(name)
        && !name.contains(marks)
        && name.split_whitespace().count() <= NAME_WORDS
        && width(name) <= NAME
        && !line.ends_with([',', '，', '、'])
}

/// Whether a text opens as names and titles do: with a capital, or in a script that has none.
pub(super) fn opens(text: &str) -> bool {
    let first = text.chars().next();
    first.is_some_and(|c| script::is_letter(c) && !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_its_value_is_a_field() {
        for line in [
            "Tenant: Rowan & Vale Ltd",
            "承租人（乙方）：松林书店",
            "Наниматель: ООО «Маяк»",
        ] {
            assert!(is_field(line), "{line}");
        }
        for line in [
            "at ten: the gate is opened",
            "Opens at 10:30 and closes at noon",
            "See https://example.org/gate",
            "The keeper and the guard of the gate agree: it stays shut",
            "承租人：",
            "双方约定，承租人：松林书店",
            "Tenant: Rowan & Vale Ltd,",
        ] {
            assert!(!is_field(line), "{line}");
        }
    }
}
