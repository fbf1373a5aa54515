//! Modal words of several words, of which an edit changes some and others stay: có nghĩa vụ and có quyền. What such words are is data in
//! `language/`.

use std::ops::Range;

use crate::diff::side::{Compared, Word};
use crate::language::topics::modality;
use crate::text::script;
use crate::text::segment::TokenKind;
use crate::text::span::Span;

/// The most words of a phrase that are before an edit, or behind it. Chosen by hand, 2026-12-01.
const AROUND: usize = 3;
/// The longest text, in bytes, in which phrases are looked for: a longer edit changes more than one. Chosen by hand, 2026-12-01.
const LONGEST: usize = 240;
/// The words that stay before an edit, and those behind it, in lower case, that are of one phrase with words of the edit on a side: có of
/// có nghĩa vụ, where có quyền is there now.
pub(super) fn around(texts: Compared<'_>, ranges: [&Range<usize>; 2]) -> [Vec<String>; 2] {
    let kept = [false, true].map(|behind| {
        let all = (0..AROUND).map(|by| beside(texts, ranges, by, behind));
        all.take_while(|pair| pair.is_some_and(stays)).count()
    });
    let found = [0, 1].map(|side| needed_on(texts, side, ranges[side], kept));
    let needed = [0, 1].map(|end| found[0][end].max(found[1][end]));
    let keys = texts.documents[0].keys.text();
    [false, true].map(|behind| {
        let text = |by: usize| {
            let [old, _] = beside(texts, ranges, by, behind)?;
            Some(old.span.of(keys).to_lowercase())
        };
        let all = 0..needed[usize::from(behind)];
        let mut out: Vec<String> = all.filter_map(text).collect();
        if !behind {
            out.reverse();
        }
        out
    })
}

/// The words of both sides that stand so many words before an edit, or behind it.
fn beside<'run>(
    texts: Compared<'run>,
    ranges: [&Range<usize>; 2],
    by: usize,
    behind: bool,
) -> Option<[&'run Word; 2]> {
    let word = |side: usize| {
        let range = ranges[side];
        let at = if behind {
            Some(range.end + by)
        } else {
            range.start.checked_sub(by + 1)
        };
        texts.words[side].get(at?)
    };
    Some([word(0)?, word(1)?])
}

/// Whether a word is the same on both sides, and no mark and no number.
fn stays([old, new]: [&Word; 2]) -> bool {
    old.id == new.id && old.kind != TokenKind::Mark && !old.kind.is_number()
}

