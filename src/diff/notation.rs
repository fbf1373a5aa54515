//! Numbers that say the same in another way: 三十 and 30, thirty and 30, $1,000 and $1000, ٥٠٠ and 500.

use crate::diff::amount::{self, Amount, Decimal, Reading, Writing};
use crate::diff::share;
use crate::facts::number_words;
use crate::language::Language;
use crate::language::topics::numbers;
use crate::text::numeral;
use crate::text::segment::{self, TokenKind};

/// A piece of a stretch of text. Marks are none.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Number {
        value: Decimal,
        writing: Writing,
        written: &'t str,
    },
    /// Of how many parts of a whole the number before it speaks.
    Parts(u64),
    Word(String),
}

/// Whether two stretches differ only in how their numbers are written. Words in another form (first, первый and первым) are another
/// wording. Linear.
pub(super) fn is_same(old: &str, new: &str) -> bool {
    let mut readings = readings(old, new).into_iter();
    readings.any(|[one, other]| are_same(&pieces(old, one), &pieces(new, other)))
}

/// The ways in which two stretches can be read. Only letters that may be numerals can be read in two.
fn readings(old: &str, new: &str) -> Vec<[Reading; 2]> {
    let ways = |text: &str| {
        if text.contains(is_numeral) {
            &[Reading::Longest, Reading::Counted][..]
        } else {
            &[Reading::Longest][..]
        }
    };
    let (old, new) = (ways(old), ways(new));
    let each = |one: &'static Reading| new.iter().map(move |other| [*one, *other]);
    old.iter().flat_map(each).collect()
}

fn are_same(old: &[Piece<'_>], new: &[Piece<'_>]) -> bool {
    let mut differs = false;
    old.len() == new.len()
        && old.iter().zip(new).all(|pair| match pair {
            (
                Piece::Number {
                    value: one,
                    writing: first,
                    written,
                },
                Piece::Number {
                    value: other,
                    writing: second,
                    written: rewritten,
                },
            ) => {
                let other_way = written != rewritten;
                differs |= other_way;
                let inflected = [*first, *second] == [Writing::Letters; 2];
                let about = other_way
                    && [written, rewritten]
                        .iter()
                        .any(|text| numeral::is_about(text));
                (one == other || are_grouped_alike(written, rewritten))
                    && !(other_way && inflected)
                    && !about
            }
            (one, other) => one == other,
        })
        && differs
}

/// Whether two stretches are numbers, with no words but those that are written in one with them and are the same, and not the same
/// numbers.
pub(super) fn are_other_numbers(old: &str, new: &str) -> bool {
    // 이천 is a town.
    let is_word = |text: &str| text.starts_with(is_numeral) && !amount::counts_things(text);
    if is_word(old) || is_word(new) {
        return false;
    }
    let counted = |text: &str| amount::counts_things(text) || text.starts_with(is_figure);
    if counted(old) && counted(new) && !(old.contains(' ') || new.contains(' ')) {
        let readings = readings(old, new);
        let same = readings
            .iter()
            .any(|[one, other]| are_same(&pieces(old, *one), &pieces(new, *other)));
        let differ = |[one, other]: &[Reading; 2]| match (
            &pieces(old, *one)[..],
            &pieces(new, *other)[..],
        ) {
            (
                [Piece::Number { value: first, .. }, units @ ..],
                [Piece::Number { value: second, .. }, others @ ..],
            ) => first != second && units == others && units.len() < 2,
            _ => false,
        };
        if !same && readings.iter().any(differ) {
            return true;
        }
    }
    let [old, new] = [old, new].map(|text| {
        let pieces = pieces(text, Reading::Longest)
            .into_iter()
            .map(|piece| match piece {
                Piece::Number { value, .. } => Some((Some(value), 0)),
                Piece::Parts(parts) => Some((None, parts)),
                Piece::Word(_) => None,
            });
        pieces
            .collect::<Option<Vec<_>>>()
            .filter(|all| !all.is_empty())
    });
    old.zip(new).is_some_and(|(old, new)| old != new)
}

