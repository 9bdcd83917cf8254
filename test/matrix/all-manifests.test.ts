import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { detect } from '../../src/detect/index.ts'
import type { Detection } from '../../src/domain/use.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

/** Manifests of public repositories, and where Stripe is in each. They are kept beside the project, and not in every checkout. */
const FOLDER = join(import.meta.dirname, '../../../shared/data/manifests')
const isThere = existsSync(join(FOLDER, 'expected.jsonl'))
if (!isThere) console.log('The manifests of public repositories are not beside the project: nothing to compare with.')

const ExpectedSchema = v.object({
  repo: v.string(),
  manifests: v.array(
    v.object({
      path: v.string(),
      kind: v.string(),
      package: v.string(),
      spec: v.string(),
      line: v.number(),
      indirect: v.optional(v.boolean(), false),
    }),
  ),
  lockfiles: v.array(v.object({ path: v.string(), kind: v.string(), version: v.string(), line: v.number() })),
})

type Expected = v.InferOutput<typeof ExpectedSchema>

/** Where we see it otherwise, and why; each must still be met, so that the list cannot grow old. */
const DIFFERENCES = {
  indirect: { count: 2, why: 'an indirect requirement of Go is worked out by the go command, as a lock is: a note, no use' },
  quoted: { count: 8, why: 'a specifier is given without its quotes' },
}

interface Tally {
  expected: number
  agreed: number
}

describe.runIf(isThere)('the manifests of public repositories', () => {
  test('each line is found at its path, line, kind and specifier, and no other; each lockfile answers with its version', async () => {
    const tools = testTools()
    const tallies = new Map<string, Tally>()
    const differences: string[] = []
    const met = { indirect: 0, quoted: 0 }
    for (const line of readFileSync(join(FOLDER, 'expected.jsonl'), 'utf8').trim().split('\n')) {
      const expected = v.parse(ExpectedSchema, JSON.parse(line))
      const root = join(FOLDER, expected.repo.replace('/', '+'))
      const detection = await detect(
        { repository: await openRepository(root, tools), sdks: SDKS, log: quietLog() },
        { sdks: SDKS.names, majors: 'latest', inMajor: 'auto', range: 'auto', minAge: 3, ignore: [], exclude: [] },
      )
      met.indirect += expected.manifests.filter(({ indirect }) => indirect).length
      met.quoted += expected.manifests.filter(({ spec }) => spec.startsWith('"')).length
      differences.push(
        ...[...compareUses(expected, detection, tallies), ...compareLocks(expected, detection, tallies)].map(
          (one) => `${expected.repo}: ${one}`,
        ),
      )
    }
    console.log(table(tallies))
    expect(differences).toEqual([])
    expect(met).toEqual({ indirect: DIFFERENCES.indirect.count, quoted: DIFFERENCES.quoted.count })
  })
})

function compareUses(expected: Expected, { uses, notes }: Detection, tallies: Map<string, Tally>): string[] {
  const differences: string[] = []
  const found = new Set(uses.map((use) => `${use.path}:${use.line} ${use.kind} ${use.package} [${use.specifier}]`))
  for (const { path, line, kind, package: name, spec, indirect } of expected.manifests) {
    const key = `${path}:${line} ${kind} ${name} [${spec.replace(/^"(.*)"$/, '$1')}]`
    const agrees = indirect ? !found.has(key) && notes.some(({ place }) => place?.path === path && place.line === line) : found.delete(key)
    count(tallies, indirect ? `${kind}, indirect: a note` : kind, agrees)
    if (!agrees) differences.push(`missing ${key}`)
  }
  return [...differences, ...[...found].map((key) => `too much ${key}`)]
}

/** A lockfile's entry either answers for a use, or is noted as being alone. Compiled requirements lock, and are manifests too. */
function compareLocks(expected: Expected, { uses, notes }: Detection, tallies: Map<string, Tally>): string[] {
  const differences: string[] = []
  for (const { path, kind, version, line } of expected.lockfiles) {
    const claimed = uses.filter(({ lockfile }) => lockfile?.path === path)
    const isNoted = notes.some(({ place, text }) => place?.path === path && text.includes(version))
    const isBesideIndirect =
      kind === 'go.sum' && expected.manifests.some((one) => one.indirect && one.path === path.replace(/\.sum$/, '.mod'))
    const agrees = claimed.some((use) => use.locked === version && use.lockfile?.line === line) || isNoted || isBesideIndirect
    count(tallies, kind, agrees)
    if (!agrees)
      differences.push(
        `${path}:${line} ${kind} locks ${version}, found ${JSON.stringify(claimed.map((use) => [use.locked, use.lockfile?.line]))}`,
      )
  }
  for (const { lockfile, locked } of uses) {
    if (lockfile === null) continue
    const isLock = expected.lockfiles.some(({ path, version }) => path === lockfile.path && version === locked)
    const isCompiled = expected.manifests.some(
      ({ path, line, spec }) => path === lockfile.path && line === lockfile.line && spec === `==${locked}`,
    )
    if (!isLock && !isCompiled) differences.push(`too much ${lockfile.path}:${lockfile.line} locks ${locked}`)
  }
  return differences
}

function count(tallies: Map<string, Tally>, kind: string, agrees: boolean): void {
  const tally = tallies.get(kind) ?? { expected: 0, agreed: 0 }
  tally.expected += 1
  if (agrees) tally.agreed += 1
  tallies.set(kind, tally)
}

function table(tallies: ReadonlyMap<string, Tally>): string {
  const rows = [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return rows.map(([kind, { expected, agreed }]) => `${kind.padEnd(40)} ${agreed} of ${expected}`).join('\n')
}
