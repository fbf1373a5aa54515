//! The rule `unpaired-mark`.

mod across;
mod interval;
mod label;
mod straight;
mod within;

use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::rule::{Options, declare_rule};
use crate::text::marks::Family;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds brackets and quotation marks that are opened but never closed, or closed but never opened.
    ///
    /// Brackets of different widths match: `（二)` is a pair, and `mixed-width` reports its widths. A quotation may span several
    /// paragraphs, closed only in the last one or reopened in each. Labels such as `1)`, `6.a)` and `а)`, emoticons, apostrophes,
    /// intervals, and single marks in quotation marks are ignored.
    ///
    /// Languages quote in different ways: `“x”`, `„x“`, `»x«`, `”x”`. Where the language of a text is not known, a quotation mark
    /// is reported only if the document has pairs of the same kind. A straight quotation mark is reported if the paragraph has an
    /// odd number of them and their positions show which one has no partner.
    ///
    /// ## Why
    /// A reader cannot tell where a remark, a title or a quotation ends; in a contract, that decides what a condition covers.
    ///
    /// ## Example
    /// ```bad
    /// 两市根据《沿江步道养护办法的规定，共同负担费用。
    /// ```
    /// ```bad
    /// The keeper (or a person named by the keeper shall open the gate at dawn.
    /// ```
    /// ```good
    /// 两市根据《沿江步道养护办法》的规定（见附录），共同负担费用。
    /// ```
    ///
    /// ## Default
    /// An error: one of the two marks is always missing.
    "unpaired-mark", "marks", Error, needs &[] => Each(check)
}

/// A mark that waits for its partner.
#[derive(Clone, Copy, Debug)]
struct Mark {
    family: Family,
    c: char,
    span: Span,
    paragraph: usize,
}

