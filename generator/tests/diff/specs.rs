//! Folders of specs for comparisons: a base, and what an edit makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use miniprogram_codegen::diagnostic::Diagnostics;
use miniprogram_codegen::ir::Api;
use miniprogram_codegen::lower::types;
use miniprogram_codegen::{load, understand};
use serde_json::{Map, Value as Json};

/// The types that are made of `thing.yaml`: those that are sent, and those that are received.
pub(crate) const SENT: [&str; 2] = ["Asked", "Replied"];
pub(crate) const RECEIVED: [&str; 2] = ["Answered", "Told"];

/// A folder of specs: each file's path without its ending, and what it says.
#[derive(Clone)]
pub(crate) struct Specs(BTreeMap<String, Json>);

impl Specs {
    /// The base of all rows of the table.
    pub(crate) fn base() -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
        let mut specs = Self(BTreeMap::new());
        specs.read(&tests.join("base"), "");
        for name in SENT.iter().chain(&RECEIVED) {
            specs.0.insert(format!("v2/schemas/{name}"), yaml(&tests.join("thing.yaml")));
        }
        specs
    }

    fn read(&mut self, folder: &Path, path: &str) {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let entry = entry.expect("an entry can be read").path();
            let name = entry.file_stem().expect("it has a name").to_string_lossy();
            let path = if path.is_empty() { name.to_string() } else { format!("{path}/{name}") };
            match entry.is_dir() {
                true => self.read(&entry, &path),
                false => drop(self.0.insert(path, yaml(&entry))),
            }
        }
    }

    /// Copies a version, under another name.
    pub(crate) fn copy_version(&mut self, from: &str, to: &str) {
        let prefix = format!("{from}/");
        let files: Vec<(String, Json)> = self
            .0
            .iter()
            .filter_map(|(path, json)| Some((path.strip_prefix(&prefix)?, json)))
            .map(|(path, json)| {
                let text = json.to_string().replace(&format!("\"/{from}/"), &format!("\"/{to}/"));
                (format!("{to}/{path}"), serde_json::from_str(&text).expect("it is JSON"))
            })
            .collect();
        self.0.extend(files);
    }

    /// What the specs mean.
    ///
    /// # Errors
    ///
    /// Where they have a fault: all that is wrong, in words.
    pub(crate) fn api(&self) -> Result<Api, String> {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        for (path, json) in &self.0 {
            let file = folder.path().join(format!("{path}.yaml"));
            fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
            // JSON is YAML.
            let text = serde_json::to_string_pretty(json).expect("it is JSON");
            fs::write(file, text).expect("the file can be written");
        }
        match understand(folder.path()) {
            Ok(understood) => Ok(understood.value),
            Err(faults) => Err(faults.render("specs", false)),
        }
    }

    /// Makes one edit: `{"v2/payments/pay request.properties.note": {…}}`.
    ///
    /// `null` takes away, and a file's name alone stands for all of it. `{$order: […]}` puts keys
    /// into another order, `{$rename: name}` gives another name to a key, and `{$from: path}` takes
    /// over what stands in another file.
    pub(crate) fn edit(&mut self, edit: &Map<String, Json>) {
        for (place, value) in edit {
            let (file, way) = place.split_once(' ').unwrap_or((place, ""));
            self.set(file, way, value);
        }
    }

    /// Makes an edit of each of the types that are made of `thing.yaml`.
    pub(crate) fn edit_types(&mut self, edit: &Map<String, Json>) {
        for (way, value) in edit {
            for name in SENT.iter().chain(&RECEIVED) {
                self.set(&format!("v2/schemas/{name}"), way, value);
            }
        }
    }

    fn set(&mut self, file: &str, way: &str, value: &Json) {
        match (way, value.get("$from").and_then(Json::as_str)) {
            ("", Some(from)) => {
                let from = self.0.get(from).expect("the other file is there").clone();
                self.0.insert(file.to_owned(), from);
            }
            ("", None) if value.is_null() => {
                self.0.remove(file).expect("the file is there");
            }
            ("", None) => drop(self.0.insert(file.to_owned(), value.clone())),
            _ => {
                let root = self.0.get_mut(file).unwrap_or_else(|| panic!("no file {file}"));
                let steps: Vec<String> = steps(root, way);
                let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
                put(root, &steps, value);
            }
        }
    }
}

