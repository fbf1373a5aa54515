//! Paragraphs that face each other between two that are the same, and that little shows to be one: a field of the same name, a picture of
//! the same file, a text that is mostly in the other.

use crate::diff::front;
use crate::diff::likeness::{Likeness, Likenesses};
use crate::diff::side::{Lexicon, Side, Word};
use crate::document::{Document, Kind};
use crate::facts::date;
use crate::facts::label::Style;
use crate::text::script;
use crate::text::segment::TokenKind;

// Measured as the constants of `pairs` are.

/// Two paragraphs in the same place are one that was edited from this likeness on. At 0.18 an F1 of 0.993, at 0.29 of 0.997, at 0.45
/// of 0.9988, at 0.72 of 0.981.
pub(super) const EDITED: f64 = 0.36;
/// Two paragraphs in different places are one that moved and was edited from this likeness on. From 0.25 to 0.62 the F1 stays; below,
/// one of the small cases goes wrong, and above, one more is right.
pub(super) const MOVED: f64 = 0.5;
/// Two paragraphs that face each other alone between two that are the same are one that was edited from this likeness on. At 0.18
/// three more cases are right, at 0.11 five, with an F1 of 0.9988; at 0.28 as many, at 0.44 one less.
pub(super) const FACING: f64 = 0.22;
/// A partner this much less alike than the best one of either side is no partner. From 0.12 to 0.5 the F1 and the cases stay; a few
/// paragraphs of the published revisions have another partner.
pub(super) const CLOSE: f64 = 0.25;
/// The most words of the name of a field. By hand, 2026-11.
const LEAD: usize = 3;
/// What a place and a date weigh at most, in thirds of a Han character, and how many words are around the date. By hand, 2026-11-30.
const DATED: u32 = 60;
const PLACE: usize = 4;
/// The only one of its side between two that are the same is edited when so much of it is in one of several that face it. By hand,
/// 2026-11.
const MOSTLY: f64 = 0.75;
/// What two paragraphs with the same number have in common besides it when it is nothing: some marks. By hand, 2026-11-29.
const NOTHING: f64 = 0.5;
/// In a gap with no more pairs than this, the one that is most alike is looked for. By hand, 2026-11-29.
const FEW: usize = 36;
/// So much more alike than any other of the gap a pair has to be then. By hand, 2026-11-29.
const AHEAD: f64 = 0.12;
/// Two paragraphs of a gap with several are one from this likeness on when they are so far ahead. By hand, 2026-11-29, on nine pairs of
/// published revisions.
const NEAR: f64 = 0.27;

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

/// Whether two paragraphs are a place and a date, as below a text that was signed.
pub(super) fn are_dated(documents: [&Document; 2], pair: (u32, u32)) -> bool {
    let dated = |side: usize, at: u32| {
        let key = documents[side].key(&documents[side].paragraphs[at as usize]);
        if script::weight_of(key) > DATED {
            return false;
        }
        let [found] = &date::find(key, None)[..] else {
            return false;
        };
        let rest = [
            &key[..found.span.start as usize],
            &key[found.span.end as usize..],
        ];
        let words = rest.iter().flat_map(|part| part.split_whitespace());
        words.filter(|word| word.contains(script::is_word)).count() <= PLACE
    };
    dated(0, pair.0) && dated(1, pair.1)
}

/// Whether two paragraphs are headings with the same number: a section that got another title.
pub(super) fn are_one_section(documents: [&Document; 2], pair: (u32, u32)) -> bool {
    let number = |side: usize, at: u32| {
        let paragraph = &documents[side].paragraphs[at as usize];
        let labelled = paragraph.kind == Kind::Heading && paragraph.label.is_some();
        labelled.then(|| front::parted(documents[side], paragraph).0)
    };
    let old = number(0, pair.0);
    old.is_some() && old == number(1, pair.1)
}

