//! Any configuration is taken, or refused with a message that names its file; what is shown of it is a configuration that says the same.

use std::fs;

use super::scratch::{Said, folder, run};
use crate::cut::Case;

/// The first text is the configuration, the second the document.
pub fn target(data: &[u8]) {
    let case = Case::of(data);
    let document = if case.texts.len() > 1 {
        case.text(1)
    } else {
        "The the Buyer pays，，on 21 May 2026 (Friday).\n".as_bytes()
    };
    folder(|_| {});
    let write = |name: &str, bytes: &[u8]| fs::write(name, bytes).expect("it can be written");
    write("c.toml", case.text(0));
    write("x.md", document);
    let shown = run(&["config", "x.md", "--config", "c.toml"]);
    let found = check("c.toml");
    match (&shown.outcome, &found.outcome) {
        (Err(one), Err(other)) => {
            assert_eq!(one, other);
            assert!(one.contains("c.toml"), "{one}");
            return;
        }
        // Rules may be selected and ignored at once: then there is nothing to run.
        (Ok(_), Err(error)) if error.starts_with("no rule is left") => return,
        // What the settings say may make the document unreadable, as a wrong encoding does.
        (Ok(_), Ok(_)) => {}
        both => panic!("{both:?}"),
    }
    write("d.toml", shown.out.as_bytes());
    let again = run(&["config", "x.md", "--config", "d.toml"]);
    let values = |said: &Said| -> Vec<String> {
        let lines = said.out.lines().filter(|line| !line.starts_with('#'));
        let lines = lines.map(|line| line.split("  # ").next().unwrap_or(line).to_owned());
        lines.collect()
    };
    assert!(again.outcome.is_ok(), "{:?}\n{}", again.outcome, shown.out);
    assert_eq!(values(&again), values(&shown), "{}", shown.out);
}

fn check(configuration: &str) -> Said {
    let said = run(&[
        "check",
        "x.md",
        "--format",
        "json",
        "--config",
        configuration,
    ]);
    if said.outcome.is_ok() && !said.out.is_empty() {
        let report: Result<serde_json::Value, _> = serde_json::from_str(&said.out);
        assert!(report.is_ok(), "{}", said.out);
    }
    said
}
