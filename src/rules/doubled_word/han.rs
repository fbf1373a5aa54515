//! Characters and words that are repeated in scripts without spaces: `管理管理`, `其其他`.

use memchr::memmem;
use rustc_hash::FxHashMap;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::finding::Finding;
use crate::language::Vocabulary;
use crate::language::topics::doubling;
use crate::rules::doubled_word::report;
use crate::text::glyphs::{Glyph, OPAQUE};
use crate::text::script;
use crate::text::span::Span;
use crate::text::variants;

/// The longest sequence of Han characters that is looked at. With 16 the same; with 4 one case fewer right.
const LONGEST: usize = 8;
/// The shortest and the longest phrase of Han characters that is looked for after a space. Chosen by hand.
const SHORTEST_APART: usize = 4;
const LONGEST_APART: usize = 16;
/// The shortest phrase with Kana. Chosen by hand.
const SHORTEST_PHRASE: usize = 3;
/// What stands more often than this is said so, and no slip. With 2 the same; with 8 seven findings more, all false.
const OFTEN: usize = 4;

/// A repeat of several characters, with those around it: the glyphs, the place of the first copy in them, and the length of a copy.
type Sequence = (Vec<Glyph>, usize, usize);

/// Repeats of several characters, kept until the whole document is known.
#[derive(Default)]
pub(super) struct Sequences(Vec<Sequence>);

impl Sequences {
    /// Reports those that the document has no other words for.
    pub(super) fn judge(&self, reading: &Reading, findings: &mut Vec<Finding>) {
        if self.0.is_empty() {
            return;
        }
        let counts = counts(reading, &self.0);
        for (glyphs, at, length) in &self.0 {
            if !has_other_words(glyphs, *at, *length, &counts) {
                let second = &glyphs[at + length..at + 2 * length];
                report(reading, glyphs, *at, second, findings);
            }
        }
    }
}

/// Repeats among characters without spaces: single ones are reported, longer ones are kept until the whole document is known.
pub(super) fn look(
    reading: &Reading,
    paragraph: Paragraph,
    sequences: &mut Sequences,
    findings: &mut Vec<Finding>,
) {
    let (glyphs, vocabulary) = (paragraph.glyphs(), paragraph.vocabulary());
    let has_kana = glyphs
        .iter()
        .any(|glyph| script::is_hiragana(glyph.c) || script::is_katakana(glyph.c));
    let mut at = 0;
    while at + 1 < glyphs.len() {
        if !script::is_unspaced(glyphs[at].c) {
            if glyphs[at].c == ' '
                && paragraph.kind == Kind::Body
                && let Some(length) = repeated_apart(glyphs, at)
            {
                let second = &glyphs[at + 1..=at + length];
                report(reading, glyphs, at - length, second, findings);
                at += length;
            }
            at += 1;
            continue;
        }
        if let Some(length) = repeated(&glyphs[at..]) {
            let word: String = glyphs[at..at + length]
                .iter()
                .map(|glyph| glyph.c)
                .collect();
            let small = length == 2
                && is_of_small(vocabulary, glyphs, at)
                && !doubling::is_closed_twice(&word);
            if is_seam_of_link(reading, glyphs, at, length)
                || (length == 2 && are_known_words(glyphs, at, &word))
            {
                at += length;
                continue;
            }
            if small || !is_spoken(glyphs, at, &word, length) {
                let from = at.saturating_sub(2);
                let to = (at + 2 * length + 2).min(glyphs.len());
                sequences
                    .0
                    .push((glyphs[from..to].to_vec(), at - from, length));
            }
            at += 2 * length;
            continue;
        }
        if has_kana && let Some(length) = repeated_phrase(&glyphs[at..]) {
            let second = &glyphs[at + length..at + 2 * length];
            report(reading, glyphs, at, second, findings);
            at += 2 * length;
            continue;
        }
        if glyphs[at].c == glyphs[at + 1].c && is_wrong_twice(vocabulary, glyphs, at) {
            report(reading, glyphs, at, &glyphs[at + 1..at + 2], findings);
            at += 1;
        }
        at += 1;
    }
}

