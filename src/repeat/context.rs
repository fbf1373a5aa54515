//! What is around copies, or in them, that shows that they are meant: the form of the text, its dates, lines that introduce them.

use crate::document::Kind;
use crate::repeat::cases;
use crate::repeat::copies::{self, Copies, Copy};
use crate::repeat::layout;
use crate::repeat::outline::Outlines;
use crate::repeat::samples;
use crate::repeat::series;
use crate::text::marks::{CLAUSE_ENDS, CLOSERS, SENTENCE_ENDS};
use crate::text::script::HAN_WEIGHT;
use crate::wording::message::{Message, message};

/// How many paragraphs are between a passage and the copy that was pasted near it, at most.
pub(super) const NEAR: usize = 6;
/// How many dated lines make a file a journal.
const DATES: usize = 5;
/// The longest line that introduces what follows, in words.
const LINE: usize = 24;
/// How much of two such lines is the same where they were written alike, in percent.
const SHARED: usize = 30;
/// How many words a line has, at most, that is only a label.
const LABEL: usize = 6;
/// What opens and closes a block that is one of several to choose from.
const FENCED: [&str; 2] = [":::", "////"];
/// What opens a block of code.
const FENCES: [&str; 2] = ["```", "~~~"];
/// What opens and closes the head of a file.
const HEADS: [&str; 3] = ["---", "+++", "<!--"];
/// In how many paragraphs a file has its head.
const HEAD: usize = 3;
/// The weight from which on a passage is more than the rows of a table that it holds.
const CELLS: u32 = 150 * HAN_WEIGHT;

/// What recurs by the form of its text: code, links, what is said in the head of a file, tables.
pub(super) fn by_layout(copies: &Copies<'_>) -> Option<Message> {
    let beside = copies.between().is_some_and(|between| between <= 2);
    let [one, other] = copies.both();
    let is_code = if beside {
        one.is_code() || other.is_code()
    } else {
        one.is_code() && other.is_code()
    };
    if is_code {
        return Some(message!("duplicate-passage.sample"));
    }
    let places = copies.both().map(|copy| (copy.document, copy.place));
    if places
        .iter()
        .all(|(document, place)| series::is_of_links(document, *place))
    {
        return Some(message!("duplicate-passage.links"));
    }
    if copies.are_in_a_row()
        && layout::are_spaced(
            &copies.one.document.text,
            copies.one.place.span,
            copies.other.place.span,
        )
    {
        return Some(message!("duplicate-passage.spaced"));
    }
    if copies.between().is_some_and(|between| between <= NEAR) && are_variants(copies) {
        return Some(message!("duplicate-passage.variants"));
    }
    if let Some(evidence) = samples::evidence(copies) {
        return Some(evidence);
    }
    if copies.any(is_metadata) {
        return Some(message!("duplicate-passage.head"));
    }
    let are_cells = copies.between().is_some()
        && copies.all(|copy| copy.has_cells() && copy.weight() < CELLS)
        && (copies.any(Copy::is_in_listed_table) || !copies.are_in_a_row());
    are_cells.then(|| message!("duplicate-passage.cells"))
}

/// Whether a copy is the value of a field in the head of its file.
fn is_metadata(copy: &Copy<'_>) -> bool {
    let text = &copy.document.text;
    let at = copy.place.span.start as usize;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let name = line.split_once([':', '=']).map(|(name, _)| name.trim());
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "_@-".contains(c))
    };
    copy.first < HEAD
        && is_in_head(&text[..start])
        && !copy.begins_with(Kind::Heading)
        && (name.is_some_and(is_name) || line.starts_with("% ") || line.starts_with("@def "))
}

/// Whether a line is in the head of its file, by what is before it: no empty line, unless the head is between fences.
fn is_in_head(before: &str) -> bool {
    let before = before.trim_start();
    let fence = HEADS.iter().find(|fence| before.starts_with(**fence));
    match fence {
        Some(fence) => before.matches(fence).count() == 1,
        None => before.lines().all(|line| !line.trim().is_empty()),
    }
}

/// What recurs on several days: the file is the record of one, or entries of several days are between the copies.
pub(super) fn of_dates(outlines: &Outlines<'_>, copies: &Copies<'_>) -> Option<Message> {
    let name = &copies.one.document.name;
    let is_dated = series::is_dated(name);
    let are_listed = || {
        copies.all(|copy| {
            copy.paragraphs()
                .iter()
                .all(|each| each.kind == Kind::ListItem)
        })
    };
    let between = copies.between()?;
    let is_record = between > NEAR && (is_dated || series::are_records(&[name]));
    if is_record || is_dated && are_listed() {
        return Some(message!("duplicate-passage.record"));
    }
    let entries = outlines.entries(copies.one.place.document);
    let before = |at: usize| entries.partition_point(|entry| *entry < at);
    let between = before(copies.other.first + 1) > before(copies.one.last + 1);
    (between && entries.len() >= DATES).then(|| message!("duplicate-passage.entries"))
}

