import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { InstalledSdk } from '../../../src/domain/sdk-adapter.ts'
import { nodeDriver } from '../../../src/sdks/node/driver/path.ts'
import { pythonDriver } from '../../../src/sdks/python/driver/path.ts'
import { folderWith } from '../../support/folder.ts'

/** What a hostile SDK is after, on the machine of the test. */
export interface Prey {
  /** Our own process: its environment. */
  readonly runner: number
  /** A Node in the runner's place: whoever may send it a signal can end it, or open its inspector. */
  readonly victim: ChildProcess
  /** Whether it was made to open its inspector. */
  inspected(): boolean
  /** A folder in the place of the user's home. */
  readonly home: string
  readonly tcp: number
  readonly udp: number
  /** What arrived from outside: `tcp`, `udp`. */
  readonly arrived: ReadonlySet<string>
  /** Seconds that the daemon sleeps: no other process has this argument. */
  readonly sleeps: string
}

/** Sets it up on loopback; gone when the test has finished. */
export async function prey(): Promise<Prey> {
  const arrived = new Set<string>()
  const server = createServer((socket) => {
    arrived.add('tcp')
    socket.destroy()
  })
  const datagrams = createSocket('udp4').on('message', () => arrived.add('udp'))
  server.listen(0, '127.0.0.1')
  datagrams.bind(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(datagrams, 'listening')])
  const victim = spawn(process.execPath, ['-e', 'process.stdout.write("up"); setInterval(() => undefined, 1000)'], { stdio: 'pipe' })
  let said = ''
  victim.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  await once(victim.stdout, 'data')
  const sleeps = `86400.${process.pid}${Date.now()}`
  onTestFinished(() => {
    server.close()
    datagrams.close()
    victim.kill('SIGKILL')
    for (const pid of running(sleeps)) process.kill(pid, 'SIGKILL')
  })
  return {
    runner: process.pid,
    victim,
    inspected: () => said.includes('Debugger'),
    home: await folderWith({ secret: 'a canary' }),
    tcp: portOf(server.address()),
    udp: portOf(datagrams.address()),
    arrived,
    sleeps,
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('It does not listen')
  return address.port
}

/** The processes that have the argument, wherever they run. */
export function running(argument: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(join('/proc', name, 'cmdline'), 'utf8')
          .split('\0')
          .includes(argument)
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Each attempt, in the words of a shell that has `REACHED` to say; the network is the language's own. */
function attempts({ runner, victim, home, sleeps }: Prey, network: string): string {
  return [
    `tr '\\0' '\\n' < /proc/${runner}/environ | grep -q . && echo REACHED environ`,
    `grep -q canary ${home}/secret && echo REACHED home`,
    `echo planted > ${home}/planted && echo REACHED written`,
    `(setsid sleep ${sleeps} > /dev/null 2>&1 < /dev/null &) && echo REACHED daemon`,
    network,
    `kill -USR1 ${victim.pid} && echo REACHED inspector`,
    'sleep 0.5',
    `kill -KILL ${victim.pid} && echo REACHED kill`,
    'echo REACHED end',
  ].join('\n')
}

const NODE_NETWORK = (tcp: number, udp: number): string =>
  `require('net').connect(${tcp},'127.0.0.1').on('connect',()=>console.log('REACHED tcp')).on('error',()=>{});const d=require('dgram').createSocket('udp4');d.send('x',${udp},'127.0.0.1',()=>d.close())`
const PYTHON_NETWORK = (tcp: number, udp: number): string =>
  `import socket\nsocket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', ${udp}))\nsocket.create_connection(('127.0.0.1', ${tcp}))\nprint('REACHED tcp')`

/** A stripe-node that goes around the guard of the driver to start a shell: Node's own binding, which the guard does not hold. */
export async function hostileNode(aims: Prey): Promise<InstalledSdk> {
  const script = attempts(aims, `${process.execPath} -e ${quoted(NODE_NETWORK(aims.tcp, aims.udp))}`)
  const code = `const { spawn } = process.binding('spawn_sync')
spawn({ file: '/bin/sh', args: ['sh', '-c', ${JSON.stringify(script)}], envPairs: Object.entries(process.env).map(([n, v]) => n + '=' + v), stdio: [0, 2, 2].map((fd) => ({ type: 'inherit', fd })) })
module.exports = class Stripe { static webhooks = {} ; webhooks = {} }`
  const folder = await folderWith({
    'package/package.json': '{"name":"stripe","version":"20.0.0","main":"index.js"}',
    'package/index.js': code,
  })
  // As what was installed is.
  await chmod(folder, 0o755)
  return { file: process.execPath, args: [nodeDriver, folder], env: {} }
}

/** A stripe-python that does so by the system's own \`system\`. */
export async function hostilePython(aims: Prey): Promise<InstalledSdk> {
  const file = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()
  const script = attempts(aims, `${file} -c ${quoted(PYTHON_NETWORK(aims.tcp, aims.udp))}`)
  const code = `import ctypes
ctypes.CDLL(None).system(${JSON.stringify(`{ ${script}\n} 1>&2`)}.encode())
VERSION = "12.0.0"
api_version = "2025-01-01"
class SignatureVerificationError(Exception): pass
class RequestsClient: pass
`
  const folder = await folderWith({ 'stripe/__init__.py': code })
  await chmod(folder, 0o755)
  return { file, args: [pythonDriver, folder], env: {} }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
