//! Repeats that are meant to be: quotations, code, tables of contents, references, parallel items, forms and formulae.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::document::{Kind, Paragraph, ParagraphId};
use crate::repeat::across;
use crate::repeat::cases::{self, At};
use crate::repeat::classes::Class;
use crate::repeat::relation;
use crate::repeat::reported::BESIDE;
use crate::repeat::symbols::{Edge, Symbols};
use crate::repeat::titles;
use crate::repeat::wording::Wording;
use crate::rule::Legitimate;
use crate::text::marks::SENTENCE_ENDS;
use crate::text::numeral;
use crate::text::script;
use crate::wording::message::{Message, message};

// Measured as those of `near`: a plagdet of 0.980 and 65 passages in published texts as they stand.

/// From how many places on a passage is a formula: what the manual says. From 2 to 10 the same is found, but called otherwise.
const FORMULA: usize = 4;
/// The longest name of a work in a list of references, in characters: `[RFC2119]`, `[3]`. From 12 to 48 the same.
const LONGEST_NAME: usize = 24;
/// The heaviest name of a field in a form, in thirds of a Han character: `Change controller:`, `联系电话：`. From 27 to 72 the same, at
/// 18 one form of a standard is reported.
const HEAVIEST_FIELD: u32 = 36;
/// How many lines of a form begin with the name of a field, at least, in percent. At 33 three passages less, at 57 one more, at 90
/// eight more.
const FIELDS: usize = 45;
/// The least weight of a field that is filled in with prose: twenty Han characters, ten words. With half and double of it the same
/// plagdet, on 2026-11-28.
const PROSE: u32 = 60;
/// How many fields there are, at least. With 1 a plagdet of 0.968, with 2 the same, with 4 two passages more.
const SOME_FIELDS: usize = 3;

/// How much of a passage is code or tags of templates for it to be code, in percent. Chosen by hand on 2026-11-28.
const CODE: u32 = 60;
/// The same for a block of HTML: paragraphs in `<p>` have fewer tags, tables have more. Chosen by hand on 2026-11-28.
const PROSE_IN_HTML: u32 = 40;

/// The class of legitimate repeats that a passage belongs to, and its message with what shows it. `alike` is how similar its copies
/// are, `least` the least weight of a passage.
pub(super) fn find(
    symbols: &Symbols<'_>,
    class: &Class,
    (alike, least): (f64, u32),
    passage: &Message,
) -> Option<(Legitimate, Message)> {
    let heaviest: Vec<(ParagraphId, &Paragraph)> = class
        .copies
        .iter()
        .map(|copy| relation::heaviest(symbols, copy))
        .collect();
    let any = |kind| heaviest.iter().any(|(_, each)| each.kind == kind);
    let all = |kinds: &[Kind]| heaviest.iter().all(|(_, each)| kinds.contains(&each.kind));
    let follow = heaviest.windows(2).all(|two| {
        let (one, other) = (two[0].0, two[1].0);
        one.document == other.document && other.paragraph - one.paragraph == 1
    });
    let passage = passage.clone();
    Some(match () {
        () if are_code(symbols, class, all(&[Kind::Code])) => (
            Legitimate::Code,
            message!("duplicate-passage.code", passage = passage),
        ),
        // A text that is quoted twice in one file was pasted twice.
        () if any(Kind::Quote)
            && !(all(&[Kind::Quote]) && relation::files(symbols, class) == 1) =>
        {
            (
                Legitimate::Quotation,
                message!("duplicate-passage.quotation", passage = passage),
            )
        }
        () if any(Kind::Contents) => (
            Legitimate::Contents,
            message!("duplicate-passage.contents", passage = passage),
        ),
        () if titles::are_captions(symbols, class) => (
            Legitimate::Quotation,
            message!("duplicate-passage.caption", passage = passage),
        ),
        () if titles::are_titles(symbols, class) => (
            Legitimate::Contents,
            message!("duplicate-passage.title", passage = passage),
        ),
        () if all(&[Kind::TableCell]) && !are_rows(symbols, class, alike) => (
            Legitimate::Parallel,
            message!("duplicate-passage.table-cells", passage = passage),
        ),
        () if follow && alike < relation::ALIKE && all(&[Kind::ListItem, Kind::TableCell]) => (
            Legitimate::Parallel,
            message!("duplicate-passage.parallel-items", passage = passage),
        ),
        () if alike < relation::ALIKE && are_two_cases(symbols, class) => (
            Legitimate::Parallel,
            message!("duplicate-passage.two-cases", passage = passage),
        ),
        () if alike < relation::ALIKE && are_filled_in(symbols, class) => (
            Legitimate::Form,
            message!("duplicate-passage.form", passage = passage),
        ),
        () if across::are_rosters(symbols, class) => (
            Legitimate::Roster,
            message!("duplicate-passage.roster", passage = passage),
        ),
        () if across::are_heads(symbols, class) => (
            Legitimate::Frame,
            message!("duplicate-passage.frame", passage = passage),
        ),
        () => return repeated(symbols, class, least, &heaviest, passage),
    })
}

