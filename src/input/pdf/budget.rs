//! How much of a file is read: a limit on everything that a file can have too much of.
//!
//! The limits were chosen by hand on 2026-11-30: a book of 1,000 pages has 3 million characters, 10 million instructions and 30 MB of
//! instructions, unpacked.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, ZlibDecoder};

use crate::input::pdf::trouble::Trouble;
use crate::wording::message::{Message, message};

/// The most pages of a file.
pub(super) const PAGES: usize = 20_000;
/// The most characters of a file.
const GLYPHS: usize = 20_000_000;
/// The most characters of a page.
const GLYPHS_OF_PAGE: usize = 1_000_000;
/// The most instructions of a file.
const STEPS: usize = 100_000_000;
/// The most bytes of instructions of a file, unpacked.
const INSTRUCTIONS: usize = 512 << 20;
/// How deep forms may be in forms.
pub(super) const DEPTH: usize = 16;
/// The most states of drawing that are kept at a time, and the most marks that are open.
pub(super) const STATES: usize = 512;
/// The most bytes of a stream, unpacked.
const STREAM: u64 = 64 << 20;
/// The most bytes of all large streams, unpacked.
const STREAMS: u64 = 512 << 20;
/// A stream of fewer bytes cannot unpack to many: deflate makes no more than 1,032 bytes of one.
const SMALL: usize = 16 << 10;
/// How often a stream may be packed in itself.
const LAYERS: usize = 3;

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    glyphs: usize,
    of_page: usize,
    steps: usize,
    instructions: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self {
            glyphs: GLYPHS,
            of_page: GLYPHS_OF_PAGE,
            steps: STEPS,
            instructions: INSTRUCTIONS,
        }
    }

    /// Begins a page.
    pub(super) fn page(&mut self) {
        self.of_page = GLYPHS_OF_PAGE;
    }

    /// Takes an instruction.
    pub(super) fn step(&mut self) -> Result<(), Trouble> {
        take(&mut self.steps, 1, || {
            message!("unread.steps", limit = STEPS)
        })
    }

    /// Takes a character.
    pub(super) fn glyph(&mut self) -> Result<(), Trouble> {
        take(&mut self.of_page, 1, || {
            message!("unread.page-characters", limit = GLYPHS_OF_PAGE)
        })?;
        take(&mut self.glyphs, 1, || {
            message!("unread.characters", limit = GLYPHS)
        })
    }

    /// Takes so many bytes of instructions.
    pub(super) fn instructions(&mut self, bytes: usize) -> Result<(), Trouble> {
        take(&mut self.instructions, bytes, || {
            message!("unread.instructions", limit = INSTRUCTIONS)
        })
    }
}

fn take(left: &mut usize, count: usize, more: impl FnOnce() -> Message) -> Result<(), Trouble> {
    let rest = left.checked_sub(count);
    *left = rest.ok_or_else(|| Trouble::Reason(more()))?;
    Ok(())
}

/// Refuses a file with a stream that unpacks to too much, before anything of it is unpacked for good. Streams that are encrypted cannot be
/// looked at.
pub(super) fn check_streams(bytes: &[u8]) -> Result<(), Trouble> {
    let mut left = STREAMS;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let data = &bytes[at + b"stream".len()..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let Some(data) = data.strip_prefix(b"\n") else {
            continue;
        };
        // What ends a stream is looked for, and not its length, which may be wrong.
        let end = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
        left = check_stream(&data[..end], left, LAYERS)?;
    }
    Ok(())
}

/// Unpacks a stream without keeping it; says how many bytes all others may have.
fn check_stream(data: &[u8], left: u64, layers: usize) -> Result<u64, Trouble> {
    if data.len() < SMALL {
        return Ok(left);
    }
    let (size, head) = if is_zlib(data) {
        unpacked(ZlibDecoder::new(data))
    } else {
        (0, Vec::new())
    };
    // A stream without the two bytes at its start is unpacked all the same.
    let (size, head) = match size {
        0 if is_zlib(data) => unpacked(DeflateDecoder::new(data)),
        _ => (size, head),
    };
    if size > STREAM || size > left {
        return Err(Trouble::Reason(message!(
            "unread.unpacked",
            limit = if size > STREAM { STREAM } else { STREAMS } >> 20
        )));
    }
    let left = left - size;
    if !is_zlib(&head) {
        return Ok(left);
    }
    if layers == 0 {
        return Err(Trouble::Reason(message!("unread.layers")));
    }
    check_stream(&head, left, layers - 1)
}

/// Whether data starts as a stream of zlib does (RFC 1950).
fn is_zlib(data: &[u8]) -> bool {
    let start = data.first_chunk::<2>();
    start.is_some_and(|start| start[0] & 0x0f == 8 && u16::from_be_bytes(*start).is_multiple_of(31))
}

/// How many bytes there are, at most one more than [`STREAM`], and those at the start if they are packed again.
fn unpacked(mut reader: impl Read) -> (u64, Vec<u8>) {
    let (mut size, mut head, mut block) = (0, Vec::new(), vec![0; 64 << 10]);
    while size <= STREAM {
        match reader.read(&mut block) {
            Ok(0) | Err(_) => break,
            Ok(count) => {
                if size == 0 || is_zlib(&head) {
                    head.extend_from_slice(&block[..count]);
                }
                size += count as u64;
            }
        }
    }
    (size, head)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7\n<<>>stream\r\n", stream, b"\nendstream"].concat()
    }

    #[test]
    fn streams_that_unpack_to_too_much_are_refused() {
        let bomb = packed(&vec![0; 20 << 20]);
        assert!(bomb.len() > SMALL);
        assert_eq!(check_stream(&bomb, 30 << 20, LAYERS), Ok(10 << 20));
        assert!(check_stream(&bomb, 10 << 20, LAYERS).is_err());
        assert_eq!(check_streams(&file(&bomb)), Ok(()));
    }

    #[test]
    fn so_are_those_that_are_packed_again() {
        let mut noise = 1_u32;
        let mut random = Vec::new();
        random.resize_with(64 << 10, || {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        });
        // A bomb that is packed again, with noise so that it is not small.
        let again = packed(&[packed(&vec![0; 20 << 20]), random].concat());
        assert!(check_stream(&again, 30 << 20, LAYERS).is_ok());
        assert!(check_stream(&again, 10 << 20, LAYERS).is_err());
        assert!(check_stream(&again, 30 << 20, 0).is_err());
    }

    #[test]
    fn what_is_used_up_is_an_error() {
        let mut budget = Budget::new();
        assert!(budget.instructions(INSTRUCTIONS).is_ok());
        assert!(budget.instructions(1).is_err());
    }
}
