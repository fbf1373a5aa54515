//! What was typed. What it means is decided in `options`.

use std::ffi::OsString;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::check::catalogue;
use crate::cli::environment::When;
use crate::cli::formats::Formats;
use crate::cli::words::Words;
use crate::diff::change::{Class, Kind};
use crate::finding::Severity;
use crate::input::READERS;
use crate::language::LANGUAGES;
use crate::report::{Format, Subject};
use crate::rule::Pin;

/// Tells what is wrong inside a document, and what changed between two of its revisions.
#[derive(Debug, Parser)]
#[command(
    name = "variorum",
    version,
    about,
    max_term_width = 100,
    propagate_version = true
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour: always, never, or on a terminal unless `NO_COLOR` is set.
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub color: When,
    /// When to link places to their files on the terminal: always, never, or where the terminal is known to have links.
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub hyperlinks: When,
    /// How many threads work at a time; 0 is one for each processor. The report is the same with any number.
    #[arg(long, short, global = true, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=1024))]
    pub jobs: u16,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report duplicated passages and inconsistencies.
    ///
    /// Exit status: 0 nothing found, 1 something found (with --fail-on: something as grave as that), 2 an error. A file that cannot be
    /// read is reported and the rest goes on. When there is nothing to check, that is an error too.
    Check(CheckCommand),
    /// Record what is found today, so that `variorum check --baseline` reports only what is new.
    ///
    /// A finding is recorded by its rule, its path and its text, and not by its line; a class of copies with their number, so that one
    /// more is new. Takes the same options as the check that reads it. Entries for files and rules that are not checked now are kept.
    ///
    /// Exit status: 0 the baseline is written, 2 an error, and then it is not.
    Baseline(BaselineArguments),
    /// Compare two revisions of a document.
    ///
    /// Paragraphs are aligned, not lines: text that is wrapped anew, or in another encoding, is unchanged. A side is a file, a folder,
    /// REV:PATH of a git repository (:PATH for what is staged), or - for standard input. In two folders, files are matched by their
    /// paths, and by their text where they were renamed.
    ///
    /// Each paragraph stands in one record: edited; moved (and edited); split or merged (a ¶ shows where); inserted; deleted;
    /// renumbered (only the number in front of it changed; clauses that shifted together are one line); copied (it is new and also
    /// stands in the old text, where it stays). Places are line:column of the old text → of the new one. Inside a paragraph, [-old-]
    /// and {+new+} words are marked, and the class of an edit is named where it matters: (number), (date), (negation), (modality),
    /// (reference), (case), (spacing), (width), (script); wording and punctuation are not. A reference to a clause that has another
    /// number now, and that was not changed with it, is pointed out.
    ///
    /// Exit status: 0 no change, 1 changes (with --fail-on: changes of these classes or kinds), 2 an error.
    Diff(DiffArguments),
    /// Print the paragraphs that every other command sees.
    Text(TextArguments),
    /// List the rules, or explain one.
    Rules(RulesArguments),
    /// Show the settings that hold for a file, and where each comes from.
    ///
    /// The settings are those of the nearest variorum.toml or .variorum.toml up from the file, and of the options given. They are
    /// printed as a configuration file that says the same, with the origin of each value behind it.
    Config(ConfigArguments),
    /// Write a variorum.toml with all settings as they are by default, explained.
    Init(InitArguments),
    /// Compare as git asks for it: for `diff.<driver>.command`, `diff.external` and `GIT_EXTERNAL_DIFF`.
    ///
    /// Git adds the file and its two sides behind the options. Exit status: 0, differences or not, as git wants it; with --exit-code,
    /// or `GIT_EXTERNAL_DIFF_TRUST_EXIT_CODE=true`, 1 where there are differences; 2 an error.
    GitDiff(GitDiffArguments),
    /// Print the script that completes commands and options in a shell.
    Completions(CompletionsArguments),
    /// Print the manual page, or write all pages to a folder.
    Man(ManArguments),
}

