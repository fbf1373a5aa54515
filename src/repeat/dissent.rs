//! Which of several sentences that differ only in what fills them says something else than the rest, and whether it should not.

use std::collections::BTreeSet;

use crate::document::{Document, Kind};
use crate::finding::Place;
use crate::repeat::cases;
use crate::repeat::occurrences::{self, CLAUSE, LEAST, Occurrence};
use crate::repeat::statement::{self, Slot, Statement};
use crate::rule::Options;
use crate::text::script::HAN_WEIGHT;
use crate::text::span::Span;
use crate::wording::message::{Message, message};

// Measured on 2026-11-28 on the evaluation's small cases of repeated passages (18, most of them no contradictions), its planted
// contradictions (5, all found) and its published texts (none reported).

/// The least weight of a sentence that is one of two: what the manual promises. At 12 and 18 Han characters the
/// same; at 30 one more of the cases is right and at 48 five more, most of them pairs that only look like contradictions.
const PAIR: u32 = 24 * HAN_WEIGHT;
/// The least weight of sentences one of which has a word that the other lacks, and of items of a list. At 20 Han characters one
/// sentence of a published text is reported, from 30 to 80 the same.
const LONG: u32 = 40 * HAN_WEIGHT;

/// What a statement says in one of its slots: which kind, after how many words, and what.
type Said = (Slot, u32, String);

/// Statements that differ only in what fills them.
pub(super) struct Group<'run> {
    documents: &'run [&'run Document],
    pub(super) members: &'run [Occurrence],
    statements: Vec<Statement>,
}

impl<'run> Group<'run> {
    pub(super) fn new(documents: &'run [&'run Document], members: &'run [Occurrence]) -> Self {
        let statements = members
            .iter()
            .map(|at| occurrences::statement(documents, at))
            .collect();
        Self {
            documents,
            members,
            statements,
        }
    }

    pub(super) fn text(&self, member: usize, span: Span) -> &str {
        span.of(self.documents[self.members[member].document as usize]
            .keys
            .text())
    }

    fn says(&self, member: usize) -> Vec<Said> {
        let fillers = self.statements[member].fillers.iter();
        fillers
            .map(|filler| {
                let text = self.text(member, filler.span);
                (
                    filler.slot,
                    filler.place,
                    statement::value(filler.slot, text),
                )
            })
            .collect()
    }

    /// The words of a member at some places, as they are shown.
    pub(super) fn show(&self, member: usize, dissent: &Dissent) -> Message {
        let places = dissent.places();
        let words = |place: &u32| {
            let fillers = self.statements[member].fillers.iter();
            let spans = fillers
                .filter(|filler| filler.place == *place && dissent.is_about(filler.slot, *place));
            let whole = spans.map(|filler| filler.span).reduce(Span::join);
            whole.map_or_else(
                || message!("inconsistent-copies.nothing"),
                |span| message!("common.quoted", text = self.text(member, span)),
            )
        };
        let all = places.iter().map(words);
        let joined =
            all.reduce(|first, second| message!("common.and", first = first, second = second));
        joined.unwrap_or_default()
    }

    pub(super) fn place(&self, member: usize) -> Place {
        let at = &self.members[member];
        Place {
            document: at.document,
            span: self.documents[at.document as usize].keys.source(at.key),
        }
    }

    fn kind(&self, member: usize) -> Kind {
        let at = &self.members[member];
        self.documents[at.document as usize].paragraphs[at.paragraph as usize].kind
    }
}

/// One copy that says something else than all others.
pub(super) struct Dissent {
    pub(super) odd: usize,
    pub(super) others: Vec<usize>,
    /// What the odd one says and the others do not, and the other way round.
    differ: [Vec<Said>; 2],
    /// The gravest kind of what differs.
    pub(super) slot: Slot,
}

impl Dissent {
    /// After how many words of the frame something differs.
    pub(super) fn places(&self) -> BTreeSet<u32> {
        let differ = self.differ.iter().flatten();
        differ.map(|(_, place, _)| *place).collect()
    }

    /// Whether something of that kind differs at a place.
    fn is_about(&self, slot: Slot, place: u32) -> bool {
        let mut differ = self.differ.iter().flatten();
        differ.any(|(kind, at, _)| *at == place && *kind == slot)
    }

