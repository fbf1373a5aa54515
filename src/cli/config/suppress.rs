//! What the `[[suppress]]` sections of configurations leave out: findings that touch the text quoted.
//!
//! A section that leaves nothing out is reported once all files that it can be meant for have been checked, or where its text
//! stands and nothing is found in it: a run over some files says nothing of text that may stand in the others.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;

use crate::cli::config::configurations::Configurations;
use crate::cli::config::error::Error;
use crate::cli::config::held::Held;
use crate::cli::config::layer::{File, Suppress};
use crate::cli::config::places;
use crate::cli::files::{self, Walk};
use crate::document::Document;
use crate::finding::{Finding, Place, Related, Role};
use crate::rule::Rule;
use crate::rules::unused_suppression;
use crate::text::script;
use crate::text::span::Span;

/// The documents of a check, as configurations see them.
pub(in crate::cli) struct Run<'run> {
    /// The documents.
    pub(in crate::cli) documents: &'run [Document],
    /// What holds for each.
    pub(in crate::cli) held: &'run [Arc<Held>],
    /// The rules that can run at all.
    pub(in crate::cli) rules: &'run [&'static Rule],
    /// Which files of a folder are read.
    pub(in crate::cli) walk: Walk,
    /// Whether documents are held against an archive: then repeats are looked for only between the two.
    pub(in crate::cli) has_archive: bool,
}

/// A section that leaves nothing out.
pub(in crate::cli) struct Unused {
    /// Where it stands.
    pub(in crate::cli) file: Arc<File>,
    /// What holds there.
    pub(in crate::cli) held: Arc<Held>,
    /// The finding, in the configuration file as if it were the first document.
    pub(in crate::cli) finding: Finding,
}

/// Takes out of `findings` what configurations leave out. Returns how many were taken out, and the sections that leave out nothing.
pub(in crate::cli) fn apply(
    run: &Run<'_>,
    configurations: &Configurations,
    findings: &mut Vec<Finding>,
) -> Result<(usize, Vec<Unused>), Error> {
    let mut files: Vec<Arc<File>> = Vec::new();
    for file in run.held.iter().flat_map(|held| &held.files) {
        if !file.suppress.is_empty() && !files.iter().any(|other| Arc::ptr_eq(other, file)) {
            files.push(file.clone());
        }
    }
    let mut unused = Vec::new();
    if files.is_empty() {
        return Ok((0, unused));
    }
    let paths: Vec<PathBuf> = run
        .documents
        .iter()
        .map(|document| places::of(&document.name))
        .collect();
    let texts: Vec<Texts<'_>> = run.documents.iter().map(Texts::new).collect();
    // Two sections can both be needed for one finding: none is taken out before all have been held against it.
    let mut is_out = vec![false; findings.len()];
    for file in &files {
        let own = |held: &Arc<Held>| held.files.iter().any(|other| Arc::ptr_eq(other, file));
        let around = configurations.around(file)?;
        for each in &file.suppress {
            let covers = |number: usize| own(&run.held[number]) && covers(each, &paths[number]);
            let quoted: Vec<Vec<Span>> = texts
                .iter()
                .enumerate()
                .map(|(number, text)| {
                    if covers(number) {
                        text.find(&each.text)
                    } else {
                        Vec::new()
                    }
                })
                .collect();
            let mut is_used = false;
            for (finding, is_out) in findings.iter().zip(&mut is_out) {
                if finding.rule == each.rule && touches(run.documents, finding, &quoted) {
                    (is_used, *is_out) = (true, true);
                }
            }
            let idle = Idle {
                run,
                configurations,
                file,
                paths: &paths,
                covers: &covers,
                stands: &|number| !quoted[number].is_empty(),
            };
            let complaint = if is_used {
                None
            } else {
                idle.complaint(each, &around)?
            };
            if let Some(message) = complaint {
                let passage = format!("{}\n{}", each.rule, each.text);
                unused.push(Unused {
                    file: file.clone(),
                    held: around.clone(),
                    finding: unused_suppression::in_configuration(0, each.span, message, &passage),
                });
            }
        }
    }
    let before = findings.len();
    let mut is_out = is_out.into_iter();
    findings.retain(|_| is_out.next() != Some(true));
    Ok((before - findings.len(), unused))
}

