//! Files of one series: minutes of one body, pages made from one template. They share what the form of the series repeats.

use std::collections::BTreeSet;

use crate::document::{Document, Kind};
use crate::finding::{Finding, Place};
use crate::repeat::wording::Wording;
use crate::rule::Legitimate;
use crate::text::script;
use crate::wording::message::{Message, message};

// Measured with half and double on 2026-11-28, on 18F/handbook, opensafely/documentation, alphagov/govuk-developer-docs,
// rootsongjc/kubernetes-handbook, uswds/uswds-site and nodejs/TSC (2,000 files): 320 repeats stay warnings.

/// How many headings files share that were made from one template, at least. With 2 the same, with 6 one warning more.
const HEADINGS: usize = 3;
/// How much of the headings of each those are, at least, in percent. At 30 three warnings less, at 100 ten more.
const PART: usize = 60;
/// How much of a passage is the text of links, at least, for it to be a list of them, in percent. At 30 five warnings less,
/// at 100 five more.
const LINKS: u32 = 60;
/// The greatest weight of what a dated file is called by beside its date: `jan-30`, `meeting`, `notes`, 会议纪要. At 6 one
/// warning more, at 24 two less.
const NAME: u32 = 12;

/// Whether two files were made from one template: most of their headings are the same.
pub(super) fn are_built_alike(one: &Document, other: &Document) -> bool {
    let [one, other] = [one, other].map(headings);
    let common = one.intersection(&other).count();
    common >= HEADINGS && common * 100 >= one.len().max(other.len()) * PART
}

/// What a plain repeat is that several files share, and that is not once in each of a few: an item that records carry over, or entries of
/// lists of links. Inside one record, only the latter is known from a slip.
pub(super) fn class(documents: &[&Document], finding: &Finding) -> Option<(Legitimate, Message)> {
    if finding.class.is_some() {
        return None;
    }
    let files: BTreeSet<u32> = finding.places().map(|place| place.document).collect();
    let names: Vec<&str> = files
        .iter()
        .map(|number| documents[*number as usize].name.as_str())
        .collect();
    let several = files.len() > 1;
    if are_records(&names) && (several || are_links(documents, finding)) {
        return Some(records(&names.join(", ")));
    }
    are_links_of_files(documents, finding).then(|| {
        let evidence = message!("duplicate-passage.links");
        (Legitimate::Bibliography, evidence)
    })
}

/// Whether copies are lists in several files, of links in one of them at least: the contents of one part, and of the whole.
pub(super) fn are_links_of_files(documents: &[&Document], finding: &Finding) -> bool {
    let several = (finding.places()).any(|place| place.document != finding.place.document);
    let is_list = |place: Place| {
        let mut inside = documents[place.document as usize].paragraphs_in(place.span);
        inside.all(|each| each.kind != Kind::Body)
    };
    let is_linked = |place: Place| is_of_links(documents[place.document as usize], place);
    several
        && (finding.places()).any(is_linked)
        && (finding.places()).all(|place| is_list(place) || is_linked(place))
}

/// Whether most of each copy is the text of links.
fn are_links(documents: &[&Document], finding: &Finding) -> bool {
    finding
        .places()
        .all(|place| is_of_links(documents[place.document as usize], place))
}

/// Whether most of a place is the text of links.
pub(super) fn is_of_links(document: &Document, place: Place) -> bool {
    let wording = Wording::of(document, place.span);
    wording.links * 100 >= wording.all() * LINKS
}

/// The class of what records have in common, and what shows it.
pub(super) fn records(files: &str) -> (Legitimate, Message) {
    let evidence = message!("duplicate-passage.records", files = files);
    (Legitimate::Roster, evidence)
}

fn headings(document: &Document) -> BTreeSet<&str> {
    document
        .paragraphs
        .iter()
        .filter(|each| each.kind == Kind::Heading)
        .map(|each| document.body(each))
        .collect()
}

/// Whether paths are those of records, each of a day or a month: they hold a year, are in folders that differ by numbers alone, and are
/// called by hardly more than the date.
pub(super) fn are_records(paths: &[&str]) -> bool {
    let folders: BTreeSet<String> = paths.iter().map(|path| folder(path)).collect();
    folders.len() == 1 && paths.iter().all(|path| is_record(path))
}

/// The folder of a path without its numbers.
fn folder(path: &str) -> String {
    let end = path.rfind(['/', '\\']).unwrap_or(0);
    let bare = path[..end].chars().filter(|c| !c.is_ascii_digit());
    bare.collect()
}

