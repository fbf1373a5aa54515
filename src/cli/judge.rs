//! What a check finds: gives the engine the settings of each document, and reports which parts of the configurations did nothing.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::Options;
use crate::check::quotation::Quotation;
use crate::check::run::{self, Found};
use crate::cli::config::layer::File;
use crate::cli::config::settings::Settings;
use crate::cli::config::suppress::{self, Section, Suppression, Unused};
use crate::cli::config::{self, Configurations};
use crate::cli::files::Walk;
use crate::cli::{inputs, tree};
use crate::document::Document;
use crate::finding::silence::Silence;
use crate::finding::{self, Finding};
use crate::input;
use crate::rule::Rule;

/// How documents are judged.
pub(super) struct Judge<'run> {
    /// The rules that can run, by name.
    pub(super) rules: &'run [&'static Rule],
    /// The settings of each document.
    pub(super) settings: &'run [Arc<Settings>],
    /// The first document of an archive, where there is one.
    pub(super) archive: Option<u32>,
    /// The folders that are checked whole, as typed.
    pub(super) folders: &'run [String],
    /// Which files of a folder are read.
    pub(super) walk: Walk,
    /// Where all that comes from.
    pub(super) configurations: &'run Configurations,
}

/// What was found.
pub(super) struct Judged {
    /// The findings, in order.
    pub(super) findings: Vec<Finding>,
    /// How many more were left out.
    pub(super) suppressed: usize,
    /// How many legitimate repeats were left out, by their class.
    pub(super) left_out: BTreeMap<&'static str, usize>,
    /// What configurations leave out in vain.
    pub(super) unused: Vec<Unused>,
    /// Where rules were silent because the language is not known.
    pub(super) silence: Silence,
}

impl Judged {
    /// The findings, and those in configuration files, which become documents after the others: how many they are.
    pub(super) fn with_configurations(
        &mut self,
        documents: &mut Vec<Document>,
        settings: &mut Vec<Arc<Settings>>,
    ) -> (Vec<Finding>, usize) {
        let (mut findings, mut files) =
            (std::mem::take(&mut self.findings), Vec::<Arc<File>>::new());
        let first = documents.len();
        for each in std::mem::take(&mut self.unused) {
            let known = files.iter().position(|file| Arc::ptr_eq(file, &each.file));
            let number = known.unwrap_or_else(|| {
                documents.push(Document {
                    name: each.file.shown.to_string(),
                    text: each.file.text.clone(),
                    ..Document::empty()
                });
                settings.push(each.settings.clone());
                files.push(each.file.clone());
                files.len() - 1
            });
            let mut finding = each.finding;
            finding.place.document = (first + number) as u32;
            findings.push(finding);
        }
        finding::sort(&mut findings);
        (findings, files.len())
    }
}

impl Judge<'_> {
    /// What is found in other documents than those of the run, with the settings of their paths. Configurations leave nothing out.
    pub(super) fn others(&self, documents: &[Document]) -> Result<Vec<Finding>, config::Error> {
        let settings: Result<Vec<Arc<Settings>>, config::Error> = documents
            .iter()
            .map(|document| self.configurations.of(&document.name))
            .collect();
        Ok(run::run(documents, &self.options(documents, &settings?), &[]).findings)
    }

    /// How a document of that name is read.
    pub(super) fn reading(&self, name: &str) -> Result<input::Options, config::Error> {
        let settings = self.configurations.of(name)?;
        Ok(inputs::reading(&settings))
    }

    /// Runs the rules.
    pub(super) fn judge(&self, documents: &[Document]) -> Result<Judged, config::Error> {
        let settings = &self.settings[..documents.len()];
        let run = Suppression {
            documents,
            settings,
            rules: self.rules,
            walk: self.walk,
            has_archive: self.archive.is_some(),
        };
        let sections = suppress::sections(&run);
        let quotations: Vec<Quotation<'_>> = sections.iter().map(Section::quotation).collect();
        let Found {
            findings,
            suppressed,
            left_out,
            uses,
            silence,
        } = run::run(documents, &self.options(documents, settings), &quotations);
        Ok(Judged {
            findings,
            suppressed,
            left_out,
            unused: suppress::unused(&run, self.configurations, &sections, &uses)?,
            silence,
        })
    }

    /// What each document is checked for.
    fn options(&self, documents: &[Document], settings: &[Arc<Settings>]) -> Vec<Arc<Options>> {
        let has_folders = !self.folders.is_empty();
        let tree = has_folders.then(|| Arc::new(tree::tree(documents, self.folders)));
        let mut out: Vec<Arc<Options>> = Vec::with_capacity(settings.len());
        for (number, each) in settings.iter().enumerate() {
            // Most documents have the settings of the one before them.
            let options = match number.checked_sub(1) {
                Some(before) if Arc::ptr_eq(each, &settings[before]) => out[before].clone(),
                _ => Arc::new(each.check_options(self.rules, self.archive, tree.clone())),
            };
            out.push(options);
        }
        out
    }
}
