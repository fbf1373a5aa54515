//! Benchmarks of the engine: `cargo bench`. They measure and never fail.

fn main() {
    divan::main();
}
