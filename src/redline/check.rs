//! The result, read: with all changes accepted it is the new text, and with all changes rejected the old one.

use crate::document::Document;
use crate::input::docx::{self, Origin};
use crate::input::{Options, Revisions};
use crate::redline::{Error, Side, records};
use crate::text::script;
use crate::wording::message::{Argument, Message, message};

/// How many numbers that differ are named.
const NAMED: usize = 3;

/// Reads the result both ways.
///
/// # Errors
/// When a text is another one.
pub(super) fn check(
    bytes: &[u8],
    old: (&Side<'_>, &(Document, Vec<Origin>)),
    new: (&Side<'_>, &(Document, Vec<Origin>)),
    unmarked: &mut Vec<Message>,
) -> Result<(), Error> {
    if heads(old.1) != heads(new.1) {
        unmarked.push(message!("unmarked.heads"));
    }
    let sides = [(Revisions::Final, new), (Revisions::Original, old)];
    for (revisions, (side, wanted)) in sides {
        let options = Options {
            revisions,
            comments: false,
            ..side.options.clone()
        };
        let found = docx::traced(&side.name, bytes, &options).map_err(Error::Input)?;
        let (found, wanted) = (texts(&found), texts(wanted));
        let differs = found
            .iter()
            .zip(&wanted)
            .position(|(one, other)| !are_same(&one.1, &other.1));
        let place = differs
            .or_else(|| (found.len() != wanted.len()).then(|| found.len().min(wanted.len())));
        if let Some(at) = place {
            let shown = |texts: &[(String, String)]| match texts.get(at) {
                Some((_, text)) => Argument::from(text.chars().take(60).collect::<String>()),
                None => message!("wrong.nothing").into(),
            };
            return Err(Error::Wrong(if revisions == Revisions::Final {
                message!(
                    "wrong.accepted",
                    number = at + 1,
                    found = shown(&found),
                    wanted = shown(&wanted)
                )
            } else {
                message!(
                    "wrong.rejected",
                    number = at + 1,
                    found = shown(&found),
                    wanted = shown(&wanted)
                )
            }));
        }
        let numbers = found
            .iter()
            .zip(&wanted)
            .filter(|(one, other)| one.0 != other.0);
        for ((one, _), (other, text)) in numbers.take(NAMED) {
            let start: String = text.chars().take(20).collect();
            unmarked.push(if revisions == Revisions::Final {
                message!(
                    "unmarked.accepted",
                    start = start,
                    wanted = other,
                    found = one
                )
            } else {
                message!(
                    "unmarked.rejected",
                    start = start,
                    wanted = other,
                    found = one
                )
            });
        }
    }
    Ok(())
}

/// Whether two texts are the same but for spaces beside marks, and in scripts that have none: a line end there may be one or not.
fn are_same(one: &str, other: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| script::is_word(c) && !script::is_unspaced(c));
    let tight = |text: &str| {
        let mut out = String::with_capacity(text.len());
        for part in text.split(' ') {
            if word(out.chars().next_back()) && word(part.chars().next()) {
                out.push(' ');
            }
            out.push_str(part);
        }
        out
    };
    one == other || tight(one) == tight(other)
}

/// What is above and below pages.
fn heads((document, origins): &(Document, Vec<Origin>)) -> Vec<&str> {
    let all = document.paragraphs.iter().zip(origins);
    let apart = all.filter(|(paragraph, _)| paragraph.kind.is_apart());
    apart
        .map(|(paragraph, _)| document.slice(paragraph.span))
        .collect()
}

/// The paragraphs of the text and its notes, as Word has them: the number that Word counts, and the text with single spaces. One whose
/// lines are read as clauses of their own is whole here.
fn texts((document, origins): &(Document, Vec<Origin>)) -> Vec<(String, String)> {
    let all = document.paragraphs.iter().zip(origins);
    let compared = all.filter(|(_, origin)| records::number(origin.part).is_some());
    let mut out: Vec<(String, String)> = Vec::new();
    let mut last: Option<&Origin> = None;
    for (paragraph, origin) in compared {
        let text = document.slice(paragraph.span);
        let (number, rest) = text.split_at_checked(origin.counted).unwrap_or(("", text));
        let rest: Vec<&str> = rest.split_whitespace().collect();
        let goes_on = last.is_some_and(|last| {
            last.part == origin.part
                && last.elements == origin.elements
                && !last.elements.is_empty()
        });
        match out.last_mut() {
            Some((_, text)) if goes_on => {
                text.push(' ');
                text.push_str(&rest.join(" "));
            }
            _ => out.push((number.trim().to_owned(), rest.join(" "))),
        }
        last = Some(origin);
    }
    out
}
