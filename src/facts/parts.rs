//! References to numbered parts of a document: 附件7, 第三十条, Section 4.2, Table 9, Приложение 3, and what is a part of which kind.

use memchr::memmem;

use crate::text::numeral;
use crate::text::span::Span;

/// A kind of numbered part.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one form of numbering whether the kind has it"
)]
pub struct Kind {
    /// How a part of the kind is called: words in front of its number, lower case, all forms.
    pub before: &'static [&'static str],
    /// Characters behind a number that 第 opens.
    pub after: &'static [char],
    /// Whether headings numbered 4.2 are parts of this kind, too.
    pub decimal: bool,
    /// Whether headings numbered A.2 are parts of this kind.
    pub lettered: bool,
    /// Whether items of a list that are numbered 4 are parts of this kind, too.
    pub listed: bool,
    /// Whether the parts have captions, which stand in figures and tables.
    pub caption: bool,
}

/// The kinds of parts that texts refer to.
pub const KINDS: &[Kind] = &[
    Kind {
        before: &[
            "article",
            "articles",
            "art.",
            "статья",
            "статьи",
            "статье",
            "статью",
            "статьей",
            "статьях",
        ],
        after: &['条', '條'],
        decimal: false,
        lettered: false,
        caption: false,
        listed: false,
    },
    Kind {
        before: &[
            "chapter",
            "chapters",
            "глава",
            "главы",
            "главе",
            "главу",
            "главой",
        ],
        after: &['章'],
        decimal: false,
        lettered: false,
        caption: false,
        listed: false,
    },
    Kind {
        before: &[
            "section",
            "sections",
            "sec.",
            "§",
            "раздел",
            "раздела",
            "разделе",
            "разделом",
            "разделу",
        ],
        after: &[],
        decimal: true,
        lettered: false,
        caption: false,
        listed: false,
    },
    Kind {
        before: &[
            "clause",
            "clauses",
            "пункт",
            "пункта",
            "пункте",
            "пункту",
            "пунктом",
            "пункты",
            "пунктов",
            "пунктах",
            "пунктами",
            "п.",
        ],
        after: &[],
        decimal: true,
        lettered: false,
        caption: false,
        listed: true,
    },
    Kind {
        before: &[
            "annex",
            "annexes",
            "приложение",
            "приложения",
            "приложении",
            "приложению",
            "приложением",
            "附件",
        ],
        after: &[],
        decimal: false,
        lettered: true,
        caption: false,
        listed: false,
    },
    Kind {
        before: &["appendix", "appendices", "附录", "附錄"],
        after: &[],
        decimal: false,
        lettered: true,
        caption: false,
        listed: false,
    },
    Kind {
        before: &["schedule", "schedules", "附表"],
        after: &[],
        decimal: false,
        lettered: false,
        caption: false,
        listed: false,
    },
    Kind {
        before: &[
            "table",
            "tables",
            "таблица",
            "таблицы",
            "таблице",
            "таблицу",
            "таблицей",
            "табл.",
            "表",
        ],
        after: &[],
        decimal: false,
        lettered: false,
        caption: true,
        listed: false,
    },
    Kind {
        before: &[
            "figure",
            "figures",
            "fig.",
            "рисунок",
            "рисунка",
            "рисунке",
            "рисунку",
            "рисунком",
            "рис.",
            "图",
            "圖",
        ],
        after: &[],
        decimal: false,
        lettered: false,
        caption: true,
        listed: false,
    },
];

/// Words that name a document, so that a number of a part beside them is one of that document. Lower case.
const DOCUMENTS: &[&str] = &[
    "法",
    "条例",
    "條例",
    "规定",
    "規定",
    "办法",
    "决定",
    "细则",
    "规则",
    "公约",
    "条约",
    "协定",
    "议定书",
    "宪章",
    "章程",
    "宪法",
    "通则",
    "标准",
    "合同",
    "协议",
    "解释",
    "决议",
    "声明",
    "纲要",
    "方案",
    "规程",
    "准则",
];

/// Words that make a document this one. Lower case.
const OWN: &[&str] = &[
    "本",
    "of this",
    "in this",
    "to this",
    "of the present",
    "настоящ",
    "above",
    "below",
];

/// Signs of another document in a sentence. Found as they stand.
const FOREIGN: &[&str] = &[
    "RFC",
    "[",
    "ISO",
    "IEEE",
    "ITU",
    "Regulation",
    "Directive",
    "Act",
    "Convention",
    "Treaty",
    "Agreement",
    "Protocol",
    "Code",
    "Law",
    "Statute",
    "draft-",
    "Constitution",
    "Charter",
    "Bylaws",
    "закон",
    "Закон",
    "кодекс",
    "Кодекс",
    "конвенц",
    "Конвенц",
    "Конституц",
    "Договор",
    "Соглашени",
    "ГОСТ",
    "Устав",
    "Положени",
    "указанн",
    "that document",
    "replaced",
    "is added",
    "is amended",
    "updates",
    "OLD",
    "NEW",
    "original",
    "pdate",
    "odif",
    "eplace",
    "nsert",
    "elete",
    "add ",
    "that specification",
    "of that",
    "ibid",
    "op. cit",
];

