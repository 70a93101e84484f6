//! All places of an API at which something can be changed, in order.

use std::collections::BTreeMap;

use miniprogram_codegen::ir::*;

use super::fields::{self, Edit};
use super::shapes;

/// A place, to be changed.
pub(crate) enum Place<'a> {
    Api(&'a mut Api),
    Operation(&'a mut Operation),
    SettledBy(&'a mut SettledBy),
    ResultCode(&'a mut ResultCode),
    CommonCode(&'a mut CommonCode),
    Message(&'a mut Message),
    Object(&'a mut Object),
    Property(&'a mut Property),
    Bounds(&'a mut Bounds),
    Type(&'a mut Type),
    Schema(&'a mut Schema),
    Variant(&'a mut Variant),
    Numeral(&'a mut Numeral),
    Union(&'a mut Union),
    Branch(&'a mut Branch),
    Wallet(&'a mut Wallet),
    Server(&'a mut Server),
    Moves(&'a mut Moves),
}

impl Place<'_> {
    /// Makes the change of that number, and says which it is; nothing where there are fewer.
    pub(crate) fn change(self, number: usize) -> Option<String> {
        fn one<T>(of: &mut T, edits: Vec<Edit<T>>, number: usize) -> Option<String> {
            let (name, edit) = edits.get(number)?;
            edit(of);
            let kind = std::any::type_name::<T>().rsplit("::").next().unwrap_or_default();
            Some(format!("{kind}: {name}"))
        }
        macro_rules! by_kind {
            ($($kind:ident => $edits:path,)*) => {
                match self {
                    $(Self::$kind(it) => { let edits = $edits(it); one(it, edits, number) })*
                }
            };
        }
        by_kind! {
            Api => shapes::of_api,
            Operation => fields::of_operation,
            SettledBy => fields::of_settled_by,
            ResultCode => fields::of_result_code,
            CommonCode => fields::of_common_code,
            Message => fields::of_message,
            Object => fields::of_object,
            Property => fields::of_property,
            Bounds => fields::of_bounds,
            Type => fields::of_type,
            Schema => shapes::of_schema,
            Variant => shapes::of_variant,
            Numeral => shapes::of_numeral,
            Union => shapes::of_union,
            Branch => shapes::of_branch,
            Wallet => shapes::of_wallet,
            Server => shapes::of_server,
            Moves => shapes::of_moves,
        }
    }
}

/// Calls with every place of the API, the outer first.
pub(crate) fn visit(api: &mut Api, call: &mut dyn FnMut(Place<'_>)) {
    call(Place::Api(api));
    for operation in &mut api.operations {
        call(Place::Operation(operation));
        operation.settled_by.iter_mut().for_each(|it| call(Place::SettledBy(it)));
        operation.result_codes.iter_mut().for_each(|it| call(Place::ResultCode(it)));
        for message in [&mut operation.request, &mut operation.response] {
            call(Place::Message(message));
            object(&mut message.object, call);
        }
    }
    api.common_codes.iter_mut().for_each(|it| call(Place::CommonCode(it)));
    for schema in api.schemas.values_mut() {
        call(Place::Schema(schema));
        shape(&mut schema.shape, call);
    }
    for wallet in &mut api.wallets {
        call(Place::Wallet(wallet));
        wallet.servers.iter_mut().for_each(|it| call(Place::Server(it)));
    }
    api.moves.iter_mut().for_each(|it| call(Place::Moves(it)));
}

fn object(of: &mut Object, call: &mut dyn FnMut(Place<'_>)) {
    call(Place::Object(of));
    for property in &mut of.properties {
        call(Place::Property(property));
        call(Place::Bounds(&mut property.bounds));
        call(Place::Bounds(&mut property.each));
        ty(&mut property.ty, call);
    }
    if let Rest::Kept(kept) = &mut of.rest {
        ty(kept, call);
    }
}

fn shape(of: &mut Shape, call: &mut dyn FnMut(Place<'_>)) {
    match of {
        Shape::Object(it) => object(it, call),
        Shape::Choice(variants) => variants.iter_mut().for_each(|it| call(Place::Variant(it))),
        Shape::Numbers(numbers) => numbers.iter_mut().for_each(|it| call(Place::Numeral(it))),
        Shape::Union(union) => {
            call(Place::Union(union));
            for branch in &mut union.branches {
                call(Place::Branch(branch));
                ty(&mut branch.ty, call);
            }
        }
        Shape::Text { .. } => {}
        Shape::Alias(held) => ty(held, call),
    }
}

fn ty(of: &mut Type, call: &mut dyn FnMut(Place<'_>)) {
    call(Place::Type(of));
    match of {
        Type::List(held) | Type::Map(held) | Type::Nullable(held) | Type::JsonText(held) => {
            ty(held, call);
        }
        _ => {}
    }
}

/// Some places of each kind, spread over the API.
pub(crate) fn some(api: &mut Api, of_each: usize) -> Vec<usize> {
    let mut kinds: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut met = 0;
    visit(api, &mut |place| {
        let kind = format!("{:?}", std::mem::discriminant(&place));
        kinds.entry(kind).or_default().push(met);
        met += 1;
    });
    let spread = |places: Vec<usize>| {
        let step = places.len().div_ceil(of_each);
        places.into_iter().step_by(step)
    };
    kinds.into_values().flat_map(spread).collect()
}

/// How many places an API has.
pub(crate) fn count(api: &mut Api) -> usize {
    let mut count = 0;
    visit(api, &mut |_| count += 1);
    count
}

/// The API after a change at one of its places, and which it is; nothing where there is no such.
pub(crate) fn changed(api: &Api, at: usize, number: usize) -> Option<(String, Api)> {
    let (mut changed, mut met, mut name) = (api.clone(), 0, None);
    visit(&mut changed, &mut |place| {
        if met == at {
            name = place.change(number);
        }
        met += 1;
    });
    Some((name?, changed))
}
