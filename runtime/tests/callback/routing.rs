//! In axum, a callback is a route like any other.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use http_body_util::BodyExt;
use miniprogram_runtime::callback::{self, Receiver, Reply};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tower_service::Service;

use super::{PATH, Paid, Sent, booked, genuine, letter, receiver};

/// The orders that are booked, as a handler keeps them.
#[derive(Clone, Default)]
struct Orders(Arc<Mutex<Vec<String>>>);

impl Orders {
    async fn paid(self, told: Paid) -> Result<Reply<Paid>, std::io::Error> {
        self.0.lock().unwrap().push(told.order);
        Ok(Reply::success())
    }
}

fn app(receiver: &Receiver, orders: &Orders) -> Router {
    let orders = orders.clone();
    Router::new().route("/notify", callback::post(receiver, move |told| orders.clone().paid(told)))
}

pub(crate) async fn ask(mut app: Router, request: Request<Bytes>) -> Response<Bytes> {
    let Ok(answer) = app.call(request.map(Body::from)).await;
    let (head, body) = answer.into_parts();
    Response::from_parts(head, body.collect().await.unwrap().to_bytes())
}

#[tokio::test]
async fn a_route_in_a_nested_router_verifies_the_whole_path() {
    let orders = Orders::default();
    let app = Router::new().nest("/shop", app(&receiver().build().unwrap(), &orders));

    assert_eq!(letter(&ask(app, genuine()).await), "S");
    assert_eq!(*orders.0.lock().unwrap(), ["order-88-1"]);
}

#[tokio::test]
async fn a_callback_for_another_route_is_refused() {
    let receiver = receiver().build().unwrap();
    let app = Router::new()
        .route("/shop/notify", callback::post(&receiver, booked))
        .route("/shop/refunded", callback::post(&receiver, booked));
    let mut elsewhere = genuine();
    *elsewhere.uri_mut() = "/shop/refunded".parse().unwrap();
    let mut nowhere = genuine();
    *nowhere.uri_mut() = "/shop".parse().unwrap();
    let mut not_post = genuine();
    *not_post.method_mut() = Method::GET;

    assert_eq!(ask(app.clone(), elsewhere).await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(ask(app.clone(), nowhere).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(ask(app, not_post).await.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn ten_megabytes_are_refused() {
    let orders = Orders::default();
    let app = Router::new().nest("/shop", app(&receiver().build().unwrap(), &orders));
    let large = Sent { body: vec![b' '; 10 * 1024 * 1024].into(), ..Sent::default() }.request();

    assert_eq!(ask(app, large).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(orders.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_server_answers_over_a_connection() {
    let orders = Orders::default();
    let app = Router::new().nest("/shop", app(&receiver().build().unwrap(), &orders));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(async move { axum::serve(listener, app).await });

    let (head, body) = genuine().into_parts();
    let mut sent = format!("POST {PATH} HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n");
    for (name, value) in &head.headers {
        sent += &format!("{name}: {}\r\n", value.to_str().unwrap());
    }
    sent += &format!("Content-Length: {}\r\n\r\n", body.len());

    let mut connection = TcpStream::connect(address).await.unwrap();
    connection.write_all(&[sent.as_bytes(), &body].concat()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    serving.abort();

    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("\r\nsignature: algorithm=RSA256,keyVersion=1,"), "{answer}");
    assert!(answer.contains(r#""resultStatus":"S""#), "{answer}");
}
