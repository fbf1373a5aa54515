//! As much of HTTP as pages need: one request on a connection, with limits on size and on time, and its answer.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use crate::cli::serve::query::Query;
use crate::wording::message::{Message, message};

/// How many bytes there are at most before the body.
const HEAD: usize = 16 << 10;
/// How many fields a request has at most.
const FIELDS: usize = 64;
/// How long a client may take for what comes before the body.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// How long it may take for the body, and to take the answer.
const BODY_TIME: Duration = Duration::from_mins(2);
/// How much of what a client still sends is read after the answer, so that it gets the answer.
const REST: u64 = 64 << 20;
/// For how long.
const REST_TIME: Duration = Duration::from_secs(5);

/// Why there is no request to answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// The client went away, or took too long.
    Gone,
    /// What it sent has this answer.
    Refused(u16, Message),
}

impl From<io::Error> for Failure {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// A page.
    Get,
    /// A file comes.
    Post,
}

/// What comes before the body of a request.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) method: Method,
    /// As it was sent.
    pub(super) path: String,
    pub(super) query: Query,
    /// The fields that matter, by their names in small letters; each is there once.
    fields: Vec<(&'static str, String)>,
    /// The length of the body.
    pub(super) length: usize,
    /// What came after it already.
    rest: Vec<u8>,
}

/// The fields that are looked at. One that is there twice says two things.
const KNOWN: &[&str] = &[
    "host",
    "origin",
    "sec-fetch-site",
    "sec-fetch-mode",
    "sec-fetch-dest",
    "content-length",
    "transfer-encoding",
    "expect",
];

impl Head {
    /// What a field says.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Reads what comes before the body.
    ///
    /// # Errors
    /// When that is not a request, or too long.
    pub(super) fn read(stream: &mut TcpStream) -> Result<Self, Failure> {
        let mut stream = Timed::new(stream, HEAD_TIME);
        let mut bytes = Vec::new();
        let end = loop {
            let from = bytes.len().saturating_sub(3);
            let mut chunk = [0; 4096];
            let count = stream.read(&mut chunk)?;
            if count == 0 {
                return Err(Failure::Gone);
            }
            bytes.extend_from_slice(&chunk[..count]);
            let found = bytes[from..]
                .windows(4)
                .position(|each| each == b"\r\n\r\n");
            if let Some(at) = found {
                break from + at + 4;
            }
            if bytes.len() > HEAD {
                return Err(Failure::Refused(431, message!("serve.too-long")));
            }
        };
        let rest = bytes.split_off(end);
        Self::parsed(&bytes, rest)
    }

