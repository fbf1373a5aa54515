//! The instructions that draw a page, as far as they are about text and thin lines (ISO 32000-1, chapters 8, 9 and 14).

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Do;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, dict_or_stream};
use hayro_syntax::page::{Page as Source, Resources};

use crate::input::pdf::budget::{Budget, DEPTH, STATES};
use crate::input::pdf::drawn::Path;
use crate::input::pdf::face::{Code, Face, Faces};
use crate::input::pdf::hidden::Hidden;
use crate::input::pdf::marked::Marked;
use crate::input::pdf::page::{Glyph, Page};
use crate::input::pdf::trouble::Trouble;
use crate::text::span::Span;

/// Draws pages of a file.
pub(super) struct Drawer<'a> {
    faces: Faces<'a>,
    hidden: Hidden,
    pub(super) budget: Budget,
}

/// The state of drawing.
#[derive(Clone)]
struct State<'a> {
    ctm: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    /// How glyphs are shown: by filling, by strokes, not at all.
    mode: i64,
    line_width: f64,
}

/// A page that is being drawn.
struct Canvas<'c, 'a> {
    drawer: &'c mut Drawer<'a>,
    page: &'c mut Page,
    marked: Marked,
    state: State<'a>,
    kept: Vec<State<'a>>,
    path: Path,
    /// Where the next character stands, and where the line starts.
    text: Affine,
    line: Affine,
}

impl<'a> Drawer<'a> {
    pub(super) fn new(hidden: Hidden) -> Self {
        Self {
            faces: Faces::new(),
            hidden,
            budget: Budget::new(),
        }
    }

    /// What is on a page.
    pub(super) fn page(&mut self, source: &Source<'a>) -> Result<Page, Trouble> {
        let (_, height) = source.render_dimensions();
        let mut page = Page {
            height,
            ..Page::default()
        };
        self.budget.page();
        let bytes = source.page_stream().unwrap_or_default();
        self.budget.instructions(bytes.len())?;
        let mut canvas = Canvas {
            drawer: self,
            page: &mut page,
            marked: Marked::default(),
            state: State {
                ctm: Affine::new(source.initial_transform(true).as_coeffs()),
                face: None,
                size: 1.0,
                character_space: 0.0,
                word_space: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
                line_width: 1.0,
            },
            kept: Vec::new(),
            path: Path::default(),
            text: Affine::IDENTITY,
            line: Affine::IDENTITY,
        };
        canvas.run(TypedIter::new(bytes), source.resources(), 0)?;
        canvas.marked.close_all(canvas.page);
        Ok(page)
    }
}

fn number(number: &Number) -> f64 {
    let number = number.as_f64();
    if number.is_finite() { number } else { 0.0 }
}

fn matrix(numbers: [&Number; 6]) -> Affine {
    Affine::new(numbers.map(number))
}

