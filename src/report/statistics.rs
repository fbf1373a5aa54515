//! How many findings there are, by rule and by folder.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::report::excerpt::shown;
use crate::report::places::Places;
use crate::report::{Check, Format, Style, Writer, totals, wrapping};
use crate::wording::message::{Message, message};

/// The format `statistics`.
pub(super) const FORMAT: Format = Format {
    name: "statistics",
    about: "How many findings, by rule and by directory",
    extensions: &[],
    has_totals: true,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Fitted(write),
};

fn write(check: &Check<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    let folder = |path: String| match path.rsplit_once('/') {
        Some(("", _)) => "/".to_owned(),
        Some((folder, _)) => folder.to_owned(),
        None => ".".to_owned(),
    };
    let rules = check.findings.iter().map(|each| each.rule.to_owned());
    let folders = check
        .findings
        .iter()
        .map(|each| folder(places.tidy_path(each.place)));
    if !check.findings.is_empty() {
        table(&message!("check.rules"), rules, style, out)?;
        table(&message!("check.directories"), folders, style, out)?;
    }
    totals::write(check, style, out)
}

/// How often each name is there, the most frequent first.
fn table(
    heading: &Message,
    names: impl Iterator<Item = String>,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    let mut rows: Vec<(String, usize)> = counts.into_iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let most = rows.first().map_or(0, |(_, count)| *count);
    let width = most.to_string().len();
    writeln!(out, "{}", style.say(heading))?;
    for (name, count) in rows {
        let row = format!("  {count:>width$}  {}", shown(&name));
        wrapping::line(out, &row, width + 4, style.columns)?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::FORMAT;
    use crate::report::places::tests::{written, written_of_nothing};

    #[test]
    fn findings_are_counted_by_rule_and_by_directory() {
        assert_eq!(
            written(&FORMAT),
            "by rule\n  1  broken-paragraph\n  1  impossible-date\n\nby directory\n  1  .\n  1  docs\n\n\
             1 error, 1 note (2 files, 4 paragraphs)\n1 fixable with --fix\n"
        );
        assert_eq!(
            written_of_nothing(&FORMAT),
            "no problems found (1 file, 1 paragraph)\n"
        );
    }
}
