import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ratio, sideBySide, type Cost, type Subject } from './measure.ts'
import { large } from './repositories.ts'
import { cells, COST_HEAD, met, table, times, type Section } from './table.ts'

const FILES = 50_000
/** One file in so many names Stripe: 200 of them. */
const EVERY = 250
/** Times the wall of `git grep`, beside the parsing of the files that it finds. */
const AIM = 3
const SEMGREP_AIM = 10

/** Rules for semgrep that look for a part of what ours look for. */
const RULES = `rules:
  - id: empty-secret
    languages: [typescript, javascript]
    severity: ERROR
    message: The secret is empty where nothing is set
    pattern: $S.webhooks.constructEvent($B, $H, $X || '')
  - id: parsed-body
    languages: [typescript, javascript]
    severity: ERROR
    message: The body is parsed before it is verified
    pattern: $S.webhooks.constructEvent(JSON.stringify($B), $H, $X)
  - id: time-key
    languages: [typescript, javascript]
    severity: ERROR
    message: The key is made of the time
    pattern: '$S.$R.create($P, { idempotencyKey: Date.now() })'
`

/** `audit` on a large repository, against git's own search, the parsing alone, and semgrep where its program is given. */
export function benchAudit(root: string, cli: string, runs: number, semgrep: string | null): Section {
  const folder = large(root, 'audited', FILES, EVERY)
  const files = mentioning(folder)
  const audit = [process.execPath, cli, 'audit', '--json', '--fail-on', 'never', '--repo', folder]
  const [mine = [], grep = [], parsing = []] = sideBySide(runs, [
    { name: 'audit', command: audit, cwd: root },
    { name: 'git grep', command: ['git', 'grep', '-l', 'stripe'], cwd: folder },
    { name: 'parsing', command: [process.execPath, fileURLToPath(new URL('./parse.ts', import.meta.url)), ...files], cwd: folder },
  ])
  const beside = mine.map((cost, round): Cost => ({
    ...cost,
    wall: cost.wall - (parsing[round]?.wall ?? 0),
    cpu: cost.cpu - (parsing[round]?.cpu ?? 0),
  }))
  const wall = ratio(beside, grep, 'wall')
  const rows = [
    ['`audit --json`', ...cells(mine), '', ''],
    ['parsing the 200 files', ...cells(parsing), '', ''],
    ['`git grep -l stripe`', ...cells(grep), '', ''],
    [
      'audit without the parsing, to git grep',
      times(wall),
      times(ratio(beside, grep, 'cpu')),
      '',
      '',
      `${AIM} × its wall`,
      met(wall <= AIM),
    ],
  ]
  return {
    title: `audit: ${FILES.toLocaleString('en')} files, of which ${FILES / EVERY} name Stripe`,
    lines: table(
      ['what', ...COST_HEAD, 'aim', ''],
      [...rows, ...(semgrep === null ? [] : besideSemgrep(root, folder, { semgrep, audit }))],
    ),
  }
}

/** The TypeScript that names Stripe. */
function mentioning(folder: string): readonly string[] {
  const found = execFileSync('git', ['grep', '-l', 'stripe', '--', '*.ts'], { cwd: folder, encoding: 'utf8' })
  return found
    .trim()
    .split('\n')
    .map((path) => join(folder, path))
}

interface Beside {
  readonly semgrep: string
  readonly audit: readonly string[]
}

/** Both on the whole repository. */
function besideSemgrep(root: string, folder: string, { semgrep, audit }: Beside): readonly (readonly string[])[] {
  const rules = join(root, 'semgrep.yml')
  writeFileSync(rules, RULES)
  const command = [semgrep, 'scan', '--metrics=off', '--disable-version-check', '--quiet', '--config', rules, folder]
  const subjects: readonly Subject[] = [
    { name: 'audit', command: audit, cwd: root },
    { name: 'semgrep', command, cwd: folder, timeout: 900 },
  ]
  const [mine = [], theirs = []] = sideBySide(1, subjects)
  const cpu = ratio(theirs, mine, 'cpu')
  return [
    ['semgrep with 3 rules', ...cells(theirs), '', ''],
    ['semgrep to audit', times(ratio(theirs, mine, 'wall')), times(cpu), '', '', `${SEMGREP_AIM} × the processor`, met(cpu >= SEMGREP_AIM)],
  ]
}
