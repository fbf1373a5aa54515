//! What is true of every page, whatever is in it.

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::diff::change::{Diff, Kind};
use crate::document::Document;
use crate::report::places::tests::{NAME, TEXT, check_of, written, written_of_nothing};
use crate::report::{Detail, Fate};
use crate::{diff, input};

fn read(name: &str, text: &str) -> Document {
    input::from_bytes(name, text.as_bytes(), &input::Options::default()).unwrap()
}

fn page_of(old: &Document, new: &Document, diff: &Diff, detail: Detail) -> String {
    let style = Style {
        detail,
        ..Style::default()
    };
    let mut out = Vec::new();
    let report = Report::Diff { old, new, diff };
    FORMAT.write(&report, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn compared(old: &str, new: &str) -> (Document, Document, Diff, String) {
    let (old, new) = (read("old.md", old), read("new.md", new));
    let diff = diff::diff(&old, &new, &diff::Options::default());
    let page = page_of(&old, &new, &diff, Detail::Changes { context: 0 });
    (old, new, diff, page)
}

/// The texts of a page that belong to a side, without their white space.
fn side(page: &str, is_new: bool) -> String {
    let left_out = if is_new {
        ["<del", "<span class=\"o\">", "<span class=\"p o\">"]
    } else {
        ["<ins", "<span class=\"n\">", "<span class=\"p n\">"]
    };
    let mut out = String::new();
    for block in page.split("<p class=\"t").skip(1) {
        let block = &block[block.find('>').unwrap() + 1..block.find("</p>").unwrap()];
        let mut rest = block;
        while let Some(at) = rest.find('<') {
            out.push_str(&rest[..at]);
            let tag = &rest[at..];
            let is_out = left_out.iter().any(|start| tag.starts_with(start));
            let end = if is_out {
                let name = if tag.starts_with("<span") {
                    "</span>"
                } else {
                    ["</del>", "</ins>"][usize::from(!is_new)]
                };
                tag.find(name).unwrap() + name.len()
            } else {
                tag.find('>').unwrap() + 1
            };
            rest = &tag[end..];
        }
        out.push_str(rest);
    }
    let plain = out.replace("&lt;", "<").replace("&gt;", ">");
    let plain = plain.replace("&quot;", "\"").replace("&amp;", "&");
    pieces::spoken(&plain).replace('¶', "")
}

fn all(document: &Document) -> String {
    let texts = document.paragraphs.iter();
    let texts = texts.map(|each| pieces::text(document, each.kind, each.span));
    texts.map(|text| pieces::spoken(&text)).collect()
}

fn sorted(text: &str) -> Vec<char> {
    let mut all: Vec<char> = text.chars().collect();
    all.sort_unstable();
    all
}

const OLD: &str = "# Rules of the harbour\n\n1. The gate opens at dawn & closes at dusk.\n\n2. Boats wait <outside> until the bell has rung twice.\n\n3. Ropes that were borrowed are handed in at the office before noon.\n\n4. The fee under clause 2 is due within thirty days of the invoice. It is paid at the office, by those who hold a berth.\n\n5. A diver needs a permit of the harbour master.\n\n6. Lamps burn all night long at the end of the pier.\n";
const NEW: &str = "# Rules of the harbour\n\n1. A keeper counts the boats.\n\n2. The gate opens at dawn & closes at noon.\n\n3. Ropes that were borrowed are handed in at the office before noon.\n\n4. Boats wait <outside> until the bell has rung twice.\n\n5. The fee under clause 2 is due within sixty days of the invoice.\n\nIt is paid at the office, by those who hold a berth.\n\n6. Lamps need not burn all night long at the end of the pier.\n";

#[test]
fn the_policy_has_the_hashes_of_style_and_script() {
    let edition = [
        (edition::STYLE, edition::STYLE_HASH),
        (edition::SCRIPT, edition::SCRIPT_HASH),
    ];
    for (text, hash) in [(STYLE, STYLE_HASH), (SCRIPT, SCRIPT_HASH)]
        .into_iter()
        .chain(edition)
    {
        let found = Sha256::digest(text.as_bytes());
        let found = base64::engine::general_purpose::STANDARD.encode(found);
        assert_eq!(
            hash, found,
            "src/report/html.rs, or edition.rs, has to have the new hash"
        );
        assert!(!text.contains("</"), "it would end the element");
        assert!(!text.contains('\r') && !text.contains("http"));
    }
}

#[test]
fn a_page_is_in_the_language_that_is_asked_for() {
    let (old, new, diff, usual) = compared(OLD, NEW);
    assert!(usual.contains("<html lang=\"en\">"));
    for lang in [Lang::Zh, Lang::Ru] {
        let words = [
            message!("page.layout-side"),
            message!("page.references"),
            message!("page.line", number = 9_u8),
        ];
        let style = Style {
            lang,
            ..Style::default()
        };
        let mut out = Vec::new();
        let report = Report::Diff {
            old: &old,
            new: &new,
            diff: &diff,
        };
        FORMAT.write(&report, style, &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(page.contains(&format!("<html lang=\"{}\">", lang.code())));
        for word in words.map(|word| word.said(lang)) {
            assert!(page.contains(&word), "{lang:?}: {word}");
        }
        // Markup is the same but for what it says: the same policy, names and values.
        for same in [
            "Content-Security-Policy",
            "data-kind=",
            "class=\"kind mark-",
        ] {
            assert_eq!(page.matches(same).count(), usual.matches(same).count());
        }
        assert_eq!(side(&page, true), all(&new));
    }
}

#[test]
fn a_page_holds_both_texts_and_each_edit_once() {
    for (old, new) in [(OLD, NEW), (NEW, OLD)] {
        let (old, new, diff, page) = compared(old, new);
        assert_eq!(side(&page, true), all(&new));
        let copied = |kind: Kind| diff.count(kind) > 0;
        assert!(
            !copied(Kind::Copied),
            "what is copied is in the old text once"
        );
        assert_eq!(sorted(&side(&page, false)), sorted(&all(&old)));
        let edits = || diff.changes.iter().flat_map(|change| &change.edits);
        let gone = edits().filter(|edit| !edit.old.is_empty()).count();
        let come = edits().filter(|edit| !edit.new.is_empty()).count();
        let lone = |is: fn(&crate::diff::change::Change) -> usize, kind: Kind| {
            let own = diff.changes.iter().filter(|change| change.kind == kind);
            own.map(is).sum::<usize>()
        };
        let marks = |tag: &str| {
            page.matches(&format!("<{tag}")).count()
                - page.matches(&format!("<{tag} class=\"end\"")).count()
        };
        assert_eq!(
            marks("del"),
            gone + lone(|each| each.old.len(), Kind::Deleted)
        );
        assert_eq!(
            marks("ins"),
            come + lone(|each| each.new.len(), Kind::Inserted)
        );
        for at in 0..diff.changes.len() {
            assert_eq!(page.matches(&format!(" id=\"c{at}\"")).count(), 1, "{page}");
        }
    }
}

#[test]
fn both_ends_of_a_move_lead_to_each_other() {
    let (.., diff, page) = compared(OLD, NEW);
    let moved = diff.changes.iter().position(|change| change.moved).unwrap();
    for part in [
        format!("href=\"#l{moved}\""),
        format!("id=\"l{moved}\""),
        format!("href=\"#c{moved}\""),
        format!("id=\"c{moved}\""),
    ] {
        assert!(page.contains(&part), "{part}");
    }
}

#[test]
fn classes_kinds_and_ends_of_paragraphs_are_told_in_words() {
    let (.., page) = compared(OLD, NEW);
    assert!(page.contains("<i data-c=\"number\"></i>"), "{page}");
    assert!(page.contains("data-kind=\"split") && page.contains("<ins class=\"end\">¶</ins>"));
    assert!(page.contains(" lang=\"en\" dir=\"auto\""));
    assert!(page.contains("<input type=\"checkbox\" value=\"split\">"));
}

#[test]
fn runs_are_summed_up_and_references_that_did_not_follow_are_named() {
    let clauses = |added: &str| {
        let all = [
            "gate opens at dawn",
            "bell rings twice",
            "ropes are handed in",
            "fee of Clause 2 is due",
            "lamps burn",
        ];
        let own = all
            .iter()
            .map(|text| format!("The {text} on every day of the year."));
        let all: Vec<String> = std::iter::once(added.to_owned())
            .chain(own)
            .filter(|text| !text.is_empty())
            .collect();
        let numbered = all.iter().enumerate();
        let numbered = numbered.map(|(at, text)| format!("Clause {} {text}", at + 1));
        numbered.collect::<Vec<String>>().join("\n\n")
    };
    let (.., diff, page) = compared(&clauses(""), &clauses("A diver needs a permit."));
    assert!(
        !diff.renumberings.is_empty() && !diff.stale.is_empty(),
        "{diff:?}"
    );
    assert!(
        page.contains("Clause 1–Clause 5 → Clause 2–Clause 6") || page.contains("1–5 → 2–6"),
        "{page}"
    );
    assert!(
        page.contains("with another number</summary>") || page.contains("with another number"),
        "{page}"
    );
    assert!(
        page.contains("<mark class=\"stale\">Clause 2</mark>"),
        "{page}"
    );
    assert!(page.contains("is now <bdi>Clause 3</bdi>"), "{page}");
}

#[test]
fn hostile_text_does_nothing() {
    let hostile = "</style></script><script>alert(1)</script><img src=x onerror=alert(2)> https://example.org/ \u{202e}x\u{1b}[1m";
    let old = format!("The gate opens at dawn, says {hostile} as ever.\n\nThe end.\n");
    let text = |text: &str| {
        let (old, new) = (
            read("\"><script>.txt", text),
            read("a\u{202e}\n<b>.txt", &text.replace("dawn", "noon")),
        );
        let diff = diff::diff(&old, &new, &diff::Options::default());
        page_of(&old, &new, &diff, Detail::Full)
    };
    let page = text(&old);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
    assert!(!page.contains("<img") && !page.contains(['\u{202e}', '\u{1b}']));
    assert!(page.contains("&lt;img src=x onerror=alert(2)&gt; https://example.org/"));
    for page in [page, written(&FORMAT)] {
        let mut addresses = page.split(" href=\"").skip(1);
        assert!(addresses.all(|rest| rest.starts_with('#')));
        for attribute in [
            " src=\"",
            " style=\"",
            " onclick=\"",
            " action=\"",
            " srcset=\"",
        ] {
            assert!(!page.contains(attribute), "{attribute}");
        }
    }
}

#[test]
fn one_comparison_is_one_page_in_every_run() {
    let (.., first) = compared(OLD, NEW);
    let (.., second) = compared(OLD, NEW);
    assert_eq!(first, second);
    assert!(is_report(&first) && !is_report(&(first + "<p>mine</p>")));
}

#[test]
fn what_did_not_change_is_open_on_request() {
    let (old, new) = (
        read("a.md", OLD),
        read("b.md", &OLD.replace("dusk", "dark")),
    );
    let diff = diff::diff(&old, &new, &diff::Options::default());
    let folded = page_of(&old, &new, &diff, Detail::Changes { context: 0 });
    assert_eq!(folded.matches("<details class=\"fold\">").count(), 2);
    let near = page_of(&old, &new, &diff, Detail::Changes { context: 2 });
    assert!(
        near.contains("3 unchanged paragraphs") && folded.contains("5 unchanged paragraphs"),
        "{near}"
    );
    let full = page_of(&old, &new, &diff, Detail::Full);
    assert_eq!(full.matches("<details class=\"fold\" open>").count(), 2);
}

#[test]
fn a_text_that_is_read_from_the_right_says_its_language() {
    let old = "يلتزم المستأجر بدفع الأجرة خلال ثلاثين يوما من تاريخ التوقيع.\n";
    let (.., page) = compared(old, &old.replace("ثلاثين", "ستين"));
    assert!(page.contains(" lang=\"ar\" dir=\"auto\""), "{page}");
}

#[test]
fn a_page_of_folders_has_a_section_for_each_file_that_changed() {
    let pair = |name: &str, fate: Fate, old: &str, new: &str| {
        let side = |text: &str| match text {
            "" => Document::empty(),
            text => read(name, text),
        };
        let (old, new) = (side(old), side(new));
        let diff = diff::diff(&old, &new, &diff::Options::default());
        crate::report::Comparison {
            fate,
            old,
            new,
            diff,
        }
    };
    let comparisons = [
        pair("a.md", Fate::Kept, OLD, NEW),
        pair("same.md", Fate::Kept, OLD, OLD),
        pair("new.md", Fate::Added, "", NEW),
    ];
    let report = Report::Folders {
        old: "one",
        new: "two",
        comparisons: &comparisons,
        unread: 1,
    };
    let mut out = Vec::new();
    FORMAT.write(&report, Style::default(), &mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert_eq!(page.matches("<section class=\"file\">").count(), 2);
    assert!(page.contains("1 unchanged file") && page.contains("1 input could not be read"));
    assert!(page.contains(" id=\"f0-c0\"") && page.contains(" id=\"f1-all\""));
    assert!(page.contains("only in the new directory"));
}

#[test]
fn a_page_of_findings_has_each_once_with_its_passage() {
    let page = written(&FORMAT);
    let quoted: String = TEXT.chars().skip(8).take(4).collect();
    let quoted = format!("<p class=\"say\"><q><bdi>{quoted}</bdi></q> ");
    for part in [
        "<!-- written by variorum check -->",
        " id=\"g0\" data-kind=\"broken-paragraph\" data-class=\"error\"",
        &quoted,
        " &lt;twice&gt; | 100% as &quot;it&quot; [does](x)</p>",
        "<input type=\"checkbox\" value=\"impossible-date\">",
        "class=\"plot\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains(&shown_name()), "{page}");
    assert!(is_report(&page) && is_report(&written_of_nothing(&FORMAT)));
    assert!(written_of_nothing(&FORMAT).contains("Nothing was found."));
}

fn shown_name() -> String {
    NAME.replace("docs/", "<span class=\"dir\">docs/</span>")
        .replace('&', "&amp;")
}

#[test]
fn copies_are_beside_each_other_with_the_words_that_differ() {
    let text = "Whoever brings salt to the quay after dark ties the boat to the ring and tells the warden before the bell has rung.\n\nThe keeper sleeps.\n\nWhoever brings salt to the quay after noon ties the boat to the ring and tells the warden before the bell has rung.\n";
    let documents = [read("a.md", text)];
    let findings = crate::finding::Finding {
        rule: "inconsistent-copies",
        severity: crate::finding::Severity::Warning,
        message: crate::wording::message::Message::new("copies that differ"),
        place: crate::finding::Place {
            document: 0,
            span: documents[0].paragraphs[2].span,
        },
        related: vec![crate::finding::Related {
            role: crate::finding::Role::Copy,
            place: crate::finding::Place {
                document: 0,
                span: documents[0].paragraphs[0].span,
            },
            message: crate::wording::message::Message::new("first occurrence"),
        }],
        similarity: Some(0.9),
        class: None,
        fix: None,
        fingerprint: 0,
    };
    let findings = [findings];
    let mut out = Vec::new();
    let report = Report::Check(check_of(&documents, &findings));
    FORMAT.write(&report, Style::default(), &mut out).unwrap();
    let page = String::from_utf8(out).unwrap();
    assert_eq!(page.matches("<div class=\"copy\">").count(), 2, "{page}");
    assert!(
        page.contains("<mark>dark</mark>") && page.contains("<mark>noon</mark>"),
        "{page}"
    );
}