/// The pairs of gaps with several paragraphs that are more alike than some forms of words, and far ahead of any other pair that either is
/// in. Of two that cross each other the more alike one.
pub(super) fn far_ahead(
    gaps: &[Vec<(u32, u32)>],
    documents: [&Document; 2],
    compare: impl Fn((u32, u32)) -> Likeness,
) -> Vec<((u32, u32), Likeness)> {
    let kind = |side: usize, at: u32| documents[side].paragraphs[at as usize].kind;
    let mut out = Vec::new();
    for gap in gaps.iter().filter(|gap| (2..=FEW).contains(&gap.len())) {
        let found: Vec<Likeness> = gap.iter().map(|pair| compare(*pair)).collect();
        let mut best: Vec<usize> = (0..gap.len())
            .filter(|at| {
                let (old, new) = gap[*at];
                let rivals = gap
                    .iter()
                    .zip(&found)
                    .filter(|(other, _)| **other != gap[*at] && (other.0 == old || other.1 == new));
                let next = rivals.map(|(_, rival)| rival.ratio()).fold(0.0, f64::max);
                let ratio = found[*at].ratio();
                kind(0, old) == kind(1, new) && ratio >= NEAR && ratio >= next + AHEAD
            })
            .collect();
        best.sort_by(|a, b| {
            found[*b]
                .ratio()
                .total_cmp(&found[*a].ratio())
                .then(a.cmp(b))
        });
        let mut chosen: Vec<(u32, u32)> = Vec::new();
        for at in best {
            let in_order = |(old, new): &(u32, u32)| (*old < gap[at].0) == (*new < gap[at].1);
            if chosen.iter().all(in_order) {
                chosen.push(gap[at]);
                out.push((gap[at], found[at]));
            }
        }
    }
    out
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

/// The pairs of gaps with several paragraphs of which one begins or ends with all of the other, at the same end of the gap, where no other
/// paragraph of the gap does so: a title that grew beside a text that was written anew.
pub(super) fn grown(gaps: &[Vec<(u32, u32)>], documents: [&Document; 2]) -> Vec<(u32, u32)> {
    let paragraph = |side: usize, at: u32| &documents[side].paragraphs[at as usize];
    let holds = |(old, new): (u32, u32)| {
        let keys = [(0, old), (1, new)].map(|(side, at)| documents[side].key(paragraph(side, at)));
        let weights = keys.map(script::weight_of);
        let (short, long) = if weights[0] <= weights[1] {
            (0, 1)
        } else {
            (1, 0)
        };
        paragraph(0, old).kind == paragraph(1, new).kind
            && weights[short] >= SHORTEST
            && weights[long] <= weights[short] * GROWN
            && is_at_an_end(keys[short], keys[long])
    };
    let mut out = Vec::new();
    for gap in gaps.iter().filter(|gap| (2..=FEW).contains(&gap.len())) {
        let held: Vec<(u32, u32)> = gap.iter().copied().filter(|pair| holds(*pair)).collect();
        let (Some(first), Some(last)) = (gap.iter().min(), gap.iter().max()) else {
            continue;
        };
        let alone = |pair: &(u32, u32)| {
            let mut others = held.iter().filter(|other| *other != pair);
            !others.any(|other| other.0 == pair.0 || other.1 == pair.1)
        };
        let ends = held.iter().filter(|pair| *pair == first || *pair == last);
        out.extend(ends.filter(|pair| alone(pair)).copied());
    }
    out
}

/// Whether a text begins or ends with all words of another one.
fn is_at_an_end(short: &str, long: &str) -> bool {
    let short = short.trim_matches(|c: char| !c.is_alphanumeric());
    let long = long.trim_matches(|c: char| !c.is_alphanumeric());
    let goes_on = |c: char| script::is_word(c) && !script::is_unspaced(c);
    let begins = (long.strip_prefix(short)).is_some_and(|rest| !rest.starts_with(goes_on));
    let ends = (long.strip_suffix(short)).is_some_and(|rest| !rest.ends_with(goes_on));
    !short.is_empty() && (begins || ends)
}

/// What a text weighs at least that is known again in a longer one. Chosen by hand, 2026-12-01: a word of four letters.
const SHORTEST: u32 = 4;
/// How many times heavier the longer one may be. Chosen by hand, 2026-12-01.
const GROWN: u32 = 8;

/// Takes for unlike what has only its number in common, unless it faces the other alone.
pub(super) fn without_labels(
    pairs: &mut Likenesses,
    alone: &[(u32, u32)],
    sides: &[Side; 2],
    lexicon: &Lexicon<'_>,
    documents: [&Document; 2],
) {
    let says = |side: usize, at: u32| -> f64 {
        let body = front::of(documents[side], &documents[side].paragraphs[at as usize]).1;
        let words = sides[side].words(at).iter();
        let front = words.take_while(|word| word.span.start < body);
        front.map(|word| lexicon.says(word.id)).sum()
    };
    for (pair, likeness) in pairs.iter_mut() {
        // A section that got another title is the same section, an item of a list is not.
        let is_item = |side: usize, at: u32| {
            let label = documents[side].paragraphs[at as usize].label;
            label.is_some_and(|label| !matches!(label.style, Style::Division(_)))
        };
        if is_item(0, pair.0)
            && is_item(1, pair.1)
            && likeness.ratio() >= FACING
            && likeness.common <= says(0, pair.0).min(says(1, pair.1)) + NOTHING
            && alone.binary_search(pair).is_err()
        {
            likeness.common = 0.0;
        }
    }
}

/// The pairs of gaps with several paragraphs on both sides that are alike enough for such as face each other alone, where neither is
/// nearly as much like any other that faces it: forms of the same words are enough.
pub(super) fn best_of_all(
    gaps: &[Vec<(u32, u32)>],
    pairs: &mut Likenesses,
    documents: [&Document; 2],
    is_known: impl Fn((u32, u32)) -> bool,
    akin: impl Fn((u32, u32)) -> Likeness,
) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    let kind = |side: usize, at: u32| documents[side].paragraphs[at as usize].kind;
    for gap in gaps.iter().filter(|gap| (2..=FEW).contains(&gap.len())) {
        let found: Vec<Likeness> = gap
            .iter()
            .map(|pair| {
                let plain = pairs.get(pair).copied().unwrap_or_default();
                if is_known(*pair) {
                    let (old, new) = (plain.old, plain.new);
                    return Likeness {
                        common: old.max(new),
                        ..plain
                    };
                }
                if plain.ratio() >= EDITED {
                    return plain;
                }
                let akin = akin(*pair);
                if akin.ratio() > plain.ratio() {
                    akin
                } else {
                    plain
                }
            })
            .collect();
        for (at, pair) in gap.iter().enumerate() {
            let ratio = found[at].ratio();
            let rivals = gap
                .iter()
                .zip(&found)
                .filter(|(other, _)| *other != pair && (other.0 == pair.0 || other.1 == pair.1));
            let next = rivals.map(|(_, rival)| rival.ratio()).fold(0.0, f64::max);
            let same_kind = kind(0, pair.0) == kind(1, pair.1);
            if same_kind && !is_known(*pair) && ratio >= EDITED && ratio >= next + AHEAD {
                let known = pairs.entry(*pair).or_default();
                if known.ratio() < EDITED {
                    *known = found[at];
                    out.push(*pair);
                }
            }
        }
    }
    out
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
    fn a_title_that_grew_beside_a_text_that_was_written_anew_is_edited() {
        let old = "The porter keeps a list of all lamps in the house and of their oil.";
        let new = [
            "Visitors leave wet coats at the door.",
            "Nobody sings after ten.",
        ];
        for (short, long) in [
            ("Lamps", "Lamps and candles of the house"),
            ("Правила", "Правила дома и двора"),
            ("灯具", "港务所房屋灯具"),
        ] {
            for (one, other) in [(short, long), (long, short)] {
                let found = kinds(
                    &["It begins here.", one, old, "It ends here."],
                    &["It begins here.", other, new[0], new[1], "It ends here."],
                );
                assert_eq!(found[0], Kind::Edited, "{one} {other} {found:?}");
            }
        }
    }

    #[test]
    fn a_short_sentence_in_other_forms_of_its_words_is_edited() {
        for (old, new) in [
            ("Пісня звучить далеко.", "Пісні звучали далі."),
            ("Лодка ждёт гостя.", "Лодки ждали гостей."),
            ("아이가 노래를 부른다.", "아이들은 노래들을 불렀다."),
            ("Kayık misafiri bekler.", "Kayıklar misafirleri bekledi."),
        ] {
            let lines = |text| ["Before it stands this.", text, "After it stands this."];
            assert_eq!(kinds(&lines(old), &lines(new)), [Kind::Edited], "{old}");
        }
        for (old, new) in [
            ("Пісня звучить далеко.", "Сторож зачиняє ворота."),
            ("아이가 노래를 부른다.", "문지기는 대문을 닫는다."),
        ] {
            let lines = |text| ["Before it stands this.", text, "After it stands this."];
            assert_eq!(kinds(&lines(old), &lines(new)).len(), 2, "{old}");
        }
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
    fn the_place_and_date_of_a_text_are_one() {
        let above = "All earlier versions cease to apply.";
        for (old, new) in [
            ("Boston, 31 October 2017", "Denver, 19 May 2024"),
            ("Kiel, den 31. Oktober 2017", "Ulm, den 19. Mai 2024"),
            ("二〇一七年十月三十一日于青岛", "二〇二四年五月十九日于大连"),
        ] {
            assert_eq!(kinds(&[above, old], &[above, new]), [Kind::Edited], "{old}");
        }
        let found = kinds(
            &[above, "Boston, 31 October 2017"],
            &[above, "The lamps are cleaned by hand every week."],
        );
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_heading_with_its_number_got_another_title() {
        for (old, new) in [
            (
                "## 6. Prices and payment",
                "## 6. Goods that are sold for money",
            ),
            (
                "## § 7 Meldungen der Fischer",
                "## § 7 Buchführung, Verordnung über Netze",
            ),
            ("## 第三章 渔船和渔网", "## 第三章 码头管理"),
            (
                "## Глава 3. Рыбаки и сети",
                "## Глава 3. Порядок учёта лодок",
            ),
        ] {
            let found = kinds(
                &["The mill stands.", old, "It was burnt."],
                &["The mill stands.", new, "It was burnt."],
            );
            assert_eq!(found, [Kind::Edited], "{old}");
        }
        let found = kinds(
            &[
                "The mill stands.",
                "## 6. Prices and payment",
                "It was burnt.",
            ],
            &[
                "The mill stands.",
                "## 7. Goods that are sold for money",
                "It was burnt.",
            ],
        );
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn of_several_that_face_it_the_one_far_ahead_is_the_partner() {
        let old = "第六条 渔会鼓励船厂培养造船的工匠，鼓励船厂研究用于防风、防浪的新式渔船。";
        let new = [
            "第六条 渔会加强防灾的基础研究，推广新的材料，鼓励有条件的船厂、学堂培养工匠和学徒，研究新式渔船和新式灯塔，提高出海的能力。",
            "第七条 镇公所应当设立问询处，由年长的船主值日。",
            "第八条 夜间须有人看守灯塔。",
        ];
        let (before, after) = ("第五条 码头由港务员管理。", "第九条 本章程由渔会解释。");
        let found = kinds(
            &[before, old, after],
            &[before, new[0], new[1], new[2], after],
        );
        let expected = [Kind::Edited, Kind::Inserted, Kind::Inserted];
        assert_eq!(found, expected);
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

    #[test]
    fn of_several_that_face_each_other_the_most_alike_are_one() {
        for (old, new) in [
            (
                [
                    "To reach the upper mill in a hurry, one rings at the ferry house beside the poplars.",
                    "The sluice can be blocked temporarily, for which its chains are unhooked at the gate.",
                ],
                [
                    "Quickly get to the upper mill (ring at the ferry house).",
                    "Temporarily block the sluice, having unhooked its chain.",
                ],
            ),
            (
                [
                    "Чтобы быстро попасть на верхнюю мельницу, нужно позвонить в дом паромщика.",
                    "Временно перекрыть шлюз можно, если снять цепь с третьего крюка у ворот.",
                ],
                [
                    "Быстро попадите на верхнюю мельницу (позвонив в домик у парома).",
                    "Временно перекройте шлюз, сняв с крюка цепь.",
                ],
            ),
            (
                [
                    "Wer schnell zur oberen Mühle will, läutet am Haus des Fährmanns bei den Pappeln.",
                    "Vorübergehend wird die Schleuse gesperrt, indem man die Kette vom dritten Haken nimmt.",
                ],
                [
                    "Schnell zur oberen Mühle kommen (durch Läuten am Fährhaus).",
                    "Die Schleuse vorübergehend sperren, dazu die Kette abnehmen.",
                ],
            ),
        ] {
            let edited = [Kind::Edited, Kind::Edited];
            assert_eq!(kinds(&old, &new), edited, "{}", old[0]);
            assert_eq!(kinds(&new, &old), edited, "{}", old[0]);
        }
    }

    #[test]
    fn one_number_alone_makes_no_pair_of_items() {
        for (old, new) in [
            (
                [
                    "2. Village bakeries",
                    "The oven is lit on Fridays, and the miller brings flour.",
                    "Nobody bakes in Lent.",
                ],
                [
                    "2. Confidentiality",
                    "What the choir hears in the vestry stays there for good.",
                    "Letters are burnt.",
                ],
            ),
            (
                [
                    "二、村里的面包房",
                    "炉子在星期五生火，磨坊主送来面粉。",
                    "斋期之内不得烘烤。",
                ],
                [
                    "二、保密",
                    "唱诗班在圣器室听见的话永远留在那里。",
                    "信件应当烧毁。",
                ],
            ),
        ] {
            let found = kinds(&old, &new);
            assert!(!found.contains(&Kind::Edited), "{}: {found:?}", old[0]);
        }
        // The only one between two that stay got another title.
        let (before, after) = (
            "The barn is shut at night.",
            "The lamp burns until morning.",
        );
        let found = kinds(
            &[before, "2. Village bakeries", after],
            &[before, "2. Confidentiality", after],
        );
        assert_eq!(found, [Kind::Edited]);
    }
}
