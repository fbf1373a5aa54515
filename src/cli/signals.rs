//! What asks the process to stop: Ctrl-C, Ctrl-\\, a terminal that closes, a machine that shuts down.

/// Does something in a thread of its own when such a signal comes, in the place of ending the process. The first caller decides, for the
/// whole run. It is told which signal came.
#[cfg(unix)]
pub(super) fn on(mut then: impl FnMut(i32) + Send + 'static) {
    use std::sync::atomic::{AtomicBool, Ordering};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;

    static TAKEN: AtomicBool = AtomicBool::new(false);
    if TAKEN.swap(true, Ordering::SeqCst) {
        return;
    }
    // Where signals cannot be caught, or no thread can be started, the process ends as it would without this.
    let (ready, wait) = std::sync::mpsc::channel();
    let started = std::thread::Builder::new().spawn(move || {
        let signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]);
        // The caller waits for it.
        let _ = ready.send(());
        let Ok(mut signals) = signals else { return };
        for signal in signals.forever() {
            then(signal);
        }
    });
    if started.is_ok() {
        // Where the thread ended, there is nothing to wait for.
        let _ = wait.recv();
    }
}

/// Ends the process as the signal would have done, so that who started it sees which one it was.
#[cfg(unix)]
pub(super) fn end(signal: i32) -> ! {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    // What did not end the process is answered as a shell would.
    leave(128 + signal)
}

/// Ends the process as Ctrl-C does.
#[cfg(not(unix))]
pub(super) fn end(signal: i32) -> ! {
    leave(128 + signal)
}

fn leave(status: i32) -> ! {
    #[allow(clippy::exit, reason = "a signal ends the process")]
    std::process::exit(status)
}

/// Makes a write past the largest size that a file may have (`ulimit -f`) an error of that write: it would end the process.
#[cfg(unix)]
pub(super) fn outlive_limits() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    // Where it cannot be caught, the process ends as it would without this.
    let _ = signal_hook::flag::register(
        signal_hook::consts::SIGXFSZ,
        Arc::new(AtomicBool::new(false)),
    );
}

/// Makes a write past the largest size that a file may have an error of that write: here it is one.
#[cfg(not(unix))]
pub(super) fn outlive_limits() {}

/// Does something in a thread of its own when such a signal comes, in the place of ending the process. The first caller decides, for the
/// whole run. It is told which signal came.
#[cfg(not(unix))]
pub(super) fn on(mut then: impl FnMut(i32) + Send + 'static) {
    /// The number of an interrupt.
    const INTERRUPT: i32 = 2;
    // A second caller is refused.
    let _ = ctrlc::set_handler(move || then(INTERRUPT));
}
