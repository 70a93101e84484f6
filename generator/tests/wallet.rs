//! A new wallet is one folder of specs, and no line of Rust.

#[path = "common/copy.rs"]
mod copy;
#[path = "common/generated.rs"]
mod generated;

use std::path::Path;

use tempfile::TempDir;

use self::copy::copy;
use self::generated::generated;

/// The files that list what there is, and so change with a new wallet.
const LISTS: [&str; 7] = [
    "Cargo.toml",
    "README.md",
    "WALLETS.md",
    "src/lib.rs",
    "src/wallets.rs",
    "tests/examples.rs",
    "tests/sizes.rs",
];

#[test]
fn a_new_wallet_is_one_folder() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (specs, out) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    copy(&package.join("../specs"), specs.path());
    generated(specs.path()).write(out.path()).expect("the crate without the wallet");

    let folder = specs.path().join("wallets/piggy");
    copy(&package.join("tests/wallet/piggy"), &folder);
    let tree = generated(specs.path());
    let changes = tree.write(out.path()).expect("the crate with the wallet");

    let is_its_own = |path: &str| {
        path.starts_with("src/wallets/piggy") || path.starts_with("samples/wallets/piggy/")
    };
    let others: Vec<&String> = changes.written.iter().filter(|it| !is_its_own(it)).collect();
    assert_eq!((others, changes.removed), (LISTS.map(str::to_owned).iter().collect(), Vec::new()));

    let text = |path: &str| tree.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    assert!(text("Cargo.toml").contains("\npiggy = [\"v1\"]\n"));
    assert!(text("src/wallets/piggy.rs").contains("pub const SANDBOX: Wallet = "));
    assert!(text("src/wallets/piggy/v1/payments/pay.rs").contains("    BankIsEmpty,"));
    let payments = text("src/wallets/piggy/v1/payments.rs");
    assert!(payments.contains("pub use self::pay::{PayCode, PayRequest, PayResponse, pay};"));
    assert!(payments.contains("RefundResponse, inquiry_refund, refund,"), "{payments}");
    assert!(text("WALLETS.md").contains("### Piggy Bank"));
}
