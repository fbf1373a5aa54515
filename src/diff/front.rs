//! The number before a paragraph, as a comparison takes it: labels of every kind, numbers that were put in, such as 2a., and those of
//! captions: Table 3.

use crate::diff::listed;
use crate::document::{Document, Paragraph};
use crate::facts::label::Style;
use crate::facts::part::{self, Part};
use crate::language::topics::parts;
use crate::text::numeral;
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;

/// How many digits, and how many letters after them, a number that was put in has at most. Chosen by hand, 2026-11.
const DIGITS: usize = 3;
const LETTERS: usize = 2;

/// The number before a paragraph in bytes of the keys, and where its text starts; both at the start of the key where it has none.
pub(super) fn of(document: &Document, paragraph: &Paragraph) -> (Span, u32) {
    let start = paragraph.key.start;
    if let Some(label) = paragraph.label {
        // A bullet is no number, and neither is Markdown's sign of a heading.
        let numbered = !matches!(label.style, Style::Bullet | Style::Hash(_));
        let length = document.label(paragraph).len() * usize::from(numbered);
        return (
            Span::new(start as usize, start as usize + length),
            paragraph.body,
        );
    }
    if let Some((length, body)) = caption(document, paragraph) {
        let front = Span::new(start as usize, start as usize + length);
        return (front, start + body as u32);
    }
    let key = document.key(paragraph);
    let length = put_in(key)
        .or_else(|| named_put_in(key))
        .or_else(|| spaced_out(document, paragraph))
        .unwrap_or(0);
    let front = Span::new(start as usize, start as usize + length);
    let space = key[length..].starts_with(' ') && length > 0;
    (front, front.end + u32::from(space))
}

/// The number before a paragraph, empty where it has none, and the text after it.
pub(super) fn parted<'run>(
    document: &'run Document,
    paragraph: &Paragraph,
) -> (&'run str, &'run str) {
    let (front, body) = of(document, paragraph);
    let keys = document.keys.text();
    let rest = &keys[body as usize..paragraph.key.end as usize];
    (front.of(keys), rest)
}

/// The figure or the table whose caption a paragraph is.
pub(super) fn captioned(document: &Document, paragraph: &Paragraph) -> Option<Part> {
    caption(document, paragraph)?;
    let key = document.key(paragraph);
    let (named, name) = part::name(key)?;
    let bare = part::without_sign(key[named..].trim_start_matches(' '));
    let (_, numbers) = part::numbers(bare, true)?;
    Some(Part {
        division: Some(name.division),
        numbers,
    })
}

/// The length of the name and number before the title of a figure, a table or an example, and where the title starts, in bytes of the
/// key: Table 3. A sentence may begin with them as well: then words follow at once, or it ends as sentences and lead-ins do.
fn caption(document: &Document, paragraph: &Paragraph) -> Option<(usize, usize)> {
    let key = document.key(paragraph);
    let (named, word) = caption_name(key)?;
    let bare = part::without_sign(key[named..].trim_start_matches(' '));
    let start = key.len() - bare.len();
    let length = start + part::numbers(bare, true)?.0;
    let stop = usize::from(key[length..].starts_with(['.', ':']));
    let rest = &key[length + stop..];
    let title = rest.trim_start_matches([' ', '-']);
    let head = Span::new(
        paragraph.key.start as usize,
        paragraph.key.start as usize + length,
    );
    let written = &document.text[document.keys.source(head).end as usize..];
    let apart = stop > 0 || rest.starts_with('-') || written.starts_with(char::is_whitespace);
    let opens = !title.starts_with(char::is_lowercase) && !title.is_empty();
    let ends = stop == 0 && (segment::ends_sentence(title) || title.ends_with(':'));
    let glued = word.ends_with(script::is_unspaced) || start > named;
    (apart && opens && !ends && glued).then(|| (length + stop, key.len() - title.len()))
}

/// The name that a caption may start with, and how many bytes of the key it takes: Table, Listing.
fn caption_name(key: &str) -> Option<(usize, &'static str)> {
    let of_part = part::name(key).filter(|(_, name)| name.division.is_caption());
    let other = || {
        let found =
            parts::captions().filter_map(|word| Some((part::starts_with(key, word)?, word)));
        found.max_by_key(|(length, _)| *length)
    };
    of_part
        .map(|(length, name)| (length, name.word))
        .or_else(other)
}

