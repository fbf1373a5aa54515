//! What kind of text an edit concerns. What single languages say with which words is data in `language/`.

use std::cell::OnceCell;

use crate::diff::change::Class;
use crate::diff::mentions::{self, Mention, Referred};
use crate::diff::notation;
use crate::diff::phrase;
use crate::diff::said;
use crate::diff::side::{Compared, Word};
use crate::document::languages;
use crate::facts::date::Date;
use crate::facts::label;
use crate::facts::number_words;
use crate::language::topics::modality;
use crate::text::fold::{self, Folding};
use crate::text::normalise;
use crate::text::script;
use crate::text::segment::TokenKind;
use crate::text::span::Span;
use crate::text::variants;

type Range = std::ops::Range<usize>;

/// The paragraphs that edits are in, and what is found in them when it is asked for.
#[derive(Debug)]
pub(super) struct Scene<'run> {
    texts: Compared<'run>,
    dates: [OnceCell<Vec<Mention<Date>>>; 2],
    references: [OnceCell<Vec<Mention<Referred>>>; 2],
    /// The words with which a quotation in straight marks opens or closes, by their numbers.
    turns: [OnceCell<Vec<usize>>; 2],
}

impl<'run> Scene<'run> {
    pub(super) fn new(texts: Compared<'run>) -> Self {
        Self {
            texts,
            dates: Default::default(),
            references: Default::default(),
            turns: Default::default(),
        }
    }

    /// The class of a replacement of `ranges[0]` of the old words by `ranges[1]` of the new ones.
    pub(super) fn classify(&self, ranges: [&Range; 2]) -> Class {
        let whole = [0, 1].map(|side| self.texts(side, ranges[side]).concat());
        let spoken = [0, 1].map(|side| self.spoken(side, ranges[side]));
        // A version is a number where another takes its place.
        let versions = spoken
            .iter()
            .all(|texts| texts.iter().any(|(text, _)| is_version(text)));
        let spoken = spoken.map(|mut texts| {
            for (text, number) in &mut texts {
                *number |= versions && is_version(text);
            }
            texts
        });
        let lower = spoken.each_ref().map(|texts| {
            texts
                .iter()
                .map(|(text, _)| text.to_lowercase())
                .collect::<Vec<String>>()
        });
        let joined = spoken
            .each_ref()
            .map(|texts| texts.iter().map(|(text, _)| *text).collect::<String>());
        match () {
            () if same_but_spaces(&whole) => Class::Spacing,
            () if same_but_width(&whole) => Class::Width,
            () if same_but_script(&whole) => Class::Script,
            () if are_other_measures(&whole) => Class::Number,
            () if joined[0] == joined[1] && spoken[0].len() == spoken[1].len() => {
                Class::Punctuation
            }
            () if joined[0] == joined[1] && same_but_joints(&whole) => Class::Spacing,
            () if joined[0] == joined[1] => Class::Punctuation,
            () if joined[0].to_lowercase() == joined[1].to_lowercase() => {
                if same_but_stops(&whole) {
                    Class::Case
                } else {
                    Class::Wording
                }
            }
            () if self.is_in_other_notation(ranges) => Class::Notation,
            () => self.said(ranges, &spoken, &lower),
        }
    }

    /// The class of a replacement that changes what is said.
    fn said(
        &self,
        ranges: [&Range; 2],
        spoken: &[Vec<(&str, bool)>; 2],
        lower: &[Vec<String>; 2],
    ) -> Class {
        match self.inside(&self.dates, ranges, mentions::dates) {
            Some(true) => return Class::Notation,
            Some(false) => return Class::Date,
            None => {}
        }
        if self.is_another_date(ranges) {
            return Class::Date;
        }
        match self.inside(&self.references, ranges, mentions::references) {
            Some(true) if self.is_one_label(ranges) => return Class::Notation,
            Some(false) => return Class::Reference,
            _ => {}
        }
        let meant = self.meant_around(ranges);
        match () {
            () if said::differ(&meant, modality::negations()) => Class::Negation,
            () if said::differ(&meant, modality::modals()) => Class::Modality,
            () if self.refers(ranges) => Class::Reference,
            () if said::numbers_differ(spoken, lower) && self.are_points(ranges) => {
                Class::Reference
            }
            () if said::numbers_differ(spoken, lower) => Class::Number,
            () if self.are_other_numbers(ranges) => Class::Number,
            () => Class::Wording,
        }
    }

    /// Whether both sides begin with a date, and not with the same one, or each has one alone, and another.
    fn is_another_date(&self, ranges: [&Range; 2]) -> bool {
        let found = [0, 1].map(|side| {
            let dates = self.dates[side].get_or_init(|| self.search(side, mentions::dates));
            let words = &self.texts.words[side][ranges[side].clone()];
            let whole = words.first()?.span.join(words.last()?.span);
            let from = dates.partition_point(|each| each.span.start < whole.start);
            let mut held = dates[from..]
                .iter()
                .take_while(|each| each.span.end <= whole.end);
            let (date, none) = (held.next()?, held.next().is_none());
            let mut spoken = words.iter().filter(|word| word.kind != TokenKind::Mark);
            let first = spoken
                .next()
                .is_some_and(|word| date.span.contains(word.span));
            Some((date.what, first, none))
        });
        let [Some((old, first, single)), Some((new, is_first, is_single))] = found else {
            return false;
        };
        old != new && (first && is_first || single && is_single)
    }

    /// Whether what differs are the parts that are spoken of, and hardly anything else: sections 3 through, 按照本法第七条的规定.
    fn refers(&self, ranges: [&Range; 2]) -> bool {
        let parts = [0, 1].map(|side| {
            let found =
                self.references[side].get_or_init(|| self.search(side, mentions::references));
            let words = &self.texts.words[side][ranges[side].clone()];
            let keys = self.texts.documents[side].keys.text();
            mentions::alone(keys, words, found, ranges[1 - side].is_empty())
        });
        let [Some(old), Some(new)] = parts else {
            return false;
        };
        old != new
    }

