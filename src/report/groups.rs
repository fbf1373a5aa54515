//! The findings of a check in the order in which people read them: those between the same files as one.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Kind};
use crate::finding::message::{Message, message};
use crate::finding::{Finding, Place, Role, Severity, fingerprint};
use crate::report::Check;
use crate::report::places::Places;

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

/// Where an entry comes in a report.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// What was pasted next to its copy.
    InARow,
    Other,
    /// Repeats that are meant to be.
    Meant,
}

/// The entries of a report, in order.
pub(super) fn entries(check: &Check<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut groups: BTreeMap<(&str, BTreeSet<u32>), usize> = BTreeMap::new();
    for (number, finding) in check.findings.iter().enumerate() {
        let class = finding
            .class
            .filter(|_| !check.full && evidence(finding).is_some());
        let Some(class) = class else {
            entries.push(Entry::One(number));
            continue;
        };
        let entry = *groups
            .entry((class, files(finding)))
            .or_insert(entries.len());
        match entries.get_mut(entry) {
            None => entries.push(Entry::One(number)),
            Some(Entry::Group(numbers)) => numbers.push(number),
            Some(one) => *one = Entry::Group([one.findings(), &[number]].concat()),
        }
    }
    entries.sort_by_cached_key(|entry| rank(check, entry));
    entries
}

/// What a group says: what the files are to each other, how many passages they share, and how many were edited.
pub(super) fn message(check: &Check<'_>, numbers: &[usize]) -> Message {
    let evidence = numbers
        .first()
        .and_then(|first| evidence(&check.findings[*first]));
    let differ = edited(check, numbers).count();
    let differ = (differ > 0).then(|| message!("duplicate-passage.group-differ", count = differ));
    message!(
        "duplicate-passage.group",
        evidence = evidence.cloned().unwrap_or_default(),
        count = numbers.len(),
        differ = differ
    )
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

/// What the findings between the same files have in common for programs; nothing for one in a single file.
pub(super) fn name(places: &Places<'_>, finding: &Finding) -> Option<u64> {
    finding.similarity?;
    let names: BTreeSet<&str> = finding.places().map(|place| places.path(place)).collect();
    let names: Vec<&str> = names.into_iter().collect();
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
        _ => Rank::Other,
    }
}

/// Whether the copies of a plain repeat are in one paragraph, or in paragraphs with only headings between.
fn is_in_a_row(documents: &[Document], finding: &Finding) -> bool {
    let is_plain = finding.class.is_none()
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
        let mut findings = Vec::new();
        repeat::RULES[0].run(&documents, &Options::default(), &mut findings);
        crate::finding::sort(&mut findings);
        let check = Check {
            full,
            unsafe_fixes: false,
            ..check_of(&documents, &findings)
        };
        let format = FORMATS.iter().find(|format| format.name == name).unwrap();
        let mut out = Vec::new();
        format
            .write(&Report::Check(check), Style::default(), &mut out)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_was_pasted_in_a_row_comes_first_and_files_have_one_line() {
        let out = said("concise", false);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 2, "{out}");
        assert!(lines[0].starts_with("z.md:3:1: warning: "), "{out}");
        let group = "x/b.md:1:1: warning: 100% of a.md is also in x/b.md (2 passages, 1 edited) [duplicate-passage]";
        assert_eq!(lines[1], group);
        assert_eq!(said("concise", true).lines().count(), 3);
    }

    #[test]
    fn the_report_for_people_shows_what_differs() {
        let out = said("human", false);
        assert!(
            out.contains("x/b.md:1:1 = edited: [-Thursdays-]{+Fridays+}"),
            "{out}"
        );
        assert!(said("markdown", false).contains("(2 passages, 1 edited)"));
    }
}
