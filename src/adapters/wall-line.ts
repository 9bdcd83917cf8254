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

/**
 * Builds, on a file system of its own at "$1", what is to be seen of the folders that are hidden: the empty home "$2" and the
 * paths up to the first `--`. Then puts it in their place, up to the second. The run's own folders alone can be written:
 * Python keeps there what it has compiled, which every driver would else do again;
 * what another driver has just renamed there is no failure. What the program leaves behind ends here too, after it was seen;
 * what has ended already has no file of its program any more.
 */
const ENTER = `set -e
cd /
stage=$1 home=$2
shift 2
mount -t tmpfs -o mode=755,size=64m tmpfs "$stage"
mkdir -p "$stage$home"
chown ${NOBODY}:${NOBODY} "$stage$home"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mkdir -p "$stage$1"; else mkdir -p "$stage\${1%/*}"; : > "$stage$1"; fi
  mount --bind "$1" "$stage$1"
  case $1 in
    "\${stage%/*}"/*) chmod -R a+rwX "$1" 2> /dev/null || : ;;
    *) mount -o remount,bind,ro "$stage$1" ;;
  esac
  shift
done
shift
while [ "$1" != -- ]; do
  mkdir -p "$stage$1"
  chmod 1777 "$stage$1"
  mount --rbind "$stage$1" "$1"
  shift
done
shift
umask 0
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
    const entered = [...enter, ...UNSHARE, 'sh', '-c', ENTER, 'sh', stage, home, ...new Set(shown), '--', ...hidden, '--']
    return [
      ...entered,
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
