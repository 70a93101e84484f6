//! As `fields`, for types with a name, wallets, and what stands beside them.

use miniprogram_codegen::ir::*;

use super::fields::{Edit, list, text, turn};

fn doc() -> Doc {
    Doc::new("Other words.")
}

pub(crate) fn of_schema(it: &Schema) -> Vec<Edit<Schema>> {
    // Where a spec lies is no part of what it means.
    let Schema { spec: _, doc: _, deprecated: _, shape } = it;
    match shape {
        Shape::Object(_) | Shape::Choice(_) | Shape::Numbers(_) | Shape::Union(_) => {}
        Shape::Text { sensitive: _ } | Shape::Alias(_) => {}
    }
    vec![
        ("doc", |it| it.doc = it.doc.clone().paragraph("More.")),
        ("deprecated", |it| turn(&mut it.deprecated)),
        ("an object", |it| it.shape = Shape::Object(Object::default())),
        ("a choice", |it| it.shape = Shape::Choice(vec![variant()])),
        ("numbers", |it| it.shape = Shape::Numbers(vec![numeral()])),
        ("a union", |it| it.shape = Shape::Union(Union { tag: None, branches: vec![branch()] })),
        ("text", |it| it.shape = Shape::Text { sensitive: false }),
        ("secret text", |it| it.shape = Shape::Text { sensitive: true }),
        ("a name", |it| it.shape = Shape::Alias(Type::Text)),
        ("a name for a list", |it| it.shape = Shape::Alias(Type::List(Box::new(Type::Text)))),
    ]
}

pub(crate) fn variant() -> Variant {
    Variant { value: text(), doc: doc() }
}

pub(crate) fn numeral() -> Numeral {
    Numeral { value: 77, name: None, doc: doc() }
}

pub(crate) fn branch() -> Branch {
    Branch {
        name: text(),
        doc: doc(),
        ty: Type::Boolean,
        tags: Vec::new(),
        looks: Looks::default(),
    }
}

pub(crate) fn of_variant(it: &Variant) -> Vec<Edit<Variant>> {
    let Variant { value: _, doc: _ } = it;
    vec![("value", |it| it.value = text()), ("doc", |it| it.doc = doc())]
}

pub(crate) fn of_numeral(it: &Numeral) -> Vec<Edit<Numeral>> {
    let Numeral { value: _, name: _, doc: _ } = it;
    vec![
        ("value", |it| it.value = 77),
        ("name", |it| it.name = Some(text())),
        ("doc", |it| it.doc = doc()),
    ]
}

pub(crate) fn of_union(it: &Union) -> Vec<Edit<Union>> {
    let Union { tag: _, branches: _ } = it;
    let mut edits: Vec<Edit<Union>> =
        vec![("tag", |it| it.tag = Some(text())), ("no tag", |it| it.tag = None)];
    edits.extend(list!(Union, branches, branch()));
    edits
}

pub(crate) fn of_branch(it: &Branch) -> Vec<Edit<Branch>> {
    let Branch { name: _, doc: _, ty: _, tags: _, looks } = it;
    let Looks { kinds: _, required: _, only: _, constants: _, texts: _ } = looks;
    let mut edits: Vec<Edit<Branch>> = vec![
        ("name", |it| it.name = text()),
        ("doc", |it| it.doc = doc()),
        ("kinds", |it| it.looks.kinds = [JsonKind::Null].into()),
        ("required", |it| it.looks.required.push(text())),
        ("only", |it| it.looks.only = Some(vec![text()])),
        ("constants", |it| it.looks.constants.push((text(), vec![text()]))),
        ("texts", |it| it.looks.texts = Some(vec![text()])),
    ];
    edits.extend(list!(Branch, tags, text()));
    edits
}

pub(crate) fn of_wallet(it: &Wallet) -> Vec<Edit<Wallet>> {
    let Wallet {
        id: _,
        name: _,
        spec: _,
        doc: _,
        sources: _,
        servers: _,
        signature,
        request_time: _,
        clock_tolerance: _,
        currencies: _,
        offers: _,
    } = it;
    let SignatureHabit { encoding: _, algorithm: _ } = signature;
    let mut edits: Vec<Edit<Wallet>> = vec![
        ("id", |it| it.id = text()),
        ("name", |it| it.name = text()),
        ("doc", |it| it.doc = doc()),
        ("encoding", |it| it.signature.encoding = SignatureEncoding::UrlSafe),
        ("algorithm", |it| it.signature.algorithm = Some(text())),
        ("request_time", |it| it.request_time = RequestTime::EpochMilliseconds),
        ("clock_tolerance", |it| it.clock_tolerance = Some(77)),
        ("no clock_tolerance", |it| it.clock_tolerance = None),
        ("currencies", |it| it.currencies = Some(doc())),
        ("no currencies", |it| it.currencies = None),
    ];
    edits.extend(list!(Wallet, sources, text()));
    edits.extend(list!(Wallet, servers, Server { name: text(), url: text(), doc: doc() }));
    edits.extend(list!(Wallet, offers, UrlPath(vec![text()])));
    edits
}

pub(crate) fn of_server(it: &Server) -> Vec<Edit<Server>> {
    let Server { name: _, url: _, doc: _ } = it;
    vec![
        ("name", |it| it.name = text()),
        ("url", |it| it.url = text()),
        ("doc", |it| it.doc = doc()),
    ]
}

pub(crate) fn of_moves(it: &Moves) -> Vec<Edit<Moves>> {
    let Moves { spec: _, from: _, to: _, summary: _, everywhere: _, endpoints: _, schemas: _ } = it;
    let mut edits: Vec<Edit<Moves>> = vec![
        ("from", |it| it.from.version = text()),
        ("to", |it| it.to.version = text()),
        ("summary", |it| it.summary = text()),
    ];
    edits.extend(list!(Moves, everywhere, Move { was: vec![text()], now: None, note: None }));
    edits.extend(list!(Moves, endpoints, of_an_endpoint()));
    edits.extend(list!(Moves, schemas, of_a_type()));
    edits
}

fn of_an_endpoint() -> EndpointMoves {
    EndpointMoves {
        was: UrlPath(vec![text()]),
        now: None,
        note: None,
        request: Vec::new(),
        response: Vec::new(),
    }
}

fn of_a_type() -> SchemaMoves {
    SchemaMoves { was: text(), now: None, note: None, properties: Vec::new() }
}

pub(crate) fn of_api(it: &Api) -> Vec<Edit<Api>> {
    let Api { operations: _, schemas: _, common_codes: _, wallets: _, moves: _ } = it;
    let mut edits: Vec<Edit<Api>> = vec![
        ("no first type", |it| drop(it.schemas.pop_first())),
        ("a type more", |it| {
            let scope = Scope { owner: Owner::Platform, version: "v2".to_owned() };
            let id = SchemaId { home: Home::Shared(scope), name: vec![text()] };
            let shape = Shape::Text { sensitive: false };
            let schema = Schema { spec: text(), doc: doc(), deprecated: false, shape };
            it.schemas.insert(id, schema);
        }),
        ("a wallet less", |it| drop(it.wallets.pop())),
        ("moves less", |it| drop(it.moves.pop())),
        ("an operation less", |it| drop(it.operations.pop())),
    ];
    edits.extend(list!(
        Api,
        common_codes,
        CommonCode { code: text(), meaning: text(), action: text() }
    ));
    edits
}
