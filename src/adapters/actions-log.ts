import { withoutCommands } from '../domain/runner-commands.ts'
import type { Log } from '../world.ts'
import { createTerminalLog } from './terminal-log.ts'
import { printable } from './printable.ts'

/** What is needed of @actions/core, which escapes what it puts into a command. */
export interface ActionsCore {
  info(message: string): void
  warning(message: string, properties?: { readonly file?: string; readonly startLine?: number }): void
  startGroup(name: string): void
  endGroup(): void
}

/**
 * A log for a workflow's run: a plain line as each step starts and ends, because steps run side by side and are watched as
 * they do, and a warning as an annotation on its line of its file. What came of it all is in groups; see `logGroup`.
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

/** A part of the log behind a line that a reader can open. Of its text the runner acts on nothing (threat T10). */
export function logGroup(core: ActionsCore, title: string, text: string): void {
  core.startGroup(printable(title))
  for (const line of text.split('\n')) core.info(withoutCommands(line))
  core.endGroup()
}
