import { versions } from '../../versions.ts'
import type { Lock, Locked, PackageManager } from '../manager.ts'
import { lockedPackage, readPipfileLock, sectionName, sectionOf, tableOf, type PipfileTable } from './pipfile-lock.ts'

/** Tables of a Pipfile that list no packages; every other one is a category. */
const NO_PACKAGES = new Set(['source', 'requires', 'pipenv', 'scripts'])

/** What one section of the lock holds of stripe. */
function heldIn(text: string, lock: PipfileTable, section: string): Locked | null {
  const version = versions.parse(lockedPackage(sectionOf(lock, section)['stripe'])?.version ?? '')?.text
  if (version === undefined) return null
  return { version, line: text.slice(0, text.indexOf('"stripe"', text.indexOf(`"${section}"`))).split('\n').length }
}

function read(text: string): Lock {
  const lock = readPipfileLock(text)
  const broken = 'is no JSON; run "pipenv lock" again'
  if (lock === undefined) return { governs: (folder) => folder === '', locked: () => null, held: [], why: broken }
  const held = Object.keys(lock).flatMap((section) => heldIn(text, lock, section) ?? [])
  return {
    governs: (folder) => folder === '',
    locked: ({ kind }) => heldIn(text, lock, sectionName(tableOf(kind))),
    held: held.filter((one, index) => held.findIndex((other) => other.version === one.version) === index),
    why: null,
  }
}

/** Pipenv: each table of the Pipfile is locked in a section of its own. */
export const pipenv: PackageManager = {
  name: 'pipenv',
  lockfiles: ['Pipfile.lock'],
  project: {
    manifest: 'Pipfile',
    kinds: {
      table: ([table = '', ...more]) => (more.length > 0 || table === '' || NO_PACKAGES.has(table) ? undefined : `pipenv:${table}`),
    },
    read,
    lockCommand: 'pipenv lock',
    whyNot(kind) {
      const table = tableOf(kind)
      if (table === 'packages' || table === 'dev-packages') return null
      return `it is in a category of its own; run "pipenv upgrade --categories ${table} stripe"`
    },
    pythonKey: 'requires.python_version',
  },
  installs: ['install'],
  edit: async (...asked) => (await import('./edit.ts')).edit(...asked),
  check: async (...asked) => (await import('./edit.ts')).check(...asked),
  install: async (...asked) => (await import('./install.ts')).install(...asked),
}
