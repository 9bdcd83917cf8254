import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UpstreamError } from '../../../domain/errors.ts'
import { cacheKey } from '../../../domain/run-cache.ts'
import type { SdkWorld } from '../../../world.ts'
import { npmOutput } from '../managers/npm/program.ts'
import { integrityOf } from '../package/integrity.ts'
import { kept } from '../../shared/kept.ts'
import { unpackTar } from '../package/safe-tar.ts'

/** The one version that code is checked with; another finds other errors. */
export const TYPESCRIPT = '7.0.2'

interface Part {
  readonly name: string
  readonly version: string
  /** Of the archive that the registry serves, as lockfiles write it. */
  readonly integrity: string
  /** The folder that its files lie in, inside the archive. */
  readonly inside: string
}

/** What a checker needs on every system: its client, and the types of Node that older SDKs ask for. */
const PARTS: readonly Part[] = [
  {
    name: 'typescript',
    version: TYPESCRIPT,
    integrity: 'sha512-8FYau96o3NKOhbjKi/qNvG/W5jhzxkbdm5sj9AbZ/5T5sWqn3hJgLfGx27sRKZWTvyzCP8dLRBTf5tBTSRVUNA==',
    inside: 'package',
  },
  {
    name: '@types/node',
    version: '24.19.2',
    integrity: 'sha512-93d49wCWJkCyN87MxLpNN6KXPCwFw7bVUg79mGUV1OS40JGWwVCr8n61DXCSqz7CV6/VfPkb7xec7uP2M+QHWQ==',
    inside: 'node v24.19',
  },
  {
    name: 'undici-types',
    version: '7.24.6',
    integrity: 'sha512-WRNW+sJgj5OBN4/0JpHFqtqzhpbnV0GuB+OozA9gCL7a993SmU+1JBZCzLNxYsbMfIeDL+lTsphD5jN5N+n0zg==',
    inside: 'package',
  },
]

/** The native program, by `process.platform` and `process.arch`. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'darwin-arm64': 'sha512-gowzar9MwS/aRWp6f3a4KUqzRjAZjOsmGNCM6LcTgXum+dBfgsBVMN+AgvOCCbguXyick6LJhpBszxMebJ8syA==',
  'darwin-x64': 'sha512-SZ9xZInqApNlNGc9s0W1VSsktYSOe9cFqNOIqmN1Gs8SmkjKZYFt017G4VwPxASInODuAdbTW7sXiFUf893RgA==',
  'linux-arm64': 'sha512-Qh4eU4/y3yDjnfjjyPYihMj5/ODIlmt+Bzu17OI+fiSRDW57QmU5SiN63exPRNJPKUzcc1INa1NXdrJ+MqHjUQ==',
  'linux-x64': 'sha512-EYdf2cNg7rgCWJnxCdJ+F3V39O8ihb37eHAu1LK8oAFizgTQbPOK7zHHXbPt8rX24COqODXeI3sIf0fCXG7H/A==',
}

const ASKED = cacheKey(() => new Map<string, Promise<string>>())

/**
 * The folder whose `node_modules` hold TypeScript: in our own cache, or fetched into it with the user's npm, from the registry
 * that it is set to outside any repository. Each archive is what the table above says, byte for byte; nothing of it runs before that is known,
 * and no script of it at all. Throws UpstreamError.
 */
export async function provideTypeScript(world: SdkWorld): Promise<string> {
  const asked = world.cache.get(ASKED)
  const known = asked.get(TYPESCRIPT)
  if (known !== undefined) return known
  const providing = provide(world)
  asked.set(TYPESCRIPT, providing)
  return providing
}

async function provide({ tools }: SdkWorld): Promise<string> {
  const system = `${process.platform}-${process.arch}`
  const integrity = PROGRAMS[system]
  if (integrity === undefined) throw new UpstreamError(`there is no TypeScript ${TYPESCRIPT} for ${system}`)
  const program: Part = { name: `@typescript/typescript-${system}`, version: TYPESCRIPT, integrity, inside: 'package' }
  return kept(tools, `typescript-${TYPESCRIPT}-${system}`, async (folder) => fetchAll({ tools }, [...PARTS, program], folder))
}

async function fetchAll({ tools }: Pick<SdkWorld, 'tools'>, parts: readonly Part[], into: string): Promise<void> {
  const packed = await tools.folder('typescript')
  const specs = parts.map(({ name, version }) => `${name}@${version}`)
  await npmOutput(tools, ['pack', '--pack-destination', packed, ...specs], `npm pack ${specs.join(' ')}`, { cwd: packed })
  const archives = await readdir(packed)
  for (const part of parts) {
    const archive = archives.find((file) => file === `${part.name.replace('@', '').replace('/', '-')}-${part.version}.tgz`)
    if (archive === undefined || (await integrityOf(join(packed, archive))) !== part.integrity)
      throw new UpstreamError(`What npm fetched is not ${part.name} ${part.version}; nothing of it was run.`)
    await unpackTar(join(packed, archive), part.inside, join(into, 'node_modules', part.name))
  }
}
