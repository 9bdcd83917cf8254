"""Promotion codes, and which prices are free samples."""

import stripe


def find(code):
    """The discount of a promotion code in percent; None where there is no such code."""
    found = stripe.PromotionCode.list(code=code, active=True, limit=1)
    for promotion in found.data:
        return promotion.coupon.percent_off
    return None


def is_free_sample(price_id):
    price = stripe.Price.retrieve(price_id)
    return price.unit_amount_decimal == "0"
