//! Random histories made of known operations: the origin of each paragraph must be the revision that last changed its wording.

use variorum::document::Document;
use variorum::lineage::{Lineage, Node};
use variorum::{diff, input};

/// A sequence of numbers that is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        // Knuth's multiplier; the high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound as u64) as usize
    }

    fn pick<'list>(&mut self, list: &[&'list str]) -> &'list str {
        list[self.below(list.len())]
    }
}

/// What texts of a language are made of: a sentence has the words of four lists in this order, and a number.
struct Language {
    who: &'static [&'static str],
    does: &'static [&'static str],
    what: &'static [&'static str],
    how: &'static [&'static str],
    between: &'static str,
    end: &'static str,
}

const ENGLISH: Language = Language {
    who: &[
        "The harbour master",
        "Every tenant",
        "The treasurer",
        "A junior clerk",
        "Our gardener",
        "The night watch",
        "The ferry company",
        "A visiting scholar",
    ],
    does: &[
        "collects",
        "repairs",
        "inspects",
        "records",
        "replaces",
        "photographs",
        "describes",
        "insures",
    ],
    what: &[
        "the copper lanterns",
        "all wooden boats",
        "the oldest maps",
        "seed catalogues",
        "the rope bridges",
        "water meters",
        "the bronze bells",
        "the library shelves",
    ],
    how: &[
        "before the first frost",
        "with a signed permit",
        "on the eve of the fair",
        "without further notice",
        "at the expense of the guild",
        "in the presence of a witness",
        "under the new bylaws",
        "as long as funds allow",
    ],
    between: " ",
    end: ".",
};

const RUSSIAN: Language = Language {
    who: &[
        "Начальник порта",
        "Каждый жилец",
        "Казначей общины",
        "Младший писарь",
        "Старый садовник",
        "Ночной сторож",
        "Хозяин парома",
        "Приезжий учёный",
    ],
    does: &[
        "собирает",
        "чинит",
        "осматривает",
        "записывает",
        "заменяет",
        "фотографирует",
        "описывает",
        "страхует",
    ],
    what: &[
        "медные фонари",
        "деревянные лодки",
        "древние карты",
        "списки семян",
        "верёвочные мосты",
        "счётчики воды",
        "бронзовые колокола",
        "книжные полки",
    ],
    how: &[
        "до первых заморозков",
        "по письменному разрешению",
        "накануне ярмарки",
        "без предупреждения",
        "за счёт гильдии",
        "в присутствии свидетеля",
        "по новому уставу",
        "пока хватает средств",
    ],
    between: " ",
    end: ".",
};

const CHINESE: Language = Language {
    who: &[
        "港务主任",
        "每位租户",
        "商会会计",
        "见习书记员",
        "老园丁",
        "守夜人员",
        "渡船公司",
        "来访学者",
    ],
    does: &[
        "负责收集",
        "应当修理",
        "定期检查",
        "逐一登记",
        "可以更换",
        "按年拍摄",
        "详细描述",
        "统一投保",
    ],
    what: &[
        "铜制灯笼",
        "全部木船",
        "最古老的地图",
        "种子目录",
        "绳索吊桥",
        "自来水表",
        "青铜大钟",
        "图书馆书架",
    ],
    how: &[
        "并在初霜之前完成",
        "并持有签字许可",
        "并于集市前夜公布",
        "且无须另行通知",
        "费用由行会承担",
        "须有见证人在场",
        "依照新的章程办理",
        "以经费允许为限",
    ],
    between: "",
    end: "。",
};

/// A paragraph: its sentences, and the revision that last changed one of them.
#[derive(Clone)]
struct Paragraph {
    sentences: Vec<String>,
    origin: u32,
    /// Whether this revision did something to it; then it does nothing else.
    is_taken: bool,
}

fn sentence(language: &Language, random: &mut Random) -> String {
    let words = [language.who, language.does, language.what, language.how];
    let words = words.map(|list| random.pick(list));
    let number = 100 + random.below(9900);
    format!("{} {number}{}", words.join(language.between), language.end)
}

fn paragraph(language: &Language, random: &mut Random, origin: u32) -> Paragraph {
    Paragraph {
        sentences: (0..2 + random.below(2))
            .map(|_| sentence(language, random))
            .collect(),
        origin,
        is_taken: true,
    }
}

