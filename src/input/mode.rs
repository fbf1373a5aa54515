//! What the line ends of a plain text mean: paragraphs, or only where a formatter had to break.

use crate::facts::label::{self, Style};
use crate::input::lines::{Line, first_word};
use crate::language::topics::evidence;
use crate::text::fold;
use crate::text::normalise;
use crate::text::script;
use crate::text::segment;

/// Lines of more characters than this are not cut by hand or by a formatter: editors wrap to 72 to 120 columns. With 100 or 240, no text
/// of 34 is read otherwise.
const WIDEST_WRAP: usize = 140;

/// Lines are not wrapped to fewer columns than this: twelve Han characters. With 12 or 40, no text of 34 is read otherwise.
const NARROWEST_WRAP: usize = 24;

/// What a text's line ends mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Each line is a paragraph.
    Lines,
    /// Blank lines separate paragraphs.
    Blocks,
    /// No blank lines, but wrapped: an indent or a short line shows the end of a paragraph.
    Flowing,
}

/// What the line ends of a text mean whose lines run up to `width`.
pub(super) fn mode(text: &str, lines: &[Line], width: usize) -> Mode {
    let blocks: Vec<&[Line]> = lines
        .split(Line::is_blank)
        .filter(|block| !block.is_empty())
        .collect();
    let filled: usize = blocks.iter().map(|block| block.len()).sum();
    let separated = blocks.len() * 20 >= filled && blocks.len() > 1;
    if !separated && first_indent(text, lines, Mode::Flowing).is_some() {
        return Mode::Flowing;
    }
    if !separated && is_wrapped_between_labels(text, &blocks, width) {
        return Mode::Flowing;
    }
    let pairs = || blocks.iter().flat_map(|block| block.windows(2));
    let loose: Vec<&Line> = pairs()
        .filter(|pair| could_go_on(text, &pair[0], &pair[1], width))
        .filter(|pair| !runs_on(text, &pair[0], &pair[1], width))
        .map(|pair| &pair[0])
        .collect();
    // Text that a formatter filled has hardly a loose line inside its paragraphs.
    let mostly_loose = loose.len() * 2 > pairs().count();
    if mostly_loose && (holds_paragraphs(text, &loose) || is_long(&blocks)) {
        return Mode::Lines;
    }
    match () {
        () if separated => Mode::Blocks,
        () if is_one_sentence(text, lines) => Mode::Flowing,
        () if every_line_ends(text, lines)
            || mostly_loose
            || width < NARROWEST_WRAP
            || (is_long(&blocks) && loose.len() * 4 > pairs().count()) =>
        {
            Mode::Lines
        }
        () => Mode::Flowing,
    }
}

/// Whether every line that stops short ends a sentence before a numbered clause, and full lines go on without one: the clauses were
/// wrapped, and are not a line each.
fn is_wrapped_between_labels(text: &str, blocks: &[&[Line]], width: usize) -> bool {
    let labelled = |line: &Line| {
        let content = line.span.of(text);
        let read = || label::read(&normalise::head(content));
        label::likely::is_likely(content)
            && read().is_some_and(|label| label.style != Style::Bullet)
    };
    let mut wrapped = false;
    let mut pairs = blocks.iter().flat_map(|block| block.windows(2));
    pairs.all(|pair| {
        let ended = segment::ends_sentence(pair[0].span.of(text));
        if could_go_on(text, &pair[0], &pair[1], width) {
            return ended && labelled(&pair[1]);
        }
        wrapped |= !ended && !labelled(&pair[1]);
        true
    }) && wrapped
        && width >= NARROWEST_WRAP
}

/// Whether a line ends with a small word of grammar, in small letters, so that what it leads to is on the next one: nach / § 6.
pub(super) fn ends_small(content: &str) -> bool {
    let word = content.rsplit(' ').next().unwrap_or_default();
    word.starts_with(char::is_lowercase) && evidence::is_function_word(word)
}

/// Whether a bracket closes in a text that did not open in it.
pub(super) fn closes_bracket(content: &str) -> bool {
    let mut depth = 0_i32;
    content.chars().map(fold::half_width).any(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    })
}

