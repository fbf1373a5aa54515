//! `variorum diff`: finds out what the two sides are, reads them, compares and reports.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::cli::args::{DiffArguments, OutputArguments};
use crate::cli::browser::{self, Opened};
use crate::cli::config::Configurations;
use crate::cli::inputs::Skipped;
use crate::cli::messages::Messages;
use crate::cli::output;
use crate::cli::targets::{self, Output};
#[cfg(feature = "docx")]
use crate::cli::word;
use crate::cli::{
    Appearance, Error, Outcome, config, environment, files, links, options, progress, room,
};
use crate::diff::change::Diff;
use crate::diff::files::renamed;
use crate::document::Document;
use crate::input::git::{self, Asked, Object};
use crate::input::{foreign, name};
use crate::report::{Comparison, Fate, Report, Style, Subject, totals};
use crate::text::fold::Folding;
use crate::wording::message::message;
use crate::{diff, input};

/// Runs a comparison.
///
/// # Errors
/// When a side cannot be read. Of two folders, a file that cannot be read is a message, and the rest goes on.
pub(super) fn run(
    arguments: &DiffArguments,
    appearance: Appearance,
    out: &mut dyn Write,
    messages: &mut Messages<'_>,
) -> Result<Outcome, Error> {
    let labels = options::labels(arguments)?;
    let (redline, mut outputs) = outputs(arguments)?;
    let (options, folding) = options::diff_options(&arguments.comparison);
    let reading = Reading {
        configurations: config::configurations(None, &arguments.comparison.input)?,
        folding,
    };
    let sides = git::spelled([&arguments.old, &arguments.new]);
    let [old, new] = sides.each_ref().map(String::as_str);
    if are_folders(old, new)? {
        if let Some(path) = redline {
            return Err(options::Error::RedlineOfFolders {
                path: name::of(path),
            }
            .into());
        }
        let (comparisons, unread) = folders(
            [old, new],
            &options,
            &reading,
            &targets::files(&outputs),
            messages,
        )?;
        let sides = comparisons.iter().flat_map(|each| [&each.old, &each.new]);
        say_guessed(arguments, sides, messages);
        return report_folders(
            arguments,
            [old, new],
            &mut outputs,
            &comparisons,
            unread,
            appearance,
            (out, messages),
        );
    }
    let (old_options, new_options) = (reading.of(old)?, reading.of(new)?);
    let has_redline = redline.is_some();
    let (old_bytes, new_bytes) = rayon::join(|| input::bytes(old), || input::bytes(new));
    let (old_bytes, new_bytes) = (old_bytes?, new_bytes?);
    room::to_read(&[(old, &old_bytes), (new, &new_bytes)])?;
    let (old, new) = rayon::join(
        || read(old, old_bytes, &old_options, has_redline),
        || read(new, new_bytes, &new_options, has_redline),
    );
    let ((old, old_bytes), (new, new_bytes)) = (old?, new?);
    room::to_compare(&[&old, &new])?;
    let sides = [(&old_bytes, &old_options), (&new_bytes, &new_options)];
    write_redline(arguments, redline, sides, messages)?;
    let (mut old, mut new) = alike(old, new);
    say_guessed(arguments, [&old, &new].into_iter(), messages);
    if let Some([one, other]) = labels {
        (old.name, new.name) = (one, other);
    }
    let diff = compared(arguments, &old, &new, &options, messages);
    let addresses = links::targets([old.name.as_str(), new.name.as_str()].into_iter());
    let style = options::style(
        options::detail(&arguments.comparison),
        appearance.hyperlinks,
        &addresses,
    );
    let report = Report::Diff {
        old: &old,
        new: &new,
        diff: &diff,
    };
    write(
        arguments,
        &mut outputs,
        &report,
        style,
        appearance,
        (out, messages),
    )?;
    Ok(if options::fails(&arguments.comparison, &diff) {
        Outcome::Found
    } else {
        Outcome::Clean
    })
}

/// Compares two documents, and says so as long as it takes.
fn compared(
    arguments: &DiffArguments,
    old: &Document,
    new: &Document,
    options: &diff::Options,
    messages: &mut Messages<'_>,
) -> Diff {
    let watched = environment::has_progress(arguments.output.quiet)
        && progress::is_long(1, old.text.len() + new.text.len());
    let what = message!("say.comparing", old = &old.name, new = &new.name);
    progress::say(watched, messages, &what);
    let diff = diff::diff(old, new, options);
    progress::clear(watched, messages);
    diff
}

