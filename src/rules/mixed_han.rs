//! The rule `mixed-han`.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::evidence::Script;
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::text::span::Span;
use crate::text::variants;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds Traditional characters in a Simplified text, and Simplified characters in a Traditional text.
    ///
    /// Only characters that the other script never uses are reported: 后, 里, 干 and 台 belong to both. The document itself shows
    /// which script it is in. Quoted words that are entirely in the other script, and Japanese text, are ignored.
    ///
    /// ## Why
    /// Such a character comes from an incomplete conversion or from character recognition, and then the word itself may be
    /// wrong too. Searches for the usual form do not find it.
    ///
    /// ## Example
    /// ```bad
    /// 两市将开展中小學生水文观测活动，组织学生参观沿江测站，并编写观测记录，评选优秀论文。
    /// ```
    /// ```good
    /// 两市将开展中小学生水文观测活动，组织学生参观沿江测站，在台阶后面的里程碑旁编写观测记录。
    /// ```
    ///
    /// ## Fix
    /// None: the message names the form in the usual script, but after a misread scan another word may belong there.
    ///
    /// ## Default
    /// A warning: nearly always a slip, but a name may keep its form.
    "mixed-han", "characters", Warning, needs &[Knowledge::FunctionWords] => Each(check)
}

/// One in so many characters that tell the script may be of the other one. With 5 the same; with 20 one case fewer right.
const MAJORITY: usize = 10;
/// So many characters of the other script in a stretch without the usual one are a quotation or a name. With 2 and 6 the same.
const QUOTED: usize = 3;
/// So is a stretch where they are one in so many. With 1 and 4 the same.
const QUOTED_SHARE: usize = 2;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let (mut simplified, mut traditional) = (0, 0);
    for paragraph in reading.paragraphs().filter(|each| !has_kana(*each)) {
        for glyph in paragraph.glyphs() {
            simplified += usize::from(variants::is_simplified_only(glyph.c));
            traditional += usize::from(variants::is_traditional_only(glyph.c));
        }
    }
    let odd_is_traditional = traditional < simplified;
    let (odd, usual) = if odd_is_traditional {
        (traditional, simplified)
    } else {
        (simplified, traditional)
    };
    if odd == 0 || odd * MAJORITY > usual {
        return;
    }
    let side = Side {
        reading,
        odd_is_traditional,
        usual,
    };
    // A quotation keeps the script of its source.
    let own = |each: &Paragraph| !has_kana(*each) && each.kind != Kind::Quote;
    for paragraph in reading.prose().filter(own) {
        side.look(paragraph.glyphs(), findings);
    }
}

/// Whether the paragraph is in a language with Kana, going by its document where it has none: its characters are of a third script.
fn has_kana(paragraph: Paragraph) -> bool {
    let language = paragraph.language();
    language.is_some_and(|language| language.evidence.script == Script::Kana)
}

/// Which script is the odd one.
struct Side<'r> {
    reading: &'r Reading<'r>,
    odd_is_traditional: bool,
    /// How many characters are of the usual script alone.
    usual: usize,
}