/// The length of a number such as 2a., (2a) or 12bb) before text.
fn put_in(key: &str) -> Option<usize> {
    let inner = key.strip_prefix('(').unwrap_or(key);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letters = inner[digits..]
        .bytes()
        .take_while(u8::is_ascii_lowercase)
        .count();
    let fits = (1..=DIGITS).contains(&digits) && (1..=LETTERS).contains(&letters);
    let rest = &inner[digits + letters..];
    let closed = rest.starts_with(") ") || inner.len() == key.len() && rest.starts_with(". ");
    (fits && closed).then(|| key.len() - rest.len() + 1)
}

/// The length of a number in Han characters that an ideographic space parts from the text, which the key does not have.
fn spaced_out(document: &Document, paragraph: &Paragraph) -> Option<usize> {
    let key = document.key(paragraph);
    let length = key.find(|c| !numeral::is_han_numeral(c))?;
    numeral::han(&key[..length])?;
    let start = paragraph.key.start as usize;
    let number = document.keys.source(Span::new(start, start + length));
    let behind = &document.text[number.end as usize..];
    behind.starts_with(IDEOGRAPHIC_SPACE).then_some(length)
}

/// The space that is as wide as a Han character.
const IDEOGRAPHIC_SPACE: char = '\u{3000}';

/// The length of the name and number of a part that was put in, before its title or alone: § 54a, Section 12A, Art. 2 bis., Madde 4/A.
fn named_put_in(key: &str) -> Option<usize> {
    let (named, _) = part::name(key).filter(|(_, name)| name.heading)?;
    let number = key[named..].trim_start_matches(' ');
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &number[digits..];
    let letters = |text: &str| text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let added = listed::addition(behind);
    let stroked = behind.strip_prefix('/').map_or(0, |rest| 1 + letters(rest));
    let own = letters(behind);
    let length = added.max(stroked).max(own);
    let lettered = (1..=LETTERS).contains(&own) || (2..=1 + LETTERS).contains(&stroked);
    let fits = (1..=DIGITS).contains(&digits) && (lettered || added > 0);
    let title = &number[digits + length..];
    let stop = usize::from(added > 0 && title.starts_with(". "));
    let title = &title[stop..];
    let apart = title.is_empty() || title.starts_with(' ');
    // Section 12a applies is a sentence.
    let opens = !key.starts_with(char::is_lowercase)
        && !title
            .trim_start_matches([' ', '-'])
            .starts_with(char::is_lowercase);
    (fits && apart && opens).then(|| key.len() - title.len())
}

#[cfg(test)]
mod tests {
    use crate::diff::change::{Class, Kind};
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// What happened, and the edits: their class, what was there and what is there.
    fn found(old: &str, new: &str) -> (Kind, Vec<(Class, String, String)>) {
        let read =
            |text: &str| from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let (old, new) = (read(old), read(new));
        let found = diff(&old, &new, &Options::default());
        let [change] = &found.changes[..] else {
            panic!("{found:?}")
        };
        let edits = change.edits.iter().map(|edit| {
            let (old, new) = (old.slice(edit.old), new.slice(edit.new));
            (edit.class, old.to_owned(), new.to_owned())
        });
        (change.kind, edits.collect())
    }

    #[test]
    fn a_part_that_was_put_in_behind_another_is_renumbered() {
        for (old, new) in [
            (
                "Art. 2 bis. The keeper rings the bell at noon.",
                "Art. 3. The keeper rings the bell at noon.",
            ),
            (
                "Artículo 4 bis. El guardián toca la campana al mediodía.",
                "Artículo 5. El guardián toca la campana al mediodía.",
            ),
            (
                "Article 4 ter. Le gardien sonne la cloche à midi.",
                "Article 6. Le gardien sonne la cloche à midi.",
            ),
            (
                "MADDE 4/A – Bekçi öğlen çanı çalar ve kapıyı kapatır.",
                "MADDE 5 – Bekçi öğlen çanı çalar ve kapıyı kapatır.",
            ),
        ] {
            assert_eq!(found(old, new).0, Kind::Renumbered, "{old}");
            assert_eq!(found(new, old).0, Kind::Renumbered, "{new}");
        }
    }

