//! What follows the question mark in an address.

/// Names with what they say, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads it as forms write it; nothing if it holds what no form writes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decoded(name)?, decoded(value)?))
        });
        pairs.collect::<Option<Vec<_>>>().map(Self)
    }

    /// The first value of a name.
    pub(super) fn one(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values of a name, in order.
    pub(super) fn all<'query>(&'query self, name: &str) -> impl Iterator<Item = &'query str> {
        let pairs = self.0.iter().filter(move |(known, _)| known == name);
        pairs.map(|(_, value)| value.as_str())
    }
}

/// A text with its escapes read; nothing if one is wrong, or the text has a NUL or is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                (digit()? * 16 + digit()?) as u8
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_forms_write_them() {
        let query = Query::parse("file=f1&do=compare&file=f2&name=a+b%2F%E7%94%B2&empty").unwrap();
        assert_eq!(query.all("file").collect::<Vec<_>>(), ["f1", "f2"]);
        assert_eq!(query.one("name"), Some("a b/甲"));
        assert_eq!(query.one("empty"), Some(""));
        assert_eq!(query.one("none"), None);
        for wrong in ["a=%", "a=%4", "a=%zz", "a=%+1", "a=%00", "a=%ff"] {
            assert_eq!(Query::parse(wrong), None, "{wrong}");
        }
    }
}
