//! The rule `quote-style`.

use rustc_hash::FxHashMap;

use crate::document::Kind;
use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::rule::{Options, declare_rule};
use crate::rules::usual;
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds quotation marks of a different style from the rest of the document: `"…"` among `“…”`, `“…”` among `«…»`.
    ///
    /// Only outer quotation marks are compared: nested quotations have marks of their own. One style must have a clear majority.
    /// Each style gets one finding for the whole document. Code and text that looks like code are ignored.
    ///
    /// ## Why
    /// Two styles look as if they meant two things, and a search for one misses the other.
    ///
    /// ## Example
    /// ```bad
    /// 两市设立“汛期日”“植树日”“读书日”“环保日”和"步道日"。
    /// ```
    /// ```good
    /// 两市设立“汛期日”“植树日”“‘水文’日”和“步道日”。
    /// ```
    ///
    /// ## Default
    /// A note: a matter of form.
    "quote-style", "marks", Note, needs &[] => Each(check)
}

/// The longest quotation that is looked at, in characters. With 200 and 800 the same.
const LONGEST: usize = 400;

/// The longest passage of another text that starts inside a paragraph, in characters. Chosen by hand: it bounds the time.
const LONGEST_PASSAGE: usize = 4_000;

/// So many quotations of one kind in a paragraph make a single other one a slip. Chosen by hand.
const OTHERS: usize = 2;

/// A kind of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Style {
    Straight,
    Curly,
    Low,
    Guillemets,
    Corners,
}

impl Style {
    fn shown(self) -> &'static str {
        match self {
            Self::Straight => "\"…\"",
            Self::Curly => "“…”",
            Self::Low => "„…“",
            Self::Guillemets => "«…»",
            Self::Corners => "「…」",
        }
    }
}

/// What a line starts with that opens a box or a tab in extensions of Markdown.
const BOXES: [&str; 5] = ["///", "!!!", "???", ":::", "==="];

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut quotations: Vec<(Style, Span)> = Vec::new();
    let mut singles: Vec<usual::Odd<Style>> = Vec::new();
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        // A quotation keeps the marks of its source, and the title of a box (`/// tip | "Tip"`) is markup.
        let markup = BOXES.iter().any(|mark| paragraph.text().starts_with(mark));
        if !glyphs::is_like_code(glyphs) && paragraph.kind != Kind::Quote && !markup {
            let from = quotations.len();
            collect(glyphs, &mut quotations);
            singles.extend(single(&quotations[from..]));
        }
    }
    let mut odd = usual::odd(&quotations);
    let counts = counts(&quotations);
    let all = |form| counts.get(&form).copied().unwrap_or(0);
    // One alone in the document, among others of its paragraph.
    singles.retain(|each| odd.is_empty() && all(each.form) == 1);
    singles.truncate(1);
    odd.append(&mut singles);
    for odd in odd {
        let message = message!(
            "quote-style.marks",
            odd = odd.form.shown(),
            count = odd.places.len(),
            usual = odd.usual.shown(),
            most = odd.count
        );
        let example = Some((odd.example, message!("common.usual-here")));
        findings.push(usual::finding(
            &RULE,
            reading,
            &odd.places,
            message,
            example,
        ));
    }
}

/// How many quotations there are of each kind.
fn counts(quotations: &[(Style, Span)]) -> FxHashMap<Style, usize> {
    let mut out = FxHashMap::default();
    for (form, _) in quotations {
        *out.entry(*form).or_insert(0) += 1;
    }
    out
}

/// The one quotation of a paragraph that differs from all others, of which there are at least [`OTHERS`].
fn single(quotations: &[(Style, Span)]) -> Option<usual::Odd<Style>> {
    let counts = counts(quotations);
    let alone = |(form, _): &&(Style, Span)| counts.get(form) == Some(&1);
    let (form, place) = *quotations.iter().find(alone)?;
    let (usual, example) = *quotations.iter().find(|(each, _)| *each != form)?;
    let count = counts.get(&usual).copied().unwrap_or(0);
    (count >= OTHERS && count + 1 == quotations.len()).then(|| usual::Odd {
        form,
        places: vec![place],
        usual,
        count,
        example,
    })
}

