//! What was typed. What it means is decided in `options`.

use std::ffi::OsString;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

use crate::cli::completion::candidates;
use crate::cli::environment::{self, When};
use crate::cli::formats::Formats;
use crate::cli::numbers::whole;
use crate::diff::change::{Class, Kind};
use crate::finding::Severity;
use crate::input::{READERS, Revisions, name};
use crate::language::LANGUAGES;
use crate::report::{Format, Subject};
use crate::rule::Pin;
use crate::wording::Lang;

/// Headings of the options in `--help`.
const RULES: &str = "Rules";
const FILES: &str = "Files";
const READING: &str = "Reading";
const SCOPE: &str = "New findings only";
const FIXING: &str = "Fixing";
const COMPARING: &str = "Comparing";
const MERGING: &str = "Merging";
const REPORTING: &str = "Report";
const GENERAL: &str = "General";

const CHECK_EXAMPLES: &str = "Examples:
  variorum check docs/ --fail-on warning      fail on warnings and errors only
  variorum check docs/ --since main...        report only what this branch introduced
  variorum check new.txt --against archive/   report what new.txt shares with the archive
  variorum check docs/ -o sarif=report.sarif  write a report for code scanning
  variorum check a.md --fix --diff            show the safe fixes
  variorum check a.docx -o findings.docx      write the findings as comments of Word";

const DIFF_EXAMPLES: &str = "Examples:
  variorum diff old.txt new.txt                 compare two files
  variorum diff v1.0:contract.txt contract.txt  compare with a revision in git
  variorum diff old/ new/ --stat                summarise the changes in two directories
  variorum diff a.md b.md --format side-by-side show two columns
  variorum diff a.docx b.docx --open            show the changes in the browser
  variorum diff a.txt b.txt --fail-on date      exit with 1 only if a date changed
  variorum diff a.docx b.docx -o redline.docx   write the changes as tracked changes of Word";

const MERGE_EXAMPLES: &str = "Examples:
  variorum merge base.md ours.md theirs.md -o merged.md
  variorum merge main:a.md a.md draft:a.md    merge revisions in git
  git config merge.variorum.driver 'variorum merge --driver --marker-size %L --path %P %O %A %B'
  echo '*.md merge=variorum' >> .gitattributes";

const BLAME_EXAMPLES: &str = "Examples:
  variorum blame contract.txt                 show where each paragraph comes from
  variorum blame v2.0:contract.txt            the same for an older revision
  variorum blame law.md --ignore-class punctuation,case
  variorum blame law.md --format json         with everything that happened to each paragraph";

const HISTORY_EXAMPLES: &str = "Examples:
  variorum history contract.txt                     its revisions in git
  variorum history draft-1.md draft-2.md final.md   the files, in this order
  variorum history contract.txt -o history.html     write a page with all readings
  variorum history contract.txt --base v2.0 --full  from the paragraphs of v2.0";

#[cfg(feature = "serve")]
const SERVE_EXAMPLES: &str = "Examples:
  variorum serve --open                       choose files of the current directory
  variorum serve contracts/ --port 8080       the same address each time, but for its secret";

const STALE_EXAMPLES: &str = "Examples:
  variorum stale guide.md guide.zh.md
  variorum stale guide.md guide.zh.md --since v2.0
  variorum stale en/law.txt fr/law.txt --ignore-class case";

