import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { detect } from '../../src/detect/index.ts'
import type { Repository } from '../../src/world.ts'
import { gitRepository } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { SDKS } from '../support/sdks.ts'
import { testTools } from '../support/tools.ts'

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
  const { uses } = await detect(
    { repository, sdks: SDKS, log: quietLog() },
    { sdks: SDKS.names, majors: 'latest', inMajor: 'auto', range: 'auto', minAge: 3, ignore: [], exclude: [] },
  )
  expect(uses.map(({ path }) => path)).toEqual(['package.json', 'server/go.mod', 'worker/requirements.txt'])
  expect([...opened].filter((path) => path.startsWith('src/'))).toEqual([])
  expect(opened.size).toBeLessThan(20)
  expect(searched).toEqual([
    ['stripe', undefined],
    ['stripe@', 500],
  ])
  expect(asked.filter((arg) => arg !== undefined).toSorted()).toEqual(['grep', 'ls-files'])
})
