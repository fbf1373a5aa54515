//! Sentences that say what a term means: "Fees" means …, “服务费”是指…, «Услуги» означает ….

use crate::facts::definitions::{Definition, LONGEST};
use crate::language::Words;
use crate::language::topics::definitions as topic;
use crate::text::near;
use crate::text::script;
use crate::text::segment;
use crate::text::span::Span;

/// The longest label before a term, in bytes.
const LABEL: usize = 12;
/// The most terms that one sentence defines.
const TERMS: usize = 6;
/// The longest noun before a term, in bytes: longer than any that a language lists.
const LONGEST_NOUN: usize = 64;
/// The longest words before a term that say where it holds, in bytes.
const LONGEST_LEAD: usize = 160;
/// The longest meaning that is read, in bytes: it bounds the time.
const LONGEST_MEANING: usize = 2000;
/// The farthest that is looked back for a text that is explained, in quotations: it bounds the time.
const ROW: usize = 32;

/// Adds the terms that are in quotation marks at the start of a sentence, before a verb that says what they mean.
pub(super) fn find(key: &str, out: &mut Vec<Definition>) {
    let marks: Vec<usize> = memchr::memchr_iter(b'"', key.as_bytes()).collect();
    let quoted: Vec<(usize, usize)> = marks
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1] + 1))
        .collect();
    let mut first = 0;
    while first < quoted.len() {
        // "X" and "Y" mean ….
        let mut last = first;
        while last + 1 < quoted.len()
            && last - first < TERMS
            && joins(&key[quoted[last].1..quoted[last + 1].0])
        {
            last += 1;
        }
        let end = quoted[last].1;
        let before = &key[..quoted[first].0];
        let says = verb(&key[end..]).filter(|_| opens(before));
        let says = says.or_else(|| opens_with_verb(before).then_some((0, false)));
        if let Some((verb, points)) = says
            && !explains_others(key, &quoted[..first], quoted[first].0)
        {
            let rest = near::after(key, end + verb, LONGEST_MEANING);
            let stop = segment::sentences(rest)
                .first()
                .map_or(rest.len(), |span| span.end as usize);
            let whole = Span::new(quoted[first].0, end + verb + stop);
            let from = end + verb;
            let long = Span::new(from, if points { from } else { from + stop });
            if is_talked_about(key, &quoted, whole, Span::new(from, from + stop)) {
                first = last + 1;
                continue;
            }
            for (from, to) in &quoted[first..=last] {
                let at = Span::new(*from, *to);
                let term = at.of(key).trim_matches(['"', ' ']);
                // "Product(s)", "Virtual Network (VN)".
                let term = term.split('(').next().unwrap_or(term).trim_end();
                if is_term(term) {
                    out.push(Definition {
                        term: term.to_owned(),
                        at,
                        whole,
                        long,
                        of_its_own: true,
                    });
                }
            }
        }
        first = last + 1;
    }
}

/// Whether a quoted word before is one of another text, which is explained: those after it in a row are as well.
fn explains_others(key: &str, before: &[(usize, usize)], end: usize) -> bool {
    let mut end = end;
    for (at, to) in before.iter().rev().take(ROW) {
        // Up to the end of the sentence.
        if key[*to..end].contains(['。', '\n']) {
            return false;
        }
        let mut borrowing = topic::all().flat_map(|each| each.borrowing);
        if borrowing.any(|words| key[..*at].trim_end().ends_with(words)) {
            return true;
        }
        end = *at;
    }
    false
}

/// Whether a sentence speaks of words rather than of things: it names their language, or says of one in small letters what it means.
fn is_talked_about(key: &str, quoted: &[(usize, usize)], sentence: Span, meaning: Span) -> bool {
    let first = quoted.partition_point(|(from, _)| *from < sentence.start as usize);
    let inside = quoted[first..]
        .iter()
        .take_while(|(from, _)| *from < sentence.end as usize);
    let small = inside.into_iter().any(|(from, to)| {
        let word = key[*from..*to].trim_matches(['"', ' ']);
        word.starts_with(char::is_lowercase) && verb(&key[*to..]).is_some()
    });
    small || topic::names_tongue(&meaning.of(key).trim_start().to_lowercase())
}

/// Whether a quoted string can be a term of a contract: it has a capital, or is Han.
fn is_term(term: &str) -> bool {
    let length = term.chars().count();
    (2..=LONGEST).contains(&length)
        && (term.starts_with(char::is_uppercase) || term.starts_with(script::is_unspaced))
        && !term.ends_with(['.', '。', ',', '，', '?', '？', '!', '！'])
}

/// Whether what is between two quoted terms joins them.
fn joins(between: &str) -> bool {
    let word = between.trim_matches([' ', ',']);
    word.is_empty() || topic::joins_terms(word)
}

/// The end of the verb that a text starts with, over a bracket, and whether it only points to a definition.
fn verb(after: &str) -> Option<(usize, bool)> {
    let mut at = after.len() - after.trim_start().len();
    if after[at..].starts_with('(') {
        let close = near::after(after, at, LONGEST_MEANING).find(')')?;
        at += close + 1;
        at += after[at..].len() - after[at..].trim_start().len();
    }
    // “用户”，是指 is a definition; "Come in", means no more than what was said.
    let comma = after[at..].starts_with(',');
    at += usize::from(comma);
    let rest = &after[at..];
    let stands = |verb: &&&str| {
        let unspaced = verb.starts_with(script::is_unspaced);
        let behind = rest.strip_prefix(**verb);
        behind.is_some_and(|behind| {
            unspaced && (!comma || verb.chars().count() > 1)
                || !comma && !behind.starts_with(script::is_word)
        })
    };
    let verb = |list: fn(&topic::Definitions) -> Words| {
        let mut verbs = topic::all().flat_map(list);
        verbs.find(stands).map(|verb| at + verb.len())
    };
    let mut discussing = topic::all().flat_map(|each| each.discussing);
    if discussing.any(|verb| rest.starts_with(verb)) {
        return None;
    }
    let says = verb(|each| each.verbs).map(|end| (end, false));
    says.or_else(|| verb(|each| each.pointers).map(|end| (end, true)))
}

