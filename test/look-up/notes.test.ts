import { describe, expect, test } from 'vitest'
import { UpstreamError } from '../../src/domain/errors.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import type { Changelog } from '../../src/domain/release.ts'
import { lookUpNotes } from '../../src/look-up/index.ts'
import { testTools } from '../support/tools.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { releases } from '../choose/situation.ts'
import { shippedChangelog } from './real-changelogs.ts'
import { adapter, packages, type Stage, stage, upgrade } from './stage.ts'

async function one(world: Stage, asked: Upgrade, adapters: Parameters<typeof lookUpNotes>[2]): Promise<Changelog> {
  const [changelog] = await lookUpNotes(world, [asked], adapters)
  if (changelog === undefined) throw new Error('no changelog')
  return changelog
}

function versions(changelog: Changelog): readonly string[] {
  return changelog.releases.map(({ version }) => version)
}

const api = (id: string) => ({ id, apiRelease: id.split('.')[1] ?? null, source: 'package' }) as const

const FILE = `# Changelog

## 3.1.0 - 2026-03-03
* Add c

## 3.0.0 - 2026-02-02
This release changes the pinned API version to \`2026-09-30.endive\`.
* ⚠️ Remove b

## 3.0.0-beta.1 - 2026-01-20
* Try b

## 2.1.0 - 2026-01-15
* Add b

## 2.0.0 - 2026-01-01
This release changes the pinned API version to \`2026-03-25.dahlia\`.
* Add a
`

