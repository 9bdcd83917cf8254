/**
 * Makes one upgrade's edit of a repository, with its checks, and throws it away: what `bench/edit.ts` measures. Ends with 1
 * where nothing was edited, or no check passed.
 *
 *     node scripts/bench/edit-worker.ts FOLDER node|python VERSION
 */
import { openRepository } from '../../src/adapters/repository.ts'
import { createTools } from '../../src/adapters/tools.ts'
import { createRunCache } from '../../src/domain/run-cache.ts'
import { upgraderOf } from '../../src/domain/sdk-table.ts'
import { edit } from '../../src/edit/index.ts'
import { openSdks } from '../../src/sdks/index.ts'
import type { Log } from '../../src/world.ts'

const SILENT: Log = { step: (_title, work) => work(() => undefined), note: () => undefined, warn: () => undefined }

const [folder = '', sdk = '', to = ''] = process.argv.slice(2)
await using tools = createTools()
const repository = await openRepository(folder, tools)
const sdks = await openSdks()
const { uses } = await sdks.of(sdk).detect(repository, await repository.mentioning('stripe'))
const targets = uses.flatMap((use) => {
  const moved = upgraderOf(sdks, sdk).specifier(use, to, 'auto')
  return 'specifier' in moved ? [{ use, specifier: moved.specifier }] : []
})
const from = targets[0]?.use.version ?? ''
const paths = [...new Set(targets.flatMap(({ use }) => [use.path, ...(use.lockfile === null ? [] : [use.lockfile.path])]))].toSorted()
const none = { fixedHazards: [], hazards: [], newHazards: [], fixedAdvisories: [] }
const upgrade = { sdk, from, froms: [from], to, major: true, targets, paths, branch: 'bench', ...none }
const [change] = await edit({ repository, tools, cache: createRunCache(), sdks, log: SILENT }, [upgrade], (whole) => whole)
if (change?.kind !== 'edited' || change.checks.length === 0) {
  process.stderr.write(`${JSON.stringify(change?.kind === 'edited' ? change.notes : change, null, 2)}\n`)
  process.exitCode = 1
}