/// How many of the words that are kept before an edit and behind it are of phrases with words of the edit, on a side.
fn needed_on(
    texts: Compared<'_>,
    side: usize,
    range: &Range<usize>,
    kept: [usize; 2],
) -> [usize; 2] {
    let words = &texts.words[side][range.start - kept[0]..range.end + kept[1]];
    let mut needed = [0, 0];
    let Some((first, last)) = words.first().zip(words.last()) else {
        return needed;
    };
    let whole = first.span.join(last.span);
    let text = whole.of(texts.documents[side].keys.text());
    if range.is_empty() || text.len() > LONGEST || text.starts_with(script::is_unspaced) {
        return needed;
    }
    let lower = text.to_lowercase();
    // A few letters have other lengths in lower case.
    if lower.len() != text.len() {
        return needed;
    }
    let edit = kept[0]..kept[0] + range.len();
    for phrase in modality::phrases() {
        for (at, _) in lower.match_indices(phrase) {
            let found = Span::new(
                whole.start as usize + at,
                whole.start as usize + at + phrase.len(),
            );
            let first = words.iter().position(|word| word.span.start == found.start);
            let last = words.iter().position(|word| word.span.end == found.end);
            if let Some((first, last)) = first.zip(last)
                && last >= edit.start
                && first < edit.end
            {
                needed[0] = needed[0].max(edit.start.saturating_sub(first));
                needed[1] = needed[1].max((last + 1).saturating_sub(edit.end));
            }
        }
    }
    needed
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Class;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// The classes of the edits between two texts of one paragraph.
    fn classes(old: &str, new: &str) -> Vec<Class> {
        let read =
            |text: &str| from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let found = diff(&read(old), &read(new), &Options::default());
        let edits = found.changes.iter().flat_map(|change| &change.edits);
        edits.map(|edit| edit.class).collect()
    }

    /// Each pair, both ways, has an edit of the class, and none of another but of wording.
    fn all_are(class: Class, pairs: &[(&str, &str)]) {
        for (old, new) in pairs {
            for (old, new) in [(old, new), (new, old)] {
                let found = classes(old, new);
                assert!(found.contains(&class), "{old} {new} {found:?}");
                let fits = |each: &Class| *each == class || *each == Class::Wording;
                assert!(found.iter().all(fits), "{old} {new} {found:?}");
            }
        }
    }

    /// Duties that became weaker ones, or rights.
    const DUTIES: &[(&str, &str)] = &[
        (
            "番人は門を閉めるものとする。",
            "番人は門を閉めることができる。",
        ),
        (
            "番人は門を閉めなければならない。",
            "番人は門を閉めるものとする。",
        ),
        (
            "番人は門を閉めなければならない。",
            "番人は門を閉めることができる。",
        ),
        (
            "利用者は料金を支払わなければならない。",
            "利用者は料金を支払うことができる。",
        ),
        (
            "利用者は料金を支払う義務を負う。",
            "利用者は料金を支払う権利を有する。",
        ),
        (
            "利用者は料金を支払うべきである。",
            "利用者は料金を支払わなければならない。",
        ),
        ("利用者は鍵を返すものとする。", "利用者は鍵を返してもよい。"),
        ("पहरेदार को फाटक बंद करना पड़ेगा।", "पहरेदार फाटक बंद कर सकेगा।"),
        ("पहरेदार फाटक बंद कर सकेगा।", "पहरेदार फाटक बंद करेगा।"),
        ("पहरेदार को शुल्क देना होगा।", "पहरेदार शुल्क दे सकेगा।"),
        ("पहरेदार को शुल्क देना चाहिए।", "पहरेदार को शुल्क देना होगा।"),
        ("पहरेदार शुल्क देने के लिए बाध्य है।", "पहरेदार शुल्क देने का हकदार है।"),
        ("पहरेदार शुल्क दे सकता है।", "पहरेदार को शुल्क देना पड़ेगा।"),
        (
            "पहरेदार को चाबी लौटाना अनिवार्य है।",
            "पहरेदार को चाबी लौटाने की अनुमति है।",
        ),
        (
            "Người gác có nghĩa vụ đóng cổng.",
            "Người gác có quyền đóng cổng.",
        ),
        ("Người gác phải đóng cổng.", "Người gác có thể đóng cổng."),
        ("Người gác phải đóng cổng.", "Người gác nên đóng cổng."),
        (
            "Người gác có trách nhiệm đóng cổng.",
            "Người gác được phép đóng cổng.",
        ),
        ("Người gác được đóng cổng.", "Người gác phải đóng cổng."),
        (
            "Người gác được phép đóng cổng.",
            "Người gác bị cấm đóng cổng.",
        ),
        (
            "Le gardien est tenu de fermer la porte.",
            "Le gardien a le droit de fermer la porte.",
        ),
        (
            "Le gardien doit fermer la porte.",
            "Le gardien peut fermer la porte.",
        ),
        (
            "Le gardien doit fermer la porte.",
            "Le gardien devrait fermer la porte.",
        ),
        (
            "Le gardien est obligé de fermer la porte.",
            "Le gardien est libre de fermer la porte.",
        ),
        (
            "Le gardien a l'obligation de fermer la porte.",
            "Le gardien a la faculté de fermer la porte.",
        ),
        (
            "El guarda debe cerrar el portón.",
            "El guarda puede cerrar el portón.",
        ),
        (
            "El guarda está obligado a cerrar el portón.",
            "El guarda está facultado para cerrar el portón.",
        ),
        (
            "El guarda tiene que cerrar el portón.",
            "El guarda puede cerrar el portón.",
        ),
        (
            "El guarda tiene la obligación de cerrar el portón.",
            "El guarda tiene derecho a cerrar el portón.",
        ),
        (
            "El guarda deberá cerrar el portón.",
            "El guarda debería cerrar el portón.",
        ),
        (
            "O guarda deve fechar o portão.",
            "O guarda pode fechar o portão.",
        ),
        (
            "O guarda está obrigado a fechar o portão.",
            "O guarda está autorizado a fechar o portão.",
        ),
        (
            "O guarda tem de fechar o portão.",
            "O guarda pode fechar o portão.",
        ),
        (
            "O guarda tem a obrigação de fechar o portão.",
            "O guarda tem o direito de fechar o portão.",
        ),
        (
            "O guarda deverá fechar o portão.",
            "O guarda deveria fechar o portão.",
        ),
        (
            "Der Wärter muss das Tor schließen.",
            "Der Wärter kann das Tor schließen.",
        ),
        (
            "Der Wärter ist verpflichtet, das Tor zu schließen.",
            "Der Wärter ist berechtigt, das Tor zu schließen.",
        ),
        (
            "Der Wärter hat das Recht, das Tor zu schließen.",
            "Der Wärter hat die Pflicht, das Tor zu schließen.",
        ),
        (
            "Der Wärter soll das Tor schließen.",
            "Der Wärter muss das Tor schließen.",
        ),
        (
            "Der Wärter darf das Tor schließen.",
            "Der Wärter muss das Tor schließen.",
        ),
        (
            "Сторож обязан закрыть ворота.",
            "Сторож вправе закрыть ворота.",
        ),
        (
            "Сторож должен закрыть ворота.",
            "Сторож может закрыть ворота.",
        ),
        (
            "Сторож имеет обязанность закрыть ворота.",
            "Сторож имеет право закрыть ворота.",
        ),
        (
            "Сторожу следует закрыть ворота.",
            "Сторожу необходимо закрыть ворота.",
        ),
        (
            "Сторожу разрешается закрыть ворота.",
            "Сторожу запрещается закрыть ворота.",
        ),
        (
            "Сторож зобов'язаний зачинити ворота.",
            "Сторож має право зачинити ворота.",
        ),
        (
            "Сторож повинен зачинити ворота.",
            "Сторож може зачинити ворота.",
        ),
        (
            "Сторож має обов'язок зачинити ворота.",
            "Сторож має право зачинити ворота.",
        ),
        (
            "Сторожу слід зачинити ворота.",
            "Сторожу необхідно зачинити ворота.",
        ),
        (
            "Сторожу дозволяється зачинити ворота.",
            "Сторожу забороняється зачинити ворота.",
        ),
        ("문지기는 문을 닫아야 한다.", "문지기는 문을 닫을 수 있다."),
        (
            "문지기는 문을 닫을 의무가 있다.",
            "문지기는 문을 닫을 권리가 있다.",
        ),
        (
            "문지기는 문을 닫아야 한다.",
            "문지기는 문을 닫는 것이 좋다.",
        ),
        ("문지기는 요금을 내야 한다.", "문지기는 요금을 낼 수 있다."),
        (
            "Bekçi kapıyı kapatmakla yükümlüdür.",
            "Bekçi kapıyı kapatmaya yetkilidir.",
        ),
        ("Bekçi kapıyı kapatmalıdır.", "Bekçi kapıyı kapatabilir."),
        (
            "Bekçi kapıyı kapatmak zorundadır.",
            "Bekçi kapıyı kapatabilir.",
        ),
        (
            "Bekçi kapıyı kapatma yükümlülüğüne sahiptir.",
            "Bekçi kapıyı kapatma hakkına sahiptir.",
        ),
        (
            "Bekçinin kapıyı kapatması gerekir.",
            "Bekçinin kapıyı kapatması mümkündür.",
        ),
        ("يجب على الحارس إغلاق الباب.", "يجوز للحارس إغلاق الباب."),
        ("يلتزم الحارس بإغلاق الباب.", "يحق للحارس إغلاق الباب."),
        (
            "يتعين على الحارس إغلاق الباب.",
            "ينبغي على الحارس إغلاق الباب.",
        ),
        ("يجوز إغلاق الباب.", "يحظر إغلاق الباب."),
        ("השומר חייב לסגור את השער.", "השומר רשאי לסגור את השער."),
        ("השומר מחויב לסגור את השער.", "השומר זכאי לסגור את השער."),
        ("השומר צריך לסגור את השער.", "השומר יכול לסגור את השער."),
        ("מותר לסגור את השער.", "אסור לסגור את השער."),
        ("守门人应当关闭大门。", "守门人可以关闭大门。"),
        ("守门人有义务关闭大门。", "守门人有权关闭大门。"),
        ("守门人必须关闭大门。", "守门人应当关闭大门。"),
        ("守门人有权关闭大门。", "守门人应当关闭大门。"),
        (
            "The keeper shall close the gate.",
            "The keeper may close the gate.",
        ),
        (
            "The keeper is obliged to close the gate.",
            "The keeper is entitled to close the gate.",
        ),
        (
            "The keeper has a duty to close the gate.",
            "The keeper has a right to close the gate.",
        ),
        (
            "The keeper must close the gate.",
            "The keeper should close the gate.",
        ),
        (
            "The keeper has to close the gate.",
            "The keeper can close the gate.",
        ),
    ];

    #[test]
    fn a_duty_that_became_a_right_is_one_of_modality() {
        all_are(Class::Modality, DUTIES);
    }

    /// Sentences, and what denies them.
    const DENIALS: &[(&str, &str)] = &[
        (
            "利用者は鍵を返すものとする。",
            "利用者は鍵を返さないものとする。",
        ),
        (
            "利用者は鍵を借りることができる。",
            "利用者は鍵を借りることができない。",
        ),
        ("पहरेदार चाबी लौटाएगा।", "पहरेदार चाबी नहीं लौटाएगा।"),
        (
            "Người gác đóng cổng vào buổi tối.",
            "Người gác không đóng cổng vào buổi tối.",
        ),
        (
            "Người gác có quyền đóng cổng.",
            "Người gác không có quyền đóng cổng.",
        ),
        (
            "Il y a un gardien au moulin.",
            "Il n'y a pas de gardien au moulin.",
        ),
        (
            "Il y a une clef dans la boîte.",
            "Il n'y a pas une clef dans la boîte.",
        ),
        (
            "Le gardien ferme la porte.",
            "Le gardien ne ferme pas la porte.",
        ),
        (
            "Le gardien accepte la clef.",
            "Le gardien n'accepte pas la clef.",
        ),
        (
            "C'est une règle du moulin.",
            "Ce n'est pas une règle du moulin.",
        ),
        (
            "La clef est rendue le soir.",
            "La clef n'est jamais rendue le soir.",
        ),
        (
            "Le gardien a le droit de fermer la porte.",
            "Le gardien n'a pas le droit de fermer la porte.",
        ),
        (
            "Hay un guarda en el molino.",
            "No hay un guarda en el molino.",
        ),
        (
            "El guarda cierra el portón.",
            "El guarda nunca cierra el portón.",
        ),
        ("Há um guarda no moinho.", "Não há um guarda no moinho."),
        ("O guarda fecha o portão.", "O guarda nunca fecha o portão."),
        ("Es gibt einen Wärter.", "Es gibt keinen Wärter."),
        (
            "Der Wärter schließt das Tor.",
            "Der Wärter schließt das Tor nicht.",
        ),
        ("Сторож закрывает ворота.", "Сторож не закрывает ворота."),
        ("На мельнице есть сторож.", "На мельнице нет сторожа."),
        ("Сторож зачиняє ворота.", "Сторож не зачиняє ворота."),
        ("На млині є сторож.", "На млині немає сторожа."),
        ("문지기는 문을 닫는다.", "문지기는 문을 닫지 않는다."),
        ("방앗간에 문지기가 있다.", "방앗간에 문지기가 없다."),
        ("Bekçi kapıyı kapatır.", "Bekçi kapıyı kapatmaz."),
        (
            "Değirmende bir bekçi vardır.",
            "Değirmende bir bekçi yoktur.",
        ),
        ("يغلق الحارس الباب.", "لا يغلق الحارس الباب."),
        ("الحارس في الطاحونة.", "ليس الحارس في الطاحونة."),
        ("השומר סוגר את השער.", "השומר אינו סוגר את השער."),
        ("יש שומר בטחנה.", "אין שומר בטחנה."),
        ("磨坊有守门人。", "磨坊没有守门人。"),
        ("There is a keeper.", "There isn't a keeper."),
        (
            "The keeper closes the gate.",
            "The keeper never closes the gate.",
        ),
    ];

    #[test]
    fn what_is_denied_is_one_of_negation() {
        all_are(Class::Negation, DENIALS);
    }

    #[test]
    fn other_words_are_wording() {
        all_are(
            Class::Wording,
            &[
                (
                    "Der Müller hat zu viel Mehl.",
                    "Der Müller hat sehr viel Mehl.",
                ),
                ("Le pain est libre de sel.", "Le pain est plein de sel."),
                (
                    "문지기는 문을 닫고 멈춰야 한다.",
                    "문지기는 문을 닫고 종료해야 한다.",
                ),
                ("Turn right to the mill.", "Turn left to the mill."),
                ("The right gate is open.", "The left gate is open."),
                ("Người gác có quyển sách.", "Người gác có cái chìa."),
                ("水车的需要由磨坊说明。", "水车的需求由磨坊说明。"),
                (
                    "利用者は鍵を返すものとする。",
                    "利用者は鍵を返却するものとする。",
                ),
                (
                    "番人は水門を開けることができる。",
                    "番人は水門を上げることができる。",
                ),
                ("पहरेदार शाम को फाटक बंद करेगा।", "पहरेदार सुबह को फाटक बंद करेगा।"),
                ("मेला नदी के पास होगा।", "मेला चक्की के पास होगा।"),
                (
                    "Người gác có chìa khóa mới.",
                    "Người gác giữ chìa khóa mới.",
                ),
                (
                    "Il y a un gardien au moulin.",
                    "On trouve un gardien au moulin.",
                ),
                (
                    "Le gardien ferme la porte du droit chemin.",
                    "Le gardien ferme la porte du bon chemin.",
                ),
                (
                    "El guarda tiene una llave nueva.",
                    "El guarda lleva una llave nueva.",
                ),
                (
                    "O guarda tem uma chave nova.",
                    "O guarda leva uma chave nova.",
                ),
                (
                    "Der Wärter hat einen Schlüssel.",
                    "Der Wärter trägt einen Schlüssel.",
                ),
                ("Сторож имеет новый ключ.", "Сторож носит новый ключ."),
                ("Сторож має новий ключ.", "Сторож носить новий ключ."),
                ("문지기는 새 열쇠를 가진다.", "문지기는 새 열쇠를 받는다."),
                (
                    "Bekçi yeni bir anahtar taşır.",
                    "Bekçi yeni bir anahtar alır.",
                ),
                ("يحمل الحارس مفتاحا جديدا.", "يأخذ الحارس مفتاحا جديدا."),
                ("השומר נושא מפתח חדש.", "השומר לוקח מפתח חדש."),
                ("守门人拿着新钥匙。", "守门人带着新钥匙。"),
                ("The keeper has a new key.", "The keeper wears a new key."),
            ],
        );
    }
}
