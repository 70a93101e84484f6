//! What is on its way ends when it is asked about, or when the test says so.

use serde_json::{Value as Json, json};

use super::bench::{Bench, amount, code, now, payment};
use crate::testing::ledger::{Approval, Completion, MovementKind, MovementState, PaymentState};

const REFUND: &str = "/v2/payments/refund";
const VOID: &str = "/v2/payments/void";
const CAPTURE: &str = "/v2/payments/capture";

/// A payment of 100, paid or held, whose money moves at this pace.
fn paid(completion: Completion, held: bool) -> Bench {
    let mut bench = Bench::new(Approval::AtOnce);
    bench.0.complete(completion);
    let mut request = payment("1", "100");
    request["paymentFactor"] = json!({"isAuthorizationPayment": held});
    bench.ask("/v2/payments/pay", request);
    bench
}

fn refund(value: &str) -> Json {
    json!({"refundRequestId": "r1", "paymentRequestId": "1", "refundAmount": amount(value)})
}

fn refund_status(bench: &mut Bench) -> Json {
    bench.ask("/v2/payments/inquiryRefund", json!({"refundRequestId": "r1"}))["refundStatus"].take()
}

/// A void or a capture of all that is held.
fn all(bench: &Bench, number: &str) -> Json {
    let mut request = json!({"paymentId": bench.0.payments()[0].payment_id});
    request[number] = "m1".into();
    request
}

#[test]
fn a_payment_is_paid_by_the_time_of_so_many_questions() {
    let mut bench = Bench::new(Approval::WhenAsked(3));
    assert_eq!(code(&bench.pay("1", "100")), "ACCEPT");
    assert_eq!(bench.status("1"), "PROCESSING");
    assert_eq!(code(&bench.pay("1", "100")), "ACCEPT", "a repeat is a question as well");
    assert_eq!(bench.status("1"), "SUCCESS");
    assert_eq!(code(&bench.pay("1", "100")), "SUCCESS");
    assert_eq!(bench.0.payments()[0].charged, 1);
}

#[test]
fn a_payment_that_was_called_off_is_not_paid_later() {
    let mut bench = Bench::new(Approval::WhenAsked(1));
    bench.pay("1", "100");
    bench.ask("/v2/payments/cancel", json!({"paymentRequestId": "1"}));
    assert_eq!(bench.status("1"), "FAIL");
    assert_eq!(bench.0.payments()[0].charged, 0);
}

#[test]
fn a_refund_is_on_its_way_and_then_done() {
    let mut bench = paid(Completion::WhenAsked(2), false);
    let open = bench.ask(REFUND, refund("60"));
    assert_eq!((&open["result"]["resultStatus"], code(&open)), (&json!("U"), "REFUND_IN_PROCESS"));
    assert_eq!(refund_status(&mut bench), "PROCESSING");
    assert_eq!(bench.0.payments()[0].moved_in_all(MovementKind::Refund), 0);

    assert_eq!(refund_status(&mut bench), "SUCCESS");
    let done = bench.ask(REFUND, refund("60"));
    assert!(code(&done) == "SUCCESS" && done["refundTime"].is_string());
    assert_eq!(bench.0.payments()[0].moved_in_all(MovementKind::Refund), 60);
}

#[test]
fn a_refund_that_comes_to_nothing_leaves_its_money_to_another() {
    let mut bench = paid(Completion::WhenTold, false);
    bench.ask(REFUND, refund("60"));
    let mut other = refund("60");
    other["refundRequestId"] = "r2".into();
    assert_eq!(code(&bench.ask(REFUND, other.clone())), "REFUND_AMOUNT_EXCEED", "60 are under way");

    let failed = bench.0.finish("r1", false, now()).unwrap();
    assert_eq!(failed.state, MovementState::Failed);
    assert!(bench.0.finish("r1", true, now()).is_none(), "it has ended");
    assert_eq!(refund_status(&mut bench), "FAIL");
    let refused = bench.ask(REFUND, refund("60"));
    assert_eq!((&refused["result"]["resultStatus"], code(&refused)), (&json!("F"), "PROCESS_FAIL"));

    other["refundRequestId"] = "r3".into();
    assert_eq!(code(&bench.ask(REFUND, other)), "REFUND_IN_PROCESS");
    assert_eq!(bench.0.finish("r3", true, now()).map(|it| it.state), Some(MovementState::Done));
    assert_eq!(bench.0.payments()[0].moved_in_all(MovementKind::Refund), 60);
}

