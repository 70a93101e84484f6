//! How an open answer is carried to its end, and what success says of the money.

use super::site::{Site, Verdict};
use super::wire::Relation;
use super::{Code, Comparison, Step, words};
use crate::ir::{Operation, SettledBy, Switch};

/// What an inquiry can say, each by the key of its list.
type States<'s> = [(&'static str, &'s [String]); 4];

impl Comparison<'_> {
    /// The inquiry that settles an operation, and how its answer is read.
    pub(super) fn settled_by(&mut self, site: &Site<'_>, before: &Operation, after: &Operation) {
        let site = site.down(Step::Part("x-settled-by"));
        let (was, is) = match (&before.settled_by, &after.settled_by) {
            (None, None) => return,
            (None, Some(it)) => return self.comes(&site, it),
            (Some(it), None) => {
                return self.removed(Code::SettledByRemoved, &site, Verdict::BREAKING, asked(it));
            }
            (Some(was), Some(is)) => (was, is),
        };
        let words = [asked(was), asked(is)];
        let is_same_inquiry = self.pairs.path_of(&was.path) == is.path
            || self.pairs.operation(&was.owner, &was.path).is_some_and(|it| it.path == is.path);
        if !is_same_inquiry || self.is_whole && was.owner != is.owner {
            let part = site.down(Step::Part("operation"));
            self.changed(Code::SettledByChanged, &part, Verdict::BREAKING, words.clone());
        }
        if was.with != is.with {
            let part = site.down(Step::Part("with"));
            let pairs = |it: &SettledBy| -> Vec<String> {
                it.with.iter().map(|(there, here)| format!("{there}: {here}")).collect()
            };
            let (was, is) = (pairs(was), pairs(is));
            self.settles(&part, Relation::of_lists(&was, &is), [&was, &is]);
        }
        if was.status != is.status {
            let part = site.down(Step::Part("status"));
            let words = [was, is].map(|it| format!("`{}`", it.status));
            self.changed(Code::SettledByChanged, &part, Verdict::ON_THE_WIRE, words);
        }
        self.states(&site, was, is);
        self.success(&site, was, is);
    }

    /// Where nothing settled it, success was taken at its word.
    fn comes(&mut self, site: &Site<'_>, it: &SettledBy) {
        self.added(Code::SettledByAdded, site, Verdict::ADDITIVE, asked(it));
        let word = SettledBy {
            opens_only: false,
            dry_run: Vec::new(),
            authorizes: Vec::new(),
            ..it.clone()
        };
        self.success(site, &word, it);
    }

    /// A state that gets a meaning was left open before, which is safe; one that changes or loses
    /// its meaning was booked as something else.
    fn states(&mut self, site: &Site<'_>, was: &SettledBy, is: &SettledBy) {
        let (was, is) = (states(was), states(is));
        let before: Vec<&String> = was.iter().flat_map(|(_, it)| *it).collect();
        for ((key, was), (_, is)) in was.into_iter().zip(is).filter(|(one, other)| one != other) {
            let has_moved = is.iter().any(|it| !was.contains(it) && before.contains(&it));
            let relation = match has_moved {
                true => Relation::Other,
                false => Relation::of_lists(was, is),
            };
            self.settles(&site.down(Step::Part(key)), relation, [was, is]);
        }
    }

    fn settles(&mut self, site: &Site<'_>, relation: Relation, [was, is]: [&[String]; 2]) {
        let words = [was, is].map(|it| words::list(it.iter()));
        match relation {
            Relation::Same => self.changed(Code::OrderChanged, site, Verdict::DOCS, words),
            Relation::Wider => {
                self.changed(Code::SettledByExtended, site, Verdict::MORE_ON_THE_WIRE, words);
            }
            _ => self.changed(Code::SettledByChanged, site, Verdict::ON_THE_WIRE, words),
        }
    }

    /// What success says: nothing of it may change unseen.
    fn success(&mut self, site: &Site<'_>, was: &SettledBy, is: &SettledBy) {
        if was.opens_only != is.opens_only {
            let part = site.down(Step::Part("opensOnly"));
            let words = [was, is].map(|it| format!("`{}`", it.opens_only));
            self.changed(Code::SuccessChanged, &part, Verdict::ON_THE_WIRE, words);
        }
        for (key, was, is) in
            [("dryRun", &was.dry_run, &is.dry_run), ("authorizes", &was.authorizes, &is.authorizes)]
        {
            if was != is {
                let (part, words) = (site.down(Step::Part(key)), [was, is].map(|it| switches(it)));
                let is_reordered = sorted(was) == sorted(is);
                let (code, verdict) = match is_reordered {
                    true => (Code::OrderChanged, Verdict::DOCS),
                    false => (Code::SuccessChanged, Verdict::ON_THE_WIRE),
                };
                self.changed(code, &part, verdict, words);
            }
        }
    }
}

fn states(of: &SettledBy) -> States<'_> {
    [
        ("succeeded", &of.succeeded),
        ("authorized", &of.authorized),
        ("failed", &of.failed),
        ("neverExisted", &of.never_existed),
    ]
}

fn asked(of: &SettledBy) -> String {
    format!("`{}` tells by `{}`", of.path.name(), of.status)
}

fn switches(of: &[Switch]) -> String {
    let switch = |it: &Switch| format!("{} on {}", it.property, it.on.join(" or "));
    let switches: Vec<String> = of.iter().map(switch).collect();
    words::list(switches.iter())
}

fn sorted(of: &[Switch]) -> Vec<(&String, Vec<&String>)> {
    let mut switches: Vec<_> = of
        .iter()
        .map(|it| {
            let mut on: Vec<&String> = it.on.iter().collect();
            on.sort();
            (&it.property, on)
        })
        .collect();
    switches.sort();
    switches
}
