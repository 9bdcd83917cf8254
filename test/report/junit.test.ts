import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { CaseResult, CaseVerdict, Level, Proof } from '../../src/domain/proof.ts'
import { junit } from '../../src/report/index.ts'
import { folderWith } from '../support/folder.ts'
import { SDKS } from '../support/sdks.ts'

/** An element as a parser of another language reads it. */
interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly Element[]
}

const PARSER = `
import json, sys, xml.etree.ElementTree as tree
def plain(element):
    return dict(tag=element.tag, attributes=element.attrib, text=(element.text or '').strip(), children=[plain(child) for child in element])
print(json.dumps(plain(tree.fromstring(sys.stdin.buffer.read()))))`

/** What https://github.com/EnricoMi/publish-unit-test-result-action reads test results with. */
const VIEWER = 'junitparser==5.0.3'
const VIEW = `
import json, sys
sys.path.insert(0, sys.argv[1])
from junitparser import JUnitXml
read = JUnitXml.fromfile(sys.argv[1] + '/contract.xml')
cases = [[case.name, [result._tag for result in case.result]] for suite in read for case in suite]
print(json.dumps(dict(totals=[read.tests, read.failures, read.errors, read.skipped], cases=cases)))`

async function python(...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)('python3', args)).stdout
}

async function parse(xml: string): Promise<Element> {
  const running = promisify(execFile)('python3', ['-c', PARSER], { maxBuffer: 64 * 1024 * 1024 })
  running.child.stdin?.end(xml)
  const read: Element = JSON.parse((await running).stdout)
  return read
}

function result(id: string, verdict: CaseVerdict, level: Level = 'MUST', text = 'accepted'): CaseResult {
  const from = { outcome: 'pass', seen: 'refused', detail: 'sent: x · seen: refused' } as const
  const to = { outcome: 'fail', seen: text, detail: `sent: x · seen: ${text}` } as const
  return { id, level, title: `Title of ${id}`, threat: 'forged webhook', from, to, verdict, flaky: false }
}

function proof(cases: readonly CaseResult[], more: Partial<Proof> = {}): Proof {
  return { sdk: 'python', from: '12.0.0', to: '16.1.0', verdict: 'changed', cases, notes: [], timing: { total: 3456 }, ...more }
}

const CASES = [
  result('webhook/a', 'pass'),
  result('webhook/b', 'broken'),
  result('webhook/b2', 'regressed', 'SHOULD'),
  result('webhook/b3', 'still-broken'),
  result('webhook/c', 'inconclusive'),
  result('webhook/d', 'known-issue'),
  result('retry/e', 'unsupported'),
  result('retry/f', 'changed', 'OBSERVE'),
  result('retry/g', 'fixed'),
]

/** What may be in what, after the JUnit schema that Jenkins and GitLab read (a suite's properties come first, its output last). */
const WITHIN: Readonly<Record<string, RegExp>> = {
  testsuites: /^(testsuite )*$/u,
  testsuite: /^(properties )?(testcase )*(system-out )?(system-err )?$/u,
  properties: /^(property )*$/u,
  testcase: /^(skipped |error |failure )?(system-out )?$/u,
}
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped'],
  testcase: ['classname', 'name'],
  property: ['name', 'value'],
  failure: ['message', 'type'],
  error: ['message', 'type'],
  skipped: ['message'],
}

function wrongs({ tag, attributes, children }: Element): readonly string[] {
  const inside = children.map((child) => `${child.tag} `).join('')
  const missing = (NEEDED[tag] ?? []).filter((name) => attributes[name] === undefined)
  return [
    ...((WITHIN[tag] ?? /^$/u).test(inside) ? [] : [`${tag} holds ${inside}`]),
    ...missing.map((name) => `${tag} without ${name}`),
    ...children.flatMap(wrongs),
  ]
}

function count({ children }: Element, tag: string): number {
  return children.reduce((sum, child) => sum + (child.tag === tag ? 1 : 0) + count(child, tag), 0)
}

