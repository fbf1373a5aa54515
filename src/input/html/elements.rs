//! The elements of HTML: how each is shown, and which others it ends where their end tags are left out.

/// How a browser shows an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Inside a line.
    Inline,
    /// Inside a line, and moved along with it by the parser where its end tag stands across another element.
    Formatting,
    /// On lines of its own.
    Block,
    /// Not at all, with all that is in it.
    Hidden,
    /// It is a place and holds nothing.
    Void,
}

/// An element, as a number in [`ELEMENTS`]; what is not there is [`UNKNOWN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element(u8);

/// An element that HTML does not have, such as one of a page's own making: shown inside a line.
pub(super) const UNKNOWN: Element = Element(u8::MAX);

impl Element {
    /// The element of that name, which is in lower case.
    pub(super) fn named(name: &[u8]) -> Self {
        let found = ELEMENTS.binary_search_by(|(each, _)| each.as_bytes().cmp(name));
        found.map_or(UNKNOWN, |at| Self(at as u8))
    }

    pub(super) fn name(self) -> &'static str {
        ELEMENTS.get(self.0 as usize).map_or("", |(name, _)| name)
    }

    pub(super) fn shown(self) -> Shown {
        ELEMENTS
            .get(self.0 as usize)
            .map_or(Shown::Inline, |(_, shown)| *shown)
    }

    /// Where it is counted among all elements.
    pub(super) fn number(self) -> usize {
        self.0 as usize
    }

    /// The level of a heading.
    pub(super) fn heading(self) -> Option<u8> {
        match self.name().as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        }
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self.name(), "ol" | "ul" | "menu" | "dir")
    }

    /// Whether white space in it is kept as it is.
    pub(super) fn is_preformatted(self) -> bool {
        matches!(
            self.name(),
            "pre" | "listing" | "xmp" | "plaintext" | "textarea"
        )
    }

    /// Whether what is in it is code, or what a machine says or is told.
    pub(super) fn is_code(self) -> bool {
        matches!(self.name(), "code" | "kbd" | "samp" | "tt" | "var")
    }

    /// Whether it can be in the head of a page.
    pub(super) fn is_of_head(self) -> bool {
        matches!(
            self.name(),
            "base"
                | "basefont"
                | "bgsound"
                | "link"
                | "meta"
                | "noframes"
                | "noscript"
                | "script"
                | "style"
                | "template"
                | "title"
        )
    }

    /// Whether nothing outside of it is ended by what is inside.
    pub(super) fn is_border(self) -> bool {
        matches!(
            self.name(),
            "applet"
                | "button"
                | "caption"
                | "foreignobject"
                | "html"
                | "marquee"
                | "object"
                | "svg"
                | "table"
                | "td"
                | "template"
                | "th"
        )
    }
}

/// What a start tag ends that is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// The elements that it ends.
    pub(super) ended: &'static [&'static str],
    /// The elements that are not left for it.
    pub(super) inside: &'static [&'static str],
    /// Whether it leaves no element that stands on lines of its own, but for `div`, `address` and `p`.
    pub(super) near: bool,
}

/// What the start tag of an element ends, besides an open `p`.
pub(super) fn ended_by(element: Element) -> Option<Ends> {
    let ends = |ended, inside, near| {
        Some(Ends {
            ended,
            inside,
            near,
        })
    };
    match element.name() {
        "li" => ends(&["li"], &["ol", "ul", "menu", "dir"], true),
        "dd" | "dt" => ends(&["dd", "dt"], &["dl"], true),
        "option" => ends(&["option"], &["optgroup", "select", "datalist"], true),
        "optgroup" => ends(&["option", "optgroup"], &["select"], true),
        "td" | "th" => ends(&["td", "th", "caption"], &["tr", "table"], false),
        "tr" => ends(&["tr", "caption", "colgroup"], &["table"], false),
        "tbody" | "thead" | "tfoot" => ends(
            &["tbody", "thead", "tfoot", "tr", "caption", "colgroup"],
            &["table"],
            false,
        ),
        "caption" | "colgroup" => ends(&["caption", "colgroup"], &["table"], false),
        "rb" | "rt" | "rp" | "rtc" => ends(&["rb", "rt", "rp"], &["ruby"], true),
        "a" => ends(&["a"], &[], true),
        "button" => ends(&["button"], &[], true),
        _ => None,
    }
}