/// Writes the report, and shows it where that is asked for.
fn write(
    arguments: &DiffArguments,
    outputs: &mut Vec<Output>,
    report: &Report<'_>,
    style: Style<'_>,
    appearance: Appearance,
    (out, messages): (&mut dyn Write, &mut Messages<'_>),
) -> Result<(), Error> {
    let quiet = arguments.output.quiet;
    let opened = Opened::of(arguments.open, quiet, Subject::Comparison, outputs)?;
    output::write(outputs, report, style, appearance, out)?;
    opened.map_or(Ok(()), |page| page.show(messages))?;
    Ok(())
}

/// The file with tracked changes to write, and the reports.
#[cfg(feature = "docx")]
fn outputs(arguments: &DiffArguments) -> Result<(Option<PathBuf>, Vec<Output>), options::Error> {
    let format = options::diff_format(&arguments.comparison);
    let read = [arguments.old.as_str(), &arguments.new];
    let (redline, rest) = word::target(&arguments.output.output, format, &read)?;
    // As with other files, standard output gets a report besides only where one is asked for.
    if redline.is_some() && rest.is_empty() && format.is_none() && !arguments.open {
        return Ok((redline, Vec::new()));
    }
    Ok((redline, reports(arguments, rest)?))
}

/// The file with tracked changes, which needs a feature, and the reports to write.
#[cfg(not(feature = "docx"))]
fn outputs(arguments: &DiffArguments) -> Result<(Option<PathBuf>, Vec<Output>), options::Error> {
    Ok((None, reports(arguments, arguments.output.output.clone())?))
}

/// Writes the file with tracked changes, where one is asked for.
#[cfg(feature = "docx")]
fn write_redline(
    arguments: &DiffArguments,
    target: Option<PathBuf>,
    sides: [(&Vec<u8>, &input::Options); 2],
    messages: &mut Messages<'_>,
) -> Result<(), Error> {
    let sides = sides.map(|(bytes, options)| (bytes.as_slice(), options));
    target.map_or(Ok(()), |target| {
        word::write_changes(arguments, &target, sides, messages)
    })
}

/// Without the feature, no such file is asked for.
#[cfg(not(feature = "docx"))]
fn write_redline(
    _: &DiffArguments,
    _: Option<PathBuf>,
    _: [(&Vec<u8>, &input::Options); 2],
    _: &mut Messages<'_>,
) -> Result<(), Error> {
    Ok(())
}

fn reports(arguments: &DiffArguments, output: Vec<String>) -> Result<Vec<Output>, options::Error> {
    let arguments_of_output = OutputArguments {
        output,
        quiet: arguments.output.quiet,
    };
    browser::outputs(
        arguments.open,
        Subject::Comparison,
        options::diff_format(&arguments.comparison),
        &arguments_of_output,
        &[&arguments.old, &arguments.new],
    )
}

/// A document, and its bytes where they are needed besides.
fn read(
    name: &str,
    bytes: Vec<u8>,
    options: &input::Options,
    with_bytes: bool,
) -> Result<(Document, Vec<u8>), input::Error> {
    if !with_bytes {
        return Ok((input::document(name, bytes, options)?, Vec::new()));
    }
    Ok((input::from_bytes(name, &bytes, options)?, bytes))
}

/// Two documents without what is on every page, unless both formats have it. Of pages themselves it was taken out.
pub(super) fn alike(mut old: Document, mut new: Document) -> (Document, Document) {
    let has_heads = |document: &Document| document.container.is_some() && document.pages.is_empty();
    if has_heads(&old) != has_heads(&new) {
        old.leave_apart();
        new.leave_apart();
    }
    (old, new)
}

/// Says which encodings were guessed, and what could not be read: either shows as changes.
fn say_guessed<'documents>(
    arguments: &DiffArguments,
    documents: impl Iterator<Item = &'documents Document> + Clone,
    messages: &mut Messages<'_>,
) {
    if arguments.output.quiet {
        return;
    }
    let lines = [totals::guessed(documents.clone()), totals::lost(documents)];
    for line in lines.into_iter().flatten() {
        messages.say(&line);
    }
}

/// How the files of a comparison are read.
struct Reading {
    configurations: Configurations,
    folding: Folding,
}

impl Reading {
    fn of(&self, name: &str) -> Result<input::Options, Error> {
        Ok(self.configurations.of(name)?.input_options(self.folding))
    }
}