    #[test]
    fn a_number_of_another_shape_is_one_edit() {
        for (old, new, was, is) in [
            (
                "3a. Dogs are kept on a lead in the park.",
                "5. Dogs are kept on a lead in the park.",
                "3a",
                "5",
            ),
            (
                "第十三条　商户应当在门口公示价格。",
                "（四）商户应当在门口公示价格。",
                "第十三条",
                "（四）",
            ),
            (
                "Статья 8. Собаки ходят на поводке.",
                "3) Собаки ходят на поводке.",
                "Статья 8.",
                "3)",
            ),
            (
                "第三十一条　漁船は夜に灯火を掲げる。",
                "四　漁船は夜に灯火を掲げる。",
                "第三十一条",
                "四",
            ),
            (
                "c) Der Fährmann läutet am Abend.",
                "(3) Der Fährmann läutet am Abend.",
                "c)",
                "(3)",
            ),
            (
                "第四条之二　商户应当在门口公示价格。",
                "第六条　商户应当在门口公示价格。",
                "四条之二",
                "六条",
            ),
        ] {
            let edit = (Class::Reference, was.to_owned(), is.to_owned());
            assert_eq!(found(old, new), (Kind::Renumbered, vec![edit]));
        }
    }

    #[test]
    fn a_part_that_was_put_in_is_renumbered() {
        for (old, new) in [
            ("§ 54a Antrag auf Verwahrung", "§ 57 Antrag auf Verwahrung"),
            (
                "Section 12A Duties of the harbour master",
                "Section 14 Duties of the harbour master",
            ),
            (
                "Section 12A Duties of the harbour master",
                "Section 13B Duties of the harbour master",
            ),
            ("§ 63", "§ 68"),
        ] {
            assert_eq!(found(old, new).0, Kind::Renumbered, "{old}");
            assert_eq!(found(new, old).0, Kind::Renumbered, "{new}");
        }
        let (old, new) = (
            "Section 12a applies to ferries.",
            "Section 14 applies to ferries.",
        );
        assert_eq!(found(old, new).0, Kind::Edited);
    }

    #[test]
    fn a_value_that_is_alone_is_not_the_number_of_a_part() {
        let old = "| Length | Fee |\n|---|---|\n| up to twelve | 120 |\n| up to twenty | 240 |\n";
        let new = old.replace("120", "130").replace("240", "480");
        let read =
            |text: &str| from_bytes("x.md", text.as_bytes(), &input::Options::default()).unwrap();
        let found = diff(&read(old), &read(&new), &Options::default());
        assert!(!found.changes.is_empty());
        for change in &found.changes {
            assert!(change.kind != Kind::Renumbered, "{change:?}");
            assert!(change.edits.iter().all(|edit| !edit.label), "{change:?}");
        }
    }

    #[test]
    fn a_caption_that_counts_on_is_renumbered() {
        for (old, new) in [
            ("表4　摊位的面积", "表5　摊位的面积"),
            ("图2-1 市场的入口", "图2-3 市场的入口"),
            ("Table 4. Size of the stalls", "Table 5. Size of the stalls"),
            (
                "Figure 4: Gates of the market",
                "Figure 6: Gates of the market",
            ),
            ("Таблица 4 — Площадь мест", "Таблица 5 — Площадь мест"),
            ("Рис. 4. Ворота рынка", "Рис. 5. Ворота рынка"),
            (
                "Abbildung 4: Tore des Marktes",
                "Abbildung 5: Tore des Marktes",
            ),
            ("示例 3-1　打开大门", "示例 3-2　打开大门"),
            ("代码清单 3-1 打开大门", "代码清单 3-4 打开大门"),
            (
                "Listing 3-1: Opening the gate",
                "Listing 3-2: Opening the gate",
            ),
            (
                "Example 4. A gate that opens twice",
                "Example 5. A gate that opens twice",
            ),
            ("Листинг 3-1: Открытие ворот", "Листинг 4-1: Открытие ворот"),
            ("Beispiel 3: Das Tor öffnen", "Beispiel 4: Das Tor öffnen"),
            ("Exemple 3 : Ouvrir la porte", "Exemple 4 : Ouvrir la porte"),
            ("예제 3-1: 문 열기", "예제 3-2: 문 열기"),
        ] {
            let (kind, edits) = found(old, new);
            assert_eq!((kind, edits.len()), (Kind::Renumbered, 1), "{old}");
            assert_eq!(edits[0].0, Class::Reference);
        }
    }

