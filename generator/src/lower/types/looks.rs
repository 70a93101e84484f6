//! What the branches of a union look like from outside.

use std::collections::BTreeSet;

use super::Typing;
use crate::document::{Node, Value};
use crate::ir::{JsonKind, Looks};
use crate::schema::Kind;
use crate::schema::compose::{Composed, Conjunct, Member, Rest};

/// How deep unions of unions are looked into.
const DEEPEST: usize = 8;

/// How many texts a glance takes in.
const MOST_TEXTS: usize = 40;

impl<'d> Typing<'d> {
    /// What a value of the schemas looks like at a glance, `null` aside.
    pub(super) fn looks(&mut self, composed: &Composed<'d>, depth: usize) -> Looks {
        if let Some(alternatives) = composed.alternatives.first().filter(|_| depth < DEEPEST) {
            let branches = alternatives.branches.clone();
            let looks: Vec<Looks> =
                branches.iter().map(|it| self.looks_of(it, depth + 1)).collect();
            return looks.into_iter().reduce(either).unwrap_or_default();
        }
        let kinds = composed.kinds.as_ref();
        let mut looks = Looks { kinds: json_kinds(kinds), ..Looks::default() };
        if kinds.is_some_and(|it| it.contains(&Kind::Text)) {
            looks.texts = composed.values.as_ref().and_then(|it| texts(it));
        }
        if kinds.is_some_and(|it| it.contains(&Kind::Object)) {
            self.object_looks(composed, &mut looks);
        }
        looks
    }

    /// What an alternative looks like. Each that is a reference is looked at once.
    fn looks_of(&mut self, branch: &Conjunct<'d>, depth: usize) -> Looks {
        let reference = branch.spot.node.get("$ref").and_then(Node::text);
        let target = reference.and_then(|it| self.references.follow(it, branch.spot.document));
        let key = target.unwrap_or(branch.spot).key();
        if let Some(looks) = self.looks.get(&key) {
            return looks.clone();
        }
        let composed = self.composed(std::slice::from_ref(branch));
        let looks = self.looks(&composed, depth);
        self.looks.insert(key, looks.clone());
        looks
    }

    fn object_looks(&mut self, composed: &Composed<'d>, looks: &mut Looks) {
        for member in &composed.members {
            let is_one_way = |keyword: &str| {
                let mut nodes = member.conjuncts.iter().filter_map(|it| it.spot.node.get(keyword));
                nodes.any(|it| matches!(it.value, Value::Flag(true)))
            };
            // What only one side sends is not there for certain.
            if composed.required.contains(&member.name)
                && !is_one_way("readOnly")
                && !is_one_way("writeOnly")
            {
                looks.required.push(member.name.to_owned());
            }
            if let Some(texts) = self.constant(member) {
                looks.constants.push((member.name.to_owned(), texts));
            }
        }
        if matches!(composed.rest, Rest::None) {
            looks.only = Some(composed.members.iter().map(|it| it.name.to_owned()).collect());
        }
    }

    /// The texts that a property may be, where they are listed.
    pub(super) fn constant(&mut self, member: &Member<'d>) -> Option<Vec<String>> {
        // Most properties have no such list, which shows without following anything.
        let may_list = |it: &Conjunct<'_>| {
            ["enum", "const", "$ref", "allOf"].iter().any(|key| it.spot.node.get(key).is_some())
        };
        if !member.conjuncts.iter().any(may_list) {
            return None;
        }
        let composed = self.composed(&member.conjuncts);
        match composed.kind() {
            Some(Kind::Text) if !composed.nullable => texts(composed.values.as_ref()?),
            _ => None,
        }
    }
}

fn texts(values: &Vec<&Node>) -> Option<Vec<String>> {
    let texts: Option<Vec<String>> = values.iter().map(|it| it.text().map(str::to_owned)).collect();
    texts.filter(|it| it.len() <= MOST_TEXTS)
}

fn json_kinds(kinds: Option<&BTreeSet<Kind>>) -> BTreeSet<JsonKind> {
    use JsonKind::{Boolean, Fraction, List, Object, Text, Whole};
    let Some(kinds) = kinds else { return [Boolean, Whole, Fraction, Text, List, Object].into() };
    let of = |kind: &Kind| -> &[JsonKind] {
        match kind {
            Kind::Object => &[Object],
            Kind::List => &[List],
            Kind::Text => &[Text],
            Kind::Integer => &[Whole],
            Kind::Number => &[Whole, Fraction],
            Kind::Boolean => &[Boolean],
        }
    };
    kinds.iter().flat_map(of).copied().collect()
}

/// What is true of both.
pub(super) fn either(one: Looks, other: Looks) -> Looks {
    let both = |one: Vec<String>, other: &[String]| -> Vec<String> {
        one.into_iter().filter(|it| other.contains(it)).collect()
    };
    Looks {
        required: both(one.required, &other.required),
        texts: one.texts.zip(other.texts).map(|(one, other)| joined(one, other)),
        only: one.only.zip(other.only).map(|(one, other)| joined(one, other)),
        constants: Vec::new(),
        kinds: &one.kinds | &other.kinds,
    }
}

fn joined(mut one: Vec<String>, other: Vec<String>) -> Vec<String> {
    let new: Vec<String> = other.into_iter().filter(|it| !one.contains(it)).collect();
    one.extend(new);
    one
}

impl Kind {
    /// What a branch of this kind is called.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::List => "list",
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
        }
    }
}
