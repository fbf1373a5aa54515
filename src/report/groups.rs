//! The findings of a check in the order in which people read them: those between the same files as one.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Kind};
use crate::finding::{Finding, Place, Role, Severity, fingerprint};
use crate::report::Check;
use crate::report::places::Places;
use crate::wording::message::{Message, message};

/// What a report for people says in one piece.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A finding, by number.
    One(usize),
    /// Several between the same files.
    Group(Vec<usize>),
}

impl Entry {
    /// The findings, by number.
    pub(super) fn findings(&self) -> &[usize] {
        match self {
            Self::One(number) => std::slice::from_ref(number),
            Self::Group(numbers) => numbers,
        }
    }
}

/// From how many repeats on a report for people is brief: so many fit on two or three screens with the lines of their sources. Chosen
/// by hand on 2026-11-28.
const LONG: usize = 20;
/// How alike copies are that have drifted apart.
const DRIFTED: f64 = 0.85;

/// How alike copies in one file are that were pasted and touched up: see [`is_in_one_file`].
const NEARLY: f64 = 0.95;

/// Where an entry comes in a brief report.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// What was pasted next to its copy.
    InARow,
    /// What one file says twice, the same or nearly so.
    InOneFile,
    Other,
    /// Repeats that are meant to be.
    Meant,
}

/// Which entries of one file come first in a brief report, and which findings of an entry are shown first in any.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    /// What is no repeat, in its place.
    InPlace,
    /// Copies of which one was changed.
    Drifted,
    Same,
    Rest,
}

/// What findings of one entry have in common: the class, the files, and what shows that these belong together.
type Key<'run> = (Option<&'static str>, BTreeSet<u32>, Option<&'run Message>);

/// Whether there are so many repeats that a report for people has a line for each of them, and no more.
pub(super) fn is_long(check: &Check<'_>) -> bool {
    let repeats = check.findings.iter().filter(|each| is_repeat(each));
    !check.full && repeats.count() > LONG
}

/// The entries of a report, in order of their places. Where it is `brief`, what is repeated inside one file is one entry as well, and what
/// is most likely a mistake comes first.
pub(super) fn entries(check: &Check<'_>, brief: bool) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut groups: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for (number, finding) in check.findings.iter().enumerate() {
        let Some(key) = key(check, finding, brief) else {
            entries.push(Entry::One(number));
            continue;
        };
        let entry = *groups.entry(key).or_insert(entries.len());
        match entries.get_mut(entry) {
            None => entries.push(Entry::One(number)),
            Some(Entry::Group(numbers)) => numbers.push(number),
            Some(one) => *one = Entry::Group([one.findings(), &[number]].concat()),
        }
    }
    for entry in &mut entries {
        if let Entry::Group(numbers) = entry {
            numbers.sort_by_key(|number| order(&check.findings[*number]));
        }
    }
    entries.sort_by_cached_key(|entry| {
        let first = &check.findings[entry.findings()[0]];
        let place = (first.place.document, order(first));
        let ranked = brief.then(|| (rank(check, entry), place));
        (ranked, first.place)
    });
    entries
}

/// What a finding is told together with others by; nothing where it stands alone.
fn key<'run>(check: &'run Check<'_>, finding: &'run Finding, brief: bool) -> Option<Key<'run>> {
    if check.full || !is_repeat(finding) {
        return None;
    }
    let (evidence, files) = (evidence(finding), files(finding));
    let together = match (evidence, finding.class) {
        (Some(_), _) => !is_in_a_row(check.documents, finding),
        (None, None) if files.len() > 1 => true,
        (None, _) => brief && !is_in_a_row(check.documents, finding),
    };
    together.then_some((finding.class, files, evidence))
}

fn is_repeat(finding: &Finding) -> bool {
    finding.rule == "duplicate-passage"
}

fn order(finding: &Finding) -> Order {
    match finding.similarity {
        Some(ratio) if is_repeat(finding) => match ratio {
            1.0.. => Order::Same,
            DRIFTED.. => Order::Drifted,
            _ => Order::Rest,
        },
        _ => Order::InPlace,
    }
}

