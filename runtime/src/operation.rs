//! What a request knows of itself: the path it goes to and the answer it gets.

use crate::{Known, Message, ResultCode};

/// A request that a merchant sends to the wallet.
pub trait Operation: Message {
    /// What the wallet answers, beside the result.
    type Response: Message;

    /// The result codes that the wallet may answer with. `String` where none are listed.
    type Code: ResultCode;

    /// The operation's name in the API: `pay`.
    const ID: &'static str;

    /// What follows the base address: `/v2/payments/pay`.
    const PATH: &'static str;

    /// The properties that make a repeat the same request. Empty where nothing does.
    const IDEMPOTENCY_KEY: &'static [&'static str] = &[];
}

/// A request that the wallet sends to the merchant.
pub trait Callback: Message {
    /// What the merchant answers, beside the result.
    type Reply: Message;

    /// The result codes that the merchant may reply with. `String` where none are listed.
    type Code: ResultCode;

    /// The callback's name in the API: `notifyPayment`.
    const ID: &'static str;

    /// Where the API files the callback. The wallet sends it to the address that it was given.
    const PATH: &'static str;
}

/// Who calls whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The merchant calls the wallet.
    ToWallet,
    /// The wallet calls the merchant.
    ToMerchant,
}

/// An operation or a callback as a value: for programs that serve any of them.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Endpoint {
    /// The name in the API: `pay`.
    pub id: &'static str,
    /// The path in the API: `/v2/payments/pay`.
    pub path: &'static str,
    /// Who calls whom.
    pub direction: Direction,
    /// The wallet whose own endpoint it is. Nothing where it is the platform's.
    pub wallet: Option<&'static str>,
    /// The spec's first example of a request, as JSON.
    pub request_example: &'static str,
    /// The spec's first example of an answer, as JSON.
    pub response_example: &'static str,
    request: fn() -> Box<dyn Message>,
    response: fn() -> Box<dyn Message>,
    codes: fn() -> Vec<&'static str>,
}

impl Endpoint {
    /// Describes an operation, with an example of its request and of its answer as JSON.
    pub const fn operation<O>(request_example: &'static str, response_example: &'static str) -> Self
    where
        O: Operation + 'static,
        O::Response: 'static,
    {
        Self {
            id: O::ID,
            path: O::PATH,
            direction: Direction::ToWallet,
            wallet: None,
            request_example,
            response_example,
            request: blank::<O>,
            response: blank::<O::Response>,
            codes: codes::<O::Code>,
        }
    }

    /// Describes a callback, with an example of its request and of its reply as JSON.
    pub const fn callback<C>(request_example: &'static str, response_example: &'static str) -> Self
    where
        C: Callback + 'static,
        C::Reply: 'static,
    {
        Self {
            id: C::ID,
            path: C::PATH,
            direction: Direction::ToMerchant,
            wallet: None,
            request_example,
            response_example,
            request: blank::<C>,
            response: blank::<C::Reply>,
            codes: codes::<C::Code>,
        }
    }

    /// Says whose endpoint it is: that of the wallet with this [id](crate::Wallet::id).
    #[must_use]
    pub const fn of(mut self, wallet: &'static str) -> Self {
        self.wallet = Some(wallet);
        self
    }

    /// Makes a request to read into.
    pub fn request(&self) -> Box<dyn Message> {
        (self.request)()
    }

    /// Makes an answer to read into, without its result.
    pub fn response(&self) -> Box<dyn Message> {
        (self.response)()
    }

    /// The result codes that the spec lists, as they travel. A wallet may send others.
    pub fn codes(&self) -> Vec<&'static str> {
        (self.codes)()
    }
}

fn blank<M: Message + 'static>() -> Box<dyn Message> {
    Box::new(M::blank())
}

fn codes<C: ResultCode>() -> Vec<&'static str> {
    let wire = |it: &Known<C>| it.wire;
    C::KNOWN.iter().map(wire).collect()
}
