//! The standard streams of the process.

use std::io;

use crate::input::whole;

/// The bytes of standard input.
///
/// # Errors
/// When it cannot be read, or was closed: nothing to read is not the same as no text.
pub(crate) fn input() -> io::Result<Vec<u8>> {
    let stdin = io::stdin();
    if is_closed(&stdin) {
        return Err(io::Error::other("standard input is closed"));
    }
    whole::stream(stdin.lock())
}

/// Whether standard input, or standard output, was closed when the process started. The runtime of Rust then opens the null device in its
/// place, for reading and writing at once, which `< /dev/null` never does.
#[cfg(all(unix, feature = "cli"))]
#[must_use]
pub(crate) fn is_closed(stream: impl std::os::fd::AsFd) -> bool {
    use rustix::fs::{FileType, OFlags, fcntl_getfl, fstat, stat};

    let both = fcntl_getfl(&stream).is_ok_and(|flags| flags & OFlags::RWMODE == OFlags::RDWR);
    let (Ok(own), Ok(null)) = (fstat(&stream), stat("/dev/null")) else {
        return false;
    };
    let device = FileType::from_raw_mode(own.st_mode) == FileType::CharacterDevice;
    both && device && own.st_rdev == null.st_rdev
}

/// Whether standard input, or standard output, was closed: not to be found out here.
#[cfg(not(all(unix, feature = "cli")))]
#[must_use]
pub(crate) fn is_closed<Stream>(_: Stream) -> bool {
    false
}
