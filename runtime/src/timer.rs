//! Waiting is somebody else's business: this crate asks for it, and runs on no clockwork of its own.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// Waits.
///
/// Every async runtime has its own way to wait, so what waits comes with the transport
/// ([`Transport::timer`](crate::transport::Transport::timer)) or is given to the client
/// ([`ClientBuilder::timer`](crate::ClientBuilder::timer)).
pub trait Timer: Send + Sync + 'static {
    /// Is done once so much time has passed. Whoever drops the future has waited enough.
    fn sleep(&self, duration: Duration) -> Sleeping<'_>;
}

/// A wait under way.
pub type Sleeping<'t> = Pin<Box<dyn Future<Output = ()> + Send + 't>>;

/// Waits as Tokio does. It needs a Tokio runtime with time enabled.
#[cfg(any(feature = "hyper", feature = "reqwest", feature = "axum"))]
#[derive(Clone, Copy, Debug, Default)]
pub struct TokioTimer;

#[cfg(any(feature = "hyper", feature = "reqwest", feature = "axum"))]
impl Timer for TokioTimer {
    fn sleep(&self, duration: Duration) -> Sleeping<'_> {
        // Tokio arms its timer where the future is made, which must not be before it is awaited.
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}
