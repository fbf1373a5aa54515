//! Chains: where one copy is like a second, and the second like a third, the first and the third need not be alike at all.
//!
//! Classes are what links between copies join. Of a chain, each copy is told together with those that it is like.

use std::ops::Range;

use crate::parallel::prelude::*;
use crate::repeat::classes::Class;
use crate::repeat::relation;
use crate::repeat::symbols::Symbols;

/// How many copies of one class are held against its first one, at most: it bounds the time. A class of more is a formula, whatever its
/// likeness.
const COPIES: usize = 64;

/// The classes, none with copies that are less alike than `least` with its first one, unless they are a pair.
pub(super) fn cut(symbols: &Symbols<'_>, classes: Vec<Class>, least: f64) -> Vec<Class> {
    let parts: Vec<Vec<Class>> = classes
        .into_par_iter()
        .map(|class| parts(symbols, class, least))
        .collect();
    parts.into_iter().flatten().collect()
}

fn parts(symbols: &Symbols<'_>, class: Class, least: f64) -> Vec<Class> {
    if !(3..=COPIES).contains(&class.copies.len()) {
        return vec![class];
    }
    let copies = &class.copies;
    let mut told = vec![false; copies.len()];
    let mut out: Vec<Class> = Vec::new();
    while let Some(leader) = told.iter().position(|told| !told) {
        let alike =
            |number: &usize| relation::compare(symbols, &copies[leader], &copies[*number]).ratio;
        let others = (0..copies.len()).filter(|number| *number != leader);
        let ratios: Vec<(usize, f64)> = others.map(|number| (number, alike(&number))).collect();
        let mut like: Vec<usize> = ratios
            .iter()
            .filter(|(_, ratio)| *ratio >= least)
            .map(|(number, _)| *number)
            .collect();
        if like.is_empty() {
            // What moved the ends of a copy may have taken in a little too much: it is still like one of them.
            let nearest = ratios.iter().max_by(|one, other| one.1.total_cmp(&other.1));
            like.extend(nearest.map(|(number, _)| *number));
        }
        like.push(leader);
        like.sort_unstable();
        for number in &like {
            told[*number] = true;
        }
        let copies: Vec<Range<u32>> = like.iter().map(|number| copies[*number].clone()).collect();
        out.push(Class {
            copies,
            cut: class.cut,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input;

    #[test]
    fn a_chain_is_told_in_parts_and_no_copy_is_lost() {
        let words = [
            "boats tie up at the lower quay in the evening and leave before dawn",
            "boats tie up at the lower quay in the morning and stay until noon",
            "carts tie up at the upper gate in the morning and stay until noon",
        ];
        let document = input::from_bytes(
            "a.md",
            words.join("\n\n").as_bytes(),
            &input::Options::default(),
        )
        .unwrap();
        let documents = [&document];
        let symbols = Symbols::collect(&documents);
        let starts = [0, 14, 27, 40];
        let copies: Vec<Range<u32>> = starts.windows(2).map(|two| two[0]..two[1]).collect();
        let class = Class {
            copies: copies.clone(),
            cut: false,
        };
        let parts = parts(&symbols, class, 0.7);
        let numbers: Vec<Vec<usize>> = parts
            .iter()
            .map(|part| {
                let number = |copy: &Range<u32>| copies.iter().position(|each| each == copy);
                part.copies.iter().filter_map(number).collect()
            })
            .collect();
        assert_eq!(numbers, [vec![0, 1], vec![1, 2]]);
    }
}
