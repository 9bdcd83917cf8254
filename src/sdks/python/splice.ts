import { EditError } from '../../domain/errors.ts'
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

function checkRequirements(before: string, after: string, use: Use, specifier: string): void {
  const old = parseRequirements(before)
  const now = parseRequirements(after)
  const at = old.findIndex((line) => line.start <= use.range.start && use.range.end <= line.end)
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

function checkToml(before: string, after: string, use: Use, specifier: string): void {
  const old = parseToml(before)
  const now = parseToml(after)
  if ('message' in old || 'message' in now)
    return refuse(use, `the file is broken TOML: ${'message' in old ? old.message : 'message' in now ? now.message : ''}`)
  const target = old.strings.find((string) => string.range.start <= use.range.start && use.range.end <= string.range.end)
  if (target === undefined || !target.plain || listKind(target.path) !== use.kind) return refuse(use, 'no requirement stands here any more')
  const path = JSON.stringify(target.path)
  const moved = now.strings.find((string) => JSON.stringify(string.path) === path)
  const good = sameButSpecifier(parseRequirement(target.value), parseRequirement(moved?.value ?? ''), specifier)
  if (!good || tomlMeaning(old, path) !== tomlMeaning(now, path)) refuse(use, `"${specifier}" can not be written here`)
}

/** The text with the use's specifier replaced, proved by parsing it again; see `Upgrader.splice`. */
export function splice(text: string, use: Use, specifier: string): string {
  if (!use.editable) return refuse(use, use.why ?? 'this line can not be edited')
  const { start, end } = use.range
  if (text.slice(start, end) !== use.specifier) return refuse(use, `"${use.specifier}" does not stand here any more`)
  const after = text.slice(0, start) + specifier + text.slice(end)
  if (use.kind.startsWith('pip:')) checkRequirements(text, after, use, specifier)
  else checkToml(text, after, use, specifier)
  return after
}
