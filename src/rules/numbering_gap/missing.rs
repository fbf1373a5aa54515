//! Where a number that is missing may be: in the text between, in another list, in another file, or left out on purpose.

use crate::document::reading::Reading;
use crate::facts::label::Style;
use crate::language::topics::parts;
use crate::rules::numbering_gap::sequence::Item;
use crate::rules::numbering_gap::told::written;
use crate::text::numeral::{self, Notation};
use crate::text::script;

/// What draws in another file, at the start of a line: of Markdown extensions, Jekyll and Hugo, and the formats of books and manuals.
const INCLUDES: [&str; 7] = [
    "--8<--",
    "{% include",
    "{{< include",
    "{{% include",
    "include::",
    ".. include::",
    "<!--@include",
];

/// Whether nothing is wrong with the gap between two items.
pub(super) fn is_accounted_for(reading: &Reading, style: Style, last: Item, item: Item) -> bool {
    let mut between = last.number + 1..item.number;
    is_left_out(reading, last, item)
        || includes_between(reading, last, item)
        || is_listed_elsewhere(reading, style, last.number + 1)
        || between.any(|each| {
            stands_between(reading, style, last, item, each)
                || is_skipped(reading, style, item, each)
        })
}

/// Whether a source has the number in another list of the document: two lists of sources count on together.
fn is_listed_elsewhere(reading: &Reading, style: Style, number: u64) -> bool {
    style == Style::Square
        && reading.paragraphs().any(|each| {
            (each.label).is_some_and(|label| label.style == style && label.number == number)
        })
}

/// Whether dots stand for what is missing: 3., …, 5.
fn is_left_out(reading: &Reading, last: Item, item: Item) -> bool {
    let mut between = (last.paragraph..item.paragraph).map(|at| reading.paragraph(at).key());
    between.any(|key| key.ends_with("...") || key.ends_with('…'))
}

/// Whether another file is drawn in between two items, which may hold what is missing.
fn includes_between(reading: &Reading, last: Item, item: Item) -> bool {
    let [from, to] = [last, item].map(|item| reading.paragraph(item.paragraph).span);
    let between = &reading.file()[from.start as usize..to.start as usize];
    let mut lines = between.lines().map(str::trim_start);
    lines.any(|line| INCLUDES.iter().any(|mark| line.starts_with(mark)))
}

/// Whether lists of the language may leave out the letter with that number.
fn is_skipped(reading: &Reading, style: Style, item: Item, missing: u64) -> bool {
    let paragraph = reading.paragraph(item.paragraph);
    // Annexes have such letters as well: Приложение Ж, Приложение И.
    let label = written(paragraph).trim_matches(|c: char| !c.is_alphanumeric());
    let last = label.rsplit(' ').next().unwrap_or_default();
    let is_letter = last.chars().all(char::is_alphabetic) && last.chars().count() == 1;
    if style != Style::Letter && !is_letter {
        return false;
    }
    let latin = last.contains(|c: char| c.is_ascii_alphabetic());
    let mut letters = parts::letters_at(missing).filter(|c| c.is_ascii() == latin);
    letters.any(|c| parts::may_be_skipped(c, paragraph.language()))
}

/// Whether the missing number is inside the text between, where an item was not set apart.
fn stands_between(reading: &Reading, style: Style, last: Item, item: Item, missing: u64) -> bool {
    let [from, to] = [last, item].map(|item| reading.paragraph(item.paragraph));
    let between = &reading.keys()[from.key.start as usize..to.key.start as usize];
    let label = written(to).trim_start_matches(['#', ' ']);
    let ordinal = parts::ordinals().find_map(|parts| {
        let rest = label.strip_prefix(parts.ordinal)?;
        Some((parts.ordinal, rest.chars().next_back()?))
    });
    let numbers = |notations: &[Notation]| -> Vec<String> {
        let written = |notation: &Notation| numeral::written(missing, *notation);
        notations.iter().flat_map(written).collect()
    };
    if let Some((ordinal, unit)) = ordinal {
        // 第二条 is no 第二章.
        return numbers(&[Notation::Han, Notation::Figures])
            .iter()
            .any(|number| between.contains(&format!("{ordinal}{number}{unit}")));
    }
    let spellings = match style {
        // 4.2, and not the 2 of 3.2.
        Style::Decimal(2..) => label
            .trim_end_matches(['.', ' ', '、'])
            .rsplit_once('.')
            .map(|(front, _)| vec![format!("{front}.{missing}")])
            .unwrap_or_default(),
        Style::Han | Style::HanBrackets => numbers(&[Notation::Han]),
        Style::Division(_) => numbers(&[Notation::Han, Notation::Figures]),
        Style::Letter => numbers(&[Notation::Letter]),
        Style::Roman => numbers(&[Notation::Roman]),
        Style::Circle => numbers(&[Notation::Circle]),
        _ => numbers(&[Notation::Figures]),
    };
    spellings.iter().any(|number| {
        between.match_indices(number.as_str()).any(|(at, _)| {
            let before = between[..at].chars().next_back();
            let after = between[at + number.len()..].chars().next();
            let opens = before.is_none_or(|c| !c.is_alphanumeric() || script::is_han(c));
            let closes = after.is_none_or(|c| {
                matches!(c, ')' | ']' | '.' | '、' | ' ' | ',' | ':' | '-' | '\n')
                    || script::is_han(c)
            });
            opens && (closes || is_parted(&between[at + number.len()..]))
        })
    })
}

