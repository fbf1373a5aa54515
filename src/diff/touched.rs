//! Which paragraphs of the new revision hold text that the old one does not.

use crate::diff::change::{Diff, Kind};
use crate::document::Document;

/// For each paragraph of the new revision whether its text changed. A paragraph that only changed place or number, or that is wrapped
/// anew, did not; one that was cut in two did where words changed, too.
#[must_use]
pub fn touched(new: &Document, diff: &Diff) -> Vec<bool> {
    let mut out = vec![false; new.paragraphs.len()];
    for change in &diff.changes {
        let fresh = matches!(change.kind, Kind::Inserted | Kind::Copied);
        if fresh || change.edits.iter().any(|edit| !edit.label) {
            for paragraph in &change.new {
                out[*paragraph as usize] = true;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::touched;
    use crate::document::Document;
    use crate::{diff, input};

    fn read(text: &str) -> Document {
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn found(old: &str, new: &str) -> Vec<bool> {
        let (old, new) = (read(old), read(new));
        touched(&new, &diff::diff(&old, &new, &diff::Options::default()))
    }

    const ONE: &str = "第一条　甲方应当在收到货物之后三十日内向乙方支付全部价款。";
    const TWO: &str = "第二条　乙方应当按照约定的时间和地点交付货物，并承担运输费用。";
    const THREE: &str = "The parties shall settle every dispute by talks before they go to court.";

    #[test]
    fn what_moved_or_counts_on_is_not_touched() {
        let old = [ONE, TWO, THREE].join("\n\n");
        assert_eq!(found(&old, &[THREE, ONE, TWO].join("\n\n")), [false; 3]);
        let renumbered = TWO.replace("第二条", "第三条");
        let new = [ONE, "第二条　本合同适用中国法律。", &renumbered, THREE].join("\n\n");
        assert_eq!(found(&old, &new), [false, true, false, false]);
    }

    #[test]
    fn what_was_edited_or_copied_is() {
        let old = [ONE, TWO, THREE].join("\n\n");
        let new = [ONE, &TWO.replace("应当", "可以"), THREE, ONE].join("\n\n");
        assert_eq!(found(&old, &new), [false, true, false, true]);
    }
}
