//! The rule `space-between-han`.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::finding::{Finding, Replacement};
use crate::language::topics::{parts, sentences};
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph};
use crate::text::marks;
use crate::text::numeral;
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a space between two Han characters inside a sentence.
    ///
    /// A space after a clause number, a space in a heading, a name or a date that is set apart, and a line end are ignored,
    /// and so is a document that regularly puts spaces between Han characters.
    ///
    /// ## Why
    /// Chinese does not put spaces between words. A space left over from pasting cuts a word in two for every search and every
    /// program, and readers suspect a missing character.
    ///
    /// ## Example
    /// ```bad
    /// 两市应当在汛期到来之前完成堤岸 加固，并开放三处码头供游船停靠。
    /// ```
    /// ```good
    /// 第一条 两市应当在汛期到来之前完成堤岸加固，并开放三处码头供游船停靠。
    /// ```
    ///
    /// ## Fix
    /// Removes the space. The fix is unsafe: a mark may have been there.
    ///
    /// ## Default
    /// A warning: the space is wrong, and sometimes it has replaced a lost character.
    "space-between-han", "marks", Warning, needs &[] => Each(check)
}

/// As many spaces for so many Han characters are a style and no slip. With 3, 12, 100 and 400 the same.
const STYLE: (usize, usize) = (6, 200);
/// The longest head of a paragraph, in characters, that a space sets apart as a number does. With 6 94 findings more, nearly
/// all of them after the number of an article, with one mended place and two cases; with 24 one case more right.
const HEAD: usize = 12;
/// The longest such head that is no number: a name, a title. Chosen by hand.
const NAME: usize = 6;
/// From so many characters on what comes before the space in a heading is no word that was spaced out to fill the line. Chosen by hand.
const PHRASE: usize = 3;
/// How many characters of what follows a space are looked at. Chosen by hand.
const LEANING: usize = 4;
/// So many spaces in a paragraph, and more than one in so many characters, are meant. With 3 spaces two cases fewer right, with
/// 6 the same as with 3; with 15 and 60 characters the same.
const SPACED: (usize, usize) = (2, 30);

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    if !reading.has(script::is_han) {
        return;
    }
    let mut han = 0;
    let mut found: Vec<(Span, Span, usize)> = Vec::new();
    let mut inside = None;
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        han += glyphs
            .iter()
            .filter(|glyph| script::is_han(glyph.c))
            .count();
        inside = inside.or_else(|| joined(glyphs));
        for (from, to) in gaps(reading, paragraph, glyphs) {
            let around = glyphs::span_of(&glyphs[from - 1..=to]);
            let gap = glyphs::span_of(&glyphs[from..to]);
            found.push((around, gap, to - from));
        }
    }
    if found.len() > STYLE.0 && found.len() * STYLE.1 > han {
        return;
    }
    findings.extend(
        found
            .into_iter()
            .map(|(around, gap, _)| finding(reading, around, gap, inside, han)),
    );
}

/// Two Han characters side by side: what the document does elsewhere.
fn joined(glyphs: &[Glyph]) -> Option<Span> {
    glyphs
        .windows(2)
        .find(|two| two.iter().all(|glyph| script::is_han(glyph.c)))
        .map(glyphs::span_of)
}

/// The gaps between two Han characters that nothing accounts for, as ranges of glyphs.
fn gaps(reading: &Reading, paragraph: Paragraph, glyphs: &[Glyph]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 1;
    while at < glyphs.len() {
        if !is_blank(glyphs[at].c) || !script::is_han(glyphs[at - 1].c) {
            at += 1;
            continue;
        }
        let end = at
            + glyphs[at..]
                .iter()
                .take_while(|glyph| is_blank(glyph.c))
                .count();
        if glyphs.get(end).is_some_and(|next| script::is_han(next.c)) {
            found.push((at, end));
        }
        at = end.max(at + 1);
    }
    // Spaces beside emphasis and links are there for the marks.
    let touches = |(from, to): &(usize, usize)| {
        let pairs = glyphs[from - 1..=*to].windows(2);
        pairs.into_iter().all(|two| two[0].end() == two[1].at)
    };
    found.retain(touches);
    if found.is_empty() {
        return found;
    }
    let text = paragraph.text();
    let set_apart = matches!(paragraph.kind, Kind::Heading | Kind::TableCell)
        || !(text.contains(is_pause) || segment::ends_sentence(text));
    // Lines of names and dates, and text that is spaced throughout. The space after a number at the head is of another kind.
    let behind_label = usize::from(is_head(&glyphs[..found[0].0]) && paragraph.label.is_some());
    let spaced = found.len() - behind_label >= SPACED.0
        && (found.len() - behind_label) * SPACED.1 > glyphs.len();
    if paragraph.kind == Kind::Heading && found.len() <= SPACED.0 {
        found.retain(|(from, to)| is_joined_elsewhere(reading, glyphs, *from, *to));
        return found;
    }
    if set_apart || spaced {
        return Vec::new();
    }
    found.retain(|(from, to)| {
        is_in_ordinal(glyphs, *from, *to) || leans(glyphs, *from, *to) || !is_head(&glyphs[..*from])
    });
    let several = found.len() > 1;
    found.retain(|(from, to)| !is_layout(glyphs, *from, *to, several));
    found
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn is_pause(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | ',' | ';' | ':' | '、')
}

