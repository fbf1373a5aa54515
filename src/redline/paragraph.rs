//! Paragraphs with their changes: those that belong together, and those that are on one side only or elsewhere on the other.

use rustc_hash::FxHashSet;

use crate::input::docx::view::{self, WORD};
use crate::input::xml::Node;
use crate::redline::align::Block;
use crate::redline::laid;
use crate::redline::matching::Matches;
use crate::redline::pen::Mark;
use crate::redline::properties;
use crate::redline::records::PARTS;
use crate::redline::region::Regions;
use crate::redline::units::{Units, What};
use crate::redline::write::{self, Source, Written};

impl<'run> Regions<'run, '_> {
    /// Paragraphs that belong together.
    pub(super) fn pair(&mut self, part: u8, olds: &[Block<'run>], news: &[Block<'run>]) {
        let nodes =
            |blocks: &[Block<'run>]| blocks.iter().map(|block| block.node).collect::<Vec<_>>();
        let (olds, news) = (nodes(olds), nodes(news));
        let (units, found) = self.laid(part, &olds, &news, true);
        self.inside(part, &units, &found);
        let written = laid::in_order(&units, &found);
        let is_same = written.iter().all(|each| each.mark == Mark::Keep);
        let ends = self.ends(part, &units, &found, &written);
        let is_renumbered = ends.iter().any(|end| end.changed);
        if is_same && !is_renumbered {
            self.pen.pause();
            return;
        }
        let (first, last) = (olds[0].span(), olds[olds.len() - 1].span());
        let text = self.paragraphs(part, &units, &written, &found, &ends, &olds);
        self.change(part, first.start, last.end, text);
    }
    /// How the ends of the paragraphs that are written are marked.
    pub(super) fn ends(
        &mut self,
        part: u8,
        units: &[Units<'run>; 2],
        found: &Matches,
        written: &[Written],
    ) -> Vec<End<'run>> {
        let ends = written.iter().filter_map(|each| {
            let What::End(node) = units[usize::from(each.is_new)].list[each.unit as usize].what
            else {
                return None;
            };
            let new = match (each.is_new, found.get(each.unit as usize)) {
                (false, Some(Some(new))) => match units[1].list[*new as usize].what {
                    What::End(node) => Some(node),
                    _ => None,
                },
                _ => None,
            };
            Some((node, *each, new))
        });
        let ends: Vec<_> = ends.collect();
        let mut out = Vec::new();
        for (node, each, new) in ends {
            let changed = new.is_some_and(|new| self.is_renumbered(part, node, new));
            out.push(End {
                node,
                mark: each.mark,
                is_new: each.is_new,
                changed,
                new,
            });
        }
        out
    }
    /// Whether the numbers that Word counts come, go or change their level: no word says so, and a reader sees it.
    pub(super) fn is_renumbered(&mut self, part: u8, old: Node<'_>, new: Node<'_>) -> bool {
        let [one, other] = [(&self.records.old, old), (&self.records.new, new)]
            .map(|(side, node)| side.counted((part, node.span().start)).to_owned());
        let place = |node: Node<'_>| -> Option<(String, String)> {
            let list = node.child(WORD, "pPr")?.child(WORD, "numPr")?;
            let value = |name: &str| view::value(list, name).map(std::borrow::Cow::into_owned);
            Some((
                value("numId")?,
                value("ilvl").unwrap_or_else(|| "0".to_owned()),
            ))
        };
        let style = |node: Node<'_>| {
            let style = view::value(node.child(WORD, "pPr")?, "pStyle");
            style.map(std::borrow::Cow::into_owned)
        };
        if one.is_empty() && other.is_empty() {
            return false;
        }
        if one.is_empty() != other.is_empty() {
            return true;
        }
        let there = place(new).map(|(list, level)| {
            (
                crate::redline::bring::lists::brought(&mut self.bring, &list),
                level,
            )
        });
        let styled =
            style(new).map(|style| crate::redline::bring::styles::brought(&mut self.bring, &style));
        place(old) != there || style(old) != styled
    }
    /// The paragraphs as they are written, with what is between those of the old file.
    pub(super) fn paragraphs(
        &mut self,
        part: u8,
        units: &[Units<'run>; 2],
        written: &[Written],
        found: &Matches,
        ends: &[End<'run>],
        olds: &[Node<'run>],
    ) -> String {
        let mut texts = Texts {
            regions: self,
            part,
        };
        let contents = write::content([&units[0], &units[1]], written, found, &mut texts);
        let mut out = String::new();
        let mut seen = 0;
        for (content, end) in contents.iter().zip(ends) {
            out.push_str(&self.opened(part, end));
            out.push_str(content);
            out.push_str("</w:p>");
            if !end.is_new {
                seen += 1;
                if let Some(next) = olds.get(seen) {
                    let from = olds[seen - 1].span().end;
                    out.push_str(&self.taken(part, from, next.span().start));
                }
            }
        }
        out
    }
    /// The start of a paragraph, with its properties.
    pub(super) fn opened(&mut self, part: u8, end: &End<'run>) -> String {
        let name = PARTS[usize::from(part)];
        let properties = |text: &'run str, node: Node<'run>| {
            node.child(WORD, "pPr").map(|each| each.span().of(text))
        };
        if end.is_new {
            let raw = properties(self.bring.new.text(name), end.node);
            let raw = raw.map(|raw| self.bring.rewritten(name, raw));
            let mark = self.pen.mark(end.mark);
            return format!("<w:p>{}", properties::of_end(raw.as_deref(), &mark));
        }
        let source = self.source(part);
        let (whole, inner) = (end.node.span(), end.node.inner());
        let tag = &source[whole.start as usize..inner.start as usize];
        let tag = format!(
            "{}>",
            tag.trim_end_matches('>').trim_end_matches('/').trim_end()
        );
        let raw = properties(source, end.node);
        let own = match (end.mark, end.changed, end.new) {
            (Mark::Keep, true, Some(new)) => {
                let new = properties(self.bring.new.text(name), new);
                let new = new.map(|new| self.bring.rewritten(name, new));
                let change = self.pen.start("w:pPrChange") + ">";
                properties::changed(raw, new.as_deref(), &change)
            }
            (Mark::Keep, ..) => raw.unwrap_or_default().to_owned(),
            (mark, ..) => {
                let mark = self.pen.mark(mark);
                properties::of_end(raw, &mark)
            }
        };
        tag + &own
    }
    /// A paragraph that is on one side only, or elsewhere on the other.
    pub(super) fn one_sided(
        &mut self,
        part: u8,
        block: &Block<'run>,
        partner: Option<(&Block<'run>, &str)>,
        [alone, moved]: [Mark; 2],
        is_new: bool,
    ) -> String {
        let other: Vec<Node<'run>> = partner.iter().map(|(other, _)| other.node).collect();
        let own = vec![block.node];
        let (olds, news) = if is_new { (other, own) } else { (own, other) };
        let (units, found) = self.laid(part, &olds, &news, partner.is_some());
        let kept: FxHashSet<u32> = found
            .iter()
            .enumerate()
            .filter_map(|(old, new)| {
                if is_new {
                    *new
                } else {
                    new.map(|_| old as u32)
                }
            })
            .collect();
        let side = usize::from(is_new);
        let all = units[side].list.iter().enumerate();
        let written = all.filter_map(|(at, unit)| {
            let is_aside = matches!(unit.what, What::Aside(_));
            let mark = match () {
                () if is_aside && is_new => return None,
                () if is_aside => Mark::Keep,
                () if kept.contains(&(at as u32)) => moved,
                () => alone,
            };
            Some(Written {
                mark,
                is_new,
                unit: at as u32,
            })
        });
        let written: Vec<Written> = written.collect();
        let end = End {
            node: block.node,
            mark: if partner.is_some() { moved } else { alone },
            is_new,
            changed: false,
            new: None,
        };
        let mut texts = Texts {
            regions: self,
            part,
        };
        let contents = write::content([&units[0], &units[1]], &written, &[], &mut texts);
        let mut out = self.opened(part, &end);
        let ranges = partner.map(|(_, name)| self.pen.range(moved, name));
        let (before, after) = ranges.unwrap_or_default();
        out.push_str(&before);
        out.push_str(&contents.concat());
        out.push_str("</w:p>");
        out.push_str(&after);
        out
    }
}

/// The end of a paragraph that is written.
pub(super) struct End<'run> {
    pub(super) node: Node<'run>,
    pub(super) mark: Mark,
    pub(super) is_new: bool,
    /// Whether it gets the properties that it has in the new file.
    pub(super) changed: bool,
    /// What it is in the new file.
    pub(super) new: Option<Node<'run>>,
}

/// The text of elements, for what writes runs.
pub(super) struct Texts<'x, 'run, 'bytes> {
    pub(super) regions: &'x mut Regions<'run, 'bytes>,
    pub(super) part: u8,
}

impl Source for Texts<'_, '_, '_> {
    fn of_old(&mut self, from: u32, to: u32) -> String {
        self.regions.taken(self.part, from, to)
    }

    fn of_new(&mut self, from: u32, to: u32) -> String {
        let name = PARTS[usize::from(self.part)];
        let bring = &mut self.regions.bring;
        let text = bring.new.text(name);
        bring.rewritten(name, &text[from as usize..to as usize])
    }

    fn start(&mut self, mark: Mark, opens: bool) -> String {
        self.regions.pen.choose(mark, opens);
        self.regions.pen.start(mark.element())
    }

    fn ended(&mut self, last: Mark, end: Mark) {
        self.regions.pen.ended(last, end);
    }
}
