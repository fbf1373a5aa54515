//! The rule `list-punctuation`.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::{self, Style};
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::lists;
use crate::rule::{Options, declare_rule};
use crate::text::marks::{CLOSERS, SENTENCE_ENDS};
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::{Message, message};

declare_rule! {
    /// ## What it does
    /// Finds a list item whose final punctuation differs from that of the other items: a full stop among semicolons, or none at all.
    ///
    /// The last item may end in any way, except with a mark that suggests another item. Items of several sentences and items that
    /// introduce a list of their own are ignored. Only lists of three or more items are checked.
    ///
    /// ## Why
    /// The odd item was added or moved later, and readers take it for the end of the list.
    ///
    /// ## Example
    /// ```bad
    /// 管理人员应当：
    ///
    /// （一）检查护栏；
    ///
    /// （二）更换路灯。
    ///
    /// （三）清理步道；
    ///
    /// （四）记录水位。
    /// ```
    /// ```good
    /// The keeper shall:
    ///
    /// (a) open the gate;
    ///
    /// (b) light the lamps; and
    ///
    /// (c) record the level.
    /// ```
    ///
    /// ## Default
    /// A note: a matter of form that rarely changes the meaning.
    "list-punctuation", "paragraphs", Note, needs &[Knowledge::Lists] => Each(check)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Stop,
    Semicolon,
    Comma,
    Bare,
}

impl End {
    fn name(self) -> Message {
        match self {
            Self::Stop => message!("list-punctuation.stop"),
            Self::Semicolon => message!("list-punctuation.semicolon"),
            Self::Comma => message!("list-punctuation.comma"),
            Self::Bare => message!("list-punctuation.none"),
        }
    }
}

/// So many columns farther in an item belongs to a list of its own. Chosen by hand, 2026-11.
const SET_IN: usize = 2;
/// So many items must agree. With 1 and 3 the same.
const LEAST: usize = 2;
/// So many in scripts with spaces, where items are often laid out by hand. With 2 the same; with 5 one case fewer right.
const LEAST_SPACED: usize = 3;
/// Of so many items that end alike, one may end otherwise. With 2 and 8 the same.
const MAJORITY: usize = 4;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut items: Vec<Paragraph> = Vec::new();
    for paragraph in reading.prose() {
        let goes_on =
            |last: &Paragraph| follows(*last, paragraph) && are_aligned(reading, *last, paragraph);
        if !items.last().is_some_and(goes_on) {
            judge(reading, &items, Some(paragraph), findings);
            items.clear();
        }
        if paragraph.kind == Kind::ListItem {
            items.push(paragraph);
        }
    }
    judge(reading, &items, None, findings);
}

/// Whether the lines of two items without numbers are set in alike, or nearly so: what is set farther in is a list of its own.
fn are_aligned(reading: &Reading, last: Paragraph, item: Paragraph) -> bool {
    let column = |item: Paragraph| {
        let (before, _) = reading.around(item.span);
        let line = before.rsplit('\n').next().unwrap_or("");
        line.len() - line.trim_start().len()
    };
    last.label.is_some_and(|label| label.number > 0) || column(last).abs_diff(column(item)) < SET_IN
}

/// Whether an item is the next one of a list after `last`.
fn follows(last: Paragraph, item: Paragraph) -> bool {
    match (last.label, item.label) {
        (Some(one), Some(two)) => {
            // A list inside another has a bullet of its own.
            let bullet = |item: Paragraph| item.label_text().chars().find(|c| !c.is_whitespace());
            one.precedes(&two) && (one.number > 0 || bullet(last) == bullet(item))
        }
        // Bullets of a marked-up text are no labels: its levels tell lists apart.
        (None, None) => {
            let beside = last.index() + 1 == item.index();
            beside && item.kind == Kind::ListItem && last.level == item.level
        }
        _ => false,
    }
}

