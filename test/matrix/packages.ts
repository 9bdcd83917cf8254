import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { archiveOf } from '../../src/sdks/node/package/archive.ts'
import type { Tools } from '../../src/world.ts'

/** The subjects of the root certificates that an installed stripe-python bundles. */
export async function bundledRoots(folder: string): Promise<readonly string[]> {
  const bundle = await readFile(join(folder, 'stripe/data/ca-certificates.crt'), 'utf8')
  const pems = bundle.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return pems.map((pem) => new X509Certificate(pem).subject)
}

/** Whether a CommonJS TypeScript project can name a type of a version of stripe-node. */
export async function typeIsUsable(tools: Tools, version: string, type: string): Promise<boolean> {
  const folder = await tools.folder('types')
  await mkdir(join(folder, 'node_modules'))
  // What is installed to be run is without its types.
  const path = await archiveOf({ tools, cache: createRunCache() }, version, null)
  await tools.run('tar', ['-xzf', path], { cwd: folder })
  await symlink(join(folder, 'package'), join(folder, 'node_modules/stripe'))
  await symlink(join(process.cwd(), 'node_modules/@types'), join(folder, 'node_modules/@types'))
  await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }')
  await writeFile(join(folder, 'uses.ts'), `import Stripe from 'stripe'\nexport type Used = Stripe.${type}\n`)
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'node16', '--target', 'es2022', '--types', 'node']
  const { code } = await tools.run(join(process.cwd(), 'node_modules/.bin/tsc'), [...flags, 'uses.ts'], { cwd: folder })
  return code === 0
}

/** What the changelog in an installed stripe-node says of a version; empty where it is silent. */
export async function changelogOf(folder: string, version: string): Promise<string> {
  const changelog = await readFile(join(folder, 'package/CHANGELOG.md'), 'utf8')
  const heading = new RegExp(`^(?:<a[^>]*></a>)?${version.replaceAll('.', '\\.')} `)
  return changelog.split(/^##+ /m).find((section) => heading.test(section)) ?? ''
}
