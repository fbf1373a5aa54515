//! Reads files whole, and gives up on what never ends.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// How much is read of what has no size of its own, in bytes: far more than anybody pipes, and little enough for `/dev/zero` to fail in
/// a second.
const MOST: u64 = 1 << 30;

/// The bytes of a file.
///
/// # Errors
/// When it cannot be read, or is a device or a pipe that gives more than 1 GiB.
pub(crate) fn file(path: &Path) -> io::Result<Vec<u8>> {
    if std::fs::metadata(path)?.is_file() {
        return std::fs::read(path);
    }
    stream(File::open(path)?)
}

/// The bytes of a stream.
///
/// # Errors
/// When it cannot be read, or gives more than 1 GiB.
pub(super) fn stream(stream: impl Read) -> io::Result<Vec<u8>> {
    up_to(MOST, stream)
}

fn up_to(most: u64, stream: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other("gives more than 1 GiB and is not a file"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_never_ends_is_an_error() {
        let endless = up_to(8, io::repeat(0)).unwrap_err().to_string();
        assert_eq!(endless, "gives more than 1 GiB and is not a file");
        assert_eq!(up_to(4, &b"text"[..]).unwrap(), b"text");
    }
}
