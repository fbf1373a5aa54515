//! The numbers of pages: lines of one form that count up by one at regular distances.

use rustc_hash::FxHashMap;

use crate::input::lines::{Line, has_gap};
use crate::language::topics::{pages, parts};
use crate::text::bytes;
use crate::text::normalise;
use crate::text::numeral;
use crate::text::script;

/// The fewest lines that a page without form feeds has: numbers that come more often count items. By hand: with 8 or 30, no text of 34 is
/// read otherwise.
const LEAST_PAGE: usize = 15;

/// Lines that carry the numbers of pages: one form, counting up by one, at regular distances.
pub(super) fn numbered_lines(text: &str, lines: &[Line]) -> Vec<usize> {
    let mut forms: FxHashMap<String, Vec<(usize, u64)>> = FxHashMap::default();
    let likely = Likely::new();
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.span.len() <= 160)
    {
        let content = line.span.of(text);
        // A page number is alone on its line, or far from what else is there.
        let apart = content.len() <= 60 || has_gap(content, 4);
        let numbered = || {
            if line.ascii {
                bytes::find(content.as_bytes(), |byte| byte.is_ascii_digit()).is_some()
            } else {
                content.chars().any(|c| numeral::digit(c).is_some())
            }
        };
        if apart
            && numbered()
            && likely.is_form(content)
            && let Some((form, number)) = page_form(content)
        {
            forms.entry(form).or_default().push((at, number));
        }
    }
    let mut regular: Vec<Vec<usize>> = forms
        .into_values()
        .filter(|found| counts_up(found))
        .map(|found| found.into_iter().map(|(at, _)| at).collect())
        .collect();
    // The order of a hash map must not decide: the form that divides the text into most pages does, then the earlier one.
    regular.sort_by_key(|found| (std::cmp::Reverse(found.len()), found[0]));
    regular.into_iter().next().unwrap_or_default()
}

/// What a line needs to be of one of the forms of page numbers: a quick answer for the many that are not.
struct Likely {
    /// The most letters that the words around a page number have.
    letters: usize,
}

impl Likely {
    fn new() -> Self {
        let letters = pages::forms().map(|form| form.chars().filter(|c| c.is_alphabetic()).count());
        Self {
            letters: letters.max().unwrap_or(0),
        }
    }

    /// Whether a line can be a page number, alone or far from what else is there.
    fn is_form(&self, content: &str) -> bool {
        // Letters that stay what they are when a line is folded; Han numerals can be part of the number.
        let letter =
            |c: char| c.is_ascii_alphabetic() || (script::is_han(c) && !numeral::is_han_numeral(c));
        let alone = || content.chars().filter(|c| letter(*c)).nth(self.letters);
        is_laid_out(content) && opens_or_ends_a_form(content) || alone().is_none()
    }
}

/// Whether a line starts or ends with what a form of page numbers starts or ends with.
fn opens_or_ends_a_form(content: &str) -> bool {
    let bytes = content.as_bytes();
    let [Some(first), Some(last)] = [bytes.first(), bytes.last()] else {
        return false;
    };
    let is = |byte: &u8, form: Option<&u8>| match form {
        Some(b'#') => byte.is_ascii_digit(),
        form => form == Some(&byte.to_ascii_lowercase()),
    };
    let forms = || pages::forms().map(str::as_bytes);
    !content.is_ascii() || forms().any(|form| is(first, form.first()) || is(last, form.last()))
}

/// Whether white space sets parts of a line apart.
fn is_laid_out(content: &str) -> bool {
    has_gap(content, 4) || content.contains('\t')
}

fn counts_up(found: &[(usize, u64)]) -> bool {
    if found.len() < 3 || !found.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1) {
        return false;
    }
    let mut distances: Vec<usize> = found.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
    distances.sort_unstable();
    let median = distances[distances.len() / 2];
    median >= LEAST_PAGE
        && distances[0] * 4 >= median * 3
        && distances[distances.len() - 1] * 3 <= median * 4
}

/// The form of a line that can be a page number, `#` for the number, and that number.
fn page_form(content: &str) -> Option<(String, u64)> {
    let form = template(content);
    let number = content
        .split(|c: char| numeral::digit(c).is_none())
        .find(|digits| !digits.is_empty())
        .and_then(numeral::decimal)?;
    let numbered =
        form.matches('#').count() == 1 && (form.ends_with(" #") || form.starts_with("# "));
    let ends = numbered
        || pages::forms()
            .any(|page| page.len() > 1 && (form.ends_with(page) || form.starts_with(page)));
    let last = content
        .split(|c: char| numeral::digit(c).is_none())
        .rfind(|digits| !digits.is_empty())
        .and_then(numeral::decimal)?;
    if pages::forms().any(|page| page == form) {
        return Some((form, number));
    }
    (is_laid_out(content) && ends).then_some((form, last))
}

/// A line with its numbers replaced by `#` and its white space folded, in lower case.
pub(super) fn template(content: &str) -> String {
    let folded = normalise::spaced(content).to_lowercase();
    let mut out = String::with_capacity(folded.len());
    let mut after_ordinal = false;
    for c in folded.chars() {
        let number = numeral::digit(c).is_some() || (after_ordinal && numeral::is_han_numeral(c));
        match (number, out.ends_with('#')) {
            (true, true) => {}
            (true, false) => out.push('#'),
            (false, _) => out.push(c),
        }
        after_ordinal = (after_ordinal && (number || c == ' '))
            || parts::ordinals().any(|each| each.ordinal.starts_with(c));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_keep_all_but_numbers() {
        assert_eq!(
            template("Crispin     Standards Track    [Page 12]"),
            "crispin standards track [page #]"
        );
        assert_eq!(template("第 二十三 页"), "第 # 页");
    }
}
