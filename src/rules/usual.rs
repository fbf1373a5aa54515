//! The odd among the usual: one thing has several forms in a document, and one of them is in the clear majority.
//!
//! No rule of its own: rules count the forms, and this says which of them are odd, and reports all places of one form as one finding.

use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::text::span::Span;
use crate::wording::message::Message;

/// The usual form must stand so many times as often as another. Of quotation marks, with 2 one finding, one mended place and one case
/// more, with 6 three mended places fewer; of ranges the same.
const MAJORITY: usize = 3;

/// A form that is seldom, next to the one that is usual.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Odd<F> {
    pub(super) form: F,
    /// Its places, in order: at least one.
    pub(super) places: Vec<Span>,
    pub(super) usual: F,
    /// How often the usual form stands.
    pub(super) count: usize,
    /// The first place of the usual form.
    pub(super) example: Span,
}

/// The odd forms among `found`, the places of all forms in order: the usual form stands [`MAJORITY`] times as often as each of them.
pub(super) fn odd<F: Copy + PartialEq>(found: &[(F, Span)]) -> Vec<Odd<F>> {
    let mut forms: Vec<(F, Vec<Span>)> = Vec::new();
    for (form, span) in found {
        match forms.iter_mut().find(|(known, _)| known == form) {
            Some((_, places)) => places.push(*span),
            None => forms.push((*form, vec![*span])),
        }
    }
    let most = forms.iter().map(|(_, places)| places.len()).max();
    let most = most.unwrap_or_default();
    let Some((usual, example)) = forms
        .iter()
        .find(|(_, places)| places.len() == most)
        .map(|(form, places)| (*form, places[0]))
    else {
        return Vec::new();
    };
    forms.retain(|(form, places)| *form != usual && places.len() * MAJORITY <= most);
    let odd = forms.into_iter().map(|(form, places)| Odd {
        form,
        places,
        usual,
        count: most,
        example,
    });
    odd.collect()
}

/// A finding at the first of `places`, which says that the others are similar, and shows an example of the usual form.
pub(super) fn finding(
    rule: &Rule,
    reading: &Reading,
    places: &[Span],
    message: Message,
    example: Option<(Span, Message)>,
) -> Finding {
    let first = rule.finding(reading.number(), places[0], message);
    let all = places[1..]
        .iter()
        .fold(first, |finding, span| finding.again(*span));
    match example {
        Some((span, note)) => all.example(span, note),
        None => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<(char, Span)> {
        let places = text.char_indices();
        places
            .map(|(at, c)| (c, Span::new(at, at + c.len_utf8())))
            .collect()
    }

    fn odd_of(text: &str) -> Vec<(char, usize)> {
        let found = odd(&forms(text));
        found
            .iter()
            .map(|each| (each.form, each.places.len()))
            .collect()
    }

    #[test]
    fn each_seldom_form_is_odd() {
        assert_eq!(odd_of("aaabaac"), [('b', 1), ('c', 1)]);
        assert_eq!(odd_of("aaabaab"), []);
        assert_eq!(odd_of("ab"), []);
        assert_eq!(odd_of(""), []);
    }

    #[test]
    fn the_example_is_the_first_of_the_usual_form() {
        let found = odd(&forms("baaa"));
        assert_eq!(found[0].example, Span::new(1, 2));
        assert_eq!((found[0].usual, found[0].count), ('a', 3));
    }
}
