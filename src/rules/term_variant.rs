//! The rule `term-variant`.

mod notices;
mod quoted;

use memchr::memmem;
use rustc_hash::FxHashSet;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::capitals;
use crate::facts::compounds::{self, Variant};
use crate::facts::permuted;
use crate::facts::spellings;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::spelling;
use crate::rule::{Options, declare_rule};
use crate::text::glyphs;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds a term that is spelled in two ways in one document, and counts both.
    ///
    /// Variants are Chinese terms with their first two characters in either order (亚欧大陆, 欧亚大陆), words with and without a hyphen
    /// (`decision-maker`, `decision maker`, `workflow`, `work-flow`), with different capitals inside (`GitHub`, `Github`) or in
    /// capitals once (`Docker`, `DOCKER`), names written as one word and as two (`OpenZeppelin`, `Open Zeppelin`, `ERC-20`,
    /// `ERC20`), British and American spelling (`colour`, `color`), names in which two parts have changed places (the Pump Control
    /// Unit, the Control Pump Unit), and Russian words with ё and with е. There is no word list: the document itself is the
    /// evidence. A longer name that contains a variant does not count as a use of it (欧亚经济联盟), and a hyphen that only the
    /// adjective has is fine (`a long-term plan` for the `long term`). Words in capitals are variants only of names, and only in a
    /// document that stresses no words in this way. Copyright, licence and status notices and quoted passages are not counted:
    /// their wording is given.
    ///
    /// ## Why
    /// Readers of contracts and standards assume that two words mean two things. Searches find only some of the places.
    ///
    /// ## Example
    /// ```bad
    /// 与会代表支持“南北走廊架构”倡议，讨论了“北南走廊架构”倡议。
    /// ```
    /// ```bad
    /// Every decision-maker in the league may ask. A decision maker may also wait. Ask the decision-maker.
    /// ```
    /// ```good
    /// 欧亚经济联盟的代表在亚欧大陆各地开会。
    /// ```
    ///
    /// ## Default
    /// A warning: one of the two should go, but the more frequent form is not always the better one, so there is no fix. Set
    /// the form you want with `pinned-term`.
    "term-variant", "names and terms", Warning, needs &[Knowledge::FunctionWords] => Each(check)
}

/// The shortest name of a grammar or program, in bytes. With 3 and 12 the same.
const SYMBOL: usize = 6;

/// The keys of a document, with code, bibliographies and notices of a fixed wording blanked out, and headings and code in a sentence unless they are
/// wanted.
fn prose(reading: &Reading, fixed: &FxHashSet<usize>, headings: bool, code: bool) -> String {
    let keys = reading.keys();
    let mut out = String::with_capacity(keys.len());
    for paragraph in reading.paragraphs() {
        out.extend(std::iter::repeat_n(
            '\n',
            paragraph.key.start as usize - out.len(),
        ));
        // The titles of a bibliography are written as others wrote them.
        let label = paragraph.key().strip_prefix('[');
        let cited = label.and_then(|label| label.split_once(']'));
        let cited = cited.is_some_and(|(_, after)| !after.starts_with('('));
        let left_out = match paragraph.kind {
            // What is quoted is written as others wrote it.
            Kind::Code | Kind::Contents | Kind::Quote => true,
            Kind::Heading => !headings,
            kind if kind.is_apart() => true,
            _ => fixed.contains(&paragraph.index()),
        };
        if cited || left_out {
            out.extend(std::iter::repeat_n('\n', paragraph.key.len()));
        } else if code || !has_code(paragraph) {
            out.push_str(&quoted::blanked(paragraph.key()));
        } else {
            out.push_str(&quoted::blanked(&without_code(paragraph)));
        }
    }
    out
}

fn has_code(paragraph: Paragraph) -> bool {
    let mut glyphs = paragraph.glyphs().iter();
    glyphs.any(|glyph| glyph.c == glyphs::OPAQUE)
}

