//! The rule `duplicate-passage`: repeats as findings.

use std::ops::Range;

use crate::document::Document;
use crate::finding::{self, Finding, Place, Related, Role};
use crate::parallel::prelude::*;
use crate::repeat::classes::Class;
use crate::repeat::context::NEAR;
use crate::repeat::kin;
use crate::repeat::legitimate;
use crate::repeat::outline::Outlines;
use crate::repeat::passages;
use crate::repeat::relation::{self, Likeness, Splice};
use crate::repeat::sections;
use crate::repeat::slip;
use crate::repeat::symbols::Symbols;
use crate::repeat::units;
use crate::rule::{LeftOut, Options, Treatment, declare_rule};
use crate::text::span::Span;
use crate::wording::message::{Message, message};

declare_rule! {
    /// ## What it does
    /// Finds passages that appear more than once, in one document or in several.
    ///
    /// A passage is reported if it is at least 50 Han characters long, about 30 words of English or 25 of Russian. Three letters of an
    /// alphabet count as one Han character, three characters of Kana or Hangul as two; punctuation and spaces are not counted.
    /// For a whole paragraph, half of that length is enough, for a heading three fifths; its label does not count, so 三、… and 九、…
    /// can be copies. In one file, two fifths are enough for identical paragraphs that are at most six paragraphs apart, a
    /// quarter for identical rows of a table, and a sixth for identical sentences, list items and paragraphs in a row.
    /// `--min-length N` sets another threshold, in Han characters.
    ///
    /// Copies may differ in line breaks, white space, width and punctuation, and they may have been edited. They may cross
    /// the ends of paragraphs. A passage is reported once, with all of its copies. A passage that appears only inside longer
    /// ones, and never on its own, is not reported again.
    ///
    /// The message says how the copies are related: identical, similar to a percentage, or one contained in a longer one. If,
    /// in one file, a copy breaks into a sentence that is whole in the other copies, the message says that the end or the
    /// start of a paragraph appears to be pasted into another, and which copy is in mid-sentence. `--show-edits` shows the
    /// differences.
    ///
    /// ## What is guaranteed
    /// - Every passage of that length that appears twice word for word is found, in its full length. At most a sixth of the
    ///   threshold is left out if the rest is part of a longer finding. Adjacent identical rows are one finding with as many
    ///   copies as there are rows. A few words beyond the end of a paragraph that all copies share by chance are cut off.
    /// - Every passage of that length that appears in up to six places with edits is found if each edit is a single word of
    ///   no more than 24 letters, the edits are at least twelve Han characters or 36 letters apart, and they make up no more
    ///   than a fourteenth of the passage. At least four fifths of it are reported, and usually all of it.
    ///
    /// Beyond that, similarity decides. Copies that are at least 92% similar are reported, except short ones that consist
    /// only of set phrases found in many other places. Copies down to 67% are reported if enough of what they share appears
    /// nowhere else: clauses of a statute that are built from the same set phrases are not copies. In law texts, a standard
    /// and a handbook, one word in twenty, ten, five or three was replaced, inserted or deleted; 99%, 99%, 99% and 93% of the
    /// passages were found (measured on 530 of them in Chinese, English and Russian).
    ///
    /// The number of search steps is limited, so that the time of a check grows in proportion to the text. If the limit is
    /// reached before the end of a passage, its message says so.
    ///
    /// ## What is a warning
    /// A repeated passage is a warning where something shows that it was repeated by mistake:
    ///
    /// - pasted in a row: the copies are next to each other, the same but for punctuation, and one is a whole paragraph, or they follow
    ///   each other in one paragraph; a heading below a heading of the same words; whole paragraphs or items that only typing
    ///   mistakes set apart
    /// - a unit of several paragraphs, items, code blocks and headings right after itself: what is between the passages of the two is
    ///   what follows the second one, or that and one heading. It is one finding. A seventh of it may be put in other words
    /// - the old wording next to the new one: adjacent paragraphs, not items, of 25 Han characters that are at least 70% similar, with the
    ///   same numbers and names; the words that differ are forms of the same words, or both have two names or more in common and words
    ///   differ in three places or more; or both begin with the same 18 Han characters and are 80% similar. If the paragraph before or after is like them, they are parallel
    /// - a whole body paragraph of 25 Han characters that a section says and one of its subsections repeats, with at most six paragraphs
    ///   between, or one of 35 that the next section repeats, with at most four between
    /// - pasted nearby, with at most six paragraphs between, under the same heading, as parts of the same list item, and with no
    ///   line that introduces the second copy; the copies are whole paragraphs and are the same, or they are 75 Han characters
    ///   long, 90% similar, and at most two words are replaced
    /// - a whole body paragraph of 50 Han characters that is in one section twice, with at most twelve paragraphs between
    /// - a long sentence that a paragraph has twice; a paragraph of 50 Han characters that ends a section of several and begins the next
    ///   one; whole paragraphs of two sections that follow each other and have one heading
    /// - a section that was pasted again with its heading: the heading is in the document twice, in the same higher section, and
    ///   the copies are at least 95% similar; sections of 100 Han characters right after themselves, or elsewhere if all their headings
    ///   are in the document twice and they are at least 98.5% similar; 400 Han characters and more
    ///   outside of tables and of sections that were written alike that are the same, or hold a heading, are at least 98.5% similar
    ///   and are not the same words about two things
    /// - a passage that starts in mid-sentence in both places, behind words that have nothing in common, and continues in the
    ///   next paragraph
    /// - differences that look like typing mistakes, a letter or two of a word or its capitals: far away or under another
    ///   heading in one file, if all differences are such, or if the copies are single paragraphs of 75 Han characters that are at
    ///   least 95% similar, and at most four words are replaced; in two files of which none is an older edition of the other (`2019/`, `old/`), if
    ///   there are at most two differences, each one letter inside a word that no other place in the documents has
    ///
    /// Such a passage consists of whole sentences, paragraphs, items and rows. Where a copy starts or ends inside a sentence, it is
    /// a note. Marks that belong to an end are part of it, tags of templates and a heading that ends it are not. Copies with
    /// different code or formulas are not the same, and numbered steps with more than two between them, or of two lists, can be taken twice. Copies that
    /// are not next to each other are a note where each is in a block with a label of its own, at the same place: the first lines above
    /// them that differ are both tabs, summaries, headings, lines in bold, items, code, rows, or lines that were written alike, or both
    /// copies end blocks that open so. Copies that four empty lines or more separate are a note, as exports of comments
    /// have them, and so are those in blocks of which a page shows one (`//// tab`, `<div class="…">`).
    ///
    /// Everything else is a note. In 103 public collections that the list was set on (2026-11-29), 27 of 35 warnings were useful to
    /// whoever keeps the text, read by its author, and 30 of 122 before; by the list before it, 23% of 100 in 42 collections that it
    /// was not chosen on. With `--against`, what a document and the archive have in common is a warning if it is at least 90% similar.
    ///
    /// ## Legitimate repetition
    /// These classes are reported as notes or left out; `--repeats CLASS=LEVEL` changes that (`code=ignore`, `form=note`):
    ///
    /// - `quotation`: one of the copies is a block quotation; two quotations in one file are not in this class
    /// - `code`: all copies are code, laid out like code, or mostly template tags
    /// - `contents`: one of the copies is a table of contents, or a heading that the others only name, such as an agenda item and
    ///   the heading of its minutes, or a section and an item of a list that announces it (left out)
    /// - `form`: forms that are filled in differently: most lines start with a field name and a colon, and most of the text is
    ///   not the same prose (left out)
    /// - `bibliography`: all copies are bibliography entries, such as `[3] …`, or lists of links in several files
    /// - `parallel`: what nothing shows to be a mistake: adjacent list items with the same structure, table cells, copies that
    ///   differ only in numbers and are about two cases ("30-day notice" and "7-day notice"), that have different words for each
    ///   other in the same places or as their titles have them, that are under different headings or labels or in several files, in two
    ///   provisions of a statute (from 20 on), in entries of different dates, in code or metadata, output or filler that is shown, three times or more in a row unless
    ///   they are identical paragraphs of 35 Han characters, or far apart; the message says which. Short items that a bulleted list has
    ///   twice are reported by `repeated-list-item`
    /// - `formula`: boilerplate that appears in four or more places, a sentence or part of one that starts in mid-sentence in all
    ///   copies, one sentence inside longer paragraphs of several files, or a short lead-in that ends in a colon in several
    ///   files; the message says in how many files
    /// - `moved`: half or more of one file is also in another
    /// - `translation`: the files have the same path, except for one directory that is named after a language (`en/a.md` and
    ///   `zh-cn/a.md`); files that are little more than links, code and template tags are left out
    /// - `parallel-file`: the files share three or more passages, or three or more headings that are most of both,
    ///   or one is a post whose path holds a date, or the paths differ only in numbers; copies that a typing mistake sets apart
    ///   stay warnings (near copies with other words are notes: of 79 in the sample, two were useful)
    /// - `parallel-section`: it is in sections of one file whose headings are of the same level, in the same place or less than 95%
    ///   similar, or two sections have two or more passages in common; what the list above names stays a warning
    /// - `roster`: short list items, such as names, in several files, and text that minutes of several dates have in common, that
    ///   is, files whose names are little more than a date (left out)
    /// - `frame`: the first paragraphs of five or more files (left out)
    ///
    /// Reports for people print the findings of classes `moved`, `translation`, `parallel-file` and `parallel-section` as one
    /// line for each set of files or sections; `--full` prints each of them. Passages that were pasted next to their copy come
    /// first, and notes about repetition last. Where there are more than 20 repeats, each has one line, and so do those inside
    /// one file.
    ///
    /// ## Why
    /// A reader easily overlooks a paragraph that was pasted twice, or the end of one paragraph stuck to another, and it
    /// suggests that something else is missing. In a contract or a treaty, copies drift apart: one is amended, the other is
    /// not.
    ///
    /// ## Example
    /// ```bad
    /// 双方同意建立定期磋商机制，每年至少举行一次会晤，就共同关心的问题交换意见，协调立场，并将会晤结果以书面形式通报双方主管部门，由其负责落实。
    ///
    /// 双方支持扩大人员往来。
    ///
    /// 双方同意建立定期磋商机制，每年至少举行一次会晤，就共同关心的问题交换意见，协调立场，并将会晤结果以书面形式通报双方主管部门，由其负责落实。
    /// ```
    /// ```good
    /// 双方同意建立定期磋商机制，每年至少举行一次会晤，就共同关心的问题交换意见，协调立场，并将会晤结果以书面形式通报双方主管部门，由其负责落实。
    ///
    /// 双方支持扩大人员往来。
    /// ```
    ///
    /// ```bad
    /// The licensee shall keep complete and accurate records of all sales for three years and shall permit the licensor to inspect those records once in each calendar year on reasonable notice, during office hours and at its own expense.
    ///
    /// Royalties are due each quarter.
    ///
    /// The licensee shall keep complete and accurate records of all sales for five years and shall allow the licensor to inspect those records once in each calendar year on reasonable notice, during office hours and at its own expense.
    /// ```
    ///
    /// ## Default
    /// A warning: most repetition is a mistake, but a set phrase may be meant to recur.
    "duplicate-passage", "repeats", Warning, needs &[] => Together(check)
}

