//! How well lengths go together: Gale and Church 1993, "A Program for Aligning Sentences in Bilingual Corpora".

use crate::document::{Document, Kind};
use crate::text::script;

/// The variance of the length of a translation, for each letter of the original: that of the paper. Letters are a third of a Han character
/// here, so that both sides count alike in any script.
const VARIANCE: f64 = 6.8;
/// The most that lengths alone say against a pair, as a negative logarithm: a little less than two paragraphs without partner cost, so that
/// a translator may be short. Chosen by hand.
const MOST: f64 = 8.0;

/// The lengths of the paragraphs of a document and its translation.
#[derive(Debug)]
pub(super) struct Lengths {
    sides: [Vec<f64>; 2],
    /// How much longer the translation is.
    ratio: f64,
}

impl Lengths {
    pub(super) fn new(documents: [&Document; 2]) -> Self {
        let sides = documents.map(|document| {
            let paragraphs = document.paragraphs.iter();
            let weight = |text: &str| f64::from(script::weight_of(text).max(1));
            paragraphs
                .map(|each| weight(document.body(each)))
                .collect::<Vec<f64>>()
        });
        // Code is not translated, and tells nothing of how much longer text becomes.
        let total = |side: usize| {
            let paragraphs = documents[side].paragraphs.iter().zip(&sides[side]);
            let text = paragraphs.filter(|(each, _)| each.kind != Kind::Code);
            text.map(|(_, length)| length).sum::<f64>()
        };
        let ratio = total(1) / total(0);
        Self {
            ratio: if ratio.is_finite() && ratio > 0.0 {
                ratio
            } else {
                1.0
            },
            sides,
        }
    }

    /// What lengths say against paragraphs of the original and of the translation belonging together, as a negative logarithm.
    pub(super) fn cost(
        &self,
        original: std::ops::Range<usize>,
        translation: std::ops::Range<usize>,
    ) -> f64 {
        let sum = |side: usize, range: std::ops::Range<usize>| {
            self.sides[side][range].iter().sum::<f64>()
        };
        let expected = sum(0, original) * self.ratio;
        let length = sum(1, translation);
        let mean = f64::midpoint(expected, length);
        let delta = (length - expected) / (mean * VARIANCE).sqrt();
        (-(2.0 * upper_tail(delta.abs())).ln()).min(MOST)
    }
}

/// The part of the normal distribution above a value that is not negative: Abramowitz and Stegun 1964, 26.2.17.
fn upper_tail(value: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * value);
    let density = (-value * value / 2.0).exp() / std::f64::consts::TAU.sqrt();
    let factors = [
        0.319_381_530,
        -0.356_563_782,
        1.781_477_937,
        -1.821_255_978,
        1.330_274_429,
    ];
    let series = factors
        .iter()
        .rev()
        .fold(0.0, |sum, factor| (sum + factor) * t);
    (density * series).max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::upper_tail;

    #[test]
    fn the_tail_is_that_of_the_tables() {
        for (value, tail) in [
            (0.0, 0.5),
            (1.0, 0.158_655),
            (1.96, 0.024_998),
            (3.0, 0.001_350),
        ] {
            assert!((upper_tail(value) - tail).abs() < 1e-6, "{value}");
        }
    }
}
