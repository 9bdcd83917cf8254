import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Case, RequestCase, WebhookCase } from '../../src/prove/cases/case.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import type { Patience } from '../../src/prove/driver.ts'
import { succeeds } from '../../src/prove/expectations.ts'
import type { Attempt, Gateway } from '../../src/prove/gateway/types.ts'
import type { Call } from '../../src/prove/protocol.ts'
import { runSuite, type SuiteRun } from '../../src/prove/suite.ts'
import { folderWith } from '../support/folder.ts'
import { isAlive } from '../support/is-alive.ts'
import { testTools } from '../support/tools.ts'

const PATIENCE: Patience = { helloMs: 5000, callMs: 1000, suiteMs: 20_000, partingMs: 100, bytes: 1024 * 1024 }

const FIRST = webhook('webhook/valid-text')
const SECOND = webhook('webhook/tampered-body')
const EGRESS = only('shape/no-other-host')

function only(id: string): Case {
  const found = CASES.find((one) => one.id === id)
  if (found === undefined) throw new Error(`there is no case ${id}`)
  return found
}

function webhook(id: string): WebhookCase {
  const found = only(id)
  if (found.kind !== 'webhook') throw new Error(`${id} is no webhook case`)
  return found
}

const CALL: Call = { shape: 'module', method: 'a.b' }

function call(id: string, given: Partial<RequestCase> = {}): RequestCase {
  return {
    kind: 'request',
    id,
    level: 'MUST',
    title: '',
    threat: 'double charge',
    sent: '',
    options: {},
    calls: [CALL],
    expect: [],
    ...given,
  }
}

/** A gateway of which the history is known beforehand. */
function gatewayThatSaw(attempts: readonly Attempt[], failure: string | null = null): Gateway {
  return {
    host: '127.0.0.1',
    port: 1,
    script: () => undefined,
    history: () => attempts,
    attempts: () => attempts,
    advance: () => undefined,
    failure,
    [Symbol.asyncDispose]: async () => undefined,
  }
}

/** Says hello, and leaves the rest to `answer(message)`. */
const POLITE = (answer: string, capabilities: readonly string[] = []): string => `
  import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
  import { createInterface } from 'node:readline'
  const tell = (message) => process.stdout.write(JSON.stringify(message) + '\\n')
  const hello = { protocol: 1, version: '1.0.0', apiVersion: null, runtime: 'fake', capabilities: ${JSON.stringify(capabilities)} }
  const right = ({ id, payload }) => tell(Buffer.from(payload, 'base64').includes('Ada') ? { id, accepted: true, eventId: 'evt_contract' } : { id, refused: true, class: 'E', message: '', typed: true })
  const answer = ${answer}
  process.chdir(process.argv[2])
  appendFileSync('started', process.pid + '\\n')
  createInterface({ input: process.stdin }).on('line', (line) => {
    const message = JSON.parse(line)
    if (message.verb === 'hello') tell({ id: message.id, ...hello })
    else answer(message)
  })`

interface Ran {
  readonly run: SuiteRun
  /** The process ids of the drivers that were started. */
  readonly started: readonly number[]
  /** What was told of the progress, as `1 of 2`. */
  readonly progress: readonly string[]
}

async function runWith(
  script: string,
  { cases = [FIRST, SECOND], patience = {}, gateway }: { cases?: readonly Case[]; patience?: Partial<Patience>; gateway?: Gateway } = {},
): Promise<Ran> {
  const folder = await folderWith({ 'fake.mjs': script, started: '' })
  const installed = { file: process.execPath, args: [join(folder, 'fake.mjs'), folder], env: {} }
  const progress: string[] = []
  const run = await runSuite(
    {
      progress: (answered, of) => progress.push(`${answered} of ${of}`),
      tools: testTools(),
      sdk: 'node',
      installed,
      home: folder,
      gateway: gateway ?? { missing: 'there is none' },
      patience: { ...PATIENCE, ...patience },
    },
    cases,
  )
  const started = (await readFile(join(folder, 'started'), 'utf8')).split('\n').filter((line) => line !== '')
  return { run, started: started.map(Number), progress }
}

function why(run: SuiteRun, id: string): string | undefined {
  const outcome = run.outcomes.get(id)
  return outcome?.outcome === 'inconclusive' ? outcome.detail.split('not run: ')[1] : undefined
}

test('tells of each case that is answered, and how long it took; what is judged at the end is not counted', async () => {
  const { run, progress } = await runWith(POLITE('right'), { cases: [FIRST, SECOND, EGRESS] })
  expect(progress).toEqual(['1 of 2', '2 of 2'])
  expect([...run.caseMs.keys()].toSorted()).toEqual([FIRST.id, SECOND.id].toSorted())
  expect([...run.caseMs.values()].filter((ms) => !(ms > 0))).toEqual([])
})

