//! Which configuration holds for a file: the nearest one up from it, with those that it extends, and the command line on top.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::cli::args::{InputArguments, RuleArguments};
use crate::cli::config::error::Error;
use crate::cli::config::layer::{File, Layer};
use crate::cli::config::origin::Origin;
use crate::cli::config::settings::Settings;
use crate::cli::config::typed::Typed;
use crate::cli::config::{globs, keys, places, read};
use crate::cli::messages;
use crate::input::{name, whole};
use crate::wording::message::message;

/// Where settings come from: configuration files, and over them what the command line says of rules and of reading.
///
/// # Errors
/// When an option names what does not exist.
pub(in crate::cli) fn configurations(
    rules: Option<&RuleArguments>,
    input: &InputArguments,
) -> Result<Configurations, Error> {
    let lookup = match &input.config {
        Some(file) => Lookup::File(file.clone()),
        None if input.no_config => Lookup::None,
        None => Lookup::Nearest,
    };
    let layer = keys::typed_layer(&Typed { rules, input })?;
    Ok(Configurations::new(lookup, layer))
}

/// Where configurations come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Lookup {
    /// From the nearest folder up from each file.
    Nearest,
    /// From one file for all.
    File(PathBuf),
    /// From nowhere.
    None,
}

/// Configuration files, those that others extend first.
type Chain = Arc<Vec<Arc<File>>>;

/// The configurations of a run. Each file is read once.
#[derive(Debug)]
pub(in crate::cli) struct Configurations {
    lookup: Lookup,
    /// What the command line says; it takes precedence.
    command_line: Layer,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// By the folder of files.
    folders: BTreeMap<PathBuf, Chain>,
    /// By the path of the last one of a chain.
    chains: BTreeMap<PathBuf, Chain>,
    /// By the chain and those of its overrides that hold.
    settings: BTreeMap<(PathBuf, Vec<bool>), Arc<Settings>>,
}

impl Configurations {
    /// Nothing is read yet.
    pub(in crate::cli) fn new(lookup: Lookup, command_line: Layer) -> Self {
        Self {
            lookup,
            command_line,
            known: Mutex::default(),
        }
    }

    /// The settings that hold for an input, `typed` as on the command line.
    pub(in crate::cli) fn of(&self, typed: &str) -> Result<Arc<Settings>, Error> {
        self.at(&places::of(typed), Path::new(typed))
    }

    /// The settings that hold for what standard input is called.
    pub(in crate::cli) fn of_standard_input(
        &self,
        name: Option<&str>,
    ) -> Result<Arc<Settings>, Error> {
        let typed = Path::new(name.unwrap_or("-"));
        self.at(&places::absolute(typed), typed)
    }

    /// The settings that hold in the folder of a configuration file, overrides aside.
    pub(super) fn around(&self, file: &File) -> Result<Arc<Settings>, Error> {
        self.at(&file.root.join("variorum.toml"), Path::new(&*file.shown))
    }

    pub(super) fn at(&self, path: &Path, typed: &Path) -> Result<Arc<Settings>, Error> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let chain = self.chain(path, typed, &mut known)?;
        let matches = |(globs, _): &(globs::Globs, Layer)| globs.matched(path).is_some();
        let overrides = chain.iter().flat_map(|file| &file.overrides);
        let key = (
            chain.last().map(|file| PathBuf::from(&*file.shown)),
            overrides.map(matches).collect::<Vec<bool>>(),
        );
        let key = (key.0.unwrap_or_default(), key.1);
        if let Some(settings) = known.settings.get(&key) {
            return Ok(settings.clone());
        }
        let mut settings = Settings {
            files: chain.to_vec(),
            ..Settings::default()
        };
        for file in chain.iter() {
            keys::put(&mut settings, &file.layer);
            for (globs, layer) in &file.overrides {
                if globs.matched(path).is_some() {
                    keys::put(&mut settings, layer);
                }
            }
        }
        keys::put(&mut settings, &self.command_line);
        let settings = Arc::new(settings);
        known.settings.insert(key, settings.clone());
        Ok(settings)
    }

    /// The configuration files that hold for a file.
    fn chain(&self, path: &Path, typed: &Path, known: &mut Known) -> Result<Chain, Error> {
        let folder = path.parent().unwrap_or(path);
        if let Some(chain) = known.folders.get(folder) {
            return Ok(chain.clone());
        }
        let found = match &self.lookup {
            Lookup::None => None,
            // Patterns in a file that is named start from the working folder, wherever it stands.
            Lookup::File(file) => Some((
                places::absolute(file),
                name::of(file),
                places::absolute(Path::new("")),
            )),
            Lookup::Nearest => nearest(folder).map(|file| {
                let shown = places::shown(&file, typed);
                let root = file.parent().unwrap_or(&file).to_path_buf();
                (file, shown, root)
            }),
        };
        let chain = match found {
            None => Chain::default(),
            Some((file, ..)) if known.chains.contains_key(&file) => known.chains[&file].clone(),
            Some((file, shown, root)) => {
                if self.lookup == Lookup::Nearest {
                    check_owner(&file, &shown, path)?;
                }
                let mut files = Vec::new();
                // What a repository names is read where the repository is; who names a configuration decides what it extends.
                let inside = (self.lookup == Lookup::Nearest)
                    .then(|| repository(&file))
                    .flatten();
                let inside = inside.as_deref();
                load(&file, (shown, &root), inside, &mut Vec::new(), &mut files)?;
                files.reverse();
                let chain = Arc::new(files);
                known.chains.insert(file, chain.clone());
                chain
            }
        };
        known.folders.insert(folder.to_path_buf(), chain.clone());
        Ok(chain)
    }
}

