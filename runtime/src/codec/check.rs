//! A message is held against the bounds that its spec states.

use std::fmt;

mod finer;

use super::path::Path;
use crate::message::{Bounds, Properties, bounds};
use crate::{Message, View};

/// One bound that a message does not keep to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    rule: String,
}

impl Violation {
    /// Where it is: `order.goods[1].goodsName`. The entries of a map that is sensitive are counted,
    /// as their names may be, too.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong, without the value: `is 70 characters long, at most 64 are allowed`.
    pub fn rule(&self) -> &str {
        &self.rule
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => write!(f, "the message {}", self.rule),
            path => write!(f, "{path} {}", self.rule),
        }
    }
}

/// Finds every bound that the message does not keep to, in the order of its properties.
pub fn check(message: &dyn Message) -> Vec<Violation> {
    let mut violations = Violations { found: Vec::new(), is_sensitive: false };
    violations.message(&Path::Root, message);
    violations.found
}

struct Violations {
    found: Vec<Violation>,
    /// Whether what is looked at stands in something sensitive.
    is_sensitive: bool,
}

impl Violations {
    fn message(&mut self, path: &Path<'_>, message: &dyn Message) {
        let properties = Properties::of(message);
        for property in properties.iter() {
            let rules = &property.rules;
            let path = Path::Name(path, rules.name);
            let outer = self.is_sensitive;
            self.is_sensitive |= rules.sensitive;
            self.value(&path, &property.view(), rules.bounds, rules.each);
            self.is_sensitive = outer;
        }
        for (name, view) in properties.others() {
            let path = &Path::Name(path, name);
            if properties.has(name) {
                self.add(path, "is a property of its own and stands among the others".to_owned());
            }
            self.value(path, &view, bounds(), bounds());
        }
        for names in properties.alternatives() {
            let mut present = properties.iter().filter(|it| it.is_present());
            if !present.any(|it| names.contains(&it.rules.name)) {
                let names = names.join(", ");
                self.add(path, format!("needs at least one of {names}"));
            }
        }
    }

    fn value(&mut self, path: &Path<'_>, view: &View<'_>, own: Bounds, each: Bounds) {
        match view {
            View::Absent | View::Null | View::Boolean(_) | View::Json(_) | View::Unknown(_) => {}
            View::Integer(it) => self.whole(path, (*it).into(), own),
            View::Whole(it) => self.whole(path, *it, own),
            View::Number(it) => self.number(path, *it, own),
            View::Text(it) => self.length(path, it, own),
            View::List(list) => {
                self.count(path, list.len(), own);
                for index in 0..list.len() {
                    self.value(&Path::Index(path, index), &list.get(index), each, bounds());
                }
            }
            View::Map(map) => {
                for (index, (name, value)) in map.entries().into_iter().enumerate() {
                    let path = match self.is_sensitive {
                        true => Path::Index(path, index),
                        false => Path::Name(path, name),
                    };
                    self.value(&path, &value, each, bounds());
                }
            }
            View::Message(message) => self.message(path, *message),
        }
        if let Some(finer) = own.finer {
            let faults = finer::faults(view, finer);
            faults.into_iter().for_each(|rule| self.add(path, rule));
        }
    }

    fn whole(&mut self, path: &Path<'_>, number: i128, Bounds { minimum, maximum, .. }: Bounds) {
        if number < minimum.into() && minimum != i64::MIN {
            self.add(path, format!("is below {minimum}"));
        }
        if number > maximum.into() && maximum != i64::MAX {
            self.add(path, format!("is above {maximum}"));
        }
    }

    fn number(&mut self, path: &Path<'_>, number: f64, Bounds { minimum, maximum, .. }: Bounds) {
        if !number.is_finite() {
            self.add(path, "is not a number that JSON can hold".to_owned());
        } else if minimum != i64::MIN && number < minimum as f64 {
            self.add(path, format!("is below {minimum}"));
        } else if maximum != i64::MAX && number > maximum as f64 {
            self.add(path, format!("is above {maximum}"));
        }
    }

    fn length(&mut self, path: &Path<'_>, text: &str, bounds: Bounds) {
        let Bounds { min_length, max_length, .. } = bounds;
        // A text has at most as many characters as bytes, and that count is free.
        if min_length == 0 && text.len() <= max_length as usize {
            return;
        }
        let length = text.chars().count();
        if length < min_length as usize {
            self.add(
                path,
                format!("is {length} characters long, at least {min_length} are needed"),
            );
        }
        if length > max_length as usize {
            self.add(
                path,
                format!("is {length} characters long, at most {max_length} are allowed"),
            );
        }
    }

    fn count(
        &mut self,
        path: &Path<'_>,
        items: usize,
        Bounds { min_items, max_items, .. }: Bounds,
    ) {
        if items < min_items as usize {
            self.add(path, format!("has {items} items, at least {min_items} are needed"));
        }
        if items > max_items as usize {
            self.add(path, format!("has {items} items, at most {max_items} are allowed"));
        }
    }

    fn add(&mut self, path: &Path<'_>, rule: String) {
        self.found.push(Violation { path: path.to_string(), rule });
    }
}
