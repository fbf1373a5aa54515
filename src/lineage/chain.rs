//! What happened to one paragraph, from now back to the revision in which it came.

use crate::lineage::{Kind, Lineage, Link, Node, Step};

/// A revision in which something happened to a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The revision.
    pub revision: u32,
    /// What happened; nothing where it came there.
    pub kind: Option<Kind>,
    /// Whether it also changed place.
    pub moved: bool,
    /// Whether its wording changed.
    pub reworded: bool,
    /// The paragraphs of that revision that it comes from: several where parts were merged later.
    pub paragraphs: Vec<u32>,
}

impl Lineage {
    /// The revisions in which something happened to a paragraph, the newest first; the last is that in which it came.
    #[must_use]
    pub fn chain(&self, node: Node) -> Vec<Turn> {
        let mut turns = Vec::new();
        let (mut revision, mut paragraphs) = (node.revision, vec![node.paragraph]);
        loop {
            let Some((step, links)) = self.followed(revision, &paragraphs) else {
                turns.push(Turn {
                    revision,
                    kind: None,
                    moved: false,
                    reworded: true,
                    paragraphs,
                });
                return turns;
            };
            let kind = links.iter().map(|link| link.kind).max();
            let mut before: Vec<u32> = links.iter().map(|link| link.old).collect();
            before.sort_unstable();
            before.dedup();
            if kind != Some(Kind::Unchanged) {
                turns.push(Turn {
                    revision,
                    kind,
                    moved: links.iter().any(|link| link.moved),
                    reworded: links.iter().any(|link| link.reworded),
                    paragraphs,
                });
            }
            (revision, paragraphs) = (step.from, before);
        }
    }

    /// The step that paragraphs are followed along, and their links in it: the first that has their wording, or the first that has them.
    fn followed(&self, revision: u32, paragraphs: &[u32]) -> Option<(&Step, Vec<Link>)> {
        let steps = self.steps(revision).iter();
        let linked = steps.map(|step| {
            let links = paragraphs.iter().flat_map(|at| step.of(*at));
            (step, links.copied().collect::<Vec<Link>>())
        });
        let linked: Vec<_> = linked.filter(|(_, links)| !links.is_empty()).collect();
        let carrying = linked
            .iter()
            .position(|(_, links)| links.iter().all(Link::carries));
        linked.into_iter().nth(carrying.unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lineage::tests::lineage;

    #[test]
    fn a_chain_leads_back_to_where_a_paragraph_came() {
        let goods = "Поставщик передаёт товар на складе покупателя не позднее пятого июня.";
        let price = "Покупатель оплачивает товар в течение тридцати дней после поставки.";
        let two = format!("{goods} {price}\n");
        let three = format!("{goods}\n\n{price}\n");
        let four = three.replace("тридцати", "сорока");
        let lineage = lineage(&[&two, &two, &three, &four]);
        let chain = lineage.chain(Node {
            revision: 3,
            paragraph: 1,
        });
        let kinds: Vec<(u32, Option<Kind>)> = chain
            .iter()
            .map(|turn| (turn.revision, turn.kind))
            .collect();
        let expected = [(3, Some(Kind::Edited)), (2, Some(Kind::Split)), (0, None)];
        assert_eq!(kinds, expected);
    }
}