/// Whether a term may follow that text: at the start of a paragraph or a sentence, after its number or "the term".
fn opens(before: &str) -> bool {
    let before = before.trim_end();
    let label = before.len() <= LABEL && !before.contains(' ');
    if label || segment::ends_sentence(before) || before.ends_with([';', ':']) {
        return true;
    }
    let lower = near::before(before, before.len(), LONGEST_NOUN).to_lowercase();
    topic::names_term(&lower) || leads_in(before)
}

/// Whether such a sentence has its verb before the term: In diesem Vertrag bezeichnet „Gebühr“ ….
fn opens_with_verb(before: &str) -> bool {
    let before = near::before(before, before.len(), LONGEST_LEAD).trim_end();
    let (rest, last) = before.rsplit_once(' ').unwrap_or_default();
    topic::inverts(last) && leads_in(rest)
}

/// Whether the sentence up to the term says where the term holds: In this Agreement, "Fees" means ….
fn leads_in(before: &str) -> bool {
    let before = near::before(before, before.len(), LONGEST_LEAD);
    let start = segment::sentences(before).last().copied();
    let Some(lead) = start.map(|span| span.of(before)) else {
        return false;
    };
    let lead = lead.rsplit([';', ':', '\n', '"']).next().unwrap_or(lead);
    let mut borrowing = topic::all().flat_map(|each| each.borrowing);
    !borrowing.any(|words| lead.trim_end().ends_with(words))
        && topic::leads_in(&lead.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::facts::definitions::find;

    #[test]
    fn reads_what_a_sentence_says_that_a_term_means() {
        for (key, expected) in [
            ("\"Fees\" means all sums that the Buyer pays.", vec!["Fees"]),
            (
                "(m) \"Energy Output\" shall mean the energy.",
                vec!["Energy Output"],
            ),
            (
                "In this lease, the term \"Yard\" means the ground.",
                vec!["Yard"],
            ),
            (
                "\"Goods\" or \"Wares\" mean what is sold.",
                vec!["Goods", "Wares"],
            ),
            ("本合同所称\"服务费\"是指乙方支付的费用。", vec!["服务费"]),
            ("\"承运人\",是指运送货物的单位。", vec!["承运人"]),
            (
                "In this Lease, \"Berth Plan\" means the plan of the pier.",
                vec!["Berth Plan"],
            ),
            (
                "1.2 For the purposes of this Act, \"Pier\" means the pier at Elm.",
                vec!["Pier"],
            ),
            (
                "The rent is due in May. Unless the context otherwise requires, \"Pier\" and \"Quay\" mean the pier at Elm.",
                vec!["Pier", "Quay"],
            ),
            (
                "In diesem Vertrag bezeichnet \"Liegeplan\" den Plan der Mole.",
                vec!["Liegeplan"],
            ),
            (
                "Im Sinne dieser Satzung bedeuten \"Mole\" und \"Kai\" die Mole von Elm.",
                vec!["Mole", "Kai"],
            ),
            ("在本合同中，\"泊位费\"是指停泊的费用。", vec!["泊位费"]),
            ("就本办法而言，\"泊位\"是指码头的位置。", vec!["泊位"]),
            (
                "2.1. В настоящем Договоре \"План Причала\" означает план пристани.",
                vec!["План Причала"],
            ),
            (
                "Для целей настоящих Правил \"Причал\" означает пристань.",
                vec!["Причал"],
            ),
            (
                "Dans le présent contrat, \"Quai\" désigne le quai du port.",
                vec!["Quai"],
            ),
            (
                "A los efectos de este contrato, \"Muelle\" significa el muelle del puerto.",
                vec!["Muelle"],
            ),
            ("\"Услуги\" означает работы по договору.", vec!["Услуги"]),
        ] {
            let found: Vec<String> = find(key).into_iter().map(|each| each.term).collect();
            assert_eq!(found, expected, "{key}");
        }
    }

    #[test]
    fn other_quotations_are_no_definitions() {
        for key in [
            "He asked what \"Yes\" means in this house.",
            "\"Come in\", he said, and means it.",
            "the word \"yard\" means three feet.",
            "In this house, \"Yes\" means no.",
            "In this act of the play, he says that \"Yes\" means no.",
            "For the purposes of clause 4, \"Pier\" means the north pier.",
            "For the purposes of clause 4 of this Lease, \"Pier\" means the north pier.",
            "Im Sinne dieses Abschnitts bezeichnet \"Mole\" die Mole im Norden.",
            "就本合同第四条而言，\"码头\"是指北边的码头。",
            "В настоящем разделе \"Причал\" означает северный причал.",
            "In this act he says that \"Yes\" means no.",
            "In diesem Haus bedeutet \"Ja\" nichts.",
            "В этом доме \"Да\" означает нет.",
            "在本地的话里，\"上港\"是指北边的码头。",
            "\"Adagio\" means slowly, and \"largo\" means very slowly.",
            "Each has two parts: \"Aqua\" means water in Latin.",
            "本法第八条规定中的\"风浪大\",是指浪高三米以上;\"能见度差\",是指看不清灯塔。",
            "船歌的第一个词是什么？\"Ave\",指的是问候。",
        ] {
            assert!(find(key).is_empty(), "{key}");
        }
    }
}
