//! The tables of an endpoint's document, from the file down to the media types.

use super::Shape::{Any, Flag, List, Map, Object as Of, Text, Word};
use super::schema::SCHEMA;
use super::{Object, may, must, object, refused};

/// An endpoint's file.
pub(in crate::load) static DOCUMENT: Object = Object {
    refused: &[
        refused("servers", "leave it out: host and base path are the client's configuration"),
        refused("security", "leave it out: signing is the protocol's, and the runtime does it"),
        refused("tags", "leave it out: the folder is the subject"),
        refused("webhooks", "give the callback a file of its own with `x-direction: callback`"),
        refused("swagger", "write OpenAPI 3.0: `openapi: 3.0.3`"),
    ],
    ..object(
        "an endpoint's document",
        &[
            must(
                "openapi",
                Text,
                "write `openapi: 3.0.3`; a schema belongs into <version>/schemas",
            ),
            must("info", Of(&INFO), "write `info` with a `title` and a `version`"),
            must(
                "paths",
                Map(&Of(&PATH_ITEM)),
                "write `paths` with the one path that the file's place gives",
            ),
            may("components", Of(&COMPONENTS)),
            may("externalDocs", Of(&EXTERNAL_DOCS)),
        ],
    )
};

static INFO: Object = object(
    "`info`",
    &[
        must("title", Text, "write a `title`, such as the URL's last words"),
        must("version", Text, "write the `version` of the document, such as '1.0'"),
        may("description", Text),
    ],
);

static COMPONENTS: Object = Object {
    refused: &[
        refused("responses", "write the response where it is used"),
        refused("parameters", "leave them out: the protocol's headers are the runtime's"),
        refused("examples", "write the example where it is used"),
        refused("requestBodies", "write the request body where it is used"),
        refused("headers", "leave them out: the protocol's headers are the runtime's"),
        refused(
            "securitySchemes",
            "leave them out: signing is the protocol's, and the runtime does it",
        ),
    ],
    ..object("`components`", &[may("schemas", Map(&Of(&SCHEMA)))])
};

static PATH_ITEM: Object = Object {
    refused: &[
        refused("get", ONLY_POST),
        refused("put", ONLY_POST),
        refused("delete", ONLY_POST),
        refused("options", ONLY_POST),
        refused("head", ONLY_POST),
        refused("patch", ONLY_POST),
        refused("trace", ONLY_POST),
        refused("parameters", NO_PARAMETERS),
        refused("servers", "leave it out: host and base path are the client's configuration"),
        refused("summary", "write it into the operation"),
        refused("description", "write it into the operation"),
        refused("$ref", "write the operation here"),
    ],
    ..object("a path", &[may("post", Of(&OPERATION))])
};

const ONLY_POST: &str = "write `post`: the protocol knows no other method";
const NO_PARAMETERS: &str = "leave them out: `Signature`, `Client-Id` and `Request-Time` are the runtime's, all else is in the body";

static OPERATION: Object = Object {
    refused: &[
        refused("parameters", NO_PARAMETERS),
        refused("tags", "leave it out: the folder is the subject"),
        refused("servers", "leave it out: host and base path are the client's configuration"),
        refused("security", "leave it out: signing is the protocol's, and the runtime does it"),
        refused("callbacks", "give the callback a file of its own with `x-direction: callback`"),
    ],
    ..object(
        "an operation",
        &[
            must(
                "operationId",
                Text,
                "write the last word of the URL: for /v2/payments/pay, `operationId: pay`",
            ),
            must("summary", Text, "say in one sentence what the operation does"),
            may("description", Text),
            may("externalDocs", Of(&EXTERNAL_DOCS)),
            may("deprecated", Flag),
            must("requestBody", Of(&REQUEST_BODY), "describe what the caller sends"),
            must("responses", Of(&RESPONSES), "describe the answer under '200'"),
            may("x-direction", Word(&["callback"])),
            may("x-idempotency-key", List(&Text)),
            may("x-result-codes", List(&Of(&RESULT_CODE))),
            may("x-settled-by", Of(&SETTLED_BY)),
        ],
    )
};

pub(super) static EXTERNAL_DOCS: Object = object(
    "`externalDocs`",
    &[must("url", Text, "write the page's address as `url`"), may("description", Text)],
);

static RESULT_CODE: Object = object(
    "a result code",
    &[
        must("code", Text, "write the code as the wallet sends it"),
        must("status", Word(&["S", "F", "U", "A"]), "write S, F, U or A"),
        may("meaning", Text),
        may("action", Text),
    ],
);

static SETTLED_BY: Object = object(
    "`x-settled-by`",
    &[
        must("operation", Text, "name the operation that asks what became of the request"),
        must(
            "with",
            Map(&Text),
            "write what the inquiry takes from the request: `paymentRequestId: paymentRequestId`",
        ),
        must("status", Text, "name the property of the inquiry's answer that tells the state"),
        must("succeeded", List(&Text), "list the states in which the request is done"),
        may("authorized", List(&Text)),
        must("failed", List(&Text), "list the states in which it is not done and will not be"),
        may("neverExisted", List(&Text)),
        may("opensOnly", Flag),
        may("dryRun", Map(&List(&Any))),
        may("authorizes", Map(&List(&Any))),
    ],
);

static REQUEST_BODY: Object = object(
    "a request body",
    &[
        must("required", Flag, "write `required: true`: every request has a body"),
        may("description", Text),
        must("content", Of(&CONTENT), "write `content` with `application/json`"),
    ],
);

static RESPONSES: Object = Object {
    otherwise: Some(ONLY_200),
    ..object("`responses`", &[must("200", Of(&RESPONSE), ONLY_200)])
};

const ONLY_200: &str = "describe the answer under '200': the protocol tells failure in `result`";

static RESPONSE: Object = object(
    "a response",
    &[
        must("description", Text, "say what the answer tells"),
        must("content", Of(&CONTENT), "write `content` with `application/json`"),
    ],
);

static CONTENT: Object = Object {
    otherwise: Some(ONLY_JSON),
    ..object("`content`", &[must("application/json", Of(&MEDIA_TYPE), ONLY_JSON)])
};

const ONLY_JSON: &str = "write `application/json`: the protocol knows no other type";

static MEDIA_TYPE: Object = object(
    "a media type",
    &[
        must("schema", Of(&SCHEMA), "write the `schema` of the message"),
        may("example", Map(&Any)),
        may("examples", Map(&Of(&EXAMPLE))),
    ],
);

static EXAMPLE: Object = object(
    "an example",
    &[
        may("summary", Text),
        may("description", Text),
        must("value", Map(&Any), "write the message as `value`"),
    ],
);
