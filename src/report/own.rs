//! Whether a text is a report of this program: a run may replace it, and does not check it. A report is told by its mark, or by the shape
//! of its first line and of those that end it; that a text looks like one in part is not enough, for it may quote one.

use serde::de::IgnoredAny;

use crate::diff::change::Kind;
use crate::finding::Severity;
use crate::report::{html, markdown};

/// What a colour starts with.
const ESCAPE: char = '\u{1b}';
/// With what a line starts at least that goes on with the one before. See `wrapping`.
const WRAPPED: &str = "  ";

/// All of them.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// Whether a text is a report. `is_rule` knows the names of rules.
pub(crate) fn is_report(text: &str, is_rule: &dyn Fn(&str) -> bool) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    match text.chars().next() {
        Some('{' | '[') => is_json(text, is_rule),
        Some('<') => is_markdown(text) || is_xml(text) || html::is_report(text),
        Some(':') => all(text, is_github),
        _ => is_lines(text, is_rule),
    }
}

/// JSON, JSON Lines, SARIF, and what GitLab and reviewdog read.
fn is_json(text: &str, is_rule: &dyn Fn(&str) -> bool) -> bool {
    let value = |field: &str| {
        let (_, rest) = text.split_once(&format!("\"{field}\":\""))?;
        rest.split('"').next()
    };
    let of_a_rule = |field: &str| value(field).is_some_and(is_rule);
    let sarif = text.contains("sarif-2.1.0") && text.contains("\"name\":\"variorum\"");
    let reviewdog = text.contains("\"source\":{\"name\":\"variorum\"}");
    let lines = text.starts_with("{\"rule\":\"") && of_a_rule("rule");
    let gitlab = text.starts_with("[{\"description\":\"") && of_a_rule("check_name");
    let own = text.starts_with("{\"schema\":\"variorum/");
    let known = own || sarif || reviewdog || lines || gitlab || text.trim() == "[]";
    // What somebody wrote below is not to be lost.
    let is_value = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    known && (is_value(text) || text.lines().all(is_value))
}

/// Markdown: the mark, what is said of all of it, and a table. What somebody wrote below or between is not to be lost.
fn is_markdown(text: &str) -> bool {
    let filled = |line: &&str| !line.trim().is_empty();
    let mut lines = text.lines().filter(filled).skip(2).peekable();
    while lines.peek().is_some_and(|line| !line.starts_with('|')) {
        let line = lines.next().unwrap_or_default().replace('\\', "");
        if !is_checked(&line) && !follows(&line) && !is_unchanged(&line) {
            return false;
        }
    }
    markdown::is_report(text) && lines.all(|line| line.starts_with('|'))
}

/// What `JUnit` and Checkstyle write, whose reports without findings hold nothing that could be lost.
fn is_xml(text: &str) -> bool {
    let second = text.lines().nth(1).unwrap_or_default();
    let own = || {
        let mut errors = text.split("<error ").skip(1);
        errors.all(|each| each.contains("source=\"variorum."))
    };
    let ends = |tag: &str| text.trim_end().ends_with(tag);
    (second.starts_with("<testsuites name=\"variorum\"") && ends("</testsuites>"))
        || (second.starts_with("<checkstyle version=") && ends("</checkstyle>") && own())
}

fn is_github(line: &str) -> bool {
    let levels = ["::error ", "::warning ", "::notice "];
    let rest = levels.iter().find_map(|level| line.strip_prefix(level));
    rest.is_some_and(|rest| rest.starts_with("title=variorum ("))
}

/// Reports in lines: those for people, and those of one line for each finding or change.
fn is_lines(text: &str, is_rule: &dyn Fn(&str) -> bool) -> bool {
    // Most texts are told by their first line, which may be cut after a directory.
    let first = text.lines().next().map(plain).unwrap_or_default();
    let is_cut = text
        .lines()
        .nth(1)
        .is_some_and(|line| line.starts_with(WRAPPED));
    let may_be = is_cut
        || is_end(&first)
        || first.starts_with(['^', ' '])
        || first.starts_with(|c: char| c.is_ascii_hexdigit())
        || first.starts_with("--- ")
        || first.starts_with("by rule")
        || first.contains(':');
    if !may_be {
        return false;
    }
    let lines = unwrapped(text);
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return false;
    };
    let finding = |line: &str| is_finding(line, is_rule);
    let severe = |line: &str| SEVERITIES.iter().any(|each| is_placed(line, each.name()));
    let opens = severe(first) || first.starts_with("hint: ") || first.starts_with("by rule");
    let check = opens && ends_check(&lines);
    let compared = ["--- ", "renamed: ", "only in the ", "files: "]
        .iter()
        .any(|opening| first.starts_with(opening))
        && (is_unchanged(last) || is_current(last));
    let new = first.trim_start().starts_with("not committed");
    let blamed = (new || is_blamed(first)) && is_from(last);
    let told = is_through(last);
    let alone = is_end(first) && lines[1..].iter().all(|line| follows(line));
    let each = |is: &dyn Fn(&str) -> bool| lines.iter().all(|line| is(line));
    check
        || compared
        || blamed
        || told
        || alone
        || each(&finding)
        || each(&is_change)
        || each(&is_stat)
}

