//! Lists inside sentences: the sentence starts before the list, or in its items, and goes on after it.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::Style;
use crate::language::topics::{lists, sentences};
use crate::text::marks::CLAUSE_ENDS;
use crate::text::script;
use crate::text::segment;

/// Whether a paragraph with that end is an item after which a sentence may go on, or one of a list that has no marks.
pub(super) fn closes(reading: &Reading, one: Paragraph, tail: &str) -> bool {
    if ends_in_a_joint(one, tail) {
        return false;
    }
    let small = starts_small(one.body());
    if !is_item(one) {
        // An item that no label was read from: "flood it to the campus, or".
        let bare = lists::without_conjunction(one.vocabulary(), tail).unwrap_or(tail);
        return small && bare.trim_end().ends_with([',', ';']);
    }
    let before = one.before();
    let first = before
        .iter()
        .rposition(|each| !is_item_of(each))
        .map_or(0, |at| at + 1);
    let siblings = one.index() - first;
    let open = |text: &str| !segment::ends_sentence(text) && !text.ends_with(CLAUSE_ENDS);
    let end = |at: usize| reading.paragraph(at).body().trim_end();
    if tail.ends_with(script::is_unspaced) || tail.ends_with('，') {
        // Where words have no spaces, nothing but the items before shows where one ends.
        let before = (siblings > 0).then(|| end(one.index() - 1));
        return before.is_some_and(|before| {
            let comma = before.ends_with([',', '，']);
            let marked = !open(before) || comma;
            if tail.ends_with('，') {
                comma
            } else {
                !marked
            }
        });
    }
    if small || (siblings == 0 && one.label.is_some_and(|label| label.number > 1)) {
        return true;
    }
    // A list without marks has none at its end either; one that a sentence opens belongs to it.
    siblings > 0
        && (open(end(one.index() - 1)) || first == 0 || !segment::ends_sentence(end(first - 1)))
}

/// Whether a text ends in a word after which no item can end: the, of, 在. Conjunctions join items.
pub(super) fn ends_in_a_joint(one: Paragraph, tail: &str) -> bool {
    let vocabulary = one.vocabulary();
    tail.ends_with(script::is_word)
        && segment::ends_open(vocabulary, tail)
        && !sentences::may_end(vocabulary, tail)
        && (tail.ends_with(script::is_unspaced)
            || lists::without_conjunction(vocabulary, tail).is_none())
}

fn is_item(one: Paragraph) -> bool {
    is_item_of(&one)
}

fn is_item_of(each: &crate::document::Paragraph) -> bool {
    each.kind == Kind::ListItem
        || each.label.is_some_and(|label| {
            !matches!(
                label.style,
                Style::Division(_) | Style::Hash(_) | Style::Han
            )
        })
}

fn starts_small(body: &str) -> bool {
    let first = body.chars().find(|c| c.is_alphabetic());
    first.is_some_and(char::is_lowercase)
}
