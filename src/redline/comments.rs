//! Comments in a Word file, each at the text that it is about. A text in any other format becomes a Word file of our own first.
//!
//! The text itself stays: runs are cut where a comment starts or ends, and all other parts of the file are the same byte for byte. Before
//! anything is given, the result is read: it has to say what the file said before, and to have all comments.

mod anchors;
mod cuts;
mod hosts;
mod part;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::document::Document;
use crate::input::docx::{self, Origin, parts};
use crate::input::package::Problem;
use crate::input::{self, Revisions, packed};
use crate::redline::comments::anchors::{Anchors, Place};
use crate::redline::comments::cuts::Cuts;
use crate::redline::comments::hosts::Hosts;
use crate::redline::pen::Numbers;
use crate::redline::records::PARTS;
use crate::redline::source::{self, Word};
use crate::redline::{Error, Options, Redline, Side, body, finish, plain, trees};
use crate::text::span::Span;
use crate::wording::message::message;

/// A comment to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The text that it is about, in bytes of the text of the document.
    pub span: Span,
    /// What it says, a paragraph each.
    pub lines: Vec<String>,
}

/// A Word file with comments: `side` itself if it is one, or a new one with the text of `document`, which was read of it.
///
/// Word has no comments in notes, text boxes, and what is above and below pages: such a comment is at the mark of the note, at the drawing or at
/// the start of the text, and quotes what it is about.
///
/// # Errors
/// When the file cannot be read, or the result is not what it has to be.
pub fn commented(
    side: &Side<'_>,
    document: &Document,
    comments: &[Comment],
    options: &Options,
) -> Result<Redline, Error> {
    let failed = |problem: Problem| Error::Comments(side.name.clone(), problem.0);
    let (bytes, origins, revisions) = prepared(side, document)?;
    let word = Word::open(&bytes).map_err(failed)?;
    let trees = trees(&word).map_err(failed)?;
    let no_text = || failed(Problem(message!("unread.no-text")));
    let body = body(&trees).ok_or_else(no_text)?;
    let mut numbers = Numbers::new(&word);
    let hosts = Hosts::new(body, [trees[1].as_ref(), trees[2].as_ref()]);
    let mut anchors = Anchors::new(document, &origins, &hosts, revisions);
    let source = word.text(parts::TEXT);
    let mut cuts = Cuts::new(source);
    let (mut written, mut unmarked) = (Vec::new(), Vec::new());
    for comment in comments {
        let Some((place, reach)) = anchors.anchor(comment.span) else {
            let first = comment.lines.first().map_or("", String::as_str);
            unmarked.push(message!("common.said", text = first));
            continue;
        };
        let id = numbers.number();
        cuts.mark(id, &reach);
        written.push((id, told(document, comment, place)));
    }
    let mut members = BTreeMap::new();
    if !written.is_empty() {
        let (name, text) = (&word.parts[parts::TEXT].name, cuts.written());
        members.insert(name.clone(), finish::as_utf8(text).into_bytes());
        part::add(&word, &written, options, &mut members).map_err(failed)?;
    }
    let result = source::rewritten(&bytes, &members, packed::FINDINGS).map_err(failed)?;
    check(side, &bytes, &result, written.len())?;
    Ok(Redline {
        bytes: result,
        unmarked,
    })
}

/// A Word file to write comments into, where each paragraph of the document is in it, and which text of it was read.
type Prepared<'run> = (Cow<'run, [u8]>, Vec<Origin>, Revisions);

/// The file itself, or a new one of a text in another format.
fn prepared<'run>(side: &Side<'run>, document: &Document) -> Result<Prepared<'run>, Error> {
    let failed = |problem: Problem| Error::Comments(side.name.clone(), problem.0);
    if document.container == Some(docx::FORMAT) {
        let (read, origins) =
            docx::traced(&side.name, side.bytes, side.options).map_err(Error::Input)?;
        if read.text != document.text {
            return Err(failed(Problem(message!("unread.changed"))));
        }
        return Ok((Cow::Borrowed(side.bytes), origins, side.options.revisions));
    }
    let bytes = plain::package(document).map_err(failed)?;
    let origins = {
        let word = Word::open(&bytes).map_err(failed)?;
        let tree = word.tree(parts::TEXT).map_err(failed)?;
        let root = tree.as_ref().and_then(crate::input::xml::Tree::root);
        let mut elements = root.into_iter().flat_map(|root| {
            let all = root.inside();
            all.filter(|node| node.name() == (docx::view::WORD, "p"))
                .map(|node| node.span().start)
        });
        let origin = |paragraph: &crate::document::Paragraph| {
            let placed = (!paragraph.kind.is_apart()).then(|| elements.next());
            Origin {
                part: placed.flatten().map_or("", |_| parts::TEXT),
                elements: placed.flatten().into_iter().collect(),
                counted: 0,
            }
        };
        document.paragraphs.iter().map(origin).collect()
    };
    Ok((Cow::Owned(bytes), origins, Revisions::Final))
}

/// What a comment says, with what it is about where it cannot be beside that.
fn told(document: &Document, comment: &Comment, place: Place) -> Vec<String> {
    let mut lines = comment.lines.clone();
    if let Some(name) = place.name() {
        let text: Vec<&str> = document.seen(comment.span).split_whitespace().collect();
        let text = text.join(" ");
        let mut quoted: String = text.chars().take(QUOTED).collect();
        if quoted.len() < text.len() {
            quoted.push('…');
        }
        lines.insert(1.min(lines.len()), format!("{name}: “{quoted}”"));
    }
    lines
}

/// How many characters are quoted of a text that a comment cannot be beside.
const QUOTED: usize = 120;

/// Reads the result.
///
/// # Errors
/// When it says something else than before, or a comment is missing.
fn check(side: &Side<'_>, before: &[u8], after: &[u8], count: usize) -> Result<(), Error> {
    let options = input::Options {
        comments: false,
        format: None,
        ..side.options.clone()
    };
    let read = |bytes: &[u8]| docx::traced(&side.name, bytes, &options).map_err(Error::Input);
    let (one, other) = (read(before)?.0, read(after)?.0);
    if one.text != other.text {
        let differs = one.text.lines().zip(other.text.lines());
        let line = differs.take_while(|(one, other)| one == other).count();
        return Err(Error::Wrong(message!("wrong.line", line = line + 1)));
    }
    let failed = |problem: Problem| Error::Comments(side.name.clone(), problem.0);
    let comments = |bytes: &[u8]| -> Result<[usize; 4], Error> {
        let word = Word::open(bytes).map_err(failed)?;
        let count = |part: &str, name: &str| -> Result<usize, Error> {
            let tree = word.tree(part).map_err(failed)?;
            let all = tree.iter().filter_map(crate::input::xml::Tree::root);
            let all = all.flat_map(crate::input::xml::Node::inside);
            Ok(all
                .filter(|node| node.name() == (docx::view::WORD, name))
                .count())
        };
        Ok([
            count(parts::COMMENTS, "comment")?,
            count(PARTS[0], "commentRangeStart")?,
            count(PARTS[0], "commentRangeEnd")?,
            count(PARTS[0], "commentReference")?,
        ])
    };
    let expected = comments(before)?.map(|before| before + count);
    if comments(after)? != expected {
        return Err(Error::Wrong(message!("wrong.comments")));
    }
    Ok(())
}
