//! The year in which an anniversary is kept, told from the words between the two.

use crate::facts::date::anniversary::Anniversary;
use crate::facts::date::named;
use crate::language::topics::dates::{self, Unit};
use crate::language::topics::events;
use crate::text::near;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// How far an anniversary may stand from the year of its event, in characters. With 60 and 240 the same.
const APART: usize = 120;
/// How much text before the year may have named who keeps the anniversary, in bytes: it bounds the time.
const NAMED: usize = 4_000;
/// Among so many words of an aside its participle is: which was founded in 1920. Chosen by hand.
const ASIDE: usize = 3;

/// The year in which an anniversary is kept.
pub(super) struct Celebration {
    pub(super) year: u16,
    /// Where the year is.
    pub(super) at: Span,
    /// Where the words for what is celebrated start.
    pub(super) name_start: u32,
    /// Who keeps the anniversary, lower case; empty where nothing is between the year and the word that marks it.
    pub(super) holder: String,
}

/// The year in which the anniversary falls: joined to it by a marking word, before it or in it.
pub(super) fn celebration(
    key: &str,
    sentence: Span,
    years: &[(u16, Span)],
    each: Anniversary,
) -> Option<Celebration> {
    // "… marked its 90th anniversary in 2026"
    let after = years
        .iter()
        .find(|(_, at)| at.start >= each.span.end && at.end <= sentence.end);
    if let Some((year, at)) = after
        && key[each.span.end as usize..at.start as usize]
            .strip_prefix(' ')
            .and_then(|rest| rest.strip_suffix(' '))
            .is_some_and(events::joins_anniversary)
    {
        return Some(Celebration {
            year: *year,
            at: *at,
            name_start: each.span.start,
            holder: String::new(),
        });
    }
    let mut before = years
        .iter()
        .rev()
        .filter(|(_, at)| at.end <= each.span.start && at.start >= sentence.start);
    let (mut year, mut at) = *before.next()?;
    let mut start = at.end;
    let mut aside = false;
    while let Some(end) = end_of_aside(key, sentence, at, each) {
        if !aside {
            (start, aside) = (end, true);
        }
        (year, at) = *before.next()?;
    }
    let between = key[start as usize..each.span.start as usize].to_lowercase();
    let lead = without_year_word(&between);
    if lead.chars().count() > APART {
        return None;
    }
    let same = between.len() == (each.span.start - start) as usize;
    let skipped = between.len() - lead.len();
    let marking = events::marking()
        .filter_map(|word| marks(lead, word, near::before(key, at.start as usize, NAMED)))
        .min_by_key(|(found, end)| (*found, std::cmp::Reverse(*end)));
    let (name, holder) = match marking {
        Some((found, end)) => (skipped + end, &lead[..found]),
        None => (skipped + marked_behind(key, lead, each)?, ""),
    };
    Some(Celebration {
        year,
        at,
        name_start: if same { start + name as u32 } else { start },
        holder: if aside { "" } else { holder }.to_owned(),
    })
}

/// Where the aside ends that tells of an event in that year: in 2000 the society, founded in 1920, celebrated.
fn end_of_aside(key: &str, sentence: Span, at: Span, each: Anniversary) -> Option<u32> {
    const MARKS: [char; 5] = [',', ';', '.', ':', '('];
    let before = &key[sentence.start as usize..at.start as usize];
    let open = before.rfind(MARKS)?;
    let after = &key[at.end as usize..each.span.start as usize];
    let close = after.find(MARKS)?;
    let commas = before[open..].starts_with(',') && after[close..].starts_with(',');
    let inside = &before[open + 1..];
    let first: Vec<&str> = inside.split_whitespace().take(ASIDE).collect();
    let tells = named::event(&first.join(" ")).is_some() && !inside.contains(script::is_unspaced);
    (commas && tells).then(|| at.end + close as u32)
}

/// Where the words for what is celebrated start between a year and an anniversary that words behind it mark: 2010年に創立50周年を迎えた.
fn marked_behind(key: &str, lead: &str, each: Anniversary) -> Option<usize> {
    let behind = &key[each.span.end as usize..];
    if !events::marked_behind().any(|words| behind.starts_with(words)) {
        return None;
    }
    let mut particles = events::year_particles();
    let particle = particles.find(|particle| lead.starts_with(particle))?;
    let name = &lead[particle.len()..];
    let stops = ['。', '，', ',', '、', ';'];
    (!name.contains(stops)).then_some(particle.len())
}

/// What follows a year, without what belongs to its date.
pub(super) fn without_year_word(text: &str) -> &str {
    let mark = |c: char| matches!(c, '，' | ',' | ' ' | '.') || dates::unit(c) == Some(Unit::Year);
    let mut lead = text.trim_start_matches(mark);
    // The month and the day: 2021年3月.
    while let Some((length, _)) = numeral::at_start(lead)
        && let Some(c) = lead[length..].chars().next()
        && dates::unit(c).is_some()
    {
        lead = lead[length + c.len_utf8()..].trim_start_matches(mark);
    }
    let end = lead.find(|c: char| !c.is_alphabetic());
    let (word, rest) = lead.split_at(end.unwrap_or(lead.len()));
    if !dates::is_year_word(word) {
        return lead;
    }
    rest.strip_prefix('.').unwrap_or(rest).trim_start()
}

/// Where a marking word is in the text after a year.
fn marks(lead: &str, word: &str, before: &str) -> Option<(usize, usize)> {
    let found = lead.find(word)?;
    let unspaced = word.starts_with(script::is_han);
    let bounds = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let whole = bounds(lead[..found].chars().next_back())
        && bounds(lead[found + word.len()..].chars().next());
    // Without spaces the word has to follow the year, an adverb, a place, or a subject that was named before; elsewhere any subject may
    // be between.
    let subject = without_manner(&lead[..found]);
    let named = subject.chars().all(script::is_han) && before.contains(subject);
    let fits = if unspaced { named } else { whole };
    fits.then_some((found, found + word.len()))
}

/// A subject without the adverbs and the place between it and its verb: 在北京隆重.
fn without_manner(subject: &str) -> &str {
    let mut rest = subject;
    while let Some(shorter) = events::manners().find_map(|manner| rest.strip_suffix(manner)) {
        rest = shorter;
    }
    let mut places = events::places();
    let place = places.find_map(|place| rest.find(place));
    place.map_or(rest, |at| &rest[..at])
}
