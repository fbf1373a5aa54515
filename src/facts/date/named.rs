//! The dates that a text gives to documents by name: 2015年3月8日签署的《…协定》, the … Convention of 8 March 2015,
//! Соглашение о … от 8 марта 2015 года.

use crate::facts::date::{self, Found};
use crate::language::phrases::{EVENTS, SIGNED_ONCE, SIGNED_ONCE_STEMS};
use crate::text::span::Span;

/// A document by name, what happened to it, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDate {
    /// The name as far as it does not inflect; two that are the same name the same document.
    pub name: String,
    /// Where the name stands, in bytes.
    pub at: Span,
    /// The date.
    pub date: Found,
    /// An index into [`EVENTS`]; a bare date is that of the signing.
    pub event: usize,
}

/// Words with a capital that stand in front of a name at the start of a sentence.
const LEADS: &[&str] = &[
    "The", "Under", "In", "By", "To", "With", "For", "From", "Since", "After", "Before", "On",
    "At", "Both", "Article", "When", "If", "As", "This", "That",
];
/// The shortest name between title marks that tells one document from others, in characters.
const SHORTEST_TITLE: usize = 6;
/// The longest name, in bytes.
const LONGEST: usize = 400;
/// How far a date may stand from the name that it belongs to, in bytes.
const NEAR: usize = 60;

/// Every named document with a complete date, by date.
#[must_use]
pub fn find(text: &str, dates: &[Found]) -> Vec<NamedDate> {
    let mut out = Vec::new();
    for found in dates
        .iter()
        .filter(|found| found.date.complete().is_some() && found.role == date::Role::Alone)
    {
        let before = &text[..found.span.start as usize];
        let after = &text[found.span.end as usize..];
        let named = title_after(text, found, after)
            .or_else(|| title_before(text, found, before, after))
            .or_else(|| founded(found, before))
            .or_else(|| english(text, found, before))
            .or_else(|| russian(found, before));
        out.extend(named);
    }
    out
}

