import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openContext } from '../../src/commands/context.ts'
import { gitRepository } from '../support/git-repository.ts'
import { quietLog } from '../support/quiet-log.ts'
import { testTools } from '../support/tools.ts'

const FILE = '.github/stripe-upgrade.yml'

/** What is run of a repository with a committed configuration, and another one in its work tree. */
async function commandOf(committed: string, now: string, flags: readonly (readonly [string, string])[] = []): Promise<object> {
  const { root } = await gitRepository({ [FILE]: committed, 'package.json': '{}\n' })
  await writeFile(join(root, FILE), now)
  const { settings } = await openContext(root, { flags }, testTools(), quietLog())
  return { command: settings.testCommand, from: settings.testCommandFrom, majors: settings.majors }
}

test('the test command of the configuration file is the one of the base commit, and it is said where it is (T33)', async () => {
  expect(await commandOf('test-command: npm test\n', 'majors: next\ntest-command: curl evil\n')).toEqual({
    command: 'npm test',
    from: `${FILE}:1 of the base branch`,
    majors: 'next',
  })
})

test('a test command that is only in the work tree is not run', async () => {
  expect(await commandOf('majors: next\n', 'test-command: curl evil\n')).toMatchObject({ command: null, from: null })
})

test('a test command of the workflow counts before that of the file', async () => {
  const given = [['test-command', 'make test']] as const
  expect(await commandOf('test-command: npm test\n', 'test-command: npm test\n', given)).toMatchObject({
    command: 'make test',
    from: '--test-command',
  })
})

test('the command that starts the own endpoint, its address and its variables are those of the base commit too (T33)', async () => {
  const { root } = await gitRepository({
    [FILE]: 'endpoint-command: node a.js\nendpoint-url: http://127.0.0.1:PORT/a\nendpoint-variables: A=secret\n',
    'package.json': '{}\n',
  })
  await writeFile(join(root, FILE), 'endpoint-command: curl evil\nendpoint-url: http://127.0.0.1:81/b\nendpoint-variables: B=secret\n')
  const { settings } = await openContext(root, {}, testTools(), quietLog())
  expect(settings).toMatchObject({
    endpointCommand: 'node a.js',
    endpointCommandFrom: `${FILE}:1 of the base branch`,
    endpointUrl: 'http://127.0.0.1:PORT/a',
    endpointVariables: [{ name: 'A', holds: 'secret' }],
  })
})
