//! Steps: how many branches the program has taken. `.cargo/config.toml` has the compiler put a call before each of them; without it
//! nothing is counted. One thread at a time may count.

use std::sync::atomic::{AtomicU8, AtomicU32, AtomicU64, Ordering};

/// More branches than the program has.
const ALL: usize = 1 << 21;

static STEPS: AtomicU64 = AtomicU64::new(0);
static BRANCHES: AtomicU64 = AtomicU64::new(0);
static NUMBERED: AtomicU32 = AtomicU32::new(0);
static TAKEN: [AtomicU8; ALL] = [const { AtomicU8::new(0) }; ALL];

/// How many steps there have been.
pub fn steps() -> u64 {
    STEPS.load(Ordering::Relaxed)
}

/// How many different branches have been taken.
pub fn branches() -> u64 {
    BRANCHES.load(Ordering::Relaxed)
}

/// Called before each branch.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc_guard(guard: *mut u32) {
    STEPS.store(STEPS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    // SAFETY: the compiler gives the place of a number that nothing else writes after the start.
    let number = unsafe { *guard } as usize;
    if let Some(taken) = TAKEN.get(number)
        && taken.load(Ordering::Relaxed) == 0
    {
        taken.store(1, Ordering::Relaxed);
        BRANCHES.fetch_add(1, Ordering::Relaxed);
    }
}

/// Called before the program starts, with the numbers of the branches.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc_guard_init(start: *mut u32, stop: *mut u32) {
    let mut at = start;
    while at < stop {
        // SAFETY: the compiler gives the start and the end of the numbers, before there is another thread.
        unsafe {
            *at = NUMBERED.fetch_add(1, Ordering::Relaxed);
            at = at.add(1);
        }
    }
}
