//! Where paragraphs start and end in the lines of a plain text, and how their lines are joined.
//!
//! Blank lines separate paragraphs and lines between them belong together, unless the text has one paragraph a line, or an
//! indent, a list mark or the line of a table of contents shows that a new one starts.

use crate::input::draft::{Draft, Drafts, Shape};
use crate::input::drawn::is_drawn;
use crate::input::gutter;
use crate::input::joining::Joining;
use crate::input::leader;
use crate::input::lines::{Line, has_gap};
use crate::input::seams::{Breaks, FENCE, Opening, Seam};
use crate::text::span::Span;

/// Divides `lines` into paragraphs. Rules of marks alone (`-----`) separate; they and the bars of asides are returned as furniture.
pub(super) fn drafts(text: &str, mut lines: Vec<Line>, furniture: &mut Vec<Span>) -> Drafts {
    for line in lines.iter_mut().filter(|line| is_rule(text, line)) {
        furniture.push(line.span);
        (line.span, line.width) = (Span::empty(line.span.end as usize), 0);
    }
    gutter::take_off(text, &mut lines, furniture);
    let layout = Layout::over(text, &lines);
    let mut out = Drafts {
        list: Vec::new(),
        pieces: Vec::with_capacity(lines.len()),
    };
    let mut openings = Vec::new();
    for block in lines
        .split(Line::is_blank)
        .filter(|block| !block.is_empty())
    {
        layout.block(block, &mut openings, &mut out);
    }
    out
}

/// A line of nothing but rule marks separates paragraphs and is not one.
fn is_rule(text: &str, line: &Line) -> bool {
    line.width >= 3
        && line
            .span
            .of(text)
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | '—' | '─' | '━' | '═' | '~' | ' '))
}

/// How the lines of a text are laid out.
pub(super) struct Layout<'text> {
    text: &'text str,
    breaks: Breaks<'text>,
    joining: Joining<'text>,
    /// Whether `>` and fences at the start of a line are marks. In the text of a format that has marks of its own they are none.
    marked: bool,
}

impl<'text> Layout<'text> {
    /// Looks at all lines of a text.
    pub(super) fn over(text: &'text str, lines: &[Line]) -> Self {
        Self {
            text,
            breaks: Breaks::over(text, lines),
            joining: Joining::over(text, lines),
            marked: true,
        }
    }

    /// As [`Layout::over`], for text whose marks were read and taken away before.
    pub(super) fn over_rendered(text: &'text str, lines: &[Line]) -> Self {
        Self {
            marked: false,
            ..Self::over(text, lines)
        }
    }

    /// Cuts the lines of a paragraph whose ends are known otherwise, only where a line ends a sentence or clause and the next is
    /// plainly one of its own: by its number, its indent, or because it is Chinese or Japanese, one paragraph a line.
    pub(super) fn written(&self, lines: &[Line], out: &mut Drafts) {
        let openings: Vec<Opening> = lines.iter().map(|line| self.breaks.opening(line)).collect();
        let label = |at: usize| openings[at].label();
        let mut start = 0;
        for at in 1..=lines.len() {
            let cut = || {
                self.breaks
                    .stands_apart(&lines[at - 1], &lines[at], [label(at - 1), label(at)])
                    && self.breaks.starts(Seam {
                        block: lines,
                        openings: &openings,
                        start,
                        at,
                        column: None,
                    })
            };
            if at == lines.len() || cut() {
                self.draft(&lines[start..at], openings[start], false, start == 0, out);
                start = at;
            }
        }
    }

    /// A paragraph of all these lines.
    pub(super) fn whole(&self, lines: &[Line], laid_out: bool, out: &mut Drafts) {
        let mut opening = self.breaks.opening(&lines[0]);
        if laid_out {
            opening.label = None;
        }
        self.draft(lines, opening, laid_out, true, out);
    }

