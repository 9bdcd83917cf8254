import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTools } from '../../../../src/adapters/tools.ts'
import { npmOutput } from '../../../../src/sdks/node/managers/npm/program.ts'
import { folderWith, json, lockedBy, upgrade, writeInto } from './project.ts'

const tools = createTools()
afterAll(async () => tools[Symbol.asyncDispose]())

function asking(stripe: string): string {
  return json({ name: 'app', version: '1.0.0', dependencies: { ms: '2.0.0', stripe } })
}

test.for([
  ['npm', 'package-lock.json', null, [], /"node_modules\/stripe": \{\s+"version": "18\.5\.0"/],
  [
    'pnpm',
    'pnpm-lock.yaml',
    { name: 'pnpm', version: '10.20.0', command: 'pnpm' },
    ['install', '--lockfile-only', '--ignore-scripts'],
    /specifier: \^18\.0\.0\s+version: 18\.5\.0/,
  ],
  [
    'yarn 4',
    'yarn.lock',
    { name: '@yarnpkg/cli-dist', version: '4.13.0', command: 'yarn' },
    ['install', '--mode=update-lockfile'],
    /"stripe@npm:\^18\.0\.0":\s+version: 18\.5\.0/,
  ],
] as const)(
  'A lockfile of %s that is behind its line follows to the major that the line asks for, and the line stays as it is',
  async ([, lockfile, manager, args, wanted]) => {
    const folder = await folderWith(tools, { 'package.json': asking('17.7.0') })
    if (manager === null) await npmOutput(tools, ['install', '--package-lock-only'], 'npm install', { cwd: folder })
    else await writeInto(folder, { [lockfile]: await lockedBy(tools, folder, manager, args, lockfile) })
    await writeFile(join(folder, 'package.json'), asking('^18.0.0'))
    const { change, after } = await upgrade(tools, folder, '18.5.0')
    expect(change).toMatchObject({ kind: 'edited', edits: [{ path: lockfile }], checks: [{ path: lockfile }] })
    expect(after(lockfile)).toMatch(wanted)
  },
)
