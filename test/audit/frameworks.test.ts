import { describe, expect, test } from 'vitest'
import { audited } from './audited.ts'

const STRIPE = "import Stripe from 'stripe'\n"
const PYTHON = 'import stripe\n'
const SIG = "req.headers['stripe-signature']"

/** How a framework's handler is reached, and its code twice: with a verification, and with none. `LINES` is where the two differ. */
interface App {
  readonly framework: string
  readonly route: string
  readonly path: string
  readonly code: string
  readonly safe: string
  readonly unsafe: string
  readonly beside?: Readonly<Record<string, string>>
}

function verified(body: string, header: string): string {
  return `const event = stripe.webhooks.constructEvent(${body}, ${header}, process.env.STRIPE_WEBHOOK_SECRET)`
}

function pythonVerified(body: string, header: string): string {
  return `event = stripe.Webhook.construct_event(${body}, ${header}, SECRET)`
}

const SHIP = "if (event.type === 'invoice.paid') await ship(event.data.object)"

const APPS: readonly App[] = [
  {
    framework: 'Express',
    route: 'POST /hooks/stripe',
    path: 'app.ts',
    code: `${STRIPE}import express from 'express'\nconst app = express()\napp.post('/hooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {\nLINES\n${SHIP}\nres.json({ received: true })\n})\n`,
    safe: verified('req.body', SIG),
    unsafe: 'const event = JSON.parse(req.body)',
  },
  {
    framework: 'Fastify',
    route: 'POST /stripe',
    path: 'app.ts',
    code: `${STRIPE}import Fastify from 'fastify'\nconst app = Fastify()\napp.post('/stripe', { config: { rawBody: true } }, async (request, reply) => {\nLINES\n${SHIP}\nreturn { received: true }\n})\n`,
    safe: verified('request.rawBody', "request.headers['stripe-signature']"),
    unsafe: 'const event = request.body',
  },
  {
    framework: 'Nest',
    route: 'POST /stripe/webhook',
    path: 'src/stripe.controller.ts',
    code: `${STRIPE}import { Body, Controller, Headers, Post, Req, type RawBodyRequest } from '@nestjs/common'\n@Controller('stripe')\nexport class StripeController {\n  @Post('webhook')\n  async handle(@Req() req: RawBodyRequest<Request>, @Headers('stripe-signature') signature: string) {\nLINES\n${SHIP}\n  }\n}\n`,
    safe: verified('req.rawBody', 'signature'),
    unsafe: 'const event = req.body',
  },
  {
    framework: 'Next.js',
    route: 'POST /api/stripe/webhook',
    path: 'src/app/(shop)/api/stripe/webhook/route.ts',
    code: `${STRIPE}import { headers } from 'next/headers'\nexport async function POST(request: Request) {\nLINES\n${SHIP}\nreturn Response.json({ received: true })\n}\n`,
    safe: verified('await request.text()', "(await headers()).get('stripe-signature')"),
    unsafe: 'const event = await request.json()',
  },
  {
    framework: 'Next.js',
    route: '/api/webhook',
    path: 'pages/api/webhook.ts',
    code: `${STRIPE}import { buffer } from 'micro'\nexport const config = { api: { bodyParser: false } }\nexport default async function handler(req, res) {\nLINES\n${SHIP}\nres.json({ received: true })\n}\n`,
    safe: verified('await buffer(req)', SIG),
    unsafe: 'const event = JSON.parse(await buffer(req))',
  },
  {
    framework: 'Hono',
    route: 'POST /webhook',
    path: 'src/index.ts',
    code: `${STRIPE}import { Hono } from 'hono'\nconst app = new Hono()\napp.post('/webhook', async (c) => {\nLINES\n${SHIP}\nreturn c.json({ received: true })\n})\nexport default app\n`,
    safe: `const event = await stripe.webhooks.constructEventAsync(await c.req.text(), c.req.header('stripe-signature'), c.env.WHSEC)`,
    unsafe: 'const event = await c.req.json()',
  },
  {
    framework: 'Remix',
    route: 'POST /webhook/stripe',
    path: 'app/routes/webhook.stripe.ts',
    code: `${STRIPE}import type { ActionFunctionArgs } from '@remix-run/node'\nexport async function action({ request }: ActionFunctionArgs) {\nLINES\n${SHIP}\nreturn new Response()\n}\n`,
    safe: verified('await request.text()', "request.headers.get('stripe-signature')"),
    unsafe: 'const event = await request.json()',
  },
  {
    framework: 'SvelteKit',
    route: 'POST /api/webhook',
    path: 'src/routes/api/webhook/+server.ts',
    code: `${STRIPE}import { json } from '@sveltejs/kit'\nexport const POST = async ({ request }) => {\nLINES\n${SHIP}\nreturn json({ received: true })\n}\n`,
    safe: verified('await request.text()', "request.headers.get('stripe-signature')"),
    unsafe: 'const event = await request.json()',
  },
  {
    framework: 'AWS Lambda',
    route: 'handler',
    path: 'src/hook.ts',
    code: `${STRIPE}export const handler = async (event) => {\nLINES\nif (stripeEvent.type === 'invoice.paid') await ship(stripeEvent)\nreturn { statusCode: 200 }\n}\n`,
    safe: `const stripeEvent = stripe.webhooks.constructEvent(event.body, event.headers['Stripe-Signature'], process.env.WHSEC)`,
    unsafe: 'const stripeEvent = JSON.parse(event.body)',
  },
  {
    framework: 'Firebase Functions',
    route: 'stripeWebhook',
    path: 'functions/src/index.ts',
    code: `${STRIPE}import { onRequest } from 'firebase-functions/v2/https'\nexport const stripeWebhook = onRequest(async (req, res) => {\nLINES\n${SHIP}\nres.json({ received: true })\n})\n`,
    safe: verified('req.rawBody', SIG),
    unsafe: 'const event = req.body',
  },
  {
    framework: 'Flask',
    route: 'POST /stripe/webhook',
    path: 'app.py',
    code: `${PYTHON}from flask import Blueprint, request\nhooks = Blueprint("hooks", __name__, url_prefix="/stripe")\n@hooks.route("/webhook", methods=["POST"])\ndef webhook():\n    LINES\n    if event["type"] == "invoice.paid":\n        ship(event)\n    return "", 200\n`,
    safe: pythonVerified('request.get_data()', 'request.headers["Stripe-Signature"]'),
    unsafe: 'event = request.get_json()',
  },
  {
    framework: 'Django',
    route: '/stripe/webhook/',
    path: 'shop/views.py',
    code: `${PYTHON}from django.http import HttpResponse\nfrom django.views.decorators.csrf import csrf_exempt\n@csrf_exempt\ndef webhook(request):\n    LINES\n    if event["type"] == "invoice.paid":\n        ship(event)\n    return HttpResponse()\n`,
    safe: pythonVerified('request.body', 'request.META["HTTP_STRIPE_SIGNATURE"]'),
    unsafe: 'event = json.loads(request.body)',
    beside: {
      'shop/urls.py': 'from django.urls import path\nfrom . import views\nurlpatterns = [path("stripe/webhook/", views.webhook)]\n',
    },
  },
  {
    framework: 'Django REST framework',
    route: '/stripe/webhook/',
    path: 'shop/api.py',
    code: `${PYTHON}from rest_framework.views import APIView\nfrom rest_framework.response import Response\nclass StripeWebhook(APIView):\n    def post(self, request):\n        LINES\n        if event["type"] == "invoice.paid":\n            ship(event)\n        return Response()\n`,
    safe: pythonVerified('request.body', 'request.headers["Stripe-Signature"]'),
    unsafe: 'event = request.data',
    beside: {
      'shop/urls.py':
        'from django.urls import path\nfrom .api import StripeWebhook\nurlpatterns = [path("stripe/webhook/", StripeWebhook.as_view())]\n',
    },
  },
  {
    framework: 'FastAPI',
    route: 'POST /stripe/webhook',
    path: 'main.py',
    code: `${PYTHON}from fastapi import APIRouter, Request\nrouter = APIRouter(prefix="/stripe")\n@router.post("/webhook")\nasync def webhook(request: Request):\n    LINES\n    if event["type"] == "invoice.paid":\n        ship(event)\n    return {"received": True}\n`,
    safe: pythonVerified('await request.body()', 'request.headers["stripe-signature"]'),
    unsafe: 'event = await request.json()',
  },
  {
    framework: 'Starlette',
    route: 'POST /webhook',
    path: 'main.py',
    code: `${PYTHON}from starlette.applications import Starlette\nfrom starlette.routing import Route\nasync def webhook(request):\n    LINES\n    if event["type"] == "invoice.paid":\n        ship(event)\n    return Response()\napp = Starlette(routes=[Route("/webhook", webhook, methods=["POST"])])\n`,
    safe: pythonVerified('await request.body()', 'request.headers["stripe-signature"]'),
    unsafe: 'event = await request.json()',
  },
  {
    framework: 'AWS Lambda',
    route: 'lambda_handler',
    path: 'hook.py',
    code: `${PYTHON}def lambda_handler(event, context):\n    LINES\n    if stripe_event["type"] == "invoice.paid":\n        ship(stripe_event)\n    return {"statusCode": 200}\n`,
    safe: 'stripe_event = stripe.Webhook.construct_event(event["body"], event["headers"]["Stripe-Signature"], SECRET)',
    unsafe: 'stripe_event = json.loads(event["body"])',
  },
]

