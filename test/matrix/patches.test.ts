import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sdk } from '../../src/domain/sdk.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { caseVerdict } from '../../src/prove/compare/verdict.ts'
import type { SuiteRun } from '../../src/prove/suite.ts'
import { installSdk, openLaboratory, runOn } from './observe.ts'
import { NODE_PATCHES, NODE_VERSION } from './patches/node.ts'
import { apply, type Patch } from './patches/patch.ts'
import { PYTHON_PATCHES, PYTHON_VERSION } from './patches/python.ts'

/** Of the patches of each SDK. */
const AT_LEAST = 0.95
/** `FAULTS='on a retry' npm run test:matrix -- patches` runs those of these words alone. */
const ASKED_FOR = new RegExp(process.env['FAULTS'] ?? '')

const SDKS = [
  ['node', NODE_VERSION, NODE_PATCHES, 'package'],
  ['python', PYTHON_VERSION, PYTHON_PATCHES, ''],
] as const satisfies readonly (readonly [Sdk, string, readonly Patch[], string])[]

let laboratory: Awaited<ReturnType<typeof openLaboratory>>

beforeAll(async () => {
  laboratory = await openLaboratory()
})
afterAll(async () => laboratory[Symbol.asyncDispose]())

/** The cases that differ between a patched SDK and the one that was installed, for each patch. */
async function killers(
  sdk: Sdk,
  version: string,
  patches: readonly Patch[],
  below: string,
): Promise<ReadonlyMap<Patch, readonly string[]>> {
  const { installed, folder } = await installSdk(laboratory.tools, [sdk, version])
  // What was compiled beside a source is taken for fresh by its second.
  const uncompiled = { ...installed, env: { ...installed.env, PYTHONDONTWRITEBYTECODE: '1' } }
  const reference = await runOn(laboratory, sdk, uncompiled, CASES)
  const found = new Map<Patch, readonly string[]>()
  for (const patch of patches) {
    const file = join(folder, below, patch.file)
    const text = await readFile(file, 'utf8')
    await writeFile(file, apply(patch, text))
    const cases = CASES.filter(({ kind }) => (kind === 'webhook' || kind === 'twin') === (patch.area === 'webhook'))
    const run = await runOn(laboratory, sdk, uncompiled, cases)
    await writeFile(file, text)
    found.set(patch, noticed(reference, run))
  }
  return found
}

function noticed(reference: SuiteRun, run: SuiteRun): readonly string[] {
  return CASES.filter(({ id, level }) => {
    const [from, to] = [reference.outcomes.get(id), run.outcomes.get(id)]
    return from !== undefined && to !== undefined && ['broken', 'regressed', 'changed'].includes(caseVerdict(level, from, to, false))
  }).map(({ id }) => id)
}

describe('patched SDKs', () => {
  test.each(SDKS)('%s %s', { timeout: 1_800_000 }, async (sdk, version, patches, below) => {
    expect(patches.length).toBeGreaterThanOrEqual(25)
    const asked = patches.filter(({ what }) => ASKED_FOR.test(what))
    const found = await killers(sdk, version, asked, below)
    const survivors = [...found].filter(([, cases]) => cases.length === 0).map(([{ what }]) => what)
    for (const [{ what }, cases] of found)
      console.log(
        `${sdk}: ${what}: ${cases.slice(0, 4).join(', ') || 'SURVIVES'}${cases.length > 4 ? ` and ${cases.length - 4} more` : ''}`,
      )
    console.log(`${sdk}: ${asked.length - survivors.length} of ${asked.length} killed`)
    expect(survivors.length / asked.length, survivors.join(', ')).toBeLessThanOrEqual(1 - AT_LEAST)
  })
})