    /// Whether all numbers of a change are those of points, 1° and 2°, and none is one of degrees.
    fn are_points(&self, ranges: [&Range; 2]) -> bool {
        let points = [0, 1].map(|side| {
            let keys = self.texts.documents[side].keys.text();
            let words = self.texts.words[side][ranges[side].clone()].iter();
            let numbers = words.filter(|word| word.kind.is_number());
            numbers
                .map(|word| label::is_point(&keys[word.span.end as usize..]))
                .collect::<Vec<bool>>()
        });
        let mut all = points.iter().flatten();
        !points.iter().all(Vec::is_empty) && all.all(|point| *point)
    }

    /// Whether the words differ, marks aside.
    pub(super) fn spoken_differs(&self, ranges: [&Range; 2]) -> bool {
        self.spoken(0, ranges[0]) != self.spoken(1, ranges[1])
    }

    /// Whether both stretches say the same in another way. Points part thousands where the language does so.
    fn is_in_other_notation(&self, ranges: [&Range; 2]) -> bool {
        let [old, new] = [0, 1].map(|side| self.stretch(side, ranges[side]));
        let with_points = || {
            let whole = 0..self.texts.words[0].len();
            let language = languages::of(self.stretch(0, &whole), self.texts.documents[0]);
            language.is_some_and(|language| language.numbers.thousands.contains('.'))
        };
        notation::is_same(old, new) || notation::is_parted_by_points(old, new) && with_points()
    }

    /// Whether both stretches are numbers and nothing else, and not the same.
    fn are_other_numbers(&self, ranges: [&Range; 2]) -> bool {
        notation::are_other_numbers(self.stretch(0, ranges[0]), self.stretch(1, ranges[1]))
    }

    /// Whether both stretches are the same number of a paragraph, written in two ways.
    pub(super) fn is_one_label(&self, ranges: [&Range; 2]) -> bool {
        notation::are_one_label(self.stretch(0, ranges[0]), self.stretch(1, ranges[1]))
    }

