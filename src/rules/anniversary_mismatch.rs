//! The rule `anniversary-mismatch`.

mod celebration;

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use crate::document::reading::{Paragraph, Reading};
use crate::facts::date;
use crate::facts::date::anniversary::{self, Anniversary};
use crate::facts::date::named;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::events::{self, Event};
use crate::rule::{Options, declare_rule};
use crate::rules::anniversary_mismatch::celebration::{
    Celebration, celebration, without_year_word,
};
use crate::text::fold;
use crate::text::near;
use crate::text::script;
use crate::text::span::{self, Span};
use crate::wording::message::{Message, message};

declare_rule! {
    /// ## What it does
    /// Finds an anniversary whose number does not match the years between the event and its celebration.
    ///
    /// Both years must be in the text. The year of the event is next to a word such as signed or founded, in the same
    /// sentence or the one before, or next to the same title in 《》 anywhere in the document. The year of the celebration is
    /// linked to the anniversary by a word such as marks or 是. If a year is not explicit, or it is unclear which event is
    /// meant, the rule reports nothing.
    ///
    /// ## Why
    /// A speech is reused from the year before and nobody updates the number. Readers who know the date notice at once.
    ///
    /// ## Example
    /// ```bad
    /// 《南湖渔业协定》于1996年4月25日签署，2026年是该协定签署20周年。
    /// ```
    /// ```bad
    /// The museum was founded in 1956, and 2026 marks its sixtieth anniversary.
    /// ```
    /// ```good
    /// Музей был основан в 1956 году, и в 2026 году отмечается семидесятилетие его основания.
    /// ```
    ///
    /// ## Default
    /// A warning: the arithmetic is certain, but which event is meant is inferred from the sentence. Either year or the
    /// number may be wrong, so there is no fix.
    "anniversary-mismatch", "dates and numbers", Warning, needs &[Knowledge::Events] => Each(check)
}

/// How far from an anniversary the words are read that tell of it, in bytes: it bounds the time.
const NEAR: usize = 1_200;
/// How many letters of a name stay the same in its forms. With 3 and 10 the same.
const STEM: usize = 5;

/// The year of an event, and where it is in the document.
#[derive(Clone, Copy)]
struct EventYear {
    year: u16,
    at: Span,
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let number = reading.number();
    let spoken: Vec<(Paragraph, Vec<Anniversary>)> = reading
        .prose()
        .map(|paragraph| (paragraph, anniversary::find(paragraph.key())))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    if spoken.is_empty() {
        return;
    }
    let Told { titles, days } = Told::of(reading);
    for (paragraph, anniversaries) in spoken {
        let years = date::years(paragraph.key());
        for each in anniversaries {
            let found = judge(number, (paragraph, &years), each, &titles)
                .or_else(|| by_day(number, paragraph, each, &days));
            findings.extend(found);
        }
    }
}

/// The years of titles by name and event; a title with two years has none.
type Titles = FxHashMap<(String, Event), Option<EventYear>>;

/// Whole dates by month and day, in the order of the text.
type Days = FxHashMap<(u8, u8), Vec<EventYear>>;

/// What the dates of a document tell, read once.
#[derive(Default)]
struct Told {
    titles: Titles,
    days: Days,
}

impl Told {
    fn of(reading: &Reading) -> Self {
        let mut out = Self::default();
        for paragraph in reading.prose() {
            let dates = paragraph.dates();
            for found in dates {
                if let Some((year, month, day)) = found.date.complete() {
                    let at = paragraph.source(found.span);
                    let days = out.days.entry((month, day)).or_default();
                    days.push(EventYear { year, at });
                }
            }
            for named in named::find(paragraph.key(), dates) {
                let Some(year) = named.date.date.year else {
                    continue;
                };
                let at = paragraph.source(named.date.span);
                out.titles
                    .entry((named.name, named.event))
                    .and_modify(|known| *known = known.filter(|known| known.year == year))
                    .or_insert(Some(EventYear { year, at }));
            }
        }
        out
    }
}

