//! What one payment is to meet with, drawn before it begins.

use std::collections::VecDeque;
use std::time::Duration;

use miniprogram::testing::Fault;

use crate::dice::Dice;

/// The faults of a payment, in the order in which its requests meet them, and its user.
pub(crate) struct Script {
    pub(crate) user: User,
    pub(crate) at_wallet: Series<Fault>,
    pub(crate) on_the_way: Series<Snag>,
}

/// What goes wrong before the wallet has a request, or after it has answered.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Snag {
    /// No connection comes about.
    NoConnection,
    /// The client gives the request up, and it arrives behind so many more of the payment's: well
    /// within the time that the SDK grants a request to be on its way.
    Late { behind: usize },
}

/// What the user does about a payment.
#[derive(Clone, Copy, Debug)]
pub(crate) enum User {
    /// Has agreed before, so that the wallet takes the money at once.
    Agreed,
    /// Has too little money.
    IsPoor,
    /// Agrees, or does not, before the wallet is asked for the time of this number.
    Decides { agrees: bool, at: usize },
    /// Leaves the cashier page open and goes away.
    Leaves,
}

/// What the payment's requests meet with. Nothing goes wrong with those after the last.
pub(crate) struct Series<T> {
    pay: VecDeque<Option<T>>,
    inquiry: VecDeque<Option<T>>,
}

/// More requests than any payment makes.
const ENDLESS: usize = 60;

/// Far longer than the client waits.
const LONG: Duration = Duration::from_secs(30);

impl Script {
    pub(crate) fn draw(dice: &mut Dice) -> Self {
        let mut at_wallet = Series {
            pay: series(dice, |it| it.pick(&Fault::EVERY)),
            inquiry: series(dice, |it| it.pick(&Fault::EVERY)),
        };
        at_wallet.each(|fault| {
            if let Fault::Delay(delay) = fault {
                *delay = LONG;
            }
        });
        // Rarer than the wallet's faults, which they would otherwise hide.
        let on_the_way = match dice.below(3) {
            0 => Series { pay: series(dice, snag), inquiry: series(dice, snag) },
            _ => Series::none(),
        };
        Self { user: user(dice), at_wallet, on_the_way }
    }

    /// From now on nothing goes wrong.
    pub(crate) fn calm(&mut self) {
        self.at_wallet = Series::none();
        self.on_the_way = Series::none();
    }
}

impl Snag {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NoConnection => "no-connection",
            Self::Late { .. } => "late",
        }
    }
}

impl<T> Series<T> {
    fn none() -> Self {
        Self { pay: VecDeque::new(), inquiry: VecDeque::new() }
    }

    /// What the next request meets with.
    pub(crate) fn next(&mut self, is_inquiry: bool) -> Option<T> {
        let series = if is_inquiry { &mut self.inquiry } else { &mut self.pay };
        series.pop_front().flatten()
    }

    fn each(&mut self, change: impl FnMut(&mut T)) {
        self.pay.iter_mut().chain(&mut self.inquiry).flatten().for_each(change);
    }
}

/// Often nothing, mostly a few in a row, sometimes many of them or one of them without an end.
fn series<T: Copy>(dice: &mut Dice, draw: impl Fn(&mut Dice) -> T) -> VecDeque<Option<T>> {
    let drawn = |dice: &mut Dice| (!dice.one_in(5)).then(|| draw(dice));
    match dice.below(12) {
        0..4 => VecDeque::new(),
        4..10 => (0..=dice.below(6)).map(|_| drawn(dice)).collect(),
        10 => (0..ENDLESS).map(|_| drawn(dice)).collect(),
        _ => [Some(draw(dice)); ENDLESS].into(),
    }
}

fn snag(dice: &mut Dice) -> Snag {
    match dice.below(2) {
        0 => Snag::NoConnection,
        _ => Snag::Late { behind: 1 + dice.below(3) },
    }
}

fn user(dice: &mut Dice) -> User {
    match dice.below(20) {
        0..9 => User::Agreed,
        9..13 => User::IsPoor,
        13..16 => User::Decides { agrees: true, at: 1 + dice.below(6) },
        16..19 => User::Decides { agrees: false, at: 1 + dice.below(6) },
        _ => User::Leaves,
    }
}
