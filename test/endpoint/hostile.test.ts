import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { ENDPOINT_LIMITS } from '../../src/endpoint/index.ts'
import { folderWith } from '../support/folder.ts'
import { httpServer } from '../support/http-server.ts'
import { isAlive } from '../support/is-alive.ts'
import { walledTools } from '../support/tools.ts'
import { PATIENT, tryFiles, verdicts } from './stage.ts'

/** A server that answers 200 to everything. */
const SERVER = `require('node:http').createServer((request, response) => request.resume().on('end', () => response.end('ok')))`
const APP = `${SERVER}.listen(process.env.PORT, '127.0.0.1')`

describe('an app that is not tried, with the reason', () => {
  test('one that ends', async () => {
    const run = await tryFiles({}, 'echo "no database"; exit 3')
    expect(run).toMatchObject({
      checks: [],
      why: 'It ended with exit code 3 before it answered',
      tail: ['no database'],
    })
  })

  test('one that never listens, which is ended with all that it started (T33)', async () => {
    const folder = await folderWith()
    const run = await tryFiles({}, `sleep 86400 & echo $! > ${folder}/pid; sleep 86400`, { limits: { ...ENDPOINT_LIMITS, readyMs: 3000 } })
    expect(run).toMatchObject({ checks: [], why: expect.stringMatching(/^It did not answer on 127\.0\.0\.1:\d+ within 3 s$/) })
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'))
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
  })

  test('one that takes connections and never answers', async () => {
    const files = { 'app.cjs': `require('node:net').createServer(() => undefined).listen(process.env.PORT, '127.0.0.1')` }
    const run = await tryFiles(files, 'node app.cjs', { limits: { ...ENDPOINT_LIMITS, readyMs: 3000 } })
    expect(run.why).toMatch(/^It did not answer on /)
  })

  test('one that listens on another address', async () => {
    const files = { 'app.cjs': APP.replace("'127.0.0.1'", "'127.0.0.2'") }
    const run = await tryFiles(files, 'node app.cjs', { limits: { ...ENDPOINT_LIMITS, readyMs: 3000 } })
    expect(run.why).toMatch(/^It did not answer on 127\.0\.0\.1:\d+ within 3 s$/)
  })

  test('one that goes to the background', async () => {
    const run = await tryFiles({ 'app.cjs': `setTimeout(() => ${APP}, 2000)` }, 'node app.cjs > /dev/null 2>&1 &')
    expect(run.why).toBe('It ended with exit code 0 before it answered. It must stay in the foreground')
  })

  test('one that prints without end', async () => {
    const run = await tryFiles({}, 'yes', { limits: { ...PATIENT, maxBytes: 1_000_000 } })
    expect(run.why).toBe('It printed too much and was ended before it answered')
    expect(run.tail.length).toBeLessThanOrEqual(40)
  })

  test('one whose port something else has', async () => {
    const files = { 'other.cjs': APP, 'app.cjs': APP }
    const other = await tryFiles(files, 'node app.cjs', { options: { endpointUrl: `http://127.0.0.1:${await takenPort()}/webhook` } })
    expect(other.why).toMatch(/^Something else answers on 127\.0\.0\.1:\d+ already$/)
  })
})

/** A port that a service of the machine has. */
async function takenPort(): Promise<string> {
  const { url } = await httpServer((_, response) => response.end())
  return new URL(url).port
}

describe('what shows nothing is no pass and no failure', () => {
  test('an app without any effect that we see: whether events are counted twice is not known', async () => {
    const run = await tryFiles({ 'app.cjs': APP }, 'node app.cjs')
    expect(verdicts(run)).toMatchObject({ genuine: 'pass', forged: 'fail', unknown: 'pass', twice: 'unknown', burst: 'unknown' })
    expect(run.checks.find(({ id }) => id === 'twice')?.seen).toMatch(/^no effect was seen/)
  })

  test('an app that refuses everything: nothing but that is known', async () => {
    const run = await tryFiles({ 'app.cjs': APP.replace("response.end('ok')", 'response.writeHead(401).end()') }, 'node app.cjs')
    expect(verdicts(run)).toMatchObject({ genuine: 'fail', forged: 'unknown', logged: 'unknown', old: 'unknown', twice: 'unknown' })
  })

  test('an app that ends at the first event', async () => {
    const run = await tryFiles({ 'app.cjs': `${APP}.on('request', ({ method }) => method === 'POST' && process.exit(7))` }, 'node app.cjs')
    expect(run).toMatchObject({ checks: [], why: 'It ended with exit code 7 before it took an event' })
  })
})

test('no redirect of an app is followed (T34)', async () => {
  const elsewhere = await httpServer((_, response) => response.end())
  const redirects = APP.replace("response.end('ok')", `response.writeHead(307, { location: '${elsewhere.url}/' }).end()`)
  const run = await tryFiles({ 'app.cjs': redirects }, 'node app.cjs')
  expect(run.checks[0]).toMatchObject({ id: 'genuine', verdict: 'fail', seen: expect.stringMatching(/^refused with 307\./) })
  expect(elsewhere.requests).toEqual([])
})

test('behind the wall the app has a port and a gateway of its own, and reaches nothing else (T33, T34)', async () => {
  const tools = walledTools()
  const isBuilt = !('missing' in (await tools.wallFor(process.execPath, 'endpoint')))
  const taken = await takenPort()
  const reach = `fetch('http://127.0.0.1:${taken}/').then(() => console.log('reached'), () => console.log('out of reach'))`
  const options = { testNetwork: 'wall', endpointUrl: `http://127.0.0.1:${taken}/webhook` } as const
  const run = await tryFiles({ 'app.cjs': `${reach}.then(() => ${APP})` }, 'node app.cjs', { tools, options })
  const missing = { why: expect.stringMatching(/^It is not started without a wall/), tail: [] }
  expect(run).toMatchObject(isBuilt ? { why: null, tail: ['out of reach'] } : missing)
})

test('what an app prints is no command of the workflow, and no secret of the run is in it (T10, T32)', async () => {
  const run = await tryFiles({}, 'echo "::error::boo"; echo "$STRIPE_WEBHOOK_SECRET $STRIPE_SECRET_KEY"; exit 1')
  expect(run.tail[0]).toBe(': :error::boo')
  expect(run.tail[1]).toBe('*** ***')
})
