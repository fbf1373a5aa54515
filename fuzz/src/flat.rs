//! Twice the text is twice the work: steps (see `steps`) and bytes asked for, for texts of one kind at once, twice and four times a size.
//! No clock is asked, so the figures are the same on every machine.

mod shapes;

use std::collections::BTreeMap;
use std::process::ExitCode;

use variorum::check::{self, Options};
use variorum::diff;
use variorum::document::Document;
use variorum::finding::silence::Silence;
use variorum::input;
use variorum::report::{Check, FORMATS, Report, Style, Subject};
use variorum_fuzz::steps::steps;

use crate::flat::shapes::SHAPES;
use crate::starved::asked_for;

/// How much more work twice the text may be. Sorting makes it a little more than two.
const MOST: f64 = 2.2;

/// Work below this is not looked at: what is done once for a run is in it.
const LEAST: u64 = 2_000_000;

/// Work by what it was for: steps, and bytes asked for.
type Work = BTreeMap<String, (u64, u64)>;

/// Measures every kind of text, or those whose name contains `wanted`, from so many bytes on.
pub(crate) fn run(size: usize, wanted: &str) -> ExitCode {
    if steps() == 0 {
        eprintln!(
            "fuzz: nothing counts steps: run it in the folder fuzz/, whose .cargo/config.toml says how to build"
        );
        return ExitCode::from(2);
    }
    let mut steep = 0;
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(wanted)) {
        let works = [1, 2, 4].map(|times| work(&(shape.make)(size * times), shape.file));
        let mut worst: (f64, &str) = (0.0, "");
        for (part, twice) in &works[1] {
            let four = works[2][part];
            for (before, after) in [(twice.0, four.0), (twice.1, four.1)] {
                let ratio = after as f64 / before.max(1) as f64;
                if after < LEAST {
                    continue;
                }
                if ratio > worst.0 {
                    worst = (ratio, part);
                }
                if ratio > MOST {
                    steep += 1;
                    let counts = works.iter().map(|work| work.get(part).copied());
                    let counts: Vec<_> = counts.flatten().collect();
                    println!(
                        "{}: {part} takes {ratio:.2} times as much for twice the text: {counts:?}",
                        shape.name
                    );
                }
            }
        }
        let all = |work: &Work| work.values().map(|part| part.0).sum::<u64>() / size as u64;
        let [one, two, four] = [&works[0], &works[1], &works[2]].map(all);
        println!(
            "{}: {one}, {}, {} steps a byte; at most {:.2} a doubling ({})",
            shape.name,
            two / 2,
            four / 4,
            worst.0,
            worst.1
        );
    }
    println!("{steep} steep");
    ExitCode::from(u8::from(steep > 0))
}

/// Reads, checks and compares a text, and writes every report.
fn work(text: &str, name: &str) -> Work {
    let mut work = Work::new();
    let document = measured(&mut work, "reading", || read(name, text));
    let documents = [document];
    let mut options = Options::default();
    // One rule by itself, so that a steep one is named. What rules share is measured first.
    measured(&mut work, "all rules", || {
        check::check(&documents, &options)
    });
    let rules = std::mem::take(&mut options.rules);
    for (rule, severity) in rules {
        options.rules = BTreeMap::from([(rule, severity)]);
        measured(&mut work, rule, || check::check(&documents, &options));
    }
    let findings = check::check(&documents, &Options::default());
    let (left_out, silence) = (BTreeMap::new(), Silence::default());
    let check = Check {
        documents: &documents,
        configurations: 0,
        findings: &findings,
        rules: check::catalogue::all(),
        suppressed: 0,
        left_out: &left_out,
        silence: &silence,
        old: None,
        unread: 0,
        full: true,
        unsafe_fixes: false,
    };
    let other = read(name, &revised(text));
    let [document] = &documents;
    let options = diff::Options::default();
    let diff = measured(&mut work, "comparing", || {
        diff::diff(document, &other, &options)
    });
    let comparison = Report::Diff {
        old: document,
        new: &other,
        diff: &diff,
    };
    for (subject, report) in [
        (Subject::Check, Report::Check(check)),
        (Subject::Comparison, comparison),
        (Subject::Text, Report::Text(document)),
    ] {
        for format in FORMATS.iter().filter(|format| format.fits(subject)) {
            let columns = [None, Some(80)];
            for columns in columns {
                let style = Style {
                    columns,
                    ..Style::default()
                };
                let name = format!("{subject:?} as {} in {columns:?} columns", format.name);
                let mut out = Vec::new();
                let written = measured(&mut work, &name, || format.write(&report, style, &mut out));
                written.expect("a vector takes it all");
            }
        }
    }
    work
}

fn measured<T>(work: &mut Work, part: &str, run: impl FnOnce() -> T) -> T {
    let before = (steps(), asked_for());
    let out = run();
    let spent = (steps() - before.0, asked_for() - before.1);
    work.insert(part.to_owned(), spent);
    out
}

fn read(name: &str, text: &str) -> Document {
    input::from_bytes(name, text.as_bytes(), &input::Options::default()).expect("it is UTF-8")
}

/// The text with a word put in here and there.
fn revised(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 100);
    for (number, c) in text.chars().enumerate() {
        if number % 997 == 500 {
            out.push_str(" new ");
        }
        out.push(c);
    }
    out
}