/// How many characters before a space come again after it: a phrase, for words are set apart on purpose as well.
fn repeated_apart(glyphs: &[Glyph], space: usize) -> Option<usize> {
    let is_phrase = |glyphs: &[Glyph]| {
        let han = glyphs.iter().all(|glyph| script::is_han(glyph.c));
        han && glyphs.iter().any(|glyph| glyph.c != glyphs[0].c)
    };
    (SHORTEST_APART..=LONGEST_APART).rev().find(|length| {
        let one = space.checked_sub(*length).map(|from| &glyphs[from..space]);
        let two = glyphs.get(space + 1..=space + length);
        let (Some(one), Some(two)) = (one, two) else {
            return false;
        };
        one.iter().zip(two).all(|(a, b)| a.c == b.c) && is_phrase(one)
    })
}

/// How many characters are repeated at once from here, two at least.
fn repeated(glyphs: &[Glyph]) -> Option<usize> {
    let most = LONGEST.min(glyphs.len() / 2);
    let first = glyphs.first()?.c;
    (2..=most).find(|length| {
        if glyphs[*length].c != first {
            return false;
        }
        let (one, two) = (&glyphs[..*length], &glyphs[*length..2 * length]);
        one.iter()
            .zip(two)
            .all(|(a, b)| a.c == b.c && script::is_han(a.c))
            && one.iter().any(|glyph| glyph.c != one[0].c)
    })
}

/// How many characters of a phrase with Kana are repeated at once from here: 会議は会議は.
fn repeated_phrase(glyphs: &[Glyph]) -> Option<usize> {
    let first = glyphs.first().filter(|glyph| script::is_han(glyph.c))?;
    let most = LONGEST_APART.min(glyphs.len() / 2);
    (SHORTEST_PHRASE..=most).find(|length| {
        if glyphs[*length].c != first.c {
            return false;
        }
        let (one, two) = (&glyphs[..*length], &glyphs[*length..2 * length]);
        let same = one.iter().zip(two).all(|(a, b)| a.c == b.c);
        let han = one.iter().filter(|glyph| script::is_han(glyph.c)).count();
        let inside = one
            .iter()
            .all(|glyph| script::is_word(glyph.c) && script::is_unspaced(glyph.c));
        same && inside && (2..*length).contains(&han) && doubling::is_phrase(&text(one))
    })
}

/// Whether a link begins or ends between the copies: what it says is quoted.
fn is_seam_of_link(reading: &Reading, glyphs: &[Glyph], at: usize, length: usize) -> bool {
    let copies = glyphs[at..at + 2 * length].windows(2);
    let mut gaps = copies.map(|two| Span {
        start: two[0].end(),
        end: two[1].at,
    });
    gaps.any(|gap| reading.quote(gap).contains(['[', ']']))
}

/// Whether two small characters are repeated, and the last of the four begins no other word: 的是的是. A noun may come again as the
/// beginning of a longer one: 目的地的地方.
fn is_of_small(vocabulary: Vocabulary, glyphs: &[Glyph], at: usize) -> bool {
    let known = |at: usize| doubling::small(vocabulary, simplified(glyphs[at].c));
    let after = glyphs.get(at + 4).map(|after| simplified(after.c));
    match (known(at), known(at + 1)) {
        (Some(_), Some(last)) => !after.is_some_and(|c| last.begins.contains(c)),
        _ => false,
    }
}

/// Whether the language knows words that make up the repeat: 企业|创业|创新, 有关规定|规定应当.
fn are_known_words(glyphs: &[Glyph], at: usize, word: &str) -> bool {
    let plain = |glyphs: &[Glyph]| -> String {
        let characters = glyphs.iter().map(|glyph| simplified(glyph.c));
        characters.collect()
    };
    let han = |at: Option<usize>| {
        at.and_then(|at| glyphs.get(at))
            .is_some_and(|glyph| script::is_han(glyph.c))
    };
    let end = at + 4;
    let between = han(at.checked_sub(1)) && han(Some(end));
    if between && doubling::is_between(&plain(&glyphs[at + 1..at + 3])) {
        return true;
    }
    let from = glyphs[..at]
        .iter()
        .rposition(|glyph| !script::is_han(glyph.c));
    let before = plain(&glyphs[from.map_or(0, |from| from + 1)..at]);
    let after = plain(&glyphs[end..(end + 2).min(glyphs.len())]);
    let word: String = word.chars().map(simplified).collect();
    doubling::is_noun_then_verb(&word, &before, &after)
}

