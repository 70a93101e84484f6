//! Values that travel as text: identifiers with a type of their own, and open enums.

/// A value that is read from text.
pub trait Text: Send + Sync {
    /// Takes the text.
    ///
    /// # Errors
    ///
    /// Where the text is not what the type holds.
    fn read(&mut self, text: &str) -> Result<(), Malformed>;
}

/// Text that is not what was expected; says what was, and never quotes what came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct Malformed(pub &'static str);

/// Gives a struct around one `String` what a name for a thing needs.
///
/// That is `new`, `as_str`, conversions from text, `Debug`, and its place in a
/// message. With `sensitive` in front, `Debug` hides the text and there is no
/// `Display`: only `as_str` hands it out.
///
/// ```
/// /// The merchant's number for a payment.
/// #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// pub struct PaymentRequestId(String);
///
/// miniprogram_runtime::newtype!(PaymentRequestId);
///
/// assert_eq!(PaymentRequestId::new("order-7").as_str(), "order-7");
/// ```
#[macro_export]
macro_rules! newtype {
    ($ty:ident) => {
        $crate::newtype!(@both $ty);
        $crate::newtype!(@shown $ty);
    };
    (sensitive $ty:ident) => {
        $crate::newtype!(@both $ty);

        impl ::core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(stringify!($ty)).field(&$crate::HIDDEN).finish()
            }
        }
    };
    (@both $ty:ident) => {
        impl $ty {
            /// Takes the text as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text, as it travels.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        $crate::newtype!(@value $ty);
    };
    (@shown $ty:ident) => {
        impl ::core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(stringify!($ty)).field(&self.as_str()).finish()
            }
        }

        impl ::core::fmt::Display for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
    (@value $ty:ident) => {
        impl From<&str> for $ty {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl From<String> for $ty {
            fn from(text: String) -> Self {
                Self::new(text)
            }
        }

        impl $crate::value::Text for $ty {
            fn read(&mut self, text: &str) -> Result<(), $crate::value::Malformed> {
                *self = Self::new(text);
                Ok(())
            }
        }

        impl $crate::Value for $ty {
            fn view(&self) -> $crate::View<'_> {
                $crate::View::Text(self.as_str().into())
            }

            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Slot::Text(self)
            }

            fn blank() -> Self {
                Self::new(String::new())
            }
        }

        $crate::serde_impls!($ty);
    };
}

/// Gives an enum of the wire what its `new` and `as_str` do not: conversions, `Display`, its place in a message.
///
/// ```
/// /// How a payment stands.
/// #[derive(Clone, PartialEq)]
/// #[non_exhaustive]
/// pub enum PaymentStatus {
///     /// Paid.
///     Success,
///     /// A value that this version of the crate does not know.
///     Other(String),
/// }
///
/// impl PaymentStatus {
///     /// Reads the text, and keeps what it does not know.
///     pub fn new(text: impl Into<String>) -> Self {
///         let text = text.into();
///         match text.as_str() {
///             "SUCCESS" => Self::Success,
///             _ => Self::Other(text),
///         }
///     }
///
///     /// The text, as it travels.
///     pub fn as_str(&self) -> &str {
///         match self {
///             Self::Success => "SUCCESS",
///             Self::Other(text) => text,
///         }
///     }
/// }
///
/// miniprogram_runtime::choice!(PaymentStatus);
///
/// assert_eq!(PaymentStatus::from("PAUSED").to_string(), "PAUSED");
/// ```
#[macro_export]
macro_rules! choice {
    ($ty:ident) => {
        $crate::shown_as_text!($ty);
        $crate::newtype!(@value $ty);
    };
}

/// Gives an enum of the wire what it shows of itself: `Debug`, `Display` and `Hash` by its text.
///
/// Derived, these would take the compiler longer than all else that is said of the enum.
#[doc(hidden)]
#[macro_export]
macro_rules! shown_as_text {
    ($ty:ident) => {
        impl ::core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::fmt::Display for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Eq for $ty {}

        impl ::core::hash::Hash for $ty {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
    };
}
