//! The rule `title-variant`.

mod links;

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use crate::document::reading::Reading;
use crate::facts::names::{self, Title};
use crate::facts::quoted;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::names as topic;
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a title in 《》 or in quotation marks that is spelled in two ways, or that appears with and without its marks.
    ///
    /// Two spellings differ in a function word (的, 和), in two swapped characters, in one extra character or, in a long title, in
    /// one character; in a quoted name of three or more words, in one or two letters of a word. Titles that differ in a number, a
    /// place or a direction are titles of two documents. A title without marks is reported if the whole title follows a mark or a
    /// word such as 根据, and if it is less frequent than with marks. In Markdown, the text of a link to a heading in the same
    /// document is compared with that heading.
    ///
    /// ## Why
    /// Readers find a law by its title. With one wrong character, it is a different law or none at all.
    ///
    /// ## Example
    /// ```bad
    /// 根据《北河流域航运管理条例》办理。违反《北河流域的航运管理条例》的，依法处罚。
    /// ```
    /// ```good
    /// 根据《北河港进口货物监管办法》和《北河港出口货物监管办法》办理。
    /// ```
    ///
    /// ## Default
    /// A warning: the titles of two documents can differ in one character. The author has to decide, so there is no fix.
    "title-variant", "names and terms", Warning, needs &[Knowledge::FunctionWords] => Each(check)
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let keys = reading.keys();
    let titles = names::titles(keys);
    let quoted = quoted::find(keys, reading.prose().map(|paragraph| paragraph.key));
    let near = |titles: &[Title], pairs: Vec<(usize, usize)>| -> Vec<(Title, Title)> {
        let pair = |(usual, odd): (usize, usize)| (titles[usual].clone(), titles[odd].clone());
        pairs.into_iter().map(pair).collect()
    };
    let is_slip = |(usual, odd): &(Title, Title)| !is_inflected(reading, usual, odd);
    let renamed = OnceCell::new();
    let pairs = near(&titles, names::near(&titles)).into_iter().chain(
        near(&quoted, quoted::near(&quoted))
            .into_iter()
            .filter(is_slip),
    );
    let pairs = pairs.filter(|(usual, odd)| !is_in_capitals(&usual.name, &odd.name));
    let pairs = pairs.filter(|(usual, odd)| {
        // "Substitute the following title": both names are meant.
        let renamed = renamed.get_or_init(|| renamed_titles(reading));
        !renamed.contains(&usual.name) && !renamed.contains(&odd.name)
    });
    for (usual, odd) in pairs {
        findings.push(RULE.conflict(
            reading.number(),
            reading.source(odd.at),
            message!(
                "title-variant.spelling",
                odd = odd.name,
                count = odd.count,
                usual = usual.name,
                most = usual.count
            ),
            vec![(
                reading.source(usual.at),
                message!("common.first-occurrence"),
            )],
        ));
    }
    for (text, heading) in links::find(reading) {
        let message = message!(
            "title-variant.link",
            odd = text.of(reading.file()),
            usual = heading
        );
        findings.push(RULE.finding(reading.number(), text, message));
    }
    let unmarked = names::unmarked(keys, &titles)
        .into_iter()
        .chain(quoted::unmarked(keys, &quoted));
    for each in unmarked {
        let name = each.bare.of(keys);
        findings.push(RULE.conflict(
            reading.number(),
            reading.source(each.bare),
            message!(
                "title-variant.unmarked",
                title = name,
                count = each.bare_count,
                most = each.count
            ),
            vec![(
                reading.source(each.marked),
                message!("title-variant.with-marks"),
            )],
        ));
    }
}

/// Whether one of two titles is the other one in capitals, as on a coin or a cover.
fn is_in_capitals(one: &str, other: &str) -> bool {
    let all = |title: &str| !title.contains(char::is_lowercase);
    (all(one) || all(other)) && one != other && one.to_uppercase() == other.to_uppercase()
}

/// Whether one of two titles is the other one in another number or case, as its first word says (Правила, в «Правилах») or its adjectives
/// (Graue Tore, die „Grauen Tore“).
fn is_inflected(reading: &Reading, usual: &Title, odd: &Title) -> bool {
    let (usual, name) = (usual.name.to_lowercase(), odd.name.to_lowercase());
    let Some(((one, rest), (other, others))) = usual.split_once(' ').zip(name.split_once(' '))
    else {
        return false;
    };
    let place = reading
        .document()
        .paragraphs
        .partition_point(|each| each.key.end < odd.at.end);
    let vocabulary = reading.paragraph(place).vocabulary();
    let (words, forms) = (usual.split(' '), name.split(' '));
    let same =
        |(one, other): (&str, &str)| one == other || topic::are_adjectives(vocabulary, one, other);
    (rest == others && topic::are_forms(vocabulary, one, other))
        || (words.clone().count() == forms.clone().count() && words.zip(forms).all(same))
}