/// How to read files.
#[derive(Args, Debug)]
pub struct InputArguments {
    /// The encoding of the files, such as gb18030 or windows-1251, instead of a guess.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// The format of the files, instead of the one that their names say; standard input is plain text unless said.
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(READERS.iter().map(|reader| reader.name)))]
    pub input_format: Option<String>,
    /// Take the settings of all files from FILE instead of the nearest variorum.toml up from each; its patterns of paths start from
    /// the working folder.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<std::path::PathBuf>,
    /// Read no configuration file.
    #[arg(long, visible_alias = "isolated")]
    pub no_config: bool,
}

/// Which rules run, and how: what a configuration file can say, too.
#[derive(Args, Debug)]
pub struct RuleArguments {
    /// Check for these rules only.
    #[arg(long, value_delimiter = ',', value_name = "RULE", value_parser = Words(catalogue::names), hide_possible_values = true)]
    pub select: Vec<String>,
    /// Leave these rules out.
    #[arg(long, value_delimiter = ',', value_name = "RULE", value_parser = Words(catalogue::names), hide_possible_values = true)]
    pub ignore: Vec<String>,
    /// The least length of a repeated passage, in Han characters (three letters of an alphabet weigh as much as one). [default: 50]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub min_length: Option<u32>,
    /// Exit with 1 only for findings as grave as this: error, warning, or note, which is any finding. [default: note]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "note"]).map(|name| severity(&name)))]
    pub fail_on: Option<Severity>,
    /// Check code, HTML and formulas that stand apart as well.
    #[arg(long)]
    pub include_code: bool,
    /// The language of the files, by its code or its name, instead of the one that their words show.
    #[arg(long, value_name = "LANG", ignore_case = true, value_parser = PossibleValuesParser::new(LANGUAGES.iter().flat_map(|language| [language.code, language.name])))]
    pub language: Option<String>,
    /// Repeats that are meant to be: quotation, code, contents or formula, and what becomes of them: ignore, note, warning or
    /// error. They are notes unless said otherwise.
    #[arg(long, value_delimiter = ',', value_name = "CLASS=LEVEL")]
    pub repeats: Vec<String>,
    /// A term and the forms of it that are ruled out, for the rule pinned-term; can be given more than once.
    #[arg(long = "pin", value_name = "TERM=WRONG,WRONG")]
    pub pins: Vec<Pin>,
}

/// Where reports go.
#[derive(Args, Debug)]
pub struct OutputArguments {
    /// Write a report to a file: FORMAT=FILE, or FILE in the format of --format, or FORMAT on standard output. Can be given several times.
    /// A file is written whole or not at all.
    #[arg(long, short, value_name = "OUTPUT")]
    pub output: Vec<String>,
    /// No report on standard output; the exit status tells.
    #[arg(long, short)]
    pub quiet: bool,
}

/// `variorum check`.
#[derive(Args, Debug)]
pub struct CheckCommand {
    /// What to check.
    #[command(flatten)]
    pub check: CheckArguments,
    /// What to report.
    #[command(flatten)]
    pub report: FindingArguments,
}

/// What to check, and for what.
#[derive(Args, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag as it is typed; options.rs makes types of them"
)]
pub struct CheckArguments {
    /// Files to check; - for standard input; a folder is walked for text files. The working folder when there is none.
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Check the files named in FILE too, one a line or with NUL between them; - for standard input.
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<String>,
    /// What standard input is called in reports; its ending says what it holds.
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Leave out what the configuration excludes when it is named, too, and not only when a folder is walked.
    #[arg(long)]
    pub force_exclude: bool,
    /// Which rules run, and how.
    #[command(flatten)]
    pub rules: RuleArguments,
    /// Finding nothing to check is no error.
    #[arg(long)]
    pub allow_empty: bool,
    /// Report only what the files named share with these: files, or folders that are walked.
    #[arg(long, num_args = 1.., value_name = "PATH")]
    pub against: Vec<String>,
    /// Read hidden files and folders, too.
    #[arg(long)]
    pub hidden: bool,
    /// Read what .gitignore and .ignore files leave out, too.
    #[arg(long)]
    pub no_ignore: bool,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
}

