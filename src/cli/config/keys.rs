//! The table of keys of a configuration file. What reads, explains, writes and describes configurations goes by it.

use crate::cli::settings;
use crate::finding::Severity;
use crate::input::READERS;
use crate::rule::Legitimate;

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Id {
    Extend,
    Exclude,
    Select,
    ExtendSelect,
    Ignore,
    MinLength,
    FailOn,
    IncludeCode,
    Encoding,
    InputFormat,
    Severity,
    Repeats,
    Pin,
    Overrides,
    Suppress,
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A string.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Number {
        /// The least.
        least: u32,
        /// The greatest.
        most: u32,
    },
    /// One of some names.
    Name(Names),
    /// A list of strings.
    Patterns,
    /// A list of names.
    List(Names),
    /// A table from names to names.
    Table(Names, Names),
    /// A table from terms to the forms that are ruled out.
    Terms,
    /// Sections in `[[…]]`, with these keys of their own besides those that can stand anywhere.
    Sections(&'static [Field], Inside),
}

/// Which names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Rules,
    Severities,
    Classes,
    Levels,
    Formats,
}

/// Whether a section holds settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Those that can stand anywhere.
    Settings,
    /// None.
    Nothing,
}

/// A key of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: &'static str,
    /// What stands behind it.
    pub(super) kind: Kind,
    /// Whether a section needs it.
    pub(super) needed: bool,
    /// What it is for.
    pub(super) about: &'static str,
}

/// Where a key can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// At the top of a file only.
    File,
    /// In overrides, too.
    Anywhere,
}

/// One key.
#[derive(Debug)]
pub struct Key {
    pub(super) id: Id,
    /// Its name.
    pub name: &'static str,
    pub(super) kind: Kind,
    pub(super) scope: Scope,
    /// The option that says the same.
    pub option: Option<&'static str>,
    /// What it is for: a sentence without its full stop.
    pub about: &'static str,
    /// How it is written.
    pub example: &'static str,
}

/// The keys of `[[overrides]]`, besides the settings.
const OVERRIDES: &[Field] = &[Field {
    name: "paths",
    kind: Kind::Patterns,
    needed: true,
    about: "The files concerned, as patterns in the syntax of .gitignore from the folder of this file on",
}];

/// The keys of `[[suppress]]`.
const SUPPRESS: &[Field] = &[
    Field {
        name: "rule",
        kind: Kind::Name(Names::Rules),
        needed: true,
        about: "The rule whose findings are left out",
    },
    Field {
        name: "text",
        kind: Kind::Text,
        needed: true,
        about: "The text concerned; line ends and spaces do not count",
    },
    Field {
        name: "path",
        kind: Kind::Text,
        needed: false,
        about: "The files concerned, as a pattern in the syntax of .gitignore; all where there is none",
    },
    Field {
        name: "reason",
        kind: Kind::Text,
        needed: false,
        about: "Why, for people",
    },
];