/// Find mistakes in a document, and show what changed between two revisions of it.
#[derive(Debug, Parser)]
#[command(
    name = "variorum",
    version,
    about,
    max_term_width = 100,
    propagate_version = true,
    after_help = "Examples:\n  variorum check docs/                 check all text files in a directory\n  variorum diff old.txt new.txt        compare two revisions of a document\n  variorum rules unpaired-mark         explain a rule\n\nExit status: 0 nothing to report, 1 findings or changes, 2 an error."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// When to use colour.
    #[arg(long, global = true, help_heading = GENERAL, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub color: When,
    /// When to print file names as links.
    #[arg(long, global = true, help_heading = GENERAL, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    pub hyperlinks: When,
    /// Fit reports for people and messages into N columns; 0 keeps long lines. [default: the width of the terminal; 0 for files and pipes, where --format side-by-side takes 80]
    #[arg(long, global = true, help_heading = GENERAL, value_name = "N", value_parser = environment::columns)]
    pub width: Option<u16>,
    /// Number of threads; 0 means one per processor. The report is the same for any number.
    #[arg(long, short, global = true, help_heading = GENERAL, value_name = "N", default_value_t = 0, value_parser = |typed: &str| whole(typed, &(0_u16..=1024)))]
    pub jobs: u16,
    /// Language of reports for people and of messages. Help, manuals and reports for programs are always in English. [default: the
    /// environment variable `VARIORUM_LANG`, or en]
    #[arg(long, global = true, help_heading = GENERAL, value_name = "LANG", value_parser = PossibleValuesParser::new(Lang::ALL.map(Lang::code)).map(|code| Lang::of(&code).unwrap_or_default()))]
    pub lang: Option<Lang>,
    /// Also write to files that have other names (hard links) or belong to somebody else. Without this option such files are not
    /// changed, because files are replaced.
    #[arg(long, global = true, help_heading = GENERAL)]
    pub in_place: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check documents for duplicated passages, inconsistencies and slips.
    ///
    /// With --output FILE.docx, the document is written with the findings as comments, for Word and `LibreOffice`. Of a text in another
    /// format, a Word file is made.
    ///
    /// Exit status: 0 no problems found, 1 problems found (with --fail-on: of that severity or higher), 2 an error. A file that cannot be
    /// read is reported, and the other files are still checked. Having nothing to check is an error.
    #[command(visible_alias = "lint", after_help = CHECK_EXAMPLES)]
    Check(CheckCommand),
    /// Record the current findings, so that `variorum check --baseline` reports only new ones.
    ///
    /// A finding is recorded by its rule, its file and its text, not by its line. A set of copies is recorded with their number, so that
    /// one more copy is new. Use the same options as for the check that reads the baseline. Entries for files and rules that are not
    /// checked this time are kept.
    ///
    /// Exit status: 0 the baseline was written, 2 an error, and the baseline is not changed.
    #[command(mut_arg("fail_on", |arg| arg.hide(true)))]
    Baseline(BaselineArguments),
    /// Compare two revisions of a document.
    ///
    /// Paragraphs are compared, not lines: text that was rewrapped or saved in another encoding is unchanged. OLD and NEW can be
    /// files, directories, REV:PATH in a git repository (:PATH for the staged revision), or - for standard input. Files in two
    /// directories are matched by path, and by text if they were renamed.
    ///
    /// Each paragraph belongs to one record: edited; moved (and edited); split or merged (a ¶ shows where); inserted; deleted;
    /// renumbered (only its number changed; clauses that shifted together share a line); copied (it is new, and the old text has
    /// it too). Places are line:column in the old text → in the new text. Inside a paragraph, [-old-] and {+new+} words are
    /// marked. The class of an edit is named if it matters: (number), (date), (negation), (modality), (reference), (case),
    /// (spacing), (width), (script); wording and punctuation are not named. References to a clause that was renumbered are listed
    /// if they still give its old number.
    ///
    /// With --output FILE.docx, the old document is written with tracked changes, which Word and `LibreOffice` can accept or reject.
    /// From two texts in other formats, a Word file is made.
    ///
    /// Exit status: 0 no changes, 1 changes (with --fail-on: changes of these classes or kinds), 2 an error.
    #[command(after_help = DIFF_EXAMPLES)]
    Diff(DiffArguments),
    /// Merge two revisions of a document that started from the same base.
    ///
    /// Paragraphs are merged, not lines: if one side moved, renumbered, rewrapped or split a paragraph and the other side edited
    /// it, the result has both. It also has both if the two sides edited different words of a paragraph. The result has the line
    /// ends, the encoding and the wrapping of OURS. If both sides changed the same words, or one deleted what the other changed,
    /// the result has both wordings between the marks that git uses. Each file can be REV:PATH in a git repository, or - for
    /// standard input.
    ///
    /// Exit status: 0 merged, 1 merged with conflicts, 2 an error, and nothing is written.
    #[command(after_help = MERGE_EXAMPLES)]
    Merge(MergeArguments),
    /// Show, for each paragraph of a file, the git revision in which it got its present wording.
    ///
    /// Paragraphs are followed through the history of the file in git, under all names that it had, and through moves, splits,
    /// merges and new line breaks. The revision is the last one that changed words, numbers or punctuation of the paragraph; its
    /// own number, its place, white space and the width of characters do not count. For a merged paragraph, the latest of its
    /// parts counts. Each line has the revision, the date, the author, the line in the file and the start of the paragraph. FILE
    /// can be REV:PATH.
    ///
    /// Exit status: 0, or 2 after an error.
    #[command(after_help = BLAME_EXAMPLES)]
    Blame(BlameArguments),
    /// Follow every paragraph of a document through all its revisions.
    ///
    /// With one FILE, the revisions are those of its history in git, under all names that it had, and FILE can be REV:PATH. With
    /// several, they are the files, from the oldest to the newest, in any formats. Each paragraph is followed through edits, moves,
    /// splits and merges, and through revisions that lack it. The report has, for each paragraph of the last revision, how many
    /// readings it had, when it came, and in which revisions it changed; also for paragraphs that are gone. A reading is another
    /// wording; `variorum blame --help` says what counts as one.
    ///
    /// With --format html, the report is a page: the text of any revision with all readings of each paragraph, a table of the
    /// changes in all revisions, and any two revisions compared.
    ///
    /// Exit status: 0, or 2 after an error.
    #[command(after_help = HISTORY_EXAMPLES)]
    History(HistoryArguments),
    /// Show which paragraphs of a translation are behind their original, and what changed in the original.
    ///
    /// A paragraph of the translation is behind if, according to the git history of both files, its original was reworded after
    /// the paragraph itself was last reworded; `variorum blame --help` says what counts as rewording. Paragraphs are matched by
    /// their order, length and labels, and by the numbers and names that both have. The report also lists paragraphs of the
    /// original that the translation lacks (missing), and paragraphs of the translation whose original no longer exists
    /// (deleted).
    ///
    /// Exit status: 0 the translation is up to date, 1 it is behind, 2 an error.
    #[command(after_help = STALE_EXAMPLES)]
    Stale(StaleArguments),
    /// Show the reports in a browser, for people who work without a terminal.
    ///
    /// Prints an address of this computer, on which files of DIRECTORY can be chosen, or others dropped: two are compared, one or more are
    /// checked, and several are followed as revisions. A report can be saved as a page, or as a Word file with tracked changes or
    /// comments. Settings come from variorum.toml, as for the other commands.
    ///
    /// Only programs on this computer can reach the address, and only with the secret in it, which is new each time. Nothing leaves the
    /// computer, and no file is written. The program runs until it is interrupted with Ctrl-C.
    ///
    /// Exit status: 2 after an error.
    #[cfg(feature = "serve")]
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(ServeArguments),
    /// Print the paragraphs of a document as all other commands see them.
    #[command(mut_arg("quiet", |arg| arg.hide(true)))]
    Text(TextArguments),
    /// List the rules, or explain one of them.
    #[command(visible_alias = "explain")]
    Rules(RulesArguments),
    /// Show the settings that apply to a file, and where each comes from.
    ///
    /// Settings come from the nearest variorum.toml or .variorum.toml in the directory of the file or above it, and from the
    /// options given, which take precedence. They are printed as an equivalent configuration file, with the origin of each value
    /// in a comment.
    Config(ConfigArguments),
    /// Write a variorum.toml that lists all settings with their defaults and explains them.
    Init(InitArguments),
    /// Compare two revisions on behalf of git: for `diff.<driver>.command`, `diff.external` and `GIT_EXTERNAL_DIFF`.
    ///
    /// Git appends the file and its two revisions to the options. Exit status: 0 with or without changes, as git expects; with
    /// --exit-code or `GIT_EXTERNAL_DIFF_TRUST_EXIT_CODE=true`, 1 if there are changes; 2 an error.
    GitDiff(GitDiffArguments),
    /// Print a shell completion script.
    Completions(CompletionsArguments),
    /// Print a manual page, or write all manual pages to a directory.
    Man(ManArguments),
}

