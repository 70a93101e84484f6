//! A message with a property of every kind, written as the generator writes them.

use std::collections::BTreeMap;

use miniprogram_runtime::message::{Message, Properties, name};
use miniprogram_runtime::{Amount, Slot, Value, message, newtype};

#[derive(Clone, PartialEq, Eq)]
pub(crate) struct OrderId(String);

newtype!(OrderId);

#[derive(Clone, PartialEq)]
pub(crate) struct Order {
    pub(crate) id: OrderId,
    pub(crate) amount: Amount,
    pub(crate) goods: Option<Vec<Goods>>,
    pub(crate) quantity: Option<i64>,
    pub(crate) rate: Option<f64>,
    pub(crate) express: Option<bool>,
    pub(crate) labels: Option<BTreeMap<String, String>>,
    pub(crate) extra: Option<serde_json::Value>,
    pub(crate) return_url: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) parent: Option<Box<Order>>,
    pub(crate) buyer: Option<Buyer>,
}

message!(Order);

impl Message for Order {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("orderId").min_length(1).max_length(8), &self.id);
        to.required(name("orderAmount"), &self.amount);
        to.optional(name("goods").min_items(1).max_items(2), &self.goods);
        to.optional(name("quantity").minimum(1).maximum(9), &self.quantity);
        to.optional(name("rate").minimum(0).maximum(1), &self.rate);
        to.optional(name("express"), &self.express);
        to.optional(name("labels").each(name("").max_length(3)), &self.labels);
        to.optional(name("extra"), &self.extra);
        to.optional(name("returnUrl").or(&["redirectUrl"]), &self.return_url);
        to.nullable(name("note"), &self.note);
        to.optional(name("parent"), &self.parent);
        to.optional(name("buyer"), &self.buyer);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "orderId" => self.id.slot(),
            "orderAmount" => self.amount.slot(),
            "goods" => self.goods.slot(),
            "quantity" => self.quantity.slot(),
            "rate" => self.rate.slot(),
            "express" => self.express.slot(),
            "labels" => self.labels.slot(),
            "extra" => self.extra.slot(),
            "returnUrl" | "redirectUrl" => self.return_url.slot(),
            "note" => self.note.slot(),
            "parent" => self.parent.slot(),
            "buyer" => self.buyer.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self {
            id: Value::blank(),
            amount: Value::blank(),
            goods: None,
            quantity: None,
            rate: None,
            express: None,
            labels: None,
            extra: None,
            return_url: None,
            note: None,
            parent: None,
            buyer: None,
        }
    }
}

#[derive(Clone, PartialEq)]
pub(crate) struct Goods {
    pub(crate) name: String,
    pub(crate) tags: Option<Vec<String>>,
}

message!(Goods);

impl Message for Goods {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.required(name("goodsName").max_length(4), &self.name);
        to.optional(name("tags").each(name("").min_length(2)), &self.tags);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "goodsName" => self.name.slot(),
            "tags" => self.tags.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { name: Value::blank(), tags: None }
    }
}

#[derive(Clone, PartialEq)]
pub(crate) struct Buyer {
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
}

message!(Buyer);

impl Message for Buyer {
    fn properties<'m>(&'m self, to: &mut Properties<'m>) {
        to.optional(name("phone").sensitive(), &self.phone);
        to.optional(name("email"), &self.email);
        to.at_least_one_of(&["phone", "email"]);
    }

    fn property(&mut self, name: &str) -> Slot<'_> {
        match name {
            "phone" => self.phone.slot(),
            "email" => self.email.slot(),
            _ => Slot::Unknown,
        }
    }

    fn blank() -> Self {
        Self { phone: None, email: None }
    }
}
