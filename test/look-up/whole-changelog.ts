import { describe, expect, test } from 'vitest'
import { indexChangelog } from '../../src/look-up/changelog.ts'
import { changesIn } from '../../src/look-up/changes.ts'

function blank(hidden: string): string {
  return hidden.replaceAll(/[^\n]/g, ' ')
}

/**
 * Another way to the same answer: split by a pattern made for these files alone, after fences and comments have been
 * blanked out.
 */
function oracle(text: string): ReadonlyMap<string, string> {
  const bare = text.replaceAll(/<!--[\s\S]*?-->/g, blank).replaceAll(/^( *)```[^\n]*\n[\s\S]*?\n *```[ \t]*$/gm, blank)
  const pattern =
    /^(?:(?:##|###) +(?:<a id="[\d-]+"><\/a>)?(\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?)(?: +and +(\d+\.\d+\.\d+))?(?: - \d{4}-\d+-\d+.*)|(#[ \t].*|## Older releases))$/gm
  const found = [...bare.matchAll(pattern)]
  const sections = new Map<string, string>()
  for (const [number, match] of found.entries()) {
    const body = text.slice(match.index + match[0].length + 1, found[number + 1]?.index ?? text.length)
    for (const version of [match[1], match[2]]) if (version !== undefined) sections.set(version, body)
  }
  return sections
}

function words(text: string): string {
  return text
    .replace(/^(?:\s*[-*]\s+)+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Lines that carry a mark in use, written down again for the test: what a reader must be shown as breaking. */
const MARKED = /⚠|\bRemove support for\b|\bChange type of\b|Params.*\bto be required\b|\b(?:Drop|Dropped) support\b/
/** The legend, headings, and what only says that its own bullets are marked or generated. */
const HOLDERS = /symbol highlights|prefixed with|^\s*#|(?:Update generated code|Generated changes from|API Updates)/

/** What must be true of every changelog of a Stripe SDK; `headings` where somebody has counted its releases. */
export function describeChangelog(name: string, text: string, headings?: number): void {
  describe.each([name])('%s', () => {
    const index = indexChangelog(text)
    const expected = oracle(text)

    test('gives every version the section that another algorithm gives it, and no other', () => {
      expect(index.releases.map(({ version }) => version)).toEqual([...expected.keys()])
      const given = index.releases.map(({ version }) => [version, index.section(version)] as const)
      expect(given.filter(([version, section]) => section !== expected.get(version)).map(([version]) => version)).toEqual([])
    })

    test('has a date for every release', () => {
      expect(index.releases.filter(({ date }) => date === null || !/^\d{4}-\d\d-\d\d$/.test(date))).toEqual([])
    })

    test('holds as many releases as were counted by hand', () => {
      expect(index.releases).toHaveLength(headings ?? expected.size)
      expect(index.releases.length).toBeGreaterThan(300)
    })

    test('names the place of every heading, and no section reaches into the next', () => {
      const lines = text.split('\n')
      const misplaced = index.releases.filter(({ heading, line }) => !text.startsWith(`${lines[line - 1]}\n`, heading))
      expect(misplaced).toEqual([])
      const overlapping = index.releases.filter(({ end, heading }, number) => {
        const next = index.releases[number + 1]
        return next !== undefined && next.heading !== heading && end > next.heading
      })
      expect(overlapping).toEqual([])
    })

    test('loses no breaking line of any release', () => {
      const lost: string[] = []
      for (const { version } of index.releases) {
        const section = index.section(version) ?? ''
        const breaking = changesIn(section)
          .filter(({ kind }) => kind === 'breaking' || kind === 'value')
          .map(({ markdown }) => markdown.split('\n').map(words).join('\n'))
          .join('\n')
        const lines = section.split('\n').filter((line) => MARKED.test(line) && !HOLDERS.test(line))
        lost.push(...lines.filter((line) => !breaking.includes(words(line))).map((line) => `${version}: ${line}`))
      }
      expect(lost).toEqual([])
    })

    test('finds something in every release that has any bullet', () => {
      const silent = index.releases.filter(({ version }) => {
        const section = index.section(version) ?? ''
        return (
          /^[*-] /m.test(section) && changesIn(section).length === 0 && !/Update (?:generated )?code|API Updates|identical/i.test(section)
        )
      })
      expect(silent.map(({ version }) => version)).toEqual([])
    })
  })
}