    /// The one that says something else than the rest of its group, if all of the rest say the same.
    pub(super) fn find(group: &Group<'_>) -> Option<Self> {
        let mut variants: Vec<(Vec<Said>, Vec<usize>)> = Vec::new();
        for member in 0..group.members.len() {
            let said = group.says(member);
            match variants.iter_mut().find(|(other, _)| *other == said) {
                Some((_, members)) => members.push(member),
                None => variants.push((said, vec![member])),
            }
            // Three values for one place are a series, or a table.
            if variants.len() > 2 {
                return None;
            }
        }
        let [one, other] = &variants[..] else {
            return None;
        };
        let (many, few) = if other.1.len() <= one.1.len() {
            (one, other)
        } else {
            (other, one)
        };
        // Two families of more than one each differ by intent.
        let [odd] = few.1[..] else {
            return None;
        };
        let lacks = |mine: &[Said], theirs: &[Said]| -> Vec<Said> {
            let each = mine.iter().filter(|each| !theirs.contains(each));
            each.cloned().collect()
        };
        let differ = [lacks(&few.0, &many.0), lacks(&many.0, &few.0)];
        let slot = differ.iter().flatten().map(|(slot, ..)| *slot).max()?;
        Some(Self {
            odd,
            others: many.1.clone(),
            differ,
            slot,
        })
    }

    /// Whether two fillings of one place cannot both hold.
    pub(super) fn contradicts(&self, group: &Group<'_>) -> bool {
        let places = self.places();
        let odd = &group.members[self.odd];
        // Two values differ in a sentence that is too long to be another case.
        let several = places.len() == 2 && odd.weight >= LONG && self.slot <= Slot::Date;
        if places.len() != 1 && !several {
            return false;
        }
        let kinds = |said: &[Said]| said.iter().map(|(slot, ..)| *slot).collect::<Vec<Slot>>();
        let [mine, theirs] = self.differ.each_ref().map(|said| kinds(said));
        match self.slot {
            Slot::Reference => false,
            Slot::Number | Slot::Date | Slot::Name => true,
            // What one has to do and the other fails to do; what is forbidden here and punished there.
            Slot::Negation | Slot::Modality if mine.is_empty() || theirs.is_empty() => {
                !places.contains(&0)
                    && odd.weight >= LONG
                    && odd.document == group.members[self.others[0]].document
            }
            Slot::Negation => mine.contains(&Slot::Modality) == theirs.contains(&Slot::Modality),
            Slot::Modality => mine.contains(&Slot::Modality) && theirs.contains(&Slot::Modality),
        }
    }

    /// Whether what differs is a part of a name that numbers make: `I.2.1`.
    pub(super) fn is_in_name(&self, group: &Group<'_>) -> bool {
        let places = self.places();
        let fillers = group.statements[self.odd].fillers.iter();
        let mut fillers = fillers.filter(|filler| places.contains(&filler.place));
        fillers.any(|filler| {
            let text = group.documents[group.members[self.odd].document as usize]
                .keys
                .text();
            let mut before = text[..filler.span.start as usize].chars().rev();
            before.next() == Some('.') && before.next().is_some_and(char::is_alphanumeric)
        })
    }

    /// Whether the statements are copies of each other, and not alike by form only.
    pub(super) fn belongs_together(&self, group: &Group<'_>, options: &Options) -> bool {
        let Self {
            odd, others, slot, ..
        } = self;
        let (at, slot) = (&group.members[*odd], *slot);
        // Names weigh only where they are the same.
        let named = &group.statements[*odd];
        let weight = if slot == Slot::Name {
            named.weight
        } else {
            at.weight
        };
        if others
            .iter()
            .any(|other| cases::differ(group.documents, at.at(), group.members[*other].at()))
        {
            return false;
        }
        let all = || others.iter().map(|member| &group.members[*member]);
        if let Some(archive) = options.archive {
            return (at.document < archive) != (group.members[others[0]].document < archive)
                && at.whole
                && weight >= PAIR
                && slot != Slot::Name;
        }
        let listed = group.kind(*odd) == Kind::ListItem && group.kind(others[0]) == Kind::ListItem;
        if listed && weight < LONG {
            return false;
        }
        // One paragraph may put two cases side by side.
        let beside =
            all().any(|other| other.document == at.document && other.paragraph == at.paragraph);
        if beside {
            return false;
        }
        if all().any(|other| other.document != at.document) {
            let agree = |other: &Occurrence| other.around == at.around && !at.around.contains(&0);
            return at.whole && weight >= PAIR && slot != Slot::Name && all().all(agree);
        }
        match others.len() {
            1 => at.whole && weight >= PAIR && slot != Slot::Name,
            _ if slot == Slot::Name => at.whole && weight >= PAIR,
            _ => weight >= if at.whole { LEAST } else { CLAUSE },
        }
    }

    /// What is held against an archive is what is reported, whoever is the odd one.
    pub(super) fn seen_from_outside(self, options: &Options, members: &[Occurrence]) -> Self {
        let archive = options.archive.unwrap_or(u32::MAX);
        let is_own = |member: &usize| members[*member].document < archive;
        match self.others.iter().copied().find(is_own) {
            Some(own) if !is_own(&self.odd) => Self {
                odd: own,
                others: vec![self.odd],
                ..self
            },
            _ => self,
        }
    }
}
