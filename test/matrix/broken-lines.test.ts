import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { upgraderOf } from '../../src/domain/sdk-table.ts'
import type { Reviewed } from '../../src/domain/review.ts'
import { asker } from '../../src/review/ask.ts'
import { folderWith } from '../support/folder.ts'
import { gitIn } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

/** Lines of public code that break with a newer SDK. They are kept beside the project, and not in every checkout. */
const FILE = join(import.meta.dirname, '../../../shared/data/impact-eval.jsonl')
/** A folder that holds each repository as `owner+name/repo`, a git directory. */
const MIRRORS = process.env['STRIPE_UPGRADE_MIRRORS'] ?? ''
/** At least so many of the lines are named, each with its kind. */
const RECALL = 0.95

const RowSchema = v.object({
  repo: v.string(),
  commit: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  sdk: v.string(),
  from: v.string(),
  to: v.string(),
  path: v.string(),
  line: v.number(),
  kind: v.string(),
})
type Row = v.InferOutput<typeof RowSchema>

const rows = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => v.parse(v.pipe(v.string(), v.parseJson(), RowSchema), line))
  : []
const isThere = rows.length > 0 && MIRRORS !== ''
if (!isThere) console.log('The lines, or the repositories that hold them, are not here: nothing to measure.')

function key({ path, line, kind }: Pick<Row, 'path' | 'line' | 'kind'>): string {
  return `${path}:${line} ${kind}`
}

async function reviewOf({ repo, commit, sdk, from, to }: Row): Promise<Reviewed> {
  const { reviewer } = SDKS.of(sdk)
  if (reviewer === null) throw new Error(`${sdk} is not reviewed`)
  const root = await folderWith()
  gitIn(root, 'init', '--quiet')
  const objects = join(MIRRORS, repo.replace('/', '+'), 'repo', 'objects')
  await writeFile(join(root, '.git/objects/info/alternates'), `${objects}\n`)
  gitIn(root, 'read-tree', commit)
  try {
    gitIn(root, 'checkout-index', '--all', '--quiet')
  } catch {
    // A mirror may lack its largest files; the others are written.
  }
  const tools = testTools()
  const run = { tools, cache: createRunCache() }
  const repository = await openRepository(root, tools)
  const files = (await repository.mentioning('stripe')).filter((path) => reviewer.isSource(path))
  const asked = asker(run, { sdk, upgrader: upgraderOf(SDKS, sdk) }, undefined)
  return reviewer.review({ ...run, repository, packagesFrom: root, log: quietLog(), sdk: asked }, { from, to }, files)
}

test.runIf(isThere)('lines of public code that break are named, each with its kind', async () => {
  const places = new Map(rows.map((row) => [`${row.repo} ${row.commit} ${row.sdk} ${row.from}`, row]))
  const tally = new Map<string, { expected: number; named: number }>()
  let [others, named, expected] = [0, 0, 0]
  for (const [place, first] of places) {
    const wanted = rows.filter((row) => `${row.repo} ${row.commit} ${row.sdk} ${row.from}` === place)
    const { breaking } = await reviewOf(first)
    const found = new Set(breaking.map(key))
    for (const row of wanted) {
      const kind = `${row.sdk} ${row.kind}`
      const count = tally.get(kind) ?? { expected: 0, named: 0 }
      tally.set(kind, { expected: count.expected + 1, named: count.named + (found.has(key(row)) ? 1 : 0) })
    }
    const hits = wanted.filter((row) => found.has(key(row))).length
    named += hits
    expected += wanted.length
    others += [...found].filter((one) => !wanted.some((row) => key(row) === one)).length
  }
  console.table(Object.fromEntries(tally))
  console.log(`${named} of ${expected} named; ${others} other lines, to be looked at by hand`)
  expect(named / expected).toBeGreaterThanOrEqual(RECALL)
})