    fn texts(&self, side: usize, range: &Range) -> Vec<&'run str> {
        let keys = self.texts.documents[side].keys.text();
        self.texts.words[side][range.clone()]
            .iter()
            .map(|word| word.span.of(keys))
            .collect()
    }

    /// The text of a stretch, with its marks and what parts its words.
    fn stretch(&self, side: usize, range: &Range) -> &'run str {
        let words = &self.texts.words[side][range.clone()];
        let span =
            (words.first().zip(words.last())).map(|(first, last)| first.span.join(last.span));
        span.unwrap_or_default()
            .of(self.texts.documents[side].keys.text())
    }

    /// The words of a stretch without its marks, and whether each is a number.
    fn spoken(&self, side: usize, range: &Range) -> Vec<(&'run str, bool)> {
        let keys = self.texts.documents[side].keys.text();
        self.texts.words[side][range.clone()]
            .iter()
            .filter(|word| word.kind != TokenKind::Mark)
            .map(|word| {
                (
                    word.span.of(keys),
                    word.kind.is_number() || number_words::is_number(word.span.of(keys)),
                )
            })
            .collect()
    }

    /// The words of a stretch by which it may say the opposite, or something weaker: in lower case, parts of names, of compounds and of
    /// paths aside; names count where they are in a phrase. All that came in brackets of its own says nothing of the rest.
    fn meant(&self, side: usize, ranges: [&Range; 2], in_phrase: bool) -> Vec<String> {
        let keys = self.texts.documents[side].keys.text();
        let range = ranges[side];
        let alone = ranges[1 - side].is_empty();
        let text = self.stretch(side, range);
        if alone && text.starts_with('(') && text.ends_with(')') {
            return Vec::new();
        }
        let words = &self.texts.words[side];
        let turns = |word: &Word| word.span.of(keys).matches('"').count() % 2 == 1;
        let in_range = words[range.clone()].iter().any(turns);
        let before = || {
            let all = self.turns[side].get_or_init(|| {
                let numbered = words.iter().enumerate();
                let turning = numbered.filter(|(_, word)| turns(word));
                turning.map(|(number, _)| number).collect()
            });
            all.partition_point(|number| *number < range.start)
        };
        let mut quoted = in_range && before() % 2 == 1;
        let mut out = Vec::new();
        for word in &words[range.clone()] {
            // A word that is quoted in the edit is mentioned, and denies nothing.
            quoted ^= in_range && turns(word);
            if word.kind != TokenKind::Mark {
                let hidden = quoted
                    || is_compounded(keys, word.span)
                    || !in_phrase && is_name(keys, word.span)
                    || is_in_idiom(keys, word.span);
                let lower = word.span.of(keys).to_lowercase();
                let hidden = hidden || is_noun(keys, word.span, &lower);
                out.push(if hidden { String::from(NAME) } else { lower });
            }
        }
        out
    }

    /// Whether what changed is part of something that `find` finds, on each side where anything changed; marks at its edges, and what
    /// both sides have at their ends, aside. And whether both sides mention the same.
    fn inside<What: PartialEq>(
        &self,
        found: &[OnceCell<Vec<Mention<What>>>; 2],
        ranges: [&Range; 2],
        find: fn(&str, usize) -> Vec<Mention<What>>,
    ) -> Option<bool> {
        let changed = self.changed(ranges);
        let found = [0, 1].map(|side| found[side].get_or_init(|| self.search(side, find)));
        let mut places: [Option<usize>; 2] = [None, None];
        for side in 0..2 {
            let Some(stretch) = changed[side] else {
                continue;
            };
            let from = found[side].partition_point(|each| each.span.end < stretch.start);
            let place = found[side][from..]
                .iter()
                .take_while(|each| each.span.start <= stretch.start)
                .position(|each| each.span.contains(stretch))?;
            places[side] = Some(from + place);
        }
        let counterpart = |place: Option<usize>| place.filter(|_| found[0].len() == found[1].len());
        let [old, new] = match places {
            [None, None] => return None,
            // Where as many are mentioned, what only came or went is part of the one in the same place: 19 May and May 19.
            [old, new] => [old.or(counterpart(new)), new.or(counterpart(old))],
        };
        let what = |side: usize, place: Option<usize>| place.map(|at| &found[side][at].what);
        Some(what(0, old) == what(1, new))
    }

    /// What both sides mean, with what stays around them of a negation or a modal word that goes on there.
    fn meant_around(&self, ranges: [&Range; 2]) -> [Vec<String>; 2] {
        let kana = [false, true].map(|behind| self.going_on(ranges, behind));
        let phrases = phrase::around(self.texts, ranges);
        // What is of a phrase is no name: das Recht.
        let in_phrase = phrases.iter().any(|words| !words.is_empty());
        let [begun, ended] = [0, 1].map(|end| [&kana[end], &phrases[end]]);
        [0, 1].map(|side| {
            let mut meant = self.meant(side, ranges, in_phrase);
            meant.splice(0..0, begun.into_iter().flatten().cloned());
            meant.extend(ended.into_iter().flatten().cloned());
            meant
        })
    }

    /// Whether two stretches demand or permit in other words, and hardly anything else differs.
    pub(super) fn binds_otherwise(&self, ranges: [&Range; 2]) -> bool {
        said::differ(&self.meant_around(ranges), modality::modals())
    }

    /// The characters that stay before an edit, or behind it, and that a negation or a modal word goes on in, of a script without spaces: ま of
    /// ません, where す gave way to せん. What stays in Han characters is part of many words, so both sides have to have one: 有义务 and 有权.
    fn going_on(&self, ranges: [&Range; 2], behind: bool) -> Vec<String> {
        let keys = [0, 1].map(|side| self.texts.documents[side].keys.text());
        let beside = |side: usize, by: usize| {
            let at = if behind {
                (ranges[side].end + by).checked_sub(1)
            } else {
                ranges[side].start.checked_sub(by)
            };
            self.texts.words[side].get(at?)
        };
        let stays = |by: &usize| match (beside(0, *by), beside(1, *by)) {
            (Some(old), Some(new)) => {
                old.id == new.id && old.span.of(keys[0]).chars().all(script::is_unspaced)
            }
            _ => false,
        };
        let kept = (1..=BEGUN).take_while(stays).count();
        let lists = || {
            let lists = modality::modals().iter().chain(modality::negations());
            lists.copied().flatten().copied()
        };
        let goes_on = |by: &usize| {
            let is_begun = |side: usize| {
                let Some(last) = beside(side, *by).filter(|_| !ranges[side].is_empty()) else {
                    return false;
                };
                let words = &self.texts.words[side][ranges[side].clone()];
                let edit = words[0].span.join(words[words.len() - 1].span);
                let whole = edit.join(last.span).of(keys[side]);
                let inside = whole.len() - edit.of(keys[side]).len();
                let is_cut = |word: &str| {
                    let at_end = if behind {
                        whole.ends_with(word)
                    } else {
                        whole.starts_with(word)
                    };
                    at_end && word.len() > inside
                };
                lists().any(is_cut)
            };
            let in_kana = |by: usize| {
                let word = beside(0, by);
                word.is_some_and(|word| word.span.of(keys[0]).chars().all(script::is_hiragana))
            };
            if (1..=*by).all(in_kana) {
                (0..2).any(is_begun)
            } else {
                (0..2).all(is_begun)
            }
        };
        let longest = (1..=kept).rev().find(goes_on).unwrap_or(0);
        let text = |by: usize| beside(0, by).map(|word| word.span.of(keys[0]).to_owned());
        let mut out: Vec<String> = (1..=longest).filter_map(text).collect();
        if !behind {
            out.reverse();
        }
        out
    }

    /// What changed on each side, from the first spoken word to the last, without what both have at their ends.
    fn changed(&self, ranges: [&Range; 2]) -> [Option<Span>; 2] {
        let stretches = [0, 1].map(|side| {
            let words = &self.texts.words[side][ranges[side].clone()];
            let spoken = |word: &&Word| word.kind != TokenKind::Mark;
            let first = words.iter().find(spoken)?;
            let last = words.iter().rev().find(spoken)?;
            Some(first.span.join(last.span))
        });
        let [Some(old), Some(new)] = stretches else {
            return stretches;
        };
        let texts = [0, 1].map(|side| self.texts.documents[side].keys.text());
        let (one, other) = (old.of(texts[0]), new.of(texts[1]));
        let common = |pairs: &mut dyn Iterator<Item = (char, char)>| {
            pairs
                .take_while(|(one, other)| one == other)
                .map(|(c, _)| c.len_utf8() as u32)
                .sum::<u32>()
        };
        let front = common(&mut one.chars().zip(other.chars()));
        let (one, other) = (&one[front as usize..], &other[front as usize..]);
        let back = common(&mut one.chars().rev().zip(other.chars().rev()));
        [old, new].map(|span| {
            Some(Span {
                start: span.start + front,
                end: span.end - back,
            })
        })
    }

    fn search<What>(
        &self,
        side: usize,
        find: fn(&str, usize) -> Vec<Mention<What>>,
    ) -> Vec<Mention<What>> {
        let (Some(first), Some(last)) = (
            self.texts.words[side].first(),
            self.texts.words[side].last(),
        ) else {
            return Vec::new();
        };
        let whole = first.span.join(last.span);
        find(
            whole.of(self.texts.documents[side].keys.text()),
            whole.start as usize,
        )
    }
}

