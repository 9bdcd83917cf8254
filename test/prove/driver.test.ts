import { describe, expect, test } from 'vitest'
import type { Proof } from '../../src/domain/proof.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Patience } from '../../src/prove/ask/driver.ts'
import { createProver } from '../../src/prove/prover.ts'
import { isAlive } from '../support/is-alive.ts'
import { quietLog } from '../support/quiet-log.ts'
import { sdksWith } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'
import { fakeDriver, PATIENCE, POLITE, runWith } from './fake-driver.ts'
import { FIRST, SECOND } from './two-cases.ts'

/** Proves a candidate, 2.0.0, whose driver is this program, against 1.0.0, whose driver does its work. */
async function proveWith(
  script: string,
  { patience = {}, file }: { patience?: Partial<Patience>; file?: string } = {},
): Promise<{ readonly proof: Proof; readonly started: readonly number[] }> {
  const inUse = await fakeDriver(POLITE('right'))
  const candidate = await fakeDriver(script.replace("version: '1.0.0'", "version: '2.0.0'"))
  const installed = { ...candidate.installed, file: file ?? candidate.installed.file }
  // Webhooks need no stripe-mock.
  const tools = { ...testTools(), which: async () => null }
  await using prover = createProver(
    {
      tools,
      cache: createRunCache(),
      sdks: sdksWith({ node: { install: async (_, version) => (version === '1.0.0' ? inUse.installed : installed) } }),
      log: quietLog(),
    },
    {
      stripeMock: null,
      cases: [FIRST, SECOND],
      patience: { ...PATIENCE, ...patience },
    },
  )
  const proof = await prover.pair('node', '1.0.0', '2.0.0')
  return { proof, started: [...(await inUse.started()), ...(await candidate.started())] }
}

/** Why cases are inconclusive on the candidate, in order; null where they are not. */
function reasons({ cases }: Proof): readonly (string | null)[] {
  return cases.map(({ verdict, to }) => (verdict === 'inconclusive' ? (to.detail.split('not run: ')[1] ?? '') : null))
}

describe('a driver that does not do its work makes inconclusive, never a pass, and is not left running', () => {
  const HALF_A_LINE = `({ id }) => process.stdout.write('{"id":' + id + ',"accep', () => process.exit(0))`
  const FLOOD = '() => { for (let i = 0; i < 100; i += 1) process.stdout.write("x".repeat(1024 * 1024)) }'
  const EVENTS = '() => { for (let i = 0; i < 100; i += 1) say({ event: "egress", host: "x".repeat(1024 * 1024) }) }'
  const GONE = 'the driver could not be started, or was ended from outside'
  const FOREVER = 'setInterval(() => undefined, 1000)'

  test.each<[string, string, string, Partial<Patience>]>([
    ['never says hello', FOREVER, 'the driver did not say hello within 0.5 s', { helloMs: 500 }],
    ['ends at once', '', 'the driver ended without an answer', {}],
    ['crashes at once', 'process.exit(3)', 'the driver ended with exit code 3', {}],
    ['prints junk', `console.log("Server ready")\n${FOREVER}`, 'the driver said what is not of the protocol', {}],
    ['answers hello with an acceptance', POLITE('right').replace('...hello', 'accepted: true'), 'the driver did not say hello', {}],
    ['drives another SDK', POLITE('right').replace("sdk: 'node'", "sdk: 'python'"), 'the driver drives another SDK: python', {}],
    [
      'hangs',
      POLITE('() => undefined').replace('process.chdir', `${FOREVER}\n  process.chdir`),
      'the driver did not answer in time',
      { silentMs: 300 },
    ],
    ['exits 0 without answering', POLITE('() => process.exit(0)'), 'the driver ended without an answer', {}],
    ['crashes on the first question', POLITE('() => process.exit(1)'), 'the driver ended with exit code 1', {}],
    ['prints junk on the first question', POLITE('() => console.log("ok")'), 'the driver said what is not of the protocol', {}],
    ['ends in the middle of a line', POLITE(HALF_A_LINE), 'the driver said what is not of the protocol', {}],
    ['answers another question', POLITE('({ id }) => say({ id, value: {}, headers: {} })'), 'the driver answered another question', {}],
    [
      'answers what it was not asked',
      POLITE('(message) => right({ ...message, id: message.id + 100 })'),
      'the driver answered what it was not asked',
      {},
    ],
    ['floods 100 MB in one line', POLITE(FLOOD), 'the driver wrote more than 1 MB', { silentMs: 10_000 }],
    ['floods 100 MB of the protocol', POLITE(EVENTS), 'the driver wrote more than 1 MB', { silentMs: 10_000 }],
    ['is busy for ever', POLITE('() => { while (true); }'), 'the driver was still busy after 1.5 s', { suiteMs: 1500, silentMs: 10_000 }],
    ['cannot do it', POLITE('({ id }) => say({ id, failed: "no disk" })'), 'the driver could not do it: no disk', {}],
  ])('%s', async (_, script, reason, patience) => {
    const { proof, started } = await proveWith(script, { patience })
    expect(proof.verdict).toBe('inconclusive')
    expect(reasons(proof)).toEqual([reason, reason])
    // What came late is run again, each case alone.
    expect(started).toHaveLength(reason.includes('in time') ? 6 : 2)
    await expect.poll(() => started.filter(isAlive)).toEqual([])
  })

  test('also where its program is not there', async () => {
    const { proof } = await proveWith('', { file: '/nowhere/at/all' })
    expect(proof.verdict).toBe('inconclusive')
    expect(reasons(proof)).toEqual([GONE, GONE])
  })

  test.each([
    [
      'does not answer',
      '(message) => (message.id === 2 ? setTimeout(right, 60_000, message) : right(message))',
      ['the driver did not answer in time', null],
    ],
    ['answers one twice', '(message) => { right(message); right(message) }', [null, 'the driver answered a question twice']],
  ])('where it %s, what it said before counts, and what it says after does not', async (_, answer, expected) => {
    const { proof, started } = await proveWith(POLITE(answer), { patience: { silentMs: 300 } })
    expect(proof.verdict).toBe('inconclusive')
    expect(reasons(proof)).toEqual(expected)
    await expect.poll(() => started.filter(isAlive)).toEqual([])
  })
})

describe('a driver may', () => {
  test.each([
    ['print what it likes on stderr', '(message) => { console.error("warning"); right(message) }'],
    ['answer in another order', '(message) => (message.id === 2 ? setTimeout(right, 100, message) : right(message))'],
    [
      'leave out the end of its last line',
      `(message) => {
        if (message.id === 2) return right(message)
        const line = JSON.stringify({ id: message.id, refused: true, class: 'E', message: 'no', typed: true })
        process.stdout.write(line, () => process.exit(0))
      }`,
    ],
  ])('%s', async (_, answer) => {
    const { run } = await runWith(POLITE(answer))
    expect([...run.outcomes.values()].map(({ outcome }) => outcome)).toEqual(['pass', 'pass'])
  })
})
