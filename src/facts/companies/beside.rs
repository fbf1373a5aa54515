//! Companies whose form stands on either side of their name, in scripts without capitals: 北風株式会社, 株式会社北風, 북풍 주식회사.

use crate::language::topics::parties;
use crate::text::script;
use crate::text::span::Span;

/// The shortest name, in characters, and the longest. What is longer is a sentence.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=16;

/// The name on the side of a form at `key[at..end]` where the text shows that it stands, and the place of both.
pub(super) fn find(key: &str, at: usize, end: usize) -> Option<(String, Span)> {
    let found = if key[at..end].contains(script::is_hangul) {
        in_hangul(key, at, end)
    } else {
        in_kana(key, at, end)
    };
    let (name, place) = found?;
    LENGTHS
        .contains(&name.chars().count())
        .then(|| (name.to_lowercase(), place))
}

/// The length of the run of such characters at the end of a text, as far as a name can be one character too long.
fn behind(text: &str, part: impl Fn(char) -> bool) -> usize {
    run(text.chars().rev(), part)
}

/// The same at the start of a text.
fn ahead(text: &str, part: impl Fn(char) -> bool) -> usize {
    run(text.chars(), part)
}

fn run(characters: impl Iterator<Item = char>, part: impl Fn(char) -> bool) -> usize {
    let characters = characters.take(*LENGTHS.end() + 1);
    characters
        .take_while(|c| part(*c))
        .map(char::len_utf8)
        .sum()
}

/// A name of Han and Katakana. A particle bounds it; other Hiragana may be a part of it, so that its end is not known.
fn in_kana(key: &str, at: usize, end: usize) -> Option<(&str, Span)> {
    let part = |c: char| {
        (script::is_unspaced(c) && script::is_word(c) && !script::is_hiragana(c))
            || c.is_ascii_alphanumeric()
    };
    let bounds = |c: Option<char>| {
        c.is_none_or(|c| {
            !script::is_hiragana(c) || parties::all().any(|each| each.before_names.contains(c))
        })
    };
    let length = behind(&key[..at], part);
    if length > 0 {
        let start = at - length;
        return bounds(key[..start].chars().next_back())
            .then(|| (&key[start..at], Span::new(start, end)));
    }
    let length = ahead(&key[end..], part);
    let stop = end + length;
    let bounded = bounds(key[..at].chars().next_back()) && bounds(key[stop..].chars().next());
    (length > 0 && bounded).then(|| (&key[end..stop], Span::new(at, stop)))
}

/// A name of Hangul: one word before the form, with a particle or nothing behind the form, or one word after it.
fn in_hangul(key: &str, at: usize, end: usize) -> Option<(&str, Span)> {
    let part = |c: char| script::is_hangul(c) || c.is_ascii_alphanumeric();
    let head = key[..at].strip_suffix(' ').unwrap_or(&key[..at]);
    let before = behind(head, part);
    let tail = key[end..].strip_prefix(' ').unwrap_or(&key[end..]);
    let (joined, after) = (ahead(&key[end..], part), ahead(tail, part));
    let particle = parties::all().any(|each| each.behind_names.contains(&&key[end..end + joined]));
    // (주)북풍 is one word.
    let glued = joined > 0 && !particle && !key[..at].ends_with(part);
    if before > 0 && !glued && (particle || after == 0) {
        let start = head.len() - before;
        // Of a name of several words, only the last stands here.
        return ends_phrase(&key[..start])
            .then(|| (&key[start..head.len()], Span::new(start, end)));
    }
    if (before > 0 && !glued) || after == 0 || particle {
        return None;
    }
    let start = key.len() - tail.len();
    let word = &key[start..start + after];
    let particles = parties::all().flat_map(|each| each.behind_names);
    let bare = particles
        .filter_map(|particle| word.strip_suffix(*particle))
        .filter(|bare| bare.chars().count() >= *LENGTHS.start())
        .min_by_key(|bare| bare.len())
        .unwrap_or(word);
    Some((bare, Span::new(at, start + bare.len())))
}

/// Whether no name can go on after a text: it is empty, or ends in a mark or a particle.
fn ends_phrase(before: &str) -> bool {
    let word = before.trim_end_matches(' ');
    !word.ends_with(|c: char| script::is_word(c))
        || parties::all().any(|each| {
            each.behind_names
                .iter()
                .any(|particle| word.ends_with(particle))
        })
}

#[cfg(test)]
mod tests {
    use crate::facts::companies;

    #[test]
    fn reads_names_on_either_side() {
        for (key, expected) in [
            (
                "東山ポンプ株式会社は、株式会社西川商事に",
                vec!["東山ポンプ", "西川商事"],
            ),
            ("海のさち株式会社は、", vec![]),
            (
                "동산상사 주식회사는 (주)서천물산에 판다.",
                vec!["동산상사", "서천물산"],
            ),
            ("주식회사 동산상사가 판다.", vec!["동산상사"]),
            ("매도인 동산상사 주식회사 대표이사", vec![]),
        ] {
            let found = companies::find(key);
            let names: Vec<&str> = found.iter().map(|each| each.name.as_str()).collect();
            assert_eq!(names, expected, "{key}");
        }
    }
}
