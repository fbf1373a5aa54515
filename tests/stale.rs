//! `stale` as a user meets it: an original and its translation in git, which go on at different times.

#![cfg(feature = "cli")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use repository::git;
use support::{Scratch, variorum};

const ENGLISH: &str = "# Lending rules\n\nBooks are lent to members of the library for four weeks, and to guests for one.\n\nWhoever returns a book late pays 50 cents for each day.\n\n## Rare books\n\nRare books stay in the reading room on the second floor, where light is dim and the air is dry; members ask the librarian for them at the desk.\n\nPhotographs are allowed.\n";
const CHINESE: &str = "# 借阅规则\n\n本馆图书借给会员四周，借给访客一周。\n\n逾期归还者，每日缴纳50分。\n\n## 善本\n\n善本存放于二楼阅览室，室内光线较暗、空气干燥；会员如需阅览，应在服务台向馆员提出。\n\n允许拍照。\n";
const RUSSIAN: &str = "# Правила выдачи\n\nКниги выдаются читателям библиотеки на четыре недели, а гостям на одну.\n\nЗа каждый день просрочки взимается 50 центов.\n\n## Редкие книги\n\nРедкие книги остаются в читальном зале на втором этаже, где неяркий свет и сухой воздух; читатели просят их у библиотекаря за стойкой.\n\nФотографировать разрешено.\n";

/// A repository, and how many commits it has.
struct Repository {
    scratch: Scratch,
    commits: u32,
}

impl Repository {
    fn new(name: &str) -> Self {
        let scratch = Scratch::new(&format!("stale-{name}"));
        git(&scratch.path, &["init", "-q", "-b", "main"]);
        Self {
            scratch,
            commits: 0,
        }
    }

    /// Writes files and commits them, a day after the last commit.
    fn commit(&mut self, files: &[(&str, &str)], subject: &str) {
        for (name, text) in files {
            self.scratch.write(name, text);
        }
        self.commits += 1;
        let date = format!("2026-03-{:02}T10:00:00Z", self.commits);
        git(&self.scratch.path, &["add", "-A"]);
        let arguments = ["commit", "-qm", subject, "--date", &date];
        let mut command = repository::command(&self.scratch.path, &arguments);
        repository::done(command.env("GIT_COMMITTER_DATE", &date));
    }

    /// The exit status and the report.
    fn stale(&self, arguments: &[&str]) -> (i32, String) {
        let arguments = [&["stale"], arguments].concat();
        let output = variorum(&self.scratch.path)
            .args(arguments)
            .output()
            .expect("the test can run it");
        let text = String::from_utf8(output.stdout).expect("the test can run it");
        let said = String::from_utf8(output.stderr).expect("the test can run it");
        (
            output.status.code().expect("the test can run it"),
            text + &said,
        )
    }

    /// The kinds of records that are not current, with the number of missing ones behind.
    fn kinds(&self, arguments: &[&str]) -> (Vec<String>, u64) {
        let (_, out) = self.stale(&[arguments, &["--format", "json"]].concat());
        let found: serde_json::Value = serde_json::from_str(&out).expect("the test can run it");
        let paragraphs = found["paragraphs"]
            .as_array()
            .expect("the test can run it")
            .iter();
        let kinds = paragraphs.map(|each| {
            each["kind"]
                .as_str()
                .expect("the test can run it")
                .to_owned()
        });
        let kinds = kinds.filter(|kind| kind != "current").collect();
        (
            kinds,
            found["summary"]["missing"]
                .as_u64()
                .expect("the test can run it"),
        )
    }
}

#[test]
fn a_change_of_the_original_makes_its_translation_stale() {
    for (name, translation) in [("zh", CHINESE), ("ru", RUSSIAN)] {
        let mut repository = Repository::new(name);
        let files = ["en.md", "other.md"];
        repository.commit(&[("en.md", ENGLISH)], "original");
        repository.commit(&[("other.md", translation)], "translation");
        let (status, out) = repository.stale(&files);
        assert_eq!((status, out.as_str()), (0, "6 current\n"));
        let changed = ENGLISH.replace("four weeks", "six weeks");
        repository.commit(&[("en.md", &changed)], "longer");
        let (status, out) = repository.stale(&files);
        assert_eq!(status, 1);
        assert!(out.contains("for [-four-]{+six+}(number) weeks"), "{out}");
        assert!(out.contains("changed: 3:1 → 3:1, by "), "{out}");
        assert!(out.ends_with("1 changed; 5 current\n"), "{out}");
        // The translator follows.
        let followed = translation
            .replace("четыре", "шесть")
            .replace("四周", "六周");
        repository.commit(&[("other.md", &followed)], "follow");
        assert_eq!(repository.stale(&files), (0, "6 current\n".to_owned()));
    }
}

