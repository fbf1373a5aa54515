//! Fixes: each is in order and cuts no character, those of one round do not overlap, and what two runs do, one does, or says so.

use variorum::check::fix::{Done, Wanted, fixed, rounds};
use variorum::check::{self, Options};
use variorum::document::Document;
use variorum::input;

use crate::cut::{Case, document};

/// Choices: the format, and whether unsafe fixes are made.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let wanted = [Wanted::All, Wanted::Safe][case.choice(1, 2)];
    let texts = case.texts.iter().take(3);
    let documents: Vec<Document> = texts
        .filter_map(|text| document(case.name(0), text))
        .collect();
    let findings = check::check(&documents, &Options::default());
    for finding in &findings {
        let text = &documents[finding.place.document as usize].text;
        let Some(fix) = &finding.fix else { continue };
        for pair in fix.edits.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{finding:?}");
        }
        for edit in &fix.edits {
            let old = text.get(edit.span.start as usize..edit.span.end as usize);
            assert!(old.is_some_and(|old| old != edit.text), "{finding:?}");
        }
    }
    // Made in one text, the edits of a round leave what is between them as it was.
    for (number, document) in documents.iter().enumerate() {
        let round = fixed(&document.text, number as u32, &findings, wanted);
        assert!(round.count > 0 || round.text == document.text);
    }
    let once = run(documents, wanted);
    if once.unfinished {
        return;
    }
    let texts: Vec<String> = once
        .documents
        .iter()
        .map(|each| each.text.clone())
        .collect();
    let twice = run(once.documents, wanted);
    let again: Vec<String> = twice
        .documents
        .iter()
        .map(|each| each.text.clone())
        .collect();
    assert_eq!((again, twice.count()), (texts, 0));
}

fn run(documents: Vec<Document>, wanted: Wanted) -> Done {
    let judge = |all: &[Document]| Ok::<_, ()>(check::check(all, &Options::default()));
    let findings = judge(&documents).expect("it cannot fail");
    let readings = vec![input::Options::default(); documents.len()];
    let done = rounds(documents, findings, wanted, &readings, &mut |all| {
        judge(all)
    });
    done.expect("it cannot fail")
}
