/**
 * `npm run bench`: what the committed dist costs, as Markdown; docs/benchmarks.md says what each part measures. Needs
 * python3, which measures, and what a run needs.
 *
 *     node scripts/bench.ts [--runs 7] [--only audit,check,changelog,detect,edit,prove,review,start,wall,size] [--managers npm,uv]
 *                           [--renovate DIR] [--semgrep FILE] [--write]
 *
 * `--managers` are those that `edit` is measured with; without it all of them. With `--renovate DIR`, the folder of an
 * installed Renovate, its look-up is measured beside ours; with `--semgrep FILE`, its program, that is measured beside the audit.
 * `--write` puts the tables into docs/benchmarks.md.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAudit } from './bench/audit.ts'
import { benchChangelog } from './bench/changelog.ts'
import { benchCheck } from './bench/check.ts'
import { benchDetect } from './bench/detect.ts'
import { benchEdit } from './bench/edit.ts'
import { benchProve } from './bench/prove.ts'
import { benchReview } from './bench/review.ts'
import { benchSize, benchStart } from './bench/start.ts'
import type { Section } from './bench/table.ts'
import { benchWall } from './bench/wall.ts'

const PAGE = 'docs/benchmarks.md'
const BEGIN = '<!-- measured: begin -->\n'
const END = '<!-- measured: end -->\n'
const DIST = 'dist'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    only: { type: 'string' },
    managers: { type: 'string' },
    renovate: { type: 'string' },
    semgrep: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs: '${values.runs}' is not a number of runs`)

const root = mkdtempSync(join(tmpdir(), 'stripe-upgrade-bench-'))
const cli = resolve(DIST, 'cli.js')
const PARTS: Readonly<Record<string, () => Section | Promise<Section>>> = {
  check: () => benchCheck(root, cli, runs, values.renovate ?? null),
  audit: () => benchAudit(root, cli, Math.min(runs, 5), values.semgrep ?? null),
  changelog: () => benchChangelog(runs),
  detect: () => benchDetect(root, cli, runs),
  edit: () => benchEdit(root, Math.min(runs, 3), values.managers?.split(',') ?? null),
  prove: () => benchProve(root, cli, Math.min(runs, 5)),
  review: () => benchReview(root, Math.min(runs, 5)),
  start: () => benchStart(root, cli, runs * 3),
  wall: () => benchWall(root, Math.min(runs, 3)),
  size: () => benchSize(DIST),
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}

async function measureAll(names: readonly string[]): Promise<string> {
  const before = load()
  const sections: string[] = []
  for (const name of names) {
    const part = PARTS[name]
    if (part === undefined) throw new Error(`--only: '${name}' is none of ${Object.keys(PARTS).join(', ')}`)
    const { title, lines } = await part()
    sections.push(`### ${title}\n\n${lines.join('\n')}\n`)
    process.stderr.write(`${name} is measured\n`)
  }
  const machine = `${process.platform} ${process.arch}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`
  const when = new Date().toISOString().slice(0, 10)
  const noise = `Medians of ${runs} runs (prove and review: of at most 5, edit and wall: of at most 3); the load of the machine was ${before} before and ${load()} after, where ${availableParallelism()} keep it busy.`
  return `Measured on ${when} with Node ${process.version} on ${machine}. ${noise}\n\n${sections.join('\n')}`
}

function write(measured: string): void {
  const page = readFileSync(PAGE, 'utf8')
  const [start, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (start === -1 || end < start) throw new Error(`${PAGE} has no place for the tables: ${BEGIN.trim()} and ${END.trim()}`)
  writeFileSync(PAGE, `${page.slice(0, start + BEGIN.length)}\n${measured}\n${page.slice(end)}`)
}

try {
  const measured = await measureAll(values.only?.split(',') ?? Object.keys(PARTS))
  process.stdout.write(`${measured}\n`)
  if (values.write) write(measured)
} finally {
  rmSync(root, { recursive: true, force: true })
}