fn judge(
    reading: &Reading,
    items: &[Paragraph],
    next: Option<Paragraph>,
    findings: &mut Vec<Finding>,
) {
    let [rest @ .., last] = items else { return };
    if rest.len() < 3 {
        if let [one, two] = rest {
            judge_three(reading, [*one, *two, *last], findings);
        }
        return;
    }
    let ends: Vec<Option<End>> = rest.iter().map(|item| end(*item)).collect();
    let count = |wanted: End| ends.iter().filter(|each| **each == Some(wanted)).count();
    let usual = [End::Semicolon, End::Stop, End::Comma, End::Bare]
        .into_iter()
        .max_by_key(|each| count(*each))
        .unwrap_or(End::Bare);
    let odd: Vec<usize> = (0..rest.len())
        .filter(|at| ends[*at].is_some_and(|end| end != usual))
        .collect();
    // Lists with bullets are laid out in many ways; semicolons alone show that somebody took care of their ends.
    if last.label.is_none() && usual != End::Semicolon {
        return;
    }
    let example = (0..rest.len()).find(|at| ends[*at] == Some(usual));
    let Some(example) = example else { return };
    let agree = count(usual);
    let han = last.text().contains(script::is_han);
    if agree < if han { LEAST } else { LEAST_SPACED } || odd.len() * MAJORITY > agree.max(MAJORITY)
    {
        return;
    }
    let mut report = |item: Paragraph, end: End| {
        let span = last_character(item);
        let message = message!(
            "list-punctuation.odd",
            end = end.name(),
            count = agree,
            usual = usual.name()
        );
        let other = last_character(rest[example]);
        findings.push(
            RULE.finding(reading.number(), span, message)
                .example(other, message!("list-punctuation.here", end = usual.name())),
        );
    };
    for at in odd {
        let Some(end) = ends[at] else { continue };
        let jars = match usual {
            End::Semicolon => !(end == End::Stop && has_sentences(rest[at])),
            End::Stop => matches!(end, End::Semicolon | End::Comma),
            End::Comma | End::Bare => false,
        };
        if jars {
            report(rest[at], end);
        }
    }
    // What follows may be the next item under a number that could not be read.
    let goes_on = next.is_some_and(|next| {
        // An item of a list around this one, or inside its last item.
        let lettered = next.label.is_some_and(|label| {
            matches!(label.style, Style::Letter | Style::Roman | Style::Circle)
        });
        next.kind == Kind::ListItem
            || lettered
            || next.text().starts_with(['(', '（', '[', '【'])
            // The sentence of the list goes on below it, or leads to more of it: "further:".
            || next.text().starts_with(char::is_lowercase)
            || label::is_inserted(next.key(), last.label_text())
            || is_inside(*last, next)
            || is_interrupted(reading, *last, next)
    });
    if goes_on {
        return;
    }
    let final_end = end(*last);
    if matches!(usual, End::Semicolon | End::Comma)
        && final_end == Some(usual)
        && agree == rest.len()
    {
        let span = last_character(*last);
        let message = message!("list-punctuation.last", usual = usual.name());
        let other = last_character(rest[example]);
        findings.push(
            RULE.finding(reading.number(), span, message)
                .example(other, message!("list-punctuation.as-before")),
        );
    }
}

/// Whether `next` is an item of the list around that of `last`, inside one sentence: a), b), and then 3° or 3).
fn is_inside(last: Paragraph, next: Paragraph) -> bool {
    let lettered =
        (last.label).is_some_and(|label| matches!(label.style, Style::Letter | Style::Roman));
    let text = next.text();
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit());
    lettered && bare.len() < text.len() && bare.starts_with(['°', 'º', ')', '）'])
}

/// Whether a note is between `last` and the next item of its list.
fn is_interrupted(reading: &Reading, last: Paragraph, note: Paragraph) -> bool {
    let after = note.index() + 1;
    after < reading.paragraphs().len() && {
        let next = reading.paragraph(after).label;
        note.label.is_none()
            && last
                .label
                .zip(next)
                .is_some_and(|(last, next)| last.number > 0 && last.precedes(&next))
    }
}

/// A list of three, in which only the plainest slips are sure: a full stop next to a semicolon, a comma beside full stops.
fn judge_three(reading: &Reading, items: [Paragraph; 3], findings: &mut Vec<Finding>) {
    let texts = items.map(Paragraph::text);
    let ends = items.map(end);
    let (odd, usual) = match ends {
        [Some(End::Semicolon), Some(End::Stop), Some(End::Stop)]
        | [Some(End::Stop), Some(End::Comma), Some(End::Stop)] => (1, 0),
        [Some(End::Stop), Some(End::Semicolon), Some(End::Stop)]
        | [Some(End::Comma), Some(End::Stop), Some(End::Stop)] => (0, 1),
        _ => return,
    };
    let (Some(end), Some(other)) = (ends[odd], ends[usual]) else {
        return;
    };
    // In scripts with spaces a comma before a last "and" is as common as the list is loose.
    let loose = end == End::Comma && !texts[odd].contains(script::is_han);
    if loose || (end == End::Stop && has_sentences(items[odd])) {
        return;
    }
    let message = message!(
        "list-punctuation.odd",
        end = end.name(),
        count = 1_u8,
        usual = other.name()
    );
    findings.push(
        RULE.finding(reading.number(), last_character(items[odd]), message)
            .example(
                last_character(items[usual]),
                message!("list-punctuation.here", end = other.name()),
            ),
    );
}

