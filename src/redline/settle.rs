//! Tracked changes that a file has already, accepted or rejected, so that those of a comparison are the only ones.

use crate::input::Revisions;
use crate::input::docx::SPACES;
use crate::input::docx::view::WORD;
use crate::input::package::Problem;
use crate::input::xml::{Node, Tree};
use crate::redline::raw::{self, Piece, local};

/// Whether a part has tracked changes.
pub(super) fn has_changes(text: &str) -> bool {
    raw::pieces(text).any(|piece| match piece {
        Piece::Open(tag) => tag.name.starts_with("w:") && is_change(local(tag.name)),
        _ => false,
    })
}

fn is_change(name: &str) -> bool {
    matches!(
        name,
        "ins"
            | "del"
            | "moveFrom"
            | "moveTo"
            | "cellIns"
            | "cellDel"
            | "cellMerge"
            | "numberingChange"
    ) || is_former(name)
}

/// Whether an element holds the properties that were there before a change.
fn is_former(name: &str) -> bool {
    name.ends_with("PrChange") || matches!(name, "tblPrExChange" | "tblGridChange")
}

/// Whether an element only says where a change starts or ends.
fn is_range(name: &str) -> bool {
    let is_of_change =
        name.starts_with("moveFrom") || name.starts_with("moveTo") || name.starts_with("customXml");
    is_of_change && (name.ends_with("RangeStart") || name.ends_with("RangeEnd"))
}

/// A part with all changes accepted, or rejected.
///
/// # Errors
/// When it cannot be read.
pub(super) fn settled(name: &str, text: &str, revisions: Revisions) -> Result<String, Problem> {
    let tree = Tree::read(name, text, SPACES)?;
    let Some(root) = tree.root() else {
        return Ok(text.to_owned());
    };
    let settling = Settling { text, revisions };
    let span = root.span();
    let mut out = text[..span.start as usize].to_owned();
    settling.element(root, &mut out);
    out.push_str(&text[span.end as usize..]);
    Ok(out)
}

struct Settling<'text> {
    text: &'text str,
    revisions: Revisions,
}

impl Settling<'_> {
    /// Whether what that element marks goes.
    fn goes(&self, name: &str) -> bool {
        match self.revisions {
            Revisions::Original => matches!(name, "ins" | "moveTo" | "cellIns"),
            Revisions::Final | Revisions::Both => matches!(name, "del" | "moveFrom" | "cellDel"),
        }
    }

    fn tag(&self, node: Node<'_>) -> &str {
        &self.text[node.span().start as usize..node.inner().start as usize]
    }

    fn element(&self, node: Node<'_>, out: &mut String) {
        if node.inner().is_empty() && node.inner().start == node.span().end {
            out.push_str(node.span().of(self.text));
            return;
        }
        let tag = self.tag(node);
        let close = &self.text[node.inner().end as usize..node.span().end as usize];
        // Rejected deletions are text again.
        let is_text = matches!(node.name(), (WORD, "delText" | "delInstrText"));
        if is_text {
            out.push_str(
                &tag.replace("w:delText", "w:t")
                    .replace("w:delInstrText", "w:instrText"),
            );
            out.push_str(node.inner().of(self.text));
            out.push_str(
                &close
                    .replace("w:delText", "w:t")
                    .replace("w:delInstrText", "w:instrText"),
            );
            return;
        }
        out.push_str(tag);
        self.children(node, out);
        out.push_str(close);
    }

    /// What is in an element, without its tags.
    fn children(&self, node: Node<'_>, out: &mut String) {
        let source = match self.former(node) {
            Some(former) => former,
            None => node,
        };
        if source.span() != node.span() {
            // The end of a paragraph and of a section keep what is theirs.
            self.inner(source, out);
            for child in node.children() {
                if matches!(child.name(), (WORD, "rPr" | "sectPr")) && node.name() == (WORD, "pPr")
                {
                    self.child(child, out);
                }
            }
            return;
        }
        self.inner(node, out);
    }

    fn inner(&self, node: Node<'_>, out: &mut String) {
        let mut at = node.inner().start;
        // A paragraph whose end goes: its properties and its content wait for the next one.
        let mut waiting: Option<(Node<'_>, String)> = None;
        for child in node.children() {
            let span = child.span();
            let between = &self.text[at as usize..span.start as usize];
            at = span.end;
            if waiting.is_none() {
                out.push_str(between);
            }
            if child.name() != (WORD, "p") {
                if let Some((first, content)) =
                    waiting.take().filter(|_| child.name() == (WORD, "tbl"))
                {
                    self.whole(first, &content, out);
                }
                self.child(child, out);
                continue;
            }
            let mut content = String::new();
            self.content(child, &mut content);
            let (first, content) = match waiting.take() {
                Some((first, before)) => (first, before + &content),
                None => (child, content),
            };
            let first = if says_something(first) { first } else { child };
            if self.ends(child) {
                self.whole(first, &content, out);
            } else {
                waiting = Some((first, content));
            }
        }
        if let Some((first, content)) = waiting.filter(|(_, content)| content.contains("<w:r")) {
            self.whole(first, &content, out);
        }
        out.push_str(
            &self.text[at.max(node.inner().start) as usize..node.inner().end.max(at) as usize],
        );
    }

    /// A paragraph with the properties of one and that content.
    fn whole(&self, node: Node<'_>, content: &str, out: &mut String) {
        let tag = self.tag(node);
        let tag = tag.trim_end_matches('>').trim_end_matches('/').trim_end();
        out.push_str(tag);
        out.push('>');
        if let Some(properties) = node.child(WORD, "pPr") {
            self.child(properties, out);
        }
        out.push_str(content);
        out.push_str("</w:p>");
    }

    /// The content of a paragraph without its properties.
    fn content(&self, node: Node<'_>, out: &mut String) {
        for child in node
            .children()
            .filter(|child| child.name() != (WORD, "pPr"))
        {
            self.child(child, out);
        }
    }

    /// Whether the end of a paragraph stays.
    fn ends(&self, node: Node<'_>) -> bool {
        let mark = node
            .child(WORD, "pPr")
            .and_then(|own| own.child(WORD, "rPr"));
        let mut marks = mark.into_iter().flat_map(Node::children);
        !marks.any(|each| each.name().0 == WORD && self.goes(each.name().1))
    }

    fn child(&self, node: Node<'_>, out: &mut String) {
        if !node.is_element() {
            out.push_str(node.span().of(self.text));
            return;
        }
        let (space, name) = node.name();
        if space != WORD {
            self.element(node, out);
            return;
        }
        match name {
            _ if is_range(name)
                || is_former(name)
                || matches!(
                    name,
                    "cellMerge" | "numberingChange" | "cellIns" | "cellDel"
                ) => {}
            "ins" | "del" | "moveFrom" | "moveTo" => {
                // Of an end, a row or a number, the mark alone goes.
                if !self.goes(name) {
                    self.children(node, out);
                }
            }
            "numPr"
                if self.revisions == Revisions::Original && node.child(WORD, "ins").is_some() => {}
            "tr" | "tc" if self.is_gone(node) => {}
            _ => self.element(node, out),
        }
    }

    /// Whether a row or a cell goes.
    fn is_gone(&self, node: Node<'_>) -> bool {
        let properties = node
            .child(WORD, "trPr")
            .or_else(|| node.child(WORD, "tcPr"));
        let mut marks = properties.into_iter().flat_map(Node::children);
        marks.any(|each| each.name().0 == WORD && self.goes(each.name().1))
    }

    /// The properties that were there before a change, where it is rejected.
    fn former<'t>(&self, node: Node<'t>) -> Option<Node<'t>> {
        if self.revisions != Revisions::Original {
            return None;
        }
        let change = node
            .children()
            .find(|each| each.name().0 == WORD && is_former(each.name().1))?;
        change.children().find(|each| each.is_element())
    }
}

