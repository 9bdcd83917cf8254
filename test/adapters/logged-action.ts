/** Logs hostile text through the real @actions/core. */
import * as core from '@actions/core'
import { createActionsLog, logGroup } from '../../src/adapters/actions-log.ts'

const log = createActionsLog(core)
await log.step('::error::title ##[error]x', async (say) => say('::add-mask::detail'))
log.note({ place: null, text: '::stop-commands::note\n##[add-mask]secret' })
log.warn({ place: { path: 'a,b:\nc.json', line: 3 }, text: '::set-output name=x::100%\n##[error]' })
log.warn({ place: null, text: 'plain' })
logGroup(core, '::error::group\n##[error]', '::error::a\n  ::endgroup::\n##[endgroup] in the middle ##[error]\n- plain  and wide')
log.note({ place: null, text: 'https://canary:canary@example.com' })
log.warn({ place: { path: 'a.json' }, text: 'Authorization: Bearer canary' })
await log.step('sk_live_canary0123456789', async (say) => say('ghs_canary0123456789'))
