import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRepository } from '../../src/adapters/repository.ts'
import { createTools } from '../../src/adapters/tools.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import type { Review } from '../../src/domain/review.ts'
import type { Sdk } from '../../src/domain/sdk.ts'
import type { Upgrade } from '../../src/domain/upgrade.ts'
import { review } from '../../src/review/index.ts'
import { openSdks } from '../../src/sdks/index.ts'
import type { Log, RunOptions, Tools } from '../../src/world.ts'
import { environment, measure, median, ratio, sideBySide, type Cost, type Subject } from './measure.ts'
import { large, shops } from './repositories.ts'
import { cells, COST_HEAD, met, seconds, table, times, type Section } from './table.ts'

/** What the checkers are compared with, fetched for the measurement alone. */
const PEERS = { typescript: '5.9.3', pyright: '1.1.414' } as const
/** Times one run of the slower checker, both of ours together. */
const CHECKER_AIM = 0.3
/** Copies of the shop: about 20 files of each language. */
const COPIES = { node: 5, python: 7 } as const

const FILES = 50_000
/** One in so many files of the large repository mentions Stripe: 200. */
const EVERY = 250
/** Times the wall of `git grep`, beside the checker. */
const REVIEW_AIM = 3

const SILENT: Log = { step: (_title, work) => work(() => undefined), note: () => undefined, warn: () => undefined }

/** A process that the review started, to be started again as it was. */
interface Recorded {
  readonly file: string
  readonly args: readonly string[]
  readonly options: RunOptions
  /** Seconds of `performance.now`. */
  readonly began: number
  readonly ended: number
}

/** The tools, which also write down every run of a checker. */
function recording(tools: Tools, into: Recorded[]): Tools {
  return {
    ...tools,
    async run(file, args, options = {}) {
      const began = performance.now() / 1000
      const result = await tools.run(file, args, options)
      if (isChecker(file, args)) into.push({ file, args, options, began, ended: performance.now() / 1000 })
      return result
    },
  }
}

function isChecker(file: string, args: readonly string[]): boolean {
  return (file.includes('pyrefly') && args[0] === 'check') || args.some((arg) => arg.endsWith('check-types.mjs'))
}

const PAIRS = { node: ['17.5.0', '23.1.0'], python: ['12.0.0', '16.1.0'] } as const

function upgradeOf(sdk: Sdk & keyof typeof PAIRS): Upgrade {
  const [from, to] = PAIRS[sdk]
  const none = { targets: [], paths: [], branch: '', fixedHazards: [], hazards: [], newHazards: [], fixedAdvisories: [] }
  return { sdk, from, froms: [from], to, major: true, ...none }
}

/** One review after another in one process: what is fetched is fetched once. */
async function openReviewer(tools: Tools): Promise<(folder: string, sdk: keyof typeof PAIRS) => Promise<Review>> {
  const [sdks, cache] = [await openSdks(), createRunCache()]
  return async (folder, sdk) => {
    const world = { repository: await openRepository(folder, tools), log: SILENT, tools, cache, sdks }
    const [one] = await review(world, [upgradeOf(sdk)], { uses: [], inUse: new Map(), changelogs: Promise.resolve([]) })
    if (one === undefined || one === null || one.unchecked.length > 0 || one.typed.length !== one.files.length)
      throw new Error(`the review of ${sdk} did not check every file: ${JSON.stringify(one?.unchecked)}`)
    return one
  }
}

/** What checks the user's code, both versions, beside a checker that people use; and the whole review beside `git grep`. */
export async function benchReview(root: string, runs: number): Promise<Section> {
  await using tools = createTools()
  const recorded: Recorded[] = []
  const reviewed = await openReviewer(recording(tools, recorded))
  const checkers: string[][] = []
  for (const sdk of ['node', 'python'] as const) {
    const folder = shops(root, `shops-${sdk}`, sdk, COPIES[sdk])
    recorded.length = 0
    const { files, breaking } = await reviewed(folder, sdk)
    const name = `${sdk}, ${files.length} files, ${breaking.length} lines that break`
    const ours = replayed(root, `both runs: ${name}`, recorded)
    const theirs = sdk === 'node' ? prepareTsc(root, folder, recorded) : preparePyright(root, folder, files, recorded)
    const [mine = [], peer = []] = sideBySide(runs, [ours, theirs])
    const share = ratio(mine, peer, 'cpu')
    checkers.push([ours.name, ...cells(mine), `${CHECKER_AIM} × the processor`, met(share <= CHECKER_AIM)])
    checkers.push([theirs.name, ...cells(peer), '', ''], [`ratio, ${sdk}`, times(ratio(mine, peer, 'wall')), times(share), '', '', '', ''])
  }
  const whole = await benchWhole(root, runs, reviewed, recorded)
  return { title: 'review', lines: [...table(['what', ...COST_HEAD, 'aim', ''], checkers), '', ...whole] }
}

