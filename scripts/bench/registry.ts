/**
 * A registry of small packages on this machine, sets of 1,500 and of 300, for npm's clients and for pip's; a process of its
 * own, because whoever measures waits. What it does not have, the registry has that the client is set to anyway. It prints its
 * address.
 *
 *     node scripts/bench/registry.ts NPM-REGISTRY PIP-INDEX
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { crc32, gzipSync } from 'node:zlib'
import { type BenchPackage, FEWER, nameOf, PACKAGES, ROOTS } from './packages.ts'

const VERSIONS = ['1.0.0', '1.1.0', '1.2.0']
const BLOCK = 512

/** What a package needs: two that nobody else brings, and one that others need as well. */
function needsOf({ total, number }: BenchPackage): readonly string[] {
  const needs = [ROOTS + 2 * number, ROOTS + 2 * number + 1, number + ((number * 37) % 400) + 1]
  return [...new Set(needs)].filter((need) => need < total).map((need) => nameOf({ total, number: need }))
}

function packageOf(name: string): BenchPackage | null {
  const [total = 0, number = 0] = (/^bench-(\d+)-(\d{4})$/.exec(name) ?? []).slice(1).map(Number)
  return [PACKAGES, FEWER].includes(total) && number < total ? { total, number } : null
}

function hash(algorithm: 'sha1' | 'sha256' | 'sha512', bytes: Uint8Array | string, encoding: 'hex' | 'base64'): string {
  return createHash(algorithm).update(bytes).digest(encoding)
}

function manifestOf(one: BenchPackage, version: string): object {
  return { name: nameOf(one), version, dependencies: Object.fromEntries(needsOf(one).map((need) => [need, '^1.0.0'])) }
}

/** An archive of one file, package.json, the same each time. */
function archiveOf(one: BenchPackage, version: string): Buffer {
  const content = Buffer.from(JSON.stringify(manifestOf(one, version)))
  const header = Buffer.alloc(BLOCK)
  header.write('package/package.json', 0)
  header.write(['0000644', '0000000', '0000000', ''].join('\0'), 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        0', 148)
  header.write(['ustar', '00'].join('\0'), 257)
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  const body = Buffer.alloc(Math.ceil(content.length / BLOCK) * BLOCK)
  content.copy(body)
  return gzipSync(Buffer.concat([header, body, Buffer.alloc(2 * BLOCK)]))
}

function packumentOf(one: BenchPackage, origin: string): string {
  const name = nameOf(one)
  const versions = VERSIONS.map((version) => {
    const archive = archiveOf(one, version)
    const dist = {
      tarball: `${origin}/${name}/-/${name}-${version}.tgz`,
      shasum: hash('sha1', archive, 'hex'),
      integrity: `sha512-${hash('sha512', archive, 'base64')}`,
    }
    return [version, { ...manifestOf(one, version), dist }] as const
  })
  return JSON.stringify({ name, 'dist-tags': { latest: VERSIONS.at(-1) }, versions: Object.fromEntries(versions) })
}

function metadataOf(one: BenchPackage, version: string): string {
  const needs = needsOf(one).map((need) => `Requires-Dist: ${need} >=1\n`)
  return `Metadata-Version: 2.1\nName: ${nameOf(one)}\nVersion: ${version}\nRequires-Python: >=3.8\n${needs.join('')}`
}

/** A zip archive of texts that are not compressed, the same each time. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name), content)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, rest, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + content.length
  }
  const central = Buffer.concat(directory)
  const count = Object.keys(files).length
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

/** A wheel that holds nothing but what it says of itself. */
function wheelOf(one: BenchPackage, version: string): Buffer {
  const info = `${nameOf(one).replaceAll('-', '_')}-${version}.dist-info`
  return zipOf({
    [`${info}/METADATA`]: metadataOf(one, version),
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${info}/RECORD`]: `${info}/METADATA,,\n${info}/WHEEL,,\n${info}/RECORD,,\n`,
  })
}

/** The page of a project in the index, as JSON (PEP 691) or HTML (PEP 503), with the metadata apart (PEP 658). */
function projectPage(one: BenchPackage, origin: string, isJson: boolean): string {
  const name = nameOf(one)
  const files = VERSIONS.map((version) => {
    const filename = `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`
    const metadata = hash('sha256', metadataOf(one, version), 'hex')
    return {
      filename,
      url: `${origin}/files/${name}/${version}/${filename}`,
      metadata,
      sha256: hash('sha256', wheelOf(one, version), 'hex'),
    }
  })
  if (isJson) {
    const listed = files.map(({ filename, url, metadata, sha256 }) => {
      const core = { 'core-metadata': { sha256: metadata }, 'dist-info-metadata': { sha256: metadata } }
      return { filename, url, hashes: { sha256 }, 'requires-python': '>=3.8', 'upload-time': '2026-01-01T00:00:00Z', ...core }
    })
    return JSON.stringify({ meta: { 'api-version': '1.1' }, name, versions: VERSIONS, files: listed })
  }
  const links = files.map(
    ({ filename, url, metadata, sha256 }) =>
      `<a href="${url}#sha256=${sha256}" data-requires-python="&gt;=3.8" data-core-metadata="sha256=${metadata}" data-dist-info-metadata="sha256=${metadata}">${filename}</a><br>`,
  )
  return `<!DOCTYPE html><html><body>${links.join('\n')}</body></html>`
}

interface Answer {
  readonly type: string
  readonly body: string | Buffer
}

function answerTo(path: string, accepted: string, origin: string): Answer | null {
  const [first = '', second = '', third = '', fourth = ''] = path.slice(1).split('/')
  if (first === 'simple') {
    const one = packageOf(second)
    const isJson = accepted.includes('application/vnd.pypi.simple.v1+json')
    const type = isJson ? 'application/vnd.pypi.simple.v1+json' : 'text/html'
    return one === null ? null : { type, body: projectPage(one, origin, isJson) }
  }
  if (first === 'files') {
    const one = packageOf(second)
    if (one === null) return null
    return fourth.endsWith('.metadata')
      ? { type: 'text/plain', body: metadataOf(one, third) }
      : { type: 'application/octet-stream', body: wheelOf(one, third) }
  }
  const one = packageOf(first)
  if (one === null) return null
  const version = /-(\d+\.\d+\.\d+)\.tgz$/.exec(third)?.[1]
  return version === undefined
    ? { type: 'application/json', body: packumentOf(one, origin) }
    : { type: 'application/octet-stream', body: archiveOf(one, version) }
}

const [npm = '', pip = ''] = process.argv.slice(2)
const known = new Map<string, Answer | null>()
let origin = ''

function serve({ url = '/', headers }: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(url, 'http://127.0.0.1')
  const accepted = headers.accept ?? ''
  const key = `${accepted.includes('simple.v1+json')} ${pathname}`
  const answer = known.get(key) ?? answerTo(decodeURIComponent(pathname), accepted, origin)
  known.set(key, answer)
  if (answer !== null) {
    response.writeHead(200, { 'content-type': answer.type, 'content-length': Buffer.byteLength(answer.body) }).end(answer.body)
    return
  }
  const isPip = pathname.startsWith('/simple/')
  const location = isPip ? new URL(pathname.slice('/simple/'.length), pip) : new URL(url.slice(1), npm)
  response.writeHead(307, { location: location.href }).end()
}

const server = createServer(serve)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  process.stdout.write(`${origin}\n`)
})
process.stdin.on('end', () => process.exit()).resume()
