//! Edits that cut no word in Chinese, as far as the two documents tell what is a word.

use crate::diff::block::Block;
use crate::diff::bonds::{self, Bonds, SEEN};
use crate::diff::side::{Compared, Word};
use crate::language::topics::evidence;

// Measured on 2026-11-29 as the constants of `pairs` are, and by the cost: what is marked as changed in the evaluation's revisions,
// seeds 1 and 2, in characters (13,905 and 13,373 if words are cut; 13,911 and 13,381 as they stand), and in two laws. On 2026-11-30
// the lists of words came to it: of 8,700 edits in 88 pairs of laws 65 cut a word on both sides and 22 part what went from what came
// inside of one, where 185 and 61 did before.

/// How many characters of what stays an edit takes in at most, to end between two words. With 3 a few more characters.
const REACH: usize = 2;
/// By so much more than with what is further off do the parts of a word belong together. With 0 there are 18 more characters, with 120
/// four, with 180 a word in the laws is cut again.
const WORD: u32 = 173;
/// Two characters that are hardly seen elsewhere are a word when they come to so much. With 400 the same, with 500 a word is cut again.
const SURE: u32 = 300;

/// A character between what went and what came is part of a word on both sides when it is seen so often there. With 1 there are two more
/// characters marked as changed in the evaluation's revisions, seed 1 (2026-11-29).
const TWICE: u32 = 2;
/// And so many words have to change around it. With 2 there are four more.
const LONG: usize = 3;

/// The blocks, each grown until it starts and ends between words where it cuts words on both sides.
pub(super) fn keep_words(texts: Compared<'_>, bonds: &Bonds, blocks: Vec<Block>) -> Vec<Block> {
    if bonds.is_empty() {
        return blocks;
    }
    let ends = texts.words.map(<[Word]>::len);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter().peekable();
    while let Some(mut block) = rest.next() {
        let front = block.old.start - out.last().map_or(0, |last| last.old.end);
        let roof = rest.peek().map_or(ends[0], |next| next.old.start);
        let back = roof - block.old.end;
        let before = Border::new(bonds, texts, &block, false).missing(front);
        let joined = rest
            .peek()
            .is_some_and(|next| joins(bonds, texts, &block, next));
        let after = if joined {
            1
        } else {
            Border::new(bonds, texts, &block, true).missing(back)
        };
        // What came or went inside of a word leaves nothing of it.
        let (before, mut after) = match before.min(after) {
            0 if !block.replaces() && !joined => (0, 0),
            _ => (before, after),
        };
        block.old.start -= before;
        block.new.start -= before;
        loop {
            let gap = rest.peek().map_or(ends[0], |next| next.old.start) - block.old.end;
            (block.old.end, block.new.end) = (block.old.end + after, block.new.end + after);
            let Some(next) = rest.next_if(|_| after > 0 && after == gap) else {
                break;
            };
            // It reached the next one, and may reach the one behind that.
            block.take_in(&next);
            let goes_on = rest
                .peek()
                .is_some_and(|next| joins(bonds, texts, &block, next));
            after = usize::from(goes_on);
        }
        match out.last_mut() {
            Some(last) if before > 0 && last.is_beside(&block) => last.take_in(&block),
            _ => out.push(block),
        }
    }
    out
}

/// Whether the only word between two blocks is part of one with what changed before it and behind it.
fn joins(bonds: &Bonds, texts: Compared<'_>, block: &Block, next: &Block) -> bool {
    let end = Border::new(bonds, texts, block, true);
    let front = Border::new(bonds, texts, next, false);
    next.old.start - block.old.end == 1
        && (end.crosses(&front) || end.is_caught(&front) || end.is_in_listed_words(&front))
}

/// One end of a block, from which what stays goes on.
struct Border<'run> {
    bonds: &'run Bonds,
    texts: Compared<'run>,
    block: &'run Block,
    /// Whether it is that behind the block.
    back: bool,
}

impl<'run> Border<'run> {
    fn new(bonds: &'run Bonds, texts: Compared<'run>, block: &'run Block, back: bool) -> Self {
        Self {
            bonds,
            texts,
            block,
            back,
        }
    }

    /// The words of a side, and the place so many words further from the block.
    fn place(&self, side: usize, by: usize) -> (&'run [Word], usize) {
        let range = [&self.block.old, &self.block.new][side];
        let at = if self.back {
            range.end + by
        } else {
            range.start.saturating_sub(by)
        };
        (self.texts.words[side], at)
    }

    /// Whether a side is cut inside of a word.
    fn cuts(&self, side: usize) -> bool {
        let (words, at) = self.place(side, 0);
        let sure = self.recurs(side) || self.bonds.at(words, at) >= SURE;
        sure && self.bonds.strain(words, at) > WORD
    }

    /// Whether what is so many words further from the block is a word by the lists, on a side.
    fn is_listed(&self, side: usize, by: usize) -> bool {
        let (words, at) = self.place(side, by);
        let parts = words.get(at.wrapping_sub(1)..=at).unwrap_or_default();
        !parts.iter().any(|part| part.kind.is_number())
            && bonds::is_listed(self.texts.documents[side].keys.text(), words, at)
    }

