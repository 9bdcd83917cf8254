import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, extname, join } from 'node:path'
import { BUDGET, isParser } from '../bundle.ts'
import { median, sideBySide } from './measure.ts'
import { cells, COST_HEAD, met, table, type Section } from './table.ts'

/** Milliseconds of processor time over an empty script. */
const AIM = 150

/** The Node that runs this, and the machine's own where that is another. */
function nodes(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  const system = folders.map((folder) => join(folder, 'node')).find((path) => existsSync(path))
  return [...new Set([realpathSync(process.execPath), ...(system === undefined ? [] : [realpathSync(system)])])]
}

/** `--version` on each Node at hand, against an empty script. */
export function benchStart(root: string, cli: string, runs: number): Section {
  const empty = join(root, 'empty.js')
  writeFileSync(empty, '')
  const rows = nodes().flatMap((node) => {
    const name = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
    const [nothing = [], version = []] = sideBySide(runs, [
      { name: 'an empty script', command: [node, empty], cwd: root },
      { name: '--version', command: [node, cli, '--version'], cwd: root },
    ])
    const over = 1000 * median(version.map(({ cpu }, round) => cpu - (nothing[round]?.cpu ?? Number.NaN)))
    return [
      [`Node ${name}: an empty script`, ...cells(nothing), '', ''],
      [`Node ${name}: \`--version\`, ${over.toFixed(0)} ms of processor more`, ...cells(version), `${AIM} ms more`, met(over <= AIM)],
    ]
  })
  return { title: 'Cold start', lines: table(['what', ...COST_HEAD, 'aim', ''], rows) }
}

/** How much JavaScript dist holds, all of it and the chunks that are loaded first. */
export function benchSize(dist: string): Section {
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => ['.js', '.mjs'].includes(extname(path)) && !isParser(path))
    .map((path) => ({ path, bytes: statSync(join(dist, path)).size }))
    .toSorted((a, b) => b.bytes - a.bytes)
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0)
  return {
    title: 'dist',
    lines: table(
      ['what', 'unminified JavaScript', 'aim', ''],
      [
        [`all ${scripts.length} files, without the parsers`, size(bytes), size(BUDGET), met(bytes <= BUDGET)],
        ...scripts.slice(0, 3).map(({ path, bytes: own }) => [`\`${path}\``, size(own), '', '']),
      ],
    ),
  }
}

function size(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} KB`
}