/// How to read files.
#[derive(Args, Clone, Debug)]
pub struct InputArguments {
    /// Read files in this encoding, such as gb18030 or windows-1251, instead of detecting it.
    #[arg(long, help_heading = READING, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Read files in this format, whatever their names say; the default for standard input is txt.
    #[arg(long, help_heading = READING, value_name = "FORMAT", value_parser = PossibleValuesParser::new(READERS.iter().map(|reader| reader.name)))]
    pub input_format: Option<String>,
    /// Leave out the navigation of HTML pages: `nav`, and what has that role.
    #[arg(long, help_heading = READING)]
    pub skip_navigation: bool,
    /// Read this text of documents with tracked changes: as if all were accepted, as if all were rejected, or both what was deleted and
    /// what was inserted. [default: final]
    #[arg(long, help_heading = READING, value_name = "TEXT", value_parser = PossibleValuesParser::new(Revisions::ALL.map(Revisions::name)))]
    pub revisions: Option<String>,
    /// Also read the comments of documents, as paragraphs at the end.
    #[arg(long, help_heading = READING)]
    pub comments: bool,
    /// Read settings from FILE instead of the nearest variorum.toml; its path patterns are relative to the current directory.
    #[arg(value_parser = file_path, long, help_heading = READING, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "no_config")]
    pub config: Option<std::path::PathBuf>,
    /// Do not read configuration files.
    #[arg(long, help_heading = READING, visible_alias = "isolated")]
    pub no_config: bool,
}

