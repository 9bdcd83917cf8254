import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPythonFor } from '../../../src/sdks/python/interpreter.ts'
import { asyncClients } from '../../../src/sdks/python/package/async-clients.ts'
import { giveBytecode } from '../../../src/sdks/python/package/bytecode.ts'
import { addFiles, folderWith, snapshot } from '../../support/folder.ts'
import { walledTools } from '../../support/tools.ts'
import { worldWith } from '../../sdks/python/managers/upgraded.ts'

/** What hostile code tries with each folder that it is given: says which of them it could change, and how. */
const HOSTILE = `import glob, os, sys
def attempt(folder, name, work):
    try:
        work()
        print(os.path.basename(folder).split("-")[0], name)
    except OSError:
        pass
for folder in sys.argv[1:]:
    code = (glob.glob(folder + "/**/*.pyc", recursive=True) or [folder + "/none"])[0]
    attempt(folder, "new", lambda: open(folder + "/sitecustomize.py", "w").close())
    attempt(folder, "changed", lambda: open(code, "ab").write(b"x"))
    attempt(folder, "allowed", lambda: os.chmod(code, 0o666))
    attempt(folder, "moved", lambda: os.rename(code, code + ".old"))
    attempt(folder, "removed", lambda: os.remove(code + ".old"))
`

test('an SDK behind the wall writes to its own folder, and neither to the clients that all share nor to what is kept of any SDK (T1, T33)', async () => {
  const cache = await folderWith()
  const tools = { ...walledTools(), cache: async () => cache }
  const python = await findPythonFor(tools, '')
  const clients = await asyncClients(worldWith(tools))
  expect(clients).toHaveLength(2)
  const own = await tools.folder('own')
  await addFiles(own, { 'stripe/__init__.py': 'VERSION = "1.0.0"\n' })
  await giveBytecode(worldWith(tools), python, own)
  const program = await folderWith({ 'hostile.py': HOSTILE })
  // As what was installed is.
  await chmod(program, 0o755)
  const before = await snapshot(cache)
  const place = await tools.wallFor(python.python, 'test')
  const isBuilt = !('missing' in place)
  const home = await tools.folder('home')
  const folders = [own, ...clients, join(cache, 'python-bytecode')]
  const tried = await (isBuilt ? place : tools).run(python.python, [join(program, 'hostile.py'), ...folders], { env: { HOME: home } })
  const did = new Set(tried.stdout.split('\n').map((line) => line.replace(/^\d+/, 'own')))
  for (const what of ['own new', 'own changed', 'own moved', 'own removed']) expect(did).toContain(what)
  // Where none can be built, SECURITY.md says what is open, and the reason is known.
  expect([...did].some((what) => /^(?:httpx|aiohttp|python) /.test(what))).toBe(!isBuilt)
  expect(isBuilt ? '' : place.missing).toMatch(isBuilt ? /^$/ : /Linux|cannot be run/)
  expect(isBuilt ? await snapshot(cache) : before).toEqual(before)
})
