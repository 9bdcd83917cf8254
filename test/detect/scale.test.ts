import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { detect } from '../../src/detect/index.ts'
import type { Repository } from '../../src/world.ts'
import { folderWith } from '../support/folder.ts'
import { gitRepository } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

const POLICY = { sdks: SDKS.names, majors: 'latest', inMajor: 'auto', range: 'auto', minAge: 3, ignore: [], exclude: [] } as const

test('in 20,000 files, 500 of which mention Stripe, git lists and searches once, and only manifests and what belongs to them are opened', async () => {
  const sources = Array.from({ length: 20_000 }, (_, index): [string, string] => [
    `src/${index % 200}/file-${index}.ts`,
    index % 40 === 0 ? 'import { stripe } from "../stripe"\n' : 'export const nothing = 0\n',
  ])
  const { root } = await gitRepository({
    ...Object.fromEntries(sources),
    'package.json': '{ "dependencies": { "stripe": "^17.0.0" } }\n',
    'worker/requirements.txt': 'stripe==11.6.0\n',
    'server/go.mod': 'module server\nrequire github.com/stripe/stripe-go/v81 v81.4.0\n',
    'server/go.sum': 'github.com/stripe/stripe-go/v81 v81.4.0 h1:a=\n',
  })
  const tools = testTools()
  const asked: (string | undefined)[] = []
  const run: typeof tools.run = (file, args, options) => {
    asked.push(args.find((arg) => ['ls-files', 'grep'].includes(arg)))
    return tools.run(file, args, options)
  }
  const real = await openRepository(root, { ...tools, run })
  const opened = new Set<string>()
  const searched: (readonly [string, number | undefined])[] = []
  const repository: Repository = {
    ...real,
    read: (path) => {
      opened.add(path)
      return real.read(path)
    },
    mentioning: (text, among) => {
      searched.push([text, among?.length])
      return real.mentioning(text, among)
    },
  }
  const { uses } = await detect({ repository, sdks: SDKS, log: quietLog() }, POLICY)
  expect(uses.map(({ path }) => path)).toEqual(['package.json', 'server/go.mod', 'worker/requirements.txt'])
  expect([...opened].filter((path) => path.startsWith('src/'))).toEqual([])
  expect(opened.size).toBeLessThan(20)
  expect(searched).toEqual([
    ['stripe', undefined],
    ['stripe@', 500],
  ])
  expect(asked.filter((arg) => arg !== undefined).toSorted()).toEqual(['grep', 'ls-files'])
})

/** Files that name what is so many folders up, wherever a file may be named. */
function upwards(levels: number): Record<string, string> {
  const up = '../'.repeat(levels)
  return {
    '.gitignore': `${up}\n`,
    'package.json': JSON.stringify({ dependencies: { stripe: `file:${up}stripe` }, workspaces: [up] }),
    'app/package.json': JSON.stringify({ dependencies: { stripe: '^22.0.0' } }),
    'pnpm-workspace.yaml': `packages:\n  - "${up}stripe"\n`,
    'tsconfig.json': JSON.stringify({ extends: `${up}stripe` }),
    'requirements.txt': `stripe==11.6.0\n-r ${up}x.txt\n-c ${up}y.txt\n${up}\n-e ${up}stripe\n`,
    'tool/pyproject.toml': `[project]\ndependencies = ["stripe>=11"]\n[tool.uv.sources]\nstripe = { path = "${up}stripe" }\n`,
    'app.ts': `import Stripe from 'stripe'\nimport x from '${up}x'\n`,
    'app.py': `import stripe\nfrom ${up.replaceAll('/', '')} import x\n`,
  }
}

async function readsOf(
  levels: number,
): Promise<{ readonly reads: number; readonly uses: readonly string[]; readonly notes: readonly string[] }> {
  const real = await openRepository(await folderWith(upwards(levels)), testTools())
  let reads = 0
  const repository: Repository = {
    ...real,
    read: (path) => {
      reads += 1
      return real.read(path)
    },
  }
  const { uses, notes } = await detect({ repository, sdks: SDKS, log: quietLog() }, POLICY)
  return { reads, uses: uses.map(({ path }) => path), notes: notes.map(({ text }) => text) }
}

test('a line of 150 kB of `../` costs no more reads than a short one, and hides no other use', async () => {
  const [short, long] = [await readsOf(100), await readsOf(50_000)]
  expect(long.uses).toEqual(expect.arrayContaining(['app/package.json', 'package.json', 'requirements.txt']))
  expect(long.reads).toBeLessThanOrEqual(short.reads)
  // What cannot be read for its length is named.
  expect(long.notes).toEqual(expect.arrayContaining([expect.stringContaining('holds a value that is too long')]))
})
