//! The dialect as tables: for each kind of object its keywords, the kind of value that each takes,
//! and the keywords of OpenAPI that are refused, with what to write instead.

pub(super) use self::endpoint::DOCUMENT;
pub(super) use self::lints::LINTS;
pub(super) use self::moves::MOVES;
pub(super) use self::schema::SCHEMA;
pub(super) use self::wallet::{CODES, WALLET};

mod endpoint;
mod lints;
mod moves;
mod schema;
mod wallet;

/// The kind of value that a keyword takes.
pub(super) enum Shape {
    /// Anything at all.
    Any,
    /// Text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A whole number, zero or more.
    Count,
    /// Any number.
    Number,
    /// A list, each item of one kind.
    List(&'static Shape),
    /// A mapping from names of the author's choice.
    Map(&'static Shape),
    /// A mapping with the keywords of one table.
    Object(&'static Object),
    /// A schema, `true` for anything or `false` for nothing.
    SchemaOrFlag,
}

/// The keywords of one kind of object.
pub(super) struct Object {
    /// How messages call the object, with its article.
    pub(super) noun: &'static str,
    pub(super) keywords: &'static [Keyword],
    pub(super) refused: &'static [Refusal],
    /// What to write instead of any other keyword, where guessing at a slip would mislead.
    pub(super) otherwise: Option<&'static str>,
    /// Whether a `$ref` may stand for the object.
    pub(super) may_be_reference: bool,
}

/// A keyword and the value it takes.
pub(super) struct Keyword {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) is_required: bool,
    /// What to write where it is missing or has a value of the wrong kind.
    pub(super) help: &'static str,
}

/// A keyword that OpenAPI knows and we do not, or not here.
pub(super) struct Refusal {
    pub(super) name: &'static str,
    pub(super) remedy: &'static str,
    /// Whether the object without it says nothing certain.
    pub(super) hides_the_rest: bool,
}

impl Shape {
    /// How messages call such a value, with its article.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Self::Any => "anything",
            Self::Text => "text",
            Self::Word(_) => "a single word",
            Self::Flag => "true or false",
            Self::Count => "a whole number, zero or more",
            Self::Number => "a number",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
            Self::Object(object) => object.noun,
            Self::SchemaOrFlag => "a schema, true or false",
        }
    }

    /// What to write for such a value, where no keyword has a better word for it.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Self::Any | Self::Text => "write text",
            Self::Word(_) => "write one word",
            Self::Flag => "write `true` or `false`",
            Self::Count | Self::Number => "write a number, such as 64",
            Self::List(_) => "write a list, an item a line after `- `",
            Self::Map(_) | Self::Object(_) | Self::SchemaOrFlag => {
                "write a mapping, a `name: value` a line"
            }
        }
    }
}

impl Object {
    pub(super) fn keyword(&self, name: &str) -> Option<&'static Keyword> {
        self.keywords.iter().find(|it| it.name == name)
    }

    pub(super) fn refusal(&self, name: &str) -> Option<&'static Refusal> {
        self.refused.iter().find(|it| it.name == name)
    }

    /// What to write instead of a keyword that is known not to be supported.
    pub(super) fn remedy(&self, name: &str) -> Option<&'static str> {
        self.refusal(name).map(|it| it.remedy).or(self.otherwise)
    }
}

const fn may(name: &'static str, shape: Shape) -> Keyword {
    Keyword { name, shape, is_required: false, help: "" }
}

const fn must(name: &'static str, shape: Shape, help: &'static str) -> Keyword {
    Keyword { name, shape, is_required: true, help }
}

const fn refused(name: &'static str, remedy: &'static str) -> Refusal {
    Refusal { name, remedy, hides_the_rest: false }
}

const fn object(noun: &'static str, keywords: &'static [Keyword]) -> Object {
    Object { noun, keywords, refused: &[], otherwise: None, may_be_reference: false }
}