/// Whether what comes before the space is a number or a name at the head of the line: 第十二条之一, 附件一, 甲方.
fn is_head(before: &[Glyph]) -> bool {
    let sentence = before
        .iter()
        .rposition(|glyph| matches!(glyph.c, '。' | '；' | '：' | '”' | '》'))
        .map_or(0, |at| at + 1);
    let head = &before[sentence..];
    // A mark that opens is no part of a number: “第一百二十条之一.
    let opening = head
        .iter()
        .take_while(|glyph| marks::opens(glyph.c).is_some());
    let opening = opening.filter(|glyph| glyph.c != '（').count();
    let head = &head[opening..];
    let numbered = head.first().is_some_and(|glyph| {
        parts::opens_heads(glyph.c)
            || numeral::is_han_numeral(glyph.c)
            || glyph.c.is_ascii_digit()
            || glyph.c == '（'
    });
    head.len() <= if numbered { HEAD } else { NAME }
        && !head.iter().any(|glyph| is_pause(glyph.c))
        && (sentence == 0
            || head
                .first()
                .is_some_and(|glyph| glyph.c == '（' || parts::opens_heads(glyph.c)))
}

/// Whether the gap is between the sign of an ordinal and its number, inside a sentence: 第 八届.
fn is_in_ordinal(glyphs: &[Glyph], from: usize, to: usize) -> bool {
    parts::ordinals().any(|parts| parts.ordinal.starts_with(glyphs[from - 1].c))
        && numeral::is_han_numeral(glyphs[to].c)
        && from >= 2
        && !is_blank(glyphs[from - 2].c)
        && glyphs
            .get(to + 1)
            .is_some_and(|next| script::is_han(next.c))
}

/// Whether what follows the gap belongs to the word before it, which is no number of a part: 公布 之日起.
fn leans(glyphs: &[Glyph], from: usize, to: usize) -> bool {
    let numbered = |glyph: &Glyph| {
        parts::opens_heads(glyph.c) || numeral::is_han_numeral(glyph.c) || glyph.c.is_ascii_digit()
    };
    let after = &glyphs[to..(to + LEANING).min(glyphs.len())];
    let after: String = after.iter().map(|glyph| glyph.c).collect();
    from >= PHRASE && !glyphs[..from].iter().any(numbered) && sentences::leans(&after)
}

/// Whether a phrase of a heading goes on over the gap with a word that the document has in one piece.
fn is_joined_elsewhere(reading: &Reading, glyphs: &[Glyph], from: usize, to: usize) -> bool {
    let phrase = glyphs[..from].iter().rev();
    let phrase = phrase.take_while(|glyph| script::is_han(glyph.c)).count();
    let first = glyphs[from - phrase].c;
    let word: String = [glyphs[from - 1].c, glyphs[to].c].iter().collect();
    let stands = |word: String| reading.prose().any(|each| each.text().contains(&word));
    // 渡船出事 依法处理: both sides of the gap are words of their own.
    let two = |range: std::ops::Range<usize>| -> Option<String> {
        let word: String = glyphs.get(range)?.iter().map(|glyph| glyph.c).collect();
        word.chars().all(script::is_han).then_some(word)
    };
    to - from == 1
        && glyphs[from].c == ' '
        && phrase >= PHRASE
        && !parts::opens_heads(first)
        && !numeral::is_han_numeral(first)
        && stands(word)
        && !(two(from - 2..from).is_some_and(&stands) && two(to..to + 2).is_some_and(&stands))
}

