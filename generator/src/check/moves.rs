//! What a file of moves tells is true of both versions: nothing in it is stale.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, closest, quoted};
use crate::document::{Document, Documents, Entry, Kind, Node};
use crate::ir::{Api, Home, Move, Object, Operation, Owner, SchemaId, Scope, Shape, UrlPath};

/// What the files of moves tell that is not so, or goes without saying.
pub fn moves(documents: &Documents, api: &Api) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for document in documents.iter() {
        let Kind::Moves(scope, from) = document.kind() else { continue };
        let owner = scope.wallet.map_or(Owner::Platform, |it| Owner::Wallet(it.to_owned()));
        let version = |it: &str| Scope { owner: owner.clone(), version: it.to_owned() };
        let (from, to) = (version(from), version(scope.version));
        Telling { api, document, from, to, faults: &mut faults }.check();
    }
    faults
}

/// One file of moves.
struct Telling<'a> {
    api: &'a Api,
    document: &'a Document,
    from: Scope,
    to: Scope,
    faults: &'a mut Diagnostics,
}

/// A property's two names are looked up in these.
#[derive(Clone, Copy)]
struct Pair<'a> {
    was: Option<&'a Object>,
    now: Option<&'a Object>,
}

impl<'a> Telling<'a> {
    fn check(&mut self) {
        if self.paths(&self.from).is_empty() {
            let message = format!("there is no version {}", quoted(&self.from.version));
            let help = "remove the file; its name is `from-`, and the earlier version";
            self.refuse(self.document.first_place(), message, help.to_owned());
            return;
        }
        self.everywhere();
        for entry in self.under("endpoints") {
            self.endpoint(entry);
        }
        for entry in self.under("schemas") {
            self.schema(entry);
        }
    }

    fn everywhere(&mut self) {
        let of = |scope: &Scope| {
            let operations = self.api.operations.iter().filter(|it| it.scope() == *scope);
            operations.map(|it| &it.request.object).collect::<Vec<_>>()
        };
        let (was, now) = (of(&self.from), of(&self.to));
        let api = self.api;
        let first = |all: &[&'a Object], name: &str| {
            let has = |it: &&&Object| api.property_at(it, &Move::way(name)).is_some();
            all.iter().find(has).or(all.first()).copied()
        };
        for entry in self.under("everywhere") {
            let told = entry.node.get("now").and_then(Node::text).unwrap_or_default();
            self.property(entry, Pair { was: first(&was, &entry.key), now: first(&now, told) });
        }
    }

