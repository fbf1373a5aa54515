//! The marks of comments, put into the source of the text: between elements as they are, and in runs, which are cut for them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::input::docx::view::WORD;
use crate::input::xml::Node;
use crate::redline::comments::anchors::{Edge, Reach};
use crate::redline::raw::{self, Piece};

/// The marks that are put into a source.
pub(super) struct Cuts<'t> {
    source: &'t str,
    /// What the elements of Word are called before their names.
    prefix: &'t str,
    /// Marks between elements, by byte, those that end before those that start.
    between: BTreeMap<u32, [String; 2]>,
    /// Marks inside runs, by the byte where the run starts and the unit.
    inside: BTreeMap<u32, (Node<'t>, BTreeMap<u32, [String; 2]>)>,
}

impl<'t> Cuts<'t> {
    pub(super) fn new(source: &'t str) -> Self {
        Self {
            source,
            prefix: prefix(source),
            between: BTreeMap::new(),
            inside: BTreeMap::new(),
        }
    }

    /// Adds the marks of a comment.
    pub(super) fn mark(&mut self, id: u64, reach: &Reach<'t>) {
        let w = self.prefix;
        let start = format!("<{w}commentRangeStart {w}id=\"{id}\"/>");
        let end = format!(
            "<{w}commentRangeEnd {w}id=\"{id}\"/><{w}r><{w}commentReference {w}id=\"{id}\"/></{w}r>"
        );
        if let (Edge::At(one), Edge::At(other)) = (reach.start, reach.end)
            && one == other
        {
            self.slot(reach.start)[1].push_str(&(start + &end));
            return;
        }
        self.slot(reach.start)[1].push_str(&start);
        self.slot(reach.end)[0].push_str(&end);
    }

    fn slot(&mut self, edge: Edge<'t>) -> &mut [String; 2] {
        match edge {
            Edge::At(byte) => self.between.entry(byte).or_default(),
            Edge::In(run, unit) => {
                let start = run.span().start;
                let (_, units) = self
                    .inside
                    .entry(start)
                    .or_insert_with(|| (run, BTreeMap::new()));
                units.entry(unit).or_default()
            }
        }
    }

    /// The source with the marks.
    pub(super) fn written(self) -> String {
        let mut out = String::with_capacity(self.source.len() + 256 * self.between.len());
        let mut at = 0;
        let mut between = self.between.iter().peekable();
        let mut fill = |to: u32, at: &mut u32, out: &mut String| {
            while let Some((byte, marks)) = between.next_if(|(byte, _)| **byte <= to) {
                out.push_str(&self.source[*at as usize..*byte as usize]);
                out.extend(marks.iter().map(String::as_str));
                *at = *byte;
            }
            out.push_str(&self.source[*at as usize..to as usize]);
            *at = to;
        };
        for (start, (run, units)) in &self.inside {
            fill(*start, &mut at, &mut out);
            self.run(*run, units, &mut out);
            at = run.span().end;
        }
        fill(self.source.len() as u32, &mut at, &mut out);
        out
    }

    /// A run with marks between its units.
    fn run(&self, run: Node<'t>, units: &BTreeMap<u32, [String; 2]>, out: &mut String) {
        let (whole, inner) = (run.span(), run.inner());
        let raw = |from: u32, to: u32| &self.source[from as usize..to as usize];
        let properties = run.child(WORD, "rPr").map_or("", |node| {
            let span = node.span();
            raw(span.start, span.end)
        });
        let open = raw(whole.start, inner.start);
        let close = raw(inner.end, whole.end);
        let cut = |marks: &[String; 2], out: &mut String| {
            out.push_str(close);
            out.extend(marks.iter().map(String::as_str));
            out.push_str(open);
            out.push_str(properties);
        };
        out.push_str(open);
        let (mut at, mut unit) = (inner.start, 0);
        for child in run.children().filter(|child| child.is_element()) {
            let span = child.span();
            if child.name() == (WORD, "rPr") {
                continue;
            }
            out.push_str(raw(at, span.start));
            if let Some(marks) = units.get(&unit).filter(|_| unit > 0) {
                cut(marks, out);
            }
            at = span.end;
            let text = matches!(child.name(), (WORD, "t" | "delText")).then(|| seen(child));
            let count = text.as_ref().map_or(1, |text| text.chars().count() as u32);
            let inner: Vec<(&u32, &[String; 2])> = units
                .range(unit + 1..(unit + count).max(unit + 1))
                .collect();
            match text {
                Some(text) if !inner.is_empty() => {
                    self.pieces(child, &text, unit, &inner, &cut, out);
                }
                _ => out.push_str(raw(span.start, span.end)),
            }
            unit += count;
        }
        out.push_str(raw(at, inner.end));
        out.push_str(close);
    }

    /// A text with marks in it.
    fn pieces(
        &self,
        node: Node<'t>,
        text: &str,
        first: u32,
        marks: &[(&u32, &[String; 2])],
        cut: &dyn Fn(&[String; 2], &mut String),
        out: &mut String,
    ) {
        let name = format!("{}{}", self.prefix, node.name().1);
        let mut push = |piece: &str, marks: Option<&[String; 2]>| {
            let _ = write!(out, "<{name} xml:space=\"preserve\">");
            piece.chars().for_each(|c| raw::push_escaped(c, out));
            let _ = write!(out, "</{name}>");
            if let Some(marks) = marks {
                cut(marks, out);
            }
        };
        let byte = |unit: u32| {
            let at = text.char_indices().nth((unit - first) as usize);
            at.map_or(text.len(), |(at, _)| at)
        };
        let mut at = 0;
        for (unit, marks) in marks {
            let to = byte(**unit);
            push(&text[at..to], Some(marks));
            at = to;
        }
        push(&text[at..], None);
    }
}

/// The text of an element as it is seen: without spaces at its edges, unless it says that they count.
fn seen(node: Node<'_>) -> String {
    let mut text = String::new();
    node.push_text(&mut text);
    let kept = node
        .attribute("space")
        .is_some_and(|kept| kept == "preserve");
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    if kept {
        text
    } else {
        text.trim_matches(is_space).to_owned()
    }
}

/// What the elements of a part are called before their names: `w:`.
pub(super) fn prefix(source: &str) -> &str {
    let root = raw::pieces(source).find_map(|piece| match piece {
        Piece::Open(tag) => Some(tag.name),
        _ => None,
    });
    let name = root.unwrap_or_default();
    name.split_once(':')
        .map_or("", |(prefix, _)| &name[..=prefix.len()])
}
