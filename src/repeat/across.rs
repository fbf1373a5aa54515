//! What recurs in the files of a collection by its nature: their heads, and lists of names.

use std::ops::Range;

use crate::document::Kind;
use crate::repeat::classes::Class;
use crate::repeat::relation;
use crate::repeat::symbols::Symbols;

/// How many files begin alike, at least, for it to be their frame: with fewer it is read as any other passage. Measured where the
/// constants of `series` were: with 3 there are three warnings less of 320, with 10 the same.
const FILES: usize = 5;
/// How many paragraphs the head of a file has at most: title, date, author, licence. With 2 and 8 the same there.
const HEAD: u32 = 4;
/// How much of a file its head can be, in percent: a file that is the same almost whole is a copy. At 25 and 100 the
/// same there.
const PART: u32 = 50;
/// The greatest weight of an item that is a name, on average: ten Han characters, five words of English.
const NAME: u32 = 30;
/// How many items a list of names has at least.
const ITEMS: u32 = 3;

/// Whether a passage is a part of the head in all of many files that hold it.
pub(super) fn are_heads(symbols: &Symbols<'_>, class: &Class) -> bool {
    let files = relation::files(symbols, class);
    let is_head = |copy: &Range<u32>| {
        let document = symbols.document(copy.start) as u32;
        let whole = symbols.weigh(symbols.start(document), symbols.start(document + 1));
        symbols.paragraph(copy.end - 1).paragraph < HEAD
            && symbols.weigh(copy.start, copy.end) * 100 < whole * PART
    };
    files >= FILES && class.copies.len() == files && class.copies.iter().all(is_head)
}

/// Whether each copy is most of a file of its own: the files are the same.
pub(super) fn are_files(symbols: &Symbols<'_>, class: &Class) -> bool {
    let is_file = |copy: &Range<u32>| {
        let document = symbols.document(copy.start) as u32;
        let whole = symbols.weigh(symbols.start(document), symbols.start(document + 1));
        symbols.weigh(copy.start, copy.end) * 100 >= whole * PART
    };
    class.copies.len() == relation::files(symbols, class) && class.copies.iter().all(is_file)
}

/// Whether all copies are lists of names, in several files.
pub(super) fn are_rosters(symbols: &Symbols<'_>, class: &Class) -> bool {
    let is_roster = |copy: &Range<u32>| {
        let (first, last) = (
            symbols.paragraph(copy.start),
            symbols.paragraph(copy.end - 1),
        );
        let document = symbols.documents()[first.document as usize];
        let items = last.paragraph - first.paragraph + 1;
        let mut all =
            document.paragraphs[first.paragraph as usize..=last.paragraph as usize].iter();
        items >= ITEMS
            && symbols.weigh(copy.start, copy.end) <= NAME * items
            && all.all(|each| each.kind == Kind::ListItem)
    };
    relation::files(symbols, class) > 1 && class.copies.iter().all(is_roster)
}