/// `a.txt:3:7: warning: what is wrong [doubled-word]`
fn is_finding(line: &str, is_rule: &dyn Fn(&str) -> bool) -> bool {
    let mut brackets = line.split(" [").skip(1);
    let named = brackets.any(|rest| rest.split_once(']').is_some_and(|(rule, _)| is_rule(rule)));
    named && SEVERITIES.iter().any(|each| is_placed(line, each.name()))
}

/// `new.txt:12:1: edited and moved: The fee is due.`
fn is_change(line: &str) -> bool {
    Kind::ALL.into_iter().any(|kind| {
        let moved = format!("{} and moved", kind.name());
        let edited = format!("{} and edited", kind.name());
        [kind.name(), &moved, &edited]
            .into_iter()
            .any(|what| is_placed(line, what))
    })
}

/// Whether a line names a place and then `what`: `a.txt:3:7: warning: `
fn is_placed(line: &str, what: &str) -> bool {
    let is_number = |part: Option<&str>| part.is_some_and(is_number);
    // The name of a file may hold the same.
    line.match_indices(&format!(": {what}: ")).any(|(at, _)| {
        let mut parts = line[..at].rsplit(':');
        is_number(parts.next()) && is_number(parts.next()) && parts.next().is_some()
    })
}

/// `a.txt → b.txt: 2 edited; wording 3; characters -5 +7`, or the sum of such lines.
fn is_stat(line: &str) -> bool {
    let counted = line.rsplit_once("; characters -").is_some_and(|(_, rest)| {
        let (gone, come) = rest.split_once(" +").unwrap_or_default();
        is_number(gone) && is_number(come)
    });
    counted || is_unchanged(line) || line.contains(": no changes (")
}

/// Whether lines end as every report of a check for people does: with how much was checked, and what is said of all of it.
fn ends_check(lines: &[String]) -> bool {
    let mut last = lines.iter().rev().skip_while(|line| follows(line));
    last.next().is_some_and(|line| is_checked(line))
}

/// `3 warnings (1 file, 33 paragraphs)`
fn is_checked(line: &str) -> bool {
    let Some((counts, read)) = line.split_once(" (") else {
        return line == "nothing was checked";
    };
    let read = read
        .strip_suffix(')')
        .and_then(|read| read.split_once(", "));
    let counts = counts.replace("new ", "");
    let is_count = |part: &str| {
        part.split_once(' ').is_some_and(|(number, noun)| {
            let noun = noun.strip_suffix('s').unwrap_or(noun);
            is_number(number) && ["error", "warning", "note"].contains(&noun)
        })
    };
    read.is_some_and(|(files, paragraphs)| {
        is_counted(files, "file") && is_counted(paragraphs, "paragraph")
    }) && (counts == "no problems found" || counts.split(", ").all(is_count))
}

/// Whether a line is one of those after the counts. See `totals`.
fn follows(line: &str) -> bool {
    let word = || line.split_once(' ').filter(|(number, _)| is_number(number));
    let rest = word().map_or(line, |(_, rest)| rest);
    [
        "input could not be read",
        "inputs could not be read",
        "fixable with --fix",
        "repeat left out: ",
        "repeats left out: ",
        "suppressed",
        "known",
        "in the baseline but no longer found",
        "the language of ",
        "encoding guessed: ",
    ]
    .iter()
    .any(|start| rest.starts_with(start))
}

/// Whether a line is a whole report: there was nothing to say.
fn is_end(line: &str) -> bool {
    is_checked(line) || is_unchanged(line) || is_current(line)
}

