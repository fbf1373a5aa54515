//! Parts that are named together: Articles 5, 6 and 7; 第三条、第五条和第七条.

use crate::facts::part::{self, Number, Part};
use crate::facts::reference::owner::Whole;
use crate::facts::reference::{Form, Found, Owner, Reference, is_counted, is_ruled, owner};
use crate::language::LANGUAGES;
use crate::language::topics::parts;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;

/// Adds a part, and says whose it is. What is said of one part of a list is said of all of it.
pub(super) fn push(whole: &Whole, span: Span, found: Found, out: &mut Vec<Reference>) {
    let Found { part, form, .. } = found;
    let text = whole.text;
    let after = &text[span.end as usize..];
    let last = out.last().filter(|last| {
        let gap = &text[last.span.end as usize..span.start as usize];
        // A label belongs to no list.
        is_one_list(gap) && !(last.span.start == 0 && gap.is_empty())
    });
    let last = last.map(|last| last.owner);
    let owner = match last {
        None => owner::of(whole, span, form),
        Some(_) if owner::named_behind(after, form) => Owner::Other,
        Some(Owner::Other) => Owner::Other,
        // 依照刑法第三条和第五条
        Some(owner) if matches!(form, Form::Ordinal) => owner,
        Some(owner) => owner.max(owner::around(whole, span, form)),
    };
    if owner == Owner::Other && last.is_some() {
        let mut next = span.start as usize;
        for each in out.iter_mut().rev() {
            // What is before one that was another's already is another's, too.
            if each.owner == owner || !is_one_list(&text[each.span.end as usize..next]) {
                break;
            }
            each.owner = owner;
            next = each.span.start as usize;
        }
    }
    out.push(Reference {
        span,
        list: span,
        part,
        owner,
    });
}

/// Adds the further numbers of a list to that of its first part; returns where reading goes on.
pub(super) fn go_on(whole: &Whole, form: Form, out: &mut Vec<Reference>) -> usize {
    let text = whole.text;
    let Some(first) = out.last() else {
        return 0;
    };
    let (start, mut end) = (first.list.start as usize, first.span.end as usize);
    if matches!(form, Form::Ordinal) {
        return end;
    }
    let mut last = first.part.clone();
    while let Some((at, next, part)) = further(text, end, &last, form) {
        let found = Found {
            end: next,
            part: part.clone(),
            form,
        };
        push(whole, Span::new(at, next), found, out);
        if let Some(added) = out.last_mut() {
            added.list = Span::new(start, next);
        }
        (last, end) = (part, next);
    }
    end
}

/// Adds the parts of an ordinal with several numbers, 第二、九条; `start` is where it stands. Returns where reading goes on.
pub(super) fn push_shared(
    whole: &Whole,
    start: usize,
    shared: Vec<(usize, usize, Part)>,
    out: &mut Vec<Reference>,
) -> usize {
    let mut last = start;
    for (from, to, part) in shared {
        let end = start + to;
        let found = Found {
            end,
            part,
            form: Form::Ordinal,
        };
        push(whole, Span::new(start + from, end), found, out);
        if let Some(added) = out.last_mut() {
            added.list = Span::new(start, end);
        }
        last = end;
    }
    last
}

/// The next number of a list whose last ends at `end`: where it stands, where it ends, and the part.
fn further(text: &str, end: usize, last: &Part, form: Form) -> Option<(usize, usize, Part)> {
    let start = end + part::joiner(&text[end..])?;
    let digit = |c: char| numeral::digit(c).is_some();
    let several = match form {
        Form::Named(name) => name.several,
        _ => true,
    };
    let figures = text[..end].ends_with(digit);
    let capital =
        several && !figures && text[start..].starts_with(|c: char| c.is_ascii_uppercase());
    if !(capital || (figures && text[start..].starts_with(digit))) {
        return None;
    }
    let (length, numbers) = part::numbers(&text[start..], false)?;
    let next = start + length;
    let of_a_kind = matches!(
        (&last.numbers[0], &numbers[0]),
        (Number::Figure(_), Number::Figure(_)) | (Number::Letter(_), Number::Letter(_))
    );
    // `Section 4, 12 months` is no list of sections: a list goes on counting.
    let rising = of_a_kind && numbers.len() == last.numbers.len() && numbers > last.numbers;
    let closed = closes(text, &text[end..start], next, several, form);
    (rising && closed).then_some((
        start,
        next,
        Part {
            numbers,
            ..last.clone()
        },
    ))
}

/// Whether the number that ends at `next` after `gap` is alone and counts nothing that follows it: not `12 months`, 3份.
fn closes(text: &str, gap: &str, next: usize, several: bool, form: Form) -> bool {
    let after = &text[next..];
    let unspaced = match form {
        Form::Named(name) => name.word.starts_with(script::is_unspaced),
        _ => true,
    };
    if is_counted(after, unspaced) {
        return false;
    }
    if matches!(form, Form::Bare) {
        return is_ruled(after) || part::joiner(after).is_some();
    }
    let joined = part::joiner(after).is_some();
    let word = after.trim_start();
    if joined || !word.starts_with(char::is_alphabetic) {
        return true;
    }
    // After a mere comma no word follows.
    if gap != "-" && !gap.contains(|c: char| c.is_alphabetic() || c == '&') {
        return false;
    }
    let length = word
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(word.len());
    several || unspaced || is_function_word(&word[..length].to_lowercase())
}

fn is_function_word(word: &str) -> bool {
    LANGUAGES
        .iter()
        .any(|language| language.evidence.function_words.contains(&word))
}

/// Whether a gap between two parts makes them ones of one document: none, what joins, or numbers of narrower parts (第三条第(二)项、第五条).
fn is_one_list(gap: &str) -> bool {
    if gap.is_empty() || part::joiner(gap) == Some(gap.len()) {
        return true;
    }
    let narrower = |c: char| {
        matches!(c, '、' | '(' | ')' | ' ')
            || numeral::is_han_numeral(c)
            || parts::behind(c).is_some_and(|division| !division.is_numbered_through())
            || parts::ordinals().any(|parts| parts.ordinal.contains(c))
            || parts::ordinals().any(|parts| parts.joiners.iter().any(|word| word.contains(c)))
    };
    gap.contains(script::is_unspaced) && gap.chars().all(narrower)
}
