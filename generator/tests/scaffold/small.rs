//! A small folder of specs, whose endpoint names its version in every way that there is.

/// An endpoint with all that can name a version, and with much that only looks like it.
pub(crate) const PAY: &str = "\
# Seen in v2, at /v2/payments/pay.\r
openapi: 3.0.3
info: {title: \"Pay\", version: 'v2'}  # v2
paths:
  \"/v2/payments/pay\":
    post:
      operationId: pay
      summary: Pays as `/v2/payments/pay` does, not as https://x.example/v2/payments/pay.
      description: >-
        Ask /v2/payments/inquiryPayment.
        Nobody has /v2/payments/refund, as v2 has it.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                description: {type: string, description: See /v2/payments/pay.}
                order:
                  $ref: \"../../v2/schemas/Order.yaml\"
            example:
              description: /v2/payments/pay
              order: {id: v2}
      responses:
        '200':
          description: What came of it.
          content:
            application/json:
              schema:
                type: object
                required: [result]
                properties:
                  result: {$ref: ../schemas/Result.yaml}
              example: {result: {resultStatus: S, resultCode: SUCCESS}}
";

/// The same in the version that is made of it.
pub(crate) const PAY_ANEW: &str = "\
# Seen in v2, at /v2/payments/pay.\r
openapi: 3.0.3
info: {title: \"Pay\", version: 'v3'}  # v2
paths:
  \"/v3/payments/pay\":
    post:
      operationId: pay
      summary: Pays as `/v3/payments/pay` does, not as https://x.example/v2/payments/pay.
      description: >-
        Ask /v3/payments/inquiryPayment.
        Nobody has /v2/payments/refund, as v2 has it.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                description: {type: string, description: See /v3/payments/pay.}
                order:
                  $ref: \"../schemas/Order.yaml\"
            example:
              description: /v2/payments/pay
              order: {id: v2}
";

pub(crate) const ORDER: &str = "\
type: object
description: An order.
properties:
  id: {type: string, description: Its number.}
";

pub(crate) const RESULT: &str = "\
type: object
x-format: result
description: The outcome of a call.
properties:
  resultStatus: {type: string, description: The class of the outcome.}
  resultCode: {type: string, description: The name of the outcome.}
  resultMessage: {type: string, description: The outcome in words.}
";

pub(crate) const WALLET: &str = "\
name: Piggy
description: A bank for children.
sources: [https://piggy.example]
offers: [/v2/payments/inquiryPayment]
";