/// Whether what follows a number is a letter of a part of it, and a mark: 3a., 3б).
fn is_parted(after: &str) -> bool {
    let mut rest = after.chars();
    let letter = rest.next().is_some_and(|c| numeral::letter(c).is_some());
    letter
        && rest
            .next()
            .is_some_and(|c| matches!(c, '.' | ')' | ']' | ' ' | '\n'))
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, found_in, silent};
    use crate::rules::numbering_gap::RULE;

    #[test]
    fn parts_with_a_letter_stand_for_their_number() {
        for set in [
            ["1. Boats", "2. Nets", "3a. Ropes", "3b. Lamps", "4. Bells"],
            ["1. Boats", "2. Nets", "2a. Ropes", "2b. Lamps", "3. Bells"],
            ["1. Boats", "2. Nets", "3. Ropes", "3a. Lamps", "4. Bells"],
            ["1) лодки", "2) сети", "3а) канаты", "3б) лампы", "4) ножи"],
            [
                "§ 1 Boote",
                "§ 2 Netze",
                "§ 2a Seile",
                "§ 2b Lampen",
                "§ 3 Ende",
            ],
        ] {
            silent(&RULE, &[&set.join("\n\n")]);
        }
        let gap = [
            "1. Boats",
            "2. Nets",
            "2a. Ropes",
            "2b. Lamps",
            "4. Bells",
            "5. Bags",
        ];
        assert_eq!(found(&RULE, &gap.join("\n\n")).len(), 1);
    }

    #[test]
    fn a_file_that_is_drawn_in_may_hold_what_is_missing() {
        let list = "1. Oil the gate.\n2. Wipe the lamp.\n3. Coil the rope.\n\n{}\n\n5. Shut the gate.\n6. Go home.\n";
        let found = |between: &str| found_in(&RULE, "x.md", &list.replace("{}", between)).len();
        assert_eq!(found("The rope is wet."), 1);
        for include in [
            "--8<-- \"boats.md\"",
            "{% include boats.md %}",
            "<!--@include: boats.md-->",
        ] {
            assert_eq!(found(include), 0, "{include}");
        }
    }

    #[test]
    fn what_is_left_out_on_purpose_is_no_gap() {
        silent(
            &RULE,
            &[
                "Приложение Е. Лодки\n\nПриложение Ж. Лампы\n\nПриложение И. Якоря\n\nПриложение К. Канаты",
                "а) раз;\n\nб) два;\n\nв) три;\n\nг) четыре;\n\nд) пять;\n\nе) шесть;\n\nж) семь;\n\nи) восемь.",
                "1. lock\n\n2. gate\n\n...\n\n4. net\n\n5. boat",
                "Table 1. Fees\n\nTable 2. Days\n\nTable 2. Days (continued)\n\nTable 3. Boats",
                "1 Lock\n\n2 Gates\n\n2 Boats\n\n3 Nets",
                "7.23 Locks\n\nText.\n\n7.24 Gates\n\nText.\n\n7.26 Boats",
            ],
        );
    }

    #[test]
    fn two_lists_of_sources_may_count_on_together() {
        silent(
            &RULE,
            &[
                "Normative references\n\n[1] Elm, A., Lamps, 2011.\n\n[2] Oak, B., Gates, 2012.\n\n[4] Ash, C., Rings, 2013.\n\nInformative references\n\n[3] Lind, D., Nets, 2014.\n\n[5] Holm, E., Boats, 2015.\n\n[6] Berg, F., Ropes, 2016.",
            ],
        );
    }
}
