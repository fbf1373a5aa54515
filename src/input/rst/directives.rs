//! What directives of reStructuredText and Sphinx hold, by their names.

/// What is in a directive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Text, which starts with what follows the name.
    Text,
    /// Text, after a line that is no text.
    TextBelow,
    /// A title behind the name, and text.
    Titled,
    Quote,
    /// Code, and what is not known.
    Code,
    Nothing,
}

/// What a directive of that name holds.
pub(super) fn holds(name: &str) -> Holds {
    match name {
        "note" | "warning" | "tip" | "important" | "caution" | "danger" | "attention" | "error"
        | "hint" | "seealso" | "todo" | "rubric" | "centered" | "glossary" => Holds::Text,
        "admonition" | "topic" | "sidebar" | "table" | "list-table" | "impl-detail" => {
            Holds::Titled
        }
        "versionadded" | "versionchanged" | "deprecated" | "versionremoved"
        | "deprecated-removed" | "figure" | "container" | "only" | "class" | "rst-class"
        | "cssclass" | "compound" | "tabs" | "tab" | "tab-set" | "tab-item" | "group-tab"
        | "hlist" | "describe" | "object" | "collapse" | "dropdown" | "envvar" | "option"
        | "program" | "cmdoption" | "confval" | "setting" | "templatefilter" | "templatetag"
        | "fieldlookup" | "django-admin" | "attribute" | "function" | "method" | "exception"
        | "data" | "module" | "staticmethod" | "classmethod" | "decorator" | "opcode" => {
            Holds::TextBelow
        }
        "epigraph" | "highlights" | "pull-quote" | "parsed-quote" => Holds::Quote,
        "toctree" | "contents" | "image" | "include" | "index" | "meta" | "highlight"
        | "default-role" | "role" | "sectnum" | "title" | "currentmodule" | "tabularcolumns"
        | "target-notes" | "unicode" | "replace" | "date" | "header" | "footer"
        | "section-numbering" | "automodule" | "autoclass" | "autofunction" => Holds::Nothing,
        // What a language describes: php:method, py:function.
        _ if name.contains(':') => Holds::TextBelow,
        _ => Holds::Code,
    }
}