/// Whether the word may be said twice where it stands.
fn is_spoken(glyphs: &[Glyph], at: usize, word: &str, length: usize) -> bool {
    let before = text(&glyphs[at.saturating_sub(2)..at]);
    let starts_sentence = !before.ends_with(script::is_word);
    let after = glyphs.get(at + 2 * length..).unwrap_or_default();
    let after = text(&after[..after.len().min(1 + length)]);
    doubling::is_said_twice(word, &before, &after, starts_sentence)
}

/// Whether one character twice is wrong where it stands.
fn is_wrong_twice(vocabulary: Vocabulary, glyphs: &[Glyph], at: usize) -> bool {
    let c = glyphs[at].c;
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    let after = glyphs.get(at + 2).map(|after| after.c);
    // 来来往往: both parts of the word are said twice. Between marks a character is an exclamation.
    let beside = |at: Option<usize>| at.and_then(|at| glyphs.get(at)).map(|glyph| glyph.c);
    let said = |near: Option<char>, far: Option<usize>| {
        near == Some(c) || (near.is_some_and(script::is_han) && near == beside(far))
    };
    let in_text = |c: Option<char>| c.is_some_and(|c| script::is_word(c) || c == OPAQUE);
    if said(before, at.checked_sub(2)) || said(after, Some(at + 3)) {
        return false;
    }
    if before.is_some_and(script::is_han)
        && after.is_some_and(|after| doubling::is_object_then_subject(c, after))
    {
        return false;
    }
    if let Some(small) = doubling::small(vocabulary, simplified(c)) {
        let ends = before.is_some_and(|c| small.ends.contains(simplified(c)));
        let begins = after.is_some_and(|c| small.begins.contains(simplified(c)));
        return !ends && !begins && (in_text(before) || in_text(after));
    }
    // 展览展展、: before a mark the second would have to be a word by itself. The word before shows that the first is not.
    let cut_off = after.is_some_and(|c| matches!(c, '，' | '、' | ',' | '；' | '。'));
    let told = at >= 2 && glyphs[at - 2].c == c && before.is_some_and(script::is_han);
    cut_off && told && !doubling::may_end_twice(c)
}

/// The character in Simplified script, in which words of Chinese are known.
fn simplified(c: char) -> char {
    variants::simplified_of(c).unwrap_or(c)
}

/// So often two words that meet are in the document together, here included. With 3, a slip in the planted cases of seed 3 is taken for a
/// meeting; with 16, 规定规定 in a published law is taken for a slip (2026-11).
const MEETING: usize = 4;

/// How often the pairs of characters in the sequences, and their words, are in the document.
fn counts(reading: &Reading, sequences: &[Sequence]) -> FxHashMap<String, usize> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let keys = reading.keys().as_bytes();
    for (glyphs, at, length) in sequences {
        let mut add = |text: String| {
            counts
                .entry(text)
                .or_insert_with_key(|text| memmem::find_iter(keys, text.as_bytes()).count());
        };
        let (middle, end) = (at + length, at + 2 * length);
        add(text(&glyphs[*at..middle]));
        add(text(&glyphs[*at..middle - 1]));
        add(text(&glyphs[middle - 1..=middle]));
        let before = at.saturating_sub(1);
        add(text(&glyphs[before..end]));
        add(text(&glyphs[before..=*at]));
        add(text(&glyphs[at + 1..=middle]));
        add(text(&glyphs[before..middle]));
        if end < glyphs.len() {
            add(text(&glyphs[end - 1..=end]));
            add(text(&glyphs[middle..=end]));
        }
        if let Some([front, back, once]) = meeting(glyphs, *at, *length) {
            add(front);
            add(back);
            add(once);
        }
    }
    counts
}

