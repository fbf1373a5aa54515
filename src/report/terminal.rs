//! The format for people. The only place, with `terminal_diff`, where colour is known; every report is legible without it.

use std::borrow::Cow;
use std::io::{self, Write};

use colored::{ColoredString, Colorize};

use crate::document::Document;
use crate::finding::{Finding, Place, Related, Severity};
use crate::report::excerpt::{Excerpt, excerpt, shown};
use crate::report::groups::{self, Entry};
use crate::report::places::Places;
use crate::report::revisions::{self, Family};
use crate::report::told::{self, ready};
use crate::report::{
    Check, Format, QUOTED, Report, Style, Writer, blame, brief, folders, history, stale,
    terminal_diff, totals, wrapping,
};
use crate::text::visible::harmless;
use crate::wording::message::{Argument, message};

/// The format `human`.
pub(super) const FORMAT: Format = Format {
    name: "human",
    about: "For people",
    extensions: &["txt"],
    has_totals: true,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::All(write),
};

/// How far the lines of a message after its first are indented.
const INDENT: usize = 4;

/// How many related places are shown before the rest is counted.
const SHOWN: usize = 6;

fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    match report {
        Report::Text(document) => text(document, style, out),
        Report::Check(found) => check(found, style, out),
        Report::Diff { old, new, diff } => terminal_diff::write(old, new, diff, style, out),
        Report::Folders { comparisons, .. } => {
            folders::write(comparisons, terminal_diff::write, style, out)
        }
        Report::Blame(found) => blame::write(found, style, out),
        Report::Stale(found) => stale::write(found, style, out),
        Report::History(found) => history::write(found, style, out),
    }
}

/// The paragraphs, one a line, a blank line between; fit for the lines of a terminal, and harmless in a file or a pipe.
fn text(document: &Document, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        // What is printed of a text that was made is that text: places are counted in it.
        let text = match document.container {
            Some(_) => document.slice(paragraph.span).to_owned(),
            None => document.reading(paragraph),
        };
        if style.columns.is_some() {
            wrapping::line(out, &shown(&text), 0, style.columns)?;
        } else {
            writeln!(out, "{}", harmless(&text))?;
        }
    }
    Ok(())
}

fn check(check: &Check<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    // Whoever asks for the edits asks for every copy.
    let families = if style.show_edits {
        Vec::new()
    } else {
        revisions::families(check)
    };
    let brief = groups::is_long(check);
    for entry in groups::entries(check, brief) {
        let numbers = entry.findings();
        let family = families
            .iter()
            .find(|family| family.findings.contains(&numbers[0]));
        if let Some(family) = family {
            if numbers.contains(&family.findings[0]) {
                hint(check, family, style, out)?;
            }
            continue;
        }
        let source = Source::new(&places, &check.findings[numbers[0]], style);
        match &entry {
            _ if brief && groups::is_brief(check, &entry) => {
                in_short(check, &source, &entry, out)?;
                continue;
            }
            Entry::One(_) => source.write(out)?,
            Entry::Group(_) => group(check, &places, numbers, style, out)?,
        }
        writeln!(out)?;
    }
    if brief {
        let hint = style.say(&message!("human.brief"));
        writeln!(out)?;
        wrapping::line(out, &hint.dimmed().to_string(), INDENT, style.columns)?;
    }
    totals::write(check, style, out)
}

/// What is between the same files: one line, and what differs between copies that are not the same.
fn group(
    check: &Check<'_>,
    places: &Places<'_>,
    numbers: &[usize],
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let first = &check.findings[numbers[0]];
    let source = Source::new(places, first, style);
    let message = style.say(&groups::message(check, numbers));
    source.head(groups::severity(check, numbers), &shown(&message), out)?;
    for finding in groups::edited(check, numbers).take(SHOWN) {
        edits_of(
            places,
            finding,
            brief::what_differs(places, style, finding, 0),
            style,
            out,
        )?;
    }
    let more = groups::edited(check, numbers).count().saturating_sub(SHOWN);
    if more > 0 {
        let more = style.say(&message!("human.more-edits", count = more));
        writeln!(out, "{}", format!("  {more}").dimmed())?;
    }
    Ok(())
}

/// What differs between the copies of a finding of a group, in a line.
fn edits_of(
    places: &Places<'_>,
    finding: &Finding,
    what: Option<String>,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(what) = what else {
        return Ok(());
    };
    let line = format!(
        "  = {}: {what}",
        style.say(&brief::difference(places, finding, 0, None))
    );
    wrapping::line(out, &line, INDENT, style.columns)
}