/// The configuration file in a folder, or in the nearest one above it that has one; also one that is a pipe or a device.
fn nearest(folder: &Path) -> Option<PathBuf> {
    let names = |folder: &Path| places::NAMES.map(|name| folder.join(name));
    let is_there = |path: &PathBuf| std::fs::metadata(path).is_ok_and(|about| !about.is_dir());
    folder.ancestors().flat_map(names).find(is_there)
}

/// Refuses a configuration that nobody named and that is not a file, and says so of one that belongs to somebody else and is part of neither
/// the repository that `path` is in nor the working folder: it may leave out rules and files without the knowledge of the user.
fn check_owner(file: &Path, shown: &str, path: &Path) -> Result<(), Error> {
    let unreadable = |source| Error::Unreadable {
        path: shown.into(),
        source,
    };
    let about = std::fs::metadata(file).map_err(unreadable)?;
    if !about.is_file() {
        let reason = std::io::Error::other("it is a pipe or a device");
        return Err(unreadable(reason));
    }
    let mut above = path.ancestors().skip(1);
    let root = above.find(|folder| folder.join(".git").exists());
    let root = root.map_or_else(|| places::absolute(Path::new("")), Path::to_path_buf);
    if !file.starts_with(root) && belongs_to_another(&about) {
        messages::note(message!("say.configuration-taken", path = shown));
    }
    Ok(())
}

/// Whether a file belongs to a user other than that of the process and the administrator.
#[cfg(unix)]
fn belongs_to_another(about: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let own = rustix::process::geteuid().as_raw();
    about.uid() != own && about.uid() != 0
}

/// Whether a file belongs to another user: not to be found out here.
#[cfg(not(unix))]
fn belongs_to_another(_: &std::fs::Metadata) -> bool {
    false
}

/// How many files can extend each other. Chosen by hand: nobody has more than three.
const DEEPEST: usize = 16;

/// The top folder of the repository that a file is in.
fn repository(file: &Path) -> Option<PathBuf> {
    let mut above = file.ancestors().skip(1);
    above
        .find(|folder| folder.join(".git").exists())
        .map(identity)
}

/// Reads a file and those that it extends, itself first. They have to be in the folder `inside`, where one is given. `open` are the names of the files that led here.
fn load(
    path: &Path,
    (shown, root): (String, &Path),
    inside: Option<&Path>,
    open: &mut Vec<(PathBuf, String)>,
    files: &mut Vec<Arc<File>>,
) -> Result<(), Error> {
    let shown: Arc<str> = shown.into();
    let text = text(path).map_err(|source| Error::Unreadable {
        path: shown.clone(),
        source,
    })?;
    let invalid = |problems| Error::Invalid {
        path: shown.clone(),
        problems,
    };
    let (file, extends) = read::read(&shown, text, root).map_err(invalid)?;
    files.push(Arc::new(file));
    open.push((identity(path), shown.to_string()));
    let Some(extends) = extends else {
        return Ok(());
    };
    let base = places::absolute(&path.parent().unwrap_or(path).join(&extends.path));
    let base_shown = places::shown(&base, Path::new(&*shown));
    if open.iter().any(|(before, _)| *before == identity(&base)) {
        let names = open.iter().map(|(_, name)| name.as_str());
        let circle: Vec<&str> = names.chain([base_shown.as_str()]).collect();
        let message = message!("config.extend-circle", files = circle.join(" → "));
        return Err(invalid(vec![extends.problem(message)]));
    }
    if open.len() >= DEEPEST {
        let message = message!("config.extend-deep", count = DEEPEST);
        return Err(invalid(vec![extends.problem(message)]));
    }
    if inside.is_some_and(|root| !identity(&base).starts_with(root)) {
        let message = message!("config.extend-outside", path = &extends.path);
        return Err(invalid(vec![extends.problem(message)]));
    }
    if !base.is_file() {
        let message = message!("config.extend-file", path = &extends.path);
        return Err(invalid(vec![extends.problem(message)]));
    }
    let root = base.parent().unwrap_or(&base).to_path_buf();
    load(&base, (base_shown, &root), inside, open, files)
}

/// One file has one identity, however its path is written.
fn identity(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

fn text(path: &Path) -> std::io::Result<String> {
    let text = String::from_utf8(whole::file(path)?);
    let text = text.map_err(|_| std::io::Error::other("is not in UTF-8; save it as UTF-8"))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

impl Settings {
    /// What leaves out a file, `typed` as on the command line, when it is found in a folder.
    pub(in crate::cli) fn excluded(&self, typed: &str) -> Option<&Origin> {
        self.excluded_at(&places::of(typed))
    }

    pub(super) fn excluded_at(&self, path: &Path) -> Option<&Origin> {
        self.files
            .iter()
            .find_map(|file| file.exclude.matched(path))
    }
}