fn check(documents: &[&Document], options: &Options, findings: &mut Vec<Finding>) -> Vec<LeftOut> {
    let symbols = Symbols::collect(documents);
    let classes = passages::find(&symbols, options);
    let judged: Vec<Result<Finding, LeftOut>> = classes
        .par_iter()
        .filter_map(|class| finding(&symbols, class, options))
        .collect();
    let (mut found, mut left_out) = (Vec::new(), Vec::new());
    for each in judged {
        match each {
            Ok(finding) => found.push(finding),
            Err(left) => left_out.push(left),
        }
    }
    let outlines = Outlines::of(documents);
    let (pasted, others) = match options.archive {
        None => units::sort_out(&outlines, &RULE, found),
        Some(_) => (Vec::new(), found),
    };
    found = others;
    for sort_out in [kin::sort_out, sections::sort_out, slip::sort_out] {
        let (kept, more) = sort_out(&outlines, options, found);
        found = kept;
        left_out.extend(more);
    }
    findings.extend(pasted);
    findings.extend(found);
    left_out
}

/// A class as a finding, or what it is where such classes are left out.
fn finding(
    symbols: &Symbols,
    class: &Class,
    options: &Options,
) -> Option<Result<Finding, LeftOut>> {
    let [first, second, others @ ..] = &class.copies[..] else {
        return None;
    };
    let alike: Vec<Likeness> = class.copies[1..]
        .iter()
        .map(|copy| relation::compare(symbols, first, copy))
        .collect();
    let starts: Vec<u32> = class.copies.iter().map(|copy| copy.start).collect();
    let ends: Vec<u32> = class.copies.iter().map(|copy| copy.end).collect();
    let marks = (symbols.opening(&starts), symbols.closing(&ends));
    let key = |copy: &Range<u32>| symbols.key(copy.start, copy.end, marks);
    let documents = |copy: &Range<u32>| symbols.documents()[symbols.document(copy.start)];
    let place = |copy: &Range<u32>| with_link(documents(copy), symbols.place(key(copy)));
    let mut message = passage(symbols, class, &alike, [key(first), key(second)]);
    if let Some(splice) =
        relation::splice(symbols, class, least(&alike)).filter(|_| is_near(symbols, class))
    {
        message = spliced(message, splice);
    }
    let (mut severity, mut name) = (RULE.severity, None);
    let measures = (least(&alike), options.least_repeat);
    if let Some((meant, evident)) = legitimate::find(symbols, class, measures, &message) {
        let Treatment::Report(chosen) = options.treatment(meant) else {
            return Some(Err(LeftOut {
                document: place(second).document,
                class: meant,
            }));
        };
        (severity, message, name) = (chosen, evident, Some(meant.name()));
    }
    if class.cut {
        message = message!("duplicate-passage.cut", passage = message);
    }
    let again = others.iter().zip(&alike[1..]).map(|(copy, likeness)| {
        let message = match relation::percent(likeness.ratio) {
            100 => message!("duplicate-passage.another-copy"),
            percent => message!("duplicate-passage.another-similar-copy", percent = percent),
        };
        (place(copy), message)
    });
    let related = std::iter::once((place(first), message!("common.first-occurrence")))
        .chain(again)
        .map(|(place, message)| Related {
            role: Role::Copy,
            place,
            message,
        })
        .collect();
    Some(Ok(Finding {
        rule: RULE.name,
        severity,
        message,
        place: place(second),
        related,
        similarity: Some(least(&alike)),
        class: name,
        fix: None,
        fingerprint: finding::fingerprint(RULE.name, symbols.slice(key(first))),
    }))
}

