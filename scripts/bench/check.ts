import { median, ratio, sideBySide, type Subject } from './measure.ts'
import { prepareRenovate } from './renovate.ts'
import { shop } from './repositories.ts'
import { cells, COST_HEAD, met, table, times, type Section } from './table.ts'

/** Seconds of processor time, the package managers' own included. */
const KINDS = [
  { name: 'node', parts: ['node'], aim: 0.85 },
  { name: 'python', parts: ['python'], aim: 1.2 },
  { name: 'mixed', parts: ['node', 'python'], aim: 1.7 },
] as const
/** MB that no process of a Node repository's check may pass. */
const MEMORY_AIM = 130

/** `check` on a repository of each kind, beside Renovate's local look-up where one is installed in `renovate`. */
export function benchCheck(root: string, cli: string, runs: number, renovate: string | null): Section {
  const rows: string[][] = []
  for (const { name, parts, aim } of KINDS) {
    const folder = shop(root, name, parts)
    const ours: Subject = { name: `check, ${name}`, command: [process.execPath, cli, 'check', '--json', '--repo', folder], cwd: root }
    const theirs = renovate === null ? null : prepareRenovate(root, renovate, folder, name)
    const [mine = [], peer = []] = sideBySide(runs, theirs === null ? [ours] : [ours, theirs])
    const cpu = median(mine.map((cost) => cost.cpu))
    const largest = Math.max(...mine.map(({ mb }) => mb))
    const isMet = cpu <= aim && (name !== 'node' || largest <= MEMORY_AIM)
    rows.push([ours.name, ...cells(mine), `${aim} s of processor${name === 'node' ? `, ${MEMORY_AIM} MB` : ''}`, met(isMet)])
    if (theirs === null) continue
    rows.push([theirs.name, ...cells(peer), '', ''])
    const memory = largest / Math.max(...peer.map(({ mb }) => mb))
    rows.push([`ratio, ${name}`, times(ratio(mine, peer, 'wall')), times(ratio(mine, peer, 'cpu')), '', times(memory), '', ''])
  }
  return { title: 'check', lines: table(['what', ...COST_HEAD, 'aim', ''], rows) }
}
