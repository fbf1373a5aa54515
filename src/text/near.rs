//! What is near a place in a text, cut so that a question about many places takes time linear in the text.

/// The text before `at`, at most `most` bytes of it and whole characters.
#[must_use]
pub(crate) fn before(text: &str, at: usize, most: usize) -> &str {
    let from = at.saturating_sub(most);
    let from = (from..=at).find(|from| text.is_char_boundary(*from));
    &text[from.unwrap_or(at)..at]
}

/// The text from `at` on, at most `most` bytes of it and whole characters.
#[must_use]
pub(crate) fn after(text: &str, at: usize, most: usize) -> &str {
    let to = at.saturating_add(most).min(text.len());
    let to = (at..=to).rev().find(|to| text.is_char_boundary(*to));
    &text[at..to.unwrap_or(at)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_between_characters() {
        let text = "a第3条b";
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            for most in 0..=text.len() + 1 {
                let (before, after) = (before(text, at, most), after(text, at, most));
                assert!(text[..at].ends_with(before) && before.len() <= most);
                assert!(text[at..].starts_with(after) && after.len() <= most);
                assert!(before.len() + 3 > most.min(at));
                assert!(after.len() + 3 > most.min(text.len() - at));
            }
        }
    }
}
