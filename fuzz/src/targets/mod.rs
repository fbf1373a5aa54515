//! The targets, one file each.

pub mod comparing;
pub mod configuring;
pub mod fixing;
pub mod merging;
pub mod offices;
pub mod pdf;
pub mod reading;
pub mod redlining;
pub mod repeats;
pub mod reporting;
pub mod since;
pub mod suppressing;

mod scratch;

/// What the tests of the project hold comparisons and repeats against.
#[path = "../../../tests/support/aligner.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod aligner;
#[path = "../../../tests/support/contract.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod contract;
#[path = "../../../tests/support/raw.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod raw;
#[path = "../../../tests/support/replay.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod replay;
#[path = "../../../tests/support/reports.rs"]
mod reports;
#[path = "../../../tests/support/repository.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod repository;

/// Panics with what a check of `tests/support` says.
#[track_caller]
fn hold(outcome: Result<(), String>) {
    if let Err(broken) = outcome {
        panic!("{broken}");
    }
}
