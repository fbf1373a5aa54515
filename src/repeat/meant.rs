//! Whether copies that differ do so because they are about two things.

use crate::finding::Finding;
use crate::repeat::outline::Outlines;
use crate::repeat::relation::ALIKE;
use crate::repeat::substitution;

/// Whether copies that are not the same say the same of two things, or are in two provisions: none of them drifted away from the other.
pub(super) fn is_meant(outlines: &Outlines<'_>, finding: &Finding) -> bool {
    let differ = finding.similarity.is_some_and(|ratio| ratio < ALIKE);
    differ
        && (substitution::find(outlines, finding).is_some()
            || provisions(outlines, finding).is_some())
}

/// The names of the provisions of statutes that copies are in, if they are two.
pub(super) fn provisions(outlines: &Outlines<'_>, finding: &Finding) -> Option<(String, String)> {
    let places = [finding.related.first()?.place, finding.place];
    let [Some(one), Some(other)] = places.map(|place| outlines.provision(place)) else {
        return None;
    };
    let are_two = places[0].document != places[1].document || one.0 != other.0;
    let [text, copy] = places.map(|place| {
        let document = outlines.documents[place.document as usize];
        document.slice(place.span)
    });
    // A provision that was pasted has a label of its own and is the same otherwise.
    let pasted = bare(text, &one.1) == bare(copy, &other.1);
    (are_two && !pasted).then_some((one.1, other.1))
}

/// A text without the label that it may begin with, and without white space.
fn bare(text: &str, label: &str) -> String {
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let (text, label) = (solid(text), solid(label));
    text.strip_prefix(&label).unwrap_or(&text).to_owned()
}
