import http, { type Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createGitHub } from '../../src/adapters/github/facts.ts'
import { useProxy } from '../../src/adapters/proxy.ts'
import { SettingsError } from '../../src/domain/errors.ts'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end()
})

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  ended.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A GitHub that has one file, a proxy that leads every host to it, and which hosts were asked for there. */
async function behindProxy(): Promise<{ readonly direct: string; readonly proxy: string; readonly asked: readonly string[] }> {
  const port = await listening(http.createServer((_, response) => void response.end('# Changelog')))
  const asked: string[] = []
  const proxy = http.createServer()
  proxy.on('connect', ({ url, headers }, client) => {
    asked.push(`${url} ${headers['proxy-authorization']}`)
    const tunnel = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connected\r\n\r\n'))
    for (const end of [tunnel, client]) end.on('error', () => undefined)
    tunnel.pipe(client).pipe(tunnel)
    ended.push(() => client.destroy())
  })
  return { direct: `http://127.0.0.1:${port}`, proxy: `http://rita:secret@127.0.0.1:${await listening(proxy)}`, asked }
}

/** With Node's own means, undone after the test. */
function set(proxy: http.ProxyEnv): void {
  ended.push(http.setGlobalProxyFromEnv(proxy))
}

async function ask(baseUrl: string): Promise<string> {
  return createGitHub({ baseUrl }).file('stripe/stripe-node', 'CHANGELOG.md')
}

test.each(['http_proxy', 'HTTP_PROXY'])('GitHub is asked through %s, what is on this machine never', async (name) => {
  const { direct, proxy, asked } = await behindProxy()
  expect(await ask('http://github.invalid')).toBe('unknown')
  expect(useProxy({ [name]: proxy }, set)).toBeNull()
  expect(await ask('http://github.invalid')).toBe('# Changelog')
  expect(new Set(asked)).toEqual(new Set([`github.invalid:80 Basic ${Buffer.from('rita:secret').toString('base64')}`]))
  const { length } = asked
  expect(await ask(direct)).toBe('# Changelog')
  expect(asked).toHaveLength(length)
})

test.each(['github.invalid', '*'])('not where no_proxy is %s', async (not) => {
  const { proxy, asked } = await behindProxy()
  expect(useProxy({ http_proxy: proxy, no_proxy: not }, set)).toBeNull()
  expect(await ask('http://github.invalid')).toBe('unknown')
  expect(asked).toEqual([])
})

test('a Node that cannot says so, but not where it was started with the proxy, or none is named', () => {
  const env = { https_proxy: 'http://rita:secret@127.0.0.1:1' }
  expect(useProxy(env, null)).toMatch(/^The environment names a proxy, and Node [\d.]+ does not use it, .*Run with Node 24\.14/)
  expect(useProxy(env, null)).not.toContain('secret')
  expect(useProxy({ ...env, NODE_USE_ENV_PROXY: '1' }, null)).toBeNull()
  expect(useProxy({ no_proxy: 'example.com', https_proxy: '' }, null)).toBeNull()
})

test('a proxy that is not an address is refused, without the password in the message', () => {
  expect(() => useProxy({ http_proxy: 'ftp://rita:secret@proxy' }, set)).toThrow(SettingsError)
  expect(() => useProxy({ http_proxy: 'ftp://rita:secret@proxy' }, set)).toThrow(/^(?!.*secret)/)
})
