import { expect, test } from 'vitest'
import { openRepository } from '../../src/adapters/repository.ts'
import { SettingsError } from '../../src/domain/errors.ts'
import { folderWith } from '../support/folder.ts'
import { testTools } from '../support/tools.ts'

test('in a folder without git, installed packages are neither listed nor searched, whether a .gitignore names them or not', async () => {
  const packages = Array.from({ length: 500 }, (_, index): [string, string] => [`node_modules/p${index % 50}/${index}.js`, 'stripe'])
  const folder = await folderWith({
    ...Object.fromEntries(packages),
    'package.json': '"stripe"',
    'app/node_modules/stripe/package.json': '"stripe"',
    'env/lib/site-packages/stripe/__init__.py': 'stripe',
    'vendor/ours.ts': 'stripe',
  })
  const tools = testTools()
  const printed: number[] = []
  const run: typeof tools.run = async (file, args, options) => {
    const result = await tools.run(file, args, options)
    if (args.includes('ls-files') || args.includes('grep')) printed.push(result.stdout.length)
    return result
  }
  const opened = await openRepository(folder, { ...tools, run })
  expect(await opened.files()).toEqual(['package.json', 'vendor/ours.ts'])
  expect(await opened.mentioning('stripe')).toEqual(['package.json', 'vendor/ours.ts'])
  const bytes = 'package.json vendor/ours.ts '.length
  expect(printed).toEqual([bytes, bytes])
  // A file in them that is asked for by its path is still read.
  expect(await opened.read('app/node_modules/stripe/package.json')).toEqual({ kind: 'text', text: '"stripe"' })
})

test('a folder without git that has too many files is an error that says what to do, before anything is searched', async () => {
  const folder = await folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`file-${index}.ts`, 'stripe'])))
  const tools = testTools()
  const asked: string[] = []
  const run: typeof tools.run = (file, args, options) => {
    const command = args.find((arg) => arg === 'ls-files' || arg === 'grep')
    if (command !== undefined) asked.push(command)
    // The real limit, made small.
    return tools.run(file, args, command === 'ls-files' ? { ...options, maxBytes: (options?.maxBytes ?? 0) / 16_384 } : options)
  }
  const opened = await openRepository(folder, { ...tools, run })
  const error = await opened.mentioning('stripe').catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(SettingsError)
  expect(String(error)).toContain(`${folder} is no git repository and holds too many files to search. Give the root of a project`)
  expect(asked).toEqual(['ls-files'])
})
