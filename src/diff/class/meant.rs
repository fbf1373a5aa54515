//! The words of an edit by which it may say the opposite, or something weaker, with what stays around them.

use crate::diff::class::{Range, Scene};
use crate::diff::phrase;
use crate::diff::said;
use crate::diff::side::Word;
use crate::language::topics::modality;
use crate::text::script;
use crate::text::segment::TokenKind;
use crate::text::span::Span;

/// The most characters of a listed word that are before an edit, or behind it. Chosen by hand, 2026-11-30: なければならない has eight.
const BEGUN: usize = 7;

/// What stands for a word that is part of a name or a compound.
const NAME: &str = "\u{fffd}";

impl Scene<'_> {
    /// What both sides mean, with what stays around them of a negation or a modal word that goes on there.
    pub(super) fn meant_around(&self, ranges: [&Range; 2]) -> [Vec<String>; 2] {
        let kana = [false, true].map(|behind| self.going_on(ranges, behind));
        let phrases = phrase::around(self.texts, ranges);
        // What is of a phrase is no name: das Recht.
        let in_phrase = phrases.iter().any(|words| !words.is_empty());
        let [begun, ended] = [0, 1].map(|end| [&kana[end], &phrases[end]]);
        [0, 1].map(|side| {
            let mut meant = self.meant(side, ranges, in_phrase);
            meant.splice(0..0, begun.into_iter().flatten().cloned());
            meant.extend(ended.into_iter().flatten().cloned());
            meant
        })
    }

    /// Whether two stretches demand or permit in other words, and hardly anything else differs.
    pub(in crate::diff) fn binds_otherwise(&self, ranges: [&Range; 2]) -> bool {
        said::differ(&self.meant_around(ranges), modality::modals())
    }

    /// The words of a stretch by which it may say the opposite, or something weaker: in lower case, parts of names, of compounds and of
    /// paths aside; names count where they are in a phrase. All that came in brackets of its own says nothing of the rest.
    fn meant(&self, side: usize, ranges: [&Range; 2], in_phrase: bool) -> Vec<String> {
        let keys = self.texts.documents[side].keys.text();
        let range = ranges[side];
        let alone = ranges[1 - side].is_empty();
        let text = self.stretch(side, range);
        if alone && text.starts_with('(') && text.ends_with(')') {
            return Vec::new();
        }
        let words = &self.texts.words[side];
        let turns = |word: &Word| word.span.of(keys).matches('"').count() % 2 == 1;
        let in_range = words[range.clone()].iter().any(turns);
        let before = || {
            let all = self.turns[side].get_or_init(|| {
                let numbered = words.iter().enumerate();
                let turning = numbered.filter(|(_, word)| turns(word));
                turning.map(|(number, _)| number).collect()
            });
            all.partition_point(|number| *number < range.start)
        };
        let mut quoted = in_range && before() % 2 == 1;
        let mut out = Vec::new();
        for word in &words[range.clone()] {
            // A word that is quoted in the edit is mentioned, and denies nothing.
            quoted ^= in_range && turns(word);
            if word.kind != TokenKind::Mark {
                let hidden = quoted
                    || is_compounded(keys, word.span)
                    || !in_phrase && is_name(keys, word.span)
                    || is_in_idiom(keys, word.span);
                let lower = word.span.of(keys).to_lowercase();
                let hidden = hidden || is_noun(keys, word.span, &lower);
                out.push(if hidden { String::from(NAME) } else { lower });
            }
        }
        out
    }

    /// The characters that stay before an edit, or behind it, and that a negation or a modal word goes on in, of a script without spaces: ま of
    /// ません, where す gave way to せん. What stays in Han characters is part of many words, so both sides have to have one: 有义务 and 有权.
    fn going_on(&self, ranges: [&Range; 2], behind: bool) -> Vec<String> {
        let keys = [0, 1].map(|side| self.texts.documents[side].keys.text());
        let beside = |side: usize, by: usize| {
            let at = if behind {
                (ranges[side].end + by).checked_sub(1)
            } else {
                ranges[side].start.checked_sub(by)
            };
            self.texts.words[side].get(at?)
        };
        let stays = |by: &usize| match (beside(0, *by), beside(1, *by)) {
            (Some(old), Some(new)) => {
                old.id == new.id && old.span.of(keys[0]).chars().all(script::is_unspaced)
            }
            _ => false,
        };
        let kept = (1..=BEGUN).take_while(stays).count();
        let lists = || {
            let lists = modality::modals().iter().chain(modality::negations());
            lists.copied().flatten().copied()
        };
        let goes_on = |by: &usize| {
            let is_begun = |side: usize| {
                let Some(last) = beside(side, *by).filter(|_| !ranges[side].is_empty()) else {
                    return false;
                };
                let words = &self.texts.words[side][ranges[side].clone()];
                let edit = words[0].span.join(words[words.len() - 1].span);
                let whole = edit.join(last.span).of(keys[side]);
                let inside = whole.len() - edit.of(keys[side]).len();
                let is_cut = |word: &str| {
                    let at_end = if behind {
                        whole.ends_with(word)
                    } else {
                        whole.starts_with(word)
                    };
                    at_end && word.len() > inside
                };
                lists().any(is_cut)
            };
            let in_kana = |by: usize| {
                let word = beside(0, by);
                word.is_some_and(|word| word.span.of(keys[0]).chars().all(script::is_hiragana))
            };
            if (1..=*by).all(in_kana) {
                (0..2).any(is_begun)
            } else {
                (0..2).all(is_begun)
            }
        };
        let longest = (1..=kept).rev().find(goes_on).unwrap_or(0);
        let text = |by: usize| beside(0, by).map(|word| word.span.of(keys[0]).to_owned());
        let mut out: Vec<String> = (1..=longest).filter_map(text).collect();
        if !behind {
            out.reverse();
        }
        out
    }
}

