//! Links whose words differ by a slip from the heading that they lead to: `[Harbuor rules](#harbour-rules)`.

use rustc_hash::FxHashMap;

use crate::document::reading::Reading;
use crate::facts::{names, quoted};
use crate::language::topics::names as topic;
use crate::text::span::Span;

/// The shortest word that is held against another, in letters. Chosen by hand.
const SHORTEST: usize = 6;
/// The longest text of a link, in bytes. Chosen by hand.
const LONGEST: usize = 160;

/// The texts of such links, each with the heading.
pub(super) fn find<'r>(reading: &Reading<'r>) -> Vec<(Span, &'r str)> {
    let links = reading.links();
    let headings: FxHashMap<String, &str> = links
        .headings
        .iter()
        .map(|heading| (words(heading).concat(), heading.as_str()))
        .collect();
    let file = reading.file();
    let mut out = Vec::new();
    for target in &links.targets {
        let heading = (target.of(file).strip_prefix('#'))
            .and_then(|anchor| headings.get(&words(anchor).concat()));
        let text = shown(file, *target);
        if let (Some(heading), Some(text)) = (heading, text)
            && (is_slip(&words(text.of(file)), &words(heading))
                || lacks_small(&words(text.of(file)).concat(), &words(heading).concat()))
        {
            out.push((text, *heading));
        }
    }
    out
}

/// The text of the link with that target: `[text](target`.
fn shown(file: &str, target: Span) -> Option<Span> {
    let before = file[..target.start as usize].strip_suffix("](")?;
    let open = before.rfind('[')?;
    (before.len() - open <= LONGEST).then(|| Span::new(open + 1, before.len()))
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether two texts are the same but for one word, which has a letter or two wrong or in another order inside. Its end may be an
/// inflection.
fn is_slip(one: &[String], two: &[String]) -> bool {
    let (front, back) = names::shared_ends(one, two);
    let ([a], [b]) = (&one[front..one.len() - back], &two[front..two.len() - back]) else {
        return false;
    };
    let letters = |word: &String| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let ends = |word: &String| (word.chars().next(), word.chars().next_back());
    let long = a.chars().count().min(b.chars().count()) >= SHORTEST;
    long && ends(a) == ends(b) && (letters(a) == letters(b) || quoted::is_misspelled(a, b))
}

/// Whether one of two texts without spaces has a small character that the other lacks: 船的系泊, 船系泊.
fn lacks_small(one: &str, two: &str) -> bool {
    let chars = |text: &str| -> Vec<char> { text.chars().collect() };
    let (long, short) = if one.len() > two.len() {
        (one, two)
    } else {
        (two, one)
    };
    let (long, short) = (chars(long), chars(short));
    let (front, back) = names::shared_ends(&long, &short);
    let inside = front > 0 && back > 0 && front + back == short.len();
    inside
        && long.len() == short.len() + 1
        && long.len() >= SHORTEST
        && topic::is_small(long[front])
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::found_in;
    use crate::rules::title_variant::RULE;

    #[test]
    fn finds_a_slip_in_the_text_of_a_link() {
        for (link, heading, slip) in [
            (
                "[Harbuor rules](#harbour-rules)",
                "Harbour rules",
                "Harbuor rules",
            ),
            ("[the mooring](#mooring)", "Mooring", ""),
            (
                "[Moring lines](#mooring-lines)",
                "Mooring lines",
                "Moring lines",
            ),
            ("[Mooring line](#mooring-lines)", "Mooring lines", ""),
            ("[船的系泊方法](#船系泊方法)", "船系泊方法", "船的系泊方法"),
            ("[船系泊方法](#船的系泊方法)", "船的系泊方法", "船系泊方法"),
            ("[Lines](#mooring-lines)", "Mooring lines", ""),
        ] {
            let text = format!(
                "The crew reads {link} with care and goes to the boat.\n\n## {heading}\n\nText.\n"
            );
            let found = found_in(&RULE, "x.md", &text);
            let found = found.first().map_or("", |each| each[0].as_str());
            assert_eq!(found, slip, "{link}");
        }
    }
}