/// A place with the rest of the link whose text it ends with: `](target)` is no text of its own.
fn with_link(document: &Document, mut place: Place) -> Place {
    let targets = &document.links.targets;
    let next = targets.partition_point(|target| target.start <= place.span.end);
    if let Some(target) = targets.get(next)
        && document.text[place.span.end as usize..target.start as usize] == *"]("
        && document.text[target.end as usize..].starts_with(')')
    {
        place.span.end = target.end + 1;
    }
    place
}

/// How long the passage is, how often it appears, how far apart, and how similar the copies are.
fn passage(
    symbols: &Symbols,
    class: &Class,
    alike: &[Likeness],
    keys: [(usize, Span); 2],
) -> Message {
    let [first, second] = keys.map(|key| symbols.slice(key).chars().filter(|c| *c != '\n').count());
    let ratio = least(alike);
    let contained = matches!(alike, [one] if one.contained) && ratio <= relation::ALIKE;
    let length = if contained { first.min(second) } else { second };
    let place = relation::distance(symbols, class);
    let passage = match class.copies.len() {
        2 => message!("duplicate-passage.twice", length = length, place = place),
        count => message!(
            "duplicate-passage.times",
            length = length,
            count = count,
            place = place
        ),
    };
    let percent = relation::percent(ratio);
    match alike {
        _ if (ratio - 1.0).abs() < f64::EPSILON => passage,
        _ if ratio > relation::ALIKE => {
            message!("duplicate-passage.different-punctuation", passage = passage)
        }
        _ if contained => {
            message!(
                "duplicate-passage.contained",
                passage = passage,
                long = first.max(second)
            )
        }
        [_] => message!(
            "duplicate-passage.similar",
            passage = passage,
            percent = percent
        ),
        _ => message!(
            "duplicate-passage.least-similar",
            passage = passage,
            percent = percent
        ),
    }
}

