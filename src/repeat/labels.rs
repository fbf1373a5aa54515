//! Blocks that open with labels of their own: tabs, summaries, headings, lines in bold, items. What two such blocks have in common at one
//! place of both was written for each: the same step under `Linux` and under `Windows`.
//!
//! The lines above two copies are looked through side by side. As long as they say the same, they belong to what was repeated; the first two
//! that differ say what the copies belong to, where both are labels. Where text of their own is between a label and its copy, both copies
//! have to end their blocks.

use crate::document::Kind;
use crate::repeat::cases;
use crate::repeat::copies::{self, Copies, Copy};
use crate::repeat::edits;
use crate::repeat::layout;
use crate::text::near;

// Chosen by hand on 2026-11-30 from 100 warnings of thirty public collections.

/// How many lines above a copy are looked through: it bounds the time.
const LINES: usize = 60;
/// How many labels above a copy are held against those above the other.
const LABELS: usize = 6;
/// How much of two lines is the same where they were written alike, in percent, and how many words the shorter one has at least.
const ALIKE: usize = 60;
const WORDS: usize = 4;
/// What opens and closes a block of code.
const FENCES: [&str; 2] = ["```", "~~~"];
/// What opens a block that is one of several to choose from.
const TABS: [&str; 4] = ["=== ", ":::", "@tab", "////"];
/// What opens an element or a tag of a template that has an end, and in how many bytes behind a copy that end is looked for.
const ELEMENTS: [&str; 5] = ["<", "{{<", "{{%", "{%", "{{"];
const REACH: usize = 4000;
/// What closes an element, and the element that names what follows.
const CLOSES: &str = "</";
const PICTURES: [&str; 2] = ["![", "<img"];
const NAMES: [&str; 2] = ["<summary", "</summary>"];
/// What opens a tag: what is indented below one is laid out by it.
const TAG: char = '<';
/// What opens a comment, and what sets a directive of reStructuredText apart from one.
const COMMENTS: [&str; 2] = [".. ", "<!--"];
const DIRECTIVE: &str = "::";
/// What opens a row of a table.
const ROW: char = '|';
/// Marks of strong emphasis, and what ends a line that leads in what follows.
const STRONG: [&str; 2] = ["**", "__"];
const LEADS: [char; 2] = [':', '：'];

/// Which lines of prose above two copies say that these are about two cases: those that were written alike, or of them those that differ
/// in numbers. Near copies above sentences that disagree have drifted as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prose {
    Alike,
    OtherNumbers,
}

/// Whether two copies are in blocks that have labels of their own, at one place of both.
pub(super) fn are_labelled(copies: &Copies<'_>, prose: Prose) -> bool {
    copies.between().is_some()
        && (differ_above(copies, prose)
            || have_parents(copies)
            || end_blocks(copies)
            || are_parts(copies))
}

/// What a line is to those below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Heading(u8),
    Bold,
    Tab,
    Item,
    Lead,
    Picture,
    Row,
    Code,
}

/// A line above a copy that is not empty.
#[derive(Clone, Copy)]
struct Line<'run> {
    start: usize,
    text: &'run str,
    is_code: bool,
    /// Whether it is in an element that names what follows.
    is_summary: bool,
}

/// Whether the first two lines above the copies that are not the same are labels of one form, code, or written alike.
fn differ_above(copies: &Copies<'_>, prose: Prose) -> bool {
    let Copies { one, other, .. } = copies;
    let end = one.place.span.end as usize;
    let items = copies.any(|copy| is_item(first_line(copy)));
    let titled = copies.all(|copy| copy.begins_with(Kind::Heading));
    let mut pairs = above(one).zip(above(other));
    let apart = pairs.find(|(own, new)| !are_same(own.text, new.text));
    let Some((own, new)) = apart.filter(|(_, new)| new.start >= end) else {
        return false;
    };
    let forms = [(one, own), (other, new)].map(|(copy, line)| form(copy, &line));
    match forms {
        // What is above a heading belongs to the section before, unless it is one as well.
        [Some(own), _] if titled && !matches!(own, Form::Heading(_)) => false,
        [Some(Form::Item), Some(Form::Item)] if items => false,
        [Some(own), Some(new)] => own == new,
        _ => !titled && are_alike(own.text, new.text, prose),
    }
}

