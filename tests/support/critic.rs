//! `CriticMarkup` settled: an independent reader of its marks.

/// A text with all marks accepted, or all rejected.
pub(crate) fn settled(text: &str, accept: bool) -> String {
    let marks = [
        ("{++", "++}"),
        ("{--", "--}"),
        ("{~~", "~~}"),
        ("{>>", "<<}"),
    ];
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((open, close)) = marks.iter().find(|(open, _)| rest.starts_with(open)) else {
            out.push('{');
            rest = &rest[1..];
            continue;
        };
        let end = rest[3..].find(close).expect("what is opened is closed") + 3;
        let inside = &rest[3..end];
        match (*open, accept) {
            ("{++", true) | ("{--", false) => out.push_str(inside),
            ("{~~", _) => {
                let (gone, come) = inside.split_once("~>").expect("it has two parts");
                out.push_str(if accept { come } else { gone });
            }
            _ => {}
        }
        rest = &rest[end + 3..];
    }
    out + rest
}
