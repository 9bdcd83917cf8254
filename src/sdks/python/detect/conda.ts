import { posix } from 'node:path'
import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { exactPin } from '../manifest/requirements-file.ts'
import { rowsOf } from '../manifest/rows.ts'
import { versions } from '../versions.ts'
import { useOf, type Found } from './found.ts'

const NAME = /^(?:conda[\w.-]*|env(?:ironment)?[\w.-]*)\.ya?ml$/i

const WHY = 'conda environments are not edited; change the line and run "conda env update"'

function usesIn(path: string, text: string): readonly Use[] {
  return rowsOf(text).flatMap(({ row, line, start }) => {
    // A longer line is no line of a manifest that people write.
    const item = row.length > 4000 ? null : /^([ \t]*)-[ \t]+["']?(?:[\w-]+::)?(stripe(?![\w-])[^"'#]*)/.exec(row)
    if (item === null) return []
    const asked = (item[2] ?? '').trimEnd()
    const specifier = asked.replace(/^stripe(?:\[[^\]]*\])?[ \t]*/, '')
    const kind = /^[=~<>!]=/.test(specifier) && !/^=[^=]/.test(specifier) ? 'conda:pip' : 'conda:dependencies'
    const at = start + row.indexOf(asked) + asked.length - specifier.length
    const pin = versions.parse(exactPin(specifier) ?? specifier.replace(/^=+/, ''))?.text ?? null
    return [useOf({ path, line, kind, specifier, range: { start: at, end: at + specifier.length }, pin, why: WHY })]
  })
}

/** Finds the uses in conda's environment files, which are shown and not edited. */
export async function detectConda(repository: Repository, mentioning: readonly string[]): Promise<Found> {
  const uses: Use[] = []
  const notes: Note[] = []
  for (const path of mentioning.filter((candidate) => NAME.test(posix.basename(candidate)))) {
    const read = await repository.read(path)
    if (read.kind === 'unreadable') notes.push({ place: { path }, text: `This file was left alone. ${read.why}` })
    if (read.kind === 'text') uses.push(...usesIn(path, read.text))
  }
  return { uses, notes }
}