/// The years that are in a span.
fn inside_of(years: &[(u16, Span)], span: Span) -> &[(u16, Span)] {
    let from = years.partition_point(|(_, at)| at.start < span.start);
    let to = years.partition_point(|(_, at)| at.end <= span.end);
    &years[from..to.max(from)]
}

/// The sentence that a span is in, and its place among those of the paragraph.
fn sentence(paragraph: Paragraph, span: Span) -> Option<(usize, Span)> {
    let sentences = paragraph.sentences();
    let index = sentences.partition_point(|sentence| sentence.end < span.end);
    let sentence = *sentences.get(index)?;
    sentence.contains(span).then_some((index, sentence))
}

/// As much of a sentence as is near a span.
fn near_to(key: &str, sentence: Span, span: Span) -> Span {
    let before = near::before(
        sentence.of(key),
        (span.start - sentence.start) as usize,
        NEAR,
    );
    let after = near::after(sentence.of(key), (span.end - sentence.start) as usize, NEAR);
    Span {
        start: span.start - before.len() as u32,
        end: span.end + after.len() as u32,
    }
}

/// What an anniversary gets wrong, where the years of its paragraph tell it.
fn judge(
    number: u32,
    (paragraph, years): (Paragraph, &[(u16, Span)]),
    each: Anniversary,
    named: &Titles,
) -> Option<Finding> {
    let key = paragraph.key();
    let sentences = paragraph.sentences();
    let (index, whole) = sentence(paragraph, each.span)?;
    let sentence = near_to(key, whole, each.span);
    let Celebration {
        year: celebrated,
        at: celebrated_at,
        name_start,
        holder,
    } = celebration(key, sentence, inside_of(years, sentence), each)?;
    let own = Some(subject_of_verb(key, celebrated_at, each)).filter(|own| !own.is_empty());
    let subject = own.unwrap_or_else(|| subject(key, name_start, each, sentence));
    let wanted = named::event(subject);
    let window = if index > 0 && sentence.start == whole.start {
        let last = sentences[index - 1];
        near_to(key, last, Span::empty(last.end as usize)).join(sentence)
    } else {
        sentence
    };
    let mut events: Vec<EventYear> = Vec::new();
    let mut inside = false;
    let told = LazyCell::new(|| {
        speaks_of(key, window, subject) && is_of_holder(key, window, subject, &holder)
    });
    for (year, at) in inside_of(years, window).iter().copied() {
        let near = at != celebrated_at && year < celebrated;
        if near && is_of_event(paragraph, at, wanted) && *told {
            // What the sentence itself says comes before the sentence before it.
            if sentence.contains(at) && !inside {
                inside = true;
                events.clear();
            }
            events.push(EventYear {
                year,
                at: paragraph.source(at),
            });
        }
    }
    if events.is_empty() {
        let title = named::titles(subject).first().copied()?;
        let name = title.of(subject).trim_matches(['《', '》']).to_owned();
        events.extend(
            named
                .get(&(name, wanted.unwrap_or(Event::Signing)))
                .copied()
                .flatten(),
        );
    }
    let event = events.first().copied()?;
    if events.iter().any(|other| other.year != event.year) {
        return None;
    }
    let difference = u64::from(celebrated.checked_sub(event.year)?);
    if difference == each.number || difference == 0 {
        return None;
    }
    let notes = [
        message!("anniversary-mismatch.event-year"),
        message!("anniversary-mismatch.celebrated-year"),
    ];
    let kept = (celebrated, celebrated_at);
    Some(mismatch(number, paragraph, each.span, (event, kept), notes))
}

/// An anniversary that is kept on the very day of the event: 2009年6月1日 and 2029年6月1日 are twenty years apart.
fn by_day(number: u32, paragraph: Paragraph, each: Anniversary, days: &Days) -> Option<Finding> {
    let (_, sentence) = sentence(paragraph, each.span)?;
    let sentence = near_to(paragraph.key(), sentence, each.span);
    let dates = paragraph.dates();
    let first = dates.partition_point(|found| found.span.start < sentence.start);
    let mut kept = (dates[first..].iter())
        .take_while(|found| found.span.start < sentence.end)
        .filter(|found| sentence.contains(found.span))
        .filter(|found| found.date.complete().is_some());
    kept.find_map(|last| of_day(number, paragraph, (each, last), days))
}