/// Which rules run, and how: what a configuration file can say, too.
#[derive(Args, Debug)]
pub struct RuleArguments {
    /// Run only these rules or groups of rules; `variorum rules` lists both.
    #[arg(long, help_heading = RULES, value_delimiter = ',', value_name = "RULE", add = candidates::selectors())]
    pub select: Vec<String>,
    /// Do not run these rules or groups of rules.
    #[arg(long, help_heading = RULES, value_delimiter = ',', value_name = "RULE", add = candidates::selectors())]
    pub ignore: Vec<String>,
    /// Minimum length of a duplicated passage, in Han characters; three letters of an alphabet count as one. [default: 50]
    #[arg(long, help_heading = RULES, value_name = "N", value_parser = |typed: &str| whole(typed, &(1_u32..=1_000_000)))]
    pub min_length: Option<u32>,
    /// Exit with status 1 only for findings of this severity or higher. [default: note]
    #[arg(long, help_heading = REPORTING, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "note"]).map(|name| severity(&name)))]
    pub fail_on: Option<Severity>,
    /// Also check code blocks, HTML and formulas.
    #[arg(long, help_heading = RULES)]
    pub include_code: bool,
    /// Language of the files, by code or name, instead of detecting it.
    #[arg(long, help_heading = READING, hide_possible_values = true, value_name = "LANG", ignore_case = true, value_parser = PossibleValuesParser::new(LANGUAGES.iter().flat_map(|language| [language.code, language.name])))]
    pub language: Option<String>,
    /// How to report legitimate repetition: the class is quotation, code, contents, form, bibliography, parallel, formula, moved,
    /// translation, parallel-file, parallel-section, roster or frame, the level ignore, note, warning or error. [default: contents,
    /// form, roster and frame are ignored, the others are notes]
    #[arg(long, help_heading = RULES, value_delimiter = ',', value_name = "CLASS=LEVEL", add = candidates::repeats())]
    pub repeats: Vec<String>,
    /// A term and the variants of it that must not be used, for the rule pinned-term; can be repeated.
    #[arg(value_parser = pin, long = "pin", help_heading = RULES, value_name = "TERM=WRONG,WRONG")]
    pub pins: Vec<Pin>,
}

