//! Result codes mean the same, and are listed alike, at the endpoints of a version.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::ground::{Call, Ground};
use super::majority;
use super::table::Lint;
use crate::diagnostic::{either, quoted};
use crate::document::{CODES, Node, Scope};
use crate::ir::ResultCode;

/// How many endpoints make a rule of which another can be an exception.
const MAKE_A_RULE: usize = 4;

/// How many endpoints say the same of a code that belongs into the dictionary.
const REPEATED: usize = 4;

pub(super) fn codes(ground: &Ground<'_>) -> Vec<Finding> {
    let mut siblings: BTreeMap<(Scope<'_>, bool), Vec<&Call<'_>>> = BTreeMap::new();
    for call in &ground.calls {
        siblings.entry((call.scope, call.is_callback())).or_default().push(call);
    }
    let among = siblings.values().flat_map(|it| statuses(it).into_iter().chain(missing(it)));
    among.chain(words(ground)).collect()
}

/// A code where an endpoint lists it.
struct Listing<'c, 'a> {
    call: &'c Call<'a>,
    code: &'a ResultCode,
    node: &'a Node,
}

/// The codes by name, each where endpoints list it.
fn listed<'c, 'a>(
    calls: impl IntoIterator<Item = &'c Call<'a>>,
) -> BTreeMap<&'a str, Vec<Listing<'c, 'a>>>
where
    'a: 'c,
{
    let mut listed: BTreeMap<&str, Vec<Listing<'_, '_>>> = BTreeMap::new();
    for call in calls {
        let nodes = call.node.get("x-result-codes").map(Node::items).unwrap_or_default();
        for (code, node) in call.operation.result_codes.iter().zip(nodes) {
            listed.entry(&code.code).or_default().push(Listing { call, code, node });
        }
    }
    listed
}

fn statuses(calls: &[&Call<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    for at in listed(calls.iter().copied()).into_values() {
        // Of two with different statuses nobody can say which is the odd one.
        let Some(most) = majority(at.iter().map(|it| it.code.status.as_str())) else { continue };
        found.extend(at.iter().filter(|it| it.code.status != most).map(|it| {
            let message = format!(
                "{} is `{}` here, and `{most}` at most endpoints",
                it.name(),
                it.code.status
            );
            it.finding(Lint::CodeStatus, "status", message)
                .help("the status decides what became of the money: hold it against the page")
        }));
    }
    found
}

fn missing(calls: &[&Call<'_>]) -> Vec<Finding> {
    if calls.len() < MAKE_A_RULE {
        return Vec::new();
    }
    let mut listed = listed(calls.iter().copied());
    // One may lack it, or one of ten.
    let lacking = (calls.len() / 10).max(1);
    listed.retain(|_, at| at.len() + lacking >= calls.len());
    let missing = calls.iter().filter_map(|call| {
        let own: BTreeSet<&str> =
            call.operation.result_codes.iter().map(|it| it.code.as_str()).collect();
        let missing: Vec<&str> = listed.keys().copied().filter(|it| !own.contains(it)).collect();
        let (id, codes) = (quoted(&call.operation.id), either(missing.iter().copied()));
        let message = format!("{id} lacks {codes}, as nearly no other of its version");
        let finding =
            call.finding(Lint::MissingCode, "/codes", call.key_place("x-result-codes"), message);
        let help = "list it: a listed code has a meaning, and says what to do";
        (!missing.is_empty()).then(|| finding.help(help))
    });
    missing.collect()
}

/// The meaning and the action of a code.
type Words<'a> = (&'a str, &'a str);

/// Words that stand where the dictionary has them, or could have them.
fn words(ground: &Ground<'_>) -> Vec<Finding> {
    let common = ground.api.common_codes.iter();
    let common: BTreeMap<&str, Words<'_>> =
        common.map(|it| (it.code.as_str(), (it.meaning.as_str(), it.action.as_str()))).collect();
    let mut found = Vec::new();
    for (code, at) in listed(&ground.calls) {
        let mut said: BTreeMap<Words<'_>, Vec<Listing<'_, '_>>> = BTreeMap::new();
        for it in at.into_iter().filter(|it| it.node.get("meaning").is_some()) {
            said.entry((&it.code.meaning, &it.code.action)).or_default().push(it);
        }
        for (words, at) in said {
            match common.get(code) {
                Some(common) if *common == words => found.extend(at.iter().map(Listing::repeats)),
                None if endpoints(&at) >= REPEATED => found.push(at[0].is_first_of(at.len())),
                _ => {}
            }
        }
    }
    found
}

/// How many endpoints there are, each counted once whatever versions it is in.
fn endpoints(at: &[Listing<'_, '_>]) -> usize {
    let operations = at.iter().map(|it| it.call.operation);
    operations.map(|it| (&it.owner, &it.path.0[1..])).collect::<BTreeSet<_>>().len()
}

impl Listing<'_, '_> {
    fn name(&self) -> String {
        quoted(&self.code.code)
    }

    /// What is found of words that the dictionary has.
    fn repeats(&self) -> Finding {
        let message = format!("{} says what `{CODES}` says of it", self.name());
        self.finding(Lint::RepeatedWords, "meaning", message).help("leave the words out")
    }

    /// What is found of the first of several endpoints that say the same.
    fn is_first_of(&self, times: usize) -> Finding {
        let message = format!("{} has the same words at {times} endpoints", self.name());
        self.finding(Lint::RepeatedWords, "meaning", message).help("move the words to `codes.yaml`")
    }

    fn finding(&self, lint: Lint, keyword: &str, message: String) -> Finding {
        let place = self.call.document.place_of(self.node.get(keyword).unwrap_or(self.node));
        self.call.finding(lint, &format!("/codes/{}", self.code.code), place, message)
    }
}
