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
    // Where signals cannot be caught, the process ends as it would without this.
    let Ok(mut signals) = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]) else {
        return;
    };
    std::thread::spawn(move || {
        for _ in signals.forever() {
            then();
        }
    });
}

/// Does something in a thread of its own when such a signal comes, in the place of ending the process. The first caller decides, for the
/// whole run.
#[cfg(not(unix))]
pub(super) fn on(then: impl FnMut() + Send + 'static) {
    // A second caller is refused.
    let _ = ctrlc::set_handler(then);
}
