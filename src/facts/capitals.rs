//! Names that are written with other capitals inside: GitHub and Github.

pub(crate) mod own_letters;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_script::{Script, UnicodeScript};

use crate::facts::compounds::{self, Form, Variant, Word};
use crate::text::script;
use crate::text::span::Span;

/// The shortest word whose capitals are compared. With 2 the same; with 4 one mended place fewer, with 8 eight.
const SHORTEST: usize = 3;
/// One way to write capitals must stand so often, and so many times as often as the other. With 2 the same; with 8 two findings
/// fewer and two mended places fewer.
const MAJORITY: u32 = 3;

/// A name with figures needs so many letters, or it is a number of something. Chosen by hand, 2026-11.
const LETTERS: usize = 3;
/// So often a name is written in either way where its capitals are no slip of one place. Chosen by hand, 2026-11.
const OFTEN: u32 = 3;

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
    let foreign = is_foreign(text);
    for word in units(text) {
        let upper = word.text.chars().filter(|c| c.is_uppercase()).count();
        let first = word.text.chars().next().is_some_and(char::is_uppercase);
        let length = word.text.chars().count();
        let after = &text[word.at + word.text.len()..];
        let linked = text[..word.at].ends_with('[') && after.starts_with("](");
        let bound = !text[..word.at]
            .ends_with(['-', '_', '.', '/', '@', '<', '"', ':', '=', '`', '\''])
            && (linked || !text[..word.at].ends_with('['))
            && !after.starts_with(['-', '_', '/', '@', '(', '=', ':', '>', '"', '`', '\'', '+'])
            && !is_inside(text, word.at + word.text.len());
        let letters = word.text.chars().filter(|c| c.is_alphabetic()).count();
        if length < SHORTEST || !bound || letters < LETTERS {
            continue;
        }
        let at = Span::new(word.at, word.at + word.text.len());
        let among_others = is_among_others(text, at, foreign);
        let plain = !first || upper == length || word.text.contains('-');
        if plain && !among_others {
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
    let words: FxHashSet<&str> = compounds::words(text)
        .iter()
        .map(|word| word.text)
        .collect();
    let all = names.into_values();
    let mut out: Vec<Variant> = all.flat_map(|names| odd(&names, &words)).collect();
    out.sort_by_key(|each| each.odd.at);
    out
}

/// The ways of writing one name that are odd next to the usual one.
fn odd(names: &[Name], words: &FxHashSet<&str>) -> Vec<Variant> {
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
    let figures = |word: &str| {
        word.chars().any(|c| c.is_ascii_digit()) && word.starts_with(char::is_uppercase)
    };
    let others = names.iter().filter(|other| {
        let between = usual.among_others > 0 && other.among_others > 0;
        let many = other.form.count * MAJORITY <= usual.form.count;
        // JOIN is a command, and Join what it does; TIDB is TiDB.
        let whole = capitals(usual.word) != capitals(other.word)
            && [usual, other].iter().all(|name| inner(name.word));
        // Git and GIT, each of them many times, are one name in a text of other letters.
        let often = capitals(usual.word) != capitals(other.word)
            && [usual, other].iter().all(|name| {
                name.among_others >= OFTEN && name.word.starts_with(char::is_uppercase)
            });
        // One GIT among many Git, where every word of these letters is a name. What is in small letters, too, may be a word: join, JOIN.
        let few = many
            && between
            && usual.form.count > MAJORITY
            && capitals(other.word)
            && is_title(usual.word)
            && !words.contains(usual.word.to_lowercase().as_str());
        // I2LS and I2Ls: one may be the plural of another name.
        let plural = [usual, other].iter().any(|name| is_plural(name.word));
        let numbered = many && figures(usual.word) && figures(other.word) && !plural;
        // WebM and webm, where every word of these letters is a name.
        let lower = |word: &str| word.chars().all(char::is_lowercase);
        let small = between
            && [(usual, *other), (*other, usual)]
                .iter()
                .any(|(one, two)| inner(one.word) && has_small_pair(one.word) && lower(two.word));
        other.form.at != usual.form.at
            && ((many || between) && (camel(usual.word) || camel(other.word) || whole)
                || small
                || often
                || few
                || numbered)
    });
    others
        .map(|other| Variant {
            usual: usual.form,
            odd: other.form,
        })
        .collect()
}

/// The words of a text, and pairs of them that a hyphen joins.
fn units(text: &str) -> Vec<Word<'_>> {
    let words = compounds::words(text);
    let pairs = words.windows(2).filter_map(|two| {
        let (one, other) = (two[0], two[1]);
        let end = one.at + one.text.len();
        (&text[end..other.at] == "-" && one.text.starts_with(|c: char| c.is_ascii_uppercase()))
            .then(|| Word {
                text: &text[one.at..other.at + other.text.len()],
                at: one.at,
            })
    });
    let pairs: Vec<Word> = pairs.collect();
    let is_plain = |word: &Word<'_>| {
        let named = word.text.starts_with(char::is_uppercase);
        word.text
            .chars()
            .all(|c| c.is_alphabetic() || (named && c.is_ascii_digit()))
    };
    let mut out: Vec<Word> = words.into_iter().filter(is_plain).collect();
    out.extend(pairs);
    out
}

