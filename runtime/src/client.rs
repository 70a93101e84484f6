//! A request goes out signed, and its answer comes back verified or not at all.

mod base_url;
mod address;
mod builder;
mod request;
mod answer;

use std::fmt;
use std::sync::Arc;

pub(crate) use self::address::HOST;
pub use self::answer::Answer;
use self::base_url::BaseUrl;
pub use self::builder::ClientBuilder;
use crate::error::{Error, Kind};
use crate::keys::VerifyingKeys;
use crate::signing::Signer;
use crate::time::{Clock, TimeFormat};
use crate::transport::{Limits, Transport};
use crate::{Envelope, Message, Operation, Outcome, Wallet, codec};

/// Calls one wallet on behalf of one merchant.
///
/// A clone is cheap and shares the connections. `Debug` shows the address and the client id, and no
/// key.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    base: BaseUrl,
    client_id: String,
    signer: Signer,
    wallet_keys: VerifyingKeys,
    transport: Arc<dyn Transport>,
    limits: Limits,
    clock: Arc<dyn Clock>,
    time_format: TimeFormat,
    check_requests: bool,
}

impl Client {
    /// Begins a client of the wallet at `base_url`: scheme, host, and whatever stands before the
    /// version in the URLs of its API, such as `https://wallet.example/miniprogram/api`.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(base_url.into())
    }

    /// Begins a client of a wallet, at its address and with its habits.
    ///
    /// Where the wallet's host is not public, [`ClientBuilder::host`] gives it. Another address,
    /// such as that of a mock, is [`ClientBuilder::base_url`]'s to give.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use miniprogram_runtime::{SigningKey, VerifyingKey};
    /// use miniprogram_runtime::{Client, SignatureEncoding, Wallet};
    ///
    /// // Such constants are generated.
    /// const SANDBOX: Wallet = Wallet::new("acme", "Acme Pay", "sandbox", "https://{host}/api")
    ///     .signature_encoding(SignatureEncoding::Plain);
    ///
    /// # let signing_key = SigningKey::from_pem(include_str!("../testkeys/merchant-private.pem"))?;
    /// # let wallet_key = VerifyingKey::from_pem(include_str!("../testkeys/wallet-public.pem"))?;
    /// # #[cfg(feature = "hyper")] {
    /// let client = Client::builder_for(SANDBOX)
    ///     .host("api.acme.example")
    ///     .client_id("merchant-42")
    ///     .signing_key(1, signing_key)
    ///     .wallet_key(1, wallet_key)
    ///     .build()?;
    /// # }
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder_for(wallet: Wallet) -> ClientBuilder {
        let builder = Self::builder(wallet.base_url)
            .signature_encoding(wallet.signature_encoding)
            .time_format(wallet.time_format);
        match wallet.algorithm_label {
            Some(label) => builder.algorithm_label(label),
            None => builder,
        }
    }

    /// Calls an operation and tells what the wallet did.
    ///
    /// # Errors
    ///
    /// The call brought no outcome that can be trusted. [`Error::may_have_run`] tells whether the
    /// wallet may have acted nevertheless.
    pub async fn call<O: Operation>(
        &self,
        request: &O,
    ) -> Result<Outcome<O::Response, O::Code>, Error> {
        let Envelope { result, response } = self.send(O::PATH, request).await?.read()?;
        Ok(Outcome::new(result.typed(), response))
    }

    /// Sends a request to `path`, which follows the base address, and verifies the answer.
    ///
    /// For programs that pick the operation at run time; others use [`call`](Self::call). The
    /// answer may still be the wallet's refusal: [`Answer::result`] tells.
    ///
    /// # Errors
    ///
    /// The request was not sent, or its answer did not arrive or is not the wallet's.
    pub async fn send(&self, path: &str, request: &dyn Message) -> Result<Answer, Error> {
        let Inner { check_requests, transport, limits, .. } = &*self.0;
        if *check_requests {
            check(request)?;
        }
        let request = self.0.sign(path, codec::write(request).into())?;
        let address = request.uri().clone();
        let answer = transport.send(request, *limits).await.map_err(Kind::Transport)?;
        self.0.open(&address, answer)
    }
}

fn check(request: &dyn Message) -> Result<(), Error> {
    match codec::check(request) {
        violations if violations.is_empty() => Ok(()),
        violations => Err(Kind::Invalid(violations).into()),
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &format_args!("{}", self.0.base))
            .field("client_id", &self.0.client_id)
            .finish()
    }
}
