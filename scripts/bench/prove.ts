import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { createTools } from '../../src/adapters/tools.ts'
import type { Proof } from '../../src/domain/proof.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Case } from '../../src/prove/cases/case.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { PATIENCE } from '../../src/prove/driver.ts'
import { startProver } from '../../src/prove/prover.ts'
import { SDK_ADAPTERS } from '../../src/sdks/index.ts'
import type { Log } from '../../src/world.ts'
import { environment, median } from './measure.ts'
import { met, seconds, table, times, type Section } from './table.ts'

const run = promisify(execFile)

interface Pair {
  readonly sdk: Sdk
  readonly from: string
  readonly to: string
  /** Installs both versions as cheaply as their own client can. */
  install(folder: string): Promise<unknown>
}

const PAIRS: readonly Pair[] = [
  { sdk: 'node', from: '22.5.0', to: '23.1.0', install: (folder) => packBoth(folder, '22.5.0', '23.1.0') },
  { sdk: 'python', from: '12.0.0', to: '16.1.0', install: (folder) => pipBoth(folder, '12.0.0', '16.1.0') },
]

/** Times its floor. */
const AIM = 1.5
/** The case that waits longest: an SDK that retries twice waits out its whole back-off. */
const LONGEST = 'retry/maximum'

const SILENT: Log = { step: (_title, work) => work(() => undefined), note: () => undefined, warn: () => undefined }

/** One call of npm for both, unpacked side by side: these versions need no other package. */
async function packBoth(folder: string, ...versions: readonly string[]): Promise<void> {
  const packages = versions.map((version) => `stripe@${version}`)
  await run('npm', ['--ignore-scripts', 'pack', '--silent', ...packages], { cwd: folder, env: environment() })
  await Promise.all(
    versions.map((version) => {
      mkdirSync(join(folder, version))
      return run('tar', ['-xzf', `stripe-${version}.tgz`, '-C', version], { cwd: folder })
    }),
  )
}

/** The two side by side, by uv where it is on PATH, as we do. */
async function pipBoth(folder: string, ...versions: readonly string[]): Promise<void> {
  const uv = (process.env['PATH'] ?? '').split(delimiter).some((path) => existsSync(join(path, 'uv')))
  await Promise.all(
    versions.map((version) => {
      const args = ['--quiet', '--target', join(folder, version), `stripe==${version}`]
      return uv
        ? run('uv', ['pip', 'install', '--no-build', ...args], { cwd: folder, env: environment() })
        : run('python3', ['-m', 'pip', 'install', '--only-binary', ':all:', ...args], { cwd: folder, env: environment() })
    }),
  )
}

/** The suite, or a part of it, on a pair, with the seconds it took in all. */
async function proof(pair: Pair, cases: readonly Case[]): Promise<{ readonly proof: Proof; readonly wall: number }> {
  const started = performance.now()
  await using tools = createTools()
  await using prover = startProver(
    { tools, log: SILENT },
    { stripeMock: null, cases, patience: PATIENCE, languages: (sdk) => SDK_ADAPTERS[sdk].upgrader },
  )
  const made = await prover.pair(pair.sdk, pair.from, pair.to)
  if (made.verdict === 'inconclusive') throw new Error(`${pair.sdk}: ${made.notes.join('; ')}`)
  return { proof: made, wall: (performance.now() - started) / 1000 }
}

interface Round {
  readonly install: number
  /** Driver start and the longest back-off. */
  readonly wait: number
  readonly wall: number
  readonly timing: Proof['timing']
}

async function round(root: string, pair: Pair): Promise<Round> {
  const folder = mkdtempSync(join(root, 'install-'))
  const started = performance.now()
  await pair.install(folder)
  const install = (performance.now() - started) / 1000
  rmSync(folder, { recursive: true })
  const { proof: shortest } = await proof(
    pair,
    CASES.filter(({ id }) => id === LONGEST),
  )
  const whole = await proof(pair, CASES)
  return { install, wait: slower(shortest, 'suite'), wall: whole.wall, timing: whole.proof.timing }
}

/** Seconds of the slower of the two versions. */
function slower({ timing }: Pick<Proof, 'timing'>, part: 'install' | 'driver' | 'suite'): number {
  return Math.max(timing[`${part} from`] ?? Number.NaN, timing[`${part} to`] ?? Number.NaN) / 1000
}

/**
 * `prove` on a pair of each language against its floor: both versions installed as cheaply as their client can, one
 * driver started, and the longest back-off waited out. Nothing that proves by retries can take less.
 */
export async function benchProve(root: string, runs: number): Promise<Section> {
  const rows: string[][] = []
  for (const pair of PAIRS) {
    await round(root, pair)
    const rounds: Round[] = []
    for (let index = 0; index < runs; index += 1) rounds.push(await round(root, pair))
    const middle = (value: (of: Round) => number): number => median(rounds.map(value))
    const share = middle(({ wall, install, wait }) => wall / (install + wait))
    rows.push([
      `${pair.sdk} ${pair.from} → ${pair.to}`,
      seconds(middle(({ wall }) => wall)),
      `${seconds(middle(({ install }) => install))} + ${seconds(middle(({ wait }) => wait))}`,
      times(share),
      seconds(middle((one) => slower(one, 'install'))),
      seconds(middle((one) => slower(one, 'driver'))),
      seconds(middle((one) => slower(one, 'suite'))),
      seconds(middle(({ timing }) => (timing['stripe-mock'] ?? Number.NaN) / 1000)),
      `${AIM} × the floor`,
      met(share <= AIM),
    ])
  }
  return {
    title: `prove: ${CASES.length} cases on both versions of a pair`,
    lines: table(['pair', 'wall', 'floor: install + wait', 'ratio', 'of which install', 'driver', 'suite', 'stripe-mock', 'aim', ''], rows),
  }
}
