//! What the wallet has taken up is done later: by asking, or when the test says so.

use miniprogram_runtime::testing::{
    Approval, Completion, Fault, MockWallet, MovementState, PaymentState, merchant_key,
};
use serde_json::{Value as Json, json};

use crate::merchant::Merchant;
use crate::wide::{INQUIRY, INQUIRY_OF_REFUND, PAY, REFUND, VOID, ask, client, mock, payment};

async fn told(wallet: &MockWallet) -> Vec<Json> {
    wallet.callbacks_delivered().await;
    let sent = wallet.callbacks();
    sent.iter().map(|it| serde_json::from_slice(it.request.body()).unwrap()).collect()
}

#[tokio::test]
async fn an_unknown_payment_is_settled_by_asking() {
    let wallet = mock(Approval::WhenAsked(2)).start().await.unwrap();
    wallet.fail_next(Fault::Unknown);
    let client = client(&wallet);
    assert_eq!(ask(&client, PAY, &payment("1")).await.unwrap().0, "U");
    let inquiry = json!({"paymentRequestId": "1"});
    for status in ["PROCESSING", "SUCCESS", "SUCCESS"] {
        assert_eq!(ask(&client, INQUIRY, &inquiry).await.unwrap().1["paymentStatus"], status);
    }
    let paid = &wallet.payments()[0];
    assert_eq!((paid.state, paid.charged, paid.asked), (PaymentState::Paid, 1, 1));
}

#[tokio::test]
async fn a_refund_is_done_or_abandoned_when_the_test_says_so_and_then_told() {
    let merchant = Merchant::replying([("S", merchant_key()), ("S", merchant_key())]).await;
    let mock = mock(Approval::AtOnce).completing(Completion::WhenTold);
    let wallet = mock.start().await.unwrap();
    let client = client(&wallet);
    ask(&client, PAY, &payment("1")).await.unwrap();
    for number in ["r1", "r2"] {
        let request = json!({"refundRequestId": number, "paymentRequestId": "1",
            "refundAmount": {"currency": "LSL", "value": "1"}, "refundNotifyUrl": merchant.url});
        assert_eq!(ask(&client, REFUND, &request).await.unwrap().0, "U");
    }
    assert!(told(&wallet).await.is_empty(), "nothing has ended");

    assert_eq!(wallet.complete("r1").map(|it| it.state), Some(MovementState::Done));
    assert_eq!(told(&wallet).await[0]["refundStatus"], "SUCCESS");
    let id = wallet.payments()[0].movements[1].id.clone();
    assert_eq!(wallet.abandon(&id).map(|it| it.state), Some(MovementState::Failed));
    assert_eq!(told(&wallet).await[1]["refundStatus"], "FAIL");
    assert!(wallet.complete("r2").is_none() && wallet.abandon("r3").is_none());

    let inquiry = json!({"refundRequestId": "r2"});
    let (_, answer) = ask(&client, INQUIRY_OF_REFUND, &inquiry).await.unwrap();
    assert_eq!(answer["refundStatus"], "FAIL");
}

#[tokio::test]
async fn a_void_is_told_when_it_is_done_and_not_before() {
    let merchant = Merchant::replying([("S", merchant_key())]).await;
    let mock = mock(Approval::AtOnce).completing(Completion::WhenAsked(1));
    let wallet = mock.start().await.unwrap();
    let client = client(&wallet);
    let mut request = payment("1");
    request["voidNotifyUrl"] = merchant.url.clone().into();
    ask(&client, PAY, &request).await.unwrap();
    let void = json!({"paymentId": wallet.payments()[0].payment_id, "voidRequestId": "v1"});
    assert_eq!(ask(&client, VOID, &void).await.unwrap().0, "U");
    assert!(told(&wallet).await.is_empty());
    assert_eq!(ask(&client, VOID, &void).await.unwrap().0, "S", "a repeat asks as well");
    assert_eq!(told(&wallet).await[0]["voidResult"]["resultStatus"], "S");
    assert_eq!(wallet.payments()[0].state, PaymentState::Cancelled);
}

#[tokio::test]
async fn the_cashier_page_is_told_while_the_user_has_yet_to_pay() {
    for (approval, tellings) in
        [(Approval::WhenOpened, 1), (Approval::WhenTold, 1), (Approval::AtOnce, 0)]
    {
        let merchant = Merchant::replying([("S", merchant_key())]).await;
        let wallet = mock(approval).start().await.unwrap();
        let mut request = payment("1");
        request["cashierNotifyUrl"] = merchant.url.clone().into();
        for _ in 0..2 {
            ask(&client(&wallet), PAY, &request).await.unwrap();
        }
        let told = told(&wallet).await;
        assert_eq!(told.len(), tellings, "{approval:?}");
        let Some(told) = told.first() else { continue };
        let id = wallet.payments()[0].payment_id.clone();
        let page = match approval {
            Approval::WhenOpened => format!("http://{}/cashier?o={id}", wallet.address()),
            _ => "https://wallet.example/c".to_owned(),
        };
        assert_eq!((&told["cashierUrl"], &told["status"]), (&json!(page), &json!("CREATED")));
        assert_eq!((&told["paymentId"], &told["paymentRequestId"]), (&json!(id), &json!("1")));
    }
}
