//! A wallet on loopback: it verifies what it is asked, and signs what it answers.

mod desk;
mod exchange;
mod habits;
mod reply;
mod server;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use self::desk::Desk;
pub use self::exchange::Exchange;
pub use self::reply::{MockRequest, Reply};
use super::keys::{merchant_key, wallet_key};
use crate::keys::{KeyVersion, SigningKey, VerifyingKeys};
use crate::signing::Signer;
use crate::{Endpoint, Wallet};

/// A wallet that answers from the examples of the specs. It stops when it is dropped.
///
/// A request that is signed and keeps to its spec is answered with the example of a response, in
/// which properties that the request has, too, hold the request's values. Every other request is
/// answered with a signed `F`: `CLIENT_INVALID`, `SIGNATURE_INVALID`, `METHOD_NOT_SUPPORTED`,
/// `INVALID_API` or `PARAM_ILLEGAL`.
#[derive(Debug)]
pub struct MockWallet {
    address: SocketAddr,
    desk: Arc<Desk>,
    serving: JoinHandle<()>,
}

impl MockWallet {
    /// Begins a wallet that knows these endpoints, with the test keys and for any client id.
    pub fn builder(endpoints: impl Into<Vec<Endpoint>>) -> MockWalletBuilder {
        MockWalletBuilder {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            desk: Desk::new(
                endpoints.into(),
                Signer::new(1.into(), wallet_key()),
                VerifyingKeys::from(merchant_key().verifying_key().clone()),
            ),
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What a client takes as its base URL.
    pub fn base_url(&self) -> String {
        format!("http://{}{}", self.address, self.desk.base_path)
    }

    /// The latest exchanges, oldest first, and no more than the latest 64.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.desk.exchanges()
    }
}

impl Drop for MockWallet {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// What a [`MockWallet`] is to be.
#[derive(Debug)]
#[must_use]
pub struct MockWalletBuilder {
    address: SocketAddr,
    desk: Desk,
}

impl MockWalletBuilder {
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

    /// Asks `reply` what to do with each request that is in order.
    ///
    /// A closure over shared state makes a wallet that remembers.
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
        let desk = Arc::new(self.desk);
        let serving = tokio::spawn(server::serve(listener, Arc::clone(&desk)));
        Ok(MockWallet { address, desk, serving })
    }
}
