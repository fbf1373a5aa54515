//! Twice the text is twice the work: steps (see `steps`) and bytes asked for, for texts of one kind at once, twice and four times a size.
//! No clock is asked, so the figures are the same on every machine.

pub(crate) mod instructions;
mod marked;
#[path = "../../tests/support/reports.rs"]
mod reports;
mod shapes;

use std::collections::BTreeMap;
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::{env, thread};

use variorum::check::{self, Options};
use variorum::diff::{self, change::Diff};
use variorum::document::Document;
use variorum::finding::Finding;
use variorum::input;
use variorum::redline::{self, Side};
use variorum::report::{Style, Subject};
use variorum_fuzz::office::{OFFICES, bytes};
use variorum_fuzz::steps::steps;

use crate::flat::marked::MARKED;
use crate::flat::shapes::{SHAPES, Shape};
use crate::starved::asked_for;

/// How much more work twice the text may be. Sorting makes it a little more than two.
const MOST: f64 = 2.2;

/// Fewer steps, or bytes, than this are not looked at: what is done once for a run is in them.
const LEAST: [u64; 2] = [2_000_000, 8_000_000];

/// What took less than this share of that for the shortest text sets in later.
const SETS_IN: u64 = 16;

/// What a part of the work took.
struct Spent {
    /// Steps, and bytes asked for.
    costs: [u64; 2],
    /// How much came of it: findings and bytes of the text that are in any of them, bytes of a report, changes and edits.
    outcome: [usize; 2],
}

/// Work by what it was for.
type Work = BTreeMap<String, Spent>;

/// All kinds of text.
pub(crate) fn shapes() -> impl Iterator<Item = &'static Shape> {
    SHAPES.iter().chain(MARKED)
}

/// Measures every kind of text, or those whose name contains `wanted`, from so many bytes on: each in a process of its own, as many at
/// once as there are processors.
pub(crate) fn run(size: usize, wanted: &str) -> ExitCode {
    if steps() == 0 {
        eprintln!(
            "fuzz: nothing counts steps: run it in the folder fuzz/, whose .cargo/config.toml says how to build"
        );
        return ExitCode::from(2);
    }
    let chosen = shapes().filter(|shape| shape.name.contains(wanted));
    let left = Mutex::new(chosen);
    let steep = Mutex::new((0, 0));
    let width = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..width {
            scope.spawn(|| {
                loop {
                    let next = left.lock().expect("no thread panics").next();
                    let Some(shape) = next else { return };
                    let found = apart(size, shape.name);
                    let mut all = steep.lock().expect("no thread panics");
                    *all = (all.0 + 1, all.1 + usize::from(!found));
                }
            });
        }
    });
    let (all, steep) = steep.into_inner().expect("no thread panics");
    println!("{all} kinds of text, {steep} steep");
    ExitCode::from(u8::from(steep > 0 || all == 0))
}

/// Measures one kind in a process of its own. Whether it is flat.
fn apart(size: usize, name: &str) -> bool {
    let output = Command::new(env::current_exe().expect("it has a path"))
        .args(["flat", "--size", &(size / 1024).to_string()])
        .args(["--worker", "one", name])
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .expect("it runs");
    print!("{}", String::from_utf8_lossy(&output.stdout));
    let said = String::from_utf8_lossy(&output.stderr);
    if !said.is_empty() {
        println!("{name}: {said}");
    }
    output.status.success()
}

/// Measures the kind of text of that name. A search that is exact for short texts, or has a budget, grows up to its limit: what grows too
/// much is looked at again in longer texts, and what grows without a limit does so there as well.
pub(crate) fn one(size: usize, name: &str) -> ExitCode {
    let mut steep = 0;
    for shape in shapes().filter(|shape| shape.name == name) {
        let mut size = size;
        let mut found = at_size(shape, size);
        while found > 0 && size * LONGER < EACH {
            size *= LONGER;
            found = at_size(shape, size);
        }
        steep += found;
    }
    ExitCode::from(u8::from(steep > 0))
}

/// How much longer the texts are where a kind is looked at again.
const LONGER: usize = 4;

/// Measures a kind of text from so many bytes on. How many parts of the work grow too much.
fn at_size(shape: &Shape, size: usize) -> usize {
    let texts = [1, 2, 4].map(|times| (shape.make)(size * times));
    let works = texts.each_ref().map(|text| work(text, shape.file));
    let (worst, found) = compared(&works, size);
    let all = |work: &Work| work.values().map(|part| part.costs[0]).sum::<u64>();
    println!(
        "{} from {} KB: {} steps a byte; at most {:.2} a doubling ({})",
        shape.name,
        size / 1024,
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
        for part in compared(&works, size).1 {
            println!("    {part}");
        }
    }
    found.len()
}

/// From this many bytes on each doubling of steps counts. Of shorter texts two in a row count, because what sets in between two sizes, as the
/// search for a copy that is there once, has grown only once. So do two for bytes: a list that grows asks for twice its room at some length.
const EACH: usize = 1 << 20;

