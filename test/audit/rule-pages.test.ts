import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/audit/rules.ts'
import { audited } from './audited.ts'

/** Example code of a page: what it is an example of, in which language, and its files. */
interface Shown {
  readonly language: string
  readonly kind: 'Wrong' | 'Right'
  readonly files: Readonly<Record<string, string>>
}

/** A page shows no secret of a form that scanners look for. */
const LETTERS = '4eQ8Zr2Lm4Xk7Vb1Nc5Td9Wy'

function shownIn(page: string): readonly Shown[] {
  return page.split(/^## /m).flatMap((section) => {
    const language = section.split('\n', 1)[0] ?? ''
    return section
      .split(/^(?=(?:Wrong|Right):$)/m)
      .slice(1)
      .map((part): Shown => {
        const blocks = [...part.matchAll(/^`([^`]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)]
        return {
          language,
          kind: part.startsWith('Wrong') ? 'Wrong' : 'Right',
          files: Object.fromEntries(blocks.map(([, path = '', code = '']) => [path, code.replaceAll('LETTERS_AND_DIGITS', LETTERS)])),
        }
      })
  })
}

const FOLDER = new URL('../../docs/rules/', import.meta.url)
const IDS = Object.keys(RULES)

function pageOf(id: string): string {
  return readFileSync(new URL(`${id}.md`, FOLDER), 'utf8')
}

describe.each(IDS)('the page of %s', (id) => {
  const shown = shownIn(pageOf(id))

  test('has a wrong and a right example for each of its languages', () => {
    expect(shown.length).toBeGreaterThan(0)
    for (const { language, files } of shown) {
      expect(Object.keys(files)).not.toEqual([])
      expect(shown.filter((one) => one.language === language).map(({ kind }) => kind)).toEqual(['Wrong', 'Right'])
    }
  })

  test.each(shown.map((one) => [`${one.kind}, ${one.language}`, one] as const))(
    '%s: exactly this rule finds the wrong code, and none the right',
    async (_, { kind, files }) => {
      const { findings, unknown } = await audited(files)
      expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(kind === 'Wrong' ? [id] : [])
      expect(unknown).toEqual([])
    },
  )
})

test('each rule has a page, and each page a rule', () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(IDS.map((id) => `${id}.md`).toSorted())
})
