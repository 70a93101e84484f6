//! Where in a message something stands: `order.goods[1].goodsName`.

use std::borrow::Cow;
use std::fmt;

use crate::excerpt::excerpt;

/// A way into a message, held on the stack of whoever walks it.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    Root,
    Name(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Name(Self::Root, name) => f.write_str(&shown(name)),
            Self::Name(parent, name) => write!(f, "{parent}.{}", shown(name)),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// A name as it stands. One that no spec would give came from outside, and is quoted.
fn shown(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-'))
        && name.len() <= 64
    {
        name.into()
    } else {
        excerpt(name).into()
    }
}
