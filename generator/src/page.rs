//! What is not Rust: the crate's manifest, its README, and the page on the wallets. Templates read
//! ready values.

mod changelog;
mod changes;
mod endpoint;
mod migration;

use askama::Template;

use crate::Options;
use crate::plan::{Crate, Difference, Listed, Migration, Version, WalletPage};

pub use self::changelog::{changelog, first_release};
pub use self::changes::changes;
pub(crate) use self::endpoint::{Endpoint, ListedCode};
pub use self::migration::migration;

#[derive(Template)]
#[template(path = "readme.md", escape = "none")]
struct Readme<'p> {
    name: &'p str,
    count: usize,
    versions: Vec<VersionPage<'p>>,
    wallets: &'p [WalletPage],
    migrations: &'p [Migration],
}

struct VersionPage<'p> {
    ident: &'p str,
    endpoints: Vec<Row<'p>>,
}

struct Row<'p> {
    path: &'p str,
    is_callback: bool,
    item: &'p str,
    summary: String,
}

#[derive(Template)]
#[template(path = "manifest.toml", escape = "none")]
struct Manifest<'p> {
    name: &'p str,
    package_version: &'p str,
    runtime: &'p str,
    versions: &'p [Version],
    wallets: Vec<Feature>,
}

/// A cargo feature, and those that it brings, as the manifest lists them.
struct Feature {
    name: String,
    brings: String,
}

#[derive(Template)]
#[template(path = "types.toml", escape = "none")]
struct TypesManifest<'p> {
    name: &'p str,
    package_version: &'p str,
    runtime: &'p str,
}

#[derive(Template)]
#[template(path = "types.md", escape = "none")]
struct TypesReadme<'p> {
    name: &'p str,
    document: &'p str,
}

#[derive(Template)]
#[template(path = "wallets.md", escape = "none")]
struct Wallets<'p> {
    wallets: &'p [WalletPage],
    rows: Vec<MatrixRow<'p>>,
    differences: &'p [Difference],
}

/// A path, and for each wallet what it has there.
struct MatrixRow<'p> {
    path: &'p str,
    platform: &'static str,
    cells: Vec<&'static str>,
}

/// The crate's README: its endpoints, by version.
pub fn readme(plan: &Crate, options: &Options) -> String {
    let versions: Vec<_> = plan.versions.iter().map(|it| version(it)).collect();
    let count = versions.iter().map(|it| it.endpoints.len()).sum();
    let Crate { wallets, migrations, .. } = plan;
    let page = Readme { name: &options.name, count, versions, wallets, migrations };
    page.render().expect("the template prints what it is given")
}

/// The crate's `Cargo.toml`: a feature a version, and one a wallet.
pub fn manifest(plan: &Crate, options: &Options) -> String {
    let quoted = |names: &[String]| {
        names.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ")
    };
    let wallet = |it: &WalletPage| Feature { name: it.ident.clone(), brings: quoted(&it.needs) };
    let page = Manifest {
        name: &options.name,
        package_version: &options.version,
        runtime: &options.runtime,
        versions: &plan.versions,
        wallets: plan.wallets.iter().map(wallet).collect(),
    };
    page.render().expect("the template prints what it is given") + "\n"
}

/// The `Cargo.toml` of a crate of types alone.
pub fn types_manifest(options: &Options) -> String {
    let Options { name, version, runtime, .. } = options;
    let page = TypesManifest { name, package_version: version, runtime };
    page.render().expect("the template prints what it is given") + "\n"
}

/// The README of a crate of types alone.
pub fn types_readme(document: &str, options: &Options) -> String {
    let page = TypesReadme { name: &options.name, document };
    page.render().expect("the template prints what it is given") + "\n"
}

/// The matrix of endpoints and wallets, and where they differ.
pub fn wallets(plan: &Crate) -> String {
    let Crate { wallets, differences, .. } = plan;
    let platform = plan.versions.iter().flat_map(|it| &it.endpoints);
    let mut paths: Vec<(&str, bool)> = platform.map(|it| (it.path.as_str(), true)).collect();
    let own = wallets.iter().flat_map(|it| &it.own).map(|it| it.path.as_str());
    for path in own {
        if !paths.iter().any(|(known, _)| *known == path) {
            paths.push((path, false));
        }
    }
    paths.sort_unstable();
    let row = |(path, is_platform)| MatrixRow {
        path,
        platform: if is_platform { "yes" } else { "" },
        cells: wallets.iter().map(|it| cell(it, path)).collect(),
    };
    let rows = paths.into_iter().map(row).collect();
    Wallets { wallets, rows, differences }.render().expect("the template prints what it is given")
}

fn cell(wallet: &WalletPage, path: &str) -> &'static str {
    if wallet.own.iter().any(|it| it.path == path) {
        "own"
    } else if wallet.offers.iter().any(|it| it == path) {
        "yes"
    } else {
        ""
    }
}

fn version(version: &Version) -> VersionPage<'_> {
    let endpoints = version.endpoints.iter().map(|it: &Listed| Row {
        path: &it.path,
        is_callback: it.is_callback,
        item: &it.item,
        summary: it.summary.replace('|', "\\|"),
    });
    VersionPage { ident: &version.ident, endpoints: endpoints.collect() }
}
