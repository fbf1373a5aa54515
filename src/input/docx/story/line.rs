//! The text of one paragraph, run by run, and the fields that run through paragraphs.

use crate::document::Kind;
use crate::input::Revisions;
use crate::input::docx::story::{Story, Teller};
use crate::input::docx::styles::{self, Style};
use crate::input::docx::symbols::{self, Font};
use crate::input::docx::view::{self, CHOICE, MATH, WORD};
use crate::input::raised::raised;
use crate::input::xml::Node;
use crate::text::span::Span;

/// How much of the code of a field is kept: its name stands first.
const CODE: usize = 64;

/// The text of a paragraph that is being read.
pub(super) struct Line<'tree> {
    pub(super) text: String,
    /// Formulas, in bytes of the text.
    pub(super) opaque: Vec<Span>,
    /// The text boxes that are tied to it.
    pub(super) boxes: Vec<Node<'tree>>,
    /// Whether it is an entry of a table of contents.
    pub(super) contents: bool,
    /// Whether its style hides it.
    is_hidden: bool,
    symbols: Option<Font>,
}

impl Line<'_> {
    pub(super) fn new(style: &Style, contents: bool) -> Self {
        Self {
            text: String::new(),
            opaque: Vec::new(),
            boxes: Vec::new(),
            contents,
            is_hidden: style.hidden.unwrap_or(false),
            symbols: style.symbols,
        }
    }

    /// Adds text: line ends in it are spaces, and what else is no character of a text is a sign for one that is unknown.
    fn push(&mut self, text: &str, font: Option<Font>) {
        let is_plain = |c: char| !c.is_control() && !matches!(c, '\u{f020}'..='\u{f0ff}');
        if text.chars().all(is_plain) {
            self.text.push_str(text);
            return;
        }
        self.text.extend(text.chars().map(|c| match c {
            '\t' => c,
            '\n' | '\r' | '\u{85}' | '\u{b}' | '\u{c}' => ' ',
            _ if c.is_control() => char::REPLACEMENT_CHARACTER,
            _ => symbols::shown(c, font),
        }));
    }
}

/// A field that is open: what computes it, then what it shows.
#[derive(Debug, Default)]
pub(super) struct Field {
    code: String,
    is_shown: bool,
}

impl Field {
    pub(super) fn is_contents(&self) -> bool {
        self.is_shown && self.name().eq_ignore_ascii_case("TOC")
    }

    /// Whether it counts pages, which an edition has and a text has not.
    fn is_page(&self) -> bool {
        let counts = ["PAGE", "NUMPAGES", "SECTIONPAGES"];
        counts
            .iter()
            .any(|name| self.name().eq_ignore_ascii_case(name))
    }

    fn name(&self) -> &str {
        self.code.split_whitespace().next().unwrap_or_default()
    }
}

/// Whether each field that is opened in an element is closed in it. A code that is never closed would hide all that follows.
pub(super) fn is_balanced(node: Node<'_>) -> bool {
    let mut open = 0_i64;
    for each in node
        .inside()
        .filter(|each| each.name() == (WORD, "fldChar"))
    {
        match each.attribute("fldCharType").as_deref() {
            Some("begin") => open += 1,
            Some("end") => open -= 1,
            _ => {}
        }
        if open < 0 {
            return false;
        }
    }
    open == 0
}

/// How the words of a run are set.
#[derive(Clone, Copy)]
struct Look {
    is_hidden: bool,
    /// Whether the words are above the line, as an exponent is.
    is_raised: bool,
    symbols: Option<Font>,
}

