//! In which way a call went wrong.

use std::error::Error as StdError;
use std::fmt;

use crate::codec::{ReadError, Violation};
use crate::excerpt::excerpt;
use crate::freshness::Stale;
use crate::signing::{RemoteSigningError, SigningError};
use crate::transport::TransportError;
use crate::verification::VerificationError;

#[derive(Debug)]
pub(crate) enum Kind {
    Configuration(Vec<String>),
    Options(Vec<String>),
    Invalid(Vec<Violation>),
    Hook(Box<dyn StdError + Send + Sync>),
    DryRun,
    Signing(SigningError),
    RemoteSigning(RemoteSigningError),
    Transport(TransportError),
    HttpStatus(u16),
    NotJson(Option<String>),
    Signature(VerificationError),
    Stale(Stale),
    OtherRequest(&'static str),
    Unreadable(ReadError),
}

impl Kind {
    pub(super) fn may_have_run(&self) -> bool {
        match self {
            Self::Configuration(_)
            | Self::Options(_)
            | Self::Invalid(_)
            | Self::Hook(_)
            | Self::DryRun
            | Self::Signing(_)
            | Self::RemoteSigning(_) => false,
            Self::Transport(why) => why.may_have_left(),
            Self::HttpStatus(_)
            | Self::NotJson(_)
            | Self::Signature(_)
            | Self::Stale(_)
            | Self::OtherRequest(_)
            | Self::Unreadable(_) => true,
        }
    }

    /// What is behind it. A transport's error is shown in full, so its source is the next one.
    pub(super) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Hook(why) => Some(&**why),
            Self::Signing(why) => Some(why),
            Self::RemoteSigning(why) => Some(&**why),
            Self::Transport(why) => why.source(),
            Self::Signature(why) => Some(why),
            Self::Stale(why) => Some(why),
            Self::Unreadable(why) => Some(why),
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration(faults) => {
                write!(f, "the client cannot be built: {}", faults.join("; "))
            }
            Self::Options(faults) => {
                write!(f, "the call cannot be made: {}", faults.join("; "))
            }
            Self::Invalid(violations) => {
                let violations: Vec<String> = violations.iter().map(ToString::to_string).collect();
                write!(f, "the request breaks its spec: {}", violations.join("; "))
            }
            Self::DryRun => f.write_str("a dry run moves no money and cannot be settled"),
            Self::Hook(_) => f.write_str("a hook refused the request"),
            Self::Signing(_) | Self::RemoteSigning(_) => {
                f.write_str("the request could not be signed")
            }
            Self::Transport(why) => why.fmt(f),
            Self::HttpStatus(status) => write!(f, "the answer is HTTP {status} and not signed"),
            Self::NotJson(Some(media_type)) => {
                write!(f, "the answer is {}, not JSON, and not signed", excerpt(media_type))
            }
            Self::NotJson(None) => f.write_str("the answer is not JSON and not signed"),
            Self::Signature(_) => f.write_str("the answer's signature was refused"),
            Self::Stale(_) => f.write_str("the wallet's answer is not of this time"),
            Self::OtherRequest(id) => {
                write!(f, "the wallet's answer is to another request: its {id} is not the one sent")
            }
            Self::Unreadable(_) => f.write_str("the wallet's answer cannot be read"),
        }
    }
}
