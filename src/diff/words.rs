//! The edits inside paragraphs that belong together: what the words that were replaced are, and where they are in the sources.

use std::ops::Range;

use crate::diff::apart;
use crate::diff::block::Block;
use crate::diff::blocks;
use crate::diff::change::{Class, Edit};
use crate::diff::class::Scene;
use crate::diff::edges;
use crate::diff::entire;
use crate::diff::force;
use crate::diff::group::Group;
use crate::diff::notes::{self, Notes};
use crate::diff::side::{Compared, Lexicon, Word};
use crate::diff::stretch;
use crate::diff::turned;
use crate::diff::whole;
use crate::document::Document;
use crate::text::fold;
use crate::text::script;
use crate::text::span::Span;

/// The edits that turn the old words into the new ones. Spans are in the source texts of the documents.
pub(super) fn edits(
    texts: Compared<'_>,
    lexicon: &Lexicon<'_>,
    marks: &Notes,
    group: &Group,
) -> Vec<Edit> {
    let Compared {
        documents,
        words: [old, new],
    } = texts;
    let blocks = entire::entire(texts, blocks::find(texts, lexicon));
    let mut blocks = whole::whole(texts, blocks);
    // A quotation mark that faces the other way may look the same: then nobody sees a change.
    blocks.retain(|block| !are_same(texts, block));
    let marks = marks.edits(texts, [&group.old, &group.new], &blocks);
    let mut out = Vec::new();
    for edit in spacing(texts, &blocks) {
        push_in_parts(documents, group, edit, &mut out);
    }
    blocks.retain(|block| !is_cut_at_a_line_end(texts, block));
    let (mut taken, mut shown) = ([0; 2], [0; 2]);
    let mut rest = classified(texts, blocks).into_iter().peekable();
    while let Some((block, class, label)) = rest.next() {
        let goes_on = rest.peek().is_some_and(|(next, ..)| block.is_beside(next));
        let mut key = stretch::of(texts, &block, goes_on);
        for (key, taken) in key.iter_mut().zip(&mut taken) {
            // The space between a label and what goes with it is part of the first of the two.
            key.start = key.start.max(*taken).min(key.end);
            // What follows something that went with the space goes behind it, too.
            if key.is_empty() && key.end < *taken {
                *key = Span::empty(*taken as usize);
            }
            *taken = key.end.max(*taken);
        }
        let mut places = [
            place(documents[0], old, &block.old, key[0]),
            place(documents[1], new, &block.new, key[1]),
        ];
        // A tag of a list stands for a number and the space behind it: what shows the number has all of it.
        for (place, shown) in places.iter_mut().zip(&mut shown) {
            place.start = place.start.max(*shown);
            place.end = place.end.max(place.start);
            *shown = place.end;
        }
        let edit = Edit {
            class,
            old: places[0],
            new: places[1],
            label,
            mark: false,
            goes_on: false,
        };
        push_in_parts(documents, group, edit, &mut out);
    }
    out.sort_by_key(|edit| (edit.old, edit.new));
    edges::settle(documents, group, &mut out);
    for mark in marks {
        notes::insert(&mut out, mark);
    }
    out
}

/// Whether a block has the same text on both sides.
fn are_same(texts: Compared<'_>, block: &Block) -> bool {
    let of = |side: usize, range: &Range<usize>| {
        let keys = texts.documents[side].keys.text();
        let words = &texts.words[side][range.clone()];
        words.iter().map(move |word| word.span.of(keys))
    };
    of(0, &block.old).eq(of(1, &block.new))
}

/// Whether a line's end cuts a word of one side at a hyphen that the other side has, and the hyphen was taken for one of the line's end:
/// re-/enter and re-enter.
fn is_cut_at_a_line_end(texts: Compared<'_>, block: &Block) -> bool {
    let spans = [(0, &block.old), (1, &block.new)].map(|(side, range)| {
        let words = &texts.words[side][range.clone()];
        words
            .first()
            .zip(words.last())
            .map(|(first, last)| first.span.join(last.span))
    });
    let [Some(old), Some(new)] = spans else {
        return false;
    };
    let is_cut = |side: usize, span: Span, other: &str| {
        let document = texts.documents[side];
        let lines = || {
            document
                .slice(document.keys.source(span))
                .lines()
                .map(str::trim)
        };
        let inner = lines().count() - 1;
        inner > 0
            && lines()
                .take(inner)
                .all(|line| line.ends_with(fold::is_hyphen))
            && lines().flat_map(str::chars).eq(other.chars())
    };
    let read = |side: usize, span: Span| span.of(texts.documents[side].keys.text());
    is_cut(0, old, read(1, new)) || is_cut(1, new, read(0, old))
}

