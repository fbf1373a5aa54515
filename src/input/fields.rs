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

/// The short name that a line opens with, before a colon and a value that no comma leaves open. A letter alone is no name: it names
/// a speaker.
pub(super) fn name_of_field(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(['：', ':'])?;
    let wide = line[name.len()..].starts_with('：');
    let parted = wide || value.starts_with(' ');
    let marks = [',', '，', '.', '。', ';', '；', '!', '！', '?', '？', '、'];
    let field = parted
        && !value.trim().is_empty()
        && name.chars().nth(1).is_some()
        && opens(name)
        && !name.contains(marks)
        && name.split_whitespace().count() <= NAME_WORDS
        && width(name) <= NAME
        && !line.ends_with([',', '，', '、']);
    field.then_some(name)
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
            assert!(name_of_field(line).is_some(), "{line}");
        }
        for line in [
            "at ten: the gate is opened",
            "Opens at 10:30 and closes at noon",
            "See https://example.org/gate",
            "The keeper and the guard of the gate agree: it stays shut",
            "承租人：",
            "双方约定，承租人：松林书店",
            "Tenant: Rowan & Vale Ltd,",
            "C: )",
        ] {
            assert!(name_of_field(line).is_none(), "{line}");
        }
    }
}
