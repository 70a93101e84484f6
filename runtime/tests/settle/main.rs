//! Open answers are carried to their end, and to no end that the wallet did not tell.
#![cfg(all(feature = "hyper", feature = "testing"))]

mod operation;
mod scene;
mod aim;
mod course;
mod driving;
mod interrupting;