/// Where a stretch of the keys is in the source. A position after the last word is right after it, and not after the white
/// space or the marks of the format that follow.
fn place(document: &Document, words: &[Word], range: &Range<usize>, key: Span) -> Span {
    match words.last() {
        Some(last) if key.is_empty() && range.start == words.len() => {
            Span::empty(document.keys.source(last.span).end as usize)
        }
        _ => document.keys.source(key),
    }
}

/// The blocks with their classes, and whether each is the number before a paragraph. The parts of a date are one block again, and so are
/// those of a reference.
fn classified(texts: Compared<'_>, blocks: Vec<Block>) -> Vec<(Block, Class, bool)> {
    let scene = Scene::new(texts);
    let mut out: Vec<(Block, Class, bool)> = Vec::with_capacity(blocks.len());
    for block in blocks {
        // 4), 4. and IV. are one number.
        let ranges = [&block.old, &block.new];
        let own = block.in_label(texts) && scene.spoken_differs(ranges);
        let rewritten = own && scene.is_one_label(ranges);
        let label = own && !rewritten;
        let class = match () {
            () if rewritten => Class::Notation,
            () if label => Class::Reference,
            () => scene.classify(ranges),
        };
        match out.last_mut() {
            Some((last, Class::Date, _)) if class == Class::Date && last.is_beside(&block) => {
                last.take_in(&block);
            }
            // `Abs. 2` gave way to `Absatz 4`: that `Abs.` did is no change of what is referred to.
            Some((last, Class::Reference, false))
                if class == Class::Reference && !label && last.is_beside(&block) =>
            {
                last.take_in(&block);
            }
            // § 87-1 gave way to § 93-3: one number, whose parts stand on both sides of a hyphen.
            Some((last, Class::Reference, false))
                if class == Class::Number && !label && is_hyphened(texts, last, &block) =>
            {
                last.take_in(&block);
            }
            _ => out.push((block, class, label)),
        }
    }
    let mut out = apart::joined(texts, &scene, out);
    force::settle(texts, &mut out);
    force::settle_negations(texts, &mut out);
    turned::settle(texts, &mut out);
    out
}

/// Whether nothing but a hyphen, with no space around it, is between two blocks on both sides.
fn is_hyphened(texts: Compared<'_>, one: &Block, next: &Block) -> bool {
    let ends = [one.old.end..next.old.start, one.new.end..next.new.start];
    let hyphen = |side: usize| {
        let words = texts.words[side];
        let [word] = &words[ends[side].clone()] else {
            return false;
        };
        let (before, after) = (&words[ends[side].start - 1], &words[ends[side].end]);
        let keys = texts.documents[side].keys.text();
        before.span.end == word.span.start
            && word.span.end == after.span.start
            && word.span.of(keys) == "-"
    };
    one.replaces() && next.replaces() && hyphen(0) && hyphen(1)
}

/// The places between words that stay where one side has white space and the other has none.
fn spacing(texts: Compared<'_>, blocks: &[Block]) -> Vec<Edit> {
    let Compared {
        documents,
        words: [old, new],
    } = texts;
    let mut out = Vec::new();
    let mut at = (0, 0);
    let end = Block {
        old: old.len()..old.len(),
        new: new.len()..new.len(),
    };
    for block in blocks.iter().chain([&end]) {
        let kept = old[at.0..block.old.start]
            .windows(2)
            .zip(new[at.1..block.new.start].windows(2));
        for (one, other) in kept {
            let gap = |pair: &[Word]| Span {
                start: pair[0].span.end,
                end: pair[1].span.start,
            };
            let (old_gap, new_gap) = (gap(one), gap(other));
            // Between two paragraphs of a split or merge stands the end of one.
            let inside =
                |side: usize, gap: Span| !gap.of(documents[side].keys.text()).contains('\n');
            if old_gap.is_empty() != new_gap.is_empty()
                && inside(0, old_gap)
                && inside(1, new_gap)
                && !(is_written_apart(documents[0], one) && is_written_apart(documents[1], other))
            {
                let [old, new] = [(0, old_gap), (1, new_gap)]
                    .map(|(side, gap)| documents[side].keys.source(gap));
                out.push(Edit {
                    class: Class::Spacing,
                    old,
                    new,
                    label: false,
                    mark: false,
                    goes_on: false,
                });
            }
        }
        at = (block.old.end, block.new.end);
    }
    out
}