/// Whether a word of a script without spaces is in an idiom there, with what stays around it: 可 of 可选.
fn is_in_idiom(keys: &str, span: Span) -> bool {
    let word = span.of(keys);
    let (start, end) = (span.start as usize, span.end as usize);
    let stands = |idiom: &str, at: usize| {
        keys[..start].ends_with(&idiom[..at]) && keys[end..].starts_with(&idiom[at + word.len()..])
    };
    let denies = modality::negations()
        .iter()
        .any(|words| words.contains(&word));
    !denies
        && word.starts_with(script::is_unspaced)
        && modality::idioms()
            .any(|idiom| idiom.match_indices(word).any(|(at, _)| stands(idiom, at)))
}

/// Whether a negation or a modal word is a noun, or a part of a word of several, with what stays around it: a can of oil, không gian.
fn is_noun(keys: &str, span: Span, lower: &str) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = keys[..start].strip_suffix(' ').unwrap_or_default();
    let last = before.rfind(|c: char| !script::is_word(c));
    let last = last.map_or(before, |at| &before[at..]);
    if modality::is_noun(
        lower,
        last.trim_start_matches(|c| !script::is_word(c))
            .to_lowercase()
            .as_str(),
    ) {
        return true;
    }
    let stands = |compound: &str, at: usize| {
        let behind = &compound[at + lower.len()..];
        let ends = !keys[end..]
            .get(behind.len()..)
            .is_some_and(|rest| rest.starts_with(script::is_word));
        ends_with(&keys[..start], &compound[..at]) && keys[end..].starts_with(behind) && ends
    };
    modality::compounds().any(|compound| {
        let mut places = compound.match_indices(lower);
        places.any(|(at, _)| stands(compound, at))
    })
}

/// Whether a text ends with a text in lower case, in any case, at the start of a word.
fn ends_with(text: &str, lower: &str) -> bool {
    let length = lower.chars().count();
    let tail: String = text
        .chars()
        .rev()
        .take(length)
        .flat_map(char::to_lowercase)
        .collect();
    let mut front = text.chars().rev().skip(length);
    lower.is_empty()
        || tail.chars().eq(lower.chars().rev()) && !front.next().is_some_and(script::is_word)
}

/// Whether a word is one part of a compound, a path or a name with hyphens: `no-listing`.
fn is_compounded(keys: &str, span: Span) -> bool {
    let joins = |c: char| matches!(c, '-' | '/' | '_');
    let before = keys[..span.start as usize].chars().next_back();
    let mut after = keys[span.end as usize..].chars();
    let next = after.next();
    let goes_on = next.is_some_and(joins) && after.next().is_some_and(char::is_alphanumeric);
    before.is_some_and(joins) || goes_on
}