/// The most characters of a listed word that are before an edit, or behind it. Chosen by hand, 2026-11-30: なければならない has eight.
const BEGUN: usize = 7;

/// What stands for a word that is part of a name or a compound.
const NAME: &str = "\u{fffd}";

/// Whether a word is the number of a version: v1.2.
fn is_version(word: &str) -> bool {
    let figures = word.strip_prefix(['v', 'V']).unwrap_or_default();
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    figures.contains('.') && figures.split('.').all(plain)
}

/// Whether a word of a script without spaces is in an idiom there, with what stays around it: 可 of 可选.
fn is_in_idiom(keys: &str, span: Span) -> bool {
    let word = span.of(keys);
    let (start, end) = (span.start as usize, span.end as usize);
    let stands = |idiom: &str, at: usize| {
        keys[..start].ends_with(&idiom[..at]) && keys[end..].starts_with(&idiom[at + word.len()..])
    };
    let denies = modality::negations()
        .iter()
        .any(|words| words.contains(&word));
    !denies
        && word.starts_with(script::is_unspaced)
        && modality::idioms()
            .any(|idiom| idiom.match_indices(word).any(|(at, _)| stands(idiom, at)))
}

/// Whether a negation or a modal word is a noun, or a part of a word of several, with what stays around it: a can of oil, không gian.
fn is_noun(keys: &str, span: Span, lower: &str) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = keys[..start].strip_suffix(' ').unwrap_or_default();
    let last = before.rfind(|c: char| !script::is_word(c));
    let last = last.map_or(before, |at| &before[at..]);
    if modality::is_noun(
        lower,
        last.trim_start_matches(|c| !script::is_word(c))
            .to_lowercase()
            .as_str(),
    ) {
        return true;
    }
    let stands = |compound: &str, at: usize| {
        let behind = &compound[at + lower.len()..];
        let ends = !keys[end..]
            .get(behind.len()..)
            .is_some_and(|rest| rest.starts_with(script::is_word));
        ends_with(&keys[..start], &compound[..at]) && keys[end..].starts_with(behind) && ends
    };
    modality::compounds().any(|compound| {
        let mut places = compound.match_indices(lower);
        places.any(|(at, _)| stands(compound, at))
    })
}

/// Whether a text ends with a text in lower case, in any case, at the start of a word.
fn ends_with(text: &str, lower: &str) -> bool {
    let length = lower.chars().count();
    let tail: String = text
        .chars()
        .rev()
        .take(length)
        .flat_map(char::to_lowercase)
        .collect();
    let mut front = text.chars().rev().skip(length);
    lower.is_empty()
        || tail.chars().eq(lower.chars().rev()) && !front.next().is_some_and(script::is_word)
}

/// Whether a word is one part of a compound, a path or a name with hyphens: `no-listing`.
fn is_compounded(keys: &str, span: Span) -> bool {
    let joins = |c: char| matches!(c, '-' | '/' | '_');
    let before = keys[..span.start as usize].chars().next_back();
    let mut after = keys[span.end as usize..].chars();
    let next = after.next();
    let goes_on = next.is_some_and(joins) && after.next().is_some_and(char::is_alphanumeric);
    before.is_some_and(joins) || goes_on
}

/// Whether a word is a name by its capital, which is inside a sentence: in May.
fn is_name(keys: &str, span: Span) -> bool {
    let mut letters = span.of(keys).chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.next().is_some_and(char::is_lowercase);
    let before = keys[..span.start as usize].trim_end_matches(' ');
    let inside = before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    capital && small && inside
}

/// Whether the two sides have the same characters, white space and what takes no room aside.
fn same_but_spaces(texts: &[String; 2]) -> bool {
    let [old, new] = texts
        .each_ref()
        .map(|text| text.chars().filter(|c| !script::is_invisible(*c)));
    old.eq(new)
}

/// Whether the two sides have the same signs, marks of sentences, quotations, brackets and hyphens aside. A capital that follows a full stop
/// is a change of case, but a hyphen in the place of a capital makes another name: topBar and top-bar.
fn same_but_stops(texts: &[String; 2]) -> bool {
    let [old, new] = texts.each_ref().map(|text| {
        let signs = text
            .chars()
            .filter(|c| !c.is_alphanumeric() && !c.is_whitespace());
        signs.filter(|c| !is_stop(*c)).collect::<String>()
    });
    let joined = |text: &String| text.contains('-');
    let humped = |text: &String| {
        let mut pairs = text.chars().zip(text.chars().skip(1));
        pairs.any(|(one, next)| one.is_lowercase() && next.is_uppercase())
    };
    let one_is_joined = joined(&texts[0]) != joined(&texts[1]);
    old == new && !(one_is_joined && texts.iter().any(humped))
}

/// Whether a character is a mark of a sentence, a quotation, a bracket or a hyphen.
fn is_stop(c: char) -> bool {
    const STOPS: &str = ".,;:!?\"'()-。、，；：";
    STOPS.contains(c)
}

/// Whether the two sides have the same marks, but for those that join the parts of a word.
fn same_but_joints(texts: &[String; 2]) -> bool {
    let [old, new] = texts.each_ref().map(|text| {
        let visible = text.chars().filter(|c| !script::is_invisible(*c));
        visible.filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}'))
    });
    old.eq(new)
}

/// Whether the two sides are the same but for what normalising folds as a rule: width, and forms of quotation marks and dashes.
fn same_but_width(texts: &[String; 2]) -> bool {
    let [old, new] = texts
        .each_ref()
        .map(|text| normalise::key(text, Folding::Usual));
    old == new && !old.is_empty()
}

