//! Notes at the foot of columns.

use crate::input::pdf::look::Look;
use crate::input::pdf::marks;
use crate::input::pdf::paragraph::Paragraph;

/// Takes the notes from the foot of a column, in order. What has no mark goes on with the note before it. Type that is not small is a note
/// where its mark is raised.
pub(super) fn take(paragraphs: &mut Vec<Paragraph>, look: &Look) -> Vec<Paragraph> {
    let is_raised = |paragraph: &Paragraph| {
        let first = paragraph.lines.first();
        first.is_some_and(|line| marks::raised_at_start(line).is_some())
    };
    let is_small = |paragraph: &&Paragraph| look.is_small(paragraph.size()) || is_raised(paragraph);
    let small = paragraphs.iter().rev().take_while(is_small).count();
    let foot = paragraphs.len() - small;
    let first = paragraphs[foot..]
        .iter()
        .position(|each| mark(each).is_some());
    let taken = first.map_or_else(Vec::new, |first| paragraphs.split_off(foot + first));
    let mut notes: Vec<Paragraph> = Vec::new();
    for note in taken {
        match notes.last_mut() {
            Some(last) if mark(&note).is_none() => last.lines.extend(note.lines),
            _ => notes.push(note),
        }
    }
    notes
}

/// The mark of a note.
pub(super) fn mark(paragraph: &Paragraph) -> Option<&str> {
    marks::at_start(paragraph.lines.first()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;

    const LOOK: Look = Look {
        size: 10.0,
        is_bold: false,
        leading: 1.2,
    };

    fn paragraph(size: f32, text: &str) -> Paragraph {
        Paragraph {
            lines: vec![run(0.0, 0.0, size, text)],
            ..Paragraph::default()
        }
    }

    #[test]
    fn small_type_with_a_mark_at_the_foot_is_a_note() {
        let mut column = vec![
            paragraph(10.0, "Text."),
            paragraph(8.0, "1 The chart."),
            paragraph(8.0, "goes on"),
            paragraph(8.0, "2 The gazette."),
        ];
        let notes = take(&mut column, &LOOK);
        assert_eq!(
            notes.iter().filter_map(mark).collect::<Vec<_>>(),
            ["1", "2"]
        );
        assert_eq!(notes[0].lines.len(), 2);
        assert_eq!(column.len(), 1);
    }

    #[test]
    fn small_type_without_a_mark_is_none() {
        let mut column = vec![
            paragraph(10.0, "Text."),
            paragraph(8.0, "Printed in Ostmark"),
        ];
        assert!(take(&mut column, &LOOK).is_empty());
    }
}
