//! Which files of two folders are one file under another name: those that share most of their text.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use crate::document::Document;

// No corpus of renamed files has told these yet; the tests of this file hold them.

/// Two files are one when they share this part of the larger one, as in git.
const SAME: f64 = 0.5;
/// A shingle that is in more files of one side than this says nothing of a pair.
const COMMON: usize = 32;
/// How many words in a row are one shingle.
const SHINGLE: usize = 3;

/// Pairs of old and new documents, by number, that are revisions of each other by their text. Each is in one pair at most; the
/// most alike are joined first. Near-linear in the text.
#[must_use]
pub(crate) fn renamed(old: &[&Document], new: &[&Document]) -> Vec<(usize, usize)> {
    let shingles = [old, new].map(|side| {
        side.iter()
            .map(|document| shingles(document))
            .collect::<Vec<_>>()
    });
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, set) in shingles[0].iter().enumerate() {
        for shingle in set {
            holders.entry(*shingle).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for (at, set) in shingles[1].iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for holder in set
            .iter()
            .filter_map(|shingle| holders.get(shingle))
            .filter(|holders| holders.len() <= COMMON)
        {
            for other in holder {
                *shared.entry(*other).or_default() += 1;
            }
        }
        for (other, count) in shared {
            let larger = shingles[0][other].len().max(set.len());
            let likeness = count as f64 / larger as f64;
            if likeness >= SAME {
                pairs.push((likeness, other, at));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = [FxHashSet::default(), FxHashSet::default()];
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (_, old, new) in pairs {
        if !taken[0].contains(&old) && !taken[1].contains(&new) {
            taken[0].insert(old);
            taken[1].insert(new);
            out.push((old, new));
        }
    }
    out.sort_unstable();
    out
}

/// The hashes of a document's shingles, in order, each once.
fn shingles(document: &Document) -> Vec<u64> {
    let keys = document.keys.text();
    let mut out = Vec::new();
    for paragraph in &document.paragraphs {
        let tokens = document.tokens(paragraph);
        let length = SHINGLE.min(tokens.len()).max(1);
        for run in tokens.windows(length) {
            out.push(xxh3_64(
                run[0]
                    .span
                    .join(run[run.len() - 1].span)
                    .of(keys)
                    .as_bytes(),
            ));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn read(text: &str) -> Document {
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
    }

    #[test]
    fn files_with_most_of_their_text_in_common_are_one() {
        let contract = "甲方应当在收到货物后三十日内向乙方支付价款。";
        let old = [
            read(contract),
            read("The committee shall meet once a year in Geneva."),
        ];
        let new = [
            read("The committee shall meet twice a year in Geneva."),
            read("本办法自公布之日起施行。"),
            read(&contract.replace("三十", "六十")),
        ];
        assert_eq!(
            renamed(
                &old.iter().collect::<Vec<_>>(),
                &new.iter().collect::<Vec<_>>()
            ),
            [(0, 2), (1, 0)]
        );
    }

    #[test]
    fn files_with_little_in_common_are_not() {
        let (old, new) = (
            read("Договор вступает в силу с даты подписания."),
            read("Договор может быть расторгнут."),
        );
        assert!(renamed(&[&old], &[&new]).is_empty());
        assert!(renamed(&[&read("")], &[&read("")]).is_empty());
    }
}