/// The class of what is said in many places, or in one way: set phrases, copies of whole files, references.
fn repeated(
    symbols: &Symbols<'_>,
    class: &Class,
    least: u32,
    heaviest: &[(ParagraphId, &Paragraph)],
    passage: Message,
) -> Option<(Legitimate, Message)> {
    let places = class.copies.len();
    let entry = |(id, paragraph): &(ParagraphId, &Paragraph)| {
        is_entry(symbols.documents()[id.document as usize].key(paragraph))
    };
    Some(match () {
        () if places >= FORMULA && across::are_files(symbols, class) => {
            (Legitimate::Moved, same_files(symbols, class, passage))
        }
        () if places >= FORMULA && !is_pasted(symbols, class, heaviest) => {
            (Legitimate::Formula, formula(symbols, class, passage))
        }
        () if heaviest.iter().all(entry) => (
            Legitimate::Bibliography,
            message!("duplicate-passage.bibliography", passage = passage),
        ),
        () if are_lead_ins(symbols, class, least) => (
            Legitimate::Formula,
            message!("duplicate-passage.lead-in", passage = passage),
        ),
        () if are_fragments(symbols, class) => (
            Legitimate::Formula,
            message!("duplicate-passage.fragment", passage = passage),
        ),
        () => return None,
    })
}

/// Whether one file, of several, has a whole paragraph twice in a row: it was pasted there, wherever else it is.
fn is_pasted(symbols: &Symbols<'_>, class: &Class, heaviest: &[(ParagraphId, &Paragraph)]) -> bool {
    let is_whole = |copy: &Range<u32>| {
        symbols.opens(copy.start) == Edge::Paragraph && symbols.edge(copy.end) == Edge::Paragraph
    };
    let mut next = heaviest.windows(2).zip(class.copies.windows(2));
    let two = next.find(|(two, copies)| {
        let (one, other) = (two[0].0, two[1].0);
        one.document == other.document
            && other.paragraph - one.paragraph == 1
            && two.iter().all(|each| each.1.kind == Kind::Body)
            && copies.iter().all(is_whole)
    });
    two.is_some_and(|(two, _)| {
        let here = heaviest
            .iter()
            .filter(|each| each.0.document == two[0].0.document);
        here.count() == 2 && heaviest.len() > 2
    })
}

/// Whether copies are forms that are filled in differently.
fn are_filled_in(symbols: &Symbols<'_>, class: &Class) -> bool {
    let texts = class.copies.iter().take(FORMULA).map(|copy| {
        let place = symbols.place(symbols.key(copy.start, copy.end, (0, 0)));
        symbols.documents()[place.document as usize].seen(place.span)
    });
    are_forms(&texts.collect::<Vec<_>>())
}

