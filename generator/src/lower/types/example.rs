//! Examples and defaults are values of their own schema, or are reported.

use super::{Dialect, Typing};
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Node, Value};
use crate::schema::compose::{Composed, Conjunct, Rest};
use crate::schema::{Kind, number, value};

/// How deep values are compared with their schemas.
const DEEPEST: usize = 16;

impl<'d> Typing<'d> {
    /// Reports an `example`, one of `examples` and a `default` that its schema does not take.
    pub(super) fn examples(&mut self, composed: &Composed<'d>) {
        let own = composed.said.iter().filter(|it| it.is_own);
        let nodes: Vec<(&str, &Node)> = own
            .flat_map(|it| {
                let node = it.schema.spot.node;
                let single = ["example", "default"].map(|keyword| (keyword, node.get(keyword)));
                let single = single.into_iter().filter_map(|(keyword, it)| Some((keyword, it?)));
                let list = node.get("examples").map(Node::items).unwrap_or_default();
                single.chain(list.iter().map(|it| ("examples", it)))
            })
            .collect();
        for (keyword, node) in nodes {
            // `default: null` says that there is none, whatever the type.
            if keyword != "default" || !value::is_null(node) {
                self.compare(keyword, node, composed);
            }
        }
    }

    /// Reports a value that its schema does not take.
    pub(super) fn compare(&mut self, keyword: &str, node: &'d Node, composed: &Composed<'d>) {
        if let Some((at, why)) = self.misfit(node, composed, 0) {
            let place = composed.spot.document.place_of(at);
            let message = format!("this `{keyword}` breaks its own schema: {why}");
            self.notes.warn(
                Diagnostic::new(Code::BadExample, place, message).help("correct it, or the schema"),
            );
        }
    }

    /// The value that its schema does not take, and why; nothing where all is well or not known.
    fn misfit(
        &mut self,
        node: &'d Node,
        composed: &Composed<'d>,
        depth: usize,
    ) -> Option<(&'d Node, String)> {
        let is_open = !composed.alternatives.is_empty() || composed.takes_nothing;
        if depth > DEEPEST
            || is_open
            || composed.any(|it| it.house.format.is_some() || it.house.json.is_some())
        {
            return None;
        }
        if value::is_null(node) {
            let is_refused = !composed.nullable && composed.kinds.is_some();
            return is_refused.then(|| (node, "it cannot be null".to_owned()));
        }
        if let Some(kinds) = &composed.kinds
            && !kinds.iter().any(|it| is_of(*it, node))
        {
            let nouns: Vec<&str> = kinds.iter().map(|it| it.noun()).collect();
            return (!nouns.is_empty())
                .then(|| (node, format!("it must be of type {}", nouns.join(" or "))));
        }
        // Wallets send what no page lists, and the samples show so.
        if self.dialect == Dialect::Any
            && let Some(values) = &composed.values
            && !values.iter().any(|it| value::is_same(it, node))
        {
            return Some((node, "it is not one of the enum's values".to_owned()));
        }
        match &node.value {
            Value::Text(text) => too_long(text.chars().count(), composed).map(|why| (node, why)),
            Value::Number(written) => out_of_range(written, composed).map(|why| (node, why)),
            Value::List(items) => self.misfit_of(items.iter(), &composed.items, depth),
            Value::Map(_) => self.misfit_within(node, composed, depth),
            _ => None,
        }
    }

    fn misfit_of(
        &mut self,
        nodes: impl Iterator<Item = &'d Node>,
        conjuncts: &[Conjunct<'d>],
        depth: usize,
    ) -> Option<(&'d Node, String)> {
        if conjuncts.is_empty() {
            return None;
        }
        let composed = self.composed(conjuncts);
        let mut nodes = nodes;
        nodes.find_map(|it| self.misfit(it, &composed, depth + 1))
    }

    fn misfit_within(
        &mut self,
        node: &'d Node,
        composed: &Composed<'d>,
        depth: usize,
    ) -> Option<(&'d Node, String)> {
        // What only one side sends is not in every example.
        let is_missing = |name: &str| {
            let member = composed.members.iter().find(|it| it.name == name);
            let is_one_way = member.is_some_and(|it| {
                let mut nodes = it.conjuncts.iter().map(|it| it.spot.node);
                nodes.any(|it| it.get("readOnly").or(it.get("writeOnly")).is_some())
            });
            node.get(name).is_none() && !is_one_way
        };
        if let Some(name) = composed.required.iter().find(|it| is_missing(it)) {
            return Some((node, format!("{} is missing", quoted(name))));
        }
        for entry in node.entries() {
            let member = composed.members.iter().find(|it| it.name == entry.key);
            let misfit = match (member, &composed.rest) {
                (Some(member), _) => {
                    self.misfit_of(std::iter::once(&entry.node), &member.conjuncts, depth)
                }
                (None, Rest::Of(conjuncts)) => {
                    self.misfit_of(std::iter::once(&entry.node), conjuncts, depth)
                }
                _ => None,
            };
            if misfit.is_some() {
                return misfit;
            }
        }
        None
    }
}

fn is_of(kind: Kind, node: &Node) -> bool {
    match &node.value {
        Value::Text(_) => kind == Kind::Text,
        Value::Flag(_) => kind == Kind::Boolean,
        Value::Number(written) => {
            kind == Kind::Number || kind == Kind::Integer && number::whole(written).is_some()
        }
        Value::List(_) => kind == Kind::List,
        Value::Map(_) => kind == Kind::Object,
        Value::Null | Value::Refused => true,
    }
}

fn too_long(length: usize, composed: &Composed<'_>) -> Option<String> {
    let limits = &composed.limits;
    let least = limits.min_length.filter(|it| length < *it as usize);
    let most = limits.max_length.filter(|it| length > *it as usize);
    let least = least.map(|it| format!("it has less than {it} characters"));
    least.or(most.map(|it| format!("it has more than {it} characters")))
}

fn out_of_range(written: &str, composed: &Composed<'_>) -> Option<String> {
    let limits = &composed.limits;
    let least = limits.minimum.filter(|it| number::is_less(written, it));
    let most = limits.maximum.filter(|it| number::is_less(it, written));
    let least = least.map(|it| format!("it is less than {it}"));
    least.or(most.map(|it| format!("it is more than {it}")))
}
