//! Whether a paragraph that changed place is known again there: what says too little came and went.

use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::diff::anchors::{LINE, LONG, MOVABLE, counts};
use crate::diff::filled;
use crate::diff::front;
use crate::diff::group::Group;
use crate::diff::heads::HEAD;
use crate::diff::pairs::Pairs;
use crate::document::{Document, Kind, Paragraph};
use crate::facts::label::Style;
use crate::language::topics::parts;
use crate::text::script;
use crate::text::segment;

/// Texts less alike than this did not move when all that shows it is a phrase of which others make use. By hand, 2026-11-29: in the
/// published revisions that were read, false moves are at most 60 % similar.
const STOCK: f64 = 0.62;
/// What is less alike than this, and shares one stretch alone, did not move. By hand, 2026-11-30: clauses with one threat are up to 78 %
/// similar.
const FORMULA: f64 = 0.8;
/// How many times as heavy as any other shared stretch that one is. Chosen by hand.
const ONE_STRETCH: u32 = 4;
/// And so little of what else the lighter one says is in the other. By hand, 2026-11-30: a paragraph of a law that moved and got another
/// subject keeps 0.6 of it, one that shares a threat up to 0.35.
const BESIDES: f64 = 0.4;
/// How many times lighter than it what each has of its own may be, so that it is no paragraph that grew. Chosen by hand.
const OWN: u32 = 3;
/// Texts of more bytes than this are not looked through for it.
const COMPARED: usize = 1500;
/// What an item weighs at least that is known elsewhere by all of its text but the number, in thirds of a Han character. By hand,
/// 2026-11-30: `Reserved` and （删去） weigh less.
const WORDS: u32 = 12;
/// How many groups before and after it may have moved with a line, and how many more lines may have come between them. By hand,
/// 2026-11-29, on an index of a standard.
const ALONG: usize = 6;

/// Whether each group that changed place is known again there: it stands as it stood, it says enough, or it stayed in its list.
pub(super) fn again(
    groups: &[Group],
    documents: [&Document; 2],
    at_new: &FxHashMap<u32, usize>,
    pairs: &Pairs,
) -> Vec<bool> {
    if groups.iter().all(|group| !group.moved) {
        return vec![true; groups.len()];
    }
    let lists = lists(documents[0]);
    let counts = documents.map(counts);
    let paragraph = |side: usize, at: u32| &documents[side].paragraphs[at as usize];
    let same_list = |group: &Group| {
        let own = lists[group.old[0] as usize];
        let new = group.new[0];
        let beside = [new.checked_sub(1), new.checked_add(1)]
            .into_iter()
            .flatten();
        let olds = beside
            .filter_map(|at| at_new.get(&at))
            .map(|index| groups[*index].old[0]);
        own.is_some() && olds.into_iter().any(|old| lists[old as usize] == own)
    };
    // What is known by how it begins is known elsewhere beside others that moved there.
    let goes_along = |at: usize| {
        let near = at.saturating_sub(ALONG)..groups.len().min(at + ALONG + 1);
        let new = groups[at].new[0];
        groups[near.clone()].iter().zip(near).any(|(other, index)| {
            index != at && other.moved && other.new[0].abs_diff(new) <= 2 * ALONG as u32
        })
    };
    let is_known = |(at, group): (usize, &Group)| {
        if !group.moved || !group.is_single() {
            return true;
        }
        let (one, other) = (paragraph(0, group.old[0]), paragraph(1, group.new[0]));
        let bodies = [
            front::parted(documents[0], one).1,
            front::parted(documents[1], other).1,
        ];
        let keys = [documents[0].key(one), documents[1].key(other)];
        let weight = bodies.map(script::weight_of).into_iter().min().unwrap_or(0);
        let copied =
            (0..2).any(|side| counts[side].get(keys[side]).is_some_and(|count| *count > 1));
        let held = bodies[0].contains(bodies[1]) || bodies[1].contains(bodies[0]);
        let same = keys[0].to_lowercase() == keys[1].to_lowercase();
        if cannot_move([one, other], bodies) || share_a_formula(group, documents, pairs) {
            return false;
        }
        // Only the number of an item is another one, and no other says the same.
        let renumbered = || {
            let styles = [one, other].map(|each| each.label.map(|label| label.style));
            styles[0].is_some() && styles[0] == styles[1] && bodies[0] == bodies[1]
        };
        let alone = || (0..2).all(|side| is_alone(documents[side], bodies[side]));
        let known = match (same, copied) {
            (true, true) => weight >= LINE,
            (true, false) => true,
            (false, true) => weight >= LONG,
            (false, false) => {
                let begun = weight >= HEAD && pairs.is_known(group.place()) && goes_along(at);
                let stock = || group.similarity < STOCK && share_a_stock_phrase(documents, bodies);
                let sure = || pairs.is_sure(group.place()) && !stock();
                let known_by_body = || weight >= WORDS && renumbered() && alone();
                weight >= LONG || begun || known_by_body() || weight >= MOVABLE && (held || sure())
            }
        };
        known || same_list(group)
    };
    let mut known: Vec<bool> = groups.iter().enumerate().map(is_known).collect();
    along(groups, documents, &mut known);
    known
}

