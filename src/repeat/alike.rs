//! Plain repeats that are meant to be alike and no more: the same said of two things, or built alike and written anew.

use crate::document::{Document, Kind};
use crate::finding::Finding;
use crate::finding::message::{Message, message};
use crate::repeat::kin;
use crate::repeat::meant;
use crate::repeat::outline::Outlines;
use crate::repeat::relation::ALIKE;
use crate::repeat::substitution;
use crate::repeat::whereabouts;
use crate::rule::{LeftOut, Legitimate, Options};

/// How alike copies are, at least, for one of them to be the other that drifted. Of 45 warnings below 0.9, among 140 in thirteen public
/// collections on 2026-11-29, somebody would have changed four; of 12 between 0.9 and 0.95, one.
const LOOSE: f64 = 0.95;
/// The same where copies are expected: next to each other, where one can have been pasted to be edited, and in an archive.
const LOOSE_EXPECTED: f64 = 0.9;

/// Gives plain repeats that are meant to be alike the class of parallel text; those that are left out are counted.
pub(super) fn sort_out(
    outlines: &Outlines<'_>,
    options: &Options,
    findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<LeftOut>) {
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for finding in findings {
        let Some(evidence) = evidence(outlines, options, &finding) else {
            kept.push(finding);
            continue;
        };
        match kin::classed(options, finding, Legitimate::Parallel, evidence, false) {
            Ok(finding) => kept.push(finding),
            Err(left) => left_out.push(left),
        }
    }
    (kept, left_out)
}

/// What shows that a plain repeat is meant.
fn evidence(outlines: &Outlines<'_>, options: &Options, finding: &Finding) -> Option<Message> {
    if finding.class.is_some() {
        return None;
    }
    let ratio = finding.similarity.unwrap_or(1.0);
    // What differs is only looked for where it decides.
    if ratio < LOOSE && is_loose(outlines.documents, options, finding) {
        return Some(message!("duplicate-passage.loose"));
    }
    if ratio < ALIKE
        && let Some((one, other)) = substitution::find(outlines, finding)
    {
        return Some(message!(
            "duplicate-passage.substitution",
            one = one,
            other = other
        ));
    }
    if ratio < ALIKE
        && let Some((one, other)) = meant::provisions(outlines, finding)
    {
        return Some(message!(
            "duplicate-passage.provisions",
            one = one,
            other = other
        ));
    }
    if are_items_of_files(outlines.documents, finding) {
        return Some(message!("duplicate-passage.items-of-files"));
    }
    match whereabouts::files(finding) {
        Some(files) if whereabouts::are_shared(options, finding) => {
            Some(message!("duplicate-passage.shared", count = files))
        }
        None if is_part(outlines.documents, finding) => Some(message!("duplicate-passage.part")),
        _ if options.archive.is_none() && is_chance(outlines.documents, options, finding) => {
            Some(message!("duplicate-passage.short"))
        }
        _ => None,
    }
}

/// Whether copies are away from each other, and short, more than two, or different in marks alone: of 25 such warnings in 36 public
/// collections on 2026-11-29, nobody would have changed one; of 25 short ones that were edited, three.
fn is_chance(documents: &[&Document], options: &Options, finding: &Finding) -> bool {
    let is_same = finding.similarity >= Some(1.0);
    let is_near = if is_same {
        whereabouts::are_nearby(documents, finding)
    } else {
        whereabouts::are_adjacent(documents, finding)
    };
    let differs_in_marks = !is_same && finding.similarity >= Some(ALIKE);
    let is_meant = differs_in_marks
        || finding.related.len() > 1
        || !whereabouts::is_long(documents, options, finding);
    !is_near && is_meant
}

/// Whether copies differ too much for one to be the other.
fn is_loose(documents: &[&Document], options: &Options, finding: &Finding) -> bool {
    let expected = || options.archive.is_some() || whereabouts::are_adjacent(documents, finding);
    let is_close = finding.similarity >= Some(LOOSE_EXPECTED) && expected();
    !is_close && !meant::has_same(documents, finding)
}

/// Whether one of the copies in one file is no more than a part of a paragraph, away from the other, or part of a sentence: a clause that is
/// said of two cases.
fn is_part(documents: &[&Document], finding: &Finding) -> bool {
    let pasted = || {
        whereabouts::are_nearby(documents, finding) && whereabouts::end_whole(documents, finding)
    };
    !whereabouts::hold_paragraphs(documents, finding) && !pasted()
}