/// How the item ends, over closing marks and a word that joins it to the next; `None` where a list of its own follows, or where the end
/// says nothing of the list.
fn end(item: Paragraph) -> Option<End> {
    // (weggefallen): what is left of an item that was taken out.
    let body = item.body().trim();
    if body.starts_with(['(', '（', '[']) && body.ends_with([')', '）', ']']) {
        return None;
    }
    // The mark after a number alone is that of the label: 1\\. 2\\.
    if body
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ' '))
    {
        return None;
    }
    let mut bare = item.text().trim_end().trim_end_matches(CLOSERS);
    if let Some(rest) = lists::without_conjunction(item.vocabulary(), bare).map(str::trim_end)
        && rest.ends_with([';', '；', ',', '，'])
    {
        bare = rest;
    }
    let last = bare.chars().next_back()?;
    match last {
        // A question is one in any list.
        ':' | '：' | '-' | '—' | '?' | '？' | '!' | '！' => None,
        ';' | '；' => Some(End::Semicolon),
        ',' | '，' | '、' => Some(End::Comma),
        _ if SENTENCE_ENDS.contains(&last) => Some(End::Stop),
        _ if script::is_word(last) || CLOSERS.contains(&last) => Some(End::Bare),
        _ => None,
    }
}

/// Whether the item has a sentence end before its last.
fn has_sentences(item: Paragraph) -> bool {
    // The full stop of `3.` ends no sentence.
    let label = item.source(item.label.map_or(Span::new(0, 0), |label| label.span));
    let inside = item
        .glyphs()
        .iter()
        .skip_while(|glyph| glyph.span().start < label.end);
    let text: String = inside.map(|glyph| glyph.c).collect();
    let body = text.trim_end().trim_end_matches(SENTENCE_ENDS);
    body.contains(['。', '！', '？', '；']) || body.contains(". ") || body.contains("; ")
}