/// A reference to a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Word and number, in bytes.
    pub span: Span,
    /// An index into [`KINDS`].
    pub kind: usize,
    /// The number in figures and capitals: `7`, `4.2`, `B`.
    pub number: String,
    /// Whether the words around it point into another document.
    pub foreign: bool,
}

/// Every reference in the text of a paragraph, in order. The part of a label at its start counts, too.
#[must_use]
pub fn references(text: &str) -> Vec<Reference> {
    let mut out = han(text);
    words(text, &mut out);
    decimals(text, &mut out);
    out.sort_by_key(|each| each.span);
    out.dedup_by(|b, a| a.span.overlaps(b.span));
    out
}

/// The kind and number of the part whose heading or caption `text` starts with.
#[must_use]
pub fn heading(text: &str) -> Option<(usize, String)> {
    let text =
        text.trim_start_matches(['#', '*', '_', ' ', '|', '+', '-', '<', '(', '[', '"', '【']);
    let first = references(&text[..boundary(text, 80)]).into_iter().next()?;
    let next = text[first.span.end as usize..].trim_start();
    (first.span.start == 0 && !next.starts_with("of ")).then_some((first.kind, first.number))
}

fn boundary(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

/// 第三十条, 第三章; a list of them is foreign as its first is.
fn han(text: &str) -> Vec<Reference> {
    let mut out: Vec<Reference> = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), "第") {
        let from = at + '第'.len_utf8();
        let length = text[from..]
            .find(|c: char| !numeral::is_han_numeral(c) && numeral::digit(c).is_none())
            .unwrap_or(text.len() - from);
        let written = &text[from..from + length];
        let Some(number) = numeral::han(written).or_else(|| numeral::decimal(written)) else {
            continue;
        };
        let Some(mark) = text[from + length..].chars().next() else {
            continue;
        };
        let Some(kind) = KINDS.iter().position(|kind| kind.after.contains(&mark)) else {
            continue;
        };
        let end = from + length + mark.len_utf8();
        if text[end..].starts_with('之') {
            continue;
        }
        // 第三条、第五条和第七条第一款 are articles of one document.
        let joined = out.last().filter(|last| {
            text[last.span.end as usize..at].chars().all(|c| {
                matches!(
                    c,
                    '、' | '和'
                        | '与'
                        | '及'
                        | '或'
                        | '者'
                        | '以'
                        | '至'
                        | '第'
                        | '款'
                        | '项'
                        | '('
                        | ')'
                        | ' '
                        | '到'
                ) || numeral::is_han_numeral(c)
            })
        });
        let foreign = match joined {
            Some(last) if last.span.start > 0 => last.foreign,
            _ => is_foreign_han(&text[..at]),
        };
        out.push(Reference {
            span: Span::new(at, end),
            kind,
            number: number.to_string(),
            foreign,
        });
    }
    out
}

/// Whether the words before 第 name another document: 刑法第, 《…》第, 该条约第, or one named before in the same sentence.
fn is_foreign_han(before: &str) -> bool {
    let start = before.rfind(['。', '；', ';']).map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let sentence = &before[start..];
    let own = DOCUMENTS.iter().any(|name| {
        sentence
            .strip_suffix(name)
            .is_some_and(|front| front.ends_with('本'))
    });
    !own && names_document(sentence)
}

fn names_document(sentence: &str) -> bool {
    sentence.contains(['》', '"'])
        || sentence.contains('原')
        || DOCUMENTS.iter().any(|name| {
            sentence.match_indices(name).any(|(at, _)| {
                let front = &sentence[..at];
                !front.ends_with('本')
                    && (*name != "法"
                        || ![
                            "依", "违", "合", "非", "方", "无", "执", "守", "司", "立", "办", "普",
                        ]
                        .iter()
                        .any(|each| front.ends_with(each)))
            })
        })
}

