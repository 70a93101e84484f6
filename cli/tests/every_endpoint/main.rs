//! Every generated endpoint answers something true to its spec, in each version and with each wallet.

mod specs;
mod teller;

use miniprogram::testing::{Approval, MockWalletBuilder, wallet_key};
use miniprogram::{Empty, Endpoint, ResultStatus};
use serde_json::{Map, Value, json};

use crate::specs::{SPECS, Whose, everybody};
use crate::teller::{Teller, mock};

/// Asks each endpoint all that its spec's examples ask. What is answered is the wallet's, fits the
/// message whole, and has a code of the endpoint's list with the status that is listed for it.
async fn ask_everything(begin: impl Fn(Whose) -> MockWalletBuilder) -> Vec<ResultStatus> {
    let mut statuses = Vec::new();
    for whose in everybody() {
        let teller = Teller::at(whose, begin(whose)).await;
        for endpoint in SPECS.served(whose) {
            for example in &SPECS.of(&endpoint).request.examples {
                let (result, _) = teller.ask(&endpoint, &example.value).await;
                SPECS.assert_listed(&endpoint, &result);
                statuses.push(result.status);
            }
        }
    }
    statuses
}

#[tokio::test]
async fn an_example_is_answered_as_its_spec_lists() {
    let statuses = ask_everything(mock).await;
    assert!(statuses.len() > 100, "{} requests were made", statuses.len());
    assert!(!statuses.contains(&ResultStatus::Failed), "an example is in order");
}

#[tokio::test]
async fn a_wallet_that_remembers_answers_as_the_spec_lists() {
    for approval in [Approval::AtOnce, Approval::WhenTold, Approval::Never] {
        let statuses = ask_everything(|whose| mock(whose).remembering(approval)).await;
        assert!(statuses.contains(&ResultStatus::Failed), "it knows no such payment");
    }
}

/// How a payment begins, and what is then done with it: wherever the first two steps are.
const LIVES: [(&str, &[&str]); 4] = [
    (
        "{}",
        &["pay", "inquiryPayment", "refund", "refundApply", "inquiryRefund", "void", "inquiryVoid"],
    ),
    ("{}", &["pay", "cancel"]),
    (
        r#"{"paymentFactor": {"isAuthorizationPayment": true}}"#,
        &["pay", "capture", "refund", "inquiryRefund"],
    ),
    (r#"{"productCode": "51051000101000100008"}"#, &["pay", "merchantAccept", "confirm", "refund"]),
];

#[tokio::test]
async fn a_payments_life_is_told_with_all_that_the_spec_shows() {
    let mut lived = [0; LIVES.len()];
    let mut told = 0;
    for whose in everybody() {
        let served = SPECS.served(whose);
        let find = |path: String| served.iter().find(|it| it.path == path);
        for folder in folders(&served) {
            for (life, (begin, steps)) in LIVES.iter().enumerate() {
                let steps: Vec<_> = steps.iter().map(|it| find(format!("{folder}{it}"))).collect();
                let [Some(_), Some(_), ..] = steps[..] else { continue };
                let wallet = mock(whose).remembering(Approval::AtOnce);
                let teller = Teller::at(whose, wallet).await;
                live(&teller, begin, steps.into_iter().flatten()).await;
                lived[life] += 1;
                told += teller.callbacks().await;
            }
        }
    }
    assert!(!lived.contains(&0) && told > 0, "{lived:?}, {told}");
}

/// The folders in which somebody can pay, a version each: `/v2/payments/`.
fn folders(served: &[Endpoint]) -> Vec<&'static str> {
    served.iter().filter(|it| it.id == "pay").filter_map(|it| it.path.strip_suffix("pay")).collect()
}

async fn live(teller: &Teller, begin: &str, steps: impl Iterator<Item = &Endpoint>) {
    let mut known: Map<String, Value> = serde_json::from_str(begin).unwrap();
    for endpoint in steps {
        // Rebell's v1 asks about refunds, and makes none.
        if endpoint.id == "inquiryRefund" && !known.contains_key("refundId") {
            continue;
        }
        let request = about(endpoint, &known);
        let (result, answer) = teller.ask(endpoint, &request).await;
        SPECS.assert_listed(endpoint, &result);
        assert_eq!(result.status, ResultStatus::Success, "{}: {result:?}", endpoint.path);
        let example = SPECS.success(endpoint);
        let missing: Vec<_> = example.keys().filter(|it| answer.get(it).is_none()).collect();
        assert!(missing.is_empty(), "{} leaves out {missing:?}", endpoint.path);
        learn(&mut known, &request);
        learn(&mut known, &answer);
    }
}

/// The request of the endpoint's example, about the payment that was made, and of one unit of its
/// money.
fn about(endpoint: &Endpoint, known: &Map<String, Value>) -> Value {
    let mut request = SPECS.of(endpoint).request.examples[0].value.clone();
    let properties = request.as_object_mut().expect("a request is an object");
    for (name, value) in properties.iter_mut() {
        if let Some(number) = known.get(name) {
            *value = number.clone();
        } else if ["refundAmount", "voidAmount", "captureAmount"].contains(&name.as_str()) {
            *value = json!({"currency": known["paymentAmount"]["currency"], "value": "1"});
        }
    }
    if endpoint.id == "pay" {
        properties.extend(known.clone());
    }
    request
}

/// Remembers what names a payment and what is done with it, and its price.
fn learn(known: &mut Map<String, Value>, message: &Value) {
    const NAMES: [&str; 7] = [
        "partnerId",
        "paymentId",
        "paymentRequestId",
        "paymentAmount",
        "refundId",
        "refundRequestId",
        "voidId",
    ];
    for name in NAMES {
        if let Some(value) = message.get(name) {
            known.insert(name.to_owned(), value.clone());
        }
    }
}

#[tokio::test]
async fn what_is_no_request_is_refused_as_the_spec_lists() {
    let mut refused = 0;
    for whose in everybody() {
        let teller = Teller::at(whose, mock(whose)).await;
        for endpoint in SPECS.served(whose) {
            let answer = teller.client.send(endpoint.path, &Empty).await.unwrap();
            let result = answer.result().unwrap();
            SPECS.assert_listed(&endpoint, &result);
            refused += usize::from(result.code.as_deref() == Some("PARAM_ILLEGAL"));
        }
    }
    assert!(refused > 50, "{refused} were refused");
}

/// The gate stands before every endpoint: who is not let in is told so in the endpoint's word for it,
/// or else in the protocol's.
#[tokio::test]
async fn a_forged_request_is_refused_in_the_endpoints_own_word() {
    let mut own = Vec::new();
    for whose in everybody() {
        let strict = mock(whose).merchant_keys(wallet_key().verifying_key().clone());
        let teller = Teller::at(whose, strict).await;
        for endpoint in SPECS.served(whose) {
            let example = &SPECS.of(&endpoint).request.examples[0].value;
            let (result, _) = teller.ask(&endpoint, example).await;
            assert_eq!(result.status, ResultStatus::Failed);
            let code = result.code.clone().expect("a refusal has a code");
            if code != "SIGNATURE_INVALID" {
                SPECS.assert_listed(&endpoint, &result);
                own.push(code);
            }
        }
    }
    assert!(!own.is_empty() && own.iter().all(|it| it == "INVALID_SIGNATURE"), "{own:?}");
}
