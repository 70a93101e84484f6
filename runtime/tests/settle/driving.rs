use std::future::IntoFuture;
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use miniprogram_runtime::settle::{Failure, Settlement, Told};
use miniprogram_runtime::testing::{Reply, merchant_key, wallet_key};
use miniprogram_runtime::{Client, Outcome, RetryPolicy, Settled};
use serde_json::json;

use crate::operation::{Inquired, Order, Paid, Pay};
use crate::scene::{Scene, answer, pay, result, standing};

#[tokio::test]
async fn a_final_answer_needs_no_inquiry() {
    let scene = Scene::new(|_, _| {
        let mut paid = result("S", "SUCCESS");
        paid["paymentId"] = json!("p-1");
        Reply::json(&paid)
    })
    .await;
    let Settled::Success(Told::Answered(Paid(Some(id)))) = scene.pay().await else {
        panic!("it is paid")
    };
    assert_eq!(id, "p-1");

    let refused = Scene::new(|_, _| answer("F", "RISK_REJECT")).await;
    let Settled::Failed(Failure::Refused(why)) = refused.pay().await else {
        panic!("it is refused")
    };
    assert_eq!(why.code().map(String::as_str), Some("RISK_REJECT"));
    assert_eq!(
        scene.calls_of("inquiryPayment").len() + refused.calls_of("inquiryPayment").len(),
        0
    );
}

#[tokio::test]
async fn an_unknown_answer_is_settled_by_the_inquiry() {
    for (state, number) in [("SUCCESS", 1), ("FAIL", 3), ("AUTH_SUCCESS", 2)] {
        let scene = Scene::new(move |endpoint, call| match endpoint {
            "pay" => answer("U", "PAYMENT_IN_PROCESS"),
            _ if call < number => standing("PROCESSING"),
            _ => standing(state),
        })
        .await;
        let (told, expected) = match scene.pay().await {
            Settled::Success(Told::Inquired(Inquired(told))) => (told, "SUCCESS"),
            Settled::Failed(Failure::Inquired(Inquired(told))) => (told, "FAIL"),
            Settled::Authorized(Told::Inquired(Inquired(told))) => (told, "AUTH_SUCCESS"),
            other => panic!("{state} became {other:?}"),
        };
        assert_eq!((told.as_deref(), expected), (Some(state), state));
        assert_eq!(scene.calls_of("inquiryPayment").len(), number);
        assert_eq!(scene.calls_of("/pay").len(), 1);
        let number = u32::try_from(number).unwrap();
        assert_eq!(scene.waited(), Duration::from_secs(5) * number);
    }
}

#[tokio::test]
async fn an_accepted_payment_is_waited_for_until_time_is_over() {
    let scene = Scene::new(|endpoint, _| match endpoint {
        "pay" => answer("A", "ACCEPT"),
        _ => standing("PROCESSING"),
    })
    .await;
    let Settled::Unknown(open) = scene.pay().await else { panic!("nobody knows") };
    assert!(matches!(open.answer, Some(Ok(Outcome::Accepted(_)))));
    assert_eq!(open.standing, Some(Inquired(Some("PROCESSING".to_owned()))));
    assert!(open.untold.is_none());
    assert_eq!((open.inquiries, open.resends), (12, 0));
    assert!(open.elapsed >= Duration::from_secs(60));
}

#[tokio::test]
async fn an_inquiry_that_tells_nothing_leaves_it_open() {
    let page = Response::builder().status(503).body(Bytes::from_static(b"<html>")).unwrap();
    let wrong = [
        answer("F", "ACCESS_DENIED"),
        answer("U", "UNKNOWN_EXCEPTION"),
        answer("A", "ACCEPT"),
        standing("REVERSED"),
        Reply::json(&result("S", "SUCCESS")),
        Reply::json(&json!({"result": {"resultStatus": "S"}, "paymentStatus": ["FAIL"]})),
        Reply::Altered(result("F", "ORDER_NOT_EXIST").to_string().into()),
        Reply::Unsigned(page),
        Reply::HangUp,
    ];
    for reply in wrong {
        let shown = format!("{reply:?}");
        let scene = Scene::new(move |endpoint, _| match endpoint {
            "pay" => answer("A", "ACCEPT"),
            _ => reply.clone(),
        })
        .await;
        assert!(matches!(scene.pay().await, Settled::Unknown(_)), "{shown}");
    }
}

#[tokio::test]
async fn a_lost_request_is_sent_again_unchanged() {
    let scene = Scene::new(|endpoint, call| match (endpoint, call) {
        ("pay", 1) => Reply::HangUp,
        ("pay", _) => answer("S", "SUCCESS"),
        _ => answer("F", "ORDER_NOT_EXIST"),
    })
    .await;
    assert!(matches!(scene.pay().await, Settled::Success(Told::Answered(_))));
    let sent = scene.calls_of("/pay");
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1]);
}

