//! A value of one type or another, told apart by a tag or by its looks.

use super::{Json, Slot, View};

/// A value of one of several types, or other JSON, which is kept as it is.
///
/// Reading picks the type: by the text of the tag, where the types have one, otherwise by what a
/// value [looks](Looks) like. Implemented by generated enums, which join through
/// [`union!`](crate::union).
pub trait Union: Send + Sync {
    /// The property that tells the type, where there is one.
    fn tag(&self) -> Option<&'static str>;

    /// What a value of each type looks like, in the order in which they are tried.
    fn looks(&self) -> &'static [Looks];

    /// Becomes a blank value of the type at `index`, to be filled in.
    fn begin(&mut self, index: usize) -> Slot<'_>;

    /// Becomes JSON of no known type.
    fn keep(&mut self, json: Json);

    /// Shows the value.
    fn held(&self) -> View<'_>;
}

/// What a value of a type looks like from outside.
#[derive(Clone, Copy, Debug)]
pub struct Looks {
    kinds: u8,
    required: &'static [&'static str],
    only: Option<&'static [&'static str]>,
    constants: &'static [(&'static str, &'static [&'static str])],
    texts: Option<&'static [&'static str]>,
    tags: &'static [&'static str],
}

const NULL: u8 = 1;
const BOOLEAN: u8 = 2;
const WHOLE: u8 = 4;
const FRACTION: u8 = 8;
const TEXT: u8 = 16;
const LIST: u8 = 32;
const OBJECT: u8 = 64;

/// Begins to say what a value looks like: nothing does, yet.
pub const fn looks() -> Looks {
    Looks { kinds: 0, required: &[], only: None, constants: &[], texts: None, tags: &[] }
}

impl Looks {
    /// It may be `null`.
    pub const fn null(self) -> Self {
        self.kind(NULL)
    }

    /// It may be `true` or `false`.
    pub const fn boolean(self) -> Self {
        self.kind(BOOLEAN)
    }

    /// It may be a number without a fraction.
    pub const fn whole(self) -> Self {
        self.kind(WHOLE)
    }

    /// It may be a number with a fraction.
    pub const fn fraction(self) -> Self {
        self.kind(FRACTION)
    }

    /// It may be text.
    pub const fn text(self) -> Self {
        self.kind(TEXT)
    }

    /// It may be text, one of these.
    pub const fn texts(mut self, texts: &'static [&'static str]) -> Self {
        self.texts = Some(texts);
        self.kind(TEXT)
    }

    /// It may be a list.
    pub const fn list(self) -> Self {
        self.kind(LIST)
    }

    /// It may be an object, which has these properties for certain.
    pub const fn object(mut self, required: &'static [&'static str]) -> Self {
        self.required = required;
        self.kind(OBJECT)
    }

    /// An object has no properties but these.
    pub const fn only(mut self, names: &'static [&'static str]) -> Self {
        self.only = Some(names);
        self
    }

    /// In an object, these properties are one of these texts, where they are there.
    pub const fn constants(
        mut self,
        constants: &'static [(&'static str, &'static [&'static str])],
    ) -> Self {
        self.constants = constants;
        self
    }

    /// These texts of the tag stand for it.
    pub const fn tags(mut self, tags: &'static [&'static str]) -> Self {
        self.tags = tags;
        self
    }

    const fn kind(mut self, kind: u8) -> Self {
        self.kinds |= kind;
        self
    }

    /// Tells whether the text of the tag stands for it.
    pub(crate) fn is_tagged(&self, tag: &str) -> bool {
        self.tags.contains(&tag)
    }

    /// Tells whether the value may be one, at a glance.
    pub(crate) fn fit(&self, json: &Json) -> bool {
        if self.kinds & kind(json) == 0 {
            return false;
        }
        match json {
            Json::String(text) => self.texts.is_none_or(|it| it.contains(&text.as_str())),
            Json::Object(object) => {
                let has = |name: &&str| object.contains_key(*name);
                self.required.iter().all(has)
                    && self
                        .only
                        .is_none_or(|it| object.keys().all(|name| it.contains(&name.as_str())))
                    && self.constants.iter().all(|(name, texts)| match object.get(*name) {
                        Some(Json::String(text)) => texts.contains(&text.as_str()),
                        Some(_) => false,
                        None => true,
                    })
            }
            _ => true,
        }
    }
}

fn kind(json: &Json) -> u8 {
    match json {
        Json::Null => NULL,
        Json::Bool(_) => BOOLEAN,
        Json::Number(it) if it.is_f64() => FRACTION,
        Json::Number(_) => WHOLE,
        Json::String(_) => TEXT,
        Json::Array(_) => LIST,
        Json::Object(_) => OBJECT,
    }
}

/// Gives a union what its [`Union`] does not: `Debug`, its place in a message, and with the feature
/// `serde` its `Serialize` and `Deserialize`.
#[macro_export]
macro_rules! union {
    ($ty:ident) => {
        impl ::core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codec::debug_value(self, f)
            }
        }

        impl $crate::Value for $ty {
            fn view(&self) -> $crate::View<'_> {
                $crate::value::Union::held(self)
            }

            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::Union(self)
            }

            fn blank() -> Self {
                Self::Other($crate::Json::Null)
            }
        }

        // A recursive union holds itself in a box, and a large one is kept in one.
        impl $crate::Value for Box<$ty> {
            fn view(&self) -> $crate::View<'_> {
                $crate::value::Union::held(&**self)
            }

            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::Union(&mut **self)
            }

            fn blank() -> Self {
                Self::new($crate::Value::blank())
            }
        }

        $crate::serde_impls!($ty);
    };
}
