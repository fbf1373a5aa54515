//! Where findings stand: path, line and column of each place, in the unit that a format asks for.

use crate::document::{Document, Kind, Paragraph};
use crate::finding::Place;
use crate::text::lines::{self, LineIndex};
use crate::text::visible::shown;

/// A document with the index of its lines.
#[derive(Debug)]
pub(super) struct Indexed<'run> {
    /// The document.
    pub(super) document: &'run Document,
    /// Its lines.
    pub(super) lines: LineIndex<'run>,
    /// The headings of a document without lines of its own.
    outline: Vec<Title>,
}

/// A heading, and where the next heading above it, of a higher level, is in the list.
#[derive(Clone, Copy, Debug)]
struct Title {
    paragraph: u32,
    above: Option<u32>,
}

/// The headings of a document whose text was made.
fn outline(document: &Document) -> Vec<Title> {
    let mut out: Vec<Title> = Vec::new();
    let mut open: Vec<(u8, u32)> = Vec::new();
    let made = document.container.is_some();
    let all = document.paragraphs.iter().enumerate();
    for (at, each) in all.filter(|(_, each)| made && each.kind == Kind::Heading) {
        while open.last().is_some_and(|(level, _)| *level >= each.level) {
            open.pop();
        }
        let above = open.last().map(|(_, index)| *index);
        open.push((each.level, out.len() as u32));
        out.push(Title {
            paragraph: at as u32,
            above,
        });
    }
    out
}

impl<'run> Indexed<'run> {
    /// Reads the document once.
    pub(super) fn new(document: &'run Document) -> Self {
        Self {
            document,
            lines: LineIndex::new(&document.text),
            outline: outline(document),
        }
    }

    /// The paragraph of that number.
    pub(super) fn paragraph(&self, at: u32) -> &'run Paragraph {
        &self.document.paragraphs[at as usize]
    }

    /// The headings above a place of a document without lines of its own, from the outermost, with the one that it is in.
    /// Notes, and what belongs to no place, have none.
    pub(super) fn headings(&self, at: u32) -> Vec<String> {
        let paragraphs = &self.document.paragraphs;
        let start = |title: &Title| paragraphs[title.paragraph as usize].span.start;
        let before = self.outline.partition_point(|title| start(title) <= at);
        let own = paragraphs.partition_point(|each| each.span.start <= at);
        let own = own.checked_sub(1).map(|own| paragraphs[own].kind);
        if own.is_none_or(|kind| kind.is_apart() || kind == Kind::Footnote) {
            return Vec::new();
        }
        let last = before.checked_sub(1).map(|last| self.outline[last]);
        let above = |title: &Title| title.above.map(|above| self.outline[above as usize]);
        let path = std::iter::successors(last, above);
        let text = |title: Title| {
            shown(
                self.document
                    .slice(paragraphs[title.paragraph as usize].span),
            )
        };
        let mut path: Vec<String> = path.map(text).collect();
        path.reverse();
        path
    }

    /// The page on which the paragraph at a place starts, from 1, of a document with pages.
    pub(super) fn page(&self, at: u32) -> Option<u32> {
        let paragraphs = &self.document.paragraphs;
        let own = paragraphs.partition_point(|each| each.span.start <= at);
        self.document.pages.get(own.checked_sub(1)?).copied()
    }

    /// Line and column, from 1, of the start of the paragraph of that number.
    pub(super) fn start_of(&self, at: u32) -> lines::Place {
        self.lines.place(self.paragraph(at).span.start)
    }
}

/// The documents of a run, each with the index of its lines.
#[derive(Debug)]
pub(super) struct Places<'run> {
    documents: Vec<Indexed<'run>>,
}

impl<'run> Places<'run> {
    /// Reads each document once.
    pub(super) fn new(documents: &'run [Document]) -> Self {
        Self {
            documents: documents.iter().map(Indexed::new).collect(),
        }
    }

    /// The document of a place, with its lines.
    pub(super) fn indexed(&self, place: Place) -> &Indexed<'run> {
        &self.documents[place.document as usize]
    }

    /// The document of a place.
    pub(super) fn document(&self, place: Place) -> &'run Document {
        self.indexed(place).document
    }

    /// The path as it was typed, or `-`.
    pub(super) fn path(&self, place: Place) -> &'run str {
        &self.document(place).name
    }

    /// The path as a service finds the file by it: with `/` between folders, and without `./` in front.
    pub(super) fn tidy_path(&self, place: Place) -> String {
        tidy(self.path(place))
    }

    /// Line and column of the start, from 1, the column in Unicode scalar values.
    pub(super) fn start(&self, place: Place) -> lines::Place {
        self.indexed(place).lines.place(place.span.start)
    }

    /// Line and column one past the end, from 1, the column in Unicode scalar values.
    pub(super) fn end(&self, place: Place) -> lines::Place {
        self.indexed(place).lines.place(place.span.end)
    }

    /// `a.txt:3:7`, with the path as a service finds the file by it.
    pub(super) fn tidy_shown(&self, place: Place) -> String {
        let start = self.start(place);
        let path = shown(&self.tidy_path(place));
        format!("{path}:{}:{}", start.line, start.column)
    }

    /// `a.txt:3:7`
    pub(super) fn shown(&self, place: Place) -> String {
        let start = self.start(place);
        let path = shown(self.path(place));
        format!("{path}:{}:{}", start.line, start.column)
    }
}

