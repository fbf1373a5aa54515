//! The rule `invisible-character`.

use std::cell::LazyCell;

use crate::document::CodeUse;
use crate::document::reading::Reading;
use crate::finding::{Finding, Replacement};
use crate::rule::{Options, declare_rule};
use crate::text::span::Span;
use crate::wording::message::{Message, message};

declare_rule! {
    /// ## What it does
    /// Finds characters that nobody can see or read.
    ///
    /// These are zero-width, directional, control and private-use characters, line and paragraph separators, blank letters, and
    /// the replacement character that marks a lost one. No-break spaces are reported next to a space, and after the `#` of a
    /// heading in Markdown, because the line is then not a heading.
    ///
    /// Each character gets one finding for all of its places in the prose of a document, and one for those in code, addresses and
    /// markup, where it may be meant. Characters that a script needs are ignored: joiners in Arabic, Indic scripts and emoji, word
    /// breaks in Thai, Khmer, Lao and Burmese, directional characters in a text with a right-to-left script, soft hyphens and
    /// other no-break spaces.
    ///
    /// ## Why
    /// They come with pasted text. A search does not find a word with such a character in it, a directional character can
    /// make a sum read backwards, and a private-use character looks different on every machine.
    ///
    /// ## Example
    /// ```bad
    /// The keeper opens the gate​ at dawn.
    /// ```
    /// ```good
    /// The keeper opens the gate at dawn.
    /// ```
    ///
    /// ## Fix
    /// Removes zero-width characters; this is safe. Control and directional characters are removed by an unsafe fix; the cell
    /// mark, the no-break hyphen and the line break of a word processor become a tab, a hyphen and a line end. Only the author
    /// knows what a lost or private-use character was, so there is no fix for it. Code, addresses and markup are never changed.
    /// In plain text, whatever is between backticks or laid out like code or a table counts as code; other code cannot be
    /// distinguished from prose.
    ///
    /// ## Default
    /// A warning: harmless to most readers, but a trap for every program.
    "invisible-character", "characters", Warning, needs &[] => Each(check)
}

/// The most marks that make a heading in Markdown, by its specification.
const DEEPEST: usize = 6;
/// A document with so many double spaces of that sort lays its text out with them. Chosen by hand.
const LAYOUT: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    NoWidth,
    /// It turns the direction of writing.
    Direction,
    Control,
    /// It ends a line or a paragraph.
    Separator,
    /// It is a letter without form.
    Blank,
    /// It means nothing outside one machine.
    Private,
    /// It stands for a character that was lost.
    Lost,
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let text = reading.file();
    let mut found: Vec<Found> = Vec::new();
    let from_right = LazyCell::new(|| text.contains(is_from_the_right));
    for (at, c) in text.char_indices() {
        let Some(fault) = fault(c) else { continue };
        let needed = match fault {
            Fault::Direction => *from_right,
            fault => is_needed(text, at, c, fault),
        };
        if needed {
            continue;
        }
        let span = Span::new(at, at + c.len_utf8());
        // In the scripts and tags of a page, it is not for its reader.
        if reading.document().markup.names_characters() && reading.quote(span).is_empty() {
            continue;
        }
        let in_prose = reading.may_change(span);
        let same = |known: &&mut Found| known.c == c && known.in_prose == in_prose;
        match found.iter_mut().find(same) {
            Some(known) => known.places.push(span),
            None => found.push(Found {
                c,
                fault,
                in_prose,
                places: vec![span],
            }),
        }
    }
    for each in found {
        findings.push(finding(reading, &each));
    }
    spaces(reading, findings);
    headings(reading, findings);
}

/// No-break spaces that double a space inside a line.
fn spaces(reading: &Reading, findings: &mut Vec<Finding>) {
    let mut places: Vec<Span> = Vec::new();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        for (at, glyph) in glyphs.iter().enumerate().filter(|(_, g)| g.c == '\u{a0}') {
            let c = |at: Option<usize>| at.and_then(|at| glyphs.get(at)).map(|glyph| glyph.c);
            let words = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && c != '|');
            let (before, after) = (at.checked_sub(1), Some(at + 1));
            let behind = c(before) == Some(' ') && words(c(at.checked_sub(2))) && words(c(after));
            let ahead = c(after) == Some(' ') && words(c(before)) && words(c(Some(at + 2)));
            if behind || ahead {
                places.push(glyph.span());
            }
        }
    }
    if places.is_empty() || places.len() >= LAYOUT {
        return;
    }
    let count = places.len();
    let message = message!("invisible-character.double-space", count = count);
    let edits = places.iter().map(|span| Replacement {
        span: *span,
        text: String::new(),
    });
    findings.push(all(reading, message, &places).fixed(false, edits.collect()));
}

