//! The values that `std` has types for.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{List, Malformed, Map, Optional, Slot, Text, Value, View};
use crate::Message;

impl<M: Message> Value for M {
    fn view(&self) -> View<'_> {
        View::Message(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Message(self)
    }

    fn blank() -> Self {
        M::blank()
    }
}

impl Value for String {
    fn view(&self) -> View<'_> {
        View::Text(Cow::Borrowed(self))
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl Text for String {
    fn read(&mut self, text: &str) -> Result<(), Malformed> {
        text.clone_into(self);
        Ok(())
    }
}

impl Value for serde_json::Value {
    fn view(&self) -> View<'_> {
        View::Json(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Json(self)
    }

    fn blank() -> Self {
        Self::Null
    }

    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}

/// The values that are copied into their view and read through a reference.
macro_rules! plain {
    ($($ty:ty => $kind:ident),*) => {$(
        impl Value for $ty {
            fn view(&self) -> View<'_> {
                View::$kind(*self)
            }

            fn slot(&mut self) -> Slot<'_> {
                Slot::$kind(self)
            }

            fn blank() -> Self {
                Self::default()
            }
        }
    )*};
}

plain!(bool => Boolean, i64 => Integer, f64 => Number);

impl<T: Value> Value for Option<T> {
    fn view(&self) -> View<'_> {
        match self.as_ref().map(T::view) {
            None => View::Absent,
            // The inner one of two is missing: `null` stands there.
            Some(View::Absent) => View::Null,
            Some(view) => view,
        }
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Optional(self)
    }

    fn blank() -> Self {
        None
    }

    fn null() -> Option<Self> {
        Some(None)
    }
}

impl<T: Value> Optional for Option<T> {
    fn fill(&mut self) -> Slot<'_> {
        self.insert(T::blank()).slot()
    }

    fn null(&mut self) {
        // A `null` that no spec allows takes nothing back.
        if let Some(null) = T::null() {
            *self = Some(null);
        }
    }
}

impl<T: Value> Value for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Value> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, index: usize) -> View<'_> {
        <[T]>::get(self, index).map_or(View::Absent, T::view)
    }

    fn push(&mut self) -> Slot<'_> {
        let index = self.len();
        self.push(T::blank());
        self[index].slot()
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Value> Map for BTreeMap<String, T> {
    fn entries(&self) -> Vec<(&str, View<'_>)> {
        self.iter().map(|(name, value)| (name.as_str(), value.view())).collect()
    }

    fn insert(&mut self, name: String) -> Slot<'_> {
        let value = self.entry(name).or_insert_with(T::blank);
        *value = T::blank();
        value.slot()
    }

    fn has(&self, name: &str) -> bool {
        self.contains_key(name)
    }
}