/// The same for one day in the sentence of the anniversary.
fn of_day(
    number: u32,
    paragraph: Paragraph,
    (each, last): (Anniversary, &date::Found),
    days: &Days,
) -> Option<Finding> {
    let (celebrated, month, day) = last.date.complete()?;
    let all = days.get(&(month, day)).into_iter().flatten();
    let mut events = all.filter(|event| event.year < celebrated);
    let event = *events.next()?;
    let difference = u64::from(celebrated - event.year);
    // Two earlier years of one day are two events.
    if events.any(|other| other.year != event.year) || difference == each.number {
        return None;
    }
    let notes = [
        message!("anniversary-mismatch.event-day"),
        message!("anniversary-mismatch.celebrated-day"),
    ];
    let kept = (celebrated, last.span);
    Some(mismatch(number, paragraph, each.span, (event, kept), notes))
}

/// The finding of an anniversary, written at `written`, whose number is not that of the years from the event to the year in which it
/// is kept; `notes` say what the two are.
fn mismatch(
    number: u32,
    paragraph: Paragraph,
    written: Span,
    (event, (celebrated, celebrated_at)): (EventYear, (u16, Span)),
    [happened, kept]: [Message; 2],
) -> Finding {
    let message = message!(
        "anniversary-mismatch.years",
        written = written.of(paragraph.key()),
        from = event.year,
        to = celebrated,
        count = u64::from(celebrated - event.year)
    );
    let places = vec![
        (event.at, happened),
        (paragraph.source(celebrated_at), kept),
    ];
    RULE.conflict(number, paragraph.source(written), message, places)
}

/// The words for what is celebrated: between the marking word and the number, or after the word for the anniversary.
fn subject(key: &str, start: u32, each: Anniversary, sentence: Span) -> &str {
    let before = key
        .get(start as usize..each.span.start as usize)
        .unwrap_or("")
        .trim();
    // In Han it is always before the number: 举行了五十周年庆典.
    let is_han = each.span.of(key).contains(script::is_han);
    if is_han || before.contains(script::is_han) {
        return before;
    }
    let after = &key[each.span.end as usize..sentence.end as usize];
    let end = after.find([',', ';', '.', ':', '(']).unwrap_or(after.len());
    without_predicate(&after[..end]).trim()
}

/// The words for what is celebrated without the verb of the sentence after them: к 50-летию завода (был) открыт музей.
fn without_predicate(text: &str) -> &str {
    let mut at = 0;
    for word in text.split_inclusive(' ') {
        if events::is_predicate(&fold::plain_letters(&word.trim().to_lowercase())) {
            return &text[..at];
        }
        at += word.len();
    }
    text
}

/// The words between the year and the verb that makes an anniversary of a number of years: в 2031 году театру исполнилось 50 лет.
fn subject_of_verb(key: &str, year: Span, each: Anniversary) -> &str {
    let between = key.get(year.end as usize..each.span.start as usize);
    let Some(between) = between.filter(|_| each.by_verb) else {
        return "";
    };
    let lead = without_year_word(between).trim_end();
    let verbs = events::anniversaries().flat_map(|words| words.years_verbs);
    let subjects = verbs.filter_map(|verb| lead.strip_suffix(verb));
    subjects.min_by_key(|rest| rest.len()).unwrap_or("").trim()
}

/// Whether the year is in a clause with a word for the event.
fn is_of_event(paragraph: Paragraph, at: Span, wanted: Option<Event>) -> bool {
    const MARKS: [char; 7] = ['，', ',', '。', ';', '；', '.', '、'];
    let key = paragraph.key();
    let dates = paragraph.dates();
    let first = dates.partition_point(|found| found.span.end <= at.start);
    let whole = (dates.get(first))
        .filter(|found| found.span.overlaps(at))
        .map_or(at, |found| found.span.join(at));
    let front = near::before(key, whole.start as usize, NEAR);
    let from = whole.start as usize - front.len();
    let start = front
        .rfind(MARKS)
        .map_or(from, |found| span::after(key, from + found));
    let behind = near::after(key, whole.end as usize, NEAR);
    let end = whole.end as usize + behind.find(MARKS).unwrap_or(behind.len());
    let clause = key.get(start..end).unwrap_or("");
    match (named::event(clause), wanted) {
        (Some(_), None) => true,
        (Some(found), Some(wanted)) => found == wanted,
        (None, _) => false,
    }
}

