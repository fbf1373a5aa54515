//! The table of keys of a configuration file: what reads, merges, explains, writes and describes configurations goes by it.
//!
//! A new key is one row here, and the field of `Settings` where it takes effect; one that can be typed has its argument in `args`.

use crate::cli::config::error::Error;
use crate::cli::config::kinds::{Field, Inside, Names, ValueKind, severity};
use crate::cli::config::layer::{Layer, Value};
use crate::cli::config::origin::{Origin, Set};
use crate::cli::config::settings::Settings;
use crate::cli::config::shown::{self, Shown};
use crate::cli::config::typed::{self, Said, Typed};
use crate::input::{self, Revisions, decode};
use crate::language;

/// One key.
pub struct Key {
    /// Its name.
    pub name: &'static str,
    pub(super) kind: ValueKind,
    pub(super) effect: Effect,
    /// What it comes to for a document.
    pub(super) shown: fn(&Settings) -> Shown<'_>,
    /// What it is for: a sentence without its full stop.
    pub about: &'static str,
    /// How it is written.
    pub example: &'static str,
}

/// Where a key takes effect.
pub(super) enum Effect {
    /// For documents: it can be at the top of a file and in overrides.
    Documents {
        /// Puts what is said over what holds.
        put: fn(&mut Settings, &Set<Value>),
        /// What an option of the same name says, where there is one.
        typed: Option<fn(&Typed<'_>) -> Said>,
    },
    /// For the file that it is in, at its top only.
    File(FilePart),
}

/// The parts of a configuration file other than the settings of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FilePart {
    Extend,
    Exclude,
    Overrides,
    Suppress,
}

/// The keys of `[[overrides]]`, other than the settings.
const OVERRIDES: &[Field] = &[Field {
    name: "paths",
    kind: ValueKind::Patterns,
    needed: true,
    about: "The files concerned, as patterns in the syntax of .gitignore, relative to the directory of this file",
}];

/// The keys of `[[suppress]]`.
const SUPPRESS: &[Field] = &[
    Field {
        name: "rule",
        kind: ValueKind::Name(Names::Rules),
        needed: true,
        about: "The rule whose findings to leave out",
    },
    Field {
        name: "text",
        kind: ValueKind::Text,
        needed: true,
        about: "The text concerned; line ends and spaces are ignored",
    },
    Field {
        name: "path",
        kind: ValueKind::Text,
        needed: false,
        about: "The files concerned, as a pattern in the syntax of .gitignore; all files by default",
    },
    Field {
        name: "reason",
        kind: ValueKind::Text,
        needed: false,
        about: "The reason, for readers",
    },
];

