//! Where the names of documents lead to on a terminal that has links.

use std::collections::BTreeMap;

use crate::input::name;
use crate::report::uri;

/// The address of each document that is a file; standard input and revisions have none.
pub(super) fn targets<'run>(names: impl Iterator<Item = &'run str>) -> BTreeMap<String, String> {
    names
        .filter(|name| *name != "-" && name::path(name).is_file())
        .filter_map(|name| {
            let path = std::path::absolute(name::path(name)).ok()?;
            let mut path = path.into_os_string().into_encoded_bytes();
            if cfg!(windows) {
                path = path
                    .into_iter()
                    .map(|byte| if byte == b'\\' { b'/' } else { byte })
                    .collect();
            }
            let slash = if path.starts_with(b"/") { "" } else { "/" };
            Some((
                name.to_owned(),
                format!("file://{slash}{}", uri::percent_encoded(&path)),
            ))
        })
        .collect()
}