impl Teller<'_> {
    /// Reads what is in a paragraph, or in an element inside it.
    pub(super) fn inline<'tree>(&mut self, node: Node<'tree>, line: &mut Line<'tree>) {
        for child in node.children().filter(|child| child.is_element()) {
            match child.name() {
                (WORD, "r") => self.run(child, line),
                (WORD, "pPr" | "sdtPr" | "sdtEndPr" | "p" | "tbl") => {}
                (WORD, name) if view::is_left_out(name, self.revisions) => {}
                (WORD, "fldSimple") => {
                    let code = child.attribute("instr").unwrap_or_default();
                    self.fields.push(Field {
                        code: code.chars().take(CODE).collect(),
                        is_shown: true,
                    });
                    self.inline(child, line);
                    self.fields.pop();
                }
                (MATH, "oMath" | "oMathPara") => self.formula(child, line),
                (CHOICE, "AlternateContent") => {
                    if let Some(branch) = view::chosen(child) {
                        self.inline(branch, line);
                    }
                }
                _ => self.inline(child, line),
            }
        }
    }

    fn run<'tree>(&mut self, node: Node<'tree>, line: &mut Line<'tree>) {
        let mut look = Look {
            is_hidden: line.is_hidden,
            is_raised: false,
            symbols: line.symbols,
        };
        if let Some(properties) = node.child(WORD, "rPr") {
            let style = view::value(properties, "rStyle");
            let style = style.and_then(|style| self.styles.named(&style));
            let own = properties.child(WORD, "vanish").map(view::is_on);
            let hidden = own.or(style.and_then(|style| style.hidden));
            look.is_hidden = hidden.unwrap_or(look.is_hidden);
            let raised = styles::is_raised(properties);
            let raised = raised.or(style.and_then(|style| style.is_raised));
            look.is_raised = raised.unwrap_or(false);
            let font = symbols::font(properties);
            let font = font.or(style.and_then(|style| style.symbols));
            look.symbols = font.or(look.symbols);
        }
        self.pieces(node, look, line);
    }

    /// Whether text is seen here: not in the code of a field, nor where a page is counted above or below it.
    fn is_seen(&self) -> bool {
        let on_page = matches!(self.story, Story::Apart(Kind::Header | Kind::Footer));
        let hides = |field: &Field| !field.is_shown || on_page && field.is_page();
        !self.fields.iter().any(hides)
    }

    fn pieces<'tree>(&mut self, node: Node<'tree>, look: Look, line: &mut Line<'tree>) {
        for child in node.children().filter(|child| child.is_element()) {
            let (space, name) = child.name();
            let is_seen = !look.is_hidden && self.is_seen();
            match (space, name) {
                (WORD, "fldChar") => self.field(child, line),
                (WORD, "instrText") => self.code(child),
                (CHOICE, "AlternateContent") => {
                    if let Some(branch) = view::chosen(child) {
                        self.pieces(branch, look, line);
                    }
                }
                _ if !is_seen => {}
                (WORD, "t" | "delText") => text(child, look, line),
                (WORD, "tab" | "ptab") => line.text.push('\t'),
                (WORD, "br" | "cr") => line.text.push('\n'),
                (WORD, "noBreakHyphen") => line.text.push('\u{2011}'),
                (WORD, "sym") => line.text.extend(sign(child)),
                (WORD, "footnoteReference") => self.refers("footnote", child),
                (WORD, "endnoteReference") => self.refers("endnote", child),
                (WORD, "commentReference") => self.refers("comment", child),
                // Of a word with its reading above it, the word is the text.
                (WORD, "ruby") => {
                    if let Some(base) = child.child(WORD, "rubyBase") {
                        self.inline(base, line);
                    }
                }
                (WORD, "drawing" | "pict" | "object") => boxes(child, &mut line.boxes),
                (MATH, "oMath" | "oMathPara") => self.formula(child, line),
                _ => {}
            }
        }
    }

    fn refers(&mut self, kind: &'static str, node: Node<'_>) {
        if let Some(id) = node.attribute("id") {
            self.notes.push((kind, id.into_owned()));
        }
    }

    fn field(&mut self, node: Node<'_>, line: &mut Line<'_>) {
        match node.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.is_shown = true;
                    line.contents |= field.is_contents();
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Adds to the code of the field that is open.
    fn code(&mut self, node: Node<'_>) {
        if let Some(field) = self.fields.last_mut().filter(|field| !field.is_shown)
            && field.code.len() < CODE
        {
            node.push_text(&mut field.code);
        }
    }

    /// Adds the text of a formula, on one line.
    fn formula(&mut self, node: Node<'_>, line: &mut Line<'_>) {
        if self.is_seen() {
            let mut text = String::new();
            linear(node, self.revisions, &mut text);
            let start = line.text.len();
            line.push(text.trim(), None);
            line.opaque.push(Span::new(start, line.text.len()));
        }
    }
}

/// Adds the text of an element. Spaces at its edges count only where it says so.
fn text(node: Node<'_>, look: Look, line: &mut Line<'_>) {
    let mut out = String::new();
    node.push_text(&mut out);
    let kept = node
        .attribute("space")
        .is_some_and(|kept| kept == "preserve");
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let seen = if kept {
        &out
    } else {
        out.trim_matches(is_space)
    };
    match look.is_raised.then(|| raised(seen)).flatten() {
        Some(raised) => line.push(&raised, look.symbols),
        None => line.push(seen, look.symbols),
    }
}

/// The sign that an element names by its place in a font.
fn sign(node: Node<'_>) -> Option<char> {
    let place = u32::from_str_radix(node.attribute("char")?.trim(), 16).ok()?;
    let font = symbols::named(&node.attribute("font").unwrap_or_default());
    let is_symbol = place < 0x100 || (0xf000..=0xf0ff).contains(&place);
    if is_symbol {
        return Some(symbols::sign(place, font));
    }
    char::from_u32(place).filter(|c| !c.is_control())
}

/// The text boxes in a drawing, without those inside them. Of two forms of one drawing, one is taken.
fn boxes<'tree>(node: Node<'tree>, out: &mut Vec<Node<'tree>>) {
    for child in node.children().filter(|child| child.is_element()) {
        match child.name() {
            (WORD, "txbxContent") => out.push(child),
            (CHOICE, "AlternateContent") => {
                if let Some(branch) = view::chosen(child) {
                    boxes(branch, out);
                }
            }
            _ => boxes(child, out),
        }
    }
}

/// A formula as it is typed: a fraction with a stroke, what stands higher or lower behind a sign.
fn linear(node: Node<'_>, revisions: Revisions, out: &mut String) {
    for child in node.children().filter(|child| child.is_element()) {
        let (space, name) = child.name();
        match (space, name) {
            (WORD, name) if view::is_left_out(name, revisions) => continue,
            (MATH, "t") => child.push_text(out),
            (MATH, "den") => out.push('/'),
            (MATH, "sup") => out.push('^'),
            (MATH, "sub") => out.push('_'),
            _ => {}
        }
        if (space, name) != (MATH, "t") {
            linear(child, revisions, out);
        }
    }
}
