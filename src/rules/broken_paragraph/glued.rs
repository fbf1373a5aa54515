//! Breaks in languages whose particles follow their words without a space, and without capitals to tell a start by.

use crate::document::Kind;
use crate::document::reading::Paragraph;
use crate::language::topics::{doubling, sentences};
use crate::rules::broken_paragraph::LONG;
use crate::text::marks::SENTENCE_ENDS;
use crate::text::script;

/// The longest rest of a sentence that is too short to be one, in thirds of a Han character. Chosen by hand.
const REST: u32 = 4 * script::HAN_WEIGHT;
/// The most words of such a rest. Chosen by hand.
const REST_WORDS: usize = 2;
/// So many clauses before it make no heading. Chosen by hand.
const CLAUSES: usize = 2;

/// Whether a paragraph with that end and that weight breaks off, and the text after it goes on: it ends in a particle after which
/// something has to come, or after several clauses, and what follows starts with too little for a sentence. A line without a mark may be
/// a headline, which ends in a particle as well, and then both have to be so.
pub(super) fn breaks(one: Paragraph, (tail, weight): (&str, u32), head: &str) -> bool {
    let open = sentences::ends_in_glue(one.vocabulary(), tail);
    let rest = starts_with_rest(one, head);
    let glued = tail.ends_with(script::is_glued) && head.starts_with(script::is_glued);
    if !glued || one.kind == Kind::Heading {
        return glued && open && rest && weight >= LONG / 3;
    }
    if tail.ends_with(script::is_unspaced) {
        let clauses = tail.matches(['，', '、']).count();
        return weight >= LONG / 2 && ((open && clauses > 0) || (clauses >= CLAUSES && rest));
    }
    open && (weight >= LONG || (weight >= LONG / 3 && rest))
}

/// Whether a text starts with a sentence that is too short to be one, or that has neither a topic nor a subject: 实施。, 결정하였다.,
/// 始まることになった。
fn starts_with_rest(one: Paragraph, head: &str) -> bool {
    let Some((rest, _)) = head.split_once(SENTENCE_ENDS) else {
        return false;
    };
    let words = rest.split_whitespace().count();
    let letters = rest.chars().all(|c| script::is_word(c) || c == ' ');
    let weight = script::weight_of(rest);
    let bare = doubling::phrase_ends(one.vocabulary())
        .is_some_and(|ends| !rest.contains(|c| ends.contains(c)));
    let most = if bare { LONG / 3 } else { REST };
    letters && words <= REST_WORDS && (1..=most).contains(&weight)
}
