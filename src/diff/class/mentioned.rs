//! The dates and the parts of documents that an edit changes, or that come or go with it.

use std::cell::OnceCell;

use crate::diff::class::{Range, Scene};
use crate::diff::mentions::{self, Mention};
use crate::diff::side::Word;
use crate::facts::label;
use crate::text::segment::TokenKind;
use crate::text::span::Span;

impl Scene<'_> {
    /// Whether both sides begin with a date, and not with the same one, or each has one alone, and another.
    pub(super) fn is_another_date(&self, ranges: [&Range; 2]) -> bool {
        let found = [0, 1].map(|side| {
            let dates = self.dates[side].get_or_init(|| self.search(side, mentions::dates));
            let words = &self.texts.words[side][ranges[side].clone()];
            let whole = words.first()?.span.join(words.last()?.span);
            let from = dates.partition_point(|each| each.span.start < whole.start);
            let mut held = dates[from..]
                .iter()
                .take_while(|each| each.span.end <= whole.end);
            let (date, none) = (held.next()?, held.next().is_none());
            let mut spoken = words.iter().filter(|word| word.kind != TokenKind::Mark);
            let first = spoken
                .next()
                .is_some_and(|word| date.span.contains(word.span));
            Some((date.what, first, none))
        });
        let [Some((old, first, single)), Some((new, is_first, is_single))] = found else {
            return false;
        };
        old != new && (first && is_first || single && is_single)
    }

    /// Whether what differs are the parts that are spoken of, and hardly anything else: sections 3 through, 按照本法第七条的规定.
    pub(super) fn refers(&self, ranges: [&Range; 2]) -> bool {
        let parts = [0, 1].map(|side| {
            let found =
                self.references[side].get_or_init(|| self.search(side, mentions::references));
            let words = &self.texts.words[side][ranges[side].clone()];
            let keys = self.texts.documents[side].keys.text();
            mentions::alone(keys, words, found, ranges[1 - side].is_empty())
        });
        let [Some(old), Some(new)] = parts else {
            return false;
        };
        old != new
    }

    /// Whether all numbers of a change are those of points, 1° and 2°, and none is one of degrees.
    pub(super) fn are_points(&self, ranges: [&Range; 2]) -> bool {
        let points = [0, 1].map(|side| {
            let keys = self.texts.documents[side].keys.text();
            let words = self.texts.words[side][ranges[side].clone()].iter();
            let numbers = words.filter(|word| word.kind.is_number());
            numbers
                .map(|word| label::is_point(&keys[word.span.end as usize..]))
                .collect::<Vec<bool>>()
        });
        let mut all = points.iter().flatten();
        !points.iter().all(Vec::is_empty) && all.all(|point| *point)
    }

    /// Whether what changed is part of something that `find` finds, on each side where anything changed; marks at its edges, and what
    /// both sides have at their ends, aside. And whether both sides mention the same.
    pub(super) fn inside<What: PartialEq>(
        &self,
        found: &[OnceCell<Vec<Mention<What>>>; 2],
        ranges: [&Range; 2],
        find: fn(&str, usize) -> Vec<Mention<What>>,
    ) -> Option<bool> {
        let changed = self.changed(ranges);
        let found = [0, 1].map(|side| found[side].get_or_init(|| self.search(side, find)));
        let mut places: [Option<usize>; 2] = [None, None];
        for side in 0..2 {
            let Some(stretch) = changed[side] else {
                continue;
            };
            let from = found[side].partition_point(|each| each.span.end < stretch.start);
            let place = found[side][from..]
                .iter()
                .take_while(|each| each.span.start <= stretch.start)
                .position(|each| each.span.contains(stretch))?;
            places[side] = Some(from + place);
        }
        let counterpart = |place: Option<usize>| place.filter(|_| found[0].len() == found[1].len());
        let [old, new] = match places {
            [None, None] => return None,
            // Where as many are mentioned, what only came or went is part of the one in the same place: 19 May and May 19.
            [old, new] => [old.or(counterpart(new)), new.or(counterpart(old))],
        };
        let what = |side: usize, place: Option<usize>| place.map(|at| &found[side][at].what);
        Some(what(0, old) == what(1, new))
    }

    /// What changed on each side, from the first spoken word to the last, without what both have at their ends.
    pub(super) fn changed(&self, ranges: [&Range; 2]) -> [Option<Span>; 2] {
        let stretches = [0, 1].map(|side| {
            let words = &self.texts.words[side][ranges[side].clone()];
            let spoken = |word: &&Word| word.kind != TokenKind::Mark;
            let first = words.iter().find(spoken)?;
            let last = words.iter().rev().find(spoken)?;
            Some(first.span.join(last.span))
        });
        let [Some(old), Some(new)] = stretches else {
            return stretches;
        };
        let texts = [0, 1].map(|side| self.texts.documents[side].keys.text());
        let (one, other) = (old.of(texts[0]), new.of(texts[1]));
        let common = |pairs: &mut dyn Iterator<Item = (char, char)>| {
            pairs
                .take_while(|(one, other)| one == other)
                .map(|(c, _)| c.len_utf8() as u32)
                .sum::<u32>()
        };
        let front = common(&mut one.chars().zip(other.chars()));
        let (one, other) = (&one[front as usize..], &other[front as usize..]);
        let back = common(&mut one.chars().rev().zip(other.chars().rev()));
        [old, new].map(|span| {
            Some(Span {
                start: span.start + front,
                end: span.end - back,
            })
        })
    }

    pub(super) fn search<What>(
        &self,
        side: usize,
        find: fn(&str, usize) -> Vec<Mention<What>>,
    ) -> Vec<Mention<What>> {
        let (Some(first), Some(last)) = (
            self.texts.words[side].first(),
            self.texts.words[side].last(),
        ) else {
            return Vec::new();
        };
        let whole = first.span.join(last.span);
        find(
            whole.of(self.texts.documents[side].keys.text()),
            whole.start as usize,
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Class;
    use crate::diff::class::tests::{check, classes};

    #[test]
    fn the_numbers_of_a_list_of_parts_are_references() {
        let law = "Nach § 3 Abs. 1 Nr. 1 bis 4 zahlt der Müller die Zeche.";
        let list = "Die nach den §§ 34, 35 und 36 nötigen Sacke zahlt der Müller.";
        check(&[
            (law, "bis 4", "bis 5", Class::Reference),
            (law, " bis 4", "", Class::Reference),
            (list, "35 und", "35, 35a und", Class::Reference),
            (law, "die Zeche", "5 Taler", Class::Number),
        ]);
    }

    #[test]
    fn a_phrase_with_a_reference_in_brackets_is_wording() {
        check(&[
            (
                "Es gelten die Regeln über den Zoll (§ 12) und das Wehr.",
                "über den Zoll (§ 12) und",
                "über den Zoll (§ 12), über die Mühle (§ 14a) und",
                Class::Wording,
            ),
            (
                "Es gelten die Regeln über den Zoll und das Wehr.",
                "Zoll und",
                "Zoll (§ 12) und",
                Class::Reference,
            ),
            (
                "Der Müller gibt eine Antwort, die in der Liste steht.",
                "Antwort,",
                "Auskunft (§ 15),",
                Class::Reference,
            ),
        ]);
    }

    #[test]
    fn a_reference_with_the_words_that_lead_to_it_is_one() {
        check(&[
            (
                "The rules of sections 3 through 5 hold here.",
                "sections 3 through 5",
                "Sections 3, 4, and 5",
                Class::Reference,
            ),
            (
                "船只管理办法第二十四条第（一）项所称的码头。",
                "一",
                "二",
                Class::Reference,
            ),
            (
                "Nach § 19 Abs. 1 Nr. 7 ist das verboten.",
                "Abs. 1 Nr.",
                "Absatz 1 Nummer",
                Class::Wording,
            ),
            (
                "The rules of Sections 7, 7.3.1 and 7.3.2 hold here.",
                "Sections 7, 7.3.1",
                "Sections 7",
                Class::Reference,
            ),
            (
                "The keeper, as described in Section 4, keeps the key.",
                ", as described in Section 4,",
                "",
                Class::Reference,
            ),
            (
                "看守人按照本条例第九条的规定保管钥匙。",
                "按照本条例第九条的规定",
                "依法",
                Class::Reference,
            ),
            (
                "看守人按照本条例第九条的规定保管钥匙。",
                "按照本条例第九条的规定",
                "",
                Class::Reference,
            ),
            (
                "Сторож хранит ключ в соответствии со статьёй 9 устава.",
                "в соответствии со статьёй 9",
                "по правилам",
                Class::Reference,
            ),
            (
                "Der Wärter verwahrt den Schlüssel gemäß § 9 sicher.",
                " gemäß § 9",
                "",
                Class::Reference,
            ),
            (
                "Die Prüfung der Wehre nach § 27 Abs. 3 der Satzung entfällt.",
                "§ 27 Abs. 3",
                "§ 28 Absatz 1",
                Class::Reference,
            ),
            (
                "Die Prüfung der Wehre nach § 26 der Satzung entfällt.",
                "§ 26",
                "§ 29b Absatz 2 in Verbindung mit § 26",
                Class::Reference,
            ),
            (
                "§ 17 Absatz 3 Satz 1 und 3 der Satzung gilt auch hier.",
                "Satz 1 und 3",
                "Nummer 1 und Absatz 5 Satz 1 Nummer 1",
                Class::Reference,
            ),
            // A clause that speaks of a part is no reference.
            (
                "The keeper keeps the key.",
                "the key.",
                "the key, and the owner of the house pays him the wages that Section 9 names.",
                Class::Wording,
            ),
        ]);
    }

    #[test]
    fn a_date_is_another_one_whatever_comes_with_it() {
        let printed = "Miller, A., \"The Locks of the Valley\", Series 12, November 1997, printed in the town.";
        let gedruckt = "Die Ordnung der Wehre, Heft 12, 3. Mai 1997, liegt im Rathaus aus.";
        let issued = "《水闸登记规则》，1997年5月3日，存放于镇公所。";
        let printing = "Порядок шлюзов, 3 мая 1997 года, лежит в ратуше.";
        let law = "Es gilt die Ordnung vom 10. September 1996 (Blatt 14).";
        check(&[
            (
                law,
                "10. September 1996 (Blatt 14)",
                "2. Dezember 2016 in der jeweils geltenden Fassung",
                Class::Date,
            ),
            (
                "The charter was adopted by the Board on 3 March 2015 and is public.",
                "Board on 3 March 2015",
                "General Assembly of Members on 7 June 2019,",
                Class::Date,
            ),
            (
                printed,
                "November 1997",
                "reprint no. IV, January 2008, with maps by the mayor",
                Class::Date,
            ),
            (
                gedruckt,
                "3. Mai 1997",
                "Neudruck mit Karten, 14. Juni 2008, mit einem Vorwort",
                Class::Date,
            ),
            (
                issued,
                "1997年5月3日",
                "附有地图的重印本，2008年6月14日",
                Class::Date,
            ),
            (
                printing,
                "3 мая 1997 года",
                "новый оттиск с картами, 14 июня 2008 года, с предисловием",
                Class::Date,
            ),
        ]);
    }

    #[test]
    fn a_date_in_another_order_is_the_same_date() {
        for (old, new) in [
            (
                "Signed on 19 May 2026 in Riga.",
                "Signed on May 19, 2026 in Riga.",
            ),
            (
                "Signed on 19 May 2026 in Riga.",
                "Signed on 2026-05-19 in Riga.",
            ),
            (
                "Подписано 19 мая 2026 г. в Риге.",
                "Подписано 19.05.2026 в Риге.",
            ),
        ] {
            for (old, new) in [(old, new), (new, old)] {
                let found = classes(old, new);
                assert!(
                    !found.is_empty() && found.iter().all(|class| *class == Class::Notation),
                    "{old} {new}: {found:?}"
                );
            }
        }
        let found = classes(
            "Signed on 19 May 2026 in Riga.",
            "Signed on May 20, 2026 in Riga.",
        );
        assert!(found.contains(&Class::Date), "{found:?}");
    }
}
