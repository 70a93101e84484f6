//! What an endpoint does to the ledger, and under which key it does so once.

use super::Asked;
use crate::Endpoint;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    Pay,
    InquirePayment,
    Refund,
    InquireRefund,
    Capture,
    Void,
    InquireVoid,
    Cancel,
    Accept,
    Confirm,
}

/// What makes a repeat the same request: whose it is, and the merchant's number for it.
///
/// Facts of the protocol: in v1 the merchant is the client's partner, and the key a pair.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    deed: Deed,
    client_id: String,
    partner_id: Option<String>,
    number: String,
}

impl Deed {
    /// Reads it off the endpoint's name, which wallets and versions have in common.
    pub(super) fn of(endpoint: &Endpoint) -> Option<Self> {
        let (folder, _) = endpoint.path.rsplit_once('/')?;
        if !folder.ends_with("/payments") {
            return None;
        }
        Some(match endpoint.id {
            "pay" | "retailPay" | "createQrOrder" | "createQROrder" | "linkPayCreate" => Self::Pay,
            "inquiryPayment" => Self::InquirePayment,
            "refund" | "refundApply" => Self::Refund,
            "inquiryRefund" => Self::InquireRefund,
            "capture" => Self::Capture,
            "void" => Self::Void,
            "inquiryVoid" => Self::InquireVoid,
            "cancel" => Self::Cancel,
            "merchantAccept" => Self::Accept,
            "confirm" => Self::Confirm,
            _ => return None,
        })
    }

    /// Whether the user has to agree first: where the endpoint's example is `A`, and where an order
    /// is made that can be paid later.
    pub(super) fn waits(asked: &Asked) -> bool {
        let accepted = asked.example().get("result").is_some_and(|it| it["resultStatus"] == "A");
        accepted || !matches!(asked.endpoint.id, "pay" | "retailPay")
    }

    fn number(self) -> Option<&'static str> {
        match self {
            Self::Pay => Some("paymentRequestId"),
            Self::Refund => Some("refundRequestId"),
            Self::Capture => Some("captureRequestId"),
            Self::Void => Some("voidRequestId"),
            // No page has a key for these.
            Self::Cancel | Self::Accept | Self::Confirm => None,
            Self::InquirePayment | Self::InquireRefund | Self::InquireVoid => None,
        }
    }
}

impl Key {
    /// Nothing where the request has no number, and nothing makes it the same.
    pub(super) fn of(deed: Deed, asked: &Asked) -> Option<Self> {
        Self::named(deed, deed.number()?, asked)
    }

    /// The key under which a deed was done, by its number in another request.
    pub(super) fn named(deed: Deed, number: &str, asked: &Asked) -> Option<Self> {
        Some(Self {
            deed,
            client_id: asked.client_id.clone(),
            partner_id: asked.text("partnerId").map(str::to_owned),
            number: asked.text(number)?.to_owned(),
        })
    }
}
