//! Every rule has a code that never changes its meaning, and a page that explains it.
//!
//! The first letter says whether breaking the rule is an error or a warning, the first digit what
//! the rule is about. The code of a rule that is no more is not given to another.

use std::fmt;

/// Whether anything is generated all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// What cannot be taken: nothing is generated.
    Error,
    /// What is lawful and unwise, or weaker in types than in the document.
    Warning,
}

macro_rules! codes {
    ($($name:ident = $number:ident,)*) => {
        /// A rule, by what breaks it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = include_str!(concat!("../../explanations/", stringify!($number), ".md"))] $name,)*
            /// A [lint](crate::lint), by its name, at the level that the settings give it.
            Lint(&'static str, Severity),
        }

        impl Code {
            /// Every code, by number. Lints have a list of their own.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The number, `E101`; of a lint its name.
            pub fn number(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($number),)*
                    Self::Lint(name, _) => name,
                }
            }

            /// The page that explains the rule, in Markdown; its first line is the title. Of a lint,
            /// the table of lints says the one sentence that there is.
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../explanations/", stringify!($number), ".md")),)*
                    Self::Lint(..) => "",
                }
            }
        }
    };
}

codes! {
    // Files
    UnreadableFile = E001,
    FileTooLong = E002,
    NotUtf8 = E003,
    MisplacedFile = E004,
    LinkedFolder = E005,
    NoEndpoint = E006,
    OtherVersion = E007,
    NotYaml = E010,
    NotJson = E011,
    SecondEntry = E012,
    NameNotText = E013,
    HiddenLineBreak = E014,
    BeyondJson = E015,
    SecondDocument = E016,
    TooDeep = E017,
    NumberBeyondJson = E018,
    NotOpenApi = E019,

    // Keywords and their values
    UnknownKeyword = E101,
    UnsupportedKeyword = E102,
    MissingKeyword = E103,
    WrongKind = E104,
    UnknownWord = E105,
    SaysNothing = E106,

    // Schemas
    NoType = E201,
    NoItems = E202,
    Meaningless = E203,
    MisplacedKeyword = E204,
    BoundsContradict = E205,
    UnknownFormat = E207,
    NoSuchProperty = E208,
    ListedTwice = E209,
    NotTheKnownObject = E211,
    AtLeastOneOf = E213,
    NoDescription = E214,
    EmptyEnum = E215,
    ValueNotText = E216,
    StrayDescription = E217,
    JsonText = E218,
    MadeOfItself = E219,
    Endless = E220,
    LeadsNowhere = E221,
    LeadsOutside = E222,
    MayNotBeUsed = E223,
    BesideReference = E224,
    OtherName = E225,
    AllOf = E226,
    PartsDisagree = E227,
    NoValue = E228,
    NeverUsed = E230,

    // Endpoints
    NotThePath = E301,
    NotOneOperation = E302,
    NotTheName = E303,
    NoAddress = E304,
    OptionalBody = E305,
    OneExample = E306,
    NotAMessage = E307,
    NoResult = E308,
    CertainResponse = E309,
    EmptyIdempotencyKey = E310,
    CodeWithoutWords = E311,
    Settling = E320,
    InquiryLacks = E321,
    UnknownState = E322,

    // Names
    OneName = E401,
    NeededName = E402,

    // Wallets
    WalletId = E501,
    NoWalletFile = E502,
    NoSource = E503,
    ServerName = E504,
    ServerAddress = E505,
    AlgorithmLabel = E506,
    NoTolerance = E507,
    UnknownOffer = E508,
    OfferedAndDescribed = E509,
    NoDeviation = E510,

    // Import and bundle
    PathNotTaken = E601,
    Webhook = E602,
    OneFile = E603,
    StandsAlready = E604,
    UsesRefused = E605,
    NoFileName = E606,
    NoSuchVersion = E607,
    NoName = E608,

    // From version to version
    StaleMove = E701,

    // What is lawful in a schema, and unwise
    WithoutValues = W201,
    StrayRequired = W202,
    NotChecked = W203,
    Conditional = W204,
    ValueTwice = W205,
    Together = W206,
    ExactlyOne = W207,
    NeverThere = W208,
    RequiredUnknown = W209,
    OddValue = W210,
    MixedEnum = W211,
    OtherType = W212,
    ImpossibleAlternative = W213,
    BoundsMeetNothing = W214,
    Tuple = W215,
    AnyAlternative = W216,
    StrayTag = W217,
    NarrowedReference = W218,
    EndlessWarning = W219,
    HeldAsJson = W220,
    BadExample = W221,
    Alike = W222,
    PatternUnread = W223,
    TagNotKept = W224,
    OneIsChecked = W225,
    Misspelt = W226,

    // Import
    PassedOver = W601,
}

impl Code {
    /// The code of that number, in letters of any case.
    pub fn find(number: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.number().eq_ignore_ascii_case(number))
    }

    /// Whether it is an error or a warning.
    pub fn severity(self) -> Severity {
        match self {
            Self::Lint(_, severity) => severity,
            _ if self.number().starts_with('E') => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// What breaks the rule, as a heading.
    pub fn title(self) -> &'static str {
        let first = self.explanation().lines().next().unwrap_or_default();
        first.trim_start_matches("# ")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_rise_so_that_none_is_given_twice() {
        let numbers: Vec<&str> = Code::ALL.iter().map(|it| it.number()).collect();
        assert!(numbers.is_sorted_by(|one, other| one < other), "{numbers:?}");
    }

    #[test]
    fn a_code_is_found_by_its_number() {
        assert_eq!(Code::find("e101"), Some(Code::UnknownKeyword));
        assert_eq!(Code::find("E1"), None);
    }

    #[test]
    fn every_page_begins_with_its_title() {
        for code in Code::ALL {
            assert!(code.explanation().starts_with("# "), "{code}");
            assert!(!code.title().ends_with('.'), "{code}");
        }
    }
}
