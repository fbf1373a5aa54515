//! Lines that programs for sites read in Markdown before they show it: the marks of containers (`:::note`), and what MDX imports and exports.

use std::borrow::Cow;
use std::ops::Range;

/// The level of a title of a container, which heads no section.
const LEVEL: usize = 6;

/// The text with spaces in the place of such lines, and whether something is imported, which a program puts in.
pub(super) fn blank(text: &str) -> (Cow<'_, str>, bool) {
    let has_containers = text.contains(":::") && text.lines().any(is_close);
    let may = ["import ", "export ", "{/*"]
        .iter()
        .any(|sign| text.contains(sign));
    if !has_containers && !may {
        return (Cow::Borrowed(text), false);
    }
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let (mut goes_on, mut starts, mut puts_in) = (false, true, false);
    for line in text.split_inclusive('\n') {
        let written = line.trim();
        if let Some(mark) = fence {
            if written.starts_with(mark) && written.trim_start_matches(&mark[..1]).is_empty() {
                fence = None;
            }
            out.push_str(line);
            continue;
        }
        fence = opened(written);
        goes_on = !written.is_empty() && (goes_on || starts && is_module(line));
        puts_in |= goes_on;
        starts = written.is_empty();
        let is_comment = written.starts_with("{/*") && written.ends_with("*/}");
        if goes_on || is_comment {
            push_spaces(&mut out, line);
        } else if let Some(title) = container(line).filter(|_| has_containers) {
            push_title(&mut out, line, title);
            starts = true;
        } else {
            out.push_str(line);
        }
    }
    (Cow::Owned(out), puts_in)
}

/// Writes the title of a container as a heading, in as many bytes, so that it does not go on with the text below it.
fn push_title(out: &mut String, line: &str, title: Range<usize>) {
    if title.is_empty() {
        return push_spaces(out, line);
    }
    let lead = line.len() - line.trim_start().len();
    out.push_str(&line[..lead]);
    let level = LEVEL.min(title.start - lead - 1);
    out.extend(std::iter::repeat_n('#', level));
    out.extend(std::iter::repeat_n(' ', title.start - lead - level));
    out.push_str(&line[title.clone()]);
    push_spaces(out, &line[title.end..]);
}

fn push_spaces(out: &mut String, line: &str) {
    let shown = line.trim_end_matches(['\n', '\r']);
    out.extend(std::iter::repeat_n(' ', shown.len()));
    out.push_str(&line[shown.len()..]);
}

/// The mark of a block of code that a line opens.
fn opened(line: &str) -> Option<&str> {
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(sign).len();
    let is_inline = sign == '`' && line[length..].contains('`');
    (length >= 3 && !is_inline).then(|| &line[..length])
}

fn is_close(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.bytes().all(|byte| byte == b':')
}

/// Where the title is in a line that opens or closes a container: behind its mark, its name and its attributes, and mostly empty.
fn container(line: &str) -> Option<Range<usize>> {
    let lead = line.len() - line.trim_start().len();
    let rest = line.trim_start().trim_start_matches(':');
    let marks = line.trim_start().len() - rest.len();
    if marks < 3 {
        return None;
    }
    let name = rest.trim_start();
    let length = name
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
        .unwrap_or(name.len());
    let after = &name[length..];
    if length > 0 && !after.trim().is_empty() && !after.starts_with([' ', '[', '{']) {
        return None;
    }
    let brace = after
        .trim_start()
        .starts_with('{')
        .then(|| after.find('}'))
        .flatten();
    let after = brace.map_or(after, |close| &after[close + 1..]);
    let end = line.trim_end().len();
    let start = line.len() - after.trim_start().len();
    // A title in brackets keeps neither of them.
    let inside = after.trim_end().strip_prefix('[');
    if let Some(inside) = inside.and_then(|inside| inside.strip_suffix(']')) {
        let inside = inside.trim_end();
        let space = inside.len() - inside.trim_start().len();
        let start = line.len() - after.len() + 1;
        return Some(start + space..start + inside.len());
    }
    Some(start.max(lead).min(end)..end)
}

/// Whether a line imports or exports what a program needs.
fn is_module(line: &str) -> bool {
    let quoted = |rest: &str| rest.trim_end().trim_end_matches(';').ends_with(['"', '\'']);
    let imports = line.strip_prefix("import ").is_some_and(|rest| {
        rest.starts_with(['"', '\'', '{', '*']) && (quoted(rest) || rest.starts_with('{'))
            || rest.contains(" from ") && quoted(rest)
    });
    let exports = ["const ", "default ", "function ", "let "];
    let exported = line
        .strip_prefix("export ")
        .is_some_and(|rest| exports.iter().any(|word| rest.starts_with(word)));
    imports || exported
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Vec<String> {
        let (blanked, _) = blank(text);
        assert_eq!(blanked.len(), text.len());
        let lines = blanked
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn marks_of_containers_are_no_text() {
        for (text, expected) in [
            (":::note\nMind the gate.\n:::\n", &["Mind the gate."][..]),
            ("::: warning {.big}\nMind.\n:::\n", &["Mind."]),
            (
                ":::tip The lamp\n\nIt burns.\n\n::::\n",
                &["###### The lamp", "It burns."],
            ),
            (":::tip[灯]\nIt burns.\n:::\n", &["###### 灯", "It burns."]),
            (
                "  ::: warning   闸门\n  Mind it.\n  :::\n",
                &["######         闸门", "Mind it."],
            ),
            (":::x 灯\nIt burns.\n:::\n", &["#### 灯", "It burns."]),
            (":::tip[ ]\nIt burns.\n:::\n", &["It burns."]),
            (
                "```\n:::note\n:::\n```\n",
                &["```", ":::note", ":::", "```"],
            ),
            (":::chapter.md\n", &[":::chapter.md"]),
        ] {
            assert_eq!(kept(text), expected, "{text}");
        }
    }

    #[test]
    fn what_mdx_imports_and_exports_is_no_text() {
        for (text, expected) in [
            (
                "import Tabs from '@theme/Tabs';\nimport \"./a.css\"\n\n# Lamps\n",
                &["# Lamps"][..],
            ),
            ("import {\n  A,\n} from 'a';\n\nText\n", &["Text"]),
            (
                "export const a = {\n  b: 1,\n};\n\n{/* later */}\n\nText\n",
                &["Text"],
            ),
            (
                "import duties from 2030 on are higher.\n",
                &["import duties from 2030 on are higher."],
            ),
            (
                "The gate\nimport a from 'b';\n",
                &["The gate", "import a from 'b';"],
            ),
        ] {
            assert_eq!(kept(text), expected, "{text}");
        }
    }
}
