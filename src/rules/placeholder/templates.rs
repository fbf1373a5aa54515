//! Files that a program fills in: what their names say, and the comments and tags of their language, which no reader of the result sees.

use std::path::Path;

use crate::document::reading::Reading;
use crate::language::topics::placeholders;
use crate::text::span::Span;

/// What the name of a file has in it that a program fills in, between stops and hyphens: `letter.tmpl`, `grammar.tem.md`.
const MARKS: [&str; 14] = [
    "tem",
    "tmpl",
    "tpl",
    "templ",
    "template",
    "templates",
    "j2",
    "jinja",
    "jinja2",
    "liquid",
    "mustache",
    "hbs",
    "handlebars",
    "njk",
];
/// How comments and tags of such languages open and close: Liquid, Jinja, Twig, Django.
const TAGS: [(&str, &str); 2] = [("{%", "%}"), ("{# ", "#}")];
/// The tags around a comment in Liquid and Django.
const COMMENT: (&str, &str) = ("comment", "endcomment");

/// Whether the name of the file says that it is a template or a form.
pub(super) fn is_named_so(reading: &Reading) -> bool {
    let path = Path::new(&reading.document().name);
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
        return false;
    };
    let lower = name.to_lowercase();
    let stem = lower.rsplit_once('.').map_or("", |(stem, _)| stem);
    let parts = |c: char| matches!(c, '.' | '-' | '_' | ' ');
    let mut marks = lower.split(parts);
    marks.any(|part| MARKS.contains(&part))
        || placeholders::is_title_of_form(|word| stem.split(parts).any(|part| part == word))
}

/// The comments and tags in the file, in order.
pub(super) fn comments(reading: &Reading) -> Vec<Span> {
    let text = reading.file();
    let mut out: Vec<Span> = Vec::new();
    for (open, close) in TAGS {
        let mut at = 0;
        let mut commented: Option<usize> = None;
        while let Some(start) = text[at..].find(open).map(|found| at + found) {
            let inside = start + open.len();
            let Some(length) = text[inside..].find(close) else {
                break;
            };
            let end = inside + length + close.len();
            let word = text[inside..inside + length].trim_matches(['-', ' ', '\n', '\r', '\t']);
            let word = word.split(' ').next().unwrap_or("");
            match commented {
                None if word == COMMENT.0 => commented = Some(start),
                Some(first) if word == COMMENT.1 => {
                    out.push(Span::new(first, end));
                    commented = None;
                }
                None => out.push(Span::new(start, end)),
                Some(_) => {}
            }
            at = end;
        }
    }
    out.sort_unstable_by_key(|span| span.start);
    out
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, found_in};
    use crate::rules::placeholder::RULE;

    #[test]
    fn files_named_as_templates_are_filled_in_by_a_program() {
        let text = "The boat of {{owner}} lies at the quay until [DATE TO BE CONFIRMED].\n";
        for name in [
            "berth.tem.md",
            "berth.tmpl",
            "berth-template.md",
            "template.md",
            "berth.md.j2",
            "berth_form.md",
        ] {
            assert!(found_in(&RULE, name, text).is_empty(), "{name}");
        }
        for name in ["berth.md", "temple.md", "platform.md", "tem/berth.md"] {
            assert_eq!(found_in(&RULE, name, text).len(), 2, "{name}");
        }
    }

    #[test]
    fn comments_and_tags_of_templates_are_not_read() {
        for text in [
            "The gate is shut. {% comment %}TODO: say when{% endcomment %} Ask the keeper.",
            "The gate is shut. {%- comment -%} when? TBD {%- endcomment -%}",
            "The gate is shut. {# TODO: say when #}",
            "The gate is shut. {% include \"TODO\" %}",
        ] {
            assert!(found_in(&RULE, "gate.md", text).is_empty(), "{text}");
        }
        for text in [
            "{% comment %}old{% endcomment %} TODO: say when the gate is shut.",
            "{# old #} TODO: say when the gate is shut. {# new #}",
            "The gate {#gate} TODO: say when. {% raw %}#}",
        ] {
            assert_eq!(found_in(&RULE, "gate.md", text).len(), 1, "{text}");
        }
    }

    #[test]
    fn blanks_of_one_kind_of_bracket_are_one_finding() {
        let text = "Dear keeper, please meet [insert name]. Tell [insert name] where the key is.";
        assert_eq!(found(&RULE, text), [["[insert name]", "[insert name]"]]);
    }
}