    fn endpoint(&mut self, entry: &'a Entry) {
        let was =
            self.endpoint_at(&self.from.clone(), &entry.key, self.document.key_place_of(entry));
        let told = entry.node.get("now");
        let (key, place) = match told {
            Some(node) => (node.text().unwrap_or_default(), self.document.place_of(node)),
            None => (entry.key.as_str(), self.document.key_place_of(entry)),
        };
        self.redundant(entry, told);
        // What is told of an endpoint that is gone may be a note alone.
        let is_gone = told.is_none()
            && !self.paths(&self.to).contains(&UrlPath::below(&self.to.version, key));
        let now = if is_gone { None } else { self.endpoint_at(&self.to.clone(), key, place) };
        self.says_something(entry);
        for half in ["request", "response"] {
            let object = |it: &'a Operation| match half {
                "request" => &it.request.object,
                _ => &it.response.object,
            };
            for it in entry.node.get(half).map(Node::entries).unwrap_or_default() {
                self.property(it, Pair { was: was.map(object), now: now.map(object) });
            }
        }
    }

    fn schema(&mut self, entry: &'a Entry) {
        let was = self.object_of(&self.from.clone(), &entry.key, self.document.key_place_of(entry));
        let told = entry.node.get("now");
        self.redundant(entry, told);
        self.says_something(entry);
        let now = match told {
            Some(node) => {
                let name = node.text().unwrap_or_default();
                self.object_of(&self.to.clone(), name, self.document.place_of(node))
            }
            // What is told of a type that is gone may be a note alone.
            None => self.object(&self.to, &entry.key),
        };
        for it in entry.node.get("properties").map(Node::entries).unwrap_or_default() {
            self.property(it, Pair { was, now });
        }
    }

    fn property(&mut self, entry: &'a Entry, pair: Pair<'a>) {
        let told = entry.node.get("now");
        self.says_something(entry);
        self.redundant(entry, told);
        if let Some(was) = pair.was {
            self.is_there(was, &entry.key, &self.from.clone(), self.document.key_place_of(entry));
        }
        if let (Some(now), Some(node)) = (pair.now, told) {
            let name = node.text().unwrap_or_default();
            self.is_there(now, name, &self.to.clone(), self.document.place_of(node));
        }
    }

    fn is_there(&mut self, object: &Object, name: &str, scope: &Scope, place: Place) {
        if self.api.property_at(object, &Move::way(name)).is_some() {
            return;
        }
        let names = object.properties.iter().map(|it| it.name.as_str());
        let help = match closest(name, names) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => STALE.to_owned(),
        };
        self.refuse(place, format!("{} has no {} there", scope.version, quoted(name)), help);
    }

    fn endpoint_at(&mut self, scope: &Scope, key: &str, place: Place) -> Option<&'a Operation> {
        let wanted = UrlPath::below(&scope.version, key);
        let found = self.api.operation(&scope.owner, &wanted);
        if found.is_none() {
            let known: Vec<String> = self.paths(scope).iter().map(UrlPath::below_version).collect();
            let help = match closest(key, known.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => STALE.to_owned(),
            };
            self.refuse(place, format!("{} has no endpoint {}", scope.version, quoted(key)), help);
        }
        found
    }

    fn object_of(&mut self, scope: &Scope, name: &str, place: Place) -> Option<&'a Object> {
        if !self.api.schemas.contains_key(&shared(scope, name)) {
            let message = format!("{} has no type {}", scope.version, quoted(name));
            self.refuse(place, message, STALE.to_owned());
        }
        self.object(scope, name)
    }

    /// The object that a shared type is.
    fn object(&self, scope: &Scope, name: &str) -> Option<&'a Object> {
        match &self.api.schemas.get(&shared(scope, name))?.shape {
            Shape::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Refuses an entry that tells nothing at all.
    fn says_something(&mut self, entry: &Entry) {
        if entry.node.entries().is_empty() && !entry.node.is_refused() {
            let message = format!("{} tells nothing", quoted(&entry.key));
            let help = "say under `now` what it has become, or why it is gone as a `note`";
            self.refuse(self.document.key_place_of(entry), message, help.to_owned());
        }
    }

    /// Refuses a name that is told to have become itself.
    fn redundant(&mut self, entry: &Entry, now: Option<&Node>) {
        if let Some(node) = now.filter(|it| it.text() == Some(&entry.key)) {
            let message = format!("{} has kept its name", quoted(&entry.key));
            let help = "leave `now` out: what keeps its name need not be told";
            self.refuse(self.document.place_of(node), message, help.to_owned());
        }
    }

    fn paths(&self, scope: &Scope) -> Vec<UrlPath> {
        let operations = self.api.operations.iter().filter(|it| it.scope() == *scope);
        operations.map(|it| it.path.clone()).collect()
    }

    fn under(&self, key: &str) -> &'a [Entry] {
        self.document.root.get(key).map(Node::entries).unwrap_or_default()
    }

    fn refuse(&mut self, place: Place, message: String, help: String) {
        self.faults.push(Diagnostic::new(Code::StaleMove, place, message).help(help));
    }
}

fn shared(scope: &Scope, name: &str) -> SchemaId {
    SchemaId { home: Home::Shared(scope.clone()), name: vec![name.to_owned()] }
}

/// What to do about what is told of something that is not there.
const STALE: &str = "mend the name, or take the entry out";
