//! The pictures in docs/images are drawn from what the program prints on a terminal, as SVG.
//!
//! Every run of narrow characters, and every wide one, is placed by its column: carets stay below what they mark whatever font a
//! browser takes for Han characters.

use std::fmt::Write;
use std::process::Command;

use unicode_width::UnicodeWidthChar;

use crate::pages;

/// The pictures: name, folder in fixtures/, command.
const PICTURES: &[(&str, &str, &str)] = &[
    ("diff-en", "supply", "diff old.txt new.txt"),
    ("check-en", "supply", "check new.txt"),
    ("diff-zh", "procurement", "diff old.txt new.txt"),
    ("check-zh", "procurement", "check new.txt"),
    ("diff-ru", "delivery", "diff old.txt new.txt"),
    ("check-ru", "delivery", "check new.txt"),
];

/// The width of the terminal, in columns: two pictures side by side can be read on a page of GitHub.
const COLUMNS: usize = 64;
/// Sizes in tenths of a pixel; most monospaced fonts are 0.6 em wide.
const FONT: usize = 140;
const COLUMN: usize = 84;
const ROW: usize = 190;
const MARGIN: usize = 120;

const BACKGROUND: &str = "#1e1e2e";
const FOREGROUND: &str = "#cdd6f4";

#[test]
fn pictures_show_what_the_program_prints() {
    let _turn = pages::turn();
    for (name, folder, command) in PICTURES {
        let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(command.split(' '))
            .args(["--color", "always", "--width", &COLUMNS.to_string()])
            .current_dir(pages::root().join("fixtures").join(folder))
            .output()
            .expect("the program runs");
        let printed = String::from_utf8(output.stdout).expect("its output is UTF-8");
        let session = format!("\x1b[2m$\x1b[0m variorum {command}\n{printed}");
        pages::expect(&format!("docs/images/{name}.svg"), &drawn(&session));
    }
}

/// The escape codes that are in force: how text looks.
#[derive(Clone, Default, PartialEq)]
struct Look(Vec<String>);

impl Look {
    fn set(&mut self, code: &str) {
        match code {
            "0" | "" => self.0.clear(),
            _ => self.0.push(code.to_owned()),
        }
    }

    fn attributes(&self) -> String {
        let attributes = self.0.iter().map(|code| match code.as_str() {
            "1" => " font-weight=\"bold\"",
            "2" => " opacity=\"0.6\"",
            "4" => " text-decoration=\"underline\"",
            "9" => " text-decoration=\"line-through\"",
            "31" => " fill=\"#f38ba8\"",
            "32" => " fill=\"#a6e3a1\"",
            "33" => " fill=\"#f9e2af\"",
            "34" => " fill=\"#89b4fa\"",
            "36" => " fill=\"#94e2d5\"",
            _ => panic!("no picture has drawn the escape code {code} yet: add it here"),
        });
        attributes.collect()
    }
}

/// Characters that look the same and are next to each other.
struct Run {
    row: usize,
    column: usize,
    width: usize,
    look: Look,
    text: String,
}

/// The characters of a session, as a terminal places them, and how many rows they fill.
fn placed(session: &str) -> (Vec<Run>, usize) {
    let mut runs: Vec<Run> = Vec::new();
    let (mut row, mut column, mut look) = (0, 0, Look::default());
    let mut rest = session.chars();
    while let Some(character) = rest.next() {
        if character == '\n' {
            (row, column) = (row + 1, 0);
            continue;
        }
        if character == '\x1b' {
            let codes: String = rest.by_ref().take_while(|each| *each != 'm').collect();
            let codes = codes.trim_start_matches('[');
            codes.split(';').for_each(|code| look.set(code));
            continue;
        }
        let width = character.width().unwrap_or(0);
        if column + width > COLUMNS {
            (row, column) = (row + 1, 0);
        }
        match runs.last_mut() {
            Some(last)
                if last.row == row
                    && last.column + last.width == column
                    && last.look == look
                    && (width == 0 || width == 1 && last.width == last.text.chars().count()) =>
            {
                last.text.push(character);
                last.width += width;
            }
            _ => runs.push(Run {
                row,
                column,
                width,
                look: look.clone(),
                text: character.to_string(),
            }),
        }
        column += width;
    }
    (runs, row)
}

/// Tenths of a pixel as a number of SVG.
fn pixels(tenths: usize) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

/// A session as a picture.
fn drawn(session: &str) -> String {
    let (runs, rows) = placed(session);
    let width = pixels(COLUMNS * COLUMN + 2 * MARGIN);
    let height = pixels(rows * ROW + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, Noto Sans Mono CJK SC, monospace\" \
         font-size=\"{}\" fill=\"{FOREGROUND}\" xml:space=\"preserve\">\n",
        pixels(FONT)
    );
    for run in runs.iter().filter(|run| !run.text.trim().is_empty()) {
        let (x, y) = (MARGIN + run.column * COLUMN, MARGIN + run.row * ROW + FONT);
        let text = run.text.replace('&', "&amp;").replace('<', "&lt;");
        let written = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" textLength=\"{}\"{}>{text}</text>",
            pixels(x),
            pixels(y),
            pixels(run.width * COLUMN),
            run.look.attributes()
        );
        written.expect("a string can be written");
    }
    out.push_str("</g>\n</svg>\n");
    out
}

#[test]
fn wide_characters_take_two_columns() {
    let (runs, rows) = placed("a双\x1b[31mb\x1b[0m\nc\n");
    let places: Vec<_> = runs.iter().map(|run| (run.row, run.column)).collect();
    assert_eq!((places, rows), (vec![(0, 0), (0, 1), (0, 3), (1, 0)], 2));
}
