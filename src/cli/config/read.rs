//! From the text of a configuration file to what it says. Everything that is wrong with it is found in one go.

use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeTable;

use crate::cli::config::globs::Globs;
use crate::cli::config::keys::{Effect, FilePart, KEYS, Key};
use crate::cli::config::kinds::{Names, ValueKind};
use crate::cli::config::layer::{File, Layer, Suppress};
use crate::cli::config::origin::Set;
use crate::cli::config::values::{Problem, Reader, Written};
use crate::text::lines::LineIndex;
use crate::text::span::Span;
use crate::wording::message::{Message, message};

/// A file that another one extends.
#[derive(Debug)]
pub(super) struct Extends {
    /// As it is written.
    pub(super) path: String,
    /// Where.
    pub(super) place: Problem,
}

/// Reads a configuration file that is called `shown`, whose patterns start from `root`.
pub(super) fn read(
    shown: &Arc<str>,
    text: String,
    root: &Path,
) -> Result<(File, Option<Extends>), Vec<Problem>> {
    let mut reader = Reader {
        shown,
        index: LineIndex::new(&text),
        root,
        problems: Vec::new(),
    };
    let mut parts = Parts::default();
    match DeTable::parse(&text) {
        Ok(table) => reader.table(table.get_ref(), &mut parts),
        Err(error) => {
            let place = error.span().unwrap_or(0..0);
            let message = error.message().lines().collect::<Vec<_>>().join(", ");
            // The parser has no other words.
            reader.wrong(place, message!("common.said", text = message));
        }
    }
    let mut problems = reader.problems;
    problems.sort();
    if !problems.is_empty() {
        return Err(problems);
    }
    let exclude = match parts.exclude {
        Some(globs) => globs,
        None => Globs::new(root, Vec::new()).map_err(|_| Vec::new())?,
    };
    let file = File {
        shown: shown.clone(),
        text,
        root: root.to_path_buf(),
        layer: parts.layer,
        exclude,
        overrides: parts.overrides,
        suppress: parts.suppress,
    };
    Ok((file, parts.extends))
}

/// What is read so far.
#[derive(Default)]
struct Parts {
    layer: Layer,
    extends: Option<Extends>,
    exclude: Option<Globs>,
    overrides: Vec<(Globs, Layer)>,
    suppress: Vec<Suppress>,
}

impl Reader<'_> {
    /// The whole file.
    fn table(&mut self, table: &DeTable<'_>, parts: &mut Parts) {
        for (name, value) in table {
            let known = KEYS.iter().find(|key| key.name == name.get_ref());
            let Some(key) = known else {
                self.unknown(name, KEYS.iter().map(|key| key.name));
                continue;
            };
            match key.effect {
                Effect::Documents { .. } => self.setting(key, name, value, &mut parts.layer),
                Effect::File(part) => self.part(key, part, value, parts),
            }
        }
    }

    /// What concerns the file itself.
    fn part(&mut self, key: &Key, part: FilePart, value: &Written<'_>, parts: &mut Parts) {
        match part {
            FilePart::Extend => {
                if let Some(path) = self.text(key.name, key.kind, value) {
                    let place = self.problem(value.span(), Message::default());
                    parts.extends = Some(Extends { path, place });
                }
            }
            FilePart::Exclude => parts.exclude = self.globs(key.name, value),
            FilePart::Overrides => {
                for section in self.sections(key.name, key.kind, value) {
                    parts.overrides.extend(self.overrides(section));
                }
            }
            FilePart::Suppress => {
                for section in self.sections(key.name, key.kind, value) {
                    parts.suppress.extend(self.suppress(section));
                }
            }
        }
    }

    /// A setting that can stand anywhere.
    fn setting(
        &mut self,
        key: &Key,
        name: &Spanned<impl AsRef<str>>,
        value: &Written<'_>,
        layer: &mut Layer,
    ) {
        if let Some(value) = self.value(key.name, key.kind, value) {
            layer.say(key.name, value, self.origin(name.span()));
        }
    }

    /// Other settings for some files.
    fn overrides(&mut self, section: &Written<'_>) -> Option<(Globs, Layer)> {
        let (mut paths, mut layer) = (None, Layer::default());
        let table = section.get_ref().as_table()?;
        for (name, value) in table {
            let known = KEYS.iter().find(|key| key.name == name.get_ref());
            match (name.get_ref().as_ref(), known) {
                ("paths", _) => paths = self.globs("paths", value),
                (_, Some(key)) if key.is_anywhere() => {
                    self.setting(key, name, value, &mut layer);
                }
                (_, Some(key)) => {
                    let message = message!("config.top-level", key = key.name);
                    self.wrong(name.span(), message);
                }
                (_, None) => {
                    let known = KEYS.iter().filter(|key| key.is_anywhere());
                    self.unknown(name, known.map(|key| key.name).chain(["paths"]));
                }
            }
        }
        if !table.contains_key("paths") {
            self.wrong(section.span(), message!("config.overrides-paths"));
        }
        Some((paths?, layer))
    }

    /// Findings that are left out.
    fn suppress(&mut self, section: &Written<'_>) -> Option<Suppress> {
        let (mut rule, mut path, mut text, mut reason) = (None, None, None, None);
        let table = section.get_ref().as_table()?;
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "rule" => rule = self.name("rule", Names::Rules, value),
                "path" => {
                    if let Some(line) = self.text("path", ValueKind::Text, value) {
                        let line = Set::new(line, self.origin(value.span()));
                        path = self.patterns(vec![(line, value.span())]);
                    }
                }
                "text" => {
                    let quoted = self.text("text", ValueKind::Text, value);
                    if quoted.as_ref().is_some_and(|text| text.trim().is_empty()) {
                        self.wrong(value.span(), message!("config.text-empty"));
                    }
                    let span = value.span();
                    text = quoted.map(|text| (text, Span::new(span.start, span.end)));
                }
                "reason" => reason = self.text("reason", ValueKind::Text, value),
                _ => self.unknown(name, ["rule", "path", "text", "reason"].into_iter()),
            }
        }
        for needed in ["rule", "text"] {
            if !table.contains_key(needed) {
                self.wrong(
                    section.span(),
                    message!("config.suppress-needs", key = needed),
                );
            }
        }
        let (text, span) = text?;
        Some(Suppress {
            rule: rule?,
            path,
            text,
            reason,
            span,
            from: self.origin(section.span()),
        })
    }
}

