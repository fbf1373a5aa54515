//! What the `[[suppress]]` sections of configurations leave out: findings that touch the text quoted.
//!
//! A section that leaves nothing out is reported once all files that it can be meant for have been checked, or where its text
//! is found and has no findings: a run over some files says nothing about text that may be in the others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::quotation::{Quotation, Use};
use crate::cli::config::configurations::Configurations;
use crate::cli::config::error::Error;
use crate::cli::config::layer::{File, Suppress};
use crate::cli::config::places;
use crate::cli::config::settings::Settings;
use crate::cli::files::{self, Walk};
use crate::document::Document;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::rules::unused_suppression::{self, RULE};
use crate::wording::message::{Message, message};

/// The documents of a check, as configurations see them.
pub(in crate::cli) struct Suppression<'run> {
    /// The documents.
    pub(in crate::cli) documents: &'run [Document],
    /// The settings of each.
    pub(in crate::cli) settings: &'run [Arc<Settings>],
    /// The rules that can run at all.
    pub(in crate::cli) rules: &'run [&'static Rule],
    /// Which files of a folder are read.
    pub(in crate::cli) walk: Walk,
    /// Whether documents are held against an archive: then repeats are looked for only between the two.
    pub(in crate::cli) has_archive: bool,
}

/// A section that leaves nothing out.
pub(in crate::cli) struct Unused {
    /// Where it stands.
    pub(in crate::cli) file: Arc<File>,
    /// What holds there.
    pub(in crate::cli) settings: Arc<Settings>,
    /// The finding, in the configuration file as if it were the first document.
    pub(in crate::cli) finding: Finding,
}

/// A section, and where it stands.
pub(in crate::cli) struct Section<'run> {
    file: &'run Arc<File>,
    said: &'run Suppress,
    /// For each document whether it is meant.
    covers: Vec<bool>,
}

impl<'run> Section<'run> {
    /// What it leaves out.
    pub(in crate::cli) fn quotation(&self) -> Quotation<'run> {
        Quotation {
            rule: self.said.rule,
            text: &self.said.text,
            covers: self.covers.clone(),
        }
    }
}

/// The sections that hold for documents.
pub(in crate::cli) fn sections<'run>(run: &Suppression<'run>) -> Vec<Section<'run>> {
    let mut files: Vec<&Arc<File>> = Vec::new();
    for file in run.settings.iter().flat_map(|settings| &settings.files) {
        if !file.suppress.is_empty() && !files.iter().any(|other| Arc::ptr_eq(other, file)) {
            files.push(file);
        }
    }
    if files.is_empty() {
        return Vec::new();
    }
    let paths = paths(run.documents);
    let mut out = Vec::new();
    for file in files {
        let own =
            |settings: &Arc<Settings>| settings.files.iter().any(|other| Arc::ptr_eq(other, file));
        for section in &file.suppress {
            let meant = run.settings.iter().zip(&paths);
            out.push(Section {
                file,
                said: section,
                covers: meant
                    .map(|(settings, path)| own(settings) && covers(section, path))
                    .collect(),
            });
        }
    }
    out
}

/// The sections that leave out nothing, by what each did.
pub(in crate::cli) fn unused(
    run: &Suppression<'_>,
    configurations: &Configurations,
    sections: &[Section<'_>],
    uses: &[Use],
) -> Result<Vec<Unused>, Error> {
    let mut out = Vec::new();
    let idle: Vec<_> = sections
        .iter()
        .zip(uses)
        .filter(|(_, each)| !each.is_used)
        .collect();
    if idle.is_empty() {
        return Ok(out);
    }
    let paths = paths(run.documents);
    for (section, Use { stands, .. }) in idle {
        let around = configurations.around(section.file)?;
        let idle = Idle {
            run,
            configurations,
            section,
            paths: &paths,
            stands,
        };
        let Some(state) = around.rules.get(RULE.name).filter(|state| state.on.value) else {
            continue;
        };
        if let Some(message) = idle.complaint(&around)? {
            let Suppress {
                rule, text, span, ..
            } = section.said;
            let passage = format!("{rule}\n{text}");
            out.push(Unused {
                file: section.file.clone(),
                settings: around.clone(),
                finding: Finding {
                    severity: state.severity.value,
                    ..unused_suppression::in_configuration(0, *span, message, &passage)
                },
            });
        }
    }
    Ok(out)
}

fn paths(documents: &[Document]) -> Vec<PathBuf> {
    let names = documents.iter().map(|document| places::of(&document.name));
    names.collect()
}

fn covers(each: &Suppress, path: &Path) -> bool {
    each.path
        .as_ref()
        .is_none_or(|globs| globs.matched(path).is_some())
}

/// What is known of a section that left nothing out.
struct Idle<'run> {
    run: &'run Suppression<'run>,
    configurations: &'run Configurations,
    section: &'run Section<'run>,
    paths: &'run [PathBuf],
    /// For each document whether its text is there.
    stands: &'run [bool],
}

impl Idle<'_> {
    /// What to say of it, when it is certain that it is not needed.
    fn complaint(&self, around: &Settings) -> Result<Option<Message>, Error> {
        let Self { run, section, .. } = self;
        let each = section.said;
        let Some(rule) = run.rules.iter().find(|rule| rule.name == each.rule) else {
            return Ok(None);
        };
        let covered: Vec<usize> = (0..run.documents.len())
            .filter(|at| section.covers[*at])
            .collect();
        let ran = |number: &usize| run.settings[*number].is_on(each.rule);
        let is_on = covered.iter().any(ran) || (covered.is_empty() && around.is_on(each.rule));
        let between = rule.compares();
        if !is_on || (between && run.has_archive) {
            return Ok(None);
        }
        let here = covered.iter().any(|at| ran(at) && self.stands[*at]);
        if here && !between {
            return Ok(Some(message!(
                "unused-suppression.no-finding-in-text",
                rule = each.rule
            )));
        }
        if !self.is_complete()? {
            return Ok(None);
        }
        Ok(Some(match () {
            () if here => message!("unused-suppression.no-finding-in-text", rule = each.rule),
            () if covered.is_empty() => message!("unused-suppression.no-file"),
            () => message!("unused-suppression.no-text"),
        }))
    }

    /// Whether all files have been checked that the section can be meant for.
    fn is_complete(&self) -> Result<bool, Error> {
        let Section { file, said, .. } = self.section;
        let checked: BTreeSet<&PathBuf> = self.paths.iter().collect();
        for entry in files::walker(&file.root, self.run.walk) {
            // A folder that cannot be read says nothing.
            let Ok(entry) = entry else {
                return Ok(false);
            };
            let path = entry.path();
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if !is_file
                || !files::known(path)
                || !covers(said, path)
                || checked.contains(&path.to_path_buf())
            {
                continue;
            }
            let settings = self.configurations.at(path, Path::new(&*file.shown))?;
            let own = settings.files.iter().any(|other| Arc::ptr_eq(other, file));
            if own && settings.excluded_at(path).is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
