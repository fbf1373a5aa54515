//! Text that is there to be seen, and not to be read: output that is shown, filler, examples under a tick and a cross, what a picture is
//! described by, a link below its title.

use std::collections::BTreeSet;

use crate::document::Kind;
use crate::repeat::copies::{self, Copies, Copy};
use crate::repeat::layout;
use crate::repeat::wording::Wording;
use crate::text::script;
use crate::wording::message::{Message, message};

// Chosen by hand on 2026-11-30 from 100 warnings of thirty public collections.

/// How many words filler has, at least, and how many different ones, at most.
const FILLER: usize = 8;
const DIFFERENT: usize = 2;
/// What a line ends with that leads in what follows.
const LEADS: [char; 2] = [':', '：'];
/// What opens a picture.
const PICTURE: &str = "![";
/// How much of a copy is the text of links where the other one is its title, and how much of that is, in percent.
const LINK: u32 = 90;
const TITLE: u32 = 10;

/// What shows that copies are samples.
pub(super) fn evidence(copies: &Copies<'_>) -> Option<Message> {
    match () {
        () if copies.all(is_filler) || is_output(copies) => {
            Some(message!("duplicate-passage.shown"))
        }
        () if copies.all(is_option) => Some(message!("duplicate-passage.head")),
        () if is_linked(copies) => Some(message!("duplicate-passage.links")),
        () if have_pictures(copies) => Some(message!("duplicate-passage.shown")),
        () if are_marked(copies) => Some(message!("duplicate-passage.labels")),
        () => None,
    }
}

/// Whether copies begin with different pictographs: ✅ and ❌.
pub(super) fn are_marked(copies: &Copies<'_>) -> bool {
    let [one, other] = copies.both().map(pictograph);
    one.is_some() && other.is_some() && one != other
}

/// The pictograph that the first paragraph of a copy begins with.
fn pictograph(copy: &Copy<'_>) -> Option<char> {
    let start = copy.paragraphs()[0].span.start as usize;
    let text = &copy.document.text;
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let mut marks = text[line..].chars().take_while(|c| !c.is_alphanumeric());
    marks.find(|c| script::is_pictograph(*c))
}

/// Whether a copy is one word, or two, over and over.
fn is_filler(copy: &Copy<'_>) -> bool {
    let words = copies::words(copy.text());
    let different: BTreeSet<&String> = words.iter().collect();
    words.len() >= FILLER && different.len() <= DIFFERENT
}

/// Whether copies are below, or around, pictures of their own.
fn have_pictures(copies: &Copies<'_>) -> bool {
    let [one, other] = copies.both().map(|copy| {
        let (text, span) = (&copy.document.text, copy.place.span.range());
        let start = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
        let end = text[span.end..]
            .find('\n')
            .map_or(text.len(), |at| span.end + at);
        let pictures = text[start..end].split(PICTURE).skip(1);
        let targets = pictures.filter_map(|rest| rest.split_once("](")?.1.split(')').next());
        targets.collect::<Vec<&str>>()
    });
    !one.is_empty() && !other.is_empty() && one != other
}

/// Whether copies are all of a paragraph, or of two, that a line behind code leads in: what that code prints.
fn is_output(copies: &Copies<'_>) -> bool {
    let Copies { one, other, .. } = copies;
    let Some(lead) = one.before() else {
        return false;
    };
    let all = &one.document.paragraphs;
    let is_code = |at: usize| all.get(at).is_some_and(|each| each.kind == Kind::Code);
    let (start, end) = (
        lead.span.start as usize,
        one.paragraphs()[0].span.start as usize,
    );
    let line = one.document.text[start..end.max(start)].trim_end();
    copies.are_in_a_row()
        && one.begins_whole()
        && other.ends_whole()
        && line
            .trim_end_matches(|c: char| !c.is_alphanumeric() && !LEADS.contains(&c))
            .ends_with(LEADS)
        && one.first.checked_sub(2).is_some_and(is_code)
}

/// Whether a copy is the value of an option of a directive, or goes on with it: `:alt:` of a figure.
fn is_option(copy: &Copy<'_>) -> bool {
    let text = &copy.document.text;
    let at = copy.place.span.start as usize;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let is_named = |line: &str| {
        let name = line.trim_start().strip_prefix(':');
        let name = name.and_then(|rest| rest.split_once(':'));
        name.is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '))
    };
    is_named(&text[start..at]) || layout::parent(text, at).is_some_and(is_named)
}

/// Whether one of two copies is a link, and the other one no part of any: its title.
fn is_linked(copies: &Copies<'_>) -> bool {
    let links = copies.both().map(|copy| {
        let wording = Wording::of(copy.document, copy.place.span);
        wording.links * 100 / wording.all().max(1)
    });
    links.iter().any(|part| *part >= LINK) && links.iter().any(|part| *part <= TITLE)
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::input;
    use crate::repeat::duplicate_passage::RULE;
    use crate::rule::Options;

    fn found(name: &str, text: &str) -> Option<Severity> {
        let read = input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        RULE.run(&[read], &Options::default(), &mut findings);
        findings.iter().map(|each| each.severity).max()
    }

    const LINE: &str = "The ferry makes use of the lower quay whenever the wind is from the west.";

    #[test]
    fn output_behind_code_is_shown() {
        let text = |lead: &str, code: &str| {
            format!("# Ferry\n\n{code}{lead}\n\n{LINE}\n{LINE}\n\nGulls.\n")
        };
        let code = "```\nferry --twice\n```\n\n";
        assert_eq!(
            found("a.md", &text("This prints:", code)),
            Some(Severity::Note)
        );
        assert_eq!(
            found("a.md", &text("The oars are wet.", code)),
            Some(Severity::Warning)
        );
        assert_eq!(
            found("a.md", &text("It is like this:", "Nets.\n\n")),
            Some(Severity::Warning)
        );
    }

    #[test]
    fn words_over_and_over_are_filler() {
        let filler = "text ".repeat(60);
        assert!(
            found("a.md", &format!("# A\n\n{filler}\n\n{filler}\n\nEnd.\n"))
                < Some(Severity::Warning)
        );
    }

    #[test]
    fn examples_under_a_tick_and_a_cross_are_meant() {
        let text = |one: &str, other: &str| {
            format!("# Style\n\nOars.\n\n> {one} {LINE}\n>\n> {other} {LINE}\n\nGulls.\n")
        };
        assert_eq!(found("a.md", &text("✅", "❌")), Some(Severity::Note));
        assert_eq!(found("a.md", &text("✅", "✅")), Some(Severity::Warning));
    }

    #[test]
    fn descriptions_of_pictures_are_meant() {
        let figure = |file: &str| format!(".. figure:: {file}\n   :alt: {LINE}\n\n");
        let text = format!(
            "Ferry\n=====\n\n{}{}Gulls.\n",
            figure("light.svg"),
            figure("dark.svg")
        );
        assert!(found("a.rst", &text) < Some(Severity::Warning));
    }

    #[test]
    fn a_link_below_its_title_is_meant() {
        let title = "All plans of the ferry and of the barge for the coming summer";
        let text = |other: &str| format!("# Plans\n\nOars.\n\n**{title}**\n\n{other}\n\nGulls.\n");
        assert_eq!(
            found("a.md", &text(&format!("[{title}](plans.md)"))),
            Some(Severity::Note)
        );
        assert_eq!(found("a.md", &text(title)), Some(Severity::Warning));
    }
}
