//! A wallet as data: where it is, and the habits in which it differs from others.

use std::time::Duration;

use crate::{SignatureEncoding, TimeFormat};

/// One server of one wallet. [`Client::builder_for`](crate::Client::builder_for) makes a client of
/// it.
///
/// ```
/// use miniprogram_runtime::{TimeFormat, Wallet};
///
/// const SANDBOX: Wallet =
///     Wallet::new("acme_pay", "Acme Pay", "sandbox", "https://{host}/api/open")
///         .algorithm_label("SHA256withRSA")
///         .time_format(TimeFormat::Seconds);
///
/// assert!(SANDBOX.needs_host());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wallet {
    /// The name in code: `touch_n_go`. It is the module and the cargo feature, too.
    pub id: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Which of its servers: `production` or `sandbox`.
    pub server: &'static str,
    /// The address: scheme, host and base path. Where the host is not public, `{host}` stands for
    /// it.
    pub base_url: &'static str,
    /// How signatures are written.
    pub signature_encoding: SignatureEncoding,
    /// The label of the signature's algorithm, where it is not the protocol's own.
    pub algorithm_label: Option<&'static str>,
    /// How `Request-Time` is written.
    pub time_format: TimeFormat,
    /// How far a request's time may be from the wallet's clock, where the wallet says so. A client
    /// of the wallet gives its answers as much.
    pub clock_tolerance: Option<Duration>,
}

impl Wallet {
    /// Describes a server of a wallet with the habits of most.
    pub const fn new(
        id: &'static str,
        name: &'static str,
        server: &'static str,
        base_url: &'static str,
    ) -> Self {
        Self {
            id,
            name,
            server,
            base_url,
            signature_encoding: SignatureEncoding::Percent,
            algorithm_label: None,
            time_format: TimeFormat::Millis,
            clock_tolerance: None,
        }
    }

    /// Writes signatures in another encoding.
    #[must_use]
    pub const fn signature_encoding(mut self, encoding: SignatureEncoding) -> Self {
        self.signature_encoding = encoding;
        self
    }

    /// Writes another label for the signature's algorithm.
    #[must_use]
    pub const fn algorithm_label(mut self, label: &'static str) -> Self {
        self.algorithm_label = Some(label);
        self
    }

    /// Writes times in another form.
    #[must_use]
    pub const fn time_format(mut self, time_format: TimeFormat) -> Self {
        self.time_format = time_format;
        self
    }

    /// States how many seconds a request's time may be from the wallet's clock.
    #[must_use]
    pub const fn clock_tolerance_secs(mut self, seconds: u64) -> Self {
        self.clock_tolerance = Some(Duration::from_secs(seconds));
        self
    }

    /// Whether the host is not public: the wallet tells it to its merchants, and
    /// [`ClientBuilder::host`](crate::ClientBuilder::host) takes it.
    pub fn needs_host(&self) -> bool {
        self.base_url.contains(crate::client::HOST)
    }

    /// What the path of every request begins with: what follows the host in the address.
    ///
    /// ```
    /// use miniprogram_runtime::Wallet;
    ///
    /// let base_path = |url| Wallet::new("acme", "Acme Pay", "sandbox", url).base_path();
    /// assert_eq!(base_path("https://{host}/api/open/"), "/api/open");
    /// assert_eq!(base_path("https://acme.example"), "");
    /// ```
    pub fn base_path(&self) -> &'static str {
        let (_, rest) = self.base_url.split_once("://").unwrap_or_default();
        let path = rest.find('/').map_or("", |start| &rest[start..]);
        path.trim_end_matches('/')
    }
}
