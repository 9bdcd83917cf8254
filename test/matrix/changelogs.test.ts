import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { apiVersionsIn } from '../look-up/api-versions-in.ts'
import { describeChangelog } from '../look-up/whole-changelog.ts'

/** Changelogs that lie beside the project, with the number of their releases where somebody has counted them. */
const NAMES: Readonly<Record<string, number | undefined>> = {
  'node-23.1.0': 605,
  'node-22.5.0': undefined,
  python: 356,
  go: undefined,
  ruby: undefined,
  php: undefined,
  dotnet: undefined,
}

function fileBeside(path: string): string | null {
  const file = fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url))
  if (existsSync(file)) return readFileSync(file, 'utf8')
  console.log(`look-up: ../shared/data/${path} is absent, so that nothing is compared with it`)
  return null
}

const TEXTS = Object.keys(NAMES).flatMap((name) => {
  const text = fileBeside(`changelogs/${name}.md`)
  return text === null ? [] : [{ name, text }]
})

for (const { name, text } of TEXTS) describeChangelog(name, text, NAMES[name])

/**
 * Where the changelog's sentence is missing or wrong, for the releases of 2023 on. The files of stripe-node 23.x have
 * had them put right.
 */
const MISMATCHES: Readonly<Record<string, readonly string[]>> = {
  'node-23.1.0': [],
  'node-22.5.0': ['17.6.0', '17.7.0'],
  python: ['11.5.0', '11.6.0'],
}

const truth = v.record(v.string(), v.record(v.string(), v.string()))
const byCode = fileBeside('behaviour/api-versions.json')

describe.runIf(byCode !== null).each(TEXTS.filter(({ name }) => MISMATCHES[name] !== undefined))('$name', ({ name, text }) => {
  test('says the API version that the code pins, but for the known mismatches', () => {
    const pinned = v.parse(truth, JSON.parse(byCode ?? ''))[name.split('-')[0] ?? ''] ?? {}
    const compared = [...apiVersionsIn(indexChangelog(text))].filter(([version]) => pinned[version] !== undefined)
    expect(compared.length).toBeGreaterThan(90)
    expect(compared.filter(([version, { id }]) => pinned[version] !== id).map(([version]) => version)).toEqual(MISMATCHES[name])
  })
})
