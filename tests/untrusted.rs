//! A repository that somebody else made: no program that it names is run, nothing is fetched for it, and what it holds that is no text is
//! named. With real git.

#![cfg(all(feature = "cli", unix))]

#[path = "support/repository.rs"]
mod repository;
mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use repository::git;
use support::{Scratch, variorum};

/// Exit status and what a run says, with those variables.
fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> (i32, String) {
    let output = variorum(folder)
        .args(arguments)
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs");
    let said = [output.stdout, output.stderr].concat();
    let status = output.status.code().expect("it ends by itself");
    (status, String::from_utf8(said).expect("it is UTF-8"))
}

/// A repository with a file in two revisions.
fn repository(name: &str) -> Scratch {
    let scratch = Scratch::new(&format!("untrusted-{name}"));
    git(&scratch.path, &["init", "-q", "-b", "main"]);
    scratch.write(
        "a.txt",
        "The the Buyer pays on Friday.\n\nThe Seller delivers.\n",
    );
    scratch.write("gone.txt", "The keeper of of the gate.\n");
    git(&scratch.path, &["add", "-A"]);
    git(&scratch.path, &["commit", "-q", "-m", "one"]);
    scratch
}

#[test]
fn no_program_of_the_repository_is_run() {
    let scratch = repository("programs");
    let ran = scratch.path.join("ran");
    let program = scratch.path.join("program");
    scratch.write(
        "program",
        &format!("#!/bin/sh\ntouch '{}'\ncat\n", ran.display()),
    );
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
    scratch.write(".gitattributes", "*.txt filter=x diff=x\n");
    let program = program.to_string_lossy().into_owned();
    for key in [
        "filter.x.clean",
        "filter.x.process",
        "filter.x.smudge",
        "diff.x.textconv",
        "diff.x.command",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "gpg.program",
    ] {
        git(&scratch.path, &["config", key, &program]);
    }
    git(&scratch.path, &["config", "log.showSignature", "true"]);
    let hook = scratch.path.join(".git/hooks/post-index-change");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("it is ours");
    fs::copy(&program, &hook).expect("it is ours");
    scratch.write(
        "a.txt",
        "The the Buyer pays on Friday.\n\nThe Seller delivers on on Monday.\n",
    );
    fs::remove_file(scratch.path.join("gone.txt")).expect("it was there");
    fs::remove_file(&ran).ok();
    let index = fs::read(scratch.path.join(".git/index")).expect("it is there");
    for (line, expected) in [
        (
            &["check", "--format", "concise", "--since", "HEAD", "."][..],
            1,
        ),
        (&["diff", "HEAD", "."], 1),
        (&["diff", "HEAD:a.txt", "a.txt"], 1),
        (&["blame", "a.txt"], 0),
        (&["history", "a.txt"], 0),
        (&["stale", "a.txt", "a.txt"], 0),
    ] {
        let (status, said) = run(&scratch.path, line, &[]);
        assert_eq!(status, expected, "{line:?}: {said}");
        assert!(!ran.exists(), "{line:?} ran a program");
        if line[0] == "check" {
            // What was there is known, although the filter would have changed it.
            assert!(said.contains("`on` is repeated"), "{said}");
            assert!(!said.contains("`the` is repeated"), "{said}");
        }
    }
    let after = fs::read(scratch.path.join(".git/index")).expect("it is there");
    assert!(index == after, "the index was rewritten");
}

#[test]
fn a_pipe_that_git_reads_by_name_does_not_hold_up_the_run() {
    let scratch = repository("pipes");
    scratch.write(
        "a.txt",
        "The Buyer pays on Friday.\n\nThe Seller delivers.\n",
    );
    scratch.write(".mailmap", "The Keeper <li@example.org>\n");
    git(&scratch.path, &["add", "-A"]);
    git(&scratch.path, &["commit", "-qm", "two"]);
    fs::remove_file(scratch.path.join(".mailmap")).expect("it was written");
    for name in [".mailmap", ".gitattributes", ".gitmodules"] {
        let made = std::process::Command::new("mkfifo")
            .arg(scratch.path.join(name))
            .status();
        assert!(made.is_ok_and(|made| made.success()));
    }
    for line in [
        &["blame", "a.txt"][..],
        &["history", "a.txt"],
        &["stale", "a.txt", "a.txt"],
        &["check", "--since", "HEAD~1", "."],
        &["diff", "HEAD~1", "."],
        &["diff", "HEAD~1:a.txt", "HEAD:a.txt"],
    ] {
        let output = std::process::Command::new("timeout")
            .arg("20")
            .arg(variorum(&scratch.path).get_program())
            .args(line)
            .current_dir(&scratch.path)
            .output()
            .expect("the program runs");
        let status = output.status.code();
        assert!(matches!(status, Some(0 | 1)), "{line:?}: {output:?}");
        // Names are those of the last commit.
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(line[0] != "blame" || said.contains("The Keeper"), "{said}");
    }
}

