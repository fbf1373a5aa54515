//! What can follow a key of a configuration file.

use crate::check::catalogue;
use crate::finding::Severity;
use crate::input::{READERS, Revisions};
use crate::language::LANGUAGES;
use crate::rule::{Legitimate, Treatment};
use crate::text::alike;
use crate::wording::message::{Argument, Message, message};

/// What follows a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum ValueKind {
    /// A string.
    Text,
    /// A string that this function accepts, or refuses with a reason.
    Checked(fn(&str) -> Result<(), Message>),
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
    /// Rules and groups of them.
    Selectors,
    Severities,
    Classes,
    Levels,
    Formats,
    Revisions,
    Languages,
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
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: &'static str,
    /// What follows it.
    pub(super) kind: ValueKind,
    /// Whether a section needs it.
    pub(super) needed: bool,
    /// What it is for.
    pub(super) about: &'static str,
}

impl Names {
    /// All of them.
    pub(super) fn all(self) -> Vec<&'static str> {
        match self {
            Self::Rules => catalogue::names(),
            Self::Selectors => catalogue::selectors(),
            Self::Severities => SEVERITIES.map(Severity::name).to_vec(),
            Self::Classes => Legitimate::ALL.map(Legitimate::name).to_vec(),
            Self::Levels => [&["ignore"][..], &SEVERITIES.map(Severity::name)].concat(),
            Self::Formats => READERS.iter().map(|reader| reader.name).collect(),
            Self::Revisions => Revisions::ALL.map(Revisions::name).to_vec(),
            Self::Languages => {
                let codes = LANGUAGES.iter().map(|language| language.code);
                let names = LANGUAGES.iter().map(|language| language.name);
                codes.chain(names).collect()
            }
        }
    }

    /// Which of the nouns in messages is for one of them, counted from 1.
    fn number(self) -> u8 {
        match self {
            Self::Rules => 1,
            Self::Selectors => 2,
            Self::Severities => 3,
            Self::Classes => 4,
            Self::Levels => 5,
            Self::Formats => 6,
            Self::Revisions => 7,
            Self::Languages => 8,
        }
    }

    /// What one of them is called.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Rules | Self::Selectors => "rule",
            Self::Severities => "severity",
            Self::Classes => "class of repeats",
            Self::Levels => "level",
            Self::Formats => "format",
            Self::Revisions => "text",
            Self::Languages => "language",
        }
    }

    /// What to say of a name that none of them is: the nearest, or all of them.
    pub(super) fn unknown(self, name: &str) -> Message {
        let all = self.all();
        let nearest = match self {
            Self::Selectors => catalogue::selector(name).err().and_then(|it| it.nearest),
            _ => alike::nearest(name, all.iter().copied()),
        };
        let near = match nearest {
            _ if self == Self::Rules && catalogue::groups().contains_key(name) => {
                message!("near.group")
            }
            Some(near) => message!("near.name", name = near),
            None if matches!(self, Self::Rules | Self::Selectors) => {
                message!("near.all-rules")
            }
            None => message!("near.use", names = Argument::list(all)),
        };
        message!(
            "config.not-a-name",
            noun = self.number(),
            name = name,
            near = near
        )
    }
}

/// All severities, the mildest first.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

impl ValueKind {
    /// What is wanted, in words.
    pub(super) fn wanted(self) -> Message {
        match self {
            Self::Text | Self::Checked(_) => message!("config.value-string"),
            Self::Flag => message!("config.wanted-flag"),
            Self::Number { least, most } => {
                message!("config.wanted-number", least = least, most = most)
            }
            Self::Name(names) => message!("config.wanted-name", noun = names.number()),
            Self::Patterns => message!("config.wanted-patterns"),
            Self::List(names) => message!("config.wanted-list", noun = names.number()),
            Self::Table(keys, values) => {
                message!(
                    "config.wanted-table",
                    value = values.number(),
                    key = keys.number()
                )
            }
            Self::Terms => message!("config.wanted-terms"),
            Self::Sections(..) => message!("config.wanted-sections"),
        }
    }
}

/// The severity of that name.
pub(super) fn severity(name: &str) -> Option<Severity> {
    SEVERITIES.into_iter().find(|each| each.name() == name)
}

/// The class of repeats of that name.
pub(super) fn class(name: &str) -> Option<Legitimate> {
    Legitimate::ALL.into_iter().find(|each| each.name() == name)
}

/// What becomes of repeats at that level.
pub(super) fn treatment(level: &str) -> Option<Treatment> {
    match level {
        "ignore" => Some(Treatment::Ignore),
        level => severity(level).map(Treatment::Report),
    }
}
