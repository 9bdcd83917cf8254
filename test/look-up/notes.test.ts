import { describe, expect, test } from 'vitest'
import { lookUpNotes } from '../../src/look-up/index.ts'
import { testTools } from '../support/tools.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { shippedChangelog } from './shipped-changelog.ts'
import { adapter, api, FILE, noted, packages, speaking, stage, upgrade, versions } from './stage.ts'

describe('the notes of an upgrade', () => {
  test('hold the releases after the version in use up to the candidate, newest first, each with its API version', async () => {
    const node = adapter('node', {
      inspect: packages({
        '3.0.0': { changelog: FILE, apiVersion: api('2026-09-30.endive') },
        '2.0.0': { apiVersion: api('2026-03-25.dahlia') },
      }),
    })
    const changelog = await noted(stage(), upgrade('node', '2.0.0', '3.0.0'), { node })
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

  test('come from the newest candidate’s package first, which adds what older packages left out', async () => {
    const older = FILE.slice(FILE.indexOf('## 2.1.0 ')).replace('* Add b', '* Add something')
    const node = adapter('node', { inspect: packages({ '3.1.0': { changelog: FILE }, '2.1.0': { changelog: older } }) })
    const [inMajor] = await lookUpNotes(speaking(stage(), { node }), [upgrade('node', '2.0.0', '2.1.0'), upgrade('node', '2.0.0', '3.1.0')])
    expect(inMajor?.releases.map(({ changes }) => changes[0]?.markdown)).toEqual(['Add b'])
  })

  test('show pre-releases to those alone who use one', async () => {
    const node = adapter('node', { inspect: packages({ '3.0.0': { changelog: FILE }, '3.0.0-beta.1': { changelog: FILE } }) })
    expect(versions(await noted(stage(), upgrade('node', '2.1.0', '3.0.0'), { node }))).toEqual(['3.0.0'])
    expect(versions(await noted(stage(), upgrade('node', '2.1.0', '3.0.0-beta.1'), { node }))).toEqual(['3.0.0-beta.1'])
    expect(versions(await noted(stage(), upgrade('node', '3.0.0-beta.1', '3.0.0'), { node }))).toEqual(['3.0.0'])
  })

  test('take the API versions from the changelog where the packages are silent, and say so', async () => {
    const node = adapter('node', { inspect: packages({ '3.0.0': { changelog: FILE } }) })
    const { apiVersion } = await noted(stage(), upgrade('node', '2.1.0', '3.0.0'), { node })
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
    const changelog = await noted(world, upgrade('node', '2.1.0', '3.1.0'), { node })
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
    const changelog = await noted(world, upgrade('python', '2.1.0', '2.1.1'), { python })
    expect(changelog.releases).toMatchObject([
      { version: '2.1.1', date: '2026-10-27', changes: [{ kind: 'security', markdown: 'Update the certificates' }] },
    ])
    expect(changelog.source).toBe('github')
  })

  test('of a candidate that no source knows are not "no changes"', async () => {
    const node = adapter('node', { inspect: packages({ '3.2.0': { changelog: FILE } }) })
    const changelog = await noted(stage(), upgrade('node', '2.1.0', '3.2.0'), { node })
    expect(versions(changelog)).toEqual(['3.1.0', '3.0.0'])
    expect(changelog.notes).toContain('no source has notes for 3.2.0 itself')
  })

  test('that cannot be had are said to be missing, with every reason', async () => {
    const world = stage()
    const changelog = await noted(world, upgrade('node', '2.1.0', '3.0.0'), { node: adapter('node') })
    expect(changelog).toMatchObject({ releases: [], source: 'none', apiVersion: { from: null, to: null } })
    expect(changelog.notes.join()).toMatch(/GitHub does not give.*could not be looked into: the registry is out of reach/)
    expect(world.log.warnings).toHaveLength(1)
  })

  test('in a style that nobody knows are a reported error, not an empty list', async () => {
    const world = stage({ file: async () => '<h2>3.0.0</h2>' })
    const changelog = await noted(world, upgrade('node', '2.1.0', '3.0.0'), {
      node: adapter('node', { inspect: packages({ '3.0.0': {} }) }),
    })
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
    const changelogs = await lookUpNotes(speaking(stage(), { node }), [
      upgrade('node', '2.0.0', '2.1.0'),
      upgrade('node', '2.0.0', '3.0.0'),
    ])
    expect(changelogs.map(versions)).toEqual([['2.1.0'], ['3.0.0', '2.1.0']])
    expect(looked.toSorted()).toEqual(['2.0.0', '2.1.0', '3.0.0'])
  })

  test('what nobody expects is not swallowed', async () => {
    const node = adapter('node', { inspect: async () => Promise.reject(new TypeError('a mistake of ours')) })
    await expect(noted(stage(), upgrade('node', '2.1.0', '3.0.0'), { node })).rejects.toThrow('a mistake of ours')
  })
})

/** A line without its marker, as it is in a change. */
function words(line: string): string {
  return line
    .trim()
    .replace(/^[-*]\s+/, '')
    .replaceAll(/\s+/g, ' ')
}

test('17.7.0 → 22.5.0 lists every breaking line of every release between', async () => {
  const text = shippedChangelog()
  const node = adapter('node', { inspect: packages({ '22.5.0': { changelog: text } }) })
  const changelog = await noted(stage(), upgrade('node', '17.7.0', '22.5.0'), { node })
  expect(versions(changelog)).toHaveLength(39)
  const notable = changelog.releases.flatMap(({ changes }) => changes.filter(({ kind }) => ['breaking', 'answer', 'value'].includes(kind)))
  const shown = notable.map(({ markdown }) => markdown.replaceAll(/\s+/g, ' ')).join('\n')
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
  expect(notable.filter(({ kind }) => kind === 'answer')).toHaveLength(answers.length)
  expect(breaking.filter((line) => !shown.includes(words(line)))).toEqual([])
})

test('the real packages of both SDKs contain their API versions, and stripe-node its notes', async () => {
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