/** The recorded processes, one after the other, with what was given to them. */
function replayed(root: string, name: string, recorded: readonly Recorded[]): Subject {
  if (recorded.length === 0) throw new Error(`${name}: no run of a checker`)
  const folder = mkdtempSync(join(root, 'replay-'))
  const lines = recorded.map(({ file, args, options: { input = '', cwd = folder } }, index) => {
    const given = join(folder, `${index}.in`)
    writeFileSync(given, input)
    // Their exit code says that there are errors, which was seen when they were recorded.
    return `(cd ${quoted(cwd)} && ${[file, ...args].map(quoted).join(' ')} < ${quoted(given)} || true)`
  })
  return { name, command: ['sh', '-c', lines.join('\n')], cwd: folder }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A subject that ends with 0 also where it finds errors. Throws where it does not find one that it must. */
function finding(subject: Subject, wanted: RegExp): Subject {
  const command = ['sh', '-c', `${subject.command.map(quoted).join(' ')} || true`]
  const said = execFileSync(command[0] ?? '', command.slice(1), { cwd: subject.cwd, env: environment(), encoding: 'utf8' })
  if (!wanted.test(said)) throw new Error(`${subject.name} does not find ${wanted}: ${said.slice(0, 400)}`)
  return { ...subject, command }
}

function installPeer(root: string, name: string, version: string): string {
  const folder = join(root, name)
  mkdirSync(folder, { recursive: true })
  const spec = `${name}@${version}`
  const npm = ['install', '--silent', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--prefix', folder, spec]
  execFileSync('npm', npm, { cwd: folder, env: environment(), stdio: ['ignore', 'ignore', 'inherit'] })
  return join(folder, 'node_modules', name)
}

/** `tsc` on the same files, with the same options and the candidate's types. */
function prepareTsc(root: string, repository: string, recorded: readonly Recorded[]): Subject {
  const { root: shown, files, options, texts } = JSON.parse(recorded[0]?.options.input ?? '') as Input
  const typescript = installPeer(root, 'typescript', PEERS.typescript)
  const folder = join(root, 'tsc')
  cpSync(repository, folder, { recursive: true })
  const moved = (path: string): string => path.replace(repository, folder)
  // The SDK as it is published: ours is made quicker to read.
  cpSync(installPeer(root, 'stripe', PAIRS.node[1]), moved(join(shown, 'node_modules', 'stripe')), { recursive: true })
  for (const [path, text] of Object.entries(texts)) writeFileSync(moved(path), text)
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: files.map(moved) }))
  const tsc: Subject = {
    name: `tsc ${PEERS.typescript}, one run`,
    command: [process.execPath, join(typescript, 'lib', 'tsc.js'), '--pretty', 'false', '-p', folder],
    cwd: folder,
  }
  return finding(tsc, /billing\.js\(\d+,\d+\): error TS2339: Property 'current_period_end'|error TS2339/)
}

/** What the checker of the review is given on its standard input, as far as it is needed here. */
interface Input {
  readonly root: string
  readonly texts: Readonly<Record<string, string>>
  readonly files: readonly string[]
  readonly options: object
}

/** pyright on the same files, with the candidate. */
function preparePyright(root: string, repository: string, files: readonly string[], recorded: readonly Recorded[]): Subject {
  // The candidate is run first, the version in use last.
  const args = recorded.find((one) => one.args.includes('--search-path'))?.args ?? []
  const sdk = args[args.indexOf('--search-path') + 1]
  if (sdk === undefined || !existsSync(join(sdk, 'stripe'))) throw new Error('the folder of stripe-python was not found')
  const pyright = installPeer(root, 'pyright', PEERS.pyright)
  const folder = join(root, 'pyright-project')
  cpSync(repository, folder, { recursive: true })
  writeFileSync(
    join(folder, 'pyrightconfig.json'),
    JSON.stringify({ include: files, extraPaths: [sdk], pythonVersion: '3.12', pythonPlatform: 'Linux', typeCheckingMode: 'standard' }),
  )
  const command = [process.execPath, join(pyright, 'index.js'), '--project', folder]
  return finding({ name: `pyright ${PEERS.pyright}, one run`, command, cwd: folder }, /"get" for class "Refund"/)
}

/** The review of a large repository without its checker, in a process that has reviewed before, beside git's own search. */
async function benchWhole(
  root: string,
  runs: number,
  reviewed: (folder: string, sdk: 'node') => Promise<Review>,
  recorded: Recorded[],
): Promise<readonly string[]> {
  const folder = large(root, 'large-review', FILES, EVERY)
  const grep: Subject = { name: 'git grep', command: ['git', 'grep', '-lI', 'stripe'], cwd: folder }
  const rounds: { readonly whole: number; readonly checker: number; readonly git: Cost; readonly files: number }[] = []
  for (let round = 0; round <= runs; round += 1) {
    recorded.length = 0
    const began = performance.now() / 1000
    const { files } = await reviewed(folder, 'node')
    const whole = performance.now() / 1000 - began
    const checker = Math.max(...recorded.map(({ ended }) => ended)) - Math.min(...recorded.map((one) => one.began))
    rounds.push({ whole, checker, git: measure(grep), files: files.length })
  }
  // The first warms the caches.
  const counted = rounds.slice(1)
  const share = median(counted.map(({ whole, checker, git }) => (whole - checker) / git.wall))
  const middle = (of: (round: (typeof counted)[number]) => number): string => seconds(median(counted.map(of)))
  return table(
    ['the whole review', 'wall', 'its checker', 'without it', '`git grep -lI stripe`', 'ratio', 'aim', ''],
    [
      [
        `${FILES.toLocaleString('en')} files, ${counted[0]?.files} of them checked`,
        middle(({ whole }) => whole),
        middle(({ checker }) => checker),
        middle(({ whole, checker }) => whole - checker),
        middle(({ git }) => git.wall),
        times(share),
        `${REVIEW_AIM} × git grep`,
        met(share <= REVIEW_AIM),
      ],
    ],
  )
}
