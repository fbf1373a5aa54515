//! `variorum serve` over sockets: whom it answers, what it refuses, and how it ends.

#![cfg(all(feature = "serve", feature = "docx", unix))]

#[path = "support/server.rs"]
mod server;
mod support;

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::Command;

use server::{Answer, OLD, Server, served};
use support::{Scratch, variorum};

#[test]
fn without_the_token_there_is_nothing() {
    let server = served("token");
    let token = server.home.trim_matches('/').to_owned();
    let other = if token.starts_with('0') { "1" } else { "0" };
    for path in [
        "/".to_owned(),
        "/index.html".to_owned(),
        "//".to_owned(),
        format!("/{}/", &token[1..]),
        format!("/{other}{}/", &token[1..]),
        format!("/{token}0/"),
        format!("/{}/", token.to_uppercase() + "A"),
        format!("/x/{token}/"),
        format!("/?{token}/"),
        "/look?do=check&file=f0".to_owned(),
    ] {
        let answer = server.ask(&path, "");
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("a.md") && !answer.text().contains(&token));
    }
    assert_eq!(server.ask(&server.home, "").status, 200);
    // Another run has another one.
    assert_ne!(served("other-token").home, server.home);
}

#[test]
fn who_comes_from_elsewhere_gets_nothing() {
    let server = served("elsewhere");
    let (port, home) = (server.port, &server.home);
    for host in [
        format!("evil.example:{port}"),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1:{}", port ^ 1),
        format!("127.0.0.1:{port}.evil.example"),
        format!("0.0.0.0:{port}"),
        format!("127.0.0.1:{port}@evil.example"),
        String::new(),
    ] {
        let answer = server.raw(format!("GET {home} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.text().contains("a.md"));
    }
    assert_eq!(
        server
            .raw(format!("GET {home} HTTP/1.1\r\n\r\n").as_bytes())
            .status,
        403
    );
    let named = format!("GET {home} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    assert_eq!(server.raw(named.as_bytes()).status, 200);
    for origin in [
        "http://evil.example",
        "null",
        "https://127.0.0.1",
        &format!("https://127.0.0.1:{port}"),
        &format!("http://localhost:{port}"),
    ] {
        let fields = format!("Origin: {origin}\r\n");
        assert_eq!(server.ask(home, &fields).status, 403, "{origin}");
        assert_eq!(
            server.post("drop?name=a.txt", &fields, b"text").status,
            403,
            "{origin}"
        );
    }
    for site in ["cross-site", "same-site", "anything"] {
        let fields = format!("Sec-Fetch-Site: {site}\r\n");
        for page in ["", "look?do=check&file=f0", "report?do=check&file=f0"] {
            assert_eq!(
                server.ask(&format!("{home}{page}"), &fields).status,
                403,
                "{site} {page}"
            );
        }
        assert_eq!(
            server.post("drop?name=a.txt", &fields, b"text").status,
            403,
            "{site}"
        );
        // A link to the first page may be followed, and nothing else.
        let goes = format!("{fields}Sec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n");
        assert_eq!(server.ask(home, &goes).status, 200);
        assert_eq!(
            server
                .ask(&format!("{home}report?do=check&file=f0"), &goes)
                .status,
            403
        );
        let framed = goes.replace("document", "iframe");
        assert_eq!(server.ask(home, &framed).status, 403);
    }
    assert!(!server.listed().iter().any(|(id, _)| id.starts_with('d')));
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let scratch = Scratch::new("serve-paths");
    scratch.write("secret.txt", "The secret is here.\n");
    scratch.write("folder/a.md", OLD);
    scratch.write("folder/.hidden.md", "The secret is here.\n");
    std::os::unix::fs::symlink("../secret.txt", scratch.path.join("folder/link.txt")).unwrap();
    std::os::unix::fs::symlink("..", scratch.path.join("folder/up")).unwrap();
    let server = Server::of(scratch, &["folder"], &[]);
    assert_eq!(server.listed().len(), 1, "{:?}", server.listed());
    let whole = server.scratch.path.join("secret.txt");
    let whole = whole.to_str().unwrap();
    for file in [
        "secret.txt",
        "../secret.txt",
        "folder/../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e%2fsecret.txt",
        "link.txt",
        "folder/link.txt",
        "up/secret.txt",
        ".hidden.md",
        "f1",
        "f0/../../secret.txt",
        "f0%2f..",
        "d0",
        whole,
        "",
        "-",
        "HEAD:a.md",
        "/dev/stdin",
    ] {
        for page in ["report", "look", "save"] {
            let answer = server.get(&format!("{page}?do=check&file={file}"));
            assert_eq!(answer.status, 404, "{page} {file}");
            assert!(!answer.text().contains("secret is"));
        }
    }
    assert_eq!(server.get("report?do=check&file=f0%00").status, 400);
    for path in [
        "../",
        "..",
        "a.md",
        "folder/a.md",
        "../../etc/passwd",
        "%2e%2e/secret.txt",
        "..%2f..%2fsecret.txt",
        "f0",
        "drop/",
        "look/",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    // A file that becomes a link does not belong to the folder any more.
    let id = server.id("folder/a.md");
    let path = server.scratch.path.join("folder/a.md");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(whole, &path).unwrap();
    let answer = server.get(&format!("report?do=check&file={id}"));
    assert_eq!(answer.status, 404);
    assert!(!answer.text().contains("secret is"));
}

#[test]
fn what_is_too_large_or_makes_no_sense_is_refused() {
    let server = served("limits");
    let (home, port) = (&server.home, server.port);
    let fields = "Content-Length: 67108865\r\n";
    let head =
        format!("POST {home}drop?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{fields}\r\n");
    assert_eq!(server.raw(head.as_bytes()).status, 413);
    for (body, status) in [
        (&b""[..], 0),
        (b"\r\n\r\n", 400),
        (b"nonsense", 0),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"DELETE / HTTP/1.1\r\n\r\n", 405),
        (&b"a".repeat(20_000), 431),
        (
            &[
                b"GET / HTTP/1.1\r\n".as_slice(),
                &b"a: b\r\n".repeat(100),
                b"\r\n",
            ]
            .concat(),
            400,
        ),
    ] {
        assert_eq!(
            server.raw(body).status,
            status,
            "{:?}",
            String::from_utf8_lossy(&body[..body.len().min(40)])
        );
    }
    for (page, status) in [
        ("report", 404),
        ("report?do=paint&file=f0", 404),
        ("report?do=check&file=f0&as=exe", 404),
        ("report?do=check&file=f0&as=docx", 404),
        ("report?do=compare&file=f0", 422),
        ("report?do=check", 422),
        ("report?do=history", 422),
        ("drop", 405),
        ("report?do=%zz", 400),
    ] {
        server.listed();
        assert_eq!(server.get(page).status, status, "{page}");
    }
    assert_eq!(server.post("report?do=check", "", b"").status, 405);
    assert_eq!(server.post("drop?name=", "", b"text").status, 422);
    // A body that ends too early is not taken.
    let head = format!(
        "POST {home}drop?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 10\r\n\r\nshort"
    );
    assert_eq!(server.raw(head.as_bytes()).status, 0);
    assert_eq!(server.listed().len(), 2);
}

#[test]
fn all_answers_say_what_a_browser_may_do() {
    let server = served("fields");
    server.listed();
    let pages = [
        "",
        "look?do=check&file=f0",
        "report?do=check&file=f0",
        "save?do=check&file=f0",
        "none",
        "report?do=check",
    ];
    let mut answers: Vec<(String, Answer)> = pages
        .iter()
        .map(|page| ((*page).to_owned(), server.get(page)))
        .collect();
    answers.push(("no token".to_owned(), server.ask("/", "")));
    answers.push((
        "drop".to_owned(),
        server.post("drop?name=a.txt", "", b"text"),
    ));
    for (page, answer) in answers {
        for (name, value) in [
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ] {
            assert_eq!(answer.field(name), Some(value), "{page}");
        }
        let policy = answer.field("Content-Security-Policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; "),
            "{page}: {policy}"
        );
        assert!(policy.contains("frame-ancestors '"), "{page}: {policy}");
        assert!(
            !policy.contains("unsafe") && !policy.contains('*'),
            "{page}: {policy}"
        );
        assert!(
            !answer.head.to_lowercase().contains("access-control"),
            "{page}"
        );
    }
}

#[test]
fn a_client_that_hangs_stops_nobody_and_is_left() {
    let server = served("slow");
    let id = server.id("b.md");
    let mut hanging: Vec<TcpStream> = (0..20).map(|_| server.connect()).collect();
    for stream in &mut hanging {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
    }
    // These have sent a part of a file each.
    let (home, port) = (&server.home, server.port);
    let head = format!(
        "POST {home}drop?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 100\r\n\r\nsome"
    );
    let mut half: Vec<TcpStream> = (0..20).map(|_| server.connect()).collect();
    for stream in &mut half {
        stream.write_all(head.as_bytes()).unwrap();
    }
    let expected = server.printed(&["check", "b.md", "--format", "html"]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let answer = server.get(&format!("report?do=check&file={id}"));
                assert!(answer.body == expected);
            });
        }
    });
    // No answer is sent to half a request, and the connection ends.
    let mut rest = Vec::new();
    let _ = hanging[0].read_to_end(&mut rest);
    assert!(rest.is_empty());
}

