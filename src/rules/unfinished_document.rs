//! The rule `unfinished-document`.

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::sentences;
use crate::rule::{Options, declare_rule};
use crate::rules::ending::{self, SHORT};
use crate::text::glyphs::OPAQUE;
use crate::text::marks::{CLAUSE_ENDS, CLOSERS};
use crate::text::script::{self, HAN_WEIGHT};
use crate::text::segment;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a document whose last paragraph breaks off.
    ///
    /// The paragraph ends with a comma or a joining word (和, of, и), or it is long and has no final punctuation although other
    /// paragraphs do, unless its last word ends a sentence elsewhere in the document. Signatures, dates, addresses, tables,
    /// headings and code at the end are ignored.
    ///
    /// ## Why
    /// Something was lost when the text was copied, or has not been written yet.
    ///
    /// ## Example
    /// ```bad
    /// 两市将修复沿江步道，更换破损的护栏和路灯。
    ///
    /// 两市将在汛期到来之前完成堤岸加固，开放三处码头，并
    /// ```
    /// ```good
    /// 两市将修复沿江步道，更换破损的护栏和路灯。
    ///
    /// 二〇二六年五月十九日
    /// ```
    ///
    /// ## Default
    /// A warning: the end is missing, but nothing shows how much of it.
    "unfinished-document", "paragraphs", Warning, needs &[Knowledge::Joining] => Each(check)
}

/// From this weight on a paragraph wants a final mark. With 15 and 60 the same.
const LONG: u32 = 30 * HAN_WEIGHT;
/// How many Han characters are a word. Chosen by hand.
const HAN_WORD: usize = 2;
/// How near to the end an address stands that ends the document, in characters. With 20 and 80 the same.
const ADDRESS: usize = 40;
/// The first of the characters that are pictures: the block of miscellaneous symbols.
const PICTURES: char = '\u{2600}';
/// What closes a quotation.
const QUOTES: [char; 5] = ['"', '”', '“', '»', '」'];
/// The most words before a colon that say what follows. Chosen by hand, 2026-11.
const HEAD: usize = 2;
/// The most words of a date. Chosen by hand, 2026-11.
const DATE: usize = 3;
/// The most words of a name behind a quotation. Chosen by hand, 2026-11.
const NAME: usize = 4;
/// So many items before the last show that items have final marks. Chosen by hand, 2026-11.
const ITEMS: usize = 3;
/// One long paragraph in so many may lack its mark, besides the last. With 10 and 40 the same.
const ORDERLY: i32 = 20;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let Some(last) = reading.paragraphs().next_back() else {
        return;
    };
    let running = matches!(last.kind, Kind::Body | Kind::ListItem | Kind::Quote);
    let text = last.text();
    let weight = script::weight_of(last.body());
    // A numbered paragraph without a final mark looks like a heading.
    let running = running
        || (last.kind == Kind::Heading
            && weight >= 2 * SHORT
            && segment::ends_open(last.vocabulary(), text));
    if !running || weight < SHORT || segment::ends_sentence(text) {
        return;
    }
    let note = last.kind == Kind::ListItem
        && sentences::may_strand(last.vocabulary(), text)
        && has_unmarked_items(reading);
    let open = !note && segment::ends_open(last.vocabulary(), text);
    if ends_well(reading, last, open) {
        return;
    }
    // An address of mail or of the web ends nothing that could break off.
    if last
        .glyphs()
        .iter()
        .rev()
        .take(ADDRESS)
        .any(|glyph| glyph.c == OPAQUE)
    {
        return;
    }
    let closed = text.ends_with(CLOSERS);
    // A comma shows that a sentence has begun.
    let enough = if text.contains('，') { LONG / 2 } else { LONG };
    let long = weight >= enough && !closed && !text.ends_with(CLAUSE_ENDS);
    let goes_on = text.ends_with([';', '；']) && last.kind == Kind::ListItem;
    let finishes = || match last.kind {
        Kind::ListItem => finishes_items(reading),
        _ => finishes(reading),
    };
    if !(open || goes_on || (long && finishes() && !is_whole(reading, text))) {
        return;
    }
    let end = ending::last_characters(reading, last.span);
    let tail = reading.quote(end);
    let message = message!("unfinished-document.breaks-off", end = tail);
    let finding = RULE.finding(reading.number(), end, message);
    findings.push(match complete(reading) {
        Some(span) => finding.example(span, message!("unfinished-document.complete")),
        None => finding,
    });
}

/// Whether a paragraph without a final mark is complete as it is: it ends in a link, in tags, in a picture behind its final mark, with an
/// empty bullet, or is a formula. One that is `open`, for it ends in a word that wants more, ends in no tag and is no formula.
fn ends_well(reading: &Reading, last: Paragraph, open: bool) -> bool {
    let text = last.text().trim_end();
    let (_, behind) = reading.around(last.span);
    let line = text.rsplit('\n').next().unwrap_or("");
    let word = text.split_whitespace().next_back().unwrap_or("");
    let mark = |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    let picture = |c: char| c.is_whitespace() || (c >= PICTURES && !script::is_word(c) && !mark(c));
    behind.starts_with("](")
        || (!open && (word.trim_start_matches('\\').starts_with('#') || line.contains(" = ")))
        || matches!(word, "-" | "*" | "+")
        || (!open && (is_host(word) || is_attributed(line)))
        || is_declaration(text)
        || (!open && is_colophon(reading.quote(last.span)))
        || text.ends_with(['~', '～', '|'])
        || segment::ends_sentence(text.trim_end_matches(picture))
}

