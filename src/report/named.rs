//! The order of revisions as their names tell it: by numbers, and by words such as old and copy.

use crate::language::topics::revisions::{self, Said};
use crate::text::numeral;

/// The longest ending of a file name that says how the file is read: `.html`, `.text`.
const ENDING: usize = 5;

/// Puts revisions of one document in order. The sort is stable: names that say nothing stay where they are.
pub(super) fn sort<T: Copy>(revisions: &mut [T], path: &dyn Fn(&T) -> String) {
    let paths: Vec<String> = revisions
        .iter()
        .map(|each| path(each).to_lowercase())
        .collect();
    let read = |signs: Signs| -> Vec<Named> {
        let all = paths.iter();
        all.map(|path| Named::of(path, signs)).collect()
    };
    let are_alike = |all: &[Named]| all.windows(2).all(|pair| pair[0].rest == pair[1].rest);
    let mut named = read(Signs::Figures);
    if !are_alike(&named) {
        // IX and 乙 are numbers only where nothing else tells the names apart.
        let others = read(Signs::Others);
        if are_alike(&others) {
            named = others;
        }
    }
    let base = named.iter().map(|each| each.rest.clone());
    let base = base.min_by_key(String::len).unwrap_or_default();
    // Numbers are of one kind where the names are one name, to which some add something.
    let is_one = named.iter().all(|each| each.rest.starts_with(&base));
    let numbered = |each: &Named| !each.numbers.is_empty() || each.time == 0;
    let by_number = named.iter().all(numbered);
    let mut order: Vec<usize> = (0..named.len()).collect();
    order.sort_by_key(|at| {
        let each = &named[*at];
        let numbers = if is_one { &each.numbers[..] } else { &[] };
        let added = is_one && each.rest.len() > base.len();
        let (first, last) = if by_number {
            (0, each.time)
        } else {
            (each.time, 0)
        };
        (first, numbers, last, each.copies, added)
    });
    let sorted: Vec<T> = order.iter().map(|at| revisions[*at]).collect();
    revisions.copy_from_slice(&sorted);
}

/// Which signs are read as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signs {
    /// Figures and Han numbers.
    Figures,
    /// Also Roman numbers and signs that count, such as 甲.
    Others,
}

/// What the name of a file says of the time of a revision.
#[derive(Debug)]
struct Named {
    /// Its numbers, each by its length first, so that 10 is after 9.
    numbers: Vec<(usize, String)>,
    /// How often it says that it is later than others, or, below 0, earlier; 0 where it says both.
    time: i32,
    /// How often it says that it is a copy.
    copies: usize,
    /// What else is in it.
    rest: String,
}

impl Named {
    /// Reads a path in lower case.
    fn of(path: &str, signs: Signs) -> Self {
        let file = path.rsplit('/').next().unwrap_or_default();
        let (mut numbers, mut words) = (Vec::new(), Vec::new());
        for part in stem(file).split(|c: char| !c.is_alphanumeric()) {
            let digits = |c: char| c.is_ascii_digit();
            if let Some(value) = sign(part).filter(|_| signs == Signs::Others) {
                numbers.push(number(&value.to_string(), ""));
                continue;
            }
            for (value, letter) in numbers_of(part) {
                numbers.push(number(&value, letter));
            }
            // The letter of 9a is a part of the number.
            let word = |word: &&str| !(word.is_empty() || part.contains(digits) && is_letter(word));
            let all = part.split(|c| digits(c) || numeral::is_han_numeral(c));
            for word in all.filter(word) {
                match counted(word).filter(|_| signs == Signs::Others) {
                    Some((value, [before, after])) => {
                        numbers.push(number(&value.to_string(), ""));
                        words.extend([before, after].into_iter().filter(|each| !each.is_empty()));
                    }
                    None => words.push(word),
                }
            }
        }
        let (times, copies, rest) = told(words);
        let both = times.contains(&Said::Earlier) && times.contains(&Said::Later);
        let times = times.iter().filter(|_| !both);
        let time = times.map(|said| if *said == Said::Earlier { -1 } else { 1 });
        let time = time.sum();
        Self {
            numbers,
            time,
            copies,
            rest,
        }
    }
}

/// What words say of time, how many say that this is a copy, and what else they say.
fn told(mut words: Vec<&str>) -> (Vec<Said>, usize, String) {
    let (mut times, mut copies, mut rest) = (Vec::new(), 0, String::new());
    words.reverse();
    while let Some(word) = words.last().copied() {
        let next: Vec<&str> = words.iter().rev().take(2).copied().collect();
        let Some((said, used, left)) = revisions::said(&next) else {
            rest.push_str(word);
            words.pop();
            continue;
        };
        words.truncate(words.len() - used);
        match said {
            Said::Copy => copies += 1,
            time => times.push(time),
        }
        if !left.is_empty() {
            words.push(left);
        }
    }
    (times, copies, rest)
}

