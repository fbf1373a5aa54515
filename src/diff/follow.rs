//! References that did not follow the renumbering of the clause that they name: 见第十二条 stays, and the clause is now 第十五条.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::change::{Diff, Kind, Stale};
use crate::diff::front;
use crate::document::{Document, Kind as ParagraphKind, Paragraph};
use crate::facts::label::Style;
use crate::facts::part::{self, Part};
use crate::facts::reference::{self, Owner, Reference};
use crate::language::topics::parts::Division;
use crate::text::span::Span;

/// What became of each clause: the old and the new paragraph that carries it, and its new name.
type Renamed = FxHashMap<Part, (u32, u32, Part)>;

/// References that are in both revisions as they were although the clause that they name has another number now. Where a number
/// comes before several paragraphs, it is not known which one is meant, and nothing is said.
pub(super) fn stale(old: &Document, new: &Document, diff: &Diff) -> Vec<Stale> {
    let renamed = renamed([old, new], diff);
    if renamed.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let kept = diff
        .unchanged
        .iter()
        .map(|(old, new)| (vec![*old], vec![*new], Vec::new()));
    let changed = diff
        .changes
        .iter()
        .filter(|change| change.kind != Kind::Copied)
        .map(|change| {
            let edits = change
                .edits
                .iter()
                .map(|edit| (edit.old, edit.new))
                .collect();
            (change.old.clone(), change.new.clone(), edits)
        });
    for (one, other, edits) in kept.chain(changed) {
        let edited: [Vec<Span>; 2] = edits
            .into_iter()
            .unzip::<Span, Span, Vec<_>, Vec<_>>()
            .into();
        let all = [(old, one), (new, other)].map(|(document, paragraphs)| {
            let places = paragraphs.iter();
            let spoken = places.flat_map(|at| spoken(document, &document.paragraphs[*at as usize]));
            spoken.collect::<Vec<(Span, Reference)>>()
        });
        if !edited[0].is_empty() && all_followed(&all, &renamed) {
            continue;
        }
        let stayed = [0, 1].map(|side| {
            let references = all[side].iter();
            references
                .filter(|(span, _)| !edited[side].iter().any(|edit| edit.overlaps(*span)))
                .collect::<Vec<_>>()
        });
        // What stays is the same on both sides, in the same order.
        for ((old, was), (new, is)) in stayed[0].iter().zip(&stayed[1]) {
            let found = renamed.get(&was.part).filter(|_| {
                was.part == is.part && was.owner != Owner::Other && is.owner != Owner::Other
            });
            if let Some((one, other, _)) = found {
                out.push(Stale {
                    old: *old,
                    new: *new,
                    clause: (*one, *other),
                });
            }
        }
    }
    out.sort_by_key(|stale| stale.new);
    out
}

/// Whether what a paragraph spoke of is spoken of under its new name, each as often: sections 2 to 3, which are 3 to 4 now, in sections 2
/// and 3 to 4.
fn all_followed(all: &[Vec<(Span, Reference)>; 2], renamed: &Renamed) -> bool {
    let mut counts: FxHashMap<&Part, i32> = FxHashMap::default();
    for (_, reference) in &all[1] {
        *counts.entry(&reference.part).or_default() += 1;
    }
    let mut rest = all[0].iter();
    rest.all(|(_, reference)| {
        let part = &reference.part;
        let now = renamed.get(part).map_or(part, |(_, _, now)| now);
        // A clause with a number alone is called by any name.
        let named = Part {
            division: now.division.or(part.division),
            numbers: now.numbers.clone(),
        };
        match counts.get_mut(&named) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    })
}

/// The references in the text of a paragraph, with their spans in the source.
fn spoken(document: &Document, paragraph: &Paragraph) -> Vec<(Span, Reference)> {
    if paragraph.kind == ParagraphKind::Contents {
        return Vec::new();
    }
    let place = |reference: &Reference| {
        let shifted = Span {
            start: paragraph.body + reference.span.start,
            end: paragraph.body + reference.span.end,
        };
        document.keys.source(shifted)
    };
    reference::references(document.body(paragraph))
        .into_iter()
        .map(|reference| (place(&reference), reference))
        .collect()
}

