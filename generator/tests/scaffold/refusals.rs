//! What cannot be made, and what to do instead.

use std::fs;
use std::path::{Path, PathBuf};

use miniprogram_codegen::diagnostic::{Diagnostic, Diagnostics};
use miniprogram_codegen::scaffold::{Scaffold, new_endpoint, new_version};

use crate::{copy_of, made, repository};

/// Specs of one version, of which two wallets have something of their own.
fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals/accepted")
}

/// The codes and the words of a refusal.
fn refused(scaffold: Result<Scaffold, Diagnostics>) -> String {
    let faults = scaffold.expect_err("it is refused");
    let told = |it: &Diagnostic| {
        format!("{} {}: {}", it.code, it.message, it.help.as_deref().unwrap_or_default())
    };
    faults.iter().map(told).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_version_that_cannot_be_made_is_refused_with_what_to_do() {
    for (to, from, expected) in [
        (
            "3",
            "v2",
            "E608 `3` is no name for a version: a version is `v` and its number: write `v3`",
        ),
        (
            "V3",
            "v2",
            "E608 `V3` is no name for a version: a version is `v` and its number: write `v3`",
        ),
        (
            "v03",
            "v2",
            "E608 `v03` is no name for a version: a version is `v` and its number: write `v3`",
        ),
        (
            "v3.1",
            "v2",
            "E608 `v3.1` is no name for a version: a version is `v` and its number: write `v3`",
        ),
        (
            "next",
            "v2",
            "E608 `next` is no name for a version: a version is `v` and its number: write `v3`",
        ),
        ("", "v2", "E608 `` is no name for a version: a version is `v` and its number: write `v3`"),
        (
            "accepted/v4",
            "v2",
            "E608 `accepted/v4` is no name for a version: a version is `v` and its number: write `v4`",
        ),
        (
            "wallets/rebell/3",
            "wallets/rebell/v1",
            "E608 `wallets/rebell/3` is no name for a version: a version is `v` and its number: write `wallets/rebell/v3`",
        ),
        ("v2", "v2", "E604 `v2` is there already: write `v3`, or remove the folder first"),
        ("v2/", "v2", "E604 `v2` is there already: write `v3`, or remove the folder first"),
        ("v3", "v9", "E607 there is no such version: write `v2`"),
        ("v3", "accepted/v2", "E607 there is no such version: write `v2`"),
        (
            "wallets/rebel/v3",
            "wallets/rebel/v1",
            "E607 there is no such version: did you mean `wallets/rebell/v1`?",
        ),
        (
            "wallets/rebell/v3",
            "v2",
            "E608 `wallets/rebell/v3` cannot be made of `v2`: a version begins as another of the same wallet, or of the platform",
        ),
    ] {
        let said = refused(new_version(&small(), to, from));
        assert!(said.starts_with(expected), "{to} from {from}: {said}");
    }
}

#[test]
fn an_endpoint_that_cannot_be_made_is_refused_with_what_to_do() {
    let path = "write <version>/<subject>/<name>, such as `v2/payments/pay`, with letters, digits, `-`, `_` and `.`";
    let unlike = |it: &str| format!("E608 `{it}` is no path of an endpoint: {path}");
    for (typed, expected) in [
        ("v2/foo", unlike("v2/foo")),
        ("v2/payments/", unlike("v2/payments/")),
        ("v2//foo", unlike("v2//foo")),
        ("v2/../v2/foo/bar", unlike("v2/../v2/foo/bar")),
        ("v2/payments/f oo", unlike("v2/payments/f oo")),
        ("v2/schemas/Foo", unlike("v2/schemas/Foo")),
        ("v2/payments/{id}", unlike("v2/payments/{id}")),
        ("accepted/v2/payments/foo.yaml", "E608 an endpoint is named by its URL: write `v2/payments/foo`".to_owned()),
        ("/v2/payments/pay", "E604 `v2/payments/pay` is there already: change what it says, or write another name".to_owned()),
        (
            "v3/payments/foo",
            "E607 there is no version `v3`: write `v2`, or make it: `cargo xtask new-version v3 --from v2`".to_owned(),
        ),
        ("vv/payments/foo", "E607 there is no version `vv`: write `v2`".to_owned()),
        ("wallets/rebel/v1/payments/foo", "E607 there is no wallet `rebel`: did you mean `rebell`?".to_owned()),
        (
            "wallets/purse/v1/payments/foo",
            "E607 there is no wallet `purse`: write wallets/purse/wallet.yaml first".to_owned(),
        ),
    ] {
        let said = refused(new_endpoint(&small(), typed, false));
        assert!(said.starts_with(&expected), "{typed}: {said}");
    }
}

#[test]
fn nothing_is_made_beside_specs_that_are_wrong() {
    let specs = copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals/base"));
    made(new_version(specs.path(), "v3", "v2"));
    made(new_endpoint(specs.path(), "v2/payments/foo", false));
    let stray = "type: strin\ndescription: A slip.\n";
    fs::write(specs.path().join("v2/schemas/Stray.yaml"), stray).expect("a file");
    assert!(refused(new_version(specs.path(), "v3", "v2")).starts_with("E1"));
    assert!(refused(new_endpoint(specs.path(), "v2/payments/foo", false)).starts_with("E1"));
}

#[test]
fn what_a_wallet_offers_cannot_be_described_beside_it() {
    let said = refused(new_endpoint(&repository(), "wallets/gcash/v1/payments/pay", false));
    assert!(said.starts_with("E509 "), "{said}");
}

#[test]
fn a_wallet_that_needs_the_platforms_new_version_is_told_to_wait_for_it() {
    let (to, from) = ("wallets/alipay_connect/v90", "wallets/alipay_connect/v2");
    let said = refused(new_version(&repository(), to, from));
    assert!(said.contains("make it first: `cargo xtask new-version v90 --from v2`"), "{said}");
}
