//! Tells headings, list items, quotations, footnotes and tables of contents from body text.

use crate::document::Kind;
use crate::facts::label::{Label, Style};
use crate::input::draft::{Draft, Shape};
use crate::language::Vocabulary;
use crate::text::marks::CLAUSE_ENDS;
use crate::text::script::{self, HAN_WEIGHT};
use crate::text::segment;

/// The longest heading, in Han characters. By hand, and it matters: with 25, 19 texts of 34 have other headings, with 60, 8 have.
const LONGEST_HEADING: u32 = 40;
/// The longest title, which stands first in the text, in Han characters. By hand: with 40 or 90, no text of 34 is read otherwise.
const LONGEST_TITLE: u32 = 60;

/// What the draft at `at` is, and its level. `keys` are the comparison keys of all drafts.
pub(super) fn classify(drafts: &[Draft], keys: &[&str], at: usize) -> (Kind, u8) {
    let (draft, key) = (&drafts[at], keys[at]);
    match () {
        () if draft.shape == Shape::Contents => (Kind::Contents, 0),
        () if draft.shape == Shape::Quoted => (Kind::Quote, 0),
        () if draft.shape == Shape::LaidOut => (Kind::Code, 0),
        () if is_footnote(key) => (Kind::Footnote, 0),
        () if is_heading(drafts, keys, at) => (Kind::Heading, heading_level(draft.label, at)),
        () => match draft.label {
            Some(label) if is_item(label) => (Kind::ListItem, item_level(label)),
            _ => (Kind::Body, 0),
        },
    }
}

fn is_footnote(key: &str) -> bool {
    let superscript = key.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    superscript || (key.starts_with("[^") && key.contains("]:"))
}

/// Whether a label opens an item rather than a clause: clauses (第三条, Article 3, 2.1) are body text with a number.
fn is_item(label: Label) -> bool {
    let clause = matches!(label.style, Style::Decimal(depth) if depth > 1);
    !clause && !matches!(label.style, Style::Division(_) | Style::Hash(_))
}

fn heading_level(label: Option<Label>, at: usize) -> u8 {
    match label.map(|label| label.style) {
        Some(Style::Hash(count)) => count,
        Some(Style::Division(division)) => division.level(),
        Some(Style::Decimal(depth)) => depth,
        Some(Style::HanBrackets) => 2,
        Some(_) => 1,
        None => {
            if at == 0 {
                1
            } else {
                2
            }
        }
    }
}

fn item_level(label: Label) -> u8 {
    match label.style {
        Style::Decimal(depth) => depth,
        Style::Brackets | Style::HanBrackets => 2,
        Style::Letter | Style::Roman | Style::Circle => 3,
        _ => 1,
    }
}

fn is_heading(drafts: &[Draft], keys: &[&str], at: usize) -> bool {
    let (draft, key) = (&drafts[at], keys[at]);
    if matches!(
        draft.label,
        Some(Label {
            style: Style::Hash(_),
            ..
        })
    ) {
        return true;
    }
    if draft.lines > 3 || !is_open_ended(key) {
        return false;
    }
    let weight = script::weight_of(key);
    let longest = if at == 0 {
        LONGEST_TITLE
    } else {
        LONGEST_HEADING
    };
    if weight == 0 || weight > longest * HAN_WEIGHT {
        return false;
    }
    let Some(label) = draft.label else {
        return draft.apart && is_bare_heading(drafts, keys, at, weight);
    };
    let alone = label.body as usize >= key.len();
    match label.style {
        Style::Bullet => false,
        Style::Division(division) if division.is_heading() => true,
        // A clause whose number is alone, or before a few words or a title in brackets, and above its text.
        Style::Division(_) => {
            alone || weight <= 15 * HAN_WEIGHT || is_titled_in_brackets(key, label)
        }
        Style::Decimal(depth) if depth >= 2 => true,
        _ => alone || !in_list(drafts, at, label),
    }
}

/// Whether nothing follows a label but one pair of the brackets that titles of clauses are in.
fn is_titled_in_brackets(key: &str, label: Label) -> bool {
    let brackets = [('【', '】'), ('〔', '〕'), ('(', ')'), ('[', ']')];
    brackets.iter().any(|(open, close)| {
        let parts = key
            .strip_suffix(*close)
            .and_then(|key| key.split_once(*open));
        parts.is_some_and(|(before, title)| {
            before.trim_end().len() <= label.span.len() && !title.contains([*open, *close])
        })
    })
}

