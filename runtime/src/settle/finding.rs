//! Answers are reduced to what they say of the request's fate.

use super::{Aim, Answered, SettledBy, Verdict};
use crate::{Outcome, ResultCode, ResultInfo};

/// The code by which a wallet refuses a request whose number it knows with other content. Another
/// request has the number, so the refusal says nothing of what became of that one.
const REPEATED: &str = "REPEAT_REQ_INCONSISTENT";

/// What an answer to the operation itself says of its fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is done.
    Done,
    /// The wallet has it, and it is not done yet.
    Opened,
    /// It was not done.
    Refused,
    /// It was not done, since the wallet has another request under the same number.
    Contested,
    /// Nothing: the wallet cannot say, or its answer did not arrive.
    Nothing,
}

/// What an inquiry says of the request's fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Where the wallet says that it stands.
    Standing(Verdict),
    /// The wallet has no such request.
    NeverExisted,
    /// Nothing: the wallet refuses to tell.
    Refused,
    /// Nothing: the wallet cannot tell, or its answer did not arrive.
    Nothing,
}

impl Said {
    /// Reads an answer to the operation itself.
    pub fn by<O: SettledBy>(answer: &Answered<O>) -> Self {
        match answer {
            Ok(Outcome::Success(_)) if !O::OPENS_ONLY => Self::Done,
            Ok(Outcome::Success(_) | Outcome::Accepted(_)) => Self::Opened,
            Ok(Outcome::Failed(why)) if is_one_of(why, &[REPEATED]) => Self::Contested,
            Ok(Outcome::Failed(_)) => Self::Refused,
            Ok(Outcome::Unknown(_)) | Err(_) => Self::Nothing,
        }
    }
}

impl Finding {
    /// Reads an answer to the inquiry. Its result speaks of the question alone, so that a failed
    /// one says nothing, unless the spec lists its code. `aim` is that of the request.
    pub fn by<O: SettledBy>(answer: &Answered<O::Inquiry>, aim: Aim) -> Self {
        match answer {
            Ok(Outcome::Success(response)) => {
                Self::Standing(aim.read(O::verdict(response), O::TELLS_AUTHORIZED))
            }
            Ok(Outcome::Failed(why)) if is_one_of(why, O::NEVER_EXISTED) => Self::NeverExisted,
            Ok(Outcome::Failed(_)) => Self::Refused,
            Ok(Outcome::Accepted(_) | Outcome::Unknown(_)) | Err(_) => Self::Nothing,
        }
    }
}

fn is_one_of<C: ResultCode>(why: &ResultInfo<C>, codes: &[&str]) -> bool {
    why.code().is_some_and(|it| codes.contains(&it.as_str()))
}