/// 按照5.1至5.3的规定: sections of a Chinese standard, which are called by their numbers alone.
fn decimals(text: &str, out: &mut Vec<Reference>) {
    let Some(kind) = KINDS
        .iter()
        .position(|kind| kind.before.contains(&"section"))
    else {
        return;
    };
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let length = text[start..]
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(text.len() - start);
        at = start + length;
        let number = &text[start..at];
        let before = &text[..start];
        let joined = out.last().is_some_and(|last| {
            last.kind == kind
                && last.span.end as usize + 3 == start
                && before.ends_with(['至', '和', '、', '与'])
        });
        let called = ["按照", "依照", "符合", "按", "见"]
            .iter()
            .any(|word| before.ends_with(word));
        let after = &text[at..];
        let ruled = ["的规定", "的要求", "规定的", "要求"]
            .iter()
            .any(|word| after.starts_with(word));
        let goes_on = after.starts_with(['至', '和', '、', '与']);
        if number.len() >= 3
            && number.len() <= 9
            && number
                .split('.')
                .all(|part| !part.is_empty() && part.len() <= 2)
            && number.contains('.')
            && ((called && (ruled || goes_on)) || (joined && ruled))
            && !text.contains('》')
        {
            out.push(Reference {
                span: Span::new(start, at),
                kind,
                number: number.to_owned(),
                foreign: false,
            });
        }
    }
}

/// Words in front of numbers: found from the numbers, of which there are fewer.
fn words(text: &str, out: &mut Vec<Reference>) {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let starts = match before {
            ' ' => c.is_ascii_digit() || c.is_ascii_uppercase(),
            '.' | '§' => c.is_ascii_digit(),
            '件' | '录' | '錄' | '表' | '图' | '圖' => {
                c.is_ascii_digit() || numeral::is_han_numeral(c) || c.is_ascii_uppercase()
            }
            _ => false,
        };
        before = c;
        if !starts {
            continue;
        }
        let head = text[..at].strip_suffix(' ').unwrap_or(&text[..at]);
        if let Some((kind, length, han)) = part_word(head) {
            out.extend(numbered(text, head.len() - length, length, kind, han));
        }
    }
}

/// The word for a kind of part that `head` ends with: the kind, its length, and whether it is written in Han.
fn part_word(head: &str) -> Option<(usize, usize, bool)> {
    let last = head.chars().next_back()?;
    let longest = |matches: &dyn Fn(&str) -> bool| {
        KINDS
            .iter()
            .enumerate()
            .flat_map(|(index, kind)| kind.before.iter().map(move |word| (index, *word)))
            .filter(|(_, word)| matches(word))
            .max_by_key(|(_, word)| word.len())
    };
    if crate::text::script::is_han(last) {
        let (kind, word) = longest(&|word| head.ends_with(word))?;
        return Some((kind, word.len(), true));
    }
    if last == '§' {
        let (kind, word) = longest(&|word| word == "§")?;
        return Some((kind, word.len(), false));
    }
    let stop = head.ends_with('.');
    let bare = head.strip_suffix('.').unwrap_or(head);
    let start = bare.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| {
        at + bare[at..].chars().next().map_or(1, char::len_utf8)
    });
    let written = &bare[start..];
    if written.is_empty() || written.len() > 24 {
        return None;
    }
    let lower = written.to_lowercase().replace('ё', "е");
    let (kind, _) = longest(&|word| {
        word.strip_suffix('.')
            .map_or(word == lower && !stop, |word| word == lower && stop)
    })?;
    Some((kind, head.len() - start, false))
}

fn numbered(text: &str, at: usize, length: usize, kind: usize, han: bool) -> Option<Reference> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| {
        if han {
            matches!(
                c,
                '代' | '列'
                    | '年'
                    | '仪'
                    | '发'
                    | '地'
                    | '构'
                    | '钟'
                    | '手'
                    | '报'
                    | '附'
                    | '意'
                    | '企'
                    | '版'
                    | '试'
                    | '力'
                    | '外'
                    | '上'
                    | '下'
                    | '前'
            )
        } else {
            c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '#')
        }
    }) {
        return None;
    }
    let rest = &text[at + length..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let numeral = &rest[gap..];
    if gap > 1 || (gap == 0 && !han && !text[..at + length].ends_with(['.', '§'])) {
        return None;
    }
    let run = numeral
        .find(|c: char| {
            !(c.is_ascii_alphanumeric()
                || matches!(c, '.' | '-')
                || (han && numeral::is_han_numeral(c)))
        })
        .unwrap_or(numeral.len());
    let written = numeral[..run].trim_end_matches(['.', '-']);
    // Tables may be numbered 3-1; Sections 4-6 are three.
    let written = if KINDS[kind].caption {
        written
    } else {
        written.split('-').next()?
    };
    let value = value(written)?;
    let end = at + length + gap + written.len();
    let after = &text[end..];
    // 图5个, Table 5%: a count and no number of a table.
    if after.starts_with(['%', '/', '_', '个', '件', '份', '张', '年', '月', '日', '(']) && han
    {
        return None;
    }
    Some(Reference {
        span: Span::new(at, end),
        kind,
        number: value,
        foreign: is_foreign(text, at, end),
    })
}

