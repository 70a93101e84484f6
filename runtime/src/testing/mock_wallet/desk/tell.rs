//! What happens to a payment, its merchant is told.

use super::Desk;
use crate::testing::ledger::Notice;
use crate::testing::mock_wallet::courier::Letter;
use crate::{Direction, Endpoint};

impl Desk {
    /// Sends callbacks, in the words of the version and wallet whose endpoint was called. What has
    /// no callback there is not told.
    pub(in crate::testing::mock_wallet) fn tell(&self, notices: Vec<Notice>) {
        for notice in notices {
            let Some(callback) = self.callback(&notice) else { continue };
            let Ok(url) = notice.url.parse() else { continue };
            let client_id = notice.client_id.clone();
            let json = notice.shaped(callback.request_example, &*callback.request());
            self.mail.send(Letter { url, client_id, body: json.to_string().into() });
        }
    }

    /// The callback beside the endpoint that was called: the wallet's own, or the platform's. Where
    /// that version has none, the wallet's own of another version: Rebell's v2 takes an address for
    /// refunds, and its v1 has the callback.
    fn callback(&self, notice: &Notice) -> Option<&Endpoint> {
        let called = notice.because_of;
        let folder = |it: &Endpoint| it.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let beside = |it: &Endpoint| folder(it) == folder(&called);
        let own = self.like.map(|it| it.id).or(called.wallet);

        let mut named = self
            .endpoints
            .iter()
            .filter(|it| it.direction == Direction::ToMerchant && it.id == notice.callback);
        named
            .clone()
            .find(|it| beside(it) && it.wallet == own)
            .or_else(|| named.clone().find(|it| beside(it) && it.wallet.is_none()))
            .or_else(|| named.find(|it| own.is_some() && it.wallet == own))
    }
}
