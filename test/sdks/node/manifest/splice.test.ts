import { describe, expect, test } from 'vitest'
import { EditError } from '../../../../src/domain/errors.ts'
import type { Use } from '../../../../src/domain/use.ts'
import type { Entry } from '../../../../src/sdks/node/manifest/entry.ts'
import { MANAGERS } from '../../../../src/sdks/node/managers/index.ts'
import type { SettingsFile } from '../../../../src/sdks/node/managers/manager.ts'
import { readManifest, SECTIONS } from '../../../../src/sdks/node/manifest/manifest.ts'
import { splice } from '../../../../src/sdks/node/manifest/splice.ts'
import { fc } from '../../../support/properties.ts'

const SECTION_NAMES = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

function useIn(text: string, section: (typeof SECTION_NAMES)[number] = 'dependencies'): Use {
  const entry = readManifest(text).entries.find((each) => each.kind === SECTIONS[section] && each.key === 'stripe')
  if (entry === undefined) throw new Error('the fixture holds no use')
  return {
    sdk: 'node',
    package: 'stripe',
    kind: SECTIONS[section],
    path: 'package.json',
    line: entry.line,
    specifier: entry.value,
    range: entry.range,
    locked: null,
    lockfile: null,
    version: null,
    editable: true,
    why: null,
  }
}

describe('outside the specifier nothing changes', () => {
  test.for([
    ['two spaces and a final newline', '{\n  "dependencies": {\n    "stripe": "^17.0.0"\n  }\n}\n'],
    ['tabs, CRLF and no final newline', '{\r\n\t"dependencies": {\r\n\t\t"stripe": "^17.0.0"\r\n\t}\r\n}'],
    ['a byte order mark', '\uFEFF{"dependencies":{"stripe":"^17.0.0"}}'],
    ['a lookalike before it', '{"dependencies": {"@scope/stripe": "^17.0.0", "stripe" : "^17.0.0", "stripe-event-types": "^17.0.0"}}'],
    [
      'other sections',
      '{"stripe": "^17.0.0", "devDependencies": {"stripe": "^17.0.0"}, "a": {"dependencies": {"stripe": "^17.0.0"}}, "dependencies": {"stripe": "^17.0.0"}}',
    ],
    ['a key called __proto__', '{"__proto__": {"dependencies": 1}, "dependencies": {"__proto__": "1", "stripe": "^17.0.0"}}'],
  ] as const)('%s', async ([, text]) => {
    const use = useIn(text)
    const after = await splice(MANAGERS, text, use, '^23.1.0')
    expect(after).toBe(`${text.slice(0, use.range.start)}^23.1.0${text.slice(use.range.end)}`)
    expect(useIn(after).specifier).toBe('^23.1.0')
  })

  test('whatever else the file holds, in whatever layout', async () => {
    const name = fc.string({ unit: 'grapheme' }).filter((key) => key !== 'stripe' && !SECTION_NAMES.some((section) => section === key))
    const others = fc.dictionary(name, fc.jsonValue())
    const specifier = fc.constantFrom('^17.0.0', '17', '>=17 <18', '~17.1')
    const layout = fc.constantFrom(undefined, 2, 4, '\t')
    const section = fc.constantFrom(...SECTION_NAMES)
    await fc.assert(
      fc.asyncProperty(
        others,
        others,
        others,
        specifier,
        layout,
        section,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\uFEFF'),
        fc.constantFrom('', '\n'),
        async (top, before, behind, from, indent, where, newline, bom, end) => {
          const body = JSON.stringify({ ...top, [where]: { ...before, stripe: from, ...behind } }, null, indent)
          const text = bom + body.replaceAll('\n', newline) + end
          const use = useIn(text, where)
          const after = await splice(MANAGERS, text, use, '^23.1.0')
          expect(after.slice(0, use.range.start)).toBe(text.slice(0, use.range.start))
          expect(after.slice(use.range.start + '^23.1.0'.length)).toBe(text.slice(use.range.end))
          expect(useIn(after, where).specifier).toBe('^23.1.0')
        },
      ),
    )
  })
})

