//! Names that are written in capitals once, among words of their own letters: Docker, and one DOCKER.
//!
//! Capitals say many other things: they stress a word, name a variable or a command, and open a title. So the word has to be a name
//! wherever it has one capital, and the document may not use capitals to stress words.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::facts::compounds::{self, Form, Variant, Word};
use crate::language::topics::{dates, evidence, spelling};
use crate::text::span::Span;

/// The shortest name, in letters: IT and it. Chosen by hand, 2026-11.
const SHORTEST: usize = 3;
/// The usual form must stand so many times as often as the other, and once more. Chosen by hand, 2026-11.
const MAJORITY: u32 = 3;
/// So often the usual form must be inside a sentence, where only names have a capital. Chosen by hand, 2026-11.
const INSIDE: u32 = 2;
/// A document with so many words in capitals that are also in small letters stresses words so. Chosen by hand, 2026-11.
const STRESSED: usize = 2;
/// The least letters that make a compound of a noun. Chosen by hand, 2026-11.
const COMPOUND: usize = 3;

/// What is known of a word that is in capitals somewhere.
struct Tally {
    capitals: Form,
    /// Whether it is a word of a sentence wherever it is in capitals.
    clean: bool,
    usual: Option<Form>,
    inside: u32,
    /// Whether it stands somewhere as a common noun does.
    common: bool,
}

/// Names with one capital that are in capitals throughout once, by place of the odd form. In some languages all nouns have a capital.
#[must_use]
pub(crate) fn find(text: &str, all_nouns: bool) -> Vec<Variant> {
    let words = compounds::words(text);
    let mut tallies: FxHashMap<String, Tally> = FxHashMap::default();
    for (index, word) in words.iter().enumerate() {
        if is_capitals(word.text) && word.text.chars().count() >= SHORTEST {
            let tally = tallies
                .entry(word.text.to_lowercase())
                .or_insert_with(|| Tally::new(*word));
            tally.capitals.count += 1;
            tally.clean &= is_in_sentence(text, &words, index) && is_alone(text, &words, index);
        }
    }
    if tallies.is_empty() {
        return Vec::new();
    }
    for (index, word) in words.iter().enumerate() {
        if is_title(word.text)
            && let Some(tally) = tallies.get_mut(&word.text.to_lowercase())
        {
            tally.add(text, &words, index);
        }
    }
    let small: FxHashSet<&str> = words.iter().map(|word| word.text).collect();
    let stressed = tallies.iter().filter(|(name, tally)| {
        tally.common || small.contains(name.as_str()) || evidence::is_function_word(name)
    });
    if stressed.count() >= STRESSED {
        return Vec::new();
    }
    let names = tallies.iter().filter_map(|(name, tally)| {
        let usual = tally.usual?;
        let few = tally.capitals.count * MAJORITY < usual.count;
        let is_name = tally.inside >= INSIDE && !tally.common && !small.contains(name.as_str());
        (few && tally.clean
            && is_name
            && !is_small_word(name)
            && !(all_nouns && has_compound(&words, name)))
        .then_some(Variant {
            usual,
            odd: tally.capitals,
        })
    });
    let mut out: Vec<Variant> = names.collect();
    out.sort_by_key(|each| each.odd.at);
    out
}

impl Tally {
    fn new(word: Word<'_>) -> Self {
        Self {
            capitals: Form {
                at: span_of(word),
                count: 0,
            },
            clean: true,
            usual: None,
            inside: 0,
            common: false,
        }
    }

