//! Where the names of documents lead to on a terminal that has links.

use std::collections::BTreeMap;
use std::path::Path;

use crate::input::name;
use crate::report::uri;

/// The address of each document that is a file; standard input and revisions have none.
pub(super) fn targets<'run>(names: impl Iterator<Item = &'run str>) -> BTreeMap<String, String> {
    names
        .filter(|name| *name != "-" && name::path(name).is_file())
        .filter_map(|name| {
            let path = std::path::absolute(name::path(name)).ok()?;
            Some((name.to_owned(), address(&path)))
        })
        .collect()
}

/// The address of a file by its absolute path.
pub(super) fn address(path: &Path) -> String {
    let mut path = path.as_os_str().as_encoded_bytes().to_vec();
    if cfg!(windows) {
        for byte in &mut path {
            if *byte == b'\\' {
                *byte = b'/';
            }
        }
    }
    let slash = if path.starts_with(b"/") { "" } else { "/" };
    format!("file://{slash}{}", uri::percent_encoded(&path))
}
