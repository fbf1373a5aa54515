//! Marks between the thousands of a number: 3,681 beside 3.681 beside 3 681.

use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::document::reading::Reading;
use crate::facts::number_words;
use crate::finding::Finding;
use crate::language::Language;
use crate::language::topics::counting;
use crate::rules::usual;
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

/// So many numbers with the usual mark are a habit. Chosen by hand.
const HABIT: usize = 3;
/// The longest symbol of a unit, in letters: what is longer is a noun. Chosen by hand.
const SYMBOL: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Mark {
    Comma,
    Point,
    Space,
    Apostrophe,
}

/// A number whose thousands may be parted by a mark.
struct Number {
    mark: Mark,
    at: Span,
    /// What is counted, lower case; empty where nothing follows.
    noun: String,
    /// Whether the mark can be nothing else, because there are two of them, a decimal mark follows, or no decimal has it.
    certain: bool,
    /// Whether what follows counts whole things.
    counts: bool,
}

/// What the paragraphs of one language have.
struct Evidence {
    language: &'static Language,
    numbers: Vec<Number>,
    /// What is measured with decimals: the mark and the noun behind.
    decimals: FxHashSet<(Mark, String)>,
}

/// Reports the seldom marks of each language that cannot be those of decimals.
pub(super) fn check(reading: &Reading, findings: &mut Vec<Finding>) {
    let mut all: Vec<Evidence> = Vec::new();
    for paragraph in reading.prose().filter(|each| each.kind != Kind::Quote) {
        let glyphs = paragraph.glyphs();
        if glyphs::is_like_code(glyphs) {
            continue;
        }
        let Some(language) = paragraph.language() else {
            continue;
        };
        let place = all
            .iter()
            .position(|each| each.language.code == language.code);
        let place = place.unwrap_or_else(|| {
            all.push(Evidence {
                language,
                numbers: Vec::new(),
                decimals: FxHashSet::default(),
            });
            all.len() - 1
        });
        collect(glyphs, &mut all[place]);
    }
    for evidence in &all {
        judge(reading, evidence, findings);
    }
}

fn judge(reading: &Reading, evidence: &Evidence, findings: &mut Vec<Finding>) {
    // Where the usual mark is one of decimals, nothing is known of any.
    let marks = evidence.language.numbers.thousands.chars();
    let marks = marks.filter_map(mark_of);
    let count = |mark: Mark| {
        let numbers = evidence.numbers.iter();
        numbers.filter(|each| each.mark == mark).count()
    };
    let Some(most) = marks.max_by_key(|mark| count(*mark)) else {
        return;
    };
    if count(most) < HABIT {
        return;
    }
    let usual = |each: &&Number| each.mark == most;
    let nouns: FxHashSet<&str> = evidence
        .numbers
        .iter()
        .filter(usual)
        .map(|each| each.noun.as_str())
        .filter(|noun| tells(noun, evidence.language))
        .collect();
    let is_sure = |each: &Number| {
        let measured = evidence.decimals.contains(&(each.mark, each.noun.clone()));
        let same = nouns.contains(each.noun.as_str()) && !measured;
        each.certain || (each.counts && !measured) || same
    };
    let found: Vec<(Mark, Span)> = evidence
        .numbers
        .iter()
        .filter(|each| each.mark == most || is_sure(each))
        .map(|each| (each.mark, each.at))
        .collect();
    for odd in usual::odd(&found) {
        let message = message!(
            "number-format.thousands",
            odd = reading.quote(odd.places[0]),
            usual = reading.quote(odd.example),
            count = odd.places.len(),
            most = odd.count
        );
        let example = Some((odd.example, message!("common.usual-here")));
        findings.push(usual::finding(
            &super::RULE,
            reading,
            &odd.places,
            message,
            example,
        ));
    }
}

/// Whether a noun tells that a number with a mark counts as another with the same noun does: no symbol of a unit, no time, no money,
/// no million.
fn tells(noun: &str, language: &Language) -> bool {
    let letters = noun.chars().count();
    let short = letters <= SYMBOL && !noun.starts_with(script::is_unspaced);
    let parts = [language.counting.quantities, language.numbers.currencies];
    !noun.is_empty()
        && !short
        && !parts.iter().any(|words| words.contains(&noun))
        && number_words::word(noun).is_none()
}

