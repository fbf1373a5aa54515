//! `variorum init`: a configuration file with all settings as they are by default, explained.

use std::fmt::Write as _;
use std::path::Path;

use crate::cli::args::InitArguments;
use crate::cli::config::error::Error;
use crate::cli::config::keys::KEYS;
use crate::cli::config::{places, show};
use crate::cli::messages::Messages;
use crate::cli::{self, Outcome, config::settings::Settings, replacing};
use crate::wording::message::message;

/// Writes the file into the working folder.
pub(in crate::cli) fn run(
    arguments: &InitArguments,
    messages: &mut Messages<'_>,
) -> Result<Outcome, cli::Error> {
    let there = places::NAMES
        .into_iter()
        .find(|name| Path::new(name).exists());
    if let Some(path) = there.filter(|_| !arguments.force) {
        return Err(Error::Exists { path }.into());
    }
    let path = there.unwrap_or(places::NAMES[0]);
    replacing::whole(Path::new(path), text().as_bytes())
        .map_err(|source| Error::Unwritable { path, source })?;
    messages.say(&message!("say.wrote", path = path));
    Ok(Outcome::Clean)
}

/// The file. A setting with a default has that value, any other is an example in a comment.
pub(super) fn text() -> String {
    let settings = Settings::default();
    let mut out = String::from(
        "# Settings of variorum for the files in this directory and below it. variorum uses the nearest variorum.toml, searching upwards from the document.\n\
         # `variorum config FILE` shows the settings of a file, `variorum rules` lists the rules.\n",
    );
    for key in KEYS {
        let said = key
            .option()
            .map_or(String::new(), |option| format!(" ({option})"));
        // A string cannot fail to be written to.
        let _ = write!(out, "\n# {}{said}.\n", key.about);
        match show::setting(key, &settings, None) {
            Some(lines) => out.push_str(&lines),
            None => {
                for line in key.example.lines() {
                    let _ = writeln!(out, "# {line}");
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::layer::Layer;
    use crate::cli::config::origin::Origin;
    use crate::cli::config::{keys, read};

    /// What holds under a file with that text, as it is shown without origins.
    fn settings(text: &str) -> Settings {
        let read = read::read(&"variorum.toml".into(), text.to_owned(), Path::new("/"));
        let (file, _) = read.unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
        let mut settings = Settings::default();
        keys::put(&mut settings, &file.layer);
        settings
    }

    fn plain(settings: &Settings) -> Vec<Option<String>> {
        KEYS.iter()
            .map(|key| show::setting(key, settings, None))
            .collect()
    }

    #[test]
    fn what_it_writes_are_the_defaults() {
        let written = settings(&text());
        assert_eq!(plain(&written), plain(&Settings::default()));
        assert!(matches!(written.min_length.from, Origin::File { .. }));
        assert!(matches!(written.fail_on.from, Origin::File { .. }));
    }

    #[test]
    fn its_examples_can_be_taken_as_they_are() {
        let opened: String = text()
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(code)
                    if KEYS
                        .iter()
                        .any(|key| key.example.lines().any(|each| each == code)) =>
                {
                    format!("{code}\n")
                }
                _ => format!("{line}\n"),
            })
            .collect();
        let settings = settings(&opened);
        assert_ne!(plain(&settings), plain(&Settings::default()));
        for key in KEYS {
            assert!(
                opened.contains(&format!("\n{}", key.example)),
                "{}",
                key.name
            );
        }
        let mut again = Settings::default();
        keys::put(&mut again, &Layer::default());
        assert_eq!(plain(&again), plain(&Settings::default()));
    }
}
