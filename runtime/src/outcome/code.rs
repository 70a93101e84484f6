//! Result codes: what is known of each, and what to do about it.

use std::fmt::{Debug, Display};

/// What is known of a result code.
#[derive(Clone, Copy, Debug)]
pub struct Known<C: 'static> {
    /// The code.
    pub code: C,
    /// The code as it travels: `USER_BALANCE_NOT_ENOUGH`.
    pub wire: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What to do about it.
    pub action: &'static str,
}

/// The result codes of an endpoint: those that its spec lists, and whatever else a wallet sends.
///
/// A code explains and never decides: which of the four things happened, the status alone says
/// ([`ResultStatus`](crate::ResultStatus)). Generated enums join through
/// [`result_code!`](crate::result_code). `String` is the code of which nothing is known.
pub trait ResultCode: Clone + PartialEq + Debug + Display + Send + Sync + 'static {
    /// The codes that the spec lists: every one that is not [`other`](Self::other).
    const KNOWN: &'static [Known<Self>];

    /// Keeps a code that is not known.
    fn other(text: String) -> Self;

    /// The text of a code that is not known.
    fn as_other(&self) -> Option<&str>;

    /// Reads a code, and keeps what it does not know.
    fn read(text: String) -> Self {
        match first(Self::KNOWN.len(), &|index| Self::KNOWN[index].wire == text) {
            Some(index) => Self::KNOWN[index].code.clone(),
            None => Self::other(text),
        }
    }

    /// The code, as it travels.
    fn as_str(&self) -> &str {
        match self.as_other() {
            Some(text) => text,
            None => known(self).expect("the list names every code but the other ones").wire,
        }
    }

    /// What the code means.
    fn meaning(&self) -> Option<&'static str> {
        known(self).map(|it| it.meaning)
    }

    /// What to do about it.
    fn action(&self) -> Option<&'static str> {
        known(self).map(|it| it.action)
    }
}

fn known<C: ResultCode>(code: &C) -> Option<&'static Known<C>> {
    let index = first(C::KNOWN.len(), &|index| C::KNOWN[index].code == *code)?;
    Some(&C::KNOWN[index])
}

/// The first of so many indices that fits. Not generic, so that it is compiled once for all enums.
fn first(count: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
    (0..count).find(|index| fits(*index))
}

impl ResultCode for String {
    const KNOWN: &'static [Known<Self>] = &[];

    fn other(text: String) -> Self {
        text
    }

    fn as_other(&self) -> Option<&str> {
        Some(self)
    }
}

/// Gives an enum with a list of what is known of its codes all else that result codes need.
///
/// That is `new`, `as_str`, `meaning`, `action`, `Debug`, `Display`, `Eq`, `Hash`, and
/// [`ResultCode`]. The list names every variant but `Other`.
///
/// ```
/// use miniprogram_runtime::{Known, result_code};
///
/// /// The result codes of `pay`.
/// #[derive(Clone, PartialEq)]
/// #[non_exhaustive]
/// pub enum PayCode {
///     /// The user has too little money.
///     UserBalanceNotEnough,
///     /// A code that this version of the crate does not know.
///     Other(String),
/// }
///
/// impl PayCode {
///     const KNOWN: &'static [Known<Self>] = &[Known {
///         code: Self::UserBalanceNotEnough,
///         wire: "USER_BALANCE_NOT_ENOUGH",
///         meaning: "The user has too little money.",
///         action: "Ask the user to top up.",
///     }];
/// }
///
/// result_code!(PayCode);
///
/// let code = PayCode::new("USER_BALANCE_NOT_ENOUGH");
/// assert_eq!(code, PayCode::UserBalanceNotEnough);
/// assert_eq!(code.action(), Some("Ask the user to top up."));
/// assert_eq!(PayCode::new("RISK_REJECT").to_string(), "RISK_REJECT");
/// assert_eq!(PayCode::new("RISK_REJECT").meaning(), None);
/// ```
#[macro_export]
macro_rules! result_code {
    ($ty:ident) => {
        impl $crate::ResultCode for $ty {
            const KNOWN: &'static [$crate::Known<Self>] = $ty::KNOWN;

            fn other(text: String) -> Self {
                Self::Other(text)
            }

            fn as_other(&self) -> Option<&str> {
                if let Self::Other(text) = self { Some(text) } else { None }
            }
        }

        impl $ty {
            /// Reads the code, and keeps what it does not know.
            pub fn new(code: impl Into<String>) -> Self {
                $crate::ResultCode::read(code.into())
            }

            /// The code, as it travels.
            pub fn as_str(&self) -> &str {
                $crate::ResultCode::as_str(self)
            }

            /// What the code means, where it is a known one.
            pub fn meaning(&self) -> Option<&'static str> {
                $crate::ResultCode::meaning(self)
            }

            /// What to do about it, where it is a known one.
            pub fn action(&self) -> Option<&'static str> {
                $crate::ResultCode::action(self)
            }
        }

        $crate::shown_as_text!($ty);
    };
}
