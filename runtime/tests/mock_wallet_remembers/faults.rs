//! What goes wrong on demand leaves the ledger as it says.

use std::time::{Duration, SystemTime};

use http::StatusCode;
use miniprogram_runtime::Timestamp;
use miniprogram_runtime::testing::{Approval, Exchange, Fault, MockWallet, PaymentState};

use crate::wide::{NOTE, PAY, ask, client, mock, payment};

/// Pays where this goes wrong, and returns the exchange with the number of payments made by then.
async fn struck(fault: Fault) -> (MockWallet, Exchange, usize) {
    let wallet = mock(Approval::AtOnce).start().await.unwrap();
    wallet.fail_next(fault);
    let _ = ask(&client(&wallet), PAY, &payment("1")).await;
    let [exchange] = wallet.exchanges().try_into().expect("there was one exchange");
    let made = wallet.payments().len();
    (wallet, exchange, made)
}

#[tokio::test]
async fn a_fault_says_whether_the_wallet_acts_and_a_repeat_settles_it() {
    for fault in Fault::EVERY.into_iter().filter(|it| !matches!(it, Fault::Delay(_))) {
        let (wallet, exchange, made) = struck(fault).await;
        assert_eq!(exchange.fault, Some(fault));
        assert_eq!(made, usize::from(fault.acts()), "{fault}");

        let (status, _) = ask(&client(&wallet), PAY, &payment("1")).await.unwrap();
        assert_eq!(status, "S", "{fault}");
        let [paid] = &wallet.payments()[..] else { panic!("{fault}: there is one payment") };
        assert_eq!((paid.state, paid.charged), (PaymentState::Paid, 1), "{fault}");
        assert_eq!(wallet.exchanges()[1].fault, None, "it met one request");
    }
}

#[tokio::test]
async fn a_dropped_connection_brings_no_answer() {
    for fault in [Fault::DropBeforeActing, Fault::DropAfterActing] {
        let (_, exchange, _) = struck(fault).await;
        assert!(exchange.answer.is_none(), "{fault}");
    }
}

#[tokio::test]
async fn an_unknown_answer_is_signed_and_has_a_code() {
    for (fault, code) in
        [(Fault::Unknown, "UNKNOWN_EXCEPTION"), (Fault::Throttled, "REQUEST_TRAFFIC_EXCEED_LIMIT")]
    {
        let wallet = mock(Approval::AtOnce).faults(move |_, _| Some(fault)).start().await.unwrap();
        let (status, answer) = ask(&client(&wallet), PAY, &payment("1")).await.unwrap();
        assert_eq!((status.as_str(), &answer["result"]["resultCode"]), ("U", &code.into()));
    }
}

#[tokio::test]
async fn a_signature_that_is_wrong_or_missing_is_found_out() {
    for fault in [Fault::WrongSignature, Fault::NoSignature] {
        let wallet = mock(Approval::AtOnce).start().await.unwrap();
        wallet.fail_next(fault);
        let answer = client(&wallet).send(PAY, &crate::wide::Wide::of(&payment("1"))).await;
        assert!(answer.unwrap_err().is_signature(), "{fault}");
    }
}

#[tokio::test]
async fn a_stale_answer_is_as_old_as_it_says() {
    let age = Duration::from_secs(60 * 60);
    let (_, exchange, _) = struck(Fault::StaleTime(age)).await;
    let answer = exchange.answer.unwrap();
    let time = Timestamp::parse(answer.headers()["response-time"].to_str().unwrap()).unwrap();
    let found = SystemTime::now().duration_since(time.system_time().unwrap()).unwrap();
    assert!(found >= age && found < 2 * age, "{found:?}");
}

#[tokio::test]
async fn a_page_comes_in_the_answers_place() {
    for (fault, status) in
        [(Fault::Page, StatusCode::OK), (Fault::Unavailable, StatusCode::SERVICE_UNAVAILABLE)]
    {
        let (_, exchange, _) = struck(fault).await;
        let answer = exchange.answer.unwrap();
        assert_eq!(answer.status(), status);
        assert_eq!(answer.headers()["content-type"], "text/html");
        assert!(!answer.headers().contains_key("signature"));
    }
}

#[tokio::test]
async fn a_delayed_answer_finds_the_client_gone_and_the_payment_made() {
    let wallet = mock(Approval::AtOnce).start().await.unwrap();
    wallet.fail_next(Fault::Delay(Duration::from_secs(60)));
    let call = client(&wallet);
    let request = payment("1");
    tokio::select! {
        _ = ask(&call, PAY, &request) => panic!("a minute is not over"),
        () = async { while wallet.payments().is_empty() { tokio::task::yield_now().await } } => {}
    }
    assert_eq!(ask(&client(&wallet), PAY, &request).await.unwrap().0, "S");
    assert_eq!(wallet.payments()[0].charged, 1);
}

#[tokio::test]
async fn a_script_sees_the_request_and_its_number() {
    let wallet = mock(Approval::AtOnce)
        .faults(|request, nth| {
            let second = nth == 2 || request.text("paymentRequestId").as_deref() == Some("3");
            second.then_some(Fault::Throttled)
        })
        .start()
        .await
        .unwrap();
    let client = client(&wallet);
    for (number, status) in [("1", "S"), ("2", "U"), ("3", "U"), ("4", "S")] {
        assert_eq!(ask(&client, PAY, &payment(number)).await.unwrap().0, status, "{number}");
    }
}

#[tokio::test]
async fn what_the_ledger_does_not_serve_meets_faults_as_well() {
    let wallet = mock(Approval::AtOnce).start().await.unwrap();
    wallet.fail_next(Fault::Unknown);
    let request = serde_json::json!({"text": "hello"});
    let client = client(&wallet);
    assert_eq!(ask(&client, NOTE, &request).await.unwrap().0, "U");
    let (status, answer) = ask(&client, NOTE, &request).await.unwrap();
    assert_eq!((status.as_str(), &answer["text"]), ("S", &"hello".into()));
}

#[test]
fn a_fault_is_found_by_its_name() {
    for fault in Fault::EVERY {
        assert_eq!(fault.to_string().parse::<Fault>(), Ok(fault));
    }
    let why = "gremlins".parse::<Fault>().unwrap_err().to_string();
    assert!(why.contains("drop-after-acting, unknown, throttled"), "{why}");
}
