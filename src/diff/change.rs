//! What a comparison of two revisions says: records of paragraphs, by number, and edits inside them, by span. No text.

use crate::text::span::Span;

/// What happened to the paragraphs of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One paragraph whose text changed.
    Edited,
    /// One paragraph that is elsewhere; its text may have changed too.
    Moved,
    /// One paragraph that became several.
    Split,
    /// Several paragraphs that became one.
    Merged,
    /// A new paragraph.
    Inserted,
    /// A paragraph that is gone.
    Deleted,
    /// A clause whose number alone changed.
    Renumbered,
    /// A new paragraph whose text is in the old revision and stays there too.
    Copied,
}

impl Kind {
    /// All kinds, in the order of summaries.
    pub const ALL: [Self; 8] = [
        Self::Edited,
        Self::Moved,
        Self::Split,
        Self::Merged,
        Self::Inserted,
        Self::Deleted,
        Self::Renumbered,
        Self::Copied,
    ];

    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Moved => "moved",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
            Self::Renumbered => "renumbered",
            Self::Copied => "copied",
        }
    }

    /// The kind of the same change seen from the new revision to the old one.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Split => Self::Merged,
            Self::Merged => Self::Split,
            Self::Inserted | Self::Copied => Self::Deleted,
            Self::Deleted => Self::Inserted,
            same => same,
        }
    }
}

/// What kind of text an edit concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Words, and whatever no other class names.
    Wording,
    /// A number.
    Number,
    /// A date or a part of one.
    Date,
    /// A number or a date that is written in another way and says the same.
    Notation,
    /// A word that turns a statement into its opposite.
    Negation,
    /// A word of duty, permission or possibility.
    Modality,
    /// The number of a clause, article or annex: another one that the text speaks of, or its own.
    Reference,
    /// Marks only.
    Punctuation,
    /// White space only.
    Spacing,
    /// Upper and lower case only.
    Case,
    /// Full and half width, or another form of the same mark.
    Width,
    /// Traditional and simplified forms of the same characters.
    Script,
}

impl Class {
    /// All classes, in the order of summaries.
    pub const ALL: [Self; 12] = [
        Self::Wording,
        Self::Number,
        Self::Date,
        Self::Negation,
        Self::Modality,
        Self::Reference,
        Self::Notation,
        Self::Punctuation,
        Self::Spacing,
        Self::Case,
        Self::Width,
        Self::Script,
    ];

    /// Whether such an edit changes what a text says in a word or a digit, so that it must not be overlooked.
    #[must_use]
    pub(crate) fn is_telling(self) -> bool {
        matches!(
            self,
            Self::Number | Self::Date | Self::Negation | Self::Modality | Self::Reference
        )
    }

    /// The name in reports and options.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Number => "number",
            Self::Date => "date",
            Self::Negation => "negation",
            Self::Modality => "modality",
            Self::Reference => "reference",
            Self::Notation => "notation",
            Self::Punctuation => "punctuation",
            Self::Spacing => "spacing",
            Self::Case => "case",
            Self::Width => "width",
            Self::Script => "script",
        }
    }
}

/// One replacement inside the paragraphs of a change. An insertion has an empty `old`, a deletion an empty `new`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What kind of text it concerns.
    pub class: Class,
    /// What was there, in bytes of the old text.
    pub old: Span,
    /// What is there now, in bytes of the new text.
    pub new: Span,
    /// Whether it is the number of the paragraph itself, and not something that its text says.
    pub label: bool,
    /// Whether it is the mark of a note, which is furniture otherwise.
    pub mark: bool,
    /// Whether it goes on with the edit before it: nothing but marks of the format stands between.
    pub goes_on: bool,
}

/// One record: paragraphs of the old and the new revision that belong together, and how they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// Whether the text also changed place.
    pub moved: bool,
    /// The old paragraphs, by number, in order; empty for an insertion.
    pub old: Vec<u32>,
    /// The new paragraphs, by number, in order; empty for a deletion.
    pub new: Vec<u32>,
    /// How alike old and new are, from 0 to 1, by weight of what stays.
    pub similarity: f64,
    /// The likeness of the next best partner, where another was close.
    pub runner_up: Option<f64>,
    /// The edits, in order of the old text; none overlap.
    pub edits: Vec<Edit>,
}

/// A comparison of two revisions. Every paragraph is in one change or in `unchanged`; only a copy names an old paragraph
/// that is elsewhere too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// What changed, in the order of the new text; a deletion is where its text was.
    pub changes: Vec<Change>,
    /// Paragraphs that are the same and in the same order on both sides: old and new number.
    pub unchanged: Vec<(u32, u32)>,
    /// Old and new paragraphs whose partners were looked for by words without their order, because the texts are very large and very
    /// different; empty as a rule.
    pub coarse: [Vec<u32>; 2],
    /// Renumbered clauses that stand together and shifted by the same amount. Every renumbered clause that kept its place and whose
    /// number can be told is in one.
    pub renumberings: Vec<Renumbering>,
    /// References to renumbered clauses that did not follow, in the order of the new text.
    pub stale: Vec<Stale>,
    /// How many edits were left out because their class was not asked for.
    pub left_out: usize,
}

/// Clauses whose numbers shifted by the same amount, one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renumbering {
    /// The first of them: old and new paragraph.
    pub first: (u32, u32),
    /// The last of them: old and new paragraph.
    pub last: (u32, u32),
    /// What was added to the number.
    pub by: i64,
    /// How many there are, those whose text was edited too among them.
    pub count: usize,
    /// The renumbered ones, as indices into [`Diff::changes`]; those whose text was edited too are not among them.
    pub changes: Vec<u32>,
}

/// A reference that stands as it stood although the clause that it names has another number now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Where it stood, in bytes of the old text.
    pub old: Span,
    /// Where it stands, in bytes of the new text.
    pub new: Span,
    /// The old and the new paragraph of the clause.
    pub clause: (u32, u32),
}

impl Diff {
    /// Whether the revisions are the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes of a kind there are.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        self.changes
            .iter()
            .filter(|change| change.kind == kind)
            .count()
    }

    /// How many edits of a class there are; what marks of the format cut is one edit, and paragraphs that count on with another number
    /// are none.
    #[must_use]
    pub fn edits(&self, class: Class) -> usize {
        self.changes
            .iter()
            .flat_map(|change| &change.edits)
            .filter(|edit| edit.class == class && !edit.label && !edit.goes_on)
            .count()
    }
}
