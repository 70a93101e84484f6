//! Deliveries are remembered, so that one that arrives twice is acted upon once.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::{BoxError, DeliveryId};

/// Remembers deliveries and what they were answered.
///
/// [`InMemory`] serves one process. Several servers behind one address share a store, such as a
/// table with the id as its key, or Redis as below. What is remembered for longer than twice the
/// [`Freshness`](crate::Freshness) is remembered for nothing: by then the delivery is stale.
///
/// This is a guard against repeats of the very same bytes, and no more. A handler books a payment
/// once, however often and under whatever time it is told of it.
///
/// # Examples
///
/// With Redis, a claim is a `SET key "" NX PX lease`, which is refused where the key is there
/// already, and lapses by itself should the server die that made it.
///
/// ```
/// use std::time::Duration;
///
/// use bytes::Bytes;
/// use miniprogram_runtime::callback::{Claim, Deliveries, DeliveryId, Recalling};
///
/// # struct Redis;
/// # impl Redis {
/// #     async fn set_nx_px(&self, _: &str, _: &[u8], _: Duration) -> std::io::Result<bool> {
/// #         Ok(true)
/// #     }
/// #     async fn set_px(&self, _: &str, _: &[u8], _: Duration) -> std::io::Result<()> { Ok(()) }
/// #     async fn get(&self, _: &str) -> std::io::Result<Option<Bytes>> { Ok(None) }
/// # }
/// struct InRedis {
///     redis: Redis,
///     /// Longer than a handler takes.
///     lease: Duration,
///     /// Twice the freshness.
///     window: Duration,
/// }
///
/// impl Deliveries for InRedis {
///     fn begin(&self, id: DeliveryId) -> Recalling<'_, Claim> {
///         Box::pin(async move {
///             let key = format!("callback:{id}");
///             if self.redis.set_nx_px(&key, b"", self.lease).await? {
///                 return Ok(Claim::First);
///             }
///             Ok(match self.redis.get(&key).await? {
///                 Some(reply) if !reply.is_empty() => Claim::Done(reply),
///                 // Or the claim has lapsed just now: the wallet is told `U`, and sends again.
///                 _ => Claim::Running,
///             })
///         })
///     }
///
///     fn finish(&self, id: DeliveryId, reply: Bytes) -> Recalling<'_, ()> {
///         Box::pin(async move {
///             Ok(self.redis.set_px(&format!("callback:{id}"), &reply, self.window).await?)
///         })
///     }
/// }
/// ```
pub trait Deliveries: Send + Sync + 'static {
    /// Claims the delivery, or says what became of it before. Of several that ask at the same time,
    /// one is told [`Claim::First`].
    ///
    /// An error answers `U`, and the handler is not called.
    fn begin(&self, id: DeliveryId) -> Recalling<'_, Claim>;

    /// Keeps the final reply to a delivery that was claimed.
    ///
    /// An error gives the claim up. The reply is sent all the same.
    fn finish(&self, id: DeliveryId, reply: Bytes) -> Recalling<'_, ()>;

    /// Gives a claim up: the handler answered `U`, panicked, or was dropped as the wallet hung up, or
    /// the reply could not be kept.
    /// The same bytes may be handled again.
    ///
    /// It is called from `drop`, and so must not block. The default is for stores whose claims
    /// lapse by themselves, after a lease that is longer than a handler takes.
    fn abandon(&self, id: DeliveryId) {
        let _ = id;
    }
}

/// What a store of deliveries finds, once it has looked.
pub type Recalling<'d, T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send + 'd>>;

/// What became of a delivery before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Nothing: it is new, and the asker's to handle.
    First,
    /// Somebody is handling it at this moment.
    Running,
    /// It was handled, and this was the body of the reply.
    Done(Bytes),
}

/// Remembers the latest deliveries of this process, up to a number. `Debug` shows how many.
pub struct InMemory {
    most: usize,
    shelf: Mutex<Shelf>,
}

#[derive(Default)]
struct Shelf {
    entries: HashMap<DeliveryId, Entry>,
    /// The same deliveries in the order of their arrival.
    order: BTreeMap<u64, DeliveryId>,
    arrivals: u64,
}

struct Entry {
    arrival: u64,
    reply: Option<Bytes>,
}

impl InMemory {
    /// Remembers at most so many deliveries, and one in any case. The oldest are forgotten first.
    ///
    /// It should be what arrives within twice the [`Freshness`](crate::Freshness). One takes about
    /// 200 bytes and its reply.
    pub fn holding(most: usize) -> Self {
        Self { most: most.max(1), shelf: Mutex::default() }
    }

    /// How many deliveries are remembered at this moment.
    pub fn len(&self) -> usize {
        self.shelf().entries.len()
    }

    /// Whether none is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Nothing is left half done under the lock, so a panic elsewhere spoils nothing.
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Holds 16,384: 27 a second for ten minutes.
impl Default for InMemory {
    fn default() -> Self {
        Self::holding(16 * 1024)
    }
}

impl Deliveries for InMemory {
    fn begin(&self, id: DeliveryId) -> Recalling<'_, Claim> {
        let mut shelf = self.shelf();
        let claim = match shelf.entries.get(&id) {
            Some(Entry { reply: Some(reply), .. }) => Claim::Done(reply.clone()),
            Some(Entry { reply: None, .. }) => Claim::Running,
            None => {
                shelf.add(id);
                shelf.shorten(self.most);
                Claim::First
            }
        };
        Box::pin(ready(Ok(claim)))
    }

    fn finish(&self, id: DeliveryId, reply: Bytes) -> Recalling<'_, ()> {
        if let Some(entry) = self.shelf().entries.get_mut(&id) {
            entry.reply = Some(reply);
        }
        Box::pin(ready(Ok(())))
    }

    fn abandon(&self, id: DeliveryId) {
        self.shelf().remove(id);
    }
}

impl Shelf {
    fn add(&mut self, id: DeliveryId) {
        self.arrivals += 1;
        self.entries.insert(id, Entry { arrival: self.arrivals, reply: None });
        self.order.insert(self.arrivals, id);
    }

    fn remove(&mut self, id: DeliveryId) {
        if let Some(entry) = self.entries.remove(&id) {
            self.order.remove(&entry.arrival);
        }
    }

    fn shorten(&mut self, most: usize) {
        while self.entries.len() > most {
            let Some((_, oldest)) = self.order.pop_first() else { return };
            self.entries.remove(&oldest);
        }
    }
}

impl fmt::Debug for InMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InMemory({} of {} deliveries)", self.len(), self.most)
    }
}