/// A document of types, after an edit of its components.
///
/// # Errors
///
/// Where it has a fault: all that is wrong, in words.
pub(crate) fn document(edit: &Map<String, Json>) -> Result<Api, String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let mut json = yaml(&tests.join("document.yaml"));
    for (way, value) in edit {
        put(&mut json["components"], &way.split('.').collect::<Vec<_>>(), value);
    }
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("document.json");
    fs::write(&file, json.to_string()).expect("the file can be written");
    let (documents, name) = load::foreign(&file);
    let document = documents.get(&name).expect("the document is there");
    let types = types(&documents, document);
    let faults: Diagnostics = documents.faults().clone();
    match faults.is_empty() && types.faults.is_empty() {
        true => Ok(types.api),
        false => Err(faults.render("", false) + &types.faults.render("", false)),
    }
}

/// The keys on a way: `request`, `response` and `operation` lead to those of an endpoint.
fn steps(root: &Json, way: &str) -> Vec<String> {
    let (first, below) = way.split_once('.').unwrap_or((way, ""));
    let path = root.get("paths").and_then(Json::as_object).and_then(|it| it.keys().next());
    let path = path.map_or("", String::as_str);
    let content = ["content", "application/json", "schema"];
    let lead: Vec<&str> = match first {
        "operation" => vec!["paths", path, "post"],
        "request" => [&["paths", path, "post", "requestBody"][..], &content].concat(),
        "response" => [&["paths", path, "post", "responses", "200"][..], &content].concat(),
        other => vec![other],
    };
    let below = below.split('.').filter(|it| !it.is_empty());
    lead.into_iter().chain(below).map(str::to_owned).collect()
}

fn put(at: &mut Json, steps: &[&str], value: &Json) {
    let [step, below @ ..] = steps else { return change(at, value) };
    if let Json::Array(items) = at {
        let index: usize = step.parse().expect("a list has indices");
        match (below, value) {
            ([], Json::Null) => drop(items.remove(index)),
            ([], value) if index == items.len() => items.push(value.clone()),
            _ => put(&mut items[index], below, value),
        }
        return;
    }
    let entries = at.as_object_mut().unwrap_or_else(|| panic!("no keys before {step}"));
    let renamed = value.get("$rename").and_then(Json::as_str);
    match (below, value, renamed) {
        ([], Json::Null, _) => {
            entries.shift_remove(*step).unwrap_or_else(|| panic!("no {step} to take away"));
        }
        ([], _, Some(name)) => {
            let rename =
                |(key, value)| if key == **step { (name.to_owned(), value) } else { (key, value) };
            *entries = std::mem::take(entries).into_iter().map(rename).collect();
        }
        _ => put(entries.entry(*step).or_insert(Json::Null), below, value),
    }
}

fn change(at: &mut Json, value: &Json) {
    match value.get("$order").and_then(Json::as_array) {
        Some(order) => {
            let mut entries = at.as_object_mut().map(std::mem::take).expect("there are keys");
            let mut ordered = Map::new();
            for key in order.iter().filter_map(Json::as_str) {
                let value = entries.shift_remove(key).unwrap_or_else(|| panic!("no {key}"));
                ordered.insert(key.to_owned(), value);
            }
            ordered.extend(entries);
            *at = Json::Object(ordered);
        }
        None => *at = value.clone(),
    }
}

/// What a file of YAML says.
pub(crate) fn yaml(file: &Path) -> Json {
    let text = fs::read_to_string(file).unwrap_or_else(|_| panic!("{}", file.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