fn covers(each: &Suppress, path: &Path) -> bool {
    each.path
        .as_ref()
        .is_none_or(|globs| globs.matched(path).is_some())
}

/// Whether a finding touches one of the places in its document, or a copy of a repeated passage does, or what the finding names in
/// the same paragraph: the date beside a wrong weekday.
fn touches(documents: &[Document], finding: &Finding, quoted: &[Vec<Span>]) -> bool {
    let here = finding.place;
    let belongs = |related: &&Related| {
        related.role == Role::Copy
            || related.place.document == here.document
                && paragraph(documents, related.place) == paragraph(documents, here)
    };
    let others = finding.related.iter().filter(belongs);
    let touched = |place: Place| {
        let spans = &quoted[place.document as usize];
        let (start, end) = (place.span.start, place.span.end.max(place.span.start + 1));
        let after = spans.partition_point(|span| span.end <= start);
        spans.get(after).is_some_and(|span| span.start < end)
    };
    std::iter::once(here)
        .chain(others.map(|related| related.place))
        .any(touched)
}

/// The number of the paragraph in which a place starts.
fn paragraph(documents: &[Document], place: Place) -> usize {
    let paragraphs = &documents[place.document as usize].paragraphs;
    paragraphs.partition_point(|each| each.span.end <= place.span.start)
}

/// What is known of a section that left nothing out.
struct Idle<'run> {
    run: &'run Run<'run>,
    configurations: &'run Configurations,
    file: &'run Arc<File>,
    paths: &'run [PathBuf],
    /// Whether it is meant for a document.
    covers: &'run dyn Fn(usize) -> bool,
    /// Whether its text stands in a document.
    stands: &'run dyn Fn(usize) -> bool,
}

