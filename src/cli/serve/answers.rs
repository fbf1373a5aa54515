//! From a request to its answer.

use std::collections::BTreeSet;
use std::io;
use std::net::TcpStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use tempfile::TempDir;

use crate::cli::args::InputArguments;
use crate::cli::messages::{self, Messages};
use crate::cli::serve::files::{self, Files, Text};
use crate::cli::serve::gate::Gate;
use crate::cli::serve::guard::{Guard, Refusal};
use crate::cli::serve::http::{Answer, Failure, Head, Method};
use crate::cli::serve::pages;
use crate::cli::serve::query::Query;
use crate::cli::serve::work::{self, Form, Task};
use crate::report::excerpt::shown;
use crate::report::html;
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// What all connections share.
#[derive(Debug)]
pub(super) struct Server {
    guard: Guard,
    files: Files,
    gate: Gate,
    input: InputArguments,
    /// What pages and messages are written in.
    lang: Lang,
    /// The page that leads the browser here: it has the token in it, and goes once the browser came.
    opened: Mutex<Option<TempDir>>,
    /// What was said on standard error.
    said: Mutex<BTreeSet<Message>>,
}

impl Server {
    pub(super) fn new(guard: Guard, files: Files, input: &InputArguments, lang: Lang) -> Self {
        Self {
            guard,
            files,
            gate: Gate::default(),
            input: input.clone(),
            lang,
            opened: Mutex::default(),
            said: Mutex::default(),
        }
    }