/// Where reports go.
#[derive(Args, Debug)]
pub struct OutputArguments {
    /// Write a report to a file: FORMAT=FILE, or FILE, whose ending or --format decides the format; FORMAT alone writes to standard
    /// output. Can be repeated. An existing file is replaced only if it is empty or a report that variorum wrote.
    #[arg(long, short, help_heading = REPORTING, value_name = "OUTPUT", value_hint = ValueHint::AnyPath)]
    pub output: Vec<String>,
    /// Print no report; use the exit status.
    #[arg(long, short, help_heading = REPORTING)]
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
    /// Files and directories to check, or - for standard input. [default: current directory]
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<String>,
    /// Also check the files listed in FILE, one per line or separated by NUL; - for standard input.
    #[arg(value_parser = file_name, long, help_heading = FILES, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files_from: Option<String>,
    /// File name of standard input; its ending decides the format.
    #[arg(value_parser = file_name, long, help_heading = FILES, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Apply the exclusions of the configuration to named files as well.
    #[arg(long, help_heading = FILES)]
    pub force_exclude: bool,
    /// Which rules run, and how.
    #[command(flatten)]
    pub rules: RuleArguments,
    /// Do not fail if there is nothing to check.
    #[arg(long, help_heading = FILES)]
    pub allow_empty: bool,
    /// Report only passages that the files share with these files or directories.
    #[arg(value_parser = file_name, long, help_heading = FILES, num_args = 1.., value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub against: Vec<String>,
    /// Include hidden files and directories.
    #[arg(long, help_heading = FILES)]
    pub hidden: bool,
    /// Include files that .gitignore and .ignore exclude.
    #[arg(long, help_heading = FILES)]
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
    /// Exit with status 0 even if there are findings; an error is still 2.
    #[arg(long, help_heading = REPORTING, conflicts_with = "fail_on")]
    pub exit_zero: bool,
    /// Report only findings that are not in this baseline; see `variorum baseline`.
    #[arg(value_parser = file_name, long, help_heading = SCOPE, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub baseline: Option<String>,
    /// Remove baseline entries that are no longer found, and add nothing.
    #[arg(long, help_heading = SCOPE, requires = "baseline", conflicts_with = "against")]
    pub prune_baseline: bool,
    /// Report only findings that are new since this git revision: those in changed paragraphs, and those that did not exist before.
    /// REV... means since the branch left REV.
    #[arg(value_parser = revision, long, help_heading = SCOPE, value_name = "REV", conflicts_with = "against")]
    pub since: Option<String>,
    /// Apply safe fixes to the files, and report what is left.
    #[arg(long, help_heading = FIXING)]
    pub fix: bool,
    /// With --fix or --diff, include fixes that a person should review; otherwise, count them as fixable.
    #[arg(long, help_heading = FIXING)]
    pub unsafe_fixes: bool,
    /// Print the fixes as a diff, and change no file.
    #[arg(long, conflicts_with = "output", help_heading = FIXING)]
    pub diff: bool,
    /// Print how many findings there are by rule and by directory; same as --format statistics.
    #[arg(long, help_heading = REPORTING, conflicts_with = "format")]
    pub statistics: bool,
    /// Show how the copies of a passage differ.
    #[arg(long, help_heading = REPORTING)]
    pub show_edits: bool,
    /// Print every repeated passage instead of one line for those between the same files; --show-edits does so, too.
    #[arg(long, help_heading = REPORTING)]
    pub full: bool,
    /// Author of the comments in a Word file. [default: variorum]
    #[arg(value_parser = label, long, help_heading = REPORTING, value_name = "NAME")]
    pub author: Option<String>,
    /// Date of the comments in a Word file: 2026-01-31, or 2026-01-31T12:00:00Z. [default: 2000-01-01, so that the same file gives the
    /// same bytes]
    #[arg(value_parser = date, long, help_heading = REPORTING, value_name = "DATE")]
    pub date: Option<String>,
    /// Format of the report. [default: human]
    #[arg(long, help_heading = REPORTING, value_name = "FORMAT", value_parser = Formats(Subject::Check))]
    pub format: Option<&'static Format>,
    /// Show the page of --format html in the browser. It is written to the HTML file of --output, or else to a temporary directory that only you can
    /// read, where it stays.
    #[arg(long, help_heading = REPORTING, conflicts_with_all = ["statistics", "diff"])]
    pub open: bool,
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
    /// The baseline file; paths in it are relative to its directory.
    #[arg(value_parser = file_name, long, short, value_name = "FILE", value_hint = ValueHint::FilePath, default_value = ".variorum-baseline")]
    pub output: String,
    /// Only remove entries that are no longer found; add nothing.
    #[arg(long, conflicts_with = "against")]
    pub prune: bool,
}

/// The name of a file, which has to have letters.
fn file_name(typed: &str) -> Result<String, &'static str> {
    match typed {
        "" => Err("the file name is empty; give the name of a file"),
        name => Ok(name.to_owned()),
    }
}

/// The same, as a path.
fn file_path(typed: &str) -> Result<std::path::PathBuf, &'static str> {
    file_name(typed).map(|name| name::path(&name).into_owned())
}

/// A pinned term, with its invisible characters.
fn pin(typed: &str) -> Result<Pin, String> {
    name::typed(typed).parse()
}

/// A name to show, which has to have letters.
fn label(typed: &str) -> Result<String, &'static str> {
    match typed.trim() {
        "" => Err("the name is empty; give the name to show"),
        _ => Ok(typed.to_owned()),
    }
}