/// The outer quotations of a paragraph.
fn collect(glyphs: &[Glyph], out: &mut Vec<(Style, Span)>) {
    let main = main_script(glyphs);
    // A straight mark may close as well as open: only in pairs do they say which text is quoted.
    let paired = glyphs.iter().filter(|glyph| glyph.c == '"').count() % 2 == 0;
    let mut at = 0;
    while at < glyphs.len() {
        let Some((kind, close)) = opening(glyphs, at) else {
            at += 1;
            continue;
        };
        let end = glyphs[at + 1..]
            .iter()
            .take(LONGEST)
            .position(|glyph| close.contains(&glyph.c))
            .map(|length| at + 1 + length);
        let Some(end) = end else {
            // A passage of another text, with the marks of that text inside.
            let sure = paired || kind != Style::Straight;
            let end = sure.then(|| passage_end(glyphs, at, kind, close));
            at = end.flatten().unwrap_or(at) + 1;
            continue;
        };
        let inside = &glyphs[at + 1..end];
        // Straight marks around words of another script enclose what somebody types.
        let straight = kind == Style::Straight;
        // So do those around signs alone, in a script with quotation marks of its own: "+3".
        let typed = main == Some(UNSPACED) && main_script(inside).is_none();
        let own = inside.iter().any(|glyph| script::is_word(glyph.c))
            && !(straight && typed)
            && (!straight || main_script(inside).is_none_or(|script| Some(script) == main));
        let code = inside.iter().any(|glyph| {
            matches!(
                glyph.c,
                '=' | '{' | '}' | '<' | '>' | '_' | '\\' | '|' | glyphs::OPAQUE
            ) || (straight && glyph.c == '/')
        });
        if own && !code && stands_free(glyphs, at, end) {
            out.push((kind, glyphs::span_of(&glyphs[at..=end])));
        }
        at = end + 1;
    }
}

/// The last character of a passage longer than [`LONGEST`] that is quoted from `open` on: at its mark, or, where it continues in the next
/// paragraph, the last of its own.
fn passage_end(glyphs: &[Glyph], open: usize, kind: Style, close: &[char]) -> Option<usize> {
    let rest = &glyphs[open + 1..];
    let most = if open == 0 {
        rest.len()
    } else {
        LONGEST_PASSAGE
    };
    let end = rest
        .iter()
        .take(most)
        .position(|glyph| close.contains(&glyph.c));
    match end {
        Some(length) => Some(open + 1 + length),
        None => (open == 0 && kind != Style::Straight).then(|| glyphs.len() - 1),
    }
}

fn opening(glyphs: &[Glyph], at: usize) -> Option<(Style, &'static [char])> {
    Some(match glyphs[at].c {
        '"' => (Style::Straight, &['"']),
        '“' => (Style::Curly, &['”']),
        '„' => (Style::Low, &['“', '”']),
        '«' => (Style::Guillemets, &['»']),
        '「' => (Style::Corners, &['」']),
        _ => return None,
    })
}

/// Whether the marks stand where those of a sentence stand. In code they touch names and signs.
fn stands_free(glyphs: &[Glyph], open: usize, close: usize) -> bool {
    if glyphs[open].c != '"' {
        return true;
    }
    let before = open.checked_sub(1).map(|before| glyphs[before].c);
    let after = glyphs.get(close + 1).map(|after| after.c);
    let free = |c: Option<char>, marks: &[char]| {
        c.is_none_or(|c| c.is_whitespace() || script::is_unspaced(c) || marks.contains(&c))
    };
    let words = glyphs[open + 1].c != ' ' && glyphs[close - 1].c != ' ';
    let call = matches!(before, Some('(')) && open >= 2 && script::is_word(glyphs[open - 2].c);
    words
        && !call
        && free(before, &['(', '（', '，', '、', '：', '—', '《'])
        && free(
            after,
            &[
                '.', ',', ';', ':', ')', '!', '?', '）', '，', '、', '。', '；', '：', '—', '》',
            ],
        )
}