    #[test]
    fn a_sentence_about_a_table_has_no_caption() {
        for (old, new) in [
            ("表4列出了摊位的面积。", "表5列出了摊位的面积。"),
            (
                "Table 4 lists the size of the stalls.",
                "Table 5 lists the size of the stalls.",
            ),
            (
                "Example 4 opens the gate twice.",
                "Example 5 opens the gate twice.",
            ),
            ("示例 3-1 打开了大门。", "示例 3-2 打开了大门。"),
            ("示例 3-1 中打开了大门：", "示例 3-2 中打开了大门："),
            (
                "Examples of gates are in Listing 3-1.",
                "Examples of gates are in Listing 3-2.",
            ),
            (
                "Таблица 4 содержит площадь мест.",
                "Таблица 5 содержит площадь мест.",
            ),
        ] {
            assert_eq!(found(old, new).0, Kind::Edited, "{old}");
        }
    }

    #[test]
    fn a_number_in_other_marks_is_the_same_number() {
        let (kind, edits) = found(
            "(7) Dogs are kept on a lead.",
            "7. Dogs are kept on a lead.",
        );
        let edit = (Class::Punctuation, "(7)".to_owned(), "7.".to_owned());
        assert_eq!((kind, edits), (Kind::Edited, vec![edit]));
    }

    #[test]
    fn a_number_is_never_one_edit_with_the_words_after_it() {
        let (_, edits) = found(
            "(7) Dogs in the park are kept on a lead.",
            "8. Cats in the park are kept on a lead.",
        );
        let texts: Vec<(&str, &str)> = edits
            .iter()
            .map(|(_, old, new)| (old.as_str(), new.as_str()))
            .collect();
        assert_eq!(texts, [("(7)", "8."), ("Dogs", "Cats")]);
    }

    #[test]
    fn a_number_that_came_or_went_is_no_edit_of_the_words_behind_it() {
        let edits = |old: &str, new: &str| {
            let (_, edits) = found(old, new);
            let texts = edits
                .into_iter()
                .map(|(class, old, new)| (class, old.trim().to_owned(), new.trim().to_owned()));
            texts.collect::<Vec<_>>()
        };
        let edit = |class, old: &str, new: &str| (class, old.to_owned(), new.to_owned());
        for (old, new, label, word) in [
            (
                "第八条　每家商户对在门口喂养山羊的顾客给予适当奖励。",
                "对在门口喂养山羊的顾客给予适当奖励。",
                "第八条",
                "每家商户",
            ),
            (
                "(8) Nevertheless goats may be fed at the gate of the market on Sundays.",
                "goats may be fed at the gate of the market on Sundays.",
                "(8)",
                "Nevertheless",
            ),
        ] {
            let gone = vec![
                edit(Class::Reference, label, ""),
                edit(Class::Wording, word, ""),
            ];
            assert_eq!(edits(old, new), gone);
            let came = vec![
                edit(Class::Reference, "", label),
                edit(Class::Wording, "", word),
            ];
            assert_eq!(edits(new, old), came);
        }
    }

