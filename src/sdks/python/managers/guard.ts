import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheKey } from '../../../domain/run-cache.ts'
import { TRUST } from '../../../domain/trust.ts'
import type { SdkWorld, Tools } from '../../../world.ts'

/**
 * Python loads `sitecustomize` from PYTHONPATH before anything else, in whichever way a program was started, and in each
 * Python that it starts in turn. An audit hook cannot be taken back. A build of any kind starts one of these two: the
 * script that speaks to a build backend (PEP 517), or a setup.py.
 */
const SITECUSTOMIZE = `import os
import sys
if os.environ.get('STRIPE_UPGRADE_GUARD') == 'end':
    if 'STRIPE_UPGRADE_ASKED' in os.environ:
        try:
            from importlib.metadata import version
            os.write(1, ('version ' + version(os.environ['STRIPE_UPGRADE_ASKED'])).encode())
        except Exception:
            pass
    os._exit(86)
def refuse(event, args):
    if event in ('subprocess.Popen', 'os.exec', 'os.posix_spawn', 'os.spawn', 'os.system'):
        said = repr(args[:2])
        if 'pyproject_hooks' in said or 'setup.py' in said:
            raise RuntimeError('a package would have to be built, which runs its code; stripe-upgrade never does that')
sys.addaudithook(refuse)
`

const GUARD = cacheKey((): { folder: Promise<string> | null } => ({ folder: null }))

async function written(tools: Tools): Promise<string> {
  const folder = await tools.folder('guard')
  await writeFile(join(folder, 'sitecustomize.py'), SITECUSTOMIZE)
  return folder
}

/** The variables under which a Python program builds nothing, and fails where it would have to; none where builds are allowed. */
export async function guarded({ tools, cache }: SdkWorld): Promise<Readonly<Record<string, string>>> {
  if (cache.get(TRUST).repositoryCode) return {}
  const kept = cache.get(GUARD)
  kept.folder ??= written(tools)
  return { PYTHONPATH: await kept.folder }
}

/**
 * The variables under which a program that is no Python one builds nothing: each Python that it starts for a build ends at
 * once. uv asks an interpreter about itself with `-I`, which does not read PYTHONPATH.
 */
export async function guardedFromPython(world: SdkWorld): Promise<Readonly<Record<string, string>>> {
  const variables = await guarded(world)
  return world.cache.get(TRUST).repositoryCode ? variables : { ...variables, STRIPE_UPGRADE_GUARD: 'end' }
}

/** A program on PATH that can be kept from building, and how the package that it is of says its version; empty where it does not. */
interface Guardable {
  readonly version: string
}

/** What is known of programs on PATH, each asked once in a run. */
const GUARDABLE = cacheKey(() => new Map<string, Promise<Guardable | null>>())

/**
 * A Python program on PATH that can be kept from building; null where it is none, or ignores PYTHONPATH (`-I`, `-E`). Its Python
 * says which version of the package it has, without starting the program: Poetry takes half a second of processor to say it itself.
 */
export async function guardable(world: SdkWorld, file: string, name: string): Promise<Guardable | null> {
  if (world.cache.get(TRUST).repositoryCode) return { version: '' }
  const known = world.cache.get(GUARDABLE)
  const key = `${name} ${file}`
  const asking = known.get(key) ?? endsByGuard(world, file, name)
  known.set(key, asking)
  return asking
}

async function endsByGuard(world: SdkWorld, file: string, name: string): Promise<Guardable | null> {
  const env = { ...(await guardedFromPython(world)), STRIPE_UPGRADE_ASKED: name }
  const asked = await world.tools.run(file, ['--version'], { inherit: 'bare', env, timeoutMs: 120_000 })
  return asked.code === 86 ? { version: asked.stdout } : null
}
