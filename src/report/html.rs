//! Comparisons, checks and histories as a page to look at and to show: one file that needs nothing else, with a policy that lets it load nothing.
//!
//! The page is whole without its script, in one column. The script lays the two sides beside each other, lists, filters and finds.

mod check;
mod comparison;
mod copies;
mod counts;
mod edition;
mod facets;
mod labels;
mod map;
mod passage;
pub(crate) mod phrase;
mod pieces;
mod plot;
mod rows;
mod section;
#[cfg(test)]
mod tests;
mod texts;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::{Format, Report, Style, Subject, Writer};
use crate::wording::Lang;
use crate::wording::message::{Message, message};

/// The format `html`.
pub(super) const FORMAT: Format = Format {
    name: "html",
    about: "A page to look at, with filters and search",
    extensions: &["htm"],
    has_totals: true,
    is_json: false,
    files: &[],
    summary: None,
    writer: Writer::Of(
        &[Subject::Check, Subject::Comparison, Subject::History],
        write,
    ),
};

/// The style sheet.
pub(crate) const STYLE: &str = include_str!("html/page.css");
/// The hash of it, as a policy has it. A test says what it has to be.
pub(crate) const STYLE_HASH: &str = "ohjuPuTf3AMECmIUr3I8sY59ditGkXJGcfTYvuNBleM=";
/// The script.
const SCRIPT: &str = include_str!("html/page.js");
/// The hash of it.
const SCRIPT_HASH: &str = "NwhnCvhrJBC8SXDqF7llbSOpnC0FiNmSA5f3EGsmpMM=";
/// What comes before the policy.
#[cfg(feature = "serve")]
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
/// What comes first.
const START: &str = "<!DOCTYPE html>";
/// What the second line of a page is that `check` made.
const CHECKED: &str = "<!-- written by variorum check -->";
/// What the second line of a page is that `diff` made.
pub(super) const COMPARED: &str = "<!-- written by variorum diff -->";

/// What the second line of a page is that `history` made.
const HISTORY: &str = "<!-- written by variorum history -->";

/// Whether a text is a page that this program wrote, and to which nobody added anything at the end.
pub(super) fn is_report(text: &str) -> bool {
    let rest = text.strip_prefix(START).map(str::trim_start);
    let is_own = |rest: &str| {
        [CHECKED, COMPARED, HISTORY]
            .iter()
            .any(|mark| rest.starts_with(mark))
    };
    rest.is_some_and(is_own) && text.trim_end().ends_with("</html>")
}

/// The policy of a page that this program wrote.
#[cfg(feature = "serve")]
pub(crate) fn policy(page: &[u8]) -> Option<&str> {
    let rest = page.strip_prefix(START.as_bytes())?;
    let mark = POLICY.as_bytes();
    // It is in the first lines, before anything that others wrote.
    let start = rest.windows(mark.len()).position(|at| at == mark)? + mark.len();
    let end = rest[start..].iter().position(|byte| *byte == b'"')?;
    std::str::from_utf8(&rest[start..start + end]).ok()
}

/// What a page is made of.
struct Page {
    /// The language of what is not text of a document.
    lang: Lang,
    mark: &'static str,
    title: String,
    /// Above both columns: what was looked at, and how much was found.
    top: Markup,
    /// What can be chosen.
    panel: Markup,
    main: Markup,
    map: Markup,
    /// Whether it can be shown in two columns.
    has_sides: bool,
    extra: Option<Extra>,
}

/// What one kind of page has besides what all have; each text with its hash.
struct Extra {
    controls: Markup,
    style: (&'static str, &'static str),
    script: (&'static str, &'static str),
    /// What the script says, by name.
    says: Vec<(&'static str, Message)>,
}

fn write(report: &Report<'_>, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let page = match report {
        Report::Check(check) => check::page(check, style.lang),
        Report::History(history) => edition::page(history, style.lang),
        _ => comparison::page(report, style),
    };
    out.write_all(whole(&page).into_string().as_bytes())
}

fn whole(page: &Page) -> Markup {
    let extra = page.extra.as_ref();
    let hashes = |own: &str, more: Option<&str>| {
        let all = std::iter::once(own).chain(more);
        let all = all.map(|hash| format!("'sha256-{hash}'"));
        all.collect::<Vec<String>>().join(" ")
    };
    let styles = hashes(STYLE_HASH, extra.map(|extra| extra.style.1));
    let scripts = hashes(SCRIPT_HASH, extra.map(|extra| extra.script.1));
    let policy = format!(
        "default-src 'none'; style-src {styles}; script-src {scripts}; base-uri 'none'; form-action 'none'"
    );
    let say = |message: Message| message.said(page.lang);
    html! {
        (DOCTYPE) "\n" (PreEscaped(page.mark)) "\n"
        html lang=(page.lang.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (page.title) }
                style { (PreEscaped(STYLE)) }
                @if let Some(extra) = extra { style { (PreEscaped(extra.style.0)) } }
            } "\n"
            body data-says=(says(page)) {
                a.skip href="#main" { (say(message!("page.skip"))) } "\n"
                header.top {
                    (page.top)
                    (controls(page))
                } "\n"
                div.columns {
                    (page.panel) "\n"
                    main #main tabindex="-1" { (page.main) } "\n"
                }
                (page.map) "\n"
                script { (PreEscaped(SCRIPT)) }
                @if let Some(extra) = extra { script { (PreEscaped(extra.script.0)) } }
            }
        } "\n"
    }
}

/// What the scripts of a page say, by name.
fn says(page: &Page) -> String {
    let (shown, all) = (phrase::blank("shown"), phrase::blank("all"));
    let mut says = vec![("shown", message!("page.shown", shown = shown, all = all))];
    says.extend(
        page.extra
            .iter()
            .flat_map(|extra| extra.says.iter().cloned()),
    );
    phrase::texts(page.lang, &says)
}

/// How the page can be shown. Without a script nothing of it works, so the script shows it.
fn controls(page: &Page) -> Markup {
    let say = |message: Message| message.said(page.lang);
    let has_sides = page.has_sides;
    html! {
        div.controls hidden {
            @if has_sides {
                fieldset.view {
                    legend.hide { (say(message!("page.layout"))) }
                    label { input type="radio" name="view" value="side"; span { (say(message!("page.layout-side"))) } }
                    label { input type="radio" name="view" value="one" checked; span { (say(message!("page.layout-one"))) } }
                }
                button type="button" #unfold aria-pressed="false" { (say(message!("page.unfold"))) }
            }
            @if let Some(extra) = &page.extra { (extra.controls) }
            span.keys {
                kbd { "n" } " " (say(message!("page.key-next"))) " "
                kbd { "p" } " " (say(message!("page.key-previous"))) " "
                kbd { "/" } " " (say(message!("page.key-search")))
                @if has_sides { " " kbd { "v" } " " (say(message!("page.key-layout"))) }
                @if page.extra.is_some() {
                    " " kbd { "," } " " (say(message!("page.key-older")))
                    " " kbd { "." } " " (say(message!("page.key-newer")))
                }
            }
        }
    }
}