impl Side<'_> {
    fn is_odd(&self, c: char) -> bool {
        if self.odd_is_traditional {
            variants::is_traditional_only(c)
        } else {
            variants::is_simplified_only(c)
        }
    }

    fn is_usual(&self, c: char) -> bool {
        if self.odd_is_traditional {
            variants::is_simplified_only(c)
        } else {
            variants::is_traditional_only(c)
        }
    }

    fn look(&self, glyphs: &[Glyph], findings: &mut Vec<Finding>) {
        let kana = |glyph: &Glyph| matches!(glyph.c, '\u{3041}'..='\u{30ff}');
        let mut at = 0;
        while at < glyphs.len() {
            let run = glyphs[at..]
                .iter()
                .take_while(|glyph| script::is_han(glyph.c) || kana(glyph))
                .count();
            let text = &glyphs[at..at + run];
            let odd: Vec<usize> = (0..run).filter(|i| self.is_odd(text[*i].c)).collect();
            let enclosed = at
                .checked_sub(1)
                .is_some_and(|before| is_quoting(glyphs[before].c))
                && glyphs
                    .get(at + run)
                    .is_some_and(|after| is_quoting(after.c));
            // [正體中文](zh-TW.md): what a link leads to is named as it names itself.
            let linked = !odd.is_empty() && self.is_link(text);
            let pure = !text.iter().any(|glyph| self.is_usual(glyph.c));
            let foreign = pure
                && (enclosed || linked || odd.len() >= QUOTED || odd.len() * QUOTED_SHARE >= run);
            if !odd.is_empty() && !foreign && !text.iter().any(kana) {
                self.report(text, &odd, findings);
            }
            at += run.max(1);
        }
    }

    /// Whether a text is all that a link shows, or what stands there before its translation: [正體中文 / 正体中文](zh-TW.md).
    fn is_link(&self, text: &[Glyph]) -> bool {
        let (before, after) = self.reading.around(glyphs::span_of(text));
        before.ends_with('[') && (after.starts_with("](") || after.trim_start().starts_with('/'))
    }

    /// Characters side by side are one finding.
    fn report(&self, text: &[Glyph], odd: &[usize], findings: &mut Vec<Finding>) {
        for group in odd.chunk_by(|a, b| a + 1 == *b) {
            let (first, last) = (group[0], group[group.len() - 1]);
            let span = glyphs::span_of(&text[first..=last]);
            let shown: String = text[first..=last].iter().map(|glyph| glyph.c).collect();
            let usual: String = shown.chars().map(|c| self.other(c)).collect();
            let (from, to) = (first.saturating_sub(2), (last + 3).min(text.len()));
            let word: String = text[from..to].iter().map(|glyph| glyph.c).collect();
            let (message, note) = if self.odd_is_traditional {
                (
                    message!(
                        "mixed-han.traditional",
                        odd = shown,
                        word = word,
                        count = self.usual,
                        usual = usual
                    ),
                    message!("mixed-han.simplified-here"),
                )
            } else {
                (
                    message!(
                        "mixed-han.simplified",
                        odd = shown,
                        word = word,
                        count = self.usual,
                        usual = usual
                    ),
                    message!("mixed-han.traditional-here"),
                )
            };
            let mut finding = RULE.finding(self.reading.number(), span, message);
            if let Some(near) = self.example(text) {
                finding = finding.example(near, note);
            }
            findings.push(finding);
        }
    }

    fn example(&self, text: &[Glyph]) -> Option<Span> {
        text.iter()
            .find(|glyph| self.is_usual(glyph.c))
            .map(|glyph| glyph.span())
    }

    fn other(&self, c: char) -> char {
        let other = if self.odd_is_traditional {
            variants::simplified_of(c)
        } else {
            variants::traditional_of(c)
        };
        other.unwrap_or(c)
    }
}

fn is_quoting(c: char) -> bool {
    crate::text::marks::opens(c).is_some() || crate::text::marks::closes(c).is_some() || c == '"'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn finds_the_odd_character_both_ways() {
        let text = "中小學生基础科学领域交流活动，增进学生理解，开展语言教学，发布观测记录。";
        assert_eq!(found(&RULE, text)[0][0], "學");
        let text = "中小学生基礎科學領域交流活動，增進學生理解，開展語言教學，發布觀測記錄。";
        assert_eq!(found(&RULE, text)[0][0], "学");
    }

    #[test]
    fn characters_of_both_scripts_names_and_japanese_are_none() {
        let base =
            "开展语言教学，发布观测记录，组织学生参观测站，编写论文，增进学生理解，扩大对外贸易。";
        for text in [
            "皇后的台历在里面。",
            "语言包括“正體中文”和“日本語”。",
            "日本では観測記録を発行する。",
            "著者、瞭望、慰藉。",
        ] {
            silent(&RULE, &[&format!("{base}\n\n{text}")]);
        }
        let links = format!("{base}\n\n- [正體中文](tw.md)\n- [日本語](ja.md)\n");
        assert!(found_in(&RULE, "a.md", &links).is_empty());
        let quoted = format!("{base}\n\n> 日發表的消息\n");
        assert!(found_in(&RULE, "a.md", &quoted).is_empty());
        let link = format!("{base}\n\n- [查看語言](tw.md) 与语言\n- 開展[工作](ja.md)\n");
        assert_eq!(found_in(&RULE, "a.md", &link).len(), 1);
        silent(&RULE, &["國家的语言", "学校和學校"]);
        let text = "船が着くと、門を開け、荷物を運び、銀行へ行き、質問に答える。\n\n実務（録音）。専門、業務、選択。";
        silent(&RULE, &[text]);
    }
}
