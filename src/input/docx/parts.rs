//! The parts of a Word file: which there are, by the relations that name them, and their text.

use std::collections::BTreeMap;

use crate::document::Kind;
use crate::input::docx::SPACES;
use crate::input::docx::view::{self, WORD};
use crate::input::package::{Package, Problem, resolved};
use crate::input::xml::written;
use crate::input::xml::{self, Tree};
use crate::wording::message::message;

/// The main text.
pub(crate) const TEXT: &str = "officeDocument";
/// The styles.
pub(crate) const STYLES: &str = "styles";
/// The numbering of lists.
pub(crate) const NUMBERING: &str = "numbering";
/// The footnotes.
pub(crate) const FOOTNOTES: &str = "footnotes";
/// The endnotes.
pub(crate) const ENDNOTES: &str = "endnotes";
/// The comments.
pub(crate) const COMMENTS: &str = "comments";
/// What holds for the whole document.
const SETTINGS: &str = "settings";

/// The main part of a file whose relations do not name one.
const USUAL: &str = "word/document.xml";

/// The parts of a file that are read.
pub(super) struct Parts {
    /// Each with its name, by what it is: the last part of the type of its relation, or of a header or footer, the name of the relation.
    all: BTreeMap<String, (String, String)>,
}

/// A reference of a section to what stands above or below its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Whether it is above or below.
    pub(super) kind: Kind,
    /// The name of the relation.
    pub(super) relation: String,
    /// Whether it stands on even pages only.
    pub(super) is_even: bool,
}

impl Parts {
    /// Unpacks the parts that are needed.
    ///
    /// # Errors
    /// When one of them is damaged or breaks a limit, or there is no main part.
    pub(super) fn read(package: &mut Package<'_>, comments: bool) -> Result<Self, Problem> {
        let main = main_part(package)?;
        let mut parts = Self {
            all: BTreeMap::new(),
        };
        if !parts.add(package, TEXT, &main)? {
            return Err(Problem(message!("unread.no-part-format", part = main)));
        }
        for (relation, kind, target) in relations(package, &main)? {
            match kind.as_str() {
                COMMENTS if !comments => {}
                STYLES | NUMBERING | FOOTNOTES | ENDNOTES | COMMENTS | SETTINGS => {
                    parts.add(package, &kind, &target)?;
                }
                "header" | "footer" => {
                    parts.add(package, &relation, &target)?;
                }
                _ => {}
            }
        }
        Ok(parts)
    }

    /// Adds a part, and says whether the archive has it.
    fn add(&mut self, package: &mut Package<'_>, kind: &str, name: &str) -> Result<bool, Problem> {
        let Some(bytes) = package.read(name)? else {
            return Ok(false);
        };
        let text = written::decode(name, &bytes)?.into_owned();
        self.all.insert(kind.to_owned(), (name.to_owned(), text));
        Ok(true)
    }

    /// How many bytes all parts have.
    pub(super) fn length(&self) -> usize {
        self.all.values().map(|(_, text)| text.len()).sum()
    }

    /// The tree of a part; `None` if the file lacks it.
    ///
    /// # Errors
    /// When it is no XML that can be read.
    pub(super) fn tree(&self, kind: &str) -> Result<Option<Tree<'_>>, Problem> {
        let part = self.all.get(kind);
        part.map(|(name, text)| Tree::read(name, text, SPACES))
            .transpose()
    }

    /// The parts above and below pages, by the relations that name them: each once, and none that no page shows.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub(super) fn heads(&self, wanted: &[Head]) -> Result<Vec<(Kind, String)>, Problem> {
        let settings = self.tree(SETTINGS)?;
        let root = settings.as_ref().and_then(Tree::root);
        let has_even = root
            .and_then(|root| root.child(WORD, "evenAndOddHeaders"))
            .is_some_and(view::is_on);
        let mut out: Vec<(Kind, String)> = Vec::new();
        for head in wanted.iter().filter(|head| has_even || !head.is_even) {
            let known = out.iter().any(|(_, relation)| *relation == head.relation);
            if !known && self.all.contains_key(&head.relation) {
                out.push((head.kind, head.relation.clone()));
            }
        }
        Ok(out)
    }
}

/// The name of the main part, by the relations of the package.
pub(crate) fn main_part(package: &mut Package<'_>) -> Result<String, Problem> {
    let named = relations(package, "")?;
    let main = named.into_iter().find(|(_, kind, _)| kind == TEXT);
    Ok(main.map_or_else(|| USUAL.to_owned(), |(.., target)| target))
}

/// The relations of a part to other parts of the archive: their names, the last parts of their types, and the parts that they lead to.
pub(crate) fn relations(
    package: &mut Package<'_>,
    part: &str,
) -> Result<Vec<(String, String, String)>, Problem> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let name = format!("{folder}{slash}_rels/{file}.rels");
    let Some(bytes) = package.read(&name)? else {
        return Ok(Vec::new());
    };
    let text = written::decode(&name, &bytes)?;
    let tree = Tree::read(&name, &text, SPACES)?;
    let all = tree.root().into_iter().flat_map(xml::Node::children);
    let inside = all.filter(|node| {
        node.attribute("TargetMode")
            .is_none_or(|mode| mode != "External")
    });
    let read = |node: xml::Node<'_>| {
        let kind = node.attribute("Type")?;
        let kind = kind.rsplit('/').next()?.to_owned();
        let target = resolved(folder, &node.attribute("Target")?);
        Some((node.attribute("Id")?.into_owned(), kind, target))
    };
    Ok(inside.filter_map(read).collect())
}
