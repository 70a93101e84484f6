//! An answer is to the request that was sent, as far as it says which it is to.

use std::borrow::Cow;
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use crate::message::{Properties, Rules};
use crate::{Json, Message, View};

/// What the names of ids end in: `paymentId`, `refundRequestId`.
const ID: &str = "Id";

/// One of the request's own ids.
struct Id<'r> {
    rules: Rules,
    value: Cow<'r, str>,
}

impl Id<'_> {
    fn is_named(&self, name: &str) -> bool {
        self.rules.name == name || self.rules.also.contains(&name)
    }
}

/// Names an id that the request and the answer both have, and not the same.
///
/// A signature covers an answer, its time, its path and the client, but not the request that it is
/// to. So a genuine answer about one payment, sent again within the clock's tolerance, would pass
/// for an answer about another. Looked at is what stands at the top of both; an id that the wallet
/// leaves out, as `null` or as empty text, contradicts nothing.
pub(super) fn contradicted(request: &dyn Message, answer: &[u8]) -> Option<&'static str> {
    let ids = ids(request);
    if ids.is_empty() {
        return None;
    }
    let mut json = serde_json::Deserializer::from_slice(answer);
    // What cannot be read is said by whoever reads the answer next.
    Contradicted(&ids).deserialize(&mut json).ok().flatten()
}

fn ids(request: &dyn Message) -> Vec<Id<'_>> {
    let properties = Properties::of(request);
    let ids = properties.iter().filter(|it| it.rules.name.ends_with(ID));
    ids.filter_map(|it| match it.view() {
        View::Text(value) if !value.is_empty() => Some(Id { rules: it.rules, value }),
        View::Integer(value) => Some(Id { rules: it.rules, value: value.to_string().into() }),
        _ => None,
    })
    .collect()
}

/// Looks through an answer for another value of one of the ids.
struct Contradicted<'a, 'r>(&'a [Id<'r>]);

impl<'de> DeserializeSeed<'de> for Contradicted<'_, '_> {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Contradicted<'_, '_> {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut answer: A) -> Result<Self::Value, A::Error> {
        let mut contradicted = None;
        while let Some(name) = answer.next_key::<Cow<'de, str>>()? {
            let Some(id) = self.0.iter().find(|it| it.is_named(&name)) else {
                answer.next_value::<IgnoredAny>()?;
                continue;
            };
            let is_another = match answer.next_value::<Json>()? {
                Json::String(value) => !value.is_empty() && value != id.value,
                Json::Number(value) => value.to_string() != id.value,
                _ => false,
            };
            if is_another {
                contradicted = Some(id.rules.name);
            }
        }
        Ok(contradicted)
    }
}

#[cfg(test)]
mod tests {
    use super::contradicted;
    use crate::{Message, Properties, Slot, Value, name};

    /// Asks about a payment by two numbers, of which the second may be left out.
    struct Inquiry(String, Option<String>, String);

    impl Message for Inquiry {
        fn properties<'m>(&'m self, to: &mut Properties<'m>) {
            to.required(name("paymentId"), &self.0);
            to.optional(name("paymentRequestId").or(&["merchantTransId"]), &self.1);
            to.required(name("refreshToken"), &self.2);
        }

        fn property(&mut self, _: &str) -> Slot<'_> {
            Slot::Unknown
        }

        fn blank() -> Self {
            Self(Value::blank(), None, Value::blank())
        }
    }

    fn contradicted_by(answer: &str) -> Option<&'static str> {
        let request = Inquiry("7".to_owned(), Some("order-7".to_owned()), "t".to_owned());
        contradicted(&request, answer.as_bytes())
    }

    #[test]
    fn another_value_of_an_id_is_a_contradiction_however_it_is_written() {
        for (answer, name) in [
            (r#"{"paymentId":"8"}"#, "paymentId"),
            (r#"{"paymentId":8}"#, "paymentId"),
            (r#"{"payment\u0049d":"8"}"#, "paymentId"),
            (r#"{"paymentId":"7","paymentRequestId":"order-8"}"#, "paymentRequestId"),
            (r#"{"merchantTransId":"order-8"}"#, "paymentRequestId"),
            (r#"{"paymentId":"8","paymentId":"7"}"#, "paymentId"),
        ] {
            assert_eq!(contradicted_by(answer), Some(name), "{answer}");
        }
    }

    #[test]
    fn what_is_the_same_or_left_out_or_no_id_is_none() {
        for answer in [
            r#"{"paymentId":"7","paymentRequestId":"order-7"}"#,
            r#"{"paymentId":7}"#,
            r#"{"paymentId":"","paymentRequestId":null}"#,
            r#"{"refreshToken":"another"}"#,
            r#"{"payment":{"paymentId":"8"}}"#,
            "{}",
            "[",
        ] {
            assert_eq!(contradicted_by(answer), None, "{answer}");
        }
    }

    #[test]
    fn an_id_that_was_not_sent_is_the_wallets_to_give() {
        let request = Inquiry("7".to_owned(), None, "t".to_owned());
        assert_eq!(contradicted(&request, br#"{"paymentRequestId":"order-8"}"#), None);
    }
}
