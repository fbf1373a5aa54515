//! What the arguments mean: the options of each floor. Asks nothing of the environment: see `environment`.

use crate::wording::message::{Argument, Message, message};
use std::collections::BTreeMap;

use crate::check::catalogue;
use crate::check::fix::Wanted;
use crate::cli::args::{
    CheckArguments, ComparisonArguments, DiffArguments, FindingArguments, Level,
};
use crate::cli::config::settings::Settings;
use crate::cli::environment::{self, Hyperlinks};
use crate::cli::files::Walk;
use crate::cli::formats;
use crate::diff;
use crate::diff::change::{Class, Diff, Kind};
use crate::diff::sameness::Sameness;
use crate::finding::Finding;
use crate::report::{self, Detail, Format, Links, Style};
use crate::rule::Rule;
use crate::text::fold::Folding;
use crate::wording::Lang;

/// An argument that makes no sense.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", self.message())]
pub enum Error {
    /// Every rule is left out.
    NoRule,
    /// Standard input can be read once.
    TwiceStandardInput,
    /// A report in the place of what it is about.
    ReplacesDocument {
        /// The file.
        path: String,
    },
    /// A report in the place of something else.
    ReplacesOther {
        /// The file.
        path: String,
    },
    /// Tracked changes of two directories.
    RedlineOfFolders {
        /// The file as typed.
        path: String,
    },
    /// Comments in several documents.
    CommentsOfMany {
        /// The file as typed.
        path: String,
        /// How many there are.
        count: usize,
    },
    /// Two reports in one place.
    SameTarget {
        /// `standard output`, or the file.
        target: String,
    },
    /// No file.
    NoTarget {
        /// What was typed.
        typed: String,
    },
    /// A file whose ending means no format.
    NoFormat {
        /// The file as typed.
        path: String,
        /// The names of the formats.
        formats: String,
    },
    /// A file in a form that a format does not have.
    NoFile {
        /// The file as typed.
        path: String,
        /// The name of the format.
        format: &'static str,
        /// The endings.
        endings: String,
    },
    /// A file whose ending means two formats.
    TwoFormats {
        /// The file as typed.
        path: String,
        /// The name of one format.
        one: &'static str,
        /// That of the other.
        other: &'static str,
    },
    /// The browser shows pages.
    OpensNoPage {
        /// The name of the format.
        format: &'static str,
    },
    /// A language that messages are not in.
    UnknownLang {
        /// The value of the variable.
        value: String,
    },
    /// A format that does not fit.
    #[error(transparent)]
    Format(#[from] formats::Error),
    /// More labels than sides.
    Labels,
    /// More labels than sides of a merge.
    MergeLabels,
    /// Standard input can be read once.
    ThriceStandardInput,
    /// Standard input can be read once.
    TwiceStandardInputOfMany,
    /// Standard input is one text.
    HistoryOfStandardInput,
    /// No such revision among files.
    NoBase {
        /// What was typed.
        base: String,
    },
    /// A driver writes to a file.
    NoDriverFile,
    /// A side of a comparison that is nothing.
    NoSide {
        /// The side as typed.
        name: String,
    },
    /// A folder cannot be compared with a file.
    FolderAndFile {
        /// The folder as typed.
        folder: String,
        /// The other side as typed.
        file: String,
    },
}

impl Error {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoRule => message!("error.no-rule"),
            Self::TwiceStandardInput => message!("error.standard-input-twice"),
            Self::ReplacesDocument { path } => message!("error.is-read", path = path),
            Self::ReplacesOther { path } => message!("error.exists", path = path),
            Self::RedlineOfFolders { path } => {
                message!("error.redline-of-directories", path = path)
            }
            Self::CommentsOfMany { path, count } => {
                message!("error.comments-of-many", path = path, count = *count)
            }
            Self::SameTarget { target } => message!("error.same-target", target = target),
            Self::NoTarget { typed } => {
                let typed = format!("--output {typed}").trim_end().to_owned();
                message!("error.no-target", typed = typed)
            }
            Self::NoFormat { path, formats } => {
                message!("error.no-format", path = path, formats = formats)
            }
            Self::NoFile {
                path,
                format,
                endings,
            } => message!(
                "error.output-ending",
                path = path,
                format = *format,
                endings = endings
            ),
            Self::TwoFormats { path, one, other } => message!(
                "error.ambiguous-format",
                path = path,
                one = *one,
                other = *other
            ),
            Self::NoSide { name } => message!("error.no-side", name = name),
            Self::OpensNoPage { format } => message!("error.opens-no-page", format = *format),
            Self::UnknownLang { value } => message!(
                "error.lang",
                value = value,
                codes = Argument::list(Lang::ALL.map(Lang::code))
            ),
            Self::Format(error) => error.message(),
            Self::Labels => message!("error.labels"),
            Self::MergeLabels => message!("error.labels-of-merge"),
            Self::ThriceStandardInput => message!("error.standard-input-of-merge"),
            Self::TwiceStandardInputOfMany => message!("error.standard-input-of-history"),
            Self::HistoryOfStandardInput => message!("error.history-standard-input"),
            Self::NoBase { base } => message!("error.no-base", base = base),
            Self::NoDriverFile => message!("error.driver-file"),
            Self::FolderAndFile { folder, file } => {
                message!("error.directory-and-file", folder = folder, file = file)
            }
        }
    }
}

