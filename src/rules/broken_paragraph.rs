//! The rule `broken-paragraph`.

mod continued;
mod glued;
mod line;
mod list;
mod part;
mod split_word;
mod told;

use crate::document::Kind;
use crate::document::reading::{Paragraph, Reading};
use crate::facts::label::Style;
use crate::finding::Finding;
use crate::language::Knowledge;
use crate::language::topics::{lists, sentences};
use crate::rule::{Options, declare_rule};
use crate::rules::broken_paragraph::continued::Habits;
use crate::rules::ending::SHORT;
use crate::text::script::{self, HAN_WEIGHT};
use crate::text::segment;
use crate::text::span::Span;

declare_rule! {
    /// ## What it does
    /// Finds a paragraph that breaks off in mid-sentence and continues in the next paragraph.
    ///
    /// The first paragraph has no final punctuation, or ends with a comma or a joining word (和, of, и). The second one
    /// continues it: it starts with a lower-case letter or with a mark that cannot start a sentence or, in Chinese and
    /// Japanese, has no number and ends with final punctuation. A paragraph that ends with a joining word before the next
    /// article is found as well. Greetings of letters, headings, lists without final punctuation, tables and code are ignored.
    ///
    /// ## Why
    /// Scanning and pasting turn the end of a page or a column into the end of a paragraph. The layout hides the break, and
    /// whoever processes the text next (a translator, a search engine, a version comparison) sees two paragraphs.
    ///
    /// ## Example
    /// ```bad
    /// 两市将修复沿江步道，更换破损的护栏和路灯，并在汛期到来之前完成堤岸加固，同时
    ///
    /// 开放三处码头供游船停靠。
    /// ```
    /// ```bad
    /// The depositary shall notify all parties of the date on which the
    ///
    /// amendment enters into force.
    /// ```
    /// ```good
    /// 两市议定如下：
    ///
    /// 两市将修复沿江步道，并在汛期到来之前完成堤岸加固。
    /// ```
    ///
    /// ## Fix
    /// Joins the two paragraphs. The fix is unsafe: more than a line end may be missing between them.
    ///
    /// ## Default
    /// A warning: the break is almost always a mistake, but only the source shows which words belong there.
    "broken-paragraph", "paragraphs", Warning, needs &[Knowledge::Joining] => Each(check)
}

/// From this weight on a paragraph without any final mark is taken for broken in scripts that have no capitals to tell by. With
/// 20 thirteen findings more; with 80 eleven fewer, ten of them right, and seven cases more right.
const LONG: u32 = 40 * HAN_WEIGHT;
/// How much deeper than the next line, in characters, a line stands that is set apart. With 1 and 6 the same.
const OUTDENTED: usize = 2;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let blank = blank_lines_separate(reading);
    let habits = Habits::default();
    for (one, next) in reading.paragraphs().zip(reading.paragraphs().skip(1)) {
        if blank && !is_blank_line_between(reading, one, next) {
            continue;
        }
        if breaks(reading, (one, next), &habits) {
            findings.push(told::finding(reading, one, next));
        } else if part::cuts_off(reading, one, next) {
            findings.push(told::cut_off(reading, one, next));
        }
    }
}

/// Whether blank lines separate most paragraphs of running text: then a line end alone is no end of a paragraph.
fn blank_lines_separate(reading: &Reading) -> bool {
    let pairs = reading.paragraphs().zip(reading.paragraphs().skip(1));
    let (mut with, mut without) = (0usize, 0usize);
    for (one, next) in pairs.filter(|(one, next)| one.kind == Kind::Body && next.kind == Kind::Body)
    {
        if is_blank_line_between(reading, one, next) {
            with += 1;
        } else {
            without += 1;
        }
    }
    with > without
}

fn is_blank_line_between(reading: &Reading, one: Paragraph, next: Paragraph) -> bool {
    let gap = Span {
        start: one.span.end,
        end: next.span.start,
    };
    reading.quote(gap).matches('\n').count() > 1
}

