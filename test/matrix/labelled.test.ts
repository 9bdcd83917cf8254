import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sdk } from '../../src/domain/sdk.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import type { SuiteRun } from '../../src/prove/suite.ts'
import { caseVerdict } from '../../src/prove/verdict.ts'
import { installSdk, openLaboratory, runOn } from './observe.ts'
import { LABELLED_PATCHES } from './patches/index.ts'
import { applyLabelled, type Harm, type LabelledPatch } from './patches/labelled.ts'

/** Of all faults. */
const CAUGHT = 0.95
/** Of those that lose money, accept a forged event or leak a secret. */
const BROKEN = 0.8
const SEVERE: ReadonlySet<Harm> = new Set(['money', 'forged', 'leak'])

/** `FAMILY=scope npm run test:matrix -- labelled` runs one family alone. */
const FAMILY = process.env['FAMILY']
const patches = LABELLED_PATCHES.filter(({ family }) => FAMILY === undefined || family === FAMILY)
let laboratory: Awaited<ReturnType<typeof openLaboratory>>

beforeAll(async () => {
  laboratory = await openLaboratory()
})
afterAll(async () => laboratory[Symbol.asyncDispose]())

/** What the suite says of one fault: the cases that tell, the broken ones first. */
interface Told {
  readonly patch: LabelledPatch
  readonly broken: readonly string[]
  readonly others: readonly string[]
}

/** Runs the suite on one version with each of its faults, one after the other. */
async function toldOf(sdk: Sdk, version: string, own: readonly LabelledPatch[]): Promise<readonly Told[]> {
  const { installed, folder } = await installSdk(laboratory.tools, [sdk, version])
  // What was compiled beside a source is taken for fresh by its second.
  const uncompiled = { ...installed, env: { ...installed.env, PYTHONDONTWRITEBYTECODE: '1' } }
  const cases = CASES.filter(({ kind }) => kind !== 'keys')
  const reference = await runOn(laboratory, sdk, uncompiled, cases)
  const told: Told[] = []
  for (const patch of own) {
    const file = join(folder, sdk === 'node' ? 'package' : '', patch.file)
    const text = await readFile(file, 'utf8')
    await writeFile(file, applyLabelled(patch, text))
    const run = await runOn(laboratory, sdk, uncompiled, cases)
    await writeFile(file, text)
    told.push({ patch, ...compare(reference, run) })
    console.log(line(told.at(-1)))
  }
  return told
}

function compare(reference: SuiteRun, run: SuiteRun): Omit<Told, 'patch'> {
  const verdicts = CASES.flatMap(({ id, level }) => {
    const [from, to] = [reference.outcomes.get(id), run.outcomes.get(id)]
    return from === undefined || to === undefined ? [] : [[id, caseVerdict(level, from, to, false)] as const]
  })
  return {
    broken: verdicts.flatMap(([id, verdict]) => (verdict === 'broken' ? [id] : [])),
    others: verdicts.flatMap(([id, verdict]) => (verdict === 'regressed' || verdict === 'changed' ? [id] : [])),
  }
}

function line(told: Told | undefined): string {
  if (told === undefined) return ''
  const { sdk, version, family, harm, what } = told.patch
  const kind = told.broken.length > 0 ? 'broken' : told.others.length > 0 ? 'caught' : 'SURVIVES'
  const by = [...told.broken, ...told.others]
  return `${kind} | ${sdk} ${version} | ${family} | ${harm} | ${what} | ${by.slice(0, 3).join(', ')}${by.length > 3 ? ` and ${by.length - 3} more` : ''}`
}

describe('labelled faults', () => {
  test('are caught, and those that cost most are broken', { timeout: 3_600_000 }, async () => {
    const versions = [...new Set(patches.map(({ sdk, version }) => `${sdk} ${version}`))]
    const told: Told[] = []
    for (const name of versions) {
      const [sdk = '', version = ''] = name.split(' ')
      told.push(
        ...(await toldOf(
          sdk,
          version,
          patches.filter((patch) => patch.sdk === sdk && patch.version === version),
        )),
      )
    }
    for (const harm of new Set(patches.map((patch) => patch.harm))) {
      const own = told.filter(({ patch }) => patch.harm === harm)
      const broken = own.filter((one) => one.broken.length > 0).length
      const caught = own.filter((one) => one.broken.length + one.others.length > 0).length
      console.log(`${harm}: ${own.length} faults, ${caught} caught, ${broken} broken`)
    }
    const severe = told.filter(({ patch }) => SEVERE.has(patch.harm))
    const survivors = told.filter((one) => one.broken.length + one.others.length === 0)
    const mild = severe.filter(({ broken }) => broken.length === 0)
    expect(survivors.length / told.length, survivors.map(line).join('\n')).toBeLessThanOrEqual(1 - CAUGHT)
    expect(mild.length / severe.length, mild.map(line).join('\n')).toBeLessThanOrEqual(1 - BROKEN)
  })
})
