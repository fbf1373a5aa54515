//! What each key comes to for a document, as values with their origins.

use serde_json::{Value as Json, json};

use crate::cli::config::origin::{Origin, Set};
use crate::cli::config::settings::Settings;
use crate::rule::Treatment;

/// What a key comes to.
pub(super) enum Shown<'settings> {
    /// It is in other keys.
    Elsewhere,
    /// One value, where there is one.
    One(Option<(Json, &'settings Origin)>),
    /// A list.
    List(Vec<(&'settings str, &'settings Origin)>),
    /// A table.
    Table(Vec<(&'settings str, Json, &'settings Origin)>),
    /// Sections, each with its fields.
    Sections(Vec<(Fields<'settings>, &'settings Origin)>),
}

/// The fields of a section; those that are not there have no value.
pub(super) type Fields<'settings> = [(&'static str, Option<&'settings str>); 4];

/// A value that always holds.
pub(super) fn one<T>(set: &Set<T>, value: fn(&T) -> Json) -> Shown<'_> {
    Shown::One(Some((value(&set.value), &set.from)))
}

/// A value that holds where somebody said it.
pub(super) fn maybe<T>(set: Option<&Set<T>>, value: fn(&T) -> Json) -> Shown<'_> {
    Shown::One(set.map(|set| (value(&set.value), &set.from)))
}

/// The patterns of files that are left out.
pub(super) fn excluded(settings: &Settings) -> Shown<'_> {
    let lines = settings.files.iter().flat_map(|file| file.exclude.lines());
    let lines = lines.map(|line| (line.value.as_str(), &line.from));
    Shown::List(lines.collect())
}

/// The rules that are off.
pub(super) fn off(settings: &Settings) -> Shown<'_> {
    let off = settings.rules.iter().filter(|(_, state)| !state.on.value);
    Shown::List(off.map(|(name, state)| (*name, &state.on.from)).collect())
}

/// The severities of the rules that are on.
pub(super) fn severities(settings: &Settings) -> Shown<'_> {
    let on = settings.rules.iter().filter(|(_, state)| state.on.value);
    let rows = on.map(|(name, state)| {
        let severity = &state.severity;
        (*name, severity.value.name().into(), &severity.from)
    });
    Shown::Table(rows.collect())
}

/// What becomes of classes of repeats.
pub(super) fn repeats(settings: &Settings) -> Shown<'_> {
    let rows = settings.repeats.iter().map(|(class, set)| {
        let level = match set.value {
            Treatment::Ignore => "ignore",
            Treatment::Report(severity) => severity.name(),
        };
        (class.name(), level.into(), &set.from)
    });
    Shown::Table(rows.collect())
}

/// The terms that are pinned.
pub(super) fn pins(settings: &Settings) -> Shown<'_> {
    let rows = settings.pins.iter().map(|pin| {
        let Set { value, from } = pin;
        (value.term.as_str(), json!(value.wrong), from)
    });
    Shown::Table(rows.collect())
}

/// The findings that are left out.
pub(super) fn suppressed(settings: &Settings) -> Shown<'_> {
    let all = settings.files.iter().flat_map(|file| &file.suppress);
    let sections = all.map(|each| {
        let path = each.path.as_ref().and_then(|globs| globs.lines().first());
        let fields = [
            ("rule", Some(each.rule)),
            ("path", path.map(|line| line.value.as_str())),
            ("text", Some(each.text.as_str())),
            ("reason", each.reason.as_deref()),
        ];
        (fields, &each.from)
    });
    Shown::Sections(sections.collect())
}
