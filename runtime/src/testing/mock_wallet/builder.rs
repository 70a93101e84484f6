//! What a mock wallet is to be, said before it starts.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::TcpListener;

use super::courier::{self, Inbox, Mail};
use super::desk::Desk;
use super::fault::Fault;
use super::reply::{MockRequest, Reply};
use super::{MockWallet, server};
use crate::keys::{KeyVersion, SigningKey, VerifyingKeys};
use crate::signing::Signer;
use crate::testing::keys::{merchant_key, wallet_key};
use crate::testing::ledger::{Approval, Completion, Ledger};
use crate::{Endpoint, Wallet};

/// What a [`MockWallet`] is to be.
#[derive(Debug)]
#[must_use]
pub struct MockWalletBuilder {
    address: SocketAddr,
    desk: Desk,
    inbox: Inbox,
    completion: Completion,
}

impl MockWalletBuilder {
    pub(super) fn new(endpoints: Vec<Endpoint>) -> Self {
        let (mail, inbox) = Mail::new();
        let signer = Signer::new(1.into(), wallet_key());
        let merchant_keys = VerifyingKeys::from(merchant_key().verifying_key().clone());
        let desk = Desk::new(endpoints, signer, merchant_keys, mail);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self { address, desk, inbox, completion: Completion::default() }
    }

    /// Listens there, in place of a free port of 127.0.0.1.
    pub fn listen(self, address: SocketAddr) -> Self {
        Self { address, ..self }
    }

    /// Expects every path to begin with `base_path`, in place of `/miniprogram/api`. Empty, or `/`
    /// and what follows.
    pub fn base_path(mut self, base_path: impl Into<String>) -> Self {
        self.desk.base_path = base_path.into();
        self
    }

    /// Behaves as this wallet does: it has its base path, endpoints of its own before the
    /// platform's, and its habits.
    ///
    /// It signs in the wallet's encoding, under its label and with its form of time, and refuses as
    /// `PARAM_ILLEGAL` a request that is signed or timed in another form: so a client that it
    /// answers is configured for the wallet.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # #[cfg(feature = "hyper")] {
    /// # use miniprogram_runtime::Endpoint;
    /// use miniprogram_runtime::testing::{MockWallet, merchant_key, wallet_key};
    /// use miniprogram_runtime::{Client, Wallet};
    ///
    /// const SANDBOX: Wallet = Wallet::new("acme", "Acme Pay", "sandbox", "https://{host}/api");
    /// # const ENDPOINTS: [Endpoint; 0] = [];
    ///
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
    /// let mock = MockWallet::builder(ENDPOINTS).like(SANDBOX).start().await?;
    /// let client = Client::builder_for(SANDBOX)
    ///     .base_url(mock.base_url())
    ///     .client_id("merchant-42")
    ///     .signing_key(1, merchant_key())
    ///     .wallet_key(1, wallet_key().verifying_key().clone())
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # }
    /// # Ok(())
    /// # }
    /// ```
    pub fn like(mut self, wallet: Wallet) -> Self {
        self.desk.like = Some(wallet);
        self.base_path(wallet.base_path())
    }

    /// Knows this client id and no other.
    pub fn client_id(mut self, client_id: impl Into<String>) -> Self {
        self.desk.client_id = Some(client_id.into());
        self
    }

    /// Signs answers with this key.
    pub fn wallet_key(mut self, version: impl Into<KeyVersion>, key: SigningKey) -> Self {
        self.desk.signer = Signer::new(version.into(), key);
        self
    }

    /// Verifies requests with these keys.
    pub fn merchant_keys(mut self, keys: impl Into<VerifyingKeys>) -> Self {
        self.desk.merchant_keys = keys.into();
        self
    }

