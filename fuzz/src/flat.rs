//! Twice the text is twice the work: steps (see `steps`) and bytes asked for, for texts of one kind at once, twice and four times a size.
//! No clock is asked, so the figures are the same on every machine.

pub(crate) mod instructions;
#[path = "../../tests/support/reports.rs"]
mod reports;
mod shapes;

use std::collections::BTreeMap;
use std::process::ExitCode;

use variorum::check::{self, Options};
use variorum::diff::{self, change::Diff};
use variorum::document::Document;
use variorum::input;
use variorum::report::Style;
use variorum_fuzz::steps::steps;

use crate::flat::shapes::SHAPES;
use crate::starved::asked_for;

/// How much more work twice the text may be. Sorting makes it a little more than two.
const MOST: f64 = 2.2;

/// Fewer steps, or bytes, than this are not looked at: what is done once for a run is in them.
const LEAST: [u64; 2] = [2_000_000, 8_000_000];

/// What a part of the work took.
struct Spent {
    /// Steps, and bytes asked for.
    costs: [u64; 2],
    /// How much came of it: findings, or bytes of a report.
    outcome: usize,
}

/// Work by what it was for.
type Work = BTreeMap<String, Spent>;

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
        let texts = [1, 2, 4].map(|times| (shape.make)(size * times));
        let works = texts.each_ref().map(|text| work(text, shape.file));
        let (worst, found) = compared(&works);
        let all = |work: &Work| work.values().map(|part| part.costs[0]).sum::<u64>();
        println!(
            "{}: {} steps a byte; at most {:.2} a doubling ({})",
            shape.name,
            all(&works[2]) / (4 * size) as u64,
            worst.0,
            worst.1
        );
        for part in &found {
            println!("    {part}");
        }
        // Which rule it is.
        if found.iter().any(|part| part.starts_with(RULES)) {
            let works = texts.each_ref().map(|text| by_rule(text, shape.file));
            for part in compared(&works).1 {
                println!("    {part}");
            }
        }
        steep += found.len();
    }
    println!("{steep} steep");
    ExitCode::from(u8::from(steep > 0))
}

/// The part that grows most, and all that grow too much.
fn compared(works: &[Work; 3]) -> ((f64, String), Vec<String>) {
    let mut worst = (0.0, String::new());
    let mut found = Vec::new();
    for (part, twice) in &works[1] {
        let four = &works[2][part];
        // Where more than twice as much comes of it, it may take as much more.
        let more = four.outcome as f64 / twice.outcome.max(1) as f64;
        for (number, least) in LEAST.into_iter().enumerate() {
            let (before, after) = (twice.costs[number], four.costs[number]);
            let ratio = after as f64 / before.max(1) as f64 * 2.0 / more.max(2.0);
            if after < least {
                continue;
            }
            if ratio > worst.0 {
                worst = (ratio, part.clone());
            }
            if ratio > MOST {
                let what = ["steps", "bytes"][number];
                let counts = works.each_ref().map(|work| work[part].costs[number]);
                found.push(format!(
                    "{part}: {ratio:.2} times the {what} for twice the text: {counts:?}"
                ));
            }
        }
    }
    (worst, found)
}

/// What all rules together are called.
const RULES: &str = "all rules";

/// Checks a text for one rule after another.
fn by_rule(text: &str, name: &str) -> Work {
    let mut work = Work::new();
    let documents = [read(name, text)];
    let mut options = Options::default();
    for (rule, severity) in std::mem::take(&mut options.rules) {
        options.rules = BTreeMap::from([(rule, severity)]);
        measured(&mut work, rule, Vec::len, || {
            check::check(&documents, &options)
        });
    }
    work
}

/// Reads, checks and compares a text, and writes every report.
fn work(text: &str, name: &str) -> Work {
    let mut work = Work::new();
    let document = measured(&mut work, "reading", |_| 0, || read(name, text));
    let documents = [document];
    let options = Options::default();
    let findings = measured(&mut work, RULES, Vec::len, || {
        check::check(&documents, &options)
    });
    let other = read(name, &revised(text));
    let [document] = &documents;
    let options = diff::Options::default();
    let count = |diff: &Diff| diff.changes.len();
    let diff = measured(&mut work, "comparing", count, || {
        diff::diff(document, &other, &options)
    });
    let checked = (&documents[..], &findings[..], true);
    reports::each(
        checked,
        ([document, &other], &diff),
        |subject, format, report| {
            let widths = if format.name == "human" {
                &[None, Some(80)][..]
            } else {
                &[None]
            };
            for columns in widths {
                let style = Style {
                    columns: *columns,
                    ..Style::default()
                };
                let name = format!("{subject:?} as {} in {columns:?} columns", format.name);
                measured(&mut work, &name, Vec::len, || {
                    let mut out = Vec::new();
                    let written = format.write(report, style, &mut out);
                    written.expect("a vector takes it all");
                    out
                });
            }
        },
    );
    work
}

fn measured<T>(
    work: &mut Work,
    part: &str,
    size: impl Fn(&T) -> usize,
    run: impl FnOnce() -> T,
) -> T {
    let before = [steps(), asked_for()];
    let out = run();
    let spent = Spent {
        costs: [steps() - before[0], asked_for() - before[1]],
        outcome: size(&out),
    };
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
