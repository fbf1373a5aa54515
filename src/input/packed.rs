//! Archives that are written: their members in order, and a comment at the end that says what this program wrote.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::input::package::Problem;
use crate::wording::message::message;

/// What is said at the end of an archive with tracked changes.
pub(crate) const CHANGES: &str = "variorum redline";
/// The same of one with findings as comments.
pub(crate) const FINDINGS: &str = "variorum findings";
/// The same of a table of two texts.
pub(crate) const TABLE: &str = "variorum table";

/// The member by which a text of `OpenDocument` is known: it comes first, and is not compressed.
const TYPE: &str = "mimetype";

/// Whether a file is an archive that this program wrote, and that nobody has saved since.
#[must_use]
pub fn is_own(bytes: &[u8]) -> bool {
    let ends_so = |comment: &&str| bytes.ends_with(comment.as_bytes());
    bytes.starts_with(b"PK") && [CHANGES, FINDINGS, TABLE].iter().any(ends_so)
}

/// The bytes of an archive of members, each with its name.
///
/// # Errors
/// When they cannot be packed.
pub(crate) fn packed(members: &[(&str, String)], comment: &str) -> Result<Vec<u8>, Problem> {
    let failed = |error: &dyn std::fmt::Display| {
        Problem(message!("unread.packing", error = error.to_string()))
    };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        let method = if *name == TYPE {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer
            .start_file(*name, options)
            .map_err(|error| failed(&error))?;
        writer
            .write_all(text.as_bytes())
            .map_err(|error| failed(&error))?;
    }
    writer
        .set_comment(comment.to_owned())
        .map_err(|error| failed(&error))?;
    let written = writer.finish().map_err(|error| failed(&error))?;
    Ok(written.into_inner())
}
