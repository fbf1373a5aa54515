//! The marks that a merge leaves where two versions of a file do not agree: `<<<<<<<`, `=======`, `>>>>>>>`, alone on their lines.
//!
//! They are no text. What is between them is: both versions, one after the other.

use std::borrow::Cow;

use crate::text::span::Span;

/// One place where a merge was not resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The lines of its marks, without their ends: three, or four where the common ancestor is shown as well.
    pub marks: Vec<Span>,
}

impl Conflict {
    /// From the first mark to the last.
    #[must_use]
    pub fn span(&self) -> Span {
        self.marks[0].join(self.marks[self.marks.len() - 1])
    }
}

/// The conflicts of a file, in order. All marks have to be there, each at the start of its line, and none of them in a fence of code.
#[must_use]
pub fn find(text: &str) -> Vec<Conflict> {
    let mut out = Vec::new();
    if !text.contains("<<<<<<<") || !text.contains(">>>>>>>") {
        return out;
    }
    let (mut open, mut fence): (Vec<(char, Span)>, Option<char>) = (Vec::new(), None);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if let Some(c) = ["```", "~~~"].iter().find_map(|mark| {
            let found = line.trim_start().starts_with(mark);
            found.then_some(if *mark == "```" { '`' } else { '~' })
        }) {
            match fence {
                None => fence = Some(c),
                Some(own) if own == c => fence = None,
                Some(_) => {}
            }
            // A fence that opens outside of a conflict hides what is in it; one inside of it is text of one side.
            if open.is_empty() {
                continue;
            }
        }
        let Some(c) = mark(line).filter(|_| fence.is_none() || !open.is_empty()) else {
            continue;
        };
        let last = open.last().map(|(c, _)| *c);
        match (last, c) {
            (_, '<') => open = vec![('<', span)],
            (Some('<'), '|') | (Some('<' | '|'), '=') => open.push((c, span)),
            (Some('='), '>') => {
                open.push((c, span));
                let marks = open.drain(..).map(|(_, span)| span).collect();
                out.push(Conflict { marks });
            }
            // A second rule of equals signs is a line under a heading.
            _ => {}
        }
    }
    out
}

/// The text without the marks of conflicts: blanks are in their places, so that all else stays where it is.
#[must_use]
pub fn blank<'text>(text: &'text str, conflicts: &[Conflict]) -> Cow<'text, str> {
    if conflicts.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for mark in conflicts.iter().flat_map(|conflict| &conflict.marks) {
        out.push_str(&text[from..mark.start as usize]);
        out.extend(std::iter::repeat_n(' ', mark.len()));
        from = mark.end as usize;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The character of the mark that a line consists of, the name of a version aside.
fn mark(line: &str) -> Option<char> {
    let c = line.chars().next().filter(|c| "<|=>".contains(*c))?;
    let rest = line.trim_start_matches(c);
    let whole = line.len() - rest.len() == 7;
    let named = rest.trim().is_empty() || c != '=' && rest.starts_with(' ');
    (whole && named).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_marks_have_to_be_there_in_order() {
        let text = "甲\n<<<<<<< HEAD\n乙\n||||||| 1a2b\n丙\n=======\n丁\n>>>>>>> other\n";
        let found = find(text);
        assert_eq!(found.len(), 1);
        let marks: Vec<&str> = found[0].marks.iter().map(|span| span.of(text)).collect();
        assert_eq!(
            marks,
            ["<<<<<<< HEAD", "||||||| 1a2b", "=======", ">>>>>>> other"]
        );
        assert_eq!(blank(text, &found).len(), text.len());
        for text in [
            "Title\n=======\n",
            "<<<<<<< HEAD\na\n>>>>>>> b\n",
            ">>>>>>> b\n=======\n<<<<<<< HEAD\n",
            "<<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n",
            "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n```\n",
            "  <<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
