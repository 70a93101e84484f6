//! When what is asked of a wallet is done: at once, after some questions, or when a test says so.

/// When the user agrees to a payment that the wallet has accepted (`A`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Approval {
    /// Before the wallet answers, which is then done at once (`S`).
    AtOnce,
    /// By opening the page that the action form names. The mock wallet serves it.
    WhenOpened,
    /// By the time of so many questions about it, be they inquiries or repeats of the request. The last
    /// of them is answered that it is paid; `WhenAsked(1)` is so with the first.
    WhenAsked(u32),
    /// When the test says so: [`MockWallet::approve`](crate::testing::MockWallet::approve).
    #[default]
    WhenTold,
    /// Never, for the balance is too low: the payment fails at once (`USER_BALANCE_NOT_ENOUGH`).
    Never,
}

/// When a refund, a capture, a confirmation or a void is done.
///
/// Until then it is on its way: the wallet answers `REFUND_IN_PROCESS`, `CAPTURE_IN_PROCESS` or
/// `ACCEPTED_SUCCESS`, or else `UNKNOWN_EXCEPTION`, and the inquiry of a refund says `PROCESSING`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Completion {
    /// Before the wallet answers (`S`).
    #[default]
    AtOnce,
    /// By the time of so many questions about it, be they inquiries or repeats of the request. The last
    /// of them is answered that it is done.
    WhenAsked(u32),
    /// When the test says so: [`MockWallet::complete`](crate::testing::MockWallet::complete).
    WhenTold,
}
