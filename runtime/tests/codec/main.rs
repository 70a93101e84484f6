//! Everything that is done with messages, on one message with a property of every kind.

mod messages;
mod reading;
mod writing;
mod checking;
mod showing;

use miniprogram_runtime::Message;
use miniprogram_runtime::codec::{Unknown, read};

use self::messages::Order;

/// An order of which nothing but what it requires is there, and `more`, which begins with a comma.
fn order_json(more: &str) -> String {
    let note = if more.contains(r#""note":"#) { "" } else { r#","note":null"# };
    format!(r#"{{"orderId":"7","orderAmount":{{"currency":"LSL","value":"100"}}{more}{note}}}"#)
}

fn read_as(json: &str, unknown: Unknown) -> Result<Order, String> {
    let mut order = Order::blank();
    read(json.as_bytes(), &mut order, unknown).map(|()| order).map_err(|why| why.to_string())
}

/// Reads an order as an answer is read.
#[track_caller]
fn order(more: &str) -> Order {
    let json = order_json(more);
    read_as(&json, Unknown::Ignore).unwrap_or_else(|why| panic!("{json}: {why}"))
}

/// Reads an order that cannot be read, and returns why.
#[track_caller]
fn fault(json: &str) -> String {
    match read_as(json, Unknown::Ignore) {
        Ok(order) => panic!("{json} was read as {order:?}"),
        Err(why) => why,
    }
}
