import { join } from 'node:path'
import { EditError } from '../../../../../src/domain/errors.ts'
import type { Lock, PackageManager } from '../../../../../src/sdks/python/managers/manager.ts'

const PROGRAM = join(import.meta.dirname, 'toy.mjs')

function read(text: string): Lock {
  const rows = text.split('\n')
  const held = rows.flatMap((row, index) => {
    const version = /^stripe (\S+)$/.exec(row)?.[1]
    return version === undefined ? [] : [{ version, line: index + 1 }]
  })
  return { governs: (folder) => folder === '', locked: () => held[0] ?? null, held, why: null }
}

/** A package manager that nobody else has: this folder is all that stripe-upgrade is given of it. */
export const toy: PackageManager = {
  name: 'toy',
  lockfiles: ['toy.lock'],
  project: {
    manifest: 'toy.toml',
    kinds: { table: (keys) => (keys.join('.') === 'packages' ? 'toy:packages' : undefined) },
    read,
    lockCommand: 'toy lock',
    blocked: ({ files }) => ([...files].includes('toy-plugin.py') ? 'toy-plugin.py would be run' : null),
    pythonKey: 'python',
  },
  installs: ['get'],
  async edit({ tools }, scratch, { path, to }) {
    for (const args of [['move', to], ['check']]) {
      const result = await tools.run(process.execPath, [PROGRAM, ...args], { cwd: scratch.root })
      if (result.code !== 0) throw new EditError(path, `"toy ${args.join(' ')}" failed`, 'Run it yourself.')
    }
    return { checks: [{ command: 'toy check', path }], notes: [], runner: [] }
  },
}
