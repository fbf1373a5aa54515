//! Paragraphs as they are written, with what came and went marked: runs are cut where a change starts or ends.

use rustc_hash::FxHashMap;

use crate::input::docx::view::WORD;
use crate::input::xml::Node;
use crate::redline::pen::Mark;
use crate::redline::raw;
use crate::redline::units::{Units, What};

/// A unit to write: of which side it is, and what became of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written {
    pub(super) mark: Mark,
    pub(super) is_new: bool,
    pub(super) unit: u32,
}

/// What gives the text of elements.
pub(super) trait Source {
    /// An element or a part of one of the old file, with the changes in it.
    fn of_old(&mut self, from: u32, to: u32) -> String;
    /// The same of the new file, made fit for the old one.
    fn of_new(&mut self, from: u32, to: u32) -> String;
    /// The start of an element for a change; `opens` says that nothing is before it in its paragraph.
    fn start(&mut self, mark: Mark, opens: bool) -> String;
    /// Says how a paragraph ends: the mark of its last unit, and that of its end.
    fn ended(&mut self, last: Mark, end: Mark);
}

/// The content of one paragraph in the making.
struct Line<'x, 't> {
    units: [&'x Units<'t>; 2],
    out: String,
    /// The elements around runs that are open: of which side, and their numbers.
    around: Vec<(bool, u32)>,
    mark: Mark,
    run: Option<(bool, u32)>,
    in_text: bool,
    /// The mark of the last unit; none before the first.
    last: Option<Mark>,
}

/// The content of paragraphs: the units of each up to its end. The end itself is left to the caller.
pub(super) fn content(
    units: [&Units<'_>; 2],
    written: &[Written],
    matches: &[Option<u32>],
    source: &mut dyn Source,
) -> Vec<String> {
    let places = Places::new(units, written, matches);
    let fresh = || Line {
        units,
        out: String::new(),
        around: Vec::new(),
        mark: Mark::Keep,
        run: None,
        in_text: false,
        last: None,
    };
    let mut out = Vec::new();
    let mut line = fresh();
    let mut at = 0;
    while at < written.len() {
        let each = written[at];
        let unit = units[usize::from(each.is_new)].list[each.unit as usize];
        if let What::End(_) = unit.what {
            line.close();
            source.ended(line.last.unwrap_or(Mark::Keep), each.mark);
            out.push(std::mem::replace(&mut line, fresh()).out);
            at += 1;
            continue;
        }
        line.enter(&places.path(at, written), source);
        if let Some(count) = whole_run(units[0], written, at) {
            let run = units[0].runs[unit.run.unwrap_or_default() as usize]
                .node
                .span();
            line.set_mark(Mark::Keep, source);
            line.set_run(None, source);
            let text = source.of_old(run.start, run.end);
            line.out.push_str(&text);
            line.last = Some(Mark::Keep);
            at += count;
            continue;
        }
        line.unit(each, source);
        at += 1;
    }
    out
}

/// How many units from here on are a whole run that stays as it is.
fn whole_run(units: &Units<'_>, written: &[Written], at: usize) -> Option<usize> {
    let each = written[at];
    if each.is_new || each.mark != Mark::Keep {
        return None;
    }
    let run = units.runs[units.list[each.unit as usize].run? as usize];
    let count = run.count as usize;
    let mut all = written.get(at..at + count)?.iter().zip(run.first..);
    all.all(|(each, unit)| !each.is_new && each.mark == Mark::Keep && each.unit == unit)
        .then_some(count)
}

impl Line<'_, '_> {
    /// Closes everything.
    fn close(&mut self) {
        self.end_run();
        self.end_mark();
        while let Some(around) = self.around.pop() {
            self.close_around(around);
        }
    }

    fn node(&self, (is_new, number): (bool, u32)) -> Node<'_> {
        self.units[usize::from(is_new)].around[number as usize - 1].node
    }

    fn close_around(&mut self, around: (bool, u32)) {
        let name = match self.node(around).name().1 {
            "sdt" => "</w:sdtContent></w:sdt>".to_owned(),
            name => format!("</w:{name}>"),
        };
        self.out.push_str(&name);
    }

    fn enter(&mut self, path: &[(bool, u32)], source: &mut dyn Source) {
        if self.around == path {
            return;
        }
        self.end_run();
        self.end_mark();
        let shared = self
            .around
            .iter()
            .zip(path)
            .take_while(|(one, other)| one == other)
            .count();
        while self.around.len() > shared {
            if let Some(around) = self.around.pop() {
                self.close_around(around);
            }
        }
        for around in &path[shared..] {
            let node = self.node(*around);
            let content = node.child(WORD, "sdtContent");
            let properties = node
                .children()
                .find(|each| each.is_element() && each.name().1.ends_with("Pr"));
            let end = match (content, properties) {
                (Some(content), _) => content.inner().start,
                (None, Some(properties)) => properties.span().end,
                (None, None) => node.inner().start,
            };
            let (start, end) = (node.span().start, end);
            let text = if around.0 {
                source.of_new(start, end)
            } else {
                source.of_old(start, end)
            };
            self.out.push_str(&text);
            self.around.push(*around);
        }
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            let name = if self.mark == Mark::Delete {
                "</w:delText>"
            } else {
                "</w:t>"
            };
            self.out.push_str(name);
        }
    }

    fn end_run(&mut self) {
        self.end_text();
        if self.run.take().is_some() {
            self.out.push_str("</w:r>");
        }
    }

    fn end_mark(&mut self) {
        if self.mark != Mark::Keep {
            self.out.push_str("</");
            self.out.push_str(self.mark.element());
            self.out.push('>');
            self.mark = Mark::Keep;
        }
    }

    fn set_mark(&mut self, mark: Mark, source: &mut dyn Source) {
        if self.mark != mark {
            self.end_run();
            self.end_mark();
            if mark != Mark::Keep {
                let start = source.start(mark, self.last.is_none());
                self.out.push_str(&start);
                self.out.push('>');
            }
            self.mark = mark;
        }
    }

    fn set_run(&mut self, run: Option<(bool, u32)>, source: &mut dyn Source) {
        if self.run == run {
            return;
        }
        self.end_run();
        let Some((is_new, number)) = run else { return };
        let node = self.units[usize::from(is_new)].runs[number as usize].node;
        self.out.push_str("<w:r>");
        if let Some(properties) = node.child(WORD, "rPr") {
            let span = properties.span();
            let text = if is_new {
                source.of_new(span.start, span.end)
            } else {
                source.of_old(span.start, span.end)
            };
            self.out.push_str(&text);
        }
        self.run = run;
    }

    fn unit(&mut self, each: Written, source: &mut dyn Source) {
        let unit = self.units[usize::from(each.is_new)].list[each.unit as usize];
        self.set_mark(each.mark, source);
        self.last = Some(each.mark);
        self.set_run(unit.run.map(|run| (each.is_new, run)), source);
        let node = match unit.what {
            What::Char(c) => {
                if !self.in_text {
                    let name = if self.mark == Mark::Delete {
                        "<w:delText"
                    } else {
                        "<w:t"
                    };
                    self.out.push_str(name);
                    self.out.push_str(" xml:space=\"preserve\">");
                    self.in_text = true;
                }
                raw::push_escaped(c, &mut self.out);
                return;
            }
            What::Atom(node) | What::Field(node) | What::Aside(node) | What::End(node) => node,
        };
        self.end_text();
        let span = node.span();
        let text = if each.is_new {
            source.of_new(span.start, span.end)
        } else {
            source.of_old(span.start, span.end)
        };
        if self.mark == Mark::Delete && node.name() == (WORD, "instrText") {
            self.out
                .push_str(&text.replace("w:instrText", "w:delInstrText"));
        } else {
            self.out.push_str(&text);
        }
    }
}

