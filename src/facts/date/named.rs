//! The dates that a text gives to documents by name: 2015年3月8日签署的《…协定》, the … Convention of 8 March 2015,
//! Соглашение о … от 8 марта 2015 года.

use crate::facts::date::{self, Found};
use crate::language::topics::events::{self, DatedDocuments, Event};
use crate::text::fold;
use crate::text::near;
use crate::text::script;
use crate::text::span::{self, Span};

/// A document by name, what happened to it, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedDate {
    /// The name as far as it does not inflect; two that are the same name the same document.
    pub name: String,
    /// Where the name stands, in bytes.
    pub at: Span,
    /// The date.
    pub date: Found,
    /// What happened; a bare date is that of the signing.
    pub event: Event,
}

/// The shortest name between title marks that tells one document from others, in characters. With 3, 4 and 12 the same.
pub(crate) const SHORTEST_TITLE: usize = 6;
/// The longest name, in bytes. With 200 and 800 the same.
const LONGEST: usize = 400;
/// How far a date may stand from the name that it belongs to, in bytes. With 30 and 120 the same.
const NEAR: usize = 60;
/// How many characters a name before a verb has. With 2, 6, 10 and 40 the same.
const HAN_NAME: std::ops::RangeInclusive<usize> = 3..=20;
/// How many words with capitals make a name that tells one document from others. With 2 and 6 the same.
const FEWEST_CAPITALS: usize = 3;
/// How far before a date the participle stands, in characters. With 25 and 100 the same.
const PARTICIPLE: usize = 50;
/// The most words of a place of signing. With 2 and 8 the same.
const PLACE: usize = 4;
/// The most words of a name. With 7 and 28 the same.
const MOST_WORDS: usize = 14;
/// The shortest rest of a name after its kind, in characters. With 5 and 20 the same.
const SHORTEST_REST: usize = 10;

/// Every named document with a complete date, by date.
#[must_use]
pub(crate) fn find(text: &str, dates: &[Found]) -> Vec<NamedDate> {
    let mut out = Vec::new();
    for found in dates
        .iter()
        .filter(|found| found.date.complete().is_some() && found.role == date::Role::Alone)
    {
        let before = &text[..found.span.start as usize];
        let after = &text[found.span.end as usize..];
        let named = title_after(text, found, after)
            .or_else(|| title_before(text, found, before, after))
            .or_else(|| verb_before(found, before))
            .or_else(|| events::documents().find_map(|words| capitalised(words, found, before)))
            .or_else(|| events::documents().find_map(|words| stemmed(words, found, before)));
        out.extend(named);
    }
    out
}

/// The titles of `text` between 《 and 》, marks included; titles inside titles are part of them.
#[must_use]
pub(crate) fn titles(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0u32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '《' => {
                if depth == 0 || at - start > LONGEST {
                    (depth, start) = (0, at);
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 && at - start <= LONGEST {
                    out.push(Span::new(start, at + c.len_utf8()));
                }
            }
            _ => {}
        }
    }
    out
}

/// The event that `text` names, the first in it.
#[must_use]
pub(crate) fn event(text: &str) -> Option<Event> {
    let lower = fold::plain_letters(&text.to_lowercase());
    let found = events::words().filter_map(|(event, word)| Some((lower.find(word)?, event)));
    found.min().map(|(_, event)| event)
}