/// Whether a word is a name by its capital, which is inside a sentence: in May.
fn is_name(keys: &str, span: Span) -> bool {
    let mut letters = span.of(keys).chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.next().is_some_and(char::is_lowercase);
    let before = keys[..span.start as usize].trim_end_matches(' ');
    let inside = before.ends_with(|c: char| c.is_alphanumeric() || c == ',');
    capital && small && inside
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Class;
    use crate::diff::class::tests::check;

    #[test]
    fn a_phrase_that_denies_nothing_is_no_negation() {
        check(&[
            (
                "The goods include, without limitation, spare parts.",
                ", without limitation,",
                "",
                Class::Wording,
            ),
            (
                "The seller delivers the goods and the parts.",
                "the goods",
                "not only the goods",
                Class::Wording,
            ),
            (
                "Продавец передаёт товар и запасные части.",
                "товар",
                "не только товар",
                Class::Wording,
            ),
            (
                "The mill closes on 15 December.",
                " on ",
                " no later than ",
                Class::Wording,
            ),
            (
                "随附文件包括但不限于说明书。",
                "但不限于",
                "",
                Class::Wording,
            ),
            (
                "Der Verkäufer liefert die Ware und die Teile.",
                "die Ware",
                "nicht nur die Ware",
                Class::Wording,
            ),
            (
                "Nobody knows whether the goods have been paid for in full.",
                "for in full",
                "or not",
                Class::Wording,
            ),
        ]);
    }

    #[test]
    fn a_negation_or_a_modal_word_may_begin_before_the_edit() {
        check(&[
            (
                "賃借人は修繕費を負います。",
                "います",
                "いません",
                Class::Negation,
            ),
            (
                "賃借人は部屋を転貸できます。",
                "できます",
                "できません",
                Class::Negation,
            ),
            (
                "賃借人は壁に釘を打ってもよい。",
                "てもよい",
                "てはならない",
                Class::Negation,
            ),
            (
                "賃借人は賃料を毎月末日までに家主へ払わなければならない。",
                "わなければならない",
                "うことができる",
                Class::Modality,
            ),
            (
                "賃借人は鍵を返却します。",
                "します",
                "しました",
                Class::Wording,
            ),
            (
                "Kiracı bu sözleşmeyi devredebilir.",
                "devredebilir",
                "devredemez",
                Class::Negation,
            ),
            (
                "Kiracı bu kirayı peşin ödeyebilir.",
                "ödeyebilir",
                "ödemelidir",
                Class::Modality,
            ),
            (
                "Bên thuê phải trả tiền thuê nhà đúng hạn.",
                "phải",
                "có thể",
                Class::Modality,
            ),
            (
                "يجب على المستأجر دفع الأجرة في موعدها.",
                "يجب على",
                "يجوز على",
                Class::Modality,
            ),
        ]);
    }

    #[test]
    fn a_quoted_word_denies_nothing() {
        check(&[
            (
                "The words \"MUST\", \"SHOULD\", \"MAY\", and \"OPTIONAL\" are read as usual.",
                "\"MAY\"",
                "\"RECOMMENDED\", \"NOT RECOMMENDED\", \"MAY\"",
                Class::Wording,
            ),
            (
                "本规则中的“应当”和“可以”有其通常含义。",
                "“应当”和",
                "“应当”、“不得”和",
                Class::Wording,
            ),
            (
                "Слова «должен» и «вправе» понимаются буквально.",
                "«должен» и",
                "«должен», «не должен» и",
                Class::Wording,
            ),
            (
                "Die Wörter „muss“ und „darf“ gelten wörtlich.",
                "„muss“ und",
                "„muss“, „muss nicht“ und",
                Class::Wording,
            ),
            // Inside of a quotation that stays, a word does.
            (
                "The sign says \"You may not enter\" in red.",
                "may not",
                "may",
                Class::Negation,
            ),
        ]);
    }

    #[test]
    fn negations_with_an_ending() {
        check(&[
            (
                "Bu makbuz geçerli değildir ve saklanmaz.",
                "geçerli değildir",
                "geçerlidir",
                Class::Negation,
            ),
            (
                "החבר אינו רשאי לשאול ספר.",
                "אינו רשאי",
                "רשאי",
                Class::Negation,
            ),
            (
                "החברה אינה חייבת לשלם.",
                "אינה חייבת",
                "חייבת",
                Class::Negation,
            ),
        ]);
    }
}
