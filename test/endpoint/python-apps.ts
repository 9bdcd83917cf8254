/** Three small shops in Python whose form is the variable FORM; see `node-apps.ts`. */

const SHOP = `
import json
import os
import sys
import threading
import stripe

stripe.api_key = os.environ["STRIPE_SECRET_KEY"]
stripe.api_base = os.environ["STRIPE_API_BASE"]
SECRET = os.environ["SIGNING_SECRET"]
PORT = int(os.environ["PORT"])
FORM = os.environ["FORM"]
seen = set()
lock = threading.Lock()


def event_of(body, signature):
    """The event of a body; None where it is refused."""
    if FORM == "unverified":
        return json.loads(body)
    if FORM == "reserialised":
        body = json.dumps(json.loads(body)).encode()
    try:
        stripe.Webhook.construct_event(body, signature, SECRET)
    except (ValueError, stripe.SignatureVerificationError) as error:
        print("refused a webhook:", type(error).__name__, file=sys.stderr, flush=True)
        return None
    return json.loads(body)


def is_new(event):
    if FORM == "undeduplicated":
        return True
    with lock:
        if event["id"] in seen:
            return False
        seen.add(event["id"])
        return True
`

const FLASK = `${SHOP}
from flask import Flask, request

app = Flask(__name__)


@app.post("/webhook")
def webhook():
    event = event_of(request.get_data(), request.headers.get("Stripe-Signature", ""))
    if event is None:
        return "refused", 400
    if is_new(event) and event["type"] == "invoice.paid":
        invoice = event["data"]["object"]
        stripe.Customer.modify(invoice["customer"], description="paid")
    return {"received": True}


app.run(port=PORT)
`

/** Its request to Stripe does not name the event, so that it can only be counted. */
const DJANGO = `${SHOP}
from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

settings.configure(ROOT_URLCONF=__name__, SECRET_KEY="x", ALLOWED_HOSTS=["127.0.0.1"], DEBUG=False)


@csrf_exempt
@require_POST
def webhook(request):
    event = event_of(request.body, request.headers.get("Stripe-Signature", ""))
    if event is None:
        return HttpResponse("refused", status=400)
    if is_new(event) and event["type"] == "payment_intent.succeeded":
        stripe.Customer.create(description="one more sale")
    return HttpResponse("received")


urlpatterns = [path("webhook", webhook)]
execute_from_command_line(["app.py", "runserver", "--noreload", f"127.0.0.1:{PORT}"])
`

const FASTAPI = `${SHOP}
import uvicorn
from fastapi import BackgroundTasks, FastAPI, Request, Response

app = FastAPI()


def fulfil(session):
    stripe.Transfer.create(amount=session["amount_total"], currency="eur", destination="acct_1")


@app.post("/webhook")
async def webhook(request: Request, tasks: BackgroundTasks):
    event = event_of(await request.body(), request.headers.get("stripe-signature", ""))
    if event is None:
        return Response("refused", status_code=400)
    if is_new(event) and event["type"] == "checkout.session.completed":
        # It works after it has answered.
        tasks.add_task(fulfil, event["data"]["object"])
    return {"received": True}


uvicorn.run(app, port=PORT, log_level="warning")
`

export const PYTHON_APPS = { Flask: FLASK, Django: DJANGO, FastAPI: FASTAPI }
