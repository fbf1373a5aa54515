//! From bytes to text: the encoding is given, or told by a byte-order mark, or guessed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use crate::input::Error;
use crate::text::bytes;

/// The encoding that a label of the WHATWG Encoding Standard names.
///
/// # Errors
/// When it names none.
pub(crate) fn encoding(label: &str) -> Result<&'static Encoding, Error> {
    Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| Error::UnknownEncoding {
        label: label.to_owned(),
    })
}

/// A text, and how it came to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The text, without a byte-order mark.
    pub(crate) text: String,
    /// The encoding that it was guessed to be in; `None` where the bytes or the caller said which it is.
    pub(crate) guessed: Option<&'static str>,
}

/// Decodes `bytes`. A byte-order mark decides and is dropped; then `named` does; then the pattern of UTF-32, valid UTF-8, the pattern of
/// UTF-16, and a guess by `chardetng`.
///
/// # Errors
/// [`Error::Binary`] for what is no text, [`Error::Undecodable`] for bytes that the encoding does not have.
pub(crate) fn decode(
    path: &str,
    bytes: impl Into<Vec<u8>>,
    named: Option<&'static Encoding>,
) -> Result<Decoded, Error> {
    let mut bytes = bytes.into();
    if bytes.len() >= u32::MAX as usize {
        return Err(Error::TooLarge {
            path: path.to_owned(),
        });
    }
    if let Some(text) = utf_32(path, &bytes) {
        return text.map(|text| Decoded {
            text,
            guessed: None,
        });
    }
    let (encoding, skip) = match Encoding::for_bom(&bytes) {
        Some((marked, length)) => (marked, length),
        None => (named.unwrap_or(UTF_8), 0),
    };
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    bytes.drain(..skip);
    if !wide
        && named.is_none()
        && skip == 0
        && let Some(decoded) = guess_utf_32(&bytes)
    {
        return Ok(decoded);
    }
    if !wide && let Some(offset) = binary(&bytes) {
        return match guess_utf_16(&bytes) {
            Some((encoding, Some(text))) if named.is_none() && skip == 0 => Ok(Decoded {
                text,
                guessed: Some(encoding.name()),
            }),
            guessed => Err(Error::Binary {
                path: path.to_owned(),
                offset: offset + skip,
                pattern: guessed.map(|(encoding, _)| encoding.name()),
            }),
        };
    }
    if encoding == UTF_8 {
        bytes = match String::from_utf8(bytes) {
            Ok(text) => {
                return Ok(Decoded {
                    text,
                    guessed: None,
                });
            }
            Err(error) => error.into_bytes(),
        };
        if skip == 0
            && named.is_none()
            && let Some((encoding, text)) = guess_utf_16_without_zeros(&bytes)
        {
            return Ok(Decoded {
                text,
                guessed: Some(encoding.name()),
            });
        }
        if skip == 0 && named.is_none() && !is_damaged_utf8(&bytes) {
            let encoding = guess(&bytes);
            return Ok(Decoded {
                text: with(path, encoding, false, &bytes)?,
                guessed: Some(encoding.name()),
            });
        }
    }
    Ok(Decoded {
        text: with(path, encoding, named == Some(encoding), &bytes)?,
        guessed: None,
    })
}

/// Decodes without accepting anything that is not in the encoding.
fn with(
    path: &str,
    encoding: &'static Encoding,
    named: bool,
    bytes: &[u8],
) -> Result<String, Error> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::new();
    text.try_reserve_exact(room.unwrap_or(bytes.len() * 3))
        .map_err(|_| no_memory(path))?;
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    if result == DecoderResult::InputEmpty {
        text.shrink_to_fit();
        return Ok(text);
    }
    let line = text.matches('\n').count() + 1;
    let (path, encoding) = (path.to_owned(), encoding.name());
    Err(if named {
        Error::NotAsNamed {
            path,
            encoding,
            line,
        }
    } else {
        Error::Undecodable {
            path,
            encoding,
            line,
        }
    })
}

