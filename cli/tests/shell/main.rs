//! The binary as a shell sees it: what it reads and prints, and how it ends.

mod process;
mod wallet;

mod help;
mod signing;
mod verifying;
mod vectors;
mod calling;
mod outcomes;
mod refusals;
mod mock;
mod wallets;
