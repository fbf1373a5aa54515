//! What asks the process to stop: Ctrl-C, Ctrl-\\, a terminal that closes, a machine that shuts down.

/// Does something in a thread of its own when such a signal comes, in the place of ending the process. The first caller decides, for the
/// whole run.
#[cfg(unix)]
pub(super) fn on(mut then: impl FnMut() + Send + 'static) {
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
        for _ in signals.forever() {
            then();
        }
    });
    if started.is_ok() {
        // Where the thread ended, there is nothing to wait for.
        let _ = wait.recv();
    }
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
/// whole run.
#[cfg(not(unix))]
pub(super) fn on(then: impl FnMut() + Send + 'static) {
    // A second caller is refused.
    let _ = ctrlc::set_handler(then);
}
