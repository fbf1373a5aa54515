//! The codes of languages in ISO 639-1, all of them: folders of translations are named by them.

/// In order.
const CODES: &str = "
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv
    cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr
    ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw
    ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv
    ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi
    yo za zh zu
";

/// Whether a name is that of a language, with a region or a script behind it or without: `en`, `zh-cn`, `pt_BR`, `sr-Latn`.
#[must_use]
pub(crate) fn is_language(name: &str) -> bool {
    let mut parts = name.split(['-', '_']);
    let code = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_part = |part: &str| {
        (2..=4).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    code.len() == 2 && CODES.split_whitespace().any(|each| each == code) && parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_may_have_a_region_or_a_script() {
        assert!(
            ["en", "zh-cn", "pt_BR", "sr-Latn", "ZH-hans"]
                .into_iter()
                .all(is_language)
        );
        let others = ["v1", "us", "docs", "en-", "de-formal-old", "english", ""];
        assert!(!others.into_iter().any(is_language));
    }
}
