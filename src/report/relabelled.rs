//! Paragraphs whose labels alone are written in another way, one after another: a list that turns from numbers to bullets, 第五条 and 第5条.

use crate::diff::change::{Change, Diff, Edit, Kind};
use crate::document::{self, Document, Paragraph};
use crate::facts::label::Style;
use crate::report::places::Indexed;
use crate::report::told::ready;
use crate::text::span::Span;
use crate::wording::message::{Message, message};

/// Such paragraphs, in order: what their labels were and what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relabelled {
    /// The first of them: old and new paragraph.
    pub(super) first: (u32, u32),
    /// The last of them: old and new paragraph.
    pub(super) last: (u32, u32),
    /// Which changes they are, as indices into [`Diff::changes`].
    pub(super) changes: Vec<u32>,
    /// How many between them were edited besides, and have records of their own.
    pub(super) edited: usize,
    forms: [Form; 2],
}

/// How a paragraph is marked as one of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// By a label that it has.
    Labelled(Style),
    /// By a bullet that its format has.
    Item,
    /// Not at all.
    Plain,
}

impl Form {
    fn of(paragraph: &Paragraph) -> Self {
        match paragraph.label {
            Some(label) => Self::Labelled(label.style),
            None if paragraph.kind == document::Kind::ListItem => Self::Item,
            None => Self::Plain,
        }
    }

    fn is_bullet(self) -> bool {
        matches!(self, Self::Item | Self::Labelled(Style::Bullet))
    }
}

impl Relabelled {
    /// What became of the labels, with the first and the last of them.
    pub(super) fn told(&self, old: &Indexed<'_>, new: &Indexed<'_>) -> Message {
        let labels = |side: &Indexed<'_>, first: u32, last: u32| {
            let label = |at| side.document.written_label(side.paragraph(at));
            range(label(first), label(last))
        };
        let was = labels(old, self.first.0, self.last.0);
        let is = labels(new, self.first.1, self.last.1);
        match self.forms.map(Form::is_bullet) {
            [false, true] => message!("diff.bullets", labels = ready(was)),
            [true, false] => message!("diff.numbers", labels = ready(is)),
            _ if is.is_empty() => message!("diff.numbers-removed", labels = ready(was)),
            _ if was.is_empty() => message!("diff.numbers-added", labels = ready(is)),
            _ => message!("diff.otherwise", was = ready(was), is = ready(is)),
        }
    }
}

/// The first and the last of a run, or the one that both are.
pub(super) fn range(first: &str, last: &str) -> String {
    if first == last {
        first.to_owned()
    } else {
        format!("{first}–{last}")
    }
}

/// Runs of two and more of such paragraphs. Linear in the changes.
pub(super) fn find(old: &Document, new: &Document, diff: &Diff) -> Vec<Relabelled> {
    let mut out: Vec<Relabelled> = Vec::new();
    let (mut open, mut passed) = (false, 0);
    for (at, change) in diff.changes.iter().enumerate() {
        let Some((place, forms, alone)) = relabelled([old, new], change) else {
            open = false;
            continue;
        };
        // An item whose text was edited, too, has a record of its own, and parts no run.
        if !alone {
            open &= out.last().is_some_and(|last| last.forms == forms);
            passed += usize::from(open);
            continue;
        }
        match out.last_mut().filter(|last| open && last.forms == forms) {
            Some(run) => {
                run.last = place;
                run.edited += passed;
                run.changes.push(at as u32);
            }
            None => out.push(Relabelled {
                first: place,
                last: place,
                changes: vec![at as u32],
                edited: 0,
                forms,
            }),
        }
        (open, passed) = (true, 0);
    }
    out.retain(|run| run.changes.len() > 1);
    out
}

/// The paragraphs of a change, their forms, and whether nothing but these changed.
type Found = ((u32, u32), [Form; 2], bool);

/// The paragraphs of a change that is one of their labels, their forms, and whether nothing else changed.
fn relabelled(documents: [&Document; 2], change: &Change) -> Option<Found> {
    let ([old], [new]) = (&change.old[..], &change.new[..]) else {
        return None;
    };
    let paragraphs = [
        &documents[0].paragraphs[*old as usize],
        &documents[1].paragraphs[*new as usize],
    ];
    // The figure that a cell of a table begins with is what the cell says, and no label of an item.
    if paragraphs
        .iter()
        .any(|each| each.kind == document::Kind::TableCell)
    {
        return None;
    }
    let in_label = |edit: &Edit| {
        let [one, other] = [0, 1].map(|side| body(documents[side], paragraphs[side]));
        edit.old.end <= one && edit.new.end <= other && !edit.mark
    };
    let alone = change.kind == Kind::Edited && !change.moved && !change.edits.is_empty();
    let all = change.edits.iter().all(in_label);
    let any = alone && change.edits.iter().any(in_label);
    any.then(|| ((*old, *new), paragraphs.map(Form::of), all))
}

