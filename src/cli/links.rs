//! Where the names of documents lead to on a terminal that has links.

use std::collections::BTreeMap;
use std::path::Path;

use crate::report::uri;

/// The address of each document that is a file; standard input and revisions have none.
pub(super) fn targets<'run>(names: impl Iterator<Item = &'run str>) -> BTreeMap<String, String> {
    names
        .filter(|name| *name != "-" && Path::new(name).is_file())
        .filter_map(|name| {
            let path = std::path::absolute(name).ok()?;
            let path = path.to_string_lossy().replace('\\', "/");
            let slash = if path.starts_with('/') { "" } else { "/" };
            Some((
                name.to_owned(),
                format!("file://{slash}{}", uri::percent_encoded(&path)),
            ))
        })
        .collect()
}