describe('a driver that does not do its work makes inconclusive, never a pass', () => {
  test.each<[string, string, string, Partial<Patience>]>([
    ['never says hello', 'setInterval(() => undefined, 1000)', 'the driver did not say hello within 0.5 s', { helloMs: 500 }],
    ['ends at once', '', 'the driver ended without an answer', {}],
    ['crashes at once', 'process.exit(3)', 'the driver ended with exit code 3', {}],
    [
      'speaks of something else',
      'console.log("Server ready")\nsetInterval(() => undefined, 1000)',
      'the driver said what is not of the protocol',
      {},
    ],
    ['answers hello with an acceptance', POLITE('right').replace('...hello', 'accepted: true'), 'the driver did not say hello', {}],
    ['ends on the first question', POLITE('() => process.exit(0)'), 'the driver ended without an answer', {}],
    ['crashes on the first question', POLITE('() => process.exit(1)'), 'the driver ended with exit code 1', {}],
    [
      'speaks of something else on the first question',
      POLITE('() => console.log("ok")'),
      'the driver said what is not of the protocol',
      {},
    ],
    ['answers another question', POLITE('({ id }) => tell({ id, value: {}, headers: {} })'), 'the driver answered another question', {}],
    [
      'answers nobody',
      POLITE('({ id }) => setTimeout(tell, 60_000, tell({ id: id + 100, accepted: true }))'),
      'the driver did not answer in time',
      { callMs: 300 },
    ],
    [
      'writes 100 MB',
      POLITE('() => { for (let i = 0; i < 100; i += 1) process.stdout.write("x".repeat(1024 * 1024)) }'),
      'the driver wrote more than 1 MB',
      {},
    ],
    ['is busy for ever', POLITE('() => { while (true); }'), 'the driver was still busy after 1.5 s', { suiteMs: 1500, callMs: 10_000 }],
    ['can not do it', POLITE('({ id }) => tell({ id, failed: "no disk" })'), 'the driver could not do it: no disk', {}],
  ])('%s', async (_, script, reason, patience) => {
    const { run, started } = await runWith(script, { patience })
    expect(why(run, FIRST.id)).toBe(reason)
    expect(why(run, SECOND.id)).toBe(reason)
    await expect.poll(() => started.filter(isAlive)).toEqual([])
  })

  test('also where its program is not there', async () => {
    const tools = testTools()
    const installed = { file: '/nowhere/at/all', args: [], env: {} }
    const run = await runSuite({ tools, sdk: 'node', installed, home: '/', gateway: { missing: 'there is none' }, patience: PATIENCE }, [
      FIRST,
    ])
    expect(why(run, FIRST.id)).toBe('the driver could not be started, or was ended from outside')
  })

  test('and says nothing of the others, where it fails at one', async () => {
    const { run } = await runWith(POLITE('(message) => (message.id === 2 ? setTimeout(tell, 60_000) : right(message))'), {
      patience: { callMs: 300 },
    })
    expect(why(run, FIRST.id)).toBe('the driver did not answer in time')
    expect(run.outcomes.get(SECOND.id)?.outcome).toBe('upheld')
  })
})