/// A number of a part in figures and capitals.
fn value(written: &str) -> Option<String> {
    if let Some(number) = numeral::han(written) {
        return Some(number.to_string());
    }
    let plain = written.split(['.', '-']).enumerate().all(|(index, part)| {
        let digits =
            !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        let letter =
            index == 0 && part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase());
        digits || letter
    });
    if plain {
        return Some(written.replace('-', "."));
    }
    let upper = written.bytes().all(|byte| byte.is_ascii_uppercase());
    numeral::roman(written)
        .filter(|_| upper)
        .map(|number| number.to_string())
}

/// Whether the paragraph speaks of another document beside the reference.
fn is_foreign(text: &str, at: usize, end: usize) -> bool {
    let after = &text[end..];
    let near_after: String = after.chars().take(24).collect();
    let near_before: String = text[..at]
        .chars()
        .rev()
        .take(24)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let lower = near_after.to_lowercase();
    let lead = lower.trim_start_matches([' ', ',', ')']);
    if OWN.iter().skip(1).any(|own| lead.starts_with(own))
        || near_before.contains('本')
        || near_before.to_lowercase().contains("настоящ")
    {
        return false;
    }
    // Пункт 2 статьи 5 is no part of its own.
    let inside = ["стать", "част", "раздел", "приложени", "глав"]
        .iter()
        .any(|word| lead.starts_with(word));
    let of = ["of ", "to ", "in "]
        .iter()
        .any(|word| lower.trim_start_matches([' ', ',', ')']).starts_with(word));
    let from_text =
        text[at..].starts_with(crate::text::script::is_han) && is_of_document(&text[..at]);
    of || inside || from_text || text.contains('》') || FOREIGN.iter().any(|sign| names(text, sign))
}

/// Whether the words before a table or an annex say that it is that of another document: 《…》附件1, 该办法的表2, but not 符合规定，见表2.
fn is_of_document(before: &str) -> bool {
    let bare = before.trim_end_matches(['的', '中', '之', '内', '里', '所', '(', ' ']);
    before.ends_with(['》', '"'])
        || bare.ends_with(['》', '"'])
        || DOCUMENTS.iter().any(|name| {
            bare.strip_suffix(name)
                .is_some_and(|front| !front.ends_with('本'))
        })
        || before.contains('原')
}

/// Whether the sign stands in the text, as a whole word where it is an English name: Act, but not Activities.
fn names(text: &str, sign: &str) -> bool {
    let name = sign.is_ascii()
        && sign.starts_with(char::is_uppercase)
        && sign.ends_with(char::is_lowercase);
    text.match_indices(sign).any(|(at, _)| {
        !(name && text[at + sign.len()..].starts_with(|c: char| c.is_ascii_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, bool)> {
        references(text)
            .into_iter()
            .map(|each| {
                (
                    format!("{}={}", each.span.of(text), each.number),
                    each.foreign,
                )
            })
            .collect()
    }

    #[test]
    fn reads_references_in_three_languages() {
        for (text, expected) in [
            ("见附件7。", "附件7=7"),
            ("依照本法第三十条的规定", "第三十条=30"),
            ("as Section 4.2 says", "Section 4.2=4.2"),
            ("given in Annex VII.", "Annex VII=7"),
            ("see Table 9-1 below", "Table 9-1=9.1"),
            ("см. Приложение 3.", "Приложение 3=3"),
            ("в таблице 4 показано", "таблице 4=4"),
        ] {
            assert_eq!(shown(text), [(expected.to_owned(), false)], "{text}");
        }
        for text in [
            "代表3人",
            "a section 4lines",
            "the table of 5",
            "第三届",
            "地图册",
            "Annexes to",
        ] {
            assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
        }
    }

    #[test]
    fn knows_a_reference_into_another_document() {
        for text in [
            "依照刑法第三十条和第三十二条",
            "《甲公约》第五条",
            "该条约第二十五条",
            "Section 4.2 of RFC 793",
            "see [RFC793], Section 3.1",
            "Article 5 of the Convention",
            "статьи 5 Федерального закона",
        ] {
            assert!(
                references(text).iter().all(|each| each.foreign) && !references(text).is_empty(),
                "{text}: {:?}",
                shown(text)
            );
        }
    }

    #[test]
    fn knows_a_heading_and_a_caption() {
        assert_eq!(heading("附件1 参会名单"), Some((4, "1".to_owned())));
        assert_eq!(heading("Table 3: Codes"), Some((7, "3".to_owned())));
        assert_eq!(heading("See Table 3"), None);
    }
}
