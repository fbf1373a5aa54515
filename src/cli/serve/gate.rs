//! How many pages are made at a time: two, and a few wait. Each takes all processors, and much memory.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many are made at a time.
const AT_A_TIME: usize = 2;
/// How many more may wait.
const WAITING: usize = 14;

/// Lets some in, and counts those that wait.
#[derive(Debug, Default)]
pub(super) struct Gate {
    inside: Mutex<Inside>,
    left: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    working: usize,
    waiting: usize,
}

/// A place inside, until it is dropped.
#[derive(Debug)]
pub(super) struct Place<'gate>(&'gate Gate);

impl Gate {
    /// Waits for a place, unless too many wait already.
    pub(super) fn enter(&self) -> Option<Place<'_>> {
        let mut inside = self.inside();
        if inside.working + inside.waiting >= AT_A_TIME + WAITING {
            return None;
        }
        inside.waiting += 1;
        while inside.working >= AT_A_TIME {
            inside = self
                .left
                .wait(inside)
                .unwrap_or_else(PoisonError::into_inner);
        }
        inside.waiting -= 1;
        inside.working += 1;
        Some(Place(self))
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.inside().working -= 1;
        self.0.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn some_work_some_wait_and_the_rest_is_sent_away() {
        let gate = Gate::default();
        let (one, other) = (gate.enter().unwrap(), gate.enter().unwrap());
        std::thread::scope(|scope| {
            let (done, ended) = mpsc::channel();
            for _ in 0..WAITING {
                let (gate, done) = (&gate, done.clone());
                scope.spawn(move || done.send(gate.enter().is_some()));
            }
            while gate.inside().waiting < WAITING {
                std::thread::yield_now();
            }
            assert!(gate.enter().is_none());
            assert!(ended.try_recv().is_err());
            drop((one, other));
            assert!((0..WAITING).all(|_| ended.recv().unwrap()));
        });
        assert!(gate.enter().is_some());
    }
}
