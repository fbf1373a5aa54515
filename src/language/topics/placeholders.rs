//! What is in a draft for what is not filled in.

use crate::language::{LANGUAGES, Words};

/// Placeholders in words.
#[derive(Debug)]
pub(crate) struct Placeholders {
    /// What a bracket holds that is not filled in, lower case.
    pub names: Words,
    /// What a bracket has inside that says what is to be filled in, lower case.
    pub instructions: Words,
    /// What a bracket has inside whose instruction is meant for every reader, who may think of anything, lower case.
    pub free: Words,
    /// What a round bracket starts with that cannot be meant otherwise, lower case.
    pub openings: Words,
    /// What a round bracket has inside, and nothing else, as a note to whoever finishes the text, lower case. What asks the reader of a form
    /// to fill it in is not one of them.
    pub notes: Words,
    /// Units and sorts after crosses that stand for a figure or a name.
    pub units: &'static str,
    /// Characters after such a unit that say that it is no part of another word: ●日内.
    pub behind_units: &'static str,
    /// Words that start with such a unit and say that a name is left out on purpose: XX公司 in the news.
    pub left_out: Words,
    /// The letters for the day, the month and the year in a form: DD, MM, YYYY.
    pub date_letters: &'static [[&'static str; 3]],
    /// What a text has that speaks of ways to write dates, lower case.
    pub formats: Words,
    /// What a text is called that others fill in or follow, lower case.
    pub samples: Words,
    /// What a document is called in its title that others fill in, lower case: form, бланк, 登记表.
    pub forms: Words,
    /// What tells the reader to tick boxes, lower case: select one.
    pub choices: Words,
    /// What crosses for a figure count that no Roman number counts, lower case: XX days, not XX century.
    pub counted: Words,
    /// What is between the name of what is to be filled in and what it belongs to, lower case: [NAME OF SUPPLIER].
    pub name_joints: Words,
    /// Marks of what is to be done that are words of the language.
    pub ordinary: Words,
    /// What follows a mark whose meaning is told, lower case.
    pub explains: Words,
    /// What follows a mark that is said of a state of things, before what ends it or what is open, lower case: TBD until
    /// May, TBD whether it rains.
    pub lasting: Words,
    /// What a text calls the files that have `{{names}}` in them, or these names, lower case.
    pub templates: Words,
}

impl Placeholders {
    pub(in crate::language) const NONE: Self = Self {
        names: &[],
        instructions: &[],
        free: &[],
        openings: &[],
        notes: &[],
        units: "",
        behind_units: "",
        left_out: &[],
        date_letters: &[],
        formats: &[],
        samples: &[],
        forms: &[],
        choices: &[],
        counted: &[],
        name_joints: &[],
        ordinary: &[],
        explains: &[],
        lasting: &[],
        templates: &[],
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

/// Whether the text of a bracket says what is to be filled in. `stands` says whether words, in lower case, are in it.
#[must_use]
pub(crate) fn instructs(stands: impl Fn(&str) -> bool) -> bool {
    any(|each| each.instructions.iter().any(|words| stands(words)))
}

/// Whether the text of a bracket, in lower case, leaves it to every reader what to think of: your favourite boat.
#[must_use]
pub(crate) fn leaves_free(text: &str) -> bool {
    any(|each| each.free.iter().any(|words| text.contains(words)))
}

/// Whether the text of a round bracket, in lower case, is sure to say what is to be filled in.
#[must_use]
pub(crate) fn opens(text: &str) -> bool {
    any(|each| each.openings.iter().any(|part| text.starts_with(part)))
}

/// Whether the text of a round bracket, in lower case, is a note to whoever finishes the text.
#[must_use]
pub(crate) fn is_note(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', '!', '…', ' ']);
    any(|each| each.notes.contains(&bare))
}

/// Whether a word, in lower case, is what crosses for a figure count.
#[must_use]
pub(crate) fn is_counted(word: &str) -> bool {
    any(|each| each.counted.contains(&word))
}

/// Whether the text of a bracket, in lower case, is the name of what is to be filled in, and of whom: name of supplier.
#[must_use]
pub(crate) fn is_name_of(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(first), Some(second), Some(_)) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    any(|each| each.names.contains(&first) && each.name_joints.contains(&second))
}

/// Whether a text, in lower case, starts by telling what the mark before it means.
#[must_use]
pub(crate) fn explains(text: &str) -> bool {
    any(|each| each.explains.iter().any(|verb| text.starts_with(verb)))
}

/// Whether a text after a mark, in lower case, starts with a word for how long something lasts, or for what is not known.
#[must_use]
pub(crate) fn lasts(text: &str) -> bool {
    any(|each| each.lasting.iter().any(|word| text.starts_with(word)))
}

/// Whether a text, in lower case, speaks of templates.
#[must_use]
pub(crate) fn speaks_of_templates(text: &str) -> bool {
    any(|each| each.templates.iter().any(|name| text.contains(name)))
}

/// Whether a character is a unit or a sort after crosses.
#[must_use]
pub(crate) fn is_unit(c: char) -> bool {
    any(|each| each.units.contains(c))
}

/// Whether a character after a unit says that the unit is no part of another word.
#[must_use]
pub(crate) fn follows_unit(c: char) -> bool {
    any(|each| each.behind_units.contains(c))
}

/// What a text is called that others fill in or follow, in all languages. Lower case.
pub(crate) fn samples() -> impl Iterator<Item = &'static str> {
    let every = LANGUAGES.iter().flat_map(|each| each.placeholders.samples);
    every.copied()
}

/// Whether a text after crosses starts with a word that says that a name is left out on purpose.
#[must_use]
pub(crate) fn is_left_out(text: &str) -> bool {
    any(|each| each.left_out.iter().any(|word| text.starts_with(word)))
}

/// The letters for the day, the month and the year in a form, in each language.
pub(crate) fn date_letters() -> impl Iterator<Item = &'static [&'static str; 3]> {
    LANGUAGES
        .iter()
        .flat_map(|each| each.placeholders.date_letters)
}

/// Whether a text, in lower case, speaks of ways to write dates.
#[must_use]
pub(crate) fn speaks_of_formats(text: &str) -> bool {
    any(|each| each.formats.iter().any(|word| text.contains(word)))
}

/// Whether a word, in lower case, joins the name of what is to be filled in to what it belongs to.
#[must_use]
pub(crate) fn joins_name(word: &str) -> bool {
    any(|each| each.name_joints.contains(&word))
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
