//! From runs to lines: what stands on one baseline, from left to right.

use crate::input::pdf::line::Line;
use crate::input::pdf::runs::{APART, is_space};

/// The lines that runs make, from top to bottom.
pub(super) fn lines(mut runs: Vec<Line>) -> Vec<Line> {
    runs.sort_by(|a, b| {
        a.baseline
            .total_cmp(&b.baseline)
            .then(a.left.total_cmp(&b.left))
    });
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for run in runs {
        // The row before the last one can be that of a raised mark.
        let row = rows.iter_mut().rev().take(2);
        let row = row
            .into_iter()
            .find(|row| row.iter().any(|other| other.is_beside(&run)));
        match row {
            Some(row) => row.push(run),
            None => rows.push(vec![run]),
        }
    }
    let rows = attached(rows);
    let mut lines: Vec<Line> = rows.into_iter().filter_map(joined).collect();
    lines.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    lines
}

/// Puts rows of small type that stand a little above the next row into it, as raised.
fn attached(rows: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let mut out: Vec<Vec<Line>> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let is_raised = out.last().is_some_and(|above| {
            let size = |row: &[Line]| row.iter().map(|run| run.size).fold(0.0, f32::max);
            let (own, other) = (size(&row), size(above));
            let up = row[0].baseline - above[0].baseline;
            let short = above.iter().all(|run| run.count <= 5 && is_at(run, &row));
            other < 0.8 * own && up < 0.7 * own && short
        });
        if is_raised && let Some(mut above) = out.pop() {
            for run in &mut above {
                run.raise();
                run.sized = 0;
            }
            row.extend(above);
        }
        out.push(row);
    }
    out
}

/// Whether a raised run stands right before or after a run of a row.
fn is_at(run: &Line, row: &[Line]) -> bool {
    row.iter().any(|other| {
        (run.left - other.right).abs() < 0.5 * other.size
            || (other.left - run.right).abs() < 0.5 * other.size
    })
}

/// The line that the runs of a row are.
fn joined(mut row: Vec<Line>) -> Option<Line> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let baseline = row.iter().max_by_key(|run| run.sized)?.baseline;
    let mut runs = row.into_iter();
    let mut line = runs.next()?;
    for run in runs {
        let size = line.size.max(run.size);
        // Shown twice, one a little beside the other, to make it bold.
        if line.text.ends_with(&run.text) && (run.right - line.right).abs() < 0.2 * size {
            continue;
        }
        let gap = (run.left - line.right) / size;
        let between = line.text.chars().next_back().zip(run.text.chars().next());
        let has_space = between.is_some_and(|(last, next)| is_space(last, next, gap));
        line.append(run, has_space, gap >= APART);
    }
    line.baseline = baseline;
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::pdf::line::tests::run;
    use crate::text::span::Span;

    #[test]
    fn runs_of_one_baseline_are_a_line() {
        let runs = vec![
            run(60.0, 100.5, 10.0, "right"),
            run(0.0, 120.0, 10.0, "below"),
            run(0.0, 100.0, 10.0, "left"),
        ];
        let lines = lines(runs);
        assert_eq!(lines[0].text, "left right");
        assert_eq!(lines[0].parts.len(), 2);
        assert_eq!(lines[1].text, "below");
    }

    #[test]
    fn small_type_above_is_raised_into_the_line() {
        let runs = vec![
            run(0.0, 100.0, 10.0, "chart."),
            run(30.0, 96.0, 6.0, "1"),
            run(34.0, 100.0, 10.0, "More"),
        ];
        let lines = lines(runs);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].raised, [Span::new(6, 7)]);
    }
}
