import { fileURLToPath } from 'node:url'
import { ratio, sideBySide } from './measure.ts'
import { PAIRS } from './prove.ts'
import { cells, COST_HEAD, met, table, times, type Section } from './table.ts'

const WORKER = fileURLToPath(new URL('./wall-worker.ts', import.meta.url))

/** Times the proof without it. */
const AIM = 1.3
/** Seconds that one proof may take on a busy machine. */
const TIMEOUT = 600

/** The proof of a pair of each language behind the wall, beside the same proof without it. Takes what a wall takes. */
export function benchWall(root: string, runs: number): Section {
  const rows: string[][] = []
  for (const { sdk, from, to } of PAIRS) {
    const name = `${sdk} ${from} → ${to}`
    const subject = (place: 'wall' | 'none') => ({
      name: `${name}, ${place}`,
      command: [process.execPath, WORKER, sdk, from, to, place],
      cwd: root,
      timeout: TIMEOUT,
    })
    const [behind = [], without = []] = sideBySide(runs, [subject('wall'), subject('none')])
    const [wall, cpu] = [ratio(behind, without, 'wall'), ratio(behind, without, 'cpu')]
    rows.push([`${name}, behind the wall`, ...cells(behind), '', ''], [`${name}, without`, ...cells(without), '', ''])
    rows.push(['ratio', times(wall), times(cpu), '', '', `${AIM} × without`, met(Math.max(wall, cpu) <= AIM)])
    process.stderr.write(`wall: ${name} is measured: ${times(wall)} of the time, ${times(cpu)} of the processor\n`)
  }
  return { title: 'wall: the proof behind it and without it', lines: table(['pair', ...COST_HEAD, 'aim', ''], rows) }
}