fn at(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// 2015年3月8日签署的《…》
fn title_after(text: &str, found: &Found, after: &str) -> Option<NamedDate> {
    let near = near::after(after, 0, NEAR + '《'.len_utf8());
    let open = near.find('《').filter(|open| *open <= NEAR)?;
    let between = &after[..open];
    if between.contains(['，', ',', '。', '、', ';', '(', ')', '》']) {
        return None;
    }
    let mut attributive = events::documents().flat_map(|each| each.attributive);
    let told = attributive.find_map(|word| between.strip_suffix(word));
    let event = if between.is_empty() || told == Some("") {
        Event::Signing
    } else {
        event(told?)?
    };
    let span = titles(&after[open..after.len().min(next_boundary(after, open + LONGEST))])
        .first()
        .copied()?;
    titled(
        text,
        found,
        Span::new(at(text, after) + open, at(text, after) + open + span.len()),
        event,
    )
}

fn next_boundary(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(text.len())
}

/// 《…》于2015年3月8日签署, 《…》(2015年3月8日签署)
fn title_before(text: &str, found: &Found, before: &str, after: &str) -> Option<NamedDate> {
    let mut joints = events::documents().flat_map(|each| each.title_joints);
    let head = joints
        .find_map(|joint| before.strip_suffix(joint))
        .or_else(|| before.strip_suffix('('))?;
    let inside = head.strip_suffix('》')?;
    let mut depth = 1;
    let mut open = None;
    for (index, c) in inside.char_indices().rev() {
        depth += i32::from(c == '》') - i32::from(c == '《');
        if depth == 0 {
            open = Some(index);
            break;
        }
        if inside.len() - index > LONGEST {
            return None;
        }
    }
    let near = near::after(after, 0, NEAR + '。'.len_utf8());
    let clause = &near[..near.find(['，', ',', '。', ';', ')']).unwrap_or(near.len())];
    let event = event(clause).filter(|_| clause.len() <= NEAR)?;
    titled(text, found, Span::new(open?, head.len()), event)
}

/// 海洋馆成立于2009年6月1日
fn verb_before(found: &Found, before: &str) -> Option<NamedDate> {
    let (words, head, verb) = events::documents().find_map(|words| {
        let mut verbs = words.verbs_before.iter();
        verbs.find_map(|verb| Some((words, before.strip_suffix(verb)?, *verb)))
    })?;
    let start = head.rfind(|c: char| !script::is_han(c));
    let start = start.map_or(0, |at| span::after(head, at));
    let name = &head[start..];
    let plain = !name.contains(|c| words.no_names.contains(c));
    (HAN_NAME.contains(&name.chars().count()) && plain).then_some(NamedDate {
        name: name.to_owned(),
        at: Span::new(start, head.len()),
        date: *found,
        event: event(verb)?,
    })
}

fn titled(text: &str, found: &Found, span: Span, event: Event) -> Option<NamedDate> {
    let name = span
        .of(text)
        .trim_start_matches('《')
        .trim_end_matches('》');
    // A decision to amend is taken again and again under one title.
    let mut recurring = events::documents().flat_map(|each| each.recurring);
    let recurs = recurring.any(|word| name.contains(word));
    (name.chars().count() >= SHORTEST_TITLE && !recurs).then(|| NamedDate {
        name: name.to_owned(),
        at: span,
        date: *found,
        event,
    })
}

/// A name with capitals: the Maple Rail Convention of 8 March 2015; the Maple Rail Convention, signed on 8 March 2015.
fn capitalised(words: &DatedDocuments, found: &Found, before: &str) -> Option<NamedDate> {
    if words.nouns.is_empty() {
        return None;
    }
    let (head, event) = match without_joint(words, before) {
        Some(head) => (head, Event::Signing),
        None => without_participle(words, before)?,
    };
    let mut name = name_words(words, head);
    let is_noun = |word: &(usize, &str)| words.nouns.contains(&word.1);
    let last = name.first().is_some_and(is_noun);
    // The Convention on the Northern Lakes.
    let first = name.iter().rposition(is_noun).filter(|at| {
        let next = at.checked_sub(1).map(|next| name[next].1);
        next.is_some_and(|next| words.noun_followers.contains(&next))
    });
    match first {
        _ if last => {}
        Some(at) => name.truncate(at + 1),
        None => return None,
    }
    while name
        .last()
        .is_some_and(|(_, word)| !has_capital(word) || words.leads.contains(word))
    {
        name.pop();
    }
    let own = name.iter().filter(|(_, word)| has_capital(word)).count();
    let start = name.last()?.0;
    (own >= FEWEST_CAPITALS).then(|| NamedDate {
        name: head[start..].to_owned(),
        at: Span::new(start, head.len()),
        date: *found,
        event,
    })
}

fn has_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// What comes before a word that joins a name to its date, spaces around it.
fn without_joint<'a>(words: &DatedDocuments, before: &'a str) -> Option<&'a str> {
    let bare = before.strip_suffix(' ')?;
    let mut joints = words.joints.iter();
    joints.find_map(|joint| bare.strip_suffix(joint)?.strip_suffix(' '))
}

