//! What shows that a passage is there twice by a slip. A plain repeat is a warning only where something does; whatever else recurs is
//! parallel text, and the finding says what shows that.
//!
//! The order and the bounds are those that 497 warnings of 71 public collections were judged by on 2026-11-29: somebody would have changed
//! 72 of them. What is said of code, sections, ends and files comes from 122 warnings of 108 others on the same day, 30 of them useful.

use crate::document::Kind;
use crate::finding::{Finding, Severity};
use crate::repeat::context::{self, NEAR, are_introduced, are_torn};
use crate::repeat::copies::{Copies, Copy};
use crate::repeat::edits::{has_number, is_inside, is_of_signs, is_replaced, is_slip};
use crate::repeat::ends;
use crate::repeat::labels::{self, Prose};
use crate::repeat::outline::Outlines;
use crate::repeat::relation::ALIKE;
use crate::repeat::rewording;
use crate::repeat::series;
use crate::repeat::substitution;
use crate::rule::{LeftOut, Legitimate, Options, Treatment};
use crate::text::script::HAN_WEIGHT;
use crate::wording::message::{Message, message};

/// How alike a document and an archive are, at least, where one was taken from the other. Of 45 warnings below 0.9, among 140 in thirteen
/// public collections on 2026-11-29, somebody would have changed four.
const TAKEN: f64 = 0.9;
/// How alike copies are, at least, of which one was pasted in a row: of 24 that were less so or had other words, nobody would have
/// changed one.
const PASTED: f64 = 0.985;
/// The least weight of a passage that nobody writes again by chance, where one of its copies is away or was edited.
const LONG: u32 = 75 * HAN_WEIGHT;
/// The same for one that is a whole paragraph in one copy alone.
const PART: u32 = 50 * HAN_WEIGHT;
/// The least weight of a paragraph that a section says, and a part of it again: chosen by hand on 2026-11-30.
const BELOW: u32 = 25 * HAN_WEIGHT;
/// The least weight of one that the next section says again, and how many paragraphs are between the two, at most.
const AGAIN: u32 = 35 * HAN_WEIGHT;
const NEXT: usize = 4;
/// The least weight of what is much of a document: no part of a reference that is alike for two things is so long.
const PAGE: u32 = 400 * HAN_WEIGHT;
/// The same for what is the same to the letter and not far from its copy.
const LIST: u32 = 250 * HAN_WEIGHT;
/// The least weight of sections that were pasted below themselves.
const SECTIONS: u32 = 100 * HAN_WEIGHT;
/// How alike a section is, at least, that was pasted again and touched up, and a paragraph far away that was.
const TOUCHED: f64 = 0.95;
/// How alike copies are, at least, that have drifted apart in one section.
const DRIFTED: f64 = 0.9;
/// The greatest weight of an item that a list can have twice: a name, a placeholder. Of eight such items, nobody would have changed one;
/// `repeated-list-item` reports them.
const ITEM: u32 = 20 * HAN_WEIGHT;
/// How many items are between two of a numbered list that are the same by a slip, at most: chosen by hand on 2026-11-30.
const STEPS: usize = 2;
/// How many edits set the copies of two files apart of which one has a slip, at most: of 15 such warnings, somebody would have changed 11,
/// of 79 others between files, two.
const EDITS: usize = 2;
/// How many words a copy has in the place of others, at most, where it is near the other one, and far from it.
const WORDS: usize = 2;
const WORDS_AFAR: usize = 4;

/// Gives plain repeats that no slip shows in the class of parallel text; those that are left out are counted.
pub(super) fn sort_out(
    outlines: &Outlines<'_>,
    options: &Options,
    findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<LeftOut>) {
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for mut finding in findings {
        unmask(outlines, &mut finding);
        let meant = (finding.class.is_none()).then(|| meant(outlines, options, &finding));
        let meant = meant.map(|meant| {
            meant.or_else(|| {
                let whole = has_ends(outlines, options, &mut finding);
                (!whole).then(|| message!("duplicate-passage.part"))
            })
        });
        let Some(evidence) = meant.flatten() else {
            kept.push(finding);
            continue;
        };
        match classed(outlines, options, finding, Legitimate::Parallel, evidence) {
            Ok(finding) => kept.push(finding),
            Err(left) => left_out.push(left),
        }
    }
    (kept, left_out)
}