/// Whether the next or the last paragraph goes on counting, as items of a list do and headings do not.
fn in_list(drafts: &[Draft], at: usize, label: Label) -> bool {
    let next = drafts.get(at + 1).and_then(|draft| draft.label);
    let before = at.checked_sub(1).and_then(|at| drafts[at].label);
    next.is_some_and(|next| label.precedes(&next))
        || before.is_some_and(|before| before.precedes(&label))
}

/// A heading without a number: short, open at its end, and above a text that is longer than it.
fn is_bare_heading(drafts: &[Draft], keys: &[&str], at: usize, weight: u32) -> bool {
    let key = keys[at];
    let several = if at == 0 {
        key.contains(['。', ';', ','])
    } else {
        key.contains(['。', ';', ',', '、'])
    };
    let goes_on = keys
        .get(at + 1)
        .is_some_and(|next| next.starts_with(char::is_lowercase))
        || segment::ends_open(Vocabulary::ALL, key);
    if key.starts_with(char::is_lowercase) || goes_on || (several && weight > 12 * HAN_WEIGHT) {
        return false;
    }
    // Below it stands text, or a heading that is below that text; a run of short lines is a list or a letterhead.
    keys[at + 1..]
        .iter()
        .zip(&drafts[at + 1..])
        .take(3)
        .any(|(next, draft)| {
            draft.shape != Shape::Contents
                && (script::weight_of(next) > weight
                    || segment::ends_sentence(next)
                    || draft.label.is_some_and(|label| label.is_heading()))
        })
}

fn is_open_ended(key: &str) -> bool {
    !segment::ends_sentence(key) && !key.ends_with(CLAUSE_ENDS) && !key.ends_with([',', '，', '、'])
}

#[cfg(test)]
mod tests {
    use crate::document::Kind;
    use crate::input::{Options, from_bytes};

    fn kinds(text: &str) -> Vec<(Kind, u8)> {
        let document = from_bytes("x.txt", text.as_bytes(), &Options::default()).unwrap();
        document
            .paragraphs
            .iter()
            .map(|each| (each.kind, each.level))
            .collect()
    }

    #[test]
    fn tells_headings_from_body_text() {
        let text = "关于深化合作的联合声明\n\n一\n\n双方将以元首外交为引领，全面落实共识，保持密切交往。\n\n第一章 总则\n\n第一条 本法适用于境内的企业。\n\n双方声明如下:\n\n甲。";
        let found: Vec<Kind> = kinds(text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(
            found,
            [
                Kind::Heading,
                Kind::Heading,
                Kind::Body,
                Kind::Heading,
                Kind::Body,
                Kind::Body,
                Kind::Body
            ]
        );
    }

    #[test]
    fn tells_items_quotations_and_contents() {
        let text = "The parties shall:\n\n(a) meet once a year;\n\n(b) report in writing.\n\n> As agreed before.\n\n1. Scope ........ 3\n\n2.1. Scope of this agreement\n\nText follows here, at length.";
        let expected = [
            (Kind::Body, 0),
            (Kind::ListItem, 3),
            (Kind::ListItem, 3),
            (Kind::Quote, 0),
            (Kind::Contents, 0),
            (Kind::Heading, 2),
            (Kind::Body, 0),
        ];
        assert_eq!(kinds(text), expected);
    }

    #[test]
    fn a_title_in_brackets_is_one_however_long() {
        let text = "第三十六条之一　【缺员及不足员时灯塔值班与开航的办法】\n\n第二条\u{3000}（灯塔）\n\n灯塔由船主看守。\n\nArticle 3 [Of lamps and of the keepers of lamps]\n\nThe lamp is lit.\n\n第五十一条国家健全统一归口、反应灵敏、准确高效（灯塔）";
        let found = kinds(text);
        let headings = found.iter().map(|(kind, _)| *kind == Kind::Heading);
        let expected = [true, true, false, true, false, false];
        assert_eq!(headings.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_paragraph_cut_in_mid_sentence_is_no_heading() {
        let text = "本协定适用于下列各项合作，包括双方商定的其他领域，逐步\n\n推进各项工作。\n\nThe parties shall, without delay and in good faith,\n\nnotify each other.";
        assert!(
            kinds(text).iter().all(|(kind, _)| *kind == Kind::Body),
            "{:?}",
            kinds(text)
        );
    }
}