describe('a driver that works', () => {
  test('what it prints beside its answers on stderr does not matter', async () => {
    const { run } = await runWith(POLITE('(message) => { console.error("warning"); right(message) }'))
    expect([...run.outcomes.values()].map(({ outcome }) => outcome)).toEqual(['upheld', 'upheld'])
  })

  test('what can not be loaded is not available, with the reason', async () => {
    const { run } = await runWith(POLITE('right').replace('...hello', 'unsupported: "it does not load on this runtime"'))
    expect(run.outcomes.get(FIRST.id)).toMatchObject({
      outcome: 'unsupported',
      detail: expect.stringContaining('it does not load on this runtime'),
    })
    expect(run.why).toBe('it does not load on this runtime')
  })

  test('a connection to another host breaks a MUST, and is named', async () => {
    const { run } = await runWith(POLITE('(message) => { tell({ event: "egress", host: "files.example.com" }); right(message) }'), {
      cases: [FIRST, EGRESS],
    })
    expect(run.outcomes.get(EGRESS.id)).toMatchObject({ outcome: 'broken', seen: 'a connection to files.example.com', flaky: false })
  })

  test('a MUST that fails is run three times; what fails each time is not flaky', async () => {
    const { run, started } = await runWith(POLITE('({ id }) => tell({ id, refused: true, class: "E", message: "", typed: true })'))
    expect(run.outcomes.get(FIRST.id)).toMatchObject({ outcome: 'broken', flaky: false })
    expect(started).toHaveLength(3)
  })

  test('a MUST that fails once and then passes stays broken, and is flaky', async () => {
    const { run, started } = await runWith(
      POLITE(`(message) => {
        if (existsSync('failed')) return right(message)
        writeFileSync('failed', '')
        tell({ id: message.id, refused: true, class: 'E', message: '', typed: true })
      }`),
      { cases: [FIRST] },
    )
    expect(run.outcomes.get(FIRST.id)).toMatchObject({ outcome: 'broken', flaky: true })
    expect(started).toHaveLength(3)
  })

  test('what a client was not patient enough for is taken back, where it passes each time with more patience', async () => {
    const script = POLITE(
      '({ id, options }) => tell(options.timeoutMs < 3000 ? { id, error: { class: "StripeConnectionError" } } : { id, value: {}, headers: {} })',
    )
    const timed = call('timed', { options: { timeoutMs: 1000 }, expect: [succeeds()] })
    const { run, started } = await runWith(script, { cases: [timed], gateway: gatewayThatSaw([]) })
    expect(run.outcomes.get('timed')).toMatchObject({ outcome: 'upheld', flaky: false })
    expect(started).toHaveLength(3)
  })

  test('one that keeps its options in globals is started once for each set of them', async () => {
    const script = POLITE('({ id }) => tell({ id, value: {}, headers: {} })', ['global-options'])
    const cases = [call('a'), call('b', { options: { maxNetworkRetries: 2 } }), call('c'), call('d', { options: { timeoutMs: 1000 } })]
    const { run, started } = await runWith(script, { cases, gateway: gatewayThatSaw([]) })
    expect([...run.outcomes.values()].map(({ outcome }) => outcome)).toEqual(['upheld', 'upheld', 'upheld', 'upheld'])
    expect(new Set(started).size).toBe(3)
  })
})

describe('a request', () => {
  const FAILS = POLITE('({ id }) => tell({ id, error: { class: "StripeInvalidRequestError", status: 400 } })')
  const HANGS = POLITE('() => undefined').replace(
    'const answer',
    "process.on('beforeExit', () => tell({ id: 2, hang: true }))\n  const answer",
  )
  const WAITS = POLITE('() => setTimeout(tell, 60_000)')
  const SENT: Attempt = {
    sequence: 1,
    attempt: 1,
    method: 'POST',
    path: '/v1/customers',
    key: 'k',
    body: '',
    bodyHash: '',
    headers: {},
    fault: 'forward',
    executed: false,
    made: false,
    replayed: false,
    status: 400,
    at: 1,
  }

  test.each<[string, string, Partial<RequestCase>, Gateway, string]>([
    ['that stripe-mock refuses says nothing of the SDK', FAILS, {}, gatewayThatSaw([SENT]), 'inconclusive'],
    ['that stripe-mock refuses because of what the SDK sent is judged', FAILS, { refusable: true }, gatewayThatSaw([SENT]), 'broken'],
    ['that the gateway refused by script is judged', FAILS, {}, gatewayThatSaw([{ ...SENT, fault: 'answer' }]), 'broken'],
    ['is not judged after stripe-mock stopped answering', FAILS, {}, gatewayThatSaw([SENT], 'it is gone'), 'inconclusive'],
    ['that is proved never to settle is judged', HANGS, {}, gatewayThatSaw([]), 'broken'],
    ['that is only late is not', WAITS, {}, gatewayThatSaw([]), 'inconclusive'],
    ['that is late where settling is the point is judged', WAITS, { mayHang: true }, gatewayThatSaw([]), 'broken'],
  ])('%s', async (_, script, given, gateway, outcome) => {
    const { run } = await runWith(script, {
      cases: [call('a', { level: 'SHOULD', expect: [succeeds()], ...given })],
      gateway,
      patience: { callMs: 500 },
    })
    expect(run.outcomes.get('a')?.outcome).toBe(outcome)
  })

  test('after one that did not come back is not sent', async () => {
    const { run } = await runWith(HANGS, {
      cases: [call('a', { level: 'SHOULD', calls: [CALL, CALL], mayHang: true })],
      gateway: gatewayThatSaw([]),
      patience: { callMs: 500 },
    })
    expect(run.outcomes.get('a')).toMatchObject({ outcome: 'upheld', seen: '0 sent, 0 made, never settles' })
  })
})