/// Items that are next to each other and differ by slips of the pen alone are no parallel ones.
fn unmask(outlines: &Outlines<'_>, finding: &mut Finding) {
    if finding.message.key != "duplicate-passage.parallel-items" {
        return;
    }
    let misspelt = Copies::of(outlines.documents, finding).is_some_and(|copies| {
        let edits = copies.edits();
        copies.count == 2
            && copies.are_in_a_row()
            && copies.all(Copy::is_whole)
            && edits
                .iter()
                .all(|edit| is_inside(edit) && outlines.is_rare(edit))
            && !edits.is_empty()
    });
    if let Some(passage) = finding
        .message
        .part("passage")
        .cloned()
        .filter(|_| misspelt)
    {
        finding.class = None;
        finding.severity = Severity::Warning;
        finding.message = passage;
    }
}

/// Sets the ends of a slip, and says whether they are whole. What follows itself in one paragraph, and what is torn, are as they are.
fn has_ends(outlines: &Outlines<'_>, options: &Options, finding: &mut Finding) -> bool {
    let Some(copies) = Copies::of(outlines.documents, finding) else {
        return true;
    };
    let Copies { one, other, .. } = &copies;
    let follows = one.last == other.first && copies.touch() && copies.any(Copy::has_end);
    if options.archive.is_some() || follows || are_torn(&copies) {
        return true;
    }
    let told = copies
        .both()
        .map(|copy| (copy.place.document, copy.place.span.start));
    ends::set(outlines.documents, finding, told)
}

/// A finding with its class and what shows it, or what was left out. Where a slip shows, it is a warning at least.
pub(super) fn classed(
    outlines: &Outlines<'_>,
    options: &Options,
    mut finding: Finding,
    class: Legitimate,
    evidence: Message,
) -> Result<Finding, LeftOut> {
    finding.severity = match options.treatment(class) {
        Treatment::Report(severity)
            if shows(outlines, options, class, &finding)
                && has_ends(outlines, options, &mut finding) =>
        {
            severity.max(Severity::Warning)
        }
        Treatment::Report(severity) => severity,
        Treatment::Ignore => {
            return Err(LeftOut {
                document: finding.place.document,
                class,
            });
        }
    };
    finding.class = Some(class.name());
    finding.message = message!(
        "duplicate-passage.kin",
        passage = finding.message,
        evidence = evidence
    );
    Ok(finding)
}

/// Whether a repeat is there by a slip, or is what somebody looked for in an archive.
fn shows(outlines: &Outlines<'_>, options: &Options, class: Legitimate, finding: &Finding) -> bool {
    let in_sections = class == Legitimate::ParallelSection;
    match class {
        Legitimate::Moved => options.archive.is_some(),
        Legitimate::ParallelFile | Legitimate::ParallelSection => {
            options.archive.is_some() || judged(outlines, finding, in_sections).is_none()
        }
        _ => false,
    }
}

/// What shows that a plain repeat is meant.
fn meant(outlines: &Outlines<'_>, options: &Options, finding: &Finding) -> Option<Message> {
    if options.archive.is_none() {
        return judged(outlines, finding, false);
    }
    let differs = finding.similarity.is_some_and(|ratio| ratio < ALIKE);
    if finding.similarity.is_some_and(|ratio| ratio < TAKEN) {
        return Some(message!("duplicate-passage.loose"));
    }
    differs.then(|| substituted(outlines, finding)).flatten()
}

