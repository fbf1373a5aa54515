//! Two copies of a passage and what is around them, as far as it shows whether one was pasted.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;
use similar::DiffOp;

use crate::diff::at_length;
use crate::document::{Document, Kind, Paragraph};
use crate::finding::{Finding, Place};
use crate::repeat::ends;
use crate::repeat::layout::{self, Block};
use crate::repeat::wording;
use crate::text::marks::{self, Family};
use crate::text::script;
use crate::text::segment::{self, Token};
use crate::text::span::Span;

/// The two copies that say most of a finding: those that are next to each other in one file, or else the first two.
pub(super) struct Copies<'run> {
    pub(super) one: Copy<'run>,
    pub(super) other: Copy<'run>,
    /// How many there are in the files of the two.
    pub(super) count: usize,
    /// Whether all copies of the finding are in one file.
    pub(super) in_one_file: bool,
    edits: OnceCell<Vec<Edit>>,
}

/// What one copy has where the other has something else.
pub(super) type Edit = (String, String);

/// A copy: where it is, and its first and last paragraph.
pub(super) struct Copy<'run> {
    pub(super) document: &'run Document,
    pub(super) place: Place,
    pub(super) first: usize,
    pub(super) last: usize,
}

impl<'run> Copies<'run> {
    pub(super) fn of(documents: &[&'run Document], finding: &Finding) -> Option<Self> {
        let mut places: Vec<Place> = finding.places().collect();
        places.sort_unstable();
        let mut all = places
            .into_iter()
            .map(|place| Copy::of(documents[place.document as usize], place))
            .collect::<Option<Vec<Copy<'run>>>>()?;
        let is_there = |copy: &Copy<'_>| copy.place.document == all[0].place.document;
        let in_one_file = all.iter().all(is_there);
        let next = all.windows(2).position(|two| two[0].is_before(&two[1]));
        let at = next.unwrap_or(0);
        let ours = [all.get(at)?.place.document, all.get(at + 1)?.place.document];
        let in_files = |copy: &&Copy<'_>| ours.contains(&copy.place.document);
        let count = all.iter().filter(in_files).count();
        let other = all.remove(at + 1);
        Some(Self {
            one: all.remove(at),
            other,
            count,
            in_one_file,
            edits: OnceCell::new(),
        })
    }

    pub(super) fn both(&self) -> [&Copy<'run>; 2] {
        [&self.one, &self.other]
    }

    /// Whether both copies are as it is asked.
    pub(super) fn all(&self, is: impl Fn(&Copy<'run>) -> bool) -> bool {
        is(&self.one) && is(&self.other)
    }

    /// Whether one of them is.
    pub(super) fn any(&self, is: impl Fn(&Copy<'run>) -> bool) -> bool {
        is(&self.one) || is(&self.other)
    }

    /// Whether one is next to the other, with nothing between.
    pub(super) fn are_in_a_row(&self) -> bool {
        self.one.is_before(&self.other)
    }

    /// Whether one copy follows the other, with nothing between.
    pub(super) fn touch(&self) -> bool {
        let end = self.one.place.span.end;
        let start = self.other.place.span.start.max(end);
        words(&self.one.document.text[end as usize..start as usize]).is_empty()
    }

    /// How many paragraphs are between copies of one file.
    pub(super) fn between(&self) -> Option<usize> {
        (self.one.place.document == self.other.place.document)
            .then(|| self.other.first.saturating_sub(self.one.last + 1))
    }

    /// Whether code or formulas in one are others than those in the other: they are about different things.
    pub(super) fn have_own_code(&self) -> bool {
        let [one, other] = self.both().map(Copy::code);
        one.len() == other.len() && one != other
    }

    /// Whether what follows both is the same code.
    pub(super) fn lead_into_same_code(&self) -> bool {
        let [one, other] = self.both().map(Copy::after);
        let are_code = [one, other]
            .iter()
            .flatten()
            .all(|each| each.kind == Kind::Code);
        let text =
            |after: Option<&Paragraph>| after.map(|each| self.one.document.slice(each.span).trim());
        self.in_one_file && are_code && one.is_some() && text(one) == text(other)
    }

    /// Whether they begin with headings that differ, be it in a number.
    pub(super) fn have_own_titles(&self) -> bool {
        let title = |copy: &Copy<'run>| {
            let first = &copy.paragraphs()[0];
            match copy.document.body(first) {
                "" => words(copy.document.key(first)),
                body => words(body),
            }
        };
        self.all(|copy| copy.begins_with(Kind::Heading)) && title(&self.one) != title(&self.other)
    }

    /// Whether they begin with headings that differ in a number alone: two examples, two sections of filler.
    pub(super) fn are_counted(&self) -> bool {
        let bare = |copy: &Copy<'run>| {
            let key = copy.document.body(&copy.paragraphs()[0]).chars();
            key.filter(|c| c.is_alphabetic()).collect::<String>()
        };
        self.have_own_titles() && bare(&self.one) == bare(&self.other)
    }

    /// Whether the same headings are in both, more than one.
    pub(super) fn have_headings(&self) -> bool {
        let [one, other] = self.both().map(Copy::headings);
        one.len() > 1 && one == other
    }

    /// Where the two differ, but for white space.
    pub(super) fn edits(&self) -> &[Edit] {
        self.edits.get_or_init(|| {
            let texts = self.both().map(Copy::text);
            edits(texts[0], texts[1])
        })
    }
}

impl<'run> Copy<'run> {
    fn of(document: &'run Document, place: Place) -> Option<Self> {
        let all = &document.paragraphs;
        let first = all.partition_point(|each| each.span.end <= place.span.start);
        let last = all.partition_point(|each| each.span.start < place.span.end);
        let last = last.checked_sub(1).filter(|last| first <= *last)?;
        Some(Self {
            document,
            place,
            first,
            last,
        })
    }

