//! Layers of a file that are not shown, such as a second language or notes of a draughtsman.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object};
use hayro_syntax::page::Resources;
use rustc_hash::FxHashSet;

/// The layers that are off when a file is opened.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    off: FxHashSet<ObjRef>,
}

impl Hidden {
    /// Asks a file which of its layers are off.
    pub(super) fn of(pdf: &Pdf) -> Self {
        let mut off = FxHashSet::default();
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let layers = root.and_then(|root| root.get::<Dict<'_>>(b"OCProperties"));
        let usual = layers.and_then(|layers| layers.get::<Dict<'_>>(b"D"));
        let list = usual.and_then(|usual| usual.get::<Array<'_>>(b"OFF"));
        if let Some(list) = list {
            off.extend(list.raw_iter().filter_map(|each| each.as_obj_ref()));
        }
        Self { off }
    }

    /// Whether a mark is around a part of such a layer.
    pub(super) fn hides(&self, tag: &[u8], about: &Object<'_>, resources: &Resources<'_>) -> bool {
        if self.off.is_empty() || tag != b"OC" {
            return false;
        }
        let Some(name) = about.clone().into_name() else {
            return false;
        };
        let layer = resources.properties.get_ref(&name);
        layer.is_some_and(|layer| self.off.contains(&layer))
            || resources
                .properties
                .get::<Dict<'_>>(&name)
                .is_some_and(|group| self.hides_group(&group))
    }

    /// Whether a form is a part of such a layer.
    pub(super) fn hides_object(&self, dict: &Dict<'_>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        let layer = dict.get_ref(b"OC");
        layer.is_some_and(|layer| self.off.contains(&layer))
    }

    /// Whether a group of layers has one that is off, and shows only when all are on or any is.
    fn hides_group(&self, group: &Dict<'_>) -> bool {
        let kind = group.get::<Name<'_>>(b"Type");
        if kind.is_none_or(|kind| &*kind != b"OCMD") {
            return false;
        }
        let one = group.get_ref(b"OCGs");
        one.is_some_and(|layer| self.off.contains(&layer))
    }
}