/// The titles of `text` between 《 and 》, marks included; titles inside titles are part of them.
#[must_use]
pub fn titles(text: &str) -> Vec<Span> {
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
pub fn event(text: &str) -> Option<usize> {
    let lower = text.to_lowercase().replace('ё', "е");
    EVENTS
        .iter()
        .enumerate()
        .filter_map(|(index, words)| {
            Some((
                words.iter().filter_map(|word| lower.find(word)).min()?,
                index,
            ))
        })
        .min()
        .map(|(_, index)| index)
}

fn at(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// 2015年3月8日签署的《…》
fn title_after(text: &str, found: &Found, after: &str) -> Option<NamedDate> {
    let open = after.find('《').filter(|open| *open <= NEAR)?;
    let between = &after[..open];
    if between.contains(['，', ',', '。', '、', ';', '(', ')', '》']) {
        return None;
    }
    let event = match between {
        "" | "的" => 0,
        _ => event(between.strip_suffix('的')?)?,
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
    let joint = ["已于", "是于", "于", "自", "("]
        .into_iter()
        .find(|joint| before.ends_with(joint))?;
    let head = before.strip_suffix(joint)?;
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
    let clause = &after[..after
        .find(['，', ',', '。', ';', ')'])
        .unwrap_or(after.len())];
    let event = event(clause).filter(|_| clause.len() <= NEAR)?;
    titled(text, found, Span::new(open?, head.len()), event)
}

/// 海洋馆成立于2009年6月1日
fn founded(found: &Found, before: &str) -> Option<NamedDate> {
    let (head, verb) = [
        "成立于",
        "创立于",
        "创建于",
        "创办于",
        "出生于",
        "诞生于",
        "通车于",
        "开通于",
    ]
    .iter()
    .find_map(|verb| Some((before.strip_suffix(verb)?, *verb)))?;
    let start = head
        .rfind(|c: char| !crate::text::script::is_han(c))
        .map_or(0, |at| {
            at + head[at..].chars().next().map_or(1, char::len_utf8)
        });
    let name = &head[start..];
    let plain = !name.contains(['的', '其', '该', '此', '由', '于', '它', '他', '她']);
    ((3..=20).contains(&name.chars().count()) && plain).then_some(NamedDate {
        name: name.to_owned(),
        at: Span::new(start, head.len()),
        date: *found,
        event: event(verb)?,
    })
}

fn titled(text: &str, found: &Found, span: Span, event: usize) -> Option<NamedDate> {
    let name = span
        .of(text)
        .trim_start_matches('《')
        .trim_end_matches('》');
    // A decision to amend is taken again and again under one title.
    let recurs = ["修改", "废止", "修正", "修订"]
        .iter()
        .any(|word| name.contains(word));
    (name.chars().count() >= SHORTEST_TITLE && !recurs).then(|| NamedDate {
        name: name.to_owned(),
        at: span,
        date: *found,
        event,
    })
}

/// the Maple Rail Convention of 8 March 2015; the Maple Rail Convention, signed on 8 March 2015
fn english(text: &str, found: &Found, before: &str) -> Option<NamedDate> {
    let (head, event) = if let Some(head) = before.strip_suffix(" of ") {
        (head, 0)
    } else {
        let tail = &before[before.char_indices().rev().take(50).last()?.0..];
        let verb = [
            "signed",
            "adopted",
            "concluded",
            "done",
            "established",
            "published",
        ]
        .into_iter()
        .filter_map(|verb| Some((tail.rfind(verb)?, verb)))
        .max()?;
        let rest = tail[verb.0 + verb.1.len()..].trim();
        if !(rest == "on"
            || rest.is_empty()
            || (rest.starts_with("at ") || rest.starts_with("in ")) && rest.split(' ').count() <= 4)
        {
            return None;
        }
        let head = before[..before.len() - tail.len() + verb.0].trim_end();
        let head = ["was", "were", "which"]
            .into_iter()
            .fold(head, |head, word| {
                head.strip_suffix(word).unwrap_or(head).trim_end()
            });
        (
            head.trim_end_matches(['(', ',']).trim_end(),
            // Done at a place on a day: that is the signing.
            self::event(verb.1).unwrap_or(0),
        )
    };
    let mut words = Vec::new();
    let mut rest = head;
    for _ in 0..14 {
        let start = rest
            .rfind(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\''))
            .map_or(0, |at| {
                at + rest[at..].chars().next().map_or(1, char::len_utf8)
            });
        let word = &rest[start..];
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        if word.is_empty()
            || !(capital
                || matches!(
                    word,
                    "of" | "on" | "the" | "for" | "and" | "between" | "to" | "in"
                ))
        {
            break;
        }
        words.push((start, word));
        let Some(shorter) = rest[..start].strip_suffix(' ') else {
            break;
        };
        rest = shorter;
    }
    let starts = |word: &&(usize, &str)| SIGNED_ONCE.contains(&word.1);
    let named = words.first().is_some_and(|word| starts(&word));
    // The Convention on the Northern Lakes.
    let leading = words.iter().rposition(|word| starts(&word)).filter(|at| {
        *at > 0
            && words
                .get(at - 1)
                .is_some_and(|(_, word)| matches!(*word, "on" | "for" | "between" | "of"))
    });
    if let Some(at) = leading.filter(|_| !named) {
        words.truncate(at + 1);
    } else if !named {
        return None;
    }
    while words.last().is_some_and(|(_, word)| {
        !word.starts_with(|c: char| c.is_ascii_uppercase()) || LEADS.contains(word)
    }) {
        words.pop();
    }
    let own = words
        .iter()
        .filter(|(_, word)| word.starts_with(|c: char| c.is_ascii_uppercase()))
        .count();
    let start = words.last()?.0;
    (own >= 3).then(|| NamedDate {
        name: text[start..head.len()].to_owned(),
        at: Span::new(start, head.len()),
        date: *found,
        event,
    })
}

/// Соглашение о … от 8 марта 2015 года; договор «…» от 8 марта 2015 года
fn russian(found: &Found, before: &str) -> Option<NamedDate> {
    let head = before.strip_suffix(" от ")?;
    let clause = head.rfind(['.', ',', ';', ':', '(']).map_or(0, |at| at + 1);
    let tail = &head[clause..];
    let (start, stem) = SIGNED_ONCE_STEMS
        .iter()
        .flat_map(|stem| {
            [
                (tail.rfind(stem), stem),
                (tail.rfind(&stem.to_lowercase()), stem),
            ]
        })
        .filter_map(|(at, stem)| Some((at?, *stem)))
        .max()?;
    let name = &tail[start..];
    let rest = name[stem.len()..]
        .split_once(' ')?
        .1
        .trim_matches(['"', ' ']);
    if rest.split(' ').count() < 2 || rest.chars().count() < 10 || name.len() > LONGEST {
        return None;
    }
    let start = clause + start;
    Some(NamedDate {
        name: format!("{} {rest}", stem.to_lowercase()),
        at: Span::new(start, head.len()),
        date: *found,
        event: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        find(text, &date::find(text))
            .iter()
            .map(|each| {
                format!(
                    "{} | {} | {} | {}",
                    each.name,
                    each.at.of(text),
                    each.date.span.of(text),
                    EVENTS[each.event][0]
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
