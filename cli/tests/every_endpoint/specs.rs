//! The specs themselves, read by the generator: what they list, beside what was generated of them.

use std::path::Path;
use std::sync::LazyLock;

use miniprogram::{Direction, ENDPOINTS, Endpoint, ResultInfo, WALLETS, Wallet};
use miniprogram_codegen::ir::{Api, Operation, Owner};
use serde_json::{Map, Value};

pub(crate) struct Specs(Api);

pub(crate) static SPECS: LazyLock<Specs> = LazyLock::new(Specs::read);

/// The platform, or a wallet at the first of its servers.
pub(crate) type Whose = Option<Wallet>;

impl Specs {
    fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        Self(miniprogram_codegen::understand(&folder).expect("the specs are in order").value)
    }

    /// The spec of a generated endpoint.
    pub(crate) fn of(&self, endpoint: &Endpoint) -> &Operation {
        let owner = endpoint.wallet.map_or(Owner::Platform, |it| Owner::Wallet(it.to_owned()));
        let mut operations = self.0.operations.iter();
        operations
            .find(|it| it.owner == owner && path(&it.path.0) == endpoint.path)
            .unwrap_or_else(|| panic!("{} has no spec", endpoint.path))
    }

    /// The operations that the platform has, or that a wallet has: its own, and what it offers of the
    /// platform's.
    pub(crate) fn served(&self, whose: Whose) -> Vec<Endpoint> {
        let Some(wallet) = whose else { return operations(None) };
        let mut served = operations(Some(wallet.id));
        let spec = self.0.wallets.iter().find(|it| it.id == wallet.id).expect("it has a page");
        let offers: Vec<String> = spec.offers.iter().map(|it| path(&it.0)).collect();
        let platforms = operations(None).into_iter();
        served.extend(platforms.filter(|it| offers.iter().any(|offered| it.path == offered)));
        served
    }

    /// The first example of a success.
    pub(crate) fn success(&self, endpoint: &Endpoint) -> Map<String, Value> {
        let mut examples = self.of(endpoint).response.examples.iter();
        let success = examples.find(|it| it.value["result"]["resultStatus"] == "S");
        success.and_then(|it| it.value.as_object().cloned()).unwrap_or_default()
    }

    /// Asserts that the endpoint's spec lists the result's code, and with this status.
    #[track_caller]
    pub(crate) fn assert_listed(&self, endpoint: &Endpoint, result: &ResultInfo) {
        let listed = &self.of(endpoint).result_codes;
        let found = listed.iter().find(|it| Some(&it.code) == result.code.as_ref());
        assert_eq!(
            found.map(|it| it.status.as_str()),
            Some(result.status.as_str()),
            "{} of {:?} answers {result:?}",
            endpoint.path,
            endpoint.wallet
        );
    }
}

/// The platform, and each wallet once.
pub(crate) fn everybody() -> Vec<Whose> {
    let mut wallets: Vec<Wallet> = WALLETS.to_vec();
    wallets.dedup_by_key(|it| it.id);
    [None].into_iter().chain(wallets.into_iter().map(Some)).collect()
}

fn operations(wallet: Option<&str>) -> Vec<Endpoint> {
    let every = ENDPOINTS.concat().into_iter();
    every.filter(|it| it.direction == Direction::ToWallet && it.wallet == wallet).collect()
}

fn path(segments: &[String]) -> String {
    format!("/{}", segments.join("/"))
}
