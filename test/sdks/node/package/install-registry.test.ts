import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import { install } from '../../../../src/sdks/node/package/install.ts'
import { httpServer, type TestServer } from '../../../support/http-server.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

/** The archive of a package of these fields. */
async function archive(fields: { readonly name: string; readonly version: string }): Promise<Buffer> {
  const folder = await tools.folder('archive')
  await mkdir(join(folder, 'package'))
  await writeFile(join(folder, 'package/package.json'), JSON.stringify(fields))
  await tools.run('tar', ['-czf', 'out.tgz', 'package'], { cwd: folder })
  return readFile(join(folder, 'out.tgz'))
}

/** A registry of these packages, one version of each, that knows nobody without the token. */
async function registry(token: string, ...packages: readonly { readonly name: string; readonly version: string }[]): Promise<TestServer> {
  const archives = new Map<string, Buffer>(
    await Promise.all(packages.map(async (fields) => [`/${fields.name}.tgz`, await archive(fields)] as const)),
  )
  const server = await httpServer((request, response) => {
    const fields = packages.find(({ name }) => request.url === `/${name}`)
    const bytes = archives.get(request.url ?? '')
    if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(401).end()
    else if (bytes !== undefined) response.end(bytes)
    else if (fields === undefined) response.writeHead(404).end()
    else {
      const { name, version } = fields
      const dist = { tarball: `${server.url}/${name}.tgz` }
      response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: { ...fields, dist } } }))
    }
  })
  return server
}

test('the registry and the token of the project’s own .npmrc are used, and the token is nowhere near the SDK', async () => {
  const stripe = { name: 'stripe', version: '9.99.0', dependencies: { 'the-need': '^1.0.0' } }
  const { url, requests } = await registry('canary', stripe, { name: 'the-need', version: '1.2.0' })
  const root = await tools.folder('project')
  // npm looks for a project further up where a folder has no package.json.
  await writeFile(join(root, 'package.json'), '{}')
  await writeFile(join(root, '.npmrc'), `registry=${url}/\n${url.slice('http:'.length)}/:_authToken=canary\n`)
  const folder = await tools.folder('to')
  await install({ tools, cache: createRunCache() }, '9.99.0', folder, root)
  expect((await readdir(folder)).toSorted()).toEqual(['node_modules', 'package', 'package.json'])
  expect((await readdir(join(folder, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual(['the-need'])
  expect(new Set(requests.map((request) => request.url))).toEqual(new Set(['/stripe', '/stripe.tgz', '/the-need', '/the-need.tgz']))
  expect(await tools.run('grep', ['-r', 'canary', folder])).toMatchObject({ code: 1, stdout: '' })
})