/// An entry of a long report: its line, and what differs.
fn in_short(
    check: &Check<'_>,
    source: &Source<'_>,
    entry: &Entry,
    out: &mut dyn Write,
) -> io::Result<()> {
    let numbers = entry.findings();
    let severity = groups::severity(check, numbers);
    let (places, style) = (source.places, source.style);
    match entry {
        Entry::One(_) => {
            let rest = style.say(&brief::line(places, style, source.finding));
            source.head_with(severity, &style.say(&source.finding.message), &rest, out)
        }
        Entry::Group(_) => {
            let message = style.say(&groups::message(check, numbers));
            let rest = brief::others(places, check, numbers);
            let rest = rest.map_or_else(String::new, |rest| style.say(&rest));
            source.head_with(severity, &shown(&message), &rest, out)?;
            // Notes are counted; they say what is as it should be.
            if severity == Severity::Note {
                return Ok(());
            }
            let edited = groups::edited(check, numbers);
            let mut words = edited.filter_map(|finding| {
                let words = brief::words_that_differ(places, style, finding, 0)?;
                Some((finding, words))
            });
            words.next().map_or(Ok(()), |(finding, words)| {
                edits_of(places, finding, Some(words), style, out)
            })
        }
    }
}

/// Says once that files are revisions of each other, and how to compare them.
fn hint(
    check: &Check<'_>,
    family: &Family,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let names = family.documents.iter();
    let names: Vec<String> = names
        .map(|number| shown(&check.documents[*number as usize].name))
        .collect();
    let (last, others) = names
        .split_last()
        .map_or(("", &[][..]), |(last, others)| (last, others));
    let hint = style.say(&message!("human.hint-word")).cyan().bold();
    let documents = family.documents.iter();
    let documents: Vec<&Document> = documents
        .map(|number| &check.documents[*number as usize])
        .collect();
    let are_copies = |pair: &[&Document]| revisions::are_copies(pair[0], pair[1]);
    let what: u8 = if documents
        .windows(2)
        .all(|pair| pair[0].text == pair[1].text)
    {
        1
    } else if documents.windows(2).all(are_copies) {
        2
    } else {
        3
    };
    let line = message!(
        "human.hint",
        hint = ready(hint),
        files = Argument::list(others.iter().map(String::as_str)),
        last = last,
        what = what,
        count = family.findings.len()
    );
    wrapping::line(out, &style.say(&line), INDENT, style.columns)?;
    for (pair, names) in documents.windows(2).zip(names.windows(2)) {
        if !are_copies(pair) {
            let [old, new] = [&names[0], &names[1]].map(|name| quoted(name));
            writeln!(out, "    variorum diff {old} {new}")?;
        }
    }
    writeln!(out)
}

/// A file name as a shell reads it, and as no option.
fn quoted(name: &str) -> Cow<'_, str> {
    if name.starts_with('-') {
        return Cow::Owned(quoted(&format!("./{name}")).into_owned());
    }
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if name.chars().all(is_plain) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(format!("'{}'", name.replace('\'', "'\\''")))
    }
}

/// A finding, with the lines of the source that it speaks of.
struct Source<'run> {
    places: &'run Places<'run>,
    finding: &'run Finding,
    style: Style<'run>,
    /// How many columns the numbers of all of these lines take.
    gutter: usize,
}