/// The titles in sentences that put one in the place of another.
fn renamed_titles(reading: &Reading) -> FxHashSet<String> {
    let keys = reading.keys();
    let mut sentences = Vec::new();
    for paragraph in reading.paragraphs() {
        let each = paragraph.sentences().iter();
        let renaming = each.filter(|each| topic::renames(&each.of(paragraph.key()).to_lowercase()));
        let start = paragraph.key.start;
        sentences.extend(renaming.map(|each| Span {
            start: start + each.start,
            end: start + each.end,
        }));
    }
    let marked = sentences
        .iter()
        .flat_map(|each| names::titles(each.of(keys)));
    let quoted = quoted::find(keys, sentences.iter().copied());
    marked.chain(quoted).map(|title| title.name).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, silent};

    #[test]
    fn finds_spellings_and_missing_marks() {
        assert_eq!(
            found(
                &RULE,
                "《北河流域航运管理条例》施行。《北河流域航运管理条例》修订。根据北河流域航运管理条例第三条办理。"
            ),
            [["北河流域航运管理条例", "北河流域航运管理条例"]]
        );
    }

    #[test]
    fn finds_spellings_of_quoted_names() {
        assert_eq!(
            found(
                &RULE,
                "Read “Notes for New Rowers”. Where “Notes for New Rowers” is silent, ask.\n\nThe book “Note for New Rowers” lies here."
            ),
            [["Note for New Rowers", "Notes for New Rowers"]]
        );
    }

    #[test]
    fn a_title_in_capitals_is_the_same() {
        let base = "Die Regel heißt \"Große Straßenordnung der Häfen\". Die \"Große Straßenordnung der Häfen\" gilt.";
        silent(
            &RULE,
            &[&format!(
                "{base} Auf dem Schild steht \"GROSSE STRASSENORDNUNG DER HÄFEN\"."
            )],
        );
        assert_eq!(
            found(
                &RULE,
                &format!("{base} Auf dem Schild steht \"Große Strasenordnung der Häfen\".")
            )
            .len(),
            1
        );
    }

    #[test]
    fn a_title_in_another_number_or_case_is_the_same() {
        for (text, odd) in [
            (
                "O \"{}\" é lido na escola. Os \"Guardadores de Barcos Antigos\" são muitos, e os \"Guardadores de Barcos Antigos\" não mudam.",
                [
                    "Guardador de Barcos Antigos",
                    "Guardadores de Barcos Antgos",
                ],
            ),
            (
                "El \"{}\" se lee en la escuela. Los \"Faros de Piedra Gris\" son muchos, y los \"Faros de Piedra Gris\" no cambian.",
                ["Faro de Piedra Gris", "Faros de Pidra Gris"],
            ),
            (
                "Der Wächter liest in der \"{}\" nach. Alle haben \"Ordnungen für kleine Häfen\" gelesen, und die \"Ordnungen für kleine Häfen\" gelten.",
                ["Ordnung für kleine Häfen", "Ordnungen für klene Häfen"],
            ),
            (
                "Im Buch steht \"{}\". Die \"Alten grauen Hafenordnungen\" gelten, und die \"Alten grauen Hafenordnungen\" bleiben.",
                ["Alte graue Hafenordnungen", "Alten grauen Hafenodnungen"],
            ),
            (
                "Это сказано в «{}». Все знают «Правила хранения старых лодок», и «Правила хранения старых лодок» не меняются.",
                [
                    "Правилах хранения старых лодок",
                    "Правила хранения старых ладок",
                ],
            ),
            (
                "Про це сказано в «{}». Усі знають «Правила зберігання старих човнів», і «Правила зберігання старих човнів» не змінюються.",
                [
                    "Правилах зберігання старих човнів",
                    "Правила зберігання старих човнив",
                ],
            ),
            (
                "Each \"{}\" is read twice. All the \"Letters of Passage\" are kept, and the \"Letters of Passage\" are old.",
                ["Letter of Passage", "Letters of Pasage"],
            ),
        ] {
            silent(&RULE, &[&text.replace("{}", odd[0])]);
            assert_eq!(found(&RULE, &text.replace("{}", odd[1])).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_titles_and_headings_are_fine() {
        silent(
            &RULE,
            &[
                "北河流域航运管理条例\n\n为了实施《北河流域航运管理条例》，制定本细则。《北河流域航运管理条例》自公布之日起施行。",
                "《港口法》和《港口条例》。",
                "Read “Notes for New Rowers”. Where “Notes for New Rowers” is silent, ask.\n\nFor the heading of the book, substitute the following title: “Note for New Rowers”.",
                "《北河流域航运管理条例》施行。《北河流域航运管理条例》的名称改为《北河流域的航运管理条例》。",
            ],
        );
    }
}