/// Which findings to report, how, and what to do about them.
#[derive(Args, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag as it is typed; options.rs makes types of them"
)]
pub struct FindingArguments {
    /// Exit with 0 whatever is found. An error is still 2.
    #[arg(long, conflicts_with = "fail_on")]
    pub exit_zero: bool,
    /// Report only what this baseline does not hold: see `variorum baseline`.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<String>,
    /// Take out of the baseline what is found no more. Nothing is added to it.
    #[arg(long, requires = "baseline", conflicts_with = "against")]
    pub prune_baseline: bool,
    /// Report only what came with the changes since this revision in git: findings in paragraphs whose text changed, and findings that
    /// were not there before. With REV... the changes since this branch left REV.
    #[arg(long, value_name = "REV", conflicts_with = "against")]
    pub since: Option<String>,
    /// Make the safe fixes, in the files, and report what is left.
    #[arg(long)]
    pub fix: bool,
    /// Make the fixes that a person should look at, too.
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Show what the fixes would do, and touch no file.
    #[arg(long)]
    pub diff: bool,
    /// Show what differs between copies of a passage.
    #[arg(long)]
    pub show_edits: bool,
    /// The format of the report. [default: human]
    #[arg(long, value_name = "FORMAT", value_parser = Formats(Subject::Check))]
    pub format: Option<&'static Format>,
    /// Where it goes.
    #[command(flatten)]
    pub output: OutputArguments,
}

/// `variorum baseline`.
#[derive(Args, Debug)]
pub struct BaselineArguments {
    /// What to check.
    #[command(flatten)]
    pub check: CheckArguments,
    /// The baseline. Paths in it are relative to its folder.
    #[arg(long, short, value_name = "FILE", default_value = ".variorum-baseline")]
    pub output: String,
    /// Only take out what is found no more, and add nothing.
    #[arg(long, conflicts_with = "against")]
    pub prune: bool,
}

/// The severity of that name.
fn severity(name: &str) -> Severity {
    match name {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Note,
    }
}

/// `variorum diff`.
#[derive(Args, Debug)]
pub struct DiffArguments {
    /// The old revision: a file, a folder, REV:PATH, or - for standard input.
    pub old: String,
    /// The new revision: a file, a folder, REV:PATH, or - for standard input.
    pub new: String,
    /// What a side is called in the report instead of its path: of both, or, when it is given twice, of the old one and the new one.
    #[arg(long, value_name = "NAME")]
    pub label: Vec<String>,
    /// Do not start a pager. On a terminal it is `VARIORUM_PAGER`, `PAGER` or less.
    #[arg(long)]
    pub no_pager: bool,
    /// How to compare.
    #[command(flatten)]
    pub comparison: ComparisonArguments,
    /// Where the report goes.
    #[command(flatten)]
    pub output: OutputArguments,
}

/// `variorum git-diff`.
#[derive(Args, Debug)]
pub struct GitDiffArguments {
    /// Exit with 1 where there are differences, for git with `trustExitCode`.
    #[arg(long)]
    pub exit_code: bool,
    /// How to compare.
    #[command(flatten)]
    pub comparison: ComparisonArguments,
    /// What git adds: the path, then file, hash and mode of the old side and of the new side; of a renamed file also the new path and
    /// what git says of it; of an unmerged file the path alone.
    #[arg(
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "GIT"
    )]
    pub git: Vec<OsString>,
}