#[test]
fn a_signal_ends_it_as_it_ends_others() {
    for (name, signal) in [("INT", 2), ("TERM", 15)] {
        let mut server = served(&format!("signal-{name}"));
        let hanging = server.connect();
        let killed = Command::new("kill")
            .arg(format!("-{name}"))
            .arg(server.child.id().to_string())
            .status();
        assert!(killed.is_ok_and(|status| status.success()));
        assert_eq!(server.child.wait().unwrap().signal(), Some(signal));
        drop(hanging);
        assert_eq!(fs::read_dir(&server.scratch.path).unwrap().count(), 2);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn only_this_machine_can_reach_it() {
    let server = served("loopback");
    let port = format!(":{:04X}", server.port);
    let mut found = Vec::new();
    for table in ["tcp", "tcp6"] {
        let Ok(table) = fs::read_to_string(format!("/proc/{}/net/{table}", server.child.id()))
        else {
            continue;
        };
        for line in table.lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            // 0A is a socket that listens.
            if fields[3] == "0A" && fields[1].ends_with(&port) {
                found.push(fields[1].to_owned());
            }
        }
    }
    assert_eq!(found, [format!("0100007F{port}")]);
}

#[test]
fn the_port_is_the_one_that_was_asked_for() {
    let server = served("port");
    let port = server.port.to_string();
    let output = variorum(&server.scratch.path)
        .args(["serve", "--port", &port])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.contains(&format!("127.0.0.1:{port}")) && said.contains("--port"),
        "{said}"
    );
    assert!(output.stdout.is_empty());
    for arguments in [
        &["serve", "no-such-folder"][..],
        &["serve", "a.md"],
        &["serve", "--port", "70000"],
        &["serve", "--encoding", "no-such"],
    ] {
        let output = variorum(&server.scratch.path)
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn without_a_browser_there_is_still_the_address() {
    let scratch = Scratch::new("serve-no-browser");
    scratch.write("a.md", OLD);
    let variables = [("PATH", "/no/such/folder"), ("BROWSER", "")];
    let server = Server::of(scratch, &["--open"], &variables);
    assert_eq!(server.listed().len(), 1);
}

#[test]
fn the_browser_is_led_to_the_address_by_a_private_page() {
    let scratch = Scratch::new("serve-open");
    scratch.write("a.md", OLD);
    scratch.write("bin/xdg-open", "#!/bin/sh\necho \"$*\" >told\n");
    fs::create_dir_all(scratch.path.join("tmp")).unwrap();
    let script = scratch.path.join("bin/xdg-open");
    fs::set_permissions(script, fs::Permissions::from_mode(0o755)).unwrap();
    let pipe = scratch.path.join("told");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let path = format!("{}:/usr/bin:/bin", scratch.path.join("bin").display());
    let temporary = scratch.path.join("tmp").to_str().unwrap().to_owned();
    let variables = [
        ("PATH", path.as_str()),
        ("TMPDIR", &temporary),
        ("BROWSER", ""),
    ];
    let mut server = Server::of(scratch, &["--open"], &variables);
    let told = fs::read_to_string(pipe).unwrap();
    // Others can read what a program was started with.
    assert!(!told.contains(server.home.trim_matches('/')), "{told}");
    let page = std::path::Path::new(told.trim());
    let text = fs::read_to_string(page).unwrap();
    assert!(
        text.contains(&format!(
            "url=http://127.0.0.1:{}{}",
            server.port, server.home
        )),
        "{text}"
    );
    let folder = page.parent().unwrap();
    assert_eq!(
        fs::metadata(folder).unwrap().permissions().mode() & 0o777,
        0o700
    );
    server.ask("/", "");
    assert!(page.exists());
    // Once the browser came, the page is gone.
    assert_eq!(server.get("").status, 200);
    assert!(!folder.exists());
    let killed = Command::new("kill")
        .arg(server.child.id().to_string())
        .status();
    assert!(killed.is_ok_and(|status| status.success()));
    assert_eq!(server.child.wait().unwrap().signal(), Some(15));
    assert_eq!(fs::read_dir(temporary).unwrap().count(), 0);
}
