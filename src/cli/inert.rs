//! Keeps the text of documents from being a command to the service that reads the log of a run: GitHub Actions obeys each line that has
//! `::` behind its blanks, and `##[` anywhere; Azure Pipelines and `TeamCity` obey `##vso[` and `##teamcity[`.

use std::io::{self, Write};

/// What parts two colons that are no command of ours, or a bracket from the signs before it.
const SIGN: &[u8] = "␣".as_bytes();

/// A bracket in a string of JSON.
const BRACKET: &[u8] = br"\u005b";

/// How far a command is that can be anywhere in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signs {
    /// No sign of it.
    None,
    /// One `#`.
    One,
    /// Two or more, and letters behind them.
    Two,
}

/// How far a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// Nothing but blanks.
    Blank,
    /// One colon behind blanks.
    Colon,
    /// More, so that it is no command.
    Text,
}

/// A writer in whose lines no command stands.
pub(super) struct Inert<'out> {
    out: &'out mut dyn Write,
    /// Whether what is written is JSON, whose strings keep what they say: a bracket in them becomes an escape.
    is_json: bool,
    line: Line,
    signs: Signs,
}

impl<'out> Inert<'out> {
    /// At the start of a line.
    pub(super) fn new(out: &'out mut dyn Write) -> Self {
        Self {
            out,
            is_json: false,
            line: Line::Blank,
            signs: Signs::None,
        }
    }

    /// The same for JSON, which means the same afterwards.
    pub(super) fn json(out: &'out mut dyn Write) -> Self {
        Self {
            is_json: true,
            ..Self::new(out)
        }
    }
}

/// Lines in which no command stands.
pub(super) fn text(lines: &str) -> String {
    let mut out = Vec::new();
    // A vector takes all of it, and signs go between characters.
    let _ = Inert::new(&mut out).write_all(lines.as_bytes());
    String::from_utf8_lossy(&out).into_owned()
}

impl Write for Inert<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut fit = Vec::with_capacity(bytes.len());
        for byte in bytes {
            self.line = match (self.line, byte) {
                // Some blanks are not ASCII, and a sign too many does no harm.
                (_, b'\n') | (Line::Blank, b' ' | b'\t' | 0x80..) => Line::Blank,
                (Line::Blank, b':') => Line::Colon,
                (Line::Colon, b':') => {
                    fit.extend_from_slice(SIGN);
                    Line::Text
                }
                _ => Line::Text,
            };
            self.signs = match (self.signs, byte) {
                (Signs::None, b'#') => Signs::One,
                (Signs::One, b'#') | (Signs::Two, b'#' | b'a'..=b'z' | b'A'..=b'Z') => Signs::Two,
                (Signs::Two, b'[') if self.is_json => {
                    fit.extend_from_slice(BRACKET);
                    self.signs = Signs::None;
                    continue;
                }
                (Signs::Two, b'[') => {
                    fit.extend_from_slice(SIGN);
                    Signs::None
                }
                _ => Signs::None,
            };
            fit.push(*byte);
        }
        self.out.write_all(&fit)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(parts: &[&str]) -> String {
        let mut out = Vec::new();
        let mut inert = Inert::new(&mut out);
        for part in parts {
            inert.write_all(part.as_bytes()).unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_means_the_same() {
        let said = r#"{"text":"Clause ##[a] and ##vso[b] [c]"}"#;
        let mut out = Vec::new();
        Inert::json(&mut out).write_all(said.as_bytes()).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.contains("##[") && !text.contains("##vso["), "{text}");
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&text), read(said));
    }

    #[test]
    fn no_line_has_a_command() {
        for (parts, expected) in [
            (&["::error::x\n"][..], ":␣:error::x\n"),
            (&["a\n  :", ":error::x"], "a\n  :␣:error::x"),
            (&["a\n\u{3000}::x"], "a\n\u{3000}:␣:x"),
            (&["a ::b::\n: :c\n"], "a ::b::\n: :c\n"),
            (&["std::io\n"], "std::io\n"),
            (&["a ##[error]x\n"], "a ##␣[error]x\n"),
            (
                &["a ##", "vso[task.x]", "###[b]"],
                "a ##vso␣[task.x]###␣[b]",
            ),
            (
                &["## [1.0]\n#[a] ##b c[d]\n##\n[e]"],
                "## [1.0]\n#[a] ##b c[d]\n##\n[e]",
            ),
        ] {
            assert_eq!(written(parts), expected);
        }
    }
}