/// Spaces after the marks of a heading that make it none.
fn headings(reading: &Reading, findings: &mut Vec<Finding>) {
    if reading.document().code != CodeUse::Apart {
        return;
    }
    for paragraph in reading.prose() {
        let text = reading.quote(paragraph.span);
        let rest = text.trim_start_matches('#');
        let marks = text.len() - rest.len();
        let hidden = rest.starts_with(['\u{a0}', '\u{3000}']) && rest.trim() != "";
        let (before, _) = reading.around(paragraph.span);
        let c = rest.chars().next().unwrap_or_default();
        if (1..=DEEPEST).contains(&marks) && hidden && (before.is_empty() || before.ends_with('\n'))
        {
            let span = reading.quoted(paragraph.span, marks..marks + c.len_utf8());
            let code = format!("{:04X}", u32::from(c));
            let message = message!("invisible-character.heading", code = code);
            let edit = Replacement {
                span,
                text: " ".to_owned(),
            };
            findings.push(all(reading, message, &[span]).fixed(false, vec![edit]));
        }
    }
}

/// A character with all of its places in the prose of a document, or all outside it, where a fix may not touch it.
struct Found {
    c: char,
    fault: Fault,
    in_prose: bool,
    places: Vec<Span>,
}

fn fault(c: char) -> Option<Fault> {
    match c {
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Some(Fault::Blank),
        '\u{2028}' | '\u{2029}' => Some(Fault::Separator),
        '\t' | '\n' | '\r' | '\u{c}' | '\u{85}' | ' '..='~' | '\u{a0}'..='\u{17ff}' => None,
        '\u{0}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0001}'..='\u{e007f}' => Some(Fault::Control),
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' => {
            Some(Fault::NoWidth)
        }
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => {
            Some(Fault::Direction)
        }
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(Fault::Private),
        '\u{fffd}' => Some(Fault::Lost),
        _ => None,
    }
}

/// Whether the characters next to it need the character.
fn is_needed(text: &str, at: usize, c: char, fault: Fault) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    let near = |test: fn(char) -> bool| before.is_some_and(test) || after.is_some_and(test);
    match fault {
        Fault::NoWidth if matches!(c, '\u{200c}' | '\u{200d}') => near(joins),
        Fault::NoWidth => near(breaks_unseen),
        // Tags end some flags among the emoji.
        Fault::Control => matches!(c, '\u{e0001}'..='\u{e007f}') && near(|c| c > '\u{1f000}'),
        Fault::Blank => near(is_beside_blank),
        Fault::Direction | Fault::Private | Fault::Lost | Fault::Separator => false,
    }
}

/// Whether blank letters belong to the script: Hangul and Braille.
fn is_beside_blank(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2801}'..='\u{28ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7ff}')
}

/// Whether joiners next to the character change how it is written: Arabic, Indic scripts, Mongolian, emoji.
fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether the character belongs to a script without spaces that marks its words with unseen breaks.
fn breaks_unseen(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1800}'..='\u{18af}')
}

fn is_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn finding(reading: &Reading, found: &Found) -> Finding {
    let (fault, places) = (found.fault, &found.places[..]);
    let message = told(found.c, fault, places.len());
    let safe = match fault {
        Fault::NoWidth => true,
        Fault::Direction | Fault::Control | Fault::Separator | Fault::Blank => false,
        Fault::Private | Fault::Lost => return all(reading, message, places),
    };
    let text = match found.c {
        '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{e}' => "\n",
        '\u{7}' => "\t",
        '\u{1e}' => "-",
        _ => "",
    };
    let edits = places.iter().map(|span| Replacement {
        span: *span,
        text: text.to_owned(),
    });
    all(reading, message, places).fixed(safe, edits.collect())
}

/// One finding for all places.
fn all(reading: &Reading, message: Message, places: &[Span]) -> Finding {
    let first = RULE.finding(reading.number(), places[0], message);
    let rest = places[1..].iter();
    rest.fold(first, |finding, span| finding.again(*span))
}

/// What to say of a character that is in so many places.
fn told(c: char, fault: Fault, count: usize) -> Message {
    let code = format!("{:04X}", u32::from(c));
    match fault {
        Fault::Control => match name(c) {
            Some(name) => message!(
                "invisible-character.control-named",
                code = code,
                name = name,
                count = count
            ),
            None => message!("invisible-character.control", code = code, count = count),
        },
        Fault::Private => message!("invisible-character.private", code = code, count = count),
        Fault::Lost => message!(
            "invisible-character.replacement",
            code = code,
            count = count
        ),
        _ => match name(c) {
            Some(name) => message!(
                "invisible-character.named",
                code = code,
                name = name,
                count = count
            ),
            None => message!("invisible-character.no-name", code = code, count = count),
        },
    }
}

