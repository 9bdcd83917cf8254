import { INSTALL, pinnedInstalls, whyNotEdited, type Installing } from '../../shared/installs.ts'
import { oneLine, type Reading } from './entries.ts'
import { parseRequirement } from './requirement.ts'
import { rowsOf } from './rows.ts'

/** The requirements among the words of a command: `flask==3.0`, and not `install` or `python3`. */
function requirementsIn(command: readonly string[]): readonly string[] {
  return command.filter((word) => /[=<>~!]/.test(word) && !word.startsWith('-') && parseRequirement(word)?.end === word.length)
}

/** What an image or a workflow says, and where its commands install an exact version of stripe. */
export function readInstallLines(text: string, installing: Installing): Reading {
  const rows = rowsOf(text)
  const installs = pinnedInstalls(text, installing)
  return {
    entries: installs.map((install) => {
      const { specifier, range, line } = install
      const { row = '', start = 0 } = rows[line - 1] ?? {}
      const rest = JSON.stringify([row.slice(0, range.start - start), row.slice(range.end - start)])
      return { kind: INSTALL, line, specifier, range, why: whyNotEdited(install), pythons: null, rest, piece: line - 1 }
    }),
    pieces: rows.map(({ row }) => row),
    asked: [...new Set(installs.flatMap(({ command }) => requirementsIn(command)))].map((word) => ({
      kind: INSTALL,
      requirement: oneLine(word),
    })),
  }
}