describe('the notes of an upgrade', () => {
  test('hold the releases after the version in use up to the candidate, newest first, each with its API version', async () => {
    const node = adapter('node', {
      inspect: packages({
        '3.0.0': { changelog: FILE, apiVersion: api('2026-09-30.endive') },
        '2.0.0': { apiVersion: api('2026-03-25.dahlia') },
      }),
    })
    const changelog = await one(stage(), upgrade('node', '2.0.0', '3.0.0'), { node })
    expect(changelog).toEqual({
      releases: [
        {
          version: '3.0.0',
          date: '2026-02-02',
          changes: [{ kind: 'breaking', markdown: '⚠️ Remove b' }],
          apiVersion: api('2026-09-30.endive'),
        },
        {
          version: '2.1.0',
          date: '2026-01-15',
          changes: [{ kind: 'feature', markdown: 'Add b' }],
          apiVersion: { id: '2026-03-25.dahlia', apiRelease: 'dahlia', source: 'changelog' },
        },
      ],
      source: 'package',
      notes: ['read from the changelog in the package of stripe-node 3.0.0'],
      apiVersion: { from: api('2026-03-25.dahlia'), to: api('2026-09-30.endive') },
      fromDate: '2026-01-01',
    })
  })

  test('come from the newest candidate’s package first, which mends what older packages left out', async () => {
    const older = FILE.slice(FILE.indexOf('## 2.1.0 ')).replace('* Add b', '* Add something')
    const node = adapter('node', { inspect: packages({ '3.1.0': { changelog: FILE }, '2.1.0': { changelog: older } }) })
    const [inMajor] = await lookUpNotes(stage(), [upgrade('node', '2.0.0', '2.1.0'), upgrade('node', '2.0.0', '3.1.0')], { node })
    expect(inMajor?.releases.map(({ changes }) => changes[0]?.markdown)).toEqual(['Add b'])
  })

  test('show pre-releases to those alone who use one', async () => {
    const node = adapter('node', { inspect: packages({ '3.0.0': { changelog: FILE }, '3.0.0-beta.1': { changelog: FILE } }) })
    expect(versions(await one(stage(), upgrade('node', '2.1.0', '3.0.0'), { node }))).toEqual(['3.0.0'])
    expect(versions(await one(stage(), upgrade('node', '2.1.0', '3.0.0-beta.1'), { node }))).toEqual(['3.0.0-beta.1'])
    expect(versions(await one(stage(), upgrade('node', '3.0.0-beta.1', '3.0.0'), { node }))).toEqual(['3.0.0'])
  })

  test('take the API versions from the changelog where the packages are silent, and say so', async () => {
    const node = adapter('node', { inspect: packages({ '3.0.0': { changelog: FILE } }) })
    const { apiVersion } = await one(stage(), upgrade('node', '2.1.0', '3.0.0'), { node })
    expect(apiVersion).toEqual({
      from: { id: '2026-03-25.dahlia', apiRelease: 'dahlia', source: 'changelog' },
      to: { id: '2026-09-30.endive', apiRelease: 'endive', source: 'changelog' },
    })
  })

  test('come from GitHub first, and from the package what GitHub does not have', async () => {
    const older = FILE.slice(FILE.indexOf('## 3.0.0 ')).replace('Remove b', 'Remove b, says GitHub')
    const asked: string[] = []
    const world = stage({
      file: async (repository, path) => {
        asked.push(`${repository}/${path}`)
        return older
      },
      releases: async () => Promise.reject(new Error('not needed')),
    })
    const node = adapter('node', { inspect: packages({ '3.1.0': { changelog: FILE } }) })
    const changelog = await one(world, upgrade('node', '2.1.0', '3.1.0'), { node })
    expect(asked).toEqual(['stripe/stripe-node/CHANGELOG.md'])
    expect(versions(changelog)).toEqual(['3.1.0', '3.0.0'])
    expect(changelog.releases[1]?.changes[0]?.markdown).toBe('⚠️ Remove b, says GitHub')
    expect(changelog.source).toBe('github')
    expect(changelog.notes).toEqual([
      'read from the changelog in the package of stripe-node 3.1.0, and from CHANGELOG.md of stripe/stripe-node',
    ])
  })

  test('of a back-port come from its release on GitHub, since no changelog lists it', async () => {
    const world = stage({
      file: async () => FILE,
      releases: async () => [{ tag: 'v2.1.1', date: '2026-10-27T10:00:00Z', body: '* Update the certificates\r\n' }],
    })
    const python = adapter('python', { inspect: packages({}) })
    const changelog = await one(world, upgrade('python', '2.1.0', '2.1.1'), { python })
    expect(changelog.releases).toMatchObject([
      { version: '2.1.1', date: '2026-10-27', changes: [{ kind: 'security', markdown: 'Update the certificates' }] },
    ])
    expect(changelog.source).toBe('github')
  })

  test('of a candidate that no source knows are not "no changes"', async () => {
    const node = adapter('node', { inspect: packages({ '3.2.0': { changelog: FILE } }) })
    const changelog = await one(stage(), upgrade('node', '2.1.0', '3.2.0'), { node })
    expect(versions(changelog)).toEqual(['3.1.0', '3.0.0'])
    expect(changelog.notes).toContain('no source has notes for 3.2.0 itself')
  })

  test('that can not be had are said to be missing, with every reason', async () => {
    const world = stage()
    const changelog = await one(world, upgrade('node', '2.1.0', '3.0.0'), { node: adapter('node') })
    expect(changelog).toMatchObject({ releases: [], source: 'none', apiVersion: { from: null, to: null } })
    expect(changelog.notes.join()).toMatch(/GitHub does not give.*could not be looked into: the registry is out of reach/)
    expect(world.log.warnings).toHaveLength(1)
  })

  test('in a style that nobody knows are an error that is told, not an empty list', async () => {
    const world = stage({ file: async () => '<h2>3.0.0</h2>' })
    const changelog = await one(world, upgrade('node', '2.1.0', '3.0.0'), { node: adapter('node', { inspect: packages({ '3.0.0': {} }) }) })
    expect(changelog.source).toBe('none')
    expect(changelog.notes.join()).toContain('CHANGELOG.md of stripe/stripe-node: no release was found in the changelog')
    expect(world.log.warnings[0]?.text).toContain('no release was found in the changelog')
  })

  test('come in the order of the upgrades, and each package is looked into once', async () => {
    const looked: string[] = []
    const inspect = packages({ '3.0.0': { changelog: FILE }, '2.1.0': { changelog: FILE } })
    const node = adapter('node', {
      inspect: async (tools, root, version) => {
        looked.push(version)
        return inspect(tools, root, version)
      },
    })
    const changelogs = await lookUpNotes(stage(), [upgrade('node', '2.0.0', '2.1.0'), upgrade('node', '2.0.0', '3.0.0')], { node })
    expect(changelogs.map(versions)).toEqual([['2.1.0'], ['3.0.0', '2.1.0']])
    expect(looked.toSorted()).toEqual(['2.0.0', '2.1.0', '3.0.0'])
  })

  test('what nobody expects is not swallowed', async () => {
    const node = adapter('node', { inspect: async () => Promise.reject(new TypeError('a mistake of ours')) })
    await expect(one(stage(), upgrade('node', '2.1.0', '3.0.0'), { node })).rejects.toThrow('a mistake of ours')
  })
})