describe.each(APPS.map((app) => [`${app.framework} (${app.path})`, app] as const))(
  '%s',
  (_, { framework, route, path, code, safe, unsafe, beside }) => {
    test('the handler that verifies is one entry, with its route and the raw body', async () => {
      const { webhooks, findings } = await audited({ ...beside, [path]: code.replace('LINES', () => safe) })
      expect(webhooks).toEqual([expect.objectContaining({ framework, route, path, verified: 'sdk', body: 'raw' })])
      expect(findings).toEqual([])
    })

    test('the handler that does not is the same entry, and an error', async () => {
      const { webhooks, findings } = await audited({ ...beside, [path]: code.replace('LINES', () => unsafe) })
      expect(webhooks).toEqual([expect.objectContaining({ framework, route, path, verified: 'never' })])
      expect(findings).toEqual([expect.objectContaining({ rule: 'SW001', level: 'error', path })])
    })
  },
)

const PARSED: readonly (readonly [framework: string, code: string])[] = [
  [
    'Nest',
    "import { Controller, Post, Req } from '@nestjs/common'\n@Controller('hook') class Hook { @Post() handle(@Req() req) {\nVERIFIED\n} }",
  ],
  ['Fastify', "import Fastify from 'fastify'\nconst app = Fastify()\napp.post('/hook', async (req) => {\nVERIFIED\n})"],
  [
    'Firebase',
    "import { onRequest } from 'firebase-functions/v2/https'\nexport const hook = onRequest(async (req, res) => {\nVERIFIED\n})",
  ],
]

