//! When two words are the same, beyond what the keys of documents fold already.

use std::borrow::Cow;

use crate::language::topics::spelling;
use crate::text::variants;

/// Differences between words that are no change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sameness {
    /// `May` is `may`.
    pub case: bool,
    /// 學 is 学, and ё is е: forms of one character.
    pub variants: bool,
}

impl Sameness {
    /// The text with what makes no difference folded; borrowed where nothing does.
    pub(super) fn fold(self, text: &str) -> Cow<'_, str> {
        let mut out = Cow::Borrowed(text);
        if self.case {
            out = Cow::Owned(out.to_lowercase());
        }
        if self.variants {
            out = Cow::Owned(out.chars().map(common).collect());
        }
        out
    }

    /// Whether two texts are the same.
    pub(super) fn same(self, old: &str, new: &str) -> bool {
        old == new || (self != Self::default() && self.fold(old) == self.fold(new))
    }
}

/// The form that all forms of a character come to.
fn common(c: char) -> char {
    let plain = spelling::plain_letter(c);
    plain.or_else(|| variants::simplified_of(c)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_it_is_told_to() {
        let usual = Sameness::default();
        assert!(!usual.same("May", "may") && usual.same("may", "may"));
        assert!(
            Sameness {
                case: true,
                ..usual
            }
            .same("ÉTÉ", "été")
        );
        assert!(
            Sameness {
                variants: true,
                ..usual
            }
            .same("漢語", "汉语")
        );
        assert!(
            Sameness {
                variants: true,
                ..usual
            }
            .same("учёт", "учет")
        );
        assert!(
            !Sameness {
                case: true,
                ..usual
            }
            .same("漢語", "汉语")
        );
    }
}