/// What shows that a repeat is meant, whether its copies are in sections that were written alike or not.
fn judged(outlines: &Outlines<'_>, finding: &Finding, in_sections: bool) -> Option<Message> {
    let copies = Copies::of(outlines.documents, finding)?;
    if let Some(evidence) = context::by_layout(&copies) {
        return Some(evidence);
    }
    if let Some(evidence) = context::of_dates(outlines, &copies) {
        return Some(evidence);
    }
    let judged = Judged {
        outlines,
        finding,
        copies,
        in_sections,
    };
    let Some(between) = judged.copies.between() else {
        return judged.in_files();
    };
    if !judged.copies.are_in_a_row()
        && !judged.is_misspelt()
        && labels::are_labelled(&judged.copies, Prose::Alike)
    {
        return Some(message!("duplicate-passage.labels"));
    }
    if judged.copies.have_own_titles() && !judged.is_misspelt() {
        return Some(message!("duplicate-passage.headings"));
    }
    match between {
        _ if !in_sections && judged.is_same() && are_torn(&judged.copies) => None,
        _ if judged.copies.in_one_file && judged.is_pasted() => None,
        _ if judged.copies.are_in_a_row() => judged.in_a_row(),
        _ if !judged.copies.in_one_file => judged.in_files(),
        _ if judged
            .copies
            .all(|copy| outlines.provision(copy.place).is_some()) =>
        {
            judged.in_provisions()
        }
        between if between <= NEAR => judged.nearby(),
        _ => judged.afar(),
    }
}

/// A repeat that is judged by where its copies are.
struct Judged<'run> {
    outlines: &'run Outlines<'run>,
    finding: &'run Finding,
    copies: Copies<'run>,
    in_sections: bool,
}

