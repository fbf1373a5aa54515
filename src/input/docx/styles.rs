//! Styles: what a paragraph or a word has from the style that it is set in, and from those that this one is based on.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::document::Kind;
use crate::input::docx::symbols;
use crate::input::docx::view::{self, WORD};
use crate::input::xml::{Node, Tree};

/// How many styles can be based on each other.
const CHAIN: usize = 64;

/// The kinds that styles give by the names that Word and pandoc build in, in lower case: Word writes these names in English in every
/// language. Headings are known by their levels, never by a name.
const NAMED: &[(&str, Kind)] = &[
    ("quote", Kind::Quote),
    ("intense quote", Kind::Quote),
    ("block text", Kind::Quote),
    ("html preformatted", Kind::Code),
    ("macro", Kind::Code),
    ("source code", Kind::Code),
];

/// What a style gives, with all that it is based on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The level of a heading, from 0; 9 is that of text.
    pub(super) outline: Option<u8>,
    /// The list that paragraphs are items of; 0 says that they are not in a list.
    pub(super) list: Option<i64>,
    /// The level in that list, from 0.
    pub(super) level: Option<u8>,
    /// Whether text is hidden.
    pub(super) hidden: Option<bool>,
    /// Whether words are set above the line, as an exponent is.
    pub(super) is_raised: Option<bool>,
    /// What its name says that paragraphs are.
    pub(super) kind: Option<Kind>,
    /// The font of symbols that text is set in.
    pub(super) symbols: Option<symbols::Font>,
    /// The names of the style and of those that it is based on, nearest first.
    pub(super) chain: Vec<String>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: FxHashMap<String, Style>,
    /// What a paragraph without a style has.
    usual: Style,
}

impl Styles {
    /// Reads the styles.
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let Some(root) = tree.root() else {
            return Self::default();
        };
        let nodes = root
            .children()
            .filter(|node| node.name() == (WORD, "style"));
        let named: BTreeMap<String, Node<'_>> = nodes
            .filter_map(|node| Some((node.attribute("styleId")?.into_owned(), node)))
            .collect();
        let mut styles = Self::default();
        for (id, node) in &named {
            styles.all.insert(id.clone(), resolved(id, &named));
            let is_default = node
                .attribute("default")
                .is_some_and(|is| is == "1" || is == "true");
            if is_default && node.attribute("type").is_some_and(|of| of == "paragraph") {
                styles.usual = styles.all[id].clone();
            }
        }
        styles
    }

    /// The style of that name; if it is unknown, the one that a text without a style has.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.all.get(id)).unwrap_or(&self.usual)
    }

    /// The style of that name.
    pub(super) fn named(&self, id: &str) -> Option<&Style> {
        self.all.get(id)
    }
}

/// What the style of that name gives, with all that it is based on.
fn resolved(id: &str, named: &BTreeMap<String, Node<'_>>) -> Style {
    let mut style = Style::default();
    let mut next = Some(id.to_owned());
    while let Some(id) = next.take() {
        let Some(node) = named.get(&id) else { break };
        if style.chain.len() == CHAIN || style.chain.contains(&id) {
            break;
        }
        style.chain.push(id);
        let own = properties(*node);
        style.outline = style.outline.or(own.outline);
        style.list = style.list.or(own.list);
        style.level = style.level.or(own.level);
        style.hidden = style.hidden.or(own.hidden);
        style.is_raised = style.is_raised.or(own.is_raised);
        style.kind = style.kind.or(own.kind);
        style.symbols = style.symbols.or(own.symbols);
        next = view::value(*node, "basedOn").map(std::borrow::Cow::into_owned);
    }
    style
}

/// Whether properties of words set them above the line.
pub(super) fn is_raised(properties: Node<'_>) -> Option<bool> {
    view::value(properties, "vertAlign").map(|place| place == "superscript")
}

/// What a style says itself.
fn properties(node: Node<'_>) -> Style {
    let mut own = Style::default();
    if let Some(paragraph) = node.child(WORD, "pPr") {
        own.outline = view::number(paragraph, "outlineLvl");
        if let Some(list) = paragraph.child(WORD, "numPr") {
            own.list = view::number(list, "numId");
            own.level = view::number(list, "ilvl");
        }
    }
    if let Some(run) = node.child(WORD, "rPr") {
        own.hidden = run.child(WORD, "vanish").map(view::is_on);
        own.is_raised = is_raised(run);
        own.symbols = symbols::font(run);
    }
    let name = view::value(node, "name").unwrap_or_default().to_lowercase();
    own.kind = NAMED
        .iter()
        .find(|(each, _)| *each == name)
        .map(|(_, kind)| *kind);
    own
}