/// Whether all copies are near each other: farther apart, one leads in to what it says by itself. Of four that were not, in public
/// collections on 2026-11-29, none was pasted into another.
fn is_near(symbols: &Symbols, class: &Class) -> bool {
    let paragraphs = |copy: &Range<u32>| symbols.paragraph(copy.start).paragraph as usize;
    let first = class.copies.iter().map(paragraphs).min();
    let last = class.copies.iter().map(paragraphs).max();
    last.zip(first)
        .is_some_and(|(last, first)| last - first <= NEAR)
}

/// What was pasted where, and into which copy.
fn spliced(passage: Message, Splice { tail, intruder }: Splice) -> Message {
    let copy = Some(match intruder {
        0 => message!("duplicate-passage.spliced-into-first"),
        1 => message!("duplicate-passage.spliced-into-this"),
        number => message!("duplicate-passage.spliced-into-copy", number = number + 1),
    });
    if tail {
        message!(
            "duplicate-passage.spliced-end",
            passage = passage,
            copy = copy
        )
    } else {
        message!(
            "duplicate-passage.spliced-start",
            passage = passage,
            copy = copy
        )
    }
}

fn least(alike: &[Likeness]) -> f64 {
    alike
        .iter()
        .map(|likeness| likeness.ratio)
        .fold(1.0, f64::min)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finding::Severity;
    use crate::input;
    use crate::rule::Legitimate;
    use crate::text::script;

    fn document(name: &str, text: &str) -> Document {
        input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
    }

    fn found(documents: &[Document], least: u32) -> Vec<(String, Vec<String>)> {
        let mut findings = Vec::new();
        check(
            &documents.iter().collect::<Vec<_>>(),
            &Options {
                least_repeat: least,
                ..Options::default()
            },
            &mut findings,
        );
        let text = |place: crate::finding::Place| {
            documents[place.document as usize]
                .slice(place.span)
                .to_owned()
        };
        findings
            .iter()
            .map(|each| {
                (
                    text(each.place),
                    each.related.iter().map(|other| text(other.place)).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn a_passage_goes_on_across_the_end_of_a_paragraph() {
        let text = "甲方应当按期付款。\n\n乙方应当按期交货。\n\n别的内容。\n\n此外，甲方应当按期付款。乙方应当按期交货。完";
        assert_eq!(
            found(&[document("a", text)], 36),
            [(
                "甲方应当按期付款。乙方应当按期交货。".to_owned(),
                vec!["甲方应当按期付款。\n\n乙方应当按期交货。".to_owned()]
            )]
        );
    }

    #[test]
    fn copies_in_three_files_are_one_finding() {
        let text = "Neither party shall assign this agreement without consent.";
        let documents = [
            document("a", text),
            document("b", &format!("Other. {text} More.")),
            document("c", text),
        ];
        let found = found(&documents, 30);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1.len(), 2);
    }

    #[test]
    fn a_passage_that_ends_in_a_link_holds_all_of_it() {
        let text = "Whoever ties up at the lower quay after the bell has rung tells the warden, who is found in [the house by the gate](gate.md)";
        let found = found(
            &[document(
                "a.md",
                &format!("{text}.\n\nGulls.\n\n{text}, or so they say."),
            )],
            60,
        );
        assert_eq!(found, [(text.to_owned(), vec![text.to_owned()])]);
    }

    #[test]
    fn a_mark_that_two_of_three_copies_share_makes_no_second_finding() {
        let text = "甲方应当按期足额支付全部价款";
        let document = document(
            "a",
            &format!("一。{text}。\n\n二。{text}。\n\n三、{text}；"),
        );
        let found = found(&[document], 30);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1.len(), 2);
    }

    #[test]
    fn marks_at_the_edges_belong_to_the_neighbours() {
        let text = "一、合同自签字之日起生效，（本条）另行约定。\n\n二、合同自签字之日起生效，（前款）不予适用。";
        assert_eq!(
            found(&[document("a", text)], 24),
            [(
                "合同自签字之日起生效，".to_owned(),
                vec!["合同自签字之日起生效，".to_owned()]
            )]
        );
    }

    #[test]
    fn a_search_that_was_cut_short_is_told() {
        let text = "甲方应当按期足额支付全部价款";
        let documents = [document("a", &format!("{text}。\n\n{text}。"))];
        let documents = documents.each_ref();
        let symbols = Symbols::collect(&documents);
        let class = |cut| Class {
            copies: vec![0..14, 14..28],
            cut,
        };
        let message = |cut| {
            let found = finding(&symbols, &class(cut), &Options::default());
            found.unwrap().unwrap().message.to_string()
        };
        assert!(!message(false).contains("cut short"));
        assert!(message(true).ends_with("the search was cut short here"));
    }

    #[test]
    fn one_threshold_holds_for_three_languages() {
        for text in [
            "任何一方未经另一方事先书面同意，不得将本协定项下的权利和义务全部或者部分转让给第三方，否则转让无效，并应赔偿由此造成的一切损失，另有约定的从其约定。",
            "Neither party may assign its rights and obligations under this agreement, in whole or in part, to any third party without the prior written consent of the other; otherwise the assignment is void and all losses shall be paid.",
            "Ни одна из сторон не вправе передавать свои права и обязанности по настоящему договору полностью или частично третьим лицам без предварительного письменного согласия другой стороны; иначе передача недействительна.",
        ] {
            let twice = document("a", &format!("{text}\n\n甲 x я\n\n{text}"));
            assert_eq!(
                found(&[twice], Options::default().least_repeat).len(),
                1,
                "{text}"
            );
            let quarter: String = text.chars().take(text.chars().count() / 4).collect();
            let twice = document("a", &format!("{quarter}\n\n甲 x я\n\n{quarter}"));
            assert!(
                found(&[twice], Options::default().least_repeat).is_empty(),
                "{quarter}"
            );
        }
    }

    #[test]
    fn words_that_come_again_inside_a_passage_do_not_move_its_ends() {
        let passage = "双方 合作合作合作合作双方 合作合作合作合作双方 双方 合作word 。双方 合作";
        let text = format!("前文{passage}甲其他乙{passage}后文");
        assert_eq!(
            found(&[document("a", &text)], 93),
            [(passage.to_owned(), vec![passage.to_owned()])]
        );
    }

    proptest! {
        /// Whatever is planted twice is found in full, whatever surrounds it.
        #[test]
        fn a_planted_copy_is_found_whole(
            parts in prop::collection::vec(prop::sample::select(vec!["合作", "双方 ", "word ", "and, ", "слово ", "。", "\n\n", "“引”", "12 "]), 4..24),
            gap in prop::collection::vec(prop::sample::select(vec!["其他", "gap ", "иное ", "\n\n"]), 1..6),
        ) {
            let passage = parts.concat();
            let weight = script::weight_of(&passage);
            prop_assume!(weight >= 12);
            let text = format!("前文{passage}甲{}乙{passage}后文", gap.concat());
            let one = document("a", &text);
            let mut findings = Vec::new();
            // Short lines that come again later may be a table of contents.
            let contents = (Legitimate::Contents, Treatment::Report(Severity::Note));
            let options = Options { least_repeat: weight, legitimate: vec![contents], ..Options::default() };
            check(&[&one], &options, &mut findings);
            let one = document("a", &text);
            // Rows that follow each other are one finding with a copy for each row: all of its copies together hold the passage.
            let held = |finding: &Finding, start: usize| {
                let place = Span::new(start, start + passage.len());
                let copies = std::iter::once(finding.place).chain(finding.related.iter().map(|other| other.place));
                copies.filter(|copy| copy.span.overlaps(place)).map(|copy| {
                    let (start, end) = (copy.span.start.max(place.start), copy.span.end.min(place.end));
                    script::weight_of(one.slice(Span { start, end }))
                }).sum::<u32>()
            };
            let places = [text.find(&passage).unwrap(), text.rfind(&passage).unwrap()];
            let whole = |finding: &Finding| places.iter().all(|start| held(finding, *start) >= weight);
            prop_assert!(findings.iter().any(whole), "{text:?} {findings:?}");
        }
    }
}
