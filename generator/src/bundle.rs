//! The specs of a version become one OpenAPI document, as tools of others read it.
//!
//! A shared type keeps its name; the `Item` of `/v2/payments/pay` alone is `payments.pay.Item`.
//! The titles of the single files are not kept.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, closest, either};
use crate::document::{Document, Documents, Kind, Scope};
use crate::draft::{Draft, Entry, Value};
use crate::load;

use self::names::Names;

mod codes;
mod ids;
mod names;
mod wallet;

/// A document of OpenAPI 3.0.3 with all operations of a version.
#[derive(Clone, Debug)]
pub struct Bundle(Draft);

impl Bundle {
    /// The document as YAML.
    pub fn yaml(&self) -> String {
        self.0.yaml().text
    }

    /// The document as JSON.
    pub fn json(&self) -> String {
        self.0.json()
    }
}

/// Joins the specs of a version: of `v2`, or of `wallets/rebell/v1` with what that wallet offers.
///
/// # Errors
///
/// Where anything is wrong with the specs, and where there is no such version.
pub fn bundle(specs: &Path, version: &str) -> Result<Bundle, Diagnostics> {
    let documents = load::load(specs);
    crate::understood(&documents)?;
    let own: Vec<&Document> =
        documents.iter().filter(|it| folder(it).as_deref() == Some(version)).collect();
    let Some(scope) = own.first().and_then(|it| it.kind().scope()) else {
        return Err(no_version(version, &documents));
    };
    let endpoints: Vec<&Document> = own
        .into_iter()
        .filter(|it| it.is_endpoint())
        .chain(wallet::offered(scope, &documents))
        .collect();
    Ok(Bundle(document(scope, &endpoints, &documents)))
}

fn document(scope: Scope<'_>, endpoints: &[&Document], documents: &Documents) -> Draft {
    let place = Place::whole("");
    let names = Names::of(scope, endpoints, documents);
    let mut paths: Vec<Entry> =
        endpoints.iter().flat_map(|it| operations(it, &names, documents)).collect();
    paths.sort_by(|one, other| one.key.cmp(&other.key));
    ids::tell_apart(&mut paths);
    let text = |text: &str| Draft::text_at(&place, text);
    let title = wallet::name(scope, documents).unwrap_or("The wallets' platform");
    let info = [("title", text(title)), ("version", text(scope.version))];
    let mut draft =
        Draft::map_at(&place, [("openapi", text("3.0.3")), ("info", Draft::map_at(&place, info))]);
    if let Some(servers) = wallet::servers(scope, documents) {
        draft.push(Entry::at(&place, "servers", servers));
    }
    draft.push(Entry::at(
        &place,
        "paths",
        Draft { place: place.clone(), value: Value::Map(paths) },
    ));
    let schemas = names.schemas(documents);
    if !schemas.entries().is_empty() {
        draft.push(Entry::at(&place, "components", Draft::map_at(&place, [("schemas", schemas)])));
    }
    draft
}

/// The paths of an endpoint's file, which is one.
fn operations(endpoint: &Document, names: &Names, documents: &Documents) -> Vec<Entry> {
    let mut root = Draft::of(endpoint, &endpoint.root);
    let mut paths = root.take("paths").map(|it| it.draft);
    for path in paths.iter_mut().filter_map(Draft::entries_mut).flatten() {
        if let Some(operation) = path.draft.get_mut("post") {
            codes::put_words(operation, documents);
            names.point(operation, documents);
        }
    }
    paths.map_or(Vec::new(), |it| it.entries().to_vec())
}

/// The folder of the version to which a file belongs.
fn folder(document: &Document) -> Option<String> {
    match document.kind() {
        Kind::Endpoint(scope) => Some(scope.to_string()),
        _ => None,
    }
}

/// Says which versions there are: the platform's, or those of wallets where one of these was meant.
pub(crate) fn no_version(version: &str, documents: &Documents) -> Diagnostics {
    let mut known: Vec<String> = documents.iter().filter_map(folder).collect();
    known.dedup();
    let is_wallets = |it: &str| it.starts_with("wallets/");
    known.retain(|it| is_wallets(it) == is_wallets(version));
    let fault =
        Diagnostic::new(Code::NoSuchVersion, Place::whole(version), "there is no such version");
    let help = match closest(version, known.iter().map(String::as_str)) {
        Some(meant) if is_wallets(version) => format!("did you mean `{meant}`?"),
        _ => format!("write {}", either(known.iter().map(String::as_str))),
    };
    Diagnostics::from_iter([fault.help(help)])
}
