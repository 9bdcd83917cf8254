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

// Nothing is measured: what grows with the square of a MiB would not come to an end.
describe('a MiB made to be slow is read to its end', () => {
  test.each(Object.entries(HOSTILE))('as requirements: %s', (_, text) => {
    expect(parseRequirements(text).at(-1)?.end).toBe(text.length)
  })

  test.each(Object.entries({ ...HOSTILE, uses: 'stripe==1.0.0\nstripe==1.0.1\n'.repeat(MIB / 28) }))(
    'as requirements of a repository: %s',
    async (_, text) => {
      const { uses } = await detected({ 'requirements.txt': `${text}\nstripe\n` })
      expect(uses.length + 1).toBeGreaterThan(text.split('stripe==').length / 2)
    },
  )

  test('as a lockfile and as versions', () => {
    expect(packageBlocks('[[package]]\n'.repeat(MIB / 12)).packages).toHaveLength(Math.floor(MIB / 12))
    expect(packageBlocks(`[[package]]\n${'    { name = "'.repeat(MIB / 14)}`).packages).toHaveLength(1)
    expect(versions.parse('1'.repeat(MIB))).toBeUndefined()
    expect(versions.admits(`>=${'1'.repeat(MIB)}`, '1.0.0')).toBe(false)
    expect(versions.runtimeMeets(`>=3${',>=3'.repeat(MIB / 4)}`, '>=3.9')).toBe(true)
  })

  test.each(['setup.py', 'setup.cfg', 'environment.yml', 'Dockerfile'])('as %s', async (path) => {
    for (const piece of ['pip install stripe ', '"stripe', 'a = "', '- stripe ', "['stripe'=", 'stripe\n']) {
      const { uses } = await detected({ [path]: piece.repeat(MIB / piece.length) })
      expect(uses.filter(({ editable }) => editable)).toEqual([])
    }
  })
})