/// The key of a paragraph with the words blanked out that are code or addresses, at the same places.
fn without_code(paragraph: Paragraph) -> String {
    let key = paragraph.key();
    let mut out = String::with_capacity(key.len());
    let inside = |c: char| c.is_ascii_alphanumeric();
    let mut start = 0;
    while let Some(at) = key[start..].find(inside) {
        let at = start + at;
        let end = key[at..]
            .find(|c| !inside(c))
            .map_or(key.len(), |end| at + end);
        out.push_str(&key[start..at]);
        if paragraph.is_hidden(paragraph.source(Span::new(at, end))) {
            out.extend(std::iter::repeat_n('`', end - at));
        } else {
            out.push_str(&key[at..end]);
        }
        start = end;
    }
    out.push_str(&key[start..]);
    out
}

/// Whether a word without a hyphen has one at a line end in the source: it may be the word's own.
fn is_cut(reading: &Reading, at: Span) -> bool {
    let source = reading.quote(reading.source(at));
    source.contains('\n') && source.contains('-') && !at.of(reading.keys()).contains('-')
}

/// Whether a form is a name of a grammar or of a program rather than a word: `digest-algorithm = …`, `bitrate=24000`,
/// "forwardshift".
fn is_symbol(text: &str, form: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c == '-';
    form.len() >= SYMBOL
        && form.chars().all(plain)
        && memmem::find_iter(text.as_bytes(), form.as_bytes()).any(|at| {
            let (before, after) = (&text[..at], &text[at + form.len()..]);
            let quoted = before.ends_with(['"', '\'', '<']) && after.starts_with(['"', '\'', '>']);
            let starts = before.trim_end_matches(' ').is_empty()
                || before.trim_end_matches(' ').ends_with('\n');
            let rule = after.trim_start_matches(' ');
            let assigned =
                after.starts_with('=') && after[1..].starts_with(|c: char| c.is_alphanumeric());
            quoted || assigned || (starts && (rule.starts_with("= ") || rule.starts_with("::=")))
        })
}

/// Whether a name with a hyphen is that of a field of a header, where the other form is what it tells of: `Boat-Owner: Otto` among other
/// fields, and the boat owner.
fn is_field(text: &str, name: &str, thing: &str) -> bool {
    let mut parts = name.split('-');
    if !name.contains('-')
        || !thing.contains(' ')
        || !parts.all(|part| part.starts_with(char::is_uppercase))
    {
        return false;
    }
    let named = |line: &str| {
        let (name, value) = line.trim().split_once(": ")?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let whole = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(plain);
        (whole && !value.trim().is_empty()).then(|| name.to_owned())
    };
    let fields: Vec<Option<String>> = text.lines().map(named).collect();
    let is_name = |field: &Option<String>| field.as_deref() == Some(name);
    fields.windows(2).any(|two| {
        let (one, two) = (&two[0], &two[1]);
        (is_name(one) && two.is_some()) || (is_name(two) && one.is_some())
    })
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let fixed = notices::paragraphs(reading);
    let text = prose(reading, &fixed, false, true);
    let plain = prose(reading, &fixed, false, false);
    // Capitals inside a name are the same in a heading.
    let titled = prose(reading, &fixed, true, false);
    let mut report = |usual: (Span, u32), odd: (Span, u32), others: &[Variant]| {
        let keys = reading.keys();
        let (one, two) = (usual.0.of(keys), odd.0.of(keys));
        if [usual.0, odd.0].into_iter().any(|at| is_cut(reading, at))
            || [one, two]
                .into_iter()
                .any(|form| is_symbol(reading.file(), form))
            || is_field(reading.file(), one, two)
            || is_field(reading.file(), two, one)
        {
            return;
        }
        let variants = message!(
            "term-variant.variants",
            odd = two,
            count = odd.1,
            usual = one,
            most = usual.1
        );
        let message = match others.first().and_then(|each| letters(each, &text)) {
            None => variants,
            Some((marked, plain)) => {
                message!(
                    "term-variant.more",
                    variants = variants,
                    count = others.len(),
                    marked = marked,
                    plain = plain
                )
            }
        };
        let finding = RULE.conflict(
            reading.number(),
            reading.source(odd.0),
            message,
            vec![(reading.source(usual.0), message!("common.first-occurrence"))],
        );
        let others = others.iter().map(|each| reading.source(each.odd.at));
        findings.push(others.fold(finding, Finding::again));
    };
    let four = |at: usize| {
        let length = text[at..]
            .chars()
            .take(4)
            .map(char::len_utf8)
            .sum::<usize>();
        Span::new(at, at + length)
    };
    for (usual, odd) in permuted::find(&text) {
        report(
            (four(usual.at), usual.count),
            (four(odd.at), odd.count),
            &[],
        );
    }
    for each in compounds::hyphens(&plain)
        .into_iter()
        .chain(capitals::find(&titled))
        .chain(in_capitals(reading, &plain))
        .chain(permuted::parts::find(&plain))
        .chain(spellings::find(&plain, &titled))
    {
        report(
            (each.usual.at, each.usual.count),
            (each.odd.at, each.odd.count),
            &[],
        );
    }
    // ё is a habit of the whole document: one finding tells of it.
    let marked = compounds::marked(&text);
    if let Some((first, others)) = marked.split_first() {
        report(
            (first.usual.at, first.usual.count),
            (first.odd.at, first.odd.count),
            others,
        );
    }
}

