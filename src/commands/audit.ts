import { audit } from '../audit/index.ts'
import { AUDIT_LEVELS } from '../domain/audit.ts'
import { SettingsError } from '../domain/errors.ts'
import { auditJson } from '../report/audit-json.ts'
import { jsonText } from '../report/json.ts'
import { auditTable } from '../report/terminal-audit.ts'
import { openContext } from './context.ts'
import type { Invocation } from './invocation.ts'

/** What `--fail-on` takes. */
const FAIL_ON = ['error', 'warning', 'never'] as const

/** `stripe-upgrade audit`: what is unsafe in the user's own code, whatever the version. It reads the work tree, and looks nothing up. */
export async function run({ flags, switches, settings: given, tools, log, print, screen }: Invocation): Promise<number> {
  const typed = flags.get('fail-on') ?? 'error'
  const failOn = FAIL_ON.find((value) => value === typed)
  if (failOn === undefined) throw new SettingsError(`--fail-on: "${typed}" is not accepted. Accepted: ${FAIL_ON.join(', ')}`)
  const { repository, sdks, settings } = await openContext(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const audited = await audit({ repository, sdks, log }, settings)
  print(switches.has('json') ? jsonText(auditJson(audited), 2) : auditTable(audited, screen))
  if (failOn === 'never') return 0
  const worst = AUDIT_LEVELS.indexOf(failOn)
  return audited.findings.some(({ level }) => AUDIT_LEVELS.indexOf(level) <= worst) ? 1 : 0
}
