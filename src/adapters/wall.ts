import { once } from 'node:events'
import { Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { BACKLOG } from '../domain/backlog.ts'
import { messageOf } from '../domain/errors.ts'
import type { RunOptions, Tools, Wall } from '../world.ts'
import { startWithChannel } from './process.ts'
import { lineBehindWall } from './wall-line.ts'

/** Opens sockets behind the wall and hands them over; it ends with the channel, and with it all that is behind the wall. */
const HOLDER = `const { createServer } = require('node:net')
process.on('message', (id) => {
  const server = createServer()
  server.listen({ port: 0, host: '127.0.0.1', backlog: ${BACKLOG} }, () => process.send(id, server, () => server.close()))
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

/** The wall of a run, raised when it is first asked for. */
export interface Walls extends Pick<Tools, 'wallFor'> {
  end(): Promise<void>
}

export function createWalls(means: Means, platform: NodeJS.Platform = process.platform): Walls {
  let raising: Promise<Raised | { readonly missing: string }> | null = null
  const fits = new Map<string, Promise<boolean>>()
  return {
    async wallFor(file) {
      raising ??= raise(means, platform).catch((error: unknown) => ({ missing: messageOf(error) }))
      const raised = await raising
      if ('missing' in raised) return raised
      const fit = fits.get(file) ?? raised.wall.run(file, ['--version'], { timeoutMs: 60_000 }).then(({ code }) => code === 0)
      fits.set(file, fit)
      return (await fit) ? raised.wall : { missing: 'its program cannot be run there' }
    },
    async end() {
      const raised = await raising
      if (raised !== null && !('missing' in raised)) await raised.end()
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
  const said = holder.stderr === null ? '' : text(holder.stderr)
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
    const { env, ...limits } = means.marked(options)
    const [program = '', ...rest] = lineOf(file, args, env ?? {})
    return [program, rest, limits] as const
  }
  return {
    wall: {
      run: async (...started) => means.run(...entering(...started)),
      converse: (...started) => means.converse(...entering(...started)),
      listen: async (server) => listen(holder, server),
    },
    async end() {
      holder.ref()
      if (holder.connected) holder.disconnect()
      await ended
    },
  }
}

let asked = 0

/** The socket is made behind the wall and stays there; whoever connects to it is answered here. */
async function listen(holder: ReturnType<typeof startWithChannel>, server: Server): Promise<void> {
  const id = (asked += 1)
  const socket = new Promise<Server>((resolve, reject) => {
    holder.on('message', (of, handle) => {
      if (of === id && handle instanceof Server) resolve(handle)
    })
    holder.once('exit', () => reject(new Error('The wall has ended')))
  })
  holder.send(id)
  server.listen(await socket, BACKLOG)
  await once(server, 'listening')
}
