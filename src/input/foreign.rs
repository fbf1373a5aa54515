//! Formats of documents that cannot be read yet: told by the ending of a file name, or by the bytes that a file starts with.

use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8};

use crate::input::git;

/// A format that holds text and is no text.
#[derive(Debug)]
pub(crate) struct Foreign {
    /// What people call it.
    pub(crate) name: &'static str,
    /// Endings of file names that mean it, in lower case.
    extensions: &'static [&'static str],
    /// What a file starts with, whatever its name is: such bytes are at the start of no text.
    signature: Option<&'static [u8]>,
    /// What the archive holds that a file of the format is.
    member: Option<&'static [u8]>,
    /// What a file whose name has no ending starts with, in lower case: text may start so, too.
    openings: &'static [&'static str],
    /// What pandoc calls it, which has to be told where the ending of a name does not say it.
    reader: &'static str,
    /// The command that makes text of a file; `{in}` and `{out}` stand for the names, `{folder}` for a new
    /// directory.
    command: &'static str,
}

const PANDOC: &str = "pandoc {from}-t plain --wrap=none {in} -o {out}";
const OFFICE: &str = "soffice --headless --convert-to txt:Text --outdir {folder} {in}";

/// What a page starts with, in lower case.
const PAGE: &[&str] = &["<!doctype html", "<html", "<head", "<body"];

