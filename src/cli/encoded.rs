//! Text back to bytes: in the encoding that a file was read in, told by making its bytes again.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Encodings that files are read in when they are not Unicode.
const LEGACY: &[&Encoding] = &[
    encoding_rs::GB18030,
    encoding_rs::GBK,
    encoding_rs::BIG5,
    encoding_rs::SHIFT_JIS,
    encoding_rs::EUC_JP,
    encoding_rs::EUC_KR,
    encoding_rs::WINDOWS_1251,
    encoding_rs::KOI8_R,
    encoding_rs::KOI8_U,
    encoding_rs::IBM866,
    encoding_rs::ISO_8859_5,
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1253,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1257,
    encoding_rs::ISO_8859_2,
    encoding_rs::ISO_8859_7,
];

/// The encoding that makes exactly these bytes of the text, and the length of the byte-order mark.
pub(super) fn encoding_of(
    bytes: &[u8],
    text: &str,
    named: Option<&'static Encoding>,
) -> Option<(&'static Encoding, usize)> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let exact = encode(text, encoding)? == bytes[mark..];
        return exact.then_some((encoding, mark));
    }
    let tried = named
        .into_iter()
        .chain([UTF_8])
        .chain(LEGACY.iter().copied());
    tried
        .into_iter()
        .find(|encoding| encode(text, encoding).is_some_and(|made| made == bytes))
        .map(|encoding| (encoding, 0))
}

/// The text in an encoding, where that has all of its characters.
pub(super) fn encode(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    if encoding == UTF_16LE {
        return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, _, lacking) = encoding.encode(text);
    (!lacking).then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_encoding_by_making_the_bytes_again() {
        let text = "第一条　合同";
        let bytes = encoding_rs::GB18030.encode(text).0;
        assert_eq!(
            encoding_of(&bytes, text, None),
            Some((encoding_rs::GB18030, 0))
        );
        let bytes = "\u{feff}да";
        assert_eq!(encoding_of(bytes.as_bytes(), "да", None), Some((UTF_8, 3)));
        assert_eq!(encoding_of(b"abc", "abd", None), None);
    }
}