/// Whether the gap is wider than one space, or a wide space: somebody set it so. The wide space is between the dates of a
/// preamble, too.
fn is_layout(glyphs: &[Glyph], from: usize, to: usize, several: bool) -> bool {
    to - from > 1 || glyphs[from].c == '\u{3000}' || {
        // A single character on both sides, as in a name filled up to three.
        let alone = |c: Option<&Glyph>| c.is_none_or(|glyph| !script::is_han(glyph.c));
        several
            && alone(from.checked_sub(2).and_then(|at| glyphs.get(at)))
            && alone(glyphs.get(to + 1))
    }
}

fn finding(
    reading: &Reading,
    around: Span,
    gap: Span,
    inside: Option<Span>,
    han: usize,
) -> Finding {
    let shown = reading.quote(around);
    let finding = RULE
        .finding(
            reading.number(),
            around,
            message!("space-between-han.space", text = shown, count = han),
        )
        .fixed(
            false,
            vec![Replacement {
                span: gap,
                text: String::new(),
            }],
        );
    match inside {
        Some(span) => finding.example(span, message!("space-between-han.no-space")),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn a_word_that_starts_as_a_table_is_called_is_no_head() {
        let text = "可以投赞成票，可以投反对票，也可以投弃权票；表示 反对的，可以另选他人。";
        assert_eq!(found(&RULE, text), [["示 反", "可以"]]);
    }

    #[test]
    fn finds_a_space_inside_a_sentence() {
        let text = "双方重申坚定维护联合国的权威和在 国际事务中的核心作用。";
        assert_eq!(found(&RULE, text)[0][0], "在 国");
        assert_eq!(
            repaired(&RULE, text),
            "双方重申坚定维护联合国的权威和在国际事务中的核心作用。"
        );
    }

    #[test]
    fn the_space_behind_a_number_hides_no_other() {
        let text = "第八条　港口管理机构设立专门的安全保 障机构，负责日常巡查。";
        assert_eq!(found(&RULE, text)[0][0], "保 障");
    }

    #[test]
    fn finds_a_space_near_the_start_and_in_a_heading() {
        for (text, odd) in [
            ("2031年5月2日第 九届大会通过。", "第 九"),
            ("市政府负责渡船码 头的修复，并公布结果。", "码 头"),
            (
                "第三章 码头和渡船码 头\n\n第七条 市政府应当修复码头。",
                "码 头",
            ),
        ] {
            assert_eq!(found(&RULE, text)[0][0], odd, "{text}");
        }
        silent(
            &RULE,
            &[
                "第三章 总 则\n\n第七条 总则另行公布。",
                "市长 王小明宣布，码头开放。",
            ],
        );
    }

    #[test]
    fn finds_a_space_that_cuts_a_phrase_off_near_the_start() {
        for (text, odd) in [
            ("渡船自抵港 之日起计费，每日结算一次。", "港 之"),
            ("港务局员 的住处在码头旁边，船长也住在那里。", "员 的"),
        ] {
            assert_eq!(found(&RULE, text)[0][0], odd, "{text}");
        }
        silent(
            &RULE,
            &[
                "附件二 的内容由港务局公布，每年更新。",
                "港务局长 李之远宣布，码头今天开放。",
                "摘要 之前的港口没有灯塔，船只夜间停航。",
            ],
        );
    }

    #[test]
    fn clause_numbers_headings_lines_and_names_are_none() {
        silent(
            &RULE,
            &[
                "第一条 为了规范管理，制定本办法。",
                "第一条　为了规范管理，制定本办法。",
                "第十二条之一 违反本办法的，处以罚款。",
                "第一章 总则\n\n第一条 本法适用于企业。",
                "双方重申坚定维护联合国的权威和在\n国际事务中的核心作用。",
                "出席：张 三、李 四。",
                "请点击 文件 -> 打印 按钮，然后选纸张。",
                "使用 API 提供数据，每日更新。",
            ],
        );
    }

    #[test]
    fn a_style_is_no_defect() {
        let text = "我们 今天 讨论 数据 结构，明天 讨论 算法。".repeat(3);
        silent(&RULE, &[&text]);
    }
}
