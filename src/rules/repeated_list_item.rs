//! The rule `repeated-list-item`.

mod behind;
mod set_apart;
mod single;
mod words;

use rustc_hash::FxHashMap;

use crate::document::reading::Reading;
use crate::finding::{Finding, Replacement};
use crate::language::Knowledge;
use crate::language::topics::lists;
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds an item that appears twice in one enumeration: `车辆、车辆和仪器`, `ships, vehicles, vehicles, and instruments`.
    ///
    /// An item is the text between the commas of an enumeration. The first item of a Chinese enumeration has no mark before it,
    /// so the rest of the document must show that a word ends where the item would start: 副主任委员、委员 is not a repetition. Words
    /// repeated for emphasis (long, long ago) are ignored. In Markdown, the rule also finds a line that appears twice in a
    /// bulleted list, and a name in code that is repeated immediately.
    ///
    /// ## Why
    /// One of the two is superfluous, or another item was meant and is missing.
    ///
    /// ## Example
    /// ```bad
    /// 展品包括图书、地图、地图和照片。
    /// ```
    /// ```bad
    /// The keeper lends books, maps, maps, and lamps.
    /// ```
    /// ```good
    /// 委员会由主任委员、副主任委员、委员若干人组成，展品包括图书、地图和照片。
    /// ```
    ///
    /// ## Fix
    /// Removes the second item. The fix is unsafe: another item may belong there.
    ///
    /// ## Default
    /// A warning: always a slip, but only the author knows which item was meant.
    "repeated-list-item", "words", Warning, needs &[Knowledge::Lists] => Each(check)
}

/// The longest item, in characters of a script without spaces. With 6 and 24 the same.
const LONGEST: usize = 12;
/// The longest item between two that are the same. With 3 the same; with 12 three findings more.
const SHORT: usize = 6;
/// The longest item, in words. With 2 and 6 the same.
const MOST_WORDS: usize = 3;
/// How far before an item those stand that it joins, in characters. With 6 and 24 the same.
const BEFORE: usize = 12;
/// How many items further back the same one is looked for. With 3 and 10 the same.
const BACK: usize = 5;
/// So many items make a row of outcomes. Chosen by hand, 2026-11.
const OUTCOMES: usize = 4;
/// How far ahead the conjunction of a list is looked for, in characters. Chosen by hand, 2026-11.
const CLAUSE: usize = 200;
/// The longest preposition that starts a sentence, in characters. Chosen by hand.
const LONGEST_LEAD: usize = 4;
/// The shortest item of a script with spaces, in characters. With 2 the same; with 6 one mended place fewer, one case more
/// right and one case fewer right.
const SHORTEST: usize = 3;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut doubtful: Vec<Suffix> = Vec::new();
    for paragraph in reading.prose() {
        let shown = paragraph.text();
        let (han, spaced) = (shown.contains('、'), shown.contains(','));
        let code = shown.contains(glyphs::OPAQUE);
        if !han && !spaced && !code {
            continue;
        }
        let glyphs = paragraph.glyphs();
        if code {
            for (first, second, cut) in set_apart::code(reading, paragraph) {
                let item = reading.quote(second).trim_matches('`');
                findings.push(finding(reading, first, second, cut, item));
            }
        }
        if han {
            let before = findings.len();
            in_han(reading, glyphs, &mut doubtful, findings);
            let found: Vec<Span> = findings[before..]
                .iter()
                .map(|each| each.place.span)
                .collect();
            for again in behind::find(glyphs) {
                let [first, second] = [again.first, again.second].map(glyphs::span_of);
                if !found.iter().any(|span| span.overlaps(second)) {
                    let cut = glyphs::span_of(again.cut);
                    findings.push(finding(reading, first, second, cut, &text(again.second)));
                }
            }
        }
        if spaced && !glyphs::is_like_code(glyphs) {
            let before = findings.len();
            words::look(reading, paragraph, findings);
            let found: Vec<Span> = findings[before..]
                .iter()
                .map(|each| each.place.span)
                .collect();
            for again in single::find(paragraph) {
                let [first, second, cut] = [again.first, again.second, again.cut]
                    .map(|(from, to)| glyphs::span_of(&glyphs[from..to]));
                if !found.iter().any(|span| span.overlaps(second)) {
                    let item = reading.quote(second);
                    findings.push(finding(reading, first, second, cut, item));
                }
            }
        }
    }
    for (first, second) in set_apart::lines(reading) {
        let item = message!(
            "repeated-list-item.twice",
            item = reading.quote(second.span)
        );
        findings.push(
            RULE.finding(reading.number(), second.span, item)
                .also(first.span, message!("common.first-occurrence")),
        );
    }
    if !doubtful.is_empty() {
        let counts = counts(reading, &doubtful);
        for each in &doubtful {
            // The word before is one elsewhere, and the compound stands only here.
            if counts[&each.word] > 1 && counts[&each.compound] == 1 {
                findings.push(finding(
                    reading,
                    each.first,
                    each.second,
                    each.cut,
                    &each.item,
                ));
            }
        }
    }
}

