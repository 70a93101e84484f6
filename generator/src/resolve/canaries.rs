//! The tests that what a spec calls sensitive is never shown: which types, filled with what.

mod planter;

use serde_json::{Value as Json, json};

use self::planter::Planter;
use super::endpoint::request_ident;
use super::places::{endpoint_path, feature, path_of};
use super::{Resolver, type_ident};
use crate::ir::{Direction, Home, Operation, Shape};
use crate::plan::{Canaries, Planted, PlantedKind};

impl Resolver<'_> {
    /// A test for each endpoint, and one for the types of each version, where anything is sensitive.
    pub(super) fn canaries(&self) -> Vec<Canaries> {
        let endpoints = self.api.operations.iter().map(|operation| {
            let path = endpoint_path(operation);
            let mut planted = Vec::from_iter(self.planted_call(operation, &path));
            planted.extend(self.planted_types(operation.home(), &path));
            Canaries { ident: path.join("_"), feature: feature(&operation.scope()), planted }
        });
        let types = self.scopes.iter().map(|scope| {
            let path = path_of(&scope.owner, &[scope.version.clone(), "types".to_owned()]);
            let planted = self.planted_types(Home::Shared(scope.clone()), &path);
            Canaries { ident: path.join("_"), feature: feature(scope), planted }
        });
        endpoints.chain(types).filter(|it| !it.planted.is_empty()).collect()
    }

    /// A call's two messages; nothing where neither has anything to hide.
    fn planted_call(&self, operation: &Operation, path: &[String]) -> Option<Planted> {
        let mut planter = Planter::new(&self.api.schemas);
        let request = planter.message(&operation.request.object);
        let mut answer = planter.message(&operation.response.object);
        // An answer that names another request than the one that was made is refused.
        for name in &operation.idempotency_key {
            if let (Some(own), Some(same)) = (answer.get_mut(name), request.get(name)) {
                own.clone_from(same);
            }
        }
        let result = json!({"resultStatus": "S", "resultCode": "SUCCESS"});
        answer.insert("result".to_owned(), result);
        planter.has_planted().then(|| Planted {
            kind: match operation.direction {
                Direction::ToWallet => PlantedKind::Operation,
                Direction::ToMerchant => PlantedKind::Callback,
            },
            ty: format!("{}::{}", path.join("::"), request_ident(operation)),
            json: [request, answer].map(|it| Json::from(it).to_string()).into(),
        })
    }

    /// The types of one place that hold, or are, what is sensitive.
    fn planted_types(&self, home: Home, path: &[String]) -> Vec<Planted> {
        let types = self.api.types_of(home).filter_map(|(id, schema)| {
            let mut planter = Planter::new(&self.api.schemas);
            let json = match &schema.shape {
                Shape::Object(object) => planter.message(object).into(),
                Shape::Text { sensitive: true } => planter.text(),
                Shape::Union(union) => planter.of_union(union)?,
                Shape::Text { sensitive: false }
                | Shape::Choice(_)
                | Shape::Numbers(_)
                | Shape::Alias(_) => return None,
            };
            planter.has_planted().then(|| Planted {
                kind: PlantedKind::Value,
                ty: format!("{}::{}", path.join("::"), type_ident(id)),
                json: vec![json.to_string()],
            })
        });
        types.collect()
    }
}
