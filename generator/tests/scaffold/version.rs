//! A version that is made of another.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use miniprogram_codegen::diff::between;
use miniprogram_codegen::ir::{Api, Owner, Scope};
use miniprogram_codegen::scaffold::new_version;
use miniprogram_codegen::understand;

use crate::small::{ORDER, PAY, PAY_ANEW, RESULT, WALLET};
use crate::{copy, files, folder, generated, made, repository};

/// A version that the repository's specs do not have, and are not to have soon.
const NEW: &str = "v90";

fn inquiry() -> String {
    PAY.replace("payments/pay\":", "payments/inquiryPayment\":")
        .replace("operationId: pay", "operationId: inquiryPayment")
}

#[test]
fn nothing_changes_but_the_names_of_the_version() {
    let inquiry = inquiry();
    let specs = folder([
        ("v2/payments/pay.yaml", PAY),
        ("v2/payments/inquiryPayment.yaml", &inquiry),
        ("v2/schemas/Order.yaml", ORDER),
        ("v2/schemas/Result.yaml", RESULT),
    ]);
    let scaffold = made(new_version(specs.path(), "v3", "v2"));
    let paths: Vec<&str> = scaffold.files.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "v3/payments/inquiryPayment.yaml",
            "v3/payments/pay.yaml",
            "v3/schemas/Order.yaml",
            "v3/schemas/Result.yaml",
        ]
    );
    assert_eq!(scaffold.files["v3/schemas/Order.yaml"], ORDER);
    let rest = PAY.split_once("      responses:").expect("there are responses").1;
    assert_eq!(scaffold.files["v3/payments/pay.yaml"], format!("{PAY_ANEW}      responses:{rest}"));
    let lines = scaffold.notes.iter().filter(|it| it.file == "v3/payments/pay.yaml");
    assert_eq!(lines.map(|it| it.line).collect::<Vec<_>>(), [1, 3, 8, 11]);
    assert!(scaffold.changed.is_empty());
}

#[test]
fn a_wallet_goes_on_to_offer_what_the_platform_goes_on_to_have() {
    let inquiry = inquiry();
    let own = PAY
        .replace("../../v2", "../../../../v2")
        .replace("../schemas/Result", "../../../../v2/schemas/Result");
    for (wallet, expected) in [
        (WALLET.to_owned(), "offers: [/v2/payments/inquiryPayment, /v3/payments/inquiryPayment]\n"),
        (
            WALLET.replace(
                "[/v2/payments/inquiryPayment]\n",
                "\r\n  -  /v2/payments/inquiryPayment # as it is\r\n",
            ),
            "offers: \r\n  -  /v2/payments/inquiryPayment # as it is\r\n  -  /v3/payments/inquiryPayment\r\n",
        ),
    ] {
        let specs = folder([
            ("v2/payments/inquiryPayment.yaml", inquiry.as_str()),
            ("v2/schemas/Order.yaml", ORDER),
            ("v2/schemas/Result.yaml", RESULT),
            ("wallets/piggy/wallet.yaml", &wallet),
            ("wallets/piggy/v2/payments/pay.yaml", &own),
        ]);
        let alone = made(new_version(specs.path(), "wallets/piggy/v3", "wallets/piggy/v2"));
        assert!(alone.changed.is_empty());
        assert!(
            alone.notes.iter().any(|it| it.words.contains("the platform has no v3")),
            "{:?}",
            alone.notes
        );

        made(new_version(specs.path(), "v3", "v2")).write(specs.path()).expect("it is written");
        let scaffold = made(new_version(specs.path(), "wallets/piggy/v3", "wallets/piggy/v2"));
        let wallet = &scaffold.changed["wallets/piggy/wallet.yaml"];
        assert!(wallet.ends_with(expected), "{wallet:?}");
        let pay = &scaffold.files["wallets/piggy/v3/payments/pay.yaml"];
        assert!(
            pay.contains("\"../../../../v2/schemas/Order.yaml\""),
            "the platform's types stay what they are"
        );
    }
}

