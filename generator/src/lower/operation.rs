//! One endpoint's document becomes an operation.

use indexmap::IndexMap;
use openapiv3::{
    Example as SpecExample, MediaType, OpenAPI, Operation as SpecOperation, ReferenceOr,
    RequestBody, Response, StatusCode,
};
use serde_json::Value as Json;

use super::{Lowering, home, owner, url_path};
use crate::document::Document;
use crate::ir::{Direction, Doc, Example, Message, Object, Operation, SchemaId};

impl Lowering<'_> {
    /// The operation of a document, and beside it the types that the document names.
    pub(super) fn endpoint(&mut self, document: &Document, openapi: &OpenAPI) -> Operation {
        let components = openapi.components.iter().flat_map(|it| &it.schemas);
        for (name, schema) in components {
            let id = SchemaId { home: home(document), name: vec![name.clone()] };
            if let ReferenceOr::Item(schema) = schema {
                self.named(document, schema, id);
            }
        }

        let Parts { id, spec, request, response } =
            parts(openapi).expect("check demands an operation with a request and a response");
        Operation {
            owner: owner(document),
            path: url_path(&document.url_path()),
            spec: document.path().to_owned(),
            direction: match spec.extensions.get("x-direction") {
                Some(_) => Direction::ToMerchant,
                None => Direction::ToWallet,
            },
            doc: Doc::new(spec.summary.as_deref().unwrap_or_default())
                .paragraph(spec.description.as_deref().unwrap_or_default()),
            page: spec.external_docs.as_ref().map(|it| it.url.clone()),
            deprecated: spec.deprecated,
            request: self.message(document, &request.content, id, "request"),
            response: self.message(document, &response.content, id, "response"),
            idempotency_key: texts(spec.extensions.get("x-idempotency-key")),
            result_codes: self.result_codes(spec.extensions.get("x-result-codes")),
            settled_by: self.settled_by(document, spec.extensions.get("x-settled-by")),
            id: id.clone(),
        }
    }

    fn message(
        &mut self,
        document: &Document,
        content: &IndexMap<String, MediaType>,
        operation: &str,
        way: &str,
    ) -> Message {
        let Some(media) = content.get("application/json") else {
            return Message { object: Object::default(), examples: Vec::new() };
        };
        let id = SchemaId { home: home(document), name: vec![format!("{operation}-{way}")] };
        let mut object = match &media.schema {
            Some(schema) => self.branch(document, schema, &id),
            None => Object::default(),
        };
        if way == "response" {
            // The envelope is the runtime's: an outcome is made of it.
            object.properties.retain(|it| it.name != "result");
        }
        Message { object, examples: examples(media) }
    }
}

/// The parts of a document that describe its one operation.
struct Parts<'o> {
    id: &'o String,
    spec: &'o SpecOperation,
    request: &'o RequestBody,
    response: &'o Response,
}

fn parts(openapi: &OpenAPI) -> Option<Parts<'_>> {
    let (_, item) = openapi.paths.iter().next()?;
    let spec = item.as_item()?.post.as_ref()?;
    Some(Parts {
        id: spec.operation_id.as_ref()?,
        spec,
        request: spec.request_body.as_ref()?.as_item()?,
        response: spec.responses.responses.get(&StatusCode::Code(200))?.as_item()?,
    })
}

fn examples(media: &MediaType) -> Vec<Example> {
    let single = media.example.iter().map(|value| Example { name: None, value: value.clone() });
    let value = |it: &ReferenceOr<SpecExample>| it.as_item().and_then(|it| it.value.clone());
    let named = media
        .examples
        .iter()
        .filter_map(|(name, it)| Some(Example { name: Some(name.clone()), value: value(it)? }));
    single.chain(named).collect()
}

/// The texts of an extension that lists some.
pub(super) fn texts(extension: Option<&Json>) -> Vec<String> {
    let list = extension.and_then(Json::as_array).into_iter().flatten();
    list.filter_map(Json::as_str).map(str::to_owned).collect()
}
