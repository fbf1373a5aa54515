//! The commands open no socket, run no other program than git and the pager, and write nothing but what was named and its temporary
//! neighbour: seen by `strace`, where that is there.

#![cfg(all(feature = "cli", target_os = "linux"))]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Scratch, variorum};

/// The program below `strace`, which writes into a record what is asked of the system: programs, sockets, files to write.
fn traced(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-s", "4096", "-e"])
        .arg("trace=execve,execveat,socket,connect,bind,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,symlink,symlinkat,truncate")
        .arg("-o")
        .arg(folder.join("record"))
        .arg(variorum(folder).get_program())
        .args(arguments)
        .env("BROWSER", "true")
        .current_dir(folder);
    command
}

/// What a run asks the system for. `None` where there is no `strace`, or it may not trace.
fn asked(folder: &Path, arguments: &[&str]) -> Option<Vec<String>> {
    let record = folder.join("record");
    let output = traced(folder, arguments).output();
    let Ok(output) = output else {
        support::may_skip("strace");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if said.contains("strace:") || said.contains("ptrace") {
        support::may_skip("strace");
        return None;
    }
    assert!(
        output.status.code().is_some_and(|code| code < 2),
        "{arguments:?}: {said}"
    );
    let record = fs::read_to_string(record).expect("strace wrote it");
    Some(record.lines().map(str::to_owned).collect())
}

/// The lines of a record that a run which is allowed these programs and files has no reason for.
fn unexpected(record: &[String], programs: &[&str], files: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    // The first program is ours.
    let own = env!("CARGO_BIN_EXE_variorum");
    for line in record {
        let Some((call, rest)) = line.split_once('(') else {
            continue;
        };
        let call = call.rsplit(' ').next().unwrap_or(call);
        let quoted: Vec<&str> = rest.split('"').skip(1).step_by(2).collect();
        let program = || {
            let path = quoted.first().unwrap_or(&"");
            *path == own
                || programs
                    .iter()
                    .any(|name| path.ends_with(&format!("/{name}")))
        };
        let file = |path: &&str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            let ours =
                |named: &&str| name == *named || name.starts_with(&format!(".{named}.variorum-"));
            *path == "/dev/null" || *path == "/dev/tty" || files.iter().any(ours)
        };
        let allowed = match call {
            "execve" | "execveat" => program() || line.contains("ENOENT"),
            "socket" | "connect" | "bind" => false,
            "open" | "openat" | "openat2" => {
                let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
                !writes.iter().any(|flag| line.contains(flag)) || quoted.iter().all(file)
            }
            _ => quoted.iter().all(file),
        };
        if !allowed {
            out.push(line.clone());
        }
    }
    out
}

#[test]
fn commands_do_what_they_are_told_and_nothing_else() {
    let scratch = Scratch::new("confined");
    scratch.write("a.txt", "The the Buyer pays，，on Friday.\n");
    scratch.write("b.txt", "The Buyer pays on Monday.\n");
    for (arguments, files) in [
        (&["check", "a.txt", "b.txt"][..], &[][..]),
        (&["check", "--no-config", "."], &[]),
        (
            &["check", "a.txt", "--output", "report.json"],
            &["report.json"],
        ),
        (&["check", "a.txt", "--fix", "--unsafe-fixes"], &["a.txt"]),
        (&["diff", "a.txt", "b.txt"], &[]),
        (
            &["diff", "a.txt", "b.txt", "--output", "redline.docx"],
            &["redline.docx"],
        ),
        (&["text", "redline.docx"], &[]),
        (&["check", "redline.docx"], &[]),
        (&["text", "a.txt"], &[]),
        (&["merge", "b.txt", "a.txt", "b.txt"], &[]),
        (
            &["merge", "b.txt", "a.txt", "b.txt", "-o", "merged.txt"],
            &["merged.txt"],
        ),
        (&["config", "a.txt"], &[]),
        (
            &["baseline", "a.txt", "--output", "known.json"],
            &["known.json"],
        ),
    ] {
        let Some(record) = asked(&scratch.path, arguments) else {
            return;
        };
        assert!(!record.is_empty());
        assert_eq!(unexpected(&record, &[], files), [""; 0], "{arguments:?}");
    }
    let git = |line: &[&str]| {
        let run = Command::new("git")
            .args(line)
            .current_dir(&scratch.path)
            .output();
        assert!(run.is_ok_and(|output| output.status.success()), "{line:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "a.txt", "b.txt"]);
    git(&[
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-qm",
        "one",
    ]);
    for arguments in [
        &["diff", "HEAD:a.txt", "b.txt"][..],
        &["check", "--since", "HEAD", "a.txt"],
        &["blame", "a.txt"],
        &["history", "a.txt"],
        &["history", "HEAD:a.txt", "b.txt", "--format", "html"],
        &["stale", "a.txt", "b.txt"],
        &["merge", "HEAD:b.txt", "a.txt", "b.txt"],
        &["text", "HEAD:b.txt"],
    ] {
        let Some(record) = asked(&scratch.path, arguments) else {
            return;
        };
        assert_eq!(unexpected(&record, &["git"], &[]), [""; 0], "{arguments:?}");
    }
}

/// What `SECURITY.md` lists as exceptions.
#[test]
fn a_page_is_given_to_the_browser_and_to_nothing_else() {
    let scratch = Scratch::new("confined-open");
    scratch.write("a.txt", "The the Buyer pays on Friday.\n");
    let arguments = ["check", "a.txt", "--open", "-o", "page.html"];
    let Some(record) = asked(&scratch.path, &arguments) else {
        return;
    };
    let programs = ["true"];
    assert_eq!(unexpected(&record, &programs, &["page.html"]), [""; 0]);
    // The one in the path was tried.
    assert!(
        record
            .iter()
            .any(|line| line.contains("/true\", [\"true\", \"file:///"))
    );
}

#[cfg(feature = "serve")]
#[test]
fn pages_are_served_on_this_machine_and_nothing_is_written() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::net::TcpStream;
    use std::process::Stdio;

    let scratch = Scratch::new("confined-serve");
    scratch.write("a.txt", "The the Buyer pays on Friday.\n");
    scratch.write("b.txt", "The Buyer pays on Monday.\n");
    if asked(&scratch.path, &["config"]).is_none() {
        return;
    }
    let mut server = traced(&scratch.path, &["serve"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut address = String::new();
    let mut out = BufReader::new(server.stdout.take().unwrap());
    out.read_line(&mut address).unwrap();
    let (host, home) = address.trim_end()["http://".len()..]
        .split_once('/')
        .unwrap();
    for page in [
        "",
        "report?do=compare&file=f0&file=f1",
        "save?do=check&file=f0&as=docx",
    ] {
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET /{home}{page} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut answer = String::new();
        BufReader::new(stream).read_line(&mut answer).unwrap();
        assert_eq!(answer, "HTTP/1.1 200 OK\r\n", "{page}");
    }
    let id = server.id();
    let below = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap();
    let killed = Command::new("kill").arg(below.trim()).status();
    assert!(killed.is_ok_and(|status| status.success()));
    server.wait().unwrap();
    let record = fs::read_to_string(scratch.path.join("record")).unwrap();
    let record: Vec<String> = record.lines().map(str::to_owned).collect();
    let found = unexpected(&record, &[], &[]);
    let [socket, bind] = &found[..] else {
        panic!("{found:#?}");
    };
    assert!(socket.contains("socket(AF_INET, SOCK_STREAM"), "{socket}");
    assert!(bind.contains("inet_addr(\"127.0.0.1\")"), "{bind}");
}
