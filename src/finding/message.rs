//! What a finding says, as data: a key and its arguments. One table for each language of the user interface turns it into text.
//!
//! A template of the table holds
//!
//! - `{name}`: the argument of that name
//! - `{name|time|times}`: the form that goes with a number; `#` in a form stands for the number itself
//! - `{name~a|an}`: the form before a number
//! - `{name:Monday|Tuesday}`: the form of that number, counted from 1

use std::fmt;

use crate::finding::messages::TABLE;
use crate::text::visible::shown;

/// A message that is not yet text. `to_string` gives the English.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message {
    /// Its name in the tables: the rule's name and what was found, such as `doubled-word.repeated`.
    pub key: &'static str,
    /// The arguments by name, as the rule gave them.
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

    /// The part of the sentence that an argument holds, where it has a key of its own.
    #[must_use]
    pub(crate) fn part(&self, name: &str) -> Option<&Self> {
        let argument = self.arguments.iter().find(|(known, _)| *known == name);
        match argument {
            Some((_, Argument::Message(part))) => Some(part),
            _ => None,
        }
    }

    /// Writes what one pair of braces of a template asks for.
    fn fill(&self, placeholder: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = placeholder
            .find(['|', ':', '~'])
            .unwrap_or(placeholder.len());
        let (name, forms) = placeholder.split_at(end);
        let argument = self.arguments.iter().find(|(known, _)| *known == name);
        let Some((_, argument)) = argument else {
            return write!(out, "{{{placeholder}}}");
        };
        let Argument::Number(number) = *argument else {
            return write!(out, "{argument}");
        };
        let (at, forms) = match forms.split_at_checked(1) {
            None => return write!(out, "{number}"),
            Some((":", forms)) => (usize::try_from(number).unwrap_or(0).wrapping_sub(1), forms),
            Some(("~", forms)) => ((TABLE.sound)(number), forms),
            Some((_, forms)) => ((TABLE.plural)(number), forms),
        };
        let form = forms.split('|').nth(at).unwrap_or("#");
        out.write_str(&form.replace('#', &number.to_string()))
    }
}

impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A key that is in no table is shown as it is.
        let Some(mut rest) = TABLE.template(self.key) else {
            return out.write_str(self.key);
        };
        while let Some((before, after)) = rest.split_once('{') {
            out.write_str(before)?;
            let (placeholder, after) = after.split_once('}').unwrap_or((after, ""));
            self.fill(placeholder, out)?;
            rest = after;
        }
        out.write_str(rest)
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => out.write_str(&shown(text)),
            Self::Number(number) => write!(out, "{number}"),
            Self::Message(message) => write!(out, "{message}"),
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
        $crate::finding::message::Message::new($key)$(.with(stringify!($name), $value))*
    };
}
pub(crate) use message;

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

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
        assert_eq!(Argument::from(None).to_string(), "");
    }

    #[test]
    fn what_is_in_no_table_is_shown_as_it_is() {
        assert_eq!(Message::new("{odd}").to_string(), "{odd}");
    }

    /// The text up to the bracket that closes it.
    fn inside(source: &str) -> &str {
        let (mut depth, mut quoted, mut escaped) = (0, false, false);
        for (at, c) in source.char_indices() {
            match c {
                '"' if !escaped => quoted = !quoted,
                '(' | '[' | '{' if !quoted => depth += 1,
                ')' | ']' | '}' if !quoted && depth == 0 => return &source[..at],
                ')' | ']' | '}' if !quoted => depth -= 1,
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        source
    }

    /// The names of arguments at the outermost level of a call, after its key.
    fn names(call: &str) -> BTreeSet<String> {
        let (mut depth, mut quoted, mut part) = (0, false, String::new());
        let mut parts = Vec::new();
        for c in call.chars() {
            match c {
                '"' => quoted = !quoted,
                '(' | '[' | '{' if !quoted => depth += 1,
                ')' | ']' | '}' if !quoted => depth -= 1,
                ',' if !quoted && depth == 0 => {
                    parts.push(std::mem::take(&mut part));
                    continue;
                }
                _ => {}
            }
            part.push(c);
        }
        parts.push(part);
        let named = parts.iter().skip(1).filter_map(|part| part.split_once('='));
        named.map(|(name, _)| name.trim().to_owned()).collect()
    }

    /// The names that a template asks for.
    fn wanted(template: &str) -> BTreeSet<String> {
        let placeholders = template.split('{').skip(1);
        let name = |rest: &str| {
            rest.split(['|', ':', '~', '}'])
                .next()
                .unwrap_or("")
                .to_owned()
        };
        placeholders.map(name).collect()
    }

    fn calls(folder: &Path, out: &mut Vec<(String, BTreeSet<String>)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                calls(&path, out);
            } else if !path.ends_with("finding/message.rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                for rest in source.split("message!(").skip(1) {
                    let call = inside(rest);
                    let key = call.split('"').nth(1).unwrap_or(call);
                    out.push((key.to_owned(), names(call)));
                }
            }
        }
    }

    #[test]
    fn calls_and_table_agree() {
        let table: BTreeMap<&str, &str> = TABLE.templates.iter().copied().collect();
        let mut used = Vec::new();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        calls(&root, &mut used);
        let wrong: Vec<_> = used
            .iter()
            .filter(|(key, names)| {
                let template = table.get(key.as_str());
                template.is_none_or(|template| wanted(template) != *names)
            })
            .collect();
        assert!(
            wrong.is_empty(),
            "the table lacks these keys, or asks for other arguments: {wrong:?}"
        );
        let keys: BTreeSet<&str> = used.iter().map(|(key, _)| key.as_str()).collect();
        let idle: Vec<_> = table.keys().filter(|key| !keys.contains(*key)).collect();
        assert!(idle.is_empty(), "nothing says these: {idle:?}");
    }

    /// Arguments that are no text of a document: numbers, parts of the sentence, names of scripts, characters and files.
    const UNQUOTED: [&str; 35] = [
        "all", "code", "copy", "count", "days", "differ", "end", "evidence", "file", "files",
        "first", "from", "least", "length", "long", "most", "name", "nearest", "number", "odd",
        "other", "passage", "percent", "place", "quoted", "script", "second", "sum", "this", "to",
        "usual", "value", "variants", "what", "year",
    ];

    #[test]
    fn text_of_a_document_is_quoted() {
        let mut bare = Vec::new();
        for (key, template) in TABLE.templates {
            let outside: String = template.split('`').step_by(2).collect();
            let plain = wanted(&outside).into_iter();
            let plain = plain.filter(|name| outside.contains(&format!("{{{name}}}")));
            bare.extend(
                plain
                    .filter(|name| !UNQUOTED.contains(&&**name))
                    .map(|name| (key, name)),
            );
        }
        assert!(bare.is_empty(), "{bare:?}");
    }

    #[test]
    fn keys_stand_in_order() {
        assert!(TABLE.templates.is_sorted_by(|one, other| one.0 < other.0));
    }
}
