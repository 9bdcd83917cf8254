import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import semver from 'semver'
import { cacheKey } from '../../../../domain/run-cache.ts'
import { TRUST } from '../../../../domain/trust.ts'
import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import { readManifest } from '../../manifest/manifest.ts'
import { folderOf, inFolder, upwards } from '../../../shared/paths.ts'
import { type Declared, declaredVersion, keepLineEnds, type Lockfile } from '../manager.ts'
import { type ManagerProgram, managerProgram } from '../program.ts'
import { mustStayInside } from '../reach/index.ts'
import { restoreBlocks } from '../blocks.ts'
import { readOnce } from '../graph.ts'
import { textOf } from '../job.ts'
import { allowedVersions } from '../dev-engines.ts'
import { yarnLockGraph } from './graph.ts'
import { yarnBlocks } from './blocks.ts'
import { mustNotRun, settingsWithoutCode } from './code.ts'
import { yarnLock } from './lock.ts'
import { declaredPeers } from './peers.ts'
import { YARNRC, yarnPathIn } from './settings.ts'

/** The yarn to take for each way in which yarn.lock is written, where the repository declares none: the last that writes it. */
const WRITERS: Readonly<Record<string, string>> = {
  'yarn 1': '1.22.22',
  'version 4': '2.4.2',
  'version 5': '3.1.1',
  'version 6': '3.8.7',
  'version 8': '4.13.0',
  'version 9': '4.14.1',
}
/** For ways of writing that are newer than this list. */
const NEWEST = '4.18.1'

function isYarn1(version: string): boolean {
  return semver.satisfies(version, '1')
}

/** The version in the name of a release that is committed: `.yarn/releases/yarn-4.9.2.cjs`. */
function releaseVersion(yarnPath: string | null): string | null {
  return semver.valid(/\/yarn-(\d[\w.-]{0,40})\.c?js$/.exec(`/${yarnPath ?? ''}`)?.[1])
}

function exactly(version: string | null): Declared | null {
  return version === null ? null : { version, hash: null }
}

/** The yarn that the repository declares and that writes its lockfile's format, else one that does. */
async function yarnVersion(scratch: Scratch, folder: string, format: string): Promise<Declared> {
  const content = await scratch.read(inFolder(folder, 'package.json'))
  const manifest = content.kind === 'text' ? readManifest(content.text) : null
  const settings = await scratch.read(inFolder(folder, YARNRC.name))
  const yarnPath = settings.kind === 'text' ? await yarnPathIn(settings.text) : null
  const declared = [
    declaredVersion(manifest?.at('packageManager')?.value, 'yarn'),
    exactly(releaseVersion(yarnPath)),
    exactly(semver.valid(allowedVersions(manifest, 'yarn'))),
  ]
  const usual = { version: WRITERS[format] ?? NEWEST, hash: null }
  return declared.find((each) => each !== null && isYarn1(each.version) === (format === 'yarn 1')) ?? usual
}

/** Adds the ranges to the head of the exact version, beside it. What nobody asks for yarn takes out again. */
function reserveIn(separator: '@' | '@npm:'): NonNullable<Lockfile['reserve']> {
  return (text, version, specifiers) => {
    const exact = `stripe${separator}${version}`
    const added = specifiers.map((specifier) => `stripe${separator}${specifier}`).filter((descriptor) => descriptor !== exact)
    return text
      .split('\n')
      .map((row) => {
        const head = row.trimEnd()
        const descriptors = head.endsWith(':') && !/^\s/.test(head) ? head.slice(0, -1).replaceAll('"', '').split(', ') : []
        if (!descriptors.includes(exact)) return row
        const all = [...new Set([...descriptors, ...added])]
        return separator === '@' ? `${all.map((each) => `"${each}"`).join(', ')}:` : `"${all.join(', ')}":`
      })
      .join('\n')
  }
}

