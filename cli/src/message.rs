//! The parts of a signed message that the shell gives as flags.

use clap::Args;

#[derive(Args)]
pub(crate) struct MessageArguments {
    /// The method of the request.
    #[arg(long, default_value = "POST")]
    pub(crate) method: String,
    /// The path of the request, with the base path in front.
    #[arg(long)]
    pub(crate) path: String,
    /// The client id.
    #[arg(long)]
    pub(crate) client_id: String,
    /// The value of the Request-Time or Response-Time header.
    #[arg(long)]
    pub(crate) time: String,
}