/// How to compare two revisions, and what to show.
#[derive(Args, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag as it is typed; options.rs makes types of them"
)]
pub struct ComparisonArguments {
    /// Report paragraphs that changed place as deleted and inserted.
    #[arg(long)]
    pub no_moves: bool,
    /// Which differences are no change: strict, white space and Unicode normal form only; usual, also width, forms of quotation
    /// marks and dashes, and invisible characters; loose, also case, traditional and simplified characters, ё and е.
    #[arg(long, visible_alias = "normalize", value_enum, default_value_t = Level::Usual, value_name = "LEVEL")]
    pub normalise: Level,
    /// The same as --normalise strict.
    #[arg(long, conflicts_with = "normalise")]
    pub strict: bool,
    /// Take upper and lower case for the same.
    #[arg(long)]
    pub ignore_case: bool,
    /// Exit with 1 only when there are edits of these classes, or records of these kinds.
    #[arg(long, value_delimiter = ',', value_name = "CLASS", value_parser = PossibleValuesParser::new(class_names().chain(kind_names())), hide_possible_values = true)]
    pub fail_on: Vec<String>,
    /// Leave out edits of these classes; a paragraph that changed in nothing else is unchanged.
    #[arg(long, value_delimiter = ',', value_name = "CLASS", value_parser = PossibleValuesParser::new(class_names()))]
    pub ignore_class: Vec<String>,
    /// Show N unchanged paragraphs before and after each change.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub context: usize,
    /// Show the whole text, changed or not.
    #[arg(long, conflicts_with = "context")]
    pub full: bool,
    /// One plain line a change, with its place: the same as --format words.
    #[arg(long, conflicts_with_all = ["format", "stat", "full", "context"])]
    pub word_diff: bool,
    /// Only how much changed, one line a file: the same as --format stat.
    #[arg(long, conflicts_with_all = ["format", "full", "context"])]
    pub stat: bool,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
    /// The format of the report. [default: human]
    #[arg(long, value_name = "FORMAT", value_parser = Formats(Subject::Comparison))]
    pub format: Option<&'static Format>,
}

/// The names of the classes of edits.
fn class_names() -> impl Iterator<Item = &'static str> {
    Class::ALL.into_iter().map(Class::name)
}

/// The names of the kinds of records.
fn kind_names() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(Kind::name)
}

/// How much normalising folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// White space and normal form.
    Strict,
    /// What a reader does not take for a change.
    Usual,
    /// Case and variants of characters too.
    Loose,
}

/// `variorum text`.
#[derive(Args, Debug)]
pub struct TextArguments {
    /// The file to read, or - for standard input.
    pub file: String,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
    /// The format: human prints one paragraph a line with a blank line between. [default: human]
    #[arg(long, value_name = "FORMAT", value_parser = Formats(Subject::Text))]
    pub format: Option<&'static Format>,
    /// Where it goes.
    #[command(flatten)]
    pub output: OutputArguments,
}

/// `variorum rules`.
#[derive(Args, Debug)]
pub struct RulesArguments {
    /// The rule to explain.
    #[arg(value_parser = Words(catalogue::names), hide_possible_values = true)]
    pub rule: Option<String>,
}

/// `variorum config`.
#[derive(Args, Debug)]
pub struct ConfigArguments {
    /// The file, or REV:PATH; files of the working folder when there is none.
    pub file: Option<String>,
    /// Print the JSON Schema of configuration files instead, for editors.
    #[arg(long, exclusive = true)]
    pub schema: bool,
    /// The format: human is a configuration file.
    #[arg(long, value_enum, default_value_t = ConfigFormat::Human, value_name = "FORMAT")]
    pub format: ConfigFormat,
    /// Which rules run, and how.
    #[command(flatten)]
    pub rules: RuleArguments,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
}

/// The formats of settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ConfigFormat {
    /// TOML with comments.
    Human,
    /// One object.
    Json,
}

/// `variorum init`.
#[derive(Args, Debug)]
pub struct InitArguments {
    /// Write it anew when it is there.
    #[arg(long)]
    pub force: bool,
}

/// `variorum completions`.
#[derive(Args, Debug)]
pub struct CompletionsArguments {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// `variorum man`.
#[derive(Args, Debug)]
pub struct ManArguments {
    /// The command whose page to print; without it, the page of the program.
    pub command: Option<String>,
    /// Write the pages of the program and of all commands to this folder, which has to exist.
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    pub folder: Option<std::path::PathBuf>,
}
