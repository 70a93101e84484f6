//! Signs with a private key that this process does not hold: a template for a KMS or an HSM.
//!
//! `cargo run --example kms`
//!
//! Here, another process has the key: this program, started once more. It is asked on its standard
//! input, `<number> <SHA-256 of the content, in base64>` a line, and answers on its standard output,
//! `<number> <signature, in base64>`, in whatever order. With a service, a call of it stands in place
//! of the pipes: AWS KMS, say, takes the digest with the message type `DIGEST`, and the algorithm
//! `RSASSA_PKCS1_V1_5_SHA_256`.

use std::collections::HashMap;
use std::error::Error as _;
use std::io::{self, BufRead, BufReader, Write, stdin, stdout};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;
use std::{env, thread};

use anyhow::{Context, Result, ensure};
use aws_lc_rs::digest::{Digest, SHA256};
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniprogram::currency::LSL;
use miniprogram::signing::{Content, RemoteSigner, RemoteSigning};
use miniprogram::testing::{Approval, MockWallet, wallet_key};
use miniprogram::v2::{self, payments, payments::PayRequest};
use miniprogram::{Amount, Client, Error};
use tokio::sync::oneshot;
use tokio::time::timeout;

/// How long a signature may take. The client waits for it as long as the signer does.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks a process that has the key. A clone asks the same process, which ends with the last one.
#[derive(Clone)]
struct KeyProcess {
    asks: mpsc::Sender<String>,
    waiting: Arc<Waiting>,
    child: Arc<Mutex<Child>>,
}

/// Whom the answers are for. Once the process has ended there will be none, and nobody may wait.
struct Waiting {
    next: AtomicU64,
    calls: Mutex<Option<HashMap<u64, oneshot::Sender<Vec<u8>>>>>,
}

impl KeyProcess {
    fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (to, from) = (child.stdin.take(), child.stdout.take());
        let (to, from) = to.zip(from).ok_or(io::ErrorKind::BrokenPipe)?;

        let (asks, asked) = mpsc::channel();
        let calls = Mutex::new(Some(HashMap::new()));
        let waiting = Arc::new(Waiting { next: AtomicU64::new(0), calls });
        let child = Arc::new(Mutex::new(child));
        // Threads, since pipes block. They end when the process does.
        thread::spawn(move || write(to, &asked));
        let (for_them, ended) = (Arc::clone(&waiting), Arc::clone(&child));
        thread::spawn(move || {
            read(from, &for_them);
            for_them.calls().take();
            let mut child = locked(&ended);
            // Whose answers make no sense, is not asked again.
            child.kill().and_then(|()| child.wait())
        });
        Ok(Self { asks, waiting, child })
    }

    async fn ask(&self, digest: [u8; 32]) -> Result<Vec<u8>, &'static str> {
        const ENDED: &str = "the process that has the key has ended";
        let (reply, signature) = oneshot::channel();
        let number = self.waiting.next.fetch_add(1, Ordering::Relaxed);
        self.waiting.calls().as_mut().ok_or(ENDED)?.insert(number, reply);

        let ask = format!("{number} {}\n", STANDARD.encode(digest));
        self.asks.send(ask).map_err(|_| ENDED)?;
        let late = |_| "the process that has the key does not answer";
        timeout(PATIENCE, signature).await.map_err(late)?.map_err(|_| ENDED)
    }

    /// Ends the process, as a crash would.
    fn kill(&self) -> io::Result<()> {
        locked(&self.child).kill()
    }
}

impl RemoteSigner for KeyProcess {
    fn sign<'s>(&'s self, content: Content<'s>) -> RemoteSigning<'s> {
        Box::pin(async move { Ok(self.ask(content.sha256()).await?) })
    }
}

impl Waiting {
    fn calls(&self) -> MutexGuard<'_, Option<HashMap<u64, oneshot::Sender<Vec<u8>>>>> {
        locked(&self.calls)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn write(mut to: ChildStdin, asked: &mpsc::Receiver<String>) {
    while let Ok(ask) = asked.recv() {
        if to.write_all(ask.as_bytes()).is_err() {
            break;
        }
    }
}

/// Hands out answers until there are no more, or one that makes no sense.
fn read(from: ChildStdout, waiting: &Waiting) {
    for line in BufReader::new(from).lines() {
        let Ok(line) = line else { break };
        let Some((number, signature)) = numbered(&line) else { break };
        let call = waiting.calls().as_mut().and_then(|it| it.remove(&number));
        // Who has given up in the meantime does not take it.
        let _ = call.map(|it| it.send(signature));
    }
}

/// Reads a line of either direction: a number, and what it is about.
fn numbered(line: &str) -> Option<(u64, Vec<u8>)> {
    let (number, base64) = line.split_once(' ')?;
    Some((number.parse().ok()?, STANDARD.decode(base64).ok()?))
}

/// The other process: it has the key, and signs whatever it is asked to.
fn sign_for_parent() -> Result<()> {
    let pem = include_str!("../../runtime/testkeys/merchant-private.pem");
    let base64: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
    let key = RsaKeyPair::from_pkcs8(&STANDARD.decode(base64)?)?;

    for line in stdin().lines() {
        let (number, digest) = numbered(&line?).context("a line is not as agreed")?;
        let digest = Digest::import_less_safe(&digest, &SHA256)?;
        let mut signature = vec![0; key.public_modulus_len()];
        key.sign_digest(&RSA_PKCS1_SHA256, &digest, &mut signature)?;
        writeln!(stdout(), "{number} {}", STANDARD.encode(signature))?;
    }
    Ok(())
}

async fn pay(client: &Client, order: &str) -> Result<String, Error> {
    let price = Amount::new(LSL, 12_500);
    let request = PayRequest::new("app-7781".into(), order.into(), price);
    payments::pay(client, &request).await.map(|it| format!("{order}: {it:?}"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    if env::args().nth(1).as_deref() == Some("--sign-for-parent") {
        return sign_for_parent();
    }
    let wallet = MockWallet::builder(v2::ENDPOINTS).remembering(Approval::AtOnce).start().await?;
    let key = KeyProcess::start(Command::new(env::current_exe()?).arg("--sign-for-parent"))?;
    let client = Client::builder(wallet.base_url())
        .client_id("merchant-42")
        .signer(1, key.clone())
        .wallet_key(1, wallet_key().verifying_key().clone())
        .build()?;

    let (first, second, third) =
        tokio::join!(pay(&client, "order-1"), pay(&client, "order-2"), pay(&client, "order-3"));
    println!("{}\n{}\n{}", first?, second?, third?);

    key.kill()?;
    let error = pay(&client, "order-4").await.err().context("nobody is left to sign")?;
    println!("order-4: {error}: {}", error.source().context("it says why")?);
    ensure!(!error.may_have_run() && wallet.payments().len() == 3, "nothing was sent");
    Ok(())
}
