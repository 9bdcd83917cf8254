import { SettingsError } from '../domain/errors.ts'
import { whyNotParsed } from '../domain/yaml-limits.ts'
import { didYouMean } from './nearest.ts'
import { SETTING_NAMES, SETTINGS, type SettingName } from './table.ts'
import type { Given } from './values.ts'

/** The settings that a configuration file may hold. */
export const FILE_SETTINGS = SETTING_NAMES.filter((name) => SETTINGS[name].doors.some((door) => door === 'file'))

/**
 * Reads the configuration file: a YAML mapping of settings, each a text, a number or a list of them.
 * Throws SettingsError with the line of what is wrong.
 */
export async function readFile(path: string, text: string): Promise<ReadonlyMap<SettingName, Given>> {
  const why = whyNotParsed(text)
  if (why !== null) throw new SettingsError(`${path}: ${why}. It holds settings, one a line, such as "majors: next".`)
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  // To look for names that stand twice takes the parser seconds in a long file.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false })
  const at = (offset: number): string => `${path}:${lines.linePos(offset).line}`
  const [error] = document.errors
  if (error !== undefined) throw new SettingsError(`${at(error.pos[0])}: ${error.message}`)
  const given = new Map<SettingName, Given>()
  if (document.contents === null) return given
  if (!isMap(document.contents)) throw new SettingsError(`${path}:1: expected settings, one a line, such as "majors: next"`)

  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) throw new SettingsError(`${path}: a setting's name must be a plain word`)
    const written = String(key.value)
    const place = at(key.range?.[0] ?? 0)
    const name = FILE_SETTINGS.find((candidate) => candidate === written)
    if (name === undefined)
      throw new SettingsError(
        `${place}: "${written}" is not a setting. Accepted: ${FILE_SETTINGS.join(', ')}.${didYouMean(written, FILE_SETTINGS)}`,
      )
    if (given.has(name)) throw new SettingsError(`${place}: ${name} stands twice; write it once`)
    const nodes = isSeq(value) ? value.items : [value]
    const texts = nodes.map((node) => {
      if (isScalar(node) && node.value !== null) return String(node.source ?? node.value)
      throw new SettingsError(`${place}: ${name} takes a value or a list of values, and this is neither`)
    })
    given.set(name, { texts, source: { kind: 'file', path, line: lines.linePos(key.range?.[0] ?? 0).line } })
  }
  return given
}