fn collect(glyphs: &[Glyph], out: &mut Evidence) {
    let digit = |at: usize| glyphs.get(at).is_some_and(|glyph| glyph.c.is_ascii_digit());
    let mut at = 0;
    while at < glyphs.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let (end, mark, groups) = groups(glyphs, at);
        let stands = stands_alone(glyphs, at, end);
        // 10.200.200.15: no number has its mark once more before fewer figures.
        let runs_on = glyphs.get(end).and_then(|glyph| mark_of(glyph.c)) == mark && digit(end + 1);
        let runs_on = runs_on && groups > 1;
        let mark = mark.filter(|_| stands && !runs_on && !is_address(&glyphs[at..end], groups));
        if let Some(mark) = mark {
            let noun = noun(&glyphs[end..]);
            let narrow = glyphs[at..end]
                .iter()
                .any(|glyph| !glyph.c.is_ascii() && glyph.c != '’');
            let fraction = decimals(glyphs, end) > 0;
            let certain = match mark {
                Mark::Apostrophe => true,
                // A telephone number has plain spaces too.
                Mark::Space => narrow,
                Mark::Comma => fraction || groups > 1,
                // 19.100.020 may be the number of a law or a version.
                Mark::Point => fraction,
            };
            let counts = noun.starts_with(|c| counting::has(|each| each.measures, c));
            out.numbers.push(Number {
                mark,
                at: glyphs::span_of(&glyphs[at..end]),
                noun,
                certain,
                counts,
            });
            at = end + decimals(glyphs, end);
            continue;
        }
        let whole = (at..glyphs.len()).take_while(|at| digit(*at)).count();
        let fraction = decimals(glyphs, at + whole);
        if fraction > 0 {
            let mark = match glyphs[at + whole].c {
                ',' => Mark::Comma,
                _ => Mark::Point,
            };
            let noun = noun(&glyphs[at + whole + fraction..]);
            out.decimals.insert((mark, noun));
        }
        at = end.max(at + whole + fraction);
    }
}

/// The end of the number that starts at `at`, with the mark that parts groups of three figures, and how often it does.
fn groups(glyphs: &[Glyph], at: usize) -> (usize, Option<Mark>, usize) {
    let digits = |from: usize| {
        let figures = glyphs.get(from..).unwrap_or_default().iter();
        figures.take_while(|glyph| glyph.c.is_ascii_digit()).count()
    };
    let first = digits(at);
    let mut end = at + first;
    if first > 3 || glyphs[at].c == '0' {
        return (end, None, 0);
    }
    let mut groups = 0;
    let mut mark = None;
    while let Some(next) = glyphs.get(end).and_then(|glyph| mark_of(glyph.c)) {
        if digits(end + 1) != 3 || mark.is_some_and(|mark| mark != next) {
            break;
        }
        mark = Some(next);
        groups += 1;
        end += 4;
    }
    (end, mark, groups)
}

/// Whether four numbers between points are those of an address in a network: 232.100.100.255.
fn is_address(number: &[Glyph], groups: usize) -> bool {
    let text: String = number.iter().map(|glyph| glyph.c).collect();
    let octet = |part: &str| part.parse::<u8>().is_ok();
    groups == 3 && text.split('.').all(octet)
}

fn mark_of(c: char) -> Option<Mark> {
    Some(match c {
        ',' => Mark::Comma,
        '.' => Mark::Point,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Mark::Space,
        '\'' | '’' => Mark::Apostrophe,
        _ => return None,
    })
}

/// The length of the decimals that start at `at`, their mark included.
fn decimals(glyphs: &[Glyph], at: usize) -> usize {
    if !glyphs
        .get(at)
        .is_some_and(|glyph| matches!(glyph.c, ',' | '.'))
    {
        return 0;
    }
    let figures = glyphs[at + 1..].iter();
    match figures.take_while(|glyph| glyph.c.is_ascii_digit()).count() {
        0 => 0,
        length => length + 1,
    }
}