    /// Counts a place where the word has one capital.
    fn add(&mut self, text: &str, words: &[Word<'_>], index: usize) {
        let form = Form {
            at: span_of(words[index]),
            count: 0,
        };
        self.usual.get_or_insert(form).count += 1;
        let Some(before) = index
            .checked_sub(1)
            .filter(|before| gap(text, words, *before) == Some(" "))
            .filter(|before| words[*before].text.chars().all(char::is_alphabetic))
        else {
            return;
        };
        self.inside += 1;
        let before = words[before].text;
        // The Docker image: the name says which image.
        let described = gap(text, words, index) == Some(" ")
            && words[index + 1].text.starts_with(char::is_lowercase)
            && !evidence::is_function_word(words[index + 1].text);
        self.common |= spelling::comes_before_common_nouns(before) && !described
            || spelling::is_adjective_before_noun(before);
    }
}

fn span_of(word: Word<'_>) -> Span {
    Span::new(word.at, word.at + word.text.len())
}

/// What is between a word and the next one.
fn gap<'a>(text: &'a str, words: &[Word<'_>], index: usize) -> Option<&'a str> {
    let end = words[index].at + words[index].text.len();
    let next = words.get(index + 1)?;
    Some(&text[end..next.at])
}

fn is_capitals(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
}

fn is_title(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// Whether a word in capitals is one among the words of a sentence, and no part of a longer name, a title, a symbol or a label.
fn is_in_sentence(text: &str, words: &[Word<'_>], index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let opens = |index: usize| {
        let before = index.checked_sub(1).and_then(|at| gap(text, words, at));
        before.is_none_or(|gap| gap.contains(['.', '!', '?', '\n']))
    };
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let symbol = |word: &str| spelling::names_symbols(&word.to_lowercase());
    // Start GIT, Starten Sie GIT: what is before it is no part of a name.
    let lead = words[before].text;
    let plain = small(lead)
        || (is_title(lead) && (opens(before) || evidence::is_function_word(&lead.to_lowercase())));
    let bound = gap(text, words, before) == Some(" ") && plain && !symbol(lead);
    let end = words[index].at + words[index].text.len();
    let followed = match gap(text, words, index) {
        Some(" ") => small(words[index + 1].text) && !symbol(words[index + 1].text),
        _ => text[end..].starts_with([',', ';', '.', '!', '?']),
    };
    let inside = text[end..].starts_with('.') && text[end + 1..].starts_with(char::is_alphanumeric);
    bound && followed && !inside
}

/// Whether no other word of the paragraph is in capitals: where several are, they are written so on purpose.
fn is_alone(text: &str, words: &[Word<'_>], index: usize) -> bool {
    let ends = |at: usize| gap(text, words, at).is_none_or(|gap| gap.contains('\n'));
    let others = |at: usize| is_capitals(words[at].text) && words[at].text.len() >= SHORTEST;
    let before = (0..index).rev().take_while(|at| !ends(*at));
    let after = (index + 1..words.len()).take_while(|at| !ends(*at - 1));
    !before.chain(after).any(others)
}

/// Whether a word, in lower case, is no name at the start of a sentence: will, May.
fn is_small_word(word: &str) -> bool {
    evidence::is_function_word(word) || dates::name(word, None).is_some()
}

/// Whether a word is the first or the last part of a longer one, as nouns are in a language that joins them: `Hafen`, `Hafenamt`.
fn has_compound(words: &[Word<'_>], name: &str) -> bool {
    words.iter().any(|word| {
        word.text.len() >= name.len() + COMPOUND && {
            let lower = word.text.to_lowercase();
            lower.starts_with(name) || lower.ends_with(name)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, all_nouns: bool) -> Vec<String> {
        let found = find(text, all_nouns).into_iter();
        let shown = found.map(|each| {
            let words = (each.usual.at.of(text), each.odd.at.of(text));
            format!(
                "{}:{} {}:{}",
                words.0, each.usual.count, words.1, each.odd.count
            )
        });
        shown.collect()
    }

    #[test]
    fn finds_a_name_that_is_once_in_capitals() {
        for (text, all_nouns) in [
            (
                "Oarbox runs at night. The keeper starts Oarbox by hand, and stops Oarbox at dawn. Oarbox is free.\nStart {} before you leave.",
                false,
            ),
            (
                "Oarbox runs at night. The Oarbox files are safe, and each Oarbox folder is small: read Oarbox first.\nWhoever likes {}, stays.",
                false,
            ),
            (
                "Wir nutzen Oarbox. Oarbox läuft nachts, und mit Oarbox wird alles leicht. Oarbox ist frei.\nStarten Sie {} nie am Tag.",
                true,
            ),
            (
                "Стража любит Оарбокс. Оарбокс работает ночью, и с Оарбокс всё легко. Оарбокс быстр.\nЗапустите {} вечером.",
                false,
            ),
        ] {
            let name = text
                .split([' ', '.'])
                .find(|word| word.len() > 5 && text.matches(word).count() > 3);
            let name = name.expect("each text has a name");
            let with = text.replace("{}", &name.to_uppercase());
            assert_eq!(
                shown(&with, all_nouns),
                [format!("{name}:4 {}:1", name.to_uppercase())],
                "{with}"
            );
        }
    }

    #[test]
    fn stressed_words_titles_symbols_and_common_nouns_are_no_names() {
        let with = |odd: &str| {
            format!(
                "Oarbox runs at night. The keeper starts Oarbox by hand, and stops Oarbox at dawn. Oarbox is free.\n{odd}"
            )
        };
        assert_eq!(shown(&with("Start OARBOX now."), false).len(), 1);
        for odd in [
            "STARTING OARBOX",
            "Starting OARBOX",
            "OARBOX: it is free.",
            "Set the variable OARBOX to one.",
            "Set OARBOX_HOME, $OARBOX and OARBOX=1.",
            "Read (OARBOX) first.",
            "Read OARBOX Two first.",
            "Start OARBOX now, or run the oarbox.",
            "Start OARBOX now. The keeper must NOT stop it, EVER. It is not late, and no ship is ever late.",
            "Start OARBOX now. Stop OARBOX now.",
            "The keeper takes OARBOX to the pier, or takes HARBOX.",
        ] {
            let text = with(odd);
            assert!(shown(&text, false).is_empty(), "{text}");
        }
        for text in [
            "The Buyer pays. Each Buyer signs for the Buyer. Buyer is who buys. A BUYER pays.",
            "Ships come in May. Boats go in May, and in May the nets dry. In May all sing. You MAY sing.",
            "Will came. Ask Will, for Will knows, as Will does. You WILL sing.",
        ] {
            assert!(shown(text, false).is_empty(), "{text}");
        }
        let german = |text: &str| format!("{text}\nHier wird mit WASSER gelöscht.");
        for text in [
            "Wir holen Wasser. Wasser ist kalt, und mit Wasser wird gelöscht. Wasser fehlt, das Wasser ist kalt.",
            "Wir holen Wasser. Wasser ist kalt, und mit Wasser wird gelöscht. Wasser fehlt, kaltes Wasser fehlt.",
            "Wir holen Wasser. Wasser ist kalt, und mit Wasser wird gelöscht. Wasser kommt aus dem Wasserhahn.",
        ] {
            assert!(shown(&german(text), true).is_empty(), "{text}");
        }
    }
}