    /// Captions and parts of which the number alone changed.
    const RENUMBERED: &[(&str, &str)] = &[
        ("Şekil 3. Değirmenin su yolu", "Şekil 4. Değirmenin su yolu"),
        (
            "Tablo 2: Bekçilerin nöbetleri",
            "Tablo 3: Bekçilerin nöbetleri",
        ),
        (
            "Madde 5 – Bekçi kapıyı akşam kapatır.",
            "Madde 6 – Bekçi kapıyı akşam kapatır.",
        ),
        (
            "MADDE 5- Bekçi kapıyı akşam kapatır.",
            "MADDE 6- Bekçi kapıyı akşam kapatır.",
        ),
        ("Hình 3. Sơ đồ cối xay nước", "Hình 4. Sơ đồ cối xay nước"),
        (
            "Bảng 2: Ca trực của người gác",
            "Bảng 3: Ca trực của người gác",
        ),
        (
            "Điều 5. Người gác đóng cổng vào buổi tối.",
            "Điều 6. Người gác đóng cổng vào buổi tối.",
        ),
        (
            "الشكل 3: مجرى الماء في الطاحونة",
            "الشكل 4: مجرى الماء في الطاحونة",
        ),
        ("جدول 2: نوبات الحراس", "جدول 3: نوبات الحراس"),
        (
            "المادة 5: يغلق الحارس الباب مساء.",
            "المادة 6: يغلق الحارس الباب مساء.",
        ),
        (
            "Quadro 2 – Turnos dos guardas",
            "Quadro 3 – Turnos dos guardas",
        ),
        ("Figura 3. O canal do moinho", "Figura 4. O canal do moinho"),
        (
            "Artigo 5.º O guarda fecha o portão à noite.",
            "Artigo 6.º O guarda fecha o portão à noite.",
        ),
        (
            "Art. 5º O guarda fecha o portão à noite.",
            "Art. 6º O guarda fecha o portão à noite.",
        ),
        (
            "Art. 15. O guarda fecha o portão à noite.",
            "Art. 16. O guarda fecha o portão à noite.",
        ),
        (
            "Cuadro 2. Turnos de los guardas",
            "Cuadro 3. Turnos de los guardas",
        ),
        (
            "Artículo 5.- El guarda cierra el portón.",
            "Artículo 6.- El guarda cierra el portón.",
        ),
        ("איור 3: תעלת המים של הטחנה", "איור 4: תעלת המים של הטחנה"),
        ("טבלה 2. משמרות השומרים", "טבלה 3. משמרות השומרים"),
        (
            "סעיף 5. השומר סוגר את השער בערב.",
            "סעיף 6. השומר סוגר את השער בערב.",
        ),
        ("चित्र 3: चक्की की नहर", "चित्र 4: चक्की की नहर"),
        ("तालिका 2. पहरेदारों की पाली", "तालिका 3. पहरेदारों की पाली"),
        (
            "अनुच्छेद 5. पहरेदार शाम को फाटक बंद करता है।",
            "अनुच्छेद 6. पहरेदार शाम को फाटक बंद करता है।",
        ),
        ("別表第一（第三条関係）", "別表第二（第三条関係）"),
        ("表2　番人の当番", "表3　番人の当番"),
        ("図3 水車の水路", "図4 水車の水路"),
        ("표 2. 문지기의 당번", "표 3. 문지기의 당번"),
        ("Рисунок 3 – Канал млина", "Рисунок 4 – Канал млина"),
        (
            "Таблиця 2. Чергування сторожів",
            "Таблиця 3. Чергування сторожів",
        ),
    ];

    #[test]
    fn parts_and_captions_are_renumbered_in_every_language() {
        for (old, new) in RENUMBERED.iter().copied() {
            let (kind, edits) = found(old, new);
            assert_eq!((kind, edits.len()), (Kind::Renumbered, 1), "{old}");
            assert_eq!(edits[0].0, Class::Reference, "{old}");
        }
    }