    /// Remembers payments, and what is done with them: the same request under the same number is
    /// answered the same, and acted on once. A payment whose endpoint's example is `A` waits for the
    /// user, who agrees as `approval` says.
    ///
    /// Served are the endpoints of the payments family, by their names: `pay` and Rebell's kinds of
    /// it, `inquiryPayment`, `refund` or `refundApply`, `inquiryRefund`, `capture`, `void`,
    /// `inquiryVoid` and `cancel`, and `merchantAccept` and `confirm` of payments in escrow, of any
    /// version and wallet. The rest is answered as without. Nothing is ever forgotten. A dry run
    /// (`isPaymentEvaluation`) succeeds, and is no payment.
    ///
    /// What happens is told to the merchant at the addresses that it gave, where these are plain HTTP
    /// on loopback: see [`callback_attempts`](Self::callback_attempts).
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # const ENDPOINTS: [miniprogram_runtime::Endpoint; 0] = [];
    /// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
    /// use miniprogram_runtime::testing::{Approval, Fault, MockWallet};
    ///
    /// let wallet = MockWallet::builder(ENDPOINTS).remembering(Approval::WhenTold).start().await?;
    /// wallet.fail_next(Fault::DropAfterActing);
    /// // The program under test pays order-88-1 here, loses the answer, and asks again.
    /// wallet.approve("order-88-1");
    /// assert!(wallet.payments().iter().all(|it| it.charged <= 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn remembering(mut self, approval: Approval) -> Self {
        self.desk.ledger = Some(Mutex::new(Ledger::new(approval)));
        self
    }

    /// Asks `approval` how the user agrees to each payment, in place of the one way for all that
    /// [`remembering`](Self::remembering) names. A wallet that does not remember does not ask.
    ///
    /// It is asked at every request that reaches the ledger; what it says to the first for a payment
    /// counts. Cashier pages are served only where `remembering` names
    /// [`WhenOpened`](Approval::WhenOpened).
    ///
    /// ```
    /// # use miniprogram_runtime::testing::{Approval, MockWallet};
    /// # const ENDPOINTS: [miniprogram_runtime::Endpoint; 0] = [];
    /// let wallet = MockWallet::builder(ENDPOINTS).remembering(Approval::AtOnce).approving(|request| {
    ///     match request.text("paymentRequestId").as_deref() {
    ///         Some("order-too-dear") => Approval::Never,
    ///         _ => Approval::AtOnce,
    ///     }
    /// });
    /// ```
    pub fn approving(
        mut self,
        approval: impl Fn(&MockRequest) -> Approval + Send + Sync + 'static,
    ) -> Self {
        self.desk.approval = Some(Box::new(approval));
        self
    }

    /// Leaves refunds, captures, confirmations and voids on their way until then, in place of doing
    /// them at once. It means nothing to a wallet that does not remember.
    pub fn completing(mut self, completion: Completion) -> Self {
        self.completion = completion;
        self
    }

    /// Asks `script` what goes wrong with each request that is in order. They are counted from 1.
    ///
    /// ```
    /// # use miniprogram_runtime::testing::{Fault, MockWallet};
    /// # const ENDPOINTS: [miniprogram_runtime::Endpoint; 0] = [];
    /// let wallet = MockWallet::builder(ENDPOINTS).faults(|request, nth| {
    ///     (request.endpoint.id == "pay" && nth % 5 == 0).then_some(Fault::DropAfterActing)
    /// });
    /// ```
    pub fn faults(
        mut self,
        script: impl Fn(&MockRequest, usize) -> Option<Fault> + Send + Sync + 'static,
    ) -> Self {
        self.desk.script.rule = Some(Box::new(script));
        self
    }

    /// Sends a callback so often, `pause` after the last time, until the merchant replies `S` or `F`
    /// and signs it. Five times, a second apart, where nothing is said.
    pub fn callback_attempts(mut self, attempts: u32, pause: Duration) -> Self {
        self.desk.mail.attempts = attempts;
        self.desk.mail.pause = pause;
        self
    }

    /// Asks `reply` what to do with each request that is in order, in place of the example.
    ///
    /// What a [remembering](Self::remembering) wallet knows to answer, it answers itself.
    pub fn replying(
        mut self,
        reply: impl Fn(&MockRequest) -> Reply + Send + Sync + 'static,
    ) -> Self {
        self.desk.reply = Box::new(reply);
        self
    }

    /// Starts the wallet, within a Tokio runtime.
    ///
    /// # Errors
    ///
    /// The address is taken, or is not this machine's; or the key is for another algorithm than
    /// the wallet labels its signatures with.
    pub async fn start(mut self) -> io::Result<MockWallet> {
        if let Some(wallet) = self.desk.like {
            self.desk.signer = self.desk.signer.like(wallet).map_err(io::Error::other)?;
        }
        let listener = TcpListener::bind(self.address).await?;
        let address = listener.local_addr()?;
        if let Some(mut ledger) = self.desk.ledger() {
            ledger.open_cashier(server::cashier(address));
            ledger.complete(self.completion);
        }
        let desk = Arc::new(self.desk);
        let serving = tokio::spawn(server::serve(listener, Arc::clone(&desk)));
        let carrying = tokio::spawn(courier::carry(self.inbox, Arc::clone(&desk)));
        Ok(MockWallet { address, desk, serving, carrying })
    }
}