#[test]
fn only_paragraphs_that_were_not_touched_since_are_stale() {
    let mut repository = Repository::new("partly");
    repository.commit(&[("en.md", ENGLISH), ("zh.md", CHINESE)], "both");
    let changed = ENGLISH
        .replace("four weeks", "six weeks")
        .replace("50 cents", "80 cents");
    repository.commit(&[("en.md", &changed)], "two changes");
    let followed = CHINESE.replace("50分", "80分");
    repository.commit(&[("zh.md", &followed)], "one of them");
    let (status, out) = repository.stale(&["en.md", "zh.md"]);
    assert_eq!(status, 1);
    assert!(
        out.contains("[-four-]{+six+}") && !out.contains("[-50-]"),
        "{out}"
    );
    // A translator who does not commit yet is up to date, too.
    repository
        .scratch
        .write("zh.md", &followed.replace("四周", "六周"));
    assert_eq!(repository.stale(&["en.md", "zh.md"]).0, 0);
    assert_eq!(repository.stale(&["en.md", "HEAD:zh.md"]).0, 1);
}

#[test]
fn layout_moves_and_numbers_make_nothing_stale() {
    let mut repository = Repository::new("layout");
    repository.commit(&[("en.md", ENGLISH), ("zh.md", CHINESE)], "both");
    let wrapped = ENGLISH.replace("the second floor, where", "the second floor,\nwhere");
    let moved = wrapped.replace(
        "Whoever returns a book late pays 50 cents for each day.\n\n",
        "",
    );
    let moved = format!("{moved}\nWhoever returns a book late pays 50 cents for each day.\n");
    repository.commit(&[("en.md", &moved)], "layout");
    let (status, out) = repository.stale(&["en.md", "zh.md"]);
    assert_eq!((status, out.as_str()), (0, "6 current\n"));
    git(&repository.scratch.path, &["mv", "zh.md", "chinese.md"]);
    repository.commit(&[], "rename");
    assert_eq!(repository.stale(&["en.md", "chinese.md"]).0, 0);
    // Changed, and changed back.
    repository.commit(&[("en.md", &moved.replace("dim", "bright"))], "change");
    assert_eq!(repository.stale(&["en.md", "chinese.md"]).0, 1);
    repository.commit(&[("en.md", &moved)], "revert");
    assert_eq!(repository.stale(&["en.md", "chinese.md"]).0, 0);
}

#[test]
fn paragraphs_that_the_original_joined_are_the_original_of_both_translations() {
    let two = "Books are lent to members of the library for four weeks, and to guests for one.\n\nWhoever";
    let joined = ENGLISH.replace(two, &two.replace("\n\n", " "));
    for (name, translation) in [("zh.md", CHINESE), ("ru.md", RUSSIAN)] {
        let mut repository = Repository::new(&format!("joined-{name}"));
        repository.commit(&[("en.md", ENGLISH), (name, translation)], "both");
        repository.commit(&[("en.md", &joined)], "join");
        let (status, out) = repository.stale(&["en.md", name]);
        assert_eq!((status, out.as_str()), (0, "6 current\n"));
        let dearer = joined.replace("50 cents", "80 cents");
        repository.commit(&[("en.md", &dearer)], "change");
        let (kinds, missing) = repository.kinds(&["en.md", name]);
        assert_eq!((kinds, missing), (vec!["changed".to_owned(); 2], 0));
    }
}

/// Clauses with their numbers.
fn numbered(clauses: &[&str], number: &dyn Fn(usize) -> String) -> String {
    let clauses = clauses.iter().enumerate();
    let lines = clauses.map(|(at, clause)| number(at + 1) + clause);
    lines.collect::<Vec<String>>().join("\n\n") + "\n"
}

