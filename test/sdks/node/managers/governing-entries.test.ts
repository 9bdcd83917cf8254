import { afterAll, describe, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import { npmOutput } from '../../../../src/sdks/node/managers/npm/program.ts'
import { type Files, folderWith, json, lockedBy, upgrade, writeInto } from './project.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

const PNPM = {
  manager: { name: 'pnpm', version: '10.20.0', command: 'pnpm' },
  args: ['install', '--lockfile-only', '--ignore-scripts'],
  lockfile: 'pnpm-lock.yaml',
} as const
const YARN = {
  manager: { name: '@yarnpkg/cli-dist', version: '4.13.0', command: 'yarn' },
  args: ['install', '--mode=update-lockfile'],
  lockfile: 'yarn.lock',
} as const

const API = json({ name: 'api', version: '1.0.0', dependencies: { stripe: '^22.0.0' } })
const CATALOGS = `# ours\r\ncatalog:\r\n    stripe:   "^22.0.0" # the shop's\r\n    ms: 2.0.0\r\ncatalogs:\r\n  legacy: { stripe: 21.0.0, ms: 2.0.0 }\r\n`
const MOVED = CATALOGS.replace('^22.0.0', '^23.1.0').replace('21.0.0', '23.1.0')
const MEMBERS = {
  'apps/api/package.json': json({ name: 'api', version: '1.0.0', dependencies: { ms: 'catalog:', stripe: 'catalog:' } }),
  'apps/old/package.json': json({ name: 'old', version: '1.0.0', devDependencies: { stripe: 'catalog:legacy' } }),
}
function root(fields: Readonly<Record<string, unknown>>): string {
  return json({ name: 'root', version: '1.0.0', private: true, workspaces: ['apps/*'], ...fields })
}

/** What decides before the manifests, and what an upgrade to 23.1.0 makes of every file that it edits but the lockfile. */
const CASES: readonly (readonly [name: string, by: typeof PNPM | typeof YARN | null, files: Files, after: Files])[] = [
  [
    'pnpm’s catalogs, default and named',
    PNPM,
    { 'package.json': root({}), 'pnpm-workspace.yaml': `packages: [apps/*]\r\n${CATALOGS}`, ...MEMBERS },
    { 'pnpm-workspace.yaml': `packages: [apps/*]\r\n${MOVED}` },
  ],
  [
    'yarn’s catalogs, default and named',
    YARN,
    { 'package.json': root({ packageManager: 'yarn@4.13.0' }), '.yarnrc.yml': CATALOGS, ...MEMBERS },
    { '.yarnrc.yml': MOVED },
  ],
  [
    'overrides of pnpm-workspace.yaml, and one in package.json that names a catalog',
    PNPM,
    {
      'package.json': root({ resolutions: { stripe: 'catalog:' } }),
      'pnpm-workspace.yaml': "packages: ['apps/*']\ncatalog:\n  stripe: 22.0.0\noverrides:\n  stripe: '22.0.0'\n",
      'apps/api/package.json': API,
    },
    {
      'pnpm-workspace.yaml': "packages: ['apps/*']\ncatalog:\n  stripe: 23.1.0\noverrides:\n  stripe: '23.1.0'\n",
      'apps/api/package.json': API.replace('^22.0.0', '^23.1.0'),
    },
  ],
  [
    'yarn’s resolutions',
    YARN,
    { 'package.json': root({ resolutions: { stripe: '22.0.0' } }), 'apps/api/package.json': API },
    { 'package.json': root({ resolutions: { stripe: '23.1.0' } }), 'apps/api/package.json': API.replace('^22.0.0', '^23.1.0') },
  ],
  [
    'npm’s overrides',
    null,
    { 'package.json': root({ overrides: { stripe: '22.0.0' } }), 'apps/api/package.json': API },
    { 'package.json': root({ overrides: { stripe: '23.1.0' } }), 'apps/api/package.json': API.replace('^22.0.0', '^23.1.0') },
  ],
]

describe.concurrent('what decides for several manifests moves with them', () => {
  test.for(CASES)('%s', async ([, by, files, wanted], { expect }) => {
    const folder = await folderWith(tools, files)
    const lockfile = by?.lockfile ?? 'package-lock.json'
    if (by === null) await npmOutput(tools, ['install', '--package-lock-only'], 'npm install', { cwd: folder })
    else await writeInto(folder, { [lockfile]: await lockedBy(tools, folder, by.manager, by.args, lockfile) })
    const { change } = await upgrade(tools, folder, '23.1.0')
    if (change.kind === 'refused') throw new Error(change.why)
    const edits = new Map(change.edits.map(({ path, after }) => [path, after]))
    const lock = edits.get(lockfile)
    expect(lock).toContain('23.1.0')
    expect(lock).not.toMatch(/2[12]\.0\.0/)
    edits.delete(lockfile)
    expect(Object.fromEntries(edits)).toEqual(wanted)
    expect(change.checks).toMatchObject([{ path: lockfile }])
  })
})
