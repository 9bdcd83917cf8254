import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPythonFor, type Interpreter } from '../../../../src/sdks/python/interpreter.ts'
import { giveBytecode } from '../../../../src/sdks/python/package/bytecode.ts'
import type { Tools } from '../../../../src/world.ts'
import { addFiles, folderWith } from '../../../support/folder.ts'
import { testTools } from '../../../support/tools.ts'
import { worldWith } from '../managers/upgraded.ts'

/** A small SDK that says who it is, and what came with it. */
function sdk(says: string): Record<string, string> {
  return {
    'stripe/__init__.py': `from stripe._http import (\n    NAME,\n)\nfrom stripe import (\n    _params as _params,\n)\n_import_map = {\n    "Charge": ("stripe._charge", False),\n    "Plan": ("stripe._plan", False),\n}\n`,
    'stripe/_http.py': `NAME = ${JSON.stringify(says)}\nif NAME == "never":\n    from stripe import _types\n`,
    'stripe/_charge.py': 'CHARGE = 1\n',
    'stripe/_params.py': 'PARAMS = 1\n',
    'stripe/_plan.py': 'PLAN = 1\n',
    'stripe/_types.py': 'TYPES = 1\n',
    'requests/__init__.py': 'VERSION = 1\n',
    'requests/_old.py': 'print "of another Python"\n',
  }
}

interface Bench {
  readonly tools: Tools
  readonly python: Interpreter
  /** Gives it its bytecode, as of another Python where that is named. */
  give(files: Record<string, string>, other?: Partial<Interpreter>): Promise<string>
  /** What is kept. */
  archives(): Promise<readonly string[]>
  says(folder: string): Promise<string>
}

async function bench(): Promise<Bench> {
  const cache = await folderWith()
  const tools = { ...testTools(), cache: async () => cache }
  const python = await findPythonFor(tools, '')
  return {
    tools,
    python,
    async give(files, other = {}) {
      const folder = await folderWith(files)
      await giveBytecode(worldWith(tools), { ...python, ...other }, folder)
      return folder
    },
    archives: async () => (await readdir(join(cache, 'python-bytecode'))).toSorted(),
    async says(folder) {
      const program = 'import sys; sys.dont_write_bytecode = True; sys.path.insert(0, sys.argv[1]); import stripe; print(stripe.NAME)'
      return (await tools.run(python.python, ['-c', program, folder])).stdout.trim()
    },
  }
}

/** The sources that have bytecode. */
async function compiledIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true }))
    .filter((path) => path.endsWith('.pyc'))
    .map((path) => path.replace('__pycache__/', '').replace(/\.[^.]+\.pyc$/, ''))
    .toSorted()
}

test('what the driver loads is compiled: what the SDK names, and what came with it that this Python understands', async () => {
  const { give } = await bench()
  const folder = await give(sdk('one'))
  expect(await compiledIn(folder)).toEqual(['requests/__init__', 'stripe/__init__', 'stripe/_charge', 'stripe/_http', 'stripe/_params'])
})

test('the same sources are given the same bytecode, and compiled once', async () => {
  const { give, archives, tools, python } = await bench()
  const first = await give(sdk('one'))
  const kept = await archives()
  expect(kept).toHaveLength(1)
  // Nobody could compile any more, and what is there was kept.
  const compiling = join(first, 'py_compile-was-asked')
  const without = {
    ...tools,
    run: async (...[file, args, options]: Parameters<Tools['run']>) =>
      tools.run(
        file,
        [args[0] ?? '', `${args[1]}`.replace('py_compile.compile(', `open(${JSON.stringify(compiling)}, 'w').close(`), ...args.slice(2)],
        options,
      ),
  }
  const second = await folderWith(sdk('one'))
  await giveBytecode(worldWith(without), python, second)
  expect(existsSync(compiling)).toBe(false)
  expect(await archives()).toEqual(kept)
  expect(await compiledIn(second)).toEqual(await compiledIn(first))
})

test.each([
  ['of other sources', sdk('two'), {}],
  ['of other packages beside it', { ...sdk('one'), 'requests/__init__.py': 'VERSION = 2\n' }, {}],
  ['with a file under another name', { ...sdk('one'), 'requests/more.py': 'VERSION = 1\n' }, {}],
  ['of another build of Python', sdk('one'), { build: '.cpython-399-x86_64-linux-gnu.so 0000' }],
  ['of another version of Python', sdk('one'), { version: '3.99.0' }],
])('bytecode is never taken for an SDK %s', async (_of, files, other) => {
  const { give, archives, says } = await bench()
  await give(sdk('one'))
  const [kept] = await archives()
  const folder = await give(files, other)
  expect(await archives()).toHaveLength(2)
  expect(await archives()).toContain(kept)
  expect(files['stripe/_http.py']).toContain(await says(folder))
})

test('a source that is changed afterwards counts, and not what was compiled of it, even within the same second', async () => {
  const { give, says } = await bench()
  const folder = await give(sdk('one'))
  expect(await says(folder)).toBe('one')
  await writeFile(join(folder, 'stripe/_http.py'), (await readFile(join(folder, 'stripe/_http.py'), 'utf8')).replace('one', 'two'))
  expect(await says(folder)).toBe('two')
})

test('nothing of the SDK or beside it is run, whatever its name', async () => {
  const { give } = await bench()
  const folder = await folderWith()
  const ran = `open(${JSON.stringify(join(folder, 'ran'))}, "w")\n`
  const names = [
    'stripe/__init__.py',
    'stripe/_http.py',
    'methods.py',
    'py_compile.py',
    're.py',
    'marshal.py',
    'encodings/utf_9.py',
    'a/__init__.py',
  ]
  await give({ ...Object.fromEntries(names.map((name) => [name, ran])), 'a/coded.py': `# coding: utf-9\n${ran}` })
  expect(existsSync(join(folder, 'ran'))).toBe(false)
})

test('so many SDKs are kept, the last that were used', async () => {
  const { give, archives, tools } = await bench()
  await give(sdk('first'))
  const [first = ''] = await archives()
  const keep = join(await tools.cache(), 'python-bytecode')
  await addFiles(keep, Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`old-${index}`, ''])))
  await give(sdk('first'))
  await give(sdk('second'))
  const kept = await archives()
  expect(kept).toHaveLength(16)
  expect(kept).toContain(first)
})