/// Whether both sides are folders; otherwise, both are files.
fn are_folders(old: &str, new: &str) -> Result<bool, Error> {
    let is_old = is_folder(old)?;
    if is_old != is_folder(new)? {
        let (folder, file) = if is_old { (old, new) } else { (new, old) };
        if file != "-" && !git::is_meant(file) && !name::path(file).exists() {
            return Err(options::Error::NoSide {
                name: file.to_owned(),
            }
            .into());
        }
        return Err(options::Error::FolderAndFile {
            folder: folder.to_owned(),
            file: file.to_owned(),
        }
        .into());
    }
    Ok(is_old)
}

fn is_folder(side: &str) -> Result<bool, Error> {
    if side == "-" {
        return Ok(false);
    }
    if git::is_meant(side) {
        return Ok(git::object(side)? == Object::Folder);
    }
    Ok(name::path(side).is_dir())
}

/// A file below a folder.
struct Found {
    name: String,
    /// What git knows its text by, in a repository.
    object: Option<String>,
}

/// The text files below a folder, by their paths from there on.
fn listing(
    folder: &str,
    symlinks: files::Symlinks,
    messages: &mut Messages<'_>,
    unread: &mut usize,
) -> Result<BTreeMap<String, Found>, Error> {
    if git::is_meant(folder) {
        let paths = git::files(folder)?.into_iter().filter(|(path, _)| {
            let path = Path::new(path);
            files::known(path) || foreign::named(path).is_some()
        });
        let separator = if folder.ends_with([':', '/']) {
            ""
        } else {
            "/"
        };
        let found = paths.map(|(path, id)| {
            let (name, object) = (format!("{folder}{separator}{path}"), Some(id));
            (path, Found { name, object })
        });
        return Ok(found.collect());
    }
    let mut out = BTreeMap::new();
    for found in files::walk(folder, files::Walk::default(), symlinks) {
        match found {
            Ok(path) if leads_away(&path, folder) => {}
            Ok(path) => {
                let inside = Path::new(&path)
                    .strip_prefix(folder)
                    .unwrap_or(Path::new(&path));
                let inside = inside.to_string_lossy().into_owned();
                let (name, object) = (path, None);
                out.insert(inside, Found { name, object });
            }
            // The other folder may hold what this one does not.
            Err(files::Error::Empty { .. }) => {}
            Err(error) => messages.complain(&error.message(), unread),
        }
    }
    Ok(out)
}

/// Whether a file is a symbolic link that leads out of its folder and out of the one at hand: nobody asked to read what is there.
fn leads_away(file: &str, folder: &str) -> bool {
    let path = name::path(file);
    if !std::fs::symlink_metadata(&path).is_ok_and(|about| about.is_symlink()) {
        return false;
    }
    let homes = [name::path(folder), Cow::Borrowed(Path::new("."))];
    let homes: Vec<PathBuf> = homes.iter().flat_map(std::fs::canonicalize).collect();
    let target = std::fs::canonicalize(&path);
    !target.is_ok_and(|target| homes.iter().any(|home| target.starts_with(home)))
}

/// Compares two folders: what became of each file, and how many could not be read.
fn folders(
    folders: [&str; 2],
    options: &diff::Options,
    reading: &Reading,
    written: &[PathBuf],
    messages: &mut Messages<'_>,
) -> Result<(Vec<Comparison>, usize), Error> {
    let mut unread = 0;
    let mut skipped = Skipped::default();
    let mut listings: [BTreeMap<String, Found>; 2] = Default::default();
    // A revision has no text for them.
    let symlinks = if folders.into_iter().any(git::is_meant) {
        files::Symlinks::Skip
    } else {
        files::Symlinks::Follow
    };
    for (side, folder) in folders.into_iter().enumerate() {
        for (path, found) in listing(folder, symlinks, messages, &mut unread)? {
            if let Some(foreign) = foreign::named(Path::new(&path)) {
                skipped.add(foreign.name);
            } else if targets::is_replaced(written, &found.name) {
                skipped.add_report();
            } else {
                listings[side].insert(path, found);
            }
        }
    }
    if listings.iter().all(BTreeMap::is_empty) {
        return Err(files::Error::BothEmpty {
            old: folders[0].to_owned(),
            new: folders[1].to_owned(),
        }
        .into());
    }
    let mut sides: [BTreeMap<String, Document>; 2] = Default::default();
    let mut lost: [Vec<String>; 2] = Default::default();
    for (side, listing) in listings.iter().enumerate() {
        let mut inputs = Vec::new();
        for found in listing.values() {
            inputs.push((found, reading.of(&found.name)?));
        }
        let read = read_all(folders[side], &inputs)?;
        for (path, document) in listing.keys().zip(read) {
            match document {
                Ok(document) => {
                    sides[side].insert(path.clone(), document);
                }
                Err(input::Error::Foreign { format, .. }) => skipped.add(format),
                Err(error) => {
                    lost[side].push(path.clone());
                    messages.complain(&error.message(), &mut unread);
                }
            }
        }
    }
    skipped.say(messages);
    // What cannot be read on one side is not new or gone on the other.
    for (side, paths) in lost.iter().enumerate() {
        for path in paths {
            sides[1 - side].remove(path);
        }
    }
    let all: Vec<&Document> = sides.iter().flat_map(BTreeMap::values).collect();
    room::to_compare(&all)?;
    Ok((compare_all(sides, options), unread))
}

