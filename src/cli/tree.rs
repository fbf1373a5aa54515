//! Which files are in the folders of a check besides those that are read: links may lead to them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::cli::paths;
use crate::document::Document;
use crate::document::tree::Tree;

/// The folders that are checked whole, with the files in them that links of the documents lead to.
pub(super) fn tree(documents: &[Document], folders: &[String]) -> Tree {
    let base = paths::folder_of(Path::new("file")).unwrap_or_default();
    let mut tree = Tree::new(documents, folders, &base.to_string_lossy());
    let mut listed: BTreeMap<&Path, BTreeSet<String>> = BTreeMap::new();
    let wanted = tree.wanted(documents);
    for path in &wanted {
        let place = Path::new(path);
        let (Some(folder), Some(name)) = (place.parent(), place.file_name()) else {
            continue;
        };
        let names = listed.entry(folder).or_insert_with(|| names(folder));
        let name = name.to_string_lossy();
        // A page may be made of a file with another ending: net.md of net.md.in, net.en.md or net.ipynb.
        let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
        let start = format!("{stem}.");
        let next = names.range(start.clone()..).next();
        if next.is_some_and(|next| next.starts_with(&start)) {
            tree.files.insert(path.clone());
        }
    }
    tree
}

/// The names of what is in a folder, in the letters that it has there: a file system may take others as well.
fn names(folder: &Path) -> BTreeSet<String> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}