/// Whether two labels have the same numbers, written in two ways: 第五条 and 第5条, Article 5 and Article V.
pub(super) fn are_one_label(old: &str, new: &str) -> bool {
    let roman = |piece: &Piece<'_>| match piece {
        Piece::Word(word) => numeral::roman(word),
        _ => None,
    };
    let [one, other] = [old, new].map(|text| pieces(text, Reading::Longest));
    let said = |pieces: &[Piece<'_>]| {
        let each = pieces.iter().map(|piece| match piece {
            Piece::Number { value, .. } => Ok(value.clone()),
            Piece::Parts(value) => Err(value.to_string()),
            Piece::Word(word) => match roman(piece) {
                Some(value) => Ok(Decimal::new(&value.to_string(), "")),
                None => Err(word.clone()),
            },
        });
        each.collect::<Vec<Result<Decimal, String>>>()
    };
    let in_letters = |pieces: &[Piece<'_>]| pieces.iter().any(|piece| roman(piece).is_some());
    is_same(old, new) || in_letters(&one) != in_letters(&other) && said(&one) == said(&other)
}

/// Whether thousands are parted by points in one of two numbers and by spaces in the other: 25.000 and 25 000. A point before three digits
/// can be one of a fraction, but the other number shows that it is not.
fn are_grouped_alike(old: &str, new: &str) -> bool {
    let groups = |text: &str, parts: fn(char) -> bool| {
        let groups: Vec<String> = text.split(parts).map(str::to_owned).collect();
        let whole = |group: &String| group.bytes().all(|byte| byte.is_ascii_digit());
        let three = groups.iter().skip(1).all(|group| group.len() == 3);
        let first = (1..=3).contains(&groups[0].len());
        (groups.len() > 1 && first && three && groups.iter().all(whole)).then_some(groups)
    };
    let alike = |one, other| {
        let spaced = groups(one, |c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
        spaced.is_some() && spaced == groups(other, |c| c == '.')
    };
    alike(old, new) || alike(new, old)
}

/// Whether two numbers are one in a language in which points part thousands and a comma opens a fraction: 1.000 and 1000, 1.500,00 and
/// 1.500; or where one of them is in words that only a text of the language has: bin and 1.000.
pub(super) fn is_same_in(old: &str, new: &str, language: &Language) -> bool {
    let with_points = language.numbers.thousands.contains('.');
    let read = |text: &str| {
        if let Some(value) = number_words::amount_in_own(&language.numbers, text) {
            return Some((Decimal::new(&value.to_string(), ""), true));
        }
        let value = amount::with_points(text).filter(|_| with_points)?;
        Some((value, false))
    };
    let both = read(old).zip(read(new));
    old != new && both.is_some_and(|(one, other)| one.0 == other.0 && !(one.1 && other.1))
}

/// Whether two number words, in any case, have one value: первый and первым.
pub(super) fn are_one_word(old: &str, new: &str) -> bool {
    number_words::word(old).is_some_and(|one| Some(one) == number_words::word(new))
}

/// Whether a letter of words stands for a numeral.
fn is_numeral(c: char) -> bool {
    numbers::lettered(c).is_some()
}

fn is_figure(c: char) -> bool {
    numeral::digit(c).is_some()
}

fn pieces(text: &str, reading: Reading) -> Vec<Piece<'_>> {
    let mut tokens = Vec::new();
    segment::tokens(text, 0, &mut tokens);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = &tokens[at..];
        let (read, whole) = match share::read(text, rest) {
            Some(share) => {
                let (value, writing) = share.count;
                let (value, whole) = share::settled(value, share.whole);
                let read = Amount {
                    length: share.length,
                    value,
                    writing,
                    end: share.end,
                };
                (Some(read), whole)
            }
            None => (amount::read(text, rest, reading), None),
        };
        let Some(read) = read else {
            if token.kind != TokenKind::Mark {
                out.push(Piece::Word(token.span.of(text).to_lowercase()));
            }
            at += 1;
            continue;
        };
        let last = tokens[at + read.length - 1].span.end as usize;
        out.push(Piece::Number {
            value: read.value,
            writing: read.writing,
            written: &text[token.span.start as usize..read.end],
        });
        out.extend(whole.map(Piece::Parts));
        if read.end < last {
            out.push(Piece::Word(text[read.end..last].to_lowercase()));
        }
        at += read.length;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language;
    use crate::text::numeral::{Notation, written};

    /// Numbers of one value, in two writings each.
    const ALIKE: &[(&str, &str)] = &[
        ("三十", "30"),
        ("五百万", "500万"),
        ("3.5万", "35000"),
        ("1,000", "1000"),
        ("1 000", "1,000"),
        ("25.000", "25 000"),
        ("1.250.000", "1 250 000"),
        ("thirty", "30"),
        ("two hundred and five", "205"),
        ("тридцати", "30"),
        ("двадцать пять", "25"),
        ("٥٠٠", "500"),
        ("५००", "500"),
        ("二○一九", "二〇一九"),
        ("二0一九", "二〇一九"),
        ("叁拾", "三十"),
        ("3.50", "3.5"),
        ("2,5 %", "2.5 %"),
        ("1.500,00", "1500,00"),
        ("1.500,00", "1,500.00"),
        ("百分之二十五", "四分之一"),
        ("1/4", "25%"),
        ("пяти процентам", "5 %"),
        ("백분의 오로", "5%로"),
        ("第三条", "第3条"),
        ("first", "1st"),
        ("twenty-first", "21st"),
        ("первый", "1-й"),
        ("two million", "2,000,000"),
        ("5 million", "5,000,000"),
        ("два миллиона", "2 000 000"),
        ("zwei Millionen", "2.000.000"),
        ("百分之五", "5%"),
        ("百分之三点五", "3.5%"),
        ("百分之十五", "15%"),
        ("千分之三", "3‰"),
        ("三分之二", "2/3"),
        ("five per cent", "5 %"),
        ("5 процентов", "5%"),
        ("5 Prozent", "5 %"),
        ("5パーセント", "5%"),
        ("two-thirds", "2/3"),
        ("½", "1/2"),
        ("千分之三", "0.3%"),
        ("三点五", "3.5"),
        ("четыреста", "400"),
        ("семьсот двадцать", "720"),
        ("две трети", "2/3"),
        ("zwei Drittel", "2/3"),
        ("otuz gün", "30 gün"),
        ("yirmi beş", "25"),
        ("üçüncü", "3'üncü"),
        ("quarenta e dois euros", "42 euros"),
        ("ba mươi lăm ngày", "35 ngày"),
        ("خمسة وثلاثين يوما", "35 يوما"),
        ("עשרים ואחת שעות", "21 שעות"),
        ("पैंतालीस दिन", "45 दिन"),
        ("사십오일을", "45일을"),
        ("사십일", "40일"),
        ("사십일", "41"),
        ("쉰다섯", "55"),
        ("250만원", "2,500,000원"),
        ("3억5천만원", "350,000,000원"),
        ("이백만원이", "200만원이"),
        ("1000분의 3", "3‰"),
        ("100분의 20을", "20%을"),
        ("20퍼센트", "20%"),
        ("12,34,567", "1234567"),
        ("2,50,000", "250,000"),
        ("7,500원", "7500원"),
        ("40kg", "40.0kg"),
        ("3 млн", "3 000 000"),
        ("40 тыс", "40 000"),
        ("2 млрд", "2 миллиарда"),
        ("7 Mio", "7 Millionen"),
    ];

    /// Numbers of different values, and what is no number.
    const UNLIKE: &[(&str, &str)] = &[
        ("三十", "60"),
        ("thirty", "31"),
        ("1,000", "10,000"),
        ("1.000", "1,000"),
        ("30", "30"),
        ("первый", "первым"),
        ("thirty days", "30 weeks"),
        ("第二个", "另一种"),
        ("second", "1st"),
        ("второй", "1-й"),
        ("12, 345", "12345"),
        ("", "30"),
        ("two million", "3,000,000"),
        ("百分之五", "6%"),
        ("2,5 %", "25 %"),
        ("2,500", "2.5"),
        ("1.500,00", "150000"),
        ("百分之二十五", "四分之三"),
        ("1/4", "4/1"),
        ("백분의 오로", "6%로"),
        ("百分之五", "5"),
        ("百分之五", "5‰"),
        ("三分之二", "3/2"),
        ("三分之二", "2/5"),
        ("two-thirds", "3/4"),
        ("quarenta", "50"),
        ("ba mươi", "40"),
        ("사십일", "50일"),
        ("이사", "24"),
        ("250만원", "250,000원"),
        ("100분의 3", "3‰"),
        ("1,0,000", "10000"),
        ("3 млн", "3 млрд"),
        ("7,500원", "7500개"),
    ];

    #[test]
    fn numbers_of_one_value_are_told_from_numbers_of_another() {
        for (old, new) in ALIKE {
            assert!(is_same(old, new), "{old} {new}");
            assert!(is_same(new, old), "{new} {old}");
        }
        for (old, new) in UNLIKE {
            assert!(!is_same(old, new), "{old} {new}");
        }
    }

    #[test]
    fn numbers_in_one_word_with_what_they_count_are_told_apart() {
        for (old, new) in [("사십일", "칠십일"), ("사십일", "70일"), ("5일을", "6일을")]
        {
            assert!(are_other_numbers(old, new), "{old} {new}");
        }
        for (old, new) in [
            ("이사", "오이"),
            ("이천", "오만"),
            ("사십일", "40일"),
            ("5일", "5월"),
        ] {
            assert!(!are_other_numbers(old, new), "{old} {new}");
        }
    }

    #[test]
    fn points_part_thousands_where_a_language_does_so() {
        let german = language::named("de").unwrap();
        let turkish = language::named("tr").unwrap();
        for (old, new) in [
            ("1.000", "1000"),
            ("2500000", "2.500.000"),
            ("1.500,00", "1.500"),
            ("1.500,00", "1500"),
        ] {
            assert!(is_same_in(old, new, german), "{old} {new}");
        }
        for new in ["1.00", "10.00", "1.0000", "2.000", "1000", "1.000,5"] {
            assert!(!is_same_in(new, "1000", german), "{new}");
        }
        for (old, new) in [("bin", "1.000"), ("bin beş yüz", "1500"), ("on", "10")] {
            assert!(is_same_in(old, new, turkish), "{old} {new}");
            assert!(!is_same_in(old, new, german), "{old} {new}");
        }
        assert!(!is_same_in("bin", "100", turkish));
    }

    #[test]
    fn labels_of_one_number_are_told_from_labels_of_another() {
        for (old, new) in [
            ("第五条", "第5条"),
            ("第十二条之一", "第12条之1"),
            ("Artikel 5.", "Artikel V."),
            ("Chapter IV", "Chapter Four"),
            ("(iv)", "(4)"),
            ("1.2", "1.２"),
        ] {
            assert!(are_one_label(old, new), "{old} {new}");
            assert!(are_one_label(new, old), "{new} {old}");
        }
        for (old, new) in [
            ("第五条", "第6条"),
            ("第五条之一", "第6条之1"),
            ("Artikel 5.", "Kapitel V."),
            ("(a)", "(1)"),
            ("IV.", "VI."),
        ] {
            assert!(!are_one_label(old, new), "{old} {new}");
        }
    }

    proptest! {
        #[test]
        fn numbers_in_two_notations_are_the_same_exactly_where_their_values_are(one in 1..999_u64, other in 1..999_u64) {
            let (figures, han) = (written(one, Notation::Figures), written(other, Notation::Han));
            prop_assert_eq!(is_same(&figures[0], &han[0]), one == other);
            let own = written(one, Notation::Han);
            prop_assert!(is_same(&figures[0], &own[0]));
        }
    }
}