/// What there is no memory for.
fn no_memory(path: &str) -> Error {
    Error::Io {
        path: path.to_owned(),
        source: std::io::ErrorKind::OutOfMemory.into(),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    // GB18030 holds all of GBK, and more.
    if found == GBK { GB18030 } else { found }
}

/// Whether most of what is not ASCII is UTF-8: then the rest is damage, and guessing another encoding would spoil all of it.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // One place that is broken can be several invalid pieces in a row.
        broken +=
            usize::from(!chunk.invalid().is_empty() && (broken == 0 || !chunk.valid().is_empty()));
    }
    let is_cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    valid > broken * 2 && (valid >= 4 || is_cut)
}

/// The text of bytes that begin with a mark of UTF-32, which the Encoding Standard leaves out; `None` where there is no such mark.
fn utf_32(path: &str, bytes: &[u8]) -> Option<Result<String, Error>> {
    let (name, number): (_, fn([u8; 4]) -> u32) = match bytes.first_chunk()? {
        [0xff, 0xfe, 0, 0] => ("UTF-32LE", u32::from_le_bytes),
        [0, 0, 0xfe, 0xff] => ("UTF-32BE", u32::from_be_bytes),
        _ => return None,
    };
    let (characters, rest) = bytes[4..].as_chunks();
    let mut text = String::new();
    let mut whole = rest.is_empty();
    for each in characters {
        match char::from_u32(number(*each)) {
            Some(c) if c != '\0' => text.push(c),
            _ => {
                whole = false;
                break;
            }
        }
    }
    if whole {
        return Some(Ok(text));
    }
    Some(Err(Error::Undecodable {
        path: path.to_owned(),
        encoding: name,
        line: text.matches('\n').count() + 1,
    }))
}

/// UTF-32 without a mark: all of its units are characters that texts have. Bytes in another order, or in a narrow encoding, are too large
/// numbers for that.
fn guess_utf_32(bytes: &[u8]) -> Option<Decoded> {
    let (units, []) = bytes.as_chunks() else {
        return None;
    };
    [("UTF-32LE", true), ("UTF-32BE", false)]
        .into_iter()
        .find_map(|(name, is_little)| {
            let number = |unit: &[u8; 4]| {
                if is_little {
                    u32::from_le_bytes(*unit)
                } else {
                    u32::from_be_bytes(*unit)
                }
            };
            let characters = units.iter().map(|unit| char::from_u32(number(unit)));
            let text: String = characters.collect::<Option<_>>()?;
            // Last, because this looks through the whole text.
            let is_wide = !text.is_empty() && is_text(&text) && !is_narrow::<4>(bytes);
            is_wide.then_some(Decoded {
                text,
                guessed: Some(name),
            })
        })
}

/// Which sort of UTF-16 bytes with a NUL are, with their text where all of it is text; `None` for what has no pattern of it.
///
/// A text in a narrow encoding with a stray NUL is not UTF-16, although nearly any two bytes are a Chinese character. Nor is a binary file
/// with a header, whose units are no characters.
fn guess_utf_16(bytes: &[u8]) -> Option<(&'static Encoding, Option<String>)> {
    if let Some(encoding) = one_block(bytes) {
        return Some((encoding, wide_text(bytes, encoding)));
    }
    let wide = is_wide(bytes);
    if !wide && std::str::from_utf8(bytes).is_ok() || is_narrow::<2>(bytes) {
        return None;
    }
    let candidates = utf_16(bytes);
    let one_sided = is_one_sided(bytes);
    // Few zeros at one end of units can be those of `一`, at the low end.
    let plausible = if one_sided && wide { 1 } else { 2 };
    // Where both are as likely, the last one counts: that is the likelier one.
    let texts = candidates.into_iter().take(plausible).rev();
    let found = texts.filter_map(|encoding| Some((encoding, wide_text(bytes, encoding)?)));
    match found.max_by_key(|(_, text)| usual(text)) {
        Some((encoding, text)) => Some((encoding, Some(text))),
        None => (one_sided && wide).then_some((candidates[0], None)),
    }
}

