//! Bytes of a kind counted and found many at a time, for what ASCII text, or text of any script by its bytes, is asked often.

/// How many bytes are looked at together; sums of so few fit into a byte.
const TOGETHER: usize = 128;

/// How many bytes are of a kind.
pub(crate) fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let few = bytes.chunks(TOGETHER);
    few.map(|few| usize::from(few.iter().map(|byte| u8::from(is(*byte))).sum::<u8>()))
        .sum()
}

/// Where the first byte of a kind stands: best where there is mostly none.
pub(crate) fn find(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let has = |few: &[u8]| few.iter().fold(false, |found, byte| found | is(*byte));
    let start = bytes.chunks(TOGETHER).position(has)? * TOGETHER;
    let at = bytes[start..].iter().position(|byte| is(*byte))?;
    Some(start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_finds_in_texts_of_any_length() {
        for length in [0, 1, 127, 128, 129, 1000] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(count(&bytes, |byte| byte == b'a'), length);
            assert_eq!(find(&bytes, |byte| byte == b'b'), None);
            bytes.push(b'b');
            assert_eq!(find(&bytes, |byte| byte == b'b'), Some(length));
        }
    }
}
