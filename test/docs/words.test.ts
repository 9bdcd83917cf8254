/**
 * Words that readers stumble over are in nothing that a person reads: pages, rendered reports, help, settings, errors and all
 * other texts of the sources. Names in code and comments are not read here.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { describe, expect, test } from 'vitest'
import { commandHelp, generalHelp } from '../../src/commands/help.ts'
import { COMMANDS, type CommandName } from '../../src/commands/table.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** Each with what to write instead. */
const WORDS: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\bcan not\b/iu, 'cannot'],
  [/\bmend(?:s|ed|ing)?\b/iu, 'fix'],
  [/\b(?:upheld|upholds?)\b/iu, 'passes'],
  [/\bh(?:e|o)ld back\b/iu, 'on hold, blocked'],
  [/\btold\b/iu, 'said, shown'],
  [/\bstands\b/iu, 'is'],
  [/\bbesides\b/iu, 'also'],
  [/\bby now\b/iu, 'now'],
  [/\b(?:should|must) hold\b/iu, 'SHOULD, MUST'],
  [/\bknown failures?\b/iu, 'known issue'],
  [/\bAPI trains?\b/iu, 'API release'],
  [/\bno word on\b/iu, 'we do not know'],
  [/\bthe way out\b/iu, 'what you can do'],
  [/\bhe(?:al|als|aled)\b/iu, 'fixes'],
]

function found(text: string): readonly string[] {
  return WORDS.flatMap(([word, instead]) => {
    const at = text.search(word)
    return at < 0 ? [] : [`…${text.slice(Math.max(0, at - 40), at + 50).replaceAll('\n', ' ')}… (${instead})`]
  })
}

function filesIn(folder: string, endings: readonly string[]): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The texts of a module: its string literals and the fixed parts of its templates, apart from what it imports. */
function textsOf(path: string): readonly string[] {
  const texts: string[] = []
  const open: unknown[] = [parseAst(read(path), { lang: path.endsWith('.ts') ? 'ts' : 'js', sourceType: 'module' })]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) {
      open.push(...node)
      continue
    }
    if (typeof node !== 'object' || node === null) continue
    const type: unknown = Reflect.get(node, 'type')
    const value: unknown = Reflect.get(node, 'value')
    if (type === 'Literal' && typeof value === 'string') texts.push(value)
    if (type === 'TemplateElement') texts.push(String(Reflect.get(Object(value), 'cooked')))
    for (const [key, child] of Object.entries(node)) if (key !== 'source' && typeof child === 'object' && child !== null) open.push(child)
  }
  return texts
}

const PAGES = [
  ...['README', 'ARCHITECTURE', 'CONTRIBUTING', 'SECURITY', 'CHANGELOG'].map((name) => `${name}.md`),
  ...filesIn('docs', ['.md']),
  'action.yml',
  'stripe-upgrade.schema.json',
]

describe('no word that readers stumble over is in', () => {
  test.each([...PAGES, ...filesIn('test/report/golden', ['.txt'])])('%s', (path) => {
    expect(found(read(path))).toEqual([])
  })

  test.each(['', ...Object.keys(COMMANDS)])('stripe-upgrade %s --help', (name) => {
    expect(found(isCommand(name) ? commandHelp(name) : generalHelp('0.0.0'))).toEqual([])
  })

  test('the texts of any module', () => {
    const modules = filesIn('src', ['.ts', '.mjs'])
    expect(modules.length).toBeGreaterThan(300)
    expect(modules.flatMap((path) => textsOf(path).flatMap((text) => found(text).map((each) => `${path}: ${each}`)))).toEqual([])
  })
})

function isCommand(name: string): name is CommandName {
  return name in COMMANDS
}

test('the test finds such a word in a literal and in a template, and not in a comment', () => {
  expect(found('It can not be')).toHaveLength(1)
  const texts = textsOf('test/docs/words-sample.mjs')
  expect(texts.flatMap((text) => found(text))).toHaveLength(2)
})
