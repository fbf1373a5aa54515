//! Sentences, and the references that are read in them.

use crate::facts::part::Number::{Figure, Letter};
use crate::facts::part::{Number, Part};
use crate::facts::reference::Owner::{Other, This, Unclear};
use crate::facts::reference::{heading, of_label, references};
use crate::language::topics::parts::Division;
use crate::language::topics::parts::Division::{
    Annex, Appendix, Article, Chapter, Clause, Paragraph, Point, Schedule, Section, Table, Title,
    Volume,
};

type Row = (
    &'static str,
    &'static [(&'static str, Division, &'static [u64])],
);

/// Sentences, and the references in them: what is written, the kind of part, its numbers.
const SENTENCES: &[Row] = &[
    // Forms that one of two readers once missed.
    (
        "Under Articles 2 and 9 the buyer pays.",
        &[("Articles 2", Article, &[2]), ("9", Article, &[9])],
    ),
    ("See Arts. 9 for details.", &[("Arts. 9", Article, &[9])]),
    (
        "Согласно статьям 2 и 9 стороны платят.",
        &[("статьям 2", Article, &[2]), ("9", Article, &[9])],
    ),
    ("По ст. 9 платит покупатель.", &[("ст. 9", Article, &[9])]),
    (
        "Under Articles 2 & 9 the buyer pays.",
        &[("Articles 2", Article, &[2]), ("9", Article, &[9])],
    ),
    (
        "Articles 2 to 9 hold.",
        &[("Articles 2", Article, &[2]), ("9", Article, &[9])],
    ),
    ("It ends under Art 9.", &[("Art 9", Article, &[9])]),
    ("under Article IX.", &[("Article IX", Article, &[9])]),
    (
        "依照第二、九条付款",
        &[("第二", Article, &[2]), ("九条", Article, &[9])],
    ),
    (
        "第三至五章和第六条",
        &[
            ("第三", Chapter, &[3]),
            ("五章", Chapter, &[5]),
            ("第六条", Article, &[6]),
        ],
    ),
    ("第一、二届会议，第五、三条", &[]),
    // Chinese.
    ("见附件7。", &[("附件7", Annex, &[7])]),
    ("依照第三十条的规定", &[("第三十条", Article, &[30])]),
    (
        "第12条和第三章",
        &[("第12条", Article, &[12]), ("第三章", Chapter, &[3])],
    ),
    (
        "第十三条第二款和附录三",
        &[
            ("第十三条", Article, &[13]),
            ("第二款", Paragraph, &[2]),
            ("附录三", Appendix, &[3]),
        ],
    ),
    (
        "第三条、第五条和第七条第一款",
        &[
            ("第三条", Article, &[3]),
            ("第五条", Article, &[5]),
            ("第七条", Article, &[7]),
            ("第一款", Paragraph, &[1]),
        ],
    ),
    ("第三条之一所称", &[("第三条之一", Article, &[3, 1])]),
    (
        "附件1、2和3所列",
        &[
            ("附件1", Annex, &[1]),
            ("2", Annex, &[2]),
            ("3", Annex, &[3]),
        ],
    ),
    ("附件1和3份报告", &[("附件1", Annex, &[1])]),
    (
        "费率见表3-1和图2",
        &[("表3-1", Table, &[3, 1]), ("图2", Division::Figure, &[2])],
    ),
    (
        "见附表2、附录4",
        &[("附表2", Schedule, &[2]), ("附录4", Appendix, &[4])],
    ),
    (
        "按照5.1至5.3的规定",
        &[("5.1", Section, &[5, 1]), ("5.3", Section, &[5, 3])],
    ),
    ("符合4.2.1的要求", &[("4.2.1", Section, &[4, 2, 1])]),
    (
        "第二编第四节第（三）项",
        &[
            ("第二编", Volume, &[2]),
            ("第四节", Section, &[4]),
            ("第（三）项", Paragraph, &[3]),
        ],
    ),
    ("代表3人，图5个，列表2，表2024年", &[]),
    ("第三届第二次会议，地图册", &[]),
    ("按照3.5%的利率", &[]),
    // English.
    ("as Section 4.2 says", &[("Section 4.2", Section, &[4, 2])]),
    (
        "see Section 4.2.1, Annex VII and Article IV.",
        &[
            ("Section 4.2.1", Section, &[4, 2, 1]),
            ("Annex VII", Annex, &[7]),
            ("Article IV", Article, &[4]),
        ],
    ),
    ("see Table 9-1 below", &[("Table 9-1", Table, &[9, 1])]),
    (
        "Figs. 3 and 4; Tables 5-7 show",
        &[
            ("Figs. 3", Division::Figure, &[3]),
            ("4", Division::Figure, &[4]),
            ("Tables 5-7", Table, &[5, 7]),
        ],
    ),
    (
        "§ 5 and §§ 6, 7",
        &[
            ("§ 5", Section, &[5]),
            ("§§ 6", Section, &[6]),
            ("7", Section, &[7]),
        ],
    ),
    (
        "Articles 5, 6 and 7 apply; Section 4, 12 months later",
        &[
            ("Articles 5", Article, &[5]),
            ("6", Article, &[6]),
            ("7", Article, &[7]),
            ("Section 4", Section, &[4]),
        ],
    ),
    (
        "Articles 5-7 apply",
        &[("Articles 5", Article, &[5]), ("7", Article, &[7])],
    ),
    (
        "under Clause 5 and 14 days later",
        &[("Clause 5", Clause, &[5])],
    ),
    (
        "Clauses 5.1 to 5.3",
        &[("Clauses 5.1", Clause, &[5, 1]), ("5.3", Clause, &[5, 3])],
    ),
    ("Section 5 and 2 others", &[("Section 5", Section, &[5])]),
    (
        "ARTICLE 12 and Schedule 2",
        &[
            ("ARTICLE 12", Article, &[12]),
            ("Schedule 2", Schedule, &[2]),
        ],
    ),
    (
        "Chapters 3 and 4 of this book, paragraph 6",
        &[
            ("Chapters 3", Chapter, &[3]),
            ("4", Chapter, &[4]),
            ("paragraph 6", Paragraph, &[6]),
        ],
    ),
    ("sub-section 4, the 5th part, Section 4.2bis", &[]),
    ("partners 5, department 7, a rule of thumb", &[]),
    ("a section 4lines, the table of 5, Annexes to", &[]),
    ("Table 5% of it, in Part 2019", &[]),
    // Russian.
    (
        "согласно статье 5 и пункту 3.1",
        &[("статье 5", Article, &[5]), ("пункту 3.1", Point, &[3, 1])],
    ),
    (
        "статьи 5, 6 и 7.",
        &[
            ("статьи 5", Article, &[5]),
            ("6", Article, &[6]),
            ("7", Article, &[7]),
        ],
    ),
    ("см. Приложение 3.", &[("Приложение 3", Annex, &[3])]),
    (
        "в таблице 4 и на рис. 2",
        &[
            ("таблице 4", Table, &[4]),
            ("рис. 2", Division::Figure, &[2]),
        ],
    ),
    (
        "по п. 3 и пп. 4-6",
        &[
            ("п. 3", Point, &[3]),
            ("пп. 4", Point, &[4]),
            ("6", Point, &[6]),
        ],
    ),
    (
        "п.5 раздела 2",
        &[("п.5", Point, &[5]), ("раздела 2", Title, &[2])],
    ),
    ("по пункту 5 и 10 дней спустя", &[("пункту 5", Point, &[5])]),
    ("департамент 5, частного 3", &[]),
];

