//! The inner nodes of a suffix tree that weigh enough: what is repeated, and how the shorter holds the longer.
//!
//! They are read off the suffix array and its common prefixes in linear time (Abouelhoda, Kurtz and Ohlebusch, 2004, "Replacing
//! suffix trees with enhanced suffix arrays").

use crate::repeat::suffix::Index;

/// One inner node of the suffix tree: a sequence that is at every place of `ranks`.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) length: u32,
    pub(super) ranks: std::ops::Range<usize>,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) parent: Option<usize>,
    /// Whether one of its places is inside no longer repeat.
    pub(super) own: bool,
    /// What comes before its places.
    pub(super) left: Left,
}

/// The symbols before all places of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    None,
    /// The same everywhere: a longer sequence is in all of these places.
    One(u32),
    /// Different ones, or the start of the text.
    Many,
}

impl Left {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, other) => other,
            (one, Self::None) => one,
            (one, other) if one == other => one,
            _ => Self::Many,
        }
    }
}

/// A node whose end is not known yet.
struct Open {
    length: u32,
    start: usize,
    first: u32,
    last: u32,
    own: bool,
    left: Left,
    children: Vec<usize>,
}

impl Open {
    fn new(length: u32, start: usize) -> Self {
        Self {
            length,
            start,
            first: u32::MAX,
            last: 0,
            own: false,
            left: Left::None,
            children: Vec::new(),
        }
    }

    /// The node, now that it is known to end before rank `end`; those below it learn its number.
    fn at(self, end: usize, nodes: &mut [Node]) -> Node {
        let number = nodes.len();
        for child in &self.children {
            nodes[*child].parent = Some(number);
        }
        Node {
            length: self.length,
            ranks: self.start..end,
            first: self.first,
            last: self.last,
            parent: None,
            own: self.own,
            left: self.left,
        }
    }

    fn take(&mut self, first: u32, last: u32, left: Left) {
        self.left = self.left.and(left);
        self.first = self.first.min(first);
        self.last = self.last.max(last);
    }
}

/// The nodes that are heavy enough, children before parents.
pub(super) fn nodes(text: &[u32], index: &Index) -> Vec<Node> {
    let Index {
        array,
        prefixes,
        long,
        ..
    } = index;
    // Ranks whose neighbours share enough with them stand side by side; most ranks have nothing to do with any passage.
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    for rank in (1..array.len()).filter(|rank| long[*rank]) {
        match groups.last_mut() {
            Some(group) if group.end == rank => group.end = rank + 1,
            _ => groups.push(rank - 1..rank + 1),
        }
    }
    let left = |group: &std::ops::Range<usize>, rank: usize| {
        if rank > group.start {
            prefixes[rank]
        } else {
            0
        }
    };
    let right = |group: &std::ops::Range<usize>, rank: usize| {
        if rank + 1 < group.end {
            prefixes[rank + 1]
        } else {
            0
        }
    };
    // The longest repeat that starts at each place. It lies inside a longer one just when the place before has one longer by one.
    let mut longest = vec![0u32; array.len()];
    for group in &groups {
        for rank in group.clone() {
            longest[array[rank] as usize] = left(group, rank).max(right(group, rank));
        }
    }
    let own = |at: u32| at == 0 || longest[at as usize - 1] <= longest[at as usize];
    let mut nodes: Vec<Node> = Vec::new();
    for group in &groups {
        let mut stack = vec![Open::new(0, group.start)];
        for rank in group.clone() {
            let at = array[rank];
            let right = right(group, rank);
            if right > left(group, rank) {
                stack.push(Open::new(right, rank));
            }
            if let Some(top) = stack.last_mut() {
                let before = at.checked_sub(1).map(|before| text[before as usize]);
                top.take(at, at, before.map_or(Left::Many, Left::One));
                top.own |= own(at);
            }
            while stack.last().is_some_and(|top| top.length > right) {
                let Some(closed) = stack.pop() else { break };
                if stack.last().is_none_or(|top| top.length < right) {
                    stack.push(Open::new(right, closed.start));
                }
                if let Some(parent) = stack.last_mut() {
                    parent.take(closed.first, closed.last, closed.left);
                    parent.children.push(nodes.len());
                }
                let node = closed.at(rank + 1, &mut nodes);
                nodes.push(node);
            }
        }
    }
    nodes
}