/// Whether most letters of a text are of another script than Latin, so that every Latin word in it is a name.
pub(crate) fn is_foreign(text: &str) -> bool {
    let (mut own, mut other) = (0, 0);
    for c in text.chars() {
        match c {
            '\0'..='\u{7f}' => own += u32::from(c.is_ascii_alphabetic()),
            // The most common ones by a quick look.
            _ if script::is_han(c) => other += script::HAN_WEIGHT,
            _ if !c.is_alphabetic() => {}
            _ if c.script() == Script::Latin => own += 1,
            _ => other += script::weight(c),
        }
    }
    other > own
}

/// Whether the letters before and after a span, on its line, are of a script with other letters than it has.
fn is_among_others(text: &str, at: Span, foreign: bool) -> bool {
    let other = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && c.script() != Script::Latin);
    let own = text[at.start as usize..].chars().next();
    let counts = |c: &char| c.is_alphabetic() || *c == '\n';
    let before = text[..at.start as usize].chars().rev().find(counts);
    let after = text[at.end as usize..].chars().find(counts);
    let own_script = |c: Option<char>| c.is_some_and(|c| c != '\n' && !other(Some(c)));
    let beside = [before, after];
    // A line of its own in a text of other letters: a heading, an item.
    let alone = foreign && beside.iter().all(|c| c.is_none_or(|c| c == '\n'));
    own.is_some_and(|c| c.is_ascii())
        && (alone || beside.iter().any(|c| other(c.filter(|c| *c != '\n'))))
        && !beside.iter().any(|c| own_script(*c))
}

fn is_inside(text: &str, end: usize) -> bool {
    text[end..].starts_with('.') && text[end + 1..].starts_with(char::is_alphanumeric)
}

/// Whether a word has a capital in front and small letters behind it.
fn is_title(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

/// Whether a word of capitals and figures ends in a small s: PCs, I2Ls.
fn is_plural(word: &str) -> bool {
    let rest = word.strip_suffix('s');
    rest.is_some_and(|rest| !rest.chars().any(char::is_lowercase))
}

/// Whether two small letters stand side by side.
fn has_small_pair(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters
        .windows(2)
        .any(|pair| pair.iter().all(|c| c.is_lowercase()))
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
        let text = "Канал снят в WebM, и потому webm играет всюду.";
        assert_eq!(shown(text), ["WebM:1 webm:1"]);
        let text = "Канал есть на Youtube для всех.\n\n- [YouTube](``)\n";
        assert_eq!(shown(text), ["Youtube:1 YouTube:1"]);
        let text = "一份 Net-Rod 清单，另一份 Net-rod 清单。";
        assert_eq!(shown(text), ["Net-Rod:1 Net-rod:1"]);
        let text = "用 Oar 划，用 OAR 划，看 Oar 划，看 OAR 划，听 Oar 划，听 OAR 划。";
        assert_eq!(shown(text), ["Oar:3 OAR:3"]);
        let text = "用 Oar 划，看 Oar 划，听 Oar 划，学 Oar 划。读 OAR 书。";
        assert_eq!(shown(text), ["Oar:4 OAR:1"]);
        let text = "Ask Harb2 and Harb2, or Harb2, or HARB2.";
        assert_eq!(shown(text), ["Harb2:3 HARB2:1"]);
        for text in [
            "Long-Term plans and a Long-term plan.",
            "Join and JOIN, join.",
            "用 Oar 划，看 Oar 划，听 Oar 划，学 Oar 划。读 OAR 书，写 oar 命令。",
        ] {
            assert!(shown(text).is_empty(), "{text}");
        }
    }
}
