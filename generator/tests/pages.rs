//! The pages on what changed: for a release, and for who ports a program to the next version.
//!
//! `UPDATE_EXPECT=1 cargo test -p miniprogram-codegen --test pages` writes the expected pages anew.

#[path = "common/copy.rs"]
mod copy;
#[path = "common/generated.rs"]
mod generated;

use std::fs;
use std::path::{Path, PathBuf};

use miniprogram_codegen::diagnostic::Code;
use miniprogram_codegen::diff::{Compared, between, bump, diff};
use miniprogram_codegen::ir::{Api, Owner, Scope};
use miniprogram_codegen::{page, understand};
use tempfile::TempDir;

use self::copy::copy;

/// An order as a later one may be.
const ORDER: &str = "\
type: object
description: What is paid for, and by whom.
required: [orderNumber, buyer]
properties:
  orderNumber: {type: string, description: The merchant's number.}
  buyer: {type: string, maxLength: 64, description: Who pays.}
  note: {type: string, maxLength: 9, description: A remark.}
";

/// What is told of the way to the next version.
const MOVES: &str = "\
description: An order names its buyer.
endpoints:
  payments/pay:
    note: The answer takes longer.
    request:
      order.orderId: {now: order.orderNumber, note: It is the same number.}
";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A copy of the folder without fault.
fn base() -> TempDir {
    let specs = TempDir::new().expect("a folder");
    copy(&folder().join("refusals/base"), specs.path());
    specs
}

/// Adds the version `v3`, the same as `v2`.
fn add_version(specs: &Path) {
    copy(&specs.join("v2"), &specs.join("v3"));
    let pay = specs.join("v3/payments/pay.yaml");
    edit(&pay, "/v2/", "/v3/");
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("the spec");
    assert!(text.contains(from), "{from} is in {}", file.display());
    fs::write(file, text.replace(from, to)).expect("the spec");
}

fn api(specs: &Path) -> Api {
    understand(specs).expect("there is no fault").value
}

fn scope(version: &str) -> Scope {
    Scope { owner: Owner::Platform, version: version.to_owned() }
}

/// The page on what changed from `v2` to `v3`.
fn changes(specs: &Path) -> String {
    let api = api(specs);
    let (from, to) = (scope("v2"), scope("v3"));
    let compared =
        Compared { apis: [&api, &api], names: ["v2", "v3"], versions: Some((&from, &to)) };
    page::changes(&between(&api, &from, &to), &compared)
}

/// The page of the crate that the specs describe.
fn generated(specs: &Path, path: &str) -> Option<String> {
    self::generated::generated(specs).get(path).map(str::to_owned)
}

fn expect(name: &str, page: &str) {
    let file = folder().join("pages").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, page).expect("the expected page");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(page, expected, "{} is not what is expected", file.display());
}

#[test]
fn what_changed_reads_as_a_person_would_write_it() {
    let (before, after) = (base(), base());
    let pay = after.path().join("v2/payments/pay.yaml");
    fs::write(after.path().join("v2/schemas/Order.yaml"), ORDER).expect("the spec");
    edit(&pay, "summary: Takes a payment.", "summary: Takes a payment. It may last.");
    edit(
        &pay,
        "result: {$ref: ../schemas/Result.yaml}",
        "result: {$ref: ../schemas/Result.yaml}\n                  paymentId: {type: string, maxLength: 64, description: The wallet's number.}",
    );
    let refund = after.path().join("v2/payments/refund.yaml");
    fs::copy(before.path().join("v2/payments/pay.yaml"), &refund).expect("the spec");
    edit(&refund, "/v2/payments/pay:", "/v2/payments/refund:");
    edit(&refund, "operationId: pay", "operationId: refund");
    edit(&refund, "Takes a payment.", "Gives it back.");
    let (before, after) = (api(before.path()), api(after.path()));
    let changes = diff(&before, &after);
    let compared = Compared { apis: [&before, &after], names: ["then", "now"], versions: None };
    expect("changes.md", &page::changes(&changes, &compared));
    expect("changelog.md", &page::changelog(&changes, &compared, "0.1.0"));
}

#[test]
fn the_way_to_the_next_version_sets_fields_side_by_side() {
    let specs = base();
    add_version(specs.path());
    fs::write(specs.path().join("v3/schemas/Order.yaml"), ORDER).expect("the spec");
    fs::write(specs.path().join("v3/from-v2.yaml"), MOVES).expect("the moves");
    let page = generated(specs.path(), "migration/v2-to-v3.md").expect("there is a page");
    expect("migration.md", &page);
    expect("versions.md", &changes(specs.path()));
}

#[test]
fn what_looks_renamed_is_paired_by_both_pages() {
    let specs = base();
    add_version(specs.path());
    edit(&specs.path().join("v3/schemas/Order.yaml"), "orderId", "orderNumber");
    let page = generated(specs.path(), "migration/v2-to-v3.md").expect("there is a page");
    let row = "| `order_id: Option<String>` | `order_number: Option<String>` | looks renamed |\n";
    assert!(page.contains(row), "{page}");
    let page = changes(specs.path());
    assert!(page.contains("| `orderId` | `orderNumber` | Looks renamed. |\n"), "{page}");
}