    /// Sentences that refer to another part.
    const SPOKEN_OF: &[(&str, &str)] = &[
        (
            "Ölçümler Şekil 3'te verilmiştir.",
            "Ölçümler Şekil 4'te verilmiştir.",
        ),
        (
            "Sonuçlar Tablo 2'de görülür.",
            "Sonuçlar Tablo 5'te görülür.",
        ),
        (
            "Ayrıntılar için bkz. Tablo 2 ve ek notlar.",
            "Ayrıntılar için bkz. Tablo 3 ve ek notlar.",
        ),
        (
            "Ücret, bu tüzüğün Madde 5 hükmüne göre ödenir.",
            "Ücret, bu tüzüğün Madde 6 hükmüne göre ödenir.",
        ),
        (
            "Ücret 5. maddeye göre ödenir.",
            "Ücret 6. maddeye göre ödenir.",
        ),
        (
            "Ücret 5 inci maddeye göre ödenir.",
            "Ücret 6 ncı maddeye göre ödenir.",
        ),
        (
            "Ücret 5'inci maddenin ikinci fıkrasına göre ödenir.",
            "Ücret 7'nci maddenin ikinci fıkrasına göre ödenir.",
        ),
        (
            "Ücret üçüncü fıkraya göre ödenir.",
            "Ücret ikinci fıkraya göre ödenir.",
        ),
        (
            "Bu kural Bölüm 3'te açıklanır.",
            "Bu kural Bölüm 4'te açıklanır.",
        ),
        (
            "Kết quả đo được nêu trong Hình 3 và phần sau.",
            "Kết quả đo được nêu trong Hình 4 và phần sau.",
        ),
        (
            "Mức phí xem Bảng 2 ở trang sau.",
            "Mức phí xem Bảng 3 ở trang sau.",
        ),
        (
            "Người gác nộp phí theo Điều 5 của nội quy này.",
            "Người gác nộp phí theo Điều 6 của nội quy này.",
        ),
        (
            "Người gác nộp phí theo khoản 2 Điều 5 của nội quy.",
            "Người gác nộp phí theo khoản 3 Điều 5 của nội quy.",
        ),
        (
            "Người gác nộp phí theo điểm a khoản 2 Điều 5 của nội quy.",
            "Người gác nộp phí theo điểm b khoản 2 Điều 5 của nội quy.",
        ),
        (
            "Quy tắc này được giải thích ở Chương 3 của sách.",
            "Quy tắc này được giải thích ở Chương 4 của sách.",
        ),
        (
            "تظهر القياسات في الشكل 3 أدناه.",
            "تظهر القياسات في الشكل 4 أدناه.",
        ),
        (
            "ترد الرسوم في الجدول 2 أدناه.",
            "ترد الرسوم في الجدول 3 أدناه.",
        ),
        (
            "انظر جدول 2 للمزيد من الرسوم.",
            "انظر جدول 3 للمزيد من الرسوم.",
        ),
        (
            "يدفع الحارس الرسم وفقا للمادة 5 من هذا النظام.",
            "يدفع الحارس الرسم وفقا للمادة 6 من هذا النظام.",
        ),
        (
            "يدفع الحارس الرسم بموجب المادة (5) من هذا النظام.",
            "يدفع الحارس الرسم بموجب المادة (6) من هذا النظام.",
        ),
        (
            "يدفع الحارس الرسم بموجب الفقرة 2 من النظام.",
            "يدفع الحارس الرسم بموجب الفقرة 3 من النظام.",
        ),
        (
            "يدفع الحارس الرسم بموجب المادة ٥ من النظام.",
            "يدفع الحارس الرسم بموجب المادة ٦ من النظام.",
        ),
        (
            "As medidas estão na Figura 3 do relatório.",
            "As medidas estão na Figura 4 do relatório.",
        ),
        (
            "As taxas constam do Quadro 2 deste aviso.",
            "As taxas constam do Quadro 3 deste aviso.",
        ),
        (
            "As taxas constam da tabela 2 deste aviso.",
            "As taxas constam da tabela 3 deste aviso.",
        ),
        (
            "A taxa é paga nos termos do artigo 5.º do regulamento.",
            "A taxa é paga nos termos do artigo 6.º do regulamento.",
        ),
        (
            "A taxa é paga nos termos do art. 5º do regulamento.",
            "A taxa é paga nos termos do art. 6º do regulamento.",
        ),
        (
            "A taxa é paga nos termos do artigo 15 do regulamento.",
            "A taxa é paga nos termos do artigo 16 do regulamento.",
        ),
        (
            "A taxa é paga nos termos do § 2º do regulamento.",
            "A taxa é paga nos termos do § 3º do regulamento.",
        ),
        (
            "A taxa é paga nos termos do inciso II do regulamento.",
            "A taxa é paga nos termos do inciso III do regulamento.",
        ),
        (
            "A taxa é paga nos termos da alínea a) do regulamento.",
            "A taxa é paga nos termos da alínea b) do regulamento.",
        ),
        (
            "A taxa é paga nos termos do n.º 2 do artigo 5.º do regulamento.",
            "A taxa é paga nos termos do n.º 3 do artigo 5.º do regulamento.",
        ),
        (
            "La tasa se paga según el artículo 5 del reglamento.",
            "La tasa se paga según el artículo 6 del reglamento.",
        ),
        (
            "La tasa se paga según el artículo 5º del reglamento.",
            "La tasa se paga según el artículo 6º del reglamento.",
        ),
        (
            "La tasa se paga según el inciso 2 del reglamento.",
            "La tasa se paga según el inciso 3 del reglamento.",
        ),
        (
            "Las medidas están en la Figura 3 del informe.",
            "Las medidas están en la Figura 4 del informe.",
        ),
        (
            "Las tasas están en el gráfico 3 del informe.",
            "Las tasas están en el gráfico 4 del informe.",
        ),
        (
            "La tasa se paga según la letra a) del artículo 5.",
            "La tasa se paga según la letra b) del artículo 5.",
        ),
        (
            "המדידות מוצגות באיור 3 להלן.",
            "המדידות מוצגות באיור 4 להלן.",
        ),
        (
            "האגרות מפורטות בטבלה 2 להלן.",
            "האגרות מפורטות בטבלה 3 להלן.",
        ),
        (
            "השומר ישלם אגרה לפי סעיף 5 לתקנון.",
            "השומר ישלם אגרה לפי סעיף 6 לתקנון.",
        ),
        (
            "השומר ישלם אגרה לפי סעיף 5(א) לתקנון.",
            "השומר ישלם אגרה לפי סעיף 5(ב) לתקנון.",
        ),
        (
            "השומר ישלם אגרה לפי סעיף קטן (א) לתקנון.",
            "השומר ישלם אגרה לפי סעיף קטן (ב) לתקנון.",
        ),
        ("האמור בסעיף 5 חל על השומר.", "האמור בסעיף 6 חל על השומר."),
        ("הכלל מוסבר בפרק 3 של הספר.", "הכלל מוסבר בפרק 4 של הספר."),
        ("माप चित्र 3 में दिए गए हैं।", "माप चित्र 4 में दिए गए हैं।"),
        ("शुल्क तालिका 2 में दिए गए हैं।", "शुल्क तालिका 3 में दिए गए हैं।"),
        (
            "पहरेदार धारा 5 के अनुसार शुल्क देगा।",
            "पहरेदार धारा 6 के अनुसार शुल्क देगा।",
        ),
        (
            "पहरेदार अनुच्छेद 5 के अनुसार शुल्क देगा।",
            "पहरेदार अनुच्छेद 6 के अनुसार शुल्क देगा।",
        ),
        (
            "पहरेदार धारा 5 की उपधारा (2) के अनुसार शुल्क देगा।",
            "पहरेदार धारा 5 की उपधारा (3) के अनुसार शुल्क देगा।",
        ),
        (
            "पहरेदार खंड (क) के अनुसार शुल्क देगा।",
            "पहरेदार खंड (ख) के अनुसार शुल्क देगा।",
        ),
        (
            "पहरेदार धारा ५ के अनुसार शुल्क देगा।",
            "पहरेदार धारा ६ के अनुसार शुल्क देगा।",
        ),
        (
            "手数料は別表第一に定める額とする。",
            "手数料は別表第二に定める額とする。",
        ),
        (
            "手数料は別表1に定める額とする。",
            "手数料は別表2に定める額とする。",
        ),
        (
            "手数料は様式第一号により届け出る。",
            "手数料は様式第二号により届け出る。",
        ),
        (
            "手数料は第五条第二項に定める。",
            "手数料は第五条第三項に定める。",
        ),
        ("수수료는 별표 1에서 정한다.", "수수료는 별표 2에서 정한다."),
        (
            "수수료는 별표 1의 금액으로 한다.",
            "수수료는 별표 2의 금액으로 한다.",
        ),
        ("측정값은 그림 3과 같다.", "측정값은 그림 4와 같다."),
        (
            "수수료는 제5조제2항에 따른다.",
            "수수료는 제5조제3항에 따른다.",
        ),
        (
            "Виміри наведено на рисунку 3 нижче.",
            "Виміри наведено на рисунку 4 нижче.",
        ),
        (
            "Виміри наведено на рис. 3 нижче.",
            "Виміри наведено на рис. 4 нижче.",
        ),
        (
            "Збори наведено в таблиці 2 нижче.",
            "Збори наведено в таблиці 3 нижче.",
        ),
        (
            "Збір сплачується за частиною 2 статті 5 статуту.",
            "Збір сплачується за частиною 3 статті 5 статуту.",
        ),
        (
            "Сбор уплачивается по подпункту 2 пункта 5 устава.",
            "Сбор уплачивается по подпункту 3 пункта 5 устава.",
        ),
        (
            "Сбор уплачивается по абзацу 2 пункта 5 устава.",
            "Сбор уплачивается по абзацу 3 пункта 5 устава.",
        ),
        (
            "Сбор уплачивается по подпункту «а» пункта 5 устава.",
            "Сбор уплачивается по подпункту «б» пункта 5 устава.",
        ),
        (
            "Die Gebühr wird nach Buchstabe a der Ordnung gezahlt.",
            "Die Gebühr wird nach Buchstabe b der Ordnung gezahlt.",
        ),
        (
            "Die Gebühr steht in Schaubild 3 der Ordnung.",
            "Die Gebühr steht in Schaubild 4 der Ordnung.",
        ),
        (
            "Die Gebühr steht in Übersicht 3 der Ordnung.",
            "Die Gebühr steht in Übersicht 4 der Ordnung.",
        ),
        (
            "La taxe figure au schéma 3 du règlement.",
            "La taxe figure au schéma 4 du règlement.",
        ),
        (
            "La taxe figure au graphique 3 du règlement.",
            "La taxe figure au graphique 4 du règlement.",
        ),
        (
            "La taxe est payée selon la lettre a du règlement.",
            "La taxe est payée selon la lettre b du règlement.",
        ),
        (
            "The fee is in Chart 3 of the rules.",
            "The fee is in Chart 4 of the rules.",
        ),
        (
            "The fee is in Box 3 of the rules.",
            "The fee is in Box 4 of the rules.",
        ),
    ];

