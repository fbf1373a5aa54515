//! The language of reports for people and of messages: `--lang`, then `VARIORUM_LANG`. The language of the system does not count.

use crate::cli::{environment, options};
use crate::wording::Lang;

/// The language that is asked for.
///
/// # Errors
/// When the variable names none.
pub(super) fn wanted(typed: Option<Lang>) -> Result<Lang, options::Error> {
    if let Some(typed) = typed {
        return Ok(typed);
    }
    let Some(value) = environment::variable("VARIORUM_LANG") else {
        return Ok(Lang::default());
    };
    let value = value.to_string_lossy();
    Lang::of(&value).ok_or_else(|| options::Error::UnknownLang {
        value: value.into_owned(),
    })
}
