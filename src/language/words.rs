//! Lists of words as one string, so that a table of a language reads like a page of a grammar.

/// How many words a string holds; one blank, or any white space, parts them.
pub(super) const fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut words) = (0, 0);
    while at < bytes.len() {
        if !bytes[at].is_ascii_whitespace() && (at == 0 || bytes[at - 1].is_ascii_whitespace()) {
            words += 1;
        }
        at += 1;
    }
    words
}

/// The words of a string, of which there are `N`.
pub(super) const fn split<const N: usize>(text: &'static str) -> [&'static str; N] {
    let bytes = text.as_bytes();
    let mut out = [""; N];
    let (mut at, mut word) = (0, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && !bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        let (head, _) = text.split_at(at);
        let (_, one) = head.split_at(start);
        out[word] = one;
        word += 1;
    }
    out
}

/// The words of a string literal as a list that is made when the program is compiled. A list whose entries hold spaces is written
/// as a plain array.
macro_rules! words {
    ($text:literal) => {{
        const WORDS: [&str; $crate::language::words::count($text)] =
            $crate::language::words::split($text);
        &WORDS
    }};
}
pub(super) use words;

#[cfg(test)]
mod tests {
    #[test]
    fn splits_at_white_space_and_nowhere_else() {
        const LIST: &[&str] = words!("和 与  及\n    e.g. 或者 ");
        const NONE: &[&str] = words!("");
        assert_eq!(LIST, ["和", "与", "及", "e.g.", "或者"]);
        assert!(NONE.is_empty());
    }
}