    fn is_before(&self, other: &Self) -> bool {
        let between = || {
            let (start, end) = (self.place.span.end, other.place.span.start);
            self.document.seen(Span {
                start,
                end: end.max(start),
            })
        };
        self.place.document == other.place.document
            && (other.first <= self.last + 1 || !has_letters(between()))
    }

    pub(super) fn text(&self) -> &'run str {
        self.document.seen(self.place.span)
    }

    pub(super) fn weight(&self) -> u32 {
        script::weight_of(self.text())
    }

    pub(super) fn paragraphs(&self) -> &'run [Paragraph] {
        &self.document.paragraphs[self.first..=self.last]
    }

    pub(super) fn begins_with(&self, kind: Kind) -> bool {
        self.paragraphs()[0].kind == kind
    }

    /// The label of its first paragraph.
    pub(super) fn label(&self) -> &'run str {
        self.document.label(&self.paragraphs()[0])
    }

    /// The part of its first paragraph that is before it.
    pub(super) fn lead(&self) -> &'run str {
        self.outside(self.paragraphs()[0].span.start, self.place.span.start)
    }

    fn outside(&self, start: u32, end: u32) -> &'run str {
        let end = end.max(start);
        self.document.seen(Span { start, end })
    }

    /// Whether words of its paragraph are before it, be they its label.
    pub(super) fn follows_words(&self) -> bool {
        has_letters(self.lead())
    }

    /// Whether it begins with its first paragraph, but for the label of that.
    pub(super) fn begins_whole(&self) -> bool {
        letters(self.lead()) <= letters(self.label())
    }

    /// Whether it ends with its last paragraph.
    pub(super) fn ends_whole(&self) -> bool {
        let end = self.paragraphs().last().map_or(0, |last| last.span.end);
        !has_letters(self.outside(self.place.span.end, end))
    }

    /// Whether it is made of whole paragraphs.
    pub(super) fn is_whole(&self) -> bool {
        self.begins_whole() && self.ends_whole()
    }

    /// Whether its ends are those of sentences, on one side at least.
    pub(super) fn has_end(&self) -> bool {
        ends::are_whole(self.document, self.place.span)
    }

    /// The weight of its paragraphs that are no headings.
    pub(super) fn body_weight(&self) -> u32 {
        let parts = self.paragraphs().iter();
        let parts = parts.filter(|each| each.kind != Kind::Heading);
        let inside = parts.map(|each| Span {
            start: each.span.start.max(self.place.span.start),
            end: each.span.end.min(self.place.span.end),
        });
        inside
            .map(|span| script::weight_of(self.document.seen(span)))
            .sum()
    }

    /// The paragraph behind it.
    fn after(&self) -> Option<&'run Paragraph> {
        self.document.paragraphs.get(self.last + 1)
    }

    /// The paragraph before it.
    pub(super) fn before(&self) -> Option<&'run Paragraph> {
        self.document.paragraphs.get(self.first.checked_sub(1)?)
    }

    /// The heading that it is under; one that it begins with is a part of it.
    pub(super) fn heading(&self) -> Option<usize> {
        let above = self.document.paragraphs[..self.first].iter();
        above
            .rev()
            .position(|each| each.kind == Kind::Heading)
            .map(|up| self.first - 1 - up)
    }

    /// Whether it is code by half of its weight or more.
    pub(super) fn is_code(&self) -> bool {
        let (mut code, mut all) = (0, 0);
        for paragraph in self.paragraphs() {
            let part = Span {
                start: paragraph.span.start.max(self.place.span.start),
                end: paragraph.span.end.min(self.place.span.end),
            };
            let weight = script::weight_of(self.document.seen(part));
            all += weight;
            let is_block = paragraph.kind == Kind::Code
                && !wording::is_prose_in_html(self.document, paragraph)
                || self.block(paragraph) == Some(Block::Code);
            if is_block {
                code += weight;
            }
        }
        2 * code >= all
    }

    /// Whether it is in a table, with one paragraph at least.
    pub(super) fn has_cells(&self) -> bool {
        let mut all = self.paragraphs().iter();
        let is_row = |each: &Paragraph| layout::is_row(self.document.slice(each.span));
        all.any(|each| each.kind == Kind::TableCell || is_row(each)) || self.is_in_listed_table()
    }

    /// Whether it begins in a table that is written as a list.
    pub(super) fn is_in_listed_table(&self) -> bool {
        self.block(&self.paragraphs()[0]) == Some(Block::Table)
    }

    fn block(&self, paragraph: &Paragraph) -> Option<Block> {
        layout::block(&self.document.text, paragraph.span.start as usize)
    }

    /// The line above that it is an item of, where it is one of a list inside a list, or the item that it is a further paragraph of.
    pub(super) fn parent(&self) -> Option<&'run str> {
        let (text, at) = (&self.document.text, self.place.span.start as usize);
        if self.begins_with(Kind::ListItem) {
            return layout::parent(text, at);
        }
        layout::item(text, at)
    }

    /// The code and the formulas in it, without white space, addresses left out.
    fn code(&self) -> Vec<String> {
        let bare = |span: Span| -> String {
            let text = self.document.slice(span).chars();
            text.filter(|c| !c.is_whitespace()).collect()
        };
        let span = self.place.span;
        let blocks = self.paragraphs().iter();
        let blocks = blocks.filter(|each| {
            each.kind == Kind::Code && !wording::is_prose_in_html(self.document, each)
        });
        let inside = |each: &Span| each.start >= span.start && each.end <= span.end;
        let opaque = self.document.markup.opaque();
        let from = opaque.partition_point(|each| each.end <= span.start);
        let opaque = opaque[from..]
            .iter()
            .take_while(|each| each.start < span.end)
            .filter(|each| !self.document.slice(**each).contains("://"));
        let blocks = blocks.map(|each| each.span);
        // A copy can begin or end inside of code that is not all of a paragraph.
        let blocks = blocks.filter(inside);
        let mut all: Vec<Span> = blocks.chain(opaque.copied()).collect();
        all.sort_unstable_by_key(|each| (each.start, each.end));
        all.dedup();
        all.into_iter().map(bare).collect()
    }

    /// Whether it ends in a line that leads in what follows.
    pub(super) fn leads_in(&self) -> bool {
        let last = self.paragraphs().last();
        let end = last.map_or(self.place.span.end, |last| last.span.end);
        let tail = self.outside(self.place.span.end, end);
        let text = self.text().trim_end();
        let after = tail.trim();
        !has_letters(tail) && (text.ends_with([':', '：']) || after.starts_with([':', '：']))
    }

    /// Whether it is in a quotation, whatever paragraphs that consists of.
    pub(super) fn is_quoted(&self) -> bool {
        let before = &self.document.text[..self.place.span.start as usize];
        let line = before.rsplit('\n').next().unwrap_or_default();
        self.begins_with(Kind::Quote) || line.trim_start().starts_with('>')
    }

    /// Whether it opens a quotation, with its mark or right behind it.
    pub(super) fn opens_quotation(&self) -> bool {
        let is_mark = |c: char| c == '"' || marks::opens(c).is_some_and(Family::is_quotation);
        self.text().starts_with(is_mark) || self.lead().trim_end().ends_with(is_mark)
    }

    /// Whether it is what is said behind a list.
    pub(super) fn follows_list(&self) -> bool {
        let before = self.before();
        self.begins_with(Kind::Body) && before.is_some_and(|each| each.kind == Kind::ListItem)
    }

    /// Whether it begins before a list that goes on behind it.
    pub(super) fn cuts_list(&self) -> bool {
        let is_item = |at: usize| {
            let paragraph = self.document.paragraphs.get(at);
            paragraph.is_some_and(|each| each.kind == Kind::ListItem)
        };
        !self.begins_with(Kind::ListItem) && is_item(self.last) && is_item(self.last + 1)
    }

    /// The headings in it that it does not end with.
    fn headings(&self) -> Vec<&'run str> {
        let before = &self.document.paragraphs[self.first..self.last];
        let headings = before.iter().filter(|each| each.kind == Kind::Heading);
        headings.map(|each| self.document.body(each)).collect()
    }

    /// Whether both begin with a heading, or hold several, and each is in the document twice.
    pub(super) fn are_named_as(&self, other: &Self) -> bool {
        let document = self.document;
        let [own, new] = [self, other].map(|copy| {
            let inside = copy.paragraphs().iter();
            inside
                .filter(|each| each.kind == Kind::Heading)
                .map(|each| document.body(each))
                .collect::<Vec<&str>>()
        });
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for each in &document.paragraphs {
            if each.kind == Kind::Heading {
                *counts.entry(document.body(each)).or_default() += 1;
            }
        }
        let opens = self.begins_with(Kind::Heading) && other.begins_with(Kind::Heading);
        (opens && self.is_whole() && other.is_whole() || own.len() > 1)
            && own == new
            && own.iter().all(|heading| counts[heading] == 2)
    }

    /// Whether the section that another copy is in is a part of the section of this one.
    pub(super) fn is_above(&self, other: &Self) -> bool {
        let all = &self.document.paragraphs;
        let (Some(own), Some(last)) = (self.heading(), other.heading()) else {
            return false;
        };
        let mut between = all.get(own + 1..=last).unwrap_or_default().iter();
        own < last && between.all(|each| each.kind != Kind::Heading || each.level > all[own].level)
    }

    /// Whether both begin with the only two headings of their words in the document, which are parts of the same section.
    pub(super) fn is_section_of(&self, other: &Self) -> bool {
        let all = &self.document.paragraphs;
        let above = |copy: &Self| {
            let level = copy.paragraphs()[0].level;
            let is_above = |each: &Paragraph| each.kind == Kind::Heading && each.level < level;
            all[..copy.first].iter().rposition(is_above)
        };
        let key = self.document.body(&all[self.first]);
        if key != self.document.body(&all[other.first]) {
            return false;
        }
        let same = all
            .iter()
            .filter(|each| each.kind == Kind::Heading && self.document.body(each) == key);
        above(self) == above(other) && same.take(3).count() == 2
    }
}

