//! The text of paragraphs as units: characters, and whatever else is in a run, each with the run and the elements that it is in.

use xxhash_rust::xxh3::xxh3_64;

use crate::input::docx::view::{CHOICE, MATH, WORD};
use crate::input::xml::Node;
use crate::redline::raw;

/// The highest bit tells keys of elements from those of characters.
const ELEMENT: u64 = 1 << 63;
/// The key of the end of a paragraph.
pub(super) const END: u64 = ELEMENT | 1;

/// What a unit is.
#[derive(Clone, Copy)]
pub(super) enum What<'t> {
    /// A character of text.
    Char(char),
    /// An element that is seen, or does something.
    Atom(Node<'t>),
    /// A part of a field: its start, its code, or its end.
    Field(Node<'t>),
    /// What nobody sees: it stays where it is.
    Aside(Node<'t>),
    /// The end of a paragraph, which is that element.
    End(Node<'t>),
}

/// A unit.
#[derive(Clone, Copy)]
pub(super) struct Unit<'t> {
    pub(super) what: What<'t>,
    /// What it is compared by.
    pub(super) key: u64,
    /// The run that it is in.
    pub(super) run: Option<u32>,
    /// The innermost element around the run; 0 is the paragraph itself.
    pub(super) inside: u32,
}

/// A run.
#[derive(Clone, Copy)]
pub(super) struct Run<'t> {
    pub(super) node: Node<'t>,
    /// Its units.
    pub(super) first: u32,
    pub(super) count: u32,
}

/// An element around runs, such as a link.
#[derive(Clone, Copy)]
pub(super) struct Around<'t> {
    pub(super) node: Node<'t>,
    /// What it is in.
    pub(super) above: u32,
}

/// The units of paragraphs beside each other.
#[derive(Default)]
pub(super) struct Units<'t> {
    pub(super) list: Vec<Unit<'t>>,
    pub(super) runs: Vec<Run<'t>>,
    /// Elements around runs; the number of each is its place here plus 1.
    pub(super) around: Vec<Around<'t>>,
}

