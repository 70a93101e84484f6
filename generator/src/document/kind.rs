//! What a file describes follows from where it lies.

use std::fmt;

/// What is below it is a wallet's; no version can be called so.
const WALLETS: &str = "wallets/";

/// The dictionary of result codes.
pub(crate) const CODES: &str = "codes.yaml";

/// The settings of the lints.
pub(crate) const LINTS: &str = "lint.yaml";

/// What a file describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind<'p> {
    /// One endpoint: `v2/payments/pay.yaml`, `wallets/rebell/v1/payments/pay.yaml`.
    Endpoint(Scope<'p>),
    /// One type that endpoints share: `v2/schemas/Order.yaml`.
    Schema(Scope<'p>),
    /// The wallet of this id: `wallets/rebell/wallet.yaml`.
    Wallet(&'p str),
    /// The result codes that mean the same wherever they come: `codes.yaml`.
    Codes,
    /// How the lints are set: `lint.yaml`. It is no spec, and only `lint` reads it.
    Lints,
    /// What became of an earlier version: `v2/from-v1.yaml`.
    Moves(Scope<'p>, &'p str),
}

/// One version of the platform's API, or of one wallet's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scope<'p> {
    /// The wallet's id; nothing for the platform.
    pub wallet: Option<&'p str>,
    /// The version: `v2`.
    pub version: &'p str,
}

/// Prints the folder of its specs: `v2`, `wallets/rebell/v1`.
impl fmt::Display for Scope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(wallet) = self.wallet {
            write!(f, "{WALLETS}{wallet}/")?;
        }
        f.write_str(self.version)
    }
}

impl<'p> Kind<'p> {
    /// Reads the path below the folder of specs; nothing where no file may lie there.
    pub(crate) fn of(path: &'p str) -> Option<Self> {
        if path == CODES {
            return Some(Self::Codes);
        }
        if path == LINTS {
            return Some(Self::Lints);
        }
        let Some(below) = path.strip_prefix(WALLETS) else {
            return Self::in_version(None, path);
        };
        match below.split_once('/')? {
            (id, "wallet.yaml") => Some(Self::Wallet(id)),
            (id, below) => Self::in_version(Some(id), below),
        }
    }

    fn in_version(wallet: Option<&'p str>, path: &'p str) -> Option<Self> {
        let (version, below) = path.split_once('/')?;
        let scope = Scope { wallet, version };
        let Some((folder, name)) = below.split_once('/') else {
            let from = below.strip_prefix("from-")?.strip_suffix(".yaml")?;
            return Some(Self::Moves(scope, from));
        };
        match folder {
            "schemas" if name.contains('/') => None,
            "schemas" => Some(Self::Schema(scope)),
            _ => Some(Self::Endpoint(scope)),
        }
    }

    /// The version to which the file belongs; nothing where it belongs to none.
    pub fn scope(self) -> Option<Scope<'p>> {
        match self {
            Self::Endpoint(scope) | Self::Schema(scope) | Self::Moves(scope, _) => Some(scope),
            Self::Wallet(_) | Self::Codes | Self::Lints => None,
        }
    }

    /// The id of the wallet to which the file belongs; nothing where it is the platform's.
    pub fn wallet(self) -> Option<&'p str> {
        match self {
            Self::Wallet(id) => Some(id),
            other => other.scope().and_then(|it| it.wallet),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_what_its_file_describes() {
        let platform = Scope { wallet: None, version: "v2" };
        let rebell = Scope { wallet: Some("rebell"), version: "v1" };
        for (path, kind) in [
            ("v2/payments/pay.yaml", Kind::Endpoint(platform)),
            ("v2/a/b/c.yaml", Kind::Endpoint(platform)),
            ("v2/schemas/Order.yaml", Kind::Schema(platform)),
            ("wallets/rebell/v1/payments/wallet.yaml", Kind::Endpoint(rebell)),
            ("wallets/rebell/v1/schemas/Order.yaml", Kind::Schema(rebell)),
            ("wallets/rebell/wallet.yaml", Kind::Wallet("rebell")),
            ("codes.yaml", Kind::Codes),
            ("lint.yaml", Kind::Lints),
            ("v2/from-v1.yaml", Kind::Moves(platform, "v1")),
            ("wallets/rebell/v1/from-v0.yaml", Kind::Moves(rebell, "v0")),
        ] {
            assert_eq!(Kind::of(path), Some(kind), "{path}");
        }
    }

    #[test]
    fn a_path_that_is_too_short_or_too_long_tells_nothing() {
        for path in [
            "pay.yaml",
            "v2/pay.yaml",
            "v2/codes.yaml",
            "v2/from-v1.json",
            "v2/schemas/goods/Name.yaml",
            "wallets/wallet.yaml",
            "wallets/rebell/pay.yaml",
            "wallets/rebell/v1/wallet.yaml",
        ] {
            assert_eq!(Kind::of(path), None, "{path}");
        }
    }
}
