import { choose, hazardsInUse, versionsInUse } from '../choose/index.ts'
import { detect } from '../detect/index.ts'
import { lookUp } from '../look-up/index.ts'
import { checkJson, jsonText } from '../report/json.ts'
import { checkTable } from '../report/terminal.ts'
import { hazardLines } from '../review/index.ts'
import type { Invocation } from './invocation.ts'
import { openContext } from './context.ts'

/** `stripe-upgrade check`: the story up to `choose`. */
export async function run({ flags, switches, settings: given, tools, log, print, screen }: Invocation): Promise<number> {
  const { repository, settings, github, clock, cache, sdks } = await openContext(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const detection = await detect({ repository, sdks, log }, settings)
  const releaseLists = await lookUp({ repository, tools, cache, sdks, github, log }, detection.uses)
  const choice = choose(sdks, detection, releaseLists, settings, clock.now())
  const inUse = versionsInUse(sdks, detection.uses, releaseLists)
  const lines = await hazardLines({ repository, sdks }, inUse)
  const checked = { sdks, detection, choice, releaseLists, inUse, hazards: hazardsInUse(sdks, inUse), hazardLines: lines }
  print(switches.has('json') ? jsonText(checkJson(checked), 2) : checkTable(checked, screen))
  if (releaseLists.some(({ failure }) => failure !== undefined)) return 2
  return settings.exitCode && choice.upgrades.length > 0 ? 1 : 0
}