/// Whether a text is one sentence on two lines, however narrow: the first ends in the middle of it, with a word that leads on or in a
/// bracket that the second one closes, or is no shorter than the second.
fn is_one_sentence(text: &str, lines: &[Line]) -> bool {
    let mut filled = lines.iter().filter(|line| !line.is_blank());
    let (Some(first), Some(second), None) = (filled.next(), filled.next(), filled.next()) else {
        return false;
    };
    let [start, end] = [first, second].map(|line| line.span.of(text));
    let opens = || start.chars().map(fold::half_width).any(|c| c == '(');
    let behind = label::read(&normalise::head(end)).map_or(0, |label| label.body as usize);
    let closes = || {
        normalise::head(end)
            .get(behind..)
            .is_some_and(closes_bracket)
    };
    // A capital may open the text below a title.
    let leads_on = ends_small(start) && !end.starts_with(char::is_uppercase);
    if leads_on || opens() && closes() {
        return true;
    }
    // A small letter, or a comma, shows that the sentence goes on; otherwise the first line may be a title.
    let comma = start.ends_with([',', '，', '、']);
    let small = end.starts_with(char::is_lowercase);
    let goes_on =
        comma || small || end.starts_with(script::is_unspaced) && first.width >= second.width;
    goes_on
        && (comma || start.ends_with(char::is_alphabetic))
        && segment::ends_sentence(end)
        && segment::sentences(end).len() == 1
}

/// Whether lines that end before the margin hold whole paragraphs: they end with their sentences, and hold several, or are in
/// Chinese or Japanese, where nobody breaks a line after every sentence.
fn holds_paragraphs(text: &str, loose: &[&Line]) -> bool {
    let contents = || loose.iter().map(|line| line.span.of(text));
    let whole = || contents().filter(|content| segment::ends_sentence(content));
    let several = whole()
        .filter(|content| segment::sentences(content).len() > 1)
        .count();
    let unspaced = whole()
        .filter(|content| content.chars().any(script::is_unspaced))
        .count();
    let ended = loose.len() >= 3 && whole().count() * 5 >= loose.len() * 3;
    ended && (several * 4 >= loose.len() || unspaced * 2 >= loose.len())
}

/// Whether most of the text inside blocks is in lines that no formatter would leave so long.
fn is_long(blocks: &[&[Line]]) -> bool {
    let many = || {
        blocks
            .iter()
            .filter(|block| block.len() > 1)
            .flat_map(|block| block.iter())
    };
    let all: usize = many().map(|line| line.characters).sum();
    let long = many().filter(|line| line.characters > WIDEST_WRAP);
    long.map(|line| line.characters).sum::<usize>() * 2 >= all.max(1)
}

/// Whether the first word of `next` would have had room on `line`: then the line ends there on purpose.
pub(super) fn could_go_on(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    // Two columns for the space: some formatters keep two after a full stop.
    let taken = line.indent + line.width + 2;
    taken <= width && taken + first_word(next.span.of(text)) <= width
}

/// Whether a sentence plainly goes on from a line that is nearly full: the next one starts with a small letter.
fn runs_on(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let small = next.span.of(text).starts_with(char::is_lowercase);
    small
        && (line.indent + line.width) * 8 >= width * 7
        && !segment::ends_sentence(line.span.of(text))
}

/// After how many characters Han text is cut, where it is cut after a fixed number of them, in the middle of words and numbers of
/// other scripts too: then a line end stands for nothing at all.
pub(super) fn slice_length(text: &str, lines: &[Line]) -> Option<usize> {
    let unspaced = |content: &str| content.chars().filter(|c| script::is_unspaced(*c)).count();
    let han = |block: &&[Line]| {
        let characters: usize = block.iter().map(|line| line.characters).sum();
        let others = block.iter().filter(|line| !line.ascii);
        let inside: usize = others.map(|line| unspaced(line.span.of(text))).sum();
        inside * 2 > characters
    };
    let blocks = lines.split(Line::is_blank).filter(|block| block.len() > 1);
    let goes_on: Vec<&Line> = blocks
        .filter(han)
        .flat_map(|block| &block[..block.len() - 1])
        .collect();
    let mut counts: Vec<usize> = goes_on.iter().map(|line| line.characters).collect();
    counts.sort_unstable();
    let middle = counts.get(counts.len() / 2)?;
    let same = counts.iter().filter(|count| *count == middle).count();
    let ended = goes_on
        .iter()
        .filter(|line| segment::ends_sentence(line.span.of(text)))
        .count();
    // Lines that end with their sentences are of one length by chance.
    let regular = counts.len() >= 4 && same * 10 >= counts.len() * 9 && ended * 2 < counts.len();
    regular.then_some(*middle)
}

