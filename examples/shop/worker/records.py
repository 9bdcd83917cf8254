"""The book of refunds: one line of JSON each."""

import json
import os

import stripe


def keep(made: stripe.Refund) -> None:
    with open(os.environ.get("REFUND_BOOK", "refunds.jsonl"), "a", encoding="utf-8") as book:
        book.write(json.dumps(made) + "\n")
