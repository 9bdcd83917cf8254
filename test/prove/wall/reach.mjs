// What hostile code tries in Node, where nothing watches it: `node reach.mjs AIMS`. It says on stderr what it reached.
import { spawn, spawnSync } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

const { runner, victim, home, tcp, udp, sleeps } = JSON.parse(process.argv[2])

async function attempt(name, work) {
  const reached = await Promise.resolve()
    .then(work)
    .catch(() => false)
  if (reached !== false) console.error(`REACHED ${name}`)
}

/** By the binding of Node's own, which no function of the module `net` sees. */
async function rawConnection() {
  const { TCP, TCPConnectWrap, constants } = process.binding('tcp_wrap')
  const request = new TCPConnectWrap()
  const connected = new Promise((resolve, reject) => {
    request.oncomplete = (status) => (status === 0 ? resolve() : reject(new Error(String(status))))
  })
  if (new TCP(constants.SOCKET).connect(request, '127.0.0.1', tcp) !== 0) throw new Error('refused')
  await connected
}

await attempt('environ', () => readFileSync(`/proc/${runner}/environ`).length > 0)
await attempt('home', () => readFileSync(`${home}/secret`, 'utf8').includes('canary'))
await attempt('written', () => writeFileSync(`${home}/planted`, 'planted'))
await attempt('program', () => spawnSync('true').status === 0)
await attempt('daemon', () =>
  once(
    spawn('sleep', [sleeps], { detached: true, stdio: 'ignore' }).on('spawn', function left() {
      this.unref()
    }),
    'spawn',
  ),
)
await attempt('worker', () => once(new Worker('', { eval: true }), 'exit'))
await attempt('tcp', () => once(connect(tcp, '127.0.0.1'), 'connect'))
await attempt('tcp_wrap', rawConnection)
await attempt(
  'sent',
  () =>
    new Promise((resolve, reject) =>
      createSocket('udp4')
        .unref()
        .send('x', udp, '127.0.0.1', (error) => (error ? reject(error) : resolve())),
    ),
)
await attempt('inspector', () => process.kill(victim, 'SIGUSR1'))
await sleep(500)
await attempt('kill', () => process.kill(victim, 'SIGKILL'))
await attempt('end', () => undefined)
process.exit()
