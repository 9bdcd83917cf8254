import { describe, expect, test } from 'vitest'
import type { WebhookEntry } from '../../src/domain/audit.ts'
import { audited } from './audited.ts'

const STRIPE = "import Stripe from 'stripe'\nconst stripe = new Stripe(process.env.KEY)\n"

function verified(body: string, secret = 'process.env.WHSEC'): string {
  return `const event = stripe.webhooks.constructEvent(${body}, sig, ${secret})`
}

function handler(...lines: readonly string[]): string {
  return `${STRIPE}import express from 'express'\napp.post('/hook', express.raw({ type: '*/*' }), async (req, res) => {\n${lines.join('\n')}\n})\n`
}

/** The one place at which events come in. */
async function entryOf(files: Readonly<Record<string, string>>): Promise<WebhookEntry | undefined> {
  const { webhooks } = await audited(files)
  expect(webhooks).toHaveLength(1)
  return webhooks[0]
}

const FASTIFY_PLUGIN = `${STRIPE}export async function stripeRoutes(app) {\n  app.post('/hook', { config: { rawBody: true } }, async (request) => { ${verified('request.rawBody')} })\n}\n`
const EXPRESS_ROUTER = `${STRIPE}import express, { Router } from 'express'\nconst router = Router()\nrouter.post('/hook', express.raw({ type: '*/*' }), (req, res) => { ${verified('req.body')} })\nexport default router\n`
const FASTAPI_ROUTER =
  'import stripe\nfrom fastapi import APIRouter, Request\nrouter = APIRouter(prefix="/pay")\n@router.post("/hook")\nasync def webhook(request: Request):\n    event = stripe.Webhook.construct_event(await request.body(), sig, SECRET)\n'
const FLASK_BLUEPRINT =
  'import stripe\nfrom flask import Blueprint, request\nhooks = Blueprint("hooks", __name__)\n@hooks.post("/hook")\ndef webhook():\n    event = stripe.Webhook.construct_event(request.data, sig, SECRET)\n'

/** Where a router is written, and what mounts it; both name Stripe. */
const ROUTES: readonly (readonly [name: string, route: string, files: Readonly<Record<string, string>>])[] = [
  [
    'a plugin of Fastify under a prefix, in another',
    'POST /api/pay/hook',
    {
      'pay.ts': FASTIFY_PLUGIN,
      'api.ts':
        "import { stripeRoutes } from './pay'\nexport async function api(app) {\n  app.register(stripeRoutes, { prefix: '/pay' })\n}\n",
      'app.ts': "// stripe\nimport { api } from './api'\nserver.register(api, { prefix: '/api' })\n",
    },
  ],
  [
    'a handler in the options of Fastify',
    'POST /hook',
    {
      'a.ts': `${STRIPE}import type { FastifyRequest } from 'fastify'\nasync function onEvent(request: FastifyRequest) { ${verified('request.rawBody')} }\napp.post('/hook', { config: { rawBody: true }, handler: onEvent })\n`,
    },
  ],
  [
    'an address in an object',
    'POST /hook',
    {
      'a.ts': `${STRIPE}import Fastify from 'fastify'\napp.route({ method: 'POST', url: '/hook', handler: async (request) => { ${verified('request.rawBody')} } })\n`,
    },
  ],
  [
    'a router of Express',
    'POST /api/hook',
    { 'pay.ts': EXPRESS_ROUTER, 'app.ts': "import stripeRouter from './pay'\napp.use('/api', stripeRouter)\n" },
  ],
  [
    'a router of FastAPI with a prefix of its own',
    'POST /api/pay/hook',
    { 'pay.py': FASTAPI_ROUTER, 'main.py': 'import pay  # stripe\napp.include_router(pay.router, prefix="/api")\n' },
  ],
  [
    'a blueprint of Flask',
    'POST /api/hook',
    {
      'pay.py': FLASK_BLUEPRINT,
      'main.py': 'from pay import hooks as stripe_hooks\napp.register_blueprint(stripe_hooks, url_prefix="/api")\n',
    },
  ],
  [
    'a controller whose decorator is the user’s',
    'POST /stripe/hook',
    {
      'a.ts': `${STRIPE}import { Post, Req } from '@nestjs/common'\n@PublicController('stripe')\nexport class Hooks {\n  @Post('hook')\n  async on(@Req() req) { ${verified('req.rawBody')} }\n}\n`,
    },
  ],
  [
    'a helper that a file with an address calls',
    'POST /hooks/stripe',
    {
      'lib/stripe.ts': `${STRIPE}export async function handle(payload, sig) { ${verified('payload')} }\n`,
      'app/routes/hooks.stripe.ts':
        "import { handle } from '../../lib/stripe'\nexport const action = async ({ request }) => handle(await request.text(), request.headers.get('stripe-signature'))\n",
    },
  ],
]

test.each(ROUTES)('the address of %s', async (_, route, files) => {
  const entry = await entryOf(files)
  expect(entry?.route).toBe(route)
})

describe('what an entry says', () => {
  test.each([
    ['a copy of the bytes', verified('Buffer.from(req.rawBody)')],
    ['bytes or a copy of them', verified('Buffer.isBuffer(req.rawBody) ? req.rawBody : Buffer.from(req.rawBody)')],
    ['the bytes as a text', `const raw = req.rawBody\n${verified('raw.toString()')}`],
  ])('the body is raw: %s', async (_, code) => {
    expect((await entryOf({ 'a.ts': handler(code) }))?.body).toBe('raw')
  })

  test.each([
    ['return new NextResponse(`no: ${error}`, { status: 400 })', 'rejected'],
    ["return ctx.json('no', 400)", 'rejected'],
    ["return ctx.json('no')", 'accepted'],
    ['return new NextResponse(`no: ${error}`)', 'accepted'],
  ])('a failure is answered by %s', async (answer, failure) => {
    const entry = await entryOf({ 'a.ts': handler(`try { ${verified('req.body')} } catch (error) { ${answer} }`) })
    expect(entry?.failure).toBe(failure)
  })

  test('a failure is logged by any logger', async () => {
    const logged = handler(`try { ${verified('req.body')} } catch (error) { stripeLogger.error({ error }, 'no'); throw error }`)
    expect((await entryOf({ 'a.ts': logged }))?.logged).toBe(true)
    const silent = handler(`try { ${verified('req.body')} } catch (error) { throw error }`)
    expect((await entryOf({ 'a.ts': silent }))?.logged).toBe(false)
  })

  test.each([
    ['os.getenv("STRIPE_WEBHOOK_SECRET", "a default that is not shown")', "os.getenv('STRIPE_WEBHOOK_SECRET')"],
    ['required("STRIPE_WEBHOOK_SECRET")', "required('STRIPE_WEBHOOK_SECRET')"],
  ])('the secret is named: %s', async (secret, shown) => {
    const code = `import os\nimport stripe\ndef webhook(request):\n    return stripe.Webhook.construct_event(request.body, sig, ${secret})\n`
    expect((await entryOf({ 'a.py': code }))?.secret).toBe(shown)
  })

  test('the secret is named that is taken of an environment', async () => {
    const code = handler('const { WHSEC } = env(context)', verified('req.body', 'WHSEC'))
    expect((await entryOf({ 'a.ts': code }))?.secret).toBe('env(context).WHSEC')
  })
})
