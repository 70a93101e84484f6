//! Types in a few words each, so that a test shows all of what a schema came to.

use std::fs;

use miniprogram_codegen::ir::{
    Bounds, Finer, JsonKind, Looks, Object, Presence, Rest, Schema, SchemaId, Shape, Type, Union,
};
use miniprogram_codegen::load;
use miniprogram_codegen::lower::{Types, types};

/// The types of a document of OpenAPI 3.1 with these component schemas.
pub(crate) fn lowered(schemas: &str) -> Types {
    of_document(&document("3.1.0", schemas))
}

/// A document with these component schemas.
pub(crate) fn document(version: &str, schemas: &str) -> String {
    let indented: String = schemas.lines().map(|it| format!("    {it}\n")).collect();
    format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    )
}

/// The types of a document, and of other files beside it.
pub(crate) fn of_files(files: &[(&str, &str)]) -> Types {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    let (documents, name) = load::foreign(&folder.path().join(files[0].0));
    assert!(documents.faults().is_empty(), "{}", documents.faults().render("", false));
    types(&documents, documents.get(&name).expect("the document has been read"))
}

pub(crate) fn of_document(text: &str) -> Types {
    of_files(&[("api.yaml", text)])
}

/// The types of schemas that nothing is wrong with, a line each.
pub(crate) fn taken(schemas: &str) -> Vec<String> {
    let types = lowered(schemas);
    assert!(types.faults.is_empty(), "{}", types.faults.render("", false));
    described(&types)
}

/// The types, a line each, in the order of their names.
pub(crate) fn described(types: &Types) -> Vec<String> {
    types
        .api
        .schemas
        .iter()
        .map(|(id, schema)| format!("{} = {}", id.name.join("."), shape(schema)))
        .collect()
}

/// What is wrong with schemas, a line each.
pub(crate) fn faults(schemas: &str) -> Vec<String> {
    lowered(schemas)
        .faults
        .iter()
        .map(|it| format!("{}:{} {}", it.place.line() - 5, it.place.column() - 4, it.message))
        .collect()
}

/// What is unwise about schemas that nothing is wrong with, a line each.
pub(crate) fn warnings(schemas: &str) -> Vec<String> {
    let types = lowered(schemas);
    assert!(types.faults.is_empty(), "{}", types.faults.render("", false));
    types
        .warnings
        .iter()
        .map(|it| format!("{}:{} {}", it.place.line() - 5, it.place.column() - 4, it.message))
        .collect()
}

/// The prose on a type.
pub(crate) fn prose(types: &Types, name: &str) -> String {
    let schema = types.api.schemas.iter().find(|(id, _)| id.name.join(".") == name);
    schema.expect("the type is there").1.doc.lines().join("\n")
}

/// The types that a type refers to.
pub(crate) fn referred(schema: &Schema) -> Vec<&SchemaId> {
    let mut waiting: Vec<&Type> = match &schema.shape {
        Shape::Object(it) => {
            let rest = match &it.rest {
                Rest::Kept(it) => Some(&**it),
                Rest::Ignored | Rest::None => None,
            };
            it.properties.iter().map(|it| &it.ty).chain(rest).collect()
        }
        Shape::Union(it) => it.branches.iter().map(|it| &it.ty).collect(),
        Shape::Alias(it) => vec![it],
        Shape::Choice(_) | Shape::Numbers(_) | Shape::Text { .. } => Vec::new(),
    };
    let mut ids = Vec::new();
    while let Some(ty) = waiting.pop() {
        match ty {
            Type::Named(id) => ids.push(id),
            Type::List(it) | Type::Map(it) | Type::Nullable(it) | Type::JsonText(it) => {
                waiting.push(it)
            }
            _ => {}
        }
    }
    ids
}

fn shape(schema: &Schema) -> String {
    match &schema.shape {
        Shape::Object(it) => object(it),
        Shape::Choice(variants) => {
            format!(
                "choice {}",
                variants.iter().map(|it| format!("{:?}", it.value)).collect::<Vec<_>>().join(" ")
            )
        }
        Shape::Numbers(numerals) => {
            let shown = numerals.iter().map(|it| match &it.name {
                Some(name) => format!("{}={name}", it.value),
                None => it.value.to_string(),
            });
            format!("numbers {}", shown.collect::<Vec<_>>().join(" "))
        }
        Shape::Union(it) => union(it),
        Shape::Text { sensitive } => if *sensitive { "secret text" } else { "text" }.to_owned(),
        Shape::Alias(it) => ty(it),
    }
}

