import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTools } from '../../../src/adapters/tools.ts'
import { UpstreamError } from '../../../src/domain/errors.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import { node } from '../../../src/sdks/node/index.ts'
import { releases } from '../../../src/sdks/node/registry.ts'
import type { RunResult, Tools } from '../../../src/world.ts'

/** Answers as npm does, by what `npm view` is asked for. */
function npmThat(answer: (args: readonly string[]) => Partial<RunResult>): Pick<Tools, 'run' | 'which'> {
  return { which: async () => null, run: async (_file, args) => ({ code: 0, stdout: '', stderr: '', limit: null, ...answer(args) }) }
}

function json(value: unknown): Partial<RunResult> {
  return { stdout: JSON.stringify(value) }
}

describe('the forms in which npm answers', () => {
  const time = { created: '2011', '22.0.0': '2026-04-01T10:00:00.000Z', '23.0.0': 'soon' }

  test('one release is an object', async () => {
    const tools = npmThat(() => json({ name: 'stripe', version: '22.0.0', engines: { node: '>=18' }, time }))
    expect(await releases(tools, '.', '22.0.0')).toEqual([
      { version: '22.0.0', channel: 'stable', date: '2026-04-01T10:00:00.000Z', dateSource: 'registry', withdrawn: null, runtime: '>=18' },
    ])
  })

  test('several are a list, in any order; a missing or unreadable date is none; odd rows are left out', async () => {
    const rows = [
      { version: '23.1.0', deprecated: 'do not use', time },
      { version: '23.0.0', engines: ['node'], time },
      { version: '22.0.0', deprecated: '', engines: {}, time },
      { version: 'next', time },
      'noise',
    ]
    expect(
      await releases(
        npmThat(() => json(rows)),
        '.',
        '22.0.0',
      ),
    ).toEqual([
      { version: '22.0.0', channel: 'stable', date: '2026-04-01T10:00:00.000Z', dateSource: 'registry', withdrawn: null, runtime: null },
      { version: '23.0.0', channel: 'stable', date: null, dateSource: null, withdrawn: null, runtime: null },
      { version: '23.1.0', channel: 'stable', date: null, dateSource: null, withdrawn: 'deprecated: do not use', runtime: null },
    ])
  })

  test.for([
    [
      'an error is shown in npm’s own words',
      { code: 1, stdout: JSON.stringify({ error: { code: 'E401', summary: 'Unable to authenticate' } }) },
      'Unable to authenticate',
    ],
    ['an error without JSON by the end of its log', { code: 1, stderr: 'npm warn noise\nnpm error code EUSAGE\n' }, 'EUSAGE'],
    [
      'a registry that is out of reach in one sentence',
      { code: 1, stderr: 'npm error code ENOTFOUND\n' },
      'the npm registry could not be reached',
    ],
    ['noise instead of JSON', { stdout: '<html>' }, 'did not answer with JSON'],
    ['too much', { code: null, limit: 'output' as const }, 'output limit'],
  ] as const)('%s', async ([, answer, wanted]) => {
    const asked = releases(
      npmThat(() => answer),
      '.',
      '22.0.0',
    )
    await expect(asked).rejects.toThrow(UpstreamError)
    await expect(asked).rejects.toThrow(wanted)
  })

  test('what is no version never reaches npm', async () => {
    const never = npmThat(() => expect.unreachable())
    for (const odd of ['--registry=x', '1 || 2', 'latest', '']) await expect(releases(never, '.', odd)).rejects.toThrow('is no version')
  })

  test('for an old version the dates are asked for apart', async () => {
    const calls: (readonly string[])[] = []
    const tools = npmThat((args) => {
      calls.push(args)
      return args.includes('versions') ? json({ versions: ['8.0.0'], time: { '8.0.0': '2020-01-01' } }) : json([{ version: '8.0.0' }])
    })
    expect(await releases(tools, '.', '8.0.0')).toMatchObject([{ version: '8.0.0', date: '2020-01-01' }])
    expect(calls.map((args) => args.includes('engines') && args.includes('time'))).toEqual([false, false])
  })

  test('from a pre-release on, pre-releases are asked for by name', async () => {
    const tools = npmThat((args) =>
      args.includes('versions')
        ? json({ versions: ['22.5.0-beta.1', '22.6.0-beta.1', '22.0.0-beta.1'] })
        : json(
            args.includes('stripe@>=22.5.0-beta.1 || 22.5.0-beta.1 || 22.6.0-beta.1')
              ? [{ version: '22.6.0-beta.1' }, { version: '22.5.0-beta.1' }]
              : [],
          ),
    )
    expect((await releases(tools, '.', '22.5.0-beta.1')).map(({ version, channel }) => [version, channel])).toEqual([
      ['22.5.0-beta.1', 'beta'],
      ['22.6.0-beta.1', 'beta'],
    ])
  })
})

describe('the real npm', () => {
  const tools = createTools()
  let root: string
  beforeAll(async () => {
    root = await tools.folder('root')
  })
  afterAll(async () => tools[Symbol.asyncDispose]())

  test('lists every release from the version in use on, dated, with its runtime', async () => {
    const found = (await node.upgrader?.releases({ tools, cache: createRunCache() }, root, '22.5.0')) ?? []
    expect(found[0]).toMatchObject({ version: '22.5.0', runtime: '>=18', channel: 'stable' })
    expect(found.find(({ version }) => version === '23.1.0')).toMatchObject({ dateSource: 'registry', runtime: '>=20' })
    expect(found.map(({ version }) => version)).toEqual(
      found.map(({ version }) => version).toSorted((a, b) => node.upgrader?.versions.compare(a, b) ?? 0),
    )
  })

  test('lists none where the registry has none that is as new', async () => {
    expect(await releases(tools, root, '9999.0.0')).toEqual([])
  })
})