/// Whether white space alone is between two words in the source. A key keeps none between marks and Chinese characters.
fn is_written_apart(document: &Document, pair: &[Word]) -> bool {
    let [one, next] = [0, 1].map(|at| document.keys.source(pair[at].span));
    let between = document.text.get(one.end as usize..next.start as usize);
    between.is_some_and(|gap| !gap.is_empty() && gap.chars().all(char::is_whitespace))
}

/// The parts of a span that belong to these paragraphs: without furniture, so that no running header is part of an edit, and without
/// paragraphs that stand between two of them and are of another record.
fn parts(document: &Document, own: &[u32], span: Span) -> Vec<Span> {
    let mut parts = document.without_furniture(span);
    for pair in own.windows(2).filter(|pair| pair[1] != pair[0] + 1) {
        let [one, other] = [pair[0], pair[1]].map(|at| document.paragraphs[at as usize].span);
        let halves = parts.iter().flat_map(|part| {
            if part.start >= other.start || part.end <= one.end {
                return [Some(*part), None];
            }
            let before = Span {
                end: one.end,
                ..*part
            };
            let after = Span {
                start: other.start,
                ..*part
            };
            let is_left = |half: &Span| half.start < half.end;
            [Some(before).filter(is_left), Some(after).filter(is_left)]
        });
        parts = halves.flatten().collect();
    }
    if parts.is_empty() {
        parts.push(span);
    }
    parts
}

/// Adds an edit; where it has several parts on a side, it becomes several.
fn push_in_parts(documents: [&Document; 2], group: &Group, edit: Edit, out: &mut Vec<Edit>) {
    let source = [edit.old, edit.new];
    let parts = [
        parts(documents[0], &group.old, edit.old),
        parts(documents[1], &group.new, edit.new),
    ];
    let count = parts[0].len().max(parts[1].len());
    let mut goes_on = false;
    for at in 0..count {
        let part = |side: usize| {
            parts[side]
                .get(at)
                .copied()
                .unwrap_or_else(|| Span::empty(source[side].end as usize))
        };
        let blank = |side: usize| documents[side].seen(part(side)).trim().is_empty();
        if count > 1 && edit.class != Class::Spacing && blank(0) && blank(1) {
            // White space next to furniture does not matter.
            continue;
        }
        // What is between two marks can be the same on both sides.
        if count > 1 && documents[0].slice(part(0)) == documents[1].slice(part(1)) {
            goes_on = false;
            continue;
        }
        let parts = [part(0), part(1)];
        let [old, new] = if count > 1 {
            without_common_ends(documents, parts)
        } else {
            parts
        };
        out.push(Edit {
            old,
            new,
            goes_on: goes_on && old.start == parts[0].start,
            ..edit
        });
        goes_on = old.end == parts[0].end;
    }
}

