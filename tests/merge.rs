//! What is true of every merge: what either side changed is in the result or in a conflict, and nothing is there twice or lost.
//!
//! The cases are the same in every run, by the seed in `.cargo/config.toml`; `PROPTEST_RNG_SEED=$RANDOM cargo test` tries others.

use proptest::prelude::*;
use variorum::document::Document;
use variorum::input;
use variorum::merge::{Merged, Options, merge};

/// Sentences of a base; a text has each at most once.
const POOL: [[&str; 14]; 3] = [
    [
        "馆长每天早上八点打开大门。",
        "读者凭借书证可以借阅五册图书。",
        "逾期归还者按日缴纳滞纳金。",
        "阅览室内禁止饮食与喧哗。",
        "古籍只能在特藏室中查阅。",
        "损坏的地图由装订组负责修补。",
        "儿童区的座椅每周消毒两次。",
        "期刊过刊存放于地下书库。",
        "志愿者周末协助整理书架。",
        "复印服务仅限自有资料。",
        "讲座报名于前一日截止。",
        "存包柜当晚闭馆前须清空。",
        "盲文图书可以邮寄到家。",
        "意见簿由值班人员每月回复。",
    ],
    [
        "The keeper opens the front gate at eight in the morning.",
        "Readers may borrow five volumes with a valid card.",
        "Late returns cost twenty pence for every day.",
        "Nobody eats or shouts inside the quiet hall.",
        "Rare manuscripts stay within the locked cabinet upstairs.",
        "A binder repairs damaged maps on request.",
        "Children find their own corner behind the stairs.",
        "Old journals are kept down in the cellar.",
        "Volunteers help to sort shelves each Saturday.",
        "Copying is limited to what belongs to you.",
        "Lectures close for registration one evening earlier.",
        "Lockers must be emptied before we shut.",
        "Braille editions can travel by post.",
        "Suggestions receive an answer once a month.",
    ],
    [
        "Хранитель открывает ворота ровно в восемь утра.",
        "Читатель берёт не более пяти томов по билету.",
        "За просрочку взимается плата за каждый день.",
        "В тихом зале нельзя шуметь и обедать.",
        "Рукописи выдаются только в особом кабинете.",
        "Переплётчик чинит порванные карты по заявке.",
        "Детский уголок расположен возле лестницы.",
        "Старые журналы лежат глубоко в подвале.",
        "Добровольцы разбирают полки по субботам.",
        "Копировать разрешено лишь собственные бумаги.",
        "Запись на лекцию завершается накануне вечером.",
        "Шкафчики освобождают до закрытия здания.",
        "Книги для слепых рассылаются почтой.",
        "На предложения отвечают раз в месяц.",
    ],
];

fn read(name: &str, text: &str) -> Document {
    input::from_bytes(name, text.as_bytes(), &input::Options::default()).expect("it is UTF-8")
}

fn merged(name: &str, texts: [&str; 3]) -> Merged {
    let [base, ours, theirs] = texts.map(|text| read(name, text));
    merge(&base, &ours, &theirs, &Options::default())
}

/// A sentence of a revision: its number in the base, or none; its text; whether words were put into it.
#[derive(Clone, Debug)]
struct Sentence {
    text: String,
    origin: Option<usize>,
    edited: bool,
}

#[derive(Clone, Debug)]
struct Paragraph {
    sentences: Vec<Sentence>,
    style: usize,
    /// Whether it is as it was in the base, and where it was.
    touched: bool,
}

/// One revision, with the new words and sentences that are in it.
#[derive(Clone, Debug)]
struct Revision {
    paragraphs: Vec<Paragraph>,
    fresh: Vec<String>,
    labels: Labels,
    width: usize,
}

/// How paragraphs are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Labels {
    None,
    /// All one after another.
    Through,
    /// From one on again behind each paragraph of one style, which has no number.
    Lists,
}

impl Labels {
    /// Whether a paragraph has no number.
    fn leave(self, paragraph: &Paragraph) -> bool {
        self == Self::None || (self == Self::Lists && paragraph.style == 4)
    }
}

