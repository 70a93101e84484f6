//! A request, as the ledger reads it: properties by their names.

use serde_json::{Map, Value};

use super::{Approval, Holding};
use crate::codec::{self, Unknown};
use crate::{Amount, Endpoint, Message};

/// The product codes of payments whose money is held at first, as SuperQi's page of `pay` lists them.
const AUTHORIZATION: &str = "51051000101000000012";
const ESCROW: &str = "51051000101000100008";

/// What somebody asks of the wallet.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) endpoint: Endpoint,
    pub(crate) client_id: String,
    pub(crate) properties: Map<String, Value>,
    /// How the user agrees to this payment. Nothing where it is as to all others.
    pub(crate) approval: Option<Approval>,
}

impl Asked {
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.properties.get(name)?.as_str()
    }

    /// Whether a property is `true`, be it JSON's or the text that some wallets show.
    pub(super) fn is_set(&self, name: &str) -> bool {
        is_true(self.properties.get(name))
    }

    /// Whether the money is to be held at first, and until when.
    pub(super) fn holding(&self) -> Holding {
        match self.text("productCode") {
            Some(ESCROW) => Holding::Escrow { accepted: false },
            Some(AUTHORIZATION) => Holding::Authorization,
            _ if self.has_factor("isAuthorizationPayment") => Holding::Authorization,
            _ => Holding::Nothing,
        }
    }

    /// Whether the payment is only to be tried, and no money is to move.
    pub(super) fn is_dry_run(&self) -> bool {
        self.has_factor("isPaymentEvaluation")
    }

    fn has_factor(&self, name: &str) -> bool {
        is_true(self.properties.get("paymentFactor").and_then(|it| it.get(name)))
    }

    /// An amount that is above nothing. Nothing where it is missing or malformed.
    pub(super) fn amount(&self, name: &str) -> Option<Amount> {
        let json = self.properties.get(name)?.to_string();
        let mut amount = Amount::blank();
        codec::read(json.as_bytes(), &mut amount, Unknown::Ignore).ok()?;
        (amount.value.0 > 0).then_some(amount)
    }

    /// The endpoint's example of an answer.
    pub(super) fn example(&self) -> Map<String, Value> {
        serde_json::from_str(self.endpoint.response_example).unwrap_or_default()
    }
}

fn is_true(value: Option<&Value>) -> bool {
    value.is_some_and(|it| it.as_bool().unwrap_or(it == "true"))
}
