import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { lt, valid } from 'semver'
import { SettingsError, UpstreamError, messageOf } from '../domain/errors.ts'
import type { Conversation, Log, Tools } from '../world.ts'
import type { StripeMock } from './gateway/types.ts'
import { get } from './http.ts'

/** What the suite is made for: the newest whose hash Go's checksum database vouches for. */
const VERSION = '0.203.0'
/** The API version that it answers as. */
const API_VERSION = '2026-08-26.dahlia'
/** What one that was built from source, as by us, says of itself. */
const BUILT_BY_GO = 'master'
/** Characters: it may reach a report. */
const LONGEST_VERSION = 40
const MODULE = `github.com/stripe/stripe-mock@v${VERSION}`
/** Older ones are refused by the SDKs' own tests as well (stripe-python tests/conftest.py, stripe-go testing/testing.go). */
const OLDEST = '0.109.0'

/** The program's name. */
const NAME = 'stripe-mock'

/** What the user can do. */
const WAY_OUT = 'Install Go or stripe-mock, or name the path of stripe-mock in the setting `stripe-mock`'

const INSTALL_TIMEOUT_MS = 300_000
/** It is ready in under a second; a loaded machine may need some. */
const START_TIMEOUT_MS = 120_000
/** Longer than any run: the run ends it, this only ends what the run forgot. */
const LIFE_MS = 3_600_000

/**
 * The path of a stripe-mock that can be run: the one that the user names, else the one on PATH, else the one in our
 * cache, else one that `go install` puts there. Several runs may do so at once.
 * Throws SettingsError where the named one cannot be run, UpstreamError where none can be had.
 */
export async function findStripeMock(
  tools: Tools,
  { path, log }: { readonly path: string | null; readonly log?: Pick<Log, 'step'> },
): Promise<string> {
  if (path !== null) return namedStripeMock(tools, path)
  const onPath = await tools.which(NAME)
  if (onPath !== null) return onPath

  const folder = await ownFolder(tools)
  const cached = join(folder, NAME)
  if ((await tools.which(cached)) !== null) return cached
  if (log === undefined) await install(tools, folder)
  // It takes a minute or more, and the next run finds it.
  else await log.step('Building stripe-mock, once', async () => install(tools, folder))
  return cached
}

/** Where ours is kept. */
async function ownFolder(tools: Pick<Tools, 'cache'>): Promise<string> {
  return join(await tools.cache(), 'stripe-mock', `v${VERSION}`, `${process.platform}-${process.arch}`)
}

/**
 * How much Go's heap grows between two collections, in percent (https://pkg.go.dev/runtime): stripe-mock reads its whole specification
 * when it starts, which takes a quarter less processor so, and 25 MB more.
 */
const SELDOM = '400'

/** The stripe-mock that the user names. Throws SettingsError where it cannot be run. */
export async function namedStripeMock(tools: Pick<Tools, 'which'>, path: string): Promise<string> {
  const named = await tools.which(path)
  if (named !== null) return named
  throw new SettingsError(`stripe-mock: '${path}' is not a program that can be run; give the path of stripe-mock, or leave the setting out`)
}

async function install(tools: Tools, folder: string): Promise<void> {
  const go = await tools.which('go')
  if (go === null) {
    throw new UpstreamError(`stripe-mock was not found, and neither was Go, which would build it. ${WAY_OUT}`)
  }
  // In the run's own folder: what is cut short leaves nothing in the cache.
  const building = await tools.folder('building')
  // `-mod=mod`: a user's `-mod=vendor` cannot install a program by its version.
  const result = await tools.run(go, ['install', MODULE], {
    cwd: building,
    inherit: 'go',
    env: { GOBIN: building, GOFLAGS: '-mod=mod' },
    timeoutMs: INSTALL_TIMEOUT_MS,
  })
  if (result.code !== 0) {
    const said = result.stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('go: downloading '))
    const why = result.limit === 'time' ? `it took longer than ${INSTALL_TIMEOUT_MS / 60_000} minutes` : said.join(' ')
    throw new UpstreamError(`stripe-mock could not be built by \`go install ${MODULE}\`: ${why}. ${WAY_OUT}`)
  }
  await mkdir(folder, { recursive: true })
  // Beside its place, so that the rename is atomic: whoever looks sees no stripe-mock or a whole one.
  const beside = join(folder, `.${randomUUID()}`)
  const target = join(folder, NAME)
  try {
    await copyFile(join(building, NAME), beside)
    await rename(beside, target).catch(async (error: unknown) => {
      // Where a running program cannot be replaced, another run was faster.
      if ((await tools.which(target)) === null) throw error
    })
  } finally {
    await rm(beside, { force: true })
  }
}