fn last_character(item: Paragraph) -> Span {
    let last = item.glyphs().last();
    last.map_or(item.span, |glyph| glyph.span())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn finds_the_odd_item_in_three_languages() {
        for text in [
            "（一）受理申请；\n\n（二）核对材料。\n\n（三）作出决定；\n\n（四）送达文书。",
            "(a) receive the form;\n\n(b) check the form.\n\n(c) ask;\n\n(d) decide; and\n\n(e) notify.",
            "1) принять заявление;\n\n2) проверить заявление\n\n3) запросить сведения;\n\n4) вынести решение;\n\n5) сообщить о нём.",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn finds_a_last_item_that_says_another_follows() {
        let text = "（一）受理申请；\n\n（二）核对材料；\n\n（三）作出决定；\n\n（四）送达文书；\n\n第二条 本办法施行。";
        assert_eq!(found(&RULE, text).len(), 1);
    }

    #[test]
    fn finds_the_odd_item_among_bullets_and_behind_numbers_with_a_full_stop() {
        for text in [
            "The keeper sees to this:\n\n- oil is bought in May;\n- wicks are cut in June;\n- glass is cleaned in July.\n- boats are mended;\n- the lamp is lit.\n",
            "管理员负责：\n\n* 检查护栏；\n* 更换路灯；\n* 清理步道。\n* 记录水位；\n* 关闭闸门。\n",
            "1. oil is bought in the town;\n2. wicks are cut;\n3. glass is cleaned.\n4. boats are mended;\n5. the lamp is lit.\n",
        ] {
            assert_eq!(found_in(&RULE, "x.md", text).len(), 1, "{text}");
        }
        // Pictures come before the items.
        let pictured = "The keeper sees to this:\n\n- <i class=\"oil\"></i> oil is bought in May;\n- <i class=\"wicks\"></i> wicks are cut in June;\n- <i class=\"cleaned\"></i> glass is cleaned in July.\n- <i class=\"boat\"></i> boats are mended;\n- the lamp is lit.\n";
        assert_eq!(found_in(&RULE, "x.md", pictured).len(), 1);
        for text in [
            // Items of several sentences, a list inside an item, no care at all, a question.
            "The keeper sees to this:\n\n- oil is bought;\n- wicks are cut. This is done in June.\n- glass is cleaned;\n- boats are mended;\n- the lamp is lit.\n",
            "The keeper sees to this:\n\n- oil is bought;\n- wicks are cut;\n  - in June,\n  - in July.\n- glass is cleaned;\n- boats are mended;\n- the lamp is lit.\n",
            "The keeper sees to this:\n\n- oil\n- wicks, all of them,\n- glass\n- the boats.\n- the lamp\n",
            "The keeper asks:\n\n- oil is bought;\n- wicks are cut;\n- is the glass clean?\n- boats are mended;\n- the lamp is lit.\n",
        ] {
            assert!(found_in(&RULE, "x.md", text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_number_alone_has_no_end() {
        let list = "In force are\n1\\.\n2\\.\n\n3.  the rule of May{}\n\n4\\.\n5\\.\n";
        assert!(found_in(&RULE, "x.md", &list.replace("{}", ",")).is_empty());
        let list = "1. oil is bought;\n2. wicks are cut;\n3. $x^2$;\n4. boats are mended;\n5. lamps are lit;\n6. $y^2$;\n";
        assert_eq!(found_in(&RULE, "x.md", list).len(), 1);
    }

    #[test]
    fn a_list_inside_another_is_one_of_its_own() {
        let outer = "- oil is bought in May;\n\n- wicks are cut in June;\n\n- glass is cleaned in July;\n\n";
        let inner = "* with a cloth that is dry,\n\n* with a cloth that is not;\n\n";
        silent(
            &RULE,
            &[&format!(
                "The keeper sees to it that:\n\n{outer}{inner}{outer}- the lamp burns."
            )],
        );
    }

    #[test]
    fn lists_that_go_on_have_not_ended() {
        let list = "1. the name of the pier;\n\n2. the length of the pier;\n\n3. the fee for a place;\n\n4. the months, if they are fewer than twelve;\n\n";
        silent(
            &RULE,
            &[
                &format!("The book tells:\n\n{list}further:\n\n5. the keepers."),
                &format!("The keeper finds out\n\n{list}and writes it down.\n\n(2) It is shown."),
                &format!(
                    "The book tells:\n\n{list}    a) those in spring,\n\n    b) those in autumn.\n\nIt is shown."
                ),
                "   a. The keeper keeps:\n\n      i. a rope;\n\n     ii. a lamp;\n\n    iii. a book of ships;\n\n     iv. a book of fees; and\n\n      v. a map;\n\n   b. The keeper is paid.",
            ],
        );
    }

    #[test]
    fn the_list_around_it_or_a_note_may_follow() {
        let letters = "a) l'entretien des quais ;\n\nb) l'éclairage des jetées ;\n\nc) le curage du bassin ;\n\nd) la garde des bateaux ;\n\n";
        let whole = |next: &str| {
            format!(
                "Le port, qui est dans la main de la ville, a pour mission, dans le cadre de la loi et pour le bien de tous :\n\n1° De financer :\n\n{letters}{next}"
            )
        };
        silent(&RULE, &[&whole("2° De tenir le registre des bateaux.")]);
        assert_eq!(
            found(
                &RULE,
                &whole("Le gardien du port tient le registre de tous les bateaux.")
            )
            .len(),
            1
        );
        let list = "1) содержание причалов;\n\n2) освещение молов;\n\n3) очистка бассейна;\n\n4) охрана лодок;\n\nПримечание. Пункт 4 действует до мая.\n\n";
        silent(&RULE, &[&format!("Порт ведёт:\n\n{list}5) учёт лодок.")]);
        assert_eq!(
            found(&RULE, &format!("Порт ведёт:\n\n{list}Учёт ведёт сторож.")).len(),
            1
        );
    }

    #[test]
    fn a_list_with_number_signs_ends_where_the_next_one_is_not_set_in() {
        let list = "#.  The port of the town has the following gates:\n    1.  Elm Gate\n    #.  Oak Gate;\n    #.  the gate of the ash;\n    #.  the gate of the fir;\n    #.  the gate of the yew;\n    #.  the gate that is at the hill{}\n{}#.  The keeper is named by the board of the port.\n    1.  The board may name another one.\n#.  The board meets in May at the pier of the port.\n";
        let text = |end: &str, set_in: &str| list.replacen("{}", end, 1).replacen("{}", set_in, 1);
        assert!(found_in(&RULE, "x.md", &text(".", "")).is_empty());
        assert_eq!(
            found_in(&RULE, "x.md", &text(".", "    #.  the low gate;\n")).len(),
            1
        );
    }

    #[test]
    fn what_is_left_of_an_item_is_none() {
        let text = |item: &str| {
            format!(
                "1. die Tore;\n\n2. die Lampen;\n\n3. {item}\n\n4. die Seile;\n\n5. die Ruder;\n\n6. die Netze."
            )
        };
        assert!(found(&RULE, &text("(weggefallen)")).is_empty());
        assert_eq!(found(&RULE, &text("die Anker.")).len(), 1);
    }

    #[test]
    fn usual_lists_are_none() {
        silent(
            &RULE,
            &[
                "（一）受理申请；\n\n（二）核对材料；\n\n（三）作出决定；\n\n（四）送达文书。",
                "(a) receive the form;\n\n(b) check the form;\n\n(c) decide; or\n\n(d) notify.",
                "1. öffnet das Tor,\n\n2. liest das Buch,\n\n3. misst den See,\n\n4. führt die Liste,\n\n4a. pflegt die Boote oder\n\n5. schließt das Tor.",
                "1. red paint\n\n2. green paint\n\n3. blue paint\n\n4. white paint.",
                "（一）受理申请；\n\n（二）核对材料。材料不全的，应当告知。\n\n（三）作出决定；\n\n（四）送达文书。",
            ],
        );
    }
}