describe.each(PARSED)('%s parses the body before a handler', (_, code) => {
  const of = (body: string): string => `${STRIPE}${code.replace('VERIFIED', verified(body, 'sig'))}\n`

  test('so verifying it is a warning', async () => {
    const { findings } = await audited({ 'a.ts': of('req.body') })
    expect(findings).toEqual([expect.objectContaining({ rule: 'SW006', level: 'warning', line: expect.any(Number) })])
  })

  test('and verifying the bytes is not, or a parser of its own', async () => {
    expect((await audited({ 'a.ts': of('req.rawBody') })).findings).toEqual([])
    const parser = "// stripe\napp.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))\n"
    expect((await audited({ 'a.ts': of('req.body'), 'main.ts': parser })).findings).toEqual([])
  })
})

/** The addresses that are found, and the files that were read for them. */
async function routesOf(files: Readonly<Record<string, string>>, exclude: readonly string[] = []): Promise<unknown> {
  const { webhooks, files: read } = await audited(files, exclude)
  return [webhooks.map(({ route }) => route), read]
}

describe('addresses of Django in files that do not name Stripe', () => {
  const VIEW =
    'import stripe\nfrom django.http import HttpResponse\ndef webhook(request):\n    event = stripe.Webhook.construct_event(request.body, request.META["HTTP_STRIPE_SIGNATURE"], SECRET)\n    return HttpResponse()\n'
  test('are found where urls.py imports the view, or the package that hands it on', async () => {
    const urls = 'from django.urls import path\nfrom . import views\nurlpatterns = [path("pay/hook/", views.webhook)]\n'
    expect(await routesOf({ 'pay/views.py': VIEW, 'pay/urls.py': urls })).toEqual([['/pay/hook/'], ['pay/urls.py', 'pay/views.py']])
    const handed = { 'pay/views/hooks.py': VIEW, 'pay/views/__init__.py': 'from .hooks import webhook\n' }
    expect(await routesOf({ ...handed, 'pay/urls.py': urls })).toEqual([
      ['/pay/hook/'],
      ['pay/urls.py', 'pay/views/__init__.py', 'pay/views/hooks.py'],
    ])
    const whole = 'from django.urls import path\nfrom pay.views import webhook\nurlpatterns = [path("hook/", webhook)]\n'
    expect(await routesOf({ 'pay/views.py': VIEW, 'site/urls/api.py': whole })).toEqual([['/hook/'], ['pay/views.py', 'site/urls/api.py']])
  })

  test('are shown behind the prefix of each list that includes theirs, and behind what wraps the view', async () => {
    const urls = 'from django.urls import path\nfrom . import views\nurlpatterns = [path("hook/", views.webhook)]\n'
    const api = 'from django.urls import include, path, re_path\nurlpatterns = [re_path(r"^pay/", include("pay.urls"))]\n'
    const site =
      'from django.urls import include, path\nurlpatterns = [path("", home), path("api/", include(("site.api.urls", "api"), namespace="v1"))]\n'
    const files = {
      'pay/views.py': VIEW,
      'pay/urls.py': urls,
      'site/api/urls.py': api,
      'site/urls.py': site,
      'blog/urls.py': site.replace('site.api', 'posts'),
    }
    expect(await routesOf(files)).toEqual([['/api/pay/hook/'], ['pay/urls.py', 'pay/views.py', 'site/api/urls.py', 'site/urls.py']])
    const inline =
      'from django.urls import include, path\nfrom django.views.decorators.csrf import csrf_exempt\nfrom pay import views\npay = [path("hook/", csrf_exempt(views.webhook))]\nurlpatterns = [path("api/", include([path("pay/", include(pay))]))]\n'
    const { webhooks, findings } = await audited({ 'pay/views.py': VIEW, 'site/urls.py': inline })
    expect([webhooks.map(({ route }) => route), findings]).toEqual([['/api/pay/hook/'], []])
  })

  test('and a view is exempt from CSRF only where csrf_exempt is around that view', async () => {
    const urls =
      'from django.urls import path\nfrom django.views.decorators.csrf import csrf_exempt\nfrom . import views\nurlpatterns = [path("hook/", WRAPPED), path("other/", csrf_exempt(views.other))]\n'
    expect(
      (await audited({ 'pay/views.py': VIEW, 'pay/urls.py': urls.replace('WRAPPED', 'csrf_exempt(views.webhook)') })).findings,
    ).toEqual([])
    expect((await audited({ 'pay/views.py': VIEW, 'pay/urls.py': urls.replace('WRAPPED', 'views.webhook') })).findings).toEqual([
      expect.objectContaining({ rule: 'SW023' }),
    ])
  })

  test('and nothing else is read: no other urls.py, and none that is left alone', async () => {
    const urls = 'from django.urls import path\nfrom . import views\nurlpatterns = [path("pay/hook/", views.webhook)]\n'
    const other = { 'shop/views.py': 'def webhook(request): pass\n', 'shop/urls.py': urls, 'shop/__init__.py': '' }
    expect(await routesOf({ 'pay/views.py': VIEW, ...other })).toEqual([['webhook'], ['pay/views.py']])
    expect(await routesOf({ 'pay/views.py': VIEW, 'pay/urls.py': urls }, ['pay/urls.py'])).toEqual([['webhook'], ['pay/views.py']])
    expect(await routesOf({ 'pay/views.py': VIEW, 'venv/lib/python3.12/site-packages/pay/urls.py': urls })).toEqual([
      ['webhook'],
      ['pay/views.py'],
    ])
  })
})