#[test]
fn line_ends_are_no_change_and_what_is_gone_is_known() {
    let scratch = repository("ends");
    let text = fs::read_to_string(scratch.path.join("a.txt")).expect("it is there");
    scratch.write("a.txt", &text.replace('\n', "\r\n"));
    fs::rename(
        scratch.path.join("gone.txt"),
        scratch.path.join("elsewhere.txt"),
    )
    .expect("it is there");
    let (status, said) = run(&scratch.path, &["check", "--since", "HEAD", "."], &[]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("2 known"), "{said}");
    git(&scratch.path, &["add", "-A"]);
    let (_, said) = run(&scratch.path, &["blame", "elsewhere.txt"], &[]);
    assert!(said.contains("1 revision"), "{said}");
}

#[test]
fn a_partial_clone_is_not_filled_up() {
    let source = repository("source");
    for key in ["uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"] {
        git(&source.path, &["config", key, "true"]);
    }
    source.write("a.txt", "The the Buyer pays.\n");
    git(&source.path, &["commit", "-qam", "two"]);
    let scratch = Scratch::new("untrusted-partial");
    let url = format!("file://{}", source.path.display());
    git(
        &scratch.path,
        &["clone", "-q", "--filter=blob:none", &url, "clone"],
    );
    let clone = scratch.path.join("clone");
    let lines = [
        &["diff", "HEAD~1:a.txt", "a.txt"][..],
        &["check", "--since", "HEAD~1", "a.txt"],
    ];
    let others = [
        &["blame", "a.txt"][..],
        &["text", "HEAD:a.txt"],
        &["diff", "HEAD~1:", "HEAD:"],
    ];
    for line in lines.iter().chain(&others) {
        let (status, said) = run(&clone, line, &[]);
        assert_eq!(status, 2, "{line:?}: {said}");
        assert!(said.contains("this clone is partial"), "{line:?}: {said}");
    }
    // An older git would fetch what is missing: it says its version, and does not know the variable.
    let bin = scratch.path.join("bin/git");
    scratch.write(
        "bin/git",
        "#!/bin/sh\ncase \"$*\" in *version*) echo git version 2.39.1;; *) unset GIT_NO_LAZY_FETCH; PATH=\"$OLD\" exec git \"$@\";; esac\n",
    );
    fs::set_permissions(&bin, fs::Permissions::from_mode(0o755)).expect("it is ours");
    let old = std::env::var("PATH").expect("there is a PATH");
    let path = format!("{}/bin:{old}", scratch.path.display());
    let variables = [("PATH", path.as_str()), ("OLD", old.as_str())];
    for line in lines.iter().chain(&[&["blame", "a.txt"][..]]) {
        let (status, said) = run(&clone, line, &variables);
        assert_eq!(status, 2, "{line:?}: {said}");
        assert!(said.contains("this clone is partial"), "{line:?}: {said}");
    }
    // A whole clone is read by any version.
    let (status, said) = run(
        &source.path,
        &["check", "--since", "HEAD", "a.txt"],
        &variables,
    );
    assert_eq!(status, 0, "{said}");
}

#[test]
fn a_pointer_of_large_file_storage_is_named_as_what_it_is() {
    let scratch = Scratch::new("untrusted-pointer");
    git(&scratch.path, &["init", "-q", "-b", "main"]);
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
    scratch.write("a.txt", pointer);
    git(&scratch.path, &["add", "-A"]);
    git(&scratch.path, &["commit", "-q", "-m", "one"]);
    for line in [&["check", "a.txt"][..], &["diff", "HEAD:a.txt", "a.txt"]] {
        let (status, said) = run(&scratch.path, line, &[]);
        assert_eq!(status, 2, "{said}");
        assert!(said.contains("is a pointer of Git LFS"), "{said}");
    }
    scratch.write("a.txt", "The the Buyer pays.\n");
    let (status, said) = run(&scratch.path, &["check", "--since", "HEAD", "a.txt"], &[]);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("everything in it counts as new"), "{said}");
}

#[test]
fn a_configuration_of_somebody_else_is_not_taken_without_a_word() {
    use std::os::unix::fs::{MetadataExt as _, chown};

    let scratch = Scratch::new("untrusted-owner");
    scratch.write("variorum.toml", "min-length = 60\n");
    scratch.write("repository/a.txt", "The Buyer pays.\n");
    let (above, inside) = (
        scratch.path.join("variorum.toml"),
        scratch.path.join("repository"),
    );
    let said = || run(&inside, &["check", "a.txt"], &[]).1;
    assert!(!said().contains("somebody else"), "{}", said());
    let own = above.metadata().expect("it is there").uid();
    if own != 0 || chown(&above, Some(1), None).is_err() {
        // Only the administrator can give a file away.
        return;
    }
    assert!(
        said().contains("../variorum.toml: this configuration was taken although"),
        "{}",
        said()
    );
    // In a repository, it is part of what is checked.
    git(&scratch.path, &["init", "-q"]);
    assert!(!said().contains("somebody else"), "{}", said());
}