/// `2 edited; 40 paragraphs unchanged; edits: number 1`
fn is_unchanged(line: &str) -> bool {
    let counted = |part: &str| {
        let part = part.strip_suffix(" unchanged").unwrap_or_default();
        is_counted(part, "paragraph")
    };
    let none = line
        .strip_prefix("no changes (")
        .and_then(|rest| rest.split_once(')'));
    none.is_some_and(|(same, _)| is_counted(same, "paragraph"))
        || (line.split("; ").any(counted) && line.starts_with(|c: char| c.is_ascii_digit()))
}

/// `2 changed; 40 current`
fn is_current(line: &str) -> bool {
    let current = |part: &str| part.strip_suffix(" current").is_some_and(is_number);
    line.split("; ").any(current) && line.starts_with(|c: char| c.is_ascii_digit())
}

/// `12 paragraphs from 5 revisions; 2 not committed yet`
fn is_from(line: &str) -> bool {
    let line = line.split("; ").next().unwrap_or_default();
    let (paragraphs, revisions) = line.split_once(" from ").unwrap_or((line, "1 revision"));
    is_counted(paragraphs, "paragraph") && is_counted(revisions, "revision")
}

/// `12 paragraphs through 5 revisions: 8 unchanged, 4 changed`
fn is_through(line: &str) -> bool {
    let (counted, rest) = line.split_once(": ").unwrap_or_default();
    let (paragraphs, revisions) = counted.split_once(" through ").unwrap_or_default();
    let is_rest = rest
        .split_once(" unchanged, ")
        .is_some_and(|(same, rest)| is_number(same) && rest.contains(" changed"));
    is_counted(paragraphs, "paragraph") && is_counted(revisions, "revision") && is_rest
}

/// `e47f871 2026-11-28 Bo Lindqvist  3  The fee is due.`, or with spaces in the place of what is not committed.
fn is_blamed(line: &str) -> bool {
    let mut words = line.split(' ').filter(|word| !word.is_empty());
    let (hash, date) = (words.next().unwrap_or_default(), words.next());
    let hash = hash.trim_start_matches('^');
    let is_date = |date: &str| {
        date.len() == 10 && date.split('-').count() == 3 && date.split('-').all(is_number)
    };
    hash.len() >= 7 && hash.chars().all(|c| c.is_ascii_hexdigit()) && date.is_some_and(is_date)
}

