//! A transport is put together: whom it trusts, and how long it waits for a connection.

use std::sync::Arc;
use std::time::Duration;

use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use thiserror::Error;

use super::{Connector, HyperTransport};

/// What a [`HyperTransport`] is to be.
#[derive(Clone, Debug)]
#[must_use]
pub struct HyperTransportBuilder {
    roots: RootCertStore,
    connect_timeout: Duration,
    idle_timeout: Duration,
}

/// Why a certificate was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CertificateError {
    /// There is no PEM block of a certificate in the text.
    #[error("there is no certificate in the PEM text")]
    None,
    /// A block cannot be read. They are counted from 1.
    #[error("certificate {0} in the PEM text cannot be read")]
    Malformed(usize),
}

impl HyperTransportBuilder {
    pub(super) fn new() -> Self {
        Self {
            roots: webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect(),
            connect_timeout: Duration::from_secs(10),
            // Servers close an idle connection after a minute, the common load balancers among
            // them. A request that is written at that very moment is lost, and nobody can tell
            // whether it was read: close first.
            idle_timeout: Duration::from_secs(30),
        }
    }

    /// Trusts the certificate authorities in the PEM text as well.
    ///
    /// # Errors
    ///
    /// A [`CertificateError`] where there is none, or one of them cannot be read. Then none was
    /// taken.
    pub fn root_certificates(mut self, pem: &[u8]) -> Result<Self, CertificateError> {
        let before = self.roots.len();
        for (index, certificate) in CertificateDer::pem_slice_iter(pem).enumerate() {
            let malformed = CertificateError::Malformed(index + 1);
            self.roots.add(certificate.map_err(|_| malformed)?).map_err(|_| malformed)?;
        }
        if self.roots.len() == before { Err(CertificateError::None) } else { Ok(self) }
    }

    /// Waits at most so long for the name, the TCP connection and the TLS handshake together.
    ///
    /// What fails within this time has not been sent. The client's own timeout runs on beside it.
    pub fn connect_timeout(self, connect_timeout: Duration) -> Self {
        Self { connect_timeout, ..self }
    }

    /// Closes a connection that has had nothing to do for so long.
    pub fn idle_timeout(self, idle_timeout: Duration) -> Self {
        Self { idle_timeout, ..self }
    }

    /// Builds the transport. No connection is opened yet.
    pub fn build(self) -> HyperTransport {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        // Shared out among the addresses of a name, so that one that does not answer leaves time
        // for the next.
        tcp.set_connect_timeout(Some(self.connect_timeout));

        let https = HttpsConnectorBuilder::new()
            .with_tls_config(tls(self.roots))
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);

        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(self.idle_timeout)
            .build(Connector { https, timeout: self.connect_timeout });
        HyperTransport { client }
    }
}

fn tls(roots: RootCertStore) -> ClientConfig {
    // Named here, because a default provider is the program's to choose and may not have been
    // installed.
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider speaks the versions that rustls has by default")
        .with_root_certificates(roots)
        .with_no_client_auth()
}