/// Whether a word is the name of a computer or a file: piers.example, lamp.txt.
fn is_host(word: &str) -> bool {
    let mut parts = word.split('.');
    let named = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let ending = word.rsplit('.').next().unwrap_or("");
    word.contains('.')
        && parts.all(named)
        && ending.len() >= 2
        && ending.chars().all(|c| c.is_ascii_lowercase())
}

/// Whether a line ends in a quotation and who said it: “Shut the gate” - the keeper.
fn is_attributed(line: &str) -> bool {
    let Some((at, dash)) = line.rmatch_indices(['-', '–', '—']).next() else {
        return false;
    };
    let (said, who) = (line[..at].trim_end(), &line[at + dash.len()..]);
    said.ends_with(QUOTES) && who.split_whitespace().count() <= NAME
}

/// Whether a text ends as what is said of the document itself does: in a date that a word introduces (Version: May 2026), or in lines that
/// each begin so.
fn is_colophon(text: &str) -> bool {
    let said = |line: &str| {
        let line = line.trim_matches(['*', '_', ' ']);
        let line = line.rsplit(". ").next().unwrap_or(line);
        let (head, rest) = line.split_once(':')?;
        let short = head.split_whitespace().count() <= HEAD && head.contains(char::is_alphabetic);
        (short && rest.starts_with([' ', '*'])).then(|| rest.trim_matches(['*', ' ']).to_owned())
    };
    let lines: Vec<Option<String>> = text.lines().map(said).collect();
    let Some(Some(last)) = lines.last() else {
        return false;
    };
    let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let dated = last.split_whitespace().count() <= DATE && last.split_whitespace().any(year);
    dated || (lines.len() > 1 && lines.iter().all(Option::is_some))
}

/// Whether a text ends in a declaration of a style sheet: `width: 3px;`.
fn is_declaration(text: &str) -> bool {
    let Some((front, value)) = text
        .strip_suffix(';')
        .and_then(|text| text.rsplit_once(": "))
    else {
        return false;
    };
    let name = front.rsplit(' ').next().unwrap_or("");
    let value = value.trim_start_matches('-');
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        && value.starts_with(|c: char| c.is_ascii_digit() || c == '#')
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '#' | '.' | '%'))
}

/// Whether the text ends in a word that ends sentences elsewhere in the document: then only the mark is missing.
fn is_whole(reading: &Reading, text: &str) -> bool {
    let is_part = |c: &char| script::is_word(*c);
    let han = text.ends_with(script::is_han);
    let last: Vec<char> = text.chars().rev().take_while(is_part).collect();
    let length = if han { HAN_WORD } else { last.len() };
    let word: String = last.iter().take(length).rev().collect();
    let mut all = reading.paragraphs();
    !word.is_empty()
        && all.any(|each| {
            let mut places = each.text().match_indices(&word);
            places.any(|(at, _)| {
                let end = at + word.len();
                let mark = each.text()[end..].chars().next();
                mark.is_some_and(|mark| segment::ends_sentence(&format!("{word}{mark}")))
            })
        })
}

/// Whether the long paragraphs of the document have final marks, and the last one is one of several.
fn finishes(reading: &Reading) -> bool {
    let bodies = reading
        .paragraphs()
        .filter(|each| each.kind == Kind::Body && script::weight_of(each.body()) >= LONG);
    let (mut with, mut without) = (0, 0);
    for each in bodies {
        let text = each.text();
        if segment::ends_sentence(text) || text.ends_with(CLAUSE_ENDS) {
            with += 1;
        } else {
            without += 1;
        }
    }
    with >= 2 && without <= 1 + with / ORDERLY
}

/// Whether the items of the document's lists have final marks, the last one aside.
fn finishes_items(reading: &Reading) -> bool {
    let last = reading.paragraphs().len() - 1;
    let items = reading
        .paragraphs()
        .filter(|each| each.kind == Kind::ListItem && each.index() < last);
    let mut ends =
        items.map(|each| segment::ends_sentence(each.text()) || each.text().ends_with(CLAUSE_ENDS));
    ends.by_ref().take(ITEMS).filter(|end| *end).count() == ITEMS && ends.all(|end| end)
}

/// Whether an item before the last one has no final mark: the items are notes, of phrases as well as of sentences.
fn has_unmarked_items(reading: &Reading) -> bool {
    let mut before = reading.paragraphs().rev().skip(1);
    before.any(|each| {
        each.kind == Kind::ListItem
            && !segment::ends_sentence(each.text())
            && !each.text().ends_with(CLAUSE_ENDS)
    })
}

