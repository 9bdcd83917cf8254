"""Refunds orders on request: the shop's worker, on an old stripe-python."""

import os

import stripe
from flask import Flask, jsonify, request
from stripe.error import CardError

import disputes
import promotions
import records

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
stripe.max_network_retries = 2

app = Flask(__name__)
app.register_blueprint(disputes.disputes)


@app.post("/refund")
def refund():
    order = request.get_json()
    try:
        made = stripe.Refund.create(
            payment_intent=order["payment_intent"],
            idempotency_key=f"refund-{order['id']}",
        )
    except CardError as error:
        return jsonify(error=error.user_message), 402
    records.keep(made)
    return jsonify(id=made.id, failed=made.get("failure_reason"))


@app.get("/promotions/<code>")
def promotion(code):
    return jsonify(promotions.find(code))


@app.post("/webhook")
def webhook():
    try:
        event = stripe.Webhook.construct_event(
            request.get_data(), request.headers.get("Stripe-Signature"), os.environ["STRIPE_WEBHOOK_SECRET"]
        )
    except (ValueError, stripe.SignatureVerificationError) as error:
        app.logger.warning("refused a webhook: %s", error)
        return "", 400
    app.logger.info("received %s", event["type"])
    return "", 200
