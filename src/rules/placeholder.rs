//! The rule `placeholder`.

mod cited;
mod counted;
mod dated;
mod part_number;
mod purpose;
mod quoted;
mod templates;
mod words;

use std::cell::LazyCell;

use crate::document::reading::Reading;
use crate::finding::Finding;
use crate::language::Words;
use crate::language::topics::placeholders;
use crate::rule::{Options, declare_rule};
use crate::rules::placeholder::part_number::Numbering;
use crate::rules::placeholder::quoted::is_quoted;
use crate::text::glyphs::{self, Glyph};
use crate::text::marks;
use crate::text::numeral;
use crate::text::script;
use crate::text::span::Span;
use crate::wording::message::message;

declare_rule! {
    /// ## What it does
    /// Finds placeholders that were not filled in: `XXXX年XX月XX日`, `[DATE TO BE CONFIRMED]`, `TODO`.
    ///
    /// Numbers of parts that nobody filled in (`Chapter XX`, `第××条`, `Section ??`) are found unless they are Roman numerals.
    ///
    /// Dots that stand for figures (`●年●月●日`, `within ● days`) are found as well, and so are `Section XX` and `clause XX`, where nothing
    /// in the document has a Roman number.
    ///
    /// Blanks (`«___» ________ 20__ г.`), `{{name}}`, `【待补充】` and `lorem ipsum` are placeholders too.
    ///
    /// A document with many blanks is a form: its blanks are one finding with all of its places. Where the title or the name of the
    /// file says that it is a form or a template, its blanks are its content. Signature lines, boxes to tick, and samples that are announced as such
    /// are ignored.
    ///
    /// ## Why
    /// A document that is sent out with a placeholder has to be sent again.
    ///
    /// ## Example
    /// ```bad
    /// 本办法自XXXX年XX月XX日起施行。
    /// ```
    /// ```bad
    /// The gate is closed from [DATE TO BE CONFIRMED] on.
    /// ```
    /// ```good
    /// 本办法自2026年1月1日起施行。
    /// ```
    ///
    /// ## Default
    /// A warning: always worth a look, but a template or a text about placeholders may use them on purpose.
    "placeholder", "words", Warning, needs &[] => Each(check)
}

/// So many question marks in brackets are the notation of a document. Chosen by hand.
const DOUBTS: usize = 3;
/// So many blanks make a form. With 2 and 8 the same.
const FORM: usize = 4;
/// So many instructions in brackets make a letter or a form that others fill in. Chosen by hand.
const LETTER: usize = 2;
/// The longest text of a placeholder in brackets. With 30 and 120 the same.
const LONGEST: usize = 60;
/// More than one sign in so many characters draws. With 6 and 24 the same.
const DIAGRAM: usize = 12;
/// The longest word that is looked up after crosses in a text without spaces, in characters. Chosen by hand.
const LEFT_OUT: usize = 4;
/// The fewest low lines side by side that are a blank. With 6 the same; with 2 one case more right.
const BLANK: usize = 3;

