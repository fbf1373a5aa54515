//! Findings as comments on a document: what was found, by which rule, and the other places that it speaks of.

use crate::finding::{Finding, Related};
use crate::redline::comments::Comment;
use crate::report::Check;
use crate::report::excerpt::{flowing, head, shown};
use crate::report::places::Places;

/// How many columns of the text of another place are quoted. By hand: two lines in the margin of a page.
const QUOTED: usize = 80;
/// How many other places are named before the rest is counted, as in reports for people.
const NAMED: usize = 6;

/// The findings in the document of that number, as comments on its text.
#[must_use]
pub(crate) fn comments(check: &Check<'_>, document: u32) -> Vec<Comment> {
    let places = Places::new(check.documents);
    let own = check.findings.iter();
    let own = own.filter(|finding| finding.place.document == document);
    own.map(|finding| Comment {
        span: finding.place.span,
        lines: lines(&places, finding),
    })
    .collect()
}

/// What a comment says: the finding, and then a line for each of the other places.
fn lines(places: &Places<'_>, finding: &Finding) -> Vec<String> {
    let mut out = vec![format!(
        "{}: {} [{}]",
        finding.severity.name(),
        shown(&finding.message.to_string()),
        finding.rule
    )];
    let named = finding.related.iter().take(NAMED);
    out.extend(named.map(|related| other(places, finding, related)));
    let more = finding.related.len().saturating_sub(NAMED);
    if more > 0 {
        out.push(format!("and {more} more"));
    }
    out
}

/// `first occurrence: “the gate opens at dawn” (paragraph 12, line 34)`
fn other(places: &Places<'_>, finding: &Finding, related: &Related) -> String {
    let place = related.place;
    let document = places.document(place);
    let (quoted, _) = head(&flowing(document.seen(place.span)), QUOTED);
    let before = document
        .paragraphs
        .partition_point(|each| each.span.end <= place.span.start);
    let paragraph = (before + 1).min(document.paragraphs.len());
    let line = places.start(place).line;
    let file = if place.document == finding.place.document {
        String::new()
    } else {
        format!("{}, ", shown(places.path(place)))
    };
    format!(
        "{}: “{quoted}” ({file}paragraph {paragraph}, line {line})",
        shown(&related.message.to_string())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::input;
    use crate::report::places::tests::check_of;

    #[test]
    fn a_comment_names_the_rule_and_quotes_the_other_places() {
        let text = "The gate opens at dawn.\n\nIt closes on on the hour, said the keeper.\n";
        let document =
            input::from_bytes("a.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let documents = [document];
        let found = check::check(&documents, &check::Options::default());
        let comments = comments(&check_of(&documents, &found), 0);
        let expected = [
            "warning: `on` is repeated [doubled-word]",
            "repeated here: “on” (paragraph 2, line 3)",
        ];
        assert_eq!(comments[0].lines, expected);
        assert_eq!(documents[0].slice(comments[0].span), "on on");
    }
}
