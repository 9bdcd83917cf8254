/**
 * Words that readers stumble over are in nothing that a person reads: pages, rendered reports, help, settings, errors and all
 * other texts of the sources, comments, and the titles of tests. Names in code are not read here.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parse } from '@babel/parser'
import { parseAst } from 'rolldown/parseAst'
import { describe, expect, test } from 'vitest'
import { commandHelp, generalHelp } from '../../src/commands/help.ts'
import { COMMANDS, type CommandName } from '../../src/commands/table.ts'

/** Has each kind of text once or twice, with such a word. */
const SAMPLE = 'words-sample.mjs'
const ROOT = resolve(import.meta.dirname, '../..')

/** Each with what to write instead. */
const WORDS: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\bcan not\b/iu, 'cannot'],
  [/\bmend(?:s|ed|ing)?\b/iu, 'fix'],
  [/\b(?:upheld|upholds?)\b/iu, 'passes'],
  [/\bh(?:e|o)ld back\b/iu, 'on hold, blocked'],
  [/\btold\b/iu, 'said, shown'],
  [/\btells\b(?! you\b)/iu, 'says, shows'],
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

/** Every node of a module's tree that is an object with a type, apart from what it imports. */
function nodesOf(path: string): readonly (readonly [type: unknown, node: object])[] {
  const nodes: (readonly [unknown, object])[] = []
  const open: unknown[] = [parseAst(read(path), { lang: path.endsWith('.ts') ? 'ts' : 'js', sourceType: 'module' })]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) {
      open.push(...node)
      continue
    }
    if (typeof node !== 'object' || node === null) continue
    nodes.push([property(node, 'type'), node])
    for (const [key, child] of Object.entries(node)) if (key !== 'source' && typeof child === 'object' && child !== null) open.push(child)
  }
  return nodes
}

function property(node: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), node)
}

/** The texts of a module: its string literals and the fixed parts of its templates, apart from what it imports. */
function textsOf(path: string): readonly string[] {
  return nodesOf(path).flatMap(([type, node]) => {
    if (type === 'TemplateElement') return [String(property(node, 'value', 'cooked'))]
    const value = property(node, 'value')
    return type === 'Literal' && typeof value === 'string' ? [value] : []
  })
}

/** The titles of a file's tests and of their groups, where they are written in the call. */
function titlesOf(path: string): readonly string[] {
  return nodesOf(path).flatMap(([type, node]) => {
    if (type !== 'CallExpression' || !TESTS.has(calledBy(property(node, 'callee')))) return []
    const title = property(node, 'arguments', 0)
    const text = property(title, 'value') ?? property(title, 'quasis', 0, 'value', 'cooked')
    return typeof text === 'string' ? [text] : []
  })
}

const TESTS: ReadonlySet<unknown> = new Set(['test', 'describe'])

/** `test` of `test(…)`, of `test.for(…)` and of `test.each(…)(…)`. */
function calledBy(callee: unknown): unknown {
  const inner = property(callee, 'object') ?? property(callee, 'callee')
  return inner === undefined ? property(callee, 'name') : calledBy(inner)
}

/** The comments of a module. */
function commentsOf(path: string): readonly string[] {
  const plugins = path.endsWith('.ts') ? (['typescript'] as const) : []
  return (parse(read(path), { sourceType: 'module', plugins: [...plugins] }).comments ?? []).map(({ value }) => value)
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

describe('no word that readers stumble over is in', () => {
  const sources = ['src', 'test', 'scripts'].flatMap((folder) => filesIn(folder, ['.ts', '.mjs'])).filter((path) => !path.endsWith(SAMPLE))

  test('a comment', () => {
    expect(sources.length).toBeGreaterThan(700)
    expect(sources.flatMap((path) => commentsOf(path).flatMap((text) => found(text).map((each) => `${path}: ${each}`)))).toEqual([])
  })

  test('a Python file', () => {
    const files = filesIn('src', ['.py'])
    expect(files.length).toBeGreaterThan(3)
    expect(files.flatMap((path) => found(read(path)).map((each) => `${path}: ${each}`))).toEqual([])
  })

  test('the title of a test', () => {
    const titles = filesIn('test', ['.test.ts']).flatMap((path) => titlesOf(path).map((title) => ({ path, title })))
    expect(titles.length).toBeGreaterThan(1500)
    expect(titles.flatMap(({ path, title }) => found(title).map((each) => `${path}: ${each}`))).toEqual([])
  })
})

function isCommand(name: string): name is CommandName {
  return name in COMMANDS
}

test('the test finds such a word in a literal, in a template, in a comment and in a title', () => {
  expect(found('It can not be')).toHaveLength(1)
  expect(textsOf(`test/docs/${SAMPLE}`).flatMap((text) => found(text))).toHaveLength(4)
  expect(commentsOf(`test/docs/${SAMPLE}`).flatMap((text) => found(text))).toHaveLength(1)
  expect(titlesOf(`test/docs/${SAMPLE}`).flatMap((text) => found(text))).toHaveLength(2)
})