/// Whether a paragraph has runs.
fn says_something(node: Node<'_>) -> bool {
    node.inside().any(|each| each.name() == (WORD, "r"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    fn both(body: &str) -> [String; 2] {
        let text = format!("<w:body {SPACE}>{body}</w:body>");
        [Revisions::Final, Revisions::Original].map(|revisions| {
            assert!(has_changes(&text));
            let out = settled("a.xml", &text, revisions).unwrap();
            assert!(!has_changes(&out), "{out}");
            let start = format!("<w:body {SPACE}>");
            out[start.len()..out.len() - "</w:body>".len()].to_owned()
        })
    }

    fn t(text: &str) -> String {
        format!("<w:r><w:t>{text}</w:t></w:r>")
    }

    #[test]
    fn words_and_properties_are_those_of_one_text() {
        let [last, first] = both(&format!(
            "<w:p><w:pPr><w:jc/><w:pPrChange w:id=\"1\"><w:pPr><w:ind/></w:pPr></w:pPrChange></w:pPr>{}<w:del w:id=\"2\"><w:r><w:delText>b</w:delText></w:r></w:del><w:ins w:id=\"3\">{}</w:ins></w:p>",
            t("a"),
            t("c")
        ));
        assert_eq!(
            last,
            format!("<w:p><w:pPr><w:jc/></w:pPr>{}{}</w:p>", t("a"), t("c"))
        );
        assert_eq!(
            first,
            format!("<w:p><w:pPr><w:ind/></w:pPr>{}{}</w:p>", t("a"), t("b"))
        );
    }

    #[test]
    fn paragraphs_whose_end_goes_are_one() {
        let ending = |mark: &str, text: &str| {
            format!(
                "<w:p><w:pPr><w:rPr><w:{mark} w:id=\"1\"/></w:rPr></w:pPr>{}</w:p>",
                t(text)
            )
        };
        let [last, first] =
            both(&(ending("del", "a") + &ending("ins", "b") + &format!("<w:p>{}</w:p>", t("c"))));
        let properties = "<w:pPr><w:rPr></w:rPr></w:pPr>";
        let (a, b, c) = (t("a"), t("b"), t("c"));
        assert_eq!(last, format!("<w:p>{properties}{a}{b}</w:p><w:p>{c}</w:p>"));
        assert_eq!(
            first,
            format!("<w:p>{properties}{a}</w:p><w:p>{properties}{b}{c}</w:p>")
        );
    }

    #[test]
    fn rows_that_came_or_went_are_whole_or_gone() {
        let row = |mark: &str, text: &str| {
            format!(
                "<w:tr><w:trPr><w:{mark} w:id=\"1\"/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr>",
                t(text)
            )
        };
        let [last, first] = both(&format!(
            "<w:tbl>{}{}</w:tbl>",
            row("ins", "a"),
            row("del", "b")
        ));
        assert!(last.contains(&t("a")) && !last.contains(&t("b")));
        assert!(first.contains(&t("b")) && !first.contains(&t("a")));
    }
}
