//! Clauses whose number changed because others came or went: those that shifted by the same amount are said once.

use std::collections::BTreeMap;

use crate::diff::change::{Change, Diff, Kind, Renumbering};
use crate::diff::lists;
use crate::document::Document;
use crate::facts::label::Style;

/// How the number before a paragraph changed: which of its numbers, counted from the widest, and by how much.
type Shift = (usize, i64);

/// Clauses that may still go on.
struct Open {
    shift: Shift,
    /// The new numbers of the last clause: a list that starts again is another one.
    last: Vec<u64>,
    found: Renumbering,
}

impl Open {
    fn new(shift: Shift, numbers: &[u64], pair: &Pair) -> Self {
        let place = (pair.old, pair.new);
        Self {
            shift,
            last: numbers.to_vec(),
            found: Renumbering {
                first: place,
                last: place,
                by: shift.1,
                count: 1,
                changes: pair.renumbered.into_iter().collect(),
            },
        }
    }

    fn goes_on(&self, shift: Shift, numbers: &[u64]) -> bool {
        self.shift == shift && self.last[..] < *numbers
    }

    fn add(&mut self, numbers: &[u64], pair: &Pair) {
        self.last = numbers.to_vec();
        self.found.last = (pair.old, pair.new);
        self.found.count += 1;
        self.found.changes.extend(pair.renumbered);
    }
}

/// What shifts together, when the number at a depth does: 3., 3.1 and 3.1.1 do when chapters come before chapter 3. The last two say which
/// lists it is in.
type Family = (Style, usize, [u32; 2]);

/// The renumbered clauses in `diff`, in its order. A clause whose text changed too belongs to those around it as well.
pub(super) fn find(old: &Document, new: &Document, diff: &Diff) -> Vec<Renumbering> {
    if diff.count(Kind::Renumbered) == 0 {
        return Vec::new();
    }
    let members = [lists::members(old), lists::members(new)];
    let mut open: BTreeMap<Family, Open> = BTreeMap::new();
    let mut done: Vec<Renumbering> = Vec::new();
    for pair in kept(diff) {
        let both = [
            &members[0][pair.old as usize],
            &members[1][pair.new as usize],
        ];
        let [Some(was), Some(is)] = both else {
            continue;
        };
        if was.style != is.style || was.numbers.len() != is.numbers.len() {
            continue;
        }
        let shift = match shift([&was.numbers, &is.numbers]) {
            Shifted::By(shift) => Some(shift),
            Shifted::Same => None,
            Shifted::Otherwise => continue,
        };
        let family = |depth: usize| -> Family {
            let inner = matches!(was.style, Style::Decimal(_));
            (was.style, depth * usize::from(inner), [was.list, is.list])
        };
        let Some(shift) = shift else {
            // None of its numbers shifted.
            let ended = (0..is.numbers.len()).filter_map(|depth| open.remove(&family(depth)));
            done.extend(ended.map(|open| open.found));
            continue;
        };
        let family = family(shift.0);
        let own = &is.numbers;
        match open.get_mut(&family) {
            Some(found) if found.goes_on(shift, own) => found.add(own, &pair),
            _ => {
                let before = open.insert(family, Open::new(shift, own, &pair));
                done.extend(before.map(|open| open.found));
            }
        }
    }
    done.extend(open.into_values().map(|open| open.found));
    done.retain(|found| !found.changes.is_empty());
    done.sort_by_key(|found| found.changes[0]);
    done
}

/// An old and a new paragraph that are one and kept their place.
struct Pair {
    old: u32,
    new: u32,
    /// The change that says that nothing but the number is another one, as an index into [`Diff::changes`].
    renumbered: Option<u32>,
}

/// The paragraphs that kept their place, in the order of the new text.
fn kept(diff: &Diff) -> Vec<Pair> {
    let unchanged = diff.unchanged.iter().map(|(old, new)| Pair {
        old: *old,
        new: *new,
        renumbered: None,
    });
    let single = |(_, change): &(usize, &Change)| {
        !change.moved
            && change.old.len() == 1
            && change.new.len() == 1
            && change.kind != Kind::Copied
    };
    let changes = diff.changes.iter().enumerate().filter(single);
    let edited = changes.map(|(at, change)| Pair {
        old: change.old[0],
        new: change.new[0],
        renumbered: (change.kind == Kind::Renumbered).then_some(at as u32),
    });
    let mut out: Vec<Pair> = unchanged.chain(edited).collect();
    out.sort_by_key(|pair| pair.new);
    out
}

/// How one label differs from another.
enum Shifted {
    /// Not at all.
    Same,
    /// In one number.
    By(Shift),
    /// In several numbers.
    Otherwise,
}