/** The use that an entry makes. */
function useOf(path: string, { kind, key, value, range, line }: Entry): Use {
  const rest = { locked: null, lockfile: null, version: null, editable: true, why: null } as const
  return { sdk: 'node', package: key, kind, path, line, specifier: value, range, ...rest }
}

/** The entries of a manager's file of settings. */
async function entriesOf(file: SettingsFile | undefined, text: string): Promise<readonly Entry[]> {
  const settings = await file?.read(text)
  return [...(settings?.catalogs ?? []).map(({ entry }) => entry), ...(settings?.overrides ?? [])]
}

/** Splices each entry of Stripe's, and sees that nothing else changed. */
async function spliceEach(path: string, text: string, read: (text: string) => Promise<readonly Entry[]>): Promise<number> {
  const entries = (await read(text)).filter(({ key, odd }) => key === 'stripe' && odd === null)
  for (const entry of entries) {
    const { start, end } = entry.range
    const after = await splice(MANAGERS, text, useOf(path, entry), '^23.1.0')
    expect(after).toBe(`${text.slice(0, start)}^23.1.0${text.slice(end)}`)
    const others = (await read(text)).map((each) => [
      each.kind,
      each.key,
      each.kind === entry.kind && each.key === 'stripe' ? '^23.1.0' : each.value,
    ])
    expect((await read(after)).map(({ kind, key, value }) => [kind, key, value])).toEqual(others)
  }
  return entries.length
}

/** The ways in which YAML may write a text. */
function quoted(text: string): fc.Arbitrary<string> {
  return fc.constantFrom(...(/^(?:>|\d+$)/.test(text) ? [] : [text]), `"${text}"`, `'${text}'`)
}

function rows(from: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(from).map(([name, version]) => `${JSON.stringify(name)}: ${JSON.stringify(version)}`)
}