impl Idle<'_> {
    /// What to say of it, when it is certain that it is not needed.
    fn complaint(&self, each: &Suppress, around: &Held) -> Result<Option<String>, Error> {
        let Self { run, covers, .. } = self;
        let Some(rule) = run.rules.iter().find(|rule| rule.name == each.rule) else {
            return Ok(None);
        };
        let covered: Vec<usize> = (0..run.documents.len()).filter(|at| covers(*at)).collect();
        let ran = |number: &usize| run.held[*number].is_on(each.rule);
        let is_on = covered.iter().any(ran) || (covered.is_empty() && around.is_on(each.rule));
        let between = rule.compares();
        if !is_on || (between && run.has_archive) {
            return Ok(None);
        }
        let here = covered.iter().any(|at| ran(at) && (self.stands)(*at));
        if here && !between {
            let told = format!("`{}` finds nothing in the text that it quotes", each.rule);
            return Ok(Some(format!("this suppresses nothing: {told}")));
        }
        if !self.is_complete(each)? {
            return Ok(None);
        }
        let told = match () {
            () if here => format!("`{}` finds nothing in the text that it quotes", each.rule),
            () if covered.is_empty() => "no file is where `path` says".to_owned(),
            () => "the text that it quotes stands in none of the files".to_owned(),
        };
        Ok(Some(format!("this suppresses nothing: {told}")))
    }

    /// Whether all files have been checked that the section can be meant for.
    fn is_complete(&self, each: &Suppress) -> Result<bool, Error> {
        let checked: BTreeSet<&PathBuf> = self.paths.iter().collect();
        for entry in files::walker(&self.file.root, self.run.walk) {
            // What cannot be walked cannot be known.
            let Ok(entry) = entry else {
                return Ok(false);
            };
            let path = entry.path();
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if !is_file
                || !files::known(path)
                || !covers(each, path)
                || checked.contains(&path.to_path_buf())
            {
                continue;
            }
            let held = self.configurations.at(path, Path::new(&*self.file.shown))?;
            let own = held.files.iter().any(|other| Arc::ptr_eq(other, self.file));
            if own && held.excluded_at(path).is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A document in which quotations are looked for.
struct Texts<'run> {
    document: &'run Document,
    /// As a reader sees it: without marks of the format, and what stands at the edges of pages.
    prose: OnceCell<Folded>,
    /// As the file has it.
    whole: OnceCell<Folded>,
}

impl<'run> Texts<'run> {
    fn new(document: &'run Document) -> Self {
        Self {
            document,
            prose: OnceCell::new(),
            whole: OnceCell::new(),
        }
    }

    /// Where a quotation stands: in the text as it is read, or else in the file as it is.
    fn find(&self, quoted: &str) -> Vec<Span> {
        let needle: String = quoted.chars().filter(|c| counts(*c)).nfd().collect();
        if needle.is_empty() {
            return Vec::new();
        }
        let text = &self.document.text;
        let whole = Span::new(0, text.len());
        let spans = || self.document.without_furniture(whole);
        let prose = self.prose.get_or_init(|| Folded::of(text, &spans()));
        let found = prose.find(&needle);
        if !found.is_empty() || self.document.furniture.is_empty() {
            return found;
        }
        let whole = self.whole.get_or_init(|| Folded::of(text, &[whole]));
        whole.find(&needle)
    }
}

/// Text without white space and invisible characters, in the normal form that takes characters apart.
struct Folded {
    text: String,
    /// Where its pieces come from, in order.
    pieces: Vec<Piece>,
}

/// A stretch of folded text that the source has byte for byte, or one character of the source that is taken apart.
#[derive(Clone, Copy)]
struct Piece {
    /// Where it starts in the folded text.
    folded: usize,
    /// Where it starts in the source.
    source: usize,
    /// How long the character is that is taken apart.
    apart: Option<usize>,
}

impl Folded {
    fn of(text: &str, spans: &[Span]) -> Self {
        let (mut out, mut pieces) = (String::new(), Vec::<Piece>::new());
        for span in spans {
            let inside = span.of(text).char_indices();
            for (at, c) in inside.filter(|(_, c)| counts(*c)) {
                let source = span.start as usize + at;
                let folded = out.len();
                let is_whole = std::iter::once(c).nfd().eq([c]);
                let goes_on = pieces.last().is_some_and(|last| {
                    last.apart.is_none() && source - last.source == folded - last.folded
                });
                if !(is_whole && goes_on) {
                    pieces.push(Piece {
                        folded,
                        source,
                        apart: (!is_whole).then_some(c.len_utf8()),
                    });
                }
                out.extend(std::iter::once(c).nfd());
            }
        }
        Self { text: out, pieces }
    }

    /// Where a folded text stands in the source.
    fn find(&self, needle: &str) -> Vec<Span> {
        memmem::find_iter(self.text.as_bytes(), needle.as_bytes())
            .map(|at| {
                let (first, last) = (self.source(at), self.source(at + needle.len() - 1));
                Span::new(first.start, last.end)
            })
            .collect()
    }

    /// The source of a byte.
    fn source(&self, at: usize) -> Range<usize> {
        let next = self.pieces.partition_point(|piece| piece.folded <= at);
        let piece = self.pieces[next.saturating_sub(1)];
        let start = piece.source + piece.apart.map_or(at - piece.folded, |_| 0);
        start..start + piece.apart.unwrap_or(1)
    }
}

fn counts(c: char) -> bool {
    !c.is_whitespace() && !script::is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn found(name: &str, text: &str, quoted: &str) -> Vec<String> {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let spans = Texts::new(&document).find(quoted);
        spans
            .iter()
            .map(|span| document.slice(*span).to_owned())
            .collect()
    }

    #[test]
    fn a_quotation_is_found_however_the_text_is_wrapped() {
        let text = "签字日期为2024年\n5月1日（星期五）。\n";
        assert_eq!(found("a.txt", text, "2024年5月1日"), ["2024年\n5月1日"]);
        let text = "Подписано в пятницу,\n  1 мая 2024 года.\n";
        assert_eq!(
            found("a.txt", text, "пятницу, 1 мая"),
            ["пятницу,\n  1 мая"]
        );
        let text = "A cafe\u{301} and a café.";
        assert_eq!(found("a.txt", text, "café"), ["cafe\u{301}", "café"]);
        assert!(found("a.txt", text, "среду").is_empty());
    }

    #[test]
    fn marks_of_markdown_are_no_text_and_can_be_quoted() {
        let text = "The **first** clause.\n";
        assert_eq!(
            found("a.md", text, "The first clause"),
            ["The **first** clause"]
        );
        assert_eq!(
            found("a.md", text, "**first** clause"),
            ["**first** clause"]
        );
    }
}
