//! Paragraphs that face each other between two that are the same, and that little shows to be one: a field of the same name, a picture of
//! the same file, a text that is mostly in the other.

use crate::diff::likeness::Likenesses;
use crate::diff::side::Word;
use crate::document::Document;
use crate::text::segment::TokenKind;

// Measured as the constants of `pairs` are.

/// Two paragraphs that face each other alone between two that are the same are one that was edited from this likeness on. At 0.18
/// three more cases are right, at 0.11 five, with an F1 of 0.9988; at 0.28 as many, at 0.44 one less.
pub(super) const FACING: f64 = 0.22;
/// A partner this much less alike than the best one of either side is no partner. From 0.12 to 0.5 the F1 and the cases stay; a few
/// paragraphs of the published revisions have another partner.
pub(super) const CLOSE: f64 = 0.25;
/// The most words of the name of a field. By hand, 2026-11.
const LEAD: usize = 3;
/// The only one of its side between two that are the same is edited when so much of it is in one of several that face it. By hand,
/// 2026-11.
const MOSTLY: f64 = 0.75;

/// Whether two paragraphs are fields of one name: `Fee: none` and `Fee: two crowns`.
pub(super) fn have_one_lead(keys: [&str; 2], words: [&[Word]; 2]) -> bool {
    let lead = |side: usize| {
        let words = words[side].iter().take(LEAD + 1);
        let end = words
            .clone()
            .position(|word| word.span.of(keys[side]) == ":")?;
        let spoken = words
            .take(end)
            .map(|word| (word.low, word.kind != TokenKind::Mark));
        let (lead, spoken): (Vec<u32>, Vec<bool>) = spoken.unzip();
        (end > 0 && spoken.into_iter().all(|each| each)).then_some(lead)
    };
    lead(0).is_some_and(|first| lead(1) == Some(first))
}

/// Whether two paragraphs are pictures, and nothing else, of one file, wherever it is.
pub(super) fn show_one_picture(documents: [&Document; 2], pair: (u32, u32)) -> bool {
    let file = |document: &'_ Document, at: u32| {
        // In Markdown the paragraph is what the picture is called, without its marks.
        let span = document.paragraphs[at as usize].span;
        let (before, after) = (
            &document.text[..span.start as usize],
            &document.text[span.end as usize..],
        );
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = after
            .find('\n')
            .map_or(document.text.len(), |end| span.end as usize + end);
        picture(&document.text[start..end]).map(str::to_owned)
    };
    let old = file(documents[0], pair.0);
    old.is_some() && old == file(documents[1], pair.1)
}

/// The name of the file that a picture in HTML or Markdown shows.
fn picture(text: &str) -> Option<&str> {
    let text = text.trim();
    let path = if let Some(tag) = text.strip_prefix("<img ") {
        let inside = tag.strip_suffix('>').filter(|tag| !tag.contains('>'))?;
        let (_, source) = inside.split_once("src=\"")?;
        source.split_once('"')?.0
    } else {
        let (_, rest) = text.strip_prefix("![")?.split_once("](")?;
        let inside = rest.strip_suffix(')').filter(|rest| !rest.contains(')'))?;
        inside.split_whitespace().next()?
    };
    let name = path.split(['?', '#']).next()?.rsplit('/').next()?;
    Some(name).filter(|name| !name.is_empty())
}

/// The pairs of gaps with a single paragraph on one side that is mostly in one that faces it, or is mostly made of it, and much less
/// so for any other.
pub(super) fn mostly_held(gaps: &[Vec<(u32, u32)>], pairs: &Likenesses) -> Vec<(u32, u32)> {
    let lone = gaps.iter().filter(|gap| {
        let old = gap.iter().all(|pair| pair.0 == gap[0].0);
        gap.len() > 1 && (old || gap.iter().all(|pair| pair.1 == gap[0].1))
    });
    let held = |pair: &(u32, u32)| {
        let likeness = pairs.get(pair);
        likeness.map_or(0.0, |likeness| likeness.containment())
    };
    let best = lone.filter_map(|gap| {
        let best = *gap.iter().max_by(|a, b| held(a).total_cmp(&held(b)))?;
        let rest = gap.iter().filter(|pair| **pair != best);
        let next = rest.map(held).fold(0.0, f64::max);
        let alike = pairs
            .get(&best)
            .is_some_and(|likeness| likeness.ratio() >= FACING);
        (alike && held(&best) >= MOSTLY && held(&best) >= next + CLOSE).then_some(best)
    });
    best.collect()
}