fn check(reading: &Reading, _: &Options, findings: &mut Vec<Finding>) {
    let (mut blanks, mut open): (Vec<Span>, Vec<Span>) = Default::default();
    let (mut left_out, mut asked) = (Vec::new(), Vec::new());
    let numbering = Numbering::of(reading);
    // Asked only where something looks like a placeholder, which is seldom.
    let samples = LazyCell::new(|| purpose::samples(reading));
    let values = LazyCell::new(|| purpose::values(reading));
    let is_template = LazyCell::new(|| templates::is_named_so(reading));
    let is_form = LazyCell::new(|| *is_template || purpose::is_form(reading));
    let comments = LazyCell::new(|| templates::comments(reading));
    let choices = LazyCell::new(|| purpose::choices(reading));
    for paragraph in reading.prose() {
        let glyphs = paragraph.glyphs();
        let is_code = is_diagram(glyphs);
        let shows_templates =
            LazyCell::new(|| placeholders::speaks_of_templates(&paragraph.key().to_lowercase()));
        let ordinary = paragraph
            .language()
            .map_or(&[][..], |language| language.placeholders.ordinary);
        let mut at = 0;
        while at < glyphs.len() {
            let length = match length(glyphs, at, is_code, ordinary) {
                0 if !is_code => part_number::length(glyphs, at, &numbering),
                length => length,
            };
            if length == 0 {
                at += 1;
                continue;
            }
            if samples.contains(&paragraph.index()) {
                break;
            }
            let span = glyphs::span_of(&glyphs[at..at + length]);
            let next = comments.partition_point(|comment| comment.start <= span.start);
            if next
                .checked_sub(1)
                .is_some_and(|at| comments[at].contains(span))
            {
                at += length;
                continue;
            }
            if glyphs[at].c == '(' && *is_form {
                // Whoever fills in the form is asked.
            } else if glyphs[at..at + length]
                .iter()
                .any(|glyph| matches!(glyph.c, '_' | '＿' | '\u{3000}'))
            {
                let ticked = length <= purpose::BOX && choices.contains(&paragraph.index());
                let meant =
                    ticked || purpose::is_field(reading, span) || cited::is_cited(reading, span);
                if !*is_form && !meant {
                    blanks.push(span);
                }
            } else if glyphs[at].c == '{' {
                if !*is_template && !*shows_templates && !values.contains(reading.quote(span)) {
                    blanks.push(span);
                }
            } else if is_left_out(glyphs, at, length) {
                left_out.push(span);
            } else if matches!(glyphs[at].c, '[' | '【' | '〔')
                && names_a_thing(&glyphs[at..at + length])
            {
                if !*is_template {
                    asked.push(span);
                }
            } else if !values.contains(reading.quote(span)) {
                open.push(span);
            }
            at += length;
        }
    }
    // A transcript marks so what nobody understood.
    let doubt = |span: &Span| reading.quote(*span) == "[?]";
    if open.iter().filter(|span| doubt(span)).count() >= DOUBTS {
        open.retain(|span| !doubt(span));
    }
    // Where something else is not filled in, neither are the names.
    if !open.is_empty() || !blanks.is_empty() || !asked.is_empty() {
        open.append(&mut left_out);
    }
    findings.extend(open.iter().map(|span| finding(reading, *span)));
    findings.extend(targets(reading).map(|span| finding(reading, span)));
    report(reading, (&blanks, FORM), findings);
    // From two on, instructions in brackets are those of a letter or a form that somebody else fills in.
    report(reading, (&asked, LETTER), findings);
}

/// Reports blanks one by one, or, where there are as many as in a form, as one finding.
fn report(reading: &Reading, (spans, form): (&[Span], usize), findings: &mut Vec<Finding>) {
    if spans.len() < form {
        findings.extend(spans.iter().map(|span| finding(reading, *span)));
        return;
    }
    let message = message!("placeholder.form", count = spans.len());
    let form = RULE.finding(reading.number(), spans[0], message);
    findings.push(spans[1..].iter().fold(form, |form, span| form.again(*span)));
}

/// Whether a text in brackets has words that say what is to be filled in.
fn names_a_thing(glyphs: &[Glyph]) -> bool {
    glyphs.iter().any(|glyph| glyph.c.is_alphabetic())
}

fn finding(reading: &Reading, span: Span) -> Finding {
    let shown = reading.quote(span);
    RULE.finding(
        reading.number(),
        span,
        message!("placeholder.blank", text = shown),
    )
}

/// Targets of links that are still to be told: `](TODO)`, `](/html/TODO)`. A folder may bear that name: `](TODO/gate.md)`.
fn targets<'r>(reading: &'r Reading) -> impl Iterator<Item = Span> + 'r {
    reading.links().targets.iter().filter_map(|target| {
        let written = reading.quote(*target);
        let end = |c: char| matches!(c, ':' | '#' | ' ');
        let start = written.match_indices("TODO").map(|(at, _)| at).find(|at| {
            let after = &written[at + "TODO".len()..];
            (*at == 0 || written[..*at].ends_with('/'))
                && (after.is_empty() || after == "/" || after.starts_with(end))
        })?;
        Some(reading.quoted(*target, start..start + "TODO".len()))
    })
}

/// Whether the paragraph draws with signs.
fn is_diagram(glyphs: &[Glyph]) -> bool {
    let sign = |c: char| matches!(c, '|' | '+' | '/' | '\\' | '=' | '<' | '>' | '{' | '}');
    glyphs.iter().filter(|glyph| sign(glyph.c)).count() * DIAGRAM > glyphs.len()
}