/// What is wrong with a mark.
#[derive(Clone, Copy)]
enum Fault {
    Unclosed,
    Unopened,
    /// Another sort of mark closes it.
    ClosedBy(Mark),
}

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let mut report = |mark: Mark, fault: Fault| {
        let report = |message| RULE.finding(reading.number(), mark.span, message);
        findings.push(match fault {
            Fault::Unclosed => report(message!("unpaired-mark.never-closed", mark = mark.c)),
            Fault::Unopened => report(message!("unpaired-mark.never-opened", mark = mark.c)),
            Fault::ClosedBy(other) => {
                let message = message!("unpaired-mark.closed-by", open = mark.c, close = other.c);
                report(message).also(other.span, message!("unpaired-mark.closed-here"))
            }
        });
    };
    for (mark, fault) in across::unpaired(reading) {
        report(mark, fault);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, found_in, silent};

    fn marks_found(text: &str) -> Vec<String> {
        found(&RULE, text)
            .into_iter()
            .map(|mut each| each.swap_remove(0))
            .collect()
    }

    #[test]
    fn finds_what_is_missing_in_three_languages() {
        for (text, mark) in [
            ("甲方应当（含其代理人及时通知乙方。", "（"),
            ("甲方应当含其代理人）及时通知乙方。", "）"),
            ("双方重申《水资源公约的各项原则。", "《"),
            ("The keeper (or his deputy opens the gate.", "("),
            ("He said that “the gate is open at dawn.", "“"),
            ("Сторож (или его помощник открывает ворота.", "("),
            ("В договоре сказано: «ворота открыты с утра.", "«"),
        ] {
            assert_eq!(marks_found(text), [mark], "{text}");
        }
    }

    #[test]
    fn the_inner_of_two_is_found() {
        assert_eq!(
            marks_found("双方签署了《关于〈水资源公约的议定书》。"),
            ["〈"]
        );
        assert_eq!(marks_found("See the list (in table [4) for more."), ["["]);
    }

    #[test]
    fn brackets_pair_across_widths_and_nest() {
        silent(
            &RULE,
            &[
                "（二)受理申请；",
                "2а) малые сети;\n\n2б) большие сети.",
                "Нужны: 2а) малые сети; 2б) большие сети.",
                "《关于〈水资源公约〉的议定书》（草案（二））",
                "Он сказал: «Читайте „Вести“ и “Труд”».",
                "Er sagte „so ist es“ und ging.",
                "The Danish text of the treaty has ”Kongeriget Danmark” in both places.",
                "Der finnische Text nennt den Hafen »satama» und den Leuchtturm »majakka».",
            ],
        );
    }

    #[test]
    fn a_wrong_partner_is_one_finding() {
        assert_eq!(
            found(&RULE, "甲方（含其代理人】及时通知乙方。"),
            [["（", "】"]]
        );
    }

    #[test]
    fn quotations_may_span_paragraphs() {
        silent(
            &RULE,
            &[
                "将第三条修改为：“维护人员应当佩戴标志。\n\n维护记录应当保存一年。\n\n遇有事故，应当报告。”",
                "“The first part of what he said.\n\n“The second part of it.”",
            ],
        );
    }

    #[test]
    fn what_is_cut_in_two_is_whole() {
        silent(
            &RULE,
            &[
                "表格一栏写明：“灯已修好，\n\n门也已修好。”值班员签了名。",
                "值班员按规定（见《港口\n\n章程》〈附录〉）办理。",
                "The lamp is lit at dusk (as the board says in [Rules],\nSection 4.2).  It burns till dawn.",
                "The gate is shut.  (It was open for a year.\n\nThen the rules came.)  Nobody minds.",
                "The name is given (e.g.,\n\n    keeper = {\n      lamp = 1; gate = 2;\n    }\n\nthe lamp).  It is short.",
                "The keeper sends\n\n[(LAMPS=lamp-one/red,\n\nlamp-two/green, ...\n\nlamp-last/one-of-the-green-and-white-ones)]\n\nto the port.",
                "lampTable OBJECT-TYPE\n    DESCRIPTION\n      \"The lamps of the port are listed\n      in the order of the piers.\n\n one 1\n\n two 2\n\n three 3\n\n four 4\n\n five 5\n\n six 6\n\n seven 7\n\n eight 8\n\n nine 9\n\n ten 10\n\n eleven 11\n\n      \"\n    ::= { lamps 1 }",
                "The keeper takes the name of the lamp (e.g.,\n\nlampName ATTRIBUTE ::= {\n    ONE VALUE\n    ID at-lamp-name}\n\nlampPier ATTRIBUTE ::= {\n    ONE VALUE\n    ID at-lamp-pier}\n\nlampBoat ATTRIBUTE ::= {\n    ONE VALUE\n    ID at-lamp-boat}\n\nlampGate ATTRIBUTE ::= {\n    ONE VALUE\n    ID at-lamp-gate}\n\nlampBell ATTRIBUTE ::= {\n    ONE VALUE\n    ID at-lamp-bell}\n\nlampRope ATTRIBUTE ::= {\n    ONE VALUE\n    ID at-lamp-rope}\n\nlampOil ATTRIBUTE ::= {\n    ONE VALUE\n    ID at-lamp-oil}\n\nat-lamp-name).  It is short.",
                "It is open (one of 1) the gate and 2) the door).",
                "A name that starts with \"lamp(\" calls the keeper.",
                "The keeper calls find(\"/lamp\") at dusk.",
                "The reply is\n\n    S: 2 FETCH (UID 14 [...]\n    S: OK",
                "lampTable OBJECT-TYPE\n    DESCRIPTION\n      \"The lamps of the port are\n\n       listed here.\"\n    ::= { lamps 1 }",
            ],
        );
    }

    #[test]
    fn marks_of_two_paragraphs_that_are_whole_do_not_pair() {
        let text = "第一条 应当遵守《乘客守则，服从管理。\n\n第二条 违反乘客守则》的，有权制止。";
        assert_eq!(marks_found(text), ["《", "》"]);
        assert_eq!(marks_found("市、县市、区）应当规划森林公园。"), ["）"]);
    }

    #[test]
    fn attributes_of_a_link_are_no_marks() {
        for text in [
            "见[码头](a.md){.internal-link target=_blank}中的说明。",
            "Смотри [причал](a.md){.internal-link target=_blank}.",
        ] {
            assert!(found_in(&RULE, "a.md", text).is_empty(), "{text}");
        }
        assert_eq!(found(&RULE, "码头{含船闸已经修好。").len(), 1);
    }

    #[test]
    fn a_bracket_alone_on_its_line_belongs_to_code() {
        let text = "The keeper writes the entry in this form,\nopen gate {\n(\nkeeper, hour of dawn\nand leaves the rest to the clerk of the harbour.";
        silent(&RULE, &[text]);
    }

    #[test]
    fn languages_quote_in_their_own_way() {
        silent(
            &RULE,
            &[
                "Hon sa ”nej” och gick. Det är ”bra”, tycker hon.",
                "Hän sanoi »joo» ja lähti.",
                "اقرأ ”القواعد“ قبل البدء.",
                "»Das Tor ist zu«, sagte der Wart. »Es bleibt auch zu.«",
            ],
        );
        let text = "Das Tor ist zu«, sagte der Wart und ging. »Es bleibt auch zu.";
        assert_eq!(marks_found(text), ["«", "»"]);
        assert_eq!(marks_found("Доска длиной 5м) лежит у причала."), [")"]);
        assert_eq!(marks_found("Hon sa ”nej” nu. Det är ”bra."), ["”"]);
    }

    #[test]
    fn a_mark_of_arabic_ends_a_quotation() {
        let text = "كتب الحارس: ”البوابة مفتوحة“، وكتب أيضا ”المصباح مضاء“؛ ثم ذهب.";
        silent(&RULE, &[text]);
        let text = "كتب الحارس ”البوابة مفتوحة“، ثم كتب ”المصباح مضاء وذهب.";
        assert_eq!(marks_found(text), ["”"]);
    }

    #[test]
    fn a_name_shares_its_last_mark_with_the_one_inside() {
        silent(
            &RULE,
            &[
                "Договор подписали ООО «Судоходная компания «Волна» и АО «Маяк».",
                "Причал сдан в аренду ПАО «Порт «Северный» до осени.",
                "Причал здано в оренду ТОВ «Торговий порт «Хвиля» до осені.",
            ],
        );
        for text in [
            "Сторож сказал: «Газета «Маяк» вышла утром.",
            "На доске написано «Ворота открыты, а газета «Маяк» вышла утром.",
            "Le gardien lit le journal «Le Port du «Phare» et il ferme la porte.",
        ] {
            assert_eq!(marks_found(text), ["«"], "{text}");
        }
    }

    #[test]
    fn a_bracket_may_exclude_the_end_of_an_interval() {
        silent(
            &RULE,
            &[
                "Der Pegel liegt im Bereich ]0, 2] oder ]-1,5; 2,5[ oder [a, b[ Meter.",
                "La fonction est nulle sur ]-∞, 0[ et positive sur ]0, +∞[, dit le cours.",
            ],
        );
        assert_eq!(marks_found("See the list [4, the gate, for more."), ["["]);
        assert_eq!(marks_found("See page 3], 4 and the map [5] too."), ["]"]);
    }

    #[test]
    fn some_parts_are_named_with_the_bracket_of_their_number() {
        silent(
            &RULE,
            &[
                "Сторож руководствуется подпунктами 3), 5-1) и 8) пункта 2 правил.",
                "У підпункті 7) пункту 2 слово «ворота» замінити.",
                "第3条第2項ハ)又はニ)の規定及び第5号またはア)の規定による。",
                "次の場合に届け出る。船が着くとき1)又は船が出るとき2)である。",
            ],
        );
        assert_eq!(marks_found("Сторож открыл ворота 7) утром."), [")"]);
        assert_eq!(marks_found("船長は港の倉庫)に荷物を置く。"), [")"]);
    }

    #[test]
    fn a_bracket_behind_a_single_quotation_mark_closes() {
        silent(
            &RULE,
            &[
                "“Mooring is the care of a boat at its place (a 'berth')”, as the rules say.",
                "He wrote \"the needs of one port (a 'berth')\" and \"the mark (QX-RAY')\", as the rules say.",
            ],
        );
        assert_eq!(
            marks_found("He wrote \"the needs of one port (a 'berth'\" and left."),
            ["("]
        );
    }

    #[test]
    fn a_number_in_a_sentence_is_no_label() {
        let text = "The harbour keeps the rules of section 7) and of the port.";
        assert_eq!(marks_found(text), [")"]);
        assert_eq!(
            marks_found("Read the `Log`.) The rest is for the clerk."),
            [")"]
        );
        silent(
            &RULE,
            &[
                "Siehe Posten 3.b) und Posten 5.1.c) der Liste.",
                "The keeper has to 1) open the gate and 2) light the lamp.",
                "见第3.b)项和5.2）项。",
                "Die Halle wird nach Nummer IV.b) und Nummer II.3.a) vermietet.",
                "Le syndicat peut 1°) fermer le pont ; 2°) allumer la lampe (à 20°).",
                "α) πρῶτον, στ) ἕκτον",
                "aa) das Tor; *) die Lampe",
                "A1) The gate is open.\n\nA2) The gate is shut.",
            ],
        );
    }

    #[test]
    fn faces_open_nothing_unless_closed() {
        silent(
            &RULE,
            &[
                "The toll:( for example two ) is due.",
                "See you there :( or not ;-)",
                "(thanks :) and so on)",
            ],
        );
    }

    #[test]
    fn a_quotation_of_several_paragraphs_ends_with_a_sentence() {
        let text = "请看第三章中“灯塔的部分。\n\n她走了。\n\n屏幕上只有一个词 lamp”：";
        assert_eq!(marks_found(text), ["“", "”"]);
    }

    #[test]
    fn straight_marks_are_counted() {
        for text in [
            "The board reads \"open\" and \"closed.\n\nThe lamp is lit.",
            "He wrote to the port.\"\n\nThe port was silent about it.",
        ] {
            assert_eq!(marks_found(text), ["\""], "{text}");
        }
        silent(
            &RULE,
            &[
                "\"It was late,\" he said, \"and the ferry was gone.\n\n\"So we walked to the port.\"",
                "A 7\" record and a 12\" one are on the shelf.",
            ],
        );
    }

    #[test]
    fn labels_apostrophes_intervals_and_quoted_marks_are_no_defects() {
        silent(
            &RULE,
            &[
                "1) the first;\n\n2) the second.",
                "а) первое;\n\nб) второе.",
                "The parties’ duties don’t end.",
                "For x in [0, 1) the rate is fixed.",
                "The domain (\"arpa\")\" is known; see [me@example.com] and 2**) here.",
                "The character \"(\" opens a group.",
                "包括：1）图书；2）地图。",
                "包括：１）图书；２）地图。",
                "Пункты 2а) и 2б) правил порта не применяются.",
                "تسري المادة 2أ) على السفن.",
                "Thanks :)",
                "The values {Q[1], ..., Q[m]} and [<topology>] and sip:a@[2001:db8::20]> follow.",
                "The marker ]]>]]> ends it, and a sad ;( too.",
            ],
        );
    }

    #[test]
    fn the_syntax_of_a_command_may_be_told_part_by_part() {
        silent(
            &RULE,
            &[
                "Each entry has the form [(POOL=name of the pool, which is short,\n\nUNIT=name of the unit, which is short,\n\nMODE=name of the mode of the pool,\n\nTYPE=6)] and may be given once.",
                "The pool is shown by POOL [(NAME=pool1 and so on.\n\nThe name may be left out, in which case all are shown.\n\nThe mode is that of the job.\n\nIt ends with TYPE=6].",
            ],
        );
        assert_eq!(found(&RULE, "The pool is shown [by its name, and so on.\n\nThe name may be left out.\n\nAll are shown.").len(), 1);
    }
}
