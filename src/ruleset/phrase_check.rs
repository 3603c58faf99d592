//! Whether a phrase that reads can also say something. In: its tree. Out: faults.

use super::fault::{Fault, File};
use super::phrase::{Hole, Node};
use super::yaml::Text;
use crate::text::SourceSpan;

/// Reports a phrase that matches nothing in particular, and one path with two values or one key twice. `holes` are the phrase's
/// holes with their places.
pub fn check(file: &mut File, text: &Text, node: &Node, holes: &[(Hole, SourceSpan)]) {
    if !says_something(node) {
        let problem = file
            .fault(Fault::Phrase, text.span, "this phrase matches nothing in particular")
            .help("give it at least one word, entity or hole that is not optional");
        file.report(problem);
        return;
    }
    for path in paths(node) {
        let values: Vec<&&Hole> = path.iter().filter(|hole| hole.key.is_none()).collect();
        if values.len() > 1 {
            let span = last_of(holes, |hole| hole.key.is_none(), text.span);
            let problem = file
                .fault(Fault::Hole, span, "a phrase compares one value, and this is its second")
                .help("give the other a name, so that it is a key: `{town:name}`");
            file.report(problem);
            return;
        }
        let mut keys: Vec<&str> = path.iter().filter_map(|hole| hole.key.as_deref()).collect();
        keys.sort_unstable();
        if let Some(twice) = keys.windows(2).find(|pair| pair[0] == pair[1]) {
            let message = format!("the key `{}` stands twice in one phrase", twice[0]);
            let span = last_of(holes, |hole| hole.key.as_deref() == Some(twice[0]), text.span);
            let problem = file.fault(Fault::Hole, span, message);
            file.report(problem.help("give the second one another name"));
            return;
        }
    }
}

/// Where the last hole that is one stands.
fn last_of(
    holes: &[(Hole, SourceSpan)],
    is: impl Fn(&Hole) -> bool,
    otherwise: SourceSpan,
) -> SourceSpan {
    holes.iter().rev().find(|(hole, _)| is(hole)).map_or(otherwise, |(_, span)| *span)
}

fn says_something(node: &Node) -> bool {
    match node {
        Node::Sequence(parts) => parts.iter().any(says_something),
        Node::Choice(ways) => ways.iter().all(says_something),
        Node::Optional(_) | Node::Gap(_) => false,
        Node::Word(_) | Node::Prefix(_) | Node::Entity(_) | Node::Hole(_) | Node::Pattern(_) => {
            true
        }
    }
}

/// The holes on each way through the phrase. Ways without holes are one; a phrase with more ways than anyone writes is cut short.
fn paths(node: &Node) -> Vec<Vec<&Hole>> {
    const MOST: usize = 256;
    match node {
        Node::Hole(hole) => vec![vec![hole]],
        Node::Sequence(parts) => {
            let mut all: Vec<Vec<&Hole>> = vec![Vec::new()];
            for part in parts {
                let ways = paths(part);
                if let [way] = ways.as_slice()
                    && way.is_empty()
                {
                    continue;
                }
                all = all
                    .iter()
                    .flat_map(|head| ways.iter().map(|way| [head.as_slice(), way].concat()))
                    .take(MOST)
                    .collect();
            }
            all
        }
        Node::Choice(ways) => {
            let mut all: Vec<Vec<&Hole>> = ways.iter().flat_map(paths).take(MOST).collect();
            all.dedup_by(|a, b| a.is_empty() && b.is_empty());
            all
        }
        Node::Optional(inner) => {
            let mut all = vec![Vec::new()];
            all.extend(paths(inner).into_iter().filter(|way| !way.is_empty()));
            all
        }
        Node::Word(_) | Node::Prefix(_) | Node::Entity(_) | Node::Gap(_) | Node::Pattern(_) => {
            vec![Vec::new()]
        }
    }
}
