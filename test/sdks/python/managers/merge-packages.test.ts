import { describe, expect, test } from 'vitest'
import { mergePackages } from '../../../../src/sdks/python/managers/merge-packages.ts'
import { packageBlocks } from '../../../../src/sdks/python/managers/package-blocks.ts'
import { fc } from '../../../support/properties.ts'

function uvLock(revision: number, ...packages: readonly string[]): string {
  return [`version = 1\nrevision = ${revision}\n`, ...packages.map((entry) => `\n[[package]]\n${entry}`)].join('')
}

const SHOP = 'name = "shop"\nsource = { virtual = "." }\ndependencies = [\n    { name = "stripe" },\n]\n'
const asking = (range: string): string =>
  `${SHOP}\n[package.metadata]\nrequires-dist = [\n    { name = "stripe", specifier = "${range}" },\n]\n`
const stripe = (version: string): string =>
  `name = "stripe"\nversion = "${version}"\nsource = { registry = "index" }\ndependencies = [\n    { name = "requests" },\n]\n`
const other = (name: string, version: string, more = ''): string =>
  `name = "${name}"\nversion = "${version}"\nsource = { registry = "index" }\n${more}`

describe('a uv.lock made again', () => {
  test('keeps all but what stripe reaches, also where another uv writes the rest differently', () => {
    const before = uvLock(1, other('flask', '2.0.0'), other('requests', '2.30.0'), asking('>=11,<12'), stripe('11.6.0'))
    const fresh = uvLock(
      5,
      other('flask', '2.0.0', 'upload-time = "x"\n'),
      other('requests', '2.31.0'),
      asking('>=16,<17'),
      stripe('16.1.0'),
    )
    expect(mergePackages('uv.lock', before, fresh, 'uv lock').text).toBe(
      uvLock(1, other('flask', '2.0.0'), other('requests', '2.31.0'), asking('>=16,<17'), stripe('16.1.0')),
    )
  })

  test.each([
    ['another package moved', uvLock(1, other('flask', '3.0.0'), asking('>=11,<12'), stripe('16.1.0')), 'flask'],
    ['another package went', uvLock(1, asking('>=11,<12'), stripe('16.1.0')), 'flask'],
    ['another package came', uvLock(1, other('abc', '1.0.0'), other('flask', '2.0.0'), asking('>=11,<12'), stripe('16.1.0')), 'abc'],
    [
      'another index was asked',
      uvLock(1, other('flask', '2.0.0').replace('index', 'elsewhere'), asking('>=11,<12'), stripe('16.1.0')),
      'flask',
    ],
  ])('leaves all else as it was where %s', (_, fresh, name) => {
    const before = uvLock(1, other('flask', '2.0.0'), asking('>=11,<12'), stripe('11.6.0'))
    const merged = mergePackages('uv.lock', before, fresh, 'uv lock')
    expect(merged).toEqual({ text: uvLock(1, other('flask', '2.0.0'), asking('>=11,<12'), stripe('16.1.0')), stray: [name], moved: [] })
  })

  test('leaves what the project asks of others as it was, and moves what it asks of stripe', () => {
    const before = uvLock(1, other('flask', '2.0.0'), asking('>=11,<12'), stripe('11.6.0'))
    const fresh = uvLock(
      1,
      other('flask', '2.0.0'),
      asking('>=16,<17').replace('requires-dist = [\n', 'requires-dist = [\n    { name = "flask", specifier = "<4" },\n'),
      stripe('16.1.0'),
    )
    const { text, stray } = mergePackages('uv.lock', before, fresh, 'uv lock')
    expect(text).toBe(uvLock(1, other('flask', '2.0.0'), asking('>=16,<17'), stripe('16.1.0')))
    expect(stray).toEqual(['shop'])
  })

  test('is refused where the project asks for stripe in other places than the lock says', () => {
    const before = uvLock(1, asking('>=11,<12'), stripe('11.6.0'))
    const twice = asking('>=16,<17').replace('dependencies = [\n', 'dependencies = [\n    { name = "stripe" },\n    { name = "flask" },\n')
    expect(() => mergePackages('uv.lock', before, uvLock(1, twice, stripe('16.1.0')), 'uv lock')).toThrow('the entry of shop')
  })
})

