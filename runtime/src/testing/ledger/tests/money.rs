//! Money moves within what was paid, and each time once.

use serde_json::{Value as Json, json};

use super::bench::{Bench, amount, code, now, payment};
use crate::testing::ledger::{Approval, MovementKind, PaymentState};

fn refund(bench: &mut Bench, number: &str, value: Json) -> Json {
    let request =
        json!({"refundRequestId": number, "paymentRequestId": "1", "refundAmount": value});
    bench.ask("/v2/payments/refund", request)
}

/// Asks to capture or void, of all that is left or of so much.
fn move_on(bench: &mut Bench, deed: &str, number: &str, value: Option<&str>, more: Json) -> Json {
    let path = if deed == "capture" { "/v2/payments/capture" } else { "/v2/payments/void" };
    let id = bench.0.payments()[0].payment_id.clone();
    let mut request = json!({"paymentId": id});
    request[format!("{deed}RequestId")] = number.into();
    if let Some(value) = value {
        request[format!("{deed}Amount")] = amount(value);
    }
    if !more.is_null() {
        request["isLastCapture"] = more;
    }
    bench.ask(path, request)
}

/// A payment of 100 whose money is held.
fn authorized() -> Bench {
    let mut bench = Bench::new(Approval::AtOnce);
    let mut request = payment("1", "100");
    request["paymentFactor"] = json!({"isAuthorizationPayment": true});
    let answer = bench.ask("/v2/payments/pay", request);
    assert!(answer["authExpiryTime"].is_string());
    assert_eq!(bench.0.payments()[0].state, PaymentState::Authorized);
    bench
}

#[test]
fn partial_refunds_cannot_exceed_the_payment() {
    let mut bench = Bench::new(Approval::AtOnce);
    bench.pay("1", "100");
    assert_eq!(code(&refund(&mut bench, "r1", amount("60"))), "SUCCESS");
    assert_eq!(code(&refund(&mut bench, "r2", amount("41"))), "REFUND_AMOUNT_EXCEED");
    assert_eq!(code(&refund(&mut bench, "r3", amount("40"))), "SUCCESS");
    assert_eq!(code(&refund(&mut bench, "r4", amount("1"))), "REFUND_AMOUNT_EXCEED");
    assert_eq!(bench.0.payments()[0].moved_in_all(MovementKind::Refund), 100);
}

#[test]
fn a_refund_is_in_the_payments_currency() {
    let mut bench = Bench::new(Approval::AtOnce);
    bench.pay("1", "100");
    let other = json!({"currency": "EUR", "value": "1"});
    assert_eq!(code(&refund(&mut bench, "r1", other)), "CURRENCY_NOT_SUPPORT");
    assert_eq!(code(&refund(&mut bench, "r2", json!({"currency": "LSL"}))), "PARAM_ILLEGAL");
    assert!(bench.0.payments()[0].movements.is_empty());
}

#[test]
fn the_same_refund_is_made_once_and_a_refused_one_stays_refused() {
    let mut bench = Bench::new(Approval::WhenTold);
    bench.pay("1", "100");
    let early = refund(&mut bench, "r1", amount("60"));
    assert_eq!(code(&early), "ORDER_STATUS_INVALID");
    bench.0.decide("1", true, now());
    assert_eq!(refund(&mut bench, "r1", amount("60")), early, "F is final under its number");

    let made = refund(&mut bench, "r2", amount("60"));
    assert_eq!(refund(&mut bench, "r2", amount("60")), made);
    assert_eq!(code(&refund(&mut bench, "r2", amount("50"))), "REPEAT_REQ_INCONSISTENT");
    assert_eq!(bench.0.payments()[0].moved_in_all(MovementKind::Refund), 60);
}