#[tokio::test]
async fn a_refused_repeat_is_no_failure_where_the_first_request_was_paid() {
    let scene = Scene::new(|endpoint, call| match (endpoint, call) {
        ("pay", 1) => Reply::HangUp,
        ("pay", _) => answer("F", "REQUEST_TRAFFIC_EXCEED_LIMIT"),
        (_, 1) => answer("F", "ORDER_NOT_EXIST"),
        _ => standing("SUCCESS"),
    })
    .await;
    assert!(matches!(scene.pay().await, Settled::Success(Told::Inquired(_))));
}

#[tokio::test]
async fn what_never_existed_failed_once_time_is_over() {
    let scene = Scene::new(|endpoint, _| match endpoint {
        "pay" => Reply::HangUp,
        _ => answer("F", "ORDER_NOT_EXIST"),
    })
    .await;
    let answered = scene.client.call(&pay()).await;
    let settled = scene.client.settle(&pay()).after(answered).without_resending().await.unwrap();
    let Settled::Failed(why @ Failure::NeverExisted(_)) = settled else {
        panic!("it never existed")
    };
    assert_eq!(why.to_string(), "the wallet never accepted it: ORDER_NOT_EXIST");
    assert_eq!(scene.calls_of("/pay").len(), 1);
    assert_eq!(scene.calls_of("inquiryPayment").len(), 12);
}

#[tokio::test]
async fn what_never_existed_may_still_arrive_where_time_was_short() {
    let scene = Scene::new(|endpoint, _| match endpoint {
        "pay" => Reply::HangUp,
        _ => answer("F", "ORDER_NOT_EXIST"),
    })
    .await;
    let answered = scene.client.call(&pay()).await;
    let settled = scene.client.settle(&pay()).after(answered).within(Duration::from_secs(20)).await;
    assert!(matches!(settled, Ok(Settled::Unknown(_))));
}

#[tokio::test]
async fn a_number_in_use_says_nothing_of_the_payment_that_has_it() {
    let scene = Scene::new(|endpoint, _| match endpoint {
        "pay" => answer("F", "REPEAT_REQ_INCONSISTENT"),
        _ => standing("SUCCESS"),
    })
    .await;
    assert!(matches!(scene.pay().await, Settled::Success(Told::Inquired(_))));
}

#[tokio::test]
async fn a_payment_can_be_taken_up_without_an_answer() {
    let scene = Scene::new(|_, _| standing("SUCCESS")).await;
    let settled = scene.client.settle(&pay()).await;
    assert!(matches!(settled, Ok(Settled::Success(Told::Inquired(_)))));
    assert_eq!(scene.waited(), Duration::ZERO, "it is asked for at once");
}

#[tokio::test]
async fn success_that_only_opens_a_payment_is_waited_for() {
    let scene = Scene::new(|endpoint, call| match (endpoint, call) {
        ("createOrder", _) => answer("S", "SUCCESS"),
        (_, 1) => standing("PROCESSING"),
        _ => standing("SUCCESS"),
    })
    .await;
    let order = Order(Some("r-1".to_owned()));
    let answered = scene.client.call(&order).await;
    let settled = scene.client.settle(&order).after(answered).await;
    assert!(matches!(settled, Ok(Settled::Success(Told::Inquired(_)))));
}

#[tokio::test]
async fn what_has_no_idempotency_key_is_never_sent_again() {
    let scene = Scene::new(|endpoint, _| match endpoint {
        "createOrder" | "pay" => Reply::HangUp,
        _ => answer("F", "ORDER_NOT_EXIST"),
    })
    .await;
    let order = Order(Some("r-1".to_owned()));
    let answered = scene.client.call(&order).await;
    let settled = scene.client.settle(&order).after(answered).await;
    assert!(matches!(settled, Ok(Settled::Unknown(_))), "no code says that it never existed");
    assert_eq!(scene.calls_of("createOrder").len(), 1);

    let nameless = Pay(None);
    let answered = scene.client.call(&nameless).await;
    let settled = scene.client.settle(&nameless).after(answered).await;
    assert!(matches!(settled, Ok(Settled::Failed(Failure::NeverExisted(_)))));
    assert_eq!(scene.calls_of("/pay").len(), 1);
}

#[tokio::test]
async fn what_certainly_did_not_leave_needs_no_settling() {
    let scene = Scene::new(|_, _| standing("SUCCESS")).await;
    let nobody = Client::builder("http://127.0.0.1:1/api")
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let answer = nobody.call(&pay()).await;
    let error = scene.client.settle(&pay()).after(answer).await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_run());
    assert_eq!(scene.calls_of("inquiryPayment").len(), 0);
}

#[test]
fn a_settlement_can_move_to_another_thread() {
    fn is_send<T: Send>() {}
    is_send::<<Settlement<'static, Pay> as IntoFuture>::IntoFuture>();
}
