import { describe, expect, test } from 'vitest'
import { UpstreamError } from '../../src/domain/errors.ts'
import { lookUpNotes } from '../../src/look-up/index.ts'
import { releases } from '../choose/situation.ts'
import { shippedChangelog } from './shipped-changelog.ts'
import { adapter, api, FILE, noted, packages, speaking, stage, upgrade, versions } from './stage.ts'

describe('where the notes of stripe-python cannot be had', () => {
  const node = adapter('node', {
    releases: async () => releases('node', ['22.6.2', '23.0.0', '23.1.0', '23.2.0-beta.1']),
    inspect: packages({ '23.1.0': { changelog: shippedChangelog() } }),
  })
  const inspect = packages({
    '15.6.2': { apiVersion: api('2026-08-26.dahlia') },
    '15.6.1': { apiVersion: api('2026-08-26.dahlia') },
    '16.1.0': { apiVersion: api('2026-10-28.endive') },
  })
  const python = adapter('python', { inspect })

  test('stripe-node answers for the same API versions, labelled as that', async () => {
    const changelog = await noted(stage(), upgrade('python', '15.6.2', '16.1.0'), { node, python })
    expect(changelog.source).toBe('sibling')
    expect(versions(changelog)).toEqual(['23.1.0', '23.0.0'])
    expect(changelog.releases[0]?.apiVersion?.id).toBe('2026-10-28.endive')
    expect(changelog.notes[0]).toContain('the release notes of stripe-python 16.1.0 could not be had')
    expect(changelog.notes[1]).toContain('these notes are from stripe-node, versions 23.0.0 to 23.1.0')
  })

  test('and is asked once, for however many upgrades', async () => {
    const asked: string[] = []
    const counted = adapter('node', {
      releases: async (_tools, _root, oldest) => {
        asked.push(oldest)
        return releases('node', ['23.1.0'])
      },
    })
    const upgrades = [upgrade('python', '15.6.2', '16.1.0'), upgrade('python', '15.6.1', '16.1.0')]
    await lookUpNotes(speaking(stage(), { node: counted, python }), upgrades)
    expect(asked).toHaveLength(1)
  })

  test('with what is of the API alone: what concerns stripe-node itself is nobody else’s', async () => {
    const changelog = await noted(stage(), upgrade('python', '15.6.2', '16.1.0'), { node, python })
    const text = changelog.releases.flatMap(({ changes }) => changes.map(({ markdown }) => markdown)).join('\n')
    expect(text).toContain('⚠️ Change type of `AccountRejectParams.reason` from `string` to `enum`')
    expect(text).not.toMatch(/Node 18|ErrorType|verifyHeader|TypeScript|fetch|#2841/)
  })

  test('nothing is shown where the API version stays', async () => {
    const changelog = await noted(stage(), upgrade('python', '15.6.1', '15.6.2'), { node, python })
    expect(changelog).toMatchObject({ releases: [], source: 'none' })
    expect(changelog.notes.at(-1)).toBe('both versions pin the API version 2026-08-26.dahlia, so the API changes nothing')
  })

  test.each<readonly [string, Parameters<typeof adapter>[1], RegExp]>([
    [
      'npm is out of reach',
      { releases: async () => Promise.reject(new UpstreamError('npm is missing')) },
      /stripe-node could not answer for it: npm is missing/,
    ],
    ['it has no release', { releases: async () => [] }, /no release of stripe-node is known/],
    ['its package cannot be had', { releases: async () => releases('node', ['23.1.0']) }, /stripe-node 23.1.0 could not be looked into/],
    [
      'its package has no changelog',
      { releases: async () => releases('node', ['23.1.0']), inspect: packages({ '23.1.0': {} }) },
      /ships no changelog/,
    ],
    [
      'its changelog is of no known style',
      { releases: async () => releases('node', ['23.1.0']), inspect: packages({ '23.1.0': { changelog: 'x' } }) },
      /no release was found/,
    ],
    [
      'its changelog does not list these',
      {
        releases: async () => releases('node', ['23.1.0']),
        inspect: packages({ '23.1.0': { changelog: FILE.replace('endive', 'other').replace('2026-09-30', '2020-01-01') } }),
      },
      /lists no API version/,
    ],
  ])('the reason is given where %s', async (_, answers, why) => {
    const changelog = await noted(stage(), upgrade('python', '15.6.2', '16.1.0'), { node: adapter('node', answers), python })
    expect(changelog).toMatchObject({ releases: [], source: 'none' })
    expect(changelog.notes.at(-1)).toMatch(why)
  })

  test('and where the API versions are not known', async () => {
    const changelog = await noted(stage(), upgrade('python', '15.6.2', '16.1.0'), { node, python: adapter('python') })
    expect(changelog.notes.at(-1)).toMatch(/API versions are not known either/)
  })
})