fn object(object: &Object) -> String {
    let properties = object.properties.iter().map(|it| {
        let presence = match it.presence {
            Presence::Required => "!",
            Presence::Optional => "?",
            Presence::Nullable => "!null",
            Presence::ThreeState => "?null",
        };
        let each = match bounds(&it.each) {
            each if each.is_empty() => each,
            each => format!(" each{each}"),
        };
        format!("{}{presence} {}{}{each}", it.name, ty(&it.ty), bounds(&it.bounds))
    });
    let mut parts: Vec<String> = properties.collect();
    parts.extend(object.at_least_one_of.iter().map(|it| format!("any of {}", it.join("|"))));
    match &object.rest {
        Rest::Ignored => {}
        Rest::None => parts.push("nothing else".to_owned()),
        Rest::Kept(it) => parts.push(format!("rest {}", ty(it))),
    }
    format!("{{{}}}", parts.join(", "))
}

fn union(union: &Union) -> String {
    let branches = union.branches.iter().map(|it| {
        let tags = if it.tags.is_empty() { String::new() } else { format!(" {:?}", it.tags) };
        format!(
            "{}: {}{tags}{}",
            it.name,
            ty(&it.ty),
            if union.tag.is_some() { String::new() } else { looks(&it.looks) }
        )
    });
    let tag = union.tag.as_ref().map(|it| format!(" by {it}")).unwrap_or_default();
    format!("union{tag} [{}]", branches.collect::<Vec<_>>().join(", "))
}

fn looks(looks: &Looks) -> String {
    let kinds = looks.kinds.iter().map(|it| match it {
        JsonKind::Null => "null",
        JsonKind::Boolean => "boolean",
        JsonKind::Whole => "whole",
        JsonKind::Fraction => "fraction",
        JsonKind::Text => "text",
        JsonKind::List => "list",
        JsonKind::Object => "object",
    });
    let mut out = format!(" ~{}", kinds.collect::<Vec<_>>().join("+"));
    if !looks.required.is_empty() {
        out += &format!(" has {}", looks.required.join("+"));
    }
    for (name, texts) in &looks.constants {
        out += &format!(" {name}={}", texts.join("|"));
    }
    if let Some(texts) = &looks.texts {
        out += &format!(" {}", texts.join("|"));
    }
    out + if looks.only.is_some() { " closed" } else { "" }
}

fn ty(it: &Type) -> String {
    match it {
        Type::Nullable(it) => format!("{} or null", ty(it)),
        Type::List(it) => format!("[{}]", ty(it)),
        Type::Map(it) => format!("map of {}", ty(it)),
        Type::Named(id) => id.name.join("."),
        other => format!("{other:?}"),
    }
}

fn bounds(bounds: &Bounds) -> String {
    let Finer {
        pattern,
        least,
        most,
        above,
        below,
        multiple_of,
        unique_items,
        min_properties,
        max_properties,
    } = &bounds.finer;
    let counts = [
        ("min", bounds.min_length),
        ("max", bounds.max_length),
        ("items>=", bounds.min_items),
        ("items<=", bounds.max_items),
        ("size>=", *min_properties),
        ("size<=", *max_properties),
    ];
    let numbers = [("", &bounds.minimum), ("", &bounds.maximum)];
    let texts = [
        ("~", pattern),
        (">=", least),
        ("<=", most),
        (">", above),
        ("<", below),
        ("*", multiple_of),
    ];
    let mut out = String::new();
    for (word, bound) in counts {
        out += &bound.map(|it| format!(" {word}{it}")).unwrap_or_default();
    }
    for ((_, bound), word) in numbers.iter().zip([">=", "<="]) {
        out += &bound.map(|it| format!(" {word}{it}")).unwrap_or_default();
    }
    for (word, bound) in texts {
        out += &bound.as_ref().map(|it| format!(" {word}{it}")).unwrap_or_default();
    }
    out + if *unique_items { " unique" } else { "" }
}