#[test]
fn money_is_held_until_its_capture_is_done() {
    let mut bench = paid(Completion::WhenTold, true);
    let request = all(&bench, "captureRequestId");
    assert_eq!(code(&bench.ask(CAPTURE, request.clone())), "CAPTURE_IN_PROCESS");
    assert_eq!(bench.0.payments()[0].state, PaymentState::Authorized);
    assert_eq!(
        code(&bench.ask(REFUND, refund("1"))),
        "REFUND_AMOUNT_EXCEED",
        "nothing is there yet"
    );
    bench.0.finish("m1", true, now()).unwrap();
    assert_eq!(bench.0.payments()[0].state, PaymentState::Paid);
    assert_eq!(code(&bench.ask(CAPTURE, request)), "SUCCESS");
}

#[test]
fn a_payment_is_cancelled_once_its_void_is_done() {
    let mut bench = paid(Completion::WhenTold, true);
    let request = all(&bench, "voidRequestId");
    assert_eq!(code(&bench.ask(VOID, request.clone())), "UNKNOWN_EXCEPTION");
    assert_eq!(bench.0.payments()[0].state, PaymentState::Authorized);
    let refused = bench.ask("/v2/payments/cancel", json!({"paymentRequestId": "1"}));
    assert_eq!(code(&refused), "ORDER_STATUS_INVALID", "its money is under way");
    bench.0.finish("m1", true, now()).unwrap();
    assert_eq!(bench.0.payments()[0].state, PaymentState::Cancelled);
    assert_eq!(code(&bench.ask(VOID, request)), "SUCCESS");
}

#[test]
fn a_repeat_with_other_content_is_refused_whatever_is_moved() {
    for completion in [Completion::AtOnce, Completion::WhenTold] {
        for (path, number, value) in [
            (REFUND, "refundRequestId", "refundAmount"),
            (VOID, "voidRequestId", "voidAmount"),
            (CAPTURE, "captureRequestId", "captureAmount"),
        ] {
            let mut bench = paid(completion, path == CAPTURE);
            let mut request = all(&bench, number);
            request[value] = amount("60");
            let first = bench.ask(path, request.clone());
            assert_eq!(bench.ask(path, request.clone()), first, "{path}");
            request[value] = amount("50");
            assert_eq!(code(&bench.ask(path, request)), "REPEAT_REQ_INCONSISTENT", "{path}");
            let [moved] = &bench.0.payments()[0].movements[..] else { panic!("{path}: twice") };
            assert_eq!(moved.amount.value.0, 60);
        }
    }
}

#[test]
fn voids_are_asked_about_one_by_one_or_all_together() {
    const INQUIRY: &str = "/v1/payments/inquiryVoid";
    let mut bench = paid(Completion::AtOnce, false);
    let id = bench.0.payments()[0].payment_id.clone();
    let none = bench.ask(INQUIRY, json!({"acquirementId": id}));
    assert_eq!(code(&none), "VOID_BILL_NOT_EXIST");

    let mut voided = Json::Null;
    for number in ["v1", "v2"] {
        let request = json!({"paymentId": id, "voidRequestId": number, "voidAmount": amount("1")});
        voided = bench.ask(VOID, request);
    }
    bench.ask(REFUND, refund("1"));
    for (request, count) in [
        (json!({"voidId": voided["voidId"]}), 1),
        (json!({"acquirementId": id}), 2),
        (json!({"merchantTransId": "1"}), 2),
    ] {
        let found = bench.ask(INQUIRY, request);
        assert_eq!((&found["acquirementId"], &found["merchantTransId"]), (&json!(id), &json!("1")));
        assert_eq!(found["voidDetails"], json!(vec![json!({}); count]));
    }
    let missing = bench.ask(INQUIRY, json!({"voidId": "WV9"}));
    assert_eq!(code(&missing), "VOID_BILL_NOT_EXIST");
    let missing = bench.ask(INQUIRY, json!({"merchantTransId": "2"}));
    assert_eq!(code(&missing), "ORDER_NOT_EXIST");
}
