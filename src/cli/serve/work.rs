//! What pages are made of: files compared, checked or followed, as the commands do it, but from memory. The bytes are those of the commands.

use std::sync::Arc;

use crate::check::catalogue;
use crate::cli::args::InputArguments;
use crate::cli::config::settings::Settings;
use crate::cli::config::{self, Configurations};
use crate::cli::files::Walk;
use crate::cli::judge::Judge;
use crate::cli::messages::Messages;
use crate::cli::serve::files::Text;
use crate::cli::{Error, compare, fix, history, inputs, options, room};
use crate::document::Document;
use crate::input::{git, name};
use crate::report::{self, Check, Report, Style};
use crate::rule::Rule;
use crate::text::fold::Folding;
use crate::wording::Lang;
use crate::wording::message::{Message, message};
use crate::{diff, input};

/// What can be done with files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// Two are compared.
    Compare,
    /// One or more are checked.
    Check,
    /// Two or more are followed, or the revisions of one in git.
    History,
}

impl Task {
    /// The task of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let all = [Self::Compare, Self::Check, Self::History];
        all.into_iter().find(|task| task.name() == name)
    }

    /// Its name in addresses.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Check => "check",
            Self::History => "history",
        }
    }
}

/// In what form something is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A page.
    Page,
    /// A Word file: two texts with tracked changes, one with comments.
    #[cfg(feature = "docx")]
    Word,
}

/// Why nothing is made.
#[derive(Debug)]
pub(super) enum Failure {
    /// Another number of files is needed.
    Count(Message),
    /// As the command says it.
    Error(Box<Error>),
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Error(Box::new(error.into()))
    }
}

/// Makes a page or a Word file of files.
///
/// # Errors
/// When they cannot be read or there are too many or too few, or there is no such form of it.
pub(super) fn make(
    task: Task,
    form: Form,
    texts: &[Text],
    arguments: &InputArguments,
    folder: &str,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    let work = Work {
        configurations: config::configurations(None, arguments)?,
        folder,
        lang,
    };
    match (task, texts) {
        (Task::Compare, [old, new]) => work.compared(form, old, new),
        (Task::Compare, _) => Err(Failure::Count(message!("serve.needs-compare"))),
        (Task::Check, []) => Err(Failure::Count(message!("serve.needs-check"))),
        (Task::Check, texts) => work.checked(form, texts),
        (Task::History, []) => Err(Failure::Count(message!("serve.needs-history"))),
        (Task::History, texts) => work.history(form, texts),
    }
}

struct Work<'run> {
    configurations: Configurations,
    folder: &'run str,
    /// What pages are written in.
    lang: Lang,
}