    fn of(&self, line: &Line) -> &'text str {
        line.span.of(self.text)
    }

    /// Cuts one block, the lines between two blank ones, into paragraphs.
    fn block(&self, block: &[Line], openings: &mut Vec<Opening>, out: &mut Drafts) {
        openings.clear();
        openings.extend(block.iter().map(|line| Opening {
            label: None,
            leader: leader::has_leader(self.of(line)),
        }));
        let laid_out = self.is_laid_out(block, openings);
        // Of a drawing only the first line can be read as more than a drawing.
        let read = if laid_out { 1 } else { block.len() };
        for (line, opening) in block.iter().zip(openings.iter_mut()).take(read) {
            opening.label = self.breaks.read_label(line);
        }
        let columned = || self.breaks.column(block, openings);
        let column = if laid_out { None } else { columned() };
        let mut start = 0;
        for at in 1..=block.len() {
            let seam = || Seam {
                block,
                openings,
                start,
                at,
                column: column.as_ref(),
            };
            if at == block.len() || (!laid_out && self.breaks.starts(seam())) {
                self.draft(
                    &block[start..at],
                    openings[start],
                    laid_out,
                    start == 0,
                    out,
                );
                start = at;
            }
        }
    }

    fn draft(
        &self,
        lines: &[Line],
        opening: Opening,
        laid_out: bool,
        apart: bool,
        out: &mut Drafts,
    ) {
        let quoted = self.marked && self.of(&lines[0]).starts_with('>');
        let barred = self.marked && gutter::had_bar(self.text, &lines[0]);
        let fenced = self.marked && self.of(&lines[0]).starts_with(FENCE);
        let from = out.pieces.len();
        self.joining.push(lines, quoted, laid_out, &mut out.pieces);
        // Marks of quotation alone are no paragraph.
        let Some(first) = out.pieces.get_mut(from) else {
            return;
        };
        let contents = lines.len() == 1 && opening.leader;
        if contents {
            let entry = leader::entry(first.span.of(self.text));
            first.span.end = first.span.start + entry.len() as u32;
        }
        let shape = match () {
            () if contents => Shape::Contents,
            () if quoted || barred => Shape::Quoted,
            () if laid_out || fenced => Shape::LaidOut,
            () => Shape::Text,
        };
        out.list.push(Draft {
            pieces: from..out.pieces.len(),
            lines: lines.len(),
            first: lines[0].span,
            label: opening.label.map(|(label, _)| label),
            label_length: opening.label.map_or(0, |(_, length)| length),
            shape,
            apart,
        });
    }

    /// Whether a block is drawn with spaces and lines rather than written: a table, a figure, a listing.
    fn is_laid_out(&self, block: &[Line], openings: &[Opening]) -> bool {
        let contents = openings.iter().filter(|opening| opening.leader).count();
        if contents * 2 >= block.len() {
            return false;
        }
        if let [line] = block {
            return has_gap(self.of(line), 3);
        }
        // More than two in five lines that are written show already that the block is.
        let written = block.iter().filter(|line| !is_drawn(self.of(line)));
        written.take(block.len() * 2 / 5 + 1).count() * 5 <= block.len() * 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::lines::lines;
    use crate::text::keys::Join;

    fn cut(text: &str) -> Vec<String> {
        let measured = lines(text);
        let drafts = drafts(text, measured, &mut Vec::new());
        let joined = |draft: &Draft| {
            let pieces = drafts.pieces(draft).iter().map(|piece| match piece.join {
                Join::Space => format!("/{}", piece.span.of(text)),
                Join::Nothing => format!("~{}", piece.span.of(text)),
                Join::Hyphen => format!("-{}", piece.span.of(text)),
            });
            pieces.collect::<String>()[1..].to_owned()
        };
        drafts.list.iter().map(joined).collect()
    }

    #[test]
    fn blank_lines_separate_and_lines_are_joined() {
        assert_eq!(
            cut("One line\nand another.\n\nA new one.\n"),
            ["One line/and another.", "A new one."]
        );
    }

    #[test]
    fn recognises_one_paragraph_a_line() {
        let text = "合作协定\n双方同意在平等互利的基础上开展合作，并定期举行会晤。\n本协定自签字之日起生效。\n任何一方可书面通知终止。\n";
        assert_eq!(cut(text).len(), 4);
        let long = format!("{}\n{}\nShort.\n", "word ".repeat(40), "text ".repeat(50));
        assert_eq!(cut(&long).len(), 3);
    }

    #[test]
    fn one_paragraph_a_line_with_a_blank_line_between_sections() {
        let text = "第一章\n甲方应当按期付款，并开具收据。逾期的，承担违约责任。\n乙方应当交货。\n双方应当保守秘密。\n争议提交仲裁。\n\n第二章\n本合同自签字之日起生效。\n有效期三年。期满可以续订，续订应当另行签字。\n";
        assert_eq!(cut(text).len(), 8, "{:?}", cut(text));
        let lines = "One sentence stands on each line here.\nIt is a habit of people who keep prose in git.\nThe lines are one paragraph.\nA reader sees no break.\n\nAnother paragraph.\nIt goes on.";
        assert_eq!(cut(lines).len(), 2, "{:?}", cut(lines));
    }

    #[test]
    fn flowing_text_is_cut_at_short_lines_and_indents() {
        let text = "The parties have agreed upon the following provisions\nwhich shall enter into force upon signature.\nThe depositary shall notify all parties of the date on\nwhich this treaty enters into force.\n  A further paragraph is indented, and runs on to the\nsecond line.\n";
        assert_eq!(cut(text).len(), 2, "{:?}", cut(text));
        let short = "The parties have agreed upon the following provisions\nby consent.\nThe depositary shall notify all parties of the date on\nwhich this treaty enters into force, and shall do so\nsoon.\n";
        assert_eq!(cut(short).len(), 2, "{:?}", cut(short));
    }

    #[test]
    fn a_short_title_of_a_clause_stands_by_itself() {
        let titled = [
            "第一条　灯具\n1.1 乙方向甲方供应灯具十二盏。\n\n第二条　保管\n甲方应当将灯具存放在干燥的库房内，并指定专人看管。\n",
            "Article 1 Lamps\nThe maker delivers twelve lamps to the harbour office before the end of May.\n\n\
             Article 2 Storage\nThe harbour office keeps the lamps dry.\n",
            "Статья 1. Лампы\nМастер передаёт пристани двенадцать ламп не позднее последнего дня мая.\n\n\
             Статья 2. Хранение\nПристань хранит лампы в сухом месте.\n",
        ];
        for text in titled {
            assert_eq!(cut(text).len(), 4, "{:?}", cut(text));
        }
        let wrapped = "Article 7 applies to lamps that the maker delivers to the harbour\nOffice before the end of May, and to no others.\n\n\
             Article 8\napplies to the others.\n";
        assert_eq!(cut(wrapped).len(), 2, "{:?}", cut(wrapped));
    }

    #[test]
    fn names_with_values_are_lines_of_their_own() {
        let named = [
            "灯具合同\n\n甲方（收货方）：望海港务所\n乙方（供货方）：北岸灯具厂\n\n双方订立本合同，并共同遵守。\n",
            "Lamps\n\nBuyer: Harbour Office of Haven\nSeller: North Shore Lamps\n\nThe seller delivers twelve lamps to the buyer before the end of May.\n",
        ];
        for text in named {
            assert_eq!(cut(text).len(), 4, "{:?}", cut(text));
        }
    }

    #[test]
    fn a_label_that_is_lost_holds_no_items_together() {
        let articles: [(&str, [&str; 2]); 3] = [
            (
                "Статья {}. Пристань номер {} открыта весь день, и каждый вправе войти без билета.",
                ["Статья", "Cтатья"],
            ),
            (
                "Section {}. Pier number {} is open all day, and everybody may enter without a ticket.",
                ["Section", "Sectoin"],
            ),
            (
                "第{}条 第{}号码头全天开放，所有来访的人都可以免票进入。",
                ["第", "笫"],
            ),
        ];
        for (article, [name, damaged]) in articles {
            let line = |at: usize| article.replace("{}", &(at + 10).to_string()) + "\n";
            for (first, last) in [(0, 9), (4, 7), (3, 9), (0, 6)] {
                let mut lines: Vec<String> = (first..=last + 1).map(line).collect();
                let lost = (lines.len() - 1) / 2;
                lines[lost] = lines[lost].replacen(name, damaged, 1);
                let text = lines.concat();
                let paragraphs = cut(&text);
                assert_eq!(paragraphs.len(), lines.len(), "{paragraphs:#?}");
            }
        }
    }

    #[test]
    fn a_list_inside_a_sentence_of_two_lines_is_no_list() {
        for text in [
            "申请人须携带（a) 身份证件；\nb) 船舶登记证）等",
            "本条所称证件（1）身份证，\n2）登记证）由申请人提交",
            "Bring (1) a towel and\n2) a lock for the box",
            "Принесите (а) полотенце и\nб) замок для шкафа",
            "The depth of the dock must be\n> 5 in all seasons",
            "Die Tiefe des Hafens muss nach\n> 5 Jahren gemessen werden",
        ] {
            assert_eq!(cut(text).len(), 1, "{:?}", cut(text));
        }
        // A capital may open the text below a title.
        let titled = "Things to look for\nRopes and lamps are kept in the loft.";
        assert_eq!(cut(titled).len(), 2, "{:?}", cut(titled));
        let kept = cut("The depth of the dock must be\n> 5 in all seasons");
        assert!(kept[0].contains("> 5"), "{kept:?}");
    }

    #[test]
    fn items_of_lists_of_every_shape_stay_apart() {
        let items = [
            ["a towel", "a lock and a key", "soap"],
            ["полотенце", "замок и ключ", "мыло"],
            ["毛巾", "锁和钥匙", "肥皂"],
        ];
        let shapes: [fn(usize) -> String; 8] = [
            |at| format!("{}. ", at + 1),
            |at| format!("{}) ", at + 1),
            |at| format!("({}) ", at + 1),
            |at| format!("{}) ", ['a', 'b', 'c'][at]),
            |at| format!("({}) ", ['a', 'b', 'c'][at]),
            |_| "- ".to_owned(),
            |_| "* ".to_owned(),
            |at| format!("（{}）", ['一', '二', '三'][at]),
        ];
        for items in items {
            for shape in shapes {
                for end in ["", ";", ".", " and"] {
                    for (lead, blank) in
                        [("Bring along:", "\n\n"), ("Bring along:", "\n"), ("", "")]
                    {
                        for count in [2, 3] {
                            let line = |at: usize| shape(at) + items[at] + end;
                            let list: Vec<String> = (0..count).map(line).collect();
                            let text = format!("{lead}{blank}{}\n", list.join("\n"));
                            let expected = count + usize::from(!lead.is_empty());
                            assert_eq!(cut(&text).len(), expected, "{text}\n{:?}", cut(&text));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn list_items_start_paragraphs_but_references_do_not() {
        let list = "The parties shall:\n(a) consult each other on all matters of common concern;\n(b) exchange reports.\n\nNext.";
        assert_eq!(cut(list).len(), 4, "{:?}", cut(list));
        let reference = "The rights of the parties to this agreement under paragraph\n(b) of the article shall not be affected by anything which\nis done after.\n\nNext.";
        assert_eq!(cut(reference).len(), 2, "{:?}", cut(reference));
    }

    #[test]
    fn a_wrapped_line_that_begins_like_a_label_starts_nothing() {
        let texts = [
            "凡依照本条例（参见附表 a、\nb）提出的申请，应当在十五日内送达，\n并且附上副本。",
            "程序在这里调用 wait(\n3)。它会返回一个数，然后继续运行下去，直到结束为止。",
            "今年第三季度的产量是往年同期的\n2. 5 倍，其他各季度的产量则没有什么变化，仍与往年持平。",
            "在有那么多加号、减号以及乘号 \n+ 和括号的句子里面，很难看出作者到底想要说明什么问题。",
            "我们用同样的办法运行它，并通过\n> 把输出写到文件里面去，然后打开文件看看结果。",
            "> 这一行的前面有一个记号，后面的几行没有，\n但是它们属于同一段，读者一看就明白了。",
            "他在来信中提到了 Jeopardy!\n 节目的旧址，并请我们把资料寄到新的地方去，费用自理。",
            "Send the form to the clerk (see parts a and\nb) and wait for an answer, which comes within ten days as\na rule.",
            "Председатель комиссии - он же и казначей\n- ведёт протокол сам и подписывает его в тот же день, а затем\nхранит.",
            "The statute was adopted by both houses in the autumn of\n1998. It was amended twice, and is out of force.",
        ];
        for text in texts {
            let cut = cut(&format!("{text}\n\n{}\n", "Something else stands here."));
            assert_eq!(cut.len(), 2, "{cut:?}");
        }
        for list in [
            "Notes\n- only one item stands here, and it is long",
            "The kitchen needs:\n+ flour\n+ eggs",
            "What we need in here\n1. apples from the garden\n2. pears from the shop",
            "He wrote\n> one line of it\n> and another\n",
        ] {
            assert!(
                cut(&format!("{list}\n\nSomething else stands here.\n")).len() > 2,
                "{list}"
            );
        }
    }

    #[test]
    fn a_line_that_a_preposition_or_a_bracket_leaves_open_goes_on() {
        for text in [
            "Der Fährmann meldet den Stand nach\n§ 8 Absatz 1 der Ordnung dem Rat und dem Wärter\nam Wehr.",
            "Der Fährmann meldet den Stand (vgl. § 8 Abs.\n1) und trägt ihn in das Buch ein, das im Amt am Hafen\nliegt.",
            "    The clerk keeps the keys of the gate, as is said in\nSection 8 and in no other place of the whole charter.",
            "    Le garde sonne la cloche, comme il est dit au point\n3) de la charte du moulin, et à aucun autre endroit.",
        ] {
            let cut = cut(&format!("{text}\n\nSomething else stands here.\n"));
            assert_eq!(cut.len(), 2, "{cut:?}");
        }
    }

    #[test]
    fn items_end_before_the_next_clause_and_need_no_colon() {
        for (text, count) in [
            (
                "7. The clerk sees to it that:\n(a) the lamps are lit;\n(b) the gate of the harbour is shut at night.\n8. Dogs stay out.",
                4,
            ),
            ("Free of the fee are\n1) schools\n2) choirs", 3),
            ("От платы освобождены\n1) школы\n2) хоры", 3),
            ("Gebührenfrei sind\na) Schulen\nb) Chöre\nc) Klöster", 4),
        ] {
            assert_eq!(cut(text).len(), count, "{:?}", cut(text));
        }
    }

    #[test]
    fn the_last_item_of_a_list_is_one_where_the_one_before_is_the_longest() {
        for items in [
            "- a coat\n- a good map\n- food",
            "1. a coat\n2. a good map\n3. food",
            "a) Brot\nb) eine gute Karte\nc) Seife",
            "– хлеб\n– хорошая карта\n– мыло",
        ] {
            let cut = cut(&format!(
                "The hut opens in May.\n\nPack these things:\n\n{items}\n"
            ));
            assert_eq!(cut.len(), 5, "{cut:?}");
        }
    }

    #[test]
    fn clauses_that_were_wrapped_one_below_the_other_are_a_paragraph_each() {
        for text in [
            "Article 1. The keeper lights the lamps of the quay at dusk and\nputs them out at dawn.\nArticle 2. A guest pays two euros.\nArticle 3. The clerk keeps the book of it and shows it to each\nguest who asks.\n",
            "Статья 1. Сторож зажигает фонари причала в сумерках и гасит\nих на рассвете.\nСтатья 2. Гость платит два рубля.\nСтатья 3. Писарь ведёт книгу и показывает её каждому, кто\nспросит.\n",
            "第一条　管理员在黄昏时点亮码头的灯，并在黎明时\n熄灭。\n第二条　来客缴纳两元。\n第三条　书记员保管账簿，并向每一位询问的来客出\n示。\n",
        ] {
            assert_eq!(cut(text).len(), 3, "{:?}", cut(text));
        }
    }

    #[test]
    fn lines_that_hang_below_the_first_belong_to_it() {
        for text in [
            "渡し守は毎年春に料金表を船着き場の門に掲げ、\n　　別表に従って料金を受け取り、その帳簿を番\n　　人に渡す。",
            "管理员每年春季在码头大门张贴收费标准，并按照\n　　附表收取费用，账簿交给书记员。",
        ] {
            let cut = cut(&format!("{text}\n\n另段在此。\n"));
            assert_eq!(cut.len(), 2, "{cut:?}");
        }
        let apart = "第一章　码头\n　　管理员在黄昏时点灯。\n\n另段在此，长一些的行写在这里。\n";
        assert_eq!(cut(apart).len(), 3, "{:?}", cut(apart));
    }

    #[test]
    fn a_block_wrapped_to_fewer_columns_than_the_rest_is_no_list() {
        let wide = "This paragraph runs on to the seventy-second column of its lines, and it goes\non there for some more words until it is over.";
        let narrow = "The options are the ones that are described in Section\n4.2. Nothing else is meant by it.";
        assert_eq!(cut(&format!("{wide}\n\n{narrow}\n\n{wide}")).len(), 3);
    }

    #[test]
    fn a_table_of_contents_has_a_line_each() {
        let text = "1. Scope .......... 3\n2. Terms .......... 4\n\nText.";
        assert_eq!(cut(text).len(), 3);
    }

    #[test]
    fn a_table_is_one_paragraph() {
        let text =
            "Name      Count   Place\nalpha     12      north\nbeta      7       south\n\nText.";
        assert_eq!(cut(text).len(), 2);
    }

    #[test]
    fn han_text_cut_at_a_fixed_count_is_joined_without_spaces() {
        let ragged = "双方于2026年5月签署了关于深化\n合作的协定，并商定\n继续在以下方面开展工作，包括语言\n教学。\n\n另段。";
        assert!(cut(ragged)[0].contains('/'), "{:?}", cut(ragged));
        let even = "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚20\n26年甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己\n甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚Ru\nst甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚\n完。\n\n另段。";
        assert!(!cut(even)[0].contains('/'), "{:?}", cut(even));
    }

    #[test]
    fn a_rule_separates_and_is_no_paragraph() {
        assert_eq!(
            cut("Above.\n-----\nBelow.\n\nEnd."),
            ["Above.", "Below.", "End."]
        );
    }

    #[test]
    fn quotations_are_kept_apart() {
        assert_eq!(
            cut("He said:\n> one\n> two\n>\n> three\nEnd.\n\nNext."),
            ["He said:", "one/two", "three", "End.", "Next."]
        );
        let sign = "Boats that lie at the quay or in the basin,\n> 40 tonnes or more, pay the fee that was\nlaid down for all of them.";
        assert_eq!(cut(&format!("{sign}\n\nNext."))[0], sign.replace('\n', "/"));
        assert_eq!(
            cut(
                "He wrote of the boats in the basin,\n> They pay the fee of last year.\nand went home again.\n\nNext."
            ),
            [
                "He wrote of the boats in the basin,",
                "They pay the fee of last year.",
                "and went home again.",
                "Next."
            ]
        );
    }
}
