//! The text of a baseline: a header, then one line per finding, in order, so that git can merge two of them.
//!
//! A line is `path`, rule, members and quotation, with tabs between. A member is the hash of a text (see `finding::identity`), with
//! `*3` after it where three copies have it, and the path where that is another than the first. `#2` after the first one is the
//! second of two equal findings. The quotation is for people and not read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::finding::known::Known;

/// The first line.
const HEADER: &str = "# variorum baseline 1";
const START: &str = "# variorum baseline ";
const ABOUT: &str = "# Known findings: `variorum check --baseline` reports only others. Written by `variorum baseline`.";

/// One finding of a baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The finding; its paths are relative to the folder of the baseline.
    pub(super) known: Known,
    /// What it quotes, on one line.
    pub(super) quotation: String,
    /// The line of the file that it was read from, from 1.
    pub(super) line: usize,
}

/// A line that does not belong in a baseline.
#[derive(Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, and what to do.
    pub reason: String,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for Damage {}

/// Reads a baseline. Lines may be in any order and come twice, as merging leaves them.
pub(super) fn parse(text: &str) -> Result<Vec<Entry>, Damage> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    if first != HEADER {
        let reason = match first.strip_prefix(START) {
            Some(version) => format!(
                "the baseline has version {version}, but this version of variorum reads only version 1: use the variorum that wrote it"
            ),
            None => format!("not a baseline: its first line is not `{HEADER}`"),
        };
        return Err(Damage { line: 1, reason });
    }
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let damage = |reason: &str| Damage {
            line: number + 1,
            reason: reason.to_owned(),
        };
        if ["<<<<<<<", "=======", ">>>>>>>"]
            .iter()
            .any(|mark| line.starts_with(mark))
        {
            return Err(damage(
                "merge conflict markers: keep the lines of both sides and delete the markers",
            ));
        }
        if line.starts_with('#') || line.trim().is_empty() || !seen.insert(line) {
            continue;
        }
        let (known, quotation) = entry(line).ok_or_else(|| {
            damage("not a baseline entry: delete the line, or regenerate the file with `variorum baseline`")
        })?;
        out.push(Entry {
            known,
            quotation,
            line: number + 1,
        });
    }
    Ok(out)
}

fn entry(line: &str) -> Option<(Known, String)> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [path, rule, members @ .., quotation] = &fields[..] else {
        return None;
    };
    let path = unescaped(path)?;
    let mut all = Vec::new();
    for member in members {
        let (head, other) = match member.split_once(' ') {
            Some((head, other)) => (head, unescaped(other)?),
            None => (*member, path.clone()),
        };
        let (head, twin) = head.split_once('#').unwrap_or((head, "1"));
        let (hash, count) = head.split_once('*').unwrap_or((head, "1"));
        let count: u16 = count.parse().ok().filter(|count| *count > 0)?;
        twin.parse::<u32>().ok()?;
        let hash = (hash.len() == 16)
            .then(|| u64::from_str_radix(hash, 16))?
            .ok()?;
        all.extend(std::iter::repeat_n((other, hash), usize::from(count)));
    }
    all.sort_unstable();
    let known = Known {
        rule: (*rule).to_owned(),
        members: all,
    };
    let whole = !known.members.is_empty() && !path.is_empty() && !rule.is_empty();
    whole.then(|| (known, unescaped(quotation).unwrap_or_default()))
}

