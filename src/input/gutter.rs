//! The bar that stands before each line of an aside: `|  Note: …`. It is a drawn line, and no text.

use crate::input::lines::Line;
use crate::input::mode::could_go_on;
use crate::text::span::Span;

/// What an aside has before its lines.
const BAR: char = '|';

/// One in so many lines of an aside may end although the next word had room: before an item. Chosen by hand, 2026-11, on the asides of 200
/// published texts.
const LOOSE: usize = 4;

/// Takes the bars off the lines of asides, and adds them to the furniture. A line of a bar alone is blank.
///
/// A block of one line is not an aside, and neither is a table, whose lines have bars inside, nor code.
pub(super) fn take_off(text: &str, lines: &mut [Line], furniture: &mut Vec<Span>) {
    for block in lines.split_mut(Line::is_blank) {
        if block.len() < 2 || !block.iter().all(|line| is_barred(line.span.of(text))) {
            continue;
        }
        let without: Vec<Line> = block.iter().map(|line| without_bar(text, line)).collect();
        if is_filled(text, &without) {
            let bars = block.iter().zip(&without).map(|(line, rest)| Span {
                end: rest.span.start,
                ..line.span
            });
            furniture.extend(bars);
            block.copy_from_slice(&without);
        }
    }
}

/// Whether the bar of an aside was taken off a line. An aside is set off from the text as a quotation is, and often is one.
pub(super) fn had_bar(text: &str, line: &Line) -> bool {
    let before = text[..line.span.start as usize].trim_end_matches([' ', '\t']);
    before.ends_with(BAR)
}

fn without_bar(text: &str, line: &Line) -> Line {
    let content = line.span.of(text);
    let bare = content[BAR.len_utf8()..].trim_start();
    let (taken, end) = (content.len() - bare.len(), line.span.end as usize);
    if bare.is_empty() {
        return Line {
            span: Span::empty(end),
            indent: 0,
            width: 0,
            ..*line
        };
    }
    Line {
        span: Span::new(end - bare.len(), end),
        indent: line.indent + taken,
        width: line.width - taken,
        ..*line
    }
}

/// Whether a formatter filled the lines, as it does with prose and not with code.
fn is_filled(text: &str, lines: &[Line]) -> bool {
    let widths = lines.iter().map(|line| line.indent + line.width);
    let width = widths.max().unwrap_or(0);
    let inner = || {
        lines
            .windows(2)
            .filter(|pair| !pair.iter().any(Line::is_blank))
    };
    let loose = inner().filter(|pair| could_go_on(text, &pair[0], &pair[1], width));
    loose.count() * LOOSE <= inner().count()
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
    use crate::document::Kind;
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
    fn an_aside_is_set_off_as_a_quotation_is() {
        let text = "The lamp is lit.\n\n   |  The keeper may light it before dusk\n   |  when there is fog.\n";
        let document =
            from_bytes("x.txt", text.as_bytes(), &Options::default()).expect("plain text is read");
        let kinds: Vec<Kind> = document.paragraphs.iter().map(|each| each.kind).collect();
        assert_eq!(kinds, [Kind::Body, Kind::Quote]);
    }

    #[test]
    fn the_bars_of_a_table_and_of_code_stay() {
        for text in [
            "| lamp | 12 |\n| bell | 14 |\n",
            "cat lamps\n| sort\n| uniq\n",
            "|  lamp      12\n|  bell      14\n",
            "|  LAMP harbour/1.0\n|  Count: 12\n|  Keeper: the one who lights them\n|  End: 1\n",
        ] {
            assert!(paragraphs(text).concat().contains('|'), "{text}");
        }
    }
}