#[test]
fn a_refund_is_found_by_either_number() {
    const INQUIRY: &str = "/v2/payments/inquiryRefund";
    let mut bench = Bench::new(Approval::AtOnce);
    let payment_id = bench.pay("1", "100")["paymentId"].take();
    let id = refund(&mut bench, "r1", amount("60"))["refundId"].take();
    for request in [json!({"refundRequestId": "r1"}), json!({"refundId": id})] {
        let found = bench.ask(INQUIRY, request);
        assert_eq!((&found["refundId"], &found["refundStatus"]), (&id, &json!("SUCCESS")));
        assert_eq!(found["refundAmount"], amount("60"));
    }
    refund(&mut bench, "r2", amount("60"));
    for request in [
        json!({"refundRequestId": "r2"}),
        json!({"refundRequestId": "r3"}),
        json!({"refundId": payment_id}),
        json!({}),
    ] {
        assert_eq!(code(&bench.ask(INQUIRY, request)), "REFUND_NOT_EXIST");
    }
    let request = json!({"refundRequestId": "r9", "paymentId": "W9", "refundAmount": amount("1")});
    assert_eq!(code(&bench.ask("/v2/payments/refund", request)), "ORDER_NOT_EXIST");
}

#[test]
fn captures_take_what_is_held_and_no_more() {
    let mut bench = authorized();
    let part =
        |it: &mut Bench, number, value| move_on(it, "capture", number, Some(value), json!(false));
    assert_eq!(code(&part(&mut bench, "c1", "60")), "SUCCESS");
    assert_eq!(code(&part(&mut bench, "c1", "60")), "SUCCESS");
    assert_eq!(code(&part(&mut bench, "c2", "41")), "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT");
    assert_eq!(code(&refund(&mut bench, "r1", amount("61"))), "REFUND_AMOUNT_EXCEED");
    assert_eq!(bench.0.payments()[0].state, PaymentState::Authorized);

    let rest = move_on(&mut bench, "capture", "c3", None, Json::Null);
    assert_eq!((code(&rest), &rest["captureAmount"]), ("SUCCESS", &amount("40")));
    assert_eq!(bench.0.payments()[0].state, PaymentState::Paid);
    let late = move_on(&mut bench, "void", "v1", None, Json::Null);
    assert_eq!(code(&late), "ORDER_STATUS_INVALID");
    assert_eq!(code(&refund(&mut bench, "r2", amount("100"))), "SUCCESS");
}

#[test]
fn the_last_capture_lets_go_of_the_rest() {
    let mut bench = authorized();
    let last = move_on(&mut bench, "capture", "c1", Some("60"), Json::Null);
    assert_eq!(code(&last), "SUCCESS");
    let more = move_on(&mut bench, "capture", "c2", Some("1"), Json::Null);
    assert_eq!(code(&more), "AUTH_NOT_FOUND");
    assert_eq!(code(&refund(&mut bench, "r1", amount("61"))), "REFUND_AMOUNT_EXCEED");
}

#[test]
fn what_was_voided_cannot_be_captured() {
    let mut bench = authorized();
    assert_eq!(code(&move_on(&mut bench, "void", "v1", Some("30"), Json::Null)), "SUCCESS");
    let much = move_on(&mut bench, "void", "v2", Some("71"), Json::Null);
    assert_eq!(code(&much), "AMOUNT_EXCEEDS_LIMIT");
    let rest = move_on(&mut bench, "void", "v3", None, Json::Null);
    assert_eq!((code(&rest), &rest["voidAmount"]), ("SUCCESS", &amount("70")));
    assert_eq!(bench.0.payments()[0].state, PaymentState::Cancelled);
    let late = move_on(&mut bench, "capture", "c1", None, Json::Null);
    assert_eq!(code(&late), "AUTH_CANCELLED");
}

#[test]
fn money_that_was_not_held_is_not_captured() {
    let mut bench = Bench::new(Approval::AtOnce);
    bench.pay("1", "100");
    let refused = move_on(&mut bench, "capture", "c1", None, Json::Null);
    assert_eq!(code(&refused), "AUTH_NOT_FOUND");
    assert!(bench.0.payments()[0].movements.is_empty());
}

#[test]
fn a_payment_whose_money_has_moved_on_is_not_called_off() {
    let mut bench = Bench::new(Approval::AtOnce);
    bench.pay("1", "100");
    refund(&mut bench, "r1", amount("1"));
    let refused = bench.ask("/v2/payments/cancel", json!({"paymentRequestId": "1"}));
    assert_eq!(code(&refused), "ORDER_STATUS_INVALID");
    assert_eq!(bench.0.payments()[0].state, PaymentState::Paid);
}