/// Whether both copies have lines of their own that introduce them and were written alike, or one introduces the second.
pub(super) fn are_introduced(one: &Copy<'_>, other: &Copy<'_>) -> bool {
    let before = [one, other].map(|copy| {
        copy.before()
            .map(|each| (copy.document.seen(each.span), each.kind))
    });
    let Some((line, kind)) = before[1] else {
        return false;
    };
    let leads = before.map(|line| line.map_or_else(Vec::new, |(line, _)| copies::words(line)));
    let goes_on = kind == Kind::ListItem && other.begins_with(Kind::ListItem);
    if kind == Kind::Heading || leads[0] == leads[1] || goes_on {
        return false;
    }
    let [own, new] = leads
        .each_ref()
        .map(|words| words.iter().map(String::as_str).collect::<Vec<&str>>());
    // Tags of HTML introduce nothing.
    let is_html = line.trim_start().starts_with('<')
        && other
            .before()
            .is_some_and(|before| !is_fenced(&other.document.text, before.span.start));
    if new.is_empty() && is_html {
        return false;
    }
    let are_short = |most| own.len() <= most && new.len() <= most;
    let are_labels = are_short(LABEL) && before[0].is_some_and(|(_, first)| first == kind);
    let line: String = layout::outside_tags(line).collect();
    let line = line.trim_end().trim_end_matches(CLOSERS);
    let ends = line.ends_with(SENTENCE_ENDS) && !line.ends_with(['?', '？']);
    are_short(LINE) && cases::are_two(&own, &new, SHARED)
        || are_labels && cases::are_two(&own, &new, 1)
        || new.len() <= LINE && !ends
        || !is_html && [Kind::Code, Kind::Quote].contains(&kind) && !other.begins_with(kind)
}

/// Whether a block ends behind the first copy, and another of the same kind is opened before the second: the page shows one or the other.
pub(super) fn are_variants(copies: &Copies<'_>) -> bool {
    let (start, end) = (copies.one.place.span.end, copies.other.place.span.start);
    let gap = &copies.one.document.text[start as usize..end.max(start) as usize];
    let mut closed: Option<&str> = None;
    for line in gap.lines().map(str::trim) {
        let fence = FENCED.iter().find(|fence| line.starts_with(**fence));
        let tag = || line.trim_start_matches("</").split(['>', ' ']).next();
        match fence {
            Some(fence) if line.trim_matches(|c: char| fence.contains(c)).is_empty() => {
                closed = Some(fence);
            }
            Some(fence) if closed == Some(fence) => return true,
            None if line.starts_with("</") => closed = tag(),
            None if closed.is_some_and(|name| opens(line, name)) => return true,
            _ => {}
        }
    }
    false
}

/// Whether a line opens an element of that name with attributes.
fn opens(line: &str, name: &str) -> bool {
    let rest = line
        .strip_prefix('<')
        .and_then(|rest| rest.strip_prefix(name));
    rest.is_some_and(|rest| rest.starts_with(' ') && rest.contains('='))
}

/// Whether the line before a place opens a block of code.
fn is_fenced(text: &str, at: u32) -> bool {
    let above = text[..at as usize].trim_end();
    let line = above.rsplit('\n').next().unwrap_or_default().trim_start();
    FENCES.iter().any(|fence| line.starts_with(fence))
}

/// Whether two copies are torn out of sentences that were not written alike.
pub(super) fn are_torn(copies: &Copies<'_>) -> bool {
    if !copies.all(is_torn) {
        return false;
    }
    let leads = copies.both().map(|copy| {
        let lead = copy.lead();
        let start = lead.rfind(SENTENCE_ENDS).unwrap_or(0);
        copies::words(&lead[start..])
    });
    let [one, other] = leads
        .each_ref()
        .map(|words| words.iter().map(String::as_str).collect::<Vec<&str>>());
    // What the heading names is what the sentence is about.
    if [&copies.one, &copies.other]
        .iter()
        .zip([&one, &other])
        .all(|(copy, lead)| is_named(copy, lead))
    {
        return false;
    }
    let are_short = one.len() <= LINE && other.len() <= LINE;
    let meet = one.first() == other.first() || one.last() == other.last();
    !(one == other || are_short && meet || cases::are_two(&one, &other, SHARED))
}

/// Whether the first word before a copy, in its sentence, is one of the heading that it is under.
fn is_named(copy: &Copy<'_>, lead: &[&str]) -> bool {
    let heading = copy.heading().map(|at| &copy.document.paragraphs[at]);
    heading.is_some_and(|heading| {
        let words = copies::words(copy.document.key(heading));
        lead.first()
            .is_some_and(|first| words.iter().any(|word| word == first))
    })
}

/// Whether a copy begins inside a sentence and goes on across the end of its paragraph: nobody writes that twice.
fn is_torn(copy: &Copy<'_>) -> bool {
    let lead = copy.lead().trim_end().trim_end_matches(CLOSERS);
    copy.first < copy.last
        && !copy.begins_whole()
        && !lead.ends_with(SENTENCE_ENDS)
        && !lead.ends_with(CLAUSE_ENDS)
        && copy.paragraphs().iter().all(|each| each.kind == Kind::Body)
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::input;
    use crate::repeat::duplicate_passage::RULE;
    use crate::rule::Options;

    const RULE_OF_QUAY: &str =
        "Whoever ties up at the lower quay after the bell has rung tells the warden of the gate.";

    fn severity(between: &str) -> Severity {
        let text =
            format!("# Quay\n\nOars.\n\n{RULE_OF_QUAY}\n\n{between}{RULE_OF_QUAY}\n\nGulls.\n");
        let read = input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        RULE.run(&[read], &Options::default(), &mut findings);
        assert_eq!(findings.len(), 1, "{findings:?}");
        findings[0].severity
    }

    #[test]
    fn blocks_to_choose_from_have_text_in_common() {
        assert_eq!(severity(""), Severity::Warning);
        assert_eq!(
            severity("</div>\n\n<div class=\"barge\">\n\n"),
            Severity::Note
        );
        assert_eq!(severity("////\n\n//// tab | Barge\n\n"), Severity::Note);
    }

    #[test]
    fn tags_of_html_introduce_nothing() {
        assert_eq!(severity("<section score=\"1\">\n\n"), Severity::Warning);
    }
}