/// One step of a revision; places are taken modulo what there is.
#[derive(Clone, Debug)]
enum Step {
    Edit(usize, usize, usize),
    Delete(usize),
    Insert(usize),
    Move(usize, usize),
    Split(usize),
    Merge(usize),
    Wrap(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let place = 0usize..40;
    prop_oneof![
        3 => (place.clone(), place.clone(), place.clone()).prop_map(|(at, sentence, word)| Step::Edit(at, sentence, word)),
        1 => place.clone().prop_map(Step::Delete),
        1 => place.clone().prop_map(Step::Insert),
        1 => (place.clone(), place.clone()).prop_map(|(from, to)| Step::Move(from, to)),
        1 => place.clone().prop_map(Step::Split),
        1 => place.prop_map(Step::Merge),
        1 => (24usize..70).prop_map(Step::Wrap),
    ]
}

fn labels() -> impl Strategy<Value = Labels> {
    prop_oneof![
        Just(Labels::None),
        Just(Labels::Through),
        Just(Labels::Lists)
    ]
}

/// A sentence with a word put into it, between words, or between characters in Chinese.
fn put_in(text: &str, place: usize, word: &str) -> String {
    let is_han = text.contains(variorum::text::script::is_han);
    let places: Vec<usize> = if is_han {
        let places = text.char_indices().map(|(at, _)| at).skip(1);
        // A word before the last mark would be no change of the letters before it.
        places
            .filter(|at| text[*at..].chars().count() > 1)
            .collect()
    } else {
        text.match_indices(' ').map(|(at, _)| at).collect()
    };
    let at = places[place % places.len()];
    let space = if is_han { "" } else { " " };
    format!("{}{space}{word}{}", &text[..at], &text[at..])
}

/// New words of each side; in Chinese they are no characters of the pool.
fn new_word(side: usize, number: usize) -> String {
    format!("{}{number}x", ["zinnia", "quokka"][side])
}

fn revise(base: &Revision, side: usize, language: usize, steps: &[Step]) -> Revision {
    let mut out = base.clone();
    for (number, step) in steps.iter().enumerate() {
        let count = out.paragraphs.len();
        if count == 0 {
            break;
        }
        match step {
            Step::Edit(at, sentence, word) => {
                let paragraph = &mut out.paragraphs[at % count];
                paragraph.touched = true;
                let inside = sentence % paragraph.sentences.len();
                let sentence = &mut paragraph.sentences[inside];
                let fresh = new_word(side, number);
                sentence.text = put_in(&sentence.text, *word, &fresh);
                sentence.edited = true;
                out.fresh.push(fresh);
            }
            Step::Delete(at) => {
                out.paragraphs.remove(at % count);
            }
            Step::Insert(at) => {
                let word = new_word(side, number);
                let text = match language {
                    0 => format!("{word}号展柜另有说明，请参看附表。"),
                    1 => format!("Cabinet {word} comes with a note in the annex."),
                    _ => format!("К шкафу {word} приложена отдельная записка."),
                };
                out.fresh.push(word);
                let sentences = vec![Sentence {
                    text,
                    origin: None,
                    edited: false,
                }];
                out.paragraphs.insert(
                    at % (count + 1),
                    Paragraph {
                        sentences,
                        style: 0,
                        touched: true,
                    },
                );
            }
            Step::Move(from, to) => {
                let mut moved = out.paragraphs.remove(from % count);
                moved.touched = true;
                out.paragraphs.insert(to % count, moved);
            }
            Step::Split(at) => {
                let paragraph = &mut out.paragraphs[at % count];
                if paragraph.sentences.len() > 1 {
                    let rest = paragraph.sentences.split_off(1);
                    paragraph.touched = true;
                    let second = Paragraph {
                        sentences: rest,
                        style: 0,
                        touched: true,
                    };
                    out.paragraphs.insert(at % count + 1, second);
                }
            }
            Step::Merge(at) if at % count + 1 < count => {
                let second = out.paragraphs.remove(at % count + 1);
                let first = &mut out.paragraphs[at % count];
                first.sentences.extend(second.sentences);
                first.touched = true;
            }
            Step::Merge(_) => {}
            Step::Wrap(width) => out.width = *width,
        }
    }
    out
}

fn laid_out(revision: &Revision, markdown: bool, language: usize) -> String {
    let gap = if language == 0 { "" } else { " " };
    let mut number = 0;
    let paragraphs = revision.paragraphs.iter().map(|paragraph| {
        let texts: Vec<&str> = paragraph
            .sentences
            .iter()
            .map(|each| each.text.as_str())
            .collect();
        let text = texts.join(gap);
        let label = if revision.labels.leave(paragraph) {
            number = 0;
            String::new()
        } else {
            number += 1;
            format!("{number}. ")
        };
        let first = match paragraph.style % 5 {
            1 if markdown => "> ",
            2 if markdown && revision.labels == Labels::None => "## ",
            _ => "",
        };
        let rest = if first == "> " { "> " } else { "" };
        let width = if first == "## " {
            usize::MAX
        } else {
            revision.width
        };
        let lines = wrapped(&format!("{label}{text}"), width);
        let fronts = std::iter::once(first).chain(std::iter::repeat(rest));
        let lines = fronts
            .zip(&lines)
            .map(|(front, line)| format!("{front}{line}"));
        format!("{}\n", lines.collect::<Vec<String>>().join("\n"))
    });
    paragraphs.collect::<Vec<String>>().join("\n")
}

/// The lines of a text, which break between words, in Chinese between characters; Han characters are two columns wide.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    if text.contains(variorum::text::script::is_han) {
        let mut lines = vec![String::new()];
        let mut column = 0;
        let mut last = ' ';
        for c in text.chars() {
            let wide = if c.is_ascii() { 1 } else { 2 };
            let holds = "，。".contains(c) || (last.is_ascii() && c.is_ascii());
            if column + wide > width && !holds {
                lines.push(String::new());
                column = 0;
            }
            lines.last_mut().expect("there is one").push(c);
            column += wide;
            last = c;
        }
        return lines;
    }
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("there is one");
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count().saturating_add(word.chars().count()) < width {
            *last = format!("{last} {word}");
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// A result with the conflicts resolved for one side.
fn resolved(text: &str, side: usize) -> String {
    let mut inside = None;
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            "<<<<<<< ours" => inside = Some(0),
            "=======" if inside == Some(0) => inside = Some(1),
            ">>>>>>> theirs" => inside = None,
            _ if inside.is_none_or(|inside| inside == side) => kept.push_str(line),
            _ => {}
        }
    }
    kept
}

