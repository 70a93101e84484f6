//! All that is done with messages, once for all of them: writing, reading, checking, showing.

mod write;
mod read;
mod check;
mod debug;
mod name;
mod path;
mod fault;

#[cfg(feature = "serde")]
pub mod serde;

pub use self::check::{Violation, check};
pub use self::debug::{HIDDEN, Hidden, debug, debug_value};
#[cfg(feature = "testing")]
pub(crate) use self::read::read_slot;
pub(crate) use self::read::read_value;
pub use self::read::{ReadError, Unknown, read};
pub use self::write::write;
pub(crate) use self::write::write_value;
