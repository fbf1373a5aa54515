//! What no report shows of a document as it is: control characters, and others that a reader does not see.

/// What is in a text besides visible characters and line ends.
pub(crate) fn raw(text: &str) -> Vec<char> {
    let unfit = |c: &char| {
        c.is_control() && *c != '\n'
            || matches!(c, '\u{61c}' | '\u{180e}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}'..='\u{e007f}' | '\u{2028}' | '\u{2029}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().filter(unfit).collect()
}

/// A text without the colours of our own.
pub(crate) fn uncoloured(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        out.push_str(before);
        let end = after
            .find(|c: char| !c.is_ascii_digit() && c != ';')
            .expect("it ends");
        assert!(after[end..].starts_with('m'), "no colour: {after:?}");
        rest = &after[end + 1..];
    }
    out + rest
}
