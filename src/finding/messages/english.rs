//! Messages in English: short, in the field's words, without a full stop. A quotation is in backticks, how often a variant
//! occurs in brackets: `a` (1x).

use crate::finding::messages::Table;

pub(super) static ENGLISH: Table = Table {
    templates: TEMPLATES,
    plural: |number| usize::from(number != 1),
    sound: |number| usize::from(is_vowel(number)),
};

/// Whether a number is said with a vowel first: an 8, an 11, an 18, an 80, an 11,000.
fn is_vowel(number: u64) -> bool {
    let digits = number.to_string();
    let leads = |start: &str| digits.starts_with(start);
    leads("8") || (digits.len() % 3 == 2 && (leads("11") || leads("18")))
}

const TEMPLATES: &[(&str, &str)] = &[
    ("abbreviation.explained", "`{letters}` is explained here"),
    ("abbreviation.first-abbreviated", "first abbreviated here"),
    ("abbreviation.first-explained", "first explained here"),
    (
        "abbreviation.swapped",
        "`{letters}` is never explained, but `{other}`, with the same letters, is",
    ),
    (
        "abbreviation.two-forms",
        "`{name}` is abbreviated as `{letters}` here, but as `{other}` earlier",
    ),
    (
        "abbreviation.two-meanings",
        "`{letters}` stands for `{name}` here, but for `{other}` earlier",
    ),
    (
        "abbreviation.unexplained",
        "`{letters}` is never explained, unlike the other abbreviations in this document",
    ),
    (
        "amount-mismatch.differ",
        "`{words}` is {value}, but the figures say `{figures}`",
    ),
    ("amount-mismatch.figures", "the figures"),
    (
        "anniversary-mismatch.celebrated-day",
        "date of the anniversary",
    ),
    (
        "anniversary-mismatch.celebrated-year",
        "year of the anniversary",
    ),
    (
        "anniversary-mismatch.event-day",
        "same day in an earlier year",
    ),
    ("anniversary-mismatch.event-year", "year of the event"),
    (
        "anniversary-mismatch.years",
        "`{written}` does not match: {from} to {to} is {count|# year|# years}",
    ),
    (
        "attachment-mismatch.contents",
        "`{entry}` in the table of contents is headed `{heading}`",
    ),
    ("attachment-mismatch.heading", "the heading"),
    (
        "attachment-mismatch.no-heading",
        "`{entry}` in the table of contents has no heading",
    ),
    (
        "attachment-mismatch.order",
        "`{entry}` is not in the order of the table of contents",
    ),
    ("attachment-mismatch.other", "the other title"),
    (
        "attachment-mismatch.referred",
        "the title is `{one}` here, but `{other}` in the heading of `{part}`",
    ),
    (
        "attachment-mismatch.titles",
        "an annex has two titles: `{one}` here, `{other}` elsewhere",
    ),
    (
        "broken-paragraph.breaks-off",
        "this paragraph breaks off after `{end}` and continues in the next one with `{start}`",
    ),
    ("broken-paragraph.continues", "continues here"),
    (
        "broken-paragraph.cut-off",
        "this paragraph breaks off after `{end}`, before `{start}`",
    ),
    ("broken-paragraph.next-part", "the next part starts here"),
    ("common.and", "{first} and {second}"),
    ("common.defined-here", "defined here"),
    ("common.first-occurrence", "first occurrence"),
    ("common.quoted", "`{text}`"),
    ("common.repeated-here", "repeated here"),
    ("common.same-here", "here too"),
    ("common.usual-here", "usual form here"),
    (
        "conflict-marker.unresolved",
        "merge conflict that was not resolved",
    ),
    (
        "conflicting-date.dates",
        "`{name}` is dated `{odd}` here, but `{usual}` elsewhere (date of {event:signing|founding|adoption|entry into force|application|publication|establishing relations|birth|opening|launch})",
    ),
    ("conflicting-date.other", "other date ({count}x)"),
    (
        "dangling-reference.anchor",
        "link target `{anchor}` does not exist in this document",
    ),
    (
        "dangling-reference.anchor-elsewhere",
        "`{anchor}` does not exist in `{file}`",
    ),
    (
        "dangling-reference.case",
        "`{path}` does not exist: the file is called `{file}`",
    ),
    (
        "dangling-reference.defined-twice",
        "{what} `{name}` is defined twice",
    ),
    (
        "dangling-reference.file",
        "the file `{path}` does not exist",
    ),
    (
        "dangling-reference.first",
        "the first part of this kind is here",
    ),
    ("dangling-reference.first-definition", "first definition"),
    ("dangling-reference.footnote", "footnote"),
    ("dangling-reference.link", "link label"),
    (
        "dangling-reference.missing",
        "`{part}` does not exist in this document",
    ),
    (
        "dangling-reference.missing-in-list",
        "`{part}` in `{list}` does not exist in this document",
    ),
    (
        "dangling-reference.undefined",
        "{what} `{name}` is not defined in this document",
    ),
    ("dangling-reference.unused", "{what} `{name}` is never used"),
    (
        "definition-case.small",
        "the defined term `{term}` ({most}x) is not capitalised here: `{odd}` ({count}x)",
    ),
    (
        "doubled-punctuation.marks",
        "doubled punctuation: `{marks}`",
    ),
    ("doubled-word.repeated", "`{word}` is repeated"),
    ("duplicate-definition.first", "first defined here"),
    (
        "duplicate-definition.other-meaning",
        "`{term}` is defined again with a different meaning: `{meaning}` here, `{other}` earlier",
    ),
    (
        "duplicate-definition.same-meaning",
        "`{term}` is defined again: `{meaning}` here, `{other}` earlier",
    ),
    (
        "duplicate-passage.announced",
        "one copy is a heading, and the other announces it or links to it",
    ),
    ("duplicate-passage.another-copy", "another copy"),
    (
        "duplicate-passage.another-similar-copy",
        "another copy, {percent}% similar",
    ),
    ("duplicate-passage.apart", "the copies are far apart"),
    (
        "duplicate-passage.bibliography",
        "{passage}; all copies are bibliography entries",
    ),
    (
        "duplicate-passage.caption",
        "{passage}; one copy is the text of a picture or its caption",
    ),
    (
        "duplicate-passage.cells",
        "the copies are rows or cells of tables",
    ),
    ("duplicate-passage.code", "{passage}; all copies are code"),
    (
        "duplicate-passage.contained",
        "{passage}, once within {long~a|an} {long}-character passage",
    ),
    (
        "duplicate-passage.contents",
        "{passage}; one copy is a table of contents",
    ),
    (
        "duplicate-passage.cut",
        "{passage}; it may continue, but the search was cut short here",
    ),
    (
        "duplicate-passage.different-punctuation",
        "{passage}, with different punctuation",
    ),
    (
        "duplicate-passage.edited",
        "the copies differ in words as texts do that are written alike",
    ),
    (
        "duplicate-passage.entries",
        "the copies are in entries of different dates",
    ),
    (
        "duplicate-passage.form",
        "{passage}; all copies are forms, filled in differently",
    ),
    (
        "duplicate-passage.formula",
        "{passage}; probably boilerplate",
    ),
    (
        "duplicate-passage.formula-in-files",
        "{passage}; probably boilerplate ({count} of {all} files)",
    ),
    (
        "duplicate-passage.fragment",
        "{passage}; all copies start and end in mid-sentence",
    ),
    (
        "duplicate-passage.frame",
        "{passage}; all copies are at the start of a file",
    ),
    (
        "duplicate-passage.group",
        "{evidence} ({count|# passage|# passages}{differ})",
    ),
    ("duplicate-passage.group-differ", ", {count} edited"),
    (
        "duplicate-passage.group-in-file",
        "{count|# passage|# passages} appear more than once in this file{differ}",
    ),
    (
        "duplicate-passage.head",
        "one copy is a field in the head of its file",
    ),
    (
        "duplicate-passage.headings",
        "the copies are under different headings",
    ),
    ("duplicate-passage.in-a-row", " in a row"),
    (
        "duplicate-passage.in-adjacent-paragraphs",
        " in adjacent paragraphs",
    ),
    ("duplicate-passage.in-files", ", in {count} files"),
    (
        "duplicate-passage.in-one-paragraph",
        " in the same paragraph",
    ),
    (
        "duplicate-passage.introduced",
        "each copy has a line of its own that introduces it",
    ),
    (
        "duplicate-passage.items",
        "lists often have such items more than once",
    ),
    ("duplicate-passage.kin", "{passage}; {evidence}"),
    (
        "duplicate-passage.labels",
        "each copy is in a block with a label of its own",
    ),
    (
        "duplicate-passage.lead-in",
        "{passage}; all copies introduce what follows",
    ),
    (
        "duplicate-passage.least-similar",
        "{passage} (at least {percent}% similar)",
    ),
    ("duplicate-passage.links", "all copies are lists of links"),
    (
        "duplicate-passage.loose",
        "copies that differ so much are seldom meant to be one text",
    ),
    (
        "duplicate-passage.moved",
        "{percent}% of {file} matches {other}",
    ),
    (
        "duplicate-passage.moved-among",
        "{files} have most of their text in common",
    ),
    (
        "duplicate-passage.paragraphs-apart",
        ", {count} paragraphs apart",
    ),
    (
        "duplicate-passage.parallel-files",
        "{files} have text in common",
    ),
    (
        "duplicate-passage.parallel-items",
        "{passage}; all copies are list items with the same structure",
    ),
    (
        "duplicate-passage.parallel-sections",
        "sections `{one}` and `{other}` have text in common",
    ),
    (
        "duplicate-passage.part",
        "a copy is only part of a paragraph",
    ),
    (
        "duplicate-passage.provisions",
        "the copies are in two provisions, `{one}` and `{other}`",
    ),
    (
        "duplicate-passage.quotation",
        "{passage}; one copy is a quotation",
    ),
    (
        "duplicate-passage.record",
        "the file is a record of one date",
    ),
    (
        "duplicate-passage.records",
        "{files} are records of different dates",
    ),
    (
        "duplicate-passage.roster",
        "{passage}; all copies are short list items",
    ),
    (
        "duplicate-passage.same-files",
        "most of {file} is also in {count|# other file|# other files}",
    ),
    ("duplicate-passage.sample", "a copy is mostly code"),
    (
        "duplicate-passage.shared",
        "{count} files have it in common",
    ),
    (
        "duplicate-passage.shown",
        "the copies are output or filler that is shown",
    ),
    (
        "duplicate-passage.similar",
        "{passage} ({percent}% similar)",
    ),
    (
        "duplicate-passage.spaced",
        "several empty lines are between the copies, as in an export of comments",
    ),
    (
        "duplicate-passage.spliced-end",
        "{passage}; the end of one paragraph appears to be pasted into another{copy}",
    ),
    (
        "duplicate-passage.spliced-into-copy",
        " (mid-sentence in copy {number})",
    ),
    (
        "duplicate-passage.spliced-into-first",
        " (mid-sentence in the first copy)",
    ),
    (
        "duplicate-passage.spliced-into-this",
        " (mid-sentence in this copy)",
    ),
    (
        "duplicate-passage.spliced-start",
        "{passage}; the start of one paragraph appears to be pasted into another{copy}",
    ),
    (
        "duplicate-passage.steps",
        "it appears three times or more in one file",
    ),
    (
        "duplicate-passage.substitution",
        "one copy has `{one}` where the other has `{other}`, in every place",
    ),
    (
        "duplicate-passage.table-cells",
        "{passage}; all copies are table cells",
    ),
    (
        "duplicate-passage.times",
        "{length~a|an} {length}-character passage appears {count} times{place}",
    ),
    (
        "duplicate-passage.title",
        "{passage}; one copy is a heading, and the other names it",
    ),
    (
        "duplicate-passage.translation",
        "{files} are one document in several languages",
    ),
    (
        "duplicate-passage.twice",
        "{length~a|an} {length}-character passage appears twice{place}",
    ),
    (
        "duplicate-passage.two-cases",
        "{passage}; the copies are about two cases and differ only in numbers",
    ),
    (
        "duplicate-passage.variants",
        "the copies are in blocks of which a page shows one",
    ),
    ("foreign-word.other-script", "surrounding script"),
    (
        "foreign-word.stray",
        "`{word}` is in a different script from the words around it",
    ),
    ("halfwidth-punctuation.full-width", "full-width here"),
    (
        "halfwidth-punctuation.never-full",
        "half-width punctuation between Han characters: `{half}` ({count}x), never `{full}`, although other marks are full-width",
    ),
    (
        "halfwidth-punctuation.some-full",
        "half-width punctuation between Han characters: `{half}` ({count}x), `{full}` ({usual}x)",
    ),
    (
        "homoglyph.lookalike",
        "`{letters}` in `{word}` is {odd}, but the word is {usual}",
    ),
    ("homoglyph.usual", "{script} here"),
    (
        "homoglyph.whole-word",
        "`{word}` is {odd}, but the words around it are {usual}",
    ),
    (
        "impossible-date.backwards",
        "date range runs backwards: `{from}` to `{to}`",
    ),
    (
        "impossible-date.days",
        "`{date}` does not exist: {month:January|February|March|April|May|June|July|August|September|October|November|December} has {days} days",
    ),
    ("impossible-date.end", "end of the range"),
    (
        "impossible-date.leap-year",
        "`{date}` does not exist: {year} is not a leap year",
    ),
    (
        "impossible-date.months",
        "`{date}` does not exist: a year has 12 months",
    ),
    ("impossible-date.no-such-date", "`{date}` does not exist"),
    (
        "inconsistent-copies.adjacent",
        "they are next to each other, as two cases are",
    ),
    ("inconsistent-copies.date", "a date"),
    ("inconsistent-copies.modality", "a modal verb"),
    ("inconsistent-copies.name", "a name"),
    ("inconsistent-copies.negation", "a negation"),
    ("inconsistent-copies.nothing", "nothing"),
    ("inconsistent-copies.number", "a number"),
    (
        "inconsistent-copies.one-of-many",
        "near-identical sentences differ only in {what}: {this} here, {usual} in {count} others",
    ),
    (
        "inconsistent-copies.one-of-two",
        "near-identical sentences differ only in {what}: {this} here, {usual} there",
    ),
    ("inconsistent-copies.other", "{this} in this copy"),
    ("inconsistent-copies.quoted", "they are parts of quotations"),
    (
        "inconsistent-copies.statute",
        "they are in two provisions of a statute",
    ),
    ("invisible-character.backspace", "backspace"),
    ("invisible-character.braille-blank", "Braille blank"),
    ("invisible-character.byte-order-mark", "byte-order mark"),
    ("invisible-character.cell", "end of a table cell in Word"),
    ("invisible-character.column-break", "column break in Word"),
    ("invisible-character.comment", "comment mark in Word"),
    (
        "invisible-character.control",
        "control character U+{code}{count||, # times}",
    ),
    (
        "invisible-character.control-named",
        "control character U+{code} ({name}){count||, # times}",
    ),
    (
        "invisible-character.double-space",
        "no-break space next to a space{count||, # times}",
    ),
    (
        "invisible-character.end-of-embedding",
        "pop directional formatting",
    ),
    (
        "invisible-character.end-of-isolate",
        "pop directional isolate",
    ),
    ("invisible-character.escape", "escape"),
    ("invisible-character.field-end", "end of a field in Word"),
    (
        "invisible-character.field-separator",
        "result of a field in Word",
    ),
    (
        "invisible-character.field-start",
        "start of a field in Word",
    ),
    (
        "invisible-character.first-strong-isolate",
        "first strong isolate",
    ),
    (
        "invisible-character.footnote",
        "number of a footnote in Word",
    ),
    ("invisible-character.hangul-filler", "Hangul filler"),
    (
        "invisible-character.heading",
        "U+{code} after `#`: only an ordinary space makes a heading",
    ),
    (
        "invisible-character.left-to-right-embedding",
        "left-to-right embedding",
    ),
    (
        "invisible-character.left-to-right-isolate",
        "left-to-right isolate",
    ),
    (
        "invisible-character.left-to-right-mark",
        "left-to-right mark",
    ),
    (
        "invisible-character.left-to-right-override",
        "left-to-right override",
    ),
    ("invisible-character.line-break", "line break in Word"),
    ("invisible-character.line-separator", "line separator"),
    (
        "invisible-character.named",
        "invisible character U+{code} ({name}){count||, # times}",
    ),
    (
        "invisible-character.no-break-hyphen",
        "no-break hyphen in Word",
    ),
    (
        "invisible-character.no-name",
        "invisible character U+{code}{count||, # times}",
    ),
    ("invisible-character.object", "picture in Word"),
    (
        "invisible-character.optional-hyphen",
        "optional hyphen in Word",
    ),
    (
        "invisible-character.paragraph-separator",
        "paragraph separator",
    ),
    (
        "invisible-character.private",
        "private-use character U+{code}, which looks different on every machine{count||, # times}",
    ),
    (
        "invisible-character.replacement",
        "replacement character U+{code}: the original character was lost{count||, # times}",
    ),
    (
        "invisible-character.right-to-left-embedding",
        "right-to-left embedding",
    ),
    (
        "invisible-character.right-to-left-isolate",
        "right-to-left isolate",
    ),
    (
        "invisible-character.right-to-left-mark",
        "right-to-left mark",
    ),
    (
        "invisible-character.right-to-left-override",
        "right-to-left override",
    ),
    ("invisible-character.word-joiner", "word joiner"),
    ("invisible-character.zero-width-joiner", "zero-width joiner"),
    (
        "invisible-character.zero-width-non-joiner",
        "zero-width non-joiner",
    ),
    ("invisible-character.zero-width-space", "zero-width space"),
    ("list-punctuation.as-before", "like the items before it"),
    ("list-punctuation.comma", "a comma"),
    ("list-punctuation.here", "{end} here"),
    (
        "list-punctuation.last",
        "the last item ends with {usual}, as if another item followed",
    ),
    ("list-punctuation.none", "no punctuation"),
    (
        "list-punctuation.odd",
        "this item ends with {end}, {count|# other item|# other items} with {usual}",
    ),
    ("list-punctuation.semicolon", "a semicolon"),
    ("list-punctuation.stop", "a full stop"),
    (
        "mixed-han.simplified",
        "`{odd}` in `{word}` is Simplified (Traditional: `{usual}`), but {count|# other character is|# other characters are} Traditional",
    ),
    ("mixed-han.simplified-here", "Simplified here"),
    (
        "mixed-han.traditional",
        "`{odd}` in `{word}` is Traditional (Simplified: `{usual}`), but {count|# other character is|# other characters are} Simplified",
    ),
    ("mixed-han.traditional-here", "Traditional here"),
    (
        "mixed-width.among-han",
        "inconsistent width between Han characters: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "mixed-width.among-words",
        "inconsistent width outside Han text: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "mixed-width.beside-words",
        "inconsistent width next to a foreign word, number or code: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "mixed-width.in-rows",
        "inconsistent marks between foreign words or code: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "mixed-width.letters",
        "`{odd}` is full-width, but {count|# other letter or number is|# other letters and numbers are} half-width, as in `{usual}`",
    ),
    ("mixed-width.other", "usual width here"),
    ("mixed-width.other-bracket", "the other bracket of the pair"),
    (
        "mixed-width.pair",
        "a pair of brackets in two widths: `{odd}`, `{usual}`",
    ),
    (
        "number-format.date",
        "inconsistent date format: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "number-format.decree",
        "inconsistent brackets around the year of a decree: `{odd}`, but `{usual}` elsewhere",
    ),
    (
        "number-format.hour",
        "`{time}` mixes the 12-hour and the 24-hour clock",
    ),
    (
        "number-format.thousands",
        "inconsistent thousands separator: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "number-format.zero",
        "zero is written as `{odd}` in `{year}`, unlike in `{usual}`",
    ),
    ("numbering-gap.before-gap", "last number before the gap"),
    ("numbering-gap.in-order", "last number in order"),
    (
        "numbering-gap.missing",
        "`{missing}` is missing between `{before}` and `{after}`",
    ),
    (
        "numbering-gap.order",
        "`{number}` is out of order: the number between `{before}` and `{number}` comes after it",
    ),
    ("numbering-gap.repeated", "`{number}` is repeated"),
    ("numbering-gap.same", "same number"),
    (
        "party-variant.forms",
        "inconsistent company name: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    ("party-variant.other", "the other name"),
    (
        "party-with-itself.member",
        "`{member}` is already one of `{whole}`",
    ),
    ("pinned-term.instead", "use `{term}` instead of `{wrong}`"),
    ("placeholder.blank", "placeholder not filled in: `{text}`"),
    ("placeholder.form", "{count|# blank|# blanks} not filled in"),
    (
        "quote-style.marks",
        "inconsistent quotation marks: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "range-mark.numbers",
        "inconsistent range mark: `{odd}` in `{range}`, but `{usual}` in {count|# other range of numbers|# other ranges of numbers}, such as `{example}`",
    ),
    (
        "range-mark.years",
        "inconsistent range mark: `{odd}` in `{range}`, but `{usual}` in {count|# other range of years|# other ranges of years}, such as `{example}`",
    ),
    (
        "repeated-list-item.twice",
        "`{item}` appears twice in this list",
    ),
    ("space-between-han.no-space", "no space here"),
    (
        "space-between-han.space",
        "space between Han characters in `{text}`; {count|# other Han character has|# other Han characters have} none",
    ),
    (
        "sum-mismatch.at-most",
        "`{written}` announced, but at most {count} listed",
    ),
    ("sum-mismatch.last", "last item"),
    ("sum-mismatch.list", "listed here"),
    (
        "sum-mismatch.listed",
        "`{written}` announced, but {count} listed",
    ),
    (
        "sum-mismatch.one-or-other",
        "`{written}` announced, but {least} or {most} listed",
    ),
    ("sum-mismatch.parts", "parts"),
    (
        "sum-mismatch.percentages",
        "the parts add up to {sum}%, not `{total}`",
    ),
    (
        "term-variant.more",
        "{variants}; {count|# more word varies|# more words vary} between `{marked}` and `{plain}`",
    ),
    (
        "term-variant.variants",
        "inconsistent spelling: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "title-variant.link",
        "inconsistent title: the link says `{odd}`, the heading `{usual}`",
    ),
    (
        "title-variant.spelling",
        "inconsistent title: `{odd}` ({count}x), `{usual}` ({most}x)",
    ),
    (
        "title-variant.unmarked",
        "inconsistent title: `{title}` without its marks ({count}x), with them ({most}x)",
    ),
    ("title-variant.with-marks", "with its marks here"),
    (
        "undefined-term.undefined",
        "`{term}` ({count}x) looks like a defined term, but is not defined in this document",
    ),
    (
        "unfinished-document.breaks-off",
        "the document breaks off after `{end}`",
    ),
    ("unfinished-document.complete", "complete paragraph"),
    ("unpaired-mark.closed-by", "`{open}` is closed by `{close}`"),
    ("unpaired-mark.closed-here", "closed here"),
    ("unpaired-mark.never-closed", "`{mark}` is never closed"),
    ("unpaired-mark.never-opened", "`{mark}` is never opened"),
    ("unused-definition.meaning", "meaning"),
    (
        "unused-definition.unused",
        "`{term}` is defined but never used",
    ),
    (
        "unused-suppression.before-end",
        "before the matching `variorum-enable`",
    ),
    (
        "unused-suppression.did-you-mean",
        "; did you mean `{name}`?",
    ),
    (
        "unused-suppression.ends-nothing",
        "`{word}` has no effect: no `variorum-disable` comes before it",
    ),
    (
        "unused-suppression.group",
        "; it is a group of rules: name the rules themselves",
    ),
    ("unused-suppression.in-file", "in this file"),
    ("unused-suppression.in-next-line", "in the next line"),
    (
        "unused-suppression.no-file",
        "unused suppression: no file matches its `path`",
    ),
    (
        "unused-suppression.no-finding",
        "unused suppression: no rule finds anything {place}",
    ),
    (
        "unused-suppression.no-finding-in-text",
        "unused suppression: `{rule}` finds nothing in the quoted text",
    ),
    (
        "unused-suppression.no-finding-of-rule",
        "unused suppression: `{rule}` finds nothing {place}",
    ),
    (
        "unused-suppression.no-text",
        "unused suppression: no file contains the quoted text",
    ),
    (
        "unused-suppression.unknown-command",
        "unknown suppression comment `{word}`{nearest}",
    ),
    (
        "unused-suppression.unknown-rule",
        "unknown rule `{rule}`{nearest}",
    ),
    (
        "use-before-definition.used",
        "`{term}` is used before it is defined",
    ),
    (
        "weekday-mismatch.name",
        "{day:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday}",
    ),
    ("weekday-mismatch.quoted", " (`{written}`)"),
    (
        "weekday-mismatch.usual",
        "this date is a {day:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday}",
    ),
    (
        "weekday-mismatch.weekday",
        "`{date}` is a {day:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday}, not a {said:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday}{quoted}",
    ),
];
