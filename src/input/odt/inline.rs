//! What is in a paragraph, read piece by piece: spans, breaks, notes, boxes, formulas, and what tracked changes deleted there.

use crate::document::Kind;
use crate::input::Revisions;
use crate::input::odt::changes::Change;
use crate::input::odt::line::{Format, Line, Look, boxes, is_true};
use crate::input::odt::story::{Story, Teller};
use crate::input::odt::{ADDED, DRAW, MATH, OFFICE, TEXT};
use crate::input::package::resolved;
use crate::input::xml::{Node, Tree};
use crate::text::span::Span;

/// The most spaces that one element says.
const SPACES: usize = 64;

impl<'tree> Teller<'tree> {
    /// Reads what is in a paragraph, or in an element inside it.
    pub(super) fn inline(&mut self, node: Node<'tree>, look: Look, line: &mut Line<'tree>) {
        for child in node.children() {
            if !child.is_element() {
                if self.is_seen(look) {
                    line.push(&child.text(), look);
                }
                continue;
            }
            match child.name() {
                (TEXT, "change-start" | "change-end") => self.change(child),
                (TEXT, "change") => self.deleted(child, line),
                (TEXT, "span") => {
                    let style = self.styles.of("text", child);
                    let own = Look {
                        is_hidden: style.hidden.unwrap_or(look.is_hidden),
                        is_raised: style.is_raised.unwrap_or(look.is_raised),
                    };
                    self.inline(child, own, line);
                }
                // The number of a heading is counted, and of a word with its reading above it, the word is the text.
                (TEXT, "number" | "ruby-text" | "script") => {}
                (TEXT, "page-number" | "page-count") if self.is_on_page() => {}
                (TEXT, "hidden-text" | "hidden-paragraph") if is_true(child, "is-hidden") => {}
                _ if !self.is_seen(look) && child.name().0 == TEXT && child.name().1 != "note" => {
                    self.inline(child, look, line);
                }
                (TEXT, "s") => {
                    let count = child
                        .attribute("c")
                        .and_then(|count| count.trim().parse().ok());
                    line.put(&" ".repeat(count.unwrap_or(1).min(SPACES)));
                }
                (TEXT, "tab") => line.put("\t"),
                (TEXT, "line-break") => {
                    line.put("\n");
                    line.is_spaced = true;
                }
                (TEXT, "note") => self.note(child),
                (OFFICE, "annotation") => self.notes.push(("comment", child)),
                (DRAW, "frame") if self.formula(child, line) => {}
                (TEXT | ADDED, _) | (DRAW, "a") => self.inline(child, look, line),
                (DRAW, _) => boxes(child, &mut line.boxes),
                _ => {}
            }
        }
    }

    /// Whether text is seen here.
    fn is_seen(&self, look: Look) -> bool {
        !look.is_hidden && !self.is_new()
    }

    /// Whether what is here came by a tracked change, and is left out.
    pub(super) fn is_new(&self) -> bool {
        self.inserted > 0 && self.revisions == Revisions::Original
    }

    fn is_on_page(&self) -> bool {
        matches!(self.story, Story::Apart(Kind::Header | Kind::Footer))
    }

    /// Takes the start or the end of what a tracked change inserted.
    pub(super) fn change(&mut self, node: Node<'tree>) {
        if matches!(self.changes.of(node), Some(Change::Inserted)) {
            if node.name().1 == "change-start" {
                self.inserted += 1;
            } else {
                self.inserted = self.inserted.saturating_sub(1);
            }
        }
    }

    /// Reads what a tracked change deleted here, where that is read. Its first paragraph goes on with this one, and this one with its last.
    fn deleted(&mut self, node: Node<'tree>, line: &mut Line<'tree>) {
        let Some(blocks) = self.gone(node) else {
            return;
        };
        let is_paragraph = |node: &Node<'_>| matches!(node.name(), (TEXT, "p" | "h"));
        let Some((first, rest)) = blocks.split_first() else {
            return;
        };
        if is_paragraph(first) {
            self.inline(*first, Look::default(), line);
            if rest.is_empty() {
                return;
            }
        }
        let paragraph = line.take(Format::default());
        self.end(paragraph, true);
        if !is_paragraph(first) {
            self.block(*first);
        }
        let Some((last, between)) = rest.split_last() else {
            return;
        };
        for block in between {
            self.block(*block);
        }
        if is_paragraph(last) {
            line.format = self.format(*last);
            self.inline(*last, Look::default(), line);
        } else {
            self.block(*last);
        }
    }

    /// The blocks that a tracked change deleted, where they are read.
    pub(super) fn gone(&mut self, node: Node<'tree>) -> Option<Vec<Node<'tree>>> {
        if self.revisions == Revisions::Final || self.is_new() {
            return None;
        }
        let content = self.changes.take_deleted(node)?;
        let blocks = content.children().filter(|each| each.is_element());
        Some(blocks.filter(|each| each.name().0 != OFFICE).collect())
    }

    fn note(&mut self, node: Node<'tree>) {
        let is_endnote = node
            .attribute("note-class")
            .is_some_and(|class| class == "endnote");
        if let Some(body) = node.child(TEXT, "note-body") {
            let class = if is_endnote { "endnote" } else { "footnote" };
            self.notes.push((class, body));
        }
    }

    /// Adds the formula that a frame holds, and says whether it holds one.
    fn formula(&mut self, frame: Node<'tree>, line: &mut Line<'tree>) -> bool {
        let Some(object) = frame.child(DRAW, "object") else {
            return false;
        };
        let mut text = String::new();
        if let Some(math) = object.child(MATH, "math") {
            linear(math, &mut text);
        } else if let Some(address) = object.attribute("href") {
            let name = format!("{}/content.xml", resolved("", &address));
            match (self.objects)(&name) {
                Ok(Some(source)) => {
                    if let Ok(tree) = Tree::read(&name, &source, super::SPACES)
                        && let Some(root) = tree.root().filter(|root| root.name().0 == MATH)
                    {
                        linear(root, &mut text);
                    }
                }
                Ok(None) => {}
                Err(problem) => self.problem = self.problem.take().or(Some(problem)),
            }
        }
        if text.is_empty() {
            return false;
        }
        let start = line.text.len();
        line.put(&text);
        line.opaque.push(Span::new(start, line.text.len()));
        true
    }
}

/// A formula as it is typed: a fraction with a stroke, what stands higher or lower behind a sign.
fn linear(node: Node<'_>, out: &mut String) {
    let signs = match node.name().1 {
        "annotation" | "annotation-xml" => return,
        "mi" | "mn" | "mo" | "mtext" | "ms" => {
            let mut text = String::new();
            node.push_text(&mut text);
            out.push_str(text.trim());
            return;
        }
        "mfrac" => ["/", ""],
        "msup" => ["^", ""],
        "msub" => ["_", ""],
        "msubsup" => ["_", "^"],
        _ => ["", ""],
    };
    for (at, child) in node
        .children()
        .filter(|child| child.is_element())
        .enumerate()
    {
        if let Some(sign) = at.checked_sub(1).and_then(|at| signs.get(at)) {
            out.push_str(sign);
        }
        linear(child, out);
    }
}
