//! Columns of short lines, each of which is one by itself although no blank line parts them: the headings of a table of contents
//! without page numbers, and the entries of an index.

use crate::facts::label::{Label, Style};
use crate::input::lines::Line;
use crate::input::mode::could_go_on;
use crate::input::page_number::template;
use crate::language::topics::pages;
use crate::text::numeral;
use crate::text::segment;

/// The fewest numbered lines of a table of contents. Chosen by hand, 2026-11: as in `contents`, lists of three are lists.
const HEADINGS: usize = 4;
/// The fewest entries of an index whose lines all stand below each other, and of one whose places are set in below them. Chosen by hand,
/// 2026-11.
const ENTRIES: [usize; 2] = [3, 2];
/// The fewest lines of a column.
pub(super) const FEWEST: usize = ENTRIES[0];

/// The most lines of an entry of an index. Chosen by hand, 2026-11.
const ENTRY_LINES: usize = 4;

/// So many of the entries end where the next word had room, at least. Chosen by hand, 2026-11: in the index of RFC 9051, 16 of 19.
const SHARE: (usize, usize) = (3, 4);

/// A block of lines that is such a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A table of contents: how far its numbered lines are set in.
    Contents(Vec<usize>),
    /// An index: how far its entries are set in. What is set in further belongs to the entry above.
    Index(usize),
}

/// The column that a block is whose lines have these labels, in a text whose lines run up to `width`. Linear.
pub(super) fn of(
    text: &str,
    block: &[Line],
    labels: &[Option<Label>],
    width: usize,
) -> Option<Column> {
    let open = |line: &Line| {
        let content = line.span.of(text);
        !segment::ends_sentence(content)
            && !content.ends_with([',', ';', ':', '，', '；', '：', '、'])
    };
    if !block.iter().all(open) {
        return None;
    }
    index(text, block, width).or_else(|| contents(block, labels))
}

fn contents(block: &[Line], labels: &[Option<Label>]) -> Option<Column> {
    let numbered = |label: &Option<Label>| {
        label.is_some_and(|label| matches!(label.style, Style::Decimal(_) | Style::Division(_)))
    };
    let lines = block.iter().zip(labels);
    let mut indents: Vec<usize> = lines
        .filter(|(_, label)| numbered(label))
        .map(|(line, _)| line.indent)
        .collect();
    let enough =
        numbered(&labels[0]) && indents.len() >= HEADINGS && indents.len() * 2 >= block.len();
    indents.sort_unstable();
    indents.dedup();
    enough.then_some(Column::Contents(indents))
}

fn index(text: &str, block: &[Line], width: usize) -> Option<Column> {
    let indent = block.iter().map(|line| line.indent).min()?;
    let hangs = block.iter().any(|line| line.indent > indent);
    if block[0].indent > indent {
        return None;
    }
    let starts: Vec<usize> = (0..block.len())
        .filter(|at| block[*at].indent == indent)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([block.len()]);
    let apart =
        |end: usize| end == block.len() || could_go_on(text, &block[end - 1], &block[end], width);
    let entry = |(start, end): (usize, usize)| {
        let last = block[end - 1].span.of(text);
        let named = block[start].span.of(text).contains(char::is_alphabetic);
        let placed = if hangs {
            last.ends_with(|c: char| numeral::digit(c).is_some())
        } else {
            names_pages(last)
        };
        let set_in = !hangs || end > start + 1;
        end - start <= ENTRY_LINES && (hangs || apart(end)) && named && placed && set_in
    };
    let enough = starts.len() >= ENTRIES[usize::from(hangs)];
    let all = enough && starts.iter().copied().zip(ends.clone()).all(entry);
    // A long name can be one that had no room on the line above. Where places are set in, the other entries show that it did not go on.
    let ended = ends.filter(|end| apart(*end)).count();
    (all && ended * SHARE.1 >= starts.len() * SHARE.0).then_some(Column::Index(indent))
}

/// Whether a line is a word and its pages: lamp, 12, 14-16; lamp, page 12.
fn names_pages(content: &str) -> bool {
    let apart = [", ", "，", "  ", "\u{3000}"];
    let places = apart.iter().filter_map(|mark| content.split_once(mark));
    let first = places.min_by_key(|(name, _)| name.len());
    let is_page = |place: &str| {
        let number = |c: char| numeral::digit(c).is_some() || matches!(c, '-' | '–');
        !place.is_empty() && place.chars().all(number) || pages::is_page_number(&template(place))
    };
    first.is_some_and(|(_, pages)| pages.split([',', '，', '、']).map(str::trim).all(is_page))
}

