//! Captions with one number: of two things, or of one that goes on.

use crate::document::reading::Reading;
use crate::facts::reference;
use crate::rules::numbering_gap::sequence::Item;
use crate::text::script;
use crate::text::span::Span;

/// What is between the number of a caption and its title, besides spaces.
const MARKS: [char; 6] = ['.', ':', '：', '-', '—', ')'];

/// Whether two captions with one number are of two things: the same mark follows both numbers, and then another title.
pub(super) fn has_other_title(reading: &Reading, last: Item, item: Item) -> bool {
    // In Han a space parts the number from its title, which keys leave out.
    let titles = [last, item].map(|item| {
        let paragraph = reading.paragraph(item.paragraph);
        let end = reference::heading(paragraph.key()).map_or(0, |(_, end)| end);
        let number = paragraph.source(Span::new(0, end));
        let rest = reading.quote(Span::new(number.end as usize, paragraph.span.end as usize));
        let title = rest.trim_start_matches(|c: char| c.is_whitespace() || MARKS.contains(&c));
        let bare = title.trim_end().trim_end_matches(['.', '。']);
        (&rest[..rest.len() - title.len()], bare)
    });
    let [(one_mark, one), (two_mark, two)] = titles;
    let continued = one.starts_with(two) || two.starts_with(one);
    let spaced = |mark: &str| mark.trim().is_empty();
    // 图2 显示 is a sentence, and a space alone says nothing before Latin letters.
    let named = |title: &str| {
        title.starts_with(script::is_unspaced) && !title.contains(['。', '，', '、', '；', ':'])
    };
    let sure = !spaced(one_mark) || (!one_mark.is_empty() && named(one) && named(two));
    one_mark.trim() == two_mark.trim() && sure && !continued
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::numbering_gap::RULE;

    #[test]
    fn the_last_caption_can_have_the_number_of_the_one_before() {
        for text in [
            "Figure 1: The gate.\n\nIt is red.\n\nFigure 2: The lamp.\n\nIt is lit.\n\nFigure 2: The rope.\n\nIt is wet.",
            "表1　闸门\n\n甲\n\n表2　灯\n\n乙\n\n表2　缆绳\n\n丙",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
            let continued = text
                .replace("rope", "lamp (continued)")
                .replace("缆绳", "灯（续）");
            assert!(found(&RULE, &continued).is_empty(), "{continued}");
        }
    }

    #[test]
    fn finds_captions_with_one_number_in_any_script_and_from_any_number_on() {
        for (text, label) in [
            (
                "Figure 5. A lock\n\nText.\n\nFigure 6. A gate\n\nText.\n\nFigure 6. A boat\n\nText.\n\nFigure 7. A net",
                "Figure 6",
            ),
            (
                "图1　灯塔\n\n正文。\n\n图2　码头\n\n正文。\n\n图2　渔船\n\n正文。\n\n图3　渔网",
                "图2",
            ),
            (
                "示例1　点灯\n\n正文。\n\n示例2　关灯\n\n正文。\n\n示例2　擦灯\n\n正文。\n\n示例3　换灯",
                "示例2",
            ),
            (
                "Listing 1: Light it\n\nText.\n\nListing 2: Clean it\n\nText.\n\nListing 2: Mend it\n\nText.\n\nListing 3: Sell it",
                "Listing 2",
            ),
            (
                "表1 灯台\n\n本文。\n\n表2 港\n\n本文。\n\n表2 船\n\n本文。\n\n表3 網",
                "表2",
            ),
        ] {
            let all = found(&RULE, text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert_eq!(all[0][0], label, "{text}");
        }
        silent(
            &RULE,
            &[
                "图1 灯塔\n\n图2 码头\n\n图2 显示了码头，那里有船。\n\n图3 渔网",
                "图1 灯塔\n\n图2 码头\n\n图2 码头（续）\n\n图3 渔网",
                "Figure 5. A lock\n\nFigure 6. A gate\n\nFigure 6. A gate\n\nFigure 7. A net",
            ],
        );
    }
}