/// The final mark of the last paragraph that has one.
fn complete(reading: &Reading) -> Option<Span> {
    let found = reading
        .paragraphs()
        .rev()
        .find(|each| segment::ends_sentence(each.text()))?;
    found.glyphs().last().map(|glyph| glyph.span())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn the_end_that_is_shown_is_in_the_text_and_not_in_its_marks() {
        let text = "<p>The keeper shuts the gate.</p>\n<p>The seller &amp; the buyer &mdash; both of the <b>harbour</b> &mdash; carry the goods to the <i>lower</i> gate of the</p>\n";
        assert_eq!(found_in(&RULE, "x.html", text), [[" gate of the", "."]]);
    }

    #[test]
    fn finds_an_end_that_wants_more() {
        for text in [
            "双方将继续开展合作。\n\n双方商定深化农业领域的协作，扩大贸易规模，",
            "The buyer pays within thirty days.\n\nThe seller delivers the goods to the warehouse named by the",
            "Покупатель платит в течение тридцати дней.\n\nПродавец поставляет товар на склад, указанный в договоре, и",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_long_last_paragraph_wants_the_mark_that_others_have() {
        let text =
            "双方将继续在平等互利的基础上开展投资合作，助力实施重大项目，保障投资者的合法权益。";
        let bare = text.trim_end_matches('。');
        // The same words end a sentence above: only the mark is missing.
        silent(&RULE, &[&format!("{text}\n\n{text}\n\n{bare}")]);
        let short = "双方将继续推动货物贸易提质升级，挖掘新的增长";
        assert_eq!(
            found(&RULE, &format!("{text}\n\n{text}\n\n{short}")).len(),
            1
        );
        silent(&RULE, &[&format!("{bare}\n\n{bare}\n\n{bare}")]);
    }

    #[test]
    fn a_note_among_notes_may_end_in_a_word_that_joins() {
        let notes = |last: &str| {
            let text = format!(
                "The keepers met at the lock. All of them came.\n\n- a new gate, smaller than the old one\n- {last}\n"
            );
            found_in(&RULE, "notes.md", &text).len()
        };
        for last in [
            "as soon as the wall is dry, the old gate will go on top of that",
            "the smith makes the bolt that the keepers asked for",
        ] {
            assert_eq!(notes(last), 0, "{last}");
        }
        assert_eq!(
            notes("as soon as the wall is dry, the smith brings the bolt and the"),
            1
        );
        let marked = "- The new gate is smaller than the old one.\n- As soon as the wall is dry, the old gate will be put on top of that\n";
        assert_eq!(found_in(&RULE, "notes.md", marked).len(), 1);
    }

    #[test]
    fn a_picture_behind_the_last_mark_ends_well() {
        let text = "渡船每天早上六点离开码头，中午返回。\n\n码头的灯由守夜人点亮，清晨熄灭。\n\n在接下来的章节中，我们介绍船闸、灯塔和码头，以及修缮它们的办法。 🚀";
        silent(&RULE, &[text]);
    }

    #[test]
    fn links_tags_pictures_formulas_and_items_are_complete() {
        let two = "The keeper of the pier writes every ship that calls into the book of the house.\n\nThe book is kept in the house, and the keeper shows it to whoever asks to see it.\n\n";
        let file = |text: &str| found_in(&RULE, "pier.md", &format!("{two}{text}"));
        for text in [
            "How the keeper of the pier finds the fee of a guest is told at length in the [Book of Fees and Guests](fees.md)",
            "The new book of the keeper lets every guest of the house see what a place at the pier costs #pier #book #guests",
            "On the next pages you see what the keeper of the pier does all day long and how you can help him do it. ✨",
            "The fee is reckoned so:\n   fee = number of days at the pier x length of the ship in metres x price of a metre and a day",
            "This is what we shall read about:\n\n- How the keeper writes the ships into his book\n- How the keeper of the pier finds the fee that a guest has to pay for the place of his ship",
            "*This book was made by the keeper of the pier for the guests of the house, so that they find their way. Made: May 2026*",
            "**Made:** May 2026  \n**Read by:** the miller and the smith of the town  \n**Keeper:** Hill - the one who has the keys of the pier and the lamps of the house",
            "The keeper of the pier lives in the house above the lock and reads letters to lamps at piers.example",
            "“Nobody I know writes every ship that calls into the book of the house with such a hand as his” - @miller",
            "- The keeper of the house writes the ships into the book.\n- The miller reads the book.\n- The smith mends it.\n- The picture of the book is so large because the keeper gave it the property width: 30px;",
            "- Did the keeper tell the guests what the place at the pier costs them and when they have to leave it?\n      -\n      -",
        ] {
            assert!(file(text).is_empty(), "{text}");
        }
        assert_eq!(
            file("The keeper of the pier finds the fee of a guest by the length of the ship and takes it to").len(),
            1
        );
    }

    #[test]
    fn signatures_dates_and_complete_texts_are_none() {
        silent(
            &RULE,
            &[
                "双方将继续开展合作。\n\n甲方代表：张三　乙方代表：李四",
                "双方将继续开展合作。\n\n2026年5月19日于北京",
                "The buyer pays.\n\nJohn Smith, Director",
                "",
            ],
        );
    }
}
