/** Logs hostile text through the real @actions/core. */
import * as core from '@actions/core'
import { createActionsLog } from '../../src/adapters/actions-log.ts'

const log = createActionsLog(core)
await log.step('::error::title ##[error]x', async (say) => say('::add-mask::detail'))
log.note({ place: null, text: '::stop-commands::note\n##[add-mask]secret' })
log.warn({ place: { path: 'a,b:\nc.json', line: 3 }, text: '::set-output name=x::100%\n##[error]' })
log.warn({ place: null, text: 'plain' })