fn shift(numbers: [&[u64]; 2]) -> Shifted {
    let mut changed = numbers[0]
        .iter()
        .zip(numbers[1])
        .enumerate()
        .filter(|(_, (old, new))| old != new)
        .map(|(at, (old, new))| (at, new.cast_signed().wrapping_sub(old.cast_signed())));
    match (changed.next(), changed.next()) {
        (None, _) => Shifted::Same,
        (Some(shift), None) => Shifted::By(shift),
        _ => Shifted::Otherwise,
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::{self, Options};
    use crate::document::Document;
    use crate::input;

    fn read(text: &str) -> Document {
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn runs(old: &str, new: &str) -> Vec<(String, String, i64, usize)> {
        let (old, new) = (read(old), read(new));
        let label = |at: u32| old.label(&old.paragraphs[at as usize]).to_owned();
        let diff = diff::diff(&old, &new, &Options::default());
        diff.renumberings
            .iter()
            .map(|run| {
                (
                    label(run.first.0),
                    label(run.last.0),
                    run.by,
                    run.changes.len(),
                )
            })
            .collect()
    }

    const CLAUSES: [&str; 6] = [
        "甲方应当按期向乙方支付价款。",
        "乙方应当按约定的质量交付货物。",
        "货物在运输途中毁损的，由乙方承担损失。",
        "双方应当对合同内容保守秘密。",
        "因不可抗力不能履行的，应当及时通知对方。",
        "争议由双方协商解决，协商不成的提交仲裁。",
    ];

    fn clauses(texts: &[&str]) -> String {
        let numbers = ["一", "二", "三", "四", "五", "六", "七", "八"];
        let lines: Vec<String> = texts
            .iter()
            .zip(numbers)
            .map(|(text, number)| format!("第{number}条　{text}"))
            .collect();
        lines.join("\n\n")
    }

    #[test]
    fn clauses_behind_a_new_one_are_one_run() {
        let mut more = CLAUSES.to_vec();
        more.insert(2, "价款以银行转账方式支付，手续费由甲方负担。");
        let expected = [("第三条".to_owned(), "第六条".to_owned(), 1, 4)];
        assert_eq!(runs(&clauses(&CLAUSES), &clauses(&more)), expected);
    }

    #[test]
    fn an_edited_clause_does_not_part_a_run_but_another_new_clause_does() {
        let mut more = CLAUSES.to_vec();
        more[3] = "双方应当对合同全部内容保守秘密。";
        more.insert(1, "价款以银行转账方式支付，手续费由甲方负担。");
        more.insert(6, "本合同一式两份，双方各执一份，具有同等效力。");
        let found = runs(&clauses(&CLAUSES), &clauses(&more));
        let expected = [
            ("第二条".to_owned(), "第五条".to_owned(), 1, 3),
            ("第六条".to_owned(), "第六条".to_owned(), 2, 1),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn sections_shift_with_their_chapter() {
        let old = "2. Scope\n\nThis agreement covers all deliveries of goods.\n\n2.1. Goods\n\nGoods are what the annex names as such.\n\n2.2. Services\n\nServices are covered where the parties agree.";
        let new = format!(
            "2. Purpose\n\nThe parties wish to trade with each other fairly.\n\n{}",
            old.replace("2.1.", "3.1.")
                .replace("2.2.", "3.2.")
                .replace("2. Scope", "3. Scope")
        );
        assert_eq!(
            runs(old, &new),
            [("2.".to_owned(), "2.2.".to_owned(), 1, 3)]
        );
    }

    #[test]
    fn clauses_of_different_sections_are_different_runs() {
        for [one, other] in [["Goods", "Fees"], ["货物", "费用"], ["Товары", "Сборы"]]
        {
            let page = |some: &[&str], more: &[&str]| {
                let list = |texts: &[&str]| {
                    let lines = texts.iter().enumerate();
                    let lines = lines.map(|(at, text)| format!("{}. {text}\n", at + 1));
                    lines.collect::<String>()
                };
                format!("## {one}\n\n{}\n## {other}\n\n{}", list(some), list(more))
            };
            let (some, more) = CLAUSES.split_at(2);
            let old = page(some, more);
            let some = [&["首先应当签名。"], some].concat();
            let fees = [
                "付款应当用现金。",
                "迟延的，加收一成。",
                "另有约定的除外，但应当书面。",
            ];
            let new = page(&some, &[&fees[..], &more[1..]].concat());
            let run = |first: &str, last: &str, by: i64, count: usize| {
                (first.to_owned(), last.to_owned(), by, count)
            };
            assert_eq!(
                runs(&old, &new),
                [run("1.", "2.", 1, 2), run("2.", "4.", 2, 3)]
            );
        }
    }

    #[test]
    fn a_number_that_was_not_shifted_ends_a_run() {
        let old = "1. The oats are sown in the spring.\n\n2. The rye is cut before the storms.\n\n4. The hops are dried in the loft.\n\n5. The malt is kept under the roof.";
        let new = "2. The oats are sown in the spring.\n\n3. The rye is cut before the storms.\n\n4. The hops are dried in the loft.\n\n6. The malt is kept under the roof.";
        let firsts: Vec<String> = runs(old, new).into_iter().map(|run| run.0).collect();
        assert_eq!(firsts, ["1.", "5."]);
    }

    #[test]
    fn letters_go_on_where_some_of_them_are_roman_numbers() {
        let things = ["grain", "hay", "ink", "jar", "key"];
        let list = |first: u8, things: &[&str]| {
            let lines = things.iter().zip(first..);
            let lines =
                lines.map(|(thing, c)| format!("({}) the {thing} is dry;\n\n", char::from(c)));
            lines.collect::<String>()
        };
        let new = format!("(g) every gold coin was new;\n\n{}", list(b'h', &things));
        let expected = ("(g)".to_owned(), "(k)".to_owned(), 1, 5);
        assert_eq!(runs(&list(b'g', &things), &new), [expected]);
    }
}
