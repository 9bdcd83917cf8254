import { EditError } from '../../../../src/domain/errors.ts'
import type { SdkAdapter, Upgrader } from '../../../../src/domain/sdk-adapter.ts'
import type { Use } from '../../../../src/domain/use.ts'
import { npmVersions } from '../../../../src/sdks/node/versions.ts'
import { facts } from './facts.ts'

/** Manifest and lockfile: a package and a version on each line. */
const MANIFEST = 'toy.deps'
const LOCKFILE = 'toy.lock'
const LINE = /^stripe (\S+)$/m

/** What the toy's registry lists. */
const RELEASES = ['1.0.0', '1.4.0', '2.1.0']

const upgrader: Upgrader = {
  versions: npmVersions,
  specifier: (_use, to) => ({ specifier: to }),
  splice(text, use, specifier) {
    const after = `${text.slice(0, use.range.start)}${specifier}${text.slice(use.range.end)}`
    if (LINE.exec(after)?.[1] !== specifier) throw new EditError(use.path, 'it could not be read again', 'Look at it.')
    return after
  },
  releases: async () =>
    RELEASES.map((version) => ({
      version,
      channel: 'stable',
      date: '2026-01-01',
      dateSource: 'registry',
      withdrawn: null,
      runtime: null,
    })),
  async lock(_world, scratch, targets) {
    for (const { specifier } of targets) await scratch.write(LOCKFILE, `stripe ${specifier}\n`)
    return { checks: [{ command: 'toy check', path: LOCKFILE }], notes: [] }
  },
  install: async () => Promise.reject(new Error('the toy is not driven here')),
  inspect: async () => ({ changelog: null, apiVersion: null, newestFile: null }),
}

/** A whole language, as one folder adds it. */
export const toy: SdkAdapter = {
  ...facts,
  async detect(repository, mentioning) {
    const uses: Use[] = []
    for (const path of mentioning.filter((each) => each.endsWith(MANIFEST))) {
      const content = await repository.read(path)
      const found = content.kind === 'text' ? LINE.exec(content.text) : null
      if (found?.[1] === undefined) continue
      const start = found.index + 'stripe '.length
      uses.push({
        sdk: 'toy',
        package: 'stripe',
        kind: 'toy:deps',
        path,
        line: 1,
        specifier: found[1],
        range: { start, end: start + found[1].length },
        locked: found[1],
        lockfile: { path: LOCKFILE, line: 1 },
        version: found[1],
        editable: true,
        why: null,
      })
    }
    return { uses, runtimes: [], cooldowns: [], notes: [] }
  },
  upgrader,
  reviewer: null,
}
