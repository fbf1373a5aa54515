//! Paths as URIs.

use std::fmt::Write as _;

use crate::input::name;
use crate::report::places::tidy;

/// A path as a URI: relative unless the path is absolute.
pub(super) fn of(path: &str) -> String {
    let path = tidy(path);
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    let path = name::path(&path);
    format!(
        "{scheme}{}",
        percent_encoded(path.as_os_str().as_encoded_bytes())
    )
}

/// The bytes of a path as `%XX`, but for those that stand for themselves everywhere in the path of a URI.
pub(crate) fn percent_encoded(path: &[u8]) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path {
        match *byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(*byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn paths_are_uris() {
        assert_eq!(of("./a b.txt"), "a%20b.txt");
        assert_eq!(of("HEAD:a.txt"), "HEAD%3Aa.txt");
        assert_eq!(of("/srv/甲.txt"), "file:///srv/%E7%94%B2.txt");
        assert_eq!(of("../a.txt"), "../a.txt");
    }
}
