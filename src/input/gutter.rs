//! The bar that stands before each line of an aside: `|  Note: …`. It is a drawn line, and no text.

use crate::input::lines::Line;
use crate::text::span::Span;

/// What an aside has before its lines.
const BAR: char = '|';

/// Takes the bars off the lines of asides. A line of a bar alone is blank.
///
/// A block of one line is none, and neither is a table, whose lines have bars inside, nor code, where a bar stands right before a word.
pub(super) fn take_off(text: &str, lines: &mut [Line]) {
    for block in lines.split_mut(Line::is_blank) {
        if block.len() < 2 || !block.iter().all(|line| is_barred(line.span.of(text))) {
            continue;
        }
        for line in block {
            let content = line.span.of(text);
            let bare = content[BAR.len_utf8()..].trim_start();
            let taken = content.len() - bare.len();
            let end = line.span.end as usize;
            (line.span, line.indent, line.width) = match bare {
                "" => (Span::empty(end), 0, 0),
                _ => (
                    Span::new(end - bare.len(), end),
                    line.indent + taken,
                    line.width - taken,
                ),
            };
        }
    }
}

/// Whether a line is a bar and what is set off from it, without another bar and without the columns of a table.
fn is_barred(content: &str) -> bool {
    let Some(rest) = content.strip_prefix(BAR) else {
        return false;
    };
    let set_off = rest.is_empty() || rest.starts_with("  ");
    set_off && !rest.contains(BAR) && !rest.trim_start().contains("   ")
}

#[cfg(test)]
mod tests {
    use crate::input::{Options, from_bytes};

    fn paragraphs(text: &str) -> Vec<String> {
        let document =
            from_bytes("x.txt", text.as_bytes(), &Options::default()).expect("plain text is read");
        let keys = document.paragraphs.iter();
        keys.map(|each| document.key(each).to_owned()).collect()
    }

    #[test]
    fn the_bar_of_an_aside_is_no_text() {
        let found = paragraphs(
            "The lamp is lit at dusk.\n\n   |  Note: The keeper may light it\n   |  before dusk when there is fog.\n   |\n   |  The bell is rung in fog as well.\n\nThe lamp is put out at dawn.\n",
        );
        let expected = [
            "The lamp is lit at dusk.",
            "Note: The keeper may light it before dusk when there is fog.",
            "The bell is rung in fog as well.",
            "The lamp is put out at dawn.",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_bars_of_a_table_and_of_code_stay() {
        for text in [
            "| lamp | 12 |\n| bell | 14 |\n",
            "cat lamps\n| sort\n| uniq\n",
            "|  lamp      12\n|  bell      14\n",
        ] {
            assert!(paragraphs(text).concat().contains('|'), "{text}");
        }
    }
}
