//! Blanks that are left on purpose: lines to sign on, fields of a form, what a sample shows, and letters that stand for a value.

use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::part;
use crate::language::topics::placeholders;
use crate::text::near;
use crate::text::script;
use crate::text::span::Span;

/// The most words of a label before a blank: Date of issue. Chosen by hand.
const LABEL: usize = 4;
/// The longest line that announces a sample, in bytes. Chosen by hand: longer ones speak of much else.
const ANNOUNCEMENT: usize = 200;
/// How much of a line is read before a blank and after it, in bytes: it bounds the time.
const LINE: usize = 400;
/// Over how many paragraphs a line that ends with a colon announces. Chosen by hand.
const REACH: usize = 12;
/// Among so many paragraphs from the first the title is looked for. Chosen by hand.
const TITLES: usize = 4;
/// The longest blank that is a box to tick, in low lines. Chosen by hand: a blank for a word is longer.
pub(super) const BOX: usize = 5;
/// How many crosses stand for a value at least.
const CROSSES: usize = 3;

/// Whether a blank on a line is one to sign on, with the name next to it, or the field of a form: nothing but labels and blanks stands
/// on its line.
pub(super) fn is_field(reading: &Reading, span: Span) -> bool {
    let (before, after) = reading.around(span);
    let before = near::before(before, before.len(), LINE);
    let after = near::after(after, 0, LINE);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.lines().next().unwrap_or_default();
    let signed = is_label(before) && is_name(after);
    let line = [before, reading.quote(span), after].concat();
    // One blank after a label may be what is missing in a text; two are boxes to tick.
    let mut pieces = line.split(['_', '＿', ':', '：']);
    let blanks = line.split(|c| !matches!(c, '_' | '＿'));
    let boxes = blanks.filter(|blank| !blank.is_empty()).count() > 1 && pieces.all(is_label);
    signed || boxes || is_below_labels(reading, span)
}

/// Whether a blank is all of its line, and what stands above says what is written there: Date / Name / Signature.
fn is_below_labels(reading: &Reading, span: Span) -> bool {
    let (before, after) = reading.around(span);
    let mut above = near::before(before, before.len(), LINE).rsplit('\n');
    let rest = |text: &str| text.trim_matches(['\\', '_', ' ']).is_empty();
    let alone = above.next().is_some_and(rest) && after.lines().next().is_none_or(rest);
    let line = above.find(|line| !line.trim().is_empty()).unwrap_or("");
    alone && line.contains(" / ") && line.split(" / ").all(is_label)
}

/// Whether a text is a label: few words, none of them the end of a clause.
fn is_label(text: &str) -> bool {
    let bare = text.trim().trim_end_matches([':', '：']).trim();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '(' | ')' | '\'' | '’' | '-');
    bare.split_whitespace().count() <= LABEL
        && bare.chars().all(plain)
        && !bare.contains(script::is_unspaced)
}

/// Whether a text is somebody's name: Anna Lind, Keeper; /А. И. Иванова/.
fn is_name(text: &str) -> bool {
    let bare = text.trim_matches([' ', '/', '(', ')', '\t']);
    let words = bare.split([' ', '.', ',']).filter(|word| !word.is_empty());
    let capitals = words
        .clone()
        .filter(|word| word.starts_with(char::is_uppercase));
    capitals.count() >= 2 && words.count() <= 2 * LABEL && !bare.contains(['_', ':'])
}

/// Whether each paragraph, in order, is part of a sample: the heading above it says so, or a line that ends with a colon.
pub(super) fn samples(reading: &Reading) -> FxHashSet<usize> {
    let mut out = FxHashSet::default();
    let (mut of_heading, mut until) = (false, 0);
    for paragraph in reading.paragraphs() {
        let at = paragraph.index();
        let text = paragraph.key();
        let may_say = paragraph.kind == Kind::Heading || text.ends_with(':');
        let says = may_say && announces(paragraph);
        if paragraph.kind == Kind::Heading {
            of_heading = says;
        }
        if text.ends_with(':') && says {
            until = at + REACH;
        }
        if of_heading || at <= until && until > 0 {
            out.insert(at);
        }
    }
    out
}

fn announces(paragraph: Paragraph) -> bool {
    let text = paragraph.key();
    let said = near::before(text, text.len(), ANNOUNCEMENT).to_lowercase();
    placeholders::samples().any(|sample| stands(sample, &said))
}