/// Whether who keeps the anniversary, in lower case, is named with the event, where the words for what is celebrated do not name it: in
/// `the museum celebrated its 20th anniversary`, the museum.
fn is_of_holder(key: &str, window: Span, subject: &str, holder: &str) -> bool {
    if !(subject.is_empty() || events::refers_back(subject)) {
        return true;
    }
    let text = window.of(key).to_lowercase();
    let words = holder.split(|c: char| !c.is_alphabetic());
    let stems = words
        .filter(|word| !word.contains(script::is_unspaced))
        .map(|word| word.chars().take(STEM - 1).collect::<String>())
        .filter(|stem| stem.chars().count() == STEM - 1);
    let mut known = stems.map(|stem| text.matches(&stem).count() > 1);
    known.next().is_none_or(|first| first || known.any(|is| is))
}

/// Whether the text before the anniversary names what is celebrated, or the words only refer back.
fn speaks_of(key: &str, window: Span, subject: &str) -> bool {
    let has_title = subject.contains('《');
    if has_title {
        let title = named::titles(subject)
            .first()
            .map_or("", |span| span.of(subject));
        return window.of(key).matches(title).count() > 1;
    }
    let text = window.of(key);
    let names: Vec<&str> = subject
        .split(' ')
        .filter(|word| word.starts_with(char::is_uppercase))
        .collect();
    if !names.is_empty() {
        let stem = |word: &str| word.chars().take(STEM).collect::<String>();
        return names
            .iter()
            .all(|name| text.matches(&stem(name)).count() > 1);
    }
    let han: String = subject.chars().filter(|c| script::is_han(*c)).collect();
    if subject.is_empty() || events::refers_back(subject) {
        return true;
    }
    if han.is_empty() {
        let stem = |word: &str| word.chars().take(STEM - 1).collect::<String>();
        let words = subject
            .split(' ')
            .filter(|word| word.chars().all(char::is_alphabetic));
        let mut nouns = words.map(stem);
        let lower = text.to_lowercase();
        let short = nouns.clone().all(|stem| stem.chars().count() < STEM - 1);
        return short
            || named::event(subject).is_some()
            || nouns
                .any(|stem| stem.chars().count() == STEM - 1 && lower.matches(&stem).count() > 1);
    }
    // What is left without the word for the event has to come before, too.
    let Some(event) = named::event(&han) else {
        return text.matches(han.as_str()).count() > 1;
    };
    let name = events::words_of(event).fold(han.clone(), |name, word| name.replace(word, ""));
    name.is_empty() || text.matches(name.as_str()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_a_number_that_does_not_fit() {
        for (text, number) in [
            ("学校于1958年成立，2026年是其成立七十周年。", "七十周年"),
            ("两国1972年建交。2027年是两国建交50周年。", "50周年"),
            (
                "1996年4月25日签署的《南湖渔业协定》长期有效。\n\n今年即2026年是好年。2026年是《南湖渔业协定》签署25周年。",
                "25周年",
            ),
            (
                "The bridge was opened in 1990. The society was founded on May 3, 1956, and 2026 marks its sixtieth anniversary.",
                "sixtieth anniversary",
            ),
            (
                "研究所成立于1971年3月，2031年3月举行了成立五十周年座谈会。",
                "五十周年",
            ),
            (
                "协会成立于1971年。2031年，协会迎来成立五十周年。",
                "五十周年",
            ),
            (
                "Театр основан в 1971 году; в 2031 году прошёл вечер к 50-летию театра.",
                "50-летию",
            ),
            (
                "The choir was founded in 1971. In 2031 singers met to mark the 50th anniversary of its founding.",
                "50th anniversary",
            ),
            ("书院自1971年成立以来，2031年走过了五十年历程。", "五十年"),
            (
                "Театр основан в 1971 году. В 2031 году театру исполнилось 50 лет.",
                "50 лет",
            ),
            (
                "Верфь основана в 1950 году в городе Елово. В 2000 году к 40-летию верфи был открыт парк.",
                "40-летию",
            ),
            (
                "Верфь основана в 1950 году в городе Елово. В 2000 году к 40-летию верфи создан хор, и он поёт до сих пор.",
                "40-летию",
            ),
            (
                "学会于1961年设立，2011年9月3日在北京热烈庆祝设立四十周年。",
                "四十周年",
            ),
            (
                "In 2015 the choir, founded in 1965, celebrated its 40th anniversary.",
                "40th anniversary",
            ),
            (
                "В 2015 году хор, основанный в 1965 году, отметил своё 40-летие.",
                "40-летие",
            ),
            (
                "Товариство засноване в 1925 році. У 1975 році товариство відсвяткувало своє 60-річчя.",
                "60-річчя",
            ),
            (
                "博物館は1961年に開館した。2011年に開館60周年を迎えた。",
                "60周年",
            ),
            (
                "協会は1975年に設立され、2015年には協会は設立30周年を祝った。",
                "30周年",
            ),
            (
                "Завод основан в 1931 году, и в 2026 году отмечается 90-летие его основания.",
                "90-летие",
            ),
            (
                "Союз был создан 3 мая 1956 года. В 2026 году отмечается шестидесятая годовщина его создания.",
                "шестидесятая годовщина",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}");
            assert_eq!(all[0][0], number, "{text}");
        }
    }

    #[test]
    fn is_silent_where_it_fits_or_is_not_explicit() {
        silent(
            &RULE,
            &[
                "学校于1956年成立，2026年是其成立七十周年。",
                "书院自1981年成立以来，2031年走过了五十年历程。",
                "Театр основан в 1971 году. В 2031 году его директору исполнилось 50 лет.",
                "Верфь основана в 1950 году в городе Елово. В 2000 году к 50-летию верфи был открыт парк.",
                "Верфь основана в 1950 году. В 2000 году музей отметил своё 20-летие.",
                "The shipyard was founded in 1950. In 2000 the museum celebrated its 20th anniversary.",
                "In 2015 the choir, founded in 1965, celebrated its 50th anniversary.",
                "Товариство засноване в 1925 році. У 1975 році музей відсвяткував своє 20-річчя.",
                "学会于1961年设立，2011年9月3日在北京热烈庆祝抗战胜利六十六周年。",
                "博物館は1961年に開館した。2011年に開館50周年を迎えた。",
                "博物館は1961年に開館した。2011年に姉妹館は開館20周年を迎えた。",
                "協会は1975年に設立された。2015年に終戦70周年を迎えた。",
                "今年是两国建交30周年，2001年两国签署条约。",
                "公司2010年签署协议，2026年是工厂成立20周年。",
                "Театр основан в 1971 году; в 2025 году прошёл вечер к 80-летию победы.",
                "研究所成立于1971年，2025年举行了抗战胜利八十周年座谈会。",
                "2015年，双方在纪念胜利70周年之际签署2010年商定的文件。",
                "In 2015 the parties, on the 70th anniversary of the victory, signed the text of 2010.",
                "The treaty was signed in 2001 and amended in 2011; 2026 marks the 80th anniversary of the United Nations.",
                "В 1996 году подписан договор, а в 2026 году отмечается 80-летие Организации.",
            ],
        );
    }

    #[test]
    fn finds_a_celebration_of_what_was_named_before() {
        let text = "该港成立于1970年，{}5月举行了五十周年庆典。";
        assert_eq!(found(&RULE, &text.replace("{}", "2019年")).len(), 1);
        silent(
            &RULE,
            &[
                &text.replace("{}", "2020年"),
                "该港成立于1970年，2019年举行了国庆七十周年庆典。",
            ],
        );
    }
}