describe('what decides for several manifests', () => {
  const others = fc.dictionary(fc.stringMatching(/^[a-z@/-]{1,12}$/), fc.stringMatching(/^[~^]?\d{1,3}\.\d{1,3}$/))
  const specifier = fc.constantFrom('^17.0.0', '17', '>=17 <18', '~17.1')
  const newline = fc.constantFrom('\n', '\r\n')
  const bom = fc.constantFrom('', '\uFEFF')

  test.for(['overrides', 'pnpm.overrides', 'resolutions'])('%s of a package.json, whatever else it holds', async (field) => {
    await fc.assert(
      fc.asyncProperty(
        others,
        others,
        specifier,
        newline,
        bom,
        fc.constantFrom(undefined, 2, '\t'),
        async (before, behind, from, end, mark, indent) => {
          const held = { ...before, stripe: from, ...behind, pay: { stripe: from } }
          const fields = field === 'pnpm.overrides' ? { pnpm: { ...behind, overrides: held } } : { [field]: held }
          const text = mark + JSON.stringify({ dependencies: { stripe: from }, ...fields }, null, indent).replaceAll('\n', end)
          expect(await spliceEach('package.json', text, async (each) => readManifest(each).overrides)).toBe(1)
        },
      ),
      { numRuns: 50 },
    )
  })

  const comment = fc.constantFrom('', ' # stripe: ^17.0.0', '   #')
  /** A mapping in block or flow style that holds the package, with another before and behind it. */
  const mapping = fc
    .record({
      before: others,
      behind: others,
      value: specifier.chain(quoted),
      comment,
      key: fc.constantFrom('stripe', '"stripe"'),
      flow: fc.boolean(),
    })
    .map(({ before, behind, value, comment: remark, key, flow }) => {
      const taken = new Set(['stripe', ...Object.keys(before)])
      const after = Object.fromEntries(Object.entries(behind).filter(([name]) => !taken.has(name)))
      const all = [...rows(before), `${key}: ${value}`, ...rows(after)]
      return flow ? ` {${all.join(', ')}}${remark}` : all.map((row) => `\n      ${row}${remark}`).join('')
    })

  test.for(['pnpm', 'yarn'] as const)('the catalogs and overrides in the settings of %s, however they are laid out', async (manager) => {
    await fc.assert(
      fc.asyncProperty(mapping, mapping, mapping, newline, bom, fc.boolean(), async (first, second, third, end, mark, isLast) => {
        const text = `${mark}# ours\npackages: [a, 'b/*']\ncatalog:${first}\ncatalogs:\n  "old 1":${second}\noverrides:${third}${isLast ? '' : '\nother: 1\n'}`
        const lines = text.replaceAll('\n', end)
        const path = { pnpm: 'pnpm-workspace.yaml', yarn: 'web/.yarnrc.yml' }[manager]
        expect(await spliceEach(path, lines, (each) => entriesOf(MANAGERS[manager].settings, each))).toBe(manager === 'pnpm' ? 3 : 2)
      }),
      { numRuns: 60 },
    )
  })

  test.for([
    ['it is gone', 'catalog: {}\n', '^23.1.0'],
    ['it is another now', 'catalog: {stripe: ^18.0.0}\n', '^23.1.0'],
    ['others share it', 'catalog: {stripe: &v ^17.0.0, pay: *v}\n', '^23.1.0'],
    ['the file is broken', 'catalog: {stripe: ^17.0.0\n', '^23.1.0'],
    ['it is there twice', 'catalog: {stripe: ^17.0.0, "stripe": ^17.0.0}\n', '^23.1.0'],
    ['its catalog is there twice', 'catalog: {stripe: ^17.0.0}\ncatalog: {}\n', '^23.1.0'],
    [
      'its aliases unfold without end',
      `catalog: {stripe: ^17.0.0}\na: &a [x]\n${'bcdefghi'.replaceAll(/./g, (name) => `${name}: &${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
      '^23.1.0',
    ],
    ['the specifier would be read as something else', 'catalog: {stripe: ^17.0.0}\n', '23, evil: 1'],
    ['the specifier would be a number', 'catalog:\n  stripe: ^17.0.0\n', '23'],
    ['the specifier would end the line', 'catalog:\n  stripe: ^17.0.0\n', '23.0.0 # x'],
    ['the specifier would end its quotes', "catalog:\n  stripe: '^17.0.0'\n", "23.0.0' "],
  ] as const)('refused: %s', async ([, now, wanted]) => {
    const [entry] = await entriesOf(MANAGERS.pnpm.settings, 'catalog: {stripe: ^17.0.0}')
    if (entry === undefined) throw new Error('the fixture holds no use')
    await expect(splice(MANAGERS, now, useOf('pnpm-workspace.yaml', entry), wanted)).rejects.toThrow(EditError)
  })
})

describe('an edit that is not safe is refused', () => {
  const text = '{"dependencies": {"stripe": "^17.0.0"}}'
  const use = useIn(text)

  test('the entry is found anew, wherever it is now', async () => {
    expect(await splice(MANAGERS, `{"name": "moved",\n ${text.slice(1)}`, use, '^23.1.0')).toBe(
      '{"name": "moved",\n "dependencies": {"stripe": "^23.1.0"}}',
    )
  })
  test.for([
    ['it is gone', '{"dependencies": {}}'],
    ['it is another now', '{"dependencies": {"stripe": "^18.0.0"}}'],
    ['it is there twice', '{"dependencies": {"stripe": "^17.0.0", "stripe": "^17.0.0"}}'],
    ['its section is there twice', '{"dependencies": {"stripe": "^17.0.0"}, "dependencies": {}}'],
    ['it is written with escapes', '{"dependencies": {"stripe": "\\u005e17.0.0"}}'],
    ['it is no text', '{"dependencies": {"stripe": 17}}'],
    ['the file is broken', '{"dependencies": {"stripe": "^17.0.0"}'],
    ['the file has comments', '{"dependencies": {"stripe": "^17.0.0"} /* no */}'],
  ] as const)('%s', async ([, now]) => {
    await expect(splice(MANAGERS, now, use, '^23.1.0')).rejects.toThrow(EditError)
  })
  test.for(['^23.1.0", "evil": "1', '\\', '\n', '"'])('a specifier that breaks out of its quotes: %j', async (specifier) => {
    await expect(splice(MANAGERS, text, use, specifier)).rejects.toThrow(EditError)
  })
})
