//! Suffix array and longest common prefixes of a sequence of numbers, in linear time.

const EMPTY: u32 = u32::MAX;

/// The suffix array of a text and the common prefixes of neighbours in it: what every search for repeats starts from.
#[derive(Debug)]
pub(super) struct Index {
    /// See [`suffix_array`].
    pub(super) array: Vec<u32>,
    /// See [`common_prefixes`].
    pub(super) prefixes: Vec<u32>,
}

impl Index {
    /// `alphabet` is one more than the largest number in `text`.
    pub(super) fn new(text: &[u32], alphabet: usize) -> Self {
        let array = suffix_array(text, alphabet);
        let prefixes = common_prefixes(text, &array);
        Self { array, prefixes }
    }
}

/// The starts of all suffixes of `text` in lexicographic order; a suffix that is a prefix of another comes first.
///
/// `alphabet` is one more than the largest number in `text`. Linear time and memory, by induced sorting: Nong, Zhang and Chan
/// (2009), "Linear Suffix Array Construction by Almost Pure Induced-Sorting".
fn suffix_array(text: &[u32], alphabet: usize) -> Vec<u32> {
    if text.len() < 2 {
        return (0..text.len() as u32).collect();
    }
    let order = Order::new(text, alphabet);
    let mut leftmost: Vec<u32> = (1..text.len())
        .filter(|at| order.is_leftmost(*at))
        .map(|at| at as u32)
        .collect();
    let sorted = order.induce(&leftmost);
    if leftmost.len() < 2 {
        return sorted;
    }
    let (names, count) = order.name(&sorted, &leftmost);
    if count < leftmost.len() {
        let ranks = suffix_array(&names, count);
        leftmost = ranks
            .into_iter()
            .map(|rank| leftmost[rank as usize])
            .collect();
    } else {
        leftmost = sorted
            .into_iter()
            .filter(|at| order.is_leftmost(*at as usize))
            .collect();
    }
    order.induce(&leftmost)
}

/// The kinds of suffixes, and where in the array those with the same first number stand.
struct Order<'text> {
    text: &'text [u32],
    /// Whether the suffix is smaller than the one that starts one later.
    rising: Vec<bool>,
    /// Where the suffixes of each number start in the array; one more than there are numbers.
    heads: Vec<u32>,
}

impl<'text> Order<'text> {
    fn new(text: &'text [u32], alphabet: usize) -> Self {
        let mut rising = vec![false; text.len()];
        for at in (0..text.len() - 1).rev() {
            rising[at] = text[at] < text[at + 1] || (text[at] == text[at + 1] && rising[at + 1]);
        }
        let mut heads = vec![0u32; alphabet + 1];
        for symbol in text {
            heads[*symbol as usize + 1] += 1;
        }
        for symbol in 0..alphabet {
            heads[symbol + 1] += heads[symbol];
        }
        Self {
            text,
            rising,
            heads,
        }
    }

    fn is_leftmost(&self, at: usize) -> bool {
        at > 0 && self.rising[at] && !self.rising[at - 1]
    }

    /// Sorts all suffixes from the order of the leftmost rising ones.
    fn induce(&self, leftmost: &[u32]) -> Vec<u32> {
        let mut array = vec![EMPTY; self.text.len()];
        let symbol = |at: u32| self.text[at as usize] as usize;
        let mut tails: Vec<u32> = self.heads[1..].to_vec();
        for at in leftmost.iter().rev() {
            tails[symbol(*at)] -= 1;
            array[tails[symbol(*at)] as usize] = *at;
        }
        let mut heads = self.heads.clone();
        let last = self.text.len() as u32 - 1;
        array[heads[symbol(last)] as usize] = last;
        heads[symbol(last)] += 1;
        for rank in 0..array.len() {
            let at = array[rank];
            if at != EMPTY && at > 0 && !self.rising[at as usize - 1] {
                array[heads[symbol(at - 1)] as usize] = at - 1;
                heads[symbol(at - 1)] += 1;
            }
        }
        tails.copy_from_slice(&self.heads[1..]);
        for rank in (0..array.len()).rev() {
            let at = array[rank];
            if at != EMPTY && at > 0 && self.rising[at as usize - 1] {
                tails[symbol(at - 1)] -= 1;
                array[tails[symbol(at - 1)] as usize] = at - 1;
            }
        }
        array
    }

    /// Numbers the pieces between leftmost suffixes by their order; equal pieces get equal numbers.
    fn name(&self, sorted: &[u32], leftmost: &[u32]) -> (Vec<u32>, usize) {
        let mut index = vec![EMPTY; self.text.len()];
        for (number, at) in leftmost.iter().enumerate() {
            index[*at as usize] = number as u32;
        }
        let piece = |number: u32| {
            let start = leftmost[number as usize] as usize;
            let end = leftmost
                .get(number as usize + 1)
                .map_or(self.text.len(), |next| *next as usize + 1);
            // The last piece is followed by the end of the text, which is like nothing else.
            (
                &self.text[start..end],
                leftmost.len() == number as usize + 1,
            )
        };
        let mut names = vec![0; leftmost.len()];
        let mut count = 0;
        let mut before: Option<u32> = None;
        for at in sorted {
            let number = index[*at as usize];
            if number == EMPTY {
                continue;
            }
            if before.is_some_and(|before| piece(before) != piece(number)) {
                count += 1;
            }
            names[number as usize] = count;
            before = Some(number);
        }
        (names, count as usize + 1)
    }
}

/// For each rank the length of the longest common prefix with the suffix one rank before; 0 for the first.
///
/// Linear time: Kasai, Lee, Arimura, Arikawa and Park (2001), "Linear-Time Longest-Common-Prefix Computation in Suffix Arrays
/// and Its Applications"; in the order of the text, as Kärkkäinen, Manzini and Puglisi (2009) have it.
fn common_prefixes(text: &[u32], array: &[u32]) -> Vec<u32> {
    let mut before = vec![EMPTY; text.len()];
    for pair in array.windows(2) {
        before[pair[1] as usize] = pair[0];
    }
    // From here on `before` is overwritten, place by place, with the length itself.
    let mut length = 0usize;
    for at in 0..text.len() {
        if before[at] == EMPTY {
            (before[at], length) = (0, 0);
            continue;
        }
        let other = before[at] as usize;
        while at + length < text.len()
            && other + length < text.len()
            && text[at + length] == text[other + length]
        {
            length += 1;
        }
        before[at] = length as u32;
        length = length.saturating_sub(1);
    }
    array.iter().map(|at| before[*at as usize]).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn agrees_with_sorting(text in prop::collection::vec(0u32..4, 0..60)) {
            let mut plain: Vec<u32> = (0..text.len() as u32).collect();
            plain.sort_by_key(|at| &text[*at as usize..]);
            let array = suffix_array(&text, 4);
            prop_assert_eq!(&array, &plain);
            let prefixes = common_prefixes(&text, &array);
            for (rank, pair) in array.windows(2).enumerate() {
                let same = text[pair[0] as usize..].iter().zip(&text[pair[1] as usize..]).take_while(|(a, b)| a == b).count();
                prop_assert_eq!(prefixes[rank + 1] as usize, same);
            }
        }
    }
}
