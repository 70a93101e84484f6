//! What settles a generated operation: the inquiry that is made of it, and what its answer says.

use miniprogram::settle::Aim;
use miniprogram::{Amount, SettledBy, Verdict, currency, v1, v2, wallets};
use v1::payments::{InquiryPaymentResponse, PayRequest};
use v1::types::PaymentStatus;

fn price() -> Amount {
    Amount::of("45.50", currency::PHP).expect("it is a price")
}

#[test]
fn the_inquiry_has_what_the_request_has() {
    let mut pay = PayRequest::new("p-1".into(), "Bus ticket".to_owned(), "r-1".into(), price());
    pay.extend_info = Some(r#"{"customerBelongsTo":"GCASH"}"#.into());
    let inquiry = pay.inquiry();
    assert_eq!(inquiry.partner_id, pay.partner_id);
    assert_eq!(inquiry.payment_request_id, Some(pay.payment_request_id));
    assert_eq!(inquiry.payment_id, None);
    assert_eq!(inquiry.extend_info, pay.extend_info);
}

#[test]
fn a_state_that_the_spec_does_not_list_is_not_final() {
    let verdict = |state: Option<&str>| {
        let mut response = InquiryPaymentResponse::default();
        response.payment_status = state.map(PaymentStatus::from);
        PayRequest::verdict(&response)
    };
    assert_eq!(verdict(Some("SUCCESS")), Verdict::Succeeded);
    assert_eq!(verdict(Some("FAIL")), Verdict::Failed);
    assert_eq!(verdict(Some("CANCELLED")), Verdict::Failed);
    for open in [Some("PROCESSING"), Some("AUTH_SUCCESS"), Some("success"), Some(""), None] {
        assert_eq!(verdict(open), Verdict::Open, "{open:?}");
    }
}

#[test]
fn an_authorization_is_told_apart_where_the_wallet_knows_it() {
    use wallets::rebell::v1::payments::{InquiryPaymentResponse, PayRequest};

    let mut response = InquiryPaymentResponse::default();
    response.payment_status = Some("AUTH_SUCCESS".into());
    assert_eq!(PayRequest::verdict(&response), Verdict::Authorized);
}

#[test]
fn a_payment_may_be_a_dry_run_or_an_authorization() {
    use v2::payments::PayRequest;
    use v2::types::PaymentFactor;

    let aim = |is_dry_run, is_authorization| {
        let mut pay = PayRequest::new("app-1".into(), "r-1".into(), price());
        let mut factor = PaymentFactor::default();
        factor.is_payment_evaluation = is_dry_run;
        factor.is_authorization_payment = is_authorization;
        pay.payment_factor = Some(factor);
        pay.aim()
    };
    assert_eq!(aim(None, None), Aim::Transfer);
    assert_eq!(aim(Some(false), Some(false)), Aim::Transfer);
    assert_eq!(aim(None, Some(true)), Aim::Authorization);
    assert_eq!(aim(Some(true), None), Aim::DryRun);
    assert_eq!(aim(Some(true), Some(true)), Aim::DryRun);
}

#[test]
fn a_product_of_a_wallet_may_be_an_authorization() {
    use wallets::superqi::v1::payments::PayRequest;
    use wallets::superqi::v1::types::Order;

    let aim = |product: &str| {
        let order = Order::default();
        PayRequest::new(product.into(), "r-1".into(), price(), order).aim()
    };
    assert_eq!(aim("51051000101000000011"), Aim::Transfer);
    assert_eq!(aim("51051000101000000012"), Aim::Authorization);
}

#[test]
fn a_code_to_pay_by_is_no_payment() {
    fn opens_only<O: SettledBy>() -> bool {
        O::OPENS_ONLY
    }
    assert!(opens_only::<wallets::rebell::v1::payments::CreateQrOrderRequest>());
    assert!(!opens_only::<v2::payments::PayRequest>());
}

#[test]
fn a_wallet_may_be_asked_by_the_platforms_inquiry() {
    fn same<One: SettledBy<Inquiry = It>, Other: SettledBy<Inquiry = It>, It>() {}
    same::<v2::payments::PayRequest, wallets::vodapay::v2::payments::PayRequest, _>();
    same::<v2::payments::PayRequest, wallets::alipay_connect::v2::payments::PayRequest, _>();
}
