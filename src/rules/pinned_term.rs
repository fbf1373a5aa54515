//! The rule `pinned-term`.

use crate::document::reading::Reading;
use crate::finding::{Finding, Fix, Replacement};
use crate::rule::{Options, declare_rule};
use crate::text::script;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds the forms of a term that you have ruled out.
    ///
    /// Nothing is ruled out unless you say so. In scripts with spaces a form counts as a whole word, in the case in which you wrote
    /// it; where it is a part of the right form, it is left alone.
    ///
    /// ## Why
    /// `term-variant` can tell that a document has two forms, but not which one the house prefers, and nothing of a form that it uses
    /// throughout.
    ///
    /// ## Example
    /// With `--pin 登录=登陆` and `--pin workflow=work-flow`:
    /// ```bad
    /// 用户登陆系统后填写表格。
    /// ```
    /// ```bad
    /// Start the work-flow.
    /// ```
    /// ```good
    /// 用户登录系统后填写表格，再看 workflow。
    /// ```
    ///
    /// ## Options
    /// `--pin TERM=WRONG[,WRONG]`, as often as there are terms.
    ///
    /// ## Fix
    /// The term that you named takes the place of the other; it is safe, because you asked for it.
    ///
    /// ## Default
    /// An error: you have decided.
    "pinned-term", "names and terms", Error, needs &[] => Each(check)
}

fn check(reading: &Reading, options: &Options, findings: &mut Vec<Finding>) {
    for pin in &options.pins {
        let (number, document) = (reading.number(), reading.document());
        {
            for paragraph in &document.paragraphs {
                let text = document.slice(paragraph.span);
                for wrong in &pin.wrong {
                    for (at, _) in text.match_indices(wrong.as_str()) {
                        if !stands_alone(text, at, wrong) || is_part(text, at, wrong, &pin.term) {
                            continue;
                        }
                        let start = paragraph.span.start as usize + at;
                        let span = Span::new(start, start + wrong.len());
                        let mut finding = RULE.finding(
                            number,
                            span,
                            format!("`{wrong}` is ruled out: write `{}`", pin.term),
                        );
                        finding.fix = Some(Fix {
                            safe: true,
                            edits: vec![Replacement {
                                span,
                                text: pin.term.clone(),
                            }],
                        });
                        findings.push(finding);
                    }
                }
            }
        }
    }
}

fn stands_alone(text: &str, at: usize, wrong: &str) -> bool {
    let spaced = |c: char| script::is_word(c) && !script::is_unspaced(c);
    let front = wrong.starts_with(spaced) && text[..at].ends_with(spaced);
    let back = wrong.ends_with(spaced) && text[at + wrong.len()..].starts_with(spaced);
    !front && !back
}

/// Whether the wrong form is but a part of the right one: `log` in `logbook`.
fn is_part(text: &str, at: usize, wrong: &str, term: &str) -> bool {
    term.match_indices(wrong).any(|(offset, _)| {
        at.checked_sub(offset)
            .and_then(|start| text.get(start..start + term.len()))
            .is_some_and(|part| part == term)
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::input;
    use crate::rule::{Options, Pin};

    fn found(text: &str, pin: &str) -> Vec<String> {
        let document =
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let options = Options {
            pins: vec![pin.parse::<Pin>().unwrap()],
            ..Options::default()
        };
        let mut findings = Vec::new();
        RULE.run(std::slice::from_ref(&document), &options, &mut findings);
        assert!(findings.iter().all(|each| each.rule == RULE.name && each.fix.as_ref().is_some_and(|fix| fix.safe)));
        findings
            .iter()
            .map(|each| document.slice(each.place.span).to_owned())
            .collect()
    }

    #[test]
    fn finds_whole_words_and_no_parts_of_the_right_term() {
        assert_eq!(found("登陆后登录，再登陆。", "登录=登陆"), ["登陆", "登陆"]);
        assert_eq!(found("A log and a logbook; logs.", "logbook=log"), ["log"]);
        assert_eq!(
            found("Он в интернете. Интернет.", "Интернет=интернет,интернете"),
            ["интернете"]
        );
        assert!(found("нет", "Интернет=интернет").is_empty());
    }
}
