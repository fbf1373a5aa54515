//! Kinds of phrases that read like a translation, in all their forms.

/// Kinds of such phrases that only the texts for users and the pages for contributors are free of: comments in the code have too many.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        // "There is no fix" is English, "a deadline that is no deadline" is not.
        starts: &["is no", "are no", "was no", "were no"],
        end: "",
        words: 0,
        except: &["there "],
        but: &[
            "longer",
            "more",
            "less",
            "fewer",
            "better",
            "different",
            "later",
            "earlier",
            "such",
        ],
        instead: "is not a …",
    },
    Kind {
        starts: &["leave", "leaves", "left", "leaving"],
        end: "alone",
        words: 8,
        except: &[],
        but: &[],
        instead: "ignores …",
    },
    Kind {
        starts: &["hold", "holds", "held"],
        end: "against",
        words: 6,
        except: &[],
        but: &[],
        instead: "compares … with",
    },
    Kind {
        starts: &["stand", "stands", "stood"],
        end: "",
        words: 0,
        except: &[],
        but: &["for"],
        instead: "is, appears",
    },
    Kind {
        starts: &[
            "count more",
            "counts more",
            "at hand",
            "anew",
            "beside",
            "passed over",
            "said of",
            "says of",
            "is told",
            "are told",
        ],
        end: "",
        words: 0,
        except: &[],
        but: &[],
        instead: "takes precedence; available; again; next to; is skipped; about; is shown",
    },
    Kind {
        // "Behind their original" is what the program says of translations.
        starts: &[
            "behind a",
            "behind an",
            "behind the word",
            "behind it",
            "behind them",
            "behind its",
        ],
        end: "",
        words: 0,
        except: &[],
        but: &[],
        instead: "after a …",
    },
    Kind {
        starts: &["takes", "take", "calls", "knows", "reads"],
        end: "for no",
        words: 4,
        except: &[],
        but: &[],
        instead: "does not read … as",
    },
    Kind {
        // Names in code do not count: `{folder}`, `alias = "folder"`, `outputs.folder`.
        starts: &["folder", "folders"],
        end: "",
        words: 0,
        except: &["{", "\n", "outputs."],
        but: &[],
        instead: "directory",
    },
    Kind {
        starts: &["chinese characters"],
        end: "",
        words: 0,
        except: &[],
        but: &[],
        instead: "Han characters",
    },
    Kind {
        starts: &[
            "two versions",
            "both versions",
            "old version",
            "new version",
        ],
        end: "",
        words: 0,
        except: &[],
        but: &["of git", "of variorum"],
        instead: "revision",
    },
];

/// A kind of phrase: words, and perhaps others soon after them.
pub(super) struct Kind {
    /// How it starts: whole words.
    starts: &'static [&'static str],
    /// What follows in the same sentence; empty if it is complete.
    end: &'static str,
    /// How many words may come in between.
    words: usize,
    /// Before these words it is right English.
    but: &'static [&'static str],
    /// After these it is, too.
    except: &'static [&'static str],
    /// What to write instead.
    pub(super) instead: &'static str,
}

impl Kind {
    /// Where it is in a text in lower case: the words around the first place.
    pub(super) fn find<'text>(&self, text: &'text str) -> Option<&'text str> {
        let starts = self.starts.iter().copied();
        starts
            .flat_map(|start| text.match_indices(start))
            .find_map(|(at, start)| {
                let (before, after) = (&text[..at], &text[at + start.len()..]);
                let is_word = !before.ends_with(is_letter) && !after.starts_with(is_letter);
                if !is_word || self.except.iter().any(|word| before.ends_with(word)) {
                    return None;
                }
                let rest = after.trim_start_matches(' ');
                // A name in code is not a word after which anything is right.
                if self.but.iter().any(|word| starts_with_word(rest, word)) {
                    return None;
                }
                self.ends(rest).then(|| excerpt(text, at))
            })
    }

    /// Whether what has to follow does.
    fn ends(&self, rest: &str) -> bool {
        if self.end.is_empty() {
            return true;
        }
        let sentence = rest.split(['.', ';', ':', '\n']).next().unwrap_or_default();
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let end: Vec<&str> = self.end.split(' ').collect();
        words.windows(end.len()).take(self.words + 1).any(|window| {
            window
                .iter()
                .zip(&end)
                .all(|(word, end)| word.trim_end_matches(',') == *end)
        })
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || "_-'’".contains(c)
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(is_letter))
}

/// The words around a place.
fn excerpt(text: &str, at: usize) -> &str {
    let end = text[at..]
        .char_indices()
        .nth(60)
        .map_or(text.len(), |(end, _)| at + end);
    &text[at..end]
}

#[test]
fn a_kind_is_found_in_all_its_forms_and_spares_right_english() {
    let found = |text: &str| KINDS.iter().any(|kind| kind.find(text).is_some());
    for text in [
        "a deadline on 31 june is no deadline",
        "boxes to tick are no placeholders",
        "it leaves lists of definitions alone.",
        "quotations are left alone",
        "it is held against the heading",
        "a term stands with its capitals",
        "the command line counts more",
        "behind a colon",
        "it takes three for no hour",
        "the folder above",
    ] {
        assert!(found(text), "{text}");
    }
    for text in [
        "there is no fix",
        "what is no longer found",
        "a name that is alone on its line. it is left out.",
        "the letters stand for a name",
        "paragraphs that are behind their original",
        "an understanding of standards",
        "check it against the archive",
    ] {
        assert!(!found(text), "{text}");
    }
}