impl<'run> Source<'run> {
    fn new(places: &'run Places<'run>, finding: &'run Finding, style: Style<'run>) -> Self {
        let related = finding.related.iter().map(|related| related.place);
        let digits = |place: Place| places.start(place).line.to_string().len();
        Self {
            places,
            finding,
            style,
            gutter: related
                .chain([finding.place])
                .map(digits)
                .max()
                .unwrap_or(1),
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let message = self.style.say(&self.finding.message);
        self.head(self.finding.severity, &message, out)?;
        self.quote(self.finding.place, None, out)?;
        // The last one may be of another sort than the many before it: the usual form, say.
        let many = self.finding.related.len();
        let hidden = if many > SHOWN + 1 {
            SHOWN - 1..many - 1
        } else {
            many..many
        };
        let gutter = self.gutter;
        for (number, related) in self.finding.related.iter().enumerate() {
            if number == hidden.start && !hidden.is_empty() {
                let more = message!("human.more-places", count = hidden.len());
                let dots = format!("{:gutter$} {}", "", self.style.say(&more));
                writeln!(out, "  {}", dots.dimmed())?;
            }
            if hidden.contains(&number) {
                continue;
            }
            self.quote(related.place, Some(&self.note(related)), out)?;
            self.differences(number, out)?;
        }
        Ok(())
    }

    /// The line that says where, how serious, and what.
    fn head(&self, grave: Severity, message: &str, out: &mut dyn Write) -> io::Result<()> {
        let here = self.finding.place;
        let path = self.places.indexed(here).headings(here.span.start);
        let under = match path.last() {
            Some(title) => {
                let under = message!("human.under", title = title);
                self.style.say(&under).dimmed().to_string()
            }
            None => String::new(),
        };
        self.head_with(grave, message, &under, out)
    }

    /// The same, and `rest` after it.
    fn head_with(
        &self,
        grave: Severity,
        message: &str,
        rest: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let here = self.finding.place;
        let (path, start) = (self.places.path(here), self.places.start(here));
        let rule = format!("[{}]", self.finding.rule);
        let place = format!("{}:{}:{}", shown(path).bold(), start.line, start.column);
        let line = format!(
            "{}: {}: {message} {}{rest}",
            self.style.linked(&place, path, start.line),
            severity(grave, self.style),
            rule.dimmed()
        );
        wrapping::line(out, &line, INDENT, self.style.columns)
    }

    /// What a related place is, and where it stands.
    fn note(&self, related: &Related) -> String {
        let (path, place) = (
            self.places.path(related.place),
            self.places.start(related.place),
        );
        let name = if related.place.document == self.finding.place.document {
            String::new()
        } else {
            format!("{}:", shown(path))
        };
        let there = format!("{name}{}:{}", place.line, place.column);
        let there = self.style.linked(&there, path, place.line);
        let message = related.message.clone();
        let note = message!("human.note", message = message, place = ready(there));
        self.style.say(&note)
    }

    /// The line that says what differs between the first copy of a passage and another one.
    fn differences(&self, related: usize, out: &mut dyn Write) -> io::Result<()> {
        let Some(what) = brief::what_differs(self.places, self.style, self.finding, related) else {
            return Ok(());
        };
        let gutter = self.gutter;
        let document = Some(self.finding.place.document);
        let difference = brief::difference(self.places, self.finding, related, document);
        let difference = self.style.say(&difference);
        let line = format!("  {:gutter$} = {difference}: {what}", "");
        wrapping::line(out, &line, gutter + 5, self.style.columns)
    }

    /// One line of the source with its number, and the mark under the passage.
    fn quote(&self, place: Place, note: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
        let gutter = self.gutter;
        let line = self.places.start(place).line;
        // The line number is between two spaces, and the bar before one.
        let margin = gutter + 5;
        let Excerpt {
            text,
            indent,
            width,
        } = excerpt(
            self.places.indexed(place),
            place.span,
            self.style
                .columns
                .unwrap_or(QUOTED)
                .min(QUOTED)
                .saturating_sub(margin),
        );
        let bar = "|".blue();
        writeln!(out, "  {} {bar} {text}", format!("{line:>gutter$}").blue())?;
        let mark = match note {
            Some(_) => "-".repeat(width).blue(),
            None => "^".repeat(width).red().bold(),
        };
        let last = self.places.end(place).line;
        let to = if last > line {
            self.style.say(&message!("human.to-line", line = last))
        } else {
            String::new()
        };
        let note = note.map_or(to.clone(), |note| format!(" {note}{to}"));
        let used = margin + indent + width;
        if self
            .style
            .columns
            .is_none_or(|columns| used + wrapping::visible(&note) <= columns)
        {
            let note = note.blue();
            return writeln!(out, "  {:gutter$} {bar} {:indent$}{mark}{note}", "", "");
        }
        // What does not fit after the mark stands below it.
        writeln!(out, "  {:gutter$} {bar} {:indent$}{mark}", "", "")?;
        let room = self.style.room(margin);
        for line in wrapping::wrapped(note.trim_start(), 0, room) {
            writeln!(out, "  {:gutter$} {bar} {}", "", line.blue())?;
        }
        Ok(())
    }
}

fn severity(severity: Severity, style: Style<'_>) -> ColoredString {
    let name = style.say(&told::severity(severity));
    match severity {
        Severity::Error => name.red().bold(),
        Severity::Warning => name.yellow().bold(),
        Severity::Note => name.cyan().bold(),
    }
}
