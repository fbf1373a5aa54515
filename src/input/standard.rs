//! The standard streams of the process.

use std::io;
#[cfg(all(unix, feature = "cli"))]
use std::sync::atomic::{AtomicU8, Ordering};

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

/// Which of the streams were closed when the process started, a bit for each, as far as somebody looked.
#[cfg(all(unix, feature = "cli"))]
static CLOSED: AtomicU8 = AtomicU8::new(UNKNOWN);

/// Nobody looked.
#[cfg(all(unix, feature = "cli"))]
const UNKNOWN: u8 = 0x80;

/// Looks which of the streams are closed. The runtime of Rust opens the null device in their place, so this has to come before `main`. It
/// asks the system only: nothing of `std` can be relied on so early.
#[cfg(all(unix, feature = "cli"))]
pub(crate) fn look() {
    use rustix::io::fcntl_getfd;
    use rustix::stdio::{stderr, stdin, stdout};

    let closed = [stdin(), stdout(), stderr()].map(|stream| u8::from(fcntl_getfd(stream).is_err()));
    CLOSED.store(
        closed[0] | closed[1] << 1 | closed[2] << 2,
        Ordering::Relaxed,
    );
}

/// Whether a standard stream was closed when the process started.
///
/// Where nobody looked, as in a program that uses the library, it was if it is the null device for reading and writing at once: that is what
/// the runtime of Rust opens in its place, and what `< /dev/null` never does. Some programs give such a stream to those that they start.
#[cfg(all(unix, feature = "cli"))]
#[must_use]
pub(crate) fn is_closed(stream: impl std::os::fd::AsFd) -> bool {
    use std::os::fd::AsRawFd as _;

    use rustix::fs::{FileType, OFlags, fcntl_getfl, fstat, stat};

    let closed = CLOSED.load(Ordering::Relaxed);
    if closed != UNKNOWN {
        let number = stream.as_fd().as_raw_fd();
        return (0..3).contains(&number) && closed >> number & 1 == 1;
    }
    let both = fcntl_getfl(&stream).is_ok_and(|flags| flags & OFlags::RWMODE == OFlags::RDWR);
    let (Ok(own), Ok(null)) = (fstat(&stream), stat("/dev/null")) else {
        return false;
    };
    let device = FileType::from_raw_mode(own.st_mode) == FileType::CharacterDevice;
    both && device && own.st_rdev == null.st_rdev
}

/// Whether a standard stream was closed: not to be found out here.
#[cfg(not(all(unix, feature = "cli")))]
#[must_use]
pub(crate) fn is_closed<Stream>(_: Stream) -> bool {
    false
}