/// What [`main_script`] says of scripts without spaces.
const UNSPACED: u8 = 2;

/// Whether most letters are Latin, Cyrillic or of a script without spaces.
fn main_script(glyphs: &[Glyph]) -> Option<u8> {
    let mut counts = [0u32; 3];
    for glyph in glyphs {
        match glyph.c {
            c if c.is_ascii_alphabetic() => counts[0] += 1,
            '\u{400}'..='\u{52f}' => counts[1] += 1,
            c if script::is_unspaced(c) && script::is_word(c) => counts[2] += script::HAN_WEIGHT,
            _ => {}
        }
    }
    let most = (0..3u8).max_by_key(|at| counts[usize::from(*at)])?;
    (counts[usize::from(most)] > 0).then_some(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn quotations_and_titles_of_boxes_keep_their_marks() {
        let text = "He said “yes”, then “no”, then “perhaps”.\n\n> She said \"never\".\n";
        assert!(found_in(&RULE, "a.md", text).is_empty());
        let boxes = "/// tip | \"One\"\n\nA.\n\n/// tip | \"Two\"\n\nB.\n\n/// tip | \"Six\"\n\nHe said “yes”.\n";
        assert!(found_in(&RULE, "a.md", boxes).is_empty());
        let folded = "???+ tip \"One\"\n    He said “yes”, then “no”.\n\nThen “perhaps”, then “well”, then “never”.\n";
        assert!(found_in(&RULE, "a.md", folded).is_empty());
    }

    #[test]
    fn a_quoted_passage_keeps_the_marks_of_its_source() {
        let own = "A “boat” has a “place” at the “quay” and a “lamp”.";
        let passage = "Whoever keeps a boat in the harbour shall tell the keeper of it. ".repeat(8);
        let law = format!("The law says: “{passage}The \"keeper\" is whoever has the key.”");
        let open = law.trim_end_matches('”').trim_start_matches(|c| c != '“');
        silent(
            &RULE,
            &[&format!("{own}\n\n{law}"), &format!("{own}\n\n{open}")],
        );
        let mixed = format!("{own}\n\n{law} Ask the \"keeper\" for it.");
        assert_eq!(found(&RULE, &mixed)[0][0], "\"keeper\"");
    }

    #[test]
    fn finds_the_odd_kind_in_three_languages() {
        for (text, odd) in [
            ("设立“汛期日”“植树日”“读书日”和\"步道日\"。", "\"步道日\""),
            (
                "He said “yes”, then “no”, then “perhaps”, and she said \"never\".",
                "\"never\"",
            ),
            ("Газеты «Вести», «Труд», «Заря» и \"Маяк\".", "\"Маяк\""),
        ] {
            assert_eq!(found(&RULE, text)[0][0], odd, "{text}");
        }
    }

    #[test]
    fn finds_a_single_one_in_its_paragraph() {
        let text = "码头叫“北港”，渡船叫“海鸥”，灯塔叫\"晨星\"，都在城北。";
        assert_eq!(found(&RULE, text)[0][0], "\"晨星\"");
    }

    #[test]
    fn inner_marks_code_and_other_languages_are_none() {
        silent(
            &RULE,
            &[
                "Он читал «Вести „Труда“», «Зарю» и «Маяк».",
                "He said “yes”, “no”, “perhaps” and called f(\"x\").",
                "出版“汛期日”“植树日”“读书日”，题为\"The Gate\"。",
                "One “a”, one \"b\".",
                "设立“汛期日”“植树日”“读书日”，按下\"+3\"。",
            ],
        );
    }
}
