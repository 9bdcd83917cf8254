import { expect, test } from 'vitest'
import { fc } from '../support/properties.ts'
import { audited, shortly } from './audited.ts'

const EXPRESS = `import Stripe from 'stripe'
import express from 'express'
import { handle } from './handle'
const stripe = new Stripe(process.env.STRIPE_KEY!)
const app = express()
app.post('/hooks/stripe', express.raw({ type: 'application/json' }), async (req, res) => {
  let event
  try {
    event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET)
  } catch (error) {
    console.error(error)
    return res.status(400).end()
  }
  await prisma.stripeEvent.create({ data: { id: event.id } })
  await handle(event)
  res.json({ received: true })
})
`

const HANDLE = `import Stripe from 'stripe'
export async function handle(event: Stripe.Event) {
  if (event.type === 'charge.dispute.created') await stripe.refunds.create({ charge: event.data.object.charge }, { idempotencyKey: event.id })
  if (event.type === 'invoice.paid') await stripe.transfers.create({ amount: 1, destination: 'acct_1', currency: 'eur' })
}
`

test('the inventory says where events come in and how, and which calls move money with which key', async () => {
  const result = await audited({ 'src/app.ts': EXPRESS, 'src/handle.ts': HANDLE })
  const { webhooks, calls } = result
  expect(shortly(result)).toEqual(['src/handle.ts:4 SI001 warning'])
  expect(webhooks).toEqual([
    {
      sdk: 'node',
      path: 'src/app.ts',
      line: 9,
      route: 'POST /hooks/stripe',
      framework: 'Express',
      verified: 'sdk',
      verifiedAt: { path: 'src/app.ts', line: 9 },
      body: 'raw',
      failure: 'rejected',
      logged: true,
      tolerance: null,
      secret: 'process.env.STRIPE_WEBHOOK_SECRET',
      duplicates: 'unique row',
    },
  ])
  expect(calls).toEqual([
    { sdk: 'node', path: 'src/handle.ts', line: 3, call: 'stripe.refunds.create', key: 'stable', repeated: 'not seen' },
    { sdk: 'node', path: 'src/handle.ts', line: 4, call: 'stripe.transfers.create', key: 'none', repeated: 'not seen' },
  ])
})

test('a helper of another file is followed, by a relative import, an alias and a module of Python', async () => {
  const node = {
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
    'src/lib/stripe.ts':
      "import Stripe from 'stripe'\nexport async function verified(req) { return stripe.webhooks.constructEvent(await req.text(), req.headers.get('stripe-signature'), SECRET) }",
    'src/app/webhook/route.ts':
      "import { verified } from '@/lib/stripe'\nexport async function POST(request) {\n  const event = await verified(request)\n  if (event.type === 'invoice.paid') await ship(event)\n}",
  }
  expect(shortly(await audited(node))).toEqual([])
  const python = {
    'shop/payments/verify.py':
      'import stripe\ndef verified(request):\n    if not SECRET:\n        return json.loads(request.body)\n    return stripe.Webhook.construct_event(request.body, request.headers["sig"], SECRET)\n',
    'shop/payments/views.py':
      '# Stripe\nfrom .verify import verified\ndef webhook(request):\n    event = verified(request)\n    if event["type"] == "invoice.paid":\n        ship(event)\n',
  }
  expect(shortly(await audited(python))).toEqual(['shop/payments/verify.py:3 SW002'])
})

function view(body: string): string {
  return `import stripe\nfrom django.conf import settings\n@csrf_exempt\ndef webhook(request):\n${body}    return stripe.Webhook.construct_event(request.body, sig, settings.STRIPE_WEBHOOK_SECRET)\n`
}

test('a default of a settings file counts where nothing refuses it, and not where the reader does', async () => {
  const settings = 'import os\nSTRIPE_WEBHOOK_SECRET = os.getenv("STRIPE_WEBHOOK_SECRET", "")\n'
  expect(shortly(await audited({ 'shop/settings.py': settings, 'shop/views.py': view('') }))).toEqual(['shop/settings.py:2 SW003'])
  const refusing = view('    if not settings.STRIPE_WEBHOOK_SECRET:\n        raise Http404\n')
  expect(shortly(await audited({ 'shop/settings.py': settings, 'shop/views.py': refusing }))).toEqual([])
})

test('a check that cannot be followed is said, and is no finding', async () => {
  const { findings, unknown } = await audited({
    'a.ts':
      "import { guard } from 'stripe-guard'\napp.post('/webhook', guard.verifySignature, (req, res) => {\n  if (req.body.type === 'invoice.paid') ship(req.body)\n})",
  })
  expect(findings).toEqual([])
  expect(unknown).toEqual([
    { path: 'a.ts', line: 3, what: 'whether the signature is verified', why: '`guard.verifySignature` could not be followed' },
  ])
})

test('tests, excluded folders and files without Stripe are left out, and what cannot be read is named', async () => {
  const bad = "import Stripe from 'stripe'\napp.post('/w', (req) => { if (req.body.type === 'invoice.paid') ship(req.body) })"
  const result = await audited(
    {
      'src/a.ts': bad,
      'src/a.test.ts': bad,
      'legacy/a.ts': bad,
      'src/other.ts': bad.replace("import Stripe from 'stripe'\n", ''),
      'src/large.ts': `// Stripe\n${'a();\n'.repeat(1_000_000)}`,
      'src/minified.js': `// Stripe\n${'a();'.repeat(10_000)}`,
      'large.py': `# Stripe\n${'a()\n'.repeat(1_000_000)}`,
      'src/bad.ts': '// Stripe\nconst a = = 1\n',
    },
    ['legacy'],
  )
  expect(shortly(result)).toEqual(['src/a.ts:2 SW001'])
  expect(result.unchecked.map((one) => ('path' in one ? one.path : one.what))).toEqual([
    'src/bad.ts',
    'src/large.ts',
    'src/minified.js',
    'large.py',
  ])
})

test('code that is broken in any way crashes nothing', { timeout: 120_000 }, async () => {
  const python =
    'import stripe\ndef hook(request):\n    try:\n        event = stripe.Webhook.construct_event(request.body, sig, os.getenv("S", ""))\n    except Exception as e:\n        return f"{e}", 200\n    match event["type"]:\n        case "invoice.paid":\n            pass\n'
  const cut = fc.tuple(fc.constantFrom(['a.ts', EXPRESS + HANDLE] as const, ['a.py', python] as const), fc.nat(), fc.nat(30), fc.string())
  await fc.assert(
    fc.asyncProperty(cut, async ([[path, code], at, length, text]) => {
      const start = at % code.length
      const result = await audited({ [path]: `// stripe\n${code.slice(0, start)}${text}${code.slice(start + length)}` })
      expect(result.files.length + result.unchecked.length).toBe(1)
    }),
    { numRuns: 100 },
  )
  const deep = await audited({
    'a.ts': `// stripe\nx = ${'['.repeat(20_000)}`,
    'a.py': `# stripe\nx = ${'('.repeat(20_000)}${')'.repeat(20_000)}`,
  })
  expect(deep.files.length + deep.unchecked.length).toBe(2)
})
