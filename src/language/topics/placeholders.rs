//! What is in a draft for what is not filled in.

use crate::language::{LANGUAGES, Words};

/// Placeholders in words.
#[derive(Debug)]
pub(crate) struct Placeholders {
    /// What a bracket holds that is not filled in, lower case.
    pub names: Words,
    /// What a bracket has inside that says what is to be filled in, lower case.
    pub instructions: Words,
    /// What a round bracket starts with that cannot be meant otherwise, lower case.
    pub openings: Words,
    /// Units and sorts after crosses that stand for a figure or a name.
    pub units: &'static str,
    /// What a text is called that others fill in or follow, lower case.
    pub samples: Words,
    /// What a document is called in its title that others fill in, lower case: form, бланк, 登记表.
    pub forms: Words,
    /// What tells the reader to tick boxes, lower case: select one.
    pub choices: Words,
}

impl Placeholders {
    pub(in crate::language) const NONE: Self = Self {
        names: &[],
        instructions: &[],
        openings: &[],
        units: "",
        samples: &[],
        forms: &[],
        choices: &[],
    };
}

fn any(holds: impl Fn(&Placeholders) -> bool) -> bool {
    LANGUAGES
        .iter()
        .any(|language| holds(&language.placeholders))
}

/// Whether the text of a bracket, in lower case, is the name of what is to be filled in.
#[must_use]
pub(crate) fn is_name(text: &str) -> bool {
    any(|each| each.names.contains(&text))
}

/// Whether the text of a bracket, in lower case, says what is to be filled in.
#[must_use]
pub(crate) fn instructs(text: &str) -> bool {
    any(|each| each.instructions.iter().any(|part| text.contains(part)))
}

/// Whether the text of a round bracket, in lower case, is sure to say what is to be filled in.
#[must_use]
pub(crate) fn opens(text: &str) -> bool {
    any(|each| each.openings.iter().any(|part| text.starts_with(part)))
}

/// Whether a character is a unit or a sort after crosses.
#[must_use]
pub(crate) fn is_unit(c: char) -> bool {
    any(|each| each.units.contains(c))
}

/// What a text is called that others fill in or follow, in all languages. Lower case.
pub(crate) fn samples() -> impl Iterator<Item = &'static str> {
    let every = LANGUAGES.iter().flat_map(|each| each.placeholders.samples);
    every.copied()
}

/// Whether a title, in lower case, is that of a document that others fill in. `stands` says whether a word is in it.
#[must_use]
pub(crate) fn is_title_of_form(stands: impl Fn(&str) -> bool) -> bool {
    any(|each| each.forms.iter().any(|word| stands(word)))
}

/// Whether a text, in lower case, tells the reader to tick boxes.
#[must_use]
pub(crate) fn tells_to_choose(text: &str) -> bool {
    any(|each| each.choices.iter().any(|words| text.contains(words)))
}
