//! The test merchant, and the wallets that it calls: the binary's own, and one in this process that
//! can misbehave.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout};

use miniprogram::ENDPOINTS;
use miniprogram::testing::{MockRequest, MockWallet, Reply};
use tokio::runtime::Runtime;

use crate::process::{Ran, command, miniprogram};

pub(crate) const MERCHANT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/testkeys/merchant-private.pem");
pub(crate) const MERCHANT_PUBLIC: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/testkeys/merchant-public.pem");
pub(crate) const WALLET: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/testkeys/wallet-private.pem");
pub(crate) const WALLET_PUBLIC: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/testkeys/wallet-public.pem");

/// The least that `v2/payments/pay` takes.
pub(crate) const PAY: &str = r#"{
    "appId": "app-7781",
    "paymentRequestId": "order-88-1",
    "paymentAmount": {"currency": "LSL", "value": "12500"}
}"#;

/// Runs `miniprogram call` as the test merchant.
pub(crate) fn call(endpoint: &str, base_url: &str, request: &str) -> Ran {
    miniprogram(&call_line(endpoint, base_url), request.as_bytes())
}

pub(crate) fn call_line<'a>(endpoint: &'a str, base_url: &'a str) -> Vec<&'a str> {
    let merchant = ["--client-id", "merchant-42", "--key", MERCHANT];
    let wallet = ["--base-url", base_url, "--wallet-key", WALLET_PUBLIC];
    [&["call", endpoint][..], &merchant, &wallet].concat()
}

/// Pays at a wallet in this process, which replies like this.
pub(crate) fn pay(reply: impl Fn(&MockRequest) -> Reply + Send + Sync + 'static) -> Ran {
    let runtime = Runtime::new().expect("there are threads");
    let wallet = MockWallet::builder(ENDPOINTS.concat()).replying(reply).start();
    let wallet = runtime.block_on(wallet).expect("there is a free port");
    call("v2/payments/pay", &wallet.base_url(), PAY)
}

/// A running `miniprogram mock`, which is killed when it is dropped.
pub(crate) struct Mock {
    child: Child,
    out: BufReader<ChildStdout>,
    pub(crate) base_url: String,
}

impl Mock {
    /// The test wallet, on a free port.
    pub(crate) fn start() -> Self {
        Self::with(&["--merchant-key", MERCHANT_PUBLIC])
    }

    /// Waits for the line that says where it listens.
    pub(crate) fn with(flags: &[&str]) -> Self {
        let arguments = [&["mock", "--listen", "127.0.0.1:0", "--key", WALLET], flags].concat();
        let mut child = command(&arguments).spawn().expect("the binary starts");
        let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut line = String::new();
        out.read_line(&mut line).expect("it prints text");
        let base_url = line.strip_suffix('\n').expect("a line ends").to_owned();
        Self { child, out, base_url }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end, and returns what it printed since the first line.
    pub(crate) fn wait(mut self) -> Ran {
        let [mut out, mut err] = [String::new(), String::new()];
        self.out.read_to_string(&mut out).expect("it prints text");
        let mut stderr = self.child.stderr.take().expect("it is piped");
        stderr.read_to_string(&mut err).expect("it prints text");
        Ran { code: self.child.wait().expect("it ends").code(), out, err }
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
