//! Calls for programs that have no async runtime: the thread that calls waits for the outcome.

mod background;

use std::fmt;
use std::sync::Arc;

use tokio::runtime::Handle;

use self::background::Background;
use crate::error::{Error, Kind};
use crate::settle::Answered;
use crate::{Answer, CallOptions, KeyRing, Message, Operation, Settled, SettledBy, Settlement};

const IN_RUNTIME: &str = "it would hold up the async runtime that this thread works for";

/// A [`Client`](crate::Client) that is called without `await`.
///
/// It calls, tries again and settles as the client does that it is made of. One thread of its own
/// moves the bytes of all connections, closes idle ones in time and keeps the timers; requests
/// are written, signed and verified in the threads that call. So calls from several threads run
/// beside each other, each waiting for its own answer alone.
///
/// A clone is cheap, and shares that thread and the connections; the thread ends with the last clone.
/// A call blocks its thread, which no thread of an async runtime may do: there a call is refused
/// before anything is sent ([`Error::is_configuration`]), also in Tokio's `spawn_blocking`, where
/// `Handle::block_on` and the [`Client`](crate::Client) itself serve. Tokio alone is noticed.
///
/// ```no_run
/// # use miniprogram_runtime::{Client, Error, Settled, SettledBy, blocking};
/// # fn pay<O: SettledBy>(client: Client, request: &O) -> Result<(), Error> {
/// let client = blocking::Client::new(client)?;
/// let answer = client.call(request);
/// match client.settle(request, |it| it.after(answer))? {
///     Settled::Success(_) => println!("paid"),
///     settled => println!("not paid yet: {settled:?}"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    client: crate::Client,
    background: Arc<Background>,
}

impl Client {
    /// Makes calls of this client blocking.
    ///
    /// Its connections are opened here, so it should not be in use in an async runtime as well:
    /// a connection dies with the runtime in which it was opened.
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`] where the system gives no thread or no sockets to wait on.
    pub fn new(client: crate::Client) -> Result<Self, Error> {
        let background = Background::start().map_err(|why| {
            Kind::Configuration(vec![format!(
                "the thread for its connections did not start: {why}"
            )])
        })?;
        Ok(Self { client, background: Arc::new(background) })
    }

    /// Calls an operation and tells what the wallet did.
    ///
    /// # Errors
    ///
    /// As [`Client::call`](crate::Client::call); [`Error::is_configuration`] in an async runtime.
    pub fn call<O: Operation>(&self, request: &O) -> Answered<O> {
        self.wait_for(self.client.call(request))?
    }

    /// Calls an operation with what is different about this call.
    ///
    /// # Errors
    ///
    /// As [`Client::call_with`](crate::Client::call_with), and as [`call`](Self::call).
    pub fn call_with<O: Operation>(&self, request: &O, options: &CallOptions) -> Answered<O> {
        self.wait_for(self.client.call_with(request, options))?
    }

    /// Sends a request to a path that was picked at run time.
    ///
    /// # Errors
    ///
    /// As [`Client::send`](crate::Client::send), and as [`call`](Self::call).
    pub fn send(&self, path: &str, request: &dyn Message) -> Result<Answer, Error> {
        self.wait_for(self.client.send(path, request))?
    }

    /// Sends a request as [`send`](Self::send) does, with what is different about this one.
    ///
    /// # Errors
    ///
    /// As [`Client::send_with`](crate::Client::send_with), and as [`call`](Self::call).
    pub fn send_with(
        &self,
        path: &str,
        request: &dyn Message,
        options: &CallOptions,
    ) -> Result<Answer, Error> {
        self.wait_for(self.client.send_with(path, request, options))?
    }

    /// Carries an open answer to its end, which takes as long as a [`Settlement`] does. `set` says
    /// what it begins with, and what is unusual about it.
    ///
    /// # Errors
    ///
    /// As awaiting a [`Settlement`], and as [`call`](Self::call).
    pub fn settle<'a, O: SettledBy>(
        &'a self,
        request: &'a O,
        set: impl FnOnce(Settlement<'a, O>) -> Settlement<'a, O>,
    ) -> Result<Settled<O>, Error> {
        self.wait_for(set(self.client.settle(request)).into_future())?
    }

    /// The keys that the client signs and verifies with, to be changed while it works.
    pub fn keys(&self) -> &KeyRing {
        self.client.keys()
    }

    fn wait_for<F: Future>(&self, future: F) -> Result<F::Output, Error> {
        match Handle::try_current() {
            Ok(_) => Err(Kind::Options(vec![IN_RUNTIME.to_owned()]).into()),
            Err(_) => Ok(self.background.handle().block_on(future)),
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.client.fmt(f)
    }
}
