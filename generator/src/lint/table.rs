//! The lints: for each its name, which never changes its meaning, its level unless another is set,
//! and what it says.

use std::fmt;

/// What becomes of what a lint finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is passed over.
    Allow,
    /// It is said.
    Warn,
    /// It is said, and the run fails.
    Deny,
}

impl Level {
    /// The level of that name.
    pub fn find(name: &str) -> Option<Self> {
        [Self::Allow, Self::Warn, Self::Deny].into_iter().find(|it| it.name() == name)
    }

    /// The name, `deny`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

macro_rules! lints {
    ($($lint:ident = $name:literal, $level:ident, $says:literal;)*) => {
        /// A rule of taste, by what breaks it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Lint {
            $(#[doc = $says] $lint,)*
        }

        impl Lint {
            /// Every lint, by what it is about.
            pub const ALL: &'static [Self] = &[$(Self::$lint,)*];

            /// The name, `unbounded-text`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$lint => $name,)*
                }
            }

            /// The level, unless another is set.
            pub fn default_level(self) -> Level {
                match self {
                    $(Self::$lint => Level::$level,)*
                }
            }

            /// What is found, in one sentence.
            pub fn says(self) -> &'static str {
                match self {
                    $(Self::$lint => $says,)*
                }
            }
        }
    };
}

lints! {
    // Prose
    SummaryStyle = "summary-style", Deny,
        "A summary is not one sentence in the third person: `Takes a payment.`";
    ProseStyle = "prose-style", Deny,
        "Prose does not begin with a capital and end with a full stop.";
    DraftWords = "draft-words", Deny,
        "Words of a draft by `new-endpoint` are left: `REPLACE by what it is`.";
    NoSource = "no-source", Warn,
        "An endpoint names no page of the vendor's, so nobody can look up what it says.";

    // Examples
    UnshownProperty = "unshown-property", Warn,
        "No example shows the property, so no test reads or writes it.";
    RealHost = "real-host", Deny,
        "An example holds an address or an e-mail that may be somebody's; `.example` is nobody's.";

    // Bounds
    UnboundedText = "unbounded-text", Warn,
        "Text is sent without `maxLength`, and refused only by the wallet.";
    UnboundedList = "unbounded-list", Warn,
        "A list is sent without `maxItems`, and refused only by the wallet.";
    UnboundedNumber = "unbounded-number", Warn,
        "A number is sent without `minimum` and `maximum`, and refused only by the wallet.";

    // Result codes
    CodeStatus = "code-status", Warn,
        "A result code comes with another status than at most endpoints of the version.";
    MissingCode = "missing-code", Warn,
        "An endpoint lacks a result code that nearly all of its version list.";
    RepeatedWords = "repeated-words", Warn,
        "A result code has the words that `codes.yaml` gives it, or that several endpoints repeat.";

    // Names
    NameCase = "name-case", Deny,
        "A property is not written as most of its version are: `order_id` among `orderAmount`.";
    NearNames = "near-names", Warn,
        "Two properties of a version differ by a slip, a case or an ending: `authUrl`, `authURL`.";
    TwoTypes = "two-types", Warn,
        "A property has another type than under the same name elsewhere in the version.";
    TwoBounds = "two-bounds", Warn,
        "A property has other bounds than under the same name elsewhere in the version.";
    UntypedTime = "untyped-time", Warn,
        "A property is called a time or a date, and is plain text.";

    // Money
    NoIdempotencyKey = "no-idempotency-key", Deny,
        "A call that says an amount has no `x-idempotency-key`: it can never be sent again.";
    OptionalIdempotencyKey = "optional-idempotency-key", Deny,
        "A property of the `x-idempotency-key` may be left out, and then a repeat is a second request.";
    NoSettling = "no-settling", Warn,
        "A call that says an amount may be answered `U`, and has no `x-settled-by`.";

    // Secrets
    BareSecret = "bare-secret", Deny,
        "A property is called as secrets or data on people are, and is not `x-sensitive`.";
    UnlikeSecret = "unlike-secret", Warn,
        "A property is `x-sensitive` elsewhere in the version, and is not here.";

    // Sharing
    EqualSchemas = "equal-schemas", Warn,
        "Two schemas say the same, and could be one.";

    // YAML
    AmbiguousScalar = "ambiguous-scalar", Deny,
        "An unquoted word is text here and something else to other readers of YAML: `no`, `0123`.";

    // The settings themselves
    IdleSuppression = "idle-suppression", Deny,
        "A suppression in `lint.yaml` suppresses nothing.";
}

impl Lint {
    /// The lint of that name.
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