    #[test]
    fn parts_are_spoken_of_in_every_language() {
        for (old, new) in SPOKEN_OF.iter().copied() {
            let (kind, edits) = found(old, new);
            assert_eq!(kind, Kind::Edited, "{old}");
            assert_eq!(edits[0].0, Class::Reference, "{old}");
        }
    }

    #[test]
    fn a_number_of_things_is_of_no_part() {
        for (old, new) in [
            (
                "Bekçi 5 gün içinde haber verir.",
                "Bekçi 6 gün içinde haber verir.",
            ),
            ("Bekçiye ek 5 gün verilir.", "Bekçiye ek 6 gün verilir."),
            (
                "Người gác báo tin trong 5 ngày.",
                "Người gác báo tin trong 6 ngày.",
            ),
            (
                "Đội nhà được 5 điểm trong trận đấu.",
                "Đội nhà được 6 điểm trong trận đấu.",
            ),
            ("يخبر الحارس خلال 5 أيام.", "يخبر الحارس خلال 6 أيام."),
            ("O guarda avisa em 5 dias.", "O guarda avisa em 6 dias."),
            ("השומר יודיע בתוך 5 ימים.", "השומר יודיע בתוך 6 ימים."),
            ("पहरेदार 5 दिन में सूचना देगा।", "पहरेदार 6 दिन में सूचना देगा।"),
            ("문지기는 5일 이내에 알린다.", "문지기는 6일 이내에 알린다."),
            (
                "Người gác nộp một khoản 5 triệu đồng.",
                "Người gác nộp một khoản 6 triệu đồng.",
            ),
        ] {
            let (_, edits) = found(old, new);
            assert_eq!(edits[0].0, Class::Number, "{old}");
        }
    }
}
