//! A body that is either sent or taken back, and never both.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// The body of one request, as the HTTP client has it.
///
/// The client asks for it once a connection stands. What was taken back before has certainly not
/// been sent, and will not be, whatever the error is called: a connection that failed at the far
/// end of a redirect is not mistaken for one that never was. It cannot be cloned, so that nobody
/// sends it twice.
pub(super) struct OnceBody {
    shared: Shared,
    left: u64,
}

/// The same body, as it may be taken back.
pub(super) struct Unsent(Shared);

type Shared = Arc<Mutex<Option<Bytes>>>;

/// One body, held from both sides. An empty one counts as sent from the beginning, since no client
/// asks for it.
pub(super) fn once(body: Bytes) -> (OnceBody, Unsent) {
    let left = body.len() as u64;
    let shared = Arc::new(Mutex::new(Some(body).filter(|it| !it.is_empty())));
    (OnceBody { shared: Arc::clone(&shared), left }, Unsent(shared))
}

impl Unsent {
    /// Takes the body back. Tells whether it was still there.
    pub(super) fn take_back(&self) -> bool {
        take(&self.0).is_some()
    }
}

fn take(shared: &Shared) -> Option<Bytes> {
    shared.lock().unwrap_or_else(PoisonError::into_inner).take()
}

impl Body for OnceBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left = 0;
        let body = take(&self.shared).ok_or_else(|| io::Error::other("the body was taken back"));
        Poll::Ready(Some(body.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[cfg(test)]
mod tests {
    use std::pin::Pin;
    use std::task::{Context, Poll, Waker};

    use bytes::Bytes;
    use http_body::Body;

    use super::{OnceBody, once};

    /// What a client gets that asks for the next piece.
    fn asked(body: &mut OnceBody) -> Option<Result<Bytes, String>> {
        match Pin::new(body).poll_frame(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(piece) => piece.map(|it| match it {
                Ok(frame) => Ok(frame.into_data().unwrap()),
                Err(why) => Err(why.to_string()),
            }),
            Poll::Pending => panic!("the body is there"),
        }
    }

    #[test]
    fn what_was_sent_is_not_taken_back() {
        let (mut body, unsent) = once(Bytes::from_static(b"{}"));
        assert_eq!(body.size_hint().exact(), Some(2));
        assert_eq!(asked(&mut body), Some(Ok(Bytes::from_static(b"{}"))));
        assert!(body.is_end_stream() && asked(&mut body).is_none());
        assert!(!unsent.take_back());
    }

    #[test]
    fn what_was_taken_back_is_not_sent() {
        let (mut body, unsent) = once(Bytes::from_static(b"{}"));
        assert!(unsent.take_back());
        assert_eq!(asked(&mut body), Some(Err("the body was taken back".to_owned())));
    }

    #[test]
    fn nothing_at_all_may_have_been_sent() {
        let (body, unsent) = once(Bytes::new());
        assert!(body.is_end_stream() && !unsent.take_back());
    }
}