impl<'a> Canvas<'_, 'a> {
    fn run(
        &mut self,
        mut instructions: TypedIter<'_>,
        resources: &Resources<'a>,
        depth: usize,
    ) -> Result<(), Trouble> {
        let kept = self.kept.len();
        let marks = self.marked.depth();
        self.keep();
        while let Some(instruction) = instructions.next() {
            self.drawer.budget.step()?;
            match instruction {
                Do::SaveState(_) => self.keep(),
                Do::RestoreState(_) if self.kept.len() > kept + 1 => self.restore(),
                Do::Transform(m) => {
                    self.state.ctm *= matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
                }
                Do::LineWidth(width) => self.state.line_width = number(&width.0),
                Do::XObject(name) => self.object(name.0, resources, depth)?,
                Do::InlineImage(_) => self.page.has_picture |= self.is_shown(),
                Do::BeginMarkedContent(mark) => self.mark(mark.0, None),
                Do::BeginMarkedContentWithProperties(mark) => {
                    let about = properties(mark.1, resources);
                    let hidden = self.drawer.hidden.hides(mark.0, mark.1, resources);
                    if hidden {
                        self.marked.hide(self.page);
                    } else {
                        self.mark(mark.0, about.as_ref());
                    }
                }
                Do::EndMarkedContent(_) if self.marked.depth() > marks => {
                    self.marked.close(self.page);
                }
                other => {
                    if !self.draw(&other) {
                        self.write(&other, resources)?;
                    }
                }
            }
        }
        while self.marked.depth() > marks {
            self.marked.close(self.page);
        }
        while self.kept.len() > kept {
            self.restore();
        }
        Ok(())
    }

    fn is_shown(&self) -> bool {
        !self.marked.is_hidden()
    }

    fn mark(&mut self, tag: &Name<'_>, about: Option<&Dict<'_>>) {
        self.marked.open(tag, about, self.page);
    }

    fn keep(&mut self) {
        if self.kept.len() < STATES {
            self.kept.push(self.state.clone());
        }
    }

    fn restore(&mut self) {
        if let Some(state) = self.kept.pop() {
            self.state = state;
        }
    }

    /// Draws a form, which has instructions of its own.
    fn object(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        depth: usize,
    ) -> Result<(), Trouble> {
        let Some(stream) = resources.get_x_object(name) else {
            return Ok(());
        };
        let dict = stream.dict();
        let kind = dict.get::<Name<'_>>(b"Subtype");
        if kind.is_some_and(|kind| &*kind == b"Image") {
            self.page.has_picture |= self.is_shown();
            return Ok(());
        }
        if depth >= DEPTH || self.drawer.hidden.hides_object(dict) {
            return Ok(());
        }
        let Ok(bytes) = stream.decoded_data() else {
            return Ok(());
        };
        self.drawer.budget.instructions(bytes.len())?;
        let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
        let state = self.state.clone();
        let (text, line) = (self.text, self.line);
        if let Some(numbers) = dict.get::<[f64; 6]>(b"Matrix") {
            self.state.ctm *= Affine::new(numbers);
        }
        let path = std::mem::take(&mut self.path);
        let resources = own.as_ref().unwrap_or(resources);
        self.run(TypedIter::new(&bytes), resources, depth + 1)?;
        self.path = path;
        self.state = state;
        (self.text, self.line) = (text, line);
        Ok(())
    }

    /// Follows an instruction about lines; says whether it was one.
    fn draw(&mut self, instruction: &Do<'_, '_>) -> bool {
        let ctm = self.state.ctm;
        let place = |x: &Number, y: &Number| ctm * Point::new(number(x), number(y));
        let width = self.state.line_width * ctm.determinant().abs().sqrt();
        match instruction {
            Do::MoveTo(to) => self.path.start(place(&to.0, &to.1)),
            Do::LineTo(to) => self.path.line(place(&to.0, &to.1)),
            Do::CubicTo(to) => self.path.curve(place(&to.4, &to.5)),
            Do::CubicStartTo(to) => self.path.curve(place(&to.2, &to.3)),
            Do::CubicEndTo(to) => self.path.curve(place(&to.2, &to.3)),
            Do::ClosePath(_) => self.path.close(),
            Do::RectPath(rectangle) => {
                let (x, y) = (number(&rectangle.0), number(&rectangle.1));
                let (across, up) = (number(&rectangle.2), number(&rectangle.3));
                let corners = [(x, y), (x + across, y), (x + across, y + up), (x, y + up)];
                self.path
                    .rectangle(corners.map(|corner| ctm * Point::from(corner)));
            }
            Do::StrokePath(_) | Do::CloseAndStrokePath(_) => {
                if matches!(instruction, Do::CloseAndStrokePath(_)) {
                    self.path.close();
                }
                self.path.stroke(width, &mut self.page.rules);
            }
            Do::FillPathNonZero(_)
            | Do::FillPathNonZeroCompatibility(_)
            | Do::FillPathEvenOdd(_) => self.path.fill(&mut self.page.rules),
            Do::FillAndStrokeNonZero(_)
            | Do::FillAndStrokeEvenOdd(_)
            | Do::CloseFillAndStrokeNonZero(_)
            | Do::CloseFillAndStrokeEvenOdd(_) => self.path.stroke(width, &mut self.page.rules),
            Do::EndPath(_) => self.path.end(),
            _ => return false,
        }
        true
    }

    /// Follows an instruction about text.
    fn write(
        &mut self,
        instruction: &Do<'_, '_>,
        resources: &Resources<'a>,
    ) -> Result<(), Trouble> {
        match instruction {
            Do::BeginText(_) => (self.text, self.line) = (Affine::IDENTITY, Affine::IDENTITY),
            Do::TextFont(font) => {
                self.state.face = self.drawer.faces.face(font.0, resources);
                self.state.size = number(&font.1);
            }
            Do::SetTextMatrix(m) => {
                self.line = matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
                self.text = self.line;
            }
            Do::NextLine(by) => self.next_line(number(&by.0), number(&by.1)),
            Do::NextLineAndSetLeading(by) => {
                self.state.leading = -number(&by.1);
                self.next_line(number(&by.0), number(&by.1));
            }
            Do::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Do::CharacterSpacing(space) => self.state.character_space = number(&space.0),
            Do::WordSpacing(space) => self.state.word_space = number(&space.0),
            Do::HorizontalScaling(scale) => self.state.scale = number(&scale.0) / 100.0,
            Do::TextLeading(leading) => self.state.leading = number(&leading.0),
            Do::TextRise(rise) => self.state.rise = number(&rise.0),
            Do::TextRenderingMode(mode) => self.state.mode = mode.0.as_i64(),
            Do::ShowText(text) => self.show(text.0.as_bytes())?,
            Do::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes())?;
            }
            Do::ShowTextWithParameters(text) => {
                self.state.word_space = number(&text.0);
                self.state.character_space = number(&text.1);
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes())?;
            }
            Do::ShowTexts(parts) => self.show_parts(parts.0)?,
            _ => {}
        }
        Ok(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
    }

    fn show_parts(&mut self, parts: &Array<'_>) -> Result<(), Trouble> {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(text.as_bytes())?,
                Object::Number(by) => {
                    let by = -number(&by) / 1000.0 * self.state.size;
                    let is_across = self.state.face.as_ref().is_none_or(|face| face.is_across);
                    self.text *= if is_across {
                        Affine::translate((by * self.state.scale, 0.0))
                    } else {
                        Affine::translate((0.0, by))
                    };
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        if self.state.face.is_none() {
            self.state.face = self.drawer.faces.standard();
        }
        let Some(face) = self.state.face.clone() else {
            // Of a font that cannot be read nobody knows how many codes these are.
            self.page.unreadable += if self.is_shown() { bytes.len() } else { 0 };
            return Ok(());
        };
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = face.next(bytes, at);
            at += length;
            self.drawer.budget.glyph()?;
            let found = face.code(code);
            let state = &self.state;
            let word_space = if code == 32 && length == 1 {
                state.word_space
            } else {
                0.0
            };
            let own = found.advance * state.size;
            let on = own + state.character_space + word_space;
            if self.is_shown() {
                self.put(&face, &found, own);
            }
            self.text *= if face.is_across {
                Affine::translate((on * self.state.scale, 0.0))
            } else {
                Affine::translate((0.0, -on))
            };
        }
        Ok(())
    }

    /// Puts a character on the page.
    fn put(&mut self, face: &Face<'_>, code: &Code, advance: f64) {
        let state = &self.state;
        let whole = state.ctm * self.text * Affine::translate((0.0, state.rise));
        let [a, b, c, d, ..] = whole.as_coeffs();
        let (along, up) = (Vec2::new(a, b), Vec2::new(c, d));
        let (along, advance) = if face.is_across {
            (along * state.size.signum(), (advance * state.scale).abs())
        } else {
            (-up * state.size.signum(), advance.abs())
        };
        let start = whole * Point::ORIGIN;
        let size = (up.hypot() * state.size.abs()) as f32;
        let length = if face.is_across { Vec2::new(a, b) } else { up };
        let advance = (advance * length.hypot()) as f32;
        let is_drawable = start.x.is_finite() && start.y.is_finite() && advance.is_finite();
        if !is_drawable || !size.is_finite() || size <= 0.0 {
            return;
        }
        let turn = along.y.atan2(along.x).to_degrees().round() as i16;
        let text = code.text.as_deref().unwrap_or_else(|| {
            self.page.unreadable += 1;
            self.marked.unreadable();
            UNREADABLE
        });
        let from = self.page.text.len();
        self.page.text.push_str(text);
        self.page.glyphs.push(Glyph {
            x: start.x as f32,
            y: start.y as f32,
            advance,
            size,
            text: Span::new(from, self.page.text.len()),
            turn: turn.rem_euclid(360),
            // Strokes around a filled glyph make it bold.
            is_bold: face.is_bold || state.mode == 2,
            is_raised: code.is_raised,
        });
    }
}

/// What a character that nobody knows is shown as.
pub(super) const UNREADABLE: &str = "\u{fffd}";

/// The properties of a mark, which stand there or are named.
fn properties<'a>(about: &Object<'a>, resources: &Resources<'a>) -> Option<Dict<'a>> {
    match about.clone().into_name() {
        Some(name) => resources.properties.get::<Dict<'_>>(name),
        None => dict_or_stream(about).map(|(dict, _)| dict.clone()),
    }
}
