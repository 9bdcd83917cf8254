import { detect } from '../detect/index.ts'
import { detectJson, jsonText } from '../report/json.ts'
import { detectTable } from '../report/terminal.ts'
import type { Invocation } from './invocation.ts'
import { openContext } from './context.ts'

/** `stripe-upgrade detect`. */
export async function run({ flags, switches, settings: given, tools, log, print, screen }: Invocation): Promise<number> {
  const { repository, sdks, settings } = await openContext(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const detection = await detect({ repository, sdks, log }, settings)
  print(switches.has('json') ? jsonText(detectJson(detection), 2) : detectTable(detection, screen))
  return 0
}
