use crate::report::History;
use crate::report::html::Page;
pub(super) fn page(_history: &History<'_>) -> Page { todo!() }
