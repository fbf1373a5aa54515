//! Reports made readable for whoever looks at a failed test.

use std::fmt::Write as _;

use similar::TextDiff;

/// The lines that differ and three around them; `-` is expected, `+` is what came.
pub(crate) fn difference(expected: &str, actual: &str) -> String {
    TextDiff::from_lines(expected, actual)
        .unified_diff()
        .context_radius(3)
        .header("expected", "actual")
        .to_string()
}

/// JSON with line breaks, and otherwise as it came: the order of keys and the form of numbers stay. What holds nothing nested,
/// such as a span, stays on one line.
pub(crate) fn laid_out(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut broken: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some(c) = json[at..].chars().next() {
        let end = at + token(&json[at..]);
        match c {
            '{' | '[' => {
                broken.push(!is_flat(&json[end..]));
                out.push(c);
                break_line(&mut out, &broken);
            }
            '}' | ']' => {
                if broken.pop() == Some(true) {
                    let _ = write!(out, "\n{:1$}", "", broken.len() * 2);
                }
                out.push(c);
            }
            ',' if broken.last() == Some(&true) => {
                out.push(c);
                break_line(&mut out, &broken);
            }
            ',' | ':' => {
                out.push(c);
                out.push(' ');
            }
            _ => out.push_str(&json[at..end]),
        }
        at = end;
    }
    out
}

fn break_line(out: &mut String, broken: &[bool]) {
    if broken.last() == Some(&true) {
        let _ = write!(out, "\n{:1$}", "", broken.len() * 2);
    }
}

/// The length of the string or the single character that `json` starts with.
fn token(json: &str) -> usize {
    let mut escaped = false;
    let mut characters = json.char_indices();
    let Some((_, first)) = characters.next() else {
        return 0;
    };
    if first != '"' {
        return first.len_utf8();
    }
    for (at, c) in characters {
        if c == '"' && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    json.len()
}

/// Whether an object or a list, given without its opening bracket, closes before another opens.
fn is_flat(mut json: &str) -> bool {
    while let Some(c) = json.chars().next() {
        match c {
            '{' | '[' => return false,
            '}' | ']' => return true,
            _ => json = &json[token(json)..],
        }
    }
    true
}
