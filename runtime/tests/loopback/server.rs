//! A server that knows TCP and next to nothing of HTTP, so that it can misbehave in every way.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;

use crate::BASE_PATH;

/// What the server does with a request that it has read.
#[derive(Clone)]
pub(crate) enum Conduct {
    /// Writes these bytes and waits for the next request.
    Answer(Vec<u8>),
    /// Writes these bytes and closes.
    AnswerAndClose(Vec<u8>),
    /// Writes the first bytes once and the others again and again, for 1 GB or until nobody reads.
    Flood(Vec<u8>, Vec<u8>),
    /// Writes these bytes and then no more, and keeps the connection.
    Hang(Vec<u8>),
    /// Resets the connection.
    Reset,
}

/// A request as it came over the wire.
#[derive(Clone)]
pub(crate) struct Seen {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
    /// Which connection it came over, counted from 0.
    pub(crate) connection: usize,
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
    flooded: UnboundedReceiver<usize>,
    serving: JoinHandle<()>,
}

type Behave = dyn Fn(&Seen) -> Conduct + Send + Sync;

impl Server {
    pub(crate) async fn start(behave: impl Fn(&Seen) -> Conduct + Send + Sync + 'static) -> Self {
        Self::start_at("127.0.0.1:0".parse().unwrap(), behave).await
    }

    pub(crate) async fn start_at(
        address: SocketAddr,
        behave: impl Fn(&Seen) -> Conduct + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (flood, flooded) = unbounded_channel();
        let behave: Arc<Behave> = Arc::new(behave);
        let serving = tokio::spawn(accept(listener, behave, Arc::clone(&seen), flood));
        Self { address, seen, flooded, serving }
    }

    pub(crate) fn base_url(&self) -> String {
        format!("http://{}{BASE_PATH}", self.address)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// How many bytes a flood could write before nobody read any more.
    pub(crate) async fn flooded(&mut self) -> usize {
        self.flooded.recv().await.unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn accept(
    listener: TcpListener,
    behave: Arc<Behave>,
    seen: Arc<Mutex<Vec<Seen>>>,
    flood: UnboundedSender<usize>,
) {
    for connection in 0.. {
        let (mut stream, _) = listener.accept().await.unwrap();
        let (behave, seen, flood) = (Arc::clone(&behave), Arc::clone(&seen), flood.clone());
        tokio::spawn(async move {
            while let Some((head, body)) = read(&mut stream).await {
                let request = Seen { head, body, connection };
                let conduct = behave(&request);
                seen.lock().unwrap().push(request);
                match conduct {
                    Conduct::Answer(bytes) => stream.write_all(&bytes).await.unwrap(),
                    Conduct::AnswerAndClose(bytes) => {
                        return stream.write_all(&bytes).await.unwrap();
                    }
                    Conduct::Flood(first, again) => {
                        return flood
                            .send(write_gigabyte(&mut stream, &first, &again).await)
                            .unwrap_or(());
                    }
                    Conduct::Hang(bytes) => {
                        stream.write_all(&bytes).await.unwrap();
                        return std::future::pending().await;
                    }
                    Conduct::Reset => return stream.set_zero_linger().unwrap(),
                }
            }
        });
    }
}

/// Reads one request, and nothing where there is none.
async fn read(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") {
            break end + 4;
        }
        if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
            return None;
        }
    };
    let mut body = bytes.split_off(end);
    let head = String::from_utf8(bytes).unwrap();
    let length = head.lines().find_map(|it| it.strip_prefix("content-length: ")).unwrap();
    let missing = length.parse::<usize>().unwrap() - body.len();
    stream.take(missing as u64).read_to_end(&mut body).await.unwrap();
    Some((head, body))
}

/// Returns how many bytes could be written.
async fn write_gigabyte(stream: &mut TcpStream, first: &[u8], again: &[u8]) -> usize {
    let mut written = 0;
    let mut next = first;
    while written < 1 << 30 {
        match stream.write(next).await {
            Ok(count) => {
                written += count;
                next = if count < next.len() { &next[count..] } else { again };
            }
            Err(_) => break,
        }
    }
    written
}
