//! Styles: what paragraphs and words have from the style that they are set in, and from those that this one is based on.

use rustc_hash::FxHashMap;

use crate::document::Kind;
use crate::input::odt::STYLE;
use crate::input::xml::Node;

/// How many styles can be based on each other.
const CHAIN: usize = 64;

/// The kinds that styles give by the names that `LibreOffice` and pandoc build in: these are in English in every language. Headings are known
/// by their levels, never by a name.
const NAMED: &[(&str, Kind)] = &[
    ("Quotations", Kind::Quote),
    ("Preformatted_20_Text", Kind::Code),
    ("Source_20_Code", Kind::Code),
];

/// What a style gives, with all that it is based on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The style of lists of its paragraphs; one without a name says that they have none.
    pub(super) list: Option<String>,
    /// Whether text is hidden.
    pub(super) hidden: Option<bool>,
    /// What its name says that paragraphs are.
    pub(super) kind: Option<Kind>,
    /// Whether text is set above the line, as an exponent is.
    pub(super) is_raised: Option<bool>,
}

/// What a style says itself.
#[derive(Debug, Default)]
struct Own {
    style: Style,
    parent: Option<String>,
}

/// All styles of a part, by their families and names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: FxHashMap<(String, String), Style>,
    /// What an element without a style has.
    usual: Style,
}

impl Styles {
    /// Reads the styles that all parts share, and those that one part has of its own.
    pub(super) fn read(shared: Option<Node<'_>>, own: Option<Node<'_>>) -> Self {
        let mut read: FxHashMap<(String, String), Own> = FxHashMap::default();
        let nodes = [shared, own].into_iter().flatten();
        for node in nodes.flat_map(Node::children) {
            if node.name() == (STYLE, "style")
                && let (Some(family), Some(name)) =
                    (node.attribute("family"), node.attribute("name"))
            {
                read.insert((family.into_owned(), name.into_owned()), said(node));
            }
        }
        let mut out = Self::default();
        let mut names: Vec<&(String, String)> = read.keys().collect();
        names.sort_unstable();
        for name in names {
            out.all.insert(name.clone(), resolved(name, &read));
        }
        out
    }

    /// The style of a family that an element names.
    pub(super) fn of(&self, family: &str, node: Node<'_>) -> &Style {
        let name = node.attribute("style-name");
        let found = name.and_then(|name| self.all.get(&(family.to_owned(), name.into_owned())));
        found.unwrap_or(&self.usual)
    }
}

/// What the style of that name gives, with all that it is based on.
fn resolved(name: &(String, String), all: &FxHashMap<(String, String), Own>) -> Style {
    let mut style = Style::default();
    let mut next = all.get(name);
    for _ in 0..CHAIN {
        let Some(own) = next else { break };
        style.list = style.list.or_else(|| own.style.list.clone());
        style.hidden = style.hidden.or(own.style.hidden);
        style.kind = style.kind.or(own.style.kind);
        style.is_raised = style.is_raised.or(own.style.is_raised);
        let parent = own.parent.clone();
        next = parent.and_then(|parent| all.get(&(name.0.clone(), parent)));
    }
    style
}

fn said(node: Node<'_>) -> Own {
    let text = node.child(STYLE, "text-properties");
    let value = |name: &str| text.and_then(|text| text.attribute(name));
    let name = node.attribute("name").unwrap_or_default();
    let kind = NAMED.iter().find(|(each, _)| *each == name);
    Own {
        style: Style {
            list: node
                .attribute("list-style-name")
                .map(std::borrow::Cow::into_owned),
            hidden: value("display").map(|display| display == "none"),
            kind: kind.map(|(_, kind)| *kind),
            is_raised: value("text-position").map(|place| is_raised(&place)),
        },
        parent: node
            .attribute("parent-style-name")
            .map(std::borrow::Cow::into_owned),
    }
}

/// Whether a place of text in its line, `super 58%` or `33% 58%`, is above it.
fn is_raised(place: &str) -> bool {
    let first = place.split_whitespace().next().unwrap_or_default();
    let share = first
        .strip_suffix('%')
        .and_then(|share| share.parse::<f32>().ok());
    first == "super" || share.is_some_and(|share| share > 0.0)
}