/// All elements, in order of their names.
const ELEMENTS: &[(&str, Shown)] = &[
    ("a", Shown::Formatting),
    ("abbr", Shown::Inline),
    ("address", Shown::Block),
    ("applet", Shown::Hidden),
    ("area", Shown::Void),
    ("article", Shown::Block),
    ("aside", Shown::Block),
    ("audio", Shown::Hidden),
    ("b", Shown::Formatting),
    ("base", Shown::Void),
    ("basefont", Shown::Void),
    ("bgsound", Shown::Void),
    ("big", Shown::Formatting),
    ("blockquote", Shown::Block),
    ("body", Shown::Block),
    ("br", Shown::Void),
    ("button", Shown::Inline),
    ("canvas", Shown::Hidden),
    ("caption", Shown::Block),
    ("center", Shown::Block),
    ("code", Shown::Formatting),
    ("col", Shown::Void),
    ("colgroup", Shown::Block),
    ("datalist", Shown::Hidden),
    ("dd", Shown::Block),
    ("del", Shown::Inline),
    ("details", Shown::Block),
    ("dialog", Shown::Block),
    ("dir", Shown::Block),
    ("div", Shown::Block),
    ("dl", Shown::Block),
    ("dt", Shown::Block),
    ("em", Shown::Formatting),
    ("embed", Shown::Void),
    ("fieldset", Shown::Block),
    ("figcaption", Shown::Block),
    ("figure", Shown::Block),
    ("font", Shown::Formatting),
    ("footer", Shown::Block),
    ("foreignobject", Shown::Block),
    ("form", Shown::Block),
    ("frame", Shown::Void),
    ("frameset", Shown::Block),
    ("h1", Shown::Block),
    ("h2", Shown::Block),
    ("h3", Shown::Block),
    ("h4", Shown::Block),
    ("h5", Shown::Block),
    ("h6", Shown::Block),
    ("head", Shown::Hidden),
    ("header", Shown::Block),
    ("hgroup", Shown::Block),
    ("hr", Shown::Void),
    ("html", Shown::Block),
    ("i", Shown::Formatting),
    ("iframe", Shown::Hidden),
    ("img", Shown::Void),
    ("input", Shown::Void),
    ("ins", Shown::Inline),
    ("kbd", Shown::Inline),
    ("keygen", Shown::Void),
    ("legend", Shown::Block),
    ("li", Shown::Block),
    ("link", Shown::Void),
    ("listing", Shown::Block),
    ("main", Shown::Block),
    ("marquee", Shown::Block),
    ("math", Shown::Inline),
    ("menu", Shown::Block),
    ("meta", Shown::Void),
    ("nav", Shown::Block),
    ("nobr", Shown::Formatting),
    ("noembed", Shown::Hidden),
    ("noframes", Shown::Hidden),
    ("noscript", Shown::Hidden),
    ("object", Shown::Hidden),
    ("ol", Shown::Block),
    ("optgroup", Shown::Block),
    ("option", Shown::Block),
    ("p", Shown::Block),
    ("param", Shown::Void),
    ("picture", Shown::Inline),
    ("plaintext", Shown::Block),
    ("pre", Shown::Block),
    ("q", Shown::Inline),
    ("rb", Shown::Inline),
    ("rp", Shown::Hidden),
    ("rt", Shown::Hidden),
    ("rtc", Shown::Hidden),
    ("ruby", Shown::Inline),
    ("s", Shown::Formatting),
    ("samp", Shown::Inline),
    ("script", Shown::Hidden),
    ("search", Shown::Block),
    ("section", Shown::Block),
    ("select", Shown::Hidden),
    ("small", Shown::Formatting),
    ("source", Shown::Void),
    ("span", Shown::Inline),
    ("strike", Shown::Formatting),
    ("strong", Shown::Formatting),
    ("style", Shown::Hidden),
    ("sub", Shown::Inline),
    ("summary", Shown::Block),
    ("sup", Shown::Inline),
    ("svg", Shown::Hidden),
    ("table", Shown::Block),
    ("tbody", Shown::Block),
    ("td", Shown::Block),
    ("template", Shown::Hidden),
    ("text", Shown::Inline),
    ("textarea", Shown::Block),
    ("tfoot", Shown::Block),
    ("th", Shown::Block),
    ("thead", Shown::Block),
    ("title", Shown::Block),
    ("tr", Shown::Block),
    ("track", Shown::Void),
    ("tt", Shown::Formatting),
    ("u", Shown::Formatting),
    ("ul", Shown::Block),
    ("var", Shown::Inline),
    ("video", Shown::Hidden),
    ("wbr", Shown::Void),
    ("xmp", Shown::Block),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_in_order_and_found_by_their_names() {
        assert!(ELEMENTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(ELEMENTS.len() < usize::from(u8::MAX));
        for (name, shown) in ELEMENTS {
            let element = Element::named(name.as_bytes());
            assert_eq!((element.name(), element.shown()), (*name, *shown));
        }
        assert_eq!(Element::named(b"x-lamp"), UNKNOWN);
        assert_eq!(Element::named(b"h3").heading(), Some(3));
        assert_eq!(Element::named(b"hr").heading(), None);
    }
}
