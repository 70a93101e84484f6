//! The kinds of change, each by a name that stays and with one sentence that explains it.

use std::fmt;

/// Lists the codes: the variant, its name, its sentence.
macro_rules! codes {
    ($($code:ident $name:literal $says:literal)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`: ", $says)] $code,)*
        }

        impl Code {
            /// All of them, those of operations first.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The name, which never changes: `property-removed`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// What it means, in one sentence.
            pub fn says(self) -> &'static str {
                match self { $(Self::$code => $says,)* }
            }
        }
    };
}

codes! {
    OperationAdded "operation-added" "There is an endpoint that was not there."
    OperationRemoved "operation-removed" "An endpoint is gone."
    OperationMoved "operation-moved" "What looks like the same endpoint is found under another path, and in another module."
    CallbackAdded "callback-added" "The wallet may call the merchant where it did not."
    CallbackRemoved "callback-removed" "The wallet no longer calls the merchant there."
    DirectionChanged "direction-changed" "Who calls whom is the other way round."
    IdempotencyKeyAdded "idempotency-key-added" "A repeat under the same number is now the same request, and may be sent."
    IdempotencyKeyRemoved "idempotency-key-removed" "Nothing makes a repeat the same request any more: it may act, or take money, twice."
    IdempotencyKeyChanged "idempotency-key-changed" "Other properties make a repeat the same request: a repeat under the old ones may act twice."
    AnswerTypeAdded "answer-type-added" "The answer gets a type of its own, where it was the runtime's `Empty`."
    AnswerTypeRemoved "answer-type-removed" "The answer's own type is gone: it is the runtime's `Empty`."
    ResultCodeAdded "result-code-added" "There is a result code that was not listed."
    ResultCodeRemoved "result-code-removed" "A result code is no longer listed, and its variant is gone."
    ResultCodeStatusChanged "result-code-status-changed" "The same result code now says something else about the money."
    CodesTypeAdded "codes-type-added" "The result codes get an enum, where they were plain text."
    CodesTypeRemoved "codes-type-removed" "The enum of the result codes is gone: they are plain text."
    SettledByAdded "settled-by-added" "It can be asked what became of an answer that leaves it open."
    SettledByRemoved "settled-by-removed" "It can no longer be asked what became of an answer that leaves it open."
    SettledByChanged "settled-by-changed" "It is asked in another way, or read in another way, what became of the money."
    SettledByExtended "settled-by-extended" "More answers to an inquiry are known to be final, or more is asked."
    SuccessChanged "success-changed" "Success no longer means the same for the money."
    ExampleAdded "example-added" "There is one more example of a message."
    ExampleRemoved "example-removed" "There is one example less of a message."
    ExampleChanged "example-changed" "An example of a message shows something else."
    PropertyAdded "property-added" "A message has one more property, which may be left out."
    PropertyAddedRequired "property-added-required" "A message has one more property that must be there."
    PropertyRemoved "property-removed" "A property is gone: who sends it is not heard, and who reads it finds nothing."
    PropertyRenamed "property-renamed" "A property is gone, and one of the same shape is new: it looks renamed."
    PropertyMoved "property-moved" "A property is found elsewhere, as the specs tell."
    PropertyTypeChanged "property-type-changed" "A property holds a value of another type."
    PropertyBecameRequired "property-became-required" "A property that could be left out must be there."
    PropertyBecameOptional "property-became-optional" "A property that was always there may be left out."
    PropertyBecameNullable "property-became-nullable" "A property may be `null` where it could not."
    PropertyNoLongerNullable "property-no-longer-nullable" "A property may no longer be `null`."
    PropertySensitive "property-sensitive" "A value is now hidden in `Debug` and logs."
    PropertyNotSensitive "property-not-sensitive" "A value that was hidden is now shown in `Debug` and logs."
    SpellingAdded "spelling-added" "One more spelling of a property is read."
    SpellingRemoved "spelling-removed" "A spelling of a property is no longer read."
    BoundsTightened "bounds-tightened" "Fewer values are allowed than before."
    BoundsLoosened "bounds-loosened" "More values are allowed than before."
    BoundsChanged "bounds-changed" "Other values are allowed than before."
    AlternativesTightened "alternatives-tightened" "More must be there of properties of which at least one is needed."
    AlternativesLoosened "alternatives-loosened" "Less must be there of properties of which at least one is needed."
    AlternativesChanged "alternatives-changed" "Of other properties than before at least one is needed."
    ArgumentsReordered "arguments-reordered" "The arguments of `new` stand in another order, and swapped ones may still compile."
    OrderChanged "order-changed" "The same things are listed in another order."
    RestAdded "rest-added" "Properties without a name in the spec are kept, in a field of their own."
    RestRemoved "rest-removed" "Properties without a name in the spec are no longer kept."
    RestTypeChanged "rest-type-changed" "Properties without a name in the spec are of another type."
    RestClosed "rest-closed" "The spec says that there are no properties without a name in it."
    RestOpened "rest-opened" "The spec no longer says that there are no properties without a name in it."
    TypeAdded "type-added" "There is a type that was not there."
    TypeRemoved "type-removed" "A type is gone."
    TypeRenamed "type-renamed" "What looks like the same type goes by another name."
    TypeChanged "type-changed" "A type is of another kind, or stands for another."
    TypeSensitive "type-sensitive" "A type of text hides what it holds, and has no `Display` any more."
    TypeNotSensitive "type-not-sensitive" "A type of text shows what it holds, and has `Display`."
    TypeParted "type-parted" "Two versions no longer have this type in common: values of the one do not fit the other."
    TypeJoined "type-joined" "Two versions now have this type in common: values of the one fit the other."
    ValueAdded "value-added" "An open enum knows one more value."
    ValueRemoved "value-removed" "An open enum knows one value less, and its variant is gone."
    ValueRenamed "value-renamed" "A number of an open enum has another name."
    BranchAdded "branch-added" "A union has one more type."
    BranchRemoved "branch-removed" "A union has one type less, and its variant is gone."
    BranchTypeChanged "branch-type-changed" "A variant of a union holds another type."
    BranchTagsExtended "branch-tags-extended" "More texts of the tag stand for a type of a union."
    BranchTagsReduced "branch-tags-reduced" "A text of the tag no longer stands for a type of a union."
    BranchLooksChanged "branch-looks-changed" "Values of a type of a union are told from the others by something else."
    TagChanged "tag-changed" "Another property tells the types of a union apart."
    ConversionAdded "conversion-added" "A value of the type can be put into the union by `into`."
    ConversionRemoved "conversion-removed" "A value of the type can no longer be put into the union by `into`."
    BoxAdded "box-added" "What the field holds has grown, and now stands in a `Box`."
    BoxRemoved "box-removed" "What the field holds has shrunk, and no longer stands in a `Box`."
    IdentifierChanged "identifier-changed" "The name on the wire is the same, but that in Rust had to give way to another."
    Deprecated "deprecated" "It is advised against."
    NoLongerDeprecated "no-longer-deprecated" "It is no longer advised against."
    DocsChanged "docs-changed" "The same is said in other words."
    PageChanged "page-changed" "The vendor describes it on another page."
    CommonCodeAdded "common-code-added" "The dictionary has one more result code."
    CommonCodeRemoved "common-code-removed" "The dictionary has one result code less, and its variant is gone."
    WalletAdded "wallet-added" "There is a wallet that was not there."
    WalletRemoved "wallet-removed" "A wallet is gone."
    ServerAdded "server-added" "A wallet can be reached at one more address."
    ServerRemoved "server-removed" "A wallet is no longer reached at an address."
    ServerMoved "server-moved" "A wallet's address is another one."
    SignatureChanged "signature-changed" "A wallet wants signatures to be written in another way."
    RequestTimeChanged "request-time-changed" "A wallet wants times to be written in another way."
    ClockToleranceTightened "clock-tolerance-tightened" "The clocks may be less far apart than was said."
    ClockToleranceLoosened "clock-tolerance-loosened" "The clocks may be farther apart than was said."
    OfferAdded "offer-added" "A wallet has one more of the platform's endpoints as it is."
    OfferRemoved "offer-removed" "A wallet no longer has one of the platform's endpoints as it is."
    MovesChanged "moves-changed" "The way from one version to another is told otherwise."
}

impl Code {
    /// Whether money may be booked otherwise by such a change, or taken twice. Of those people want
    /// to read first.
    pub fn is_about_money(self) -> bool {
        matches!(
            self,
            Self::IdempotencyKeyAdded
                | Self::IdempotencyKeyRemoved
                | Self::IdempotencyKeyChanged
                | Self::ResultCodeStatusChanged
                | Self::SettledByAdded
                | Self::SettledByRemoved
                | Self::SettledByChanged
                | Self::SettledByExtended
                | Self::SuccessChanged
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Code;

    #[test]
    fn a_name_is_kebab_case_and_is_given_once() {
        let is_kebab = |it: &str| it.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
        let names: BTreeSet<&str> = Code::ALL.iter().map(|it| it.as_str()).collect();
        assert!(names.iter().all(|it| is_kebab(it)));
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn an_explanation_is_one_sentence_and_is_given_once() {
        let says: BTreeSet<&str> = Code::ALL.iter().map(|it| it.says()).collect();
        let is_sentence = |it: &&str| it.ends_with('.') && !it[..it.len() - 1].contains(". ");
        assert!(says.iter().all(is_sentence));
        assert_eq!(says.len(), Code::ALL.len());
    }
}
