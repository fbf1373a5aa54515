//! Functions that take any bytes and panic where the program breaks a promise. `src/main.rs` runs them on mutated seeds, `fuzz_targets`
//! under `cargo fuzz`; `docs/reliability.md` says how.

mod cut;
mod damage;
pub mod mutate;
pub mod office;
pub mod pdf;
#[cfg(not(feature = "libfuzzer"))]
pub mod steps;
pub mod targets;

/// What is tested with any bytes.
pub struct Target {
    /// Its name on the command line, and that of the folder of its seeds.
    pub name: &'static str,
    /// Runs it once. It panics where a promise is broken.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target {
        name: "reading",
        run: targets::reading::target,
    },
    Target {
        name: "offices",
        run: targets::offices::target,
    },
    Target {
        name: "pdf",
        run: targets::pdf::target,
    },
    Target {
        name: "redlining",
        run: targets::redlining::target,
    },
    Target {
        name: "comparing",
        run: targets::comparing::target,
    },
    Target {
        name: "repeats",
        run: targets::repeats::target,
    },
    Target {
        name: "fixing",
        run: targets::fixing::target,
    },
    Target {
        name: "suppressing",
        run: targets::suppressing::target,
    },
    Target {
        name: "merging",
        run: targets::merging::target,
    },
    Target {
        name: "reporting",
        run: targets::reporting::target,
    },
    Target {
        name: "configuring",
        run: targets::configuring::target,
    },
    Target {
        name: "since",
        run: targets::since::target,
    },
];