/// An item that ends as the next one does: perhaps a word comes before it.
struct Suffix {
    first: Span,
    second: Span,
    cut: Span,
    item: String,
    word: String,
    compound: String,
}

/// Whether the item ends before this character.
fn ends_item(c: char) -> bool {
    !script::is_word(c) || lists::goes_on_or_ends(c)
}

fn in_han(
    reading: &Reading,
    glyphs: &[Glyph],
    doubtful: &mut Vec<Suffix>,
    findings: &mut Vec<Finding>,
) {
    // The items of the enumeration so far, those that have a mark on both sides.
    let mut seen: Vec<&[Glyph]> = Vec::new();
    let mut last_comma: Option<usize> = None;
    // The first mark of the enumeration.
    let mut opened_at: Option<usize> = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        if glyph.c != '、' {
            if !script::is_word(glyph.c)
                && !matches!(glyph.c, '“' | '”' | '《' | '》' | '（' | '）')
            {
                last_comma = None;
                seen.clear();
            }
            continue;
        }
        match last_comma {
            Some(comma) => seen.push(&glyphs[comma + 1..at]),
            None => opened_at = Some(at),
        }
        last_comma = Some(at);
        let rest = &glyphs[at + 1..];
        let length = rest
            .iter()
            .take(LONGEST + 1)
            .take_while(|each| !ends_item(each.c))
            .count();
        if !(2..=LONGEST).contains(&length)
            || !rest[..length].iter().all(|each| script::is_han(each.c))
        {
            continue;
        }
        let end = rest.get(length).map(|each| each.c);
        let item = &rest[..length];
        let marked = end.is_none_or(|c| !script::is_word(c));
        // Between the two stand items of the same enumeration, and no phrase that starts another.
        let close = seen.iter().rev().take_while(|each| is_item(each));
        let bound = marked || end.is_some_and(lists::goes_on_or_ends);
        let joins = joins_two(&seen, rest, length) || is_pair_within(rest, length);
        let first = close
            .into_iter()
            .find(|each| bound && !joins && same(each, item))
            .copied();
        // 以文字、图形、文字和颜色: the first of the items follows a word that opens the list.
        let goes_on = end.is_some_and(|c| c == '、' || lists::goes_on_or_ends(c)) && !joins;
        let opening = opened_at
            .filter(|comma| *comma >= length && !seen.is_empty() && (marked || goes_on))
            .filter(|comma| {
                seen.iter().all(|each| is_item(each))
                    && same(&glyphs[comma - length..*comma], item)
                    && opens_list(&glyphs[..comma - length])
            })
            .map(|comma| &glyphs[comma - length..comma]);
        if let Some(first) = first.or(opening) {
            if is_of_outcomes(glyphs, at, item) || begins_again(glyphs, first, at) {
                continue;
            }
            findings.push(finding(
                reading,
                glyphs::span_of(first),
                glyphs::span_of(item),
                cut(glyphs, at, length),
                &text(item),
            ));
            continue;
        }
        if at >= length && same(&glyphs[at - length..at], item) {
            beside(
                reading,
                Twice {
                    glyphs,
                    comma: at,
                    length,
                },
                &seen,
                doubtful,
                findings,
            );
        }
    }
}