/// All keys, in the order in which they are explained and take effect: `select` starts over, and those after it add and remove rules.
/// Those that are tables come last, as TOML requires.
pub const KEYS: &[Key] = &[
    Key {
        name: "extend",
        kind: ValueKind::Text,
        effect: Effect::File(FilePart::Extend),
        shown: |_| Shown::Elsewhere,
        about: "Another configuration file to start from, relative to the directory of this one, which takes precedence",
        example: "extend = \"../variorum.toml\"",
    },
    Key {
        name: "exclude",
        kind: ValueKind::Patterns,
        effect: Effect::File(FilePart::Exclude),
        shown: shown::excluded,
        about: "Files to leave out when a directory is checked, in the syntax of .gitignore; with --force-exclude, also when they are named",
        example: "exclude = [\"drafts/\", \"*.tmp.txt\"]",
    },
    Key {
        name: "select",
        kind: ValueKind::List(Names::Selectors),
        effect: Effect::Documents {
            put: |settings, said| settings.select(said.value.list(), &said.from),
            typed: Some(typed::selected),
        },
        shown: |_| Shown::Elsewhere,
        about: "Run only these rules or groups of rules, whatever was selected or ignored before",
        example: "select = [\"duplicate-passage\", \"weekday-mismatch\"]",
    },
    Key {
        name: "extend-select",
        kind: ValueKind::List(Names::Selectors),
        effect: Effect::Documents {
            put: |settings, said| settings.turn(said.value.list(), true),
            typed: None,
        },
        shown: |_| Shown::Elsewhere,
        about: "Run these rules or groups of rules as well",
        example: "extend-select = [\"impossible-date\"]",
    },
    Key {
        name: "ignore",
        kind: ValueKind::List(Names::Selectors),
        effect: Effect::Documents {
            put: |settings, said| settings.turn(said.value.list(), false),
            typed: Some(|typed| typed.list(|rules| &rules.ignore)),
        },
        shown: shown::off,
        about: "Do not run these rules or groups of rules",
        example: "ignore = [\"quote-style\"]",
    },
    Key {
        name: "min-length",
        kind: ValueKind::Number {
            least: 1,
            most: 1_000_000,
        },
        effect: Effect::Documents {
            put: |settings, said| replace(&mut settings.min_length, said, Value::number),
            typed: Some(|typed| Ok(typed.rule(|rules| rules.min_length.map(Value::Number)))),
        },
        shown: |settings| shown::one(&settings.min_length, |least| (*least).into()),
        about: "Minimum length of a repeated passage, in Han characters; three letters of an alphabet count as one",
        example: "min-length = 50",
    },
    Key {
        name: "fail-on",
        kind: ValueKind::Name(Names::Severities),
        effect: Effect::Documents {
            put: |settings, said| {
                replace(&mut settings.fail_on, said, |value| severity(value.text()?));
            },
            typed: Some(|typed| {
                Ok(typed.rule(|rules| Some(Value::Text(rules.fail_on?.name().to_owned()))))
            }),
        },
        shown: |settings| shown::one(&settings.fail_on, |severity| severity.name().into()),
        about: "Exit with status 1 only for findings of this severity or higher: error, warning or note",
        example: "fail-on = \"note\"",
    },
    Key {
        name: "include-code",
        kind: ValueKind::Flag,
        effect: Effect::Documents {
            put: |settings, said| replace(&mut settings.include_code, said, Value::flag),
            typed: Some(|typed| {
                Ok(typed.rule(|rules| rules.include_code.then_some(Value::Flag(true))))
            }),
        },
        shown: |settings| shown::one(&settings.include_code, |is| (*is).into()),
        about: "Also check code, HTML and displayed formulas",
        example: "include-code = false",
    },
    Key {
        name: "language",
        kind: ValueKind::Name(Names::Languages),
        effect: Effect::Documents {
            put: |settings, said| name(&mut settings.language, said, language::named),
            typed: Some(|typed| Ok(typed.rule(|rules| rules.language.clone().map(Value::Text)))),
        },
        shown: |settings| shown::maybe(settings.language.as_ref(), |language| language.code.into()),
        about: "The language of the files, by its code or its name, instead of detecting it",
        example: "language = \"zh\"",
    },
    Key {
        name: "encoding",
        kind: ValueKind::Checked(|label| {
            decode::encoding(label)
                .map(|_| ())
                .map_err(|error| error.message())
        }),
        effect: Effect::Documents {
            put: |settings, said| {
                name(&mut settings.encoding, said, |label| {
                    decode::encoding(label).ok()
                });
            },
            typed: Some(|typed| {
                let label = typed.input.encoding.clone();
                label.as_deref().map(decode::encoding).transpose()?;
                Ok(label.map(Value::Text))
            }),
        },
        shown: |settings| {
            shown::maybe(settings.encoding.as_ref(), |it| {
                it.name().to_lowercase().into()
            })
        },
        about: "The encoding of the files, such as gb18030 or windows-1251, instead of detecting it",
        example: "encoding = \"gb18030\"",
    },
    Key {
        name: "input-format",
        kind: ValueKind::Name(Names::Formats),
        effect: Effect::Documents {
            put: |settings, said| name(&mut settings.input_format, said, input::reader),
            typed: Some(|typed| Ok(typed.input.input_format.clone().map(Value::Text))),
        },
        shown: |settings| shown::maybe(settings.input_format.as_ref(), |reader| reader.name.into()),
        about: "The format of the files, instead of deciding by their names",
        example: "input-format = \"markdown\"",
    },
    Key {
        name: "skip-navigation",
        kind: ValueKind::Flag,
        effect: Effect::Documents {
            put: |settings, said| replace(&mut settings.skip_navigation, said, Value::flag),
            typed: Some(|typed| Ok(typed.input.skip_navigation.then_some(Value::Flag(true)))),
        },
        shown: |settings| shown::one(&settings.skip_navigation, |is| (*is).into()),
        about: "Leave out the navigation of HTML pages: `nav`, and what has that role",
        example: "skip-navigation = false",
    },
    Key {
        name: "revisions",
        kind: ValueKind::Name(Names::Revisions),
        effect: Effect::Documents {
            put: |settings, said| {
                replace(&mut settings.revisions, said, |value| {
                    value.text().and_then(Revisions::named)
                });
            },
            typed: Some(|typed| Ok(typed.input.revisions.clone().map(Value::Text))),
        },
        shown: |settings| shown::one(&settings.revisions, |text| text.name().into()),
        about: "Which text of a document with tracked changes is read: final, original or both",
        example: "revisions = \"final\"",
    },
    Key {
        name: "comments",
        kind: ValueKind::Flag,
        effect: Effect::Documents {
            put: |settings, said| replace(&mut settings.comments, said, Value::flag),
            typed: Some(|typed| Ok(typed.input.comments.then_some(Value::Flag(true)))),
        },
        shown: |settings| shown::one(&settings.comments, |is| (*is).into()),
        about: "Also read the comments of documents",
        example: "comments = false",
    },
    Key {
        name: "severity",
        kind: ValueKind::Table(Names::Selectors, Names::Severities),
        effect: Effect::Documents {
            put: |settings, said| settings.grade(said.value.table()),
            typed: None,
        },
        shown: shown::severities,
        about: "Severity of the findings of a rule or of a group of rules, unless the rule itself gives a finding another severity; a setting for a rule takes precedence over one for its group",
        example: "[severity]\nquote-style = \"warning\"\nplaceholder = \"error\"",
    },
    Key {
        name: "repeats",
        kind: ValueKind::Table(Names::Classes, Names::Levels),
        effect: Effect::Documents {
            put: |settings, said| settings.treat(said.value.table()),
            typed: Some(typed::repeats),
        },
        shown: shown::repeats,
        about: "How to report legitimate repetition: quotations, code, tables of contents, forms, bibliographies, parallel items, formulaic phrases that appear in four places or more, files that are largely part of another, translations, files that share several passages, lists of names, and the first paragraphs of many files",
        example: "[repeats]\nquotation = \"note\"\ncode = \"note\"\ncontents = \"ignore\"\nform = \"ignore\"\nbibliography = \"note\"\nparallel = \"note\"\nformula = \"note\"\nmoved = \"note\"\ntranslation = \"note\"\nparallel-file = \"note\"\nparallel-section = \"note\"\nroster = \"ignore\"\nframe = \"ignore\"",
    },
    Key {
        name: "pin",
        kind: ValueKind::Terms,
        effect: Effect::Documents {
            put: |settings, said| settings.pin(said.value.terms()),
            typed: Some(|typed| Ok(typed.pins())),
        },
        shown: shown::pins,
        about: "Terms, each with the variants that must not be used, for the rule pinned-term",
        example: "[pin]\n\"登录\" = [\"登陆\"]\n\"web page\" = [\"web-page\", \"webpage\"]",
    },
    Key {
        name: "overrides",
        kind: ValueKind::Sections(OVERRIDES, Inside::Settings),
        effect: Effect::File(FilePart::Overrides),
        shown: |_| Shown::Elsewhere,
        about: "Other settings for some files; if several sections match, the last one takes precedence",
        example: "[[overrides]]\npaths = [\"archive/**\", \"!archive/README.md\"]\nignore = [\"duplicate-passage\"]\nseverity = { mixed-han = \"note\" }",
    },
    Key {
        name: "suppress",
        kind: ValueKind::Sections(SUPPRESS, Inside::Nothing),
        effect: Effect::File(FilePart::Suppress),
        shown: shown::suppressed,
        about: "Findings to leave out, by their text; the rule unused-suppression reports sections that suppress nothing",
        example: "[[suppress]]\nrule = \"weekday-mismatch\"\npath = \"archive/**\"\ntext = \"2024年5月1日（星期五）\"\nreason = \"quoted as it was sent\"",
    },
];