/// Whether a number is not part of more: a code, a version, a telephone number, a list of figures.
fn stands_alone(glyphs: &[Glyph], from: usize, end: usize) -> bool {
    let joins = |c: char| {
        (script::is_word(c) && !script::is_unspaced(c))
            || mark_of(c).is_some_and(|mark| mark != Mark::Space)
            || matches!(
                c,
                '/' | ':' | '_' | '#' | '№' | '+' | '*' | '=' | '[' | '\\' | '"'
            )
            || c == glyphs::OPAQUE
    };
    let before = from.checked_sub(1).map(|at| glyphs[at].c);
    if before.is_some_and(joins) || before == Some('-') {
        return false;
    }
    let spaced = before.is_some_and(|c| mark_of(c) == Some(Mark::Space));
    let figure = |at: Option<usize>| {
        at.and_then(|at| glyphs.get(at))
            .is_some_and(|glyph| glyph.c.is_ascii_digit())
    };
    if spaced && figure(from.checked_sub(2)) {
        return false;
    }
    let at = end + decimals(glyphs, end);
    let Some(after) = glyphs.get(at).map(|glyph| glyph.c) else {
        return true;
    };
    let more = figure(Some(at + 1));
    let ends = matches!(after, ',' | '.' | ':' | '\'' | '’' | '"') && !more;
    let unit = script::is_word(after) && !script::is_unspaced(after);
    let spaced = mark_of(after) == Some(Mark::Space);
    let goes_on = more && (spaced || after == '-');
    (!joins(after) || ends) && !unit && !goes_on
}

/// The word behind a number, lower case; two characters where words have no spaces.
fn noun(after: &[Glyph]) -> String {
    let blank = after
        .iter()
        .take_while(|glyph| mark_of(glyph.c) == Some(Mark::Space))
        .count();
    let mut letters = after[blank..].iter().map(|glyph| glyph.c).peekable();
    if letters.peek().is_some_and(|c| script::is_unspaced(*c)) {
        let word = letters.take_while(|c| script::is_word(*c) && script::is_unspaced(*c));
        return word.take(2).collect();
    }
    letters
        .take_while(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::number_format::RULE;

    #[test]
    fn addresses_in_a_network_are_no_numbers() {
        let text = "The lamp sends 10,000 signals a day. The port has the addresses 10.200.200.15, 10.200.200.16, 10.200.200.17, 10.200.200.18 and 10.200.200.19 for its lamps, and 8,000 ropes.";
        silent(&RULE, &[text]);
    }

    #[test]
    fn finds_the_odd_mark_where_it_is_no_decimal() {
        for (text, odd, usual) in [
            (
                "The port counted 3,681 boats in May, 4,207 boats in June and 5,020 boats in July. In August there were 3.702 boats.",
                "3.702",
                "3,681",
            ),
            (
                "The pier cost 3,681 tokens, the gate 12,400 tokens and the road 1,250,000 tokens. The bridge cost 2 400 000 tokens in May.",
                "2 400 000",
                "3,681",
            ),
            (
                "В порту было 3\u{a0}681 судно, в мае 4\u{a0}207 судов, а в июне 5\u{a0}118 судов. В июле пришло 4.310 судов.",
                "4.310",
                "3\u{a0}681",
            ),
            (
                "全港有3,681人，其中渔民1,204人，船工2,015人。去年有3.590人。",
                "3.590",
                "3,681",
            ),
            (
                "Der Hafen zählte 3.681 Boote im Mai, 4.207 Boote im Juni und 5.118 Boote im Juli. Im August waren es 3,702 Boote.",
                "3,702",
                "3.681",
            ),
            (
                "Le musée a reçu 2 305 élèves en mai. Il y en avait 3 140 élèves en juin, 4 222 élèves en juillet et 2.610 élèves en août.",
                "2.610",
                "2 305",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[odd, usual]], "{text}");
        }
    }

    #[test]
    fn decimals_codes_and_texts_without_a_habit_are_fine() {
        silent(
            &RULE,
            &[
                "The port is 3,681 metres long, 1,204 metres wide and 1,020 metres away. The net is 2.125 metres wide and 1.5 metres long.",
                "Petrol cost 3,681 dollars, 4,207 dollars, 5,118 dollars; a litre cost 2.175 dollars.",
                "Section 445.903 applies, and so do 445.904, 445.905 and 445.906. He paid 1,000,000 coins.",
                "The port counted 3,681 boats in May and 3.702 boats in June.",
                "It cost 3,681 crowns, 4,207 crowns and 5,118 crowns. Version 1.204.118 is out at 192.168.100.200 beside 5,118,204.",
                "Он весит 3\u{a0}681 кг, 4\u{a0}207 кг и 5\u{a0}118 кг, а сеть 2,125 кг.",
                "The sum of 3,681 boats, 4,207 boats and 5,118 boats was 5.118 million.",
                "Rooms 12 300 and 3,681 boats, 4,207 boats, 5,118 boats; call 8 800 555 or 8 800 555 35 35.",
            ],
        );
    }
}
