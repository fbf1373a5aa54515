//! What is true of every pair of texts: the contract of a comparison, and indifference to layout and encoding.
//!
//! The cases are the same in every run, by the seed in `.cargo/config.toml`; `PROPTEST_RNG_SEED=$RANDOM cargo test` tries others.

#[path = "support/contract.rs"]
mod contract;
#[path = "support/critic.rs"]
mod critic;
#[path = "support/replay.rs"]
mod replay;

use contract::{check_partition, check_places, mirrored, records};
use critic::settled;
use proptest::prelude::*;
use replay::{check_replay, texts_only};
use variorum::diff::change::{Change, Class, Diff, Edit, Kind};
use variorum::diff::sameness::Sameness;
use variorum::diff::{self, Options};
use variorum::document::Document;
use variorum::input;
use variorum::report::{self, Report, Style};

/// What clauses can be about: six subjects, and four more to go with each.
const SUBJECTS: [&str; 10] = [
    "delivery of the goods",
    "payment of the price",
    "notice in writing",
    "settlement of disputes",
    "secrecy of terms",
    "transfer of rights",
    "exceptions for small traders",
    "records to be kept by both sides",
    "remedies when a term has passed",
    "limits set out in the annex",
];

const SENTENCES: &[&str] = &[
    "缔约双方应当在三十日内以书面形式通知对方。",
    "任何一方不得将本协定项下的权利转让给第三方。",
    "本协定自签字之日起生效，有效期五年。",
    "双方同意设立联合委员会，每年举行一次会议。",
    "Each party shall bear its own costs under this agreement.",
    "The committee may adopt its own rules of procedure.",
    "Notices take effect on receipt, unless stated otherwise.",
    "Nothing in this clause limits liability for fraud.",
    "Стороны обязуются хранить тайну полученных сведений.",
    "Настоящий договор вступает в силу со дня подписания.",
    "Споры решаются путём переговоров между сторонами.",
    "Каждая сторона несёт собственные расходы.",
    "委員会は年一回開催し、議長がこれを招集する。",
    "事務局は、サーバーの記録を五年間保存しなければならない。",
    "Die Vertragsparteien unterrichten einander „unverzüglich“ über jede Änderung.",
    "Le comité adopte son règlement « intérieur » à la majorité simple.",
    "양 당사자는 이 협정에 따른 권리를 제3자에게 양도할 수 없다.",
    "يلتزم الطرفان بحفظ سرية المعلومات المتبادلة بينهما.",
];

const WORDS: &[&str] = &[
    "不得",
    "应当",
    "六十",
    "may",
    "thirty",
    "не",
    "обязаны",
    "新的",
    "council",
    "совет",
    "，",
    "等",
    "nicht",
    "サービス",
    "ない",
    "수 있다",
    "يجوز",
    "«",
    "”",
    "§§ 3",
];

fn document(text: &str) -> Document {
    input::from_bytes("x.txt", text.as_bytes(), &input::Options::default())
        .expect("UTF-8 can be read")
}

fn laid_out(paragraphs: &[String]) -> String {
    paragraphs.join("\n\n")
}

fn paragraph() -> impl Strategy<Value = String> {
    let label = prop::sample::select(vec![
        "",
        "",
        "",
        "第三条　",
        "1.2 ",
        "(a) ",
        "Статья 5. ",
        "表2　",
        "§ 7 ",
        "제3조 ",
    ]);
    (
        label,
        prop::collection::vec(prop::sample::select(SENTENCES), 1..4),
    )
        .prop_map(|(label, sentences)| format!("{label}{}", sentences.join(" ")))
}