/// Whether copies are indented below different lines: the terms of a list of definitions, the signatures of functions.
fn have_parents(copies: &Copies<'_>) -> bool {
    let [one, other] = copies.both().map(|copy| {
        let line = first_line(copy);
        let indent = line.len() - line.trim_start().len();
        layout::parent(&copy.document.text, copy.place.span.start as usize)
            .filter(|parent| indent > 0 && !is_item(parent) && !parent.starts_with(TAG))
    });
    let Copies {
        one: first,
        other: second,
        ..
    } = copies;
    let (start, end) = (first.place.span.start, second.place.span.start);
    let between = &first.document.text[start as usize..end.max(start) as usize];
    one.zip(other)
        .is_some_and(|(one, other)| !are_same(one, other) && between.contains(other))
}

/// Whether both copies end blocks that open with different labels of one form, with text of their own between label and copy.
fn end_blocks(copies: &Copies<'_>) -> bool {
    let Copies { one, other, .. } = copies;
    if !copies.all(ends_block) {
        return false;
    }
    let end = one.place.span.end as usize;
    let labels = |copy| above(copy).filter_map(move |line| Some((line, opens(copy, &line)?)));
    let mut pairs = labels(one).zip(labels(other)).take(LABELS);
    let apart = pairs.find(|(own, new)| !are_same(own.0.text, new.0.text));
    apart.is_some_and(|(own, new)| own.1 == new.1 && new.0.start >= end)
}

/// Whether copies begin with headings that are at one place under two different ones of a higher level.
fn are_parts(copies: &Copies<'_>) -> bool {
    let Copies { one, other, .. } = copies;
    if !copies.all(|copy| copy.begins_with(Kind::Heading)) {
        return false;
    }
    let place = |copy: &Copy<'_>| {
        let all = &copy.document.paragraphs;
        let level = copy.paragraphs()[0].level;
        let headings = || {
            let above = all[..copy.first].iter().enumerate().rev();
            above.filter(|(_, each)| each.kind == Kind::Heading)
        };
        let before = headings().take_while(|(_, each)| each.level >= level);
        let before = before.filter(|(_, each)| each.level == level).count();
        let (at, above) = headings().find(|(_, each)| each.level < level)?;
        Some((at, above.level, before))
    };
    let (Some(own), Some(new)) = (place(one), place(other)) else {
        return false;
    };
    let named = [own.0, new.0].map(|at| one.document.body(&one.document.paragraphs[at]));
    (own.1, own.2) == (new.1, new.2) && own.0 != new.0 && named[0] != named[1]
}

/// The lines above a copy, from the nearest one up. A copy that begins inside a line begins with its paragraph.
fn above<'run>(copy: &Copy<'run>) -> impl Iterator<Item = Line<'run>> + use<'run> {
    let text = &copy.document.text;
    let line = first_line(copy);
    let own = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let at = copy.place.span.start as usize;
    let rest = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = copy.lead().is_empty() || rest.starts_with(own) || own.is_empty();
    let start = if begins {
        at
    } else {
        copy.paragraphs()[0].span.start as usize
    };
    let mut end = text[..start].rfind('\n').unwrap_or(0);
    let (mut is_code, mut is_summary) = (false, false);
    let lines = std::iter::from_fn(move || {
        if end == 0 {
            return None;
        }
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..end].trim();
        end = start.saturating_sub(1);
        Some((start, line))
    });
    let lines = lines.take(LINES).filter_map(move |(start, text)| {
        if FENCES.iter().any(|fence| text.starts_with(fence)) {
            is_code = !is_code;
            return None;
        }
        if COMMENTS.iter().any(|comment| text.starts_with(comment)) && !text.contains(DIRECTIVE) {
            return None;
        }
        let named = std::mem::replace(&mut is_summary, text == NAMES[1]);
        let line = Line {
            start,
            text,
            is_code,
            is_summary: named,
        };
        (!text.is_empty() && text != NAMES[1]).then_some(line)
    });
    lines.filter(|line| line.is_code || line.text.contains(char::is_alphanumeric))
}

/// The line that a copy begins in.
fn first_line<'run>(copy: &Copy<'run>) -> &'run str {
    let (text, at) = (&copy.document.text, copy.place.span.start as usize);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// What a line is to what is below it; nothing where it is prose.