/// What a group says: what the files are to each other, how many passages they share, and how many were edited.
pub(super) fn message(check: &Check<'_>, numbers: &[usize]) -> Message {
    let differ = edited(check, numbers).count();
    let differ = (differ > 0).then(|| message!("duplicate-passage.group-differ", count = differ));
    let first = &check.findings[numbers[0]];
    let evidence = evidence(first).cloned().or_else(|| {
        let names: Vec<&str> = files(first)
            .into_iter()
            .map(|number| check.documents[number as usize].name.as_str())
            .collect();
        let files = names.join(", ");
        (names.len() > 1).then(|| message!("duplicate-passage.parallel-files", files = files))
    });
    match evidence {
        Some(evidence) => message!(
            "duplicate-passage.group",
            evidence = evidence,
            count = numbers.len(),
            differ = differ
        ),
        None => message!(
            "duplicate-passage.group-in-file",
            count = numbers.len(),
            differ = differ
        ),
    }
}

/// Those findings of a group whose copies are not the same.
pub(super) fn edited<'run>(
    check: &'run Check<'_>,
    numbers: &'run [usize],
) -> impl Iterator<Item = &'run Finding> {
    let findings = numbers.iter().map(|number| &check.findings[*number]);
    findings.filter(|each| each.similarity.is_some_and(|ratio| ratio < 1.0))
}

/// How serious the gravest finding of an entry is.
pub(super) fn severity(check: &Check<'_>, numbers: &[usize]) -> Severity {
    let severities = numbers
        .iter()
        .map(|number| check.findings[*number].severity);
    severities.max().unwrap_or(Severity::Note)
}

/// What the findings between the same files, or sections, have in common for programs; nothing for others in a single file.
pub(super) fn name(places: &Places<'_>, finding: &Finding) -> Option<u64> {
    finding.similarity?;
    let names: BTreeSet<&str> = finding.places().map(|place| places.path(place)).collect();
    let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    if finding.class == Some("parallel-section") {
        names.extend(evidence(finding).map(Message::to_string));
    }
    (names.len() > 1).then(|| fingerprint(finding.rule, &names.join("\n")))
}

fn files(finding: &Finding) -> BTreeSet<u32> {
    finding.places().map(|place| place.document).collect()
}

/// What shows that files belong together.
fn evidence(finding: &Finding) -> Option<&Message> {
    finding.message.part("evidence")
}

fn rank(check: &Check<'_>, entry: &Entry) -> Rank {
    let numbers = entry.findings();
    let first = &check.findings[numbers[0]];
    match entry {
        _ if first.class.is_some() && severity(check, numbers) == Severity::Note => Rank::Meant,
        Entry::One(_) if is_in_a_row(check.documents, first) => Rank::InARow,
        _ if numbers
            .iter()
            .any(|number| is_in_one_file(&check.findings[*number])) =>
        {
            Rank::InOneFile
        }
        _ => Rank::Other,
    }
}

/// Whether one file says a passage again that is no repeat by intent: of 52 slips that commits took out again, 43 were warnings, and 38 of
/// these stood in the file of their twin at this likeness or more (public histories, 2026-11-28).
fn is_in_one_file(finding: &Finding) -> bool {
    is_repeat(finding)
        && finding.severity > Severity::Note
        && finding.similarity.is_some_and(|ratio| ratio >= NEARLY)
        && files(finding).len() == 1
}

/// Whether a long report has no more than a line for an entry: a repeat that is not of its first group, what was pasted next to its
/// copy.
pub(super) fn is_brief(check: &Check<'_>, entry: &Entry) -> bool {
    is_repeat(&check.findings[entry.findings()[0]]) && rank(check, entry) != Rank::InARow
}

