//! The text of the result: each part in its place, with what is between parts as ours has it, and marks around conflicts.

use crate::document::blocks::Blocks;
use crate::merge::clash;
use crate::merge::numbers::{Numbering, Overrides};
use crate::merge::order::{Entry, Presence, label};
use crate::merge::parts::Part;
use crate::merge::tokens::tokens;
use crate::merge::whole;
use crate::merge::words;
use crate::merge::writer::{Wordings, with_line_ends};
use crate::merge::{BASE, Merged, OURS, Options, THEIRS};

/// Writes the parts in order.
pub(super) fn assemble(
    versions: &[Blocks<'_>; 3],
    parts: &[Part],
    entries: &[Entry],
    options: &Options,
) -> Merged {
    let line_end = line_end(versions);
    let mut entries = entries.to_vec();
    let numbering = Numbering::of(versions, parts, &entries);
    clash::mark(&numbering, parts, &mut entries);
    let numbers = &numbering.overrides;
    let entries = entries.as_slice();
    let mut merged = Merged {
        text: versions[OURS].lead().to_owned(),
        conflicts: 0,
    };
    let mut ends_marked = false;
    for (at, entry) in entries.iter().enumerate() {
        if at > 0 {
            let between = between(versions, parts, [entries[at - 1], *entry]);
            merged.text.push_str(&with_line_ends(&between, line_end));
        }
        let wordings = wordings(versions, parts, *entry, numbers, line_end);
        ends_marked = wordings.ours != wordings.theirs;
        if ends_marked {
            merged.conflicts += 1;
            let marked = marked(&wordings, options, line_end);
            merged.text.push_str(&marked);
        } else {
            merged.text.push_str(&wordings.ours);
        }
    }
    // Where ours is empty, what is before its first block is all of it.
    let ends = [OURS, THEIRS]
        .into_iter()
        .find(|side| !versions[*side].all.is_empty());
    if let Some(side) = ends.filter(|_| !entries.is_empty()) {
        let tail = versions[side].after(versions[side].all.len() - 1);
        merged.text.push_str(&with_line_ends(tail, line_end));
    }
    if ends_marked && !merged.text.ends_with(['\n', '\r']) {
        merged.text.push_str(line_end);
    }
    merged
}

/// How a part reads for one side and for the other.
fn wordings(
    versions: &[Blocks<'_>; 3],
    parts: &[Part],
    entry: Entry,
    numbers: &Overrides,
    line_end: &str,
) -> Wordings {
    let all = parts[entry.part].blocks;
    let [base, ours, theirs] = [BASE, OURS, THEIRS].map(|side| {
        let mut text = tokens(&versions[side], all[side]?);
        if let Some(words) = numbers.get(&(entry.part, side)) {
            text.put(words);
        }
        Some(text)
    });
    let disputed = parts[entry.part].disputed;
    let both = match (base, ours, theirs) {
        (Some(base), Some(ours), Some(theirs)) if !disputed => {
            let label = label(&versions[BASE], all[BASE].unwrap_or_default(), &base);
            let texts = [base, ours, theirs];
            let merged = words::merge(&texts, label, line_end);
            if whole::is_torn(&texts, &merged) {
                Wordings {
                    ours: texts[OURS].written(),
                    theirs: with_line_ends(&texts[THEIRS].written(), line_end),
                }
            } else {
                merged
            }
        }
        (_, Some(ours), Some(theirs)) if !words::same(&ours, &theirs) => Wordings {
            ours: ours.written(),
            theirs: with_line_ends(&theirs.written(), line_end),
        },
        (_, Some(only), None) if disputed => Wordings {
            ours: only.written(),
            theirs: String::new(),
        },
        (_, None, Some(only)) if disputed => Wordings {
            ours: String::new(),
            theirs: with_line_ends(&only.written(), line_end),
        },
        (_, Some(only), _) => Wordings::of(only.written()),
        (_, None, Some(only)) => Wordings::of(with_line_ends(&only.written(), line_end)),
        (_, None, None) => Wordings::of(String::new()),
    };
    match entry.presence {
        Presence::Agreed => both,
        Presence::Ours => Wordings {
            theirs: String::new(),
            ..both
        },
        Presence::Theirs => Wordings {
            ours: String::new(),
            ..both
        },
    }
}

/// Both wordings between the marks of a conflict; lines that they share at the start and at the end are outside of it.
fn marked(wordings: &Wordings, options: &Options, line_end: &str) -> String {
    let lines = |text: &str| -> Vec<String> {
        let plain = with_line_ends(text, "\n");
        let lines = plain.split('\n').map(str::to_owned);
        if text.is_empty() {
            Vec::new()
        } else {
            lines.collect()
        }
    };
    let (ours, theirs) = (lines(&wordings.ours), lines(&wordings.theirs));
    let pairs = ours.iter().zip(&theirs);
    let first = pairs.take_while(|(one, other)| one == other).count();
    let pairs = ours[first..].iter().rev().zip(theirs[first..].iter().rev());
    let last = pairs.take_while(|(one, other)| one == other).count();
    let mark = |sign: &str, label: &str| {
        format!("{} {label}", sign.repeat(options.marker_size))
            .trim_end()
            .to_owned()
    };
    let [mine, other] = &options.labels;
    let mut out: Vec<String> = ours[..first].to_vec();
    out.push(mark("<", mine));
    out.extend_from_slice(&ours[first..ours.len() - last]);
    out.push(mark("=", ""));
    out.extend_from_slice(&theirs[first..theirs.len() - last]);
    out.push(mark(">", other));
    out.extend_from_slice(&ours[ours.len() - last..]);
    out.join(line_end)
}

/// What is between two parts: as ours has it where they follow one another there, as theirs has it where they do so there, and
/// otherwise what is before the second or after the first, whichever sets them further apart.
fn between(versions: &[Blocks<'_>; 3], parts: &[Part], [one, other]: [Entry; 2]) -> String {
    let ranges = |version: usize| {
        let [one, other] = [one, other].map(|entry| parts[entry.part].blocks[version]);
        one.zip(other)
    };
    for version in [OURS, THEIRS] {
        if let Some((one, other)) = ranges(version)
            && one.1 == other.0
        {
            return versions[version].after(one.1 - 1).to_owned();
        }
    }
    let sides = |part: usize| {
        let found = [OURS, THEIRS]
            .into_iter()
            .find(|side| parts[part].blocks[*side].is_some());
        found.and_then(|side| Some((&versions[side], parts[part].blocks[side]?)))
    };
    let after = sides(one.part).filter(|(blocks, range)| range.1 < blocks.all.len());
    let after = after.map(|(blocks, range)| blocks.after(range.1 - 1));
    let before = sides(other.part).filter(|(_, range)| range.0 > 0);
    let before = before.map(|(blocks, range)| blocks.after(range.0 - 1));
    let ends = |text: &&str| text.matches('\n').count().max(text.matches('\r').count());
    let quoted = |text: &&str| !text.contains('>');
    let widest = [before, after]
        .into_iter()
        .flatten()
        .filter(quoted)
        .max_by_key(ends);
    widest
        .filter(|text| ends(text) > 0)
        .unwrap_or("\n\n")
        .to_owned()
}

/// The line end that is the most frequent in ours; in theirs, where ours has no line end.
fn line_end(versions: &[Blocks<'_>; 3]) -> &'static str {
    let of = |side: usize| {
        let text = versions[side].document.text.as_str();
        let both = text.matches("\r\n").count();
        let (feeds, returns) = (
            text.matches('\n').count() - both,
            text.matches('\r').count() - both,
        );
        let counted = [(feeds, "\n"), (both, "\r\n"), (returns, "\r")];
        let most = counted.into_iter().rev().max_by_key(|(count, _)| *count);
        most.filter(|(count, _)| *count > 0).map(|(_, end)| end)
    };
    of(OURS).or_else(|| of(THEIRS)).unwrap_or("\n")
}