/// The length of the placeholder that starts at `at`, in characters; 0 where none does.
fn length(glyphs: &[Glyph], at: usize, is_code: bool, ordinary: Words) -> usize {
    let starts =
        at == 0 || !script::is_word(glyphs[at - 1].c) || script::is_unspaced(glyphs[at - 1].c);
    match glyphs[at].c {
        '_' | '«' | '＿' if !is_code => blank(glyphs, at),
        '[' | '【' | '（' | '(' | '〔' if !is_code => bracketed(glyphs, at),
        '{' => template(glyphs, at),
        // In Korean, the letter O stands for a circle.
        'X' | 'x' | 'O' | '\u{425}' | '\u{445}' | '×' | '〇' | '○' | '＊' | '*' => {
            match crosses(glyphs, at) {
                0 => counted::length(glyphs, at),
                length => length,
            }
        }
        '●' if !is_code => counted::dots(glyphs, at),
        c if starts && c.is_uppercase() && glyphs.get(at + 1).is_some_and(|next| next.c == c) => {
            dated::length(glyphs, at)
        }
        'T' | 'F' | 'L' | 'l' if starts => words::length(glyphs, at, ordinary),
        _ => 0,
    }
}

/// Blanks drawn with low lines, and what belongs to them: «___» ________ 20__.
fn blank(glyphs: &[Glyph], at: usize) -> usize {
    let is_line = |c: char| matches!(c, '_' | '＿');
    // Inside a name of code a low line joins: `a__b`.
    let joins =
        at > 0 && glyphs[at - 1].c.is_ascii_alphanumeric() && !glyphs[at - 1].c.is_ascii_digit();
    if joins {
        return 0;
    }
    let mut end = at;
    let mut last = at;
    let mut longest = 0;
    while let Some(glyph) = glyphs.get(end) {
        match glyph.c {
            c if is_line(c) => {
                let run = glyphs[end..]
                    .iter()
                    .take_while(|glyph| is_line(glyph.c))
                    .count();
                longest = longest.max(run);
                end += run;
                last = end;
            }
            '«' | '»' | ' ' | '"' | '.' | '“' | '”' => end += 1,
            '0'..='9'
                if end + 4 < glyphs.len() && end - last <= 3 && is_line(glyphs[end + 2].c) =>
            {
                end += 2;
            }
            '0'..='9'
                if end > last
                    && end - last <= 3
                    && glyphs.get(end + 1).is_some_and(|next| is_line(next.c)) =>
            {
                end += 1;
            }
            _ => break,
        }
    }
    let closes = glyphs.get(last).is_some_and(|glyph| glyph.c == '»') && glyphs[at].c == '«';
    let last = last + usize::from(closes);
    let word = glyphs
        .get(last)
        .is_some_and(|glyph| glyph.c.is_ascii_alphabetic());
    if longest >= BLANK && !word {
        last - at
    } else {
        0
    }
}

/// Text in brackets that says that something is missing: [DATE TO BE CONFIRMED], 【待补充】, [●].
fn bracketed(glyphs: &[Glyph], at: usize) -> usize {
    let square = matches!(glyphs[at].c, '[' | '【' | '〔');
    // An index, as in `list[name]`.
    if at > 0 && (glyphs[at - 1].c.is_ascii_alphanumeric() || matches!(glyphs[at - 1].c, '_' | '*'))
    {
        return 0;
    }
    if at > 1 && glyphs[at - 1].c == ' ' && glyphs[at - 2].c == '*' {
        return 0;
    }
    let Some(close) = glyphs[at + 1..]
        .iter()
        .take(LONGEST)
        .position(|glyph| matches!(glyph.c, ']' | '】' | '）' | ')' | '〕'))
    else {
        return 0;
    };
    let inside: String = glyphs[at + 1..at + 1 + close]
        .iter()
        .map(|glyph| glyph.c)
        .collect();
    // 人民币（　　）元: a blank in brackets.
    let wide = at > 0 && marks::is_wide_letter(glyphs[at - 1].c);
    let blank = inside.contains('\u{3000}') || inside.len() >= 2;
    if wide && blank && inside.chars().all(char::is_whitespace) {
        return close + 2;
    }
    let inside = inside.trim();
    // The Turkish İ is in lower case an i with a dot of its own.
    let lower = inside.to_lowercase().replace("i\u{307}", "i");
    let capitals = !inside.contains(char::is_lowercase);
    let name = placeholders::is_name(&lower) || capitals && placeholders::is_name_of(&lower);
    let names = square && name && !is_quoted(glyphs, at);
    let stands = |words: &str| {
        let joins = |c: char| script::is_word(c) && !script::is_glued(c);
        let mut places = lower.match_indices(words);
        places.any(|(at, _)| !lower[..at].ends_with(joins))
    };
    let dots = square
        && !inside.is_empty()
        && inside
            .chars()
            .all(|c| matches!(c, '●' | '•' | '_' | '?' | '？'));
    let link = glyphs
        .get(at + close + 2)
        .is_some_and(|next| matches!(next.c, '(' | '['));
    // In round brackets, where much else stands, only what cannot be meant otherwise.
    let says = if square {
        !link && placeholders::instructs(stands) && !placeholders::leaves_free(&lower)
    } else {
        placeholders::opens(&lower) || (placeholders::is_note(&lower) && !is_quoted(glyphs, at))
    };
    if says || ((names || dots) && !link) {
        close + 2
    } else {
        0
    }
}

