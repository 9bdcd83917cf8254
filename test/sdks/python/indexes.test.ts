import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pipIndexes } from '../../../src/sdks/python/indexes.ts'
import { findPythonFor, SAFE_PATH } from '../../../src/sdks/python/interpreter.ts'
import type { Tools } from '../../../src/world.ts'
import { folderWith } from '../../support/folder.ts'
import { testTools } from '../../support/tools.ts'
import { worldWith } from './managers/upgraded.ts'

const ONE = 'http://127.0.0.1:9/one'
const TWO = 'http://127.0.0.1:9/two'

/** As its user has set it, in a home of its own, but for what the machine sets for all. */
async function machine(files: Record<string, string>, variables: (home: string) => Record<string, string>): Promise<Tools> {
  const [tools, home] = [testTools(), await folderWith(files)]
  const env = { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ...variables(home) }
  return { ...tools, run: async (file, args, options) => tools.run(file, args, { ...options, env: { ...options?.env, ...env } }) }
}

/** What all of pip says. */
const ASKED = `${SAFE_PATH}import json
from pip._internal.commands import create_command
options, _ = create_command('index').parse_args(['versions', 'x'])
print(json.dumps([options.index_url, options.extra_index_urls, bool(options.no_index)]))
`

test.each([
  ['nothing sets', {}, () => ({}), null],
  ['a setting names that has nothing to do with it', { '.config/pip/pip.conf': '[global]\ntimeout = 9\n' }, () => ({}), null],
  ['a variable names', {}, () => ({ PIP_INDEX_URL: ONE }), [ONE, [], false]],
  ['a variable adds', {}, () => ({ PIP_INDEX_URL: ONE, PIP_EXTRA_INDEX_URL: TWO }), [ONE, [TWO], false]],
  ['a variable forbids', {}, () => ({ PIP_INDEX_URL: ONE, PIP_NO_INDEX: '1' }), [ONE, [], true]],
  ["the user's file names", { '.config/pip/pip.conf': `[global]\nINDEX_URL = ${ONE}\n` }, () => ({}), [ONE, [], false]],
  ["the user's old file names", { '.pip/pip.conf': `[index]\nindex-url = ${ONE}\n` }, () => ({}), [ONE, [], false]],
  [
    'another file names',
    { own: `[global]\nindex-url = ${ONE}\n` },
    (home: string) => ({ PIP_CONFIG_FILE: join(home, 'own') }),
    [ONE, [], false],
  ],
] as const)('uv is given the indexes of pip that %s, as pip says itself', async (_who, files, variables, expected) => {
  const tools = await machine(files, variables)
  const { python } = await findPythonFor(tools, '')
  const said: unknown = JSON.parse((await tools.run(python, ['-c', ASKED], { inherit: 'pip' })).stdout)
  expect(said).toEqual(expected ?? said)
  const { UV_DEFAULT_INDEX, UV_INDEX = '', UV_NO_INDEX = '' } = await pipIndexes(worldWith(tools), python)
  expect([UV_DEFAULT_INDEX, UV_INDEX.split(' ').filter(Boolean), UV_NO_INDEX === '1']).toEqual(said)
})
