import { describe, expect, test } from 'vitest'
import { packageBlocks } from '../../../src/sdks/python/managers/package-blocks.ts'
import { parseRequirements } from '../../../src/sdks/python/manifest/requirements-file.ts'
import { versions } from '../../../src/sdks/python/versions.ts'
import { detected } from './fixtures.ts'

const MIB = 1024 * 1024

const HOSTILE: Readonly<Record<string, string>> = {
  hashes: '#'.repeat(MIB),
  continuations: '\\\n'.repeat(MIB / 2),
  options: `stripe ${' --'.repeat(MIB / 3)}`,
  clauses: `stripe==1${',==1'.repeat(MIB / 4)}`,
  extras: `stripe[${','.repeat(MIB)}`,
  spaces: `stripe${' '.repeat(MIB)}x`,
  name: 'a-'.repeat(MIB / 2),
  markers: `stripe;${' ;'.repeat(MIB / 2)}`,
  via: `a==1\n${'    # via\n'.repeat(MIB / 10)}`,
  lines: 'a\n'.repeat(MIB / 2),
  include: `-r ${' '.repeat(MIB)}`,
}

/** What each parser may take for 1 MiB, with a factor for a slow machine. Work is counted, not waiting for a busy machine. */
const LIMIT_MS = 1500

function workedMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

describe('a MiB made to be slow is read in time', () => {
  test.each(Object.keys(HOSTILE))('as requirements: %s', (name) => {
    const started = process.cpuUsage()
    parseRequirements(HOSTILE[name] ?? '')
    expect(workedMs(started)).toBeLessThan(LIMIT_MS)
  })

  test('as a lockfile and as versions', () => {
    const started = process.cpuUsage()
    packageBlocks('[[package]]\n'.repeat(MIB / 12))
    packageBlocks(`[[package]]\n${'    { name = "'.repeat(MIB / 14)}`)
    versions.parse('1'.repeat(MIB))
    versions.admits(`>=${'1'.repeat(MIB)}`, '1.0.0')
    versions.runtimeMeets(`>=3${',>=3'.repeat(MIB / 4)}`, '>=3.9')
    expect(workedMs(started)).toBeLessThan(LIMIT_MS)
  })

  test.each(['setup.py', 'setup.cfg', 'environment.yml', 'Dockerfile'])('as %s', async (path) => {
    const started = process.cpuUsage()
    for (const piece of ['pip install stripe ', '"stripe', 'a = "', '- stripe ', "['stripe'=", 'stripe\n'])
      await detected({ [path]: piece.repeat(MIB / piece.length) })
    expect(workedMs(started)).toBeLessThan(6 * LIMIT_MS)
  })
})
