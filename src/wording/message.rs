//! What the program says, as data: a key and its arguments. The table of a language of the user interface turns it into text.
//!
//! A template of a table holds
//!
//! - `{name}`: the argument of that name
//! - `{name|time|times}`: the form that goes with a number; `#` in a form stands for the number itself. One form more than the language
//!   has is for 1 alone: `{name||, # times}`
//! - `{name~a|an}`: the form before a number
//! - `{name:Monday|Tuesday}`: the form of that number, counted from 1

use std::fmt;

use crate::text::visible::shown;
use crate::wording::Lang;

/// A message that is not yet text. `to_string` gives the English, `said` another language.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    /// Its name in the tables: what speaks, and what it says, such as `doubled-word.repeated`.
    pub key: &'static str,
    /// The arguments by name, as they were given.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Argument {
    /// Text of a document, or a name.
    Text(String),
    /// A number.
    Number(u64),
    /// A part of the sentence that has a key of its own.
    Message(Message),
    /// Parts of the sentence, one after another, as a list has them.
    List(Vec<Argument>),
    /// What is fit for the place where it is shown, such as a colour or a link in it.
    Ready(String),
}

/// A piece of what a message says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'text> {
    /// Words.
    Words(&'text str),
    /// What is fit for the place where it is shown: see [`Argument::Ready`].
    Ready(&'text str),
}

impl<'text> Piece<'text> {
    fn text(self) -> &'text str {
        let (Self::Words(text) | Self::Ready(text)) = self;
        text
    }
}

impl Message {
    /// The message with that key, without arguments yet.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            arguments: Vec::new(),
        }
    }

    /// The message with one argument more.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// What it says in a language.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        let mut out = String::new();
        self.pieces(lang, &mut |piece| out.push_str(piece.text()));
        out
    }

    /// The part of the sentence that an argument holds, where it has a key of its own.
    #[must_use]
    pub(crate) fn part(&self, name: &str) -> Option<&Self> {
        match self.argument(name) {
            Some(Argument::Message(part)) => Some(part),
            _ => None,
        }
    }

    fn argument(&self, name: &str) -> Option<&Argument> {
        let mut all = self.arguments.iter();
        all.find(|(known, _)| *known == name)
            .map(|(_, argument)| argument)
    }

    /// Gives what it says in a language, piece by piece.
    pub(crate) fn pieces(&self, lang: Lang, out: &mut dyn FnMut(Piece<'_>)) {
        // A key that is in no table is shown as it is.
        let Some(mut rest) = lang.table().text(self.key) else {
            return out(Piece::Words(self.key));
        };
        while let Some((before, after)) = rest.split_once('{') {
            out(Piece::Words(before));
            let (placeholder, after) = after.split_once('}').unwrap_or((after, ""));
            self.fill(placeholder, lang, out);
            rest = after;
        }
        out(Piece::Words(rest));
    }

    /// Gives what one pair of braces of a template asks for.
    fn fill(&self, placeholder: &str, lang: Lang, out: &mut dyn FnMut(Piece<'_>)) {
        let end = placeholder
            .find(['|', ':', '~'])
            .unwrap_or(placeholder.len());
        let (name, forms) = placeholder.split_at(end);
        let number = match self.argument(name) {
            None => return out(Piece::Words(&format!("{{{placeholder}}}"))),
            Some(Argument::Number(number)) => *number,
            Some(argument) => return argument.pieces(lang, out),
        };
        let form = match forms.split_at_checked(1) {
            None => "#",
            Some((":", forms)) => {
                let at = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
                forms.split('|').nth(at).unwrap_or("#")
            }
            Some(("~", forms)) => {
                let at = (lang.table().sound)(number);
                forms.split('|').nth(at).unwrap_or("#")
            }
            Some((_, forms)) => lang.table().form(number, forms),
        };
        out(Piece::Words(&form.replace('#', &number.to_string())));
    }
}

impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        self.pieces(Lang::default(), &mut |piece| {
            result = result.and_then(|()| out.write_str(piece.text()));
        });
        result
    }
}

impl Argument {
    /// Parts of a sentence as a list.
    pub(crate) fn list<Part: Into<Self>>(parts: impl IntoIterator<Item = Part>) -> Self {
        Self::List(parts.into_iter().map(Into::into).collect())
    }