#[test]
fn what_is_true_of_many_endpoints_is_told_once() {
    let specs = base();
    let pay = specs.path().join("v2/payments/pay.yaml");
    for name in ["charge", "refund"] {
        let file = specs.path().join(format!("v2/payments/{name}.yaml"));
        fs::copy(&pay, &file).expect("the spec");
        edit(&file, "/v2/payments/pay:", &format!("/v2/payments/{name}:"));
        edit(&file, "operationId: pay", &format!("operationId: {name}"));
    }
    copy(&specs.path().join("v2"), &specs.path().join("v3"));
    for name in ["charge", "pay", "refund"] {
        edit(&specs.path().join(format!("v3/payments/{name}.yaml")), "/v2/", "/v3/");
    }
    let note = |name| format!("  payments/{name}: {{note: It takes longer.}}\n");
    let told = ["charge", "pay", "refund"].map(note).concat();
    let file = specs.path().join("v3/from-v2.yaml");
    fs::write(file, format!("endpoints:\n{told}")).expect("the moves");
    let page = generated(specs.path(), "migration/v2-to-v3.md").expect("there is a page");
    let said = "\n- It takes longer. This applies to \
                `payments/charge`, `payments/pay` and `payments/refund`.\n";
    assert!(page.contains(said) && page.matches("It takes longer").count() == 1, "{page}");
    let row = "| `/v2/payments/pay` | `/v3/payments/pay` | [what is common](#common-to-many-endpoints) |\n";
    assert!(page.contains(row), "{page}");
    let page = changes(specs.path());
    let said = "\n- It takes longer. This applies to every endpoint of `payments`.\n";
    assert!(page.contains(said) && !page.contains("\n### "), "{page}");
}

#[test]
fn of_equal_versions_nothing_but_the_path_is_to_be_changed() {
    let specs = base();
    assert_eq!(generated(specs.path(), "migration/v2-to-v3.md"), None);
    add_version(specs.path());
    let page = generated(specs.path(), "migration/v2-to-v3.md").expect("there is a page");
    let row = "| `/v2/payments/pay` | `/v3/payments/pay` | nothing but the path |\n";
    assert!(page.contains(row) && !page.contains("\n## "), "{page}");
    let readme = generated(specs.path(), "README.md").expect("there is one");
    assert!(readme.contains("(migration/v2-to-v3.md)"), "{readme}");
}

#[test]
fn the_tenth_version_comes_after_the_ninth() {
    let specs = base();
    for version in ["v9", "v10"] {
        copy(&specs.path().join("v2"), &specs.path().join(version));
        edit(
            &specs.path().join(version).join("payments/pay.yaml"),
            "/v2/",
            &format!("/{version}/"),
        );
    }
    for page in ["migration/v2-to-v9.md", "migration/v9-to-v10.md"] {
        assert!(generated(specs.path(), page).is_some(), "{page}");
    }
}

#[test]
fn what_is_told_of_what_is_not_there_is_refused() {
    for (told, why) in [
        ("schemas: {Order: {properties: {orderNo: {now: note}}}}", "v2 has no `orderNo` there"),
        ("schemas: {Order: {properties: {orderId: {now: remark}}}}", "v3 has no `remark` there"),
        ("schemas: {Orders: {note: Gone}}", "v2 has no type `Orders`"),
        ("schemas: {Order: {now: Orders}}", "v3 has no type `Orders`"),
        ("endpoints: {payments/pays: {note: Gone}}", "v2 has no endpoint `payments/pays`"),
        ("endpoints: {payments/pay: {now: payments/paid}}", "v3 has no endpoint `payments/paid`"),
        ("endpoints: {payments/pay: {now: payments/pay}}", "`payments/pay` has kept its name"),
        ("endpoints: {payments/pay: {request: {order: {}}}}", "`order` tells nothing"),
        ("everywhere: {partnerId: {note: Gone}}", "v2 has no `partnerId` there"),
    ] {
        let specs = base();
        add_version(specs.path());
        fs::write(specs.path().join("v3/schemas/Order.yaml"), ORDER).expect("the spec");
        fs::write(specs.path().join("v3/from-v2.yaml"), told).expect("the moves");
        let faults = understand(specs.path()).expect_err(told);
        let faults: Vec<_> = faults.iter().map(|it| (it.code, it.message.as_str())).collect();
        assert_eq!(faults, [(Code::StaleMove, why)], "{told}");
    }
    let specs = base();
    fs::write(specs.path().join("v2/from-v1.yaml"), "description: There is none.").expect("moves");
    assert!(understand(specs.path()).is_err(), "there is no version v1");
}

#[test]
fn the_gravest_change_decides_on_the_number() {
    let (before, after) = (base(), base());
    let compare = |after: &TempDir| diff(&api(before.path()), &api(after.path()));
    assert_eq!(bump("1.2.3", &compare(&after)), None);
    let order = after.path().join("v2/schemas/Order.yaml");
    edit(&order, "What is paid for.", "What is to be paid for.");
    let next = |version: &str| {
        bump(version, &compare(&after)).map(|(part, next)| format!("{part} {next}"))
    };
    assert_eq!(next("0.1.9").as_deref(), Some("patch 0.1.10"));
    assert_eq!(next("1.2.3-rc.1").as_deref(), Some("patch 1.2.4"));
    edit(&order, "properties:", "properties:\n  note: {type: string, description: A remark.}");
    assert_eq!(next("0.1.9").as_deref(), Some("patch 0.1.10"));
    assert_eq!(next("1.2.3").as_deref(), Some("minor 1.3.0"));
    fs::write(&order, ORDER).expect("the spec");
    assert_eq!(next("0.1.9").as_deref(), Some("minor 0.2.0"));
    assert_eq!(next("1.2.3").as_deref(), Some("major 2.0.0"));
    assert_eq!(next("one"), None);
}