describe('where the notes of stripe-python can not be had', () => {
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
    const changelog = await one(stage(), upgrade('python', '15.6.2', '16.1.0'), { node, python })
    expect(changelog.source).toBe('sibling')
    expect(versions(changelog)).toEqual(['23.1.0', '23.0.0'])
    expect(changelog.releases[0]?.apiVersion?.id).toBe('2026-10-28.endive')
    expect(changelog.notes[0]).toContain('the release notes of stripe-python 16.1.0 could not be had')
    expect(changelog.notes[1]).toContain('what stands here is from stripe-node, versions 23.0.0 to 23.1.0')
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
    await lookUpNotes(stage(), upgrades, { node: counted, python })
    expect(asked).toHaveLength(1)
  })

  test('with what is of the API alone: what concerns stripe-node itself is nobody else’s', async () => {
    const changelog = await one(stage(), upgrade('python', '15.6.2', '16.1.0'), { node, python })
    const text = changelog.releases.flatMap(({ changes }) => changes.map(({ markdown }) => markdown)).join('\n')
    expect(text).toContain('⚠️ Change type of `AccountRejectParams.reason` from `string` to `enum`')
    expect(text).not.toMatch(/Node 18|ErrorType|verifyHeader|TypeScript|fetch|#2841/)
  })

  test('nothing is shown where the API version stays', async () => {
    const changelog = await one(stage(), upgrade('python', '15.6.1', '15.6.2'), { node, python })
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
    ['its package can not be had', { releases: async () => releases('node', ['23.1.0']) }, /stripe-node 23.1.0 could not be looked into/],
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
      'its changelog does not tell of these',
      {
        releases: async () => releases('node', ['23.1.0']),
        inspect: packages({ '23.1.0': { changelog: FILE.replace('endive', 'other').replace('2026-09-30', '2020-01-01') } }),
      },
      /tells of no API version/,
    ],
  ])('why is told where %s', async (_, answers, why) => {
    const changelog = await one(stage(), upgrade('python', '15.6.2', '16.1.0'), { node: adapter('node', answers), python })
    expect(changelog).toMatchObject({ releases: [], source: 'none' })
    expect(changelog.notes.at(-1)).toMatch(why)
  })

  test('and where the API versions are not known', async () => {
    const changelog = await one(stage(), upgrade('python', '15.6.2', '16.1.0'), { node, python: adapter('python') })
    expect(changelog.notes.at(-1)).toMatch(/API versions are not known either/)
  })
})

/** A line without its marker, as it stands in a change. */
function words(line: string): string {
  return line
    .trim()
    .replace(/^[-*]\s+/, '')
    .replaceAll(/\s+/g, ' ')
}

test('17.7.0 → 22.5.0 lists every breaking line of every release between', async () => {
  const text = shippedChangelog()
  const node = adapter('node', { inspect: packages({ '22.5.0': { changelog: text } }) })
  const changelog = await one(stage(), upgrade('node', '17.7.0', '22.5.0'), { node })
  expect(versions(changelog)).toHaveLength(39)
  const told = changelog.releases.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'breaking' || kind === 'answer'))
  const shown = told.map(({ markdown }) => markdown.replaceAll(/\s+/g, ' ')).join('\n')
  // By line numbers of the file, without the index: from the heading of 22.5.0 to that of 17.7.0.
  const lines = text.slice(text.indexOf('</a>22.5.0 '), text.indexOf('</a>17.7.0 ')).split('\n')
  const breaking = lines.filter(
    (line) =>
      /⚠|Remove support for|Change type of|to be required/.test(line) &&
      !/^\s*#|symbol highlights|prefixed with|Update generated code|Generated changes from/.test(line),
  )
  // 140, but for the three sentences that announce the marks of a release.
  expect(breaking).toHaveLength(137)
  const answers = breaking.filter((line) => !/⚠|Params|Remove support for|Change type of/.test(line))
  expect(told.filter(({ kind }) => kind === 'answer')).toHaveLength(answers.length)
  expect(breaking.filter((line) => !shown.includes(words(line)))).toEqual([])
})

test('the real packages of both SDKs tell their API versions, and stripe-node its notes', async () => {
  const tools = testTools()
  const root = await tools.folder('notes')
  const world = { ...stage(), repository: { ...memoryRepository({}), root }, tools }
  const [node, python] = await lookUpNotes(world, [upgrade('node', '22.6.2', '23.1.0'), upgrade('python', '15.6.2', '16.1.0')])
  expect(node?.source).toBe('package')
  expect(node?.releases.map(({ version }) => version)).toEqual(['23.1.0', '23.0.1', '23.0.0'])
  expect(node?.apiVersion).toEqual({ from: api('2026-08-26.dahlia'), to: api('2026-10-28.endive') })
  expect(python?.apiVersion.to).toEqual(api('2026-10-28.endive'))
  expect(python?.source).toBe('sibling')
})
