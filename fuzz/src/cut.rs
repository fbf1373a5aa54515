//! What the bytes of a case mean: a line of choices, and texts with lines `%%%` between them. So seeds can be read and written by hand,
//! and a splice of two is a case like others.

use encoding_rs::UTF_8;
use variorum::document::Document;
use variorum::input::{self, Options};

/// Names of files in the formats that are text.
const FORMATS: [&str; 5] = ["x.txt", "x.md", "x.adoc", "x.rst", "x.html"];

/// A case.
pub(crate) struct Case<'a> {
    choices: &'a [u8],
    /// The texts.
    pub(crate) texts: Vec<&'a [u8]>,
}

impl<'a> Case<'a> {
    /// Reads the bytes of a case.
    pub(crate) fn of(data: &'a [u8]) -> Self {
        let end = data.iter().position(|byte| *byte == b'\n');
        let (choices, rest) = data.split_at(end.unwrap_or(data.len()));
        let mut texts = Vec::new();
        let mut rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        let mark = b"\n%%%\n";
        while let Some(at) = rest.windows(mark.len()).position(|part| part == mark) {
            texts.push(&rest[..=at]);
            rest = &rest[at + mark.len()..];
        }
        texts.push(rest);
        Self { choices, texts }
    }

    /// The choice with that number among so many; 0 where the case makes none.
    pub(crate) fn choice(&self, number: usize, among: usize) -> usize {
        let byte = self.choices.get(number).copied().unwrap_or(b'a');
        byte.wrapping_sub(b'a') as usize % among
    }

    /// The text with that number; the last one where there are fewer.
    pub(crate) fn text(&self, number: usize) -> &'a [u8] {
        self.texts[number.min(self.texts.len() - 1)]
    }

    /// The name of a file in the format that a choice means: one that is text.
    pub(crate) fn name(&self, number: usize) -> &'static str {
        FORMATS[self.choice(number, FORMATS.len())]
    }
}

/// The document of a text that is taken for UTF-8, with marks where it is not.
pub(crate) fn document(name: &str, bytes: &[u8]) -> Option<Document> {
    let text = String::from_utf8_lossy(bytes);
    let options = Options {
        encoding: Some(UTF_8),
        ..Options::default()
    };
    input::from_bytes(name, text.as_bytes(), &options).ok()
}