#[test]
fn versions_of_the_platform_and_of_wallets_can_be_begun_anew_and_say_the_same() {
    let specs = copy();
    let is_tried = |it: &Scope| match &it.owner {
        Owner::Platform => true,
        // The one settles by what the platform has, the other by what it has of its own.
        Owner::Wallet(id) => ["alipay_connect", "rebell"].contains(&id.as_str()),
    };
    let all = understood(specs.path()).operations.into_iter().map(|it| it.scope());
    let old: BTreeSet<Scope> = all.filter(is_tried).collect();
    assert!(old.len() >= 5, "{old:?}");
    // The platform's come first, and what wallets offer of them is then there.
    for scope in &old {
        let (from, to) = (folder_of(scope), folder_of(&anew(scope)));
        made(new_version(specs.path(), &to, &from)).write(specs.path()).expect("it is written");
    }
    let api = understood(specs.path());
    for scope in &old {
        assert_eq!(between(&api, scope, &anew(scope)), [], "{scope:?}");
    }
    let offers = |api: &Api| api.wallets.iter().map(|it| it.offers.len()).sum::<usize>();
    assert!(offers(&api) > offers(&understood(&repository())));
}

/// The version that is made of another here.
fn anew(scope: &Scope) -> Scope {
    Scope { version: format!("{}0", scope.version), ..scope.clone() }
}

fn folder_of(scope: &Scope) -> String {
    match &scope.owner {
        Owner::Platform => scope.version.clone(),
        Owner::Wallet(id) => format!("wallets/{id}/{}", scope.version),
    }
}

fn understood(specs: &Path) -> Api {
    understand(specs).unwrap_or_else(|faults| panic!("{faults}")).value
}

#[test]
fn what_changes_from_then_on_is_a_change() {
    let specs = copy();
    made(new_version(specs.path(), NEW, "v2")).write(specs.path()).expect("it is written");
    let pay = specs.path().join(NEW).join("payments/pay.yaml");
    let text = fs::read_to_string(&pay).expect("the spec");
    fs::write(&pay, text.replace("salesCode", "tradeCode")).expect("the spec");
    let of = |version: &str| Scope { owner: Owner::Platform, version: version.to_owned() };
    let changes = between(&understood(specs.path()), &of("v2"), &of(NEW));
    assert!(!changes.is_empty());
    assert!(
        changes.iter().all(|it| format!("{it:?}").contains(&format!("{NEW}/payments/pay.yaml"))),
        "{changes:?}"
    );
}

#[test]
fn the_new_version_shares_all_types_and_moves_nothing_else() {
    let specs = copy();
    let before = generated(specs.path());
    made(new_version(specs.path(), NEW, "v2")).write(specs.path()).expect("it is written");
    let after = generated(specs.path());
    // What lists all versions; and types, which move to where both versions have them.
    let may_differ = [
        "Cargo.toml",
        "README.md",
        "WALLETS.md",
        "src/lib.rs",
        "src/shared",
        "src/v2/types",
        "tests/",
    ];
    for (path, text) in before.files() {
        let is_same = after.get(path) == Some(text);
        assert!(is_same || may_differ.iter().any(|it| path.starts_with(it)), "{path}");
    }
    let types = |path: &str| -> Vec<String> {
        let text = after.get(path).expect("it has types");
        let names = text.split("pub use ").skip(1).flat_map(|it| {
            let names = it.split_once('{').map_or(it, |(_, names)| names).split_once(['}', ';']);
            names
                .map(|(names, _)| names)
                .unwrap_or_default()
                .split(',')
                .map(str::trim)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        names.filter(|it| !it.is_empty()).collect()
    };
    assert!(types(&format!("src/{NEW}/types.rs")).len() > 50);
    assert_eq!(types(&format!("src/{NEW}/types.rs")), types("src/v2/types.rs"));
    assert!(
        after.files().all(|(path, _)| !path.starts_with(&format!("src/{NEW}/types/"))),
        "they are one"
    );
}

#[test]
fn without_the_new_version_the_crate_is_what_it_was() {
    let specs = copy();
    let before = generated(specs.path());
    made(new_version(specs.path(), NEW, "v2")).write(specs.path()).expect("it is written");
    let pay = specs.path().join(NEW).join("payments/pay.yaml");
    let text = fs::read_to_string(&pay).expect("the spec");
    assert!(text.contains("paymentNotifyUrl"));
    fs::write(&pay, text.replace("paymentNotifyUrl", "notifyUrl")).expect("the spec");
    let out = folder([]);
    before.write(out.path()).expect("the crate is written");
    generated(specs.path()).write(out.path()).expect("the crate is written");
    assert!(out.path().join(format!("src/{NEW}/payments/pay.rs")).exists());

    fs::remove_dir_all(specs.path().join(NEW)).expect("the version is removed");
    generated(specs.path()).write(out.path()).expect("the crate is written");
    let expected: Vec<(String, String)> =
        before.files().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    assert!(files(out.path()).into_iter().eq(expected), "something is left of it");
}
