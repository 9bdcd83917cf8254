/** A verification in Flask, what acts on an event, and a view of both. Line 7 is the first of what it is given. */
export const VERIFY = 'stripe.Webhook.construct_event(request.data, request.headers["Stripe-Signature"], os.environ["WHSEC"])'
export const ACT = '    if event["type"] == "invoice.paid":\n        ship(event)'

export function view(...lines: readonly string[]): string {
  return `import json, os\nimport stripe\nfrom flask import Flask, request, jsonify\napp = Flask(__name__)\n@app.post("/webhook")\ndef webhook():\n${lines.join('\n')}\n    return "", 200\n`
}
