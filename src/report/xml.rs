//! Text as XML has it, in attributes and between tags. The one place where it is escaped.

use std::fmt;

use crate::text::visible::is_unfit;

/// A text that is displayed escaped, fit for an attribute in double quotes and for the text of an element.
///
/// Line ends and tabs are written as references, or an attribute would lose them, and so is what turns the direction or hides, or whoever
/// looks at the file would not see it; what XML 1.0 cannot hold at all becomes U+FFFD.
#[derive(Clone, Copy, Debug)]
pub(super) struct Escaped<'text>(pub(super) &'text str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&apos;")?,
                '\t' | '\n' | '\r' => write!(out, "&#{};", u32::from(c))?,
                '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.write_str("\u{fffd}")?,
                c if is_unfit(c) => write!(out, "&#{};", u32::from(c))?,
                _ => write!(out, "{c}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn what_is_escaped_comes_back_from_a_parser() {
        let text = "a<b>&\"c\"'d'\n\t]]>\u{1}𠮷🙂\r条";
        let xml = format!("<x y=\"{0}\">{0}</x>", Escaped(text));
        let document = roxmltree::Document::parse(&xml).unwrap();
        let expected = text.replace('\u{1}', "\u{fffd}");
        let root = document.root_element();
        assert_eq!(root.attribute("y"), Some(expected.as_str()));
        assert_eq!(root.text(), Some(expected.as_str()));
    }

    #[test]
    fn what_turns_the_direction_or_hides_is_a_reference() {
        let text = "a\u{202e}b\u{85}c\u{2028}d\u{200b}";
        let xml = format!("<x>{}</x>", Escaped(text));
        assert!(xml.is_ascii(), "{xml}");
        let document = roxmltree::Document::parse(&xml).unwrap();
        assert_eq!(document.root_element().text(), Some(text));
    }
}
