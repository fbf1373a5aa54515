//! Items that appear twice in a list of words with spaces: `oars, sails, oars and nets`.

use crate::document::reading::{Paragraph, Reading};
use crate::finding::Finding;
use crate::language::Vocabulary;
use crate::language::topics::{doubling, lists};

use crate::rules::repeated_list_item::{
    BACK, CLAUSE, LONGEST_LEAD, MOST_WORDS, SHORTEST, finding, same, text,
};
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::text::span::Span;

/// The most words of the item behind a repeated one; more of them are a sentence that goes on. Chosen by hand.
const MOST_PIECE: usize = 6;

/// Enumerations of scripts with spaces.
pub(super) fn look(reading: &Reading, paragraph: Paragraph, findings: &mut Vec<Finding>) {
    let (glyphs, vocabulary) = (paragraph.glyphs(), paragraph.vocabulary());
    for (comma, _) in glyphs
        .iter()
        .enumerate()
        .filter(|(_, glyph)| glyph.c == ',')
    {
        if glyphs.get(comma + 1).is_none_or(|glyph| glyph.c != ' ') {
            continue;
        }
        let from = comma + 2;
        // In "of the, of the whole" somebody starts again.
        let length = item_length(vocabulary, &glyphs[from..]).filter(|length| {
            !is_of_function_words(vocabulary, &text(&glyphs[from..from + length]))
        });
        let Some(length) = length else { continue };
        let item = &glyphs[from..from + length];
        let rest = text(
            &glyphs
                [from + length..(from + length + lists::longest_conjunction()).min(glyphs.len())],
        );
        let joined = lists::starts_with_conjunction(vocabulary, &rest);
        // In the middle of a list an item of several words is no other one in a new sense.
        let several = rest.starts_with(',') && item.iter().any(|glyph| glyph.c == ' ');
        if (joined || several)
            && let Some(first) = earlier(&glyphs[..comma], item)
        {
            findings.push(finding(
                reading,
                glyphs::span_of(&glyphs[first..first + length]),
                glyphs::span_of(item),
                Span {
                    start: glyphs[comma].at,
                    end: item[length - 1].end(),
                },
                &text(item),
            ));
            continue;
        }
        if comma < length || !same(&glyphs[comma - length..comma], item) {
            continue;
        }
        let start = comma - length;
        let before = start.checked_sub(1).map(|before| glyphs[before].c);
        if before.is_some_and(|c| c != ' ') {
            continue;
        }
        // Down, down, down: three times is for effect. A and B, and C: what starts with a conjunction is no item.
        let third = start
            .checked_sub(length + 2)
            .map(|from| text(&glyphs[from..from + length]).to_lowercase() == text(item));
        let conjunction = format!(" {}", text(item));
        if third == Some(true) || lists::starts_with_conjunction(vocabulary, &conjunction) {
            continue;
        }
        // To sell, sell and distribute: first the one form, then the other.
        let particle = lists::ends_in_particle(&text(&glyphs[start.saturating_sub(4)..start]));
        if particle || is_said_again(vocabulary, item, &glyphs[from + length..]) {
            continue;
        }
        let listed = start >= 2 && glyphs[start - 2].c == ',';
        let joined_before =
            lists::without_conjunction(vocabulary, &front(&glyphs[..start])).is_some();
        if !listed && (joined && joined_before || is_lead(&glyphs[..start])) {
            continue;
        }
        let rest = text(
            &glyphs
                [from + length..(from + length + lists::longest_conjunction()).min(glyphs.len())],
        );
        // "Colon, colon, equal sign" is what is written, in order: a list joins its last item.
        let goes_on = lists::starts_with_conjunction(vocabulary, &rest)
            || (rest.starts_with(',')
                && (listed || joins_later(vocabulary, &glyphs[from + length..])));
        let ends = rest.is_empty() || rest.starts_with(['.', ';', ')', ':']);
        if (goes_on || (listed && ends)) && !doubling::may_stand_twice(vocabulary, &text(item)) {
            let span = Span::new(glyphs[comma].at as usize, item[length - 1].end() as usize);
            findings.push(finding(
                reading,
                glyphs::span_of(&glyphs[start..comma]),
                glyphs::span_of(item),
                span,
                &text(item),
            ));
        }
    }
}

/// Whether somebody says an item again who lists nothing: right, right; row, row, row your boat.
fn is_said_again(vocabulary: Vocabulary, item: &[Glyph], rest: &[Glyph]) -> bool {
    lists::is_filler(vocabulary, &text(item)) || is_third(rest, item)
}

/// Whether the text after a repeated item starts with it for the third time.
fn is_third(rest: &[Glyph], item: &[Glyph]) -> bool {
    let next = rest.get(2..2 + item.len());
    let ends = (rest.get(2 + item.len())).is_none_or(|glyph| !script::is_word(glyph.c));
    rest.first().is_some_and(|glyph| glyph.c == ',')
        && next.is_some_and(|next| same(next, item))
        && ends
}

