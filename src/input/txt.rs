//! Plain text: lines, pages and paragraphs found by their look. Positions are those of the file itself.

use crate::document::Document;
use crate::input::assemble::{Found, assemble};
use crate::input::decode::{self, Decoded};
use crate::input::{Error, Options, Reader, furniture, kind, layout, lines};
use crate::text::conflicts;

/// The reader of plain text, and of everything that no other reader claims.
pub(super) const READER: Reader = Reader {
    name: "txt",
    extensions: &["txt", "text"],
    read,
    claims: None,
};

fn read(name: &str, bytes: Vec<u8>, options: &Options) -> Result<Document, Error> {
    let Decoded { text, guessed } = decode::decode(name, bytes, options.encoding)?;
    let conflicts = conflicts::find(&text);
    let blank = conflicts::blank(&text, &conflicts);
    let flow = furniture::remove(&blank, lines::lines(&blank));
    let mut furniture = flow.furniture;
    let drafts = layout::drafts(&blank, flow.lines, &mut furniture);
    furniture.extend(conflicts.into_iter().flat_map(|conflict| conflict.marks));
    furniture.sort_unstable();
    let found = Found {
        text,
        guessed,
        rendering: None,
        drafts,
        furniture,
    };
    Ok(assemble(name, found, options.folding, kind::classify))
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
    fn a_line_that_shows_nothing_is_no_paragraph() {
        for blank in ["\u{200b}", "\u{feff}\u{200d}", "\u{3000}\u{200b} "] {
            let text = format!("The mill stands.\n\n{blank}\n\nIt was burnt.\n");
            assert_eq!(keys(&text), ["The mill stands.", "It was burnt."]);
            let furniture = document(&text).furniture;
            let shown: Vec<&str> = furniture.iter().map(|span| span.of(&text)).collect();
            assert_eq!(shown, [blank.trim_matches(char::is_whitespace)]);
            let found = from_bytes("x.md", text.as_bytes(), &Options::default()).unwrap();
            assert_eq!(found.paragraphs.len(), 2);
            // It parts them without blank lines around it.
            let close =
                format!("제1조 방앗간은 둑에 있다.\n{blank}\n제2조 방앗간은 밤에 닫는다.\n");
            assert_eq!(keys(&close).len(), 2, "{blank:?}");
            assert_eq!(document(&close).furniture.len(), 1);
        }
        let text = "The mill stands.\n\n&nbsp;\n\nIt was burnt.\n";
        let found = from_bytes("x.md", text.as_bytes(), &Options::default()).unwrap();
        assert_eq!(found.paragraphs.len(), 2);
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
