//! What holds what, as a graph of numbers: in what order things stand, and which go round.

/// For each thing those that it leads to, in order.
pub(crate) type Links = Vec<Vec<usize>>;

/// All things, each after all that it leads to and that does not lead back: first what is reached
/// from the first root, then from the next. The roots must be all things, in any order.
pub(super) fn inner_first(roots: impl Iterator<Item = usize>, links: &Links) -> Vec<usize> {
    let mut seen = vec![false; links.len()];
    roots.flat_map(|root| reach(root, links, &mut seen)).collect()
}

/// For each thing its ring: two things have one ring if each of them leads to the other.
///
/// Two passes, each of which looks at every link once (Kosaraju): against the links, from the
/// thing that was left last, one reaches its ring and no other. The rings are numbered from the
/// outermost to the innermost.
pub(crate) fn rings(links: &Links) -> Vec<usize> {
    let mut back: Links = vec![Vec::new(); links.len()];
    for (from, links) in links.iter().enumerate() {
        links.iter().for_each(|to| back[*to].push(from));
    }
    let mut rings = vec![0; links.len()];
    let mut seen = vec![false; links.len()];
    let outer_first = inner_first(0..links.len(), links).into_iter().rev();
    for (ring, root) in outer_first.enumerate() {
        reach(root, &back, &mut seen).into_iter().for_each(|it| rings[it] = ring);
    }
    rings
}

/// What is reached for the first time, each thing after all that it leads to.
fn reach(root: usize, links: &Links, seen: &mut [bool]) -> Vec<usize> {
    let mut left = Vec::new();
    let mut way = Vec::new();
    if !std::mem::replace(&mut seen[root], true) {
        way.push((root, 0));
    }
    while let Some((at, next)) = way.last_mut() {
        let link = links[*at].get(*next).copied();
        *next += 1;
        match link {
            Some(link) if !std::mem::replace(&mut seen[link], true) => way.push((link, 0)),
            Some(_) => {}
            None => left.extend(way.pop().map(|(at, _)| at)),
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_comes_first() {
        let links = vec![vec![1, 2], vec![2], vec![]];
        assert_eq!(inner_first(0..3, &links), [2, 1, 0]);
    }

    #[test]
    fn those_that_lead_to_each_other_are_a_ring() {
        let rings = rings(&vec![vec![1], vec![2], vec![1, 3], vec![]]);
        assert!(rings[1] == rings[2] && rings[0] < rings[1] && rings[2] < rings[3]);
    }
}