/// Whether the item of that length joins another one that the list has already: 国家、企业、国家和企业.
fn joins_two(seen: &[&[Glyph]], rest: &[Glyph], length: usize) -> bool {
    let pairs = rest.get(length).is_some_and(|glyph| lists::pairs(glyph.c));
    let other = rest.get(length + 1..length + 3);
    pairs && other.is_some_and(|other| seen.iter().any(|each| ends_with(each, other)))
}

/// Whether the item of that length is only the first half of one that the list goes on after: 租赁、租赁和出让结合、先租赁后出让.
fn is_pair_within(rest: &[Glyph], length: usize) -> bool {
    let pairs = rest.get(length).is_some_and(|glyph| lists::pairs(glyph.c));
    let mut after = rest[length..].iter().take(LONGEST + 1).map(|glyph| glyph.c);
    pairs && after.find(|c| !script::is_word(*c)) == Some('、')
}

/// Whether the enumeration around a mark is a row of outcomes, of which there are only two: 晴、雨、雨、晴.
fn is_of_outcomes(glyphs: &[Glyph], at: usize, item: &[Glyph]) -> bool {
    let inside = |glyph: &&Glyph| script::is_word(glyph.c) || glyph.c == '、';
    let start = at - glyphs[..at].iter().rev().take_while(inside).count();
    let end = at + glyphs[at..].iter().take_while(inside).count();
    let mut pieces: Vec<&[Glyph]> = glyphs[start..end].split(|glyph| glyph.c == '、').collect();
    // Words that lead to the row are before its first item.
    if let Some(first) = pieces.first_mut() {
        *first = &first[first.len().saturating_sub(item.len())..];
    }
    let mut others = pieces.iter().filter(|piece| !same(piece, item));
    let other = others.next();
    pieces.len() >= OUTCOMES
        && other.is_some_and(|other| others.all(|each| same(each, other)))
        && pieces.iter().filter(|piece| same(piece, item)).count() < pieces.len() - 1
}

/// Whether the list begins anew inside an item, so that its items come again in their order: 采、售、运禁止采、售、运的石料.
fn begins_again(glyphs: &[Glyph], first: &[Glyph], comma: usize) -> bool {
    let Some(open) = glyphs.iter().position(|glyph| glyph.at == first[0].at) else {
        return false;
    };
    let length = |end: usize| {
        let word = glyphs[..end].iter().rev();
        word.take_while(|glyph| script::is_word(glyph.c)).count()
    };
    let Some(before) = open.checked_sub(1).filter(|at| glyphs[*at].c == '、') else {
        return false;
    };
    let (one, two) = (length(before), length(comma));
    let shared = glyphs[..before]
        .iter()
        .rev()
        .zip(glyphs[..comma].iter().rev());
    let shared = shared.take_while(|(one, two)| one.c == two.c).count();
    let shared = shared.min(one);
    shared >= 2 && two > shared
}

/// An item of Han characters on both sides of a mark.
#[derive(Clone, Copy)]
struct Twice<'g> {
    glyphs: &'g [Glyph],
    comma: usize,
    length: usize,
}

