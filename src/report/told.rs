//! What reports call kinds of changes, classes of edits and the like, in the language of the reader. In machine formats they have the
//! names that options and the documentation give them.

use crate::diff::change::{Change, Class, Kind};
use crate::finding::Severity;
use crate::lineage::lives::Event;
use crate::report::Style;
use crate::rule::Legitimate;
use crate::wording::message::{Argument, Message, message};

/// Which one of some names it is, counted from 1, as forms in the tables are.
pub(super) fn number<T: PartialEq>(all: &[T], one: &T) -> usize {
    let found = all.iter().position(|each| each == one);
    found.map_or(0, |at| at + 1)
}

/// `edited`
pub(super) fn kind(kind: Kind) -> Message {
    message!("change.kind", kind = number(&Kind::ALL, &kind))
}

/// What happened: `moved and edited`, `split and moved`.
pub(super) fn change(change: &Change) -> Message {
    match change.kind {
        Kind::Moved if !change.edits.is_empty() => message!("change.moved-edited"),
        own if change.moved && own != Kind::Moved => {
            message!("change.also-moved", kind = number(&Kind::ALL, &own))
        }
        own => kind(own),
    }
}

/// `number`
pub(super) fn class(class: Class) -> Message {
    message!("change.class", class = number(&Class::ALL, &class))
}

/// `warning`
pub(super) fn severity(severity: Severity) -> Message {
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    message!("check.severity", severity = number(&all, &severity))
}

/// `returned`
pub(super) fn event(event: Event) -> Message {
    message!("history.event", event = number(&Event::ALL, &event))
}

/// `contents 3`
pub(super) fn repeats(class: &str, count: usize) -> Message {
    let class = number(&Legitimate::ALL.map(Legitimate::name), &class);
    message!("check.class-count", class = class, count = count)
}

/// Text that is fit to be shown already: with colour, or a link in it.
#[expect(
    clippy::needless_pass_by_value,
    reason = "what is given was made for it"
)]
pub(super) fn ready(text: impl ToString) -> Argument {
    Argument::Ready(text.to_string())
}

impl Style<'_> {
    /// What a message says in the language of the report.
    pub(super) fn say(&self, message: &Message) -> String {
        message.said(self.lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_has_the_names_of_options() {
        for each in Kind::ALL {
            assert_eq!(kind(each).to_string(), each.name());
        }
        for each in Class::ALL {
            assert_eq!(class(each).to_string(), each.name());
        }
        for each in Event::ALL {
            assert_eq!(event(each).to_string(), each.name());
        }
        for each in [Severity::Error, Severity::Warning, Severity::Note] {
            assert_eq!(severity(each).to_string(), each.name());
        }
        for each in Legitimate::ALL.map(Legitimate::name) {
            assert_eq!(repeats(each, 3).to_string(), format!("{each} 3"));
        }
    }
}
