import { access, constants, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Tools } from '../world.ts'
import { converse, endAll, run } from './process.ts'

async function executable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function which(name: string): Promise<string | null> {
  const endings = process.platform === 'win32' ? (process.env['PATHEXT'] ?? '.EXE;.CMD').split(';') : ['']
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue
    for (const ending of endings) {
      const path = join(folder, name + ending)
      if (await executable(path)) return path
    }
  }
  return null
}

/** The tools of one run. Disposing ends every process and removes the temporary folder, whatever happened. */
export function createTools(): Tools & AsyncDisposable {
  let root: Promise<string> | null = null
  let count = 0
  return {
    run,
    converse,
    which,
    async folder(name) {
      root ??= mkdtemp(join(tmpdir(), 'stripe-upgrade-'))
      count += 1
      const path = join(await root, `${count}-${name}`)
      await mkdir(path)
      return path
    },
    async cache() {
      const path = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'stripe-upgrade')
      await mkdir(path, { recursive: true })
      return path
    },
    async [Symbol.asyncDispose]() {
      endAll()
      if (root !== null) await rm(await root, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