/** One package as each manager writes it, with one file and what it needs. */
const WRITERS = {
  'uv.lock': (name: string, version: string, deps: readonly string[], file: string): string =>
    `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "index" }\ndependencies = [\n${deps.map((need) => `    { name = "${need}" },\n`).join('')}]\nwheels = [\n    { url = "${file}" },\n]\n\n`,
  'poetry.lock': (name: string, version: string, deps: readonly string[], file: string): string =>
    `[[package]]\nname = "${name}"\nversion = "${version}"\ngroups = ["main"]\nfiles = [\n    {file = "${file}"},\n]\n\n[package.dependencies]\n${deps.map((need) => `${need.replace('-', '_')} = ">=1"\n`).join('')}\n[package.extras]\nasync = ["httpx"]\n\n`,
  'pdm.lock': (name: string, version: string, deps: readonly string[], file: string): string =>
    `[[package]]\nname = "${name}"\nversion = "${version}"\ngroups = ["default"]\ndependencies = [\n${deps.map((need) => `    "${need}>=1",\n`).join('')}]\nfiles = [\n    {file = "${file}"},\n]\n\n`,
} as const

type LockName = keyof typeof WRITERS

/** A lock of flask, and of stripe with typing-extensions, which needs six. */
function lockOf(name: LockName, hash: string, versions: Readonly<Record<string, string>>, file = 'a.whl'): string {
  const asks: Readonly<Record<string, readonly string[]>> = { stripe: ['typing-extensions'], 'typing-extensions': ['six'] }
  const packages = Object.entries(versions).map(([one, version]) => WRITERS[name](one, version, asks[one] ?? [], file))
  const head = name === 'pdm.lock' ? `# PDM\n\n[metadata]\ncontent_hash = "${hash}"\n\n` : `# ${name}\n\n`
  const tail = name === 'poetry.lock' ? `[extras]\npay = ["stripe"]\n\n[metadata]\nlock-version = "2.1"\ncontent-hash = "${hash}"\n` : ''
  return head + packages.join('') + tail
}

const OLD = { flask: '2.0.0', six: '1.0.0', stripe: '11.6.0', 'typing-extensions': '4.0.0' }

describe.each(['uv.lock', 'poetry.lock', 'pdm.lock'] as const)('a %s made again', (name) => {
  test('has stripe, what it reaches and the hash of the manifest; files that only the index added stay away', () => {
    const before = lockOf(name, 'old', OLD).replaceAll('\n', '\r\n')
    const fresh = lockOf(name, 'new', { ...OLD, stripe: '16.1.0', six: '1.1.0' }, 'b.whl')
    const merged = mergePackages(name, before, fresh, '').text
    const expected = lockOf(name, 'new', { ...OLD, stripe: '16.1.0', six: '1.1.0' }, 'a.whl').replaceAll('\n', '\r\n')
    expect(merged.replaceAll('b.whl', 'a.whl')).toBe(expected)
    expect(merged.match(/[ab]\.whl/g)).toEqual(['a.whl', 'b.whl', 'b.whl', 'a.whl'])
  })

  test('takes the hash from the lock of the manifest as it is', () => {
    const [before, pinned, asked] = ['old', 'pinned', 'asked'].map((hash) => lockOf(name, hash, OLD))
    expect(mergePackages(name, before ?? '', pinned ?? '', '', asked).text).toBe(name === 'uv.lock' ? before : asked)
  })

  test.each([
    ['moved', { ...OLD, stripe: '16.1.0', flask: '3.0.0' }],
    ['went', { six: '1.0.0', stripe: '16.1.0', 'typing-extensions': '4.0.0' }],
  ])('leaves another package, and the hash of the manifest, as it was where that %s', (_, versions) => {
    const merged = mergePackages(name, lockOf(name, 'old', OLD), lockOf(name, 'new', versions), 'lock')
    expect(merged).toEqual({ text: lockOf(name, 'old', { ...OLD, stripe: '16.1.0' }), stray: ['flask'], moved: [] })
  })

  test('names what moved with stripe', () => {
    const fresh = lockOf(name, 'new', { ...OLD, stripe: '16.1.0', six: '1.1.0' })
    expect(mergePackages(name, lockOf(name, 'old', OLD), fresh, 'lock').moved).toEqual(['six 1.0.0 → 1.1.0'])
  })

  test('is the same text where nothing has changed, and the sum of its packages', () => {
    const version = fc.constantFrom('1.0.0', '2.0.0')
    const versions = fc.record({ flask: version, six: version, stripe: version, 'typing-extensions': version }, { requiredKeys: [] })
    fc.assert(
      fc.property(versions, fc.constantFrom('\n', '\r\n'), (chosen, newline) => {
        const text = lockOf(name, 'old', chosen).replaceAll('\n', newline)
        const { head, packages, tail } = packageBlocks(text)
        expect(head + packages.map((entry) => entry.text).join('') + tail).toBe(text)
        expect(mergePackages(name, text, text, '')).toEqual({ text, stray: [], moved: [] })
      }),
    )
  })
})