impl Extends {
    /// The problem that the file cannot be extended.
    pub(super) fn problem(self, message: Message) -> Problem {
        Problem {
            message,
            ..self.place
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::init;
    use proptest::prelude::*;

    fn outcome(text: &str) -> Result<File, Vec<Problem>> {
        read(&"variorum.toml".into(), text.to_owned(), Path::new("/")).map(|(file, _)| file)
    }

    fn problems(text: &str) -> Vec<String> {
        let found = outcome(text).err().unwrap_or_default();
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn places_are_counted_in_characters() {
        let found = problems("pin = { \"登录\" = [\"登陆\", \"登录\"], \"срок\" = 3 }\n");
        let expected = [
            "1:23: `登录` cannot be a variant of `登录`",
            "1:39: `срок` must be a list of unwanted variants, not a whole number",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_wrong_part_names_the_key_that_it_stands_behind() {
        for (text, expected) in [
            (
                "exclude = \"a\"",
                "1:11: `exclude` must be a list of patterns, not a string",
            ),
            (
                "ignore = 3",
                "1:10: `ignore` must be a list of rules, not a whole number",
            ),
            (
                "overrides = {}",
                "1:13: `overrides` must be sections in double brackets, not a table",
            ),
            (
                "repeats.code = true",
                "1:16: `code` must be the name of a level as a string, not true or false",
            ),
            (
                "severity = []",
                "1:12: `severity` must be a table with a severity for each rule, not a list",
            ),
            (
                "input-format = \"pages\"",
                "1:16: unknown format `pages`; use txt, markdown, asciidoc, rst, docx, odt, epub, html, pdf",
            ),
            (
                "suppress = [1]",
                "1:13: `suppress` must be sections in double brackets, not a whole number",
            ),
        ] {
            assert_eq!(problems(text), [expected]);
        }
    }

    proptest! {
        #[test]
        fn noise_is_a_problem_and_no_panic(text in "[a-z\\[\\]{}=\"'.,#\n\\\\ 甲ё0-9-]{0,60}") {
            let _ = outcome(&text);
        }

        #[test]
        fn a_damaged_file_is_a_problem_and_no_panic(at in 0usize..3000, length in 0usize..20, put in "[\\[\\]{}=\"甲\n]{0,3}") {
            let whole: String = init::text().replace("\n# ", "\n");
            let kept: String = whole.chars().take(at).collect();
            let rest: String = whole.chars().skip(at + length).collect();
            let _ = outcome(&format!("{kept}{put}{rest}"));
        }
    }
}
