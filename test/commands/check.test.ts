import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { run } from '../../src/commands/check.ts'
import { gitRepository } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'

const SHOP = fileURLToPath(new URL('../../examples/shop/', import.meta.url))

const Checked = v.object({
  edits: v.array(
    v.object({
      sdk: v.string(),
      from: v.string(),
      to: v.string(),
      paths: v.array(v.string()),
      edited: v.boolean(),
      why: v.nullable(v.string()),
      baseCheckPassed: v.nullable(v.boolean()),
    }),
  ),
})

async function shop(paths: readonly string[]): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(`${SHOP}${path}`, 'utf8')] as const)))
}

/** What `check --try-edits` prints for a repository, as JSON or as a table; and what git says of the repository afterwards. */
async function tried(files: Readonly<Record<string, string>>, json: boolean): Promise<{ readonly text: string; readonly status: string }> {
  const repository = await gitRepository(files)
  const printed: string[] = []
  const code = await run({
    flags: new Map([['repo', repository.root]]),
    switches: new Set(['try-edits', ...(json ? ['json'] : [])]),
    settings: [['majors', 'latest']],
    program: [],
    tools: testTools(),
    log: quietLog(),
    print: (text) => void printed.push(text),
    interrupted: () => new Promise(() => undefined),
    attach: () => expect.unreachable(),
    screen: { colour: false, width: 200 },
  })
  expect(code).toBe(0)
  return { text: printed.join('\n'), status: repository.git('status', '--porcelain') }
}

test('each edit is made with its frozen checks, without a proof, and nothing is kept', async () => {
  const files = await shop(['package.json', 'package-lock.json', 'worker/requirements.in', 'worker/requirements.txt'])
  const { text, status } = await tried(files, true)
  const { edits } = v.parse(Checked, JSON.parse(text))
  expect(edits.map(({ sdk, edited, why, baseCheckPassed }) => [sdk, edited, why, baseCheckPassed])).toEqual(
    edits.map(({ sdk }) => [sdk, true, null, true]),
  )
  expect(edits.map(({ sdk, paths }) => `${sdk} ${paths.join(' ')}`)).toEqual(
    expect.arrayContaining(['node package-lock.json package.json', 'python worker/requirements.in worker/requirements.txt']),
  )
  expect(status).toBe('')
})

test('a lockfile that does not fit its manifest before the edit is said', async () => {
  const files = await shop(['package.json', 'package-lock.json'])
  const stale = {
    ...files,
    'package.json': (files['package.json'] ?? '').replace('"dependencies": {', '"dependencies": {\n    "ms": "2.1.3",'),
  }
  const { text } = await tried(stale, true)
  const { edits } = v.parse(Checked, JSON.parse(text))
  expect(new Set(edits.map(({ baseCheckPassed }) => baseCheckPassed))).toEqual(new Set([false]))
})

test('the table says of each edit whether it was made, and why not', async () => {
  const files = {
    'package.json': '{"dependencies": {"stripe": "^17.0.0"}}',
    'package-lock.json': '{"lockfileVersion": 1, "dependencies": {"stripe": {"version": "17.0.0"}}}',
  }
  const { text } = await tried(files, false)
  expect(text).toMatch(/^SDK +FROM +TO +EDIT +CHECK BEFORE IT +WHY$/m)
  expect(text).toMatch(/^node +17\.0\.0 +\d+\.\d+\.\d+ +(?:made|refused) /m)
})
