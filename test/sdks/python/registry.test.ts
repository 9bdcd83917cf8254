import { describe, expect, test } from 'vitest'
import { createTools } from '../../../src/adapters/tools.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import { python } from '../../../src/sdks/python/index.ts'
import { releases } from '../../../src/sdks/python/registry.ts'
import { JSON_TYPE, simpleIndex, toolsWith } from './simple-index.ts'

const SHA = 'a'.repeat(64)

function file(filename: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { filename, url: filename, hashes: { sha256: SHA }, 'upload-time': '2026-01-02T03:04:05.678901Z', yanked: false, ...more }
}

function json(...files: readonly Readonly<Record<string, unknown>>[]): { readonly type: string; readonly body: string } {
  return { type: JSON_TYPE, body: JSON.stringify({ meta: { 'api-version': '1.1' }, name: 'stripe', files }) }
}

describe('releases', () => {
  test('come from the index that pip is configured with, with its credentials', async () => {
    const index = await simpleIndex({
      '/simple/stripe/': json(
        file('stripe-16.1.0-py3-none-any.whl', { 'requires-python': '>=3.9' }),
        file('stripe-16.1.0.tar.gz', { 'upload-time': '2026-01-03T00:00:00Z' }),
        file('stripe-11.6.0-py2.py3-none-any.whl'),
        file('stripe-12.0.0b1-py2.py3-none-any.whl'),
        file('stripe-2.1.0rc1.tar.gz'),
        file('stripe-4.0.0-py3-none-any.whl'),
        file('stripe_mock-1.0.0-py3-none-any.whl'),
        file('../../evil.whl'),
      ),
    })
    expect(await releases(toolsWith(index), '5.0.0')).toEqual([
      { version: '11.6.0', channel: 'stable', date: '2026-01-02T03:04:05.678Z', dateSource: 'registry', withdrawn: null, runtime: null },
      { version: '12.0.0b1', channel: 'beta', date: '2026-01-02T03:04:05.678Z', dateSource: 'registry', withdrawn: null, runtime: null },
      // Its newest file counts: one that is added later starts the waiting time anew.
      { version: '16.1.0', channel: 'stable', date: '2026-01-03T00:00:00.000Z', dateSource: 'registry', withdrawn: null, runtime: '>=3.9' },
    ])
    expect(index.requests).toMatchObject([{ path: '/simple/stripe/', authorization: `Basic ${btoa('reader:secret')}` }])
  })

  test('are withdrawn where every file is yanked, or none is a wheel', async () => {
    const index = await simpleIndex({
      '/simple/stripe/': json(
        file('stripe-5.0.0-py3-none-any.whl', { yanked: 'Bug in logger' }),
        file('stripe-5.0.0.tar.gz', { yanked: 'Bug in logger' }),
        file('stripe-6.0.0-py3-none-any.whl', { yanked: true }),
        file('stripe-7.0.0-py3-none-any.whl'),
        file('stripe-7.0.0.tar.gz', { yanked: 'twice' }),
        file('stripe-8.0.0.tar.gz'),
      ),
    })
    expect((await releases(toolsWith(index), '1.0.0')).map(({ version, withdrawn }) => `${version} ${withdrawn}`)).toEqual([
      '5.0.0 Bug in logger',
      '6.0.0 yanked, without a reason',
      '7.0.0 null',
      '8.0.0 only a source distribution, which is never built',
    ])
  })

  test('have no date where a file has none', async () => {
    const index = await simpleIndex({
      '/simple/stripe/': json(file('stripe-5.0.0-py3-none-any.whl', { 'upload-time': undefined }), file('stripe-5.0.0.tar.gz')),
    })
    expect(await releases(toolsWith(index), '1.0.0')).toMatchObject([{ date: null, dateSource: null }])
  })

  test('are read by pip itself where the index speaks HTML', async () => {
    const links =
      '<a href="stripe-5.0.0-py3-none-any.whl" data-yanked="broken">a</a><a href="stripe-6.0.0-py3-none-any.whl" data-requires-python="&gt;=3.9">b</a>'
    const index = await simpleIndex({ '/simple/stripe/': { type: 'text/html', body: `<!DOCTYPE html><html><body>${links}</body></html>` } })
    const found = await releases(toolsWith(index), '1.0.0')
    expect(found.map(({ version, withdrawn, runtime }) => [version, withdrawn, runtime])).toEqual([
      ['5.0.0', 'broken', null],
      ['6.0.0', null, '>=3.9'],
    ])
  })

  test('are those of all indexes together', async () => {
    const index = await simpleIndex({ '/simple/stripe/': 404 })
    const extra = await simpleIndex({ '/simple/stripe/': json(file('stripe-5.0.0-py3-none-any.whl')) })
    expect(await releases(toolsWith(index, { PIP_EXTRA_INDEX_URL: extra.url }), '1.0.0')).toMatchObject([{ version: '5.0.0' }])
  })

  test('of an index that does not answer are an error that says so', async () => {
    const index = await simpleIndex({ '/simple/stripe/': 503 })
    await expect(releases(toolsWith(index), '1.0.0')).rejects.toThrow(/could not be read.*503/)
    const nothing = await simpleIndex({ '/simple/stripe/': json() })
    await expect(releases(toolsWith(nothing), '1.0.0')).rejects.toThrow('lists no release of stripe')
  })

  test('need a Python', async () => {
    await using tools = createTools()
    await expect(releases({ ...tools, which: async () => null }, '1.0.0')).rejects.toThrow(
      'Python 3.9 or later with pip was not found on PATH',
    )
  })

  test('of the real index are dated, and in order', async () => {
    await using tools = createTools()
    const found = (await python.upgrader?.releases({ tools, cache: createRunCache() }, process.cwd(), '11.6.0')) ?? []
    expect(found[0]).toMatchObject({ version: '11.6.0', channel: 'stable', dateSource: 'registry', withdrawn: null, runtime: '>=3.6' })
    expect(found.find(({ version }) => version === '16.1.0')).toMatchObject({ runtime: '>=3.9', withdrawn: null })
    expect(
      found.every((release, at) => at === 0 || (python.upgrader?.versions.compare(found[at - 1]?.version ?? '', release.version) ?? 1) < 0),
    ).toBe(true)
  })
})
