//! The ledger by itself: no network, no clock.

mod bench;
mod money;
mod pace;
mod escrow;

use serde_json::json;

use self::bench::{Bench, amount, code, now, payment};
use super::{Approval, PaymentState};

#[test]
fn a_payment_waits_for_the_user_with_the_examples_action_form() {
    let mut bench = Bench::new(Approval::WhenTold);
    let accepted = bench.pay("1", "100");
    assert_eq!(accepted["result"]["resultStatus"], "A");
    assert_eq!(accepted["actionForm"]["redirectionUrl"], "https://wallet.example/cashier");
    assert_ne!(accepted["paymentId"], "example");
    assert_eq!(accepted.get("paymentTime"), None, "nobody has paid yet");
    assert_eq!(bench.status("1"), "PROCESSING");

    let paid = bench.0.decide("1", true, now()).unwrap();
    assert_eq!((paid.state, paid.charged), (PaymentState::Paid, 1));
    assert_eq!(bench.status("1"), "SUCCESS");
    assert_eq!(bench.0.decide("1", false, now()).map(|it| it.state), None, "it is decided");
}

#[test]
fn the_same_request_is_the_same_payment() {
    let mut bench = Bench::new(Approval::WhenTold);
    let accepted = bench.pay("1", "100");
    assert_eq!(bench.pay("1", "100"), accepted);
    bench.0.decide("1", true, now());
    let paid = bench.pay("1", "100");
    assert_eq!((code(&paid), &paid["paymentId"]), ("SUCCESS", &accepted["paymentId"]));
    assert_eq!(paid.get("actionForm"), None, "there is no next step");
    assert_eq!(bench.pay("1", "100"), paid);

    let [payment] = bench.0.payments() else { panic!("there is one payment") };
    assert_eq!((payment.asked, payment.charged), (4, 1));
}

#[test]
fn a_repeat_with_other_content_is_refused_and_changes_nothing() {
    let mut bench = Bench::new(Approval::AtOnce);
    bench.pay("1", "100");
    let refused = bench.pay("1", "101");
    assert_eq!(refused["result"]["resultStatus"], "F");
    assert_eq!(code(&refused), "REPEAT_REQ_INCONSISTENT");
    let [payment] = bench.0.payments() else { panic!("there is one payment") };
    assert_eq!((payment.amount.value.0, payment.asked), (100, 1));
}

#[test]
fn a_balance_that_is_too_low_is_a_no_once_and_for_all() {
    let mut bench = Bench::new(Approval::Never);
    let refused = bench.pay("1", "100");
    assert_eq!(refused["result"]["resultStatus"], "F");
    assert_eq!(code(&refused), "USER_BALANCE_NOT_ENOUGH");
    assert_eq!(bench.pay("1", "100"), refused);
    assert_eq!(bench.status("1"), "FAIL");

    let [payment] = bench.0.payments() else { panic!("there is one payment") };
    assert_eq!((payment.state, payment.charged), (PaymentState::Failed, 0));
}

#[test]
fn a_declined_payment_stays_declined() {
    let mut bench = Bench::new(Approval::WhenTold);
    bench.pay("1", "100");
    let failed = bench.0.decide("1", false, now()).unwrap();
    assert_eq!((failed.state, failed.charged), (PaymentState::Failed, 0));
    assert_eq!(bench.status("1"), "FAIL");
    assert_eq!(code(&bench.pay("1", "100")), "ORDER_STATUS_INVALID");
}

#[test]
fn a_payment_is_found_by_either_number_and_the_wallets_wins() {
    let mut bench = Bench::new(Approval::AtOnce);
    let id = bench.pay("1", "100")["paymentId"].take();
    bench.pay("2", "200");
    for request in [json!({"paymentId": id}), json!({"paymentId": id, "paymentRequestId": "2"})] {
        let found = bench.ask("/v2/payments/inquiryPayment", request);
        assert_eq!((code(&found), &found["paymentAmount"]), ("SUCCESS", &amount("100")));
        assert_eq!(found["paymentRequestId"], "1");
    }
    for request in [json!({"paymentId": "1"}), json!({"paymentRequestId": id}), json!({})] {
        let missing = bench.ask("/v2/payments/inquiryPayment", request);
        assert_eq!(missing["result"]["resultStatus"], "F");
        assert_eq!(code(&missing), "ORDER_NOT_EXIST");
    }
}