/// The sort of UTF-16 in which nearly all units are of blocks below U+2000, as in a text in Cyrillic, Arabic, Devanagari or Thai: the high
/// end of a unit is a small number then, where a text in a narrow encoding has few control characters.
fn one_block(bytes: &[u8]) -> Option<&'static Encoding> {
    /// The fewest units that show it.
    const FEWEST: usize = 8;
    /// Of so many units, one may be in another block: quotation marks, dashes. Chosen by hand.
    const RARE: usize = 8;
    let units = bytes.len() / 2;
    let mut small = [0usize; 2];
    let mut zeros = 0;
    for (at, byte) in bytes[..units * 2].iter().enumerate() {
        small[at % 2] += usize::from(*byte < b' ');
        zeros += usize::from(*byte == 0);
    }
    let [even, odd] = small;
    let nearly_all = |count: usize| (units - count) * RARE <= units;
    // Where all have a zero, the text is ASCII, and is told by that.
    if units < FEWEST || nearly_all(zeros) {
        return None;
    }
    match (nearly_all(even), nearly_all(odd)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// A text in UTF-16 none of whose bytes is zero, as a line of Han has none: all of it is text, nearly all in the blocks that texts are
/// written in, and the bytes of its characters are control characters here and there, which no text in a narrow encoding has. Without one,
/// two letters of such a text would be a Chinese character as well.
fn guess_utf_16_without_zeros(bytes: &[u8]) -> Option<(&'static Encoding, String)> {
    /// The fewest characters that show it.
    const FEWEST: usize = 4;
    /// Among this many characters of Han, chosen at random, three have such a byte.
    const SPREAD: usize = 32;
    /// Of so many characters, one may be in another block. Chosen by hand, 2026-11-30.
    const RARE: usize = 20;
    let controls = bytes.iter().filter(|byte| is_control(**byte)).count();
    if bytes.len() < 2 * FEWEST || controls * 2 * SPREAD < bytes.len() {
        return None;
    }
    let texts = [UTF_16LE, UTF_16BE].map(|encoding| {
        let text = wide_text(bytes, encoding)?;
        let odd = text.chars().count() - usual(&text);
        (odd * RARE <= text.chars().count()).then_some((odd, encoding, text))
    });
    let found = texts.into_iter().flatten().min_by_key(|(odd, ..)| *odd);
    found.map(|(_, encoding, text)| (encoding, text))
}

/// How many characters of a text are in the blocks that texts are written in, where bytes in the wrong order are anywhere.
fn usual(text: &str) -> usize {
    let usual = |c: &char| matches!(c, '\0'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ff5e}');
    text.chars().filter(usual).count()
}

/// How many zeros stand at even and at odd places: spaces, line ends and ASCII have one at the high end of a unit, `一` at the low end.
fn zeros(bytes: &[u8]) -> [usize; 2] {
    let mut counts = [0usize; 2];
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        counts[at % 2] += 1;
    }
    counts
}

/// Both sorts of UTF-16, the likelier one first.
fn utf_16(bytes: &[u8]) -> [&'static Encoding; 2] {
    let [even, odd] = zeros(bytes);
    if odd >= even {
        [UTF_16LE, UTF_16BE]
    } else {
        [UTF_16BE, UTF_16LE]
    }
}

/// Whether bytes with NULs are UTF-8 all the same, without other control characters, and few units of so many bytes have the zeros of an
/// ASCII character: a text of a few letters with a stray NUL, two of whose letters would be a Chinese character as well.
fn is_narrow<const WIDTH: usize>(bytes: &[u8]) -> bool {
    let (units, _) = bytes.as_chunks::<WIDTH>();
    let is_ascii = |unit: &&[u8; WIDTH]| {
        unit.iter()
            .map(|byte| usize::from(*byte == 0))
            .sum::<usize>()
            + 1
            == WIDTH
    };
    let ascii = units.iter().filter(is_ascii).count();
    ascii * 4 < units.len() * 3
        && !bytes.iter().any(|byte| *byte != 0 && is_control(*byte))
        && std::str::from_utf8(bytes).is_ok()
}

