//! One line per finding, as compilers print them and editors read them: `a.txt:3:7: warning: what is wrong [rule]`.

use std::io::{self, Write};

use crate::report::excerpt::shown;
use crate::report::groups::{self, Entry};
use crate::report::places::Places;
use crate::report::{Check, Format, Style, Writer, told};

/// The format `concise`.
pub(super) const FORMAT: Format = Format {
    name: "concise",
    about: "One line per finding, as compilers print them",
    extensions: &[],
    has_totals: false,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Fitted(write),
};

fn write(check: &Check<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let places = Places::new(check.documents);
    for entry in groups::entries(check, false) {
        let numbers = entry.findings();
        let finding = &check.findings[numbers[0]];
        let message = match &entry {
            Entry::One(_) => style.say(&finding.message),
            Entry::Group(_) => style.say(&groups::message(check, numbers)),
        };
        writeln!(
            out,
            "{}: {}: {} [{}]",
            shown(&places.shown(finding.place)),
            style.say(&told::severity(groups::severity(check, numbers))),
            shown(&message),
            finding.rule
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::FORMAT;
    use crate::report::places::tests::{written, written_of_nothing};

    #[test]
    fn a_finding_is_one_line_with_its_column_in_characters() {
        assert_eq!(
            written(&FORMAT),
            "docs/合同, 100%: a&b.txt:2:5: error: `双方同意` stands <twice> | 100% as \"it\" [does](x) [broken-paragraph]\n\
             ./b.txt:1:8: note: a passage of two lines [impossible-date]\n"
        );
        assert_eq!(written_of_nothing(&FORMAT), "");
    }
}