/// Two parts of an edit without the words and marks with which both begin or end: what is around the marks of a format can be the same.
fn without_common_ends(documents: [&Document; 2], parts: [Span; 2]) -> [Span; 2] {
    let texts = [0, 1].map(|side| documents[side].slice(parts[side]));
    // What is written in another way than it is seen goes as a whole.
    let is_plain = |side: usize| {
        let rendering = documents[side].keys.rendering();
        rendering
            .is_none_or(|rendering| rendering.seen(parts[side]).of(rendering.text()) == texts[side])
    };
    if !is_plain(0) || !is_plain(1) {
        return parts;
    }
    let same = |pair: &(char, char)| pair.0 == pair.1;
    // Nothing is cut that is written in one piece, such as a name with hyphens.
    let whole = |text: &str, at: usize| {
        let (before, behind) = text.split_at(at);
        let (last, mut rest) = (before.chars().next_back(), behind.chars());
        let (first, second) = (rest.next(), rest.next());
        let is_wide = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !script::is_word(c));
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let ends = first.is_some_and(|c| !script::is_word(c)) && is_space(second);
        is_space(last) || is_space(first) || is_wide(last) || is_wide(first) || ends
    };
    let common = |lengths: Vec<usize>, cut: &dyn Fn(&str, usize) -> bool| {
        let fits = |length: &usize| texts.iter().all(|text| cut(text, *length));
        lengths.into_iter().rev().find(fits).unwrap_or(0)
    };
    // White space alone is nothing that stayed.
    let said = |part: &str| {
        if part.trim().is_empty() {
            0
        } else {
            part.len()
        }
    };
    let ends = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs
            .take_while(same)
            .scan(0, |length, (c, _)| {
                *length += c.len_utf8();
                Some(*length)
            })
            .collect::<Vec<usize>>()
    };
    let back = ends(&mut texts[0].chars().rev().zip(texts[1].chars().rev()));
    let back = common(back, &|text, length| whole(text, text.len() - length));
    let back = said(&texts[0][texts[0].len() - back..]);
    let rest = texts.map(|text| &text[..text.len() - back]);
    let front = ends(&mut rest[0].chars().zip(rest[1].chars()));
    let front = common(front, &|text, length| whole(text, length));
    let front = said(&rest[0][..front]);
    parts.map(|part| Span {
        start: part.start + front as u32,
        end: part.end - back as u32,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use crate::diff::change::Class;
    use crate::diff::{self, Options};
    use crate::input;

    /// The edits between two paragraphs: what was there, and what is there now.
    pub(in crate::diff) fn edits(old: &str, new: &str) -> Vec<(String, String)> {
        let read = |text: &str| {
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let (old, new) = (read(old), read(new));
        let diff = diff::diff(&old, &new, &Options::default());
        let edits = diff.changes.iter().flat_map(|change| &change.edits);
        edits
            .map(|edit| {
                (
                    old.slice(edit.old).to_owned(),
                    new.slice(edit.new).to_owned(),
                )
            })
            .collect()
    }

    pub(in crate::diff) fn pair(old: &str, new: &str) -> (String, String) {
        (old.to_owned(), new.to_owned())
    }

    #[test]
    fn a_mark_that_opens_a_word_goes_with_it() {
        for (old, new, gone) in [
            (
                "The rule .lamp { light: on } .boat { light: off } holds here.",
                "The rule .boat { light: off } holds here.",
                ".lamp { light: on } ",
            ),
            (
                "See the notes #12 of May and #14 of June.",
                "See the notes #14 of June.",
                "#12 of May and ",
            ),
            (
                "The keeper (of the lamp) and the keeper (of the key) agree.",
                "The keeper (of the key) agree.",
                "(of the lamp) and the keeper ",
            ),
        ] {
            assert_eq!(edits(old, new), [pair(gone, "")], "{old}");
            assert_eq!(edits(new, old), [pair("", gone)], "{old}");
        }
    }

    #[test]
    fn a_tag_that_shows_a_number_is_in_one_edit() {
        let read = |text: &str| {
            input::from_bytes("x.html", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let old = read("<p>130</p>");
        let new = read("<ol start=3><li>boats, or 130</li></ol>");
        for (old, new) in [(&old, &new), (&new, &old)] {
            let diff = diff::diff(old, new, &Options::default());
            let edits = diff.changes.iter().flat_map(|change| &change.edits);
            let texts: Vec<[&str; 2]> = edits
                .map(|edit| [old.slice(edit.old), new.slice(edit.new)])
                .collect();
            let expected = [["130", "<li>"], ["", "boats, or 130"]];
            let turned = expected.map(|[one, other]| [other, one]);
            assert!(texts == expected || texts == turned, "{texts:?}");
        }
    }

    #[test]
    fn what_both_have_beside_marks_of_the_format_stays() {
        let read = |text: &str| {
            input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
        };
        let old = read(
            "If you have signed up for a corner plot, the [Corner Plot Rules](a.html) apply to you.\n",
        );
        let new = read(
            "If you have signed up for Gardens by the Lake, the [Lake Rules](b.html) apply to you.\n",
        );
        let found = diff::diff(&old, &new, &Options::default());
        let edits = found.changes[0].edits.iter();
        let texts: Vec<(&str, &str)> = edits
            .map(|edit| (old.slice(edit.old), new.slice(edit.new)))
            .collect();
        assert_eq!(
            texts,
            [
                ("a corner plot", "Gardens by the Lake"),
                ("Corner Plot", "Lake")
            ]
        );
    }

    #[test]
    fn an_edit_over_marks_of_the_format_goes_on_behind_them() {
        for (old, new) in [
            (
                "The keeper opens the gate. Call us.\n",
                "The keeper opens the gate. Call us by [the bell](b.html) or **by name** at noon.\n",
            ),
            (
                "> 闸门每日开放，游客可以参观，\n> 但不得携带宠物入内。\n",
                "> 闸门每日开放，学校组织的学生\n> 凭证件免费入场参观多个小时。\n",
            ),
            (
                "Ключи хранятся у сторожа.\n",
                "Ключи хранятся у сторожа в *запертом* шкафу **и** у директора.\n",
            ),
        ] {
            let read = |text: &str| {
                input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap()
            };
            let diff = diff::diff(&read(old), &read(new), &Options::default());
            let edits = &diff.changes[0].edits;
            assert!(
                edits.len() > 1 && edits[1..].iter().all(|edit| edit.goes_on),
                "{new}"
            );
            assert_eq!(diff.edits(Class::Wording), 1, "{new}");
        }
    }

    #[test]
    fn a_deletion_and_an_insertion_side_by_side_are_a_replacement() {
        let found = edits(
            "Откройте список и выберите, за которым следуют типы в кортеже. Например, это так.",
            "Откройте список и выберите, за которым следуют типы в в. Например, это так.",
        );
        assert_eq!(found, [pair("кортеже", "в")]);
    }

    #[test]
    fn a_mark_goes_without_the_space_behind_it() {
        let found = edits(
            "The term is well known, and it is used by all.",
            "The term is well known and it is used by all.",
        );
        assert_eq!(found, [pair(",", "")]);
        let found = edits("Both sides agree on it, too.", "Both sides agree on it.");
        assert_eq!(found, [pair(", too", "")]);
    }

    #[test]
    fn numbers_do_not_drown_in_the_words_around_them() {
        let found = edits(
            "The tenant pays a deposit of 500 euros in cash on the first day.",
            "The tenant pays a guarantee of 5000 dollars in cash on the first day.",
        );
        let expected = [
            pair("deposit", "guarantee"),
            pair("500", "5000"),
            pair("euros", "dollars"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_came_or_went_behind_a_name_with_a_hyphen_cuts_it_not() {
        for (old, new, expected) in [
            (
                "Use lock B-12 with key K-12 only.",
                "Use lock B-12 only.",
                pair("with key K-12 ", ""),
            ),
            (
                "The code is R-7 or S-7.",
                "The code is R-7.",
                pair(" or S-7", ""),
            ),
        ] {
            assert_eq!(edits(old, new), std::slice::from_ref(&expected), "{old}");
            assert_eq!(edits(new, old), [(expected.1, expected.0)], "{new}");
        }
    }

    #[test]
    fn names_of_a_list_that_stay_are_no_edit() {
        let found = edits(
            "The ferry calls at Arnby, Borgholm, Dalum, Eskvik, Fårup and Grena.",
            "The ferry calls at Oxelby and Torsvik in the north, Borgholm, Hallum by the old customs house, Eskvik, Ulvsund and the long pier of Grena.",
        );
        let gone: String = found.iter().map(|(old, _)| old.as_str()).collect();
        assert!(
            !gone.contains("Borgholm") && !gone.contains("Eskvik"),
            "{found:?}"
        );
    }

    #[test]
    fn what_stands_behind_a_break_is_an_edit_of_its_own() {
        for (old, new, expected) in [
            (
                "The lodger shall keep the stairs clean, and lock the cellar at night.",
                "The lodger shall\n\n(a) keep the stairs clean;\n\n(b) lock the cellar at night.",
                vec![pair("", "(a)"), pair(", and", ";"), pair("", "(b)")],
            ),
            (
                "（二）损坏公共场所的座椅、路灯、花坛的，或者在墙面上张贴广告、涂写文字的，责令恢复原状。",
                "（二）损坏公共场所的座椅、路灯、花坛；\n\n（三）在墙面上张贴广告、涂写文字的，责令恢复原状。",
                vec![pair("的，或者", "；"), pair("", "（三）")],
            ),
            (
                "Жилец обязан мыть лестницу каждую субботу и запирать подвал на ночь.",
                "Жилец обязан\n\nа) мыть лестницу каждую субботу;\n\nб) запирать подвал на ночь.",
                vec![pair("", "а)"), pair(" и", ";"), pair("", "б)")],
            ),
        ] {
            assert_eq!(edits(old, new), expected, "{old}");
            let turned = expected.into_iter().map(|(old, new)| (new, old));
            assert_eq!(edits(new, old), turned.collect::<Vec<_>>(), "{new}");
        }
    }

    #[test]
    fn a_hyphen_at_a_line_end_is_the_one_of_the_other_side() {
        let whole =
            "The keeper has to re-enter the code of the gate. Nobody may reenter it for him.";
        let cut =
            "The keeper has to re-\nenter the code of the gate. Nobody may reenter it for him.";
        assert_eq!(edits(whole, cut), []);
        assert_eq!(edits(cut, whole), []);
        let other = cut.replace("keeper", "owner");
        assert_eq!(edits(whole, &other), [pair("keeper", "owner")]);
        assert_eq!(
            edits(whole, &whole.replace("re-enter", "reenter")),
            [pair("re-enter", "reenter")]
        );
    }

    #[test]
    fn words_in_kana_are_not_cut() {
        for (old, new, expected) in [
            (
                "ライターを机の上に置いてください。",
                "ライトを机の上に置いてください。",
                vec![pair("ライター", "ライト")],
            ),
            (
                "開館時間は九時になります。",
                "開館時間は九時です。",
                vec![pair("になります", "です")],
            ),
            (
                "父は町でいちごを買う。",
                "父は町でぶどうを買う。",
                vec![pair("いちご", "ぶどう")],
            ),
        ] {
            assert_eq!(edits(old, new), expected);
        }
    }

    #[test]
    fn a_mark_that_is_written_twice_is_one() {
        let found = edits(
            "Nach § 7 der Ordnung ist der Hof frei.",
            "Nach den §§ 7 und 8 der Ordnung ist der Hof frei.",
        );
        assert!(found.iter().any(|(_, new)| new.contains("§§")), "{found:?}");
    }

    #[test]
    fn a_quotation_mark_that_opens_is_none_that_closes() {
        for (old, new, expected) in [
            (
                "见“钥匙柜”（“Key box”）一栏。",
                "见“钥匙”一栏。",
                vec![pair("柜", ""), pair("（“Key box”）", "")],
            ),
            (
                "См. раздел «Ключи» («Keys») в конце.",
                "См. раздел «Ключи» в конце.",
                vec![pair("(«Keys») ", "")],
            ),
            (
                "See the page \"Keys\" (\"The box\") at the end.",
                "See the page \"Keys\" at the end.",
                vec![pair("(\"The box\") ", "")],
            ),
        ] {
            assert_eq!(edits(old, new), expected);
        }
        // Forms of marks are no change.
        assert_eq!(
            edits(
                "Er sagte „ja“ und ging fort.",
                "Er sagte \"ja\" und ging fort."
            ),
            []
        );
        assert_eq!(edits("他说“好”就走了。", "他说\"好\"就走了。"), []);
    }

    #[test]
    fn the_number_of_a_clause_is_none_that_the_clause_speaks_of() {
        for (old, new, number) in [
            (
                "本市第十七条关于摊位的规定，适用于夜市的摊位。",
                "第二十三条　夜市的摊位应当按照市场的规定设置。",
                "第二十三条",
            ),
            (
                "The stalls named in Section 17 stand on the square.",
                "Section 23. The stalls of the night market stand on the square.",
                "Section 23.",
            ),
            (
                "Торговые места по статье 17 стоят на площади.",
                "Статья 23. Торговые места ночного рынка стоят на площади.",
                "Статья 23.",
            ),
        ] {
            let found = edits(old, new);
            let apart = |(old, new): &(String, String)| old.is_empty() && new.trim_end() == number;
            assert!(found.iter().any(apart), "{found:?}");
        }
    }

    #[test]
    fn a_number_that_stays_further_on_is_replaced_by_none() {
        for (old, new) in [
            (
                "The toll is owed by members of the guild under rule 116 of the old book and by the guests named in § 7 point 1 letter 1 of the town book.",
                "The toll is owed by those named in § 7 point 1 sentence 1 letter 1 of the town book.",
            ),
            (
                "Zoll zahlen Meister im Sinne der Regel 116 des alten Zunftbuches und die Gäste, die in § 7 Punkt 1 Buchstabe 1 des Stadtbuches genannt sind.",
                "Zoll zahlen alle, die in § 7 Punkt 1 Satz 1 Buchstabe 1 des Stadtbuches genannt sind.",
            ),
        ] {
            let found = edits(old, new);
            let one_for_another = found.iter().any(|(old, new)| old == "116" && new == "7");
            assert!(!one_for_another, "{found:?}");
        }
    }
}
