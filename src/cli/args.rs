//! What was typed. What it means is decided in `settings`.

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diff::change::{Class, Kind};
use crate::input::READERS;

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
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report duplicated passages and inconsistencies.
    ///
    /// Exit status: 0 nothing found, 1 something found, 2 an error; a file that cannot be read is reported and the rest goes on.
    Check(CheckArguments),
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
}

/// `variorum check`.
#[derive(Args, Debug)]
pub struct CheckArguments {
    /// Files to check; - for standard input; a folder is walked for text files.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<String>,
    /// Check for these rules only.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub select: Vec<String>,
    /// Leave these rules out.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub ignore: Vec<String>,
    /// The least length of a repeated passage, in Han characters (three letters of an alphabet weigh as much as one).
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub min_length: u32,
    /// Check code, HTML and formulas that stand apart as well.
    #[arg(long)]
    pub include_code: bool,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
    /// The format of the report.
    #[arg(long, value_enum, default_value_t = FormatName::Human, value_name = "FORMAT")]
    pub format: FormatName,
}

/// `variorum diff`.
#[derive(Args, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag as it is typed; settings.rs makes types of them"
)]
pub struct DiffArguments {
    /// The old revision: a file, a folder, REV:PATH, or - for standard input.
    pub old: String,
    /// The new revision: a file, a folder, REV:PATH, or - for standard input.
    pub new: String,
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
    /// The format of the report.
    #[arg(long, value_enum, default_value_t = FormatName::Human, value_name = "FORMAT")]
    pub format: FormatName,
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
    /// The format: human prints one paragraph a line with a blank line between.
    #[arg(long, value_enum, default_value_t = FormatName::Human, value_name = "FORMAT")]
    pub format: FormatName,
}

/// `variorum rules`.
#[derive(Args, Debug)]
pub struct RulesArguments {
    /// The rule to explain.
    pub rule: Option<String>,
}

/// The names of report formats. A test holds them against the table of formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// For people.
    Human,
    /// For programs: one JSON object.
    Json,
    /// One plain line a change of a comparison; other reports as for people.
    Words,
    /// How much a comparison changed, one line a file; other reports as for people.
    Stat,
}

/// When to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// As the output and the environment suggest.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
