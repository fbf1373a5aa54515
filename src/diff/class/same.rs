//! Whether two texts are the same but for what a reader hardly sees: spaces, width, script, case and marks.

use crate::text::fold::{self, Folding};
use crate::text::normalise;
use crate::text::script;
use crate::text::variants;

/// Whether the two sides have the same characters, white space and what takes no room aside.
pub(super) fn same_but_spaces(texts: &[String; 2]) -> bool {
    let [old, new] = texts
        .each_ref()
        .map(|text| text.chars().filter(|c| !script::is_invisible(*c)));
    old.eq(new)
}

/// Whether the two sides have the same signs, marks of sentences, quotations, brackets and hyphens aside. A capital that follows a full stop
/// is a change of case, but a hyphen in the place of a capital makes another name: topBar and top-bar.
pub(super) fn same_but_stops(texts: &[String; 2]) -> bool {
    let [old, new] = texts.each_ref().map(|text| {
        let signs = text
            .chars()
            .filter(|c| !c.is_alphanumeric() && !c.is_whitespace());
        signs.filter(|c| !is_stop(*c)).collect::<String>()
    });
    let joined = |text: &String| text.contains('-');
    let humped = |text: &String| {
        let mut pairs = text.chars().zip(text.chars().skip(1));
        pairs.any(|(one, next)| one.is_lowercase() && next.is_uppercase())
    };
    let one_is_joined = joined(&texts[0]) != joined(&texts[1]);
    old == new && !(one_is_joined && texts.iter().any(humped))
}

/// Whether a character is a mark of a sentence, a quotation, a bracket or a hyphen.
fn is_stop(c: char) -> bool {
    const STOPS: &str = ".,;:!?\"'()-。、，；：";
    STOPS.contains(c)
}

/// Whether the two sides have the same marks, but for those that join the parts of a word.
pub(super) fn same_but_joints(texts: &[String; 2]) -> bool {
    let [old, new] = texts.each_ref().map(|text| {
        let visible = text.chars().filter(|c| !script::is_invisible(*c));
        visible.filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}'))
    });
    old.eq(new)
}

/// Whether the two sides are the same but for what normalising folds as a rule: width, and forms of quotation marks and dashes.
pub(super) fn same_but_width(texts: &[String; 2]) -> bool {
    let [old, new] = texts
        .each_ref()
        .map(|text| normalise::key(text, Folding::Usual));
    old == new && !old.is_empty()
}

/// Whether both sides have signs of currencies, or of hundredths and thousandths, and other ones: $500, €500.
pub(super) fn are_other_measures(texts: &[String; 2]) -> bool {
    let [old, new] = texts.each_ref().map(|text| {
        let signs = text.chars().filter(|c| script::is_measure(*c));
        let sign = |c: char| if c == '٪' { '%' } else { fold::half_width(c) };
        signs.map(sign).collect::<String>()
    });
    !old.is_empty() && !new.is_empty() && old != new
}

/// Whether the two sides have the same characters in traditional and simplified form.
pub(super) fn same_but_script(texts: &[String; 2]) -> bool {
    let [old, new] = texts;
    old.chars().count() == new.chars().count()
        && old
            .chars()
            .zip(new.chars())
            .all(|(old, new)| variants::are_variants(old, new))
}