/// Whether two paragraphs are a heading and an item of a list, or one of them stands for a part without text: such a one moves nowhere.
fn cannot_move([one, other]: [&Paragraph; 2], bodies: [&str; 2]) -> bool {
    let kinds = [one.kind, other.kind];
    let weight = bodies.map(script::weight_of).into_iter().min().unwrap_or(0);
    let heads_and_item = kinds.contains(&Kind::Heading) && kinds.contains(&Kind::ListItem);
    heads_and_item && weight < LONG || bodies.into_iter().any(parts::is_stub)
}

/// A heading that others have as well is known by what it heads, a line by what stands on both sides of it, and a cell of a table by the one
/// before it in its row.
fn along(groups: &[Group], documents: [&Document; 2], known: &mut [bool]) {
    let paragraph = |side: usize, at: u32| &documents[side].paragraphs[at as usize];
    for at in 0..groups.len() {
        let (old, new) = groups[at].place();
        let is_beside = |index: Option<usize>, old: Option<u32>, new: Option<u32>| {
            index
                .and_then(|index| groups.get(index))
                .is_some_and(|other| {
                    other.moved && other.is_single() && old.zip(new) == Some(other.place())
                })
                && index.is_some_and(|index| known[index])
        };
        let leads = is_beside(Some(at + 1), old.checked_add(1), new.checked_add(1));
        let follows = is_beside(at.checked_sub(1), old.checked_sub(1), new.checked_sub(1));
        let are = |kind: Kind| paragraph(0, old).kind == kind && paragraph(1, new).kind == kind;
        let goes = leads && (follows || are(Kind::Heading)) || follows && are(Kind::TableCell);
        let goes = groups[at].is_single() && goes;
        known[at] |= goes;
    }
}

/// Whether one paragraph alone has this text behind its number.
fn is_alone(document: &Document, body: &str) -> bool {
    let bodies = document.paragraphs.iter();
    let same = bodies.filter(|each| front::parted(document, each).1 == body);
    same.count() == 1
}

/// Whether the longest stretch that two paragraphs share is in others as well, so that it shows nothing of these.
fn share_a_stock_phrase(documents: [&Document; 2], bodies: [&str; 2]) -> bool {
    let shared = longest_shared(bodies[0], bodies[1]).trim();
    let stands_again = |document: &Document| document.keys.text().matches(shared).nth(1).is_some();
    script::weight_of(shared) > 0 && documents.into_iter().any(stands_again)
}