/// Whether a byte is a control character that texts do not have.
fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c')
}

/// Whether all zeros are at one end of units, as in UTF-16 of most scripts.
fn is_one_sided(bytes: &[u8]) -> bool {
    zeros(bytes).contains(&0)
}

/// Whether so many bytes are zero as in a text whose every fourth character has one: a stray NUL in a text is no hint at UTF-16. Chosen by hand.
fn is_wide(bytes: &[u8]) -> bool {
    zeros(bytes).iter().sum::<usize>() * 8 >= bytes.len()
}

/// The bytes as UTF-16, when all of it is text: a header of a binary file has units that are no characters, or control characters.
fn wide_text(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (units, []) = bytes.as_chunks() else {
        return None;
    };
    let number = if encoding == UTF_16LE {
        u16::from_le_bytes
    } else {
        u16::from_be_bytes
    };
    let units = units.iter().map(|unit| number(*unit));
    let text: String = char::decode_utf16(units).collect::<Result<_, _>>().ok()?;
    // A text of one character has no pattern yet.
    (text.len() > 1 && is_text(&text)).then_some(text)
}

/// Whether a text has only characters that texts have.
fn is_text(text: &str) -> bool {
    text.chars().all(|c| match c.general_category() {
        GeneralCategory::Control => matches!(c, '\t' | '\n' | '\r' | '\u{c}'),
        GeneralCategory::Unassigned | GeneralCategory::PrivateUse => false,
        _ => true,
    })
}

