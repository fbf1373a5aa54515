//! The first item of a list of Han characters behind a verb: 禁止伪造、变造、伪造证件, 检查车辆、船舶和车辆.

use crate::language::topics::lists;
use crate::rules::repeated_list_item::{ends_in, is_item, same, text};
use crate::text::glyphs::Glyph;
use crate::text::script;

/// The longest first item, in characters. Chosen by hand.
const LONGEST_FIRST: usize = 4;

/// The shortest item that is joined to itself, in characters: a single one may be said twice for effect. Chosen by hand.
const SHORTEST: usize = 2;

/// Two items that are the same: the first, what goes with the second, and how long the item is at the end of that.
pub(super) struct Again<'g> {
    pub(super) first: &'g [Glyph],
    /// The mark or word that joins the second item, and the item.
    pub(super) cut: &'g [Glyph],
    pub(super) second: &'g [Glyph],
}

/// The first items of lists that come again in them.
pub(super) fn find(glyphs: &[Glyph]) -> Vec<Again<'_>> {
    let clauses = glyphs.split(|glyph| glyph.c != '、' && !script::is_word(glyph.c));
    let lists = clauses.filter(|clause| clause.iter().any(|glyph| glyph.c == '、'));
    lists
        .filter_map(|list| again(list).or_else(|| at_tail(list)))
        .collect()
}

/// The last two of several items where they are the same: 锤子、锯子、钻头和钻头.
fn at_tail(clause: &[Glyph]) -> Option<Again<'_>> {
    let mut marks = clause
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, glyph)| glyph.c == '、');
    let (last, _) = marks.next()?;
    marks.next()?;
    let tail = &clause[last + 1..];
    (SHORTEST..tail.len()).find_map(|length| {
        let joint = joint(&tail[length..]);
        let second = tail.get(length + joint..)?;
        let first = &tail[..length];
        (joint > 0 && same(first, second) && is_item(first)).then_some(Again {
            first,
            cut: &tail[length..],
            second,
        })
    })
}

fn again(clause: &[Glyph]) -> Option<Again<'_>> {
    let head = clause.iter().position(|glyph| glyph.c == '、')?;
    let shortest = head.saturating_sub(LONGEST_FIRST).max(1);
    let starts: Vec<usize> = (shortest..=head.checked_sub(2)?)
        .rev()
        .filter(|start| lists::may_take(clause[start - 1].c))
        .collect();
    let ends = |start: usize, word: &str| ends_in(&clause[..start], word);
    let of_modal = |start: &&usize| lists::modals().any(|word| ends(**start, word));
    let of_verb = |start: &&usize| lists::taking().any(|word| ends(**start, word));
    let (start, of_verbs) = match starts.iter().find(of_modal) {
        Some(start) => (*start, true),
        None => match starts.iter().find(of_verb) {
            Some(start) => (*start, false),
            None => return ends_as_it_began(clause, head),
        },
    };
    let first = &clause[start..head];
    let mut alike = true;
    let mut from = head;
    while from < clause.len() {
        let joint = joint(&clause[from..]);
        let item_at = from + joint;
        let length = (item_at..clause.len())
            .take_while(|at| self::joint(&clause[*at..]) == 0)
            .count();
        let item = &clause[item_at..item_at + length];
        let last = item_at + length == clause.len();
        // 不宜变卖、拍卖或者变卖、拍卖未成的: behind a word the list starts again.
        if clause[from].c != '、' && !last {
            return None;
        }
        // The last of several verbs takes their object: 涂改、转让、涂改证书.
        let begins = last
            && of_verbs
            && alike
            && item.len() > first.len()
            && same(&item[..first.len()], first);
        if same(item, first) || begins {
            let end = item_at + first.len();
            return (item_at > head + 1 + first.len()).then(|| Again {
                first,
                cut: &clause[from..end],
                second: &clause[item_at..end],
            });
        }
        if item.is_empty() || (!last && !is_item(item)) {
            return None;
        }
        alike &= item.len() == first.len();
        from = item_at + length;
    }
    None
}

/// The last item of a list, where it is the first as well: 参展城市有北京、上海、广州和北京.
fn ends_as_it_began(clause: &[Glyph], head: usize) -> Option<Again<'_>> {
    let joint_at = (head + 1..clause.len())
        .rev()
        .find(|at| joint(&clause[*at..]) > 0)?;
    let item_at = joint_at + joint(&clause[joint_at..]);
    let length = clause.len() - item_at;
    let start = head
        .checked_sub(length)
        .filter(|_| (2..=LONGEST_FIRST).contains(&length))?;
    let (first, second) = (&clause[start..head], &clause[item_at..]);
    // 北京和北京 is no list of several things.
    let several = clause[head + 1..joint_at]
        .iter()
        .any(|glyph| glyph.c == '、');
    let joined = clause[joint_at].c != '、';
    let found = several && joined && same(first, second) && lists::leads(&text(&clause[..start]));
    found.then(|| Again {
        first,
        cut: &clause[joint_at..],
        second,
    })
}

/// How many characters join two items here: 、, 或者, 和.
fn joint(glyphs: &[Glyph]) -> usize {
    let Some(first) = glyphs.first() else {
        return 0;
    };
    if first.c == '、' {
        return 1;
    }
    let ahead = text(&glyphs[..glyphs.len().min(2)]);
    lists::unspaced_conjunction(&ahead)
}

#[cfg(test)]
mod tests {
    use crate::rule::tests::{found, silent};
    use crate::rules::repeated_list_item::RULE;

    #[test]
    fn finds_the_first_item_at_the_end_of_a_list() {
        for (text, item) in [
            ("参展城市有青岛、大连、烟台和青岛。", "青岛"),
            ("渡船停靠在青岛、大连、烟台和青岛。", "青岛"),
            ("展品为船模、海图、灯具以及船模。", "船模"),
        ] {
            let all = found(&RULE, text);
            assert!(
                all.first().is_some_and(|each| each[0].starts_with(item)),
                "{text}: {all:?}"
            );
        }
        silent(
            &RULE,
            &[
                "参加的有国有企业、私营企业和企业。",
                "渡船停靠在青岛、大连、烟台和青岛港。",
                "渡船停靠在青岛和大连、烟台。",
                "渡船往返于青岛和青岛。",
            ],
        );
    }
}