const FORMATS: &[Foreign] = &[
    #[cfg(not(feature = "pdf"))]
    Foreign {
        name: "PDF",
        extensions: &["pdf"],
        signature: Some(b"%PDF-"),
        member: None,
        openings: &[],
        reader: "",
        command: "pdftotext -layout {in} {out}",
    },
    Foreign {
        name: "RTF",
        extensions: &["rtf"],
        signature: Some(b"{\\rtf"),
        member: None,
        openings: &[],
        reader: "rtf",
        command: PANDOC,
    },
    #[cfg(not(feature = "docx"))]
    Foreign {
        name: "Word",
        extensions: &["docx", "docm", "dotx", "dotm"],
        signature: None,
        member: Some(b"word/document"),
        openings: &[],
        reader: "docx",
        command: PANDOC,
    },
    Foreign {
        name: "Word 97",
        extensions: &["doc", "dot", "wps"],
        signature: Some(COMPOUND),
        member: None,
        openings: &[],
        reader: "",
        command: OFFICE,
    },
    Foreign {
        name: "Excel",
        extensions: &["xlsx", "xlsm", "xltx", "xls"],
        signature: None,
        member: Some(b"xl/workbook"),
        openings: &[],
        reader: "",
        command: "soffice --headless --convert-to csv --outdir {folder} {in}",
    },
    Foreign {
        name: "PowerPoint",
        extensions: &["pptx", "pptm", "potx", "ppt"],
        signature: None,
        member: Some(b"ppt/presentation"),
        openings: &[],
        reader: "",
        command: "soffice --headless --convert-to pdf --outdir {folder} {in}",
    },
    #[cfg(not(feature = "odt"))]
    Foreign {
        name: "OpenDocument",
        extensions: &["odt", "ott"],
        signature: None,
        member: Some(b"mimetypeapplication/vnd.oasis.opendocument.text"),
        openings: &[],
        reader: "odt",
        command: PANDOC,
    },
    #[cfg(not(feature = "odt"))]
    Foreign {
        name: "flat OpenDocument",
        extensions: &["fodt"],
        signature: None,
        member: None,
        openings: &[],
        reader: "",
        command: OFFICE,
    },
    Foreign {
        name: "OpenDocument spreadsheet",
        extensions: &["ods", "ots", "fods"],
        signature: None,
        member: Some(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
        openings: &[],
        reader: "",
        command: "soffice --headless --convert-to csv --outdir {folder} {in}",
    },
    Foreign {
        name: "OpenDocument presentation",
        extensions: &["odp", "otp", "fodp"],
        signature: None,
        member: Some(b"mimetypeapplication/vnd.oasis.opendocument.presentation"),
        openings: &[],
        reader: "",
        command: "soffice --headless --convert-to pdf --outdir {folder} {in}",
    },
    Foreign {
        name: "web archive",
        extensions: &["mht", "mhtml"],
        signature: None,
        member: None,
        openings: &[],
        reader: "",
        command: OFFICE,
    },
    #[cfg(not(feature = "epub"))]
    Foreign {
        name: "EPUB",
        extensions: &["epub"],
        signature: None,
        member: Some(b"mimetypeapplication/epub+zip"),
        openings: &[],
        reader: "epub",
        command: PANDOC,
    },
    #[cfg(not(feature = "html"))]
    Foreign {
        name: "HTML",
        extensions: &["html", "htm", "xhtml", "shtml"],
        signature: None,
        member: None,
        openings: PAGE,
        reader: "html",
        command: PANDOC,
    },
];

/// What the files of older programs of an office start with, and those that are encrypted.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What an archive starts with.
const ARCHIVE: &[u8] = b"PK\x03\x04";

/// How much of a file without an ending is looked at, in bytes.
const START: usize = 4096;

/// A word as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| {
        c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '_' | '\\' | ':' | '=' | ',')
    };
    if word.chars().all(plain) && !word.is_empty() {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

impl Foreign {
    /// The command that makes text of the file of that name.
    pub(crate) fn command(&self, path: &str) -> String {
        // Of a file in git, a copy is made first.
        let file = Path::new(path).file_name();
        if let (true, Some(file)) = (git::is_meant(path), file) {
            let file = file.to_string_lossy();
            let file = file.rsplit(':').next().unwrap_or(&file);
            let (revision, _) = path.split_once(':').unwrap_or_default();
            let plain = |c: char| {
                if c.is_alphanumeric() || c == '.' {
                    c
                } else {
                    '-'
                }
            };
            let revision: String = revision.chars().map(plain).collect();
            let revision = if revision.is_empty() {
                "staged"
            } else {
                &revision
            };
            // The file of that name in the working tree must not be overwritten, nor the same file of another revision.
            let file = unused(&format!("revision-{revision}-{file}"));
            let command = self.command(&file);
            return format!("git show {} > {} && {command}", quoted(path), quoted(&file));
        }
        // What begins with a dash would be taken for an option.
        let dashed = format!("./{path}");
        let path = if path.starts_with('-') && path != "-" {
            &dashed
        } else {
            path
        };
        let (path, out) = match Path::new(path).with_extension("txt") {
            _ if path == "-" => ("FILE", "FILE.txt".into()),
            // The text must overwrite neither the file nor another one.
            out if out == Path::new(path) => (path, free(&out.with_extension("text.txt"))),
            // Nor must the texts of two files of one name.
            _ if has_twin(path) => (path, free(Path::new(&format!("{path}.txt")))),
            out => (path, free(&out)),
        };
        let ending = Path::new(path).extension();
        let says = ending.is_some_and(|ending| ending.eq_ignore_ascii_case(self.reader));
        let from = if says {
            String::new()
        } else {
            format!("-f {} ", self.reader)
        };
        let command = self.command.replace("{from}", &from);
        let command = command.replace("{in}", &quoted(path));
        // An office writes the text under the name of the file: a new directory holds no file that it could overwrite.
        let folder = match ending {
            Some(ending) if has_twin(path) => format!("converted-{}", ending.to_string_lossy()),
            _ => "converted".to_owned(),
        };
        let command = command.replace("{folder}", &quoted(&unused(&folder)));
        command.replace("{out}", &quoted(&out.to_string_lossy()))
    }
}

/// Whether another file beside that one has its name with the ending of another format, as have `lease.rtf` and `lease.ods`.
fn has_twin(path: &str) -> bool {
    let path = Path::new(path);
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new(".")));
    let names = entries.into_iter().flatten().flatten();
    names
        .map(|entry| PathBuf::from(entry.file_name()))
        .any(|name| {
            let same = name.file_stem() == path.file_stem();
            same && Some(name.as_os_str()) != path.file_name() && named(&name).is_some()
        })
}

fn free(path: &Path) -> PathBuf {
    unused(&path.to_string_lossy()).into()
}

/// The path of a file that is not there yet: that path, or one with a number in it.
fn unused(path: &str) -> String {
    let (stem, ending) = match Path::new(path).extension() {
        Some(ending) => path.split_at(path.len() - ending.len() - 1),
        None => (path, ""),
    };
    let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
    let mut names = std::iter::once(path.to_owned()).chain(numbered);
    names
        .find(|name| Path::new(name).symlink_metadata().is_err())
        .unwrap_or_else(|| path.to_owned())
}

