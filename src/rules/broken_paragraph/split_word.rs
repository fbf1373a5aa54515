//! Words in Han characters that a break splits.

use memchr::memmem;

use crate::document::reading::Reading;
use crate::text::numeral;
use crate::text::script;

/// Two characters belong together that stand so in one of so many places of the rarer of them.
const TOGETHER: usize = 8;
/// The same where the line has no mark inside, so that it may be a heading.
const TOGETHER_IN_A_HEADING: usize = 2;
/// How often they do then.
const OFTEN: usize = 2;

/// Whether the characters on both sides of the break stand together elsewhere in the document, as those of one word do. A line
/// without marks inside is a heading under that weight.
pub(super) fn is_split(reading: &Reading, tail: &str, head: &str, heading: u32) -> bool {
    let last: Vec<char> = tail.chars().rev().take(2).collect();
    let first: Vec<char> = head.chars().take(2).collect();
    let ([b, a], [c, d]) = (&last[..], &first[..]) else {
        return false;
    };
    if ![a, b, c, d].into_iter().all(|each| script::is_han(*each)) {
        return false;
    }
    if numeral::digit(*b).is_some() && numeral::digit(*c).is_some() {
        return true;
    }
    let keys = reading.keys();
    let stands = [[*a, *b, *c], [*b, *c, *d]]
        .iter()
        .any(|word| keys.contains(&word.iter().collect::<String>()));
    if !stands {
        return false;
    }
    let count = |text: String| memmem::find_iter(keys.as_bytes(), text.as_bytes()).count();
    let rarer = count(b.to_string()).min(count(c.to_string()));
    let together = count([*b, *c].iter().collect());
    if tail.contains(['，', '。', '；', '：', '、']) {
        return together * TOGETHER >= rarer;
    }
    script::weight_of(tail) >= heading
        && together >= OFTEN
        && together * TOGETHER_IN_A_HEADING >= rarer
}
