//! Slips of pasting, as they are in drafts: what was pasted twice and is short, in Chinese, English and Russian. Each is a warning.
//! Beside them is what recurs by right: it is a note that says what shows that, or no finding.

use variorum::finding::{Finding, Severity};
use variorum::rule::Options;
use variorum::{input, repeat};

fn found(name: &str, text: &str) -> Vec<Finding> {
    found_in(&[(name, text)])
}

fn found_in(files: &[(&str, &str)]) -> Vec<Finding> {
    let read = |(name, text): &(&str, &str)| {
        let read = input::from_bytes(name, text.as_bytes(), &input::Options::default());
        read.expect("UTF-8 can be read")
    };
    let documents: Vec<_> = files.iter().map(read).collect();
    let rule = repeat::RULES
        .iter()
        .find(|rule| rule.name == "duplicate-passage")
        .expect("the rule exists");
    let mut out = Vec::new();
    rule.run(&documents, &Options::default(), &mut out);
    out
}

/// The name of a file, its text, and what is in the second copy.
type Slip = (&'static str, &'static str, &'static str);

const SLIPS: &[Slip] = &[
    // A sentence twice in a row.
    (
        "a.txt",
        "水闸由值班员看管。每日开闸前应当检查闸门和缆绳。每日开闸前应当检查闸门和缆绳。检查结果记入日志。",
        "应当检查闸门",
    ),
    (
        "a.md",
        "The lock is kept by one person. The gates are checked before the first boat of the day. The gates are checked before the first boat of the day. The log is signed.",
        "gates are checked",
    ),
    (
        "a.md",
        "Шлюз обслуживает один смотритель. Перед первым судном ворота осматривают с обеих сторон. Перед первым судном ворота осматривают с обеих сторон. Запись вносят в журнал.",
        "ворота осматривают",
    ),
    // Two sentences twice in a row.
    (
        "a.txt",
        "船舶进港时减速。靠泊后关闭主机。船舶进港时减速。靠泊后关闭主机。然后办理登记手续。",
        "靠泊后关闭主机",
    ),
    (
        "a.txt",
        "Slow down at the pier. Stop the engine there. Slow down at the pier. Stop the engine there. Then sign the book.",
        "Stop the engine",
    ),
    // A short paragraph twice in a row.
    (
        "a.md",
        "开放时间见下表。\n\n码头每周一闭馆检修，节假日另行通知。\n\n码头每周一闭馆检修，节假日另行通知。\n\n欢迎来访。",
        "闭馆检修",
    ),
    (
        "a.md",
        "Opening hours are below.\n\nThe pier is closed for repairs every Monday.\n\nThe pier is closed for repairs every Monday.\n\nWelcome.",
        "closed for repairs",
    ),
    (
        "a.txt",
        "Часы работы указаны ниже.\n\nПо понедельникам причал закрыт на ремонт.\n\nПо понедельникам причал закрыт на ремонт.\n\nДобро пожаловать.",
        "закрыт на ремонт",
    ),
    // A short paragraph, with a little between.
    (
        "a.md",
        "# 借船\n\n借船时请出示证件，并在登记簿上写明归还日期。\n\n船桨在门后。\n\n借船时请出示证件，并在登记簿上写明归还日期。\n",
        "出示证件",
    ),
    (
        "a.md",
        "# Boats\n\nShow your card when you take a boat, and write down in the book the day of its return.\n\nThe oars are behind the door.\n\nLife jackets are free.\n\nShow your card when you take a boat, and write down in the book the day of its return.\n",
        "Show your card",
    ),
    (
        "a.md",
        "# Лодки\n\nПри получении лодки предъявите билет и запишите в журнал день возврата.\n\nВёсла за дверью.\n\nПри получении лодки предъявите билет и запишите в журнал день возврата.\n",
        "предъявите билет",
    ),
    // An item of a list.
    (
        "a.md",
        "带上以下物品：\n\n- 一套干净的换洗衣服和毛巾\n- 本人的借书证，以及去年秋天在东码头办公室领取的押金收据\n- 本人的借书证，以及去年秋天在东码头办公室领取的押金收据\n- 一支笔\n",
        "押金收据",
    ),
    (
        "a.md",
        "Bring these:\n\n- a set of dry clothes\n- the receipt for the deposit you paid at the desk of the harbour office last autumn\n- the receipt for the deposit you paid at the desk of the harbour office last autumn\n- a pen\n",
        "receipt for the deposit",
    ),
    (
        "a.md",
        "Возьмите с собой:\n\n1. сухую одежду\n2. квитанцию о залоге, выданную в конторе порта\n3. квитанцию о залоге, выданную в конторе порта\n4. ручку\n",
        "квитанцию о залоге",
    ),
    // A numbered clause under another number.
    (
        "a.txt",
        "第四条　船员上岸前应当向船长报告，并说明返回的时间。\n\n第五条　船长保存航海日志。\n\n第六条　船员上岸前应当向船长报告，并说明返回的时间。\n",
        "向船长报告",
    ),
    (
        "a.md",
        "(a) The crew reports to the master before going ashore and says when it will return.\n\n(b) The master keeps the log.\n\n(c) The crew reports to the master before going ashore and says when it will return.\n",
        "reports to the master",
    ),
    (
        "a.txt",
        "1. Экипаж заранее сообщает капитану о сходе на берег и о времени возвращения.\n\n2. Капитан ведёт журнал.\n\n3. Экипаж заранее сообщает капитану о сходе на берег и о времени возвращения.\n",
        "сообщает капитану",
    ),
    // A row of a table.
    (
        "a.md",
        "| 港口 | 说明 |\n|---|---|\n| 东港 | 水深八米，可停靠中型货船和渡轮 |\n| 西港 | 水深五米，仅限渔船和领航艇 |\n| 西港 | 水深五米，仅限渔船和领航艇 |\n",
        "仅限渔船",
    ),
    (
        "a.md",
        "| Port | Note |\n|---|---|\n| East | eight metres deep, for ferries and small cargo |\n| West | five metres deep, for fishing boats alone |\n| West | five metres deep, for fishing boats alone |\n",
        "fishing boats alone",
    ),
    // A heading with its text.
    (
        "a.md",
        "# 手册\n\n## 安装\n\n运行安装程序即可。\n\n## 安装\n\n运行安装程序即可。\n\n## 卸载\n\n删除文件夹。\n",
        "运行安装程序",
    ),
    (
        "a.md",
        "# Guide\n\n## Installation\n\nRun the installer and wait.\n\n## Installation\n\nRun the installer and wait.\n\n## Removal\n\nDelete the folder.\n",
        "Run the installer",
    ),
    (
        "a.md",
        "# Руководство\n\n## Установка\n\nЗапустите установщик и подождите.\n\n## Установка\n\nЗапустите установщик и подождите.\n\n## Удаление\n\nУдалите папку.\n",
        "Запустите установщик",
    ),
    // A quotation.
    (
        "a.md",
        "The notice says:\n\n> Boats without lights stay in the harbour after sunset, whoever owns them.\n\nMore.\n\n> Boats without lights stay in the harbour after sunset, whoever owns them.\n",
        "Boats without lights",
    ),
    // A footnote's text, and a sentence that closes two paragraphs in a row.
    (
        "a.txt",
        "灯塔由两人轮流看守。值班时不得离开灯塔或者熄灭灯火。\n\n值班时不得离开灯塔或者熄灭灯火。交班时说明情况。\n",
        "不得离开灯塔",
    ),
    // The text of a section, after its front matter.
    (
        "a.md",
        "---\ntitle: Lamps\ndescription: Keepers answer for the lamps of their own pier, at night and in fog, until relieved.\n---\n\n# Lamps\n\n## Who\n\nKeepers answer for the lamps of their own pier, at night and in fog, until relieved. Others do not.\n\nOther.\n\nKeepers answer for the lamps of their own pier, at night and in fog, until relieved. Others do not.\n",
        "lamps of their own pier",
    ),
    // A short item that one list has twice.
    (
        "a.md",
        "# Questions\n\n- Who keeps the key of the lock at night?\n- What is your biggest strength, and where could you grow?\n- Why did you leave the boat?\n- How many ropes are there?\n- What is your biggest strength, and where could you grow?\n- When is the gate shut?\n",
        "What is your biggest strength",
    ),
    (
        "a.md",
        "- 夜间由谁保管闸门钥匙？\n- 雨天缆绳和锚链应当每日检查两遍。\n- 船上一共有几条缆绳？\n- 雨天缆绳和锚链应当每日检查两遍。\n- 何时关闭闸门？\n",
        "每日检查两遍",
    ),
    (
        "a.md",
        "- Кто хранит ключ?\n- Канаты, цепи и якоря осматривают дважды в неделю.\n- Сколько канатов на лодке?\n- Канаты, цепи и якоря осматривают дважды в неделю.\n- Когда закрывают ворота?\n",
        "осматривают дважды",
    ),
];

#[test]
fn what_was_pasted_twice_is_a_warning() {
    let mut lost = Vec::new();
    for (name, text, part) in SLIPS {
        let place = text.rfind(part).expect("the copy is there") as u32;
        let holds = |finding: &Finding| {
            finding.severity == Severity::Warning
                && finding.place.span.start <= place
                && place < finding.place.span.end
        };
        let found = found(name, text);
        if !found.iter().any(holds) {
            lost.push((text, found.len()));
        }
    }
    assert!(lost.is_empty(), "{} lost: {lost:#?}", lost.len());
}

/// A paragraph of a handbook, and others that have nothing in common with it.
const RULE: &str = "The ferry moors at the lower quay before sunset, the ferry takes on no more passengers than it has places, and whoever steers the ferry writes down the tide, the wind and the number of lamps that burn on the pier; fares are paid at the desk. Whoever casts off before the bell pays for the rope that breaks.";
const OTHERS: [&str; 8] = [
    "Gulls are fed at noon.",
    "Nets dry on long poles behind the boathouse.",
    "Herons nest by the weir.",
    "Bread is sold on Fridays.",
    "The choir sings in the lower hall.",
    "Eels are smoked over alder.",
    "Children stay behind the rope.",
    "Swans feed themselves.",
];

/// The severity of each finding, and what it says beside the class that other tests are about.
fn told(files: &[(&str, &str)]) -> Vec<(Severity, String)> {
    let found = found_in(files);
    let mut told: Vec<_> = found
        .iter()
        .map(|each| (each.severity, each.message.to_string()))
        .collect();
    told.sort();
    told
}

/// Holds that something is found in a file, and whether all of it is notes, or one is a warning.
fn holds(name: &str, text: &str, severity: Severity, said: &str) {
    let told = told(&[(name, text)]);
    let highest = told.iter().map(|each| each.0).max();
    assert_eq!(highest, Some(severity), "{text}\n{told:?}");
    assert!(
        told.iter().any(|each| each.1.contains(said)),
        "{text}\n{told:?}"
    );
}

fn is_note(text: &str, said: &str) {
    holds("a.md", text, Severity::Note, said);
}

fn is_warning(text: &str) {
    holds("a.md", text, Severity::Warning, "");
}

#[test]
fn what_is_in_a_row_is_a_slip_unless_it_was_edited_or_is_a_step() {
    is_warning(&format!("{RULE}\n\n{RULE}\n"));
    is_warning(
        "# How the ropes of the lower quay are mended\n\n## How the ropes of the lower quay are mended\n\nWith tar.\n",
    );
    is_note(
        &format!("{RULE}\n\n{}\n", RULE.replace("sunset", "daybreak")),
        "differ in words",
    );
    is_warning(&format!("{RULE}\n\n{RULE}\n\n{RULE}\n"));
    let step =
        "Pull the rope and wait until the bell has rung twice and the lamp at the pier is lit.";
    is_note(&format!("{step}\n\n{step}\n\n{step}\n"), "three times");
    // A heading, and the paragraph below it, end the paragraph above.
    is_warning(&format!(
        "Boats moor at the quay.\nThe rules of the ferry\n{RULE}\n\n## The rules of the ferry\n\n{RULE}\n"
    ));
    // Cells of a row stand beside each other, whatever they say.
    let cells = format!("<td><p>{RULE}</p><p>{}</p></td>", OTHERS[0]);
    holds(
        "a.html",
        &format!("<table><tr>{cells}{cells}</tr></table>"),
        Severity::Note,
        "",
    );
    is_note(
        "- name of the boat - berth at the quay\n- name of the boat - berth at the quay\n\nMore.\n",
        "lists often",
    );
    let numbered = "1. Moor the boat at the lower quay.\n2. Moor the boat at the lower quay.\n";
    is_warning(numbered);
    is_note(
        "Enclosed are:\n\nThe rules of the lower quay and of the boathouse\n\n## The rules of the lower quay and of the boathouse\n\nGulls.\n",
        "announces",
    );
}

#[test]
fn what_is_near_is_a_slip_where_nothing_sets_the_copies_apart() {
    let gulls = OTHERS[0];
    is_warning(&format!("# Boats\n\n{RULE}\n\n{gulls}\n\n{RULE}\n"));
    is_warning(&format!(
        "# Boats\n\n{RULE}\n\n## Gulls\n\n{RULE}\n\n{gulls}\n"
    ));
    is_note(
        &format!(
            "# Quay\n\n## Boats\n\n{RULE}\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n## Gulls\n\n{gulls}\n\n{RULE}\n"
        ),
        "different headings",
    );
    is_note(
        &format!("# Boats\n\n{RULE}\n\nAnd at the upper quay?\n\n{RULE}\n"),
        "introduces it",
    );
    is_note(
        &format!("# Boats\n\n{RULE}\n\n> Gulls shall be fed.\n\n{RULE}\n"),
        "introduces it",
    );
    is_note(
        &format!(
            "# Boats\n\n**Ferry of the quay:** required\n\n{RULE}\n\n**Barge of the quay:** required\n\n{RULE}\n"
        ),
        "a label of its own",
    );
    let items = "- Count the lamps before the bell has rung, all of them.\n- Count the ropes after the bell has rung, all of them.\n";
    is_note(
        &format!("# Boats\n\nMornings.\n\n{items}\nEvenings.\n\n{items}"),
        "lists often",
    );
    let under = |parent: &str| format!("- {parent}\n  - {RULE}\n");
    is_note(
        &(under("ferry of the north") + &under("barge")),
        "introduces it",
    );
}

#[test]
fn what_belongs_to_two_things_is_a_note() {
    // Below the terms of a list of definitions.
    holds(
        "a.rst",
        &format!(
            "Boats\n=====\n\nferry(rope)\n   Moors.\n\n   {RULE}\n\nbarge(rope)\n   Casts off.\n\n   {RULE}\n"
        ),
        Severity::Note,
        "a label of its own",
    );
    // Below pictures of their own, and under headings that count.
    let step = |picture: &str| {
        format!(
            "![harbour]({picture}.png)\n\nChoose the ferry of the lower quay and wait for the bell.\n\n"
        )
    };
    let told = told(&[(
        "a.md",
        &format!("# Steps\n\nOars.\n\n{}{}End.\n", step("one"), step("two")),
    )]);
    assert!(told.iter().all(|each| each.0 == Severity::Note), "{told:?}");
    let example = |number: u32| format!("## Example {number}\n\n{RULE}\n\n{}\n\n", OTHERS[1]);
    is_note(
        &format!(
            "# Boats\n\nOars.\n\n{}{}## End\n\nGulls.\n",
            example(1),
            example(2)
        ),
        "",
    );
}

#[test]
fn what_is_said_again_in_one_place_is_a_slip() {
    // A long sentence that a paragraph has twice.
    let sentence = "Whoever ties up at the lower quay after the bell has rung tells the warden of the gate, and pays for the whole night before the sun rises, unless the ferry has not come back from the other bank by then.";
    is_warning(&format!(
        "# Quay\n\n{}\n{sentence}\n{}\n{sentence}\n",
        OTHERS[0], OTHERS[1]
    ));
    // A section that follows one of the same heading.
    is_warning(&format!(
        "# Quay\n\n## Mooring\n\n{}\n\n    ferry --moor\n\n{sentence}\n\n## Mooring\n\n{}\n\n## End\n\nGulls.\n",
        OTHERS[2],
        sentence.replace("tells the warden", "sees the keeper")
    ));
    // An old wording next to the new one, which opens alike.
    let new = sentence.replace(
        "and pays for the night before the sun rises",
        "and before sunrise pays what is due for the night",
    );
    is_warning(&format!(
        "# Quay\n\n{}\n\n{RULE} {sentence}\n\n{RULE} {new}\n\n{}\n",
        OTHERS[0], OTHERS[1]
    ));
}

#[test]
fn what_was_edited_nearby_has_drifted_or_is_about_something_else() {
    let text = |copy: &str| format!("# Boats\n\n{RULE}\n\n{}\n\n{copy}\n", OTHERS[0]);
    is_warning(&text(&RULE.replace("before sunset", "before nightfall")));
    is_note(&text(&RULE.replace("ferry", "barge")), "`ferry`");
    is_note(
        &text(&RULE.replace("before sunset", "before 9 o'clock")),
        "differ in words",
    );
    let short = "Anna can be reached through the office of the harbour master or by asking at the desk on the pier.";
    is_note(
        &format!("{short}\n\nOther.\n\n{}\n", short.replace("Anna", "Gerda")),
        "",
    );
}

#[test]
fn what_is_far_is_a_slip_where_it_is_a_section_or_has_slips() {
    let others = OTHERS.join("\n\n");
    let more = "Ducks.\n\nEels.\n\nHerring.\n\nCrabs.\n\nMussels.";
    let far = |one: &str, other: &str| format!("# Quay\n\n{one}\n\n{others}\n\n{other}\n\nEnd.\n");
    is_warning(&far(RULE, RULE));
    is_note(&far(RULE, &format!("{more}\n\n{RULE}")), "far apart");
    let section = format!("## Mooring\n\n{RULE}");
    is_warning(&format!(
        "# Quay\n\n{section}\n\n## Life\n\n{others}\n\n{section}\n\n## End\n"
    ));
    is_warning(&far(RULE, &RULE.replace("passengers", "pasengers")));
    is_warning(&far(
        RULE,
        &RULE.replace("before sunset", "before nightfall"),
    ));
    is_note(
        &far(
            &format!("{RULE}\n\n{}", OTHERS[0]),
            &format!("{}\n\n{}", RULE.replace("sunset", "nightfall"), OTHERS[0]),
        ),
        "",
    );
}

#[test]
fn sections_of_the_same_name_are_a_slip_only_as_parts_of_one() {
    let gulls = OTHERS[0];
    let field = format!("### Mooring\n\n{RULE}");
    let reference = |second: &str| {
        format!("# Quay\n\n## Ferry\n\nFor people.\n\n{field}\n\n{second}\n\n{field}\n\n{gulls}\n")
    };
    is_note(&reference("## Barge\n\nFor barrels."), "`Mooring`");
    is_warning(&reference("### Gulls\n\nThey sleep."));
    // A part that each section has is that of its own.
    let thrice = reference("### Gulls\n\nThey sleep.") + "\n## Canoe\n\n### Mooring\n\nNone.\n";
    is_note(&thrice, "");
}

#[test]
fn what_differs_in_code_or_belongs_to_an_item_of_its_own_is_a_note() {
    let line = |option: &str| {
        format!(
            "Whoever casts off before the bell has rung writes `{option}` into the log of the lower quay, and signs below it with the day and the hour."
        )
    };
    is_note(&format!("{}\n\n{}\n", line("--ferry"), line("--barge")), "");
    is_warning(&format!("{}\n\n{}\n", line("--ferry"), line("--ferry")));
    let item = |name: &str| format!("- the {name} of the lower quay\n\n  {RULE}\n\n");
    is_note(
        &format!("# Boats\n\n{}{}", item("ferry"), item("barge")),
        "a label of its own",
    );
    let note = format!("Gulls.[^1]\n\n[^1]: {RULE}\n\nEels.[^2]\n\n[^2]: {RULE}\n");
    is_note(&note, "");
}

#[test]
fn a_slip_of_the_pen_in_the_next_item_is_a_warning() {
    let item = |bell: &str| {
        format!(
            "- Whoever casts off from the lower quay before the {bell} has rung pays for the rope that breaks, and for the lamp at the end of the pier.\n"
        )
    };
    let list = |copy: &str| format!("Rules:\n\n{}{copy}- Gulls are fed.\n", item("harbour"));
    is_warning(&list(&item("harobur")));
    is_note(&list(&item("foghorn")), "");
}

#[test]
fn a_warning_has_whole_ends() {
    let told = |text: &str| {
        let found = found("a.md", text);
        let warnings = found
            .into_iter()
            .filter(|each| each.severity == Severity::Warning);
        let slices = warnings.map(|each| {
            let span = each.place.span;
            text[span.start as usize..span.end as usize].to_owned()
        });
        slices.collect::<Vec<_>>()
    };
    let section = format!("## Mooring\n\n{RULE}");
    let text =
        format!("# Quay\n\n{section}\n\n## Life\n\nGulls.\n\n{section}\n\n## Life\n\nEels.\n");
    let ends: Vec<bool> = told(&text)
        .iter()
        .map(|each| each.ends_with("breaks."))
        .collect();
    assert_eq!(ends, [true], "{:?}", told(&text));
    let tagged = format!("{{% note %}}\n{RULE}\n{{% endnote %}}");
    assert_eq!(told(&format!("{tagged}\n\n{tagged}\n")), [RULE.to_owned()]);
    // One copy is a part of a longer sentence.
    let part = RULE.replacen("The ferry", "the ferry", 1);
    let leads = [
        "Nobody who has seen the harbour master at the weir in November doubts that",
        "Herons and swans leave the reeds in spring because, as the choir sings,",
    ];
    let parts = format!("{} {part}\n\nGulls.\n\n{} {part}\n", leads[0], leads[1]);
    assert_eq!(told(&parts), Vec::<String>::new());
}

#[test]
fn a_passage_that_begins_in_mid_sentence_and_goes_on_was_pasted() {
    let others = OTHERS.join("\n\n");
    let torn = format!("and the ferry takes on no more passengers than it has places.\n\n{RULE}");
    is_warning(&format!(
        "Before sunset it moors, {torn}\n\n{others}\n\nWhoever feeds the gulls {torn}\n\nEnd.\n"
    ));
}

#[test]
fn what_files_have_in_common_is_a_note_unless_a_slip_sets_it_apart() {
    let gulls = "The keeper throws fish over the rail at noon, a bucket for each perch, and the gulls take it in the air. Children stay behind the rope until they are called, one after another, in the order of the list beside the gate; whoever climbs the rail waits outside for the rest of the day. Nothing of this holds on the day of the market, because carts fill the square.";
    let herons = "Nets over the pond keep otters away from the nests, so nobody walks there between March and June except the two wardens who count eggs. Fallen chicks go to the station in the village, wrapped in a dry towel, and their rings are read aloud before the box is closed with string. A drawing beside the door shows how to hold one.";
    let told = |copy: &str| {
        let (one, other) = (
            format!("{gulls}\n\n{RULE}\n"),
            format!("{herons}\n\n{copy}\n"),
        );
        let told = told(&[("gulls.md", &one), ("herons.md", &other)]);
        told.into_iter().map(|each| each.0).collect::<Vec<_>>()
    };
    assert_eq!(told(RULE), [Severity::Note]);
    assert_eq!(
        told(&RULE.replace("before sunset", "before nightfall")),
        [Severity::Note]
    );
    assert_eq!(
        told(&RULE.replace("passengers", "pasengers")),
        [Severity::Warning]
    );
    // Capitals, the end of a word and a word that is used elsewhere show no slip.
    for (word, other) in [
        ("steers the ferry", "steers the Ferry"),
        ("passengers", "passenger"),
        ("lower quay", "tower quay"),
    ] {
        assert_eq!(
            told(&RULE.replace(word, other)),
            [Severity::Note],
            "{other}"
        );
    }
    assert_eq!(
        told(
            &RULE
                .replace("no more", "not more")
                .replace("fares are paid at the desk", "fares are paid at home")
        ),
        [Severity::Note]
    );
}

#[test]
fn what_recurs_by_the_form_of_its_text_is_a_note() {
    let sample =
        format!("Write:\n\n.. code-block:: rst\n\n   {RULE}\n\nThis renders as:\n\n{RULE}\n");
    holds("a.txt", &sample, Severity::Note, "code");
    let row = |name: &str| {
        format!(
            "   * - {name}\n     - The number of lamps that burn on the pier before the bell has rung.\n     - Counted by the warden of the lower quay.\n"
        )
    };
    let table = format!(
        "Fields\n\n.. list-table::\n\n{}{}",
        row("lamps"),
        row("lights")
    );
    let told = told(&[("a.rst", &table)]);
    assert!(told.iter().all(|each| each.0 == Severity::Note), "{told:?}");
    let head = format!("description: {RULE}\n\n{RULE}\n");
    is_note(&head, "field in the head");
    let entry = |day: u32| format!("## 2031-03-0{day}\n\nMet at the quay.\n\n{RULE}\n\n");
    let minutes: String = (1..=5).map(entry).collect();
    let told = self::told(&[("minutes.md", &minutes)]);
    assert!(told.iter().all(|each| each.0 == Severity::Note), "{told:?}");
}

#[test]
fn what_articles_of_a_statute_have_in_common_is_a_note() {
    let rule = "船只所有人应当在离港之前十日内提出书面申请，申请材料应当写明船名、吨位和停靠的码头。材料齐全的，由港口管理机构予以登记并发给证书；材料不全的，一次告知需要补正的全部内容。";
    let law = |articles: usize| {
        let text = |number| {
            if number == 3 || number == articles {
                rule
            } else {
                "本条已经删去。"
            }
        };
        let all = (1..=articles).map(|number| format!("第{number}条　{}\n\n", text(number)));
        all.collect::<String>()
    };
    holds("a.txt", &law(24), Severity::Note, "provisions");
    let pasted = law(24).replacen(rule, &format!("{rule}\n\n{rule}"), 1);
    let pasted = pasted.trim_end().trim_end_matches(rule);
    holds("a.txt", pasted, Severity::Warning, "");
}

#[test]
fn what_recurs_by_right_is_none() {
    for (name, text) in [
        ("a.txt", "你好。你好。你好。请坐。请坐。"),
        ("a.md", "## Added\n\n- Lamps.\n\n## Fixed\n\n- Lamps.\n"),
        (
            "a.md",
            "| a | b |\n|---|---|\n| not measured at this depth of water | not measured at this depth of water |\n",
        ),
        (
            "a.md",
            "## open\n\nReturns the number of boats.\n\n## close\n\nReturns the number of boats.\n",
        ),
        // Points below items of their own.
        (
            "a.md",
            "- Boats\n    - Only the keeper may change the name on the stern.\n- Carts\n    - Only the keeper may change the name on the stern.\n",
        ),
    ] {
        assert!(found(name, text).is_empty(), "{text}");
    }
}

#[test]
fn what_was_pasted_in_a_row_is_a_slip_however_many_files_have_it() {
    let file = |times: usize, other: &str| {
        let rules = format!("{RULE}\n\n").repeat(times);
        let others = format!("Nobody but {other} knows why {other} sleeps.\n\n").repeat(3);
        format!("# {other}\n\n{others}{rules}{other} wakes.\n")
    };
    let files = |first: usize| {
        let texts = [
            file(first, "Heron"),
            file(1, "Bittern"),
            file(1, "Gull"),
            file(1, "Swan"),
        ];
        let names = ["a.md", "b.md", "c.md", "d.md"];
        let files: Vec<(&str, &str)> = names
            .into_iter()
            .zip(texts.iter().map(String::as_str))
            .collect();
        told(&files).iter().any(|each| each.0 == Severity::Warning)
    };
    assert!(files(2));
    assert!(!files(1));
}

#[test]
fn a_paragraph_that_a_part_of_the_section_says_again_with_its_code_is_a_slip() {
    let shown = |code: &str| {
        format!(
            "Whoever wants to stop the pump at once calls the keeper of the sluice by this line and waits until the bell answers that the water rests:\n\n    {code}\n"
        )
    };
    let text = |code: &str| {
        format!(
            "# Pump\n\n## Halting\n\n{}\n### Rain\n\n{}\n\n{}\n## Snow\n\nShovel.\n",
            shown("pump --halt"),
            OTHERS[0],
            shown(code)
        )
    };
    is_warning(&text("pump --halt"));
    is_note(&text("pump --start"), "");
}

#[test]
fn what_a_heading_names_opens_a_sentence_of_its_own() {
    let section = |name: &str| {
        format!(
            "## {name}\n\n{name} is moored at the lower quay, and whoever steers it writes down the tide and the wind.\n\n{RULE}\n\n"
        )
    };
    is_note(
        &format!("# Boats\n\n{}{}", section("Heron"), section("Bittern")),
        "",
    );
}

#[test]
fn the_text_of_a_picture_is_no_copy_of_the_line_below_it() {
    let told = |name: &str, text: &str| {
        let told = told(&[(name, text)]);
        told.iter().any(|each| each.0 == Severity::Warning)
    };
    let html = format!(
        "<figure><img src=\"a.png\" lang=\"en\" alt=\"{RULE}\"><figcaption>{RULE}</figcaption></figure>"
    );
    assert!(!told("a.html", &html));
    let rst = |name: &str| format!(".. image:: {name}.png\n   :alt: {RULE}\n\n");
    assert!(!told(
        "a.rst",
        &format!("{}{}Gulls.\n", rst("light"), rst("dark"))
    ));
    assert!(told("a.html", &format!("<p>{RULE}</p><p>{RULE}</p>")));
}
