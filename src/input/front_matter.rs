//! What a generator of sites reads before a text.

/// How many bytes at the start of `text` are front matter: YAML between lines of `---`, or TOML between lines of `+++`.
pub(super) fn front_matter(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let Some((fence, sign)) = lines.next().and_then(|first| match first.trim_end() {
        "---" => Some(("---", ':')),
        "+++" => Some(("+++", '=')),
        _ => None,
    }) else {
        return 0;
    };
    // Two rules with text between them are no front matter: it starts with a key, or a comment.
    let mut size = text.len()
        - text[fence.len()..]
            .trim_start_matches([' ', '\t', '\r'])
            .len()
        + 1;
    for (index, line) in lines.enumerate() {
        size += line.len();
        let content = line.trim_end();
        if content == fence || (fence == "---" && content == "...") {
            return if index > 0 { size.min(text.len()) } else { 0 };
        }
        if index == 0 && !(content.contains(sign) || content.starts_with('#')) {
            return 0;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_starts_with_a_key() {
        for (text, rest) in [
            ("---\ntitle: 甲\n---\n乙\n", "乙\n"),
            ("---\r\n# 注\r\ntitle: 甲\r\n...\r\n乙", "乙"),
            ("+++\ntitle = \"甲\"\n+++\n乙", "乙"),
            ("---\ntitle: 甲\n---", ""),
        ] {
            assert_eq!(&text[front_matter(text)..], rest, "{text}");
        }
        for text in [
            "---\n\n甲\n\n---\n",
            "---\n甲乙\n---\n",
            "---\n---\n",
            "甲",
            "---",
            "",
        ] {
            assert_eq!(front_matter(text), 0, "{text}");
        }
    }
}
