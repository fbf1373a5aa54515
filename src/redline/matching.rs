//! Which units stay: what the comparison calls edited is deleted and inserted, and the rest is laid side by side.

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use xxhash_rust::xxh3::xxh3_64;

use crate::redline::places;
use crate::redline::records::{Key, Records, Side};
use crate::redline::units::{END, Units, What};
use crate::text::script;
use crate::text::span::Span;

/// Of each old unit, the new one that it stays as.
pub(super) type Matches = Vec<Option<u32>>;

/// Lays the units of paragraphs side by side. With `closes`, the last ends of both belong together.
pub(super) fn matches(
    records: &Records<'_>,
    old: (&Units<'_>, &[Key]),
    new: (&Units<'_>, &[Key]),
    closes: bool,
) -> Matches {
    let own = [numbers(&records.old, old.1), numbers(&records.new, new.1)];
    let edited = [
        edited(
            &records.old,
            old.0,
            &own[0],
            &records.edited(0, &own[0], &own[1]),
        ),
        edited(
            &records.new,
            new.0,
            &own[1],
            &records.edited(1, &own[1], &own[0]),
        ),
    ];
    let mut tokens = [tokens(old.0, &edited[0]), tokens(new.0, &edited[1])];
    if closes {
        for tokens in &mut tokens {
            tokens.pop();
        }
    }
    let keys = tokens
        .each_ref()
        .map(|tokens| tokens.iter().map(|each| each.key).collect::<Vec<u64>>());
    let mut found = vec![None; old.0.list.len()];
    for op in capture_diff_slices(Algorithm::Myers, &keys[0], &keys[1]) {
        let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        else {
            continue;
        };
        for step in 0..len {
            let (one, other) = (&tokens[0][old_index + step], &tokens[1][new_index + step]);
            for (old, new) in one.units.iter().zip(&other.units) {
                found[*old as usize] = Some(*new);
            }
            // Of two spaces of different length, the old one stays.
            let last = other.units.last().copied();
            for old in one.units.iter().skip(other.units.len()) {
                found[*old as usize] = last;
            }
        }
    }
    if closes {
        found[old.0.list.len() - 1] = Some(new.0.list.len() as u32 - 1);
    }
    keep_fields_whole(old.0, new.0, &mut found);
    found
}

/// The numbers of the compared paragraphs of elements, in order, each once.
fn numbers(side: &Side<'_>, keys: &[Key]) -> Vec<u32> {
    let mut out: Vec<u32> = keys
        .iter()
        .flat_map(|key| side.paragraphs(*key))
        .copied()
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Which units are edited, by spans of the compared text.
fn edited(side: &Side<'_>, units: &Units<'_>, own: &[u32], spans: &[Span]) -> Vec<bool> {
    let mut out = vec![false; units.list.len()];
    if spans.is_empty() {
        return out;
    }
    let places = places::places(side.document, side.origins, own, units, &|_| true);
    for (at, place) in places.iter().enumerate() {
        if let Some(place) = place {
            out[at] = spans
                .iter()
                .any(|span| span.start <= *place && *place < span.end);
        }
    }
    out
}

/// Units that are compared as one: a word, a run of spaces, or anything else alone.
struct Token {
    key: u64,
    units: Vec<u32>,
}

fn tokens(units: &Units<'_>, edited: &[bool]) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    // What the last token is made of, and of which units it ends at.
    let mut open: Option<(bool, usize)> = None;
    for (at, unit) in units.list.iter().enumerate() {
        if edited[at] || matches!(unit.what, What::Aside(_)) {
            // What nobody sees does not cut a word.
            if edited[at] {
                open = None;
            }
            continue;
        }
        let sort = match unit.what {
            What::Char(c) if c.is_whitespace() => Some(false),
            What::Char(c) if c.is_alphanumeric() && !script::is_unspaced(c) => Some(true),
            _ => None,
        };
        match (sort, open) {
            (Some(sort), Some((last, token))) if sort == last => {
                let token = &mut out[token];
                token.units.push(at as u32);
                if sort {
                    token.key =
                        xxh3_64(&[token.key.to_le_bytes(), unit.key.to_le_bytes()].concat())
                            | (1 << 62);
                }
            }
            _ => {
                let key = if sort == Some(false) {
                    u64::from(u32::from(' '))
                } else {
                    unit.key
                };
                out.push(Token {
                    key,
                    units: vec![at as u32],
                });
                open = sort.map(|sort| (sort, out.len() - 1));
            }
        }
    }
    out
}

/// A field that does not stay whole goes whole.
fn keep_fields_whole(old: &Units<'_>, new: &Units<'_>, found: &mut Matches) {
    let fields = [fields(old), fields(new)];
    loop {
        let back: FxHashMap<u32, usize> = found
            .iter()
            .enumerate()
            .filter_map(|(old, new)| Some(((*new)?, old)))
            .collect();
        let is_part = |units: &Units<'_>, at: usize| matches!(units.list[at].what, What::Field(_));
        let mut broken: Vec<usize> = Vec::new();
        for (first, last) in &fields[0] {
            let mut all = (*first..=*last).filter(|at| is_part(old, *at));
            if all.any(|at| found[at].is_none()) {
                broken.extend((*first..=*last).filter(|at| found[*at].is_some()));
            }
        }
        for (first, last) in &fields[1] {
            let mut all = (*first..=*last).filter(|at| is_part(new, *at));
            if all.any(|at| !back.contains_key(&(at as u32))) {
                broken.extend((*first..=*last).filter_map(|at| back.get(&(at as u32)).copied()));
            }
        }
        // An end stays where it is.
        broken.retain(|at| old.list[*at].key != END);
        if broken.is_empty() {
            return;
        }
        for at in broken {
            found[at] = None;
        }
    }
}

/// The outermost fields, each from its first to its last unit.
fn fields(units: &Units<'_>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open = Vec::new();
    for (at, unit) in units.list.iter().enumerate() {
        let What::Field(node) = unit.what else {
            continue;
        };
        match node.attribute("fldCharType").as_deref() {
            Some("begin") => open.push(at),
            Some("end") => {
                if let Some(first) = open.pop()
                    && open.is_empty()
                {
                    out.push((first, at));
                }
            }
            _ => {}
        }
    }
    out
}
