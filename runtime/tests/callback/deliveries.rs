//! The memory of deliveries stays within its bounds, and is right about what it holds.

use std::collections::VecDeque;
use std::sync::Arc;

use bytes::Bytes;
use miniprogram_runtime::callback::{
    Claim, Deliveries, DeliveryId, InMemory, Recalling, Receiver, Reply,
};
use proptest::prelude::*;
use tokio::runtime::{Builder, Runtime};

use super::{Paid, Sent, genuine, letter, receiver};

/// One thing that happens to the delivery of a number.
#[derive(Clone, Copy, Debug)]
enum Step {
    Begin(usize),
    Finish(usize),
    Abandon(usize),
}

fn step() -> impl Strategy<Value = Step> {
    (0..3, 0..IDS).prop_map(|(kind, id)| match kind {
        0 => Step::Begin(id),
        1 => Step::Finish(id),
        _ => Step::Abandon(id),
    })
}

const IDS: usize = 24;

proptest! {
    /// The model is a list with the oldest in front.
    #[test]
    fn it_forgets_the_oldest_and_nothing_else(
        most in 1_usize..16,
        steps in prop::collection::vec(step(), 0..200),
    ) {
        let (runtime, ids) = (runtime(), ids());
        let memory = InMemory::holding(most);
        let mut model: VecDeque<(usize, Option<Bytes>)> = VecDeque::new();

        for step in steps {
            match step {
                Step::Begin(n) => {
                    let claim = runtime.block_on(memory.begin(ids[n])).unwrap();
                    let expected = match model.iter().find(|(it, _)| *it == n) {
                        Some((_, Some(reply))) => Claim::Done(reply.clone()),
                        Some((_, None)) => Claim::Running,
                        None => {
                            model.push_back((n, None));
                            Claim::First
                        }
                    };
                    prop_assert_eq!(claim, expected);
                    if model.len() > most {
                        model.pop_front();
                    }
                }
                Step::Finish(n) => {
                    let reply = Bytes::from(format!("reply {n}"));
                    runtime.block_on(memory.finish(ids[n], reply.clone())).unwrap();
                    for (_, kept) in model.iter_mut().filter(|(it, _)| *it == n) {
                        *kept = Some(reply.clone());
                    }
                }
                Step::Abandon(n) => {
                    memory.abandon(ids[n]);
                    model.retain(|(it, _)| *it != n);
                }
            }
            prop_assert_eq!(memory.len(), model.len());
            prop_assert!(memory.len() <= most);
        }
    }
}

#[test]
fn a_memory_of_nothing_still_holds_one() {
    let memory = InMemory::holding(0);
    let id = ids()[0];

    assert_eq!(runtime().block_on(memory.begin(id)).unwrap(), Claim::First);
    assert_eq!(runtime().block_on(memory.begin(id)).unwrap(), Claim::Running);
}

/// A memory that several receivers share, and that a test may look into.
pub(crate) struct Shared(pub(crate) Arc<InMemory>);

impl Deliveries for Shared {
    fn begin(&self, id: DeliveryId) -> Recalling<'_, Claim> {
        self.0.begin(id)
    }

    fn finish(&self, id: DeliveryId, reply: Bytes) -> Recalling<'_, ()> {
        self.0.finish(id, reply)
    }

    fn abandon(&self, id: DeliveryId) {
        self.0.abandon(id);
    }
}

#[tokio::test]
async fn two_servers_that_share_a_store_handle_a_delivery_once() {
    let (memory, mut calls) = (Arc::new(InMemory::default()), 0);
    for _ in 0..2 {
        let server = receiver().deliveries(Shared(Arc::clone(&memory))).build().unwrap();
        let book = |_: Paid| {
            calls += 1;
            async { Reply::success() }
        };
        assert_eq!(letter(&server.answer(&genuine(), book).await), "S");
    }
    assert_eq!(calls, 1);
}

fn ids() -> Vec<DeliveryId> {
    thread_local! {
        static IDS_OF_ALL: Vec<DeliveryId> = {
            let receiver = receiver().build().unwrap();
            (0..IDS).map(|it| id(&receiver, it)).collect()
        };
    }
    IDS_OF_ALL.with(Clone::clone)
}

fn id(receiver: &Receiver, number: usize) -> DeliveryId {
    let body = Bytes::from(number.to_string());
    receiver.receive(&Sent { body, ..Sent::default() }.request()).unwrap().id()
}

fn runtime() -> Runtime {
    Builder::new_current_thread().build().unwrap()
}
