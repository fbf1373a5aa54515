//! What has to be known of single languages, as data in one place. No other file tells Chinese from Russian by name.

/// Words of Chinese after which a list starts.
pub const LIST_OPENERS: &[&str] = &[
    "包括",
    "包含",
    "含有",
    "分为",
    "例如",
    "诸如",
    "譬如",
    "涉及",
    "涵盖",
    "分别是",
    "分别为",
    "具有",
    "列明",
];