/// Whether a text says anything outside of tags; the first letter shows it, however long it is.
fn has_letters(text: &str) -> bool {
    layout::outside_tags(text).any(char::is_alphanumeric)
}

/// How many letters and digits a text has outside of tags.
fn letters(text: &str) -> usize {
    layout::outside_tags(text)
        .filter(|c| c.is_alphanumeric())
        .count()
}

/// The words of a text, outside of tags.
pub(super) fn words(text: &str) -> Vec<String> {
    let text: String = layout::outside_tags(text).collect();
    let words = tokens(&text).into_iter();
    let words = words.filter(|word| word.contains(char::is_alphanumeric));
    words.map(str::to_lowercase).collect()
}

fn tokens(text: &str) -> Vec<&str> {
    let mut tokens: Vec<Token> = Vec::new();
    segment::tokens(text, 0, &mut tokens);
    tokens.iter().map(|token| token.span.of(text)).collect()
}

/// What two texts have for each other, place by place.
pub(super) fn edits(one: &str, other: &str) -> Vec<Edit> {
    let (old, new) = (tokens(one), tokens(other));
    let mut out = Vec::new();
    for op in at_length::align_words(&old, &new) {
        if !matches!(op, DiffOp::Equal { .. }) {
            let joined = |side: &[&str]| side.join(" ");
            out.push((joined(&old[op.old_range()]), joined(&new[op.new_range()])));
        }
    }
    out
}
