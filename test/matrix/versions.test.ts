import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../src/adapters/tools.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { startGateway } from '../../src/prove/gateway/index.ts'
import type { CaseOutcome } from '../../src/prove/judge/outcome.ts'
import { caseVerdict } from '../../src/prove/compare/verdict.ts'
import { measuredIsPresent, measuredVersions } from './measured.ts'
import { HAZARDS, hazardsOf } from '../support/sdks.ts'
import { startTestMock } from '../support/stripe-mock.ts'
import { compare, report } from './compare.ts'
import { EVIDENCE, type Evidence } from './evidence.ts'
import { HISTORY, UNCHANGED } from './history.ts'
import { nameOf, observe, type Observed, type SdkVersion } from './observe.ts'
import { bundledRoots, changelogOf, typeIsUsable } from './packages.ts'

/** Its changelog lists all that came before. */
const NEWEST: SdkVersion = ['node', '23.1.0']
/** 81 or 82 of webhooks, 48 of requests. */
const SCENARIOS = 129
const MEASURED = (['node', 'python'] as const).flatMap((sdk) =>
  measuredVersions('webhooks.csv', sdk).map((version): SdkVersion => [sdk, version]),
)

const tools = createTools()
let observed: ReadonlyMap<string, Observed>

beforeAll(async () => {
  await using mock = await startTestMock(tools)
  await using gateway = await startGateway({ mockPort: mock.port })
  observed = await observe({ tools, gateway }, everyVersion())
})
afterAll(async () => tools[Symbol.asyncDispose]())

function everyVersion(): readonly SdkVersion[] {
  const shown = HAZARDS.flatMap(({ id, sdk }) =>
    (EVIDENCE[id] ?? []).flatMap((evidence) =>
      evidence.kind === 'changelog' || evidence.kind === 'fix' ? [] : versionsOf(evidence).map((version): SdkVersion => [sdk, version]),
    ),
  )
  const pairs = [...HISTORY.map(({ sdk, from, to }) => [sdk, from, to] as const), ...UNCHANGED]
  const ends = pairs.flatMap(([sdk, from, to]): SdkVersion[] => [
    [sdk, from],
    [sdk, to],
  ])
  return [...new Map([NEWEST, ...ends, ...shown, ...MEASURED].map((version) => [nameOf(version), version])).values()]
}

function versionsOf({ affected, free }: Evidence): readonly string[] {
  return [...affected, ...free]
}

function observedOf(version: SdkVersion): Observed {
  const found = observed.get(nameOf(version))
  if (found === undefined) throw new Error(`${nameOf(version)} did not run`)
  return found
}

function outcome(version: SdkVersion, id: string): CaseOutcome {
  const found = observedOf(version).run.outcomes.get(id)
  if (found === undefined) throw new Error(`${id} did not run on ${nameOf(version)}`)
  return found
}

/** Whether it is unsafe on both sides, and in the same way. */
function failsAlike(sdk: Sdk, from: string, to: string, id: string): boolean {
  return verdict(sdk, from, to, id) === 'still-broken' && outcome([sdk, from], id).seen === outcome([sdk, to], id).seen
}

function verdict(sdk: Sdk, from: string, to: string, id: string): string {
  const level = CASES.find((one) => one.id === id)?.level
  if (level === undefined) throw new Error(`there is no case ${id}`)
  return caseVerdict(level, outcome([sdk, from], id), outcome([sdk, to], id), false)
}

describe('history', () => {
  test.each(HISTORY)('$sdk $from → $to, $what: $case is $verdict', ({ sdk, from, to, case: id, verdict: expected }) => {
    expect(verdict(sdk, from, to, id)).toBe(expected)
  })

  test.each(UNCHANGED)('%s %s → %s shows no difference', (sdk, from, to) => {
    const verdicts = CASES.map(({ id }) => [id, verdict(sdk, from, to, id)] as const)
    const differ = verdicts.filter(([id, one]) => !['pass', 'known-issue', 'unsupported'].includes(one) && !failsAlike(sdk, from, to, id))
    expect(differ).toEqual([])
  })
})

// What came late says something of the machine alone.
test('each case says something of each version', () => {
  const silent = everyVersion().flatMap((version) =>
    CASES.flatMap(({ id }) => {
      const { outcome: found, late, detail } = outcome(version, id)
      return found === 'inconclusive' && late !== true ? [`${nameOf(version)} ${id}: ${detail}`] : []
    }),
  )
  expect(silent).toEqual([])
})

describe('hazards', () => {
  test('each has its evidence on versions of both sides', () => {
    expect(Object.keys(EVIDENCE).toSorted()).toEqual(HAZARDS.map(({ id }) => id).toSorted())
    const wrong = HAZARDS.flatMap(({ id, sdk }) => {
      const says = (version: string): boolean => hazardsOf(sdk, version).some((hazard) => hazard.id === id)
      const shown = EVIDENCE[id] ?? []
      const missed = shown.flatMap(({ affected }) => affected).filter((version) => !says(version))
      // What comes after the first is about a part of the hazard, which may end before the whole.
      const accused = (shown[0]?.free ?? []).filter(says)
      return [...missed, ...accused].map((version) => `${id} ${version}`)
    })
    expect(wrong).toEqual([])
  })

  const ROWS = HAZARDS.flatMap(({ id, sdk }) => (EVIDENCE[id] ?? []).map((evidence) => ({ id, sdk, evidence })))

  test.each(ROWS)('$id, by $evidence.kind', async ({ sdk, evidence }) => {
    const shown = await Promise.all(versionsOf(evidence).map(async (version) => [version, await shows([sdk, version], evidence)] as const))
    expect(shown).toEqual([...evidence.affected.map((version) => [version, true]), ...evidence.free.map((version) => [version, false])])
  })
})

async function shows(version: SdkVersion, evidence: Evidence): Promise<boolean> {
  switch (evidence.kind) {
    case 'case': {
      const found = outcome(version, evidence.case)
      return evidence.seen === undefined ? found.outcome === 'fail' : found.seen === evidence.seen
    }
    case 'root': {
      const roots = await bundledRoots(observedOf(version).folder)
      return roots.some((root) => root.includes(evidence.root)) === (evidence.hazardous === 'present')
    }
    case 'type':
      return !(await typeIsUsable(tools, version[1], evidence.type))
    case 'fix':
      return !(await changelogOf(observedOf(NEWEST).folder, version[1])).includes(evidence.line)
    case 'changelog':
      return (await changelogOf(observedOf(NEWEST).folder, version[1])).includes(evidence.line)
  }
}

if (!measuredIsPresent) console.log('Left out: the comparison with other measurements, which are not on this machine.')

describe.runIf(measuredIsPresent)('agrees with what was measured by other means, or says why not', () => {
  test.each(MEASURED)('%s %s', (sdk, version) => {
    const compared = compare(sdk, version, observedOf([sdk, version]))
    console.log(report(sdk, version, compared))
    expect(compared.length).toBeGreaterThanOrEqual(SCENARIOS)
    expect(compared.filter(({ theirs, ours, why }) => theirs !== ours && why === null)).toEqual([])
  })
})
