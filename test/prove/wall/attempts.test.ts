import { describe, expect, test } from 'vitest'
import type { Proof } from '../../../src/domain/proof.ts'
import { createRunCache } from '../../../src/domain/run-cache.ts'
import type { InstalledSdk } from '../../../src/domain/sdk-adapter.ts'
import type { Sdk } from '../../../src/domain/sdk.ts'
import { PATIENCE } from '../../../src/prove/ask/driver.ts'
import { createProver } from '../../../src/prove/prover.ts'
import type { Tools } from '../../../src/world.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { sdksWith } from '../../support/sdks.ts'
import { testTools, walledTools } from '../../support/tools.ts'
import { only } from '../two-cases.ts'
import { nodeSdk, pythonSdk } from './hostile.ts'

/** With one that is asked, and that these SDKs have nothing for. */
const CASES = ['webhook/valid-text', 'shape/no-other-host', 'shape/nothing-of-others'].map(only)

/** A version that does nothing against a candidate that does this while it is loaded. */
async function prove(tools: Tools, sdk: Sdk, does: string): Promise<Proof> {
  const make = sdk === 'node' ? nodeSdk : pythonSdk
  const installed = new Map<string, InstalledSdk>([
    ['1.0.0', await make('1.0.0', sdk === 'node' ? '' : 'pass')],
    ['2.0.0', await make('2.0.0', does)],
  ])
  const sdks = sdksWith({ [sdk]: { install: async (_: unknown, version: string) => installed.get(version) ?? make(version, '') } })
  const options = { stripeMock: null, cases: CASES, patience: { ...PATIENCE, partingMs: 60_000 } }
  await using prover = createProver(
    { tools: { ...tools, which: async () => null }, cache: createRunCache(), sdks, log: quietLog() },
    options,
  )
  return await prover.pair(sdk, '1.0.0', '2.0.0')
}

/** What each case that broke names. */
function named({ cases }: Proof): Record<string, string> {
  return Object.fromEntries(
    cases.flatMap(({ id, verdict, from, to }) => (verdict === 'broken' && from.outcome === 'pass' ? [[id, to.seen]] : [])),
  )
}

const [HOST, OTHERS] = ['shape/no-other-host', 'shape/nothing-of-others']
const REQUIRE = (name: string): string => `require('node:${name}')`

/** In Node: what it does, the case that it breaks, and what that case says. */
const IN_NODE = [
  [`${REQUIRE('net')}.connect(9, '192.0.2.1').on('error', () => {})`, HOST, 'a connection to 192.0.2.1'],
  [`${REQUIRE('dns')}.lookup('a.example', () => {})`, HOST, 'a connection to DNS a.example'],
  [`${REQUIRE('dgram')}.createSocket('udp4').unref().send('x', 9, '192.0.2.1', () => {})`, HOST, 'a connection to UDP 192.0.2.1'],
  [`try { process.binding('tcp_wrap') } catch {}`, OTHERS, "a binding of Node's own: tcp_wrap"],
  [`${REQUIRE('child_process')}.spawn('curl').on('error', () => {})`, OTHERS, 'a program: curl'],
  [`try { new (${REQUIRE('worker_threads')}.Worker)('') } catch {}`, OTHERS, 'a thread of its own'],
  [`try { new (${REQUIRE('inspector')}.Session)().connect() } catch {}`, OTHERS, 'the inspector'],
  [`try { process.dlopen({ exports: {} }, '/x/evil.node') } catch {}`, OTHERS, 'native code: evil.node'],
  [`try { process.kill(process.ppid, 'SIGKILL') } catch {}`, OTHERS, 'a signal to another process'],
  [`try { ${REQUIRE('fs')}.readFileSync('/proc/1/environ') } catch {}`, OTHERS, 'a file of others: environ'],
  [`${REQUIRE('fs')}.promises.writeFile('/home/planted', '').catch(() => {})`, OTHERS, 'a file of others: planted'],
  [`try { ${REQUIRE('fs')}.writeSync(1, '{"id":1,"accepted":true}\\n') } catch {}`, OTHERS, "the driver's own output"],
  // Around the guard of fs, by the stream's own handle.
  [
    `process.stdout._handle.writeUtf8String({}, '{"id":99,"accepted":true,"eventId":null}\\n')`,
    OTHERS,
    'an answer in the place of the driver',
  ],
] as const