/// The part that grows most, and all that grow too much.
fn compared(works: &[Work; 3], size: usize) -> ((f64, String), Vec<String>) {
    let mut worst = (0.0, String::new());
    let mut found = Vec::new();
    for part in works[2].keys() {
        let [Some(one), Some(two), Some(four)] = works.each_ref().map(|work| work.get(part)) else {
            continue;
        };
        for (number, least) in LEAST.into_iter().enumerate() {
            let growth = |before: &Spent, after: &Spent| {
                // Where more than twice as much comes of it, it may take as much more.
                let more = (0..2)
                    .map(|at| after.outcome[at] as f64 / before.outcome[at].max(1) as f64)
                    .fold(2.0, f64::max);
                let ratio = after.costs[number] as f64 / before.costs[number].max(1) as f64;
                ratio * 2.0 / more
            };
            let both = [growth(one, two), growth(two, four)];
            let is_each = size >= EACH && number == 0;
            let ratio = if is_each {
                both[0].max(both[1])
            } else {
                both[0].min(both[1])
            };
            if four.costs[number] < least || one.costs[number] < least / SETS_IN {
                continue;
            }
            if ratio > worst.0 {
                worst = (ratio, part.clone());
            }
            if ratio > MOST {
                let what = ["steps", "bytes"][number];
                let counts = [one, two, four].map(|spent| spent.costs[number]);
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
        measured(&mut work, rule, found, || {
            check::check(&documents, &options)
        });
    }
    work
}

/// Reads, checks and compares a text, and writes every report.
fn work(text: &str, name: &str) -> Work {
    let mut work = Work::new();
    let document = measured(&mut work, "reading", |_| [0; 2], || read(name, text));
    let documents = [document];
    let options = Options::default();
    let findings = measured(&mut work, RULES, found, || {
        check::check(&documents, &options)
    });
    let new = revised(text, name);
    let other = read(name, &new);
    if name == "x.docx" {
        let bytes = [text, new.as_str()].map(|text| bytes(name, text, &[]));
        let options = input::Options::default();
        let side = |number: usize| Side {
            name: name.to_owned(),
            bytes: &bytes[number],
            options: &options,
        };
        let options = redline::Options {
            settled: Some(input::Revisions::Final),
            ..redline::Options::default()
        };
        let written = measured(
            &mut work,
            "redline",
            |_| [0; 2],
            || redline::redline(&side(0), &side(1), &options),
        );
        if let Err(error) = written {
            println!("    {error}");
        }
    }
    let [document] = &documents;
    let options = diff::Options::default();
    let differs = |diff: &Diff| {
        let edits = diff.changes.iter().map(|change| change.edits.len());
        [diff.changes.len(), edits.sum()]
    };
    let diff = measured(&mut work, "comparing", differs, || {
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
                let said = match subject {
                    Subject::Comparison => diff.changes.len(),
                    _ => findings.len(),
                };
                measured(
                    &mut work,
                    &name,
                    |out: &Vec<u8>| [out.len(), said],
                    || {
                        let mut out = Vec::new();
                        let written = format.write(report, style, &mut out);
                        written.expect("a vector takes it all");
                        out
                    },
                );
            }
        },
    );
    work
}

fn measured<T>(
    work: &mut Work,
    part: &str,
    size: impl Fn(&T) -> [usize; 2],
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

/// How many findings there are, and how many bytes of the text are in any of them: what is in several counts once.
fn found(findings: &Vec<Finding>) -> [usize; 2] {
    let mut spans: Vec<(u32, u32)> = findings
        .iter()
        .flat_map(|each| {
            let related = each.related.iter().map(|related| related.place);
            related.chain([each.place])
        })
        .map(|place| (place.span.start, place.span.end))
        .collect();
    spans.sort_unstable();
    let (mut bytes, mut from) = (0, 0);
    for (start, end) in spans {
        bytes += end.saturating_sub(start.max(from)) as usize;
        from = from.max(end);
    }
    [findings.len(), bytes]
}

fn read(name: &str, text: &str) -> Document {
    let packed = OFFICES.contains(&name).then(|| bytes(name, text, &[]));
    let bytes = packed.as_deref().unwrap_or(text.as_bytes());
    input::from_bytes(name, bytes, &input::Options::default()).expect("it can be read")
}

/// The text with a word put in here and there, but in no tag, and only where there are words.
fn revised(text: &str, name: &str) -> String {
    let has_tags = OFFICES.contains(&name) || name.ends_with(".html");
    let mut out = String::with_capacity(text.len() + text.len() / 100);
    let (mut in_tag, mut in_words) = (false, !has_tags);
    let mut since = EVERY / 2;
    for c in text.chars() {
        if since >= EVERY && in_words {
            out.push_str(" new ");
            since = 0;
        }
        since += 1;
        out.push(c);
        match c {
            '<' if has_tags => (in_tag, in_words) = (true, false),
            '>' if has_tags => in_tag = false,
            c => in_words |= !in_tag && c.is_alphanumeric(),
        }
    }
    out
}

/// How many characters are between two words that are put in.
const EVERY: usize = 997;
