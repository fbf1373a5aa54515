//! Paths that are drawn, as far as they are thin lines: the rules of tables and above notes.

use hayro_font::kurbo::Point;

use crate::input::pdf::page::Rule;

/// The thickest line, in points: more is a bar, or the ground of a cell.
const THICKEST: f64 = 3.0;
/// The shortest line that counts: strokes of signs are shorter.
const SHORTEST: f64 = 4.0;
/// How far a line may be from running straight across or down.
const SLANT: f64 = 0.5;
/// The most parts of a path and the most lines of a page: a drawing has more, and is no table.
const MOST: usize = 20_000;

/// A path that is being made.
#[derive(Debug, Default)]
pub(super) struct Path {
    lines: Vec<(Point, Point)>,
    boxes: Vec<[Point; 4]>,
    at: Option<Point>,
    first: Option<Point>,
    /// Whether it has curves: then a filled one is not a line.
    is_curved: bool,
}

impl Path {
    pub(super) fn start(&mut self, at: Point) {
        (self.at, self.first) = (Some(at), Some(at));
    }

    pub(super) fn line(&mut self, to: Point) {
        if let Some(from) = self.at
            && self.lines.len() < MOST
        {
            self.lines.push((from, to));
        }
        self.at = Some(to);
    }

    pub(super) fn curve(&mut self, to: Point) {
        self.is_curved = true;
        self.at = Some(to);
    }

    pub(super) fn close(&mut self) {
        if let Some(first) = self.first {
            self.line(first);
        }
    }

    pub(super) fn rectangle(&mut self, corners: [Point; 4]) {
        if self.boxes.len() < MOST {
            self.boxes.push(corners);
        }
        self.start(corners[0]);
    }

    /// Ends the path and adds the lines that strokes along it are.
    pub(super) fn stroke(&mut self, width: f64, rules: &mut Vec<Rule>) {
        if width <= THICKEST {
            for corners in &self.boxes {
                // A rectangle without a height is a line, not four.
                let sides = (0..4).map(|side| (corners[side], corners[(side + 1) % 4]));
                sides.for_each(|(from, to)| push(from, to, rules));
            }
            for (from, to) in &self.lines {
                push(*from, *to, rules);
            }
        }
        self.end();
    }

    /// Ends the path and adds the line that it is when it is thin and filled.
    pub(super) fn fill(&mut self, rules: &mut Vec<Rule>) {
        for corners in &self.boxes {
            thin(corners, rules);
        }
        if !self.is_curved && (3..=5).contains(&self.lines.len()) {
            let ends: Vec<Point> = self.lines.iter().map(|(from, _)| *from).collect();
            thin(&ends, rules);
        }
        self.end();
    }

    /// Ends the path.
    pub(super) fn end(&mut self) {
        *self = Self::default();
    }
}

/// Adds a line from a place to another, if it runs across or down.
fn push(from: Point, to: Point, rules: &mut Vec<Rule>) {
    let (across, down) = ((from.x - to.x).abs(), (from.y - to.y).abs());
    if across.min(down) <= SLANT && across.max(down) >= SHORTEST {
        add(&[from, to], rules);
    }
}

/// Adds the line that a shape with these corners is, if it is thin.
fn thin(corners: &[Point], rules: &mut Vec<Rule>) {
    let range = |of: fn(&Point) -> f64| {
        let values = corners.iter().map(of);
        values.clone().fold(f64::MIN, f64::max) - values.fold(f64::MAX, f64::min)
    };
    let (across, down) = (range(|each| each.x), range(|each| each.y));
    if across.min(down) <= THICKEST && across.max(down) >= SHORTEST.max(2.0 * across.min(down)) {
        add(corners, rules);
    }
}

fn add(points: &[Point], rules: &mut Vec<Rule>) {
    if rules.len() >= MOST
        || points
            .iter()
            .any(|each| !each.x.is_finite() || !each.y.is_finite())
    {
        return;
    }
    let x = points.iter().map(|each| each.x as f32);
    let y = points.iter().map(|each| each.y as f32);
    rules.push(Rule {
        left: x.clone().fold(f32::MAX, f32::min),
        top: y.clone().fold(f32::MAX, f32::min),
        right: x.fold(f32::MIN, f32::max),
        bottom: y.fold(f32::MIN, f32::max),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corners(x: f64, y: f64, across: f64, down: f64) -> [Point; 4] {
        [
            (x, y),
            (x + across, y),
            (x + across, y + down),
            (x, y + down),
        ]
        .map(Point::from)
    }

    #[test]
    fn thin_boxes_that_are_filled_are_lines() {
        let (mut path, mut rules) = (Path::default(), Vec::new());
        path.rectangle(corners(10.0, 20.0, 100.0, 0.5));
        path.rectangle(corners(10.0, 20.0, 100.0, 30.0));
        path.fill(&mut rules);
        assert_eq!(rules.len(), 1);
        assert!(rules[0].is_across() && rules[0].right > 109.0);
    }

    #[test]
    fn strokes_are_lines_when_they_run_straight() {
        let (mut path, mut rules) = (Path::default(), Vec::new());
        path.rectangle(corners(10.0, 20.0, 100.0, 30.0));
        path.start(Point::new(0.0, 0.0));
        path.line(Point::new(50.0, 50.0));
        path.stroke(1.0, &mut rules);
        assert_eq!(rules.len(), 4);
    }
}