/// One step of a revision; places are taken modulo what there is.
#[derive(Clone, Debug)]
enum Step {
    Move(usize, usize),
    Delete(usize),
    Insert(usize, String),
    Split(usize),
    Merge(usize),
    Change(usize, usize, &'static str),
    Copy(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    let place = 0usize..40;
    prop_oneof![
        (place.clone(), place.clone()).prop_map(|(from, to)| Step::Move(from, to)),
        place.clone().prop_map(Step::Delete),
        (place.clone(), paragraph()).prop_map(|(at, text)| Step::Insert(at, text)),
        place.clone().prop_map(Step::Split),
        place.clone().prop_map(Step::Merge),
        (place.clone(), place.clone(), prop::sample::select(WORDS))
            .prop_map(|(at, inside, word)| Step::Change(at, inside, word)),
        (place.clone(), place).prop_map(|(from, to)| Step::Copy(from, to)),
    ]
}

fn revise(mut paragraphs: Vec<String>, steps: &[Step]) -> Vec<String> {
    for step in steps {
        let count = paragraphs.len();
        if count == 0 {
            return paragraphs;
        }
        match step {
            Step::Move(from, to) => {
                let moved = paragraphs.remove(from % count);
                paragraphs.insert(to % count, moved);
            }
            Step::Delete(at) => drop(paragraphs.remove(at % count)),
            Step::Insert(at, text) => paragraphs.insert(at % count, text.clone()),
            Step::Split(at) => {
                let whole = paragraphs.remove(at % count);
                let middle = whole
                    .char_indices()
                    .nth(whole.chars().count() / 2)
                    .map_or(0, |(at, _)| at);
                let (first, second) = whole.split_at(middle);
                paragraphs.splice(
                    at % count..at % count,
                    [first, second].map(|part| part.trim().to_owned()),
                );
            }
            Step::Merge(at) if count > 1 => {
                let second = paragraphs.remove((at + 1) % count);
                let at = at % paragraphs.len();
                paragraphs[at] = format!("{} {second}", paragraphs[at]);
            }
            Step::Merge(_) => {}
            Step::Change(at, inside, word) => {
                let text = &mut paragraphs[at % count];
                let place = text
                    .char_indices()
                    .map(|(at, _)| at)
                    .nth(inside % text.chars().count().max(1))
                    .unwrap_or(0);
                text.insert_str(place, word);
            }
            Step::Copy(from, to) => {
                let copy = paragraphs[from % count].clone();
                paragraphs.insert(to % count, copy);
            }
        }
    }
    paragraphs
}

/// A paragraph with one of several kinds of marks in it.
fn marked(text: &str, style: usize) -> String {
    let middle = text.char_indices().nth(text.chars().count() / 2);
    let (one, other) = text.split_at(middle.map_or(0, |(at, _)| at));
    match style {
        0 => format!("## {text}"),
        1 => format!("> {one}\n> {other}"),
        2 => format!("- {text}"),
        3 => format!("**{one}**{other}"),
        4 => format!("{one}[{other}](http://example.org/a_b)"),
        5 => format!("{one}<!-- note -->`{other}`"),
        6 => format!("| {one} | {other} |\n|---|---|"),
        7 => format!("{one}\\*{other} &amp; more"),
        8 => format!("{one}[^n]{other}"),
        9 => format!("{one} [^m]{other}[^n]"),
        _ => text.to_owned(),
    }
}

fn markdown(paragraphs: &[String], styles: &[usize]) -> Document {
    let styles = styles.iter().cycle();
    let marked: Vec<String> = paragraphs
        .iter()
        .zip(styles)
        .map(|(text, style)| marked(text, *style))
        .collect();
    input::from_bytes(
        "x.md",
        format!("{}\n\n[^n]: A note.\n\n[^m]: Another.\n", laid_out(&marked)).as_bytes(),
        &input::Options::default(),
    )
    .expect("UTF-8 can be read")
}

/// Wraps a paragraph as its script is wrapped: Han text after so many characters, other text between words.
fn wrapped(text: &str, width: usize) -> String {
    if text.starts_with(variorum::text::script::is_han) {
        let characters: Vec<char> = text.chars().collect();
        let lines = characters
            .chunks(width / 2)
            .map(|line| line.iter().collect::<String>());
        return lines.collect::<Vec<_>>().join("\n");
    }
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

/// What changed as `CriticMarkup`, all of it accepted and all of it rejected.
fn critic_markup([old, new]: &[Document; 2]) -> [String; 2] {
    let diff = diff::diff(old, new, &Options::default());
    let diff = &diff;
    let mut out = Vec::new();
    report::format("criticmarkup")
        .expect("there is such a format")
        .write(&Report::Diff { old, new, diff }, Style::default(), &mut out)
        .expect("memory can be written");
    let text = String::from_utf8(out).expect("it is UTF-8");
    [true, false].map(|accept| settled(&text, accept))
}

/// The keys of the paragraphs without white space.
fn bare(document: &Document) -> Vec<String> {
    let keys = document.paragraphs.iter().map(|each| document.key(each));
    keys.map(|key| key.chars().filter(|c| !c.is_whitespace()).collect())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_comparison_keeps_the_contract(paragraphs in prop::collection::vec(paragraph(), 0..14), steps in prop::collection::vec(step(), 0..8)) {
        let (old, new) = (document(&laid_out(&paragraphs)), document(&laid_out(&revise(paragraphs, &steps))));
        let loose = Sameness { case: true, variants: true };
        for options in [Options::default(), Options { moves: false, ..Options::default() }, Options { sameness: loose, ..Options::default() }] {
            let diff = diff::diff(&old, &new, &options);
            check_places(&old, &new, &diff).map_err(TestCaseError::fail)?;
            if options.sameness == Sameness::default() {
                check_partition(&old, &new, &diff).map_err(TestCaseError::fail)?;
            }
            for change in &diff.changes {
                if options.sameness == Sameness::default() {
                    check_replay(&old, &new, change).map_err(TestCaseError::fail)?;
                }
                prop_assert!(options.moves || !change.moved);
            }
            prop_assert_eq!(records(&diff::diff(&new, &old, &options)), mirrored(&diff));
        }
        prop_assert!(diff::diff(&new, &new, &Options::default()).is_empty());
    }

    #[test]
    fn leaving_out_every_class_leaves_what_came_went_or_changed_place(paragraphs in prop::collection::vec(paragraph(), 0..10), steps in prop::collection::vec(step(), 0..6)) {
        let (old, new) = (document(&laid_out(&paragraphs)), document(&laid_out(&revise(paragraphs, &steps))));
        let diff = diff::diff(&old, &new, &Options { unwanted: Class::ALL.into(), ..Options::default() });
        check_places(&old, &new, &diff).map_err(TestCaseError::fail)?;
        // The number before a paragraph is no edit of a class, and may come or go.
        let labels = |change: &Change| change.edits.iter().all(|edit| edit.label);
        prop_assert!(diff.changes.iter().all(|change| labels(change) && (change.kind != Kind::Edited || !change.edits.is_empty())));
    }

    #[test]
    fn clauses_that_come_and_go_shift_the_others_in_runs(kept in prop::collection::vec(0usize..3, 24)) {
        // 0 stays, 1 is in the old text only, 2 in the new one only.
        let numbered = |gone: usize| {
            let stays = kept.iter().enumerate().filter(|(_, fate)| **fate != gone).map(|(at, _)| at);
            let clauses = stays.enumerate().map(|(number, at)| format!("{}. Clause on {} and its {}.", number + 1, SUBJECTS[at % 6], SUBJECTS[6 + at / 6]));
            clauses.collect::<Vec<_>>().join("\n\n")
        };
        let (old, new) = (document(&numbered(2)), document(&numbered(1)));
        let diff = diff::diff(&old, &new, &Options::default());
        let back = diff::diff(&new, &old, &Options::default());
        let renumbered = |diff: &Diff| diff.changes.iter().enumerate().filter(|(_, change)| change.kind == Kind::Renumbered && !change.moved).map(|(at, _)| at as u32).collect::<Vec<_>>();
        let mut in_runs: Vec<u32> = diff.renumberings.iter().flat_map(|run| run.changes.clone()).collect();
        in_runs.sort_unstable();
        prop_assert_eq!(in_runs, renumbered(&diff));
        let turned: Vec<_> = back.renumberings.iter().map(|run| (run.first.1, run.first.0, -run.by, run.count)).collect();
        prop_assert_eq!(diff.renumberings.iter().map(|run| (run.first.0, run.first.1, run.by, run.count)).collect::<Vec<_>>(), turned);
    }

    #[test]
    fn marks_of_markdown_are_no_part_of_an_edit(paragraphs in prop::collection::vec(paragraph(), 0..10), steps in prop::collection::vec(step(), 0..6), styles in prop::array::uniform2(prop::collection::vec(0usize..12, 1..6))) {
        let (old, new) = (markdown(&paragraphs, &styles[0]), markdown(&revise(paragraphs, &steps), &styles[1]));
        let diff = diff::diff(&old, &new, &Options::default());
        check_partition(&old, &new, &diff).map_err(TestCaseError::fail)?;
        for change in &diff.changes {
            check_replay(&old, &new, change).map_err(TestCaseError::fail)?;
            for edit in texts_only(change) {
                let parts = [old.without_furniture(edit.old), new.without_furniture(edit.new)];
                prop_assert!(parts[0] == [edit.old] && parts[1] == [edit.new], "{edit:?}");
            }
            let ordered = |pair: &[Edit]| pair[0].old.end <= pair[1].old.start && pair[0].new.end <= pair[1].new.start;
            prop_assert!(change.edits.windows(2).all(ordered), "{change:?}");
        }
        prop_assert_eq!(records(&diff::diff(&new, &old, &Options::default())), mirrored(&diff));
    }

    #[test]
    fn critic_markup_accepted_is_the_new_text_and_rejected_the_old_one(paragraphs in prop::collection::vec(paragraph(), 0..10), steps in prop::collection::vec(step(), 0..6), styles in prop::collection::vec(0usize..12, 1..6)) {
        // Marks of a format are those of the new text, so that pairs of them which a paragraph's end parts now are left out here.
        let styles: Vec<usize> = styles.into_iter().map(|style| [0, 1, 2, 7, 10][style % 5]).collect();
        let revised = revise(paragraphs.clone(), &steps);
        let texts = [document(&laid_out(&paragraphs)), document(&laid_out(&revised))];
        let [accepted, rejected] = critic_markup(&texts).map(|text| document(&text));
        prop_assert_eq!(bare(&accepted), bare(&texts[1]));
        prop_assert_eq!(bare(&rejected), bare(&texts[0]));
        let texts = [markdown(&paragraphs, &styles), markdown(&revised, &styles)];
        let [accepted, rejected] = critic_markup(&texts).map(|text| input::from_bytes("x.md", text.as_bytes(), &input::Options::default()).expect("UTF-8 can be read"));
        prop_assert_eq!(bare(&accepted).concat(), bare(&texts[1]).concat());
        prop_assert_eq!(bare(&rejected).concat(), bare(&texts[0]).concat());
    }

    #[test]
    fn layout_and_line_ends_are_no_change(paragraphs in prop::collection::vec((0usize..3, prop::collection::vec(0usize..4, 1..6)), 2..8), width in 30usize..90) {
        let text = |(language, sentences): &(usize, Vec<usize>)| {
            let chosen: Vec<&str> = sentences.iter().map(|at| SENTENCES[language * 4 + at]).collect();
            chosen.join(if *language == 0 { "" } else { " " })
        };
        let texts: Vec<String> = paragraphs.iter().map(text).collect();
        let old = document(&laid_out(&texts));
        let anew: Vec<String> = texts.iter().map(|text| wrapped(text, width)).collect();
        let again = laid_out(&anew);
        for text in [again.clone(), again.replace('\n', "\r\n"), format!("\n\n{}\n\n", again.replace("\n\n", " \n\n\n"))] {
            let diff = diff::diff(&old, &document(&text), &Options::default());
            prop_assert!(diff.is_empty(), "{:?}\n{text}", diff.changes);
        }
    }

    #[test]
    fn noise_is_compared_without_a_panic(one in "([a-z甲乙，。1.()（一）第条\n \u{c}>#-]|\\PC){0,120}", other in "([a-z甲乙，。1.()（一）第条\n \u{c}>#-]|\\PC){0,120}") {
        let (old, new) = (document(&one), document(&other));
        let diff = diff::diff(&old, &new, &Options::default());
        check_partition(&old, &new, &diff).map_err(TestCaseError::fail)?;
        for change in &diff.changes {
            check_replay(&old, &new, change).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn random_bytes_are_text_or_a_clear_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        match input::from_bytes("noise.bin", &bytes, &input::Options::default()) {
            Ok(document) => prop_assert!(document.paragraphs.iter().all(|each| !each.span.is_empty())),
            Err(error) => prop_assert!(error.to_string().starts_with("noise.bin: "), "{error}"),
        }
    }
}

#[test]
fn the_same_text_in_two_encodings_is_unchanged() {
    let text = "第一条　为了规范合同双方的权利和义务，制定本办法。\n\n第二条　本办法适用于境内的企业和个人。\n";
    let utf8 = document(text);
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let (national, ..) = encoding_rs::GB18030.encode(text);
    for bytes in [wide, national.into_owned()] {
        let other = input::from_bytes("y.txt", &bytes, &input::Options::default()).unwrap();
        assert!(diff::diff(&utf8, &other, &Options::default()).is_empty());
    }
}

/// The same change of the same text gives the same records in three languages.
#[test]
fn three_languages_are_treated_alike() {
    let texts = [
        [
            "缔约双方应当在三十日内以书面形式通知对方。",
            "本协定自签字之日起生效，有效期为五年。",
            "任何一方不得将权利转让给第三方。",
            "争议应当通过友好协商解决，协商不成的提交仲裁。",
        ],
        [
            "The parties shall notify each other in writing within thirty days.",
            "This agreement enters into force on signature for a term of five years.",
            "Neither party may assign its rights to a third party.",
            "Disputes shall be settled amicably, failing which they go to arbitration.",
        ],
        [
            "Стороны обязаны письменно уведомить друг друга в течение тридцати дней.",
            "Настоящий договор вступает в силу со дня подписания сроком на пять лет.",
            "Ни одна из сторон не вправе передавать права третьим лицам.",
            "Споры решаются путём переговоров, а при недостижении согласия в арбитраже.",
        ],
    ];
    let edits = [
        ("三十", "六十"),
        ("thirty", "sixty"),
        ("тридцати", "шестидесяти"),
    ];
    let mut seen = Vec::new();
    for (paragraphs, (from, to)) in texts.iter().zip(edits) {
        let old = laid_out(&paragraphs.map(str::to_owned));
        let changed = [
            paragraphs[3].to_owned(),
            paragraphs[0].replace(from, to),
            format!("{} {}", paragraphs[1], paragraphs[2]),
        ];
        let diff = diff::diff(
            &document(&old),
            &document(&laid_out(&changed)),
            &Options::default(),
        );
        let kinds: Vec<_> = diff
            .changes
            .iter()
            .map(|change| {
                (
                    change.kind,
                    change.moved,
                    change.old.clone(),
                    change.new.clone(),
                    change.edits.len(),
                )
            })
            .collect();
        seen.push(kinds);
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[1], seen[2]);
    let kinds: Vec<Kind> = seen[0].iter().map(|change| change.0).collect();
    assert_eq!(kinds, [Kind::Moved, Kind::Edited, Kind::Merged]);
}

/// A small text with what Markdown has.
const OLD: &str = "# Rules of the mill\n\nThe miller opens the sluice at six.\n\n- flour\n- bran\n- husks\n\nThe wheel stops at night. Nobody may touch it.\n\nThe price of a sack\nis nine crowns.\n\n| Sack | Price |\n| --- | --- |\n| small | 4 |\n| large | 9 |\n\nBoats wait at the quay until noon.\n";

/// Markdown as it is written.
fn markdown_of(text: &str) -> Document {
    input::from_bytes("x.md", text.as_bytes(), &input::Options::default())
        .expect("UTF-8 can be read")
}

#[test]
fn critic_markup_settles_in_markdown() {
    let edits: [(&str, &str); 9] = [
        ("at six", "at seven"),
        ("- bran\n", ""),
        ("- bran\n", "- bran\n- dust\n"),
        ("at night. Nobody", "at night.\n\nNobody"),
        ("# Rules of the mill\n\n", ""),
        ("| large | 9 |\n", ""),
        ("| small | 4 |\n", "| small | 5 |\n| middle | 7 |\n"),
        (
            "nine crowns.\n\n",
            "nine crowns.\n\n```\nlet a = {++};\n\nlet b = 1;\n```\n\n",
        ),
        (
            "The miller opens the sluice at six.\n\n",
            "The miller (or his wife) opens the sluices.\n\nA bell rings.\n\n",
        ),
    ];
    let all = edits.iter().map(|(from, to)| OLD.replace(from, to));
    let boats = "Boats wait at the quay until noon.\n";
    let moved = format!("{boats}\n{}", OLD.replace(boats, ""));
    let every = edits.iter().fold(OLD.to_owned(), |text, (from, to)| {
        text.replacen(from, to, 1)
    });
    for new in all.chain([moved, every]) {
        for texts in [[OLD, &new], [&new, OLD]] {
            let texts = texts.map(markdown_of);
            let settled = critic_markup(&texts).map(|text| bare(&markdown_of(&text)));
            assert_eq!(settled, [bare(&texts[1]), bare(&texts[0])], "{new}");
        }
    }
}
