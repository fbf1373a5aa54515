//! Names that are written with other capitals inside: GitHub and Github.

use rustc_hash::FxHashMap;
use unicode_script::{Script, UnicodeScript};

use crate::facts::compounds::{self, Form, Variant};
use crate::text::span::Span;

/// The shortest word whose capitals are compared. With 2 the same; with 4 one mended place fewer, with 8 eight.
const SHORTEST: usize = 3;
/// One way to write capitals must stand so often, and so many times as often as the other. With 2 the same; with 8 two findings
/// fewer and two mended places fewer.
const MAJORITY: u32 = 3;

/// A way of writing a name: its first place, how often it is written so, and how often in text of another script.
struct Name<'a> {
    word: &'a str,
    form: Form,
    among_others: u32,
}

/// Words with capitals inside that are also written with others, by place of the odd form. Among letters of another script every word is
/// a name, and one that is in capitals throughout is a variant of one with capitals inside: `TiDB`, TIDB.
#[must_use]
pub(crate) fn find(text: &str) -> Vec<Variant> {
    let mut names: FxHashMap<String, Vec<Name>> = FxHashMap::default();
    for word in compounds::words(text) {
        let upper = word.text.chars().filter(|c| c.is_uppercase()).count();
        let first = word.text.chars().next().is_some_and(char::is_uppercase);
        let length = word.text.chars().count();
        let bound = !text[..word.at]
            .ends_with(['-', '_', '.', '/', '@', '<', '[', '"', ':', '=', '`', '\''])
            && !text[word.at + word.text.len()..]
                .starts_with(['-', '_', '/', '@', '(', '=', ':', '>', '"', '`', '\''])
            && !is_inside(text, word.at + word.text.len());
        if !first || length < SHORTEST || !bound || !word.text.chars().all(char::is_alphabetic) {
            continue;
        }
        let at = Span::new(word.at, word.at + word.text.len());
        let among_others = is_among_others(text, at);
        if upper == length && !among_others {
            continue;
        }
        let names = names.entry(word.text.to_lowercase()).or_default();
        let place = names.iter().position(|name| name.word == word.text);
        let place = place.unwrap_or_else(|| {
            let form = Form { at, count: 0 };
            names.push(Name {
                word: word.text,
                form,
                among_others: 0,
            });
            names.len() - 1
        });
        names[place].form.count += 1;
        names[place].among_others += u32::from(among_others);
    }
    let mut out: Vec<Variant> = names.into_values().flat_map(|names| odd(&names)).collect();
    out.sort_by_key(|each| each.odd.at);
    out
}

/// The ways of writing one name that are odd next to the usual one.
fn odd(names: &[Name]) -> Vec<Variant> {
    let usual = names
        .iter()
        .max_by_key(|name| (name.form.count, std::cmp::Reverse(name.form.at)));
    let Some(usual) = usual else {
        return Vec::new();
    };
    let inner = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    let capitals = |word: &str| word.chars().all(char::is_uppercase);
    // A plural abbreviation (PCs) is no camel, and two names may differ: many must stand against few.
    let camel = |word: &str| inner(word) && lower_inside(word);
    let others = names.iter().filter(|other| {
        let between = usual.among_others > 0 && other.among_others > 0;
        let many = other.form.count * MAJORITY <= usual.form.count;
        // JOIN is a command, and Join what it does; TIDB is TiDB.
        let whole = capitals(usual.word) != capitals(other.word)
            && [usual, other].iter().all(|name| inner(name.word));
        other.form.at != usual.form.at
            && (many || between)
            && (camel(usual.word) || camel(other.word) || whole)
    });
    others
        .map(|other| Variant {
            usual: usual.form,
            odd: other.form,
        })
        .collect()
}

/// Whether the letters before and after a span, on its line, are of a script with other letters than it has.
fn is_among_others(text: &str, at: Span) -> bool {
    let other = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && c.script() != Script::Latin);
    let own = text[at.start as usize..].chars().next();
    let counts = |c: &char| c.is_alphabetic() || *c == '\n';
    let before = text[..at.start as usize].chars().rev().find(counts);
    let after = text[at.end as usize..].chars().find(counts);
    let own_script = |c: Option<char>| c.is_some_and(|c| c != '\n' && !other(Some(c)));
    let beside = [before, after];
    own.is_some_and(|c| c.is_ascii())
        && beside.iter().any(|c| other(c.filter(|c| *c != '\n')))
        && !beside.iter().any(|c| own_script(*c))
}

fn is_inside(text: &str, end: usize) -> bool {
    text[end..].starts_with('.') && text[end + 1..].starts_with(char::is_alphanumeric)
}

/// Whether two small letters stand together inside, as in a word.
fn lower_inside(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters
        .windows(2)
        .filter(|pair| pair.iter().all(|c| c.is_lowercase()))
        .count()
        >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let found = find(text).into_iter();
        let shown = found.map(|each| {
            let (usual, odd) = (each.usual, each.odd);
            let words = (usual.at.of(text), odd.at.of(text));
            format!("{}:{} {}:{}", words.0, usual.count, words.1, odd.count)
        });
        shown.collect()
    }

    #[test]
    fn finds_other_capitals() {
        let text = "GitHub, GitHub, GitHub and GitHub. But Github.";
        assert_eq!(shown(text), ["GitHub:4 Github:1"]);
        let text = "Сеть HaRB готова: в HaRB и для HaRB есть HARB внутри. Сеть Join и JOIN.";
        assert_eq!(shown(text), ["HaRB:3 HARB:1"]);
        let text = "Канал YouTube открыт, на Youtube можно зайти.";
        assert_eq!(shown(text), ["YouTube:1 Youtube:1"]);
    }
}
