import { ratio, sideBySide } from './measure.ts'
import { large } from './repositories.ts'
import { cells, COST_HEAD, met, table, times, type Section } from './table.ts'

const FILES = 50_000
/** Times the wall of `git grep`. */
const AIM = 2

/** `detect` on a large repository, against git's own search for the same word. */
export function benchDetect(root: string, cli: string, runs: number): Section {
  const folder = large(root, 'large', FILES)
  const [mine = [], grep = []] = sideBySide(runs, [
    { name: 'detect', command: [process.execPath, cli, 'detect', '--json', '--repo', folder], cwd: root },
    { name: 'git grep', command: ['git', 'grep', '-lI', 'stripe'], cwd: folder },
  ])
  const wall = ratio(mine, grep, 'wall')
  return {
    title: `detect: ${FILES.toLocaleString('en')} files`,
    lines: table(
      ['what', ...COST_HEAD, 'aim', ''],
      [
        ['`detect --json`', ...cells(mine), `${AIM} × the wall of git grep`, met(wall <= AIM)],
        ['`git grep -lI stripe`', ...cells(grep), '', ''],
        ['ratio', times(wall), times(ratio(mine, grep, 'cpu')), '', '', '', ''],
      ],
    ),
  }
}
