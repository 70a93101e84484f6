//! What is not Rust: the crate's manifest and its README. Templates read ready values.

use askama::Template;

use crate::Options;
use crate::plan::{Crate, Version};

#[derive(Template)]
#[template(path = "readme.md", escape = "none")]
struct Readme<'p> {
    name: &'p str,
    count: usize,
    versions: Vec<VersionPage<'p>>,
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
}

/// The crate's README: its endpoints, by version.
pub fn readme(plan: &Crate, options: &Options) -> String {
    let versions: Vec<_> = plan.versions.iter().map(|it| version(it)).collect();
    let count = versions.iter().map(|it| it.endpoints.len()).sum();
    let page = Readme { name: &options.name, count, versions };
    page.render().expect("the template prints what it is given")
}

/// The crate's `Cargo.toml`: a feature a version.
pub fn manifest(plan: &Crate, options: &Options) -> String {
    let page = Manifest {
        name: &options.name,
        package_version: &options.version,
        runtime: &options.runtime,
        versions: &plan.versions,
    };
    page.render().expect("the template prints what it is given") + "\n"
}

fn version(version: &Version) -> VersionPage<'_> {
    let endpoints = version.endpoints.iter().map(|it| Row {
        path: &it.path,
        is_callback: it.is_callback,
        item: &it.item,
        summary: it.summary.replace('|', "\\|"),
    });
    VersionPage { ident: &version.ident, endpoints: endpoints.collect() }
}