/// What is said of files that are the same.
fn same_files(symbols: &Symbols<'_>, class: &Class, passage: Message) -> Message {
    let first = symbols.documents()[symbols.document(class.copies[0].start)];
    let evidence = message!(
        "duplicate-passage.same-files",
        file = first.name.as_str(),
        count = class.copies.len() - 1
    );
    message!(
        "duplicate-passage.kin",
        passage = passage,
        evidence = evidence
    )
}

/// What is said of a form of words: in how many of the files it stands, where there are several.
fn formula(symbols: &Symbols<'_>, class: &Class, passage: Message) -> Message {
    match symbols.documents().len() {
        1 => message!("duplicate-passage.formula", passage = passage),
        all => message!(
            "duplicate-passage.formula-in-files",
            passage = passage,
            count = relation::files(symbols, class),
            all = all
        ),
    }
}

/// Whether two copies differ in numbers alone, and what leads to them names two cases: a notice of thirty days next to one of seven.
fn are_two_cases(symbols: &Symbols<'_>, class: &Class) -> bool {
    let [one, other] = &class.copies[..] else {
        return false;
    };
    // What leads to the copies can be a part of them, and says which case they are about.
    let bodies = [one, other].map(|copy| {
        let (id, paragraph) = relation::heaviest(symbols, copy);
        let words: Vec<u32> = copy
            .clone()
            .filter(|word| symbols.paragraph(*word) == id)
            .collect();
        let at = At {
            document: id.document,
            paragraph: id.paragraph,
            start: symbols.span(copy.start).start.max(paragraph.body),
        };
        (words, at)
    });
    let [(one, at), (other, there)] = &bodies;
    if one.len() != other.len() {
        return false;
    }
    let is_number = |word: u32| {
        let document = symbols.documents()[symbols.document(word)];
        let word = symbols.span(word).of(document.keys.text());
        word.chars().all(numeral::is_in_number)
    };
    let pairs = one.iter().zip(other);
    let different: Vec<(&u32, &u32)> = pairs
        .filter(|(a, b)| symbols.text[**a as usize] != symbols.text[**b as usize])
        .collect();
    let mut numbers = different.iter();
    !different.is_empty()
        && numbers.all(|(a, b)| is_number(**a) && is_number(**b))
        && cases::differ(symbols.documents(), *at, *there)
}

/// Whether most of each copy is code or tags of templates. Where all are laid out as code, `blocks`, it is also code what is not mostly
/// prose: only blocks of HTML hold any.
fn are_code(symbols: &Symbols<'_>, class: &Class, blocks: bool) -> bool {
    let blocks = blocks && !are_several(symbols, class);
    let least = if blocks { PROSE_IN_HTML } else { CODE };
    class.copies.iter().all(|copy| {
        let place = symbols.place(symbols.key(copy.start, copy.end, (0, 0)));
        let document = symbols.documents()[place.document as usize];
        let wording = Wording::of(document, place.span);
        wording.code * 100 >= wording.all() * least
    })
}

/// Whether copies are of several paragraphs: what most of the text is in says nothing of the others.
fn are_several(symbols: &Symbols<'_>, class: &Class) -> bool {
    let several =
        |copy: &Range<u32>| symbols.paragraph(copy.start) != symbols.paragraph(copy.end - 1);
    class.copies.iter().any(several)
}

/// Whether copies in several files are shorter than a passage, and end in a colon: a heading with the line that leads in its list.
fn are_lead_ins(symbols: &Symbols<'_>, class: &Class, least: u32) -> bool {
    // One that is there twice in a row was pasted.
    let follow = class.copies.windows(2).any(|two| {
        symbols.document(two[0].start) == symbols.document(two[1].start)
            && two[1].start - two[0].end <= BESIDE
    });
    relation::files(symbols, class) > 1
        && !follow
        && class.copies.iter().all(|copy| {
            let (number, key) = symbols.key(copy.start, copy.end, (0, 0));
            let after = &symbols.documents()[number].keys.text()[key.end as usize..];
            symbols.weigh(copy.start, copy.end) < least && after.starts_with([':', '：'])
        })
}

