//! Leaders: the dots up to a page number after an entry of a table of contents.

/// Whether a line ends in a leader: dots up to a page number.
pub(super) fn has_leader(content: &str) -> bool {
    entry(content).len() < content.len()
}

/// The entry of a line of a table of contents, without its leader and page number; the whole line when it has none.
pub(super) fn entry(content: &str) -> &str {
    // Most lines end in a letter or a mark that no page number and no leader has.
    let end = content.bytes().next_back().unwrap_or(b'a');
    if end.is_ascii_graphic() && !end.is_ascii_digit() && !b".ivx".contains(&end) {
        return content;
    }
    let bare = content.trim_end_matches(|c: char| {
        c.is_numeric() || c.is_whitespace() || matches!(c, 'i' | 'v' | 'x')
    });
    if bare.len() == content.len() && !content.ends_with(['.', '…']) {
        return content;
    }
    let title = bare.trim_end_matches(['.', '…', '·', ' ', '．', '‥', '\u{3000}']);
    let dots: usize = bare[title.len()..]
        .chars()
        .map(|c| match c {
            '…' => 3,
            ' ' | '\u{3000}' => 0,
            _ => 1,
        })
        .sum();
    // Without a page number after them, a few dots are an ellipsis.
    let least = if bare.len() < content.trim_end().len() {
        4
    } else {
        10
    };
    if dots >= least && title.chars().any(char::is_alphanumeric) {
        title
    } else {
        content
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leader_is_no_part_of_the_entry() {
        assert_eq!(entry("1.2. Scope .......... 12"), "1.2. Scope");
        assert_eq!(entry("第一章 总则……………3"), "第一章 总则");
        assert_eq!(entry("Appendices . . . . . . iv"), "Appendices");
        for line in ["The end.", "Wait... 3", "Version 1.2.3.4", "甲……"] {
            assert_eq!(entry(line), line);
        }
    }
}