describe('JUnit', () => {
  test('is what a parser of another language reads, in the order that the schema asks for', async () => {
    const root = await parse(junit(SDKS.of('python'), proof(CASES, { notes: ['a note'], caseTiming: { 'webhook/a': 30 } })))
    expect(wrongs(root)).toEqual([])
    expect(root.attributes).toEqual({
      name: 'stripe (Python) 12.0.0 → 16.1.0',
      tests: '9',
      failures: '2',
      errors: '1',
      skipped: '3',
      time: '3.456',
    })
    expect(root.children.map(({ attributes }) => [attributes['name'], attributes['tests']])).toEqual([
      ['stripe (Python) 12.0.0 → 16.1.0: webhook', '6'],
      ['stripe (Python) 12.0.0 → 16.1.0: retry', '3'],
    ])
    const [first] = root.children[0]?.children.filter(({ tag }) => tag === 'testcase') ?? []
    expect(first?.attributes).toEqual({ classname: 'contract.python.webhook', name: 'webhook/a', time: '0.030' })
  })

  test('is opened by the parser of a viewer, which finds every case and what became of it', async () => {
    const folder = await folderWith({ 'contract.xml': junit(SDKS.of('python'), proof(CASES)) })
    await python('-m', 'pip', 'install', '--quiet', '--no-deps', '--no-input', '--target', folder, VIEWER)
    const seen = JSON.parse(await python('-c', VIEW, folder))
    expect(seen).toEqual({
      totals: [9, 2, 1, 3],
      cases: [
        ['webhook/a', []],
        ['webhook/b', ['failure']],
        ['webhook/b2', ['failure']],
        ['webhook/b3', ['skipped']],
        ['webhook/c', ['error']],
        ['webhook/d', ['skipped']],
        ['retry/e', ['skipped']],
        ['retry/f', []],
        ['retry/g', []],
      ],
    })
  })

  test('counts what it holds', async () => {
    const root = await parse(junit(SDKS.of('python'), proof(CASES)))
    for (const element of [root, ...root.children]) {
      const { tests, failures, errors, skipped } = element.attributes
      const blocked = { tests: 'testcase', failures: 'failure', errors: 'error', skipped: 'skipped' }
      for (const [name, tag] of Object.entries(blocked))
        expect([name, { tests, failures, errors, skipped }[name]]).toEqual([name, String(count(element, tag))])
    }
  })

  test.each<[CaseVerdict, readonly string[], string]>([
    ['pass', [], ''],
    ['broken', ['failure'], 'broken: refused → accepted'],
    ['regressed', ['failure'], 'regressed: refused → accepted'],
    ['still-broken', ['skipped', 'system-out'], 'still broken: refused → accepted'],
    ['inconclusive', ['error'], 'inconclusive: refused → accepted'],
    ['known-issue', ['skipped', 'system-out'], 'known issue: refused → accepted'],
    ['unsupported', ['skipped', 'system-out'], 'not supported: refused → accepted'],
    ['changed', ['system-out'], 'changed: refused → accepted'],
    ['fixed', ['system-out'], 'fixed: refused → accepted'],
  ])('%s: %j', async (verdict, tags, message) => {
    const root = await parse(junit(SDKS.of('python'), proof([result('webhook/x', verdict)])))
    const [one] = root.children[0]?.children.filter(({ tag }) => tag === 'testcase') ?? []
    expect(one?.children.map(({ tag }) => tag)).toEqual(tags)
    const shown = one?.children.map(({ attributes, text }) => `${attributes['message'] ?? ''}\n${text}`).join('\n') ?? ''
    expect(shown).toContain(message)
    if (verdict === 'pass') return
    expect(shown).toContain('Title of webhook/x (MUST, guards against: forged webhook)')
    expect(shown).toContain('12.0.0: sent: x · seen: refused\n16.1.0: sent: x · seen: accepted')
    expect(shown).toContain('docs/contract.md#webhookx')
  })

  test('shows every character that XML forbids, and obeys none', async () => {
    const forbidden = [...Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)), '\u007f', '\ud800', '\ufffe', '\uffff']
    const hostile = `${forbidden.join('')}]]><!--</failure>&amp;"'&#0;`
    const root = await parse(
      junit(SDKS.of('python'), proof([result('webhook/<x>&"', 'broken', 'MUST', hostile)], { notes: [hostile], from: hostile })),
    )
    expect(wrongs(root)).toEqual([])
    const failure = root.children[0]?.children.find(({ tag }) => tag === 'testcase')?.children[0]
    for (const said of [failure?.attributes['message'], failure?.text])
      expect(said).toContain(String.raw`\u{1f}\u{7f}\u{d800}${'\ufffd\ufffd'}]]><!--</failure>&amp;"'&#0;`)
  })

  test('of nothing is a document too', async () => {
    expect(await parse(junit(SDKS.of('python'), proof([])))).toMatchObject({ tag: 'testsuites', attributes: { tests: '0' }, children: [] })
  })
})