/// A date, as tracked changes have it.
fn date(typed: &str) -> Result<String, &'static str> {
    const FORM: &str = "write it as 2026-01-31 or 2026-01-31T12:00:00Z";
    if let Ok(day) = typed.parse::<jiff::civil::Date>()
        && typed.len() == "2026-01-31".len()
    {
        return Ok(format!("{day}T00:00:00Z"));
    }
    let time = typed.parse::<jiff::Timestamp>().map_err(|_| FORM)?;
    Ok(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// A revision in git, which has to have letters.
fn revision(typed: &str) -> Result<String, &'static str> {
    match typed.trim() {
        "" => Err("the revision is empty; give a revision in git, such as HEAD"),
        _ => Ok(typed.to_owned()),
    }
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
    /// The old revision: a file, a directory, REV:PATH, or - for standard input.
    #[arg(value_parser = file_name, value_hint = ValueHint::AnyPath)]
    pub old: String,
    /// The new revision: a file, a directory, REV:PATH, or - for standard input.
    #[arg(value_parser = file_name, value_hint = ValueHint::AnyPath)]
    pub new: String,
    /// Name to show instead of the path; give it twice to name the old and the new revision separately.
    #[arg(value_parser = label, long, help_heading = REPORTING, value_name = "NAME")]
    pub label: Vec<String>,
    /// Do not use a pager. The default on a terminal is `VARIORUM_PAGER`, then `PAGER`, then less.
    #[arg(long, help_heading = REPORTING)]
    pub no_pager: bool,
    /// Author of the tracked changes in a Word file. [default: variorum]
    #[arg(value_parser = label, long, help_heading = REPORTING, value_name = "NAME")]
    pub author: Option<String>,
    /// Date of the tracked changes in a Word file: 2026-01-31, or 2026-01-31T12:00:00Z. [default: 2000-01-01, so that the same files give
    /// the same bytes]
    #[arg(value_parser = date, long, help_heading = REPORTING, value_name = "DATE")]
    pub date: Option<String>,
    /// Show the page of --format html in the browser. It is written to the HTML file of --output, or else to a temporary directory that only you can
    /// read, where it stays.
    #[arg(long, help_heading = REPORTING, conflicts_with_all = ["stat", "word_diff"])]
    pub open: bool,
    /// How to compare.
    #[command(flatten)]
    pub comparison: ComparisonArguments,
    /// Where the report goes.
    #[command(flatten)]
    pub output: OutputArguments,
}

/// `variorum merge`.
#[derive(Args, Debug)]
pub struct MergeArguments {
    /// The revision that both sides started from: a file, REV:PATH, or - for standard input.
    #[arg(value_parser = file_name, value_hint = ValueHint::FilePath)]
    pub base: String,
    /// Our revision, into which theirs is merged.
    #[arg(value_parser = file_name, value_hint = ValueHint::FilePath)]
    pub ours: String,
    /// Their revision.
    #[arg(value_parser = file_name, value_hint = ValueHint::FilePath)]
    pub theirs: String,
    /// Write the result to a file, which is replaced whole or not at all; --force is needed for one that is not among the three. [default:
    /// standard output]
    #[arg(value_parser = file_name, long, short, help_heading = MERGING, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<String>,
    /// Let --output replace any file.
    #[arg(long, help_heading = MERGING, requires = "output")]
    pub force: bool,
    /// Write the result to OURS, as git expects of a merge driver.
    #[arg(long, help_heading = MERGING, conflicts_with = "output")]
    pub driver: bool,
    /// File name that decides the format and the settings when git passes temporary files: %P.
    #[arg(long, help_heading = MERGING, value_name = "NAME")]
    pub path: Option<String>,
    /// Length of the marks around a conflict: %L.
    #[arg(long, short = 'L', help_heading = MERGING, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub marker_size: u16,
    /// Name to show after the marks of a conflict; give it twice to name ours and theirs. [default: ours, theirs]
    #[arg(value_parser = label, long, help_heading = MERGING, value_name = "NAME")]
    pub label: Vec<String>,
    /// Do not print the number of conflicts on standard error.
    #[arg(long, short, help_heading = MERGING)]
    pub quiet: bool,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
}

