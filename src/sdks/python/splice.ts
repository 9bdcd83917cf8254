import { EditError } from '../../domain/errors.ts'
import type { TextRange } from '../../domain/place.ts'
import type { Use } from '../../domain/use.ts'
import { listKind } from './requirement-lists.ts'
import { parseRequirement, type Requirement } from './requirement.ts'
import { parseRequirements, type LogicalLine } from './requirements-file.ts'
import { parseToml, type TomlFile } from './toml.ts'

const WAY_OUT = 'Change the line by hand, or open an issue with the line as it stands.'

function refuse(use: Use, why: string): never {
  throw new EditError(use.path, `${use.path}:${use.line}: ${why}`, WAY_OUT)
}

/** Everything of a requirement but its specifier, which is `specifier` in both where the edit is good. */
function meaning(requirement: Requirement, specifier: string): string {
  return JSON.stringify([requirement.name, requirement.extras, specifier, requirement.url, requirement.marker])
}

function sameButSpecifier(before: Requirement | undefined, after: Requirement | undefined, specifier: string): boolean {
  if (before?.name !== 'stripe' || after === undefined) return false
  return after.specifier === specifier && meaning(before, specifier) === meaning(after, specifier)
}

function lineMeaning(line: LogicalLine): string {
  const { content } = line
  if (content.kind !== 'requirement') return JSON.stringify([content, line.comment, line.line])
  return JSON.stringify([meaning(content.requirement, content.requirement.specifier), content.hashes, line.comment, line.line])
}

function checkRequirements(before: string, after: string, use: Use, range: TextRange, specifier: string): void {
  const old = parseRequirements(before)
  const now = parseRequirements(after)
  const at = old.findIndex((line) => line.start <= range.start && range.end <= line.end)
  const from = old[at]?.content
  const to = now[at]?.content
  if (from?.kind !== 'requirement' || to?.kind !== 'requirement' || old.length !== now.length)
    return refuse(use, 'the line does not read as a requirement any more')
  const others = old.every((line, index) => index === at || lineMeaning(line) === lineMeaning(now[index] ?? line))
  const hashes = JSON.stringify(from.hashes) === JSON.stringify(to.hashes) && old[at]?.comment === now[at]?.comment
  if (!others || !hashes || !sameButSpecifier(from.requirement, to.requirement, specifier))
    refuse(use, `"${specifier}" can not be written here`)
}

/** All that a TOML file says but the string at `skip`. */
function tomlMeaning(toml: TomlFile, skip: string): string {
  const values = toml.values.map(({ path, source }) => ({ path: JSON.stringify(path), source }))
  return JSON.stringify([values.map(({ path, source }) => [path, path === skip ? '' : source]), toml.strings.map((string) => string.line)])
}

function checkToml(before: string, after: string, use: Use, range: TextRange, specifier: string): void {
  const old = parseToml(before)
  const now = parseToml(after)
  if ('message' in old || 'message' in now) return refuse(use, `with "${specifier}" the file would be broken TOML`)
  const target = old.strings.find((string) => string.range.start <= range.start && range.end <= string.range.end)
  const path = JSON.stringify(target?.path)
  const moved = now.strings.find((string) => JSON.stringify(string.path) === path)
  const good = sameButSpecifier(parseRequirement(target?.value ?? ''), parseRequirement(moved?.value ?? ''), specifier)
  if (!good || tomlMeaning(old, path) !== tomlMeaning(now, path)) refuse(use, `"${specifier}" can not be written here`)
}

/**
 * Where the use stands in the text. An earlier edit on the same file may have shifted it, never to another line: it is
 * the entry of its kind on its line that still has its specifier.
 */
function rangeOf(text: string, use: Use): TextRange | undefined {
  const found: { readonly start: number; readonly requirement: Requirement | undefined }[] = []
  if (use.kind.startsWith('pip:')) {
    const line = parseRequirements(text).find((candidate) => candidate.line === use.line)
    if (line?.content.kind === 'requirement') found.push({ start: line.start, requirement: line.content.requirement })
  } else {
    const toml = parseToml(text)
    for (const string of 'message' in toml ? [] : toml.strings) {
      if (string.line !== use.line || !string.plain || listKind(string.path) !== use.kind) continue
      found.push({ start: string.range.start, requirement: parseRequirement(string.value) })
    }
  }
  const match = found.find(({ requirement }) => requirement?.name === 'stripe' && requirement.specifier === use.specifier)
  const range = match?.requirement?.range
  return match === undefined || range === undefined ? undefined : { start: match.start + range.start, end: match.start + range.end }
}

/** The text with the use's specifier replaced, proved by parsing it again; see `Upgrader.splice`. */
export function splice(text: string, use: Use, specifier: string): string {
  if (!use.editable) return refuse(use, use.why ?? 'this line can not be edited')
  const range = rangeOf(text, use)
  if (range === undefined) return refuse(use, `"stripe${use.specifier}" does not stand here any more`)
  const after = text.slice(0, range.start) + specifier + text.slice(range.end)
  if (use.kind.startsWith('pip:')) checkRequirements(text, after, use, range, specifier)
  else checkToml(text, after, use, range, specifier)
  return after
}