/// A path with `/` between folders, and without `./` in front.
pub(super) fn tidy(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    let inside = path.trim_start_matches("./").trim_start_matches('/');
    match path.strip_prefix("./") {
        Some(_) if !inside.is_empty() => inside.to_owned(),
        _ => path,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeMap;
    use std::sync::LazyLock;

    use super::*;
    use crate::finding::silence::Silence;
    use crate::finding::{Finding, Fix, Related, Replacement, Role, Severity};
    use crate::input;
    use crate::report::{Check, Format};
    use crate::rules::RULES;
    use crate::text::span::Span;
    use crate::wording::message::Message;

    /// A finding with all that a finding can have, after Han characters and one outside the basic plane: line 2, character 5,
    /// byte 14, up to character 9, byte 26. The file has a name that needs escaping.
    pub(crate) const TEXT: &str = "第一条\n甲𠮷🙂乙双方同意双方同意。\n";
    /// The name of that file.
    pub(crate) const NAME: &str = "docs/合同, 100%: a&b.txt";

    /// What a format makes of that finding, and of a note without anything in a second file.
    pub(crate) fn written(format: &Format) -> String {
        let read = |name: &str, text: &str| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let documents = [
            read(NAME, TEXT),
            read("./b.txt", "Second line\n\nand last.\n"),
        ];
        let at = TEXT.find("双方同意").unwrap();
        let span = Span::new(at, at + "双方同意".len());
        let next = Span::new(span.range().end, span.range().end + span.len());
        let place = |span| Place { document: 0, span };
        let findings = [
            Finding {
                rule: "broken-paragraph",
                severity: Severity::Error,
                message: Message::new("`双方同意` stands <twice> | 100%\nas \"it\" [does](x)"),
                place: place(span),
                related: vec![Related {
                    role: Role::Copy,
                    place: place(next),
                    message: Message::new("again, here"),
                }],
                similarity: Some(1.0),
                class: None,
                fix: Some(Fix {
                    safe: true,
                    edits: vec![Replacement {
                        span: next,
                        text: String::new(),
                    }],
                }),
                fingerprint: 0xabc,
            },
            Finding {
                rule: "impossible-date",
                severity: Severity::Note,
                message: Message::new("a passage of two lines"),
                place: Place {
                    document: 1,
                    span: Span::new(7, 16),
                },
                related: Vec::new(),
                similarity: None,
                class: None,
                fix: None,
                fingerprint: 0xabc,
            },
        ];
        written_of(format, &documents, &findings)
    }

    /// What a format makes of a check that found nothing.
    pub(crate) fn written_of_nothing(format: &Format) -> String {
        let document =
            input::from_bytes("a.txt", "甲。".as_bytes(), &input::Options::default()).unwrap();
        written_of(format, &[document], &[])
    }

    /// A check that found this, and nothing else is to be said of it.
    pub(crate) fn check_of<'run>(
        documents: &'run [Document],
        findings: &'run [Finding],
    ) -> Check<'run> {
        static LEFT_OUT: BTreeMap<&str, usize> = BTreeMap::new();
        static SILENCE: LazyLock<Silence> = LazyLock::new(Silence::default);
        Check {
            documents,
            configurations: 0,
            findings,
            rules: &[],
            suppressed: 0,
            left_out: &LEFT_OUT,
            silence: &SILENCE,
            old: None,
            unread: 0,
            full: false,
            unsafe_fixes: false,
        }
    }

    fn written_of(format: &Format, documents: &[Document], findings: &[Finding]) -> String {
        let check = Check {
            rules: RULES,
            ..check_of(documents, findings)
        };
        let mut out = Vec::new();
        format
            .write(
                &crate::report::Report::Check(check),
                crate::report::Style::default(),
                &mut out,
            )
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_start_of_a_path_is_tidied_and_nothing_else() {
        for (path, tidied) in [
            ("./a.txt", "a.txt"),
            (".//a.txt", "a.txt"),
            ("../a.txt", "../a.txt"),
            ("/a.txt", "/a.txt"),
            (".a/b.txt", ".a/b.txt"),
            ("-", "-"),
        ] {
            assert_eq!(tidy(path), tidied);
        }
    }
}
