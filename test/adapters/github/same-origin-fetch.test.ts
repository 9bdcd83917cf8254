import { expect, test } from 'vitest'
import { sameOriginFetch } from '../../../src/adapters/github/same-origin-fetch.ts'
import { httpServer } from '../../support/http-server.ts'

test('a body that comes byte by byte without end is given up after the time for the whole answer (F21)', async () => {
  const server = await httpServer((_, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('x'), 20)
    response.once('close', () => clearInterval(drip))
  })
  await expect(sameOriginFetch(300, 1024 ** 2)(server.url)).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('a body that grows without end is given up at its limit', async () => {
  const server = await httpServer((_, response) => void response.end('x'.repeat(4096)))
  await expect(sameOriginFetch(600_000, 1024)(server.url)).rejects.toThrow('an answer of more than 1024 bytes')
  expect(await (await sameOriginFetch(600_000, 4096)(server.url)).text()).toHaveLength(4096)
})
