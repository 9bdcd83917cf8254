import { requirementEntry, type Asked, type Entry, type Reading } from './entries.ts'
import { parseRequirement } from './requirement.ts'
import { rowsOf } from './rows.ts'

/** The kind of a requirement in a section's option; undefined where the option holds none. */
function kindOf(section: string, option: string): string | undefined {
  if (section === 'options' && option === 'install_requires') return 'setup.cfg:install_requires'
  return section === 'options.extras_require' ? `setup.cfg:extras_require.${option}` : undefined
}

/**
 * What a setup.cfg says, and where `install_requires` and `extras_require` ask for stripe: one requirement a line, on the
 * option's own line or indented below it. Sections and options that are themselves indented are not read.
 */
export function readSetupCfg(text: string): Reading {
  const entries: Entry[] = []
  const asked: Asked[] = []
  const rows = rowsOf(text)
  let section = ''
  let option = ''
  rows.forEach(({ row, line, start }, piece) => {
    if (/^[#;]/.test(row.trimStart())) return
    const head = /^\[([^\]]*)\]/.exec(row)?.[1]
    const pair = /^([A-Za-z_][\w.-]*)[ \t]*[=:]/.exec(row)
    if (head !== undefined) {
      section = head
      option = ''
    } else if (pair !== null) option = pair[1] ?? ''
    else if (!/^[ \t]/.test(row)) {
      if (row !== '') option = ''
      return
    }
    const kind = head === undefined ? kindOf(section, option) : undefined
    if (kind === undefined) return
    const from = pair?.[0].length ?? 0
    const value = row.slice(from).trimEnd()
    const range = { start: start + from, end: start + from + value.length }
    if (parseRequirement(value) !== undefined) asked.push({ kind, requirement: value.trim() })
    const entry = requirementEntry(value, { kind, line, piece, range, plain: true })
    if (entry !== undefined) entries.push(entry)
  })
  return { entries, pieces: rows.map(({ row }) => row), asked }
}
