//! What is asked and answered, and the examples of both.

use std::collections::BTreeMap;

use super::objects::Holder;
use super::renames::Matched;
use super::site::{Site, Verdict};
use super::uses::ways;
use super::{Code, Comparison, Of, Step, words};
use crate::ir::{Example, Message, Operation};

impl<'a> Comparison<'a> {
    /// Both halves of an operation.
    pub(super) fn messages(&mut self, before: &'a Operation, after: &'a Operation) {
        let of_request = |it: &Operation| Of::Request(it.owner.clone(), it.path.clone());
        let of_response = |it: &Operation| Of::Response(it.owner.clone(), it.path.clone());
        let request = self.at(before, after, ways(before, true), of_request);
        let response = self.at(before, after, ways(before, false), of_response);
        let holders = |half: &str, messages: [&'a Message; 2]| {
            let [one, other] = messages;
            [(before, one), (after, other)].map(|(operation, it)| Holder {
                id: operation.message_id(half),
                object: &it.object,
            })
        };
        self.objects(&request, holders("request", [&before.request, &after.request]));
        self.examples(&request, [&before.request.examples, &after.request.examples]);
        self.answer_type(&response, before, after);
        self.objects(&response, holders("response", [&before.response, &after.response]));
        self.examples(&response, [&before.response.examples, &after.response.examples]);
    }

    /// An answer without properties is the runtime's, and has no type of its own.
    fn answer_type(&mut self, site: &Site<'_>, before: &Operation, after: &Operation) {
        let [was, is] = [before, after].map(|it| it.response.object.is_empty());
        let words = |is_empty: bool| match is_empty {
            true => "`Empty`".to_owned(),
            false => "a type of its own".to_owned(),
        };
        let code = if was { Code::AnswerTypeAdded } else { Code::AnswerTypeRemoved };
        if was != is {
            self.changed(code, site, Verdict::IN_SOURCE, [words(was), words(is)]);
        }
    }

    fn examples(&mut self, site: &Site<'_>, [before, after]: [&[Example]; 2]) {
        let by_name = |it: &'_ Example| it.name.clone();
        let names: Vec<_> = before.iter().map(by_name).collect();
        let old: BTreeMap<_, _> = before.iter().map(|it| (by_name(it), it)).collect();
        let now: BTreeMap<_, _> = after.iter().map(|it| (by_name(it), it)).collect();
        for (name, example) in &old {
            let site = site.down(Step::Example(name.clone()));
            let was = words::json(&example.value);
            match now.get(name) {
                None => self.removed(Code::ExampleRemoved, &site, Verdict::DOCS, was),
                Some(other) if other.value == example.value => {}
                Some(other) => {
                    let words = words::json_apart([&example.value, &other.value]);
                    self.changed(Code::ExampleChanged, &site, Verdict::DOCS, words);
                }
            }
        }
        for (name, example) in now.iter().filter(|(name, _)| !old.contains_key(*name)) {
            let site = site.down(Step::Example(name.clone()));
            self.added(Code::ExampleAdded, &site, Verdict::DOCS, words::json(&example.value));
        }
        let shown = |it: &Option<String>| it.clone().unwrap_or_else(|| "example".to_owned());
        let after: Vec<String> = after.iter().map(|it| shown(&it.name)).collect();
        let before: Vec<String> = names.iter().map(shown).collect();
        self.order(&site.down(Step::Part("examples")), &before, &after);
    }

    /// The request's properties of these names, by their names of now.
    pub(super) fn renamed_in(
        &self,
        before: &Operation,
        after: &Operation,
        names: &[String],
    ) -> Vec<String> {
        let of = |it: &Operation| Of::Request(it.owner.clone(), it.path.clone());
        let told = self.pairs.told(&super::Subject { of: of(before), path: Vec::new() });
        let objects = [&before.request.object, &after.request.object];
        let matched = Matched::of(objects, &told, &self.prints);
        names.iter().map(|it| matched.name_of(it)).collect()
    }
}
