import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test } from 'vitest'
import { readLine } from '../../src/prove/ask/protocol.ts'
import { SLOWEST } from '../slowest.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const PAGES = [ROOT, join(ROOT, 'docs')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => relative(ROOT, join(folder, name))),
)

interface Node {
  readonly type: string
  readonly url?: string
  readonly children?: readonly Node[]
}

function links({ type, url, children = [] }: Node): readonly string[] {
  return [...((type === 'link' || type === 'image') && url !== undefined ? [url] : []), ...children.flatMap(links)]
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

test.each(PAGES)('%s: every file that it links to is there', (page) => {
  const missing = links(fromMarkdown(read(page)))
    .filter((url) => !/^[a-z]+:|^#/u.test(url))
    .map((url) => url.split('#')[0] ?? '')
    .filter((path) => !existsSync(join(ROOT, dirname(page), path)))
  expect(missing).toEqual([])
})

test('what a page quotes from a file is in that file', () => {
  const quotes = PAGES.flatMap((page) => Array.from(read(page).matchAll(/<!-- from (\S+) -->\n```\w+\n(.*?)```/gsu)))
  expect(quotes.length).toBeGreaterThan(0)
  for (const [, path = '', text = ''] of quotes) expect(read(path)).toContain(text)
})

test('the table of slow tests is the list that they are started by, and each is there', () => {
  const rows = SLOWEST.map(({ path, why }) => `| \`${path}\` | ${why}. |\n`)
  expect(read('CONTRIBUTING.md')).toContain(`|---|---|\n${rows.join('')}\n`)
  expect(SLOWEST.filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([])
})

describe('the examples of the driver protocol', () => {
  const blocks = [...read('docs/write-a-driver.md').matchAll(/```jsonl\n(.*?)```/gsu)].map(([, text = '']) => text.trim().split('\n'))
  const answers = blocks.flat().filter((line) => !line.includes('"verb"'))

  test('are answers that the runner understands', () => {
    expect(answers.filter((line) => readLine(line).kind === 'junk')).toEqual([])
  })

  test('show every kind of answer that a driver must be able to give', () => {
    const kinds = answers.map((line) => readLine(line)).map((line) => (line.kind === 'answer' ? line.answer.kind : line.kind))
    const needed = ['hello', 'accepted', 'refused', 'value', 'error', 'hang', 'unsupported', 'failed', 'egress']
    expect(needed.filter((kind) => !kinds.some((shown) => shown === kind))).toEqual([])
  })

  test('answer the request above them', () => {
    for (const [first = '', ...others] of blocks.filter(([line]) => line?.includes('"verb"'))) {
      const ids = [first, ...others].map((line): unknown => JSON.parse(line)).map((json) => Reflect.get(Object(json), 'id'))
      expect(new Set(ids).size).toBe(1)
    }
  })
})
