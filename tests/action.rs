//! The scripts of `action.yml`, run as GitHub runs them, with this program in the place of the released one.

#![cfg(all(feature = "cli", unix))]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Scratch, variorum};

/// The script of the step of that name.
fn script(step: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml");
    let action = fs::read_to_string(path).expect("it is in the root of the project");
    let (_, rest) = action
        .split_once(&format!("- name: {step}\n"))
        .expect("there is such a step");
    let (_, rest) = rest.split_once("      run: ").expect("it has a script");
    let Some(lines) = rest.strip_prefix("|\n") else {
        return rest.lines().next().unwrap_or_default().to_owned();
    };
    let lines = lines
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with("        "));
    lines.collect::<Vec<&str>>().join("\n")
}

/// Runs a script with these variables, and gives its status.
fn run(scratch: &Scratch, script: &str, variables: &[(&str, &str)]) -> i32 {
    let at = |name: &str| scratch.path.join(name);
    let status = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
        .current_dir(at("repository"))
        .env("RUNNER_TEMP", at("runner"))
        .env("GITHUB_OUTPUT", at("output"))
        .env("GITHUB_STEP_SUMMARY", at("summary"))
        .env("GITHUB_ACTIONS", "true")
        .envs(variables.iter().copied())
        .output()
        .expect("bash runs")
        .status;
    status.code().expect("no signal ended it")
}

fn runner(name: &str) -> Scratch {
    let scratch = Scratch::new(&format!("action-{name}"));
    scratch.write("repository/a b.md", "The the Buyer pays.\n");
    scratch.write("repository/c.md", "The Buyer pays.\n");
    scratch.write("output", "");
    let programs = scratch.path.join("runner/variorum/bin");
    fs::create_dir_all(&programs).expect("the temporary folder can be written");
    let program = variorum(&scratch.path);
    std::os::unix::fs::symlink(program.get_program(), programs.join("variorum"))
        .expect("the temporary folder can be written");
    scratch
}

/// The variables of the check, as the inputs are by default but for these.
fn inputs<'run>(others: &[(&'static str, &'run str)]) -> Vec<(&'static str, &'run str)> {
    let mut all = vec![
        ("VARIORUM_PATHS", "."),
        ("VARIORUM_ARGUMENTS", ""),
        ("VARIORUM_FAIL_ON", ""),
        ("VARIORUM_SARIF", ""),
        ("VARIORUM_ARTIFACT", "variorum-report"),
    ];
    all.extend(others);
    all
}

#[test]
fn the_report_is_kept_as_a_page_unless_it_is_not_wanted() {
    let script = script("Check documents");
    for (number, (others, status, has_page)) in [
        (&[][..], 1, true),
        (&[("VARIORUM_FAIL_ON", "never")], 0, true),
        (&[("VARIORUM_PATHS", "c.md")], 0, true),
        (
            &[
                ("VARIORUM_PATHS", "a b.md\nc.md"),
                ("VARIORUM_SARIF", "x.sarif"),
            ],
            1,
            true,
        ),
        (&[("VARIORUM_ARTIFACT", "")], 1, false),
        (&[("VARIORUM_PATHS", "none.md")], 2, true),
        (&[("VARIORUM_ARGUMENTS", "--select=none")], 2, false),
    ]
    .into_iter()
    .enumerate()
    {
        let scratch = runner(&number.to_string());
        let page = scratch.path.join("runner/variorum-report/report.html");
        // A page that an earlier step of the job left does not count.
        scratch.write("runner/variorum-report/report.html", "old");
        assert_eq!(
            run(&scratch, &script, &inputs(others)),
            status,
            "{others:?}"
        );
        let output = fs::read_to_string(scratch.path.join("output")).unwrap();
        let wanted = !others.contains(&("VARIORUM_ARTIFACT", ""));
        assert_eq!(
            output.contains(&format!("page={}\n", page.display())),
            wanted,
            "{output}"
        );
        let text = fs::read_to_string(&page).unwrap_or_default();
        assert_eq!(
            text.starts_with("<!DOCTYPE html>"),
            has_page,
            "{others:?}: {text}"
        );
        assert!(
            fs::metadata(scratch.path.join("summary")).is_ok_and(|about| about.len() > 0)
                || status == 2
        );
    }
}

#[test]
fn the_summary_has_a_link_to_the_page() {
    let scratch = runner("link");
    scratch.write("summary", "| a table |\n");
    let address = ("URL", "https://example.org/artifacts/1");
    assert_eq!(
        run(
            &scratch,
            &script("Link the page in the summary"),
            &[address]
        ),
        0
    );
    let summary = fs::read_to_string(scratch.path.join("summary")).unwrap();
    assert_eq!(
        summary,
        "| a table |\n[The report as a page](https://example.org/artifacts/1)\n"
    );
}