/// Whether both sides have signs of currencies, or of hundredths and thousandths, and other ones: $500, €500.
fn are_other_measures(texts: &[String; 2]) -> bool {
    let [old, new] = texts.each_ref().map(|text| {
        let signs = text.chars().filter(|c| script::is_measure(*c));
        let sign = |c: char| if c == '٪' { '%' } else { fold::half_width(c) };
        signs.map(sign).collect::<String>()
    });
    !old.is_empty() && !new.is_empty() && old != new
}

/// Whether the two sides have the same characters in traditional and simplified form.
fn same_but_script(texts: &[String; 2]) -> bool {
    let [old, new] = texts;
    old.chars().count() == new.chars().count()
        && old
            .chars()
            .zip(new.chars())
            .all(|(old, new)| variants::are_variants(old, new))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::diff::{self, Options};
    use crate::input;

    /// The classes of the edits between two paragraphs.
    pub(in crate::diff) fn classes(old: &str, new: &str) -> Vec<Class> {
        let read = |text: &str| {
            let text = format!("Before it.\n\n{text}\n\nAfter it.");
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let diff = diff::diff(&read(old), &read(new), &Options::default());
        diff.changes
            .iter()
            .flat_map(|change| &change.edits)
            .map(|edit| edit.class)
            .collect()
    }

    pub(in crate::diff) fn check(cases: &[(&str, &str, &str, Class)]) {
        let wrong: Vec<String> = cases
            .iter()
            .flat_map(|(text, old, new, class)| {
                assert!(text.contains(old), "{text}: {old}");
                let (one, other) = ((*text).to_owned(), text.replacen(old, new, 1));
                [(one.clone(), other.clone(), *class), (other, one, *class)]
            })
            .map(|(one, other, class)| (classes(&one, &other), one, other, class))
            .filter(|(found, _, _, class)| *found != [*class])
            .map(|(found, one, other, class)| format!("{one} / {other}: {found:?}, not {class:?}"))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn versions_and_idioms() {
        check(&[
            (
                "The lock follows the standard v1.1.1 of the guild.",
                "v1.1.1",
                "v1.2.2",
                Class::Number,
            ),
            (
                "Тем не менее, сторож запирает ворота.",
                "Тем не менее",
                "Однако",
                Class::Wording,
            ),
            (
                "码头清单不限于渔船和渔网。",
                "不限于",
                "限于",
                Class::Negation,
            ),
        ]);
        let found = classes(
            "仓房的可选加载由管理员登记。",
            "仓房的选择性加载由管理员登记。",
        );
        assert!(!found.contains(&Class::Modality), "{found:?}");
    }

    #[test]
    fn chinese() {
        let term =
            "甲方应当自本合同生效之日起三十日内支付价款，并不得无故拖延，逾期的按日支付违约金。";
        let date = "双方于2026年5月19日（星期二）在哈尔滨签署，自二〇二六年六月一日起生效，依照第七条第二款和附件3执行。";
        let paid = "乙方已支付的保证金五百万元，经双方确认有效，可以抵作价款，甲方有权进一步核对。";
        check(&[
            (term, "三十日", "六十日", Class::Number),
            (term, "三十日", "30日", Class::Notation),
            (term, "三十日", "60日", Class::Number),
            (term, "应当", "可以", Class::Modality),
            (term, "应当", "不应当", Class::Negation),
            (term, "不得", "得", Class::Negation),
            (term, "价款", "货款", Class::Wording),
            (term, "，并", "；并", Class::Punctuation),
            (date, "2026年5月19日", "2026年5月20日", Class::Date),
            (date, "2026年5月", "2025年5月", Class::Date),
            (date, "六月一日", "七月一日", Class::Date),
            (date, "六月一日", "6月1日", Class::Notation),
            (date, "星期二", "周二", Class::Notation),
            (
                "乙方应当于交货之日支付￥500，逾期的每日另付百分之一。",
                "￥500",
                "$500",
                Class::Number,
            ),
            (paid, "五百万", "500万", Class::Notation),
            (paid, "进一步", "另一步", Class::Wording),
            (date, "星期二", "星期三", Class::Date),
            (date, "第七条", "第八条", Class::Reference),
            (date, "附件3", "附件4", Class::Reference),
            (date, "哈尔滨", "大连", Class::Wording),
            (paid, "五百万", "三百万", Class::Number),
            (paid, "有效", "无效", Class::Negation),
            (paid, "已支付", "未支付", Class::Negation),
            (paid, "可以", "不可以", Class::Negation),
            (paid, "有权", "应当", Class::Modality),
            (paid, "进一步", "进步", Class::Wording),
            (paid, "双方", "雙方", Class::Script),
        ]);
    }

    #[test]
    fn english() {
        let term = "The Supplier shall deliver the goods within 30 days of the order, and may not assign this contract without consent.";
        let price = "The Buyer pays $500 on the day of delivery, and a fee of 5% for each month that passes after it.";
        let date = "Signed on 19 May 2026 (Tuesday) in Riga under Section 4.2 and Articles 5 and 6, and in force from June 1, 2026 on.";
        check(&[
            (term, "30 days", "60 days", Class::Number),
            (term, "shall", "may", Class::Modality),
            (term, "shall deliver", "shall not deliver", Class::Negation),
            (term, "may not", "may", Class::Negation),
            (term, "without", "with", Class::Negation),
            (term, "Supplier", "supplier", Class::Case),
            (term, "order, and", "order and", Class::Punctuation),
            (term, "order", "invoice", Class::Wording),
            (term, "30 days", "thirty days", Class::Notation),
            (price, "$500", "€500", Class::Number),
            (price, "5%", "5‰", Class::Number),
            (price, "$500", "500", Class::Punctuation),
            (term, "30 days", "thirty-one days", Class::Number),
            (term, "may not assign", "may not sell", Class::Wording),
            (
                term,
                "30 days",
                "30 days (without weekends)",
                Class::Wording,
            ),
            (date, "19 May", "20 May", Class::Date),
            (date, "19 May", "19 June", Class::Date),
            (date, "Tuesday", "Wednesday", Class::Date),
            (date, "June 1, 2026", "June 1, 2027", Class::Date),
            (date, "Section 4.2", "Section 4.3", Class::Reference),
            (date, "and 6", "and 7", Class::Reference),
            (date, "Section 4.2", "Section 4a", Class::Reference),
            (date, "Section 4.2", "Section 4.2(b)", Class::Reference),
            (date, "in Riga", "in May", Class::Wording),
            (date, "force", "no-fly force", Class::Wording),
            (date, "Riga", "Vilnius", Class::Wording),
        ]);
    }

    #[test]
    fn a_phrase_that_denies_nothing_is_no_negation() {
        check(&[
            (
                "The goods include, without limitation, spare parts.",
                ", without limitation,",
                "",
                Class::Wording,
            ),
            (
                "The seller delivers the goods and the parts.",
                "the goods",
                "not only the goods",
                Class::Wording,
            ),
            (
                "Продавец передаёт товар и запасные части.",
                "товар",
                "не только товар",
                Class::Wording,
            ),
            (
                "The mill closes on 15 December.",
                " on ",
                " no later than ",
                Class::Wording,
            ),
            (
                "随附文件包括但不限于说明书。",
                "但不限于",
                "",
                Class::Wording,
            ),
            (
                "Der Verkäufer liefert die Ware und die Teile.",
                "die Ware",
                "nicht nur die Ware",
                Class::Wording,
            ),
            (
                "Nobody knows whether the goods have been paid for in full.",
                "for in full",
                "or not",
                Class::Wording,
            ),
        ]);
    }

    #[test]
    fn a_unit_in_words_leaves_the_number_as_it_is() {
        let picture = "The picture of the mill is 250px wide on each page of the book.";
        let door = "Ворота мельницы имеют 3m в ширину и открываются внутрь.";
        let team = "The team keeps the books of the mill and of the weir.";
        check(&[
            (picture, "250px", "250 pixels", Class::Wording),
            (picture, "250px", "300 pixels", Class::Number),
            (picture, "250px", "300px", Class::Number),
            (picture, "250px", "250pt", Class::Wording),
            (door, "3m", "3 метра", Class::Wording),
            (door, "3m", "три метра", Class::Wording),
            (door, "3m", "4 метра", Class::Number),
            (door, "3m", "4m", Class::Number),
            (team, "The team", "The 37miller team", Class::Wording),
            (team, "The team", "The first team", Class::Wording),
        ]);
        let floor = "They meet on the first floor of the mill.";
        check(&[
            (floor, "first", "1st", Class::Notation),
            (floor, "first", "2nd", Class::Number),
        ]);
    }

    #[test]
    fn a_share_written_otherwise_is_the_same_share() {
        let fine = "违约金为合同总额的百分之五，决议须经三分之二以上业主同意。";
        let rate = "The fee is five per cent of the price, and two-thirds of the members agree.";
        let euro = "Die Gebühr für das Wehr beträgt 1.000 Euro im Jahr und ist im Mai fällig.";
        check(&[
            (fine, "百分之五", "5%", Class::Notation),
            (fine, "百分之五", "6%", Class::Number),
            (fine, "百分之五", "百分之六", Class::Number),
            (fine, "三分之二", "2/3", Class::Notation),
            (rate, "five per cent", "5%", Class::Notation),
            (rate, "five per cent", "6%", Class::Number),
            (rate, "two-thirds", "2/3", Class::Notation),
            (euro, "1.000", "1000", Class::Notation),
            (euro, "1.000", "1500", Class::Number),
            (
                "The gap is 1.000 inches wide in all of the gates.",
                "1.000",
                "1000",
                Class::Number,
            ),
        ]);
    }

    #[test]
    fn capitals_in_other_words_and_numbers_of_points_have_their_classes() {
        let bar = "The class topBar hides the bar when the page is printed.";
        let law = "Dans les cas prévus aux 1° et 3° de cet article, le bureau décide à 20 °C.";
        let may = "The secretary may inform the chair of the society at once.";
        check(&[
            (bar, "topBar", "top-bar", Class::Wording),
            (bar, "topBar", "topbar", Class::Case),
            (law, "3°", "4°", Class::Reference),
            (law, "20 °C", "30 °C", Class::Number),
            (may, "at once", "without delay", Class::Wording),
            (
                "The board decides, under Sections 87 and 87-1, who gets the key.",
                "Sections 87 and 87-1",
                "Section 93-3",
                Class::Reference,
            ),
        ]);
    }

    #[test]
    fn a_negation_or_a_modal_word_may_begin_before_the_edit() {
        check(&[
            (
                "賃借人は修繕費を負います。",
                "います",
                "いません",
                Class::Negation,
            ),
            (
                "賃借人は部屋を転貸できます。",
                "できます",
                "できません",
                Class::Negation,
            ),
            (
                "賃借人は壁に釘を打ってもよい。",
                "てもよい",
                "てはならない",
                Class::Negation,
            ),
            (
                "賃借人は賃料を毎月末日までに家主へ払わなければならない。",
                "わなければならない",
                "うことができる",
                Class::Modality,
            ),
            (
                "賃借人は鍵を返却します。",
                "します",
                "しました",
                Class::Wording,
            ),
            (
                "Kiracı bu sözleşmeyi devredebilir.",
                "devredebilir",
                "devredemez",
                Class::Negation,
            ),
            (
                "Kiracı bu kirayı peşin ödeyebilir.",
                "ödeyebilir",
                "ödemelidir",
                Class::Modality,
            ),
            (
                "Bên thuê phải trả tiền thuê nhà đúng hạn.",
                "phải",
                "có thể",
                Class::Modality,
            ),
            (
                "يجب على المستأجر دفع الأجرة في موعدها.",
                "يجب على",
                "يجوز على",
                Class::Modality,
            ),
        ]);
    }

    #[test]
    fn the_numbers_of_a_list_of_parts_are_references() {
        let law = "Nach § 3 Abs. 1 Nr. 1 bis 4 zahlt der Müller die Zeche.";
        let list = "Die nach den §§ 34, 35 und 36 nötigen Sacke zahlt der Müller.";
        check(&[
            (law, "bis 4", "bis 5", Class::Reference),
            (law, " bis 4", "", Class::Reference),
            (list, "35 und", "35, 35a und", Class::Reference),
            (law, "die Zeche", "5 Taler", Class::Wording),
        ]);
    }

    #[test]
    fn a_phrase_with_a_reference_in_brackets_is_wording() {
        check(&[
            (
                "Es gelten die Regeln über den Zoll (§ 12) und das Wehr.",
                "über den Zoll (§ 12) und",
                "über den Zoll (§ 12), über die Mühle (§ 14a) und",
                Class::Wording,
            ),
            (
                "Es gelten die Regeln über den Zoll und das Wehr.",
                "Zoll und",
                "Zoll (§ 12) und",
                Class::Reference,
            ),
            (
                "Der Müller gibt eine Antwort, die in der Liste steht.",
                "Antwort,",
                "Auskunft (§ 15),",
                Class::Reference,
            ),
        ]);
    }

    #[test]
    fn a_reference_with_the_words_that_lead_to_it_is_one() {
        check(&[
            (
                "The rules of sections 3 through 5 hold here.",
                "sections 3 through 5",
                "Sections 3, 4, and 5",
                Class::Reference,
            ),
            (
                "船只管理办法第二十四条第（一）项所称的码头。",
                "一",
                "二",
                Class::Reference,
            ),
            (
                "Nach § 19 Abs. 1 Nr. 7 ist das verboten.",
                "Abs. 1 Nr.",
                "Absatz 1 Nummer",
                Class::Wording,
            ),
            (
                "The rules of Sections 7, 7.3.1 and 7.3.2 hold here.",
                "Sections 7, 7.3.1",
                "Sections 7",
                Class::Reference,
            ),
            (
                "The keeper, as described in Section 4, keeps the key.",
                ", as described in Section 4,",
                "",
                Class::Reference,
            ),
            (
                "看守人按照本条例第九条的规定保管钥匙。",
                "按照本条例第九条的规定",
                "依法",
                Class::Reference,
            ),
            (
                "看守人按照本条例第九条的规定保管钥匙。",
                "按照本条例第九条的规定",
                "",
                Class::Reference,
            ),
            (
                "Сторож хранит ключ в соответствии со статьёй 9 устава.",
                "в соответствии со статьёй 9",
                "по правилам",
                Class::Reference,
            ),
            (
                "Der Wärter verwahrt den Schlüssel gemäß § 9 sicher.",
                " gemäß § 9",
                "",
                Class::Reference,
            ),
            (
                "Die Prüfung der Wehre nach § 27 Abs. 3 der Satzung entfällt.",
                "§ 27 Abs. 3",
                "§ 28 Absatz 1",
                Class::Reference,
            ),
            (
                "Die Prüfung der Wehre nach § 26 der Satzung entfällt.",
                "§ 26",
                "§ 29b Absatz 2 in Verbindung mit § 26",
                Class::Reference,
            ),
            (
                "§ 17 Absatz 3 Satz 1 und 3 der Satzung gilt auch hier.",
                "Satz 1 und 3",
                "Nummer 1 und Absatz 5 Satz 1 Nummer 1",
                Class::Reference,
            ),
            // A clause that speaks of a part is no reference.
            (
                "The keeper keeps the key.",
                "the key.",
                "the key, and the owner of the house pays him the wages that Section 9 names.",
                Class::Wording,
            ),
        ]);
    }

    #[test]
    fn a_date_is_another_one_whatever_comes_with_it() {
        let printed = "Miller, A., \"The Locks of the Valley\", Series 12, November 1997, printed in the town.";
        let gedruckt = "Die Ordnung der Wehre, Heft 12, 3. Mai 1997, liegt im Rathaus aus.";
        let issued = "《水闸登记规则》，1997年5月3日，存放于镇公所。";
        let printing = "Порядок шлюзов, 3 мая 1997 года, лежит в ратуше.";
        let law = "Es gilt die Ordnung vom 10. September 1996 (Blatt 14).";
        check(&[
            (
                law,
                "10. September 1996 (Blatt 14)",
                "2. Dezember 2016 in der jeweils geltenden Fassung",
                Class::Date,
            ),
            (
                "The charter was adopted by the Board on 3 March 2015 and is public.",
                "Board on 3 March 2015",
                "General Assembly of Members on 7 June 2019,",
                Class::Date,
            ),
            (
                printed,
                "November 1997",
                "reprint no. IV, January 2008, with maps by the mayor",
                Class::Date,
            ),
            (
                gedruckt,
                "3. Mai 1997",
                "Neudruck mit Karten, 14. Juni 2008, mit einem Vorwort",
                Class::Date,
            ),
            (
                issued,
                "1997年5月3日",
                "附有地图的重印本，2008年6月14日",
                Class::Date,
            ),
            (
                printing,
                "3 мая 1997 года",
                "новый оттиск с картами, 14 июня 2008 года, с предисловием",
                Class::Date,
            ),
        ]);
    }

    #[test]
    fn a_quoted_word_denies_nothing() {
        check(&[
            (
                "The words \"MUST\", \"SHOULD\", \"MAY\", and \"OPTIONAL\" are read as usual.",
                "\"MAY\"",
                "\"RECOMMENDED\", \"NOT RECOMMENDED\", \"MAY\"",
                Class::Wording,
            ),
            (
                "本规则中的“应当”和“可以”有其通常含义。",
                "“应当”和",
                "“应当”、“不得”和",
                Class::Wording,
            ),
            (
                "Слова «должен» и «вправе» понимаются буквально.",
                "«должен» и",
                "«должен», «не должен» и",
                Class::Wording,
            ),
            (
                "Die Wörter „muss“ und „darf“ gelten wörtlich.",
                "„muss“ und",
                "„muss“, „muss nicht“ und",
                Class::Wording,
            ),
            // Inside of a quotation that stays, a word does.
            (
                "The sign says \"You may not enter\" in red.",
                "may not",
                "may",
                Class::Negation,
            ),
        ]);
    }

    #[test]
    fn what_comes_first_is_no_number() {
        check(&[
            (
                "Nobody leaves without ringing the bell.",
                "ringing",
                "first ringing",
                Class::Wording,
            ),
            (
                "Сторож закрывает ворота на ночь.",
                "Сторож",
                "Первый сторож",
                Class::Wording,
            ),
            (
                "The second keeper rings the bell.",
                "second",
                "third",
                Class::Number,
            ),
            (
                "The first keeper rings the bell.",
                "first",
                "second",
                Class::Number,
            ),
        ]);
    }

    #[test]
    fn a_modal_word_that_a_clause_replaces_went() {
        check(&[
            (
                "馆长可以处以罚款。",
                "可以",
                "在读者损坏图书或者逾期不还的情况下，",
                Class::Modality,
            ),
            (
                "The keeper may close the gate.",
                "may",
                "of the harbour, on every evening of the week,",
                Class::Modality,
            ),
        ]);
    }

    #[test]
    fn brackets_around_a_name_are_marks_and_a_hyphen_is_none() {
        check(&[
            (
                "The form of RFC 1730 is kept.",
                "RFC 1730",
                "[RFC1730]",
                Class::Punctuation,
            ),
            (
                "The form of RFC 1730 is kept.",
                "RFC 1730",
                "RFC1730",
                Class::Spacing,
            ),
            (
                "The keeper must re-enter the code.",
                "re-enter",
                "reenter",
                Class::Spacing,
            ),
        ]);
    }

    #[test]
    fn japanese() {
        let term = "会員は、閉館の後も書庫を利用することができる。";
        check(&[
            (term, "できる", "できない", Class::Negation),
            (term, "書庫", "食堂", Class::Wording),
            (term, "できる", "できません", Class::Negation),
        ]);
        let duty = "館長は、名簿を保管しなければならない。";
        let shown = "館長は、名簿を掲示する。";
        check(&[
            (
                duty,
                "しなければならない",
                "することができる",
                Class::Modality,
            ),
            // Both permit.
            (term, "することができる", "してもよい", Class::Wording),
            (shown, "掲示する", "掲示しない", Class::Negation),
            (shown, "掲示する", "掲示しません", Class::Negation),
            (shown, "掲示する", "配布する", Class::Wording),
        ]);
    }

    #[test]
    fn negations_with_an_ending() {
        check(&[
            (
                "Bu makbuz geçerli değildir ve saklanmaz.",
                "geçerli değildir",
                "geçerlidir",
                Class::Negation,
            ),
            (
                "החבר אינו רשאי לשאול ספר.",
                "אינו רשאי",
                "רשאי",
                Class::Negation,
            ),
            (
                "החברה אינה חייבת לשלם.",
                "אינה חייבת",
                "חייבת",
                Class::Negation,
            ),
        ]);
    }

    #[test]
    fn a_date_in_another_order_is_the_same_date() {
        for (old, new) in [
            (
                "Signed on 19 May 2026 in Riga.",
                "Signed on May 19, 2026 in Riga.",
            ),
            (
                "Signed on 19 May 2026 in Riga.",
                "Signed on 2026-05-19 in Riga.",
            ),
            (
                "Подписано 19 мая 2026 г. в Риге.",
                "Подписано 19.05.2026 в Риге.",
            ),
        ] {
            for (old, new) in [(old, new), (new, old)] {
                let found = classes(old, new);
                assert!(
                    !found.is_empty() && found.iter().all(|class| *class == Class::Notation),
                    "{old} {new}: {found:?}"
                );
            }
        }
        let found = classes(
            "Signed on 19 May 2026 in Riga.",
            "Signed on May 20, 2026 in Riga.",
        );
        assert!(found.contains(&Class::Date), "{found:?}");
    }

    #[test]
    fn russian() {
        let term = "Поставщик обязан передать товар в течение тридцати дней и не вправе уступать права по договору без согласия.";
        let date = "Подписано 19 мая 2026 г. (вторник) в Риге в соответствии со статьёй 5 и пунктом 3.1, всего 12 экземпляров.";
        check(&[
            (term, "тридцати", "шестидесяти", Class::Number),
            (term, "тридцати", "30", Class::Notation),
            (
                term,
                "без согласия",
                "(без срока) без согласия",
                Class::Wording,
            ),
            (term, "обязан", "может", Class::Modality),
            (term, "обязан", "не обязан", Class::Negation),
            (term, "не вправе", "вправе", Class::Negation),
            (term, "Поставщик", "поставщик", Class::Case),
            (term, "договору", "контракту", Class::Wording),
            (date, "19 мая", "20 мая", Class::Date),
            (date, "19 мая", "19 июня", Class::Date),
            (date, "вторник", "среда", Class::Date),
            (date, "статьёй 5", "статьёй 6", Class::Reference),
            (date, "3.1", "3.2", Class::Reference),
            (date, "12 экз", "13 экз", Class::Number),
            (date, "12 экз", "1 200 экз", Class::Number),
            ("Скидка с 2 000 рублей.", "2 000", "2000", Class::Notation),
            ("Скидка с 2 000 рублей.", "2 000", "2 500", Class::Number),
        ]);
    }
}
