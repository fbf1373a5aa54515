//! Documents checked against themselves: all rules, which of them hold for which document, and what comes of what they find.

pub mod catalogue;