/// Whether the first of two paragraphs goes on in the other.
fn breaks(reading: &Reading, (one, next): (Paragraph, Paragraph), habits: &Habits) -> bool {
    let running = matches!(
        one.kind,
        Kind::Body | Kind::ListItem | Kind::Quote | Kind::Footnote
    );
    let (tail, head) = (
        line::seen(reading.quote(one.span)),
        line::seen(reading.quote(next.span)),
    );
    let weight = script::weight_of(one.body());
    // A numbered paragraph without a final mark looks like a heading, but none is so long and ends in "of the".
    let words = tail.split_whitespace().count();
    let bound = lists::opens_with_conjunction(one.vocabulary(), head)
        && head.starts_with(char::is_lowercase)
        && !tail.contains('\n');
    let running = running
        || (one.kind == Kind::Heading
            && bound
            && tail.split_whitespace().count() >= line::FRAGMENT)
        || (one.kind == Kind::Heading
            && weight >= LONG / 3
            && segment::ends_open(one.vocabulary(), tail))
        || (one.kind == Kind::Heading && glued::breaks(one, (tail, weight), head));
    if let Some(body) = next.label.map(|_| next.body()) {
        // A number with a conjunction after it belongs to the sentence: 《南湖渔业法》|第五十二条以及本规定.
        return lists::opens_with_conjunction(next.vocabulary(), body)
            && next
                .label
                .is_some_and(|label| matches!(label.style, Style::Division(_)))
            && line::goes_on(one, tail)
            && segment::ends_sentence(head);
    }
    if !running || tail.starts_with("--") {
        return false;
    }
    let follows = next.kind == Kind::Body || (next.kind == one.kind && next.kind == Kind::Quote);
    // What a page break of the file cuts is cut by the printer; what stands deeper than the text is displayed in it.
    let gap = Span {
        start: one.span.end,
        end: next.span.start,
    };
    if !follows
        || reading.without_furniture(gap).as_slice() != [gap]
        || is_displayed(reading, one, next)
    {
        return false;
    }
    if segment::ends_sentence(tail)
        || line::ends_misquoted(tail)
        || line::introduces(tail)
        || line::is_no_language(tail, head)
        || sentences::is_salutation(one.vocabulary(), tail)
    {
        return false;
    }
    let fragment = line::is_fragment(one, tail, head) || (bound && words >= line::FRAGMENT);
    if (weight < SHORT && !fragment) || list::closes(reading, one, tail) {
        return false;
    }
    continued::continues((reading, habits), (one, tail, weight), head)
}