/// The name of a file without the ending that says how it is read. An ending that says something else stays: `lease.old`, `lease.v2`.
fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty()
                && ending.len() <= ENDING
                && ending.chars().all(|c| c.is_ascii_alphabetic())
                && revisions::said(&[ending]).is_none() =>
        {
            stem
        }
        _ => file,
    }
}

/// A number as it is compared, with the letter behind it.
fn number(value: &str, letter: &str) -> (usize, String) {
    let value = value.trim_start_matches('0');
    (value.len(), format!("{value}{letter}"))
}

/// The numbers in a part of a name, in figures or in Han characters, each with the letter that it ends with: 9a, 第十一.
fn numbers_of(part: &str) -> Vec<(String, &str)> {
    let inside = |c: char| c.is_ascii_digit() || numeral::is_han_numeral(c);
    let mut out = Vec::new();
    let mut rest = part;
    while let Some(start) = rest.find(inside) {
        rest = &rest[start..];
        let end = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let letter = if is_letter(after) { after } else { "" };
        match numeral::value(number) {
            Some(value) => out.push((value.to_string(), letter)),
            None => out.push((number.to_owned(), letter)),
        }
        rest = after;
    }
    out
}

/// The value of a Roman number. Of single letters only those count that begin to count: nobody starts with c.
fn sign(part: &str) -> Option<u64> {
    let may_be = part.len() > 1 || matches!(part, "i" | "v" | "x");
    may_be.then(|| numeral::roman(part)).flatten()
}

/// The sign that counts in a word, and what is before and after it.
fn counted(word: &str) -> Option<(u64, [&str; 2])> {
    word.char_indices().find_map(|(at, c)| {
        let value = revisions::counted(c)?;
        Some((value, [&word[..at], &word[at + c.len_utf8()..]]))
    })
}

fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asserts that names are in order, however they come.
    fn ordered(names: &[&str]) {
        let mut turned = names.to_vec();
        for _ in names {
            turned.rotate_left(1);
            for flipped in [false, true] {
                let mut all = turned.clone();
                if flipped {
                    all.reverse();
                }
                sort(&mut all, &|name| (*name).to_owned());
                assert_eq!(all, names);
            }
        }
    }

    #[test]
    fn numbers_are_in_order() {
        ordered(&["v1.txt", "v9.txt", "v10.txt", "v11.txt"]);
        ordered(&["lease.txt", "lease-2.txt", "lease-10.txt"]);
        ordered(&["lease.md", "lease (1).md", "lease (2).md", "lease (10).md"]);
        ordered(&["rev9a.txt", "rev9b.txt", "rev10a.txt"]);
        ordered(&["租约第三版.txt", "租约第十一版.txt", "租约第二十版.txt"]);
        ordered(&["lease.md", "lease-v2.md", "lease-v10.md"]);
        ordered(&["lease.md", "lease-2.txt", "lease-3.md"]);
        ordered(&["договор.txt", "договор (2).txt"]);
    }

    #[test]
    fn so_are_roman_numbers_and_signs_that_count() {
        ordered(&["IV.md", "V.md", "IX.md"]);
        ordered(&["lease-I.md", "lease-II.md", "lease-IV.md", "lease-X.md"]);
        ordered(&["甲稿.txt", "乙稿.txt", "丙稿.txt", "丁稿.txt"]);
        ordered(&["合同乙稿.txt", "合同丙稿.txt"]);
    }

    #[test]
    fn words_tell_the_time() {
        ordered(&["lease-draft.txt", "lease-final.txt"]);
        ordered(&["租约旧版.txt", "租约新版.txt"]);
        ordered(&["v1-final.txt", "v2-draft.txt"]);
        ordered(&["старый.txt", "итог.txt"]);
        ordered(&["lease.v1.md", "lease.v1-signed.md", "lease.v2.md"]);
        ordered(&["lease FINAL.md", "lease FINAL FINAL.md"]);
        ordered(&["draft-2.md", "final.md", "final_v2.md"]);
        ordered(&["lease.old", "lease.md", "lease.final"]);
        // A backup is what was there before it was changed.
        ordered(&["lease.bak", "lease"]);
    }

    #[test]
    fn a_copy_comes_after_its_original() {
        for names in [
            &["lease.md", "lease-copy.md", "lease-copy2.md"][..],
            &["lease.md", "lease - Copy.md", "lease - Copy (2).md"],
            &["lease.md", "Copy of lease.md"],
            &["lease", "lease.copy"],
            &["договор.txt", "договор копия.txt", "договор (2).txt"],
            &["合同.txt", "合同 - 副本.txt"],
            &["合同.txt", "合同的副本.txt"],
            &["Vertrag.txt", "Kopie von Vertrag.txt"],
            &["契約書.txt", "契約書のコピー.txt"],
            // A word of a language that is not known adds to the name.
            &["szerződés.txt", "szerződés - Másolat.txt"],
        ] {
            ordered(names);
        }
    }
}
