//! A client is put together, and whatever is missing or wrong is said at once.

use std::sync::Arc;

use super::ClientBuilder;
use crate::client::key_ring::{KeyRing, Keys};
use crate::client::{BaseUrl, Client, Inner, address};
use crate::error::{Error, Kind};
use crate::headers::METHOD;
use crate::signing::Content;
use crate::transport::Transport;

impl ClientBuilder {
    /// Builds the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`Error::is_configuration`], with everything that is missing or wrong.
    pub fn build(mut self) -> Result<Client, Error> {
        let mut faults = Vec::new();
        let base = gather(&mut faults, self.read_base_url());
        gather(&mut faults, self.check_client_id());
        let keys = self.gather_keys(&mut faults);
        gather(&mut faults, self.check_timeout());
        let transport = gather(&mut faults, self.take_transport());

        match (base, keys, transport) {
            (Some(base), Some(keys), Some(transport)) if faults.is_empty() => {
                Ok(Client(Arc::new(Inner {
                    base,
                    client_id: self.client_id,
                    keys: KeyRing::new(self.form, keys),
                    transport,
                    timer: self.timer,
                    limits: self.limits,
                    retry: self.retry,
                    freshness: self.freshness,
                    clock: self.clock,
                    time_format: self.time_format,
                    check_requests: self.check_requests,
                    hooks: self.hooks,
                })))
            }
            _ => Err(Kind::Configuration(faults).into()),
        }
    }

    fn read_base_url(&self) -> Result<BaseUrl, String> {
        let base = address::fill(&self.base_url, self.host.as_deref())?;
        if base.is_in_the_clear() && !self.allow_plain_http {
            return Err(
                "the base URL is plain http, which is for this very machine only".to_owned()
            );
        }
        Ok(base)
    }

    fn check_client_id(&self) -> Result<(), String> {
        let client_id = &self.client_id;
        let content = Content { method: METHOD, path: "/", client_id, time: "0", body: b"" };
        content.check().map_err(|why| why.to_string())
    }

    fn gather_keys(&self, faults: &mut Vec<String>) -> Option<Keys> {
        if self.private_keys.is_empty() {
            faults.push("there is no signing key".to_owned());
        }
        Keys::gather(&self.private_keys, &self.form, &self.wallet_keys, faults)
    }

    fn check_timeout(&self) -> Result<(), String> {
        let is_zero = self.limits.timeout.is_zero();
        if is_zero { Err("the timeout is zero".to_owned()) } else { Ok(()) }
    }

    fn take_transport(&mut self) -> Result<Arc<dyn Transport>, String> {
        let transport = self.transport.take().or_else(usual_transport);
        transport
            .ok_or("there is no transport: give one, or switch on the feature `hyper`".to_owned())
    }
}

/// Takes what could be made, and keeps what stood in the way of the rest.
fn gather<T>(faults: &mut Vec<String>, made: Result<T, String>) -> Option<T> {
    made.map_err(|why| faults.push(why)).ok()
}

#[cfg(feature = "hyper")]
fn usual_transport() -> Option<Arc<dyn Transport>> {
    Some(Arc::new(crate::transport::HyperTransport::new()))
}

#[cfg(not(feature = "hyper"))]
fn usual_transport() -> Option<Arc<dyn Transport>> {
    None
}
