//! Slips of pasting, as they are in drafts: what was pasted twice and is short, in Chinese, English and Russian. Each is a warning.
//! Beside them stands what recurs by right, and is not one.

use variorum::finding::{Finding, Severity};
use variorum::rule::Options;
use variorum::{input, repeat};

fn found(name: &str, text: &str) -> Vec<Finding> {
    let read = input::from_bytes(name, text.as_bytes(), &input::Options::default());
    let document = read.expect("UTF-8 can be read");
    let rule = repeat::RULES
        .iter()
        .find(|rule| rule.name == "duplicate-passage")
        .expect("the rule exists");
    let mut out = Vec::new();
    rule.run(&[document], &Options::default(), &mut out);
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
        "带上以下物品：\n\n- 一套干净的换洗衣服和毛巾\n- 本人的借书证和押金收据\n- 本人的借书证和押金收据\n- 一支笔\n",
        "押金收据",
    ),
    (
        "a.md",
        "Bring these:\n\n- a set of dry clothes\n- the receipt for the deposit you paid at the desk\n- the receipt for the deposit you paid at the desk\n- a pen\n",
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
    // A list of names with what is said of them.
    (
        "a.md",
        "分工如下。\n\n- 船长：负责全船安全，决定航线和停靠的港口，并保管航海日志。\n- 大副：负责货物的装卸和固定，每班巡查一次货舱并记录温度。\n- 轮机长：负责主机和辅机的维护，燃油不足时及时报告船长。\n\n分工到此。\n\n- 船长：负责全船安全，决定航线和停靠的港口，并保管航海日志。\n- 大副：负责货物的装卸和固定，每班巡查一次货舱并记录温度。\n- 轮机长：负责主机和辅机的维护，燃油不足时立即报告船长。\n",
        "决定航线",
    ),
    // A quotation.
    (
        "a.md",
        "The notice says:\n\n> Boats without lights stay in the harbour after sunset, whoever owns them.\n\nMore.\n\n> Boats without lights stay in the harbour after sunset, whoever owns them.\n",
        "Boats without lights",
    ),
    // A word or two changed.
    (
        "a.md",
        "东侧船坞的检修尚未完成，目前只有一个可以预约的临时泊位，请提前一天告知。\n\n别的。\n\n西侧船坞的检修尚未完成，目前只有一个可以预约的临时泊位，请提前一天告知。\n",
        "侧船坞的检修",
    ),
    (
        "a.md",
        "Anna can be reached through the office of the harbour master or by asking at the ticket desk on the pier.\n\nOther.\n\nGerda can be reached through the office of the harbour master or by asking at the ticket desk on the pier.\n",
        "can be reached",
    ),
    // The paragraph before ends in the same sentence.
    (
        "a.txt",
        "先买票。请按提示办理。\n\n管理人在水位高于标志线时，可以决定关闭闸门一日，并向港口公告。\n\n别的。\n\n先登录。请按提示办理。\n\n管理人在水位高于标志线时，可以决定关闭闸门一日，并向港口公告。\n",
        "可以决定关闭闸门",
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

#[test]
fn what_is_short_and_far_from_its_copy_is_a_note() {
    let rule = "Keepers answer for the lamps of their own pier, at night and in fog, until the next keeper comes.";
    let text = format!("{rule}\n\n甲\n\n乙\n\n丙\n\n丁\n\n戊\n\n己\n\n{rule}\n");
    let found = found("a.md", &text);
    let severities: Vec<Severity> = found.iter().map(|each| each.severity).collect();
    assert_eq!(severities, [Severity::Note]);
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
    ] {
        assert!(found(name, text).is_empty(), "{text}");
    }
}