/// `{{name}}`.
fn template(glyphs: &[Glyph], at: usize) -> usize {
    if glyphs.get(at + 1).is_none_or(|next| next.c != '{') {
        return 0;
    }
    let inside = glyphs[at + 2..]
        .iter()
        .take_while(|glyph| script::is_word(glyph.c) || matches!(glyph.c, ' ' | '_' | '-' | '.'))
        .count();
    let closes = glyphs
        .get(at + 2 + inside)
        .is_some_and(|glyph| glyph.c == '}')
        && glyphs
            .get(at + 3 + inside)
            .is_some_and(|glyph| glyph.c == '}');
    // CamelCase is in the notation of some standards.
    let letters = || {
        glyphs[at + 2..at + 2 + inside]
            .iter()
            .map(|glyph| glyph.c)
            .filter(|c| c.is_alphabetic())
    };
    let named = letters().next().is_some()
        && (letters().all(|c| !c.is_uppercase()) || letters().all(|c| !c.is_lowercase()));
    // {{ site.baseurl }} is filled in by the program that makes the page.
    let inner = &glyphs[at + 2..at + 2 + inside];
    let field = inner.windows(3).any(|three| {
        three[1].c == '.' && script::is_word(three[0].c) && script::is_word(three[2].c)
    });
    // Three braces are of a program as well: {{{ .product }}}.
    let three = at
        .checked_sub(1)
        .is_some_and(|before| glyphs[before].c == '{');
    if !named || !closes || field || three {
        return 0;
    }
    inside + 4
}

/// Crosses and circles for figures or names: XXXX年XX月XX日, ××省, 20XX.
fn crosses(glyphs: &[Glyph], at: usize) -> usize {
    let mark = glyphs[at].c;
    // A run is looked at once, from its start.
    if at
        .checked_sub(1)
        .is_some_and(|before| glyphs[before].c == mark)
    {
        return 0;
    }
    let run = glyphs[at..]
        .iter()
        .take_while(|glyph| glyph.c == mark)
        .count();
    let before = at.checked_sub(1).map(|before| glyphs[before].c);
    // Among figures a circle is a nought: 二〇〇七年.
    let figure = |c: char| !script::is_han(c) || numeral::is_han_numeral(c);
    if matches!(mark, '〇' | '○')
        && before.is_some_and(|c| script::is_word(c) && (run < 2 || figure(c)))
    {
        return 0;
    }
    if matches!(mark, '*' | '＊' | 'x' | 'O' | '\u{445}') && run < 2 {
        return 0;
    }
    let mut end = at + run;
    let mut groups = usize::from(run >= 2);
    let mut units = 0;
    let mut longest = run;
    // Units in between: 年, 月, 日, dots.
    while let Some(glyph) = glyphs.get(end) {
        let gap = usize::from(glyph.c == '.' || is_unit(glyph.c));
        let next = glyphs[end + gap..]
            .iter()
            .take_while(|glyph| glyph.c == mark)
            .count();
        if gap == 1 && is_unit(glyph.c) {
            units += 1;
            end += 1;
        } else if gap == 0 || next == 0 {
            break;
        } else {
            end += gap;
        }
        end += next;
        groups += usize::from(next >= 1);
        longest = longest.max(next);
    }
    let joined = before.is_some_and(|c| c.is_ascii_alphabetic())
        || glyphs
            .get(end)
            .is_some_and(|next| next.c.is_ascii_alphabetic() || next.c == mark);
    // One unit after stars is a word after emphasis that is not closed.
    let emphasis = mark == '*' && units < 2;
    let dated = (units > 0 && longest >= 2 && !emphasis) || units >= 2;
    // ХХ.ХХ.20ХХ
    let year = ['.', '2', '0', mark, mark];
    if groups == 2
        && glyphs[end..]
            .iter()
            .map(|glyph| glyph.c)
            .take(year.len())
            .eq(year)
    {
        end += year.len();
        groups += 1;
    }
    let century = run == 2
        && mark == 'X'
        && at >= 2
        && glyphs[at - 1].c == '0'
        && glyphs[at - 2].c == '2'
        && (at < 3 || !glyphs[at - 3].c.is_ascii_alphanumeric());
    let dots = groups >= 3 && !joined && matches!(mark, 'X' | '\u{425}' | '\u{445}');
    if (dated && !joined && before.is_none_or(|c| !c.is_ascii_digit()))
        || dots
        || (century && !joined)
    {
        end - at
    } else {
        0
    }
}

