import type { Log } from '../world.ts'
import { createTerminalLog } from './terminal-log.ts'
import { printable } from './printable.ts'

/** What is needed of @actions/core, which escapes what it puts into a command. */
export interface ActionsCore {
  info(message: string): void
  warning(message: string, properties?: { readonly file?: string; readonly startLine?: number }): void
}

/**
 * A log for a workflow's run: plain lines, without groups because steps run side by side, and a warning as an
 * annotation on its line of its file.
 */
export function createActionsLog(core: ActionsCore): Log {
  const lines = createTerminalLog({ stream: { write: (text) => core.info(text.trimEnd()) }, live: false, colour: false })
  return {
    ...lines,
    warn({ place, text }) {
      const line = place?.line === undefined ? {} : { startLine: place.line }
      core.warning(printable(text), place === null ? {} : { file: place.path, ...line })
    },
  }
}