/// What shows that two words meet in a repeat, as in 上一年度|年度报告: the one that ends with the first copy and the one that begins
/// with the second, which the document has elsewhere, and what would be there with one copy, which it has not.
fn meeting(glyphs: &[Glyph], at: usize, length: usize) -> Option<[String; 3]> {
    let (middle, end) = (at + length, at + 2 * length);
    let front = glyphs.get(at.checked_sub(2)?..middle)?;
    let back = glyphs.get(middle..end + 2)?;
    let once = [&glyphs[at - 1..middle], &glyphs[end..=end]].concat();
    let han = |glyphs: &[Glyph]| glyphs.iter().all(|glyph| script::is_han(glyph.c));
    (han(front) && han(back)).then(|| [text(front), text(back), text(&once)])
}

fn text(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.c).collect()
}

/// Whether the characters around the repeat make other words of it, going by what the document has elsewhere: 企业|创业|创新.
fn has_other_words(
    glyphs: &[Glyph],
    at: usize,
    length: usize,
    counts: &FxHashMap<String, usize>,
) -> bool {
    let count = |part: &[Glyph]| counts.get(&text(part)).copied().unwrap_or(0);
    let (middle, end) = (at + length, at + 2 * length);
    let word = count(&glyphs[at..middle]);
    let before = at.saturating_sub(1);
    // 集装箱|装箱: what is said so often is said so.
    if count(&glyphs[before..end]) > OFTEN {
        return true;
    }
    if length == 2 {
        // The seam of the two copies is the word: 创业 in 企业创业创新. What stands here is no evidence.
        let (word, seam) = (
            word.saturating_sub(2),
            count(&glyphs[middle - 1..=middle]).saturating_sub(1),
        );
        let beside = end < glyphs.len() && count(&glyphs[end - 1..=end]) > 1
            || before < at && count(&glyphs[before..=at]) > 1;
        let times = |text: &String| counts.get(text).copied().unwrap_or(0);
        let meet = meeting(glyphs, at, length).is_some_and(|[front, back, once]| {
            let (ends, begins) = (times(&front), times(&back));
            ends.min(begins) > 1 && ends + begins > MEETING && times(&once) == 0
        });
        return meet || is_never_alone(glyphs, at, counts) || seam > word || (word == 0 && beside);
    }
    // 工会|委员会|委员: the first character ends the word in front, and the rest is the beginning of one that the document has.
    let (inner, turned) = (word.saturating_sub(2), count(&glyphs[at + 1..=middle]));
    if inner == 0 && turned > 1 {
        return true;
    }
    // 申请人|申请|人民法院: the second copy is a shorter word, and its last character begins another.
    let shorter = count(&glyphs[at..middle - 1]) > word;
    let another =
        end < glyphs.len() && script::is_han(glyphs[end].c) && count(&glyphs[end - 1..=end]) > 1;
    shorter && another
}