/// Where elements around runs start and end among the units that are written.
struct Places<'x, 't> {
    units: [&'x Units<'t>; 2],
    /// The first and the last place inside each element of the old file.
    reach: FxHashMap<u32, (usize, usize)>,
    /// The links of the old file that those of the new one are.
    partners: FxHashMap<u32, u32>,
}

impl<'x, 't> Places<'x, 't> {
    fn new(units: [&'x Units<'t>; 2], written: &[Written], matches: &[Option<u32>]) -> Self {
        let mut reach: FxHashMap<u32, (usize, usize)> = FxHashMap::default();
        for (at, each) in written.iter().enumerate().filter(|(_, each)| !each.is_new) {
            let mut inside = units[0].list[each.unit as usize].inside;
            while inside > 0 {
                reach.entry(inside).or_insert((at, at)).1 = at;
                inside = units[0].around[inside as usize - 1].above;
            }
        }
        let mut partners = FxHashMap::default();
        for (old, new) in matches.iter().enumerate() {
            if let Some(new) = new {
                let (one, other) = (
                    units[0].list[old].inside,
                    units[1].list[*new as usize].inside,
                );
                if one > 0 && other > 0 {
                    partners.entry(other).or_insert(one);
                }
            }
        }
        Self {
            units,
            reach,
            partners,
        }
    }

    /// The elements around a unit, the outermost first.
    fn path(&self, at: usize, written: &[Written]) -> Vec<(bool, u32)> {
        let each = written[at];
        let unit = self.units[usize::from(each.is_new)].list[each.unit as usize];
        if !each.is_new {
            return self.above(unit.inside);
        }
        // What is inserted in the middle of an element is in it.
        let around = self
            .reach
            .iter()
            .filter(|(_, (first, last))| *first < at && at < *last);
        let depth = |number: u32| self.above(number).len();
        if let Some(innermost) = around
            .map(|(number, _)| *number)
            .max_by_key(|number| (depth(*number), *number))
        {
            return self.above(innermost);
        }
        let is_link = |is_new: bool, number: u32| {
            self.units[usize::from(is_new)].around[number as usize - 1]
                .node
                .name()
                == (WORD, "hyperlink")
        };
        let mut inside = unit.inside;
        while inside > 0 {
            if is_link(true, inside) {
                return match self.partners.get(&inside) {
                    Some(old) if is_link(false, *old) => self.above(*old),
                    _ => vec![(true, inside)],
                };
            }
            inside = self.units[1].around[inside as usize - 1].above;
        }
        Vec::new()
    }

    fn above(&self, mut number: u32) -> Vec<(bool, u32)> {
        let mut out = Vec::new();
        while number > 0 {
            out.push((false, number));
            number = self.units[0].around[number as usize - 1].above;
        }
        out.reverse();
        out
    }
}
