"""What is given for one request, as the SDK names it."""
import sdk
from sdk import Unsupported

REQUEST_OPTIONS = {
    "idempotencyKey": "idempotency_key",
    "maxNetworkRetries": "max_network_retries",
    "stripeAccount": "stripe_account",
    "stripeContext": "stripe_context",
    "apiVersion": "stripe_version",
    "apiKey": "api_key",
    "headers": "headers",
    "express": "express",
}


def wanted_of(request):
    """The options of a request by the names of the SDK. What it has no option for is unsupported."""
    if "stripeContext" in request and sdk.major < 11:
        raise Unsupported("it has no Stripe-Context")
    if "timeoutMs" in request:
        raise Unsupported("a timeout cannot be set for one request")
    if "authenticator" in request:
        raise Unsupported("it has no authenticators")
    return {REQUEST_OPTIONS[name]: value for name, value in request.items()}