impl Column {
    /// Whether the second of two lines of the column, which has this label, is one by itself; none where the column does not say.
    pub(super) fn starts(
        &self,
        text: &str,
        [line, next]: [&Line; 2],
        label: Option<Label>,
        width: usize,
    ) -> Option<bool> {
        let indents = match self {
            Self::Index(indent) => return Some(next.indent == *indent),
            Self::Contents(indents) => indents,
        };
        let beside = indents.binary_search(&next.indent).is_ok();
        let decimal = |label: Label| matches!(label.style, Style::Decimal(_));
        let numbered = label.is_some_and(decimal);
        let apart = || {
            let small = next.span.of(text).starts_with(char::is_lowercase);
            !small && could_go_on(text, line, next, width)
        };
        (beside && (numbered || apart())).then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use crate::input::{Options, from_bytes};

    /// The paragraphs of a block between two others.
    fn paragraphs(block: &str) -> Vec<String> {
        let around = "The harbour office keeps a list of all lamps, and of the people who clean them, in a book\n\
                      that lies open in the hall of the office from nine to five on every day of the week.";
        let text = format!("{around}\n\n{block}\n\n{around}\n");
        let document =
            from_bytes("x.txt", text.as_bytes(), &Options::default()).expect("plain text is read");
        let inner = document.paragraphs.len() - 1;
        let keys = document.paragraphs[1..inner].iter();
        keys.map(|each| document.key(each).to_owned()).collect()
    }

    #[test]
    fn headings_without_page_numbers_are_one_a_line() {
        let found = paragraphs(
            "1.  Lamps\n  1.1.  Oil\n    1.1.1.  8-Ounce Cans\n  1.2.  Glass\n2.  Keepers of the Lamps of This Harbour, and What They Are Paid for Every Hour of the\n    Night and of the Day\nThanks\nIndex\nThe Author's Address",
        );
        assert_eq!(found.len(), 8, "{found:?}");
        let found = paragraphs(
            "第一章　总则\n第二章　灯具的保管\n第三章　灯塔看守人\n第四章　附则\n附录\n后记",
        );
        assert_eq!(found.len(), 6, "{found:?}");
        let found = paragraphs(
            "Глава 1. Лампы\nГлава 2. Масло\nГлава 3. Стекло\nГлава 4. Сторожа\nПослесловие\nУказатель",
        );
        assert_eq!(found.len(), 6, "{found:?}");
    }

    #[test]
    fn entries_of_an_index_are_one_each() {
        let found = paragraphs("lamp, 12\nlantern, 14, 20\noil (kind of), 7\nwick, page 9");
        assert_eq!(found.len(), 4, "{found:?}");
        let found = paragraphs(
            "lamp (thing)\n   Section 4.2\nlantern (thing)\n   Section 6.1\noil\n   Section 7",
        );
        assert_eq!(
            found,
            [
                "lamp (thing) Section 4.2",
                "lantern (thing) Section 6.1",
                "oil Section 7"
            ]
        );
        // A name that had no room behind the place above it.
        let found = paragraphs(
            "lamp (thing)\n   Section 4.2, Paragraph 3\nlamp[of-the-harbour-office-and-of-the-gate] (thing)\n   Section 6.1\nlantern (thing)\n   Section 6.1\noil\n   Section 7\nwick of a lamp\n   Section 8",
        );
        assert_eq!(found.len(), 5, "{found:?}");
        let found = paragraphs("лампа, с. 12\nмасло, с. 14, 20\nстекло, с. 7");
        assert_eq!(found.len(), 3, "{found:?}");
        let found = paragraphs("灯具　12\n灯油　14\n玻璃　20");
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn what_a_formatter_filled_is_no_column() {
        let found = paragraphs(
            "The lamps of the harbour are cleaned in the order of the list, which names all of the 12\nkeepers and the hours of each of them, and is read out on the first day of the month of 7\nin the hall of the office before those who",
        );
        assert_eq!(found.len(), 1, "{found:?}");
        let narrow = paragraphs(
            "The lamps stand in rows of 12\nand in the hall in rows of 40\nwith the oil in cans of 8",
        );
        assert_eq!(narrow.len(), 1, "{narrow:?}");
    }
}
