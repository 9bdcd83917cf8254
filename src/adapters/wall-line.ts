import { realpathSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, isAbsolute, sep } from 'node:path'
import type { RunOptions } from '../world.ts'
import { allowed } from './environment.ts'

/** `nobody` and its group: a user that has a name, so that programs that ask for it get one, and no file. */
const NOBODY = '65534'

/** What is empty behind the wall on every machine: other people's files, and the sockets of services. */
const FOLDERS = ['/home', '/root', '/tmp', '/var/tmp', '/dev/shm', '/run']
/** Those that a workflow's runner names: the checkout, with the token that checkout leaves in it, and what other steps left. */
const NAMED = ['GITHUB_WORKSPACE', 'RUNNER_TEMP', 'RUNNER_WORKSPACE', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME']

/** The exit code where a process of the program's was still there after it had ended. No program of ours ends with it. */
export const LEFT_BEHIND = 213

/** What is to be seen of the folders that are hidden. */
interface Scene {
  /** A free folder of the run, on which a file system of its own is made. */
  readonly stage: string
  /** The empty home. */
  readonly home: string
  readonly shown: readonly string[]
  readonly hidden: readonly string[]
}

/**
 * A script, with its arguments, that builds on the stage what is to be seen and puts that in the place of the folders that are
 * hidden. It starts few programs, because each driver waits for them. The run's own folders alone can be written:
 * Python keeps there what it has compiled, which every driver would else do again;
 * what another driver has just renamed there is no failure. What the program leaves behind ends here too, after it was seen;
 * what has ended already has no file of its program any more.
 */
function entering({ stage, home, shown, hidden }: Scene): readonly string[] {
  const given: string[] = []
  const each = (paths: readonly string[]): string => paths.map((path) => `"\${${given.push(path)}}"`).join(' ')
  const staged = (paths: readonly string[]): readonly string[] => paths.map((path) => `${stage}${path}`)
  const folders = shown.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
  const files = shown.filter((path) => !folders.includes(path))
  const own = shown.filter((path) => isBelow(path, dirname(stage)))
  const lines = [
    'set -e',
    'cd /',
    `mount -t tmpfs -o mode=755,size=64m tmpfs ${each([stage])}`,
    `mkdir -p ${each(staged([home, ...folders, ...files.map((file) => dirname(file)), ...hidden]))}`,
    `chown ${NOBODY}:${NOBODY} ${each(staged([home]))}`,
    `chmod 1777 ${each(staged(hidden))}`,
    ...staged(files).map((file) => `: > ${each([file])}`),
    ...shown.map((path) => `mount --bind ${each([path, `${stage}${path}`])}`),
    ...staged(shown.filter((path) => !own.includes(path))).map((path) => `mount -o remount,bind,ro ${each([path])}`),
    ...(own.length === 0 ? [] : [`chmod -R a+rwX ${each(own)} 2> /dev/null || :`]),
    ...hidden.map((folder) => `mount --rbind ${each([`${stage}${folder}`, folder])}`),
    `shift ${given.length}`,
  ]
  return [`${lines.join('\n')}\n${RUN}`, 'sh', ...given]
}

const RUN = `umask 0
code=0
"$@" || code=$?
for process in /proc/[0-9]*; do
  [ "$process" = "/proc/$$" ] || [ ! -e "$process/exe" ] || code=${LEFT_BEHIND}
done
exit $code`

const UNSHARE = ['unshare', '--mount', '--ipc', '--pid', '--fork', '--kill-child', '--mount-proc']
const SETPRIV = [
  'setpriv',
  '--reuid',
  NOBODY,
  '--regid',
  NOBODY,
  '--clear-groups',
  '--no-new-privs',
  '--bounding-set=-all',
  '--inh-caps=-all',
]

/** What starts a program behind the wall, by the command that enters it, with a free folder of the run for its files. */
export function lineBehindWall(
  enter: readonly string[],
  stage: string,
): (file: string, args: readonly string[], options: Pick<RunOptions, 'cwd' | 'env' | 'path'>) => readonly string[] {
  // That with the stage in it is hidden last: then the stage cannot be found any more.
  const hidden = hiddenFolders().toSorted((a, b) => Number(isBelow(stage, a)) - Number(isBelow(stage, b)))
  return (file, args, { env = {}, cwd, path = [] }) => {
    const home = env['HOME'] ?? '/nonexistent'
    const { PATH = '', ...bare } = allowed(process.env, 'bare')
    const environment = Object.entries({ ...bare, PATH: [...path, PATH].join(delimiter), ...env, HOME: home })
    // A folder of programs brings along what lies beside it, as that of a virtual environment.
    const named = [...(cwd === undefined ? [] : [cwd]), ...path.map((programs) => dirname(programs))]
    const shown = [...pathsOfProgram(file, hidden), ...args.flatMap(pathsNamed), ...outermost(named)].filter((each) =>
      hidden.some((folder) => isBelow(each, folder)),
    )
    return [
      ...enter,
      ...UNSHARE,
      'sh',
      '-c',
      ...entering({ stage, home, shown: [...new Set(shown)], hidden }),
      ...SETPRIV,
      'env',
      '-i',
      ...(cwd === undefined ? [] : [`--chdir=${cwd}`]),
      ...environment.map(([name, value]) => `${name}=${value}`),
      file,
      ...args,
    ]
  }
}

/** The outermost of them, without links, and never one that programs need. */
function hiddenFolders(): readonly string[] {
  const named = [...FOLDERS, homedir(), tmpdir(), process.cwd(), ...NAMED.map((name) => process.env[name] ?? '')]
  const real = new Set(named.filter(isAbsolute).flatMap((path) => realPath(path) ?? []))
  return outermost([...real].filter((path) => path !== '/' && path !== '/usr'))
}

function outermost(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => isBelow(path, other)))
}

/** A program beside whose folder others lie that it loads, as in `bin` and `lib`, brings them along, unless that is all that is hidden. */
function pathsOfProgram(file: string, hidden: readonly string[]): readonly string[] {
  return [file, realPath(file) ?? file].map((path) => {
    const whole = dirname(dirname(path))
    return hidden.some((folder) => isBelow(whole, folder)) ? whole : path
  })
}

/** What an argument names, where it is a path: a folder, or the folder of a file. */
function pathsNamed(argument: string): readonly string[] {
  if (!isAbsolute(argument)) return []
  const stats = statSync(argument, { throwIfNoEntry: false })
  return stats === undefined ? [] : [stats.isDirectory() ? argument : dirname(argument)]
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder + sep)
}