    /// Keeps the page that leads the browser here until it came.
    pub(super) fn opened(&self, folder: TempDir) {
        *self.opened.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder);
    }

    /// Answers one request.
    pub(super) fn answer(&self, mut stream: TcpStream) {
        let read = Head::read(&mut stream);
        let answer = read.and_then(|mut head| self.to(&mut head, &mut stream));
        let answer = match answer {
            Ok(answer) => answer,
            Err(Failure::Gone) => return,
            Err(Failure::Refused(status, reason)) => self.told(status, &reason),
        };
        // A client that went away needs no answer.
        let _ = answer.send(&mut stream);
    }

    fn to(&self, head: &mut Head, stream: &mut TcpStream) -> Result<Answer, Failure> {
        let place = match self.guard.admit(head) {
            Ok(place) => place.to_owned(),
            Err(Refusal::Foreign) => {
                return Err(Failure::Refused(403, message!("serve.foreign")));
            }
            Err(Refusal::Unknown) => {
                return Err(Failure::Refused(404, message!("serve.unknown")));
            }
        };
        match (head.method, place.as_str()) {
            (Method::Get, "") => Ok(self.front()),
            (Method::Get, "look") => Ok(self.around(&head.query)),
            (Method::Get, "report") => Ok(self.made(&head.query, false)),
            (Method::Get, "save") => Ok(self.made(&head.query, true)),
            (Method::Post, "drop") => self.dropped(head, stream),
            (Method::Get, "drop") | (Method::Post, _) => {
                Err(Failure::Refused(405, message!("serve.not-here")))
            }
            _ => Err(Failure::Refused(404, message!("serve.no-page"))),
        }
    }

    fn front(&self) -> Answer {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        drop(opened.take());
        let (listed, more) = self.files.listed();
        let (title, dropped) = (self.files.title(), self.files.dropped());
        pages::front(self.lang, &title, &dropped, &listed, more)
    }

    /// A page that says why there is no other one.
    fn told(&self, status: u16, why: &Message) -> Answer {
        let why = why.said(self.lang);
        let lines: Vec<String> = why.lines().map(shown).collect();
        pages::told(self.lang, status, &lines)
    }

    fn unknown(&self) -> Answer {
        self.told(404, &message!("serve.no-page"))
    }

    /// The page around a report, which leads to it and to what can be saved.
    fn around(&self, query: &Query) -> Answer {
        let Some((task, ids)) = asked(query) else {
            return self.unknown();
        };
        match self.texts(&ids) {
            Ok(texts) => {
                let names: Vec<&str> = texts.iter().map(|text| text.name.as_str()).collect();
                pages::around(self.lang, task, &ids, &names)
            }
            Err(answer) => answer,
        }
    }

    /// A report, or what is saved of it.
    fn made(&self, query: &Query, is_saved: bool) -> Answer {
        let Some((task, ids)) = asked(query) else {
            return self.unknown();
        };
        let form = match query.one("as") {
            None | Some("html") => Form::Page,
            #[cfg(feature = "docx")]
            Some("docx") if is_saved => Form::Word,
            _ => return self.unknown(),
        };
        let Some(_place) = self.gate.enter() else {
            return self.told(503, &message!("serve.busy"));
        };
        let texts = match self.texts(&ids) {
            Ok(texts) => texts,
            Err(answer) => return answer,
        };
        let folder = self.files.folder();
        // A fault in a reader does not end the server.
        let made = catch_unwind(AssertUnwindSafe(|| {
            work::make(task, form, &texts, &self.input, folder, self.lang)
        }));
        self.say(messages::taken());
        match made {
            Ok(Ok(bytes)) => answer_of(task, form, is_saved, bytes),
            Ok(Err(work::Failure::Count(what))) => self.told(422, &what),
            Ok(Err(work::Failure::Error(error))) => self.told(422, &error.message()),
            Err(_) => self.told(500, &message!("serve.failed")),
        }
    }

    /// Says what a command says at its end, such as whose configuration was read: each of it once.
    fn say(&self, notes: BTreeSet<Message>) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        for note in notes {
            if said.insert(note.clone()) {
                Messages::new(&mut io::stderr(), None, self.lang).say(&note);
            }
        }
    }

    /// The files that an address names.
    fn texts(&self, ids: &[&str]) -> Result<Vec<Text>, Answer> {
        let read = ids.iter().map(|id| self.files.read(id));
        let read: Result<Vec<Text>, files::Error> = read.collect();
        read.map_err(|error| match error {
            files::Error::Unknown => self.told(404, &message!("serve.file-gone")),
            files::Error::Outside(name) => {
                self.told(404, &message!("serve.file-outside", name = name))
            }
            files::Error::Input(error) => self.told(422, &error.message()),
        })
    }

    /// Takes a file that was dropped.
    fn dropped(&self, head: &mut Head, stream: &mut TcpStream) -> Result<Answer, Failure> {
        if head.length > files::LARGEST {
            return Ok(pages::data(
                413,
                &serde_json::json!({ "error": "too large" }),
            ));
        }
        let name = head.query.one("name").unwrap_or_default().to_owned();
        let Some(_room) = self.files.room(head.length) else {
            return Ok(pages::data(503, &serde_json::json!({ "error": "busy" })));
        };
        let bytes = head.body(stream)?;
        Ok(match self.files.drop(&name, bytes) {
            Some(choice) => pages::data(
                200,
                &serde_json::json!({ "id": choice.id, "name": choice.name }),
            ),
            None => pages::data(422, &serde_json::json!({ "error": "no name" })),
        })
    }
}

/// What is to be done with which files.
fn asked(query: &Query) -> Option<(Task, Vec<&str>)> {
    let task = Task::named(query.one("do")?)?;
    Some((task, query.all("file").collect()))
}

/// A report with the policy that it has itself. It is shown without any right here: it can ask this server for nothing.
fn answer_of(task: Task, form: Form, is_saved: bool, body: Vec<u8>) -> Answer {
    let policy = html::policy(&body).unwrap_or("default-src 'none'");
    let policy = format!("{policy}; frame-ancestors 'self'; sandbox allow-scripts");
    let (kind, file) = match (form, task) {
        (Form::Page, Task::Compare) => (pages::HTML, "comparison.html"),
        (Form::Page, Task::Check) => (pages::HTML, "check.html"),
        (Form::Page, Task::History) => (pages::HTML, "history.html"),
        #[cfg(feature = "docx")]
        (Form::Word, Task::Check) => (pages::WORD, "comments.docx"),
        #[cfg(feature = "docx")]
        (Form::Word, _) => (pages::WORD, "changes.docx"),
    };
    Answer {
        status: 200,
        kind,
        policy,
        file: is_saved.then_some(file),
        body,
    }
}
