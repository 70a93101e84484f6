//! Moments and days: text that is kept as it came, whether or not it can be told.

use super::{Malformed, Slot, Text, Value, View};
use crate::{Date, Timestamp};

/// Reading never fails: a payment is not lost over the form of a date.
macro_rules! time {
    ($($ty:ident),*) => {$(
        impl Text for $ty {
            fn read(&mut self, text: &str) -> Result<(), Malformed> {
                *self = Self::lenient(text);
                Ok(())
            }
        }

        impl Value for $ty {
            fn view(&self) -> View<'_> {
                View::Text(self.as_str().into())
            }

            fn slot(&mut self) -> Slot<'_> {
                Slot::Text(self)
            }

            fn blank() -> Self {
                Self::lenient("")
            }
        }

        crate::serde_impls!($ty);
    )*};
}

time!(Timestamp, Date);