/// Where the first NUL stands, which no text has. Other control characters are what a word processor left in one.
fn binary(text: &[u8]) -> Option<usize> {
    bytes::find(text, |byte| byte == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUTE: &str = "第一条　为了规范合同双方的权利和义务，根据有关法律，制定本办法。第二条　本办法适用于境内的企业和个人。";
    const LETTER: &str = "Уважаемые коллеги, настоящим сообщаем, что договор вступает в силу после подписания обеими сторонами.";

    fn guessed(encoding: &str, text: &str) -> String {
        let encoding = Encoding::for_label(encoding.as_bytes()).unwrap();
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable);
        decode("x", &*bytes, None).unwrap().text
    }

    #[test]
    fn a_line_of_han_in_utf_16_is_known_without_a_mark() {
        for text in [
            "管理员应当在每日闭馆以后清点钥匙并登记入册，逾期不办理的视为放弃。",
            "管理員應當在每日閉館以後清點鑰匙並登記入冊",
            "港口の管理者は、毎日鍵を数えて台帳に記録しなければならない。",
            "保管钥匙",
        ] {
            for (bytes, name) in [
                (u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"),
                (u16::to_be_bytes, "UTF-16BE"),
            ] {
                let encoded: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
                let found = decode("x", encoded, None).unwrap();
                assert_eq!((&*found.text, found.guessed), (text, Some(name)));
            }
        }
        // In a narrow encoding, two letters would be a Chinese character as well.
        for (bytes, text) in [
            (&b"caf\xe9"[..], "café"),
            (b"Caf\xe9 \x07 au lait", "Café \u{7} au lait"),
        ] {
            assert_eq!(decode("x", bytes, None).unwrap().text, text);
        }
    }

    #[test]
    fn guesses_the_encodings_of_real_files() {
        assert_eq!(guessed("gb18030", STATUTE), STATUTE);
        let big = "第一條　為了規範契約雙方的權利與義務，依據有關法律，制定本辦法。第二條　本辦法適用於境內的企業與個人。";
        assert_eq!(guessed("big5", big), big);
        assert_eq!(guessed("windows-1251", LETTER), LETTER);
        let japanese = "この規程は、会社の文書の取扱いについて必要な事項を定めることを目的とする。ただし、別に定めるものを除く。";
        assert_eq!(guessed("shift_jis", japanese), japanese);
        assert_eq!(guessed("euc-jp", japanese), japanese);
        let french = "Les parties s’engagent à régler à l’amiable tout différend né de l’exécution du présent contrat.";
        assert_eq!(guessed("windows-1252", french), french);
    }

    #[test]
    fn a_byte_order_mark_decides_and_goes() {
        assert_eq!(
            decode("x", "\u{feff}да".as_bytes(), None).unwrap().text,
            "да"
        );
        let wide: Vec<u8> = "\u{feff}条约"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode("x", wide, None).unwrap().text, "条约");
        let wide: Vec<u8> = "\u{feff}条约"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(decode("x", wide, Some(UTF_8)).unwrap().text, "条约");
    }

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_32_is_known_by_its_mark() {
        for (bytes, name) in [
            (u32::to_le_bytes as fn(u32) -> [u8; 4], "UTF-32LE"),
            (u32::to_be_bytes, "UTF-32BE"),
        ] {
            let wide = |text: &str| -> Vec<u8> {
                text.chars().flat_map(|c| bytes(u32::from(c))).collect()
            };
            let decoded = decode("x", wide("\u{feff}条约 𠮷\n"), None).unwrap();
            assert_eq!(
                (decoded.text.as_str(), decoded.guessed),
                ("条约 𠮷\n", None)
            );
            let mut cut = wide("\u{feff}one\ntwo");
            cut.pop();
            let error = decode("a.txt", cut, None).unwrap_err().to_string();
            let expected = format!("a.txt: line 2 is not valid {name}");
            assert!(error.starts_with(&expected), "{error}");
        }
    }

    #[test]
    fn utf_32_without_a_mark_is_known_by_its_pattern() {
        for text in ["Annex A\r\n", "一、条约\n𠮷 附件\n", "да\n"] {
            for (bytes, name) in [
                (u32::to_le_bytes as fn(u32) -> [u8; 4], "UTF-32LE"),
                (u32::to_be_bytes, "UTF-32BE"),
            ] {
                let wide: Vec<u8> = text.chars().flat_map(|c| bytes(u32::from(c))).collect();
                let decoded = decode("x", wide, None).unwrap();
                assert_eq!((decoded.text.as_str(), decoded.guessed), (text, Some(name)));
            }
        }
        for bytes in [&b"\0\0\0\x01\0\0\0\x02"[..], b"a\0\0\0\x01\0\0\0"] {
            assert!(matches!(
                decode("x", bytes, None),
                Err(Error::Binary { .. })
            ));
        }
    }

    #[test]
    fn utf_16_without_a_mark_is_known_by_its_pattern() {
        for text in ["Annex A\r\n", "第一条\n本办法适用于企业和个人。\n", "да\n"] {
            for (bytes, name) in [
                (wide(text, u16::to_le_bytes), "UTF-16LE"),
                (wide(text, u16::to_be_bytes), "UTF-16BE"),
            ] {
                let decoded = decode("x", bytes, None).unwrap();
                assert_eq!((decoded.text.as_str(), decoded.guessed), (text, Some(name)));
            }
        }
    }

    #[test]
    fn utf_16_of_one_block_is_known_without_a_mark() {
        for text in [
            "Статья первая: море.\n",
            "Угода про море.\n",
            "هذا العقد بين الطرفين.\n",
            "यह अनुबंध दोनों पक्षों के बीच है।\n",
            "สัญญานี้ทำขึ้นระหว่างคู่สัญญา\n",
        ] {
            for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
                for times in [1, 30] {
                    let text = text.repeat(times);
                    let decoded = decode("x.txt", wide(&text, bytes), None).unwrap();
                    assert_eq!(decoded.text, text);
                    assert!(decoded.guessed.is_some());
                }
            }
        }
    }

    #[test]
    fn a_stray_zero_in_a_text_does_not_make_it_utf_16() {
        let text = "The keeper of the lower gate \0counts the lamps.\n";
        let chinese = "看守人\0清点码头上的灯，并把数目写在本子里。";
        for text in [text, &text[1..], chinese] {
            let error = decode("x", text.as_bytes(), None).unwrap_err().to_string();
            assert!(error.ends_with("convert it to text first"), "{error}");
        }
    }

    #[test]
    fn utf_16_with_zeros_of_single_characters_only_is_known() {
        let text = "第一条为了规范合同双方的权利和义务根据有关法律制定本办法";
        for (bytes, name) in [
            (wide(text, u16::to_le_bytes), "UTF-16LE"),
            (wide(text, u16::to_be_bytes), "UTF-16BE"),
        ] {
            let decoded = decode("x", bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.guessed), (text, Some(name)));
        }
    }

    #[test]
    fn what_only_looks_like_utf_16_is_refused_with_a_hint() {
        let mut cut = wide("Annex A\n", u16::to_be_bytes);
        cut.pop();
        let control = wide("Annex\u{1}\u{2}", u16::to_be_bytes);
        for (bytes, named) in [
            (cut, None),
            (control, None),
            (wide("Annex", u16::to_be_bytes), Some(UTF_8)),
        ] {
            let error = decode("x", bytes, named).unwrap_err().to_string();
            assert!(error.ends_with("--encoding utf-16be"), "{error}");
        }
        for bytes in [&b"\x7fELF\0\0\0\0"[..], b"GIF89a\x0a\0\0\0"] {
            let error = decode("x", bytes, None).unwrap_err().to_string();
            assert!(!error.contains("--encoding"), "{error}");
        }
    }

    #[test]
    fn a_given_encoding_is_used() {
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("да");
        assert_eq!(
            decode("x", &*bytes, Some(encoding_rs::WINDOWS_1251))
                .unwrap()
                .text,
            "да"
        );
        assert!(matches!(
            encoding("klingon"),
            Err(Error::UnknownEncoding { .. })
        ));
        assert_eq!(encoding("GB2312").unwrap(), GBK);
    }

    #[test]
    fn damage_is_an_error_with_its_line() {
        let mut bytes = "第一行\n第二行\n第三行".as_bytes().to_vec();
        bytes.insert(14, 0xff);
        let error = decode("a.txt", bytes, None).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("a.txt: line 2 is not valid UTF-8"),
            "{error}"
        );
    }

    #[test]
    fn a_binary_file_is_refused() {
        assert!(matches!(
            decode("x", b"PK\x03\x04\x00", None),
            Err(Error::Binary { offset: 4, .. })
        ));
    }

    #[test]
    fn a_few_letters_and_a_stray_nul_are_no_wide_text() {
        for bytes in [
            &b"abc\0def\n"[..],
            b"a\0b c\0",
            b"ab\0\0",
            b"ab\0\0cd\0\0",
            b"\0\0yes!\0\0",
            b"Ropes\x07 hang dry \0and lamps are lit at dusk.",
        ] {
            let found = decode("x", bytes, None);
            assert!(matches!(found, Err(Error::Binary { .. })), "{found:?}");
        }
        // Letters alone are, as each has its zeros, and so is Han with a space.
        for text in ["Fees are due.\n", "保管 钥匙，登记入册。", "é is a letter"] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(decode("x", bytes, None).unwrap().text, text);
            let bytes: Vec<u8> = text
                .chars()
                .flat_map(|c| u32::from(c).to_be_bytes())
                .collect();
            assert_eq!(decode("x", bytes, None).unwrap().text, text);
        }
    }

    #[test]
    fn a_text_that_is_cut_in_a_character_is_damaged_utf8() {
        for text in ["人民民主", "да, 钥匙"] {
            let bytes = &text.as_bytes()[..text.len() - 1];
            let error = decode("x", bytes, None).unwrap_err().to_string();
            assert!(error.contains("is not valid UTF-8"), "{error}");
        }
    }

    #[test]
    fn what_a_word_processor_leaves_behind_is_text() {
        let text = "fish\u{7}\u{13}PAGE\u{14}4\u{15} co\u{1e}op\u{1}\u{1d}";
        assert_eq!(decode("x", text.as_bytes(), None).unwrap().text, text);
    }

    #[test]
    fn nothing_is_an_empty_text() {
        assert_eq!(decode("x", b"", None).unwrap().text, "");
    }
}