const IN_PYTHON = [
  ['import socket\nsocket.create_connection(("192.0.2.1", 9))', HOST, 'a connection to 192.0.2.1'],
  ['import socket\nsocket.gethostbyname("a.example")', HOST, 'a connection to DNS a.example'],
  ['import socket\nsocket.socket(2, 2).sendto(b"x", ("192.0.2.1", 9))', HOST, 'a connection to UDP 192.0.2.1'],
  ['import socket\nsocket.socket(2, socket.SOCK_RAW, 1)', OTHERS, 'a raw socket'],
  ['import subprocess\nsubprocess.run(["curl"])', OTHERS, 'a program: curl'],
  ['import os\nos.fork()', OTHERS, 'a process of its own'],
  ['import ctypes\nctypes.CDLL(None).system(b"true")', OTHERS, 'a function of the system: system'],
  ['import ctypes\nctypes.CDLL("/x/evil.so")', OTHERS, 'native code: evil.so'],
  ['import os\nos.kill(os.getppid(), 9)', OTHERS, 'a signal to another process'],
  ['open("/proc/1/environ")', OTHERS, 'a file of others: environ'],
  ['open("/home/planted", "w")', OTHERS, 'a file of others: planted'],
] as const

describe('an attempt of a candidate breaks the proof, with its name, whatever it ran behind (T3, T5, T33)', () => {
  test.each(IN_NODE)('Node: %s', async (does, id, seen) => {
    const proof = await prove(testTools(), 'node', does)
    expect(proof.isolation).toBe('permission')
    expect(proof.verdict).toBe('broken')
    expect(named(proof)).toEqual({ [id]: seen })
  })

  test.each(IN_PYTHON)('Python: %s', async (does, id, seen) => {
    const proof = await prove(testTools(), 'python', does)
    expect(proof.isolation).toBe('none')
    expect(proof.verdict).toBe('broken')
    expect(named(proof)).toEqual({ [id]: seen })
  })
})

/** Makes the driver believe that it is the one program that SDKs may start. */
const NODE_AROUND = (script: string): string => `const { join } = Array.prototype
Array.prototype.join = () => '/bin/sh -c uname -a'
${REQUIRE('child_process')}.spawn('/bin/sh', ['-c', ${JSON.stringify(script)}], { stdio: 'ignore' })
Array.prototype.join = join`
/** The driver hears of programs by an audit event that Python's own code raises. */
const PYTHON_AROUND = (script: string): string => `import subprocess, sys
sys.audit = lambda *event: None
subprocess.run(["sh", "-c", ${JSON.stringify(script)}], stdin=-3, stdout=-3, stderr=-3)`

const CONNECT = `python3 -c "import socket; socket.create_connection(('127.0.0.1', 9))"`
const SEND = `python3 -c "import socket; socket.socket(2, 2).sendto(b'x', ('127.0.0.1', 9))"`
const DAEMON = 'setsid sleep 86400 &'

describe('what gets around the driver is seen at the wall, where this machine can build one (T3, T33)', () => {
  test.each([
    ['node', NODE_AROUND(CONNECT), HOST, 'a connection to somewhere else, around the driver'],
    ['node', NODE_AROUND(SEND), HOST, 'a datagram, around the driver'],
    ['node', NODE_AROUND(DAEMON), OTHERS, 'a process left behind'],
    ['python', PYTHON_AROUND(CONNECT), HOST, 'a connection to somewhere else, around the driver'],
    ['python', PYTHON_AROUND(SEND), HOST, 'a datagram, around the driver'],
    ['python', PYTHON_AROUND(DAEMON), OTHERS, 'a process left behind'],
  ] as const)('%s: %s', async (sdk, does, id, seen) => {
    const tools = walledTools()
    const proof = await prove(tools, sdk, does)
    // Without one it is not seen, as the report says.
    const isBuilt = proof.isolation === 'wall'
    expect('missing' in (await tools.wallFor(process.execPath, 'test'))).toBe(!isBuilt)
    expect(named(proof)).toEqual(isBuilt ? { [id]: seen } : {})
    expect(proof.verdict).toBe(isBuilt ? 'broken' : 'pass')
  })
})