/// Whether the next paragraph stands deeper than the lines of this one, as examples and addresses do, in scripts with spaces.
fn is_displayed(reading: &Reading, one: Paragraph, next: Paragraph) -> bool {
    let depth = |at: u32| {
        let (before, _) = reading.around(Span { start: at, end: at });
        let text = before.trim_end_matches(|c: char| c != '\n' && c.is_whitespace());
        let blank = text.is_empty() || text.ends_with('\n');
        blank.then(|| before[text.len()..].chars().count())
    };
    let tail = reading.quote(one.span);
    let last = tail.rfind('\n').map_or(0, |at| {
        let rest = &tail[at + 1..];
        at + 1 + (rest.len() - rest.trim_start().len())
    });
    let last = reading.quoted(one.span, last..tail.len()).start;
    let spaced = !tail.ends_with(script::is_unspaced);
    match (depth(last), depth(next.span.start)) {
        // An item hangs its text after its number; on the same line it may stand anywhere.
        (Some(own), Some(other)) if one.label.is_none() => {
            spaced && (other > own + 1 || own > other + OUTDENTED)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    fn checked(text: &str) -> (crate::document::Document, Vec<Finding>) {
        let document =
            input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).unwrap();
        let mut findings = Vec::new();
        RULE.run(
            std::slice::from_ref(&document),
            &Options::default(),
            &mut findings,
        );
        (document, findings)
    }

    fn found(text: &str) -> Vec<String> {
        let (document, findings) = checked(text);
        findings
            .iter()
            .map(|each| document.slice(each.place.span).to_owned())
            .collect()
    }

    #[test]
    fn finds_breaks_after_a_comma_a_joining_word_and_inside_a_word() {
        assert_eq!(
            found(
                "双方商定深化知识产权交流，营造良好的法治环境。在数字经济、\n\n人工智能发展的背景下分享经验。"
            ),
            ["在数字经济、"]
        );
        assert_eq!(
            found("双方将在下列领域继续开展合作，包括传统医学、药品和\n\n医疗器械安全等领域。"),
            ["药品和"]
        );
        let split =
            "双方高度评价这一倡议，该倡议旨在实现本地\n\n区的长治久安。双方支持本地区各国。";
        assert_eq!(found(split), ["该倡议旨在实现本地"]);
    }

    #[test]
    fn finds_breaks_inside_a_title() {
        let text = "双方重申恪守《两国政府关于边境地区动植物\n\n检疫合作的协定》各项原则";
        assert_eq!(found(text).len(), 1);
    }

    #[test]
    fn a_greeting_is_no_break() {
        for text in [
            "Liebe Mitglieder des Hafenvereins,\n\nder Kai wird ab Montag ausgebessert. Die Boote liegen so lange im Vorhafen.",
            "Sehr geehrter Herr Hafenmeister Brandt,\n\nunser Boot liegt seit Mai am Kai. Wir bitten um einen anderen Platz.",
            "Dear members of the harbour club,\n\nthe pier will be closed from Monday on. All boats go to the outer port.",
            "亲爱的港口朋友们，\n\n码头将从星期一起修缮，请把船停到外港，谢谢大家的理解和配合。",
            "Cher Monsieur le gardien du port,\n\nnous avons bien reçu votre lettre du mois de mai. Le quai sera fermé lundi.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(
            found("Die Mitglieder des Hafenvereins treffen sich am Kai,\n\nder am Montag ausgebessert wird.").len(),
            1
        );
    }

    #[test]
    fn finds_breaks_before_a_part_with_a_number() {
        for (text, end) in [
            (
                "The keeper of the pier shall write down every boat that leaves the harbour of the\n\nArticle 7 Lamps\n\nThe lamps are lit at dusk.",
                "harbour of the",
            ),
            (
                "第六条　港口管理人员应当每日检查码头，并将检查结果送交负责修缮的\n\n第七条　码头的灯由值班人员点亮。",
                "将检查结果送交负责修缮的",
            ),
        ] {
            let (document, findings) = checked(text);
            let [finding] = &findings[..] else {
                panic!("{text}: {findings:?}");
            };
            let shown = document.slice(finding.place.span);
            assert!(!shown.is_empty() && end.ends_with(shown), "{text}: {shown}");
            assert!(finding.fix.is_none());
        }
        for text in [
            "The keeper lights the lamps of the harbour and of the piers on every day of the year\n\nArticle 7 Lamps",
            "The lamp of the\n\nArticle 7 Lamps",
            "The keeper of the pier shall write down the name of every boat that is in the\n\n(a) outer port; or\n\n(b) inner port.",
            "第二章　港口、码头和渡船的管理\n\n第六条　港口管理人员应当每日检查码头。",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn finds_breaks_where_particles_are_glued() {
        for text in [
            "港务局同意扩建渡口，现将修缮的办法发给各个码头，望各码头安排人手，按时\n\n完工。修缮期间渡船停在外港。",
            "港の委員会は先週の会議において意見をまとめ、外港にある古い灯台を\n\n建て替えることに決めた。工事は秋に始まる。",
            "항만 위원회는 지난주 회의에서 오래된 등대를 새로 짓기로 하고\n\n발표하였다. 공사는 가을에 시작된다.",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in [
            "完工之后，港口更大，渡船更多，码头更新\n\n渡船停在外港的时候，码头由值班人员看守。",
            "港の灯台を新しくするために\n\n委員会は先週の会議で工事を決めた。工事は秋に始まる。",
            "항만 위원회, 오래된 등대를 새로 짓기로\n\n항만 위원회는 지난주 회의에서 등대를 새로 짓기로 결정하였다.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn captions_entries_and_bytes_are_no_breaks() {
        for text in [
            "Figure 4: Boot Server Address Option Format\n\noption-code: the code of the option, which is 59.",
            "The key is the following one: FFFFFFFF FFFFFFFF C90FDAA2 32BC0B1B\n\nis obtained from the table.",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn leads_letters_and_lists_set_by_hand_are_no_breaks() {
        let long = "请写出一条查询语句，把二〇二〇年一月里进港的所有船舶的编号和进港日期都列出来，并且按进港日期从早到晚排好次序";
        for text in [
            format!("{long}\n\n答案：\n\n写在下一页上。\n\n请再写一条。\n\n答案：\n\n写在最后一页上。"),
            "守塔人要回答下面几个问题，先把记录一条一条看过：\n我们的记录\n我们看到了别人的好\n我们很高兴有机会看到自己可以用的办法\n我们很高兴大家都有收获\n\n同时，因为大家都很热心，守塔人得到了很多鼓励。".to_owned(),
            format!("“{long}。“\n\n码头离县城三十公里，县城里有客车直达码头大门口。"),
            "Unter diesem Buchstaben sind die sonstigen Verhältnisse der Häfen einzutragen, namentlich\n\naa) die Namen der Schiffe und ihrer Eigner.".to_owned(),
            "The keeper was asked. He did not answer.\n\nshort talk about the lamp.\n\nThe lamp can be seen from afar and has a fine value\n\ntalk about its names.".to_owned(),
        ] {
            assert!(found(&text).is_empty(), "{text}");
        }
        assert_eq!(
            found(&format!("{long}\n\n答案写在下一页上，请先自己想一想。")).len(),
            1
        );
    }

    #[test]
    fn finds_breaks_before_a_year() {
        for text in [
            "Совет порта утвердил план ремонта маяка, который был построен в\n\n1932 году. Работы начнутся в июле.",
            "The council of the port has a plan for the lighthouse that was built in\n\n1932 by the town. Work starts in July.",
            "港务局批准了灯塔的修缮计划，这座灯塔由本地的工人先后修建于1928年和\n\n1932年。工程七月开始。",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in [
            "The council of the port has a plan for the lighthouse that was built in\n\n1932. Work starts in July.",
            "The council of the port has a plan for the lighthouse that was built\n\n1932 the lamp was lit for the first time.",
            "Совет порта утвердил план ремонта маяка, который был построен в\n\n12 часов. Работы начнутся в июле.",
            "Der Hafenrat hat einen Plan für den Leuchtturm und den Kai\n\n1932 wurde er gebaut. Die Arbeiten beginnen im Juli.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_formula_that_a_sentence_explains_is_no_break() {
        assert!(found("Rate = base + f(term, risk)\n\nwhere f is a table.").is_empty());
    }

    #[test]
    fn finds_breaks_in_english_and_russian() {
        assert_eq!(
            found(
                "The Secretariat shall prepare a report on the\n\nimplementation of this decision."
            )
            .len(),
            1
        );
        assert_eq!(
            found("Секретариат подготовит доклад о ходе\n\nвыполнения настоящего решения.").len(),
            1
        );
    }

    #[test]
    fn proposes_the_join_that_fits_the_script() {
        for (text, joint) in [
            (
                "Секретариат подготовит доклад о ходе\n\nвыполнения решения.",
                " ",
            ),
            (
                "双方将在以下领域开展合作，包括药品和\n\n器械安全等领域。",
                "",
            ),
        ] {
            let (document, findings) = checked(text);
            let fix = findings[0].fix.as_ref().unwrap();
            assert_eq!(
                (
                    fix.safe,
                    fix.edits[0].text.as_str(),
                    document.slice(fix.edits[0].span)
                ),
                (false, joint, "\n\n")
            );
        }
    }

    #[test]
    fn a_sentence_that_encloses_a_list_is_no_break() {
        for text in [
            "(a) sells fish at the pier, or\n\n(b) buys fish at the pier,\n\npays the fee of the harbour.",
            "Wer\n\na) Fische am Kai verkauft oder\n\nb) Fische am Kai kauft,\n\nzahlt die Gebühr des Hafens.",
            "The driver may\n\nwait at the gate, or\n\nleave the yard by the road along the river.",
            "可以做这些事：\n\n1. 擦洗甲板\n\n2. 修补渔网，或者是从前没有补好的\n\n码头每天六点开门。出海的人要先登记。",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(
            found("1. The harbour is open.\n\n2. The harbour master keeps a list of the\n\nships that lie at the pier.").len(),
            1
        );
    }

    #[test]
    fn a_heading_without_a_mark_is_no_break() {
        for text in [
            "两条分支的合并\n\n让我们看一个例子。合并让人省心。并让读者明白。",
            "用钥匙打开仓库\n\nkey 一词在这里指钥匙。仓库每天六点开门。",
            "守门人的行为\n\n由船长和水手一起决定。守门人每天六点开门。",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_no_reader_sees_and_a_dash_behind_a_colon_change_nothing() {
        for text in [
            "船长发现码头的灯坏了，应当在当天报告港务局，港务局在三天之内修好，并且把结果告诉船长。\u{e004}\n\n收到报告的人应当登记。",
            "The captain saw the lamp and cried:—\n\n\"Who is there? the pier is closed.\"",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(
            found("船长离开码头的时候，应当把钥匙和\u{e004}\n\n灯交给守门人，并且登记。").len(),
            1
        );
    }

    #[test]
    fn finds_breaks_before_a_number_and_after_a_few_words() {
        assert_eq!(
            found(
                "港务局可以依据《北港码头管理条例》\n\n第十二条 以及本办法第三条的规定，关闭码头。"
            ),
            ["北港码头管理条例》"]
        );
        assert_eq!(
            found(
                "Причал закрывают после захода судна Arc\n\nи катера Rc, поэтому ворота стоят открытыми."
            ),
            ["Arc"]
        );
        assert_eq!(
            found("But the captain\n\nwaits at the pier, and the crew goes on board at night."),
            ["captain"]
        );
    }

    #[test]
    fn a_line_end_is_no_break_where_blank_lines_separate() {
        let text = "The pier is closed.\n\nThe gate is open.\n\n\u{3e}From the side of the large harbour,\nthis is a good day.\n\nThe lamp is lit.";
        assert!(found(text).is_empty(), "{:?}", found(text));
    }

    #[test]
    fn ignores_headings_lists_and_complete_paragraphs() {
        for text in [
            "第一章 总则\n\n本法适用于境内的企业。",
            "双方声明如下：\n\n一、双方同意合作。",
            "关于进一步加强全面战略协作的联合声明\n\n应邀请，代表团进行了访问。",
            "The following are required:\n\nred paint\n\ngreen paint\n\nblue paint",
            "Done.\n\nand so on.",
            "苹果、香蕉、橘子和梨\n\n白菜、萝卜、土豆和葱\n\n牛肉、羊肉、鸡肉和鱼",
            "1992年4月3日第七届全国人民代表大会第五次会议通过\n\n2009年8月27日第十一届全国人民代表大会常务委员会第十次会议修正",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn finds_breaks_before_the_label_of_the_next_clause() {
        for text in [
            "第一条 码头管理人员应当按照本办法规定的时间和\n\n第二条 灯具\n\n灯由值班人员点亮。",
            "1. Хозяин причала обязуется передать место в соответствии с\n\n2. Гость обязуется вносить плату в срок.",
            "1. The keeper of the harbour shall write down every boat that leaves the\n\n2. The guest shall pay the fee in May.",
        ] {
            let all = found(text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
        }
        for text in [
            "1. Лодки, вёсла и снасти, которые лежат на причале и\n\n2. сети, которые сушатся на берегу.",
            "第一条 管理的范围\n\n第二条 灯由值班人员点亮。",
            "第一条 本办法所称外港，是指防波堤以外的\n\n第二条 灯由值班人员点亮，并每日检查一次。",
        ] {
            let all = found(text);
            assert!(
                !all.iter()
                    .any(|each| each.contains("причале") || each.contains("范围")),
                "{text}: {all:?}"
            );
        }
    }
}
