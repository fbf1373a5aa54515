//! Plain text: lines, pages and paragraphs found by their look. Positions are those of the file itself.

use crate::document::{Document, Paragraph};
use crate::input::layout::Look;
use crate::input::{Reader, contents, furniture, kind, layout, lines};
use crate::text::fold::Folding;
use crate::text::keys::Keys;
use crate::text::normalise;
use crate::text::span::Span;

/// The reader of plain text, and of everything that no other reader claims.
pub(super) const READER: Reader = Reader {
    name: "txt",
    extensions: &["txt", "text"],
    read,
};

fn read(name: String, text: String, folding: Folding) -> Document {
    let measured = lines::lines(&text);
    let flow = furniture::remove(&text, measured);
    let mut left_out = flow.furniture;
    let mut drafts = layout::drafts(&text, flow.lines, &mut left_out);
    let mut list = std::mem::take(&mut drafts.list);
    list.retain(|draft| !drafts.pieces(draft).is_empty());
    let mut keys = Keys::with_capacity(folding, text.len());
    let push = |draft| normalise::push(&mut keys, &text, drafts.pieces(draft));
    let spans: Vec<Span> = list.iter().map(push).collect();
    // The dots and the page number behind an entry stand for nothing that a reader reads.
    let leaders = list
        .iter()
        .filter(|draft| draft.look == Look::Contents)
        .filter_map(|draft| {
            let start = drafts.pieces(draft).first()?.span.end;
            let end = draft.first.end;
            (start != end).then_some(Span { start, end })
        });
    left_out.extend(leaders);
    let texts: Vec<&str> = spans.iter().map(|span| span.of(keys.text())).collect();
    contents::mark(&mut list, &texts);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(list.len());
    for (at, draft) in list.iter().enumerate() {
        let (kind, level) = kind::classify(&list, &texts, at);
        let pieces = drafts.pieces(draft).iter().map(|piece| piece.span);
        let span = pieces.reduce(Span::join).unwrap_or_default();
        let body = spans[at].start + body_start(texts[at], draft.label_length);
        paragraphs.push(Paragraph {
            span,
            key: spans[at],
            body,
            kind,
            level,
            label: draft.label,
        });
    }
    left_out.sort_unstable();
    Document {
        name,
        text,
        paragraphs,
        keys,
        furniture: left_out,
    }
}

/// Where in the key the text after a label of `length` bytes starts, spaces not counted: the head that the label was read from
/// keeps more spaces than the key does.
fn body_start(key: &str, length: usize) -> u32 {
    if length == 0 {
        return 0;
    }
    let mut left = length;
    for (at, c) in key.char_indices() {
        if left == 0 && c != ' ' {
            return at as u32;
        }
        left = left.saturating_sub(if c == ' ' { 0 } else { c.len_utf8() });
    }
    key.len() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::document::Document;
    use crate::input::{Options, from_bytes};

    fn document(text: &str) -> Document {
        from_bytes("x.txt", text.as_bytes(), &Options::default()).unwrap()
    }

    fn keys(text: &str) -> Vec<String> {
        let document = document(text);
        document
            .paragraphs
            .iter()
            .map(|each| document.key(each).to_owned())
            .collect()
    }

    #[test]
    fn keeps_numbers_apart_from_text() {
        let found = document(
            "第一条　为了规范管理，制定本办法。\n\n1.2.3. Scope\n\nThis is the text.\n\nСтатья 5. Предмет договора",
        );
        let parts: Vec<_> = found
            .paragraphs
            .iter()
            .map(|each| (found.label(each), found.body(each)))
            .collect();
        let expected = [
            ("第一条", "为了规范管理,制定本办法。"),
            ("1.2.3.", "Scope"),
            ("", "This is the text."),
            ("Статья 5.", "Предмет договора"),
        ];
        assert_eq!(parts, expected);
    }

    #[test]
    fn an_empty_file_has_no_paragraphs() {
        assert!(keys("").is_empty() && keys(" \n\n\t\n").is_empty());
    }

    #[test]
    fn line_ends_do_not_matter() {
        let text = "第一段文字，\n继续。\n\nSecond paragraph\ngoes on.\n";
        assert_eq!(keys(text), keys(&text.replace('\n', "\r\n")));
        assert_eq!(keys(text), keys(&text.replace('\n', "\r")));
    }

    proptest! {
        #[test]
        fn noise_never_breaks_the_reader(text in "([a-zА-я第一条章（）(1).、,。\\-=>|# \t\n\r\u{c}\u{3000}\u{ad}]|\\PC){0,200}") {
            let found = document(&text);
            let mut last = 0;
            for each in &found.paragraphs {
                prop_assert!(each.span.start >= last && !each.span.is_empty());
                prop_assert!(text.get(each.span.range()).is_some());
                prop_assert!(each.key.start <= each.body && each.body <= each.key.end);
                prop_assert!(!found.reading(each).contains('\n'));
                last = each.span.end;
            }
        }

        #[test]
        fn no_letter_is_lost(text in "[a-z甲乙第一条,。 \n\u{3000}>#]{0,200}") {
            let found = document(&text);
            let kept: usize = found.paragraphs.iter().map(|each| found.reading(each).chars().filter(|c| c.is_alphanumeric()).count()).sum();
            prop_assert_eq!(kept, text.chars().filter(|c| c.is_alphanumeric()).count());
        }
    }
}