/// Whether a path holds a whole date, `2018/02/22/` or `2018-02-22-`, as those of posts do: what was published on a day stays as it is.
pub(super) fn is_dated(path: &str) -> bool {
    let numbers: Vec<&str> = path.split(['/', '\\', '-', '_', '.']).collect();
    let is = |text: &str, length: usize, range: std::ops::RangeInclusive<u32>| {
        text.len() == length && text.parse().is_ok_and(|number| range.contains(&number))
    };
    let mut dates = numbers.windows(3);
    dates
        .any(|date| is(date[0], 4, 1900..=2099) && is(date[1], 2, 1..=12) && is(date[2], 2, 1..=31))
}

/// Whether paths are the same but for numbers and the marks between: `2.x/ferry.md` and `3.x/ferry.md`, editions that live side by side.
pub(super) fn are_editions(paths: &[&str]) -> bool {
    let bare = |path: &str| -> String { path.chars().filter(|c| c.is_alphabetic()).collect() };
    let mut others = paths.iter().skip(1);
    let first = paths.first().map(|path| bare(path));
    others.all(|path| Some(bare(path)) == first)
}

/// Whether one of two paths is that of an older edition of the other text: they differ in numbers alone, or one has a folder more.
pub(super) fn are_kept(one: &str, other: &str) -> bool {
    let parts = |path: &'_ str| {
        path.split(['/', '\\'])
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (mut short, mut long) = (parts(one), parts(other));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    let has_folder_more = || {
        let at = short
            .iter()
            .zip(&long)
            .take_while(|(own, new)| own == new)
            .count();
        short.len() + 1 == long.len() && at < short.len() && short[at..] == long[at + 1..]
    };
    are_editions(&[one, other]) || has_folder_more()
}

fn is_record(path: &str) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let letters: String = stem.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_year = |number: &str| {
        let year = number
            .get(..4)
            .filter(|_| matches!(number.len(), 4 | 6 | 8));
        year.is_some_and(|year| ("1900".."2100").contains(&year))
    };
    let mut numbers = path.split(|c: char| !c.is_ascii_digit());
    script::weight_of(&letters) <= NAME && numbers.any(is_year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    #[test]
    fn minutes_are_records() {
        for [one, other] in [
            ["meetings/2020-05-21.md", "meetings/2020-06-04.md"],
            ["meetings/2019-01/jan-30.md", "meetings/2019-11/nov-02.md"],
            ["2021/20210304.md", "2022/20220301.md"],
            ["会议/2021-03会议纪要.md", "会议/2021-04会议纪要.md"],
        ] {
            assert!(are_records(&[one, other]), "{one}");
        }
        for [one, other] in [
            ["rules/chapter-1.md", "rules/chapter-2.md"],
            ["a/2020-05-21.md", "b/2020-05-21.md"],
            ["laws/2020-water-supply-act.md", "laws/2021-harbour-act.md"],
            ["2020-05-21.md", "members.md"],
        ] {
            assert!(!are_records(&[one, other]), "{one}");
        }
    }

    #[test]
    fn posts_have_a_date_in_their_path() {
        for path in ["_posts/2018-02-22-ferry.md", "blog/2022/03/29/ferry.md"] {
            assert!(is_dated(path), "{path}");
        }
        for path in ["rules/2018/ferry.md", "iso-8601-12.md", "v2018.13.40.md"] {
            assert!(!is_dated(path), "{path}");
        }
    }

    #[test]
    fn editions_differ_in_numbers() {
        assert!(are_editions(&["docs/2.x/ferry.md", "docs/3.x/ferry.md"]));
        assert!(are_editions(&["ferry-2.0.md", "ferry-3.0.3.md"]));
        assert!(!are_editions(&["ferry.md", "barge.md"]));
    }

    #[test]
    fn old_editions_are_kept_in_folders_of_their_own() {
        assert!(are_kept("docs/ferry.md", "docs/old/ferry.md"));
        assert!(are_kept("2019/ferry.md", "ferry.md"));
        assert!(are_kept("docs/v1/ferry.md", "docs/v2/ferry.md"));
        assert!(!are_kept("docs/ferry.md", "docs/old/barge.md"));
        assert!(!are_kept("docs/quay/ferry.md", "docs/lock/ferry.md"));
    }

    #[test]
    fn pages_of_one_template_have_most_headings_in_common() {
        let page = |headings: &[&str]| {
            let text: Vec<String> = headings
                .iter()
                .map(|heading| format!("# {heading}\n\nText.\n"))
                .collect();
            input::from_bytes(
                "a.md",
                text.join("\n").as_bytes(),
                &input::Options::default(),
            )
            .unwrap()
        };
        let quay = page(&["Quay", "Fees", "Hours", "Keeper"]);
        assert!(are_built_alike(
            &quay,
            &page(&["Lock", "Fees", "Hours", "Keeper"])
        ));
        assert!(!are_built_alike(
            &quay,
            &page(&["Lock", "Fees", "Hours", "Fish"])
        ));
        let long = ["Fees", "Hours", "Keeper", "A", "B", "C", "D", "E", "F"];
        assert!(!are_built_alike(&quay, &page(&long)));
    }
}