/// Whether all copies begin and end inside of sentences, or begin inside of one and end with it or with its paragraph, or are single
/// sentences of longer paragraphs in several files: what they share is a way to put things.
fn are_fragments(symbols: &Symbols<'_>, class: &Class) -> bool {
    let one_sentence = |copy: &Range<u32>| {
        let mut inside = copy.start + 1..copy.end;
        inside.all(|word| symbols.edge(word) < Edge::Sentence)
    };
    let several = relation::files(symbols, class) > 1;
    class.copies.iter().all(|copy| {
        let (start, end) = (symbols.opens(copy.start), symbols.edge(copy.end));
        let part = several && (start < Edge::Paragraph || end < Edge::Paragraph);
        let within = symbols.paragraph(copy.start) == symbols.paragraph(copy.end - 1);
        match start {
            Edge::None if end == Edge::None => true,
            _ if start < Edge::Sentence => within || one_sentence(copy),
            _ => part && one_sentence(copy),
        }
    })
}

/// Whether copies are rows of a table that are the same and stand one below the other.
fn are_rows(symbols: &Symbols<'_>, class: &Class, alike: f64) -> bool {
    let several =
        |copy: &Range<u32>| symbols.paragraph(copy.start) != symbols.paragraph(copy.end - 1);
    let mut pairs = class.copies.windows(2);
    alike >= relation::ALIKE
        && several(&class.copies[0])
        && pairs.all(|pair| pair[0].end == pair[1].start)
}

/// Whether a paragraph is an entry of a list of references: the name of a work in brackets, and a year or an address after it.
fn is_entry(key: &str) -> bool {
    let named = key.strip_prefix('[').and_then(|key| key.split_once(']'));
    named.is_some_and(|(name, rest)| {
        let year =
            |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        let mut numbers = rest.split(|c: char| !c.is_ascii_digit());
        name.chars().count() <= LONGEST_NAME && (numbers.any(year) || rest.contains("://"))
    })
}

/// Whether texts are forms that are filled in differently: most lines of each begin with the name of a field and a colon. Where most
/// of one is prose that all have word for word, it is a list of names with what is said of them.
fn are_forms(texts: &[&str]) -> bool {
    let Some((first, others)) = texts.split_first() else {
        return false;
    };
    let said = fields(first);
    let weight =
        |parts: &[&String]| -> u32 { parts.iter().map(|part| script::weight_of(part)).sum() };
    let same = |other: &&str| {
        let other: FxHashSet<String> = fields(other).into_iter().collect();
        let prose = |part: &&String| script::weight_of(part) >= PROSE && other.contains(*part);
        2 * weight(&said.iter().filter(prose).collect::<Vec<_>>())
            >= weight(&said.iter().collect::<Vec<_>>())
    };
    // What fills all fields alike is filled in once.
    let filled = |other: &&str| {
        let other: FxHashSet<&str> = other.lines().map(str::trim).collect();
        let mut fields = first.lines().map(str::trim).filter(|line| is_field(line));
        fields.all(|line| other.contains(line))
    };
    texts.iter().all(|text| is_form(text)) && !others.iter().all(same) && !others.iter().all(filled)
}

/// The fields of a form, each with what fills it, lines joined.
fn fields(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match out.last_mut() {
            Some(last) if !is_field(line) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => out.push(line.to_owned()),
        }
    }
    out
}

/// Whether most lines of a text begin with the name of a field and a colon.
fn is_form(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let fields = lines().filter(|line| is_field(line)).count();
    fields >= SOME_FIELDS && fields * 100 >= lines().count() * FIELDS
}

/// Whether a line begins with the name of a field and a colon.
fn is_field(line: &str) -> bool {
    let name = line.split_once([':', '：']).map(|(name, _)| name.trim());
    name.is_some_and(|name| {
        let weight = script::weight_of(name);
        weight > 0
            && weight <= HEAVIEST_FIELD
            && !name.contains(|c| c == '.' || c == ',' || is_end(c))
    })
}

