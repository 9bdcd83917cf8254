import { readFile, writeFile } from 'node:fs/promises'
import { openCommit } from '../adapters/commit-files.ts'
import { baselineText, withoutKnown } from '../audit/baseline.ts'
import { audit } from '../audit/index.ts'
import { RULE_LIST } from '../audit/rules.ts'
import { newSince } from '../audit/since.ts'
import { AUDIT_LEVELS } from '../domain/audit.ts'
import { messageOf, SettingsError } from '../domain/errors.ts'
import { auditJson } from '../report/audit-json.ts'
import { jsonText } from '../report/json.ts'
import { sarif } from '../report/sarif.ts'
import { auditTable, sinceTable } from '../report/terminal-audit.ts'
import { openContext } from './context.ts'
import { ownVersion } from './own-version.ts'
import type { Invocation } from './invocation.ts'

async function write(flag: string, file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (error) {
    throw new SettingsError(`--${flag}: ${file} cannot be written: ${messageOf(error)}`)
  }
}

async function readBaseline(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new SettingsError(`--baseline: ${file} cannot be read: ${messageOf(error)}`)
  }
}

/** `stripe-upgrade audit`: what is unsafe in the user's own code, whatever the version. It reads the work tree, and looks nothing up. */
export async function run({ flags, switches, settings: given, tools, log, print, screen }: Invocation): Promise<number> {
  const { repository, sdks, settings } = await openContext(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const since = flags.get('since')
  // Before anything else is read: a commit that is not there is the user's to name again.
  const earlier = since === undefined ? null : await openCommit(repository.root, tools, since)
  const found = await audit({ repository, sdks, log }, settings)
  const file = flags.get('baseline')
  if (switches.has('write-baseline')) {
    if (file === undefined) throw new SettingsError('--write-baseline: needs --baseline, which names the file')
    await write('baseline', file, baselineText(found))
  }
  const known = file === undefined ? found : withoutKnown(found, await readBaseline(file), file)
  const audited = earlier === null ? known : newSince(await audit({ repository: earlier, sdks, log }, settings), known)
  const sarifFile = flags.get('sarif')
  if (sarifFile !== undefined)
    await write('sarif', sarifFile, `${jsonText(sarif(known, RULE_LIST, await ownVersion(), earlier === null ? null : audited), 2)}\n`)
  if (switches.has('json')) print(jsonText(auditJson(audited), 2))
  else print(since === undefined ? auditTable(audited, screen) : sinceTable(audited, since, screen))
  // No level is as bad as `never`.
  const worst = AUDIT_LEVELS.findIndex((level) => level === flags.get('fail-on'))
  return audited.findings.some(({ level }) => AUDIT_LEVELS.indexOf(level) <= worst) ? 1 : 0
}
