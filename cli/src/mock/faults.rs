//! What goes wrong with the requests of `miniprogram mock`, with which of them, and by how much.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Result, bail};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use miniprogram::testing::{Fault, MockWalletBuilder};

use crate::endpoints;

#[derive(Args)]
pub(super) struct FaultArguments {
    /// What goes wrong with requests.
    #[arg(long, value_name = "NAME", value_parser = fault_names())]
    fault: Option<Fault>,
    /// With how many it goes wrong: every Nth that is in order.
    #[arg(long, value_name = "N", default_value = "1", requires = "fault")]
    every: NonZeroUsize,
    /// With which it goes wrong, and which are counted: `v2/payments/pay` [default: all].
    #[arg(long, value_name = "ENDPOINT", requires = "fault")]
    on: Option<String>,
    /// How long a delay is, or how old a stale time [default: 30 for a delay, 3600 for a time].
    #[arg(long, value_name = "N", requires = "fault")]
    seconds: Option<u32>,
}

impl FaultArguments {
    /// Has things go wrong with the wallet as the arguments say.
    pub(super) fn strike(
        self,
        mock: MockWalletBuilder,
        wallet: Option<&str>,
    ) -> Result<MockWalletBuilder> {
        let Some(fault) = self.fault else { return Ok(mock) };
        let fault = match (fault, self.seconds.map(u64::from).map(Duration::from_secs)) {
            (fault, None) => fault,
            (Fault::Delay(_), Some(delay)) => Fault::Delay(delay),
            (Fault::StaleTime(_), Some(age)) => Fault::StaleTime(age),
            (fault, Some(_)) => bail!("{fault} takes no --seconds"),
        };
        let on = self.on.map(|it| endpoints::operation(&it, wallet)).transpose()?;
        let met = AtomicUsize::new(0);
        Ok(mock.faults(move |request, _| {
            if on.is_some_and(|it| it.path != request.endpoint.path) {
                return None;
            }
            let nth = met.fetch_add(1, Ordering::Relaxed) + 1;
            (nth % self.every == 0).then_some(fault)
        }))
    }
}

/// Reads the name of a fault, and lists the names in the help text.
fn fault_names() -> impl TypedValueParser<Value = Fault> {
    PossibleValuesParser::new(Fault::EVERY.map(Fault::name)).try_map(|it| it.parse::<Fault>())
}