/// What comes before `signed on` or `done at Port on`, and the event.
fn without_participle<'a>(words: &DatedDocuments, before: &'a str) -> Option<(&'a str, Event)> {
    let tail = &before[before.char_indices().rev().take(PARTICIPLE).last()?.0..];
    let participles = words.participles.iter();
    let (at, verb) = participles
        .filter_map(|verb| Some((tail.rfind(verb)?, *verb)))
        .max()?;
    let rest = tail[at + verb.len()..].trim();
    let place = || {
        let (first, _) = rest.split_once(' ')?;
        let near = rest.split(' ').count() <= PLACE;
        Some(near && words.place_prepositions.contains(&first))
    };
    if !(rest.is_empty() || words.prepositions.contains(&rest) || place() == Some(true)) {
        return None;
    }
    let head = before[..before.len() - tail.len() + at].trim_end();
    let head = words.auxiliaries.iter().fold(head, |head, word| {
        head.strip_suffix(word).unwrap_or(head).trim_end()
    });
    // Done at a place on a day: that is the signing.
    let event = event(verb).unwrap_or(Event::Signing);
    Some((head.trim_end_matches(['(', ',']).trim_end(), event))
}

/// The words of a name at the end of `head` with their places, the last one first.
fn name_words<'a>(words: &DatedDocuments, head: &'a str) -> Vec<(usize, &'a str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'');
    let mut out = Vec::new();
    let mut rest = head;
    for _ in 0..MOST_WORDS {
        let before = rest.rfind(|c| !inside(c));
        let start = before.map_or(0, |at| span::after(rest, at));
        let word = &rest[start..];
        if !(has_capital(word) || words.inner_words.contains(&word)) {
            break;
        }
        out.push((start, word));
        let Some(shorter) = rest[..start].strip_suffix(' ') else {
            break;
        };
        rest = shorter;
    }
    out
}

/// A name that starts with its kind: Соглашение о … от 8 марта 2015 года; договор «…» от 8 марта 2015 года.
fn stemmed(words: &DatedDocuments, found: &Found, before: &str) -> Option<NamedDate> {
    if words.stems.is_empty() {
        return None;
    }
    let head = without_joint(words, before)?;
    let clause = head.rfind(['.', ',', ';', ':', '(']).map_or(0, |at| at + 1);
    let tail = &head[clause..];
    let (start, stem) = (words.stems.iter())
        .flat_map(|stem| {
            let lower = tail.rfind(&stem.to_lowercase());
            [(tail.rfind(stem), *stem), (lower, *stem)]
        })
        .filter_map(|(at, stem)| Some((at?, stem)))
        .max()?;
    let name = &tail[start..];
    let rest = name[stem.len()..].split_once(' ')?.1;
    let rest = rest.trim_matches(['"', ' ']);
    if rest.split(' ').count() < 2 || rest.chars().count() < SHORTEST_REST || name.len() > LONGEST {
        return None;
    }
    Some(NamedDate {
        name: format!("{} {rest}", stem.to_lowercase()),
        at: Span::new(clause + start, head.len()),
        date: *found,
        event: Event::Signing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        find(text, &date::find(text, None))
            .iter()
            .map(|each| {
                format!(
                    "{} | {} | {} | {}",
                    each.name,
                    each.at.of(text),
                    each.date.span.of(text),
                    events::words_of(each.event).next().unwrap_or("")
                )
            })
            .collect()
    }

    #[test]
    fn finds_the_date_of_a_named_document() {
        for (text, expected) in [
            (
                "根据2015年3月8日签署的《北河航运管理协定》和",
                "北河航运管理协定 | 《北河航运管理协定》 | 2015年3月8日 | 签署",
            ),
            (
                "《北河航运管理协定》于2015年3月8日在北城签署。",
                "北河航运管理协定 | 《北河航运管理协定》 | 2015年3月8日 | 签署",
            ),
            (
                "《北河航运管理协定》自2016年1月1日起施行。",
                "北河航运管理协定 | 《北河航运管理协定》 | 2016年1月1日 | 施行",
            ),
            (
                "under the North River Treaty of 8 March 2015",
                "North River Treaty | North River Treaty | 8 March 2015 | 签署",
            ),
            (
                "The North River Treaty, signed at Port on 8 March 2015,",
                "North River Treaty | North River Treaty | 8 March 2015 | 签署",
            ),
            (
                "стороны Соглашения о речном судоходстве от 8 марта 2015 года",
                "соглашени о речном судоходстве | Соглашения о речном судоходстве | 8 марта 2015 года | 签署",
            ),
        ] {
            assert_eq!(shown(text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_loose_dates_and_general_names_alone() {
        for text in [
            "2015年3月8日，《北河航运管理协定》引起关注。",
            "a Decision of 8 March 2015",
            "the Treaty of 8 March 2015",
            "закон от 8 марта 2015 года",
            "《办法》于2015年3月8日通过",
        ] {
            assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
        }
    }
}