fn form(copy: &Copy<'_>, line: &Line<'_>) -> Option<Form> {
    match opens(copy, line) {
        Some(form) => Some(form),
        None if line.is_code => Some(Form::Code),
        None if PICTURES
            .iter()
            .any(|picture| line.text.starts_with(picture)) =>
        {
            Some(Form::Picture)
        }
        None if line.text.starts_with(ROW) => Some(Form::Row),
        None if is_item(line.text) => Some(Form::Item),
        None => line.text.ends_with(LEADS).then_some(Form::Lead),
    }
}

/// The form of a line that opens a block, whatever follows it.
fn opens(copy: &Copy<'_>, line: &Line<'_>) -> Option<Form> {
    if line.is_code {
        return None;
    }
    let all = &copy.document.paragraphs;
    let end = (line.start + line.text.len()) as u32;
    let at = all.partition_point(|each| (each.span.end as usize) <= line.start);
    let heading = all
        .get(at)
        .filter(|each| each.kind == Kind::Heading && each.span.start <= end);
    if let Some(heading) = heading {
        return Some(Form::Heading(heading.level));
    }
    let is_tab = || TABS.iter().any(|tab| line.text.starts_with(tab));
    let names = || line.is_summary || line.text.starts_with(NAMES[0]);
    match () {
        () if names() || is_tab() || encloses(copy, line.text) => Some(Form::Tab),
        () => is_bold(line.text).then_some(Form::Bold),
    }
}

/// Whether a line opens an element, or a tag of a template, that ends behind a copy.
fn encloses(copy: &Copy<'_>, line: &str) -> bool {
    let Some(inside) = ELEMENTS.iter().find_map(|open| line.strip_prefix(open)) else {
        return false;
    };
    let inside = inside.trim_start();
    let length = inside
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(inside.len());
    let name = &inside[..length];
    let has_attributes = inside[length..].starts_with(' ');
    let ends = ["/", "end", "/ "].map(|end| format!("{end}{name}"));
    let after = near::after(&copy.document.text, copy.place.span.end as usize, REACH);
    let ends_in = |text: &str| ends.iter().any(|end| text.contains(end.as_str()));
    !name.is_empty() && has_attributes && !ends_in(line) && ends_in(after)
}

/// Whether a line is in bold, or begins so up to a colon.
fn is_bold(line: &str) -> bool {
    let text = bare(line);
    STRONG.iter().any(|mark| {
        let inside = text
            .strip_prefix(mark)
            .and_then(|rest| rest.split_once(mark));
        inside.is_some_and(|(inside, rest)| {
            let rest = rest.trim_end_matches('\\').trim();
            !inside.is_empty()
                && (rest.is_empty() || rest.starts_with(LEADS) || inside.contains(LEADS))
        })
    })
}

/// Whether a line begins with the mark or the number of an item.
fn is_item(line: &str) -> bool {
    bare(line).len() < line.trim().len()
}

/// A line without the mark or the number of an item.
fn bare(line: &str) -> &str {
    let line = line.trim();
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark = if digits.len() < line.len() {
        digits.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '*', '+'])
    };
    match mark {
        Some(rest) if rest.starts_with([' ', '\t']) => rest.trim_start(),
        _ => line,
    }
}

/// Whether what follows a copy closes its block or opens the next one.
fn ends_block(copy: &Copy<'_>) -> bool {
    let Some(last) = copy.paragraphs().last() else {
        return false;
    };
    let text = &copy.document.text;
    let mut start = last.span.end.max(copy.place.span.end) as usize;
    start = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let mut rest = text[start..].split_inclusive('\n');
    let next = rest.find_map(|line| {
        let at = start;
        start += line.len();
        (!line.trim().is_empty()).then_some((at, line.trim()))
    });
    let Some((start, text)) = next else {
        return true;
    };
    let line = Line {
        start,
        text,
        is_code: false,
        is_summary: false,
    };
    text.starts_with(CLOSES) || opens(copy, &line).is_some()
}

/// Whether two lines say the same, in tags as well.
fn are_same(one: &str, other: &str) -> bool {
    let letters = |line| bare(line).chars().filter(|c: &char| c.is_alphanumeric());
    letters(one).eq(letters(other))
}