/// Whether two characters that are repeated are never a word: elsewhere they always have the same character in front or behind, as where
/// two words meet, and both of these words appear apart from each other as well: 业创 in 企业|创业|创新, where 企业创新 and 企业 and 创新 appear elsewhere.
fn is_never_alone(glyphs: &[Glyph], at: usize, counts: &FxHashMap<String, usize>) -> bool {
    let (middle, end) = (at + 2, at + 4);
    let (Some(before), true) = (at.checked_sub(1), end < glyphs.len()) else {
        return false;
    };
    let count = |part: &[Glyph]| counts.get(&text(part)).copied().unwrap_or(0);
    let word = count(&glyphs[at..middle]).saturating_sub(2);
    let (led, followed) = (count(&glyphs[before..middle]), count(&glyphs[middle..=end]));
    let ends = count(&glyphs[before..=at]);
    let begins = count(&glyphs[end - 1..=end]);
    word > 0 && (word < led || word < followed) && ends > led && begins > followed
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::doubled_word::RULE;
    #[test]
    fn two_words_that_the_document_has_meet() {
        let text = "各单位公布上一年度决算，也公布上一年度收支。年度报告应当真实，年度报告由主管部门报送。主管部门报送上一年度年度报告。";
        silent(&RULE, &[text]);
        let text =
            "人民代表大会每年举行。人民代表出席会议。代表大会闭会后，人民代表代表大会公布决议。";
        assert_eq!(found(&RULE, text)[0][0], "代表代表");
    }

    #[test]
    fn characters_that_end_one_word_and_begin_the_next_are_none() {
        let text = "鼓励渔户租赁渔船。渔户租船应当登记，渔户可以转租船只。\n\n渔户租户租船的，由渔港登记。";
        silent(&RULE, &[text]);
        silent(
            &RULE,
            &[
                "港口帮助渔民企业创业创新。",
                "機關使用信用信息的，應當登記。",
            ],
        );
        let text = "渔港管理办法公布。渔港管理人员登记船只，渔港管理管理人员。";
        assert_eq!(found(&RULE, text)[0][0], "管理管理");
    }

    #[test]
    fn a_noun_and_its_verb_meet() {
        silent(
            &RULE,
            &[
                "国家有关规定规定应当登记的船只，由渔港登记。",
                "上述通知通知的事项，渔户应当办妥。",
                "相關決定決定由漁港登記船隻。",
            ],
        );
        for (text, word) in [
            ("渔户应当按照有关规定规定登记船只。", "规定规定"),
            ("渔户按照有关规定规定应当登记船只。", "规定规定"),
            ("本港规定规定应当登记船只。", "规定规定"),
            ("渔港的决定决定已经公布。", "决定决定"),
        ] {
            assert_eq!(found(&RULE, text)[0][0], word, "{text}");
        }
    }

    #[test]
    fn finds_characters_of_closed_classes_and_phrases() {
        for (text, word) in [
            ("把船开到到码头。", "到到"),
            ("木料可以加工成成各种家具。", "成成"),
            ("堤岸基本上上没有变化。", "上上"),
            ("港口对对船只进行检查。", "对对"),
            ("船长把把缆绳交给水手。", "把把"),
            ("他们用来来修船的工具都在这里。", "来来"),
            ("船上的检测器器有两台。", "器器"),
            ("木料的可燃性性。", "性性"),
            ("他們把船開到到碼頭。", "到到"),
            ("这里指的是的是堤岸的高度。", "的是的是"),
            (
                "船到岸后则可以卸货 则可以卸货装车。",
                "则可以卸货 则可以卸货",
            ),
            ("この修理法法を守る。", "法法"),
            ("港の倉庫は倉庫は朝に開く。", "倉庫は倉庫は"),
            (
                "船長は、荷物を検査する荷物を検査することができる。",
                "荷物を検査する荷物を検査する",
            ),
        ] {
            assert_eq!(found(&RULE, text)[0][0], word, "{text}");
        }
    }

    #[test]
    fn two_words_that_meet_are_none() {
        silent(
            &RULE,
            &[
                "中华人民共和国国务院的具体体现，违反反垄断法，开展展览，他国国家，以营利为目的的行为。",
                "申请人可以以书面形式参与与专利有关的活动，找对对方。",
                "总政治部干部部、总后勤部卫生部。",
                "支持中小企业创业创新，鼓励自主创业，扶持大学生创业。",
                "申请人申请人民法院强制执行的，应当提出申请，由人民法院受理申请。",
                "会上上海代表发言，生产成成本下降，收到到货通知，马上上船，下下周再来，本来来自外地。",
                "目的地的地方志，他的书的书名。",
                "他来来回回地走，上上下下都看过，“来来，坐下！”男性性格，土地地块，想要要求赔偿。",
                "你先坐下，好好协调协调，我们照顾照顾孩子，去河边凉快凉快。他多关心关心邻居，屋里也热闹热闹。",
                "船队向向阳镇驶去。",
                "船帆哗啦哗啦地响，他呼哧呼哧地划，价钱压低压低再压低。",
                "这条路我走过，头疼头疼。船板还可以再包装包装，他看得懂，给你翻译翻译。",
                "他认识我我不认识他，能不能不去码头？先满足满足度最低的渔户。",
                "渔民在船上说书、对对子，船长对对面的灯塔喊话。",
                "港口把把舵的人叫来，将将令交给使使臣。",
                "何度も何度も頼み、本当に本当に喜び、一つ一つ、少しずつ少しずつ直した。",
                "往往、渐渐、人人都来，高高兴兴，一步一步，我们商量商量，研究研究再说。",
            ],
        );
    }
}
