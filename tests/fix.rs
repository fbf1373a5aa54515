//! `check --fix` on files: what it changes, what it keeps, and what it leaves alone.

#![cfg(feature = "cli")]

mod support;

use std::fs;

use support::{Scratch, variorum};

/// Runs `check` with the arguments on one file, and gives its exit status and standard output.
fn check(scratch: &Scratch, arguments: &[&str]) -> (i32, String) {
    let output = variorum(&scratch.path)
        .arg("check")
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("its output is UTF-8");
    (output.status.code().unwrap_or(-1), text)
}

fn bytes(scratch: &Scratch, name: &str) -> Vec<u8> {
    fs::read(scratch.path.join(name)).expect("the file can be read")
}

fn text(scratch: &Scratch, name: &str) -> String {
    String::from_utf8(bytes(scratch, name)).expect("the file is UTF-8")
}

#[test]
fn safe_fixes_are_made_and_the_rest_is_reported() {
    let scratch = Scratch::new("fix-safe");
    scratch.write(
        "a.txt",
        "Сторож открывает вoрота,, а потом закрывает закрывает их.\n",
    );
    let (status, report) = check(&scratch, &["--fix", "a.txt"]);
    assert_eq!(
        text(&scratch, "a.txt"),
        "Сторож открывает ворота, а потом закрывает закрывает их.\n"
    );
    assert_eq!(status, 1);
    assert!(
        report.contains("[doubled-word]") && !report.contains("[homoglyph]"),
        "{report}"
    );
}

#[test]
fn a_run_with_only_unsafe_fixes_at_hand_says_so() {
    let scratch = Scratch::new("fix-only-unsafe");
    scratch.write("a.txt", "The tenant pays the the rent.\n");
    for option in ["--fix", "--diff"] {
        let output = variorum(&scratch.path)
            .args(["check", "a.txt", option])
            .output()
            .expect("the program runs");
        let messages = String::from_utf8(output.stderr).expect("it is UTF-8");
        let expected = "no safe fixes; add --unsafe-fixes to fix 1 finding";
        assert!(messages.contains(expected), "{messages}");
        assert!(!messages.contains("fixed in"), "{messages}");
    }
    scratch.write("b.txt", "The tenant pays the rent.\n");
    let output = variorum(&scratch.path)
        .args(["check", "b.txt", "--fix"])
        .output()
        .expect("the program runs");
    let messages = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert_eq!(messages, "variorum: nothing to fix\n");
    let (_, report) = check(&scratch, &["a.txt"]);
    assert!(
        report.ends_with("\n1 fixable with --fix --unsafe-fixes\n"),
        "{report}"
    );
}

#[test]
fn unsafe_fixes_alone_are_counted_and_change_no_file() {
    let scratch = Scratch::new("fix-count");
    let kept = "甲方付款，，乙方交货。The tenant pays the the rent.\n";
    scratch.write("a.txt", kept);
    let (_, report) = check(&scratch, &["a.txt"]);
    assert!(
        report.ends_with("\n1 fixable with --fix, 1 more with --unsafe-fixes\n"),
        "{report}"
    );
    let (status, report) = check(&scratch, &["--unsafe-fixes", "a.txt"]);
    assert!(
        report.ends_with("\n2 fixable with --fix --unsafe-fixes\n"),
        "{report}"
    );
    assert_eq!((status, text(&scratch, "a.txt").as_str()), (1, kept));
}

#[test]
fn unsafe_fixes_are_made_when_asked_for_and_twice_is_as_good_as_once() {
    let scratch = Scratch::new("fix-unsafe");
    scratch.write(
        "a.txt",
        "甲方付款,乙方交货,丙方验收验收工程。双方商定商定,,另行通知\u{200b}各方。\n",
    );
    let (status, _) = check(&scratch, &["--fix", "--unsafe-fixes", "a.txt"]);
    let once = text(&scratch, "a.txt");
    assert_eq!(
        once,
        "甲方付款，乙方交货，丙方验收工程。双方商定，另行通知各方。\n"
    );
    assert_eq!(status, 0);
    check(&scratch, &["--fix", "--unsafe-fixes", "a.txt"]);
    assert_eq!(text(&scratch, "a.txt"), once);
}