/// `1 file`, `3 files`
fn is_counted(text: &str, noun: &str) -> bool {
    text.split_once(' ').is_some_and(|(number, counted)| {
        is_number(number) && counted.strip_suffix('s').unwrap_or(counted) == noun
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// Whether there are lines, and all of them are so.
fn all(text: &str, is: impl Fn(&str) -> bool) -> bool {
    !text.is_empty() && text.lines().all(is)
}

/// The lines of a text that are not blank, without colours; what was wrapped is one line again.
fn unwrapped(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines().map(plain) {
        match out.last_mut() {
            _ if line.trim().is_empty() => {}
            Some(last) if line.starts_with(WRAPPED) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => out.push(line),
        }
    }
    out
}

/// A line without colours.
fn plain(line: &str) -> String {
    if !line.contains(ESCAPE) {
        return line.trim_end().to_owned();
    }
    let mut parts = line.split(ESCAPE);
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('m').map_or(part, |(_, text)| text));
    rest.fold(first, |line, part| line + part)
        .trim_end()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff;
    use crate::document::Document;
    use crate::input;
    use crate::report::places::tests::{written, written_of_nothing};
    use crate::report::{FORMATS, Format, Report, Style, Subject};
    use crate::rules::RULES;

    fn is_own(text: &str) -> bool {
        is_report(text, &|name| RULES.iter().any(|rule| rule.name == name))
    }

    #[test]
    fn every_format_knows_its_reports_of_a_check() {
        for format in FORMATS.iter().filter(|format| format.fits(Subject::Check)) {
            let (some, none) = (written(format), written_of_nothing(format));
            assert!(is_own(&some), "{}: {some}", format.name);
            assert!(none.is_empty() || is_own(&none), "{}: {none}", format.name);
        }
    }

    #[test]
    fn a_report_that_somebody_wrote_in_is_none() {
        let named = |name: &str| FORMATS.iter().find(|format| format.name == name).unwrap();
        let report = written(named("markdown"));
        for added in [
            format!("{report}\nAsk the buyer.\n"),
            report.replacen("\n\n", "\n\nAsk the buyer.\n\n", 1),
        ] {
            assert!(!is_own(&added), "{added}");
        }
        for name in [
            "json",
            "jsonl",
            "sarif",
            "gitlab",
            "rdjsonl",
            "junit",
            "checkstyle",
        ] {
            let report = written(named(name));
            assert!(is_own(&report), "{name}");
            assert!(!is_own(&format!("{report}\nAsk the buyer.\n")), "{name}");
        }
        let other = "<?xml version=\"1.0\"?>\n<checkstyle version=\"4.3\">\n<file name=\"a\"><error line=\"1\" message=\"x\"/></file>\n</checkstyle>\n";
        assert!(!is_own(other));
    }

    #[test]
    fn every_format_knows_its_reports_of_a_comparison() {
        let read = |text: &str| -> Document {
            input::from_bytes("a.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let texts = [
            read("The keeper opens the gate at noon.\n\nDogs wait outside.\n"),
            read("The keeper opens the gate at dawn.\n\nDogs wait outside.\n"),
        ];
        for (old, new) in [(0, 1), (0, 0)] {
            let (old, new) = (&texts[old], &texts[new]);
            let diff = diff::diff(old, new, &diff::Options::default());
            let report = Report::Diff {
                old,
                new,
                diff: &diff,
            };
            // People go on to edit a text with marks: what they made of it is not replaced.
            let is_edited = |format: &Format| format.name == "criticmarkup";
            for format in FORMATS
                .iter()
                .filter(|format| format.fits(Subject::Comparison) && !is_edited(format))
            {
                for columns in [None, Some(30)] {
                    let style = Style {
                        columns,
                        ..Style::default()
                    };
                    let mut out = Vec::new();
                    format.write(&report, style, &mut out).unwrap();
                    let text = String::from_utf8(out).unwrap();
                    assert!(text.is_empty() || is_own(&text), "{}: {text}", format.name);
                }
            }
        }
    }

    #[test]
    fn a_report_in_colour_or_wrapped_is_one() {
        for report in [
            "\u{1b}[1ma.txt\u{1b}[0m:1:18: \u{1b}[33mwarning\u{1b}[0m: `the` is repeated \u{1b}[2m[doubled-word]\u{1b}[0m\n  1 | the the\n\n1 warning (1 file, 1 paragraph)\n",
            "a.txt:1:18: warning: `the`\n    is repeated\n    [doubled-word]\n  1 | the the\n    | ^^^\n\n1 warning (1 file, 1\n    paragraph)\n1 fixable with --fix\n",
            "hint: a.txt and b.txt look like revisions of one document (2 findings between them; --show-edits shows them)\n    variorum diff a.txt b.txt\n\n2 warnings (2 files, 9 paragraphs)\n4 known; 1 in the baseline but no longer found\n",
            "e47f871 2026-11-28 Bo Lindqvist  1  The fee is due.\n\n1 paragraph from 1 revision\n",
            "files: 2 unchanged\nno changes (8 paragraphs)\n",
            "12 current\n",
            "12:3: warning: x.md:1:18: warning: `the` is repeated [doubled-word]\n  1 | the the\n\n1 warning (1 file, 1 paragraph)\n",
            "12:3: note: x.md:1:18: warning: `the` is repeated [doubled-word]\n",
        ] {
            assert!(is_own(report), "{report}");
        }
    }

    #[test]
    fn a_text_that_quotes_a_report_is_none() {
        for text in [
            "# Notes\n\na.txt:1:18: warning: `the` is repeated [doubled-word]\n\n1 warning (1 file, 1 paragraph)\n",
            "a.txt:1:18: warning: `the` is repeated [doubled-word]\n\nThis is what it says of us.\n",
            "a.py:3:7: error: wrong type [arg-type]\n",
            "--- a.txt\n+++ b.txt\n@@ -1 +1 @@\n-old\n+new\n",
            "[severity]\nmarks = \"error\"\n",
            "docs/a.txt\ndocs/b.txt\n",
            "3 warnings were given.\n",
            "no problems found\n",
            "{\"name\": \"variorum\"}\n",
            "Two of the paragraphs unchanged.\n",
            "Clause 4: 12 paragraphs unchanged\n",
        ] {
            assert!(!is_own(text), "{text}");
        }
    }
}