/// The command that makes text of a file of that format.
pub(crate) fn command(format: &str, path: &str) -> String {
    let found = FORMATS.iter().find(|each| each.name == format);
    found.map_or_else(String::new, |found| found.command(path))
}

/// The format that the ending of a file name means.
pub(crate) fn named(path: &Path) -> Option<&'static Foreign> {
    // Beside a document that is open stands a file with the name of who has it open.
    if path.file_name()?.as_encoded_bytes().starts_with(b"~$") {
        return None;
    }
    let extension = path.extension()?.to_string_lossy().to_lowercase();
    let mut all = FORMATS.iter();
    all.find(|each| each.extensions.contains(&&*extension))
}

/// Whether bytes are a document of an office that opens with a password only: its parts are one stream, whose name is in the file.
pub(crate) fn is_encrypted(bytes: &[u8]) -> bool {
    let wide = |name: &str| {
        name.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    bytes.starts_with(COMPOUND) && memchr::memmem::find(bytes, &wide("EncryptedPackage")).is_some()
}

/// The format of a file, by its name and what it starts with. Of a file whose name ends otherwise only the bytes that no text starts with
/// count; one without an ending may be a page as well.
pub(crate) fn of(name: &str, bytes: &[u8]) -> Option<&'static Foreign> {
    let path = Path::new(name);
    let signed = |each: &&Foreign| {
        each.signature.is_some_and(|start| bytes.starts_with(start))
            || each.member.is_some_and(|member| holds(bytes, member))
    };
    let found = named(path).or_else(|| FORMATS.iter().find(signed));
    if found.is_some() || path.extension().is_some() {
        return found;
    }
    let mut all = FORMATS.iter();
    all.find(|each| !each.openings.is_empty() && opens(bytes, each.openings))
}

/// Whether a file starts as a page of HTML does.
pub(crate) fn is_page(bytes: &[u8]) -> bool {
    opens(bytes, PAGE)
}

fn opens(bytes: &[u8], openings: &[&str]) -> bool {
    let start = start(bytes).to_lowercase();
    let ends = |rest: &str| rest.starts_with(|c: char| c == '>' || c.is_whitespace());
    let mut openings = openings.iter();
    openings.any(|opening| element(&start).strip_prefix(opening).is_some_and(ends))
}

/// How a file starts, as far as it is looked at.
fn start(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(START)];
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    encoding
        .decode_without_bom_handling(&bytes[mark..])
        .0
        .into_owned()
}

/// What follows the declaration of XML and the comments at the start of a page.
fn element(start: &str) -> &str {
    let mut rest = start.trim_start();
    let passed = |rest: &str| {
        let mut pairs = [("<?", "?>"), ("<!--", "-->")].into_iter();
        pairs.find_map(|(opening, closing)| {
            let end = rest.starts_with(opening).then(|| rest.find(closing))??;
            Some(end + closing.len())
        })
    };
    while let Some(end) = passed(rest) {
        rest = rest[end..].trim_start();
    }
    rest
}

