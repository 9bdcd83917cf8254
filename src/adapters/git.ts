import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UpstreamError } from '../domain/errors.ts'
import type { RunOptions, RunResult, Tools } from '../world.ts'

/** Git in one folder. Every call is a process of its own; no state is kept. */
export interface Git {
  /** Runs git to its end; any exit code is a result. */
  run(args: readonly string[], options?: Pick<RunOptions, 'env' | 'input' | 'maxBytes'>): Promise<RunResult>
  /** The standard output of a call that must succeed. Throws UpstreamError with what git said. */
  output(args: readonly string[], options?: Pick<RunOptions, 'env' | 'input'>): Promise<string>
  /** The trimmed standard output, or null where git exits with anything but 0. */
  line(args: readonly string[], options?: Pick<RunOptions, 'env' | 'input'>): Promise<string | null>
}

/**
 * What keeps a user's configuration from running programs of its own, or from changing what git prints: no hooks, no
 * file system monitor, no pager, no pathspec magic, no recursion into submodules, no lock on their index.
 */
const GUARDS = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.attributesFile=/dev/null',
    'submodule.recurse=false',
    'gc.auto=0',
    'maintenance.auto=false',
  ].flatMap((setting) => ['-c', setting]),
]

/** English messages, no questions, no replacement objects, no fetching of what a partial clone lacks. */
const ENVIRONMENT = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
}

/** The first line of what git complained of. */
export function complaint(result: RunResult): string {
  if (result.limit !== null) return `it ran into the ${result.limit} limit`
  const line = result.stderr.split('\n').find((each) => each.trim() !== '')
  return line?.trim() ?? `exit code ${result.code}`
}

/** Git in `folder`, with `extra` global arguments such as `--git-dir=…`. The parent's GIT_* variables never reach it. */
export function createGit(tools: Pick<Tools, 'run'>, folder: string, extra: readonly string[] = []): Git {
  const run: Git['run'] = (args, options = {}) =>
    tools.run('git', [...GUARDS, ...extra, ...args], { cwd: folder, ...options, env: { ...ENVIRONMENT, ...options.env } })
  return {
    run,
    async output(args, options) {
      const result = await run(args, options)
      if (result.code !== 0) throw new UpstreamError(`git ${args[0]} failed: ${complaint(result)}`)
      return result.stdout
    },
    async line(args, options) {
      const result = await run(args, options)
      return result.code === 0 ? result.stdout.trim() : null
    },
  }
}

/** The entries of output that `-z` separates. */
export function entries(output: string): readonly string[] {
  return output.split('\0').filter((entry) => entry !== '')
}

/** A git directory of our own. */
export interface OwnGit {
  readonly folder: string
  /** Git with this directory, run in `folder`, which is the work tree or a folder in it. */
  at(folder: string): Git
}

/**
 * Makes a git directory outside the user's, with no configuration, hooks or templates of anybody, whose attributes
 * switch off every conversion: what is checked out with it is byte for byte what the blobs hold. Folders of the names `excluded`
 * are not looked into for untracked files.
 */
export async function ownGitDirectory(
  tools: Pick<Tools, 'run' | 'folder'>,
  workTree: string,
  objectFormat: string,
  excluded: readonly string[] = [],
): Promise<OwnGit> {
  const folder = await tools.folder('git')
  await createGit(tools, folder).output([
    'init',
    '--quiet',
    '--bare',
    '--template=',
    `--object-format=${objectFormat}`,
    '--initial-branch=main',
    folder,
  ])
  await mkdir(join(folder, 'info'), { recursive: true })
  await writeFile(join(folder, 'info', 'attributes'), '* -text -eol -filter -ident -working-tree-encoding\n')
  await writeFile(join(folder, 'info', 'exclude'), excluded.map((name) => `${name}/\n`).join(''))
  return { folder, at: (at) => createGit(tools, at, [`--git-dir=${folder}`, `--work-tree=${workTree}`]) }
}
