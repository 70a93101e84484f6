//! For each type of `ir` some changes of each of its fields.
//!
//! Every type is taken apart here, field by field: with one more field, this file does not compile
//! until a change of it is listed, too.

use miniprogram_codegen::ir::*;
use serde_json::json;

/// A change: what it is called, and what it does.
pub(crate) type Edit<T> = (&'static str, fn(&mut T));

pub(crate) fn text() -> String {
    "other".to_owned()
}

pub(crate) fn turn(it: &mut bool) {
    *it = !*it;
}

/// Adds to a list, takes its last away, or turns it around.
macro_rules! list {
    ($of:ty, $field:ident, $new:expr) => {{
        let edits: [Edit<$of>; 3] = [
            (concat!("longer ", stringify!($field)), |it| it.$field.push($new)),
            (concat!("shorter ", stringify!($field)), |it| drop(it.$field.pop())),
            (concat!(stringify!($field), " turned"), |it| it.$field.reverse()),
        ];
        edits
    }};
}

pub(crate) use list;

pub(crate) fn of_operation(it: &Operation) -> Vec<Edit<Operation>> {
    // Where a spec lies is no part of what it means, and its messages are places of their own.
    let Operation {
        owner: _,
        id: _,
        path: _,
        spec: _,
        direction: _,
        doc: _,
        page: _,
        deprecated: _,
        request: _,
        response: _,
        idempotency_key: _,
        result_codes: _,
        settled_by: _,
    } = it;
    let mut edits: Vec<Edit<Operation>> = vec![
        ("owner", |it| it.owner = Owner::Wallet(text())),
        ("id", |it| it.id = text()),
        ("path", |it| it.path.0.push(text())),
        ("direction", |it| {
            it.direction = match it.direction {
                Direction::ToWallet => Direction::ToMerchant,
                Direction::ToMerchant => Direction::ToWallet,
            }
        }),
        ("doc", |it| it.doc = it.doc.clone().paragraph("More.")),
        ("page", |it| it.page = Some(text())),
        ("no page", |it| it.page = None),
        ("deprecated", |it| turn(&mut it.deprecated)),
        ("settled_by", |it| it.settled_by = None),
    ];
    edits.extend(list!(Operation, idempotency_key, text()));
    edits.extend(list!(Operation, result_codes, code()));
    edits
}

fn code() -> ResultCode {
    ResultCode { code: text(), status: "F".to_owned(), meaning: text(), action: text() }
}

pub(crate) fn of_settled_by(it: &SettledBy) -> Vec<Edit<SettledBy>> {
    let SettledBy {
        owner: _,
        path: _,
        with: _,
        status: _,
        succeeded: _,
        authorized: _,
        failed: _,
        never_existed: _,
        opens_only: _,
        dry_run: _,
        authorizes: _,
    } = it;
    let mut edits: Vec<Edit<SettledBy>> = vec![
        ("owner", |it| it.owner = Owner::Wallet(text())),
        ("path", |it| it.path.0.push(text())),
        ("status", |it| it.status = text()),
        ("opens_only", |it| turn(&mut it.opens_only)),
        ("a dry run on more", |it| it.dry_run.iter_mut().for_each(|it| it.on.push(text()))),
        ("a dry run by another", |it| it.dry_run.iter_mut().for_each(|it| it.property = text())),
    ];
    edits.extend(list!(SettledBy, with, (text(), text())));
    edits.extend(list!(SettledBy, succeeded, text()));
    edits.extend(list!(SettledBy, authorized, text()));
    edits.extend(list!(SettledBy, failed, text()));
    edits.extend(list!(SettledBy, never_existed, text()));
    edits.extend(list!(SettledBy, dry_run, switch()));
    edits.extend(list!(SettledBy, authorizes, switch()));
    edits
}

fn switch() -> Switch {
    Switch { property: text(), on: vec![text(), "more".to_owned()] }
}

pub(crate) fn of_result_code(it: &ResultCode) -> Vec<Edit<ResultCode>> {
    let ResultCode { code: _, status: _, meaning: _, action: _ } = it;
    vec![
        ("code", |it| it.code = text()),
        ("status", |it| it.status = if it.status == "U" { "F" } else { "U" }.to_owned()),
        ("meaning", |it| it.meaning = text()),
        ("action", |it| it.action = text()),
    ]
}

pub(crate) fn of_common_code(it: &CommonCode) -> Vec<Edit<CommonCode>> {
    let CommonCode { code: _, meaning: _, action: _ } = it;
    vec![
        ("code", |it| it.code = text()),
        ("meaning", |it| it.meaning = text()),
        ("action", |it| it.action = text()),
    ]
}

pub(crate) fn of_message(it: &Message) -> Vec<Edit<Message>> {
    let Message { object: _, examples: _ } = it;
    let example = |it: &Example| {
        let Example { name: _, value: _ } = it;
    };
    it.examples.iter().for_each(example);
    let mut edits: Vec<Edit<Message>> = vec![
        ("an example's name", |it| {
            it.examples.iter_mut().take(1).for_each(|it| it.name = Some(text()))
        }),
        ("an example's value", |it| {
            it.examples.iter_mut().take(1).for_each(|it| it.value = json!({"other": 1}));
        }),
    ];
    edits.extend(list!(Message, examples, Example { name: Some(text()), value: json!({}) }));
    edits
}

pub(crate) fn of_object(it: &Object) -> Vec<Edit<Object>> {
    let Object { properties: _, at_least_one_of: _, rest: _ } = it;
    let mut edits: Vec<Edit<Object>> = vec![
        ("rest is kept", |it| it.rest = Rest::Kept(Box::new(Type::Text))),
        ("rest is kept as numbers", |it| it.rest = Rest::Kept(Box::new(Type::Number))),
        ("no rest", |it| it.rest = Rest::None),
        ("rest is passed over", |it| it.rest = Rest::Ignored),
    ];
    edits.extend(list!(Object, properties, property()));
    edits.extend(list!(Object, at_least_one_of, vec![text()]));
    edits
}

fn property() -> Property {
    Property {
        name: text(),
        also_named: Vec::new(),
        doc: Doc::new("New."),
        deprecated: false,
        sensitive: false,
        ty: Type::Boolean,
        presence: Presence::Optional,
        bounds: Bounds::default(),
        each: Bounds::default(),
    }
}

pub(crate) fn of_property(it: &Property) -> Vec<Edit<Property>> {
    let Property {
        name: _,
        also_named: _,
        doc: _,
        deprecated: _,
        sensitive: _,
        ty: _,
        presence: _,
        bounds: _,
        each: _,
    } = it;
    let mut edits: Vec<Edit<Property>> = vec![
        ("name", |it| it.name.push_str("Other")),
        ("doc", |it| it.doc = it.doc.clone().paragraph("More.")),
        ("deprecated", |it| turn(&mut it.deprecated)),
        ("sensitive", |it| turn(&mut it.sensitive)),
        ("required", |it| it.presence = Presence::Required),
        ("optional", |it| it.presence = Presence::Optional),
        ("nullable", |it| it.presence = Presence::Nullable),
        ("of three states", |it| it.presence = Presence::ThreeState),
    ];
    edits.extend(list!(Property, also_named, text()));
    edits
}

pub(crate) fn of_bounds(it: &Bounds) -> Vec<Edit<Bounds>> {
    let Bounds {
        min_length: _,
        max_length: _,
        minimum: _,
        maximum: _,
        min_items: _,
        max_items: _,
        finer,
    } = it;
    let Finer {
        pattern: _,
        least: _,
        most: _,
        above: _,
        below: _,
        multiple_of: _,
        unique_items: _,
        min_properties: _,
        max_properties: _,
    } = finer;
    vec![
        ("min_length", |it| it.min_length = Some(7)),
        ("max_length", |it| it.max_length = Some(77)),
        ("minimum", |it| it.minimum = Some(7)),
        ("maximum", |it| it.maximum = Some(77)),
        ("min_items", |it| it.min_items = Some(7)),
        ("max_items", |it| it.max_items = Some(77)),
        ("pattern", |it| it.finer.pattern = Some(text())),
        ("least", |it| it.finer.least = Some("0.7".to_owned())),
        ("most", |it| it.finer.most = Some("7.7".to_owned())),
        ("above", |it| it.finer.above = Some("0.7".to_owned())),
        ("below", |it| it.finer.below = Some("7.7".to_owned())),
        ("multiple_of", |it| it.finer.multiple_of = Some("7".to_owned())),
        ("unique_items", |it| turn(&mut it.finer.unique_items)),
        ("min_properties", |it| it.finer.min_properties = Some(7)),
        ("max_properties", |it| it.finer.max_properties = Some(77)),
    ]
}

pub(crate) fn of_type(it: &Type) -> Vec<Edit<Type>> {
    match it {
        Type::Text | Type::Integer | Type::Unsigned | Type::BigInteger | Type::Number => {}
        Type::Boolean | Type::Timestamp | Type::Date | Type::Currency | Type::MinorUnits => {}
        Type::Amount | Type::ResultInfo | Type::Json => {}
        Type::JsonText(_) | Type::Nullable(_) | Type::List(_) | Type::Map(_) | Type::Named(_) => {}
    }
    vec![
        ("text", |it| *it = Type::Text),
        ("integer", |it| *it = Type::Integer),
        ("unsigned", |it| *it = Type::Unsigned),
        ("big integer", |it| *it = Type::BigInteger),
        ("number", |it| *it = Type::Number),
        ("boolean", |it| *it = Type::Boolean),
        ("timestamp", |it| *it = Type::Timestamp),
        ("date", |it| *it = Type::Date),
        ("currency", |it| *it = Type::Currency),
        ("minor units", |it| *it = Type::MinorUnits),
        ("amount", |it| *it = Type::Amount),
        ("result", |it| *it = Type::ResultInfo),
        ("json", |it| *it = Type::Json),
        ("json text", |it| *it = Type::JsonText(Box::new(it.clone()))),
        ("nullable", |it| *it = Type::Nullable(Box::new(it.clone()))),
        ("list", |it| *it = Type::List(Box::new(it.clone()))),
        ("map", |it| *it = Type::Map(Box::new(it.clone()))),
        ("a type that is not there", |it| {
            let home = Home::Endpoint(Owner::Platform, UrlPath(vec!["v2".to_owned(), text()]));
            *it = Type::Named(SchemaId { home, name: vec![text()] });
        }),
    ]
}