#[test]
fn encoding_line_ends_and_byte_order_mark_are_kept() {
    let scratch = Scratch::new("fix-encoding");
    let body = "第一条　为了规范管理，，制定本办法。\r\n\r\n第二条　本办法适用于境内的企业。\r\n";
    let fixed = body.replace("，，", "，");
    for (name, encoding) in [
        ("gb.txt", encoding_rs::GB18030),
        ("ru.txt", encoding_rs::WINDOWS_1251),
    ] {
        let (body, fixed) = if name == "ru.txt" {
            let text = "Настоящий договор вступает в силу,, когда его подпишут обе стороны.\r\n";
            (text.to_owned(), text.replace(",,", ","))
        } else {
            (body.to_owned(), fixed.clone())
        };
        fs::write(scratch.path.join(name), encoding.encode(&body).0).unwrap();
        check(&scratch, &["--fix", name]);
        assert_eq!(
            bytes(&scratch, name),
            encoding.encode(&fixed).0.into_owned(),
            "{name}"
        );
    }
    scratch.write("bom.txt", &format!("\u{feff}{body}"));
    check(&scratch, &["--fix", "bom.txt"]);
    assert_eq!(text(&scratch, "bom.txt"), format!("\u{feff}{fixed}"));
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    fs::write(
        scratch.path.join("wide.txt"),
        wide(&format!("\u{feff}{body}")),
    )
    .unwrap();
    check(&scratch, &["--fix", "wide.txt"]);
    assert_eq!(
        bytes(&scratch, "wide.txt"),
        wide(&format!("\u{feff}{fixed}"))
    );
}

#[test]
fn diff_shows_what_would_be_done_and_touches_nothing() {
    let scratch = Scratch::new("fix-diff");
    let body = "The buyer pays,, and the seller delivers.\nThe end is is near.\n";
    scratch.write("a.txt", body);
    let (status, shown) = check(&scratch, &["--diff", "a.txt"]);
    assert_eq!(status, 1);
    assert!(
        shown.contains("-The buyer pays,, and") && shown.contains("+The buyer pays, and"),
        "{shown}"
    );
    assert!(!shown.contains("+The end"), "{shown}");
    let (_, shown) = check(&scratch, &["--diff", "--unsafe-fixes", "a.txt"]);
    assert!(shown.contains("+The end is near."), "{shown}");
    assert_eq!(text(&scratch, "a.txt"), body);
}

#[test]
fn a_file_with_nothing_to_fix_is_not_written() {
    let scratch = Scratch::new("fix-nothing");
    scratch.write("a.txt", "The buyer pays, and the seller delivers.\n");
    let place = scratch.path.join("a.txt");
    let before = fs::metadata(&place).unwrap().modified().unwrap();
    assert_eq!(check(&scratch, &["--fix", "a.txt"]).0, 0);
    assert_eq!(fs::metadata(&place).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_dir(&scratch.path).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let scratch = Scratch::new("fix-permissions");
    scratch.write("a.txt", "The buyer pays,, and the seller delivers.\n");
    let place = scratch.path.join("a.txt");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.txt", scratch.path.join("link.txt")).unwrap();
    check(&scratch, &["--fix", "link.txt"]);
    assert_eq!(
        text(&scratch, "a.txt"),
        "The buyer pays, and the seller delivers.\n"
    );
    assert_eq!(
        fs::metadata(&place).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert!(
        fs::symlink_metadata(scratch.path.join("link.txt"))
            .unwrap()
            .is_symlink()
    );
}

#[test]
fn fixes_never_touch_code_addresses_or_marks() {
    let scratch = Scratch::new("fix-marks");
    let kept = "He **will** will go to <b>the</b> the quay.\n\nPress <kbd>and</kbd> and wait, see <http://a.example/gаte>.\n\nОткрой [ворота](http://a.example/c) ворота утром.\n";
    scratch.write("a.md", kept);
    let (status, report) = check(&scratch, &["--fix", "--unsafe-fixes", "a.md"]);
    assert_eq!(text(&scratch, "a.md"), kept);
    assert_eq!((status, report.matches("[doubled-word]").count()), (1, 3));
    scratch.write(
        "b.md",
        "He **will will** go over the <b>old</b> <i>old</i> bridge.\n",
    );
    check(&scratch, &["--fix", "--unsafe-fixes", "b.md"]);
    let fixed = "He **will** go over the <b>old</b> <i>old</i> bridge.\n";
    assert_eq!(text(&scratch, "b.md"), fixed);
}
