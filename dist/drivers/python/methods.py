"""Which methods of the SDK are called of those that reflection finds."""
import re

# Reads nothing but.
READS = re.compile("^(?:list|retrieve|search|pdf|fetch)")
# What goes to a host of its own in some versions.
ELSEWHERE = re.compile(r"^(?:files|oauth|v2\.billing\.meter_event_stream)\b")
# What of the classes is no method of the API, or not of theirs.
NOT_OF_CLASSES = re.compile(
    "^(?:_|api_base|construct_from|refresh|update$|save|serialize|class_url|instance_url|to_dict|stripe_id|request|auto_paging|pop|clear|items|keys|values|get$|setdefault|copy|fromkeys|create_test)"
)
# Services that make or move money, and those of v2: every call takes some milliseconds.
ROOTS = re.compile(
    r"^(?:accounts|charges|checkout|credit_notes|customers|invoices|invoice_items|payment_intents|payouts|quotes|refunds|setup_intents"
    r"|subscriptions|subscription_items|topups|transfers|treasury|v2)\."
)
# Classes of the same: to load every class takes longer than all their calls.
CLASSES = (
    "Account Charge CreditNote Customer Invoice InvoiceItem PaymentIntent Payout Quote Refund SetupIntent"
    " Subscription SubscriptionItem Topup Transfer checkout.Session"
).split()
# Makes or moves money, and is called in every round.
AGAIN = re.compile(r"\.(?:create|capture|confirm|pay|accept|increment)\w*$")
