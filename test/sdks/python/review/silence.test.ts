import { existsSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunOptions, RunResult, Tools } from '../../../../src/world.ts'
import { folderWith } from '../../../support/folder.ts'
import { testTools } from '../../../support/tools.ts'
import { lines, reviews, shown } from './review-of.ts'

const review = reviews()

const UPCOMING = lines('import stripe', 'stripe.Invoice.upcoming()')
const FOUND = 'removed-member runtime Invoice.upcoming'

/** The tools, with another answer of the type checker. */
function checkerThat(
  answer: (run: () => Promise<RunResult>, args: readonly string[], options?: RunOptions) => Promise<RunResult>,
): Partial<Tools> {
  const { run } = testTools()
  return {
    run: async (file, args, options) => {
      const go = async (): Promise<RunResult> => run(file, args, options)
      return args[0] === 'check' ? answer(go, args, options) : go()
    },
  }
}

describe('a repository cannot switch the type checker off, and nothing of it is run', () => {
  test('its settings are not read, and its virtual environment is not asked', async () => {
    const marks = await folderWith()
    const mark = join(marks, 'was-here')
    const { breaking, typed } = await review({
      'app.py': lines('import stripe', 'def go(id):', '    return stripe.Subscription.retrieve(id).current_period_end'),
      'pyproject.toml': lines(
        '[tool.pyrefly]',
        'preset = "off"',
        'project-excludes = ["**/*"]',
        `python-interpreter-path = ".venv/bin/python"`,
      ),
      'pyrefly.toml': lines('preset = "off"', 'replace-imports-with-any = ["stripe"]'),
      '.venv/pyvenv.cfg': 'home = /usr/bin\n',
      '.venv/bin/python': `#!/bin/sh\ntouch ${mark}\n`,
      '.venv/bin/python3': `#!/bin/sh\ntouch ${mark}\n`,
      'sitecustomize.py': `open(${JSON.stringify(mark)}, "w")\n`,
      'stripe/__init__.py': 'def __getattr__(name): ...\n',
    })
    expect(shown(breaking)).toEqual(['app.py:3:45 removed-member api-version Subscription.current_period_end'])
    expect(typed).toEqual(['app.py', 'sitecustomize.py', 'stripe/__init__.py'])
    expect(existsSync(mark)).toBe(false)
  })

  test('files that bear the name of the SDK, or lie where the checker would not look', async () => {
    const { breaking, typed, unchecked } = await review({
      'stripe.py': UPCOMING,
      'payments/stripe/provider.py': UPCOMING,
      '.github/scripts/bill.py': UPCOMING,
      'node_modules/x/y.py': UPCOMING,
      'venv/lib/z.py': UPCOMING,
      'build/w.py': UPCOMING,
    })
    expect(shown(breaking)).toHaveLength(6)
    expect(typed).toHaveLength(6)
    expect(unchecked).toEqual([])
  })

  test('what one file has from another one has its type, in a package and below src', async () => {
    const gateway = lines('import stripe', 'def find(id):', '    return stripe.PaymentIntent.retrieve(id)')
    const { breaking } = await review({
      'shop/__init__.py': '',
      'shop/gateway.py': gateway,
      'shop/views.py': lines('# stripe', 'from .gateway import find', 'print(find("pi_1").get("id"))'),
      'src/till/__init__.py': '',
      'src/till/types.py': 'class Only: ...\n',
      'src/till/gateway.py': gateway,
      'src/till/views.py': lines('# stripe', 'from till.gateway import find', 'print(find("pi_1").get("id"))'),
    })
    expect(shown(breaking)).toEqual([
      'shop/views.py:3:20 removed-member runtime PaymentIntent.get',
      'src/till/views.py:3:20 removed-member runtime PaymentIntent.get',
    ])
  })
})

describe('advice and typing noise are no broken lines', () => {
  test('a deprecated service, and a value of a type that the SDK does not name', async () => {
    const { breaking, typed } = await review({
      'app.py': lines(
        'import stripe',
        'client = stripe.StripeClient("sk_test_x")',
        'def go(currency: str, capture: str):',
        '    client.payment_intents.create(params={"amount": 1, "currency": currency})',
        '    stripe.PaymentIntent.create(amount=1, currency=currency, capture_method=capture)',
      ),
    })
    expect(shown(breaking)).toEqual([])
    expect(typed).toEqual(['app.py'])
  })
})

