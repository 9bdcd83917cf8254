import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CASES } from '../../src/prove/cases/index.ts'
import { installSdk, openLaboratory, runOn, type SdkVersion } from './observe.ts'

const NEWEST = [
  ['node', '23.1.0'],
  ['python', '16.1.0'],
] as const satisfies readonly SdkVersion[]
const TIMES = 20

let laboratory: Awaited<ReturnType<typeof openLaboratory>>

beforeAll(async () => {
  laboratory = await openLaboratory()
})
afterAll(async () => laboratory[Symbol.asyncDispose]())

describe('no false alarm', () => {
  test.each(NEWEST)(`%s %s passes every MUST, and does the same, ${TIMES} times in a row`, { timeout: 600_000 }, async (sdk, version) => {
    const { installed } = await installSdk(laboratory.tools, [sdk, version])
    const first = await runOn(laboratory, sdk, installed, CASES)
    const must = CASES.filter(({ level }) => level === 'MUST').map(({ id }) => [id, first.outcomes.get(id)] as const)
    expect(must.filter(([, seen]) => seen?.outcome !== 'pass' && seen?.outcome !== 'unsupported')).toEqual([])
    for (let time = 1; time < TIMES; time += 1) {
      const { outcomes } = await runOn(laboratory, sdk, installed, CASES)
      expect([time, outcomes]).toEqual([time, first.outcomes])
    }
  })
})