/// Whether the first piece between commas may be an item: in "these tests, tests, I would say," the sentence goes on.
fn is_short(vocabulary: Vocabulary, rest: &[Glyph]) -> bool {
    let piece: Vec<Glyph> = (rest.iter())
        .take_while(|glyph| glyph.c != ',')
        .copied()
        .collect();
    let piece = text(&piece).to_lowercase();
    let clause = |word: &str| {
        let own = vocabulary.own();
        own.is_some_and(|language| language.counting.clause_words.contains(&word))
    };
    let words = piece.split_whitespace();
    words.clone().count() <= MOST_PIECE && !words.into_iter().any(clause)
}

/// Whether an item has nothing but the commonest words of its language, of which nobody makes a list.
fn is_of_function_words(vocabulary: Vocabulary, item: &str) -> bool {
    vocabulary.own().is_some_and(|language| {
        let words = &language.evidence.function_words;
        item.split(' ').all(|word| words.contains(&word))
    })
}

/// Whether a conjunction or several items more stand before the end of the clause.
fn joins_later(vocabulary: Vocabulary, rest: &[Glyph]) -> bool {
    let clause = rest
        .iter()
        .take_while(|glyph| !matches!(glyph.c, '.' | ';' | ':' | '('));
    let clause: Vec<Glyph> = clause.take(CLAUSE).copied().collect();
    if !is_short(vocabulary, clause.get(1..).unwrap_or_default()) {
        return false;
    }
    // A long list may do without one.
    let more = clause.iter().filter(|glyph| glyph.c == ',').count() > 1;
    let spaces = clause
        .iter()
        .enumerate()
        .filter(|(_, glyph)| glyph.c == ' ');
    let mut ahead = spaces.map(|(at, _)| {
        let end = (at + lists::longest_conjunction()).min(clause.len());
        text(&clause[at..end])
    });
    more || ahead.any(|ahead| lists::starts_with_conjunction(vocabulary, &ahead))
}

/// The last words before an item, as far as a conjunction is long.
fn front(glyphs: &[Glyph]) -> String {
    let from = glyphs.len().saturating_sub(lists::longest_conjunction());
    text(&glyphs[from..]).trim_end().to_owned()
}

/// Whether these characters end in one word alone that starts a sentence: in "In theory, theory and practice" no list has begun.
fn is_lead(glyphs: &[Glyph]) -> bool {
    let word = glyphs[..glyphs.len().saturating_sub(1)]
        .iter()
        .rev()
        .take_while(|glyph| glyph.c.is_alphabetic());
    let length = word.count();
    let start = glyphs.len().saturating_sub(length + 1);
    let opens = start == 0 || (start >= 2 && glyphs[start - 2].c == '.');
    length > 0 && length <= LONGEST_LEAD && opens && glyphs[start].c.is_uppercase()
}

/// The place of the same item further back in an enumeration of short items, the one in front not counted.
fn earlier(glyphs: &[Glyph], item: &[Glyph]) -> Option<usize> {
    let plain = |c: char| c.is_lowercase() || matches!(c, ' ' | '-');
    let mut end = glyphs.len();
    for back in 0..BACK {
        let run = glyphs[..end]
            .iter()
            .rev()
            .take_while(|glyph| plain(glyph.c))
            .count();
        let start = end - run;
        let own = end >= item.len() && same(&glyphs[end - item.len()..end], item);
        let apart = |at: usize| at == 0 || glyphs[at - 1].c == ' ';
        if back > 0 && own && apart(end - item.len()) && run >= item.len() {
            return Some(end - item.len());
        }
        let words = glyphs[start..end]
            .split(|glyph| glyph.c == ' ')
            .filter(|word| !word.is_empty())
            .count();
        // What is no short item starts the enumeration.
        if start == 0 || glyphs[start - 1].c != ',' || words > MOST_WORDS {
            return None;
        }
        end = start - 1;
    }
    None
}

/// The length of the item that starts here: a few words in small letters, up to a mark or a word that joins.
fn item_length(vocabulary: Vocabulary, rest: &[Glyph]) -> Option<usize> {
    let mut end = 0;
    let mut words = 0;
    loop {
        let word = rest[end..]
            .iter()
            .take_while(|glyph| {
                (glyph.c.is_lowercase() || glyph.c == '-') && !script::is_unspaced(glyph.c)
            })
            .count();
        words += 1;
        if word == 0 || words > MOST_WORDS {
            return None;
        }
        end += word;
        let ahead = &rest[end..(end + lists::longest_conjunction()).min(rest.len())];
        let joined = lists::starts_with_conjunction(vocabulary, &text(ahead));
        match rest.get(end).map(|glyph| glyph.c) {
            _ if joined => break,
            Some(' ') => end += 1,
            None | Some(',' | '.' | ';' | ')' | ':') => break,
            Some(_) => return None,
        }
    }
    (end >= SHORTEST).then_some(end)
}