/// Writes a baseline.
pub(super) fn render(entries: &[Entry]) -> String {
    let mut twins: BTreeMap<&Known, usize> = BTreeMap::new();
    let mut lines: Vec<String> = entries
        .iter()
        .map(|entry| {
            let twin = twins.entry(&entry.known).or_default();
            *twin += 1;
            line(entry, *twin)
        })
        .collect();
    lines.sort_unstable();
    let mut out = format!("{HEADER}\n{ABOUT}\n");
    for line in lines {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn line(entry: &Entry, twin: usize) -> String {
    let members = &entry.known.members;
    let path = members.first().map_or("-", |(path, _)| path.as_str());
    let mut fields = vec![escaped(path), entry.known.rule.clone()];
    for same in members.chunk_by(|a, b| a == b) {
        let (other, hash) = &same[0];
        let mut field = format!("{hash:016x}");
        if same.len() > 1 {
            let _ = write!(field, "*{}", same.len());
        }
        if twin > 1 && fields.len() == 2 {
            let _ = write!(field, "#{twin}");
        }
        if other != path {
            field.push(' ');
            field.push_str(&escaped(other));
        }
        fields.push(field);
    }
    fields.push(escaped(&entry.quotation));
    fields.join("\t")
}

/// A text without anything that would end a field or a line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            // At the start of a line it would be a comment.
            '#' if out.is_empty() => out.push_str("\\#"),
            c => out.push(c),
        }
    }
    out
}

fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next()? {
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                c @ ('\\' | '#') => c,
                _ => return None,
            },
            c => c,
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(rule: &str, members: &[(&str, u64)], quotation: &str) -> Entry {
        let mut members: Vec<(String, u64)> = members
            .iter()
            .map(|(path, hash)| ((*path).to_owned(), *hash))
            .collect();
        members.sort();
        Entry {
            known: Known {
                rule: rule.to_owned(),
                members,
            },
            quotation: quotation.to_owned(),
            line: 0,
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let entries = [
            made(
                "duplicate-passage",
                &[("文本 甲.txt", 7), ("文本 甲.txt", 7), ("b\tc\\.txt", 9)],
                "双方同意",
            ),
            made("doubled-word", &[("#1.txt", 0xabc)], "the\tthe"),
            made("doubled-word", &[("#1.txt", 0xabc)], "the\tthe"),
        ];
        let text = render(&entries);
        let lines: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "\\#1.txt\tdoubled-word\t0000000000000abc\tthe\\tthe",
                "\\#1.txt\tdoubled-word\t0000000000000abc#2\tthe\\tthe",
                "b\\tc\\\\.txt\tduplicate-passage\t0000000000000009\t0000000000000007*2 文本 甲.txt\t双方同意",
            ]
        );
        let read = parse(&text).unwrap();
        let known = |entries: &[Entry]| {
            let mut all: Vec<Known> = entries.iter().map(|each| each.known.clone()).collect();
            all.sort();
            all
        };
        assert_eq!(known(&read), known(&entries));
        assert_eq!(read[0].line, 3);
        assert_eq!(render(&read), text);
        // What a checkout under Windows makes of it, and what a merge by union does.
        let union = format!("{}{}\n", text.replace('\n', "\r\n"), lines[0]);
        assert_eq!(known(&parse(&union).unwrap()), known(&entries));
    }

    #[test]
    fn damage_is_named_with_its_line() {
        let line = "a.txt\tdoubled-word\t0000000000000abc\tthe the";
        for (body, number, word) in [
            (format!("{HEADER}\n{line}\n<<<<<<< HEAD\n"), 3, "merge"),
            (
                format!("{HEADER}\na.txt\tdoubled-word\n"),
                2,
                "not a baseline entry",
            ),
            (
                format!("{HEADER}\n{}\n", line.replace("abc", "xyz")),
                2,
                "not a baseline entry",
            ),
            (
                format!("{HEADER}\n{}\n", line.replace("abc", "abc*0")),
                2,
                "not a baseline entry",
            ),
            (line.to_owned(), 1, "not a baseline"),
            (String::new(), 1, "not a baseline"),
            ("# variorum baseline 2\n".to_owned(), 1, "version 2"),
        ] {
            let damage = parse(&body).unwrap_err();
            assert_eq!(damage.line, number, "{body}");
            assert!(damage.reason.contains(word), "{}", damage.reason);
        }
    }
}
