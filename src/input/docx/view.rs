//! What of an element is seen: namespaces, switches, and which branch of alternatives is shown.

use crate::input::Revisions;
use crate::input::xml::Node;

/// The number of Word's namespace.
pub(crate) const WORD: u8 = 1;
/// The number of the namespace of alternatives.
pub(crate) const CHOICE: u8 = 2;
/// The number of the namespace of formulas.
pub(crate) const MATH: u8 = 3;

/// Whether an element that is a switch is on: one without a value is.
pub(crate) fn is_on(node: Node<'_>) -> bool {
    let off = |value: &str| matches!(value, "0" | "false" | "off");
    node.attribute("val").is_none_or(|value| !off(&value))
}

/// The value of a child.
pub(crate) fn value<'tree>(node: Node<'tree>, name: &str) -> Option<std::borrow::Cow<'tree, str>> {
    node.child(WORD, name)?.attribute("val")
}

/// The same as a number.
pub(crate) fn number<T: std::str::FromStr>(node: Node<'_>, name: &str) -> Option<T> {
    value(node, name)?.trim().parse().ok()
}

/// The branch of alternatives that is shown: the first with anything in it, and of what has text in two forms never both.
pub(crate) fn chosen(node: Node<'_>) -> Option<Node<'_>> {
    let branches = || node.children().filter(|each| each.name().0 == CHOICE);
    let says_something = |branch: &Node<'_>| {
        let texts = ["t", "delText", "txbxContent", "tab", "sym", "numFmt"];
        let mut inside = branch.inside().map(Node::name);
        inside.any(|(space, name)| {
            space == MATH && name == "t" || space == WORD && texts.contains(&name)
        })
    };
    branches()
        .find(says_something)
        .or_else(|| branches().next())
}

/// Whether what a tracked change inserted or deleted is left out of the text that is read.
pub(crate) fn is_left_out(name: &str, revisions: Revisions) -> bool {
    match revisions {
        Revisions::Final => matches!(name, "del" | "moveFrom"),
        Revisions::Original => matches!(name, "ins" | "moveTo"),
        Revisions::Both => false,
    }
}

/// Whether properties say that what they are of was inserted or deleted, and is left out of the text that is read.
pub(super) fn leaves_out(properties: Node<'_>, revisions: Revisions) -> bool {
    properties.children().any(|each| {
        let (space, name) = each.name();
        space == WORD && is_left_out(name, revisions)
    })
}

/// The properties of that name that hold in the text that is read: before a tracked change, those that it kept.
pub(super) fn properties<'tree>(
    node: Node<'tree>,
    name: &str,
    revisions: Revisions,
) -> Option<Node<'tree>> {
    let now = node.child(WORD, name)?;
    if revisions != Revisions::Original {
        return Some(now);
    }
    let change = now.child(WORD, &format!("{name}Change"));
    change
        .and_then(|change| change.child(WORD, name))
        .or(Some(now))
}