/// The clauses that have another number now, as far as both numbers are there once in their document.
fn renamed(documents: [&Document; 2], diff: &Diff) -> Renamed {
    let counts = documents.map(|document| {
        let mut counts: FxHashMap<Part, u32> = FxHashMap::default();
        let real = document
            .paragraphs
            .iter()
            .filter(|each| each.kind != ParagraphKind::Contents);
        for part in real.filter_map(|each| part(document, each)) {
            *counts.entry(part).or_default() += 1;
        }
        counts
    });
    // Where sections have headings, the item 2. of some list is no Section 2.
    let kinds: FxHashSet<(Division, usize)> = counts
        .iter()
        .flat_map(FxHashMap::keys)
        .filter_map(|part| Some((part.division?, part.numbers.len())))
        .collect();
    let mut out = Renamed::default();
    for change in diff.changes.iter().filter(|change| {
        change.old.len() == 1 && change.new.len() == 1 && change.kind != Kind::Copied
    }) {
        let parts = [(0, change.old[0]), (1, change.new[0])]
            .map(|(side, at)| part(documents[side], &documents[side].paragraphs[at as usize]));
        let [Some(was), Some(is)] = parts else {
            continue;
        };
        let once = counts[0].get(&was) == Some(&1) && counts[1].get(&is) == Some(&1);
        if was != is && once {
            // A number alone can be spoken of with any word in front: Section 4.2, пункт 4.2.
            let mut names = spoken_as(&was, &kinds);
            if was.division.is_none() && is_listed(documents[0], change.old[0]) {
                names.retain(|name| name.division.is_some_and(Division::is_listed));
            }
            for name in names {
                out.insert(name, (change.old[0], change.new[0], is.clone()));
            }
        }
    }
    out
}

fn part(document: &Document, paragraph: &Paragraph) -> Option<Part> {
    let Some(label) = paragraph.label.as_ref() else {
        return front::captioned(document, paragraph);
    };
    let written = document.label(paragraph);
    reference::of_label(label, written).or_else(|| capital(document, paragraph))
}

/// The part whose heading has a capital for its number: G. Fees, which a text calls Section G.
fn capital(document: &Document, paragraph: &Paragraph) -> Option<Part> {
    let label = paragraph.label.filter(|label| {
        let counts = matches!(label.style, Style::Letter | Style::Roman);
        counts && paragraph.kind == ParagraphKind::Heading
    })?;
    let written = label.span.of(document.key(paragraph));
    let bare = written.trim_matches(['(', ')', '.']);
    let (length, numbers) = part::numbers(bare, false)?;
    (length == bare.len()).then_some(Part {
        division: None,
        numbers,
    })
}

/// Whether a paragraph is an item of a list inside a sentence, which is no section: it goes on in small letters, or it or the item before
/// it ends with a semicolon.
fn is_listed(document: &Document, at: u32) -> bool {
    let paragraph = &document.paragraphs[at as usize];
    let above = at
        .checked_sub(1)
        .map(|at| &document.paragraphs[at as usize]);
    let mut items = [Some(paragraph), above.filter(|each| each.label.is_some())]
        .into_iter()
        .flatten();
    document.body(paragraph).starts_with(char::is_lowercase)
        || items.any(|each| document.body(each).ends_with([';', '；']))
}