impl Judged<'_> {
    fn is_same(&self) -> bool {
        self.finding.similarity.is_none_or(|ratio| ratio >= ALIKE) && !self.copies.have_own_code()
    }

    /// Whether all that sets copies apart are slips of the pen.
    fn is_misspelt(&self) -> bool {
        let edits = self.copies.edits();
        !self.copies.have_own_code() && !edits.is_empty() && edits.iter().all(is_slip)
    }

    /// Whether a section was pasted again with its heading, next to itself or under the same heading as before, or much of a document.
    fn is_pasted(&self) -> bool {
        let alike = self.finding.similarity.is_none_or(|ratio| ratio >= TOUCHED);
        if self.copies.count > 2 || !alike || self.copies.have_own_code() {
            return false;
        }
        let weight = self.copies.other.weight();
        let tables = self.copies.any(Copy::has_cells);
        let has_heading = |copy: &Copy<'_>| {
            let mut inside = copy.paragraphs().iter();
            inside.any(|each| each.kind == Kind::Heading)
        };
        let apart = !self.copies.are_in_a_row();
        let near = self
            .copies
            .between()
            .is_some_and(|between| between <= 2 * NEAR);
        let page = (weight >= PAGE || near && weight >= LIST && self.is_same())
            && !tables
            && !(apart && self.in_sections)
            && (!apart || self.is_same() || self.copies.all(has_heading))
            && !self.copies.any(Copy::is_quoted)
            && self.finding.similarity.is_none_or(|ratio| ratio >= PASTED)
            && substituted(self.outlines, self.finding).is_none();
        let beside = self.copies.between().is_some_and(|between| between <= NEAR);
        let titled = self.copies.all(|copy| copy.begins_with(Kind::Heading))
            && self.copies.one.is_section_of(&self.copies.other);
        let named = weight >= SECTIONS
            && !tables
            && self.finding.similarity.is_none_or(|ratio| ratio >= PASTED)
            && !self.copies.any(Copy::is_code)
            && self.copies.one.are_named_as(&self.copies.other);
        page || titled && (beside || weight >= ITEM) && self.copies.all(Copy::is_whole)
            || named
            || beside && weight >= SECTIONS && !tables && self.copies.have_headings()
    }

    fn are_notes(&self) -> bool {
        self.copies.all(|copy| copy.begins_with(Kind::Footnote))
    }

    /// Whether the copies are numbered, and are first steps of two lists or far from each other in one: a step can be taken twice.
    fn are_steps(&self) -> bool {
        let [one, other] = self.copies.both().map(Copy::label);
        let is_number = |label: &str| label.contains(char::is_alphanumeric);
        is_number(one)
            && is_number(other)
            && (one == other || self.copies.between().is_some_and(|between| between > STEPS))
    }

    fn are_items(&self) -> bool {
        self.copies.all(|copy| copy.begins_with(Kind::ListItem))
    }

    /// What files have in common is meant, unless a slip is all that sets the copies apart.
    fn in_files(&self) -> Option<Message> {
        let differs = self.finding.similarity.is_some_and(|ratio| ratio < 1.0);
        let [own, new] = self.copies.both().map(|copy| copy.document.name.as_str());
        let slip = differs
            && !self.are_items()
            && !series::are_kept(own, new)
            && !self.copies.have_own_code()
            && {
                let edits = self.copies.edits();
                edits.len() <= EDITS
                    && self.is_misspelt()
                    && edits
                        .iter()
                        .all(|edit| is_inside(edit) && self.outlines.is_rare(edit))
            };
        let mut files: Vec<u32> = self.finding.places().map(|place| place.document).collect();
        files.sort_unstable();
        files.dedup();
        (!slip).then(|| message!("duplicate-passage.shared", count = files.len()))
    }

    /// What is the same in two provisions of a statute is meant.
    fn in_provisions(&self) -> Option<Message> {
        let [one, other] = self
            .copies
            .both()
            .map(|copy| self.outlines.provision(copy.place));
        Some(message!(
            "duplicate-passage.provisions",
            one = one?.1,
            other = other?.1
        ))
    }

    /// What was pasted next to its copy is the same, and whole in one of the two.
    fn in_a_row(&self) -> Option<Message> {
        let Copies { one, other, .. } = &self.copies;
        if self.copies.count > 2 && !self.is_pasted_over_and_over() {
            return Some(message!("duplicate-passage.steps"));
        }
        let opens = |copy: &Copy<'_>| copy.begins_with(Kind::Heading);
        let titles = opens(one) && opens(other) && self.copies.any(Copy::follows_words);
        let colon = |copy: &Copy<'_>| copy.leads_in();
        // What stands below a heading is announced by nothing that says all of it.
        let announced = opens(other) != opens(one)
            && !(self.is_same() && [one, other].iter().all(|copy| copy.body_weight() >= AGAIN));
        if announced || titles || colon(one) != colon(other) {
            return Some(message!("duplicate-passage.announced"));
        }
        let bullets = !one.label().contains(char::is_alphanumeric);
        let marks = self.finding.similarity.is_some_and(|ratio| ratio < 1.0);
        if self.is_misspelt() && self.copies.all(Copy::is_whole) {
            return None;
        }
        let cells = self.copies.all(Copy::has_cells);
        if self.are_notes()
            || self.are_items() && (bullets && other.weight() < ITEM || marks)
            || cells && marks
        {
            return Some(message!("duplicate-passage.items"));
        }
        // Two versions of one provision are in a consolidated law until the later one is in force.
        let provisions = self
            .copies
            .both()
            .map(|copy| self.outlines.provision(copy.place));
        if let [Some(first), Some(second)] = &provisions
            && first.0 != second.0
            && first.1 == second.1
        {
            return self.in_provisions();
        }
        let replaced = || {
            self.copies
                .edits()
                .iter()
                .any(|edit| is_replaced(&edit.0, &edit.1) || is_of_signs(edit))
        };
        if self.finding.similarity.is_some_and(|ratio| ratio < PASTED)
            || !self.is_same() && (replaced() || self.copies.have_own_code())
        {
            return Some(
                substituted(self.outlines, self.finding)
                    .unwrap_or_else(|| message!("duplicate-passage.edited")),
            );
        }
        let single = self.copies.all(|copy| copy.first == copy.last);
        let whole = self.copies.any(Copy::is_whole)
            || !self.are_items() && single && (self.copies.touch() || self.is_said_twice());
        (!whole).then(|| message!("duplicate-passage.part"))
    }

    /// Whether a long paragraph follows itself, in which nothing is another.
    fn is_pasted_over_and_over(&self) -> bool {
        let is_paragraph = |copy: &Copy<'_>| {
            copy.first == copy.last && copy.is_whole() && copy.begins_with(Kind::Body)
        };
        self.finding.similarity.is_none_or(|ratio| ratio >= 1.0)
            && self.copies.touch()
            && self.copies.all(is_paragraph)
            && self.copies.other.weight() >= AGAIN
    }

    /// What was pasted near its copy is under the same heading and belongs to the same line, and nothing introduces it anew.
    fn nearby(&self) -> Option<Message> {
        let Copies { one, other, .. } = &self.copies;
        if one.heading() != other.heading() {
            if self.is_said_again() || self.is_section_again() || self.is_carried_over() {
                return None;
            }
            let meant = self.is_same() || self.afar().is_some();
            return meant.then(|| message!("duplicate-passage.headings"));
        }
        if one.parent() != other.parent() || are_introduced(one, other) {
            return Some(message!("duplicate-passage.introduced"));
        }
        if self.is_same() {
            let in_one_list = || {
                let between = &one.document.paragraphs[one.first..=other.last];
                one.first == one.last && between.iter().all(|each| each.kind == Kind::ListItem)
            };
            if self.are_items() && (self.are_steps() || !in_one_list()) || self.are_notes() {
                return Some(message!("duplicate-passage.items"));
            }
            if self.copies.all(Copy::leads_in) || self.copies.all(Copy::follows_list) {
                return Some(message!("duplicate-passage.introduced"));
            }
            let whole = self.copies.all(Copy::is_whole)
                || self.copies.any(Copy::is_whole) && other.weight() >= PART;
            let whole = whole && !self.copies.any(Copy::cuts_list);
            return (!whole).then(|| message!("duplicate-passage.part"));
        }
        if self.is_misspelt() && self.copies.all(Copy::is_whole) {
            return None;
        }
        self.drifted(WORDS)
    }

    /// Whether a paragraph has long sentences twice.
    fn is_said_twice(&self) -> bool {
        let Copies { one, other, .. } = &self.copies;
        let is_whole = |copy: &Copy<'_>| ends::whole(copy.document, copy.place.span).is_some();
        one.first == other.last
            && self.is_same()
            && self.copies.count == 2
            && one.begins_with(Kind::Body)
            && other.weight() >= AGAIN
            && self.copies.all(is_whole)
    }

    /// Whether two sections that follow each other have one heading, and say the same.
    fn is_section_again(&self) -> bool {
        let Copies { one, other, .. } = &self.copies;
        let (Some(own), Some(new)) = (one.heading(), other.heading()) else {
            return false;
        };
        let all = &one.document.paragraphs;
        let mut between = all.get(own + 1..new).unwrap_or_default().iter();
        self.copies.count == 2
            && self.copies.all(Copy::is_whole)
            && other.weight() >= ITEM
            && all[own].level == all[new].level
            && one.document.body(&all[own]) == one.document.body(&all[new])
            && between.all(|each| each.kind != Kind::Heading)
            && !self.copies.have_own_code()
            && substituted(self.outlines, self.finding).is_none()
    }

    /// Whether the last paragraph of a section, which has others, begins the next one as well.
    fn is_carried_over(&self) -> bool {
        let Copies { one, other, .. } = &self.copies;
        let between = one.document.paragraphs.get(one.last + 1..other.first);
        let single = |copy: &Copy<'_>| {
            copy.first == copy.last && copy.is_whole() && copy.begins_with(Kind::Body)
        };
        self.copies.count == 2
            && between.is_some_and(|between| between.iter().all(|each| each.kind == Kind::Heading))
            && one.heading().is_some_and(|heading| heading + 1 < one.first)
            && self.copies.all(single)
            && other.weight() >= PART
            && self.finding.similarity.is_none_or(|ratio| ratio >= DRIFTED)
            && !self.copies.have_own_code()
            && !self.copies.edits().iter().any(has_number)
            && substituted(self.outlines, self.finding).is_none()
    }

    /// Whether a section says a paragraph that a part of it says again, or the next section does.
    fn is_said_again(&self) -> bool {
        let Copies { one, other, .. } = &self.copies;
        let single = |copy: &Copy<'_>| {
            let mut rest = copy.paragraphs()[1..].iter();
            copy.is_whole()
                && copy.begins_with(Kind::Body)
                && copy.last <= copy.first + 1
                && rest.all(|each| each.kind == Kind::Code)
        };
        self.is_same()
            && self.copies.count == 2
            && self.copies.all(single)
            && (!self.copies.all(Copy::leads_in) || self.copies.lead_into_same_code())
            && one.parent() == other.parent()
            && (one.is_above(other) && other.weight() >= BELOW
                || !self.in_sections
                    && self.copies.between().is_some_and(|between| between <= NEXT)
                    && other.weight() >= AGAIN)
    }

    /// What is far from its copy is long and differs by a slip, or it is a section with its title, or one paragraph that drifted.
    fn afar(&self) -> Option<Message> {
        if self.is_same() {
            let Copies { one, other, .. } = &self.copies;
            let close = self
                .copies
                .between()
                .is_some_and(|between| between <= 2 * NEAR);
            let again = close
                && one.heading() == other.heading()
                && one.parent() == other.parent()
                && self
                    .copies
                    .all(|copy| copy.is_whole() && copy.begins_with(Kind::Body))
                && !are_introduced(one, other)
                && other.weight() >= PART;
            return (!again).then(|| message!("duplicate-passage.apart"));
        }
        let long = self.copies.other.weight() >= LONG;
        if long && self.is_misspelt() {
            return None;
        }
        let single = self
            .copies
            .all(|copy| copy.first == copy.last && copy.is_whole());
        if !single || self.finding.similarity.is_some_and(|ratio| ratio < TOUCHED) {
            return Some(message!("duplicate-passage.apart"));
        }
        self.drifted(WORDS_AFAR)
    }

    /// What was edited has drifted where it is long and few of its words are others, which nothing around it explains.
    fn drifted(&self, most: usize) -> Option<Message> {
        let substituted = substituted(self.outlines, self.finding);
        let edits = self.copies.edits();
        let replaced = edits.iter().filter(|(one, other)| is_replaced(one, other));
        let long = self.copies.other.weight() >= LONG;
        let texts = self.copies.both().map(Copy::text);
        // No word is in the place of another, and none denies what the other copy says.
        let same_words = most == WORDS
            && self.copies.all(Copy::is_whole)
            && rewording::has_no_other_words(texts[0], texts[1])
            && rewording::likeness(texts[0], texts[1]) >= TOUCHED;
        let drifted = substituted.is_none()
            && self.finding.similarity.is_none_or(|ratio| ratio >= DRIFTED)
            && !self.copies.have_own_code()
            && !self.in_sections
            && self.copies.count == 2
            && (long || same_words && self.copies.other.weight() >= AGAIN)
            && replaced.count() <= most
            && !edits.iter().any(has_number)
            && (most > WORDS || !self.are_items());
        (!drifted).then(|| substituted.unwrap_or_else(|| message!("duplicate-passage.edited")))
    }
}

/// The words that two copies have for each other in every place, or as their titles have them.
fn substituted(outlines: &Outlines<'_>, finding: &Finding) -> Option<Message> {
    let (one, other) = substitution::find(outlines, finding)?;
    Some(message!(
        "duplicate-passage.substitution",
        one = one,
        other = other
    ))
}
