//! What was typed. What it means is decided in `settings`.

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// Paragraphs are aligned, not lines: text that is wrapped anew, or in another encoding, is unchanged. Each paragraph is
    /// unchanged, edited, moved, split, merged, inserted, deleted, renumbered or copied; inside it, [-old-] and {+new+} words
    /// are marked. Exit status: 0 no change, 1 changes, 2 an error.
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
    /// A term and the forms of it that are ruled out, for the rule pinned-term; can be given more than once.
    #[arg(long = "pin", value_name = "TERM=WRONG,WRONG")]
    pub pins: Vec<Pin>,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
    /// The format of the report.
    #[arg(long, value_enum, default_value_t = FormatName::Human, value_name = "FORMAT")]
    pub format: FormatName,
}

/// `variorum diff`.
#[derive(Args, Debug)]
pub struct DiffArguments {
    /// The old revision: a file, or - for standard input.
    pub old: String,
    /// The new revision: a file, or - for standard input.
    pub new: String,
    /// Report paragraphs that changed place as deleted and inserted.
    #[arg(long)]
    pub no_moves: bool,
    /// Take a change of width, quotation marks, dashes or invisible characters for a change.
    #[arg(long)]
    pub strict: bool,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
    /// The format of the report.
    #[arg(long, value_enum, default_value_t = FormatName::Human, value_name = "FORMAT")]
    pub format: FormatName,
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
