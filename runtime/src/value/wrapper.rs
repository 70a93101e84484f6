//! A value of a type that stands for another.

/// Gives a struct around one value, which holds the struct in turn, its `Debug` and its place in a
/// message: both are those of the value.
///
/// ```
/// /// A list of such lists.
/// #[derive(Clone, PartialEq)]
/// pub struct Tree(
///     /// What it stands for.
///     pub Vec<Tree>,
/// );
///
/// miniprogram_runtime::wrapper!(Tree);
///
/// assert_eq!(format!("{:?}", Tree(vec![Tree(vec![])])), "[[]]");
/// ```
#[macro_export]
macro_rules! wrapper {
    ($ty:ident) => {
        impl ::core::fmt::Debug for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl $crate::Value for $ty {
            fn view(&self) -> $crate::View<'_> {
                $crate::Value::view(&self.0)
            }

            fn slot(&mut self) -> $crate::Slot<'_> {
                $crate::Value::slot(&mut self.0)
            }

            fn blank() -> Self {
                Self($crate::Value::blank())
            }
        }

        $crate::serde_impls!($ty);
    };
}