    /// What it says in a language.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        let mut out = String::new();
        self.pieces(lang, &mut |piece| out.push_str(piece.text()));
        out
    }

    fn pieces(&self, lang: Lang, out: &mut dyn FnMut(Piece<'_>)) {
        match self {
            Self::Text(text) => out(Piece::Words(&shown(text))),
            Self::Number(number) => out(Piece::Words(&number.to_string())),
            Self::Message(message) => message.pieces(lang, out),
            Self::List(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    if at > 0 {
                        out(Piece::Words(
                            lang.table().text("common.between").unwrap_or(", "),
                        ));
                    }
                    part.pieces(lang, out);
                }
            }
            Self::Ready(text) => out(Piece::Ready(text)),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<char> for Argument {
    fn from(c: char) -> Self {
        Self::Text(c.to_string())
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<Option<Message>> for Argument {
    /// Nothing is an empty text.
    fn from(message: Option<Message>) -> Self {
        message.map_or_else(|| Self::Text(String::new()), Self::Message)
    }
}

macro_rules! from_numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Argument {
            fn from(number: $number) -> Self {
                Self::Number(u64::from(number))
            }
        }
    )+};
}
from_numbers!(u8, u16, u32, u64);

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

/// A message: `message!("doubled-word.repeated", word = shown)`. A test holds keys and arguments against the tables.
macro_rules! message {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::wording::message::Message::new($key)$(.with(stringify!($name), $value))*
    };
}
pub(crate) use message;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_choose_their_forms() {
        let said = |count: usize| message!("placeholder.form", count = count).to_string();
        assert_eq!(said(1), "1 blank not filled in");
        assert_eq!(said(7), "7 blanks not filled in");
        let month = message!(
            "impossible-date.days",
            date = "31 June",
            month = 6_u8,
            days = 30_u8
        );
        assert_eq!(
            month.to_string(),
            "`31 June` does not exist: June has 30 days"
        );
    }

    #[test]
    fn numbers_choose_the_forms_of_each_language() {
        let said =
            |lang: Lang, count: usize| message!("placeholder.form", count = count).said(lang);
        assert_eq!(said(Lang::Zh, 1), "1 处空白未填写");
        assert_eq!(said(Lang::Ru, 21), "не заполнен 21 пропуск");
        assert_eq!(said(Lang::Ru, 3), "не заполнены 3 пропуска");
        assert_eq!(said(Lang::Ru, 12), "не заполнено 12 пропусков");
        let space = |lang: Lang, count: usize| {
            message!("invisible-character.double-space", count = count).said(lang)
        };
        assert_eq!(space(Lang::En, 1), "no-break space next to a space");
        assert_eq!(space(Lang::Zh, 2), "不间断空格与空格相连，共 2 处");
        assert_eq!(space(Lang::Ru, 1), "неразрывный пробел рядом с обычным");
        assert_eq!(
            space(Lang::Ru, 21),
            "неразрывный пробел рядом с обычным, 21 раз"
        );
    }

    #[test]
    fn what_is_ready_is_told_from_words() {
        let message = message!(
            "common.and",
            first = Argument::Ready("<i>".to_owned()),
            second = Argument::list(["a", "b"])
        );
        let mut found = Vec::new();
        message.pieces(Lang::Zh, &mut |piece| {
            if let Piece::Ready(text) = piece {
                found.push(text.to_owned());
            }
        });
        assert_eq!(found, ["<i>"]);
        assert_eq!(message.said(Lang::Zh), "<i>和a、b");
    }

    #[test]
    fn numbers_choose_the_article_in_front_of_them() {
        for (length, article) in [
            (7_u32, "a"),
            (11, "an"),
            (80, "an"),
            (110, "a"),
            (18_000, "an"),
        ] {
            let place = None::<Message>;
            let said = message!("duplicate-passage.twice", length = length, place = place);
            let start = format!("{article} {length}-character passage");
            assert!(said.to_string().starts_with(&start), "{said}");
        }
    }

    #[test]
    fn a_part_of_a_sentence_is_a_message_too() {
        let stop = message!("list-punctuation.stop");
        let here = message!("list-punctuation.here", end = stop);
        assert_eq!(here.to_string(), "a full stop here");
        assert_eq!(here.said(Lang::Ru), "здесь точка");
        let nothing = message!("list-punctuation.here", end = None);
        assert_eq!(nothing.to_string(), " here");
    }

    #[test]
    fn what_is_in_no_table_is_shown_as_it_is() {
        assert_eq!(Message::new("{odd}").to_string(), "{odd}");
    }
}
