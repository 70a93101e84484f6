//! One thread moves the bytes of all connections, whether somebody calls just now or not.

use std::future::pending;
use std::io;
use std::thread;

use tokio::runtime::{Builder, Handle};
use tokio::task::AbortHandle;

/// A Tokio runtime on a thread of its own, which ends when this is dropped.
///
/// Calls wait in their own threads. Were they to move the bytes as well, nobody would do so
/// between two calls, and nobody would notice that the other side has closed an idle connection:
/// the next request would be written into the void.
pub(super) struct Background {
    handle: Handle,
    running: AbortHandle,
}

impl Background {
    pub(super) fn start() -> io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let forever = runtime.spawn(pending::<()>());
        let running = forever.abort_handle();
        thread::Builder::new().name("miniprogram".to_owned()).spawn(move || {
            // It ends in being aborted, and in no other way.
            let _ = runtime.block_on(forever);
        })?;
        Ok(Self { handle, running })
    }

    pub(super) fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.running.abort();
    }
}
