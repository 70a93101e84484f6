//! A mock wallet that remembers: what it did is what it says it did, whatever got through.
#![cfg(all(feature = "hyper", feature = "testing"))]

mod callbacks;
mod pace;
mod faults;
mod merchant;
mod wide;

use miniprogram_runtime::testing::{Approval, Fault, PaymentState};
use serde_json::json;

use crate::wide::{INQUIRY, PAY, ask, client, mock, payment};

#[tokio::test]
async fn a_payment_is_settled_when_the_test_says_so() {
    let wallet = mock(Approval::WhenTold).start().await.unwrap();
    let client = client(&wallet);
    let (status, accepted) = ask(&client, PAY, &payment("1")).await.unwrap();
    assert_eq!(status, "A");
    assert_eq!(accepted["actionForm"]["redirectionUrl"], "https://wallet.example/cashier");
    let inquiry = json!({"paymentRequestId": "1"});
    assert_eq!(ask(&client, INQUIRY, &inquiry).await.unwrap().1["paymentStatus"], "PROCESSING");

    let id = accepted["paymentId"].as_str().unwrap();
    assert_eq!(wallet.approve(id).map(|it| it.state), Some(PaymentState::Paid));
    assert!(wallet.approve(id).is_none() && wallet.decline("2").is_none());
    assert_eq!(ask(&client, INQUIRY, &inquiry).await.unwrap().1["paymentStatus"], "SUCCESS");
}

#[tokio::test]
async fn a_user_who_opens_the_cashier_page_has_paid() {
    let wallet = mock(Approval::WhenOpened).start().await.unwrap();
    let (_, accepted) = ask(&client(&wallet), PAY, &payment("1")).await.unwrap();
    let page = accepted["actionForm"]["redirectionUrl"].as_str().unwrap();
    assert_eq!(wallet.payments()[0].state, PaymentState::Pending);
    for status in ["200", "404"] {
        let opened = merchant::open(page).await;
        assert!(opened.starts_with(&format!("HTTP/1.1 {status} ")), "{opened}");
        assert_eq!(wallet.payments()[0].state, PaymentState::Paid);
    }
    assert_eq!(wallet.payments()[0].charged, 1);
}

#[tokio::test]
async fn a_page_settles_nothing_where_the_test_is_to_say_so() {
    let wallet = mock(Approval::WhenTold).start().await.unwrap();
    let (_, accepted) = ask(&client(&wallet), PAY, &payment("1")).await.unwrap();
    let id = accepted["paymentId"].as_str().unwrap();
    let page = format!("http://{}/cashier?o={id}", wallet.address());
    assert!(merchant::open(&page).await.starts_with("HTTP/1.1 404 "));
    assert_eq!(wallet.payments()[0].state, PaymentState::Pending);
}

#[tokio::test]
async fn whatever_goes_wrong_each_payment_is_made_once() {
    let faults = Fault::EVERY.into_iter().filter(|it| !matches!(it, Fault::Delay(_)));
    let faults: Vec<Fault> = faults.collect();
    let wallet = mock(Approval::AtOnce)
        .faults(move |_, nth| faults.get(nth % (faults.len() + 2)).copied())
        .start()
        .await
        .unwrap();
    let client = client(&wallet);
    for number in 0..40 {
        let request = payment(&number.to_string());
        while ask(&client, PAY, &request).await.is_none_or(|(status, _)| status != "S") {}
    }
    let payments = wallet.payments();
    assert_eq!(payments.len(), 40);
    assert!(payments.iter().all(|it| (it.state, it.charged) == (PaymentState::Paid, 1)));
    assert!(payments.iter().any(|it| it.asked > 1), "some were asked for again");
}

#[tokio::test]
async fn nothing_that_was_said_is_shown_in_debug() {
    let wallet = mock(Approval::AtOnce).start().await.unwrap();
    let mut request = payment("1");
    request["text"] = "canary".into();
    ask(&client(&wallet), PAY, &request).await.unwrap();
    let shown = format!("{wallet:?} {:?}", wallet.exchanges());
    assert!(!shown.contains("canary") && !shown.contains("12500"), "{shown}");
    assert!(shown.contains("/miniprogram/api/v2/payments/pay"), "{shown}");
}