/** For every yarn since 2; 1 knows the first alone. Nothing of the repository's replaces the yarn that npm fetched. */
const ENVIRONMENT = {
  YARN_IGNORE_PATH: '1',
  YARN_ENABLE_TELEMETRY: '0',
  YARN_ENABLE_SCRIPTS: '0',
  YARN_ENABLE_IMMUTABLE_INSTALLS: '0',
  YARN_ENABLE_GLOBAL_CACHE: '1',
  // The only name under which its settings are looked at before it starts.
  YARN_RC_FILENAME: YARNRC.name,
}

/** The run of yarn 1 that began last. */
const LAST = cacheKey((): { run: Promise<unknown> } => ({ run: Promise.resolve() }))

/** One at a time: two that run yarn 1 at once spoil the cache that they share. */
async function inTurn<T>({ cache }: SdkWorld, work: () => Promise<T>): Promise<T> {
  const last = cache.get(LAST)
  const mine = last.run.then(work, work)
  last.run = mine
  return mine
}

/**
 * Yarn 1 has no option to write a lockfile alone, but hooks around its steps (`callThroughHook` in its source): it
 * then resolves and writes, and neither fetches nor links, which takes minutes in a large workspace.
 */
const RESOLVE_ALONE = `const skip = async () => ({ bailout: false })
globalThis.experimentalYarnHooks = { fetchStep: skip, linkStep: skip, pnpStep: skip, buildStep: skip }
`

/** The variables under which yarn 1 resolves and does nothing else. */
async function resolvingAlone({ tools }: SdkWorld): Promise<Readonly<Record<string, string>>> {
  const file = join(await tools.folder('yarn'), 'resolve-alone.cjs')
  await writeFile(file, RESOLVE_ALONE)
  return { NODE_OPTIONS: `--require=${JSON.stringify(file)}` }
}

/**
 * `path` is the lockfile's in the scratch copy, `text` what it holds. Yarn 1 keeps the result of its last check in
 * node_modules, and the next one must not believe it. The check of later ones is the frozen install that a CI runs, linked the
 * quick way.
 * Throws UpstreamError where yarn cannot be had.
 */
export async function yarnLockfile(world: SdkWorld, scratch: Scratch, path: string, text: string): Promise<Lockfile> {
  const { format } = yarnLockGraph(text)
  await mustStayInside(world, scratch.root, folderOf(path), 'yarn', path)
  const declared = await yarnVersion(scratch, folderOf(path), format)
  const folder = join(scratch.root, folderOf(path))
  if (isYarn1(declared.version)) {
    const program = await managerProgram(world, { name: 'yarn', command: 'yarn', ...declared }, folder, ENVIRONMENT)
    const alone = await resolvingAlone(world)
    const run: ManagerProgram['run'] = async (args, more) => inTurn(world, async () => program.run(args, more))
    return yarn1(
      { run },
      async (args) => run(args, alone),
      async (work) => withChanged(scratch, new Map([[inFolder(folderOf(path), '.yarnrc'), withoutFrozen]]), work),
      async () => scratch.write(inFolder(folderOf(path), 'node_modules/.yarn-integrity'), ''),
      async (ids) => declaredPeers(world.tools, folder, ids),
    )
  }
  const program = await managerProgram(world, { name: '@yarnpkg/cli-dist', command: 'yarn', ...declared }, folder, ENVIRONMENT)
  const own = { read: async () => textOf({ scratch }, path), write: async (now: string) => scratch.write(path, now) }
  if (world.cache.get(TRUST).repositoryCode) return berry(program, own)
  await mustNotRun(scratch, path, text)
  const plain = new Map(upwards(folderOf(path)).map((above) => [inFolder(above, YARNRC.name), settingsWithoutCode] as const))
  return berry({ run: async (...asked) => withChanged(scratch, plain, async () => program.run(...asked)) }, own)
}

const restore: Lockfile['restore'] = (before, written, ours) => ({
  text: restoreBlocks(yarnBlocks(before, ours), yarnBlocks(keepLineEnds(before, written), ours)),
  stray: [],
})

