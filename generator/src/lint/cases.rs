//! The names of a version are written in one way.

use super::finding::Finding;
use super::ground::{Ground, Names, Site};
use super::majority;
use super::table::Lint;

pub(super) fn cases(ground: &Ground<'_>) -> Vec<Finding> {
    ground.by_version_and_name().values().flat_map(odd).collect()
}

fn odd(names: &Names<'_, '_>) -> Vec<Finding> {
    let Some(most) = majority(names.keys().filter_map(|it| Case::of(it))) else {
        return Vec::new();
    };
    let odd = names.iter().filter(|(name, _)| Case::of(name).is_some_and(|it| it != most));
    let finding = |site: &&Site<'_>| {
        let message = format!("{} among names in {}", site.name(), most.words());
        site.finding(Lint::NameCase, message)
            .help("write the name as the wallet sends it; if this is how, suppress it and say so")
    };
    odd.flat_map(|(_, sites)| sites).map(finding).collect()
}

/// How a name of several words is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Case {
    Camel,
    Pascal,
    Snake,
    Kebab,
    Upper,
}

impl Case {
    /// Nothing for a single small word, which is written so in every way but two.
    fn of(name: &str) -> Option<Self> {
        let has = |is: fn(char) -> bool| name.contains(is);
        let begins_large = name.starts_with(char::is_uppercase);
        Some(match () {
            () if has(|it| it == '-') => Self::Kebab,
            () if begins_large && !has(char::is_lowercase) => Self::Upper,
            () if has(|it| it == '_') => Self::Snake,
            () if begins_large => Self::Pascal,
            () if has(char::is_uppercase) => Self::Camel,
            () => return None,
        })
    }

    fn words(self) -> &'static str {
        match self {
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Snake => "snake_case",
            Self::Kebab => "kebab-case",
            Self::Upper => "UPPERCASE",
        }
    }
}
