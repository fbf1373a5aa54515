//! The rule `pinned-term`.

use crate::document::reading::Reading;
use crate::finding::{Finding, Replacement};
use crate::rule::{Options, declare_rule};
use crate::text::glyphs::{self, Glyph};
use crate::text::script;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds the forms of a term that you have ruled out.
    ///
    /// Nothing is ruled out by default. In scripts with spaces, a form matches whole words only, and case counts. A form
    /// inside the correct term is ignored. A form that is split by a line break is found; code, links and addresses are
    /// ignored.
    ///
    /// ## Why
    /// `term-variant` can tell that a document uses two forms, but not which one you prefer, and it cannot see a form that is
    /// used throughout.
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
    /// `--pin TERM=WRONG[,WRONG]`, once for each term.
    ///
    /// ## Fix
    /// Replaces the wrong form with your term; this is safe, because you asked for it. A form with markup between its letters has no
    /// fix, nor has one in plain text that is laid out like code or a table.
    ///
    /// ## Default
    /// An error: you have decided.
    "pinned-term", "names and terms", Error, needs &[] => Each(check)
}

fn check(reading: &Reading, options: &Options, findings: &mut Vec<Finding>) {
    if options.pins.is_empty() {
        return;
    }
    for paragraph in reading.written() {
        let line = Line::of(paragraph.glyphs());
        for pin in &options.pins {
            for wrong in &pin.wrong {
                for (at, _) in line.text.match_indices(wrong.as_str()) {
                    if stands_alone(&line.text, at, wrong)
                        && !is_part(&line.text, at, wrong, &pin.term)
                    {
                        let glyphs = line.at(at, at + wrong.len());
                        findings.push(finding(reading, glyphs, wrong, &pin.term));
                    }
                }
            }
        }
    }
}

/// A paragraph as one line, in which a term that a line end cuts stands whole.
struct Line<'r> {
    glyphs: &'r [Glyph],
    text: String,
    /// Where each glyph starts in the text.
    starts: Vec<usize>,
}

impl<'r> Line<'r> {
    fn of(glyphs: &'r [Glyph]) -> Self {
        let mut text = String::with_capacity(glyphs.len());
        let mut starts = Vec::with_capacity(glyphs.len());
        for glyph in glyphs {
            starts.push(text.len());
            text.push(glyph.c);
        }
        Self {
            glyphs,
            text,
            starts,
        }
    }

    /// The glyphs of a range of the text, which begins and ends where one does.
    fn at(&self, start: usize, end: usize) -> &'r [Glyph] {
        let index = |offset| self.starts.partition_point(|each| *each < offset);
        &self.glyphs[index(start)..index(end)]
    }
}

fn finding(reading: &Reading, glyphs: &[Glyph], wrong: &str, term: &str) -> Finding {
    let span = glyphs::span_of(glyphs);
    let message = message!("pinned-term.instead", term = term, wrong = wrong);
    let text = term.to_owned();
    RULE.finding(reading.number(), span, message)
        .fixed(true, vec![Replacement { span, text }])
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

    /// The places that are found in a file of that name, and the text after all fixes.
    fn checked(name: &str, text: &str, pin: &str) -> (Vec<String>, String) {
        let document =
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap();
        let options = Options {
            pins: vec![pin.parse::<Pin>().unwrap()],
            ..Options::default()
        };
        let mut findings = Vec::new();
        RULE.run(std::slice::from_ref(&document), &options, &mut findings);
        let mut repaired = text.to_owned();
        for fix in findings.iter().rev().filter_map(|each| each.fix.as_ref()) {
            assert!(fix.safe);
            for edit in &fix.edits {
                repaired.replace_range(edit.span.range(), &edit.text);
            }
        }
        let places = findings.iter().map(|each| document.slice(each.place.span));
        (places.map(str::to_owned).collect(), repaired)
    }

    fn found(text: &str, pin: &str) -> Vec<String> {
        checked("x.txt", text, pin).0
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

    #[test]
    fn leaves_code_and_links_as_they_are() {
        let text = "用户登陆后调用 `user.登陆()`：\n\n```\nuser.登陆()\n```\n";
        let (places, repaired) = checked("x.md", text, "登录=登陆");
        assert_eq!(places, ["登陆"]);
        assert_eq!(repaired, text.replacen("登陆", "登录", 1));
        let text = "见 <http://a.example/登陆>、http://a.example/登陆 和 <登陆@a.example>，<kbd>登陆</kbd>后登陆。";
        let (places, repaired) = checked("x.md", text, "登录=登陆");
        assert_eq!(places, ["登陆"]);
        assert_eq!(repaired, text.replace("后登陆", "后登录"));
        let text = "Read https://example.org/log-in before you log-in.";
        let (_, repaired) = checked("x.txt", text, "sign in=log-in");
        assert_eq!(
            repaired,
            "Read https://example.org/log-in before you sign in."
        );
    }

    #[test]
    fn finds_a_term_that_a_line_break_cuts() {
        let (places, repaired) = checked(
            "x.md",
            "本系统的用户应当先登\n陆，再填写表格。",
            "登录=登陆",
        );
        assert_eq!(places, ["登\n陆"]);
        assert_eq!(repaired, "本系统的用户应当先登录，再填写表格。");
        let text = "All of the members have to log\nin before they vote.";
        let (places, repaired) = checked("x.md", text, "sign in=log in");
        assert_eq!(places, ["log\nin"]);
        assert_eq!(
            repaired,
            "All of the members have to sign in before they vote."
        );
    }

    #[test]
    fn repairs_no_term_with_marks_inside() {
        let (places, repaired) = checked("x.md", "先登**陆**再填写。", "登录=登陆");
        assert_eq!(places, ["登**陆"]);
        assert_eq!(repaired, "先登**陆**再填写。");
    }
}