/// Whether nearly every line ends a sentence of Chinese or Japanese: wrapped lines do by chance only.
fn every_line_ends(text: &str, lines: &[Line]) -> bool {
    let filled = || {
        lines
            .iter()
            .filter(|line| !line.is_blank())
            .map(|line| line.span.of(text))
    };
    let ended = |content: &&str| {
        segment::ends_sentence(content) && content.chars().any(script::is_unspaced)
    };
    filled().filter(ended).count() * 10 >= filled().count() * 9
}

/// How far the first line of each paragraph is indented, where paragraphs are shown by that and not by blank lines: other lines stand
/// further left, and before nearly every line so indented a sentence ends.
pub(super) fn first_indent(text: &str, lines: &[Line], mode: Mode) -> Option<usize> {
    if mode == Mode::Lines {
        return None;
    }
    let margin = lines
        .iter()
        .filter(|line| !line.is_blank())
        .map(|line| line.indent)
        .min()?;
    let pairs = || {
        lines
            .windows(2)
            .filter(|pair| !pair[0].is_blank() && !pair[1].is_blank())
    };
    let mut counts = [0usize; 16];
    for pair in pairs().filter(|pair| (margin + 1..16).contains(&pair[1].indent)) {
        counts[pair[1].indent] += 1;
    }
    let indent = (0..16)
        .rev()
        .max_by_key(|indent| counts[*indent])
        .filter(|indent| counts[*indent] >= 2)?;
    let opening = || pairs().filter(|pair| pair[1].indent == indent);
    let ended = |content: &str| {
        segment::ends_sentence(content) || content.ends_with([':', '：', ';', '；'])
    };
    let ideographic =
        || opening().all(|pair| text[..pair[1].span.start as usize].ends_with('\u{3000}'));
    if mode != Mode::Flowing && !ideographic() {
        return None;
    }
    let after_end = opening()
        .filter(|pair| ended(pair[0].span.of(text)))
        .count();
    let mut wrapped =
        pairs().filter(|pair| pair[1].indent == margin && !ended(pair[0].span.of(text)));
    (after_end * 5 >= opening().count() * 4 && wrapped.next().is_some()).then_some(indent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::lines::{lines, usual_width};

    fn shown(text: &str) -> (Mode, Option<usize>) {
        let measured = lines(text);
        let mode = mode(text, &measured, usual_width(&measured));
        (mode, first_indent(text, &measured, mode))
    }

    #[test]
    fn a_text_may_show_its_paragraphs_by_an_indent() {
        let text = "  The first paragraph opens here and runs on to the next\nline of the text, where it ends at last.\n  A short one stands here.\n  Another paragraph opens, and it runs on as well to the\nline below.\n  So does this.\n";
        assert_eq!(shown(text), (Mode::Flowing, Some(2)));
    }

    #[test]
    fn two_lines_of_one_sentence_are_no_lines_of_a_list() {
        let flowing = [
            "游客在水边应当牵好\n自己的犬只。\n",
            "Dogs stay on\na lead.\n",
            "When the river is high,\nthe keeper of the gate shuts it and rings the bell.\n",
            "飼い主は公園内において\n犬をつなぐ。\n",
        ];
        for text in flowing {
            assert_eq!(shown(text).0, Mode::Flowing, "{text}");
        }
        let others = [
            "通知\n游客应当牵好自己的犬只。\n",
            "苹果三斤\n梨子两斤\n",
            "狗应当牵好。\n猫可以不牵。\n",
            "Dogs in town\nA lead.\n",
        ];
        for text in others {
            assert_eq!(shown(text).0, Mode::Lines, "{text}");
        }
    }

    #[test]
    fn chinese_lines_that_end_sentences_are_paragraphs() {
        let text = "第四条　市级机关应当公布收费的项目和标准，并接受社会监督。\n区级机关应当在收到申请之日起十日内答复，并说明理由。\n";
        assert_eq!(shown(text).0, Mode::Lines);
    }
}
