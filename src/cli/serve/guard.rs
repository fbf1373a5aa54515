//! Who may ask: the browser of the user, who has the address with its token, on a page of this program.

use std::fmt::Write as _;
use std::hint::black_box;

use crate::cli::serve::http::{Head, Method};

/// How many bytes of the token come from the operating system.
const RANDOM: usize = 16;

/// Where the pages are.
#[derive(Debug)]
pub(super) struct Guard {
    port: u16,
    token: String,
}

/// Why a request is not answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It came by another name of this machine, or from another page.
    Foreign,
    /// Its address has no token, or a wrong one.
    Unknown,
}

impl Guard {
    /// A guard with a new token.
    ///
    /// # Errors
    /// When the operating system has nothing random.
    pub(super) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0; RANDOM];
        getrandom::fill(&mut bytes)?;
        let mut token = String::with_capacity(2 * RANDOM);
        for byte in bytes {
            let _ = write!(token, "{byte:02x}");
        }
        Ok(Self { port, token })
    }

    /// The address of the first page.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }

    /// The rest of the path behind the token, of a request that may be answered.
    ///
    /// # Errors
    /// When it may not.
    pub(super) fn admit<'head>(&self, head: &'head Head) -> Result<&'head str, Refusal> {
        // A page whose name was made to lead to this machine has that name here.
        let host = head.field("host").unwrap_or_default();
        if !self.is_own(host) {
            return Err(Refusal::Foreign);
        }
        let origin = head.field("origin");
        let is_foreign = |origin: &str| {
            origin
                .strip_prefix("http://")
                .is_none_or(|from| from != host)
        };
        if origin.is_some_and(is_foreign) {
            return Err(Refusal::Foreign);
        }
        let path = head.path.strip_prefix('/').unwrap_or_default();
        let (token, rest) = path.split_once('/').unwrap_or((path, ""));
        if !is_same(token.as_bytes(), self.token.as_bytes()) {
            return Err(Refusal::Unknown);
        }
        let is_near = match head.field("sec-fetch-site") {
            None | Some("none" | "same-origin") => true,
            // Whoever has the address may lead the user to the first page, but not show it inside another one.
            Some(_) => {
                let goes = head.field("sec-fetch-mode") == Some("navigate")
                    && head.field("sec-fetch-dest") == Some("document");
                goes && head.method == Method::Get && rest.is_empty()
            }
        };
        if is_near {
            Ok(rest)
        } else {
            Err(Refusal::Foreign)
        }
    }

    /// Whether a host is this machine, as it is seen from itself, at this port.
    fn is_own(&self, host: &str) -> bool {
        let own = ["127.0.0.1", "localhost"];
        own.iter()
            .any(|name| *host == format!("{name}:{}", self.port))
    }
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let differ = one
        .iter()
        .zip(other)
        .fold(0, |found, (one, other)| black_box(found | (one ^ other)));
    one.len() == other.len() && black_box(differ) == 0
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn texts_are_the_same_or_not() {
        assert!(is_same(b"abc", b"abc"));
        for (one, other) in [
            ("abc", "abd"),
            ("abc", "bbc"),
            ("abc", "ab"),
            ("", "abc"),
            ("abcabc", "abc"),
        ] {
            assert!(!is_same(one.as_bytes(), other.as_bytes()), "{one} {other}");
        }
    }
}