#[test]
fn git_is_not_started_where_it_would_wait_for_a_pipe() {
    let scratch = repository("pipes");
    let git_folder = scratch.path.join(".git");
    let pipe = |path: &Path| {
        let made = std::process::Command::new("mkfifo").arg(path).status();
        assert!(made.is_ok_and(|status| status.success()));
    };
    let refused = |what: &str| {
        for line in [
            &["diff", "HEAD:a.txt", "a.txt"][..],
            &["check", "--since", "HEAD", "a.txt"],
            &["blame", "a.txt"],
        ] {
            let (status, said) = run(&scratch.path, line, &[]);
            assert_eq!(status, 2, "{what}: {line:?}: {said}");
            assert!(said.contains("is a pipe or a device"), "{what}: {said}");
        }
    };
    for name in [
        "HEAD",
        "index",
        "objects/pack/multi-pack-index",
        "objects/info/commit-graph",
        "info/grafts",
    ] {
        let path = git_folder.join(name);
        let before = fs::read(&path).ok();
        // It may not be there.
        let _ = fs::remove_file(&path);
        pipe(&path);
        refused(name);
        fs::remove_file(&path).expect("it is ours");
        if let Some(bytes) = before {
            fs::write(&path, bytes).expect("it is ours");
        }
    }
    pipe(&scratch.path.join("pipe"));
    for key in ["include.path", "mailmap.file"] {
        let path = scratch.path.join("pipe");
        let before = fs::read(git_folder.join("config")).expect("it is there");
        git(&scratch.path, &["config", key, &path.to_string_lossy()]);
        refused(key);
        fs::write(git_folder.join("config"), before).expect("it is ours");
    }
    for lines in [
        "path = ../pipe # a note",
        "path = ../pi\\\npe",
        "path = ../\"pi\"pe",
    ] {
        let before = fs::read_to_string(git_folder.join("config")).expect("it is there");
        let with = format!("{before}[include]\n{lines}\n");
        fs::write(git_folder.join("config"), with).expect("it is ours");
        refused(lines);
        fs::write(git_folder.join("config"), before).expect("it is ours");
    }
    let (status, said) = run(&scratch.path, &["diff", "HEAD:a.txt", "a.txt"], &[]);
    assert_eq!(status, 0, "{said}");
}

#[test]
fn a_repository_leads_nobody_out_of_it() {
    let outside = Scratch::new("untrusted-outside");
    outside.write("secret.env", "S3CRETKEY = 1\n");
    outside.write("shared.toml", "select = [\"doubled-word\"]\n");
    let scratch = repository("leading");
    let secret = outside.path.join("secret.env");
    scratch.write("variorum.toml", &format!("extend = {secret:?}\n"));
    let (status, said) = run(&scratch.path, &["check", "a.txt"], &[]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("outside of the repository"), "{said}");
    assert!(!said.contains("S3CRETKEY"), "{said}");
    // Who names the configuration knows what it extends.
    let shared = outside.path.join("shared.toml");
    scratch.write("variorum.toml", &format!("extend = {shared:?}\n"));
    let (status, said) = run(&scratch.path, &["check", "a.txt"], &[]);
    assert_eq!(status, 2, "{said}");
    let named = ["check", "--config", "variorum.toml", "a.txt"];
    let (status, said) = run(&scratch.path, &named, &[]);
    assert_eq!(status, 1, "{said}");
    let link = scratch.path.join(".variorum-baseline");
    let target = outside.path.join("written");
    std::os::unix::fs::symlink(&target, link).expect("it can be linked");
    let reports = ["r.json", "r.html", "r.docx"].map(|name| {
        let link = scratch.path.join(name);
        std::os::unix::fs::symlink(&target, link).expect("it can be linked");
        format!("--output={name}")
    });
    let [json, html, docx] = reports.each_ref().map(String::as_str);
    for command in [
        &["baseline", "--no-config", "a.txt"][..],
        &["check", "--no-config", "a.txt", json],
        &["diff", "--no-config", "HEAD:a.txt", "a.txt", html],
        &["diff", "--no-config", "HEAD:a.txt", "a.txt", docx],
        &["merge", "a.txt", "a.txt", "a.txt", json],
    ] {
        let (status, said) = run(&scratch.path, command, &[]);
        assert_eq!(status, 2, "{command:?}: {said}");
        assert!(
            said.contains("leads out of its directory"),
            "{command:?}: {said}"
        );
        assert!(!target.exists(), "{command:?}");
    }
}