/// Whether crosses of that length say that a name is left out on purpose: XX公司.
fn is_left_out(glyphs: &[Glyph], at: usize, length: usize) -> bool {
    let last = at + length - 1;
    let units = glyphs[at..=last].iter().filter(|glyph| is_unit(glyph.c));
    let word = glyphs[last..].iter().take(LEFT_OUT).map(|glyph| glyph.c);
    units.count() == 1 && placeholders::is_left_out(&word.collect::<String>())
}

fn is_unit(c: char) -> bool {
    placeholders::is_unit(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::tests::{found, found_in, silent};

    #[test]
    fn finds_what_was_to_be_filled_in() {
        for (text, part) in [
            ("本细则自XXXX年XX月XX日起施行。", "XXXX年XX月XX日"),
            ("××省人民政府令第×××号", "××省"),
            ("自20XX年起施行。", "XX年"),
            ("人民币（　　）元整", "（　　）"),
            ("合同金额为【待补充】元。", "【待补充】"),
            (
                "The fee is [AMOUNT TO BE AGREED] a year.",
                "[AMOUNT TO BE AGREED]",
            ),
            ("The fee is [insert amount] a year.", "[insert amount]"),
            ("The rate is TBD.", "TBD"),
            ("Dear {{name}}, welcome.", "{{name}}"),
            ("Boats of [NAME OF OWNER] are moored.", "[NAME OF OWNER]"),
            ("Les bateaux de [NOM DU CLIENT] partent.", "[NOM DU CLIENT]"),
            ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
            (
                "Договор от «___» ________ 20__ года.",
                "«___» ________ 20__",
            ),
            ("Срок до ХХ.ХХ.ХХХХ включительно.", "ХХ.ХХ.ХХХХ"),
            ("Директор [указать ФИО] подписал.", "[указать ФИО]"),
            ("Signed by ____________.", "____________"),
            ("O valor é de [A CONFIRMAR] por mês.", "[A CONFIRMAR]"),
            ("O barco é do senhor [inserir nome].", "[inserir nome]"),
            ("Kira bedeli [BELİRLENECEK] liradır.", "[BELİRLENECEK]"),
            ("Giá thuê là [CẦN BỔ SUNG] mỗi tháng.", "[CẦN BỔ SUNG]"),
            (
                "Сбор составит [подлежит определению] рублей.",
                "[подлежит определению]",
            ),
            ("الإيجار هو [يحدد لاحقا] شهريا.", "[يحدد لاحقا]"),
            ("XX公里的航道。", "XX公"),
            ("XX公司的船于XXXX年XX月XX日出港。", "XX公"),
        ] {
            let found = found(&RULE, text);
            assert_eq!(
                found.first().map(|each| each[0].as_str()),
                Some(part),
                "{text}"
            );
        }
    }

    #[test]
    fn finds_links_that_lead_nowhere_yet() {
        for target in ["TODO", "/nets/TODO", "TODO:https://nets.example"] {
            let text = format!("See [nets]({target}).\n");
            assert_eq!(found_in(&RULE, "x.md", &text), [["TODO"]], "{target}");
        }
        let others = "See [it](todo.md), [b](MYTODO), [c](https://nets.example/TODO/nets.md).\n";
        assert!(found_in(&RULE, "x.md", others).is_empty());
    }

    #[test]
    fn a_template_is_one_finding() {
        let text = "Dear {{name}}, the boat {{boat}} of {{owner}} lies at {{quay}}.";
        assert_eq!(
            found(&RULE, text),
            [["{{name}}", "{{boat}}", "{{owner}}", "{{quay}}"]]
        );
    }

    #[test]
    fn a_form_is_one_finding() {
        let text = "姓名______，年龄______，住址______，电话______，签名______。";
        let found = found(&RULE, text);
        assert_eq!((found.len(), found[0].len()), (1, 5));
    }

    #[test]
    fn question_marks_of_a_transcript_are_none() {
        let said = "The keeper said [?] of the gate.\n\n";
        assert_eq!(found(&RULE, &said.repeat(2)).len(), 2);
        assert!(found(&RULE, &said.repeat(3)).is_empty());
    }

    #[test]
    fn names_figures_code_and_references_are_none() {
        silent(
            &RULE,
            &[
                "二〇二六年五月十九日",
                "本办法自2026年1月1日起施行。",
                "See [RFC 2119] and [XML], [a link](b), Xerox, XXL, Xx.",
                "Call __init__ or a__b, then **go**.",
                "The word “TODO” and the TODO-list app.",
                "The TODO.md file lists what the keeper calls lamps.TODO().",
                "It is still TBD whether the boats will be painted.",
                "Paint the boat [insert your favourite colour] if you like.",
                "5×5厘米，3×2年",
                "XX世纪 и XXI век, том XXX.",
                "张某、李某某",
                "XX公司的船停在港口，XX公司的船员说，XX部门已经处理。",
                "XX市民和XX日报的记者在码头上。",
                "Read [how to fill in the form](form.md) and [para definir o cais].",
                "The [Name of the Rose] and [NAME REDACTED] are books.",
                "The template has {{ boat }} where the boat is named.",
                "Read the rules at {{ port.address }} before you sail.",
                "The cable {{{ .cable }}} holds the boat.",
                "模板里的 {{ 船名 }} 与 {{ boat }} 会被替换。",
                "**公开。**公开由市政府管理。",
                "他写道：水是蓝的[……]天也是。",
                "They ask: “Do you trust [name] with the key?”",
            ],
        );
    }

    #[test]
    fn finds_notes_to_the_writer_in_round_brackets() {
        for (text, note) in [
            (
                "Die Frist beträgt zwei Wochen (bitte ergänzen) ab Zugang.",
                "(bitte ergänzen)",
            ),
            (
                "Der Betrag (wird noch ergänzt) ist im Mai fällig.",
                "(wird noch ergänzt)",
            ),
            (
                "The fee (to be confirmed) falls due in May.",
                "(to be confirmed)",
            ),
            ("Плата (уточнить) вносится в мае.", "(уточнить)"),
            (
                "Плата (буде уточнено) вноситься у травні.",
                "(буде уточнено)",
            ),
            ("Le montant (à compléter) est dû en mai.", "(à compléter)"),
            ("La cuota (por confirmar) vence en mayo.", "(por confirmar)"),
            ("요금(추후 기재)은 5월에 낸다.", "(추후 기재)"),
            ("料金（後日記入）は五月に払う。", "（後日記入）"),
        ] {
            let first = found(&RULE, text).into_iter().next().unwrap_or_default();
            assert_eq!(first, [note], "{text}");
        }
        silent(
            &RULE,
            &[
                "Die Karte (bitte bis Mai ergänzen lassen) ist am Tor zu zeigen.",
                "The form (to be completed by the guest) is at the gate.",
                "The note “(to be confirmed)” is struck out.",
                "Число мест (уточнить можно у смотрителя) невелико.",
            ],
        );
    }

    #[test]
    fn finds_circles_for_an_amount_behind_a_word() {
        assert_eq!(found(&RULE, "停泊费为人民币〇〇元。")[0], ["〇〇元"]);
        silent(&RULE, &["二〇〇七年和一九〇〇年，编号为三〇〇号。"]);
    }
}