/// Reads the files of a folder, in parallel; those of a git repository with one process for all.
fn read_all(
    folder: &str,
    inputs: &[(&Found, input::Options)],
) -> Result<Vec<Result<Document, input::Error>>, Error> {
    if !git::is_meant(folder) {
        let read = inputs
            .par_iter()
            .map(|(found, options)| input::read(&found.name, options));
        return Ok(read.collect());
    }
    let asked = inputs.iter().map(|(found, _)| Asked {
        object: found.object.as_ref().unwrap_or(&found.name),
        name: &found.name,
    });
    let contents = git::contents(&asked.collect::<Vec<_>>())?;
    let documents = contents.into_par_iter().zip(inputs);
    let read =
        documents.map(|(bytes, (found, options))| input::from_bytes(&found.name, &bytes?, options));
    Ok(read.collect())
}

fn report_folders(
    arguments: &DiffArguments,
    [old, new]: [&str; 2],
    outputs: &mut Vec<Output>,
    comparisons: &[Comparison],
    unread: usize,
    appearance: Appearance,
    to: (&mut dyn Write, &mut Messages<'_>),
) -> Result<Outcome, Error> {
    let names = comparisons
        .iter()
        .flat_map(|each| [each.old.name.as_str(), each.new.name.as_str()]);
    let addresses = links::targets(names);
    let report = Report::Folders {
        old,
        new,
        comparisons,
        unread,
    };
    let style = options::style(
        options::detail(&arguments.comparison),
        appearance.hyperlinks,
        &addresses,
    );
    write(arguments, outputs, &report, style, appearance, to)?;
    let fails = |each: &Comparison| {
        options::fails(&arguments.comparison, &each.diff)
            || (arguments.comparison.fail_on.is_empty() && !each.is_same())
    };
    Ok(match () {
        () if unread > 0 => Outcome::Failed,
        () if comparisons.iter().any(fails) => Outcome::Found,
        () => Outcome::Clean,
    })
}

/// Matches the files of two folders, by path and then by text, and compares each pair.
fn compare_all(
    [mut old, mut new]: [BTreeMap<String, Document>; 2],
    options: &diff::Options,
) -> Vec<Comparison> {
    let mut pairs: Vec<(Fate, String, Document, Document)> = Vec::new();
    let both: Vec<String> = old
        .keys()
        .filter(|path| new.contains_key(*path))
        .cloned()
        .collect();
    for path in both {
        if let (Some(one), Some(other)) = (old.remove(&path), new.remove(&path)) {
            pairs.push((Fate::Kept, path, one, other));
        }
    }
    let paths = [&old, &new].map(|side| side.keys().cloned().collect::<Vec<String>>());
    let found = renamed(
        &old.values().collect::<Vec<_>>(),
        &new.values().collect::<Vec<_>>(),
    );
    for (one, other) in found {
        let path = &paths[1][other];
        if let (Some(one), Some(other)) = (old.remove(&paths[0][one]), new.remove(path)) {
            pairs.push((Fate::Renamed, path.clone(), one, other));
        }
    }
    pairs.extend(
        new.into_iter()
            .map(|(path, document)| (Fate::Added, path, Document::empty(), document)),
    );
    pairs.extend(
        old.into_iter()
            .map(|(path, document)| (Fate::Deleted, path, document, Document::empty())),
    );
    pairs.sort_by(|a, b| a.1.cmp(&b.1));
    pairs
        .into_par_iter()
        .map(|(fate, _, old, new)| {
            let diff = diff::diff(&old, &new, options);
            Comparison {
                fate,
                old,
                new,
                diff,
            }
        })
        .collect()
}