/// What Unicode calls the characters that are met most often.
fn name(c: char) -> Option<Message> {
    Some(match c {
        // As Word has them in its files and its clipboard: [MS-DOC], 2.4.1 and 2.8.25.
        '\u{1}' => message!("invisible-character.object"),
        '\u{2}' => message!("invisible-character.footnote"),
        '\u{5}' => message!("invisible-character.comment"),
        '\u{7}' => message!("invisible-character.cell"),
        '\u{8}' => message!("invisible-character.backspace"),
        '\u{b}' => message!("invisible-character.line-break"),
        '\u{e}' => message!("invisible-character.column-break"),
        '\u{13}' => message!("invisible-character.field-start"),
        '\u{14}' => message!("invisible-character.field-separator"),
        '\u{15}' => message!("invisible-character.field-end"),
        '\u{1b}' => message!("invisible-character.escape"),
        '\u{1e}' => message!("invisible-character.no-break-hyphen"),
        '\u{1f}' => message!("invisible-character.optional-hyphen"),
        '\u{2028}' => message!("invisible-character.line-separator"),
        '\u{2029}' => message!("invisible-character.paragraph-separator"),
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => {
            message!("invisible-character.hangul-filler")
        }
        '\u{2800}' => message!("invisible-character.braille-blank"),
        '\u{200b}' => message!("invisible-character.zero-width-space"),
        '\u{200c}' => message!("invisible-character.zero-width-non-joiner"),
        '\u{200d}' => message!("invisible-character.zero-width-joiner"),
        '\u{2060}' => message!("invisible-character.word-joiner"),
        '\u{feff}' => message!("invisible-character.byte-order-mark"),
        '\u{200e}' => message!("invisible-character.left-to-right-mark"),
        '\u{200f}' => message!("invisible-character.right-to-left-mark"),
        '\u{202a}' => message!("invisible-character.left-to-right-embedding"),
        '\u{202b}' => message!("invisible-character.right-to-left-embedding"),
        '\u{202c}' => message!("invisible-character.end-of-embedding"),
        '\u{202d}' => message!("invisible-character.left-to-right-override"),
        '\u{202e}' => message!("invisible-character.right-to-left-override"),
        '\u{2066}' => message!("invisible-character.left-to-right-isolate"),
        '\u{2067}' => message!("invisible-character.right-to-left-isolate"),
        '\u{2068}' => message!("invisible-character.first-strong-isolate"),
        '\u{2069}' => message!("invisible-character.end-of-isolate"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, repaired, silent};

    #[test]
    fn one_finding_a_character_names_all_places() {
        let text = "发\u{200b}展合\u{200b}作，推\u{202e}动。\u{e010}";
        let found = found(&RULE, text);
        assert_eq!(
            found,
            [
                vec!["\u{200b}", "\u{200b}"],
                vec!["\u{202e}"],
                vec!["\u{e010}"]
            ]
        );
        assert_eq!(repaired(&RULE, text), "发展合作，推动。\u{e010}");
    }

    #[test]
    fn code_is_found_and_left_as_it_is() {
        let text = "The ga\u{200b}te and `ga\u{200b}te`, see http://a.example/g\u{200b}.";
        let found = found(&RULE, text);
        assert_eq!(found, [vec!["\u{200b}", "\u{200b}"], vec!["\u{200b}"]]);
        assert_eq!(
            repaired(&RULE, text),
            "The gate and `ga\u{200b}te`, see http://a.example/g."
        );
    }

    #[test]
    fn finds_separators_blanks_and_double_spaces() {
        for text in [
            "The ferry is late\u{2028} and full.",
            "The ferry is late\u{3164} and full.",
            "The ferry\u{a0} is late.",
            "第十二条\u{a0} 渡船应当准点。",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
        silent(
            &RULE,
            &[
                "한국어\u{3164}텍스트",
                "\u{a0} \u{a0} set apart",
                "⠓⠑\u{2800}⠇",
            ],
        );
    }

    #[test]
    fn control_characters_of_a_word_processor_are_named() {
        let text = "oil\u{7}wick\u{7} see \u{13}PAGE\u{15}, co\u{1e}op \u{1d}end";
        assert_eq!(found(&RULE, text).len(), 5);
        assert_eq!(repaired(&RULE, text), "oil\twick\t see PAGE, co-op end");
        for (c, told) in [
            ('\u{7}', "end of a table cell in Word"),
            ('\u{1f}', "optional hyphen in Word"),
        ] {
            let message = super::told(c, Fault::Control, 1).to_string();
            assert!(message.ends_with(&format!("({told})")), "{message}");
        }
    }

    #[test]
    fn what_a_script_needs_is_left_alone() {
        silent(
            &RULE,
            &[
                "می\u{200c}خواهم",
                "👩\u{200d}🌾 family",
                "ภาษา\u{200b}ไทย",
                "שלום \u{200e}abc\u{200f}",
                "soft\u{ad}ly, 5\u{a0}km\r\n\tand\u{c}more",
            ],
        );
    }
}
