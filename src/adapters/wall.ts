import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { BACKLOG } from '../domain/backlog.ts'
import { messageOf } from '../domain/errors.ts'
import type { RunOptions, RunResult, Tools, Wall, WallAttempt } from '../world.ts'
import { startWithChannel } from './process.ts'
import { LEFT_BEHIND, lineBehindWall } from './wall-line.ts'

/** What a holder is asked, beside the numbers of sockets. */
const END = 'end'

/**
 * Opens sockets behind the wall and hands them over; all that is behind the wall ends with it, and it with the channel. What it
 * ends is over for it when its program is gone, as `exe` says: who buries it is not known.
 */
const HOLDER = `const { createServer } = require('node:net')
const { existsSync, readdirSync } = require('node:fs')
function isAlone() {
  return !readdirSync('/proc').some((name) => Number(name) > 0 && Number(name) !== process.pid && existsSync('/proc/' + name + '/exe'))
}
function end() {
  try {
    process.kill(-1, 'SIGKILL')
  } catch {}
  if (isAlone()) process.send('${END}')
  else setImmediate(end)
}
process.on('message', (asked) => {
  if (asked === '${END}') return end()
  const server = createServer()
  server.listen({ port: 0, host: '127.0.0.1', backlog: ${BACKLOG} }, () => process.send(asked, server, () => server.close()))
})
process.on('disconnect', () => process.exit())
process.send('ready')`

/** Says under which number the namespaces of the two are found. */
const RAISE = `echo $$
exec unshare --net --pid --fork --kill-child --mount-proc sh -c 'ip link set lo up && exec "$@"' sh "$@"`

/** What a wall is made with. */
interface Means extends Pick<Tools, 'run' | 'converse' | 'folder'> {
  /** With what every process of the run carries. */
  marked(options?: RunOptions): RunOptions
}

/** The walls of a run, each raised when it is first asked for. */
export interface Walls extends Pick<Tools, 'wallFor'> {
  end(): Promise<void>
}

export function createWalls(means: Means, platform: NodeJS.Platform = process.platform): Walls {
  const all = new Map<string, Promise<Raised | { readonly missing: string }>>()
  const fits = new Map<string, Promise<boolean>>()
  return {
    async wallFor(file, name) {
      const raising = all.get(name) ?? raise(means, platform).catch((error: unknown) => ({ missing: messageOf(error) }))
      all.set(name, raising)
      const raised = await raising
      if ('missing' in raised) return raised
      const fit = fits.get(file) ?? raised.wall.run(file, ['--version'], { workMs: 60_000 }).then(({ code }) => code === 0)
      fits.set(file, fit)
      return (await fit) ? raised.wall : { missing: 'its program cannot be run there' }
    },
    async end() {
      const raised = await Promise.all(all.values())
      await Promise.all(raised.map(async (one) => ('missing' in one ? undefined : one.end())))
    },
  }
}

interface Raised {
  readonly wall: Wall
  end(): Promise<void>
}

async function raise(means: Means, platform: NodeJS.Platform): Promise<Raised | { readonly missing: string }> {
  if (platform !== 'linux') return { missing: 'it is built on Linux alone' }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const [starter = '', ...command] = [...asRoot, 'env', 'NODE_CHANNEL_FD=0', 'sh', '-c', RAISE, 'sh', process.execPath, '-e', HOLDER]
  const holder = startWithChannel(starter, command)
  const said = holder.stderr === null ? '' : text(holder.stderr).catch(() => '')
  const ended = Promise.race([once(holder, 'exit'), once(holder, 'error')]).catch(() => [])
  const isReady = await Promise.race([once(holder, 'message').then(() => true), ended.then(() => false)])
  if (!isReady)
    return {
      missing: `that takes Linux, and root or sudo without a password (${(await said).trim().split('\n')[0] || 'it cannot be started'})`,
    }
  const pid = String(holder.stdout?.read() ?? '').trim()
  // What is left of it must not keep the run from ending.
  holder.unref()
  const enter = [...asRoot, 'nsenter', `--net=/proc/${pid}/ns/net`, `--pid=/proc/${pid}/ns/pid_for_children`]
  const lineOf = lineBehindWall(enter, await means.folder('wall'))
  const entering = (file: string, args: readonly string[], options: RunOptions = {}) => {
    const { env, cwd, path, ...limits } = means.marked(options)
    const [program = '', ...rest] = lineOf(file, args, { ...(env && { env }), ...(cwd && { cwd }), ...(path && { path }) })
    return [program, rest, limits] as const
  }
  let leftBehind = false
  const ending = (result: RunResult): RunResult => {
    if (result.code !== LEFT_BEHIND) return result
    leftBehind = true
    return { ...result, code: 0 }
  }
  return {
    wall: {
      run: async (...started) => ending(await means.run(...entering(...started))),
      converse(...started) {
        const conversation = means.converse(...entering(...started))
        return { ...conversation, ended: conversation.ended.then(ending) }
      },
      listen: async (server) => listen(holder, server),
      attempts: async () => [...(await counted(pid)), ...(leftBehind ? (['process'] as const) : [])],
    },
    async end() {
      if (!holder.connected) return
      holder.ref()
      holder.send(END)
      await Promise.race([once(holder, 'message'), ended])
      if (holder.connected) holder.disconnect()
      // The kernel keeps the place until all that ran there is buried. Where the first process of a container buries nobody, that is never.
      for (const stream of [holder.stdout, holder.stderr]) stream?.destroy()
      holder.unref()
    },
  }
}

/** The kernel's counters of a network of its own, by what they count: https://docs.kernel.org/networking/snmp_counter.html */
const COUNTERS = {
  connection: ['TcpAttemptFails', 'IpOutNoRoutes', 'Ip6OutNoRoutes'],
  datagram: ['UdpOutDatagrams', 'Udp6OutDatagrams'],
} as const

/** What its counters hold that nothing but an attempt adds to: the gateway takes every connection, and sends no datagram. */
async function counted(pid: string): Promise<readonly WallAttempt[]> {
  const [old, newer] = await Promise.all(
    ['snmp', 'snmp6'].map(async (file) => readFile(`/proc/${pid}/net/${file}`, 'utf8').catch(() => '')),
  )
  const counts = new Map<string, number>()
  const lines = (old ?? '').split('\n').map((line) => line.split(/:? /))
  for (const [index, [family = '', ...values]] of lines.entries())
    for (const [at, value] of values.entries())
      if (index % 2 === 1) counts.set(`${family}${lines[index - 1]?.[at + 1] ?? ''}`, Number(value))
  for (const [, name = '', value] of (newer ?? '').matchAll(/^(\S+)\s+(\d+)$/gm)) counts.set(name, Number(value))
  return (['connection', 'datagram'] as const).filter((kind) => COUNTERS[kind].some((name) => (counts.get(name) ?? 0) > 0))
}

let asked = 0

/** The socket is made behind the wall and stays there; whoever connects to it is answered here. */
async function listen(holder: ReturnType<typeof startWithChannel>, server: Server): Promise<void> {
  const id = (asked += 1)
  const listeners = new AbortController()
  const socket = new Promise<Server>((resolve, reject) => {
    const take = (of: unknown, handle: unknown): void => {
      if (of === id && handle instanceof Server) resolve(handle)
    }
    const end = (): void => reject(new Error('The wall has ended'))
    holder.on('message', take).once('exit', end)
    listeners.signal.addEventListener('abort', () => holder.off('message', take).off('exit', end))
  })
  holder.send(id)
  server.listen(await socket.finally(() => listeners.abort()), BACKLOG)
  await once(server, 'listening')
}