    /// Whether a word is cut on both sides, by the lists, and what stays of it is in no word with what is further off. One of the two is
    /// used elsewhere, too: in two lines an edit is as small as it can be.
    fn cuts_listed_words(&self) -> bool {
        self.block.replaces()
            && (0..2).all(|side| self.is_listed(side, 0))
            && (0..2).any(|side| self.recurs(side))
            && !(0..2).any(|side| self.is_listed(side, 1))
    }

    /// Whether a side is cut between two characters that stand side by side elsewhere, too.
    fn recurs(&self, side: usize) -> bool {
        let (words, at) = self.place(side, 0);
        self.bonds.seen(words, at) >= SEEN
    }

    /// How much belongs together that is so many words further from the block.
    fn bond(&self, by: usize) -> u32 {
        let of = |side| {
            let (words, at) = self.place(side, by);
            self.bonds.at(words, at)
        };
        of(0).max(of(1))
    }

    fn seen(&self, by: usize) -> u32 {
        let of = |side| {
            let (words, at) = self.place(side, by);
            self.bonds.seen(words, at)
        };
        of(0).max(of(1))
    }

    /// Whether the only word between this border and that of the next block is in one word with what stands before it on one side, and
    /// with what follows it on the other: 职 of 履职 and of 职务.
    fn crosses(&self, next: &Self) -> bool {
        (0..2).any(|side| self.cuts(side) && next.cuts(1 - side))
    }

    /// Whether the only word between this border and that of the next block is a Han character that belongs, on each side, with what
    /// changed next to it rather than with what stays: 信 of 短信 and of 信息.
    fn is_caught(&self, next: &Self) -> bool {
        let opposite =
            [&self.block, &next.block].map(|block| (block.old.is_empty(), block.new.is_empty()));
        let crossed = matches!(
            opposite,
            [(true, false), (false, true)] | [(false, true), (true, false)]
        );
        let sides = [&self.block, &next.block].map(|block| block.old.len() + block.new.len());
        crossed
            && sides[0] + sides[1] >= LONG
            && (0..2).all(|side| {
                let (words, at) = self.place(side, 0);
                let changed = [self.has_words(side), next.has_words(side)];
                let Some(kept) = words.get(at).filter(|word| self.bonds.is_part(word)) else {
                    return false;
                };
                let text = kept.span.of(self.texts.documents[side].keys.text());
                let places = [at, at + 1];
                let seen = |end: usize| self.bonds.seen(words, places[end]);
                let bond = |end: usize| self.bonds.at(words, places[end]);
                // What stands next to it and stays has no part in a word with it.
                let held = (0..2)
                    .filter(|end| !changed[*end])
                    .map(bond)
                    .max()
                    .unwrap_or(0);
                let belongs =
                    (0..2).any(|end| changed[end] && seen(end) >= TWICE && bond(end) > held);
                belongs && !evidence::is_function_word(text)
            })
    }

    /// Whether the only word between this border and that of the next block ends a word that went and begins one that came, or the
    /// other way round, by the lists, and is in no other two: 短信 gave way to 信息.
    fn is_in_listed_words(&self, next: &Self) -> bool {
        let is_crossed = |side: usize| {
            let other = 1 - side;
            self.has_words(side)
                && !self.has_words(other)
                && !next.has_words(side)
                && next.has_words(other)
                && self.is_listed(side, 0)
                && next.is_listed(other, 0)
                && !(self.is_listed(other, 0) && next.is_listed(side, 0))
        };
        (0..2).any(is_crossed)
    }

    /// Whether the block has words on a side.
    fn has_words(&self, side: usize) -> bool {
        ![&self.block.old, &self.block.new][side].is_empty()
    }

