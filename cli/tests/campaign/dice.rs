//! Chance that comes out the same again: a seed and a payment's number say all that it will bring.

/// Sebastiano Vigna's SplitMix64, which is small enough to be read.
pub(crate) struct Dice(u64);

impl Dice {
    /// Each payment has dice of its own, so that its script is the same however many there are.
    pub(crate) fn new(seed: u64, intent: usize) -> Self {
        let mut seeds = Self(seed);
        Self(seeds.roll() ^ Self(intent as u64).roll())
    }

    /// A number from nought up to `bound`, which it never is. `bound` is above nought.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        // The bias of the remainder is far below what a campaign could notice.
        (self.roll() % bound as u64) as usize
    }

    pub(crate) fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    /// One of these, of which there is at least one.
    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
