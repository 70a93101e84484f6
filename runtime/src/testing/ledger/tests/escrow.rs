//! SuperQi's escrow: paid, accepted by the merchant, confirmed for the customer.

use serde_json::{Value as Json, json};

use super::bench::{Bench, amount, code, now, payment};
use crate::testing::ledger::{Approval, MovementKind, PaymentState};

const ACCEPT: &str = "/v1/payments/merchantAccept";
const CONFIRM: &str = "/v1/payments/confirm";
const VOID: &str = "/v1/payments/void";
const CANCEL: &str = "/v1/payments/cancel";
const INQUIRY: &str = "/v1/payments/inquiryPayment";

/// A payment in escrow that waits for the user.
fn escrow() -> (Bench, Json) {
    let mut bench = Bench::new(Approval::WhenTold);
    let mut request = payment("1", "100");
    request["productCode"] = "51051000101000100008".into();
    let id = bench.ask_superqi("/v1/payments/pay", request)["paymentId"].take();
    (bench, json!({"paymentId": id}))
}

fn confirm(payment: &Json) -> Json {
    json!({"paymentId": payment["paymentId"], "confirmRequestId": "c1"})
}

#[test]
fn money_is_the_merchants_once_it_is_accepted_and_confirmed() {
    let (mut bench, it) = escrow();
    assert_eq!(code(&bench.ask_superqi(ACCEPT, it.clone())), "ORDER_STATUS_INVALID", "not paid");
    bench.0.decide("1", true, now()).unwrap();
    assert_eq!(bench.ask_superqi(INQUIRY, it.clone())["paymentStatus"], "AUTH_SUCCESS");
    let early = bench.ask_superqi(CONFIRM, confirm(&it));
    assert_eq!(code(&early), "ORDER_STATUS_INVALID", "not accepted");

    let accepted = bench.ask_superqi(ACCEPT, it.clone());
    assert_eq!((code(&accepted), &accepted["paymentRequestId"]), ("SUCCESS", &json!("1")));
    assert_eq!(code(&bench.ask_superqi(ACCEPT, it.clone())), "ORDER_IS_MERCHANT_ACCEPTED");

    let confirmed = bench.ask_superqi(CONFIRM, confirm(&it));
    assert!(confirmed["confirmId"].is_string() && confirmed["confirmTime"].is_string());
    assert_eq!(bench.ask_superqi(INQUIRY, it.clone())["paymentStatus"], "SUCCESS");
    assert_eq!(bench.0.payments()[0].moved_in_all(MovementKind::Confirmation), 100);

    let again = bench.ask_superqi(CONFIRM, confirm(&it));
    assert_eq!(code(&again), "ORDER_STATUS_INVALID", "there is one confirmation");
    let refund = json!({"paymentRequestId": "1", "refundRequestId": "r1",
        "refundAmount": amount("100")});
    assert_eq!(code(&bench.ask_superqi("/v1/payments/refund", refund)), "SUCCESS");
}

#[test]
fn it_is_cancelled_before_it_is_accepted_and_voided_afterwards() {
    let (mut bench, it) = escrow();
    bench.0.decide("1", true, now()).unwrap();
    let void = json!({"paymentRequestId": "1", "voidRequestId": "v1"});
    assert_eq!(code(&bench.ask_superqi(VOID, void)), "ORDER_STATUS_INVALID");
    assert_eq!(code(&bench.ask_superqi(CANCEL, it.clone())), "SUCCESS");
    assert_eq!(code(&bench.ask_superqi(ACCEPT, it)), "ORDER_STATUS_INVALID");

    let (mut bench, it) = escrow();
    bench.0.decide("1", true, now()).unwrap();
    bench.ask_superqi(ACCEPT, it.clone());
    assert_eq!(code(&bench.ask_superqi(CANCEL, it.clone())), "ORDER_STATUS_INVALID");
    let void = json!({"paymentRequestId": "1", "voidRequestId": "v2"});
    assert_eq!(code(&bench.ask_superqi(VOID, void)), "SUCCESS");
    assert_eq!(bench.0.payments()[0].state, PaymentState::Cancelled);
    assert_eq!(code(&bench.ask_superqi(CONFIRM, confirm(&it))), "ORDER_STATUS_INVALID");
}

#[test]
fn what_is_not_in_escrow_is_neither_accepted_nor_confirmed_nor_captured() {
    let (mut bench, it) = escrow();
    bench.0.decide("1", true, now()).unwrap();
    let capture = json!({"paymentId": it["paymentId"], "captureRequestId": "c1"});
    assert_eq!(code(&bench.ask_superqi("/v2/payments/capture", capture)), "AUTH_NOT_FOUND");

    let mut bench = Bench::new(Approval::AtOnce);
    let it = json!({"paymentId": bench.pay("1", "100")["paymentId"]});
    assert_eq!(code(&bench.ask_superqi(ACCEPT, it.clone())), "ORDER_UNSUPPORTED_OPERATION");
    assert_eq!(code(&bench.ask_superqi(CONFIRM, confirm(&it))), "ORDER_STATUS_INVALID");
    let missing = confirm(&json!({"paymentId": "W9"}));
    assert_eq!(code(&bench.ask_superqi(CONFIRM, missing)), "ORDER_NOT_EXIST");
}
