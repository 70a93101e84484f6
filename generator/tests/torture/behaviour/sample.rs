//! One JSON value goes through one type.

use std::fmt::Debug;

use miniprogram_runtime::codec::{self, Unknown};
use miniprogram_runtime::{Message, Properties, Slot, Value, name};
use serde_json::Value as Json;

/// A type of a case, whichever it is.
pub(crate) trait Type: Sync {
    fn case(&self) -> &'static str;
    fn ident(&self) -> &'static str;

    /// Tries a sample; says what is not as it says.
    fn run(&self, sample: &Json) -> Result<(), String>;
}

/// A type of a case.
pub(crate) struct Typed<V> {
    pub(crate) case: &'static str,
    pub(crate) ident: &'static str,
    /// The variant that a value is; nothing where the type is no enum.
    pub(crate) variant: fn(&V) -> &'static str,
}

impl<V: Value + PartialEq + Debug> Type for Typed<V> {
    fn case(&self) -> &'static str {
        self.case
    }

    fn ident(&self) -> &'static str {
        self.ident
    }

    fn run(&self, sample: &Json) -> Result<(), String> {
        let exact = sample["text"].as_str().map(str::to_owned);
        let text = exact.clone().unwrap_or_else(|| sample["json"].to_string());
        let value = match (read::<V>(&text), sample["error"].as_str()) {
            (Ok(value), None) => value,
            (Err(why), Some(words)) if why.contains(words) => return Ok(()),
            (Err(why), _) => return Err(format!("{text} is not read: {why}")),
            (Ok(value), Some(_)) => return Err(format!("{text} is read: {:?}", value.0)),
        };
        let written = String::from_utf8(codec::write(&value)).expect("JSON is UTF-8");
        let back = sample.get("back").map(Json::to_string).unwrap_or(text);
        let is_back = match exact {
            Some(_) => written == held(&back),
            None => json(&written) == json(&held(&back)),
        };
        if !is_back {
            return Err(format!("{back} comes back as {written}"));
        }
        if read_held::<V>(&written)? != value {
            return Err(format!("{written} is read as another value"));
        }
        is("as", sample, (self.variant)(&value.0))?;
        shows(sample, &format!("{:?}", value.0))?;
        keeps_bounds(sample, &value)
    }
}

/// A message with nothing but the value.
#[derive(PartialEq)]
struct Holder<V>(V);

impl<V: Value> Message for Holder<V> {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.nullable(name(HELD), &self.0);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        if name == HELD { self.0.slot() } else { Slot::Unknown }
    }

    fn blank() -> Self {
        Self(V::blank())
    }
}

/// What the value is called in its message.
const HELD: &str = "it";

fn held(text: &str) -> String {
    format!("{{\"{HELD}\":{text}}}")
}

fn read<V: Value>(text: &str) -> Result<Holder<V>, String> {
    read_held(&held(text))
}

fn read_held<V: Value>(text: &str) -> Result<Holder<V>, String> {
    let mut value = Holder(V::blank());
    codec::read(text.as_bytes(), &mut value, Unknown::Ignore).map_err(|why| why.to_string())?;
    Ok(value)
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("what is written is JSON")
}

fn is(word: &str, sample: &Json, found: &str) -> Result<(), String> {
    match sample[word].as_str() {
        Some(expected) if expected != found => Err(format!("{word} {found}, not {expected}")),
        _ => Ok(()),
    }
}

fn shows(sample: &Json, shown: &str) -> Result<(), String> {
    match sample["shows"].as_str() {
        Some(words) if !shown.contains(words) => Err(format!("shows {shown}, without {words}")),
        _ => Ok(()),
    }
}

fn keeps_bounds(sample: &Json, value: &dyn Message) -> Result<(), String> {
    let violations = codec::check(value);
    let said = violations.iter().map(|it| {
        let path = it.path().strip_prefix(HELD).unwrap_or(it.path());
        format!("{} {}", path.trim_start_matches('.'), it.rule())
    });
    let said: Vec<Json> = said.map(|it| Json::from(it.trim_start())).collect();
    let expected = sample["violates"].as_array().cloned().unwrap_or_default();
    if said == expected { Ok(()) } else { Err(format!("violates {}", Json::from(said))) }
}