/// Whether an archive holds a member: its name is written in it as it is, and so is what is not compressed.
fn holds(archive: &[u8], member: &[u8]) -> bool {
    archive.starts_with(ARCHIVE) && memchr::memmem::find(archive, member).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(name: &str, bytes: &[u8]) -> Option<&'static str> {
        of(name, bytes).map(|each| each.name)
    }

    #[test]
    fn the_ending_of_a_name_tells_the_format() {
        assert_eq!(name_of("价目.ODS", b"PK"), Some("OpenDocument spreadsheet"));
        assert_eq!(name_of("a/b.rtf", b""), Some("RTF"));
        assert_eq!(name_of("page.mht", b"<p>"), Some("web archive"));
        assert_eq!(name_of("a.txt", b"text"), None);
    }

    #[test]
    fn so_do_bytes_that_no_text_starts_with() {
        assert_eq!(name_of("a.txt", b"{\\rtf1\\ansi"), Some("RTF"));
        assert_eq!(name_of("-", b"{\\rtf1\\ansi"), Some("RTF"));
        assert_eq!(name_of("notes.md", b"<html>\n"), None);
        assert!(is_page(b"\xef\xbb\xbf\n<!DOCTYPE html>\n"));
        assert!(!is_page(b"<div>\n"));
    }

    #[test]
    fn an_archive_is_known_by_what_it_holds() {
        let archive = |member: &[u8]| [ARCHIVE, &[20, 0, 0, 0], member, b"rest"].concat();
        let sheet = archive(b"xl/workbook.xml");
        let open = archive(b"mimetypeapplication/vnd.oasis.opendocument.presentation");
        for name in ["lease.txt", "lease", "lease.md", "-"] {
            assert_eq!(name_of(name, &sheet), Some("Excel"), "{name}");
            assert_eq!(
                name_of(name, &open),
                Some("OpenDocument presentation"),
                "{name}"
            );
        }
        assert_eq!(name_of("a.txt", &archive(b"a.txt")), None);
        assert_eq!(name_of("a.txt", b"see xl/workbook.xml\n"), None);
        let command = |name: &str| of(name, b"{\\rtf1").unwrap().command(name);
        let converted = "pandoc -f rtf -t plain --wrap=none lease -o lease.txt";
        assert_eq!(command("lease"), converted);
        let converted = "pandoc -f rtf -t plain --wrap=none lease.txt -o lease.text.txt";
        assert_eq!(command("lease.txt"), converted);
    }

    #[test]
    fn no_command_overwrites_the_file() {
        const PLAIN: &str = "-t plain --wrap=none";
        let command = |path: &str| of(path, b"{\\rtf1").unwrap().command(path);
        assert_eq!(
            command("a.txt"),
            format!("pandoc -f rtf {PLAIN} a.txt -o a.text.txt")
        );
        assert_eq!(
            command("-x.rtf"),
            format!("pandoc {PLAIN} ./-x.rtf -o ./-x.txt")
        );
        assert_eq!(
            command("-"),
            format!("pandoc -f rtf {PLAIN} FILE -o FILE.txt")
        );
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let [file, text, second, third] = ["a.rtf", "a.txt", "a-2.txt", "a-3.txt"].map(at);
        let advised = |out: &str| format!("pandoc {PLAIN} {} -o {}", quoted(&file), quoted(out));
        assert_eq!(command(&file), advised(&text));
        std::fs::write(&text, "mine").unwrap();
        assert_eq!(command(&file), advised(&second));
        std::fs::write(&second, "mine").unwrap();
        assert_eq!(command(&file), advised(&third));
    }

    #[test]
    fn the_texts_of_two_files_of_one_name_have_two_names() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let out = |name: &str| {
            let command = named(Path::new(name)).unwrap().command(&at(name));
            command.rsplit(' ').next().unwrap_or_default().to_owned()
        };
        for name in ["lease.rtf", "lease.txt.rtf", "notes.txt"] {
            std::fs::write(at(name), "PK").unwrap();
        }
        assert_eq!(out("lease.rtf"), quoted(&at("lease.txt")));
        std::fs::write(at("lease.mht"), "MIME").unwrap();
        assert_eq!(out("lease.rtf"), quoted(&at("lease.rtf.txt")));
    }

    #[test]
    fn a_page_without_an_ending_is_known_behind_comments() {
        let page =
            "<?xml version=\"1.0\"?><?xml-stylesheet?>\n<!-- saved -->\n<!DOCTYPE html>\n<html>";
        assert!(is_page(page.as_bytes()));
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("<html>".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert!(is_page(&wide));
        assert!(is_page(b"<body>Lamps"));
        assert!(!is_page(b"<!-- a note -->\n# Lamps"));
        assert!(!is_page(b"<html-note> is a tag"));
        assert_eq!(name_of("page.md", page.as_bytes()), None);
        assert_eq!(name_of("a.mhtml", b"MIME"), Some("web archive"));
        assert_eq!(
            named(Path::new("a.mht")).map(|format| format.command("a.mht")),
            Some("soffice --headless --convert-to txt:Text --outdir converted a.mht".to_owned())
        );
    }

    #[test]
    fn the_command_names_the_file_and_its_text() {
        let command = |path: &str| named(Path::new(path)).unwrap().command(path);
        let quoted = "pandoc -t plain --wrap=none 'the lease.rtf' -o 'the lease.txt'";
        assert_eq!(command("the lease.rtf"), quoted);
    }
}