/// Whether the copies of a plain repeat, or of one in sections that are built alike, are in one paragraph, or in paragraphs with only
/// headings between.
fn is_in_a_row(documents: &[Document], finding: &Finding) -> bool {
    let is_plain = matches!(finding.class, None | Some("parallel-section"))
        && finding.similarity.is_some()
        && finding.severity > Severity::Note
        && finding.related.iter().all(|each| each.role == Role::Copy);
    let mut places: Vec<Place> = finding.places().collect();
    places.sort_unstable();
    is_plain
        && places.windows(2).all(|two| {
            let document = &documents[two[0].document as usize];
            let at = |at: u32| {
                document
                    .paragraphs
                    .partition_point(|each| each.span.end <= at)
            };
            let (from, to) = (at(two[0].span.end.saturating_sub(1)), at(two[1].span.start));
            let between = document.paragraphs.get(from + 1..to).unwrap_or_default();
            two[0].document == two[1].document
                && between.iter().all(|each| each.kind == Kind::Heading)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::places::tests::check_of;
    use crate::report::{FORMATS, Report, Style};
    use crate::rule::Options;
    use crate::{input, repeat};

    const PARAGRAPHS: [&str; 3] = [
        "The mill by the weir grinds barley on Mondays and rye on Thursdays, and whoever brings a sack before noon has the flour back by the evening of the same day.",
        "Sacks are weighed at the door by the miller or by the apprentice, and the weight is written on the slate with the name of the owner and the day of delivery.",
        "The wheel stands still in frost and in flood, and the sluice is then opened by the two oldest members of the guild, who sign for it in the book by the stove.",
    ];

    /// What a format says of two files that share those paragraphs, one of which was edited, and of one that was pasted twice.
    fn said(name: &str, full: bool) -> String {
        let one = PARAGRAPHS.join("\n\n");
        let other = one.replace("on Thursdays", "on Fridays");
        let twice = "Ring the bell by the gate before you enter the yard, and wait until the dog is tied to its post.\n\n";
        let read = |name: &str, text: &str| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let own = "\n\nEels and crayfish are sold at the lower pond by the widow who smokes them, on market days \
                   until noon, and the baskets that nobody fetches go to the school across the bridge.\n\nSacks";
        let mixed = other.replace("\n\nSacks", own);
        let documents = [
            read("a.md", &one),
            read("x/b.md", &mixed),
            read("z.md", &twice.repeat(2)),
        ];
        report(&documents, name, full)
    }

    fn report(documents: &[Document], name: &str, full: bool) -> String {
        let mut findings = Vec::new();
        repeat::RULES[0].run(documents, &Options::default(), &mut findings);
        crate::finding::sort(&mut findings);
        let check = Check {
            full,
            unsafe_fixes: false,
            ..check_of(documents, &findings)
        };
        let format = FORMATS.iter().find(|format| format.name == name).unwrap();
        let mut out = Vec::new();
        format
            .write(&Report::Check(check), Style::default(), &mut out)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn findings_are_in_order_of_place_and_files_have_one_line() {
        let out = said("concise", false);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 2, "{out}");
        let group = "x/b.md:1:1: note: 100% of a.md matches x/b.md (2 passages, 1 edited) [duplicate-passage]";
        assert_eq!(lines[0], group);
        assert!(lines[1].starts_with("z.md:3:1: warning: "), "{out}");
        assert_eq!(said("concise", true).lines().count(), 3);
    }

    #[test]
    fn the_report_for_people_shows_what_differs() {
        let out = said("human", false);
        assert!(
            out.contains("= difference between a.md:1:1 and x/b.md:1:1: [-Thursdays-]{+Fridays+}"),
            "{out}"
        );
        assert!(said("markdown", false).contains("(2 passages, 1 edited)"));
    }

    #[test]
    fn a_long_report_has_one_line_for_a_repeat_and_one_for_those_of_a_file() {
        let nouns = [
            "barley", "rye", "salt", "hemp", "flax", "wool", "tar", "cork", "lime", "coal", "peat",
            "wax", "hops", "malt", "tin", "lead", "clay", "sand", "ash", "oak", "elm", "pine",
        ];
        let filler = |noun: &str| -> String {
            let all = (0..60).map(|number| format!("{noun}{} ", number * number));
            all.collect()
        };
        let mark = |noun: &str| {
            noun.chars()
                .map(|c| format!("{c}{noun}{c}"))
                .collect::<Vec<String>>()
                .join(" ")
        };
        let sentence = |noun: &&str| {
            let own = mark(noun);
            format!(
                "Whoever brings {noun} to the {own} quay after dark ties the {own} boat and tells the {own} warden before the {own} bell."
            )
        };
        let all = nouns.map(|noun| sentence(&noun));
        let [barley, rye, ..] = &all;
        let between = ["gull", "crab", "eel"].map(filler);
        let [gulls, crabs, eels] = &between;
        let one = [barley, gulls, rye, barley, crabs, eels, rye].map(String::as_str);
        let one = one.join("\n\n");
        let read = |name: String, text: &str| {
            input::from_bytes(&name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let mut documents = vec![read("one.md".to_owned(), &one)];
        for (number, text) in all[2..].iter().enumerate() {
            for side in ["a", "b"] {
                let own = filler(&format!("{side}{number}"));
                documents.push(read(
                    format!("{side}{number}.md"),
                    &format!("{own}\n\n{text}"),
                ));
            }
        }
        let out = report(&documents, "human", false);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(
            lines[0],
            "one.md:7:1: warning: 2 passages appear more than once in this file [duplicate-passage]: lines 7, 13"
        );
        assert!(
            lines[1].ends_with("`Whoever brings salt to the ssalts asalt…`, also a0.md:3:1"),
            "{out}"
        );
        assert!(out.contains("listed briefly"), "{out}");
        assert_eq!(lines.len(), 1 + 20 + 3, "{out}");
    }
}
