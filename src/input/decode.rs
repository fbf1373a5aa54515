//! From bytes to text: the encoding is given, or told by a byte-order mark, or guessed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8};

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

/// Decodes `bytes`. A byte-order mark decides and is dropped; then `named` does; then valid UTF-8; then a guess by `chardetng`.
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
    let (encoding, skip) = match Encoding::for_bom(&bytes) {
        Some((marked, length)) => (marked, length),
        None => (named.unwrap_or(UTF_8), 0),
    };
    let wide = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
    bytes.drain(..skip);
    if !wide && let Some(offset) = binary(&bytes) {
        return Err(Error::Binary {
            path: path.to_owned(),
            offset: offset + skip,
        });
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
    let mut text = String::with_capacity(room.unwrap_or(bytes.len() * 3));
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
    valid >= 4 && valid > broken * 2
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
    fn what_a_word_processor_leaves_behind_is_text() {
        let text = "fish\u{7}\u{13}PAGE\u{14}4\u{15} co\u{1e}op\u{1}\u{1d}";
        assert_eq!(decode("x", text.as_bytes(), None).unwrap().text, text);
    }

    #[test]
    fn nothing_is_an_empty_text() {
        assert_eq!(decode("x", b"", None).unwrap().text, "");
    }
}