/// `variorum git-diff`.
#[derive(Args, Debug)]
pub struct GitDiffArguments {
    /// Exit with status 1 if there are changes, for git with `trustExitCode`.
    #[arg(long)]
    pub exit_code: bool,
    /// How to compare.
    #[command(flatten)]
    pub comparison: ComparisonArguments,
    /// What git appends: the path, then file, hash and mode of the old and of the new revision; for a renamed file also the new
    /// path and a description; for an unmerged file only the path.
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
    /// Report moved paragraphs as deleted and inserted.
    #[arg(long, help_heading = COMPARING)]
    pub no_moves: bool,
    /// Which differences to ignore.
    #[arg(long, help_heading = COMPARING, visible_alias = "normalize", value_enum, default_value_t = Level::Usual, value_name = "LEVEL")]
    pub normalise: Level,
    /// Same as --normalise strict.
    #[arg(long, help_heading = COMPARING, conflicts_with = "normalise")]
    pub strict: bool,
    /// Ignore differences in case.
    #[arg(long, help_heading = COMPARING)]
    pub ignore_case: bool,
    /// Exit with status 1 only for edits of these classes or records of these kinds.
    #[arg(long, help_heading = REPORTING, value_delimiter = ',', value_name = "CLASS", value_parser = PossibleValuesParser::new(class_names().chain(kind_names())), hide_possible_values = true)]
    pub fail_on: Vec<String>,
    /// Leave out edits of these classes; a paragraph without other edits counts as unchanged.
    #[arg(long, help_heading = COMPARING, value_delimiter = ',', value_name = "CLASS", value_parser = PossibleValuesParser::new(class_names()))]
    pub ignore_class: Vec<String>,
    /// Show N unchanged paragraphs around each change.
    #[arg(long, help_heading = REPORTING, value_name = "N", default_value_t = 0, value_parser = |typed: &str| whole(typed, &(0..=usize::MAX)).map_err(|_| "it must be a whole number".to_owned()))]
    pub context: usize,
    /// Show the whole text.
    #[arg(long, help_heading = REPORTING, conflicts_with = "context")]
    pub full: bool,
    /// Print one line per change; same as --format words.
    #[arg(long, help_heading = REPORTING, conflicts_with_all = ["format", "stat", "full", "context"])]
    pub word_diff: bool,
    /// Print how much changed, one line per file; same as --format stat.
    #[arg(long, help_heading = REPORTING, conflicts_with_all = ["format", "full", "context"])]
    pub stat: bool,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
    /// Format of the report. [default: human]
    #[arg(long, help_heading = REPORTING, value_name = "FORMAT", value_parser = Formats(Subject::Comparison))]
    pub format: Option<&'static Format>,
}

/// `variorum blame`.
#[derive(Args, Debug)]
pub struct BlameArguments {
    /// A file, in which uncommitted changes are marked, or REV:PATH.
    #[arg(value_parser = file_name, value_hint = ValueHint::FilePath)]
    pub file: String,
    /// How to follow its paragraphs.
    #[command(flatten)]
    pub lineage: LineageArguments,
    /// Format of the report. [default: human]
    #[arg(long, help_heading = REPORTING, value_name = "FORMAT", value_parser = Formats(Subject::Blame))]
    pub format: Option<&'static Format>,
}

/// `variorum history`.
#[derive(Args, Debug)]
pub struct HistoryArguments {
    /// A file in git, including uncommitted changes, or REV:PATH; or two or more revisions: files, REV:PATH, or - for standard input.
    #[arg(value_parser = file_name, required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<String>,
    /// Report the paragraphs of this revision: a git revision, or one of the files. [default: the last]
    #[arg(value_parser = revision, long, help_heading = REPORTING, value_name = "REV")]
    pub base: Option<String>,
    /// Also show paragraphs that never changed, and all readings with the words that changed.
    #[arg(long, help_heading = REPORTING)]
    pub full: bool,
    /// How to follow its paragraphs.
    #[command(flatten)]
    pub lineage: LineageArguments,
    /// Format of the report. [default: human]
    #[arg(long, help_heading = REPORTING, value_name = "FORMAT", value_parser = Formats(Subject::History))]
    pub format: Option<&'static Format>,
    /// Show the page of --format html in the browser. It is written to the HTML file of --output, or else to a temporary directory that only you can
    /// read, where it stays.
    #[arg(long, help_heading = REPORTING)]
    pub open: bool,
}

