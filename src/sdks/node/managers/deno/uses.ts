import type { Use } from '../../../../domain/use.ts'
import type { Repository } from '../../../../world.ts'
import { linesOf } from '../../../shared/lines.ts'
import { folderOf, inFolder, upwards } from '../../../shared/paths.ts'
import { exactPin } from '../../specifier.ts'
import type { Files } from '../manager.ts'
import { type InlineImport, inlineImports, unrangedImports } from './imports.ts'

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/
const IMPORT_MAP = /(?:^|\/)(?:deno\.jsonc?|import_map\.json|importmap\.json)$/

/** Why an import is not edited, and what the user can do. */
function whyOf({ package: name, specifier }: InlineImport, isMap: boolean): string {
  if (name !== 'stripe') return `it is a package of another registry, ${name} of JSR; what the code imports as "stripe" is not Stripe's own`
  if (specifier === '') return 'it asks for any version; write a range to see when it is behind'
  return isMap
    ? 'import maps are not edited yet; run `deno update --latest stripe` yourself'
    : 'imports by address are not edited yet; write the new version there yourself'
}

/** Uses in Deno's import maps and by address in sources; shown, never edited. */
export async function inlineUses(files: Files, repository: Repository, mentioning: readonly string[]): Promise<readonly Use[]> {
  const maps = mentioning.filter((path) => IMPORT_MAP.test(path))
  const sources = mentioning.filter((path) => SOURCE.test(path))
  // Most files that mention Stripe name no version: only those that do are opened.
  const versioned = await repository.mentioning('stripe@', sources)
  const uses: Use[] = []
  for (const path of [...maps, ...versioned]) {
    const text = await files.text(path)
    if (text === null) continue
    const lines = linesOf(text)
    const lockPath = upwards(folderOf(path))
      .map((folder) => inFolder(folder, 'deno.lock'))
      .find((candidate) => files.has(candidate))
    const lock = lockPath === undefined ? null : await files.lock(lockPath)
    const isMap = IMPORT_MAP.test(path)
    for (const found of [...inlineImports(text), ...(isMap ? unrangedImports(text) : [])]) {
      const { specifier, range } = found
      const locked = found.package === 'stripe' ? (lock?.locked('', 'stripe', specifier) ?? null) : null
      uses.push({
        sdk: 'node',
        package: found.package,
        kind: isMap ? 'deno:imports' : 'deno:url',
        path,
        line: lines.at(range.start),
        specifier,
        range,
        locked: locked?.version ?? null,
        lockfile: lockPath === undefined || locked === null ? null : { path: lockPath, line: locked.line },
        version: locked?.version ?? exactPin(specifier),
        editable: false,
        why: whyOf(found, isMap),
      })
    }
  }
  return uses
}