/// Whether all copies are items of lists, each in a file of its own.
fn are_items_of_files(documents: &[&Document], finding: &Finding) -> bool {
    whereabouts::files(finding).is_some()
        && finding.places().all(|place| {
            let mut inside = documents[place.document as usize].paragraphs_in(place.span);
            inside.all(|each| each.kind == Kind::ListItem)
        })
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::input;
    use crate::repeat::duplicate_passage::RULE;
    use crate::rule::Options;

    type Found = Vec<(Option<&'static str>, Severity)>;

    fn found(files: &[(&str, &str)]) -> Found {
        let read = |(name, text): &(&str, &str)| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let documents: Vec<_> = files.iter().map(read).collect();
        let mut findings = Vec::new();
        RULE.run(&documents, &Options::default(), &mut findings);
        let shown = findings.iter().map(|each| (each.class, each.severity));
        shown.collect()
    }

    const CLAUSE: &str = "The ferry moors at the lower quay before sunset, the ferry takes on no more passengers than it has places, and whoever steers the ferry writes down the tide, the wind and the number of lamps that burn on the pier; fares are paid at the desk.";
    const MORE: &str = "Whoever casts off before the bell pays for the rope that breaks.";
    const PARALLEL: Option<(Option<&str>, Severity)> = Some((Some("parallel"), Severity::Note));

    fn copies(one: &str, other: &str) -> Found {
        found(&[(
            "a.txt",
            &format!("{one}\n\nGulls are fed at noon.\n\n{other}\n"),
        )])
    }

    #[test]
    fn the_same_said_of_two_things_is_parallel_and_what_drifted_is_not() {
        let barge = CLAUSE.replace("ferry", "barge");
        assert_eq!(copies(CLAUSE, &barge).first().copied(), PARALLEL);
        let drifted = CLAUSE.replacen("sunset", "nightfall", 1);
        assert_eq!(copies(CLAUSE, &drifted), [(None, Severity::Warning)]);
        let respelled = CLAUSE.replace("quay", "key").replace("pier", "peer");
        assert_eq!(copies(CLAUSE, &respelled), [(None, Severity::Warning)]);
    }

    #[test]
    fn a_copy_that_was_adapted_to_its_title_did_not_drift() {
        let section = |title: &str, word: &str| {
            let clause = CLAUSE.replacen("lower quay", &format!("lower {word}"), 1);
            format!("## {title}\n\n{clause} {MORE}\n\n")
        };
        let found = |title: &str, word: &str| {
            let text = section("The quay", "quay") + &section(title, word);
            found(&[("a.md", &text)])
        };
        let class = Some("parallel-section");
        assert_eq!(found("The jetty", "jetty"), [(class, Severity::Note)]);
        assert_eq!(found("Sundays", "jetty"), [(class, Severity::Warning)]);
    }

    #[test]
    fn what_is_alike_in_two_articles_of_a_law_is_parallel() {
        let rule = |who: &str| {
            format!(
                "船只所有人应当在离港之前十日内提出书面申请，申请材料应当写明船名、吨位和停靠的码头。材料齐全的，由{who}予以登记并发给证书；材料不全的，一次告知需要补正的全部内容。"
            )
        };
        let law = |one: &str, other: &str, articles: usize| {
            let own = [
                "为了管理船只，制定本办法。",
                "本办法适用于内河。",
                "证书应当放在船上。",
            ];
            let text = |number| match number {
                3 => one.to_owned(),
                number if number == articles => other.to_owned(),
                number => own.get(number - 1).unwrap_or(&"本条已经删去。").to_string(),
            };
            let all = (1..=articles).map(|number| format!("第{number}条　{}\n\n", text(number)));
            all.collect::<String>()
        };
        let two = |articles| law(&rule("港口管理机构"), &rule("航道养护单位"), articles);
        assert_eq!(
            found(&[("a.txt", &two(24))]),
            [(Some("parallel"), Severity::Note)]
        );
        // A contract has fewer.
        let drifted = |articles| law(&rule("港口管理机构"), &rule("港口管理部门"), articles);
        let contract = found(&[("a.txt", &drifted(9))]);
        assert_eq!(contract, [(None, Severity::Warning)]);
        let statute = found(&[("a.txt", &drifted(24))]);
        assert_eq!(statute, [(Some("parallel"), Severity::Note)]);
        let pasted = law(&rule("港口管理机构"), &rule("港口管理机构"), 24);
        assert_eq!(found(&[("a.txt", &pasted)]), [(None, Severity::Warning)]);
        let two = format!(
            "{pasted}第25条　{}\n\n第26条　本条已经删去。\n",
            rule("港口管理机构")
        );
        let found = found(&[("a.txt", &two)]);
        assert!(found.contains(&(None, Severity::Warning)), "{found:?}");
    }

    #[test]
    fn a_heading_and_the_entry_that_names_it_are_left_out() {
        let title = "How the wardens of the lower quay count the lamps, the ropes and the passengers before sunset";
        let entry = format!(
            "# Agenda\n\n- {title}\n- Any other business\n\n# Notes\n\n## {title}\n\nNothing was said.\n"
        );
        assert_eq!(found(&[("a.md", &entry)]), []);
        let twice = format!("# {title}\n\n## {title}\n\nNothing was said.\n");
        assert_eq!(found(&[("a.md", &twice)]), [(None, Severity::Warning)]);
    }

    #[test]
    fn what_files_share_word_for_word_is_a_note_and_what_drifted_is_not() {
        let gulls = "The keeper throws fish over the rail at noon, a bucket for each perch, and the gulls take it in the air. Children stay behind the rope until they are called, one after another, in the order of the list beside the gate; whoever climbs the rail waits outside for the rest of the day.";
        let herons = "Nets over the pond keep otters away from the nests, so nobody walks there between March and June except the two wardens who count eggs. Fallen chicks go to the station in the village, wrapped in a dry towel, and their rings are read aloud before the box is closed with string.";
        let page = |own: &str, clause: &str| format!("{own}\n\n{clause}\n");
        let pages = |clause: &str| {
            let (one, other) = (page(gulls, CLAUSE), page(herons, clause));
            found(&[("a.md", &one), ("b.md", &other)])
        };
        assert_eq!(pages(CLAUSE), [PARALLEL.expect("it is one")]);
        let drifted = CLAUSE.replacen("sunset", "nightfall", 1);
        assert_eq!(pages(&drifted), [PARALLEL.expect("it is one")]);
        let long = |own: &str, clause: &str| {
            let backwards: String = own.chars().rev().collect();
            page(own, &format!("{backwards}\n\n{clause} {MORE}"))
        };
        let (one, other) = (long(gulls, CLAUSE), long(herons, &drifted));
        let found = found(&[("a.md", &one), ("b.md", &other)]);
        assert_eq!(found, [(None, Severity::Warning)]);
    }

    #[test]
    fn what_was_pasted_in_a_row_is_told_beside_another_version() {
        let before = "Nets are dried on the long poles behind the boathouse, and nobody may hang anything else there before the bell of the choir has rung.";
        let after = "Fallen chicks go to the station in the village, wrapped in a dry towel, and their rings are read aloud before the box is closed.";
        let one = format!("Old.\n\n{before}\n\n{CLAUSE}\n\n{CLAUSE}\n\n{after}\n");
        let other = format!("New.\n\n{before}\n\n{CLAUSE}\n\n{after}\n");
        let alone = found(&[("a.md", &one)]);
        assert_eq!(alone, [(None, Severity::Warning)]);
        let together = found(&[("a.md", &one), ("b.md", &other)]);
        assert!(
            together.contains(&(None, Severity::Warning)),
            "{together:?}"
        );
    }

    #[test]
    fn what_is_only_part_of_a_paragraph_far_away_is_a_note() {
        let between = "Gulls are fed at noon.\n\nHerons are not.\n\nDucks are fed at dusk.\n\nSwans feed themselves.";
        let clause = format!("{CLAUSE} {MORE}");
        let text = |lead: &str| format!("{clause}\n\n{between}\n\n{lead}{clause}\n");
        let class = |text: String| found(&[("a.txt", &text)]);
        assert_eq!(class(text("")), [(None, Severity::Warning)]);
        let lead = "Of the rules that hang at the gate one says: ";
        assert_eq!(class(text(lead)), [PARALLEL.expect("it is one")]);
        let short = format!("{CLAUSE}\n\n{between}\n\n{CLAUSE}\n");
        assert_eq!(class(short), [PARALLEL.expect("it is one")]);
        let near = format!("{CLAUSE}\n\nGulls are fed.\n\n{lead}{CLAUSE}\n");
        assert_eq!(class(near), [(None, Severity::Warning)]);
    }

    #[test]
    fn items_of_lists_in_several_files_are_parallel() {
        let list = |own: &str, more: &str| {
            format!(
                "# {own}\n\n{own}. {more}\n\n- Count the lamps, the ropes and the passengers before sunset, and write all of it down in the book at the desk, where the warden signs it.\n- {own}\n"
            )
        };
        let (one, other) = (
            list(
                "Gulls are fed",
                "It is done at ten in the morning, as long as the weather allows, by whoever comes first to the desk and has the key; bread is not given, and the bucket goes back to its hook. On the day of the market nothing of this holds, because the square is full of carts and children.",
            ),
            list(
                "Nets are dried",
                "Long poles stand for that behind the boathouse, eleven of them, painted red. Nobody else may hang anything there; a net that nobody fetches within a week is sold for the good of the choir, which sings in the lower hall whenever a new boat is launched or an old one is broken up.",
            ),
        );
        assert_eq!(
            found(&[("a.md", &one), ("b.md", &other)]),
            [(Some("parallel"), Severity::Note)]
        );
    }
}