/// All keys, in the order in which they are explained. Those with a table of their own come last, as TOML wants it.
#[rustfmt::skip]
pub const KEYS: &[Key] = &[
    Key { id: Id::Extend, name: "extend", kind: Kind::Text, scope: Scope::File, option: None,
        about: "Another configuration file, from the folder of this one on; what this one says counts more",
        example: "extend = \"../variorum.toml\"" },
    Key { id: Id::Exclude, name: "exclude", kind: Kind::Patterns, scope: Scope::File, option: None,
        about: "Files that are left out when a folder is checked, and with --force-exclude when they are named, in the syntax of .gitignore",
        example: "exclude = [\"drafts/\", \"*.tmp.txt\"]" },
    Key { id: Id::Select, name: "select", kind: Kind::List(Names::Rules), scope: Scope::Anywhere, option: Some("--select"),
        about: "Check for these rules only, whatever was selected or ignored before",
        example: "select = [\"duplicate-passage\", \"weekday-mismatch\"]" },
    Key { id: Id::ExtendSelect, name: "extend-select", kind: Kind::List(Names::Rules), scope: Scope::Anywhere, option: None,
        about: "Check for these rules, too",
        example: "extend-select = [\"impossible-date\"]" },
    Key { id: Id::Ignore, name: "ignore", kind: Kind::List(Names::Rules), scope: Scope::Anywhere, option: Some("--ignore"),
        about: "Leave these rules out",
        example: "ignore = [\"quote-style\"]" },
    Key { id: Id::MinLength, name: "min-length", kind: Kind::Number { least: 1, most: 1_000_000 }, scope: Scope::Anywhere, option: Some("--min-length"),
        about: "The least length of a repeated passage, in Han characters (three letters of an alphabet weigh as much as one)",
        example: "min-length = 50" },
    Key { id: Id::FailOn, name: "fail-on", kind: Kind::Name(Names::Severities), scope: Scope::Anywhere, option: Some("--fail-on"),
        about: "Exit with 1 only for findings as grave as this: error, warning, or note, which is any finding",
        example: "fail-on = \"note\"" },
    Key { id: Id::IncludeCode, name: "include-code", kind: Kind::Flag, scope: Scope::Anywhere, option: Some("--include-code"),
        about: "Check code, HTML and formulas that stand apart as well",
        example: "include-code = false" },
    Key { id: Id::Encoding, name: "encoding", kind: Kind::Text, scope: Scope::Anywhere, option: Some("--encoding"),
        about: "The encoding of the files, such as gb18030 or windows-1251, instead of a guess",
        example: "encoding = \"gb18030\"" },
    Key { id: Id::InputFormat, name: "input-format", kind: Kind::Name(Names::Formats), scope: Scope::Anywhere, option: Some("--input-format"),
        about: "The format of the files, instead of the one that their names say",
        example: "input-format = \"markdown\"" },
    Key { id: Id::Severity, name: "severity", kind: Kind::Table(Names::Rules, Names::Severities), scope: Scope::Anywhere, option: None,
        about: "How grave the findings of a rule are, those aside that the rule itself takes for graver or milder than usual",
        example: "[severity]\nquote-style = \"warning\"\nplaceholder = \"error\"" },
    Key { id: Id::Repeats, name: "repeats", kind: Kind::Table(Names::Classes, Names::Levels), scope: Scope::Anywhere, option: Some("--repeats"),
        about: "What becomes of repeats that are meant to be: quotations, code, tables of contents, forms, lists of references, parallel items, and formulae that stand in five places or more",
        example: "[repeats]\nquotation = \"note\"\ncode = \"note\"\ncontents = \"ignore\"\nform = \"ignore\"\nbibliography = \"note\"\nparallel = \"note\"\nformula = \"note\"" },
    Key { id: Id::Pin, name: "pin", kind: Kind::Terms, scope: Scope::Anywhere, option: Some("--pin"),
        about: "Terms, and the forms of them that are ruled out, for the rule pinned-term",
        example: "[pin]\n\"登录\" = [\"登陆\"]\n\"web page\" = [\"web-page\", \"webpage\"]" },
    Key { id: Id::Overrides, name: "overrides", kind: Kind::Sections(OVERRIDES, Inside::Settings), scope: Scope::File, option: None,
        about: "Other settings for some files; where several hold, the last one counts most",
        example: "[[overrides]]\npaths = [\"archive/**\", \"!archive/README.md\"]\nignore = [\"duplicate-passage\"]\nseverity = { mixed-han = \"note\" }" },
    Key { id: Id::Suppress, name: "suppress", kind: Kind::Sections(SUPPRESS, Inside::Nothing), scope: Scope::File, option: None,
        about: "Findings that are left out, by the text that they concern; the rule unused-suppression names the sections that suppress nothing",
        example: "[[suppress]]\nrule = \"weekday-mismatch\"\npath = \"archive/**\"\ntext = \"2024年5月1日（星期五）\"\nreason = \"quoted as it was sent\"" },
];

impl Names {
    /// All of them.
    pub(super) fn all(self) -> Vec<&'static str> {
        match self {
            Self::Rules => settings::all_rules().iter().map(|rule| rule.name).collect(),
            Self::Severities => SEVERITIES.map(Severity::name).to_vec(),
            Self::Classes => Legitimate::ALL.map(Legitimate::name).to_vec(),
            Self::Levels => [&["ignore"][..], &SEVERITIES.map(Severity::name)].concat(),
            Self::Formats => READERS.iter().map(|reader| reader.name).collect(),
        }
    }

    /// What one of them is called.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Rules => "rule",
            Self::Severities => "severity",
            Self::Classes => "class of repeats",
            Self::Levels => "level",
            Self::Formats => "format",
        }
    }
}

/// All severities, the mildest first.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

impl Kind {
    /// What is wanted, in words.
    pub(super) fn wanted(self) -> String {
        match self {
            Self::Text => "a string".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Number { least, most } => format!("a whole number from {least} to {most}"),
            Self::Name(names) => format!("the name of a {} as a string", names.noun()),
            Self::Patterns => "a list of patterns".to_owned(),
            Self::List(names) => format!("a list of {}s", names.noun()),
            Self::Table(keys, values) => {
                format!("a table with a {} for a {}", values.noun(), keys.noun())
            }
            Self::Terms => "a table with a list of ruled-out forms for a term".to_owned(),
            Self::Sections(..) => "sections in double brackets".to_owned(),
        }
    }
}

impl Key {
    /// What stands behind it, in words.
    #[must_use]
    pub fn wanted(&self) -> String {
        self.kind.wanted()
    }

    /// Whether a section for some files can hold it.
    #[must_use]
    pub fn is_anywhere(&self) -> bool {
        self.scope == Scope::Anywhere
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
            let option = format!("--{}", key.name);
            let known = check
                .get_arguments()
                .any(|each| each.get_long() == Some(key.name));
            assert_eq!(key.option.is_some(), known, "{}", key.name);
            assert!(
                key.option.is_none_or(|named| named == option),
                "{}",
                key.name
            );
        }
    }
}