    fn parsed(bytes: &[u8], rest: Vec<u8>) -> Result<Self, Failure> {
        let garbage = || Failure::Refused(400, message!("serve.no-browser"));
        let mut space = [httparse::EMPTY_HEADER; FIELDS];
        let mut request = httparse::Request::new(&mut space);
        if !request
            .parse(bytes)
            .is_ok_and(|parsed| parsed.is_complete())
        {
            return Err(garbage());
        }
        let method = match request.method {
            Some("GET") => Method::Get,
            Some("POST") => Method::Post,
            _ => return Err(Failure::Refused(405, message!("serve.no-method"))),
        };
        let mut fields: Vec<(&'static str, String)> = Vec::new();
        for field in request.headers.iter() {
            let known = KNOWN
                .iter()
                .find(|name| field.name.eq_ignore_ascii_case(name));
            let Some(name) = known else { continue };
            let is_twice = fields.iter().any(|(other, _)| other == name);
            match std::str::from_utf8(field.value) {
                Ok(value) if !is_twice => fields.push((name, value.to_owned())),
                _ => return Err(garbage()),
            }
        }
        // A path as a proxy gets it starts with no slash.
        let target = request.path.filter(|path| path.starts_with('/'));
        let (path, query) = target
            .map(|target| target.split_once('?').unwrap_or((target, "")))
            .ok_or_else(garbage)?;
        let mut head = Self {
            method,
            path: path.to_owned(),
            query: Query::parse(query).ok_or_else(garbage)?,
            fields,
            length: 0,
            rest,
        };
        if head.field("transfer-encoding").is_some() {
            return Err(Failure::Refused(411, message!("serve.no-length")));
        }
        if let Some(length) = head.field("content-length") {
            // `parse` takes a sign, too.
            let is_number = length.bytes().all(|byte| byte.is_ascii_digit());
            head.length = length
                .parse()
                .ok()
                .filter(|_| is_number)
                .ok_or_else(garbage)?;
        }
        Ok(head)
    }

    /// Reads the body, of which the caller has seen that it is not too long.
    ///
    /// # Errors
    /// When the client goes away, or takes too long, or there is no room.
    pub(super) fn body(&mut self, stream: &mut TcpStream) -> Result<Vec<u8>, Failure> {
        let mut stream = Timed::new(stream, BODY_TIME);
        if self
            .field("expect")
            .is_some_and(|value| value.eq_ignore_ascii_case("100-continue"))
        {
            stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let mut body = std::mem::take(&mut self.rest);
        body.truncate(self.length);
        let left = self.length - body.len();
        if body.try_reserve_exact(left).is_err() {
            return Err(Failure::Refused(413, message!("serve.no-memory")));
        }
        let read = stream.take(left as u64).read_to_end(&mut body)?;
        if read < left {
            return Err(Failure::Gone);
        }
        Ok(body)
    }
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The type of the body.
    pub(super) kind: &'static str,
    /// What a browser may do with it.
    pub(super) policy: String,
    /// The name under which it is saved, if it is not shown.
    pub(super) file: Option<&'static str>,
    pub(super) body: Vec<u8>,
}

/// The fields that all answers have: nothing is kept, and nobody else learns of it or shows it.
const FIELDS_OF_ALL: &str = "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n";

impl Answer {
    /// Sends it, and ends the connection.
    pub(super) fn send(&self, stream: &mut TcpStream) -> io::Result<()> {
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nContent-Security-Policy: {}\r\n{FIELDS_OF_ALL}",
            self.status,
            reason(self.status),
            self.kind,
            self.body.len(),
            self.policy,
        );
        if let Some(file) = self.file {
            let _ = write!(
                head,
                "Content-Disposition: attachment; filename=\"{file}\"\r\n"
            );
        }
        if self.status == 405 {
            head.push_str("Allow: GET, POST\r\n");
        }
        head.push_str("\r\n");
        let mut timed = Timed::new(stream, BODY_TIME);
        timed.write_all(head.as_bytes())?;
        timed.write_all(&self.body)?;
        stream.shutdown(Shutdown::Write)?;
        // To close while something still comes would take the answer back.
        let rest = Timed::new(stream, REST_TIME);
        io::copy(&mut rest.take(REST), &mut io::sink()).map(drop)
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        411 => "Length Required",
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        431 => "Request Header Fields Too Large",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// A connection that has so much time and no more, however little of it comes or goes at once.
struct Timed<'stream> {
    stream: &'stream mut TcpStream,
    end: Instant,
}

impl<'stream> Timed<'stream> {
    fn new(stream: &'stream mut TcpStream, time: Duration) -> Self {
        let end = Instant::now() + time;
        Self { stream, end }
    }

    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        Ok(Some(left))
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(self.left()?)?;
        self.stream.read(bytes)
    }
}

impl Write for Timed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(self.left()?)?;
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(text: &str) -> u16 {
        match Head::parsed(text.as_bytes(), Vec::new()) {
            Ok(_) => 200,
            Err(Failure::Refused(status, _)) => status,
            Err(Failure::Gone) => 0,
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        for (request, expected) in [
            ("GET /a HTTP/1.1\r\nHost: a\r\n\r\n", 200),
            ("POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\n", 200),
            ("GET /a HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", 400),
            (
                "POST /a HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
                400,
            ),
            ("POST /a HTTP/1.1\r\nContent-Length: +3\r\n\r\n", 400),
            ("POST /a HTTP/1.1\r\nContent-Length: 3, 3\r\n\r\n", 400),
            (
                "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
                411,
            ),
            ("GET http://a/ HTTP/1.1\r\n\r\n", 400),
            ("GET /a?b=%00 HTTP/1.1\r\n\r\n", 400),
            ("GET /a HTTP/3.0\r\n\r\n", 400),
            ("PUT /a HTTP/1.1\r\n\r\n", 405),
            ("\0\r\n\r\n", 400),
        ] {
            assert_eq!(status(request), expected, "{request:?}");
        }
    }
}