/// The names that a text can call a part by. A number alone is not called what other parts are, which are of those `kinds`.
fn spoken_as(part: &Part, kinds: &FxHashSet<(Division, usize)>) -> Vec<Part> {
    match part.division {
        Some(_) => vec![part.clone()],
        None => Division::ALL
            .into_iter()
            .filter(|division| division.may_be_a_number_alone())
            .filter(|division| !kinds.contains(&(*division, part.numbers.len())))
            .map(|division| Part {
                division: Some(division),
                numbers: part.numbers.clone(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::{self, Options, front};
    use crate::document::Document;
    use crate::input;

    fn read(text: &str) -> Document {
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
    }

    /// References that did not follow: as written, and the number that the clause has now.
    fn stale(old: &str, new: &str) -> Vec<(String, String)> {
        let (old, new) = (read(old), read(new));
        let diff = diff::diff(&old, &new, &Options::default());
        let label = |at: u32| {
            let (number, _) = front::parted(&new, &new.paragraphs[at as usize]);
            number.to_owned()
        };
        diff.stale
            .iter()
            .map(|stale| (new.slice(stale.new).to_owned(), label(stale.clause.1)))
            .collect()
    }

    #[test]
    fn a_list_of_references_that_followed_is_not_stale() {
        let old = "第一条 会员应当缴纳会费。\n\n第二条 会员可以参加年会。\n\n第三条 会员应当遵守章程。\n\n第四条 会员可以退会。\n\n第五条 违反本章程第二条至第三条的规定的，由理事会处理。";
        let new = "第一条 会员应当缴纳会费。\n\n第二条 会员应当诚实守信，不得弄虚作假。\n\n第三条 会员可以参加年会。\n\n第四条 会员应当遵守章程。\n\n第五条 会员可以退会。\n\n第六条 违反本章程第二条、第三条至第四条的规定的，由理事会处理。";
        assert_eq!(stale(old, new), []);
        let kept = new.replace("第二条、第三条至第四条", "第二条至第三条");
        assert_eq!(stale(old, &kept).len(), 2);
    }

    #[test]
    fn an_item_of_a_list_in_a_sentence_is_no_section() {
        for (reference, items, new) in [
            (
                "See Section 2 for the fees.",
                ["a towel;", "a lock."],
                "soap;",
            ),
            ("费用详见第二节。", ["毛巾；", "挂锁。"], "肥皂；"),
            (
                "О сборах сказано в разделе 2.",
                ["полотенце;", "замок."],
                "мыло;",
            ),
            (
                "§ 2 gilt entsprechend.",
                ["ein Handtuch;", "ein Schloss."],
                "Seife;",
            ),
        ] {
            let list = |items: &[&str]| {
                let lines = items.iter().enumerate();
                let lines = lines.map(|(at, item)| format!("{}. {item}\n", at + 1));
                format!("{reference}\n\nBring:\n\n{}", lines.collect::<String>())
            };
            let [one, two] = items;
            let (old, new) = (list(&[one, two]), list(&[new, one, two]));
            assert_eq!(stale(&old, &new), [], "{reference}");
        }
    }

    #[test]
    fn a_reference_that_did_not_follow_is_pointed_out() {
        let old = "第一条　甲方应当按期支付价款。\n\n第二条　乙方应当按期交付货物。\n\n第三条　违反第二条的，依照《民法典》第二条承担责任。";
        let new = "第一条　甲方应当按期支付价款。\n\n第二条　价款以银行转账方式支付，手续费由甲方负担。\n\n第三条　乙方应当按期交付货物。\n\n第四条　违反第二条的，依照《民法典》第二条承担责任。";
        assert_eq!(
            stale(old, new),
            [("第二条".to_owned(), "第三条".to_owned())]
        );
        assert_eq!(stale(old, &new.replace("违反第二条", "违反第三条")), []);
    }

    #[test]
    fn in_english_and_russian_too() {
        let old = "2. Delivery\n\nThe seller delivers the goods on time.\n\n3. Notices\n\nSection 2 applies to notices as it does to goods.";
        let new = "2. Payment\n\nThe buyer pays within thirty days of the invoice.\n\n3. Delivery\n\nThe seller delivers the goods on time.\n\n4. Notices\n\nSection 2 applies to notices as it does to goods.";
        assert_eq!(stale(old, new), [("Section 2".to_owned(), "3.".to_owned())]);
        let old = "Статья 1. Предмет\n\nПродавец передаёт товар покупателю.\n\nСтатья 2. Уведомления\n\nУведомления по статье 1 направляются письменно.";
        let new = "Статья 1. Термины\n\nВ настоящем договоре применяются следующие термины.\n\nСтатья 2. Предмет\n\nПродавец передаёт товар покупателю.\n\nСтатья 3. Уведомления\n\nУведомления по статье 1 направляются письменно.";
        assert_eq!(
            stale(old, new),
            [("статье 1".to_owned(), "Статья 2.".to_owned())]
        );
    }

    #[test]
    fn a_heading_with_a_letter_is_a_section() {
        for (name, text) in [
            ("Section G", "Boats are registered at the harbour."),
            ("Раздел G", "Лодки регистрируются в порту."),
            ("Abschnitt G", "Boote werden im Hafen angemeldet."),
            ("Chapter G", "Boats are registered at the harbour."),
        ] {
            let old = format!("# G. Harbour\n\n{text}\n\n# H. Fees\n\nSee {name} for it, and pay.");
            let new = format!(
                "# G. Birds\n\nGulls are fed by the warden only at noon.\n\n# H. Harbour\n\n{text}\n\n# I. Fees\n\nSee {name} for it, and pay."
            );
            assert_eq!(stale(&old, &new), [(name.to_owned(), "# H.".to_owned())]);
            assert_eq!(stale(&old, &new.replace(name, &name.replace('G', "H"))), []);
        }
        let list = "Bring one of these:\n\nG. Towels\n\nH. Locks\n\nSection G of the act applies.";
        let new = list
            .replace("G. Towels", "G. Soap\n\nH. Towels")
            .replace("H. Locks", "I. Locks");
        assert_eq!(stale(list, &new), []);
    }

    #[test]
    fn a_figure_or_a_table_that_counts_on_is_followed() {
        for (captions, came, text, name, now) in [
            (
                ["Table 1. Boats", "Table 2. Fees at the quay"],
                "Table 2. Opening hours",
                "The fees in Table 2 are paid on board.",
                "Table 2",
                "Table 3.",
            ),
            (
                ["Рис. 1. Вид с реки", "Рис. 2. План верхнего шлюза"],
                "Рис. 2. Старая мельница",
                "Ворота показаны на рис. 2, вид – на рис. 1.",
                "рис. 2",
                "Рис. 3.",
            ),
            (
                ["图1　水闸外观", "图2　一层平面图"],
                "图2　庭院景观",
                "各闸门的位置见图2。",
                "图2",
                "图3",
            ),
            (
                ["Abbildung 1: Die Mühle", "Abbildung 2: Das Wehr mit Tor"],
                "Abbildung 2: Ältere Brücke",
                "Das Tor ist in Abbildung 2 zu sehen.",
                "Abbildung 2",
                "Abbildung 3:",
            ),
            (
                ["Tableau 1. Les barques", "Tableau 2. Les droits de passage"],
                "Tableau 2. Heures du moulin",
                "Les droits du tableau 2 sont payés à bord.",
                "tableau 2",
                "Tableau 3.",
            ),
        ] {
            let [first, second] = captions;
            let shifted = second.replacen('2', "3", 1);
            let old = format!("{first}\n\n{second}\n\n{text}");
            let new = format!("{first}\n\n{came}\n\n{shifted}\n\n{text}");
            assert_eq!(stale(&old, &new), [(name.to_owned(), now.to_owned())]);
            let followed = name.replace('2', "3");
            assert_eq!(stale(&old, &new.replace(name, &followed)), [], "{name}");
        }
    }

    #[test]
    fn a_name_is_looked_for_among_parts_of_its_kind_first() {
        let old = "Section 3. Pets\n\nThe house admits:\n\n1. cats;\n\n2. dogs;\n\n3. birds.\n\nSection 4. Fees\n\nSection 3 governs the fee for each of them.";
        let new = old.replace("3. birds", "3. fish;\n\n4. birds");
        assert_eq!(stale(old, &new), []);
        let old = "Section 3. Pets\n\n3.1 The house admits cats and dogs.\n\nSection 4. Fees\n\nSection 3.1 governs the fee for each of them.";
        let new = old.replace(
            "3.1 The",
            "3.1 This section is about animals in the house.\n\n3.2 The",
        );
        assert_eq!(
            stale(old, &new),
            [("Section 3.1".to_owned(), "3.2".to_owned())]
        );
    }

    #[test]
    fn a_number_that_stands_twice_names_nothing() {
        let old = "1. Goods\n\nThe seller delivers the goods on time.\n\n1. Goods\n\nSection 1 governs all of the deliveries.";
        let new = "2. Goods\n\nThe seller delivers the goods on time.\n\n1. Goods\n\nSection 1 governs all of the deliveries.";
        assert_eq!(stale(old, new), []);
    }
}
