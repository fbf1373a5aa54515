//! Tables with their changes: cells that belong together, and rows that are on one side only.

use crate::input::docx::view::{self, WORD};
use crate::input::xml::Node;
use crate::redline::align::{self, Block, Sort};
use crate::redline::laid;
use crate::redline::paragraph::{End, Texts};
use crate::redline::pen::Mark;
use crate::redline::properties;
use crate::redline::records::PARTS;
use crate::redline::region::Regions;
use crate::redline::write;
use crate::text::span::Span;

impl<'run> Regions<'run, '_> {
    pub(super) fn table(&mut self, part: u8, old: &Block<'run>, new: &Block<'run>) {
        self.pen.pause();
        if old.sort == Sort::Table {
            // Rows are blocks of a table as paragraphs are of a text.
            self.region(part, old.node, new.node, false);
            return;
        }
        let [olds, news] = [old, new].map(|block| cells(block.node));
        if olds.len() == news.len()
            && olds
                .iter()
                .zip(&news)
                .all(|(old, new)| spans(*old) == spans(*new))
        {
            for (old, new) in olds.iter().zip(&news) {
                self.region(part, *old, *new, true);
            }
            return;
        }
        let text = self.inserted_row(part, new.node);
        let end = old.node.span().end;
        self.delete_row(part, old.node);
        self.change(part, end, end, text);
    }

    pub(super) fn delete_row(&mut self, part: u8, row: Node<'run>) {
        self.pen.pause();
        let mark = self.pen.mark(Mark::Delete);
        let source = self.source(part);
        let properties = row.child(WORD, "trPr").map(Node::span);
        let text = properties::of_row(properties.map(|span| span.of(source)), &mark);
        let place = properties.unwrap_or_else(|| {
            let after = row
                .child(WORD, "tblPrEx")
                .map_or(row.inner().start, |each| each.span().end);
            Span::empty(after as usize)
        });
        self.change(part, place.start, place.end, text);
        for cell in cells(row) {
            for block in align::blocks(cell, part, &|_| true, &|_| String::new()) {
                if block.sort == Sort::Paragraph {
                    self.delete_content(part, block.node);
                } else {
                    self.delete(part, &block, None);
                }
            }
        }
    }

    /// Marks the text of a paragraph as deleted, and not its end: its row goes.
    pub(super) fn delete_content(&mut self, part: u8, node: Node<'run>) {
        let (units, _) = self.laid(part, &[node], &[], false);
        let written = laid::content_of(&units[0], Mark::Delete, false);
        if !written.iter().any(|each| each.mark == Mark::Delete) {
            return;
        }
        let end = End {
            node,
            mark: Mark::Keep,
            is_new: false,
            changed: false,
            new: None,
        };
        let text = self.paragraphs(part, &units, &written, &Vec::new(), &[end], &[node]);
        let span = node.span();
        self.change(part, span.start, span.end, text);
    }

    /// A table, with its rows as insertions.
    pub(super) fn inserted_table(&mut self, part: u8, node: Node<'run>) -> String {
        if node.name() == (WORD, "tr") {
            return self.inserted_row(part, node);
        }
        let name = PARTS[usize::from(part)];
        let text = self.bring.new.text(name);
        let mut out = "<w:tbl>".to_owned();
        for child in node
            .children()
            .filter(|child| matches!(child.name(), (WORD, "tblPr" | "tblGrid")))
        {
            out.push_str(&self.bring.rewritten(name, child.span().of(text)));
        }
        for row in align::blocks(node, part, &|_| true, &|_| String::new()) {
            out.push_str(&self.inserted_row(part, row.node));
        }
        out.push_str("</w:tbl>");
        out
    }

    pub(super) fn inserted_row(&mut self, part: u8, row: Node<'run>) -> String {
        let name = PARTS[usize::from(part)];
        let text = self.bring.new.text(name);
        let mut out = "<w:tr>".to_owned();
        if let Some(exceptions) = row.child(WORD, "tblPrEx") {
            out.push_str(&self.bring.rewritten(name, exceptions.span().of(text)));
        }
        let properties = row.child(WORD, "trPr").map(|each| each.span().of(text));
        let properties = properties.map(|raw| self.bring.rewritten(name, raw));
        self.pen.pause();
        let mark = self.pen.mark(Mark::Insert);
        out.push_str(&properties::of_row(properties.as_deref(), &mark));
        for cell in cells(row) {
            out.push_str("<w:tc>");
            if let Some(properties) = cell.child(WORD, "tcPr") {
                out.push_str(&self.bring.rewritten(name, properties.span().of(text)));
            }
            out.push_str(&self.inserted_content(part, cell));
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
        out
    }

    /// Marks all rows of a table, or a row, as deleted.
    pub(super) fn delete_rows(&mut self, part: u8, block: &Block<'run>) {
        for row in rows(block) {
            self.delete_row(part, row);
        }
    }

    /// What is in a cell or a note, as an insertion in one that is inserted itself: the ends of paragraphs are not marked.
    pub(super) fn inserted_content(&mut self, part: u8, node: Node<'run>) -> String {
        let mut out = String::new();
        for block in align::blocks(node, part, &|_| true, &|_| String::new()) {
            if block.sort != Sort::Paragraph {
                out.push_str(&self.inserted_table(part, block.node));
                continue;
            }
            let name = PARTS[usize::from(part)];
            let (units, _) = self.laid(part, &[], &[block.node], false);
            let written = laid::content_of(&units[1], Mark::Insert, true);
            let mut texts = Texts {
                regions: self,
                part,
            };
            let contents = write::content([&units[0], &units[1]], &written, &[], &mut texts);
            out.push_str("<w:p>");
            if let Some(properties) = block.node.child(WORD, "pPr") {
                let raw = properties.span().of(self.bring.new.text(name));
                out.push_str(&self.bring.rewritten(name, raw));
            }
            out.push_str(&contents.concat());
            out.push_str("</w:p>");
        }
        out
    }
}

fn rows<'t>(block: &Block<'t>) -> Vec<Node<'t>> {
    if block.sort == Sort::Row {
        return vec![block.node];
    }
    align::blocks(block.node, 0, &|_| true, &|_| String::new())
        .into_iter()
        .map(|row| row.node)
        .collect()
}

/// The cells of a row.
fn cells(row: Node<'_>) -> Vec<Node<'_>> {
    let mut out = Vec::new();
    for child in row.children().filter(|child| child.is_element()) {
        match child.name() {
            (WORD, "tc") => out.push(child),
            (WORD, "sdt" | "sdtContent" | "customXml") => out.extend(cells(child)),
            _ => {}
        }
    }
    out
}

/// Over how many columns a cell goes.
fn spans(cell: Node<'_>) -> Option<i64> {
    view::number(cell.child(WORD, "tcPr")?, "gridSpan")
}