/// Whether paragraphs that are little alike share one stretch, or two, and hardly anything besides: what a clause threatens may be threatened in
/// any other. What is known by how it begins does not.
pub(super) fn share_a_formula(group: &Group, documents: [&Document; 2], pairs: &Pairs) -> bool {
    if !group.is_single() || group.similarity >= FORMULA || pairs.is_known(group.place()) {
        return false;
    }
    let places = [group.old[0], group.new[0]];
    let body = |side: usize| {
        let paragraph = &documents[side].paragraphs[places[side] as usize];
        front::parted(documents[side], paragraph).1
    };
    let bodies = [body(0), body(1)];
    if bodies.iter().any(|body| body.len() > COMPARED) {
        return false;
    }
    let shared = longest_shared(bodies[0], bodies[1]);
    let weight = script::weight_of(shared);
    let without = |texts: [&str; 2], shared: &str| texts.map(|text| text.replacen(shared, "\n", 1));
    let rest = without(bodies, shared);
    let own = |rest: &String| script::weight_of(rest) * OWN >= weight;
    let one_stretch = || {
        let rest = rest.each_ref().map(String::as_str);
        let second = longest_shared(rest[0], rest[1]);
        if script::weight_of(second) * ONE_STRETCH < weight {
            return kept(rest) < BESIDES;
        }
        // What begins with the words of one formula may go on with those of another.
        let rest = without(rest, second);
        group.similarity < STOCK && kept([&rest[0], &rest[1]]) < BESIDES
    };
    weight >= MOVABLE && (rest.iter().all(own) && one_stretch() || filled::otherwise(bodies))
}

/// How much of the lighter of two short texts is in the other, word by word.
fn kept(texts: [&str; 2]) -> f64 {
    let words = texts.map(|text| {
        let mut tokens = Vec::new();
        segment::tokens(text, 0, &mut tokens);
        let words = tokens.into_iter().map(|token| token.span.of(text));
        words.collect::<Vec<&str>>()
    });
    let weigh = |words: &[&str]| {
        words
            .iter()
            .map(|word| script::weight_of(word))
            .sum::<u32>()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &words[0], &words[1]).into_iter();
    let stayed = ops.map(|op| match op {
        DiffOp::Equal { old_index, len, .. } => weigh(&words[0][old_index..old_index + len]),
        _ => 0,
    });
    let lighter = weigh(&words[0]).min(weigh(&words[1])).max(1);
    f64::from(stayed.sum::<u32>()) / f64::from(lighter)
}

/// The longest stretch that is in both of two short texts, the first of them if there are several.
fn longest_shared<'text>(one: &'text str, other: &str) -> &'text str {
    let others: Vec<char> = other.chars().collect();
    // For each character of the other text how long the stretch is that ends there and at the character before.
    let mut before = vec![0; others.len() + 1];
    let (mut best, mut end) = (0, 0);
    for (at, c) in one.char_indices() {
        let mut now = vec![0; others.len() + 1];
        for (index, _) in others.iter().enumerate().filter(|(_, other)| **other == c) {
            now[index + 1] = before[index] + c.len_utf8();
            if now[index + 1] > best {
                (best, end) = (now[index + 1], at + c.len_utf8());
            }
        }
        before = now;
    }
    &one[end - best..end]
}