/// Reports an item that is on both sides of a mark, or keeps it until the whole document is known.
fn beside(
    reading: &Reading,
    twice: Twice<'_>,
    seen: &[&[Glyph]],
    doubtful: &mut Vec<Suffix>,
    findings: &mut Vec<Finding>,
) {
    let Twice {
        glyphs,
        comma,
        length,
    } = twice;
    let (start, rest) = (comma - length, &glyphs[comma + 1..]);
    let item = &rest[..length];
    let end = rest.get(length).map(|each| each.c);
    let marked = end.is_none_or(|c| !script::is_word(c));
    let (first, second) = (
        glyphs::span_of(&glyphs[start..comma]),
        glyphs::span_of(item),
    );
    let cut = cut(glyphs, comma, length);
    let before = start.checked_sub(1).map(|before| glyphs[before].c);
    let opened = lists::openers().any(|word| ends_in(&glyphs[..start], word));
    // 出让、租赁、租赁和出让结合: the last item joins two that come before it.
    let other = rest.get(length + 1..length + 3);
    let joins = end.is_some_and(lists::pairs)
        && other.is_some_and(|word| {
            let from = start.saturating_sub(BEFORE);
            glyphs[from..start].windows(2).any(|two| same(two, word))
        });
    // 快、快、再快: the third time it is said for effect.
    let effect = rest.get(length).is_some_and(|glyph| glyph.c == '、')
        && lists::stressing().any(|word| {
            let third = rest[length + 1..].iter().map(|glyph| glyph.c);
            let said = word.chars().chain(item.iter().map(|glyph| glyph.c));
            third.take(word.chars().count() + length).eq(said)
        });
    if joins || effect || is_pair_within(rest, length) {
        return;
    }
    let bounded = opened || before.is_none_or(|c| !script::is_word(c));
    // A list of two that ends there says the same of both: 国家和企业、企业和职工.
    let goes_on = end.is_some_and(|c| c == '、' || lists::goes_on_or_ends(c));
    if bounded && (marked || goes_on) {
        findings.push(finding(reading, first, second, cut, &text(item)));
    } else if let Some(b) = before
        && goes_on
        && start >= 2
        && script::is_han(glyphs[start - 2].c)
        && !lists::is_prefix(b)
        && !seen.iter().any(|each| ends_with(each, item))
    {
        doubtful.push(Suffix {
            first,
            second,
            cut,
            item: text(item),
            word: text(&glyphs[start - 2..start]),
            compound: text(&glyphs[start - 2..start + 2]),
        });
    }
}

fn ends_in(glyphs: &[Glyph], word: &str) -> bool {
    let length = word.chars().count();
    glyphs.len() >= length
        && glyphs[glyphs.len() - length..]
            .iter()
            .map(|glyph| glyph.c)
            .eq(word.chars())
}

/// Whether a list may start after these characters: they end in a mark, or in a word that takes a list.
fn opens_list(glyphs: &[Glyph]) -> bool {
    glyphs
        .last()
        .is_none_or(|last| !script::is_word(last.c) || lists::takes(last.c))
        || lists::taking().any(|word| ends_in(glyphs, word))
}

/// Whether the text between two marks is an item by itself and no phrase around the ends of two enumerations.
fn is_item(glyphs: &[Glyph]) -> bool {
    glyphs.len() <= SHORT
        && glyphs
            .iter()
            .all(|glyph| script::is_word(glyph.c) && !lists::is_of_phrase(glyph.c))
}

fn same(a: &[Glyph], b: &[Glyph]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.c == b.c)
}

fn ends_with(item: &[Glyph], end: &[Glyph]) -> bool {
    item.len() >= end.len() && same(&item[item.len() - end.len()..], end)
}

fn text(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.c).collect()
}

/// What goes when the second item goes: it and the mark before it.
fn cut(glyphs: &[Glyph], comma: usize, length: usize) -> Span {
    glyphs::span_of(&glyphs[comma..=comma + length])
}

/// How often the words and the compounds are in the document.
fn counts(reading: &Reading, doubtful: &[Suffix]) -> FxHashMap<String, usize> {
    let keys = reading.keys();
    doubtful
        .iter()
        .flat_map(|each| [&each.word, &each.compound])
        .map(|word| (word.clone(), keys.matches(word.as_str()).count()))
        .collect()
}