/// Where the text behind the label of a paragraph starts, in bytes of the source.
fn body(document: &Document, paragraph: &Paragraph) -> u32 {
    let rest = Span {
        start: paragraph.body,
        end: paragraph.key.end,
    };
    document.keys.source(rest).start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{self, Options};
    use crate::input;

    fn told(name: &str, old: &str, new: &str) -> Vec<String> {
        let read = |text: &str| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read(old), read(new));
        let diff = diff::diff(&old, &new, &Options::default());
        let (one, other) = (Indexed::new(&old), Indexed::new(&new));
        let runs = find(&old, &new, &diff).into_iter();
        runs.map(|run| format!("{} ({})", run.told(&one, &other), run.changes.len()))
            .collect()
    }

    const NUMBERS: &str = "The tenant keeps:\n\n1. the stairs clean;\n2. the windows shut in the rain;\n3. the garden free of weeds.\n";

    #[test]
    fn a_list_that_turns_to_bullets_is_one_run() {
        let bullets = NUMBERS
            .replace("1.", "-")
            .replace("2.", "-")
            .replace("3.", "-");
        for name in ["x.txt", "x.md"] {
            assert_eq!(
                told(name, NUMBERS, &bullets),
                ["numbers to bullets: 1.–3. (3)"],
                "{name}"
            );
            assert_eq!(
                told(name, &bullets, NUMBERS),
                ["bullets to numbers: 1.–3. (3)"],
                "{name}"
            );
        }
    }

    #[test]
    fn an_item_that_becomes_a_plain_paragraph_is_in_no_list() {
        for (end, plain) in [
            (
                "the garden",
                "Weeds are pulled out by hand on the first of the month.",
            ),
            ("花园", "每月第一天由承租人亲手拔除杂草。"),
            (
                "сад",
                "Сорняки вырываются руками в первый день каждого месяца.",
            ),
        ] {
            let old = format!(
                "1. one of {end} and of the gate\n2. two of {end} and of the gate\n3. {plain}\n"
            );
            let new = format!(
                "- one of {end} and of the gate\n- two of {end} and of the gate\n\n{plain}\n"
            );
            for name in ["x.txt", "x.md"] {
                assert_eq!(
                    told(name, &old, &new),
                    ["numbers to bullets: 1.–2. (2)"],
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn labels_in_another_notation_are_one_run() {
        let han = "第五条 业主应当按时交费。\n\n第六条 访客应当登记。\n";
        let figures = "第5条 业主应当按时交费。\n\n第6条 访客应当登记。\n";
        assert_eq!(
            told("x.txt", han, figures),
            ["labels written otherwise: 第五条–第六条 to 第5条–第6条 (2)"]
        );
    }

    #[test]
    fn figures_in_cells_of_a_table_are_no_labels() {
        for (head, rows, changed) in [
            (
                "| Boat | Fee |",
                ["| Punt | 10 |", "| Raft | 2 |", "| Skiff | 5 |"],
                ["| Punt | 12 |", "| Raft | 3 |", "| Skiff | 6 |"],
            ),
            (
                "| 船 | 费用 |",
                ["| 舢板 | 十二 |", "| 木筏 | 十五 |", "| 渡船 | 二十 |"],
                ["| 舢板 | 十三 |", "| 木筏 | 十六 |", "| 渡船 | 二十 |"],
            ),
            (
                "| Лодка | Сбор |",
                ["| Плот | 10.50 |", "| Ялик | 2.25 |", "| Паром | 4.00 |"],
                ["| Плот | 11.50 |", "| Ялик | 3.25 |", "| Паром | 5.00 |"],
            ),
        ] {
            let table = |rows: [&str; 3]| format!("{head}\n| --- | --- |\n{}\n", rows.join("\n"));
            let page = |rows: [&str; 3]| {
                let cells = rows.map(|row| {
                    let row = row.trim_matches(['|', ' ']).replace(" | ", "</td><td>");
                    format!("<tr><td>{row}</td></tr>")
                });
                format!("<table>{}</table>", cells.concat())
            };
            assert_eq!(told("x.md", &table(rows), &table(changed)), [""; 0]);
            assert_eq!(told("x.html", &page(rows), &page(changed)), [""; 0]);
        }
    }

    #[test]
    fn an_item_that_was_edited_besides_parts_no_run() {
        let new = NUMBERS
            .replace("1.", "1)")
            .replace("2. the windows", "2) all windows")
            .replace("3.", "3)");
        assert_eq!(
            told("x.txt", NUMBERS, &new),
            ["labels written otherwise: 1.–3. to 1)–3) (2)"]
        );
    }

    #[test]
    fn one_item_or_one_with_other_words_is_a_record_of_its_own() {
        let one = NUMBERS
            .replace("1.", "-")
            .replace("the windows", "all windows");
        assert_eq!(told("x.txt", NUMBERS, &one), [""; 0]);
    }
}
