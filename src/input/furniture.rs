//! Pages: running headers, footers and page numbers are taken out, and paragraphs that a page break cuts are joined again
//! where that is certain.
//!
//! What recurs at the edge of pages with only a number changing is furniture. Pages are divided by form feeds; where there are
//! none, by page numbers that count up at regular distances.

use rustc_hash::FxHashMap;

use crate::facts::label;
use crate::input::lines::{Line, first_word, usual_width};
use crate::input::page_number::{numbered_lines, template};
use crate::language::Vocabulary;
use crate::language::topics::pages;
use crate::text::normalise;
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;

/// How many lines at each edge of a page can be furniture: a running title, a line below it, a number. With 2 or 5, no text of 34 is read
/// otherwise.
const EDGE: usize = 3;

/// A text without its furniture.
#[derive(Debug)]
pub(super) struct Flow {
    /// The lines that are left. Where a page break cuts a paragraph, its lines follow each other; elsewhere a blank line stands.
    pub(super) lines: Vec<Line>,
    /// What was taken out.
    pub(super) furniture: Vec<Span>,
}

/// Takes the furniture out of `lines`.
pub(super) fn remove(text: &str, lines: Vec<Line>) -> Flow {
    let pages = pages(text, &lines);
    if pages.len() < 2 {
        return Flow {
            lines,
            furniture: Vec::new(),
        };
    }
    let lines = lines.as_slice();
    let bodies = bodies(text, lines, &pages);
    let mut furniture = Vec::new();
    for (page, body) in pages.iter().zip(&bodies) {
        let outside = lines[page.clone()]
            .iter()
            .enumerate()
            .filter(|(at, _)| !body.contains(&(page.start + at)));
        furniture.extend(
            outside
                .map(|(_, line)| line.span)
                .filter(|span| !span.is_empty()),
        );
    }
    if furniture.is_empty() {
        return Flow {
            lines: with_breaks(lines),
            furniture,
        };
    }
    let joints = joints(lines, &pages, &bodies);
    let rhythm = Rhythm::of(&joints);
    let width = usual_width(lines);
    let mut flow = Vec::with_capacity(lines.len());
    for (index, body) in bodies.iter().enumerate() {
        if index > 0
            && !joints[index - 1]
                .as_ref()
                .is_some_and(|joint| joint.cuts(text, lines, rhythm, width))
        {
            flow.push(blank_at(&flow, lines));
        }
        flow.extend_from_slice(&lines[body.clone()]);
    }
    Flow {
        lines: flow,
        furniture,
    }
}

type Range = std::ops::Range<usize>;

fn blank_at(flow: &[Line], lines: &[Line]) -> Line {
    let at = flow
        .last()
        .or(lines.first())
        .map_or(0, |line| line.span.end as usize);
    Line::blank(at)
}

/// Form feeds alone separate paragraphs like blank lines do.
fn with_breaks(lines: &[Line]) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        if out.last().is_some_and(|last| last.page != line.page) {
            out.push(blank_at(&out, lines));
        }
        out.push(*line);
    }
    out
}

/// The pages as ranges of lines, one after another.
fn pages(text: &str, lines: &[Line]) -> Vec<Range> {
    let fed = lines.last().is_some_and(|line| line.page > 0);
    let ends: Vec<usize> = if fed {
        (1..lines.len())
            .filter(|at| lines[*at].page != lines[at - 1].page)
            .collect()
    } else {
        numbered_lines(text, lines)
            .into_iter()
            .map(|at| at + 1)
            .collect()
    };
    let mut start = 0;
    let mut out = Vec::with_capacity(ends.len() + 1);
    for end in ends.into_iter().chain([lines.len()]) {
        if end > start {
            out.push(start..end);
        }
        start = end;
    }
    out
}

