//! Whether the start of a paragraph goes on with what the one before it broke off.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::Style;
use crate::language::topics::{lists, sentences};
use crate::rules::broken_paragraph::{LONG, glued, line, split_word};
use crate::text::marks::{CLAUSE_ENDS, CLOSERS};
use crate::text::script;
use crate::text::segment;

/// Whether the start of a paragraph goes on with what the one before it broke off, which has that end and that weight.
pub(super) fn continues(
    (reading, habits): (&Reading, &Habits),
    (one, tail, weight): (Paragraph, &str, u32),
    head: &str,
) -> bool {
    let Some(first) = head.chars().next() else {
        return false;
    };
    if head.starts_with(['，', '。', '、', '；', '）', '”', '》', ','])
        && head.len() > first.len_utf8()
    {
        return true;
    }
    if crosses_a_title(tail, head) {
        return true;
    }
    let joins = segment::ends_open(one.vocabulary(), tail);
    // An enumeration with one item a line and no marks goes on without a mark at its end, too.
    let complete = segment::ends_sentence(head) || head.ends_with(CLAUSE_ENDS);
    let closed = tail.ends_with(CLOSERS);
    // `d. it must not …`: an item that no label was read from.
    let item = line::is_lettered(head);
    // Where words have no spaces, a small letter starts a name, and the text before it decides.
    let unspaced = (script::is_unspaced(first) && script::is_word(first))
        || (first.is_lowercase() && tail.ends_with(script::is_unspaced));
    if complete && !closed && !is_han_heading(one) && glued::breaks(one, (tail, weight), head) {
        return true;
    }
    if unspaced {
        let numbered = one.label.is_some() && one.kind != Kind::Heading;
        let heading = if numbered && !is_han_heading(one) {
            0
        } else {
            LONG / 2
        };
        // A heading may end so, but none of several clauses does.
        let clauses = weight >= LONG / 2 && one.body().contains([',', '，']);
        let phrase = sentences::may_end(one.vocabulary(), tail) && weight < LONG && !clauses;
        let cut = tail.ends_with(script::is_unspaced) && script::is_unspaced(first);
        return complete
            && !closed
            && !line::is_set_by_hand(tail)
            && ((joins && !phrase)
                || (cut
                    && !habits.is_label(reading, head)
                    && weight >= LONG
                    && !is_han_heading(one))
                || (script::is_han(first) && sentences::clings(one.vocabulary(), first))
                || split_word::is_split(reading, tail, head, heading));
    }
    if first.is_lowercase() {
        let bound = !tail.contains('\n')
            && !line::last_word(tail).contains(|c: char| c.is_ascii_digit())
            && lists::opens_with_conjunction(one.vocabulary(), head);
        let caption = !joins && !bound && line::is_caption(tail, weight, LONG);
        if item || line::is_entry(head) || caption || tail.ends_with("--") {
            return false;
        }
        let opens_well = one
            .body()
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(|c| !c.is_lowercase());
        return complete && (joins || (opens_well && !closed && !habits.starts_small(reading)));
    }
    if joins && complete && !closed && line::goes_on_in_number(tail, head) {
        return true;
    }
    // A name or a number goes on where the tail cannot be an end.
    let listed =
        lists::without_conjunction(one.vocabulary(), tail).is_some_and(|rest| rest.ends_with("; "));
    let counted = item
        || listed
        || line::is_entry(head)
        || line::is_hexadecimal(tail)
        || line::last_word(tail).starts_with(|c: char| c.is_ascii_digit())
        || tail.ends_with("--");
    joins
        && complete
        && weight >= LONG
        && !counted
        && (script::is_word(first) || segment::opens(first))
}

/// What a document does throughout, asked once.
#[derive(Default)]
pub(super) struct Habits {
    small: OnceCell<bool>,
    labels: OnceCell<FxHashSet<String>>,
}

impl Habits {
    /// Whether a line is a label over several parts of the document: 答案：
    fn is_label(&self, reading: &Reading, head: &str) -> bool {
        line::is_lead(head) && self.labels.get_or_init(|| labels(reading)).contains(head)
    }

    /// Whether paragraphs start with small letters behind whole ones.
    fn starts_small(&self, reading: &Reading) -> bool {
        *self.small.get_or_init(|| starts_small(reading))
    }
}

/// The lines that lead in what follows, as far as the document has them several times.
fn labels(reading: &Reading) -> FxHashSet<String> {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let leads = reading
        .paragraphs()
        .map(|each| each.text().trim())
        .filter(|text| line::is_lead(text));
    let again = leads.filter(|text| !seen.insert(text));
    again.map(ToOwned::to_owned).collect()
}

/// Where one in so many paragraphs behind whole ones starts with a small letter, they all may. Chosen by hand: in published text hardly any
/// does.
const SMALL_STARTS: usize = 4;

/// Whether paragraphs of the document start with small letters behind whole ones, as notes do that were taken in haste.
fn starts_small(reading: &Reading) -> bool {
    let (mut whole, mut small) = (0, 0);
    for (one, next) in reading.paragraphs().zip(reading.paragraphs().skip(1)) {
        if one.kind == Kind::Body && next.kind == Kind::Body && segment::ends_sentence(one.text()) {
            let start = next.text().trim_start();
            whole += 1;
            small += usize::from(start.starts_with(char::is_lowercase) && start.contains(' '));
        }
    }
    small * SMALL_STARTS > whole
}

/// Whether the paragraph has a number such as 一、, under which a line of its own is a heading however long it is.
fn is_han_heading(one: Paragraph) -> bool {
    one.label.is_some_and(|label| label.style == Style::Han)
}

/// Whether a title or a bracket opens in the tail and closes in the head: nothing that is whole does.
pub(super) fn crosses_a_title(tail: &str, head: &str) -> bool {
    let depth = |text: &str, open: char, close: char| {
        let mut depth = 0i32;
        let mut least = 0;
        for c in text.chars() {
            depth += i32::from(c == open) - i32::from(c == close);
            least = least.min(depth);
        }
        (depth - least, least)
    };
    [('《', '》'), ('〈', '〉'), ('（', '）')]
        .into_iter()
        .any(|(open, close)| {
            let (unclosed, _) = depth(tail, open, close);
            let (_, unopened) = depth(head, open, close);
            unclosed > 0 && unopened < 0
        })
}
