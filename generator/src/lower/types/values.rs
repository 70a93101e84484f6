//! An enum becomes a choice of texts or of numbers; of other values the words are kept.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Typing;
use super::held::Held;
use super::prose::code;
use crate::diagnostic::{Code, Diagnostic, quoted};
use crate::document::{Node, Value};
use crate::ir::{Doc, Numeral, SchemaId, Shape, Type, Variant};
use crate::schema::compose::Composed;
use crate::schema::{House, Kind, number, value};

impl<'d> Typing<'d> {
    /// What the values of an enum come to.
    pub(super) fn values(&mut self, composed: &Composed<'d>, id: &Rc<SchemaId>) -> Held {
        let values = composed.values.clone().unwrap_or_default();
        let kinds = composed.kinds.clone().unwrap_or_default();
        let house = composed.find(|it| it.house.said_of_values());
        let house = house.unwrap_or_default();
        if kinds.iter().all(|it| *it == Kind::Text) && !kinds.is_empty() {
            let variants = self.variants(composed, &values, &house);
            return self.choice(composed, id, Shape::Choice(variants));
        }
        let only = kinds.iter().next().filter(|_| kinds.len() == 1).copied();
        match only {
            Some(Kind::Integer | Kind::Number) => self.numbers(composed, id, &values, &house),
            Some(Kind::Boolean) => {
                if !values.iter().all(|it| matches!(it.value, Value::Flag(_))) {
                    let place = composed.spot.keyword("enum");
                    let message = "an enum of `true` and `false` with another value";
                    let fault = Diagnostic::new(Code::OddValue, place, message);
                    self.notes.warn(fault.help("write `true` and `false` without quotes"));
                }
                Held { prose: listed(&values), ..Held::new(Type::Boolean) }
            }
            _ if kinds.iter().all(|it| [Kind::Integer, Kind::Number].contains(it)) => {
                self.numbers(composed, id, &values, &house)
            }
            _ => self.mixed(composed),
        }
    }

    fn choice(&mut self, composed: &Composed<'d>, id: &Rc<SchemaId>, shape: Shape) -> Held {
        let (id, is_new) = self.claim(id, &composed.key());
        if is_new {
            let prose = super::prose::of_type(composed);
            let deprecated = composed.any(|it| it.prose.deprecated);
            self.enter(&id, composed.spot, &prose, deprecated, shape);
        }
        Held::new(Type::Named((*id).clone()))
    }

    /// The texts. A number or a flag among them is taken for the text that it is written as.
    fn variants(
        &mut self,
        composed: &Composed<'d>,
        values: &[&'d Node],
        house: &House<'d>,
    ) -> Vec<Variant> {
        let (mut variants, mut seen) = (Vec::new(), BTreeSet::new());
        for (index, node) in values.iter().enumerate() {
            let text = match &node.value {
                Value::Text(text) => text.clone(),
                _ => {
                    let place = composed.spot.document.place_of(node);
                    let fault = Diagnostic::new(
                        Code::OddValue,
                        place,
                        "a value of an enum of texts that is no text",
                    );
                    self.notes.warn(fault.help("put it in quotes"));
                    match &node.value {
                        Value::Number(_) | Value::Flag(_) => value::shown(node),
                        _ => continue,
                    }
                }
            };
            if seen.insert(text.clone()) {
                let doc = Doc::new(house.doc_of(&text, index).unwrap_or_default());
                variants.push(Variant { value: text, doc });
            }
        }
        variants
    }

    /// Whole numbers of 64 bits are a choice; of others the words are kept.
    fn numbers(
        &mut self,
        composed: &Composed<'d>,
        id: &Rc<SchemaId>,
        values: &[&'d Node],
        house: &House<'d>,
    ) -> Held {
        let written: Vec<&str> = values.iter().filter_map(|it| digits(it)).collect();
        if written.len() < values.len() {
            let fault = Diagnostic::new(
                Code::OddValue,
                composed.spot.keyword("enum"),
                "an enum of numbers with another value",
            );
            self.notes.warn(fault.help("list numbers, or write `type: string`"));
        }
        let wholes: Option<Vec<i64>> =
            written.iter().map(|it| i64::try_from(number::whole(it)?).ok()).collect();
        let Some(wholes) = wholes.filter(|it| !it.is_empty()) else {
            let is_whole = written.iter().all(|it| number::whole(it).is_some());
            let takes_wholes = composed.kind() == Some(Kind::Integer);
            let held = if takes_wholes || is_whole && !written.is_empty() {
                self.integer(composed)
            } else {
                self.number(composed)
            };
            return Held { prose: listed(values), ..held };
        };
        let (mut numerals, mut seen) = (Vec::new(), BTreeSet::new());
        for (index, value) in wholes.into_iter().enumerate() {
            if seen.insert(value) {
                let name = house.value_names.get(index).and_then(Node::text).map(str::to_owned);
                let doc = Doc::new(house.doc_of(&value.to_string(), index).unwrap_or_default());
                numerals.push(Numeral { value, name, doc });
            }
        }
        self.choice(composed, id, Shape::Numbers(numerals))
    }

    fn mixed(&mut self, composed: &Composed<'d>) -> Held {
        let place = composed.spot.keyword("enum");
        let message = "values of several types in one enum are kept as JSON";
        let shown: Vec<String> =
            composed.values.iter().flatten().take(3).map(|it| quoted(&value::shown(it))).collect();
        let warning = Diagnostic::new(Code::MixedEnum, place, message)
            .label(format!("such as {}", shown.join(", ")));
        self.notes.warn(warning.help("list values of one type"));
        let values = composed.values.as_deref().unwrap_or_default();
        Held { prose: listed(values), ..Held::new(Type::Json) }
    }
}

/// The values in a sentence, where no type shows them.
fn listed(values: &[&Node]) -> String {
    const AT_MOST: usize = 20;
    let mut shown: Vec<String> =
        values.iter().take(AT_MOST).map(|it| code(&value::shown(it))).collect();
    if values.len() > AT_MOST {
        shown.push("others".to_owned());
    }
    match shown.split_last() {
        Some((only, [])) => format!("Always {only}."),
        Some((last, rest)) => format!("One of {} and {last}.", rest.join(", ")),
        None => String::new(),
    }
}

/// The digits of a number, in quotes or not.
fn digits(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Number(written) | Value::Text(written) => {
            number::real(written).map(|_| written.as_str())
        }
        _ => None,
    }
}

impl<'d> House<'d> {
    /// Itself, where it says anything of an enum's values.
    fn said_of_values(self) -> Option<Self> {
        (self.value_docs.is_some() || !self.value_names.is_empty()).then_some(self)
    }

    /// What one of an enum's values means.
    fn doc_of(&self, value: &str, index: usize) -> Option<&'d str> {
        let docs = self.value_docs?;
        docs.get(value).or_else(|| docs.items().get(index)).and_then(Node::text)
    }
}