/** A line of a .yarnrc that keeps every install from writing the lockfile. */
const FROZEN = /^--install\.(?:frozen|pure)-lockfile\b.*$/gm

function withoutFrozen(text: string): string {
  return text.replaceAll(FROZEN, '')
}

/** Does its work while files of the copy, those that are there, are changed. */
async function withChanged<T>(
  scratch: Scratch,
  changes: ReadonlyMap<string, (text: string) => string | Promise<string>>,
  work: () => Promise<T>,
): Promise<T> {
  const before = new Map<string, string>()
  for (const [path, change] of changes) {
    const content = await scratch.read(path)
    const changed = content.kind === 'text' ? await change(content.text) : null
    if (content.kind !== 'text' || changed === null || changed === content.text) continue
    before.set(path, content.text)
    await scratch.write(path, changed)
  }
  try {
    return await work()
  } finally {
    for (const [path, text] of before) await scratch.write(path, text)
  }
}

/**
 * `resolve` runs it without fetching and linking; `writable` does its work while the lockfile may be written; `distrust` makes
 * yarn look at everything again, whatever it found before; `peers` asks the registry.
 */
function yarn1(
  { run }: ManagerProgram,
  resolve: (args: readonly string[]) => Promise<RunResult>,
  writable: <T>(work: () => Promise<T>) => Promise<T>,
  distrust: () => Promise<void>,
  peers: NonNullable<Lockfile['peers']>,
): Lockfile {
  // What a package asks of Node is looked at for Stripe's alone, by whoever chooses its version.
  const flags = ['--ignore-scripts', '--ignore-engines', '--non-interactive']
  const frozen = ['install', '--frozen-lockfile', ...flags]
  return {
    read: readOnce(yarnLock),
    graph: readOnce(yarnLockGraph),
    refresh: { shown: `yarn install ${flags.join(' ')}`, run: async () => writable(async () => resolve(['install', ...flags])) },
    check: {
      shown: `yarn ${frozen.join(' ')}`,
      async run() {
        await distrust()
        return resolve(frozen)
      },
    },
    install: {
      shown: `yarn ${frozen.join(' ')}`,
      async run() {
        await distrust()
        return run(frozen)
      },
    },
    reserve: reserveIn('@'),
    restore,
    peers,
    byHand: (to) => `yarn upgrade stripe@${to} --ignore-scripts`,
  }
}

/** The lockfile's own text in the copy. */
interface OwnText {
  read(): Promise<string>
  write(text: string): Promise<unknown>
}

/**
 * The frozen install of yarn 2 and later fetches and links all packages. Whether the lockfile fits the manifests it decides by
 * resolving them and comparing texts, which writing the lockfile once more does too: where no byte changes, it would pass.
 */
function berry({ run }: ManagerProgram, own: OwnText): Lockfile {
  const refresh = ['install', '--mode=update-lockfile']
  const frozen = ['install', '--immutable', '--mode=skip-build']
  return {
    read: readOnce(yarnLock),
    graph: readOnce(yarnLockGraph),
    refresh: { shown: `yarn ${refresh.join(' ')}`, run: async () => run(refresh) },
    check: { shown: `yarn ${frozen.join(' ')}`, run: async () => run(frozen, { YARN_NODE_LINKER: 'pnp' }) },
    quickCheck: {
      shown: `yarn ${refresh.join(' ')} (again: no change)`,
      async run() {
        const before = await own.read()
        const result = await run(refresh)
        const after = await own.read()
        if (after !== before) await own.write(before)
        return after === before ? result : { ...result, code: 1 }
      },
    },
    install: { shown: `yarn ${frozen.join(' ')}`, run: async () => run(frozen, { YARN_NODE_LINKER: 'node-modules' }) },
    reserve: reserveIn('@npm:'),
    restore,
    byHand: (to) => `yarn up stripe@${to} --mode=skip-build`,
  }
}
