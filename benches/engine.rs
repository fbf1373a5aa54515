//! Benchmarks of the engine: `cargo bench`. They measure and never fail.
//!
//! The texts are made here: clauses in Chinese, English or Russian, each with numbers of its own, about a megabyte of them.

use divan::Bencher;
use variorum::check::catalogue;
use variorum::diff::{self, Options};
use variorum::document::Document;
use variorum::{input, rule};

const LANGUAGES: [&str; 3] = ["zh", "en", "ru"];
const CLAUSES: usize = 4000;

fn main() {
    divan::main();
}

/// Clause `number` of a text. `change` alters one number in it.
fn clause(language: &str, number: usize, change: usize) -> String {
    let (a, b, c) = (
        number * 7 % 97 + 2,
        number * 13 % 89 + 3 + change,
        number * 31 % 1009,
    );
    match language {
        "zh" => format!(
            "第{number}号站点应当在{a}日内完成第{c}批设备的检修，并在{b}日内向主管部门报告结果。逾期不报的，由主管部门责令改正，并记入第{c}号档案。"
        ),
        "en" => format!(
            "Station {number} shall complete the repair of lot {c} within {a} days, and report to the authority within {b} days. A station that fails to report shall be ordered to do so, which is entered in file {c}."
        ),
        _ => format!(
            "Станция {number} обязана завершить ремонт партии {c} в течение {a} дней и сообщить об этом ведомству в течение {b} дней. Станции, не сообщившей о ремонте, выносится предписание, о чём делается запись в деле {c}."
        ),
    }
}

fn document(paragraphs: &[String]) -> Document {
    let text = paragraphs.join("\n\n");
    input::from_bytes("bench.txt", text.as_bytes(), &input::Options::default())
        .expect("UTF-8 can be read")
}

/// A text, and a revision of it: one clause in twenty changed, one in fifty moved.
fn revisions(language: &str) -> (Document, Document) {
    let old: Vec<String> = (0..CLAUSES)
        .map(|number| clause(language, number, 0))
        .collect();
    let mut new: Vec<String> = (0..CLAUSES)
        .map(|number| clause(language, number, usize::from(number % 20 == 0)))
        .collect();
    for from in (7..CLAUSES).step_by(50) {
        let moved = new.remove(from);
        new.insert((from + 1900) % CLAUSES, moved);
    }
    (document(&old), document(&new))
}

/// From bytes to paragraphs and keys.
#[divan::bench(args = LANGUAGES)]
fn read(bencher: Bencher<'_, '_>, language: &str) {
    let paragraphs: Vec<String> = (0..CLAUSES)
        .map(|number| clause(language, number, 0))
        .collect();
    let text = paragraphs.join("\n\n");
    let options = input::Options::default();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| {
            input::from_bytes("bench.txt", text.as_bytes(), &options).expect("UTF-8 can be read")
        });
}

/// Paragraphs aligned, and words inside those that changed.
#[divan::bench(args = LANGUAGES)]
fn align(bencher: Bencher<'_, '_>, language: &str) {
    let (old, new) = revisions(language);
    bencher.bench(|| diff::diff(&old, &new, &Options::default()));
}

/// The words of two paragraphs of a thousand sentences, of which one in ten changed.
#[divan::bench(args = LANGUAGES)]
fn words(bencher: Bencher<'_, '_>, language: &str) {
    let text = |change: usize| {
        let sentences = (0..1000)
            .map(|number| clause(language, number, change * usize::from(number % 10 == 0)));
        document(&[sentences.collect::<Vec<_>>().join(" ")])
    };
    let (old, new) = (text(0), text(1));
    bencher.bench(|| diff::diff(&old, &new, &Options::default()));
}

/// Every rule over one text.
#[divan::bench(args = LANGUAGES)]
fn check(bencher: Bencher<'_, '_>, language: &str) {
    let (one, _) = revisions(language);
    let documents = [one];
    bencher.bench(|| {
        let mut findings = Vec::new();
        for rule in catalogue::all() {
            rule.run(&documents, &rule::Options::default(), &mut findings);
        }
        findings
    });
}

/// Passages that appear twice, one in two of them edited, in a text where half of the clauses are copies.
#[divan::bench(args = LANGUAGES)]
fn repeats(bencher: Bencher<'_, '_>, language: &str) {
    let copies = (0..CLAUSES / 2).map(|number| clause(language, number * 3, number % 2));
    let text: Vec<String> = (0..CLAUSES / 2)
        .map(|number| clause(language, number * 3, 0))
        .chain(copies)
        .collect();
    let documents = [document(&text)];
    let rule = catalogue::rule("duplicate-passage").expect("the rule exists");
    bencher.bench(|| {
        let mut findings = Vec::new();
        rule.run(&documents, &rule::Options::default(), &mut findings);
        findings
    });
}