/// Whether a word is in a text as a whole.
fn stands(word: &str, said: &str) -> bool {
    let beside = |c: char| c.is_alphanumeric() && !script::is_unspaced(c);
    said.match_indices(word).any(|(at, _)| {
        !said[..at].ends_with(beside) && !said[at + word.len()..].starts_with(beside)
    })
}

/// Whether the document is a form that it publishes for others to fill in: its title says so, the first heading or the first short line.
pub(super) fn is_form(reading: &Reading) -> bool {
    let is_title = |paragraph: &Paragraph| {
        let short = paragraph.key().len() <= ANNOUNCEMENT;
        paragraph.kind == Kind::Heading || (paragraph.index() == 0 && short)
    };
    let titles = reading.paragraphs().take(TITLES).filter(is_title);
    let mut said = titles.map(|title| title.key().to_lowercase()).take(2);
    said.any(|said| placeholders::is_title_of_form(|word| stands(word, &said)))
}

/// The paragraphs that give boxes to tick, with the one that tells the reader to.
pub(super) fn choices(reading: &Reading) -> FxHashSet<usize> {
    let mut out = FxHashSet::default();
    let mut until = None;
    for paragraph in reading.paragraphs() {
        let at = paragraph.index();
        if paragraph.kind == Kind::Heading {
            until = None;
        }
        if placeholders::tells_to_choose(&paragraph.key().to_lowercase()) {
            until = Some(at + REACH);
        }
        if until.is_some_and(|until| at <= until) {
            out.insert(at);
        }
    }
    out
}

/// The letters that stand for a value, as the text itself says: where XXX represents the number of the network.
pub(super) fn values(reading: &Reading) -> FxHashSet<String> {
    let mut out = FxHashSet::default();
    if !reading.has(|c| c == 'X') {
        return out;
    }
    for paragraph in reading.paragraphs() {
        let key = paragraph.key();
        if !key.contains("XXX") {
            continue;
        }
        let words: Vec<&str> = key.split(' ').collect();
        for each in words.windows(3) {
            let [before, crosses, after] = each else {
                continue;
            };
            let lower = |word: &str| {
                !word.is_empty()
                    && word
                        .chars()
                        .all(|c| c.is_lowercase() && !script::is_unspaced(c))
            };
            let called = part::name(before).is_some_and(|(length, _)| length == before.len());
            let bare = before.trim_start_matches('(');
            let all = crosses.len() >= CROSSES && crosses.chars().all(|c| c == 'X');
            if all && lower(bare) && lower(after) && !called {
                out.insert((*crosses).to_owned());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::placeholder::RULE;

    #[test]
    fn lines_to_sign_on_and_fields_are_none() {
        silent(
            &RULE,
            &[
                "The parties sign below.\n\nBy: ______________ Anna Lind, Keeper\n\nBy:_____________ Otto Berg",
                "Директор ____________ /А. И. Зимин/",
                "Select one:  Yes ______  No ______",
            ],
        );
    }

    #[test]
    fn what_a_sample_shows_is_none() {
        silent(
            &RULE,
            &[
                "Example form:\n\nReference: RFC XXXX\n\nStatus: shut",
                "The community is written XXX:80 (where XXX represents the number of the port). Boats of peers in BGP XXX:81.",
            ],
        );
    }

    #[test]
    fn the_blanks_of_a_form_are_its_content() {
        silent(
            &RULE,
            &[
                "Berth request template\n\n1. Boat\n\nThe name of the boat is ______ and its owner is ______ of ______ town.\n\nIt stays until ______ at the most.",
                "船只登记表\n\n船名______，船主______，住址______，电话______。",
                "Бланк заявки\n\n1. Судно\n\nСудно ________ стоит у причала ________ до ________ часов.",
                "Anmeldung (Formular)\n\n1. Boot\n\nDas Boot ________ liegt am Steg ________ im Hafen.",
                "The harbour rules\n\nEach owner has to select one of the berths:\n\na) ___ at the quay, for boats of the town\n\nb) ___ at the pier, for all other boats\n\nc) ___ at anchor, in summer only",
            ],
        );
        for text in [
            "The harbour platform\n\nThe name of the boat is ______ and it is old.",
            "Договор аренды\n\nСудно ________ стоит у причала до осени.",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_is_missing_in_a_text_is_found() {
        for text in [
            "The rent of ______ Euro is due.",
            "Seller: ____________",
            "Die Fähre, die ______ heißt, liegt im Hafen.",
            "This memo updates RFC XXXX for all ports.",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }
}
