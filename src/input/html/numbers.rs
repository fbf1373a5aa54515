//! The numbers that a browser puts before the items of a list.

/// How items are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Decimal,
    Letters { capital: bool },
    Roman { capital: bool },
}

/// What declarations say of the numbers of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    Hidden,
    Shown(Style),
}

impl Numbers {
    pub(super) fn style(self) -> Option<Style> {
        match self {
            Self::Hidden => None,
            Self::Shown(style) => Some(style),
        }
    }
}

impl Style {
    /// By the attribute `type` of a list.
    pub(super) fn of_type(written: &str) -> Self {
        match written.trim() {
            "a" => Self::Letters { capital: false },
            "A" => Self::Letters { capital: true },
            "i" => Self::Roman { capital: false },
            "I" => Self::Roman { capital: true },
            _ => Self::Decimal,
        }
    }

    /// By its declarations, which are in lower case and without spaces.
    pub(super) fn of_declarations(written: &str) -> Option<Numbers> {
        let mut all = written.split(';').filter_map(|each| each.split_once(':'));
        let (_, value) = all.find(|(name, _)| matches!(*name, "list-style-type" | "list-style"))?;
        Some(match value {
            "decimal" => Numbers::Shown(Self::Decimal),
            "lower-alpha" | "lower-latin" => Numbers::Shown(Self::Letters { capital: false }),
            "upper-alpha" | "upper-latin" => Numbers::Shown(Self::Letters { capital: true }),
            "lower-roman" => Numbers::Shown(Self::Roman { capital: false }),
            "upper-roman" => Numbers::Shown(Self::Roman { capital: true }),
            _ => Numbers::Hidden,
        })
    }

    /// The number as it is shown, with its stop.
    pub(super) fn label(self, number: i64) -> String {
        let written = match self {
            Self::Decimal => None,
            Self::Letters { capital } => letters(number).map(|word| (word, capital)),
            Self::Roman { capital } => roman(number).map(|word| (word, capital)),
        };
        match written {
            Some((word, true)) => format!("{}.", word.to_uppercase()),
            Some((word, false)) => format!("{word}."),
            None => format!("{number}."),
        }
    }
}

/// a, b, …, z, aa, ab.
fn letters(number: i64) -> Option<String> {
    let mut rest = u64::try_from(number).ok().filter(|number| *number > 0)?;
    let mut out = Vec::new();
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    Some(out.iter().rev().collect())
}

fn roman(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = (1..4000).contains(&number).then_some(number)?;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_a_browser() {
        let label = |written: &str, number| Style::of_type(written).label(number);
        assert_eq!(label("1", 12), "12.");
        assert_eq!(label("a", 28), "ab.");
        assert_eq!(label("A", 26), "Z.");
        assert_eq!(label("i", 1994), "mcmxciv.");
        assert_eq!(label("I", 4000), "4000.");
        assert_eq!(label("a", 0), "0.");
        assert_eq!(label("i", -3), "-3.");
        assert_eq!(Style::of_declarations("color:red"), None);
        assert_eq!(
            Style::of_declarations("list-style-type:none"),
            Some(Numbers::Hidden)
        );
        let roman = Style::Roman { capital: false };
        assert_eq!(
            Style::of_declarations("list-style:lower-roman"),
            Some(Numbers::Shown(roman))
        );
    }
}
