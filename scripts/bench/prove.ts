import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { createTools } from '../../src/adapters/tools.ts'
import type { Proof } from '../../src/domain/proof.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Case } from '../../src/prove/cases/case.ts'
import { CASES } from '../../src/prove/cases/index.ts'
import { PATIENCE } from '../../src/prove/ask/driver.ts'
import { createProver } from '../../src/prove/prover.ts'
import { openSdks } from '../../src/sdks/index.ts'
import type { Log } from '../../src/world.ts'
import { environment, measure, median, type Cost } from './measure.ts'
import { cells, COST_HEAD, met, seconds, table, times, type Section } from './table.ts'

const run = promisify(execFile)

interface Pair {
  readonly sdk: Sdk
  readonly from: string
  readonly to: string
  /** Installs both versions as cheaply as their own client can. */
  install(folder: string): Promise<unknown>
}

/** A pair of each language. */
export const PAIRS: readonly Pair[] = [
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

/** The two side by side, without bytecode, by uv where it is on PATH. */
async function pipBoth(folder: string, ...versions: readonly string[]): Promise<void> {
  const uv = (process.env['PATH'] ?? '').split(delimiter).some((path) => existsSync(join(path, 'uv')))
  await Promise.all(
    versions.map((version) => {
      const args = ['--quiet', '--target', join(folder, version), `stripe==${version}`]
      return uv
        ? run('uv', ['pip', 'install', '--no-build', ...args], { cwd: folder, env: environment() })
        : run('python3', ['-m', 'pip', 'install', '--no-compile', '--only-binary', ':all:', ...args], { cwd: folder, env: environment() })
    }),
  )
}

/** The suite, or a part of it, on a pair. */
async function proofOf(pair: Pair, cases: readonly Case[]): Promise<Proof> {
  await using tools = createTools()
  await using prover = createProver(
    { tools, cache: createRunCache(), sdks: await openSdks(), log: SILENT },
    { stripeMock: null, cases, patience: PATIENCE },
  )
  const proof = await prover.pair(pair.sdk, pair.from, pair.to)
  if (proof.verdict === 'inconclusive') throw new Error(`${pair.sdk}: ${proof.notes.join('; ')}`)
  return proof
}

/** Seconds of the slower of the two versions, which run side by side. */
function slower({ timing }: Proof, part: 'install' | 'driver' | 'suite'): number {
  return Math.max(timing[`${part} from`] ?? Number.NaN, timing[`${part} to`] ?? Number.NaN) / 1000
}

interface Round {
  /** Seconds that both installs take at least. */
  readonly install: number
  /** Seconds until a driver has started and the longest back-off is over. */
  readonly wait: number
  readonly cost: Cost
}

async function roundOf(root: string, cli: string, pair: Pair): Promise<Round> {
  const folder = mkdtempSync(join(root, 'install-'))
  const started = performance.now()
  await pair.install(folder)
  const install = (performance.now() - started) / 1000
  rmSync(folder, { recursive: true })
  const longest = await proofOf(
    pair,
    CASES.filter(({ id }) => id === LONGEST),
  )
  const command = [process.execPath, cli, 'prove', '--sdk', pair.sdk, '--from', pair.from, '--to', pair.to, '--json']
  return { install, wait: slower(longest, 'suite'), cost: measure({ name: `prove, ${pair.sdk}`, command, cwd: root }) }
}

/**
 * `prove` on a pair of each language against its floor: both versions installed as cheaply as their client can, one
 * driver started, and the longest back-off waited out. Nothing that proves by retries can take less.
 */
export async function benchProve(root: string, cli: string, runs: number): Promise<Section> {
  const rows: string[][] = []
  const parts: string[][] = []
  for (const pair of PAIRS) {
    const name = `${pair.sdk} ${pair.from} → ${pair.to}`
    await roundOf(root, cli, pair)
    const rounds: Round[] = []
    for (let index = 0; index < runs; index += 1) rounds.push(await roundOf(root, cli, pair))
    const share = median(rounds.map(({ cost, install, wait }) => cost.wall / (install + wait)))
    rows.push([name, ...cells(rounds.map(({ cost }) => cost)), times(share), `${AIM} × the wall of the floor`, met(share <= AIM)])
    const whole = await proofOf(pair, CASES)
    parts.push([
      name,
      seconds(median(rounds.map(({ install }) => install))),
      seconds(median(rounds.map(({ wait }) => wait))),
      seconds(slower(whole, 'install')),
      seconds((whole.timing['stripe-mock'] ?? Number.NaN) / 1000),
      seconds(slower(whole, 'driver')),
      seconds(slower(whole, 'suite')),
    ])
  }
  return {
    title: `prove: ${CASES.length} cases on both versions of a pair`,
    lines: [
      ...table(['pair', ...COST_HEAD, 'of the floor', 'aim', ''], rows),
      '',
      'Where the time goes, of the slower of the two versions; stripe-mock starts beside the installs, and the suite begins with the driver:',
      '',
      ...table(['pair', 'floor: install', 'floor: driver, back-off', 'install', 'stripe-mock', 'driver', 'suite'], parts),
    ],
  }
}