fn is_end(c: char) -> bool {
    SENTENCE_ENDS.contains(&c) || matches!(c, '，' | '；' | ';')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;
    use crate::repeat::duplicate_passage::RULE;
    use crate::rule::Options;

    #[test]
    fn entries_of_references_have_a_name_and_a_year() {
        for entry in [
            "[3] Okafor, L., \"Tides of the delta\", Lagos, 1998.",
            "[ISO-8601] \"Dates\", <https://example.org/dates>",
            "[12] 王小明. 河口生态[M]. 上海, 2019.",
        ] {
            assert!(is_entry(entry), "{entry}");
        }
        assert!(!is_entry(
            "[RFC3611] defines a report for lost packets, and this text uses it."
        ));
        assert!(!is_entry("In 1998 the delta was measured again."));
    }

    #[test]
    fn tags_of_templates_are_code() {
        let step = |number: u32| {
            format!(
                "{{% include \"step-indicator.html\" steps=harbour_steps current={number} label=\"Moor the ferry, ring the bell and count the ropes\" %}}\n\nStep {number}.\n"
            )
        };
        let read = |name: &str, text: String| {
            input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let documents = [read("a.md", step(1)), read("b.md", step(2))];
        let mut findings = Vec::new();
        RULE.run(&documents, &Options::default(), &mut findings);
        let classes: Vec<_> = findings.iter().map(|each| each.class).collect();
        assert_eq!(classes, [Some("code")]);
    }

    #[test]
    fn what_differs_in_numbers_for_two_cases_is_parallel() {
        let clause = |days: &str| {
            format!(
                "登记机关收到补正材料后，应当在{days}日内作出是否准予登记的书面决定，并在作出决定之日起{days}日内送达申请人，同时在登记机关的网站上公告，由原承办人员存档备查。"
            )
        };
        let class = |one: &str, other: &str| {
            let text = format!(
                "适用{one}程序的，按下列规定办理。\n\n{}\n\n费用由申请人承担。\n\n适用{other}程序的，按下列规定办理。\n\n{}",
                clause("三"),
                clause("七")
            );
            let document =
                input::from_bytes("a.txt", text.as_bytes(), &input::Options::default()).unwrap();
            let mut findings = Vec::new();
            RULE.run(&[document], &Options::default(), &mut findings);
            let told = findings.iter().map(|each| each.message.key);
            told.collect::<Vec<_>>()
        };
        assert_eq!(class("简易", "普通"), ["duplicate-passage.two-cases"]);
        assert_eq!(class("简易", "简易"), ["duplicate-passage.kin"]);
    }

    #[test]
    fn prose_in_blocks_of_html_is_no_code() {
        let block = "<div class=\"note\">\n<p>Moor the ferry at the lower quay, ring the bell twice and count the ropes before the passengers leave the deck by the stern; whoever stays on board until the bell has rung again pays the fare for the way back.</p>\n</div>\n";
        let text = format!("{block}\nGulls.\n\n{block}");
        let document =
            input::from_bytes("a.md", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        RULE.run(&[document], &Options::default(), &mut findings);
        let classes: Vec<_> = findings.iter().map(|each| each.class).collect();
        assert_eq!(classes.len(), 1);
        assert_ne!(classes[0], Some("code"));
    }

    #[test]
    fn forms_are_mostly_names_of_fields() {
        assert!(is_form(
            "Name: harbour\nValue: 7\nReference: section 4\n  of the annex"
        ));
        assert!(is_form("名称：渡船\n编号：七\n用途：载客\n备注：无"));
        assert!(is_form("Имя: порт\nНомер: 7\nПримечание: нет"));
        assert!(!is_form(
            "The parties agree as follows: nothing is owed.\nNothing else is said.\nDone."
        ));
        assert!(!is_form(
            "甲方应当按期付款，并承担下列义务：\n（一）保密；\n（二）通知。"
        ));
    }
}