#[test]
fn clauses_that_come_and_go_on_both_sides_leave_the_others_with_their_partners() {
    let english = [
        "Bread is baked before six in the morning.",
        "The oven is cleaned by the last of the bakers.",
        "Flour is kept dry.",
        "Whoever burns a loaf pays for the flour and the wood.",
        "Guests stay behind the counter.",
        "The shop is closed on the day of the fair.",
    ];
    let chinese = [
        "面包应当在早晨六时以前烤好。",
        "烤炉由最后离开的面包师清洁。",
        "面粉应当保持干燥。",
        "烤焦面包的，应当赔偿面粉和木柴。",
        "客人应当留在柜台之外。",
        "集市之日，本店停止营业。",
    ];
    let han = |number: usize| "零一二三四五六七".chars().nth(number).expect("few");
    let labels: [[&dyn Fn(usize) -> String; 2]; 2] = [
        [&|number| format!("Section {number}. "), &|number| {
            format!("第{}条　", han(number))
        }],
        [&|number| format!("{number}. "), &|number| {
            format!("{number}. ")
        }],
    ];
    for (name, labels) in labels.iter().enumerate() {
        for (deleted, inserted) in [(Some(1), None), (None, Some(1)), (Some(3), Some(2))] {
            let changed = |all: &[&'static str], new: &'static str| {
                let mut all = all.to_vec();
                if let Some(at) = deleted {
                    all.remove(at);
                }
                if let Some(at) = inserted {
                    all.insert(at, new);
                }
                all
            };
            for commits in [1, 2] {
                let case = format!("clauses-{name}-{deleted:?}-{inserted:?}-{commits}");
                let mut repository = Repository::new(&case);
                let [one, other] = [numbered(&english, labels[0]), numbered(&chinese, labels[1])];
                repository.commit(&[("en.md", &one), ("zh.md", &other)], "both");
                let one = numbered(&changed(&english, "Dogs wait outside."), labels[0]);
                let other = numbered(&changed(&chinese, "犬只在门外等候。"), labels[1]);
                if commits == 1 {
                    repository.commit(&[("en.md", &one), ("zh.md", &other)], "change");
                } else {
                    repository.commit(&[("en.md", &one)], "change");
                    repository.commit(&[("zh.md", &other)], "follow");
                }
                let (status, out) = repository.stale(&["en.md", "zh.md"]);
                assert_eq!(status, 0, "{case}: {out}");
            }
        }
    }
}

#[test]
fn a_paragraph_that_moved_with_its_translation_keeps_it_where_another_is_deleted() {
    let english = [
        "# The swimming hall",
        "Towels are lent for a day, and to children for two.",
        "Nobody may dive from the gallery.",
        "The water is let out at 21:00, and on feast days at 14:00.",
        "Lost keys cost 3 euros each.",
        "Whoever breaks a lamp pays for a new one.",
    ];
    let french = [
        "# La piscine",
        "Les serviettes sont prêtées pour un jour, et aux enfants pour deux.",
        "Nul ne peut plonger de la galerie.",
        "Le bassin est vidé à 21:00, et les jours de fête à 14:00.",
        "Les clés perdues coûtent 3 euros chacune.",
        "Celui qui casse une lampe en paie une nouvelle.",
    ];
    let changed = |all: &[&str; 6]| [all[0], all[3], all[1], all[4], all[5]].join("\n\n") + "\n";
    for commits in [1, 2] {
        let mut repository = Repository::new(&format!("moved-{commits}"));
        let [one, other] = [english, french].map(|all| all.join("\n\n") + "\n");
        repository.commit(&[("en.md", &one), ("fr.md", &other)], "both");
        let [one, other] = [changed(&english), changed(&french)];
        if commits == 1 {
            repository.commit(&[("en.md", &one), ("fr.md", &other)], "change");
        } else {
            repository.commit(&[("en.md", &one)], "change");
            repository.commit(&[("fr.md", &other)], "follow");
        }
        let (status, out) = repository.stale(&["en.md", "fr.md"]);
        assert_eq!((status, out.as_str()), (0, "5 current\n"));
    }
}

#[test]
fn new_and_deleted_paragraphs_are_told() {
    let mut repository = Repository::new("come-and-gone");
    repository.commit(&[("en.md", ENGLISH), ("ru.md", RUSSIAN)], "both");
    let less = ENGLISH.replace("Photographs are allowed.\n", "");
    let more = less.replace(
        "## Rare books",
        "Dogs wait at the door, where a bowl of water stands for them.\n\n## Rare books",
    );
    repository.commit(&[("en.md", &more)], "come and gone");
    let (status, out) = repository.stale(&["en.md", "ru.md"]);
    assert_eq!(status, 1);
    assert!(
        out.contains("deleted: the original of 11:1 no longer exists"),
        "{out}"
    );
    assert!(out.contains("[-Photographs are allowed.-]"), "{out}");
    assert!(out.contains("missing: 7:1, by "), "{out}");
    assert!(out.ends_with("1 deleted, 1 missing; 5 current\n"), "{out}");
    // A later change of the translation does not hide what is behind.
    let touched = RUSSIAN.replace("50 центов", "пятьдесят центов");
    repository.commit(&[("ru.md", &touched)], "words");
    let found = repository.kinds(&["en.md", "ru.md"]);
    assert_eq!(found, (vec!["deleted".to_owned()], 1));
}

#[test]
fn a_paragraph_that_both_replaced_does_not_take_the_partner_of_its_neighbour() {
    let mut repository = Repository::new("replaced");
    let (old, new) = (
        "Photographs are allowed.",
        "Pens are not: whoever writes uses a pencil.",
    );
    let (alt, neu) = ("允许拍照。", "阅览时不得使用钢笔，书写一律用铅笔。");
    let more = [
        "\nBags stay in the lockers by the door.\n",
        "\n随身包袋存放在门边的柜子里。\n",
    ];
    let [english, chinese] = [
        format!("{ENGLISH}{}", more[0]),
        format!("{CHINESE}{}", more[1]),
    ];
    repository.commit(&[("en.md", &english), ("zh.md", &chinese)], "both");
    repository.commit(&[("en.md", &english.replace(old, new))], "the rule on pens");
    repository.commit(&[("zh.md", &chinese.replace(alt, neu))], "translated");
    assert_eq!(repository.kinds(&["en.md", "zh.md"]), (vec![], 0));
    // What only the original replaced stays gone and missing.
    let mut behind = Repository::new("replaced-once");
    behind.commit(&[("en.md", &english), ("zh.md", &chinese)], "both");
    behind.commit(&[("en.md", &english.replace(old, new))], "the rule on pens");
    let (kinds, _) = behind.kinds(&["en.md", "zh.md"]);
    assert_eq!(kinds.len(), 1, "{kinds:?}");
}

#[test]
fn a_slip_mended_in_a_translation_that_is_far_behind_does_not_confuse_the_others() {
    let mut repository = Repository::new("behind");
    repository.commit(&[("en.md", ENGLISH), ("zh.md", CHINESE)], "both");
    let house = "The house is closed on Mondays, when the floors are waxed and the clocks are wound.\n\nVisitors hang up coats.\n\nNobody whispers louder than the clock ticks, except the twins of the keeper.\n\n";
    let again = house.replace("Mondays", "Fridays").replace("coats", "hats");
    let more = ENGLISH
        .replace("Books are", &format!("{house}Books are"))
        .replace("## Rare", &format!("{again}## Rare"));
    repository.commit(&[("en.md", &more)], "more");
    let mended = CHINESE.replace("允许拍照", "准许拍照");
    repository.commit(&[("zh.md", &mended)], "slip");
    let (status, out) = repository.stale(&["en.md", "zh.md"]);
    assert_eq!(status, 1);
    assert!(out.ends_with("6 missing; 6 current\n"), "{out}");
}

#[test]
fn a_revision_can_be_named_at_which_all_was_up_to_date() {
    let mut repository = Repository::new("since");
    repository.commit(&[("en.md", ENGLISH), ("zh.md", CHINESE)], "both");
    let first = ENGLISH.replace("Whoever returns", "Anybody who returns");
    repository.commit(&[("en.md", &first)], "words");
    assert_eq!(repository.stale(&["en.md", "zh.md"]).0, 1);
    git(&repository.scratch.path, &["tag", "checked"]);
    let since = ["en.md", "zh.md", "--since", "checked"];
    assert_eq!(repository.stale(&since), (0, "6 current\n".to_owned()));
    repository.commit(&[("en.md", &first.replace("dim", "bright"))], "light");
    let (status, out) = repository.stale(&since);
    assert_eq!(status, 1);
    assert!(
        out.contains("[-dim-]{+bright+}") && !out.contains("Anybody"),
        "{out}"
    );
    let (status, out) = repository.stale(&["en.md", "zh.md", "--since", "nothing"]);
    assert_eq!(status, 2);
    assert!(out.contains("no such git revision"), "{out}");
}

#[test]
fn what_was_deleted_before_that_revision_is_not_reported() {
    let mut repository = Repository::new("since-deleted");
    repository.commit(&[("en.md", ENGLISH), ("zh.md", CHINESE)], "both");
    let paragraphs: Vec<&str> = ENGLISH.split("\n\n").collect();
    let without = |at: usize| {
        let kept = paragraphs.iter().enumerate().filter(|(own, _)| *own != at);
        kept.map(|(_, text)| *text)
            .collect::<Vec<&str>>()
            .join("\n\n")
    };
    repository.commit(&[("en.md", &without(2))], "shorter");
    let since = ["en.md", "zh.md", "--since", "HEAD"];
    assert_eq!(repository.stale(&["en.md", "zh.md"]).0, 1);
    assert_eq!(
        repository.stale(&since),
        (0, "5 current; 1 without an original\n".to_owned())
    );
    git(&repository.scratch.path, &["tag", "checked"]);
    let shorter = without(2).replace(&format!("\n\n{}", paragraphs[3]), "");
    repository.commit(&[("en.md", &shorter)], "shorter still");
    let (status, out) = repository.stale(&["en.md", "zh.md", "--since", "checked"]);
    assert_eq!(status, 1, "{out}");
    assert_eq!(out.matches("deleted").count(), 2, "{out}");
}

#[test]
fn two_repositories_go_by_date() {
    let mut original = Repository::new("original");
    original.commit(&[("en.md", ENGLISH)], "original");
    original.commit(
        &[("en.md", &ENGLISH.replace("50 cents", "80 cents"))],
        "dearer",
    );
    let mut translation = Repository::new("translation");
    translation.commit(&[("zh.md", CHINESE)], "translation");
    let other = translation.scratch.path.join("zh.md");
    let (status, out) = original.stale(&["en.md", &other.to_string_lossy()]);
    assert_eq!(status, 1);
    assert!(out.contains("[-50-]{+80+}"), "{out}");
}

#[test]
fn json_has_all_of_it() {
    let mut repository = Repository::new("json");
    repository.commit(&[("en.md", ENGLISH), ("zh.md", CHINESE)], "both");
    repository.commit(&[("en.md", &ENGLISH.replace("four", "six"))], "longer");
    let (status, out) = repository.stale(&["en.md", "zh.md", "--format", "json"]);
    assert_eq!(status, 1);
    let found: serde_json::Value = serde_json::from_str(&out).expect("the test can run it");
    assert_eq!(found["schema"], "variorum/stale/1");
    let changed = &found["paragraphs"][1];
    assert_eq!(changed["kind"], "changed");
    assert_eq!(changed["since"]["subject"], "both");
    assert_eq!(changed["revisions"][0]["subject"], "longer");
    assert_eq!(changed["edits"][0]["new"]["text"], "six");
    assert_eq!(changed["translation"][0]["line"], 3);
    assert_eq!(found["summary"]["current"], 5);
}

#[test]
fn errors_have_a_status_of_their_own() {
    let mut repository = Repository::new("errors");
    repository.commit(&[("en.md", ENGLISH)], "original");
    repository.scratch.write("zh.md", CHINESE);
    for (arguments, said) in [
        (["en.md", "zh.md"], "`git add` it first"),
        (["none.md", "en.md"], "none.md: cannot be read"),
    ] {
        let (status, out) = repository.stale(&arguments);
        assert_eq!(status, 2);
        assert!(out.contains(said), "{out}");
    }
}
