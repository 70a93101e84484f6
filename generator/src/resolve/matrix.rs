//! Where a wallet's own endpoint differs from the platform's of the same path.

use std::collections::BTreeSet;

use super::Resolver;
use crate::ir::{Doc, Object, Operation, Owner, Presence, Property, Type};
use crate::plan::Difference;

impl Resolver<'_> {
    /// The differences of all wallets, by path.
    pub(super) fn differences(&self) -> Vec<Difference> {
        let own = self.api.operations.iter().filter_map(|it| match &it.owner {
            Owner::Platform => None,
            Owner::Wallet(id) => Some((id, it)),
        });
        let difference = |(id, own): (&String, &Operation)| {
            let platform = self.platforms(own);
            Difference {
                wallet: self.name_of(id),
                path: own.path.to_string(),
                points: platform.map(|it| points(it, own)).unwrap_or_default(),
                is_known_to_the_platform: platform.is_some(),
            }
        };
        let mut differences: Vec<Difference> = own.map(difference).collect();
        differences
            .sort_by(|one, other| (&one.path, &one.wallet).cmp(&(&other.path, &other.wallet)));
        differences
    }

    /// What people call a wallet.
    fn name_of(&self, id: &str) -> String {
        let wallet = self.api.wallets.iter().find(|it| it.id == id);
        wallet.map_or_else(String::new, |it| Doc::line(&it.name))
    }

    fn platforms(&self, own: &Operation) -> Option<&Operation> {
        self.api.operation(&Owner::Platform, &own.path)
    }
}

fn points(platform: &Operation, own: &Operation) -> Vec<String> {
    let mut points = Vec::new();
    halves(&mut points, "request", &platform.request.object, &own.request.object);
    halves(&mut points, "answer", &platform.response.object, &own.response.object);
    let codes = |of: &Operation| of.result_codes.iter().map(|it| it.code.clone()).collect();
    let (theirs, ours): (BTreeSet<String>, BTreeSet<String>) = (codes(platform), codes(own));
    say(&mut points, "codes of its own", ours.difference(&theirs));
    if platform.idempotency_key != own.idempotency_key {
        say(&mut points, "a repeat is known by", own.idempotency_key.iter());
    }
    points
}

fn halves(points: &mut Vec<String>, half: &str, platform: &Object, own: &Object) {
    let named = |of: &Object, name: &str| of.properties.iter().find(|it| it.name == name).cloned();
    let without = |of: &Object, other: &Object| -> Vec<String> {
        let names = of.properties.iter().map(|it| it.name.clone());
        names.filter(|it| named(other, it).is_none()).collect()
    };
    say(points, &format!("the {half} also has"), without(own, platform).iter());
    say(points, &format!("the {half} has no"), without(platform, own).iter());
    let pairs: Vec<(Property, &Property)> =
        own.properties.iter().filter_map(|it| Some((named(platform, &it.name)?, it))).collect();
    let those = |differs: &dyn Fn(&Property, &Property) -> bool| -> Vec<String> {
        let pairs = pairs.iter().filter(|(theirs, ours)| differs(theirs, ours));
        pairs.map(|(_, it)| it.name.clone()).collect()
    };
    let required = |it: &Property| it.presence == Presence::Required;
    let demanded = those(&|theirs, ours| required(ours) && !required(theirs));
    let optional = those(&|theirs, ours| !required(ours) && required(theirs));
    let retyped = those(&|theirs, ours| !is_alike(&theirs.ty, &ours.ty));
    let bounded = those(&|theirs, ours| {
        is_alike(&theirs.ty, &ours.ty)
            && (&theirs.bounds, &theirs.each) != (&ours.bounds, &ours.each)
    });
    say(points, &format!("the {half} requires"), demanded.iter());
    say(points, &format!("the {half} may leave out"), optional.iter());
    say(points, &format!("of another type in the {half}:"), retyped.iter());
    say(points, &format!("of other bounds in the {half}:"), bounded.iter());
}

fn say<'a>(points: &mut Vec<String>, what: &str, names: impl Iterator<Item = &'a String>) {
    let names: Vec<String> = names.map(|it| format!("`{it}`")).collect();
    if !names.is_empty() {
        points.push(format!("{what} {}", names.join(", ")));
    }
}

/// Whether two types go by one name, wherever they belong.
fn is_alike(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::Named(one), Type::Named(other)) => one.name == other.name,
        (Type::List(one), Type::List(other))
        | (Type::Map(one), Type::Map(other))
        | (Type::JsonText(one), Type::JsonText(other))
        | (Type::Nullable(one), Type::Nullable(other)) => is_alike(one, other),
        (one, other) => one == other,
    }
}
