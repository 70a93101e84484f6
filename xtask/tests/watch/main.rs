//! What is saved is written, however it is saved; nothing is missed, and nothing is written while
//! anything is wrong.

#[path = "../../../generator/tests/common/copy.rs"]
mod copy;

mod editors;
mod folders;
mod load;
mod process;
mod scene;
