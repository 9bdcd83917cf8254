import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Case } from '../../src/prove/cases/case.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import type { SuiteRun } from '../../src/prove/suite.ts'
import { caseVerdict } from '../../src/prove/compare/verdict.ts'
import { installSdk, openLaboratory, runOn } from './observe.ts'
import { LABELLED_PATCHES } from './patches/index.ts'
import { applyLabelled, type Harm, type LabelledPatch } from './patches/labelled.ts'

/** Of all faults. */
const CAUGHT = 0.95
/** Of those that lose money, accept a forged event or leak a secret. */
const BROKEN = 0.8
const SEVERE: ReadonlySet<Harm> = new Set(['money', 'forged', 'leak'])

/**
 * `FAMILY=scope npm run test:matrix -- labelled` runs one family alone, `SDK=node` those of one SDK, and
 * `FAULTS='drops the (?:key|account)'` those of these words.
 */
const { FAMILY, SDK, FAULTS = '' } = process.env
const ASKED_FOR = new RegExp(FAULTS)
const patches = LABELLED_PATCHES.filter(
  ({ sdk, family, what }) => [sdk, undefined].includes(SDK) && [family, undefined].includes(FAMILY) && ASKED_FOR.test(what),
)
/** Copies of a version that are patched and run at the same time: they wait more than they work. */
const COPIES = 3
let laboratory: Awaited<ReturnType<typeof openLaboratory>>

beforeAll(async () => {
  laboratory = await openLaboratory()
})
afterAll(async () => laboratory[Symbol.asyncDispose]())

/** What the suite says of one fault: the cases that tell, the broken ones first. */
interface Tried {
  readonly patch: LabelledPatch
  readonly broken: readonly string[]
  readonly others: readonly string[]
}

const NOTHING: Omit<Tried, 'patch'> = { broken: [], others: [] }

/** A version that is installed, and can be run with cases. */
interface Copy {
  readonly folder: string
  run(cases: readonly Case[]): Promise<SuiteRun>
}

const ASKED = CASES.filter(({ kind }) => kind !== 'keys')
/** Thousands of calls: they are asked for where nothing else shows it. */
const KEYS = CASES.filter(({ kind }) => kind === 'keys')

/** Runs the suite on one version with each of its faults, on several copies of it side by side. */
async function triedOf(sdk: Sdk, version: string, own: readonly LabelledPatch[]): Promise<readonly Tried[]> {
  const copies = await Promise.all(Array.from({ length: Math.min(COPIES, own.length) }, () => copyOf(sdk, version)))
  const [first] = copies
  if (first === undefined) return []
  const reference = await first.run(CASES)
  const open = [...own]
  const tried = copies.map(async (copy) => {
    const mine: Tried[] = []
    for (let patch = open.shift(); patch !== undefined; patch = open.shift()) {
      mine.push(await tryOne(copy, patch, reference))
      console.log(line(mine.at(-1)))
    }
    return mine
  })
  return (await Promise.all(tried)).flat()
}

async function copyOf(sdk: Sdk, version: string): Promise<Copy> {
  const { installed, folder } = await installSdk(laboratory.tools, [sdk, version])
  // What was compiled beside a source is taken for fresh by its second.
  const uncompiled = { ...installed, env: { ...installed.env, PYTHONDONTWRITEBYTECODE: '1' } }
  return { folder, run: async (cases) => runOn(laboratory, sdk, uncompiled, cases) }
}

/** The deliveries of all webhook cases are what verifiers are compared by. */
function isCompared({ kind }: Case): boolean {
  return kind === 'webhook' || kind === 'twin'
}

/** The fault's own family is asked first; where that says broken, no other case can say more. */
async function tryOne({ folder, run }: Copy, patch: LabelledPatch, reference: SuiteRun): Promise<Tried> {
  const file = join(folder, patch.sdk === 'node' ? 'package' : '', patch.file)
  const text = await readFile(file, 'utf8')
  await writeFile(file, applyLabelled(patch, text))
  const isOwn = ({ id }: Case): boolean => id.startsWith(`${patch.family}/`)
  const own = compare(reference, await run(ASKED.filter((one) => isOwn(one) || isCompared(one))))
  const others = ASKED.filter((one) => !isOwn(one) && !isCompared(one))
  const rest = own.broken.length > 0 ? NOTHING : compare(reference, await run(others))
  const isTold = [own, rest].some((one) => one.broken.length + one.others.length > 0)
  const keys = isTold ? NOTHING : compare(reference, await run(KEYS))
  await writeFile(file, text)
  const all = [own, rest, keys]
  return { patch, broken: all.flatMap(({ broken }) => broken), others: all.flatMap((one) => one.others) }
}

function compare(reference: SuiteRun, run: SuiteRun): Omit<Tried, 'patch'> {
  const verdicts = CASES.flatMap(({ id, level }) => {
    const [from, to] = [reference.outcomes.get(id), run.outcomes.get(id)]
    return from === undefined || to === undefined ? [] : [[id, caseVerdict(level, from, to, false)] as const]
  })
  return {
    broken: verdicts.flatMap(([id, verdict]) => (verdict === 'broken' ? [id] : [])),
    others: verdicts.flatMap(([id, verdict]) => (verdict === 'regressed' || verdict === 'changed' ? [id] : [])),
  }
}

function line(tried: Tried | undefined): string {
  if (tried === undefined) return ''
  const { sdk, version, family, harm, what } = tried.patch
  const kind = tried.broken.length > 0 ? 'broken' : tried.others.length > 0 ? 'caught' : 'SURVIVES'
  const by = [...tried.broken, ...tried.others]
  return `${kind} | ${sdk} ${version} | ${family} | ${harm} | ${what} | ${by.slice(0, 3).join(', ')}${by.length > 3 ? ` and ${by.length - 3} more` : ''}`
}

describe('labelled faults', () => {
  test('are caught, and those that cost most are broken', async () => {
    const versions = [...new Set(patches.map(({ sdk, version }) => `${sdk} ${version}`))]
    const tried: Tried[] = []
    for (const name of versions) {
      const [sdk = '', version = ''] = name.split(' ')
      tried.push(
        ...(await triedOf(
          sdk,
          version,
          patches.filter((patch) => patch.sdk === sdk && patch.version === version),
        )),
      )
    }
    for (const harm of new Set(patches.map((patch) => patch.harm))) {
      const own = tried.filter(({ patch }) => patch.harm === harm)
      const broken = own.filter((one) => one.broken.length > 0).length
      const caught = own.filter((one) => one.broken.length + one.others.length > 0).length
      console.log(`${harm}: ${own.length} faults, ${caught} caught, ${broken} broken`)
    }
    const severe = tried.filter(({ patch }) => SEVERE.has(patch.harm))
    const survivors = tried.filter((one) => one.broken.length + one.others.length === 0)
    const mild = severe.filter(({ broken }) => broken.length === 0)
    expect(survivors.length / tried.length, survivors.map(line).join('\n')).toBeLessThanOrEqual(1 - CAUGHT)
    expect(mild.length / Math.max(severe.length, 1), mild.map(line).join('\n')).toBeLessThanOrEqual(1 - BROKEN)
  })
})