/**
 * Starts the stripe-mock at `file` on two free ports of 127.0.0.1 and waits until it answers. Both addresses are
 * named, because with the plain one alone it opens the other on every interface. It is ended after `lifeMs` milliseconds
 * at the latest. Throws UpstreamError.
 */
export async function startStripeMock(tools: Tools, file: string, lifeMs = LIFE_MS): Promise<StripeMock> {
  // It prints a line for each request.
  const limits = { timeoutMs: lifeMs, maxBytes: Infinity, env: { GOGC: SELDOM } }
  const mock = tools.converse(file, ['-http-addr', '127.0.0.1:0', '-https-addr', '127.0.0.1:0'], limits)
  try {
    const deadline = AbortSignal.timeout(START_TIMEOUT_MS)
    const port = await announcedPort(mock, deadline)
    const version = await askVersion(port, deadline)
    if (valid(version) !== null && lt(version, OLDEST)) {
      throw new UpstreamError(`it is of version ${version}, and at least ${OLDEST} is needed`)
    }
    return {
      port,
      version,
      note:
        version === VERSION || version === BUILT_BY_GO ? null : `stripe-mock ${version} was used, where the suite is made for ${VERSION}`,
      [Symbol.asyncDispose]: () => mock[Symbol.asyncDispose](),
    }
  } catch (error) {
    await mock[Symbol.asyncDispose]()
    const why = messageOf(error)
    throw new UpstreamError(`${file} cannot be used as stripe-mock: ${why}`, { cause: error })
  }
}

/** Finds or provides stripe-mock as `findStripeMock` does, and starts it; the error where none can be had. Throws SettingsError. */
export async function startMock(
  tools: Tools,
  path: string | null,
): Promise<{ readonly mock: StripeMock; readonly file: string } | UpstreamError> {
  try {
    const file = await findStripeMock(tools, { path })
    return { mock: await startStripeMock(tools, file), file }
  } catch (error) {
    if (error instanceof UpstreamError) return error
    throw error
  }
}

/**
 * The API version that the stripe-mock at `file` answers as, whatever a request names: it says so only where it is set to be
 * strict. Of ours it is known. Null where it does not say.
 */
export async function askApiVersion(tools: Tools, file: string): Promise<string | null> {
  if (file === join(await ownFolder(tools), NAME)) return API_VERSION
  const args = ['-http-addr', '127.0.0.1:0', '-https-addr', '127.0.0.1:0', '-strict-version-check']
  await using mock = tools.converse(file, args, { timeoutMs: START_TIMEOUT_MS })
  try {
    const deadline = AbortSignal.timeout(START_TIMEOUT_MS)
    const port = await announcedPort(mock, deadline)
    const headers = { authorization: 'Bearer sk_test_123', 'stripe-version': 'none' }
    const request = get({ host: '127.0.0.1', port, path: '/v1/customers', headers, agent: false, signal: deadline })
    const [response]: IncomingMessage[] = await once(request, 'response')
    return response === undefined ? null : (/OpenAPI specification '([\w.-]{1,40})'/.exec(await text(response))?.[1] ?? null)
  } catch {
    return null
  }
}

/** The port in the line that stripe-mock prints when it listens. */
async function announcedPort(mock: Conversation, deadline: AbortSignal): Promise<number> {
  async function listen(): Promise<number> {
    for await (const line of mock.lines) {
      const port = /^Listening for HTTP at address: 127\.0\.0\.1:(\d+)$/.exec(line)?.[1]
      if (port !== undefined) return Number(port)
    }
    const { code, stderr } = await mock.ended
    throw new UpstreamError(`it ended${code === null ? '' : ` with exit code ${code}`} before it listened. ${stderr}`.trim())
  }
  const late = once(deadline, 'abort').then(() => {
    throw new UpstreamError(`it does not listen after ${START_TIMEOUT_MS / 1000} s`)
  })
  return Promise.race([listen(), late])
}

/** The version that an answer of stripe-mock's carries. */
async function askVersion(port: number, signal: AbortSignal): Promise<string> {
  const request = get({ host: '127.0.0.1', port, path: '/', agent: false, signal })
  const [response]: IncomingMessage[] = await once(request, 'response')
  response?.resume()
  const version = response?.headers['stripe-mock-version']
  if (typeof version !== 'string') throw new UpstreamError('it answers without the header Stripe-Mock-Version')
  return version.slice(0, LONGEST_VERSION)
}
