//! Text that is wrapped anew is the same text: Chinese full of Latin words, where lines begin with what looks like a label.

use variorum::diff::{self, Options};
use variorum::document::Document;
use variorum::input;

/// A manual of our own. Words, numbers, signs and brackets stand where lines may come to begin.
const MANUAL: &[&str] = &[
    "安装 gatekeeper 之前，请先确认系统里已有 Python 3.11 或更高的版本，再运行 `pip install gatekeeper` 把它装到虚拟环境（virtual environment）里；不要用 root 账户，也不要覆盖系统自带的 Python。",
    "配置文件有三种写法：a) 写成 TOML，放在 ~/.config/gate 目录；b) 写成 YAML，由 GATE_CONFIG 指向它；c) 在命令行里逐项给出，例如 gate --port 8080 --host 0.0.0.0，这时文件里的同名设置（见附件 a、b 和第 3. 5 节）不起作用。",
    "每个 worker 进程最多处理 2) 中所说的 64 个 connection，超过时新的 request 会进入 queue；若 queue 也满了，server 返回 HTTP 503，client 应当在 Retry-After 给出的秒数之后再试 1 次或 2 次，而不是立刻重发。",
    "日志（log）分为 debug、info、warning 和 error 四级。默认只写 info 以上的内容；加上 -v 可以看到 debug 级的内容，加上 -q 则只剩 error。时间用 UTC 记录，格式是 RFC 3339，例如 2026-11-28T20:15:47Z。",
    "表达式 x + y > z – 1 里的变量都是 float；如果 x 是 None，函数 check() 会抛出 ValueError。把 strict=True 传给 check() 以后，连 NaN 也不再接受。详见 API 文档中 Validation 一节，以及 Unicode Standard Annex #14 关于换行的说明。",
    "发布新版本的步骤：先在 main 分支上打 tag，再由 CI 运行全部测试；测试通过后，release workflow 会构建 wheel 与 sdist 并上传到 PyPI。上传失败时不要重复使用同一个 version number，因为 PyPI 不允许覆盖已有的文件。",
];

/// How many columns a character takes.
fn width_of(c: char) -> usize {
    if c.is_ascii() || matches!(c, '–') {
        1
    } else {
        2
    }
}

/// Wraps a paragraph as editors do: at spaces, and between wide characters unless a mark would begin the line or an opening one end it.
fn wrapped(text: &str, width: usize) -> String {
    let never_first = "，。；：、）”？！";
    let characters: Vec<char> = text.chars().collect();
    let breaks = |at: usize| {
        let (before, after) = (characters[at - 1], characters[at]);
        let wide = width_of(before) == 2 && width_of(after) == 2;
        after == ' ' || wide && !never_first.contains(after) && !matches!(before, '（' | '“')
    };
    let mut lines: Vec<String> = Vec::new();
    let mut start = 0;
    while start < characters.len() {
        let (mut columns, mut end, mut last) = (0, start, None);
        while end < characters.len() && columns + width_of(characters[end]) <= width {
            columns += width_of(characters[end]);
            end += 1;
            if end < characters.len() && breaks(end) {
                last = Some(end);
            }
        }
        let end = match last {
            Some(last) if end < characters.len() => last,
            _ => end.max(start + 1),
        };
        let end = if end < characters.len() && !breaks(end) {
            (end..characters.len())
                .find(|at| breaks(*at))
                .unwrap_or(characters.len())
        } else {
            end
        };
        lines.push(
            characters[start..end]
                .iter()
                .collect::<String>()
                .trim()
                .to_owned(),
        );
        start = end + usize::from(characters.get(end) == Some(&' '));
    }
    lines.join("\n")
}

fn document(text: &str) -> Document {
    input::from_bytes("x.txt", text.as_bytes(), &input::Options::default()).expect("it is UTF-8")
}

fn manual(width: Option<usize>) -> Document {
    let paragraphs = MANUAL.iter().map(|text| match width {
        Some(width) => wrapped(text, width),
        None => (*text).to_owned(),
    });
    document(&paragraphs.collect::<Vec<_>>().join("\n\n"))
}

#[test]
fn chinese_full_of_latin_words_is_the_same_at_every_width() {
    let whole = manual(None);
    assert_eq!(whole.paragraphs.len(), MANUAL.len());
    let mut wrong = Vec::new();
    for width in 40..=120 {
        let found = diff::diff(&whole, &manual(Some(width)), &Options::default());
        if !found.is_empty() {
            wrong.push((width, found.changes));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} widths: {:?}",
        wrong.len(),
        wrong.first()
    );
}

#[test]
fn and_from_one_width_to_another() {
    for (one, other) in [(44, 76), (60, 100), (78, 52)] {
        let found = diff::diff(
            &manual(Some(one)),
            &manual(Some(other)),
            &Options::default(),
        );
        assert!(found.is_empty(), "{one} {other}: {:?}", found.changes);
    }
}