/// Names that are in capitals once, among letters of their own.
fn in_capitals(reading: &Reading, plain: &str) -> Vec<Variant> {
    let mut languages = reading.paragraphs().filter_map(Paragraph::language);
    let nouns = languages.any(|language| language.counting.capital_nouns);
    if capitals::is_foreign(plain) {
        return Vec::new();
    }
    capitals::own_letters::find(plain, nouns)
}

/// The letter with marks and the one without by which two forms of a word differ: ё and е.
fn letters(variant: &Variant, text: &str) -> Option<(char, char)> {
    let mut written = [variant.usual, variant.odd]
        .into_iter()
        .flat_map(|form| form.at.of(text).chars());
    written.find_map(|c| Some((c, spelling::plain_letter(c)?)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn finds_terms_in_two_forms() {
        for (text, odd, usual) in [
            (
                "各方维护东西航道。东西航道、西东航道均已开通。",
                "西东航道",
                "东西航道",
            ),
            (
                "The data-base is new.\n\nUse the data-base of it or a database.",
                "database",
                "data-base",
            ),
            (
                "Отчёты сданы. Все отчёты приняты, отчеты хранятся.",
                "отчеты",
                "Отчёты",
            ),
            (
                "The Harbour Light Board meets in May. Ask the Harbour Light Board, for the Harbour Light Board is here.\n\nThe Light Harbour Board is closed.",
                "Light Harbour Board",
                "Harbour Light Board",
            ),
            (
                "用 Oarlock 划船。看 Oarlock 的书。听 Oarlock 的课。学 Oarlock 很快。\n\n在 OARLOCK 中划船。",
                "OARLOCK",
                "Oarlock",
            ),
            (
                "Row with Oarlock. Oarlock is light, and with Oarlock you row far. Oarlock is free.\n\nTake OARLOCK to the sea.",
                "OARLOCK",
                "Oarlock",
            ),
            (
                "Wir rudern mit Oarlock. Oarlock ist leicht, und mit Oarlock kommt man weit. Oarlock ist frei.\n\nNehmen Sie OARLOCK mit auf das Meer.",
                "OARLOCK",
                "Oarlock",
            ),
        ] {
            assert_eq!(found(&RULE, text), [[odd, usual]], "{text}");
        }
    }

    #[test]
    fn fields_of_headers_and_names_with_a_plus_are_other_names() {
        let block = "Host: port.example\nQX-Owner: https://port.example/otto\n";
        let text = "Whoever has a boat sends a QX-Owner header. Servers read the QX-Owner header, and caches keep the QX-Owner header. In it, any QX Owner has a boat.";
        let with = format!("{text}\n\n```\n{block}```\n");
        assert!(found_in(&RULE, "x.md", &with).is_empty());
        silent(
            &RULE,
            &[
                "Run QXP-4 here. The new QXP-4 is QXP4+. Use QXP4+, for QXP4+ is fast, and QXP4+ is safe.",
            ],
        );
    }

    #[test]
    fn other_words_and_longer_names_are_no_variants() {
        silent(
            &RULE,
            &[
                "欧亚经济联盟与欧亚经济委员会讨论亚欧大陆。亚欧大陆辽阔。",
                "A real-time clock runs in real time.",
                "企业生产产品，产生废物；产生噪声，生产粮食。",
            ],
        );
    }
}