/// Letters and digits alone.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn base(
    language: usize,
    sizes: &[usize],
    styles: &[usize],
    labels: Labels,
    width: usize,
) -> Revision {
    let mut pool = POOL[language].iter().enumerate();
    let paragraphs = sizes.iter().zip(styles).filter_map(|(size, style)| {
        let sentences: Vec<Sentence> = pool
            .by_ref()
            .take(*size)
            .map(|(origin, text)| Sentence {
                text: (*text).to_owned(),
                origin: Some(origin),
                edited: false,
            })
            .collect();
        let paragraph = Paragraph {
            sentences,
            style: *style,
            touched: false,
        };
        (!paragraph.sentences.is_empty()).then_some(paragraph)
    });
    Revision {
        paragraphs: paragraphs.collect(),
        fresh: Vec::new(),
        labels,
        width,
    }
}

/// The sentence of the base in a revision, where it is still there.
fn find(revision: &Revision, origin: usize) -> Option<&Sentence> {
    let mut all = revision.paragraphs.iter().flat_map(|each| &each.sentences);
    all.find(|sentence| sentence.origin == Some(origin))
}

/// Whether the paragraph that holds a sentence is as it was.
fn is_untouched(revision: &Revision, origin: usize) -> bool {
    let holds = |each: &&Paragraph| {
        each.sentences
            .iter()
            .any(|sentence| sentence.origin == Some(origin))
    };
    revision
        .paragraphs
        .iter()
        .find(holds)
        .is_some_and(|each| !each.touched)
}

