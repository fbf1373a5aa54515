//! Paths of documents as seen from a folder, so that a file has one name wherever a run is started.

use std::path::{Component, Path, PathBuf};

use crate::input::name;

/// The path of a file from `folder` on, with `/` between folders; with `..` in front where it is outside. `folder` is absolute and
/// without links. The file need not exist, but the folder it is in has to; otherwise its name is kept as it is.
pub(super) fn from(folder: &Path, name: &str) -> String {
    let Some(place) = place(name) else {
        return name.to_owned();
    };
    let mut base: Vec<Component<'_>> = folder.components().collect();
    let all: Vec<Component<'_>> = place.components().collect();
    let shared = base.iter().zip(&all).take_while(|(a, b)| a == b).count();
    let up = base.split_off(shared).len();
    let parts = std::iter::repeat_n("..".to_owned(), up).chain(all[shared..].iter().map(name::of));
    parts.collect::<Vec<_>>().join("/")
}

/// Where a file stands, links of its folders followed, but not one that it is itself. None for standard input.
fn place(name: &str) -> Option<PathBuf> {
    if name == "-" {
        return None;
    }
    let path = name::path(name);
    let file = path.file_name()?;
    Some(folder_of(&path)?.join(file))
}

/// The folder that a file is in, absolute and without links.
pub(super) fn folder_of(path: &Path) -> Option<PathBuf> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    std::fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_name_from_each_folder() {
        let scratch = tempfile::tempdir().unwrap();
        let root = std::fs::canonicalize(scratch.path()).unwrap();
        let inner = root.join("文本/a b");
        std::fs::create_dir_all(&inner).unwrap();
        let name = |path: &Path| path.to_string_lossy().into_owned();
        let file = name(&inner.join("合同.txt"));
        assert_eq!(from(&root, &file), "文本/a b/合同.txt");
        assert_eq!(from(&inner, &file), "合同.txt");
        assert_eq!(from(&inner, &name(&root.join("x.txt"))), "../../x.txt");
        assert_eq!(from(&root, &name(&inner.join("../y.txt"))), "文本/y.txt");
        assert_eq!(from(&root, "-"), "-");
        assert_eq!(
            from(&root, "/no such folder/x.txt"),
            "/no such folder/x.txt"
        );
    }
}
