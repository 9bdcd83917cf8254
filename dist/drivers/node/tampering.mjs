// Keeps the SDK from what is no business of an SDK, and reports it: programs, threads, native code, signals to other processes,
// files of others, the driver's own output. Once this is imported, which must be before the SDK is. It judges nothing.
import childProcess from 'node:child_process'
import fs from 'node:fs'
import inspector from 'node:inspector'
import { basename, dirname, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import workers from 'node:worker_threads'
import { say } from './instruments.mjs'

/** What older SDKs ask the system for, for their user agent. */
const HARMLESS = 'uname -a'
/** What old versions of lodash look for types in. */
const HARMLESS_BINDING = 'util'

function refused(what) {
  say({ event: 'tampering', what })
  return new Error(`that is not for an SDK: ${what}`)
}

function refuse(what) {
  throw refused(what)
}

const { spawn } = childProcess.ChildProcess.prototype
childProcess.ChildProcess.prototype.spawn = function guarded(options) {
  let error = null
  try {
    if (options.args?.join(' ') === `/bin/sh -c ${HARMLESS}`) return spawn.call(this, options)
    error = refused(`a program: ${options.file}`)
  } catch (denied) {
    // Node's permission model does not let it. An SDK that asks for it expects that it may fail, but not at once.
    error = denied
  }
  Object.assign(this, { stdin: null, stdout: null, stderr: null, stdio: [null, null, null] })
  process.nextTick(() => this.emit('error', error))
  return 0
}
for (const name of ['spawnSync', 'execSync', 'execFileSync']) {
  const real = childProcess[name]
  childProcess[name] = (command, ...rest) => (command === HARMLESS ? real(command, ...rest) : refuse(`a program: ${command}`))
}
workers.Worker = function Worker() {
  refuse('a thread of its own')
}
inspector.Session.prototype.connect = () => refuse('the inspector')
inspector.open = () => refuse('the inspector')

const { binding, _kill: kill } = process
process.binding = (name) => (name === HARMLESS_BINDING ? binding.call(process, name) : refuse(`a binding of Node's own: ${name}`))
process._linkedBinding = (name) => refuse(`a binding of Node's own: ${name}`)
process.dlopen = (_, file) => refuse(`native code: ${basename(String(file))}`)
process._kill = (pid, signal) => (pid === process.pid ? kill.call(process, pid, signal) : refuse('a signal to another process'))

/** What an SDK may open: itself, what it was started with, and what any program reads. */
const ROOTS = [
  ...withoutLinks(resolve(process.argv[2] ?? '.')),
  dirname(fileURLToPath(import.meta.url)),
  dirname(dirname(process.execPath)),
  ...(process.env.HOME ? [process.env.HOME] : []),
  '/usr',
  '/lib',
  '/etc',
  '/dev/null',
  '/dev/urandom',
]
const STDOUT = 1

function withoutLinks(folder) {
  return fs.existsSync(folder) ? [folder, fs.realpathSync(folder)] : [folder]
}

/** What it is about a file that is none of the SDK's business; undefined where there is nothing. */
function foreign(file) {
  if (file === STDOUT) return "the driver's own output"
  if (typeof file !== 'string' && !Buffer.isBuffer(file) && !(file instanceof URL)) return undefined
  const path = resolve(file instanceof URL ? fileURLToPath(file) : String(file))
  return ROOTS.some((root) => path === root || path.startsWith(root + sep)) ? undefined : `a file of others: ${basename(path)}`
}

/** Functions whose first argument is a file that is opened, written or listed; beside each the one that is synchronous. */
const OPENING = [
  'open',
  'readFile',
  'writeFile',
  'appendFile',
  'write',
  'writev',
  'readdir',
  'opendir',
  'readlink',
  'copyFile',
  'cp',
  'rm',
  'unlink',
  'rename',
  'symlink',
  'link',
  'truncate',
  'chmod',
  'mkdir',
]

for (const name of OPENING) {
  for (const [owner, called] of [
    [fs, name],
    [fs, `${name}Sync`],
    [fs.promises, name],
  ]) {
    const real = owner[called]
    if (real === undefined) continue
    owner[called] = function guarded(file, ...rest) {
      const what = foreign(file)
      if (what === undefined) return real.call(this, file, ...rest)
      const error = refused(what)
      if (owner === fs.promises) return Promise.reject(error)
      if (called !== name || typeof rest.at(-1) !== 'function') throw error
      process.nextTick(() => rest.at(-1)(error))
      return undefined
    }
  }
}