fn check(
    language: usize,
    markdown: bool,
    [base, ours, theirs]: [&Revision; 3],
) -> Result<(), TestCaseError> {
    let name = if markdown { "x.md" } else { "x.txt" };
    let texts = [base, ours, theirs].map(|each| laid_out(each, markdown, language));
    let merged = merged(name, texts.each_ref().map(String::as_str));
    let views = [0, 1].map(|side| bare(&resolved(&merged.text, side)));
    let times = |text: &str| {
        views
            .each_ref()
            .map(|view| view.matches(&bare(text)).count())
    };
    let show = || {
        format!(
            "BASE\n{}\nOURS\n{}\nTHEIRS\n{}\nRESULT\n{}",
            texts[0], texts[1], texts[2], merged.text
        )
    };
    for word in ours.fresh.iter().chain(&theirs.fresh) {
        // What a side put into a text that it deleted later is no change.
        let stays = texts[1..]
            .iter()
            .any(|text| bare(text).contains(word.as_str()));
        prop_assert!(
            !stays || views.iter().any(|view| view.contains(word.as_str())),
            "{word} is lost\n{}",
            show()
        );
    }
    let origins = base.paragraphs.iter().flat_map(|each| &each.sentences);
    for sentence in origins {
        let origin = sentence.origin.expect("it is of the base");
        let [most, least] = [
            times(&sentence.text).iter().copied().max(),
            times(&sentence.text).iter().copied().min(),
        ];
        let (most, least) = (most.unwrap_or(0), least.unwrap_or(0));
        let sides = [find(ours, origin), find(theirs, origin)];
        if is_untouched(ours, origin) && is_untouched(theirs, origin) {
            prop_assert_eq!(
                (least, most),
                (1, 1),
                "{} is not there once\n{}",
                &sentence.text,
                show()
            );
        }
        match sides {
            [Some(one), Some(other)] if !one.edited && !other.edited => {
                prop_assert!(most >= 1, "{} is lost\n{}", &sentence.text, show());
                // Where both cut or joined paragraphs around a sentence, both may have put it somewhere else.
                let alone = is_untouched(ours, origin) || is_untouched(theirs, origin);
                let single = most == 1 || merged.conflicts > 0 || !alone;
                prop_assert!(single, "{} is there twice\n{}", &sentence.text, show());
            }
            [Some(one), Some(other)] if one.edited != other.edited => {
                let edited = if one.edited { one } else { other };
                prop_assert!(
                    times(&edited.text) != [0, 0],
                    "{} is lost\n{}",
                    &edited.text,
                    show()
                );
                prop_assert!(
                    most == 0 || merged.conflicts > 0,
                    "{} is there as it was\n{}",
                    &sentence.text,
                    show()
                );
            }
            [None, Some(other)] | [Some(other), None] if !other.edited && merged.conflicts == 0 => {
                prop_assert_eq!(most, 0, "{} is not deleted\n{}", &sentence.text, show());
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether the clauses of each list count from one on.
fn counts(text: &str) -> bool {
    let mut last = 0;
    text.split("\n\n").all(|paragraph| {
        let label = paragraph.split_once('.').map(|(label, _)| label);
        let number = label.and_then(|label| label.parse::<usize>().ok());
        let counts = number.is_none_or(|number| number == last + 1);
        last = number.unwrap_or(0);
        counts
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_either_side_changed_is_in_the_result(
        language in 0usize..3, markdown in any::<bool>(), labels in labels(), width in 30usize..120,
        sizes in prop::collection::vec(1usize..4, 1..7), styles in prop::collection::vec(0usize..5, 7),
        steps in prop::array::uniform2(prop::collection::vec(step(), 0..6)),
    ) {
        let base = base(language, &sizes, &styles, labels, width);
        let ours = revise(&base, 0, language, &steps[0]);
        let theirs = revise(&base, 1, language, &steps[1]);
        check(language, markdown, [&base, &ours, &theirs])?;
    }

    #[test]
    fn layout_and_order_of_one_side_never_meet_words_of_the_other(
        language in 0usize..3, markdown in any::<bool>(), labels in labels(), width in 30usize..120,
        sizes in prop::collection::vec(1usize..4, 1..7), styles in prop::collection::vec(0usize..5, 7),
        layout in prop::collection::vec(step(), 0..5), words in prop::collection::vec(step(), 0..6), swap in any::<bool>(),
    ) {
        let is_word = |step: &Step| matches!(step, Step::Edit(..));
        let is_layout = |step: &Step| matches!(step, Step::Move(..) | Step::Split(_) | Step::Insert(_) | Step::Wrap(_));
        let layout: Vec<Step> = layout.into_iter().filter(is_layout).collect();
        // A half that goes elsewhere takes no word along that is put between the halves.
        let has_split = layout.iter().any(|step| matches!(step, Step::Split(_)));
        let layout: Vec<Step> = layout.into_iter().filter(|step| !has_split || !matches!(step, Step::Move(..))).collect();
        let words: Vec<Step> = words.into_iter().filter(is_word).collect();
        let base = base(language, &sizes, &styles, labels, width);
        let mut sides = [revise(&base, 0, language, &layout), revise(&base, 1, language, &words)];
        if swap {
            sides.reverse();
        }
        check(language, markdown, [&base, &sides[0], &sides[1]])?;
        let name = if markdown { "x.md" } else { "x.txt" };
        let texts = [&base, &sides[0], &sides[1]].map(|each| laid_out(each, markdown, language));
        let found = merged(name, texts.each_ref().map(String::as_str));
        prop_assert!(found.conflicts == 0, "BASE\n{}\nOURS\n{}\nTHEIRS\n{}\nRESULT\n{}", texts[0], texts[1], texts[2], found.text);
    }

    #[test]
    fn clauses_count_from_one_on_in_each_list(
        language in 0usize..3, lists in any::<bool>(), heading in 1usize..3, sizes in prop::collection::vec(1usize..4, 4..7),
        steps in prop::array::uniform2(prop::collection::vec(step(), 0..5)),
    ) {
        // Each of the two lists has a clause.
        let styles = [0, 1, 2, 3, 4, 5, 6].map(|at| if at == heading { 4 } else { 0 });
        // Where one side takes away what is between two lists, those of the other still start again.
        let parts_lists = |step: &Step| !lists || matches!(step, Step::Edit(..) | Step::Insert(_) | Step::Split(_));
        let steps = steps.map(|steps| steps.into_iter().filter(parts_lists).collect::<Vec<Step>>());
        let labels = if lists { Labels::Lists } else { Labels::Through };
        let base = base(language, &sizes, &styles, labels, usize::MAX);
        let sides = [0, 1].map(|side| revise(&base, side, language, &steps[side]));
        let texts = [&base, &sides[0], &sides[1]].map(|each| laid_out(each, false, language));
        let found = merged("x.txt", texts.each_ref().map(String::as_str));
        prop_assert!(
            found.conflicts > 0 || counts(&found.text),
            "BASE\n{}\nOURS\n{}\nTHEIRS\n{}\nRESULT\n{}", texts[0], texts[1], texts[2], found.text
        );
    }

    #[test]
    fn a_side_that_changed_nothing_leaves_the_other_as_it_is(
        language in 0usize..3, markdown in any::<bool>(), labels in labels(), width in 30usize..120,
        sizes in prop::collection::vec(1usize..4, 1..7), styles in prop::collection::vec(0usize..5, 7),
        steps in prop::collection::vec(step(), 0..6), crlf in any::<bool>(),
    ) {
        let base = base(language, &sizes, &styles, labels, width);
        let revised = revise(&base, 0, language, &steps);
        let name = if markdown { "x.md" } else { "x.txt" };
        let end = |text: String| if crlf { text.replace('\n', "\r\n") } else { text };
        let [base, side] = [&base, &revised].map(|each| end(laid_out(each, markdown, language)));
        for texts in [[&base, &side, &side], [&base, &base, &side], [&base, &side, &base]] {
            let found = merged(name, texts.map(String::as_str));
            prop_assert_eq!((&found.text, found.conflicts), (&side, 0));
        }
        // White space at the end makes the merge look at everything, and is no change.
        let blank = format!("{base}\n");
        let found = merged(name, [&base, &side, &blank]);
        let expected = if side == base { &blank } else { &side };
        prop_assert_eq!((&found.text, found.conflicts), (expected, 0));
    }

    #[test]
    fn noise_is_merged_without_a_panic(texts in prop::array::uniform3("([a-z甲乙，。1.()（一）第条\n >#|`-]|\\PC){0,80}"), markdown in any::<bool>()) {
        let name = if markdown { "x.md" } else { "x.txt" };
        merged(name, texts.each_ref().map(String::as_str));
    }
}