#[cfg(test)]
mod tests {
    use super::picture;
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// What became of the paragraphs that changed.
    fn kinds(old: &[&str], new: &[&str]) -> Vec<Kind> {
        let read = |paragraphs: &[&str]| {
            let text = paragraphs.join("\n\n");
            from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let found = diff(&read(old), &read(new), &Options::default());
        found.changes.iter().map(|change| change.kind).collect()
    }

    #[test]
    fn fields_of_one_name_that_face_each_other_are_one() {
        for (old, new) in [
            (
                "Fee: none for members of the choir",
                "Fee: two crowns at the door",
            ),
            ("备注：经理事会批准后方可使用", "备注：无"),
        ] {
            assert_eq!(kinds(&[old], &[new]), [Kind::Edited], "{old}");
        }
        let found = kinds(
            &["Fee: none for members"],
            &["Rain: the feast is in the barn"],
        );
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_picture_of_one_file_is_one_whatever_is_said_of_it() {
        let (before, after) = ("The mill stands at the weir.", "It was burnt in the war.");
        for (old, new) in [
            (
                "<img alt=\"A mill\" src=\"img/weir-2.png\" class=\"wide\">",
                "<img alt=\"Drawing of three wheels, the sluice and a house by the river, in ink, with the names of all parts\" src=\"https://mills.example/book/img/weir-2.png?raw=true\">",
            ),
            (
                "![Мельница](img/weir-2.png)",
                "![Рисунок трёх колёс, шлюза и дома у реки, с названиями всех частей](https://mills.example/weir-2.png)",
            ),
        ] {
            let found = kinds(&[before, old, after], &[before, new, after]);
            assert_eq!(found, [Kind::Edited], "{old}");
            let other = new.replace("weir-2", "bridge");
            let found = kinds(&[before, old, after], &[before, &other, after]);
            assert_eq!(found.len(), 2, "{other}");
        }
        assert_eq!(picture("![A mill](img/weir.png \"Weir\") in June"), None);
    }

    #[test]
    fn a_text_that_mostly_stands_in_one_of_several_was_edited() {
        for (old, one, other) in [
            (
                "The wardens of the weir, who serve the good of the valley, open the sluice in the manner that the water act lays down for the valley, and keep the keys.",
                "Article 4. The wardens of the weir, chosen by the farmers and the millers at the spring assembly for three years, open the sluice by day and by night, in the manner that the water act lays down for the valley, answer to the assembly, and keep the keys.",
                "Article 5. Nobody else may touch the chains, and whoever finds them broken tells the nearest miller.",
            ),
            (
                "看闸人为全谷服务，应当依照水法规定的方式开启水闸，并且保管钥匙。",
                "第四条　看闸人由农户、渔户和磨坊主在春季大会上推选，任期三年，对大会负责并报告工作，应当依照水法规定的方式，在白天和夜间开启水闸，并且保管钥匙。",
                "第五条　其他任何人不得触碰铁链；发现铁链断裂的，应当立即告知最近的磨坊。",
            ),
        ] {
            let mut found = kinds(&[old], &[other, one]);
            found.sort();
            assert_eq!(found, [Kind::Edited, Kind::Inserted], "{old}");
            let unlike = "The lamp on the bridge burns until the last cart is home.";
            assert_eq!(kinds(&[unlike], &[other, one]).len(), 3);
        }
    }
}