/// Of the rules, those that a check can run: all, or what an archive is searched with, as far as they are on somewhere.
///
/// # Errors
/// When none exists.
pub(super) fn running<'settings>(
    arguments: &CheckArguments,
    settings: &(impl Iterator<Item = &'settings Settings> + Clone),
) -> Result<Vec<&'static Rule>, Error> {
    // Settings against an archive, a text is searched for what it shares with it.
    let shares = |rule: &&'static Rule| arguments.against.is_empty() || rule.compares();
    let is_on = |rule: &&'static Rule| settings.clone().any(|settings| settings.is_on(rule.name));
    let all = catalogue::all().iter().copied().filter(shares);
    let rules: Vec<&'static Rule> = all.filter(is_on).collect();
    if rules.is_empty() {
        Err(Error::NoRule)
    } else {
        Ok(rules)
    }
}

/// Which fixes are made.
#[must_use]
pub(super) fn fixes(arguments: &FindingArguments) -> Wanted {
    if arguments.unsafe_fixes {
        Wanted::All
    } else {
        Wanted::Safe
    }
}

/// Which files of a folder are read.
#[must_use]
pub(crate) fn walk(arguments: &CheckArguments) -> Walk {
    Walk {
        hidden: arguments.hidden,
        ignored: arguments.no_ignore,
    }
}

/// The options of a comparison, and what its keys fold.
#[must_use]
pub(crate) fn diff_options(arguments: &ComparisonArguments) -> (diff::Options, Folding) {
    let level = if arguments.strict {
        Level::Strict
    } else {
        arguments.normalise
    };
    let folding = if level == Level::Strict {
        Folding::Strict
    } else {
        Folding::Usual
    };
    let sameness = Sameness {
        case: arguments.ignore_case || level == Level::Loose,
        variants: level == Level::Loose,
    };
    let unwanted = Class::ALL.into_iter().filter(|class| {
        arguments
            .ignore_class
            .iter()
            .any(|name| name == class.name())
    });
    let options = diff::Options {
        moves: !arguments.no_moves,
        sameness,
        unwanted: unwanted.collect(),
    };
    (options, folding)
}

/// Whether a comparison holds something of what `--fail-on` names; anything at all when it names nothing.
#[must_use]
pub(crate) fn fails(arguments: &ComparisonArguments, diff: &Diff) -> bool {
    let named = |name: &str| arguments.fail_on.iter().any(|wanted| wanted == name);
    arguments.fail_on.is_empty() && !diff.is_empty()
        || Kind::ALL
            .into_iter()
            .any(|kind| named(kind.name()) && diff.count(kind) > 0)
        || Class::ALL
            .into_iter()
            .any(|class| named(class.name()) && diff.edits(class) > 0)
        || (named(Class::Reference.name()) && !diff.stale.is_empty())
}

/// What the two sides are called in the report, when not by their paths.
///
/// # Errors
/// When there are more names than sides, or both sides are standard input.
pub(crate) fn labels(arguments: &DiffArguments) -> Result<Option<[String; 2]>, Error> {
    if arguments.old == "-" && arguments.new == "-" {
        return Err(Error::TwiceStandardInput);
    }
    match arguments.label.as_slice() {
        [] => Ok(None),
        [both] => Ok(Some([both.clone(), both.clone()])),
        [old, new] => Ok(Some([old.clone(), new.clone()])),
        _ => Err(Error::Labels),
    }
}

/// The format of a check, where one is asked for.
#[must_use]
pub(super) fn check_format(arguments: &FindingArguments) -> Option<&'static Format> {
    if arguments.statistics {
        Some(report::STATISTICS)
    } else {
        arguments.format
    }
}

/// The format of a comparison, where one is asked for.
#[must_use]
pub(crate) fn diff_format(arguments: &ComparisonArguments) -> Option<&'static Format> {
    match () {
        () if arguments.word_diff => Some(report::WORDS),
        () if arguments.stat => Some(report::STAT),
        () => arguments.format,
    }
}

/// How much of a comparison is shown.
#[must_use]
pub(crate) fn detail(arguments: &ComparisonArguments) -> Detail {
    if arguments.full {
        Detail::Full
    } else {
        Detail::Changes {
            context: arguments.context,
        }
    }
}

/// Whether the severity of a finding is at least `fail-on`.
#[must_use]
pub(crate) fn is_failure(
    arguments: &FindingArguments,
    settings: &Settings,
    finding: &Finding,
) -> bool {
    !arguments.exit_zero && finding.severity >= settings.fail_on.value
}

/// The pager of a comparison, where it has one.
#[must_use]
pub(crate) fn pager(arguments: &DiffArguments) -> Option<String> {
    let may_page = !arguments.no_pager && !arguments.output.quiet;
    may_page.then(environment::pager).flatten()
}

/// How a report looks.
pub(super) fn style(
    detail: Detail,
    hyperlinks: Hyperlinks,
    targets: &BTreeMap<String, String>,
) -> Style<'_> {
    let links = Links {
        targets,
        lines: hyperlinks == Hyperlinks::Lines,
    };
    Style {
        detail,
        links: (hyperlinks != Hyperlinks::None).then_some(links),
        ..Style::default()
    }
}
