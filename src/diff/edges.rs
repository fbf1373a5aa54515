//! White space beside an edit that one text alone has: it came or went with the words, so that what stays reads as it did in both texts.
//!
//! The keys keep no white space behind a label, nor between a mark and a Han character, so that it is looked for in the source.

use crate::diff::change::{Class, Edit};
use crate::diff::group::Group;
use crate::document::Document;
use crate::text::span::Span;

/// What is beside one side of an edit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// A letter, a digit or a mark of a script that has its own.
    Text,
    /// Spaces, so many bytes.
    Spaces(u32),
    /// The end of a line, of a paragraph or of the edit before, or a mark that may be one of the format.
    Other,
}

/// Takes white space into the side of an edit that has it where the other side has text at once.
pub(super) fn settle(documents: [&Document; 2], group: &Group, edits: &mut [Edit]) {
    let mut taken = [0, 0];
    for at in 0..edits.len() {
        let next = edits.get(at + 1);
        let ends = [!edits[at].goes_on, next.is_none_or(|next| !next.goes_on)];
        let roofs = [0, 1].map(|side| next.map_or(u32::MAX, |next| sides(next)[side].start));
        let edit = &mut edits[at];
        // What parts a number from its paragraph is no part of the number that another one replaces.
        let numbers = edit.label && !edit.old.is_empty() && !edit.new.is_empty();
        if !edit.mark && !numbers && edit.class != Class::Spacing {
            let gaps = [0, 1].map(|side| {
                let own = [&group.old, &group.new][side];
                let free = [taken[side], roofs[side]];
                gaps(documents[side], own, sides(edit)[side], free)
            });
            let empty = sides(edit).map(Span::is_empty);
            let [old, new] = gains(gaps, empty)
                .map(|side| [0, 1].map(|end| if ends[end] { side[end] } else { 0 }));
            edit.old = grown(edit.old, old);
            edit.new = grown(edit.new, new);
            trim(documents, edit);
        }
        taken = [0, 1].map(|side| sides(edit)[side].end.max(taken[side]));
    }
}

/// Leaves out white space that both sides of a replacement begin or end with: it stays.
fn trim(documents: [&Document; 2], edit: &mut Edit) {
    let texts = [documents[0].slice(edit.old), documents[1].slice(edit.new)];
    if texts.iter().any(|text| text.trim().is_empty()) {
        return;
    }
    let spaces = |text: &'_ str| text.len() - text.trim_start_matches(is_space).len();
    let front = texts.map(spaces);
    let back = texts.map(|text| text.len() - text.trim_end_matches(is_space).len());
    let both = |ends: [usize; 2]| ends[0] > 0 && ends[1] > 0;
    for (side, span) in [&mut edit.old, &mut edit.new].into_iter().enumerate() {
        if both(front) {
            span.start += front[side] as u32;
        }
        if both(back) {
            span.end -= back[side] as u32;
        }
    }
}

fn sides(edit: &Edit) -> [Span; 2] {
    [edit.old, edit.new]
}

fn grown(span: Span, [front, back]: [u32; 2]) -> Span {
    Span {
        start: span.start - front,
        end: span.end + back,
    }
}

/// How many bytes each side gains in front and behind. Where one side is only a place, a space before it or behind it is the one that
/// stays.
fn gains(gaps: [[Beside; 2]; 2], empty: [bool; 2]) -> [[u32; 2]; 2] {
    let length = |beside: Beside| match beside {
        Beside::Spaces(length) => length,
        _ => 0,
    };
    let mut out = [[0; 2]; 2];
    for side in 0..2 {
        let (own, other) = (gaps[side], gaps[1 - side]);
        let is_kept = empty[1 - side] && other.iter().any(|beside| length(*beside) > 0);
        let is_alone = !empty[side] || other == [Beside::Text; 2];
        for end in 0..2 {
            if other[end] == Beside::Text && !is_kept && is_alone {
                out[side][end] = length(own[end]);
            }
        }
    }
    out
}

/// What is before and behind a side of an edit, in its paragraph; between `free[0]` and `free[1]` no other edit has taken it.
fn gaps(document: &Document, own: &[u32], side: Span, free: [u32; 2]) -> [Beside; 2] {
    let spans = own.iter().map(|at| document.paragraphs[*at as usize].span);
    let mut around = spans.filter(|span| span.start <= side.start && side.end <= span.end);
    let paragraph = around.next().unwrap_or(side);
    let before = document.slice(Span {
        start: paragraph.start,
        end: side.start,
    });
    let after = document.slice(Span {
        start: side.end,
        end: paragraph.end,
    });
    let room = [
        side.start.saturating_sub(free[0]),
        free[1].saturating_sub(side.end),
    ];
    let front = before.trim_end_matches(is_space);
    let back = after.trim_start_matches(is_space);
    [
        beside(
            before.len() - front.len(),
            room[0],
            front.chars().next_back(),
        ),
        beside(after.len() - back.len(), room[1], back.chars().next()),
    ]
}

/// What so many bytes of spaces are of which there is room for so many, and the character behind them.
fn beside(spaces: usize, room: u32, nearest: Option<char>) -> Beside {
    match nearest {
        Some('\n' | '\r') | None => Beside::Other,
        Some(_) if spaces > 0 && spaces as u32 <= room => Beside::Spaces(spaces as u32),
        Some(c) if spaces > 0 || c.is_ascii_punctuation() => Beside::Other,
        Some(_) => Beside::Text,
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\n' && c != '\r'
}

#[cfg(test)]
mod tests {
    use crate::diff::words::tests::{edits, pair};

    #[test]
    fn a_space_goes_with_the_words_that_alone_have_it() {
        for (old, new, expected) in [
            (
                "1. The harbour master keeps the key of the gate.",
                "The harbour master keeps the key of the gate.",
                pair("1. ", ""),
            ),
            (
                "第三条　船主应当保管船舱的钥匙。",
                "船主应当保管船舱的钥匙。",
                pair("第三条　", ""),
            ),
            (
                "船主则可以指定一名水手。",
                "船主则可以用 boat {} 指定一名水手。",
                pair("", "用 boat {} "),
            ),
            (
                "船主可以调用 summary 方法。",
                "船主可以调用其参数方法。",
                pair(" summary ", "其参数"),
            ),
            (
                "第十三条　船主应当保管船舱的钥匙。",
                "（四）船主应当保管船舱的钥匙。",
                pair("第十三条", "（四）"),
            ),
        ] {
            assert_eq!(edits(old, new), std::slice::from_ref(&expected), "{old}");
            assert_eq!(edits(new, old), [(expected.1, expected.0)], "{new}");
        }
    }

    #[test]
    fn a_space_that_both_have_stays() {
        for (old, new, expected) in [
            (
                "The lodger shall keep the stairs clean.",
                "The lodger shall at night keep the stairs clean.",
                pair("", "at night "),
            ),
            (
                "船主可以调用\nsummary 方法。",
                "船主可以调用 resume 方法。",
                pair("summary", "resume"),
            ),
        ] {
            assert_eq!(edits(old, new), [expected], "{old}");
        }
    }
}
