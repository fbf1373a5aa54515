//! A running `variorum serve`, asked over sockets.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpStream};
use std::process::{Child, Stdio};

use crate::support::{Scratch, variorum};

pub(crate) const OLD: &str = "# Lease\n\n1. The Tenant pays the rent within thirty days.\n\n2. The Landlord repairs the roof.\n";
pub(crate) const NEW: &str = "# Lease\n\n1. The Tenant pays the the rent within sixty days.\n\n2. The Landlord repairs the roof.\n\n3. The keys stay with the porter.\n";

/// Serves a folder with two revisions of a text.
pub(crate) fn served(name: &str) -> Server {
    let scratch = Scratch::new(&format!("serve-{name}"));
    scratch.write("a.md", OLD);
    scratch.write("b.md", NEW);
    Server::of(scratch, &[], &[])
}

/// A running server, which ends with the test.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) port: u16,
    /// The path of the first page.
    pub(crate) home: String,
    pub(crate) scratch: Scratch,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back; the status is 0 if nothing did.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Server {
    /// Serves a folder.
    pub(crate) fn of(scratch: Scratch, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut child = variorum(&scratch.path)
            .arg("serve")
            .args(arguments)
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let out = child.stdout.take().expect("it was piped");
        let mut address = String::new();
        let read = BufReader::new(out).read_line(&mut address);
        assert!(read.is_ok_and(|count| count > 0), "it prints its address");
        let rest = address.trim_end().strip_prefix("http://127.0.0.1:");
        let (port, home) = rest
            .and_then(|rest| rest.split_at_checked(rest.find('/')?))
            .expect("it is an address of this machine");
        assert!(home.len() == 34 && home.ends_with('/'), "{home}");
        Self {
            child,
            port: port.parse().expect("it is a number"),
            home: home.to_owned(),
            scratch,
        }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("the server listens")
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // What is refused early is not read to its end.
        let _ = stream.write_all(bytes);
        let _ = stream.shutdown(Shutdown::Write);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let at = answer.windows(4).position(|each| each == b"\r\n\r\n");
        let (head, body) = answer.split_at(at.map_or(answer.len(), |at| at + 4));
        let head = String::from_utf8_lossy(head).into_owned();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        Answer {
            status: status.unwrap_or_default(),
            body: body.to_vec(),
            head,
        }
    }

    /// Asks for a path, with more fields.
    pub(crate) fn ask(&self, path: &str, fields: &str) -> Answer {
        let port = self.port;
        let head = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{fields}\r\n");
        self.raw(head.as_bytes())
    }

    /// Asks for a page below the first one, as a link there does.
    pub(crate) fn get(&self, page: &str) -> Answer {
        let path = format!("{}{page}", self.home);
        self.ask(&path, "Sec-Fetch-Site: same-origin\r\n")
    }

    pub(crate) fn post(&self, page: &str, fields: &str, body: &[u8]) -> Answer {
        let head = self.head(page, &format!("{fields}Content-Length: {}\r\n", body.len()));
        self.raw(&[head.as_bytes(), body].concat())
    }

    /// What comes before the body of a file.
    pub(crate) fn head(&self, page: &str, fields: &str) -> String {
        let (home, port) = (&self.home, self.port);
        format!("POST {home}{page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{fields}\r\n")
    }

    /// The numbers of the files with their names, as the first page has them: first those that were dropped.
    pub(crate) fn listed(&self) -> Vec<(String, String)> {
        let page = self.get("").text();
        let entries = page.split("name=\"file\" value=\"").skip(1);
        let entries = entries.filter_map(|entry| {
            let (id, rest) = entry.split_once('"')?;
            let (_, name) = rest.split_once("<bdi>")?;
            let (name, _) = name.split_once('<')?;
            Some((id.to_owned(), name.to_owned()))
        });
        entries.collect()
    }

    /// The number of a file of the folder.
    pub(crate) fn id(&self, name: &str) -> String {
        let listed = self.listed();
        let found = listed.iter().rfind(|(_, each)| each == name);
        let (id, _) = found.unwrap_or_else(|| panic!("{name} is not in {listed:?}"));
        id.clone()
    }

    /// What the program prints in the folder.
    pub(crate) fn printed(&self, arguments: &[&str]) -> Vec<u8> {
        let output = variorum(&self.scratch.path).args(arguments).output();
        let output = output.expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code().is_some_and(|code| code < 2), "{said}");
        output.stdout
    }
}