/// The lines of each page that are text, the furniture at both edges and blank lines next to it left out.
fn bodies(text: &str, lines: &[Line], pages: &[Range]) -> Vec<Range> {
    // A form feed at the end opens a page without a line.
    let filled = pages
        .iter()
        .filter(|page| lines[(*page).clone()].iter().any(|line| !line.is_blank()))
        .count();
    let mut counts: FxHashMap<(bool, String), usize> = FxHashMap::default();
    for page in pages {
        for top in [true, false] {
            let mut forms: Vec<String> = edge(lines, page.clone(), top)
                .into_iter()
                .map(|at| template(lines[at].span.of(text)))
                .collect();
            forms.sort_unstable();
            forms.dedup();
            for form in forms {
                *counts.entry((top, form)).or_default() += 1;
            }
        }
    }
    let recurs = |top: bool, outermost: bool, at: usize| {
        let form = template(lines[at].span.of(text));
        let count = counts.get(&(top, form.clone())).copied().unwrap_or(0);
        let least = match () {
            () if pages::is_page_number(&form) || filled <= 3 => 2,
            () if outermost && form.contains('#') => 3,
            // A line of text can be at the edge of several pages; furniture is on most, or on every other one.
            () => (filled * 2 / 5).max(3),
        };
        count >= least && (form.chars().any(char::is_alphanumeric) || pages::is_page_number(&form))
    };
    // Furniture is set off from the text by a blank line, but for a page number.
    let set_off = |at: usize, inner: Option<&Line>| {
        inner.is_none_or(Line::is_blank)
            || pages::is_page_number(&template(lines[at].span.of(text)))
    };
    let outside = |page: Range, top: bool| {
        let inwards = edge(lines, page, top).into_iter().enumerate();
        let found: Vec<usize> = inwards
            .take_while(|(depth, at)| recurs(top, *depth == 0, *at))
            .map(|(_, at)| at)
            .collect();
        let inner = |at: usize| {
            if top {
                lines.get(at + 1)
            } else {
                at.checked_sub(1).map(|at| &lines[at])
            }
        };
        found.into_iter().rfind(|at| set_off(*at, inner(*at)))
    };
    pages
        .iter()
        .map(|page| {
            let mut body = page.clone();
            if let Some(at) = outside(page.clone(), true) {
                body.start = at + 1;
            }
            if let Some(at) = outside(body.clone(), false) {
                body.end = at;
            }
            while body.start < body.end && lines[body.start].is_blank() {
                body.start += 1;
            }
            while body.start < body.end && lines[body.end - 1].is_blank() {
                body.end -= 1;
            }
            body
        })
        .collect()
}

/// The first or last few lines of a page that are not blank, from the edge inwards.
fn edge(lines: &[Line], page: Range, top: bool) -> Vec<usize> {
    let filled = page.filter(|at| !lines[*at].is_blank());
    if top {
        filled.take(EDGE).collect()
    } else {
        filled.rev().take(EDGE).collect()
    }
}

/// Where one page ends and the next starts.
#[derive(Clone, Copy, Debug)]
struct Joint {
    /// The last line of text before it.
    last: usize,
    /// The line before that.
    before: Option<usize>,
    /// The first line of text after it.
    next: usize,
    /// Blank lines between text and footer, and between header and text.
    gaps: (usize, usize),
}

fn joints(lines: &[Line], pages: &[Range], bodies: &[Range]) -> Vec<Option<Joint>> {
    let blanks = |range: Range| range.filter(|at| lines[*at].is_blank()).count();
    let below = |body: &Range, page: &Range| {
        let stop = (body.end..page.end)
            .find(|at| !lines[*at].is_blank())
            .unwrap_or(page.end);
        blanks(body.end..stop)
    };
    let above = |body: &Range, page: &Range| {
        let start = (page.start..body.start)
            .rev()
            .find(|at| !lines[*at].is_blank())
            .unwrap_or(page.start);
        blanks(start..body.start)
    };
    (1..pages.len())
        .map(|at| {
            let (old, new) = (&bodies[at - 1], &bodies[at]);
            (!old.is_empty() && !new.is_empty()).then(|| Joint {
                last: old.end - 1,
                before: (old.len() > 1).then(|| old.end - 2),
                next: new.start,
                gaps: (below(old, &pages[at - 1]), above(new, &pages[at])),
            })
        })
        .collect()
}

/// How regular the blank lines at page breaks are. Where pages are cut from a running text at a fixed number of lines, a blank
/// line more on either side is the blank line between two paragraphs, and its absence is certain proof of one cut in two.
#[derive(Clone, Copy, Debug)]
struct Rhythm {
    exact: bool,
    least: (usize, usize),
}

impl Rhythm {
    fn of(joints: &[Option<Joint>]) -> Self {
        let gaps = || joints.iter().flatten().map(|joint| joint.gaps);
        let least = (
            gaps().map(|gap| gap.0).min().unwrap_or(0),
            gaps().map(|gap| gap.1).min().unwrap_or(0),
        );
        let most = (
            gaps().map(|gap| gap.0).max().unwrap_or(0),
            gaps().map(|gap| gap.1).max().unwrap_or(0),
        );
        let exact = gaps().count() >= 3 && most.0 <= least.0 + 1 && most.1 == least.1 + 1;
        Self { exact, least }
    }
}