impl Work<'_> {
    /// The settings of a file; one that was dropped has those of the folder.
    fn settings(&self, text: &Text) -> Result<Arc<Settings>, config::Error> {
        if text.is_in_folder {
            return self.configurations.of(&text.name);
        }
        let place = name::path(self.folder).join(&text.name);
        self.configurations.of_standard_input(place.to_str())
    }

    fn reading(&self, text: &Text) -> Result<input::Options, config::Error> {
        Ok(self.settings(text)?.input_options(Folding::Usual))
    }

    fn compared(&self, form: Form, old: &Text, new: &Text) -> Result<Vec<u8>, Failure> {
        let readings = (self.reading(old)?, self.reading(new)?);
        room::to_read(&[(&old.name, &old.bytes), (&new.name, &new.bytes)])?;
        let read = |text: &Text, options| input::from_bytes(&text.name, &text.bytes, options);
        let (one, other) = rayon::join(|| read(old, &readings.0), || read(new, &readings.1));
        let (one, other) = (one?, other?);
        room::to_compare(&[&one, &other])?;
        #[cfg(feature = "docx")]
        if form == Form::Word {
            let sides = [(old, &readings.0), (new, &readings.1)].map(side);
            let options = crate::redline::Options::default();
            return Ok(crate::redline::redline(&sides[0], &sides[1], &options)?.bytes);
        }
        let _ = form;
        let (old, new) = compare::alike(one, other);
        let diff = diff::diff(&old, &new, &diff::Options::default());
        self.page(&Report::Diff {
            old: &old,
            new: &new,
            diff: &diff,
        })
    }

    fn checked(&self, form: Form, texts: &[Text]) -> Result<Vec<u8>, Failure> {
        let settings = texts.iter().map(|text| self.settings(text));
        let mut settings = settings.collect::<Result<Vec<Arc<Settings>>, config::Error>>()?;
        let read = texts.iter().zip(&settings).map(|(text, settings)| {
            input::from_bytes(&text.name, &text.bytes, &inputs::reading(settings))
        });
        let mut documents = read.collect::<Result<Vec<Document>, input::Error>>()?;
        room::to_check(&documents)?;
        let is_on = |rule: &&'static Rule| settings.iter().any(|each| each.is_on(rule.name));
        let rules: Vec<&'static Rule> = catalogue::all().iter().copied().filter(is_on).collect();
        if rules.is_empty() {
            return Err(options::Error::NoRule.into());
        }
        let judge = Judge {
            rules: &rules,
            settings: &settings,
            archive: None,
            folders: &[],
            walk: Walk::default(),
            configurations: &self.configurations,
        };
        let mut judged = judge.judge(&documents)?;
        fix::take_unfixable(&documents, &mut judged.findings);
        let count = documents.len();
        let (findings, configurations) = judged.with_configurations(&mut documents, &mut settings);
        let check = Check {
            documents: &documents,
            configurations,
            findings: &findings,
            rules: &rules,
            suppressed: judged.suppressed,
            left_out: &judged.left_out,
            silence: &judged.silence,
            old: None,
            unread: 0,
            full: false,
            unsafe_fixes: false,
        };
        #[cfg(feature = "docx")]
        if form == Form::Word {
            let [text] = texts else {
                return Err(Failure::Count(message!("serve.needs-one")));
            };
            let reading = inputs::reading(&settings[0]);
            let comments = report::comments::comments(&check, 0);
            let options = crate::redline::Options::default();
            let side = side((text, &reading));
            let made =
                crate::redline::comments::commented(&side, &documents[0], &comments, &options)?;
            return Ok(made.bytes);
        }
        let _ = (form, count);
        self.page(&Report::Check(check))
    }

    fn history(&self, form: Form, texts: &[Text]) -> Result<Vec<u8>, Failure> {
        if form != Form::Page {
            return Err(Failure::Count(message!("serve.needs-page")));
        }
        let run = history::Run {
            base: None,
            configurations: &self.configurations,
            options: diff::Options::default(),
            quiet: true,
            watched: false,
        };
        let mut sink = std::io::sink();
        let mut messages = Messages::new(&mut sink, None, self.lang);
        if let [text] = texts {
            // The name of a file could be read as that of a revision.
            if !text.is_in_folder || git::is_meant(&text.name) {
                return Err(Failure::Count(message!("serve.needs-history-git")));
            }
            let found = run.in_git(&text.name, &mut messages)?;
            return self.page(&found.report(Some(&text.name)));
        }
        let names: Vec<&str> = texts.iter().map(|text| text.name.as_str()).collect();
        let bytes: Vec<Vec<u8>> = texts.iter().map(|text| text.bytes.clone()).collect();
        let readings = texts.iter().map(|text| self.reading(text));
        let readings = readings.collect::<Result<Vec<input::Options>, config::Error>>()?;
        self.page(
            &run.of_texts(&names, &bytes, &readings, &mut messages)?
                .report(None),
        )
    }

    fn page(&self, report: &Report<'_>) -> Result<Vec<u8>, Failure> {
        let style = Style {
            lang: self.lang,
            ..Style::default()
        };
        let mut out = Vec::new();
        report::PAGE.write(report, style, &mut out)?;
        Ok(out)
    }
}

#[cfg(feature = "docx")]
fn side<'run>((text, options): (&'run Text, &'run input::Options)) -> crate::redline::Side<'run> {
    crate::redline::Side {
        name: text.name.clone(),
        bytes: &text.bytes,
        options,
    }
}