/// Whether two lines were written alike, and say different things.
fn are_alike(one: &str, other: &str, prose: Prose) -> bool {
    let tells = || {
        let edits = copies::edits(bare(one), bare(other));
        prose == Prose::Alike || edits.iter().any(edits::has_number)
    };
    let [own, new] = [one, other].map(copies::words);
    let [own, new] = [&own, &new].map(|words| words.iter().map(String::as_str).collect::<Vec<_>>());
    own.len().min(new.len()) >= WORDS && cases::are_two(&own, &new, ALIKE) && tells()
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::input;
    use crate::repeat::duplicate_passage::RULE;
    use crate::rule::Options;

    const QUAY: &str =
        "Whoever ties up at the quay after the bell has rung tells the warden of the gate at once.";

    const MORE: &str = "He writes their names into the book below the clock, counts the ropes, and lets nobody through who has not paid for the last crossing, be it by ferry or by barge. Nets that are left on the quay over night are hung up behind the hut, where whoever misses one asks for it.";

    fn severity(one: &str, other: &str, [between, end]: [&str; 2]) -> Severity {
        let text = format!(
            "# Quay\n\nOars are in the hut.\n\n{one}{QUAY}\n\n{between}{other}{QUAY}\n\n{end}Gulls rest.\n"
        );
        let read = input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        RULE.run(&[read], &Options::default(), &mut findings);
        assert_eq!(findings.len(), 1, "{findings:?}");
        findings[0].severity
    }

    #[test]
    fn what_is_at_one_place_of_labelled_blocks_is_a_note() {
        let between = "Nets dry.\n\n";
        for [one, other] in [
            ["**Ferry**\n\n", "**Barge**\n\n"],
            [
                "**Ferry 1**: is it late again today, or was it so yesterday?\n\n",
                "**Ferry 2**: who rows it now, and who has the oars?\n\n",
            ],
            ["<Tab title=\"Ferry\">\n\n", "<Tab title=\"Barge\">\n\n"],
            [
                "<summary>Where is the ferry?</summary>\n\n",
                "<summary>Where is the barge?</summary>\n\n",
            ],
            ["=== \"Ferry\"\n\n", "=== \"Barge\"\n\n"],
            [
                "```\nferry --moor\n```\n\nOars are wet.\n\n",
                "```\nbarge --moor\n```\n\nOars are wet.\n\n",
            ],
        ] {
            let end = if one.starts_with("<Tab") {
                "</Tab>\n\n"
            } else {
                ""
            };
            let between = format!("{end}{between}");
            assert_eq!(
                severity(one, other, [&between, end]),
                Severity::Note,
                "{one}"
            );
            assert_eq!(severity(one, one, ["", ""]), Severity::Warning, "{one}");
        }
    }

    #[test]
    fn what_ends_labelled_blocks_is_a_note_whatever_is_before_it() {
        let [one, other] = [
            "**Ferry**\n\nIt is late.\n\n",
            "**Barge**\n\nIt is early.\n\nFew row it.\n\n",
        ];
        assert_eq!(severity(one, other, ["**Nets**\n\n"; 2]), Severity::Note);
        assert_eq!(
            severity("Eels sleep.\n\n", "Few row it.\n\n", ["", ""]),
            Severity::Warning
        );
    }

    #[test]
    fn what_two_sections_have_at_one_place_is_no_section_that_was_pasted_again() {
        let part = |title: &str, first: &str| {
            format!(
                "## {title}\n\n{first}### Usual way\n\n{QUAY} {MORE}\n\n### Other way\n\nAsk the warden, who has the key to the hut and the oars.\n\n"
            )
        };
        let found = |one: String, other: String| {
            let text = format!("# Boats\n\n{one}{other}## End\n\nGulls.\n");
            let read =
                input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap();
            let mut findings = Vec::new();
            RULE.run(&[read], &Options::default(), &mut findings);
            findings.iter().map(|each| each.severity).max()
        };
        let other = "### Oars\n\nThey are wet.\n\n";
        assert_eq!(
            found(part("Ferry", ""), part("Barge", "Few row it.\n\n")),
            Some(Severity::Note)
        );
        assert_eq!(
            found(part("Ferry", ""), part("Barge", other)),
            Some(Severity::Warning)
        );
    }
}
