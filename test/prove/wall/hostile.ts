import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { InstalledSdk } from '../../../src/domain/sdk-adapter.ts'
import { driverOf } from '../../../src/sdks/node/package/install.ts'
import { permissionFor } from '../../../src/sdks/node/sealed-node.ts'
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

const HERE = import.meta.dirname

function aimsOf({ runner, victim, home, tcp, udp, sleeps }: Prey): string {
  return JSON.stringify({ runner, victim: victim.pid, home, tcp, udp, sleeps })
}

/** Code in Node that nothing watches, as an SDK's that has got around the driver. */
export function hostileNode(aims: Prey): InstalledSdk {
  return { file: process.execPath, args: [join(HERE, 'reach.mjs'), aimsOf(aims)], env: {}, permission: permissionFor([HERE]) }
}

/** The same in Python. */
export function hostilePython(aims: Prey): InstalledSdk {
  return { file: python(), args: [join(HERE, 'reach.py'), aimsOf(aims)], env: {} }
}

/** The Python of this machine, without links. */
function python(): string {
  return execFileSync('python3', ['-c', 'import os, sys; print(os.path.realpath(sys.executable))'], { encoding: 'utf8' }).trim()
}

/** A stripe-node of this version that does something while it is loaded. */
export async function nodeSdk(version: string, does: string): Promise<InstalledSdk> {
  const folder = await folderWith({
    'package/package.json': JSON.stringify({ name: 'stripe', version, main: 'index.js' }),
    'package/index.js': `${does}\nmodule.exports = class Stripe { static webhooks = {} ; webhooks = {} }`,
  })
  // As what was installed is.
  await chmod(folder, 0o755)
  return driverOf(folder)
}

/** A stripe-python that does so. */
export async function pythonSdk(version: string, does: string): Promise<InstalledSdk> {
  const code = `VERSION = "${version}"
api_version = "2025-01-01"
class SignatureVerificationError(Exception): pass
class RequestsClient: pass
try:
${does.replaceAll(/^/gm, '    ')}
except OSError:
    pass
`
  const folder = await folderWith({ 'stripe/__init__.py': code })
  await chmod(folder, 0o755)
  return { file: python(), args: [pythonDriver, folder], env: {} }
}