impl Joint {
    /// Whether one paragraph is on both sides.
    fn cuts(&self, text: &str, lines: &[Line], rhythm: Rhythm, width: usize) -> bool {
        let (last, next) = (&lines[self.last], &lines[self.next]);
        let (end, start) = (last.span.of(text), next.span.of(text));
        if rhythm.exact {
            return self.gaps == rhythm.least;
        }
        // After a colon or semicolon a list can follow, but not in the middle of a full line and in a small letter.
        let small = start.starts_with(char::is_lowercase);
        let clause = end.ends_with([';', ':', '；', '：']);
        let taken = last.width + 1 + first_word(start) + 2;
        // What stands by itself, such as a caption or a field, can be full by its indent; a paragraph of several lines goes on.
        let inner = next.indent == last.indent
            && self.before.is_some_and(|before| {
                lines[before].indent == last.indent && !lines[before].is_blank()
            });
        let full = taken > width || (inner && last.indent + taken > width);
        let indents = next.indent == last.indent
            || self.before.is_some_and(|before| {
                lines[before].indent == next.indent && before + 1 == self.last
            });
        if segment::ends_sentence(end) || (clause && !(small && full)) || !indents {
            return false;
        }
        let Some(first) = start.chars().find(|c| script::is_word(*c)) else {
            return false;
        };
        let goes_on = first.is_lowercase() && !start.starts_with(['-', '*', '•']);
        // What looks like the number of a clause is not one after an open end.
        let labelled = !segment::ends_open(Vocabulary::ALL, end)
            && label::read(&normalise::head(start)).is_some();
        let laid_out = |content: &str| content.contains("   ");
        !laid_out(end)
            && !laid_out(start)
            && (goes_on && !labelled || full && !labelled && width >= 40)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::lines::lines;

    fn flow(text: &str) -> Vec<&str> {
        let measured = lines(text);
        let flow = remove(text, measured);
        flow.lines.iter().map(|line| line.span.of(text)).collect()
    }

    #[test]
    fn takes_headers_and_footers_and_joins_a_cut_paragraph() {
        let words = [(1, "Peace"), (2, "Trade"), (3, "Travel"), (4, "Culture")];
        let head = "Draft treaty              May 2026\n\n\n";
        let foot = |page| format!("\n\nSecretariat               [Page {page}]\n\u{c}\n");
        let two = |(page, word)| {
            let first = format!("A paragraph on {word} opens here.\n\n{word} is what all shall\n");
            let second = format!("take {word} to mean.\n\nSo much for {word}.\n");
            format!("{head}{first}{}{head}{second}{}", foot(page), foot(page))
        };
        let text: String = words.map(two).concat();
        let found = flow(&text);
        assert!(
            !found
                .iter()
                .any(|line| line.contains("Draft") || line.contains("Page")),
            "{found:?}"
        );
        let at = found
            .iter()
            .position(|line| line.ends_with("all shall"))
            .unwrap();
        assert_eq!(found[at + 1], "take Peace to mean.");
    }

    #[test]
    fn a_paragraph_goes_on_behind_a_full_line_that_is_set_in() {
        let head = "Draft treaty              May 2026\n\n\n";
        let page = |page: usize, end: &str, start: &str| {
            let filler = "\n   A paragraph stands here.\n".repeat(page);
            format!(
                "{head}{start}{filler}\n{end}\n\n\nSecretariat               [Page {page}]\n\u{c}\n"
            )
        };
        let cut = |end: &str, start: &str| {
            let text = format!(
                "{}{}{}",
                page(1, end, ""),
                page(2, "   The end.", start),
                page(3, "   All.", "")
            );
            let flow = flow(&text).join("/");
            flow.contains(&format!(
                "{}/{}",
                end.lines().last().unwrap_or("").trim(),
                start.trim()
            ))
        };
        let end = "   The keeper of the lamps shall report to the Office\n   of the Harbour whatever is broken, and the";
        let start = "   Office shall mend it before the next evening.\n";
        assert!(cut(end, start));
        let caption = "\n              Table 2. Lamps of the harbour [4]";
        assert!(!cut(caption, "              Addresses of the keepers\n"));
    }

    #[test]
    fn text_that_stands_at_the_edge_of_some_pages_is_kept() {
        let page = |page: usize| {
            let last = if page.is_multiple_of(3) {
                "The following is required."
            } else {
                "Nothing more."
            };
            format!(
                "Page head                  May\n\nWords of page {page}{}\n{last}\n\u{c}\n",
                "x".repeat(page)
            )
        };
        let text: String = (1..=9).map(page).collect();
        let found = flow(&text);
        assert_eq!(
            found
                .iter()
                .filter(|line| line.starts_with("The following"))
                .count(),
            3
        );
        assert!(!found.iter().any(|line| line.contains("Page head")));
    }

    #[test]
    fn page_numbers_without_form_feeds_are_furniture() {
        let page = |page: usize| {
            let lines = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉".chars();
            let deeply = "深入".repeat(page);
            let body: Vec<String> = lines
                .map(|line| format!("双方愿在{line}方面{deeply}加强合作。"))
                .collect();
            format!("{}\n\n- {page} -\n\n", body.join("\n\n"))
        };
        let text = [1, 2, 3, 4].map(page).concat();
        let found = flow(&text);
        assert!(found.iter().all(|line| !line.starts_with('-')));
        assert_eq!(found.iter().filter(|line| !line.is_empty()).count(), 80);
    }

    #[test]
    fn numbered_headings_are_no_page_numbers() {
        let text = "1\n\nFirst.\n\n2\n\nSecond.\n\n3\n\nThird.\n";
        assert_eq!(flow(text).iter().filter(|line| !line.is_empty()).count(), 6);
    }

    #[test]
    fn a_form_feed_alone_only_parts_paragraphs() {
        assert_eq!(
            flow("One page.\u{c}Another page.\n"),
            ["One page.", "", "Another page."]
        );
    }
}
