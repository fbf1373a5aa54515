//! The text of a change as elements: `del` and `ins` with the class of the edit, what only one side has, and the ends of paragraphs.

use maud::{Markup, html};

use crate::diff::change::{Class, Edit, Kind};
use crate::report::html::pieces::{Piece, spoken};
use crate::report::told;
use crate::wording::Lang;

/// Both sides of paragraphs in one text. `o` is what only the old text has, `n` what only the new one has; `p` is the end of a paragraph.
pub(super) fn text(kind: Kind, pieces: &[Piece], lang: Lang) -> Markup {
    html! {
        @for piece in pieces {
            @match piece {
                Piece::Kept(texts) => (kept(texts)),
                Piece::Edit { edit, texts, goes_on } => (edited(kind, edit, texts, *goes_on, lang)),
                Piece::Stale(_, texts) => { mark.stale { (kept(texts)) } }
                Piece::End([true, true]) => { span.p {} }
                Piece::End([true, false]) => { del.end { "¶" } span."p o" {} }
                Piece::End(_) => { ins.end { "¶" } span."p n" {} }
            }
        }
    }
}

/// What went, or came, as a whole.
pub(super) fn whole(is_new: bool, pieces: &[Piece]) -> Markup {
    let side = usize::from(is_new);
    html! {
        @for piece in pieces {
            @match piece {
                Piece::Kept(texts) if is_new => { ins { (texts[side]) } }
                Piece::Kept(texts) => { del { (texts[side]) } }
                Piece::Stale(_, texts) => { mark.stale { ins { (texts[side]) } } }
                Piece::End(_) => { span.p {} }
                Piece::Edit { .. } => {}
            }
        }
    }
}

/// What stays. That it is written in another way is shown where the two sides are apart.
fn kept(texts: &[String; 2]) -> Markup {
    let [old, new] = texts;
    html! {
        @if old == new || spoken(old) == spoken(new) {
            (new)
        } @else {
            @if !old.is_empty() { span.o { (old) } }
            @if !new.is_empty() { span.n { (new) } }
        }
    }
}

fn edited(kind: Kind, edit: &Edit, texts: &[Vec<String>; 2], goes_on: bool, lang: Lang) -> Markup {
    let class = if edit.label {
        "label"
    } else {
        edit.class.name()
    };
    // Words are the usual case, marks are small, and the number of a renumbered clause needs no name for what it is.
    let is_plain = matches!(edit.class, Class::Wording | Class::Punctuation);
    let is_named = !is_plain && !edit.label && !goes_on && kind != Kind::Renumbered;
    let is_blank = |texts: &[String]| texts.iter().all(|text| text.trim().is_empty());
    let classes = |texts: &[String]| {
        if is_blank(texts) {
            format!("{class} blank")
        } else {
            class.to_owned()
        }
    };
    let has = |texts: &[String]| texts.len() > 1 || texts.iter().any(|text| !text.is_empty());
    let [old, new] = texts;
    html! {
        @if has(old) { del class=(classes(old)) { (parts(old, "p o")) } }
        @if has(new) { ins class=(classes(new)) { (parts(new, "p n")) } }
        @if is_named { i data-c=(told::class(edit.class).said(lang)) {} }
    }
}

/// The texts of an edit, one for each paragraph that it reaches into.
fn parts(texts: &[String], end: &str) -> Markup {
    html! {
        @for (number, text) in texts.iter().enumerate() {
            @if number > 0 { "¶" span class=(end) {} }
            (text)
        }
    }
}