impl Key {
    /// What follows it, in words.
    #[must_use]
    pub fn wanted(&self) -> String {
        self.kind.wanted().to_string()
    }

    /// Whether a section for some files can hold it.
    #[must_use]
    pub fn is_anywhere(&self) -> bool {
        matches!(self.effect, Effect::Documents { .. })
    }

    /// Whether it says something of single rules.
    pub(super) fn is_of_rules(&self) -> bool {
        matches!(
            self.kind,
            ValueKind::List(Names::Selectors) | ValueKind::Table(Names::Selectors, _)
        )
    }

    /// The option that says the same.
    #[must_use]
    pub fn option(&self) -> Option<String> {
        match self.effect {
            Effect::Documents { typed: Some(_), .. } => Some(format!("--{}", self.name)),
            _ => None,
        }
    }
}

/// Puts a layer over what holds: what it says holds from now on.
pub(super) fn put(settings: &mut Settings, layer: &Layer) {
    for key in KEYS {
        if let (Effect::Documents { put, .. }, Some(said)) = (&key.effect, layer.of(key.name)) {
            put(settings, said);
        }
    }
}

/// The layer of what is typed.
pub(super) fn typed_layer(typed: &Typed<'_>) -> Result<Layer, Error> {
    let mut layer = Layer::default();
    for key in KEYS {
        if let Effect::Documents {
            typed: Some(read), ..
        } = key.effect
            && let Some(value) = read(typed)?
        {
            layer.say(key.name, value, Origin::CommandLine);
        }
    }
    Ok(layer)
}

/// Replaces what holds by what is said.
fn replace<T>(settings: &mut Set<T>, said: &Set<Value>, read: fn(&Value) -> Option<T>) {
    if let Some(value) = read(&said.value) {
        *settings = Set::new(value, said.from.clone());
    }
}

/// Replaces what holds, if anything does, by what has the name that is said.
fn name<T>(settings: &mut Option<Set<T>>, said: &Set<Value>, named: fn(&str) -> Option<T>) {
    if let Some(value) = said.value.text().and_then(named) {
        *settings = Some(Set::new(value, said.from.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn a_key_has_the_name_of_its_option() {
        let command = crate::cli::args::Arguments::command();
        let check = command.find_subcommand("check").unwrap();
        for key in KEYS {
            let known = check
                .get_arguments()
                .any(|each| each.get_long() == Some(key.name));
            assert_eq!(key.option().is_some(), known, "{}", key.name);
        }
    }
}