#[test]
fn reads_the_references_of_sentences() {
    for (text, expected) in SENTENCES {
        let found: Vec<_> = references(text)
            .into_iter()
            .map(|each| (each.span.of(text), each.part))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(written, division, numbers)| {
                let numbers = numbers.iter().copied().map(Figure).collect();
                let division = Some(*division);
                (*written, Part { division, numbers })
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn letters_number_annexes() {
    let numbers = |text: &str| -> Vec<Vec<Number>> {
        references(text)
            .into_iter()
            .map(|each| each.part.numbers)
            .collect()
    };
    assert_eq!(numbers("see Annex B"), [[Letter(2)]]);
    assert_eq!(
        numbers("Annexes A, B and D hold"),
        [[Letter(1)], [Letter(2)], [Letter(4)]]
    );
    assert_eq!(numbers("Annexes II and IV"), [[Figure(2)], [Figure(4)]]);
    assert_eq!(numbers("Appendix A.2 says"), [[Letter(1), Figure(2)]]);
    assert_eq!(numbers("见附录C"), [[Letter(3)]]);
    assert_eq!(numbers("Annex A I wrote"), [[Letter(1)]]);
}

#[test]
fn knows_whose_a_part_is() {
    for (text, owner) in [
        ("本法第三十条", This),
        ("本合作协定第五条", This),
        ("依照法律规定，本合作协定第五条", This),
        ("按照第五条的规定", This),
        ("Article 5 of this Agreement", This),
        ("Article 5 of the present Agreement", This),
        ("статьи 5 настоящего Договора", This),
        ("under Section 4.2. The parties", This),
        ("as \"Section 4\" says", This),
        ("(a) Section 4.2 says", This),
        ("依照《刑法》第三十条和第三十一条", Other),
        ("依照刑法第三十条和第三十二条", Other),
        ("本条例实施办法第五条", Other),
        ("该办法的表2", Other),
        ("该条约第二十五条", Other),
        ("as [RFC2119], Section 3 says", Other),
        ("RFC 5322, Section 3.4", Other),
        ("Section 4.2 of RFC 793", Other),
        ("Articles 5 and 6 of the Convention", Other),
        ("Section 4 (Scope) of Regulation 7", Other),
        ("статьи 5 Федерального закона", Other),
        ("статей 5 и 6 Закона", Other),
        ("依照法律规定，违反第三十条的", Unclear),
        ("[TCP] says so in Section 9, too", Unclear),
        ("The Convention says in Article 5 that", Unclear),
        ("В законе есть статья 5.", Unclear),
    ] {
        let found = references(text);
        assert!(
            !found.is_empty() && found.iter().all(|each| each.owner == owner),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_number_in_a_list_knows_its_list() {
    let text = "Under Articles 2, 3 and 9 it is so.";
    let lists = references(text).into_iter().map(|each| each.list.of(text));
    assert_eq!(
        lists.collect::<Vec<_>>(),
        ["Articles 2", "Articles 2, 3", "Articles 2, 3 and 9"]
    );
}

#[test]
fn knows_a_heading_and_a_caption() {
    let found = |text: &str| heading(text).map(|(part, end)| (part.division, end));
    assert_eq!(found("附件1 参会名单"), Some((Some(Annex), 7)));
    assert_eq!(found("**Table 3: Codes"), Some((Some(Table), 9)));
    assert_eq!(found("See Table 3"), None);
    assert_eq!(found("Section 4 of it"), None);
}

#[test]
fn labels_name_parts() {
    let read = |text: &str| {
        let label = crate::facts::label::read(text).unwrap();
        of_label(&label, label.span.of(text)).map(|part| (part.division, part.numbers))
    };
    assert_eq!(read("第十二条 甲"), Some((Some(Article), vec![Figure(12)])));
    assert_eq!(
        read("第三条之一 甲"),
        Some((Some(Article), vec![Figure(3), Figure(1)]))
    );
    assert_eq!(read("4.2. Scope"), Some((None, vec![Figure(4), Figure(2)])));
    assert_eq!(read("Annex C. Scope"), Some((Some(Annex), vec![Letter(3)])));
    assert_eq!(read("(a) scope"), None);
}