describe('what was not checked is said', () => {
  test('an old complaint at the place of a new one', async () => {
    const { breaking } = await review(
      { 'a.py': lines('import stripe', 'try:', '    pass', 'except stripe.error.APIError:', '    pass') },
      {
        from: '12.5.1',
        to: '13.2.0',
      },
    )
    expect(shown(breaking)).toEqual(['a.py:4:15 removed-member runtime stripe.error'])
  })

  test('a file that the checker drops without a word', async () => {
    const tools = checkerThat(async (go) => {
      const result = await go()
      return {
        ...result,
        stdout: JSON.stringify({ errors: JSON.parse(result.stdout).errors.filter((one: { path: string }) => !one.path.endsWith('b.py')) }),
      }
    })
    const { breaking, typed, unchecked } = await review({ 'a.py': UPCOMING, 'b.py': UPCOMING }, undefined, tools)
    expect(typed).toEqual(['a.py'])
    // The SDKs themselves say that the name is gone.
    expect(breaking.map(({ path, evidence }) => `${path} ${evidence}`)).toEqual([
      'a.py pyrefly 1.5.0: missing-attribute: Class `Invoice` has no class attribute `upcoming`',
      'b.py stripe 16.1.0 has no stripe.Invoice.upcoming',
    ])
    expect(unchecked).toEqual([{ path: 'b.py', why: 'pyrefly 1.5.0 left it out without a word' }])
  })

  test.each([
    [
      'an exit code for errors without an answer',
      { code: 1, stdout: '', stderr: 'No Python files matched\n', limit: null },
      'it ended with exit code 1 and no answer: No Python files matched',
    ],
    ['a usage error', { code: 2, stdout: '', stderr: '', limit: null }, 'it ended with exit code 2 and no answer'],
    [
      'a crash',
      { code: null, stdout: '{"errors": [', stderr: 'thread panicked\n', limit: null },
      'it ended with exit code none and no answer: thread panicked',
    ],
    [
      'a crash after its answer',
      { code: 101, stdout: '{"errors": []}', stderr: '', limit: null },
      'it ended with exit code 101 and no answer',
    ],
    ['a hang', { code: null, stdout: '', stderr: '', limit: 'time' }, 'it did not end within 60 s'],
    ['more than can be read', { code: null, stdout: '', stderr: '', limit: 'output' }, 'it said more than can be read'],
  ] as const)('%s', async (_, result, why) => {
    const limits: (number | undefined)[] = []
    const tools = checkerThat(async (_go, _args, options) => {
      limits.push(options?.workMs)
      return result
    })
    const { breaking, typed, by, unchecked } = await review({ 'a.py': UPCOMING }, undefined, tools)
    expect(shown(breaking)).toEqual(['a.py:2:16 removed-member runtime stripe.Invoice.upcoming'])
    expect({ typed, by }).toEqual({ typed: [], by: ['both SDKs', 'rules'] })
    expect(unchecked).toEqual([
      { what: 'types', why: `pyrefly 1.5.0 could not check them: ${why}; the files were searched by names and rules alone` },
    ])
    expect(limits).toEqual([60_000])
  })

  test('a checker that cannot be fetched, or is another one', async () => {
    const empty = await folderWith()
    const { run, folder } = testTools()
    const offline: Partial<Tools> = {
      cache: async () => empty,
      run: async (file, args, options) =>
        args.includes('--require-hashes')
          ? { code: 1, stdout: '', stderr: 'ERROR: Could not connect\n', limit: null }
          : run(file, args, options),
    }
    const { breaking, unchecked } = await review({ 'a.py': UPCOMING }, undefined, offline)
    expect(breaking).toHaveLength(1)
    expect(unchecked).toEqual([
      { what: 'types', why: expect.stringMatching(/pyrefly 1\.5\.0 could not be fetched.*Could not connect.*names and rules alone$/) },
    ])

    const other: Partial<Tools> = {
      cache: async () => folderWith({ [`pyrefly/1.5.0/pyrefly-${process.platform}-${process.arch}`]: '#!/bin/sh\nexit 0\n' }),
      folder,
      run: async (file, args, options) =>
        args.includes('--require-hashes') ? { code: 0, stdout: '', stderr: '', limit: null } : run(file, args, options),
    }
    const { unchecked: refused } = await review({ 'a.py': UPCOMING }, undefined, other)
    expect(refused).toEqual([{ what: 'types', why: expect.stringContaining('is not the one that is known') }])
  })

  test('files that cannot be read, one line each; the rest goes on', async () => {
    const outside = await folderWith({ 'secret.py': UPCOMING })
    const { breaking, files, typed, unchecked } = await review(
      {
        'a.py': UPCOMING,
        'big.py': `${UPCOMING}x = "${'y'.repeat(5_000_000)}"\n`,
        'latin.py': new Uint8Array([...Buffer.from('# stripe '), 0xe9, 0x0a]),
        'broken.py': lines('import stripe', 'def f(:', '    pass', 'def g():', '    stripe.Invoice.upcoming()'),
        'python2.py': lines('import stripe', 'print "x"', 'stripe.Invoice.upcoming()'),
      },
      undefined,
      {},
      async (root) => symlink(join(outside, 'secret.py'), join(root, 'linked.py')),
    )
    expect(shown(breaking)).toEqual([`a.py:2:16 ${FOUND}`, `broken.py:5:20 ${FOUND}`, `python2.py:3:16 ${FOUND}`])
    expect(files).toEqual(['a.py', 'broken.py', 'python2.py'])
    expect(typed).toEqual(['a.py', 'broken.py', 'python2.py'])
    expect(unchecked).toEqual([
      { path: 'big.py', why: expect.any(String) },
      { path: 'latin.py', why: expect.any(String) },
      { path: 'linked.py', why: expect.any(String) },
      { path: 'broken.py', why: 'line 2 has syntax that pyrefly 1.5.0 cannot read, so that not all of it was checked' },
      { path: 'python2.py', why: 'line 2 has syntax that pyrefly 1.5.0 cannot read, so that not all of it was checked' },
    ])
  })
})
