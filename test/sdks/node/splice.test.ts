import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EditError } from '../../../src/domain/errors.ts'
import type { Use } from '../../../src/domain/use.ts'
import { readManifest, SECTIONS } from '../../../src/sdks/node/manifest.ts'
import { splice } from '../../../src/sdks/node/splice.ts'

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
    const after = await splice(text, use, '^23.1.0')
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
          const after = await splice(text, use, '^23.1.0')
          expect(after.slice(0, use.range.start)).toBe(text.slice(0, use.range.start))
          expect(after.slice(use.range.start + '^23.1.0'.length)).toBe(text.slice(use.range.end))
          expect(useIn(after, where).specifier).toBe('^23.1.0')
        },
      ),
    )
  })
})

describe('an edit that is not safe is refused', () => {
  const text = '{"dependencies": {"stripe": "^17.0.0"}}'
  const use = useIn(text)

  test('the entry is found anew, wherever it stands by now', async () => {
    expect(await splice(`{"name": "moved",\n ${text.slice(1)}`, use, '^23.1.0')).toBe(
      '{"name": "moved",\n "dependencies": {"stripe": "^23.1.0"}}',
    )
  })
  test.for([
    ['it is gone', '{"dependencies": {}}'],
    ['it is another by now', '{"dependencies": {"stripe": "^18.0.0"}}'],
    ['it stands twice', '{"dependencies": {"stripe": "^17.0.0", "stripe": "^17.0.0"}}'],
    ['its section stands twice', '{"dependencies": {"stripe": "^17.0.0"}, "dependencies": {}}'],
    ['it is written with escapes', '{"dependencies": {"stripe": "\\u005e17.0.0"}}'],
    ['it is no text', '{"dependencies": {"stripe": 17}}'],
    ['the file is broken', '{"dependencies": {"stripe": "^17.0.0"}'],
    ['the file has comments', '{"dependencies": {"stripe": "^17.0.0"} /* no */}'],
  ] as const)('%s', async ([, now]) => {
    await expect(splice(now, use, '^23.1.0')).rejects.toThrow(EditError)
  })
  test.for(['^23.1.0", "evil": "1', '\\', '\n', '"'])('a specifier that breaks out of its quotes: %j', async (specifier) => {
    await expect(splice(text, use, specifier)).rejects.toThrow(EditError)
  })
})
