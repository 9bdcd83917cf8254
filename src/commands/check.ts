import { choose, hazardsInUse, narrow, versionsInUse } from '../choose/index.ts'
import { detect } from '../detect/index.ts'
import { tryEdits } from '../edit/try.ts'
import { lookUp } from '../look-up/index.ts'
import { checkJson, jsonText } from '../report/json.ts'
import { checkTable } from '../report/terminal.ts'
import { hazardLines } from '../review/index.ts'
import type { Invocation } from './invocation.ts'
import { openContext } from './context.ts'

/**
 * `stripe-upgrade check`: the story up to `choose`. With `--try-edits` also `edit`, in scratch copies that are thrown away, so
 * that all of it is about the base commit, as in an upgrade.
 */
export async function run({ flags, switches, settings: given, tools, log, print, screen }: Invocation): Promise<number> {
  const context = await openContext(flags.get('repo') ?? '.', { flags: given }, tools, log)
  const { settings, github, clock, cache, sdks } = context
  await using base = switches.has('try-edits') ? await context.repository.checkout() : null
  const repository = base ?? context.repository
  const detection = await detect({ repository, sdks, log }, settings)
  const releaseLists = await lookUp({ repository, tools, cache, sdks, github, log }, detection.uses)
  const choice = choose(sdks, detection, releaseLists, settings, clock.now())
  const inUse = versionsInUse(sdks, detection.uses, releaseLists)
  const lines = await hazardLines({ repository, sdks }, inUse)
  const edits =
    base === null ? {} : { edits: await tryEdits(context, choice, (upgrade, some) => narrow(sdks, upgrade, some, inUse, releaseLists)) }
  const checked = { sdks, detection, choice, releaseLists, inUse, hazards: hazardsInUse(sdks, inUse), hazardLines: lines, ...edits }
  print(switches.has('json') ? jsonText(checkJson(checked), 2) : checkTable(checked, screen))
  if (releaseLists.some(({ failure }) => failure !== undefined)) return 2
  return settings.exitCode && choice.upgrades.length > 0 ? 1 : 0
}