#[test]
fn a_payment_is_its_clients_and_in_v1_its_partners() {
    const INQUIRY: &str = "/v1/payments/inquiryPayment";
    let mut bench = Bench::new(Approval::AtOnce);
    let id = bench.pay("1", "100")["paymentId"].take();
    for request in [json!({"paymentId": id}), json!({"paymentRequestId": "1"})] {
        let other = bench.ask_as("merchant-43", INQUIRY, request).unwrap();
        assert_eq!(code(&other), "ORDER_NOT_EXIST");
    }

    for partner in ["PRT-1", "PRT-2"] {
        let mut request = payment("7", "100");
        request["partnerId"] = partner.into();
        assert_eq!(code(&bench.ask("/v1/payments/pay", request)), "SUCCESS");
        let found = bench.ask(INQUIRY, json!({"paymentRequestId": "7", "partnerId": partner}));
        assert_eq!(found["partnerId"], partner);
    }
    assert_eq!(bench.0.payments().len(), 3);
}

#[test]
fn a_payment_is_called_off_once_and_for_all() {
    let mut bench = Bench::new(Approval::WhenTold);
    bench.pay("1", "100");
    for _ in 0..2 {
        let answer = bench.ask("/v2/payments/cancel", json!({"paymentRequestId": "1"}));
        assert_eq!(code(&answer), "SUCCESS");
        assert!(answer["cancelTime"].is_string());
    }
    assert_eq!(bench.0.decide("1", true, now()).map(|it| it.state), None);
    assert_eq!(bench.status("1"), "FAIL");
    let v1 = bench.ask("/v1/payments/inquiryPayment", json!({"paymentRequestId": "1"}));
    assert_eq!(v1["paymentStatus"], "CANCELLED", "v2 has no word for it");
    let missing = bench.ask("/v2/payments/cancel", json!({"paymentRequestId": "2"}));
    assert_eq!(code(&missing), "ORDER_NOT_EXIST");
}

#[test]
fn an_order_that_can_be_paid_later_waits_although_it_is_a_success() {
    let mut bench = Bench::new(Approval::WhenTold);
    let made = bench.ask("/v1/payments/createQROrder", payment("1", "100"));
    assert_eq!(code(&made), "SUCCESS");
    assert_eq!(made.get("paymentTime"), None);
    assert_eq!(bench.status("1"), "PROCESSING");
    assert_eq!(code(&bench.ask("/v1/payments/retailPay", payment("2", "100"))), "SUCCESS");
    assert_eq!(bench.status("2"), "SUCCESS");
}

#[test]
fn what_is_no_amount_to_pay_is_refused() {
    let mut bench = Bench::new(Approval::AtOnce);
    for (number, value) in [("1", "0"), ("2", "-1"), ("3", "1.5"), ("4", "")] {
        assert_eq!(code(&bench.pay(number, value)), "PARAM_ILLEGAL", "{value}");
    }
    assert!(bench.0.payments().is_empty());
}

#[test]
fn a_dry_run_is_no_payment() {
    let mut bench = Bench::new(Approval::WhenTold);
    for tried in [json!(true), json!("true")] {
        let mut request = payment("1", "100");
        request["paymentFactor"] = json!({"isPaymentEvaluation": tried});
        let answer = bench.ask("/v2/payments/pay", request.clone());
        assert_eq!((code(&answer), answer.get("paymentId")), ("SUCCESS", None));
        request["paymentAmount"] = amount("0");
        assert_eq!(code(&bench.ask("/v2/payments/pay", request)), "PARAM_ILLEGAL");
    }
    assert!(bench.0.payments().is_empty());
    let inquiry = bench.ask("/v2/payments/inquiryPayment", json!({"paymentRequestId": "1"}));
    assert_eq!(code(&inquiry), "ORDER_NOT_EXIST");
    assert_eq!(code(&bench.pay("1", "100")), "ACCEPT", "the number is still free");
}

#[test]
fn other_endpoints_are_not_the_ledgers() {
    let mut bench = Bench::new(Approval::AtOnce);
    for path in ["/v2/users/pay", "/v1/merchants/confirm", "/v2/miniprogram/transaction/notify"] {
        assert_eq!(bench.ask_as("merchant-42", path, payment("1", "100")), None, "{path}");
    }
}
