//! Over TLS, what fails before the handshake is done has not been sent.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use miniprogram_runtime::transport::{CertificateError, HyperTransport};
use miniprogram_runtime::{Client, Outcome};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::operation::{Paid, Pay};
use crate::wallet::Answer;
use crate::{BASE_PATH, builder, within_reason};

/// Has signed the certificate of `localhost` and 127.0.0.1, and of nothing else, until 2126.
const AUTHORITY: &[u8] = include_bytes!("../tls/authority.pem");

/// Answers one request over TLS, if the handshake comes about.
fn serve_once() -> SocketAddr {
    let certificate = CertificateDer::from_pem_slice(include_bytes!("../tls/server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("../tls/server-private.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut tcp, _) = listener.accept().unwrap();
        let mut tls = ServerConnection::new(Arc::new(config)).unwrap();
        let mut stream = Stream::new(&mut tls, &mut tcp);
        // Fails where the client does not trust the certificate.
        if stream.read(&mut [0; 4096]).is_ok() {
            stream
                .write_all(&Answer::new(r#"{"result":{"resultStatus":"S"}}"#).to_bytes())
                .unwrap();
        }
    });
    address
}

fn client(host: &str, address: SocketAddr, transport: HyperTransport) -> Client {
    let base_url = format!("https://{host}:{}{BASE_PATH}", address.port());
    builder(&base_url).timeout(Duration::from_secs(10)).transport(transport).build().unwrap()
}

fn trusting() -> HyperTransport {
    HyperTransport::builder().root_certificates(AUTHORITY).unwrap().build()
}

#[tokio::test]
async fn a_call_goes_over_tls_to_whom_the_authority_vouches_for() {
    for host in ["localhost", "127.0.0.1"] {
        let client = client(host, serve_once(), trusting());
        let outcome = within_reason(client.call(&Pay::new("7"))).await.unwrap();
        assert_eq!(outcome, Outcome::Success(Paid { id: None }));
    }
}

#[tokio::test]
async fn a_certificate_of_an_unknown_authority_is_no_connection() {
    let client = client("localhost", serve_once(), HyperTransport::new());
    let error = within_reason(client.call(&Pay::new("7"))).await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_run(), "{error:?}");
}

#[tokio::test]
async fn a_handshake_that_hangs_is_no_connection() {
    // The kernel takes the connection up, and nobody ever speaks.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap();
    let short = Duration::from_millis(100);

    // One of the two limits ends the wait, the other is far beyond what the test waits for.
    let impatient = HyperTransport::builder().connect_timeout(short).build();
    let by_transport =
        builder(&format!("https://{address}")).timeout(Duration::MAX).transport(impatient);
    let patient = HyperTransport::builder().connect_timeout(Duration::MAX).build();
    let by_client = builder(&format!("https://{address}")).timeout(short).transport(patient);

    for client in [by_transport, by_client] {
        let error = within_reason(client.build().unwrap().call(&Pay::new("7"))).await.unwrap_err();
        assert!(error.is_connect() && !error.is_timeout() && !error.may_have_run(), "{error:?}");
    }
}

#[test]
fn a_text_without_a_readable_certificate_is_refused() {
    let read = |pem: &[u8]| HyperTransport::builder().root_certificates(pem).map(drop);
    assert_eq!(read(b""), Err(CertificateError::None));
    assert_eq!(read(include_bytes!("../tls/server-private.pem")), Err(CertificateError::None));

    let broken = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    assert_eq!(read(&[AUTHORITY, broken].concat()), Err(CertificateError::Malformed(2)));
}
