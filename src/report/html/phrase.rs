//! Messages as parts of a page, in the language of its readers; and the texts of its scripts.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};

use crate::wording::Lang;
use crate::wording::message::{Argument, Message, Piece};

/// What a message says: words are escaped, and markup that was put into it by [`markup`] is kept.
pub(crate) fn phrase(lang: Lang, message: &Message) -> Markup {
    let mut out = String::new();
    message.pieces(lang, &mut |piece| match piece {
        Piece::Words(text) => out.push_str(&html! { (text) }.into_string()),
        Piece::Ready(text) => out.push_str(text),
    });
    PreEscaped(out)
}

/// Markup as an argument of a phrase.
pub(super) fn markup(markup: Markup) -> Argument {
    Argument::Ready(markup.into_string())
}

/// A text from outside as an argument of a phrase, isolated in its direction.
pub(crate) fn isolated(text: &str) -> Argument {
    markup(html! { bdi { (text) } })
}

/// A place for a script to put something: `{name}`.
pub(super) fn blank(name: &str) -> Argument {
    Argument::Text(format!("{{{name}}}"))
}

/// The texts of a script, by the names by which it asks for them.
pub(super) fn texts(lang: Lang, all: &[(&'static str, Message)]) -> String {
    let said = all
        .iter()
        .map(|(name, message)| (*name, message.said(lang)));
    let said: BTreeMap<&str, String> = said.collect();
    serde_json::to_string(&said).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::html::STYLE;
    use crate::wording::message::message;

    #[test]
    fn words_are_escaped_and_markup_is_kept() {
        let message = message!("common.and", first = "<b>", second = isolated("<i>"));
        let page = phrase(Lang::default(), &message).into_string();
        assert_eq!(page, "&lt;b&gt; and <bdi>&lt;i&gt;</bdi>");
    }

    #[test]
    fn the_style_sheet_says_what_is_hidden_in_every_language() {
        for lang in Lang::ALL {
            let [went, came] = [message!("page.deleted"), message!("page.inserted")];
            let [went, came] = [went, came].map(|word| word.said(lang));
            let colon = if lang == Lang::Zh { "\u{ff1a}" } else { ": " };
            let said = format!("{{ --went: \" [{went}{colon}\"; --came: \" [{came}{colon}\"; }}");
            let root = match lang {
                Lang::En => ":root".to_owned(),
                other => format!(":root[lang={}]", other.code()),
            };
            assert!(STYLE.contains(&format!("\n{root} {said}")), "{root} {said}");
        }
    }
}