/// Does something to a free paragraph, or puts one in.
fn change(text: &mut Vec<Paragraph>, language: &Language, random: &mut Random, revision: u32) {
    let at = random.below(text.len());
    if text[at].is_taken {
        return;
    }
    match random.below(6) {
        0 => {
            // Another word in place of one.
            let each = random.below(text[at].sentences.len());
            let old = language
                .how
                .iter()
                .find(|how| text[at].sentences[each].contains(**how));
            let new = random.pick(language.how);
            if let Some(old) = old.filter(|old| **old != new) {
                text[at].sentences[each] = text[at].sentences[each].replace(*old, new);
                text[at].origin = revision;
            }
        }
        1 => {
            let moved = text.remove(at);
            let to = random.below(text.len() + 1);
            text.insert(to, moved);
            text[to].is_taken = true;
            return;
        }
        2 => text.insert(at, paragraph(language, random, revision)),
        3 if text.len() > 6 => {
            text.remove(at);
            return;
        }
        4 if text[at].sentences.len() > 1 => {
            let rest = text[at].sentences.split_off(1);
            let origin = text[at].origin;
            text.insert(
                at + 1,
                Paragraph {
                    sentences: rest,
                    origin,
                    is_taken: true,
                },
            );
        }
        5 if text.get(at + 1).is_some_and(|next| !next.is_taken)
            && text[at].sentences.len() < 3 =>
        {
            let next = text.remove(at + 1);
            text[at].origin = text[at].origin.max(next.origin);
            text[at].sentences.extend(next.sentences);
        }
        _ => {}
    }
    text[at].is_taken = true;
}

/// The text in lines of a width, with numbers in front or without.
fn written(text: &[Paragraph], language: &Language, width: usize, numbered: bool) -> String {
    let mut out = String::new();
    for (at, paragraph) in text.iter().enumerate() {
        let label = if numbered {
            format!("{}. ", at + 1)
        } else {
            String::new()
        };
        let body = paragraph.sentences.join(language.between);
        let mut column = 0;
        for c in format!("{label}{body}").chars() {
            column += 1;
            let breaks = column > width && (language.between.is_empty() || c == ' ');
            if breaks && c == ' ' {
                out.push('\n');
                column = 0;
                continue;
            }
            out.push(c);
        }
        out.push_str("\n\n");
    }
    out
}

/// How many paragraphs of the last revision have the right origin, and how many there are.
fn tried(language: &Language, seed: u64) -> (usize, usize) {
    let mut random = Random(seed);
    let mut text: Vec<Paragraph> = (0..10)
        .map(|_| paragraph(language, &mut random, 0))
        .collect();
    let mut revisions = Vec::new();
    for revision in 0..12 {
        for each in &mut text {
            each.is_taken = revision == 0;
        }
        for _ in 0..=random.below(3) {
            change(&mut text, language, &mut random, revision);
        }
        let width = 40 + random.below(60);
        revisions.push(written(&text, language, width, seed.is_multiple_of(2)));
    }
    let read = |text: &String| {
        input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).expect("it is text")
    };
    let documents: Vec<Document> = revisions.iter().map(read).collect();
    let documents: Vec<&Document> = documents.iter().collect();
    let lineage = Lineage::of(&documents, &diff::Options::default());
    let last = revisions.len() as u32 - 1;
    assert_eq!(
        lineage.paragraphs(last),
        text.len(),
        "{}",
        revisions[last as usize]
    );
    let right = text.iter().enumerate().filter(|(at, paragraph)| {
        let node = Node {
            revision: last,
            paragraph: *at as u32,
        };
        let found = lineage.origin(node);
        found == paragraph.origin
    });
    (right.count(), text.len())
}

#[test]
fn the_origin_is_the_revision_that_last_changed_the_wording() {
    for language in [&CHINESE, &ENGLISH, &RUSSIAN] {
        let found: Vec<(usize, usize)> = (1..=40).map(|seed| tried(language, seed)).collect();
        let right: usize = found.iter().map(|each| each.0).sum();
        let all: usize = found.iter().map(|each| each.1).sum();
        assert_eq!(
            right, all,
            "of {all} paragraphs {right} have the right origin"
        );
    }
}