    /// How many words that stay, and no more than `room`, are the rest of a word that is cut on one side and, as far as can be seen, on
    /// the other, too, unless that has a mark there.
    fn missing(&self, room: usize) -> usize {
        let open = |side: usize| {
            let (words, at) = self.place(side, 0);
            self.block.replaces() && self.bonds.at(words, at) == 0
        };
        let sides = [0, 1];
        let cut = sides.into_iter().any(|side| self.cuts(side))
            && sides
                .into_iter()
                .all(|side| self.cuts(side) || self.recurs(side) || open(side));
        if room > 0 && self.cuts_listed_words() {
            return 1;
        }
        // What belongs to what stays with it stays.
        let stays = room > 1 && self.seen(1) >= SEEN && self.seen(1) > self.seen(0);
        if room == 0 || !cut || stays {
            return 0;
        }
        let found =
            (1..=REACH.min(room)).find(|by| *by == room || 2 * self.bond(*by) <= self.bond(0));
        found.unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::words::tests::{edits, pair};

    /// Paragraphs that show which characters are words, and stay as they are.
    const AROUND: &str = "读者入馆，应当登记。馆员每日登记图书，登记以后上架。\n\n\
        馆员保管记录。借书的记录存三年，还书的记录存一年，记录不得外传。\n\n\
        图书管理委员会每月开会。委员会由馆长主持，委员会的决定应当公布。\n\n\
        有关部门协助工作。其他部门可以参加，部门之间互相通报。\n\n\
        票数相等的，主持人可以另投赞成票，也可以不投赞成票。表决赞成的，应当签名。";

    /// The edits of a paragraph that follows `AROUND`.
    fn found(old: &str, new: &str) -> Vec<(String, String)> {
        edits(&format!("{AROUND}\n\n{old}"), &format!("{AROUND}\n\n{new}"))
    }

    #[test]
    fn a_word_that_another_replaces_is_whole() {
        for (old, new, expected) in [
            (
                "来宾进入书库以前，应当在门口登记本人的姓名和住址。",
                "来宾进入书库以前，应当在门口记录本人的姓名和住址。",
                pair("登记", "记录"),
            ),
            (
                "借期由阅览室同市里的各部、各学校在每年年初商定。",
                "借期由阅览室同市里的各部门、直属学校在每年年初商定。",
                pair("部、各", "部门、直属"),
            ),
        ] {
            assert_eq!(found(old, new), std::slice::from_ref(&expected), "{old}");
            assert_eq!(found(new, old), [(expected.1, expected.0)], "{new}");
        }
    }

    #[test]
    fn what_was_put_in_slides_to_where_a_word_ends() {
        let old = "珍本的外借由图书管理委员会批准，并且收取押金。";
        let new = "珍本的外借由图书管理委员会、古籍保护委员会批准，并且收取押金。";
        assert_eq!(found(old, new), [pair("", "、古籍保护委员会")]);
        assert_eq!(found(new, old), [pair("、古籍保护委员会", "")]);
        let old = "馆长通过年度记录等形式，向市里的部门说明借阅的情况。";
        let new = "馆长通过年度记录、专项记录等形式，向市里的部门说明借阅的情况。";
        assert_eq!(found(old, new), [pair("", "、专项记录")]);
    }

    #[test]
    fn a_word_that_stays_is_not_taken_in() {
        let found = found(
            "对于购书的方案，到会的人可以投赞成票。",
            "对于购书的方案，到会的人可以表示赞成。",
        );
        assert_eq!(found, [pair("投", "表示"), pair("票", "")]);
    }

    #[test]
    fn a_character_between_what_went_and_what_came_goes_with_them() {
        let around = "短信可以代替口信，短信应当简明。信息应当准确，信息不得外传。";
        let old = format!("{around}\n\n通知应当通过手机短信发出，不得口头传达。");
        let new = format!("{around}\n\n通知应当通过信息发出，不得口头传达。");
        assert_eq!(edits(&old, &new), [pair("手机短信", "信息")]);
        assert_eq!(edits(&new, &old), [pair("信息", "手机短信")]);
        // A particle stays.
        let found = edits("老渔夫的新船停在桥下。", "渔夫的旧新船停在桥下。");
        assert_eq!(found, [pair("老", ""), pair("", "旧")]);
    }

    #[test]
    fn a_word_of_the_lists_is_whole_where_it_is_used_elsewhere() {
        let around = "馆长每年发布一份年报，年报应当真实。";
        for (old, new, expected) in [
            (
                "细则由理事会公布，修改时亦同。",
                "细则由理事会发布，修改时亦同。",
                pair("公布", "发布"),
            ),
            (
                "細則由理事會公布，修改時亦同。",
                "細則由理事會發布，修改時亦同。",
                pair("公布", "發布"),
            ),
        ] {
            let with = |text: &str| format!("{around}\n\n{}\n\n{text}", around.replace('发', "發"));
            assert_eq!(edits(&with(old), &with(new)), [expected], "{old}");
            assert_eq!(edits(old, new).len(), 1);
            assert!(edits(old, new)[0].0.chars().count() == 1, "{old}");
        }
        // The character goes on with what follows it.
        let old = format!("{around}\n\n会员发言以后，不得再发布意见。");
        let new = format!("{around}\n\n会员发言以后，不得再公布意见。");
        assert_eq!(edits(&old, &new), [pair("发布", "公布")]);
    }

    #[test]
    fn a_character_between_two_words_of_the_lists_goes_with_them() {
        for (old, new, expected) in [
            (
                "码头应当为渔民提供方便，并保证安全。",
                "码头应当为渔民提供便利，并保证安全。",
                pair("方便", "便利"),
            ),
            (
                "船主可以改变航线，但应当报告。",
                "船主可以变更航线，但应当报告。",
                pair("改变", "变更"),
            ),
        ] {
            assert_eq!(edits(old, new), std::slice::from_ref(&expected), "{old}");
            assert_eq!(edits(new, old), [(expected.1, expected.0)], "{new}");
        }
    }

    #[test]
    fn where_no_word_is_known_the_edit_is_as_small_as_it_can_be() {
        let found = edits("猫儿爱吃河鱼。", "猫儿爱吃河虾。");
        assert_eq!(found, [pair("鱼", "虾")]);
    }
}