/// `variorum serve`.
#[cfg(feature = "serve")]
#[derive(Args, Debug)]
pub struct ServeArguments {
    /// The directory whose files can be chosen.
    #[arg(value_parser = file_name, value_name = "DIRECTORY", value_hint = ValueHint::DirPath, default_value = ".")]
    pub folder: String,
    /// Port of the address; 0 means any that is free.
    #[arg(long, help_heading = REPORTING, value_name = "N", default_value_t = 0, value_parser = |typed: &str| whole(typed, &(0..=u16::MAX)))]
    pub port: u16,
    /// Show the first page in the browser.
    #[arg(long, help_heading = REPORTING)]
    pub open: bool,
    /// Print nothing but the address.
    #[arg(long, short, help_heading = REPORTING)]
    pub quiet: bool,
    /// How to read files.
    #[command(flatten)]
    pub input: InputArguments,
}

/// `variorum stale`.
#[derive(Args, Debug)]
pub struct StaleArguments {
    /// The original: a file, including uncommitted changes, or REV:PATH.
    #[arg(value_parser = file_name, value_hint = ValueHint::FilePath)]
    pub original: String,
    /// The translation: a file, including uncommitted changes, or REV:PATH.
    #[arg(value_parser = file_name, value_hint = ValueHint::FilePath)]
    pub translation: String,
    /// Assume that the whole translation was up to date at this git revision, and report only later changes of the original.
    #[arg(value_parser = revision, long, help_heading = COMPARING, value_name = "REV")]
    pub since: Option<String>,
    /// How to follow the paragraphs of both.
    #[command(flatten)]
    pub lineage: LineageArguments,
    /// Format of the report. [default: human]
    #[arg(long, help_heading = REPORTING, value_name = "FORMAT", value_parser = Formats(Subject::Stale))]
    pub format: Option<&'static Format>,
}

/// How to follow paragraphs through the history of a file.
#[derive(Args, Debug)]
pub struct LineageArguments {
    /// Edits of these classes do not change the wording.
    #[arg(long, help_heading = COMPARING, value_delimiter = ',', value_name = "CLASS", value_parser = PossibleValuesParser::new(class_names()))]
    pub ignore_class: Vec<String>,
    /// How to read the file.
    #[command(flatten)]
    pub input: InputArguments,
    /// Where the report goes.
    #[command(flatten)]
    pub output: OutputArguments,
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
    /// White space and Unicode normal form.
    Strict,
    /// Also width, styles of quotation marks and dashes, and invisible characters.
    Usual,
    /// Also case, traditional and simplified characters, ё and е.
    Loose,
}

/// `variorum text`.
#[derive(Args, Debug)]
pub struct TextArguments {
    /// The file to read, or - for standard input.
    #[arg(value_parser = file_name, value_hint = ValueHint::FilePath)]
    pub file: String,
    /// How to read them.
    #[command(flatten)]
    pub input: InputArguments,
    /// Output format: human prints one paragraph per line, with blank lines between them. [default: human]
    #[arg(long, help_heading = REPORTING, value_name = "FORMAT", value_parser = Formats(Subject::Text))]
    pub format: Option<&'static Format>,
    /// Where it goes.
    #[command(flatten)]
    pub output: OutputArguments,
}

/// `variorum rules`.
#[derive(Args, Debug)]
pub struct RulesArguments {
    /// The rule to explain, or the group of rules to list.
    #[arg(add = candidates::selectors())]
    pub rule: Option<String>,
}

/// `variorum config`.
#[derive(Args, Debug)]
pub struct ConfigArguments {
    /// The file, or REV:PATH. [default: any file in the current directory]
    #[arg(value_parser = file_name, value_hint = ValueHint::FilePath)]
    pub file: Option<String>,
    /// Print the JSON Schema of configuration files, for editors.
    #[arg(long, exclusive = true)]
    pub schema: bool,
    /// Output format; human is a configuration file.
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
    /// Overwrite an existing file.
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
    /// The command to describe. [default: the program]
    pub command: Option<String>,
    /// Write the pages of the program and all commands to this directory, which is made if it does not exist.
    #[arg(value_parser = file_path, long = "directory", alias = "folder", value_name = "DIRECTORY", value_hint = ValueHint::DirPath, conflicts_with = "command")]
    pub folder: Option<std::path::PathBuf>,
}
