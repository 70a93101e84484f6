//! What lies between the client and the wallet: it sees every byte, loses some and holds some back.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use miniprogram::testing::MockWallet;
use miniprogram::timer::{Sleeping, Timer};
use miniprogram::transport::{HyperTransport, Limits, Sending, Transport, TransportError};

use crate::intents::{Intents, Late, Sent};
use crate::script::{Snag, User};

/// An observer that the SDK does not know of, around the transport that it has.
#[derive(Clone)]
pub(crate) struct Network {
    intents: Arc<Intents>,
    wallet: Arc<MockWallet>,
    inner: HyperTransport,
}

impl Network {
    pub(crate) fn new(intents: Arc<Intents>, wallet: Arc<MockWallet>) -> Self {
        Self { intents, wallet, inner: HyperTransport::new() }
    }

    /// Brings everything that is still on its way.
    pub(crate) async fn deliver_all(&self) {
        for intent in 0..self.intents.count() {
            let late = std::mem::take(&mut self.intents.get(intent).late);
            self.deliver(late).await;
        }
    }

    async fn carry(
        &self,
        request: Request<Bytes>,
        limits: Limits,
    ) -> Result<Response<Bytes>, TransportError> {
        let sent = Sent::read(request.body());
        let snag = self.note(&sent);
        let brought = match snag {
            None => self.inner.send(request.clone(), limits).await,
            Some(Snag::NoConnection) => Err(TransportError::connect("the wallet is out of reach")),
            Some(Snag::Late { .. }) => Err(TransportError::timeout(limits.timeout)),
        };
        let late = self.intents.get(sent.intent).overtaken();
        self.deliver(late).await;
        if let Some(Snag::Late { behind }) = snag {
            self.intents.get(sent.intent).late.push(Late { request, limits, behind });
        }
        brought
    }

    /// Writes down what was sent, and says what is to happen to it. The user may decide meanwhile.
    fn note(&self, sent: &Sent) -> Option<Snag> {
        let mut intent = self.intents.get(sent.intent);
        if sent.is_inquiry {
            intent.inquiries += 1;
        } else {
            intent.payments += 1;
            intent.numbers.insert(sent.number.clone());
        }
        match intent.script.user {
            User::Decides { agrees: true, at } if at <= intent.inquiries => {
                drop(self.wallet.approve(&sent.number));
            }
            User::Decides { agrees: false, at } if at <= intent.inquiries => {
                drop(self.wallet.decline(&sent.number));
            }
            _ => {}
        }
        let snag = intent.script.on_the_way.next(sent.is_inquiry);
        snag.inspect(|it| self.intents.meet(it.name()))
    }

    /// Brings what is late. Nobody waits for its answer any more.
    async fn deliver(&self, late: Vec<Late>) {
        for Late { request, limits, .. } in late {
            let _ = self.inner.send(request, limits).await;
        }
    }
}

impl Transport for Network {
    fn send(&self, request: Request<Bytes>, limits: Limits) -> Sending<'_> {
        Box::pin(self.carry(request, limits))
    }

    fn timer(&self) -> Option<&dyn Timer> {
        Some(&Hurried)
    }
}

/// A clock that runs a thousand times as fast, so that a minute's settling is over in a blink.
///
/// The SDK counts an exchange over loopback at its real time, and a wait at what it asked for. So a
/// wallet here must take up within 30 ms what the SDK grants 30 s to be on its way; what is
/// [late](Snag::Late) on purpose goes by requests, not by time.
struct Hurried;

impl Timer for Hurried {
    fn sleep(&self, duration: Duration) -> Sleeping<'_> {
        Box::pin(tokio::time::sleep(duration / 1000))
    }
}