fn finding(reading: &Reading, first: Span, second: Span, cut: Span, item: &str) -> Finding {
    RULE.finding(
        reading.number(),
        first.join(second),
        message!("repeated-list-item.twice", item = item),
    )
    .also(second, message!("common.repeated-here"))
    .fixed(
        false,
        vec![Replacement {
            span: cut,
            text: String::new(),
        }],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, found_in, repaired, silent};

    #[test]
    fn outcomes_and_a_list_that_begins_anew_are_none() {
        silent(
            &RULE,
            &[
                "船长连续五天记录天气，结果依次是晴天、晴天、阴天、晴天、阴天，由此估计晴天的机会。",
                "违反前款规定，开采、销售、运输禁止开采、销售、运输的石料的，由港务局处罚。",
            ],
        );
        for text in [
            "船长记录天气，结果依次是晴天、雨天、阴天、雾天、阴天，由此估计晴天的机会。",
            "违反前款规定，开采、销售、运输、储存、销售，由港务局处罚。",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn finds_items_in_three_languages() {
        for (text, item) in [
            ("清单包括船舶、车辆、车辆和仪器。", "车辆、车辆"),
            ("清单包括船舶、车辆、仪器、车辆。", "车辆、仪器、车辆"),
            ("清单包括车辆、车辆和仪器。", "车辆、车辆"),
            (
                "The inventory includes ships, vehicles, vehicles, and instruments.",
                "vehicles, vehicles",
            ),
            (
                "В описи указаны суда, машины, машины и приборы.",
                "машины, машины",
            ),
        ] {
            assert_eq!(found(&RULE, text)[0][0], item, "{text}");
        }
        assert_eq!(
            repaired(&RULE, "包括船舶、车辆、车辆和仪器。"),
            "包括船舶、车辆和仪器。"
        );
    }

    #[test]
    fn finds_the_first_item_behind_a_verb() {
        for (text, item) in [
            ("不得出借、出租、出借书籍。", "出借、出租、出借"),
            ("不得损坏、出租或者损坏书籍。", "损坏、出租或者损坏"),
            ("应当清点、登记、清点并上架。", "清点、登记、清点"),
            ("检查书架、灯具和书架。", "书架、灯具和书架"),
            (
                "灯具、书架、地图、灯具等物品放在屋里。",
                "灯具、书架、地图、灯具",
            ),
            (
                "屋里的产品有灯具、书架、地图、灯具等。",
                "灯具、书架、地图、灯具",
            ),
            (
                "船員は、長崎、函館、長崎及び神戸から来た。",
                "長崎、函館、長崎",
            ),
        ] {
            assert_eq!(found(&RULE, text)[0][0], item, "{text}");
        }
        silent(
            &RULE,
            &[
                "调整国家、企业、国家和企业的关系。",
                "不得出借、出租书籍，损坏、出借的，应当赔偿。",
                "应当登记图书、清点登记册。",
                "可以借阅、复制，但不得外借、复制原件。",
            ],
        );
    }

    #[test]
    fn finds_items_that_marks_set_apart() {
        let file = |text: &str| found_in(&RULE, "shelf.md", text);
        assert_eq!(
            file("This is what the keeper has in the house:\n\n- maps\n- books\n- maps\n- lamps")
                [0][0],
            "maps"
        );
        let entries = "1. [Oil](oil.md): how to buy it\n1. [Wicks](wicks.md)\n1. [Glass](glass.md)\n\
            1. [Oil](oil.md): how to buy it\n1. [Nets](nets.md)\n";
        assert_eq!(file(entries).len(), 1);
        let bullets = format!(
            "{}\n\n#### Other things\n\n* [Rods](rods.md)\n",
            entries.replace("1.", "*")
        );
        assert_eq!(file(&bullets).len(), 1);
        assert_eq!(file("Set `lamp_on`, `lamp_on` and `lamp_off`.").len(), 1);
        assert_eq!(
            file("He lends old maps, books, old maps, lamps and nets.").len(),
            1
        );
        for text in [
            "1. Rinse.\n2. Wait.\n3. Rinse.\n4. Dry.",
            "- maps\n  - old\n- books\n- maps\n  - new",
            "- yes\n- no\n- yes\n- no",
            "The pair (`lamp_on`, `lamp_on`) and `a`, `a`.",
            "Down, down, down. The stone fell.",
            "In theory, theory and practice are the same.",
            "It is written colon, colon, equal sign (see below).",
            "1. [Rinse](a.md)\n2. Wait\n3. [Rinse](a.md)\n4. Dry",
            "1. Rinse\n1. Wait\n1. Rinse\n1. Dry",
            "This is a part of `lamp_on`, `lamp_on` being the first.",
            "These are the lamps of the house:\n\n- Name: north\n- Lit: yes\n- Name: south\n- Lit: yes\n- Oil: new\n- Age: old",
            "> The keeper does this:\n>\n> 1. Rinse it\n>    1. Open the tap\n>    1. Stop if it leaks\n>    1. Close the tap\n>    1. Stop if it leaks\n>    1. Wait\n> 1. Dry it",
            "- [Map (new)](a.md)\n- [Map (new)](b.md)\n- [Lamp](c.md)\n- [Book](d.md)",
            "He presses `a`, `a`, `lamp-on`, `lamp-off`, `lamp-off`.",
            "Both the old `lamp_on` and new `lamp_on` are lit.",
            "He saw some of the, of the, and all of the lamps.",
            "Between keepers and readers, readers and lenders, and lenders and keepers.",
        ] {
            assert!(file(text).is_empty(), "{text}: {:?}", file(text));
        }
    }

    #[test]
    fn what_is_listed_below_a_step_is_done_in_order() {
        let list = |step: &str| {
            format!(
                "{step} Look at:\n    - the log\n    - the last page\n    - the day\n    - the tide\n    - the last page\n    - the desk\n"
            )
        };
        assert!(found_in(&RULE, "a.md", &list("1.")).is_empty());
        assert_eq!(found_in(&RULE, "a.md", &list("-")).len(), 1);
    }

    #[test]
    fn steps_are_taken_twice_and_speakers_say_things_twice() {
        for text in [
            "- Open the lock.\n- Save the log\n- Note the tide\n- Save the log\n- Go home",
            "- Restart the pump\n- The gate stays shut\n- Restart the pump\n- The gate opens",
            "- 打开水闸\n- 保存记录\n- 填写潮位\n- 保存记录\n- 关灯",
            "- Откройте шлюз\n- Нажмите «Сохранить»\n- Запишите уровень\n- Нажмите «Сохранить»",
            "- ゲートの画面を開きます\n- 保存します\n- 潮位を記録します\n- 保存します",
            "The keeper came with a lamp, right, right, and the gate was shut.",
            "What do you do with these gates, gates, I would say, that nobody opens, ever, and so on?",
            "And row, row, row the boat, gently, down to the lock, and home.",
            "船闸的事：检修、检修、再检修。",
        ] {
            assert!(found_in(&RULE, "a.md", text).is_empty(), "{text}");
        }
        for text in [
            "The house has these things:\n\n- log book\n- maps\n- log book\n- lamps",
            "- 钥匙\n- 记录本\n- 钥匙\n- 灯",
            "The keeper lends gates, gates, lamps, oil, and maps.",
            "船闸的事：检修、检修、清洗和记录。",
        ] {
            assert_eq!(found_in(&RULE, "a.md", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn the_first_item_counts_where_the_document_shows_its_start() {
        let text = "反对任何企图歪曲、歪曲和篡改历史的行径。否认事实的企图不得人心。";
        assert_eq!(found(&RULE, text)[0][0], "歪曲、歪曲");
        silent(&RULE, &["反对任何企图歪曲、歪曲和篡改历史的行径。"]);
    }

    #[test]
    fn endings_parallels_and_stress_are_none() {
        silent(
            &RULE,
            &[
                "由主任、副主任委员、委员和秘书组成，主任由市长兼任。",
                "调整国家和企业、企业和职工的关系。国家和企业各负其责。",
                "任何单位不得伪造、涂改、转让经营许可证或者使用伪造、涂改、转让的经营许可证。",
                "包括不可变借用、可变借用和移动。",
                "码头可以采取租用、租用和转包结合、先租用后转包等办法。",
                "A long, long time ago, and far, far away, he waited.",
                "1, 1, 2, 3 and x, x, y.",
                "Once, twice, thrice, and he was gone.",
            ],
        );
    }
}
