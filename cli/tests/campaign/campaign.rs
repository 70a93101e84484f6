//! A campaign from its beginning to its records.

use std::sync::Arc;
use std::time::{Duration, Instant};

use miniprogram::testing::{Approval, MockWallet, Payment, merchant_key, wallet_key};
use miniprogram::{Client, Endpoint, v1, v2};
use tokio::task::JoinSet;

use crate::intents::{self, Intents, Sent};
use crate::network::Network;
use crate::record::Record;
use crate::script::User;
use crate::shop::{Report, Shop};

/// How many payments are under way at a time.
const AT_A_TIME: usize = 32;

/// How long the client waits for an answer: short, since many answers do not come in time.
const TIMEOUT: Duration = Duration::from_millis(200);

/// All that was seen.
pub(crate) struct Campaign {
    pub(crate) seed: u64,
    pub(crate) intents: Arc<Intents>,
    /// What the shop believed when it was done with a payment.
    pub(crate) first: Vec<Option<Report>>,
    /// One an intent, with what the shop believes after it has asked about what it had left open.
    pub(crate) records: Vec<Record>,
    pub(crate) elapsed: Duration,
}

impl Campaign {
    /// Pays for so many intents while all goes wrong that the seed brings, and then asks again about
    /// what is open, while nothing does.
    pub(crate) async fn run(shop: Shop, seed: u64, count: usize) -> Self {
        let began = Instant::now();
        let intents = Arc::new(Intents::draw(seed, count));
        let wallet = Arc::new(wallet(&intents).await);
        let network = Network::new(Arc::clone(&intents), Arc::clone(&wallet));
        let client = client(&wallet, network.clone());

        let first = buy(shop, &client, count, (0..count).collect()).await;
        network.deliver_all().await;
        intents.calm();
        let open = (0..count).filter(|it| first[*it] == Some(Report::Open)).collect();
        let later = buy(shop, &client, count, open).await;

        let last = first.iter().zip(later).map(|(first, later)| later.or(*first)).collect();
        let records = records(&intents, last, &wallet.payments());
        Self { seed, intents, first, records, elapsed: began.elapsed() }
    }
}

/// A wallet in which things go wrong as each payment's script says.
async fn wallet(intents: &Arc<Intents>) -> MockWallet {
    let (users, faults) = (Arc::clone(intents), Arc::clone(intents));
    MockWallet::builder([v1::ENDPOINTS, v2::ENDPOINTS].concat::<Endpoint>())
        .remembering(Approval::WhenTold)
        .approving(move |request| match users.get(Sent::read(&request.body).intent).script.user {
            User::Agreed => Approval::AtOnce,
            User::IsPoor => Approval::Never,
            User::Decides { .. } | User::Leaves => Approval::WhenTold,
        })
        .faults(move |request, _| {
            let sent = Sent::read(&request.body);
            let fault = faults.get(sent.intent).script.at_wallet.next(sent.is_inquiry);
            fault.inspect(|it| faults.meet(it.name()))
        })
        .start()
        .await
        .expect("there is a free port")
}

/// A client as most programs have it, but for its patience.
fn client(wallet: &MockWallet, network: Network) -> Client {
    Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signing_key(1, merchant_key())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .timeout(TIMEOUT)
        .transport(network)
        .build()
        .expect("the client is complete")
}

/// Pays for these intents, and returns the reports of all.
async fn buy(
    shop: Shop,
    client: &Client,
    count: usize,
    intents: Vec<usize>,
) -> Vec<Option<Report>> {
    let mut clerks = JoinSet::new();
    for nth in 0..AT_A_TIME {
        let own: Vec<usize> = intents.iter().copied().skip(nth).step_by(AT_A_TIME).collect();
        let client = client.clone();
        clerks.spawn(async move {
            let mut reports = Vec::new();
            for intent in own {
                reports.push((intent, shop.buy(&client, intent).await));
            }
            reports
        });
    }
    let mut reports = vec![None; count];
    for (intent, report) in clerks.join_all().await.into_iter().flatten() {
        reports[intent] = Some(report);
    }
    reports
}

/// Brings together what the shop, the network and the wallet have seen.
fn records(intents: &Intents, reports: Vec<Option<Report>>, payments: &[Payment]) -> Vec<Record> {
    let record = |(intent, report)| Record {
        report,
        numbers: intents.get(intent).numbers.clone(),
        payments: Vec::new(),
    };
    let mut records: Vec<Record> = reports.into_iter().enumerate().map(record).collect();
    for payment in payments {
        let intent = intents::intent(payment.amount.value.0).expect("every payment is meant");
        records[intent].payments.push((payment.state, payment.charged));
    }
    records
}
