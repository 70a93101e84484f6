//! Whole numbers of other sizes than the usual one, and those that a spec lists.

use super::{Malformed, Slot, Value, View};

/// A value that is read from a whole number.
pub trait Whole: Send + Sync {
    /// Takes the number.
    ///
    /// # Errors
    ///
    /// Where the number is not what the type holds.
    fn read(&mut self, number: i128) -> Result<(), Malformed>;

    /// Tells whether it holds numbers of more than 64 bits. Such must stand in JSON as numbers.
    fn is_wide(&self) -> bool {
        false
    }
}

impl Whole for u64 {
    fn read(&mut self, number: i128) -> Result<(), Malformed> {
        *self = number.try_into().map_err(|_| Malformed("a whole number from 0 to 2^64 - 1"))?;
        Ok(())
    }
}

impl Whole for i128 {
    fn read(&mut self, number: i128) -> Result<(), Malformed> {
        *self = number;
        Ok(())
    }

    fn is_wide(&self) -> bool {
        true
    }
}

/// The whole numbers that do not fit into an `i64`.
macro_rules! wider {
    ($($ty:ty),*) => {$(
        impl Value for $ty {
            fn view(&self) -> View<'_> {
                View::Whole(i128::from(*self))
            }

            fn slot(&mut self) -> Slot<'_> {
                Slot::Whole(self)
            }

            fn blank() -> Self {
                0
            }
        }
    )*};
}

wider!(u64, i128);

/// Gives an enum of the wire whose values are numbers what its `new` and `get` do not: conversions,
/// `Debug`, `Display`, its place in a message.
///
/// ```
/// /// How urgent it is.
/// #[derive(Clone, Copy, PartialEq)]
/// #[non_exhaustive]
/// pub enum Urgency {
///     /// Whenever.
///     N1,
///     /// A value that this version of the crate does not know.
///     Other(i64),
/// }
///
/// impl Urgency {
///     /// Reads the number, and keeps what it does not know.
///     pub fn new(number: i64) -> Self {
///         match number {
///             1 => Self::N1,
///             _ => Self::Other(number),
///         }
///     }
///
///     /// The number, as it travels.
///     pub fn get(self) -> i64 {
///         match self {
///             Self::N1 => 1,
///             Self::Other(number) => number,
///         }
///     }
/// }
///
/// miniprogram_runtime::numbers!(Urgency);
///
/// assert_eq!(Urgency::from(7).to_string(), "7");
/// ```
#[macro_export]
macro_rules! numbers {
    ($ty:ident) => {
        impl ::core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.get(), f)
            }
        }

        impl ::core::fmt::Display for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.get(), f)
            }
        }

        impl Eq for $ty {}

        impl ::core::hash::Hash for $ty {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.get().hash(state);
            }
        }

        impl From<i64> for $ty {
            fn from(number: i64) -> Self {
                Self::new(number)
            }
        }

        impl $crate::value::Whole for $ty {
            fn read(&mut self, number: i128) -> Result<(), $crate::value::Malformed> {
                let number = number.try_into();
                let number = number.map_err(|_| $crate::value::Malformed("a number of 64 bits"))?;
                *self = Self::new(number);
                Ok(())
            }
        }

        impl $crate::Value for $ty {
            fn view(&self) -> $crate::View<'_> {
                $crate::View::Integer(self.get())
            }

            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::Whole(self)
            }

            fn blank() -> Self {
                Self::new(0)
            }
        }

        $crate::serde_impls!($ty);
    };
}
