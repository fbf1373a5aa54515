//! What a page says to those who read it.

use std::fmt::Write as _;

/// The text of a page without its scripts and styles, with what its elements are called, and what scripts say for them.
pub(crate) fn said(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    for (start, end) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let mut kept = String::new();
        let own = rest.to_owned();
        let mut parts = own.split(start);
        kept.push_str(parts.next().unwrap_or_default());
        for part in parts {
            kept.push_str(part.split_once(end).map_or("", |(_, after)| after));
        }
        out = kept;
        rest = &out;
    }
    let mut text = String::new();
    for part in out.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        let of_script = [
            "up",
            "up-label",
            "out",
            "out-label",
            "busy",
            "too-large",
            "failed",
            "done",
        ];
        let of_script = of_script.map(|name| format!("data-{name}"));
        let names = ["aria-label", "title", "placeholder"].map(str::to_owned);
        for name in names.iter().chain(&of_script) {
            let value = tag.split_once(&format!("{name}=\""));
            let value = value.and_then(|(_, value)| value.split_once('"'));
            let _ = writeln!(text, "{}", value.map_or("", |(value, _)| value));
        }
        text.push_str(after);
        text.push('\n');
    }
    text
}

/// The words in Latin letters.
pub(crate) fn foreign(line: &str) -> Vec<&str> {
    let words = line.split(|c: char| !c.is_ascii_alphabetic());
    words.filter(|word| word.len() > 2).collect()
}