/// What the keys of elements depend on: the part, what its relations lead to, and which notes belong together.
pub(super) trait Keys {
    /// The text of an element without what is no difference.
    fn canonical(&self, node: Node<'_>) -> String;
    /// What a mark of a note is compared by.
    fn note(&self, sort: &str, id: &str) -> String;
}

impl<'t> Units<'t> {
    /// The units of paragraphs.
    pub(super) fn of(paragraphs: &[Node<'t>], keys: &dyn Keys) -> Self {
        let mut units = Self::default();
        for paragraph in paragraphs {
            units.inline(*paragraph, 0, keys);
            units.push(What::End(*paragraph), END, None, 0);
        }
        units.pair_fields();
        units
    }

    fn push(&mut self, what: What<'t>, key: u64, run: Option<u32>, inside: u32) {
        self.list.push(Unit {
            what,
            key,
            run,
            inside,
        });
    }

    fn inline(&mut self, node: Node<'t>, inside: u32, keys: &dyn Keys) {
        for child in node.children().filter(|child| child.is_element()) {
            match child.name() {
                (WORD, "pPr" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr") => {}
                (WORD, "r") => self.run(child, inside, keys),
                (
                    WORD,
                    "hyperlink" | "smartTag" | "fldSimple" | "sdt" | "dir" | "bdo" | "customXml"
                    | "ins" | "del" | "moveFrom" | "moveTo",
                ) => {
                    self.around.push(Around {
                        node: child,
                        above: inside,
                    });
                    self.inline(child, self.around.len() as u32, keys);
                }
                (WORD, "sdtContent") => self.inline(child, inside, keys),
                (MATH, "oMath" | "oMathPara") | (CHOICE, "AlternateContent") => {
                    let key = element(&keys.canonical(child));
                    self.push(What::Atom(child), key, None, inside);
                }
                _ => self.push(What::Aside(child), 0, None, inside),
            }
        }
    }

    fn run(&mut self, node: Node<'t>, inside: u32, keys: &dyn Keys) {
        let number = self.runs.len() as u32;
        let first = self.list.len() as u32;
        for child in node.children().filter(|child| child.is_element()) {
            let run = Some(number);
            match child.name() {
                (WORD, "rPr") => {}
                (WORD, "t" | "delText") => self.text(child, run, inside),
                (WORD, "fldChar" | "instrText") => {
                    let key = element(&keys.canonical(child));
                    self.push(What::Field(child), key, run, inside);
                }
                (WORD, "lastRenderedPageBreak" | "commentReference") => {
                    self.push(What::Aside(child), 0, run, inside);
                }
                (WORD, name @ ("footnoteReference" | "endnoteReference")) => {
                    let sort = name.trim_end_matches("Reference");
                    let id = child.attribute("id").unwrap_or_default();
                    let key = element(&keys.note(sort, &id));
                    self.push(What::Atom(child), key, run, inside);
                }
                _ => {
                    let key = element(&keys.canonical(child));
                    self.push(What::Atom(child), key, run, inside);
                }
            }
        }
        self.runs.push(Run {
            node,
            first,
            count: self.list.len() as u32 - first,
        });
    }

    fn text(&mut self, node: Node<'t>, run: Option<u32>, inside: u32) {
        let mut text = String::new();
        node.push_text(&mut text);
        let kept = node
            .attribute("space")
            .is_some_and(|kept| kept == "preserve");
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let seen = if kept {
            text.as_str()
        } else {
            text.trim_matches(is_space)
        };
        for c in seen.chars() {
            let c = if is_space(c) { ' ' } else { c };
            self.push(What::Char(c), u64::from(u32::from(c)), run, inside);
        }
    }

    /// Fields that start and end in the paragraphs have their code in all of their keys; parts of others stay where they are.
    fn pair_fields(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        let mut paired = vec![false; self.list.len()];
        for at in 0..self.list.len() {
            let What::Field(node) = self.list[at].what else {
                continue;
            };
            match node.attribute("fldCharType").as_deref() {
                Some("begin") => open.push(at),
                Some("end") => {
                    let Some(first) = open.pop() else { continue };
                    let inner = first..=at;
                    let code: String = inner
                        .clone()
                        .filter_map(|at| match self.list[at].what {
                            What::Field(node) if node.name() == (WORD, "instrText") => {
                                let mut text = String::new();
                                node.push_text(&mut text);
                                Some(text)
                            }
                            _ => None,
                        })
                        .collect();
                    for at in inner {
                        if !matches!(self.list[at].what, What::Field(_)) {
                            continue;
                        }
                        paired[at] = true;
                        let key = format!("{:x}{}", self.list[at].key, code.trim());
                        self.list[at].key = element(&key);
                    }
                }
                _ => {}
            }
        }
        for (unit, paired) in self.list.iter_mut().zip(paired) {
            if let What::Field(node) = unit.what
                && !paired
            {
                unit.what = What::Aside(node);
                unit.key = 0;
            }
        }
    }

    /// The characters that are text and no white space, each with the number of its unit. Signs of which the reader makes another one are
    /// [`ANY`].
    pub(super) fn letters(&self) -> Vec<(char, u32)> {
        let mut out = Vec::new();
        for (at, unit) in self.list.iter().enumerate() {
            match unit.what {
                What::Char(c) if !c.is_whitespace() => {
                    let is_sign = c.is_control() || matches!(c, '\u{f000}'..='\u{f0ff}');
                    out.push((if is_sign { ANY } else { c }, at as u32));
                }
                What::Atom(node) => match node.name() {
                    (WORD, "noBreakHyphen") => out.push(('\u{2011}', at as u32)),
                    (WORD, "sym") => out.push((ANY, at as u32)),
                    _ => {}
                },
                _ => {}
            }
        }
        out
    }
}

/// A character that is like any other.
pub(super) const ANY: char = '\u{f0ff}';

/// The key of an element.
fn element(canonical: &str) -> u64 {
    (xxh3_64(canonical.as_bytes()) | ELEMENT | 2) & !1
}

/// The text of an element without what is no difference between two files, and of a drawing with text boxes nothing but how many there
/// are.
pub(super) fn canonical(
    node: Node<'_>,
    source: &str,
    target: &dyn Fn(&str) -> Option<String>,
) -> String {
    let boxes = boxes(node).len();
    if boxes > 0 {
        return format!("boxes {boxes}");
    }
    // A picture is what it shows: its size and place are formatting.
    let led = |node: Node<'_>| {
        let id = node.attribute("embed").or_else(|| node.attribute("link"));
        id.and_then(|id| target(&id))
    };
    let pictures: Vec<String> = node.inside().filter_map(led).collect();
    if node.name() == (WORD, "drawing") && !pictures.is_empty() {
        return format!("pictures {}", pictures.join(" "));
    }
    raw::canonical(node.span().of(source), target)
}

/// The text boxes in a drawing, in all of its forms, without those inside them.
pub(super) fn boxes(node: Node<'_>) -> Vec<Node<'_>> {
    fn find<'t>(node: Node<'t>, out: &mut Vec<Node<'t>>) {
        for child in node.children().filter(|child| child.is_element()) {
            if child.name() == (WORD, "txbxContent") {
                out.push(child);
            } else {
                find(child, out);
            }
        }
    }
    let mut out = Vec::new();
    find(node, &mut out);
    out
}
