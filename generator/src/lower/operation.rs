//! One endpoint's document becomes an operation.

use indexmap::IndexMap;
use openapiv3::{
    Example as SpecExample, MediaType, OpenAPI, Operation as SpecOperation, ReferenceOr,
    RequestBody, Response, StatusCode,
};
use serde_json::Value as Json;

use super::{Lowering, home, owner, url_path};
use crate::document::{Document, Entry, Node};
use crate::ir::{Direction, Doc, Example, Message, Object, Operation, SchemaId};

/// The one media type of a message.
const JSON: &str = "application/json";

/// The property of every answer that tells how it went.
const RESULT: &str = "result";

impl<'d> Lowering<'d> {
    /// The operation of a document; nothing where it is not whole, which has been refused.
    pub(super) fn endpoint(
        &mut self,
        document: &'d Document,
        openapi: &OpenAPI,
    ) -> Option<Operation> {
        let Parts { id, spec, request, response } = parts(openapi)?;
        let (asked, answered) = (Half::of_request(document)?, Half::of_response(document)?);
        Some(Operation {
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
            request: Message {
                object: self.message(document, asked, format!("{id}-request")),
                examples: examples(&request.content),
            },
            response: Message {
                object: without_result(self.message(document, answered, format!("{id}-response"))),
                examples: examples(&response.content),
            },
            idempotency_key: texts(spec.extensions.get("x-idempotency-key")),
            result_codes: self.result_codes(spec.extensions.get("x-result-codes")),
            settled_by: self.settled_by(document, spec.extensions.get("x-settled-by")),
            id: id.clone(),
        })
    }

    fn message(&mut self, document: &'d Document, half: Half<'d>, name: String) -> Object {
        let id = SchemaId { home: home(document), name: vec![name] };
        self.typing.message(document, &half, id)
    }
}

/// The schema of what is sent one way, and the messages that show it.
pub(super) struct Half<'d> {
    pub(super) schema: &'d Entry,
    pub(super) examples: Vec<&'d Node>,
    pub(super) is_request: bool,
}

impl<'d> Half<'d> {
    fn of_request(document: &'d Document) -> Option<Self> {
        Self::of(operation(document)?.get("requestBody")?, true)
    }

    fn of_response(document: &'d Document) -> Option<Self> {
        Self::of(operation(document)?.get("responses")?.get("200")?, false)
    }

    fn of(body: &'d Node, is_request: bool) -> Option<Self> {
        let media = body.get("content")?.get(JSON)?;
        let several = media.get("examples").map(Node::entries).unwrap_or_default();
        let several = several.iter().filter_map(|it| it.node.get("value"));
        Some(Self {
            schema: media.entry("schema")?,
            examples: media.get("example").into_iter().chain(several).collect(),
            is_request,
        })
    }
}

fn operation(document: &Document) -> Option<&Node> {
    document.root.get("paths")?.entries().first()?.node.get("post")
}

/// An answer without the envelope, which is the runtime's: an outcome is made of it.
fn without_result(mut answer: Object) -> Object {
    answer.properties.retain(|it| it.name != RESULT);
    // What the result alone is enough for is always there.
    answer.at_least_one_of.retain(|names| names.iter().all(|it| it != RESULT));
    answer
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

fn examples(content: &IndexMap<String, MediaType>) -> Vec<Example> {
    let Some(media) = content.get(JSON) else { return Vec::new() };
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