/// For each paragraph the list that it is in: neighbours whose numbers are written in one style.
fn lists(document: &Document) -> Vec<Option<u32>> {
    let mut last: Option<Style> = None;
    let mut count = 0;
    let styles = document
        .paragraphs
        .iter()
        .map(|each| each.label.map(|label| label.style));
    styles
        .map(|style| {
            count += u32::from(style != last);
            last = style;
            style.map(|_| count)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::diff::change::Kind;
    use crate::diff::{Options, diff};
    use crate::input::{self, from_bytes};

    /// What happened to the paragraphs that did not stay, and whether they moved.
    fn found(name: &str, old: &[&str], new: &[&str]) -> Vec<(Kind, bool)> {
        let read = |text: &[&str]| {
            let text = text.join("\n\n");
            from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
        };
        let found = diff(&read(old), &read(new), &Options::default());
        let changes = found.changes.iter();
        changes.map(|change| (change.kind, change.moved)).collect()
    }

    #[test]
    fn what_stands_for_a_part_without_text_moves_nowhere() {
        let tenant = "Наниматель платит за дом каждый месяц.";
        let roof = "Хозяин чинит крышу до зимы.";
        let old = [
            "Статья 1. Утратила силу.",
            &format!("Статья 2. {tenant}"),
            &format!("Статья 3. {roof}"),
        ];
        let new = [old[1], old[2], "Статья 4. Утратила силу."];
        let came_and_went = [(Kind::Deleted, false), (Kind::Inserted, false)];
        assert_eq!(found("x.txt", &old, &new), came_and_went);
        for (stub, one, two) in [
            (
                "Madde {}. (Yürürlükten kaldırıldı)",
                "Madde {}. Bekçi kapıyı akşam kapatır.",
                "Madde {}. Kiracı her ay kira öder.",
            ),
            (
                "Điều {}. (bãi bỏ)",
                "Điều {}. Người gác đóng cổng vào buổi tối.",
                "Điều {}. Người thuê trả tiền nhà hằng tháng.",
            ),
            (
                "Art. {}. (Revogado)",
                "Art. {}. O guarda fecha o portão à noite.",
                "Art. {}. O inquilino paga a renda todos os meses.",
            ),
            (
                "المادة {}: (ملغاة)",
                "المادة {}: يغلق الحارس الباب في المساء.",
                "المادة {}: يدفع المستأجر الأجرة كل شهر.",
            ),
            (
                "סעיף {}. (בוטל)",
                "סעיף {}. השומר סוגר את השער בערב.",
                "סעיף {}. השוכר משלם את דמי השכירות בכל חודש.",
            ),
            (
                "धारा {}. (निरसित)",
                "धारा {}. पहरेदार शाम को फाटक बंद करता है।",
                "धारा {}. किरायेदार हर महीने किराया देता है।",
            ),
        ] {
            let numbered = |text: &str, number: &str| text.replace("{}", number);
            let old = [numbered(stub, "1"), numbered(one, "2"), numbered(two, "3")];
            let new = [old[1].clone(), old[2].clone(), numbered(stub, "4")];
            let [old, new] = [&old, &new].map(|texts| texts.each_ref().map(String::as_str));
            assert_eq!(found("x.txt", &old, &new), came_and_went, "{stub}");
        }
        let old = ["（略）", "市民应当爱护公共设施。", "损坏设施的，应当赔偿。"];
        assert_eq!(
            found("x.txt", &old, &[old[1], old[2], old[0]]),
            came_and_went
        );
    }

    #[test]
    fn a_formula_in_another_clause_is_no_move() {
        let cart = "运输者应当给车辆盖上篷布，并在夜间点灯。";
        let store = "仓库应当保持通风，货物离墙一尺。";
        let fine = "由主管部门责令改正，处一万元以上五万元以下罚款。";
        let old = [
            "第一条 经营者应当明码标价。",
            &format!("第二条 经营者违反第一条规定，不明码标价的，{fine}"),
            &format!("第三条 {cart}"),
            &format!("第四条 {store}"),
        ];
        let new = [
            old[0],
            &format!("第二条 {cart}"),
            &format!("第三条 {store}"),
            &format!("第四条 仓库不通风、货物受潮的，{fine}"),
        ];
        let kinds = found("x.txt", &old, &new);
        assert!(kinds.iter().all(|(_, moved)| !moved), "{kinds:?}");
        assert!(kinds.contains(&(Kind::Deleted, false)), "{kinds:?}");
        assert!(kinds.contains(&(Kind::Inserted, false)), "{kinds:?}");
        // Two formulas, in clauses that changed places with a short one.
        for (begun, acts, fine, short) in [
            (
                "违反本章程规定，",
                ["夜间不点灯出海的，", "把渔网晾在台阶上的，"],
                "由港务所值班员责令停止违章行为，",
                "渔户应当登记渔船。",
            ),
            (
                "Whoever breaks these rules and ",
                ["sails at night without a lamp ", "dries nets on the steps "],
                "is told to stop it by the officer of the harbour on duty ",
                "Boats are entered in the book.",
            ),
        ] {
            let clause = |act: usize, end: &str| format!("{begun}{}{fine}{end}", acts[act]);
            let old = [
                format!(
                    "第七条 {}",
                    clause(0, "and pays fifty crowns to the widows.")
                ),
                format!("第八条 {short}"),
            ];
            let new = [
                format!("第七条 {short}"),
                format!("第八条 {}", clause(1, "或者暂扣船牌。")),
            ];
            let [old, new] = [&old, &new].map(|text| text.each_ref().map(String::as_str));
            let kinds = found("x.txt", &old, &new);
            let expected = [
                (Kind::Deleted, false),
                (Kind::Renumbered, false),
                (Kind::Inserted, false),
            ];
            assert_eq!(kinds, expected, "{begun}");
        }
    }

    #[test]
    fn a_formula_with_other_sums_in_another_clause_is_no_move() {
        for [one, two, three, other] in [
            [
                "第四条 未在门口悬挂营业执照的，由市场管理所责令改正，处二百元以上五百元以下罚款；拒不改正的，收回摊位。",
                "第{}条 摊位应当保持清洁。",
                "第{}条 收摊后应当关灯断电。",
                "第六条 向未成年人出售烟酒的，由市场管理所责令改正，处一千元以上三千元以下罚款；拒不改正的，收回摊位。",
            ],
            [
                "Статья 4. Самовольная вырубка деревьев влечёт наложение штрафа на граждан в размере от трёх до пяти тысяч рублей.",
                "Статья {}. Торговые места содержатся в чистоте.",
                "Статья {}. После закрытия рынка свет выключается.",
                "Статья 6. Ночной запуск фейерверков влечёт наложение штрафа на граждан в размере от двух до четырёх тысяч рублей.",
            ],
        ] {
            let number = |text: &str, number: [&str; 2]| {
                let han = text.starts_with('第');
                text.replace("{}", number[usize::from(han)])
            };
            let old = [one, &number(two, ["5", "五"]), &number(three, ["6", "六"])];
            let new = [
                &number(two, ["4", "四"]),
                &number(three, ["5", "五"]),
                other,
            ];
            let kinds = found("x.txt", &old, &new);
            let expected = [
                (Kind::Deleted, false),
                (Kind::Renumbered, false),
                (Kind::Renumbered, false),
                (Kind::Inserted, false),
            ];
            assert_eq!(kinds, expected, "{one}");
        }
    }

    #[test]
    fn a_paragraph_that_moved_with_another_subject_is_known() {
        let visit = "代表视察时，可以向被视察单位提出建议、批评和意见，但不直接处理问题。";
        let study = "代表参加视察、专题调研活动时，可以向有关机关、组织提出建议、批评和意见，但不直接处理问题。";
        let others = [
            "码头由镇公所管理，闲杂人等不得入内，违者由值班人员劝离，并且登记姓名住址。",
            "渔船靠岸时应当登记，并且按照船只的大小交纳泊位费，逾期不交的，应当补交滞纳金。",
        ];
        let kinds = found(
            "x.txt",
            &[visit, others[0], others[1]],
            &[others[0], others[1], study],
        );
        assert_eq!(kinds, [(Kind::Moved, true)]);
    }

    #[test]
    fn a_heading_moves_into_no_list() {
        let gauge = "Look at the gauge once a day, and write down what it shows.";
        let old = [
            "# Install the pump",
            "Use a wrench.",
            "# Check the gauge",
            gauge,
        ];
        let new = [
            "# Check the gauge",
            gauge,
            "# At first",
            "- Install the pump\n- Order the seal",
        ];
        let kinds = found("x.md", &old, &new);
        assert!(kinds.iter().all(|(_, moved)| !moved), "{kinds:?}");
        // Nor is an item of a list that became a chapter the same text, even where the chapter comes right behind the list.
        for (items, chapters) in [
            (
                [
                    "（一）灯具；",
                    "（二）训练渔户；",
                    "（三）修补渔网。",
                    "（二）修补渔网。",
                ],
                ["第二章　训练渔户", "第二章　处罚", "第三章　处罚"],
            ),
            (
                [
                    "(a) lamps;",
                    "(b) training of the crew;",
                    "(c) mending of nets.",
                    "(b) mending of nets.",
                ],
                [
                    "Chapter 2. Training of the crew",
                    "Chapter 2. Fines",
                    "Chapter 3. Fines",
                ],
            ),
        ] {
            let (given, text) = ("渔会提供下列服务：", "训练每季度举行一次。");
            let kinds = found(
                "x.txt",
                &[given, items[0], items[1], items[2], chapters[1], gauge],
                &[
                    given,
                    items[0],
                    items[3],
                    chapters[0],
                    text,
                    chapters[2],
                    gauge,
                ],
            );
            assert!(
                !kinds
                    .iter()
                    .any(|(kind, moved)| *kind == Kind::Edited || *moved),
                "{kinds:?}"
            );
        }
    }
}
