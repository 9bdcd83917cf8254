import { posix } from 'node:path'
import * as v from 'valibot'
import type { Note } from '../../../domain/place.ts'
import type { Use } from '../../../domain/use.ts'
import type { Repository } from '../../../world.ts'
import { parseRequirement } from '../requirement.ts'
import { exactPin } from '../requirements-file.ts'
import { parseToml } from '../toml.ts'
import { versions } from '../versions.ts'
import { nearest, useOf, type Found } from './found.ts'

/** A requirement on stripe that was seen on a line, with its offset in the file. */
interface Seen {
  readonly line: number
  readonly kind: string
  readonly specifier: string
  readonly start: number
}

function* rows(text: string): Generator<{ readonly row: string; readonly line: number; readonly start: number }> {
  let start = 0
  let line = 1
  for (const row of text.split('\n')) {
    // A longer line is no line of a manifest that people write.
    if (row.length <= 4000) yield { row: row.replace(/\r$/, ''), line, start }
    start += row.length + 1
    line += 1
  }
}

function seenIn(text: string, offset: number, line: number, kind: string): readonly Seen[] {
  const requirement = parseRequirement(text)
  if (requirement?.name !== 'stripe' || requirement.end < text.length) return []
  return [{ line, kind, specifier: requirement.specifier, start: offset + requirement.range.start }]
}

/** `'stripe>=11'` in a list that is called something like install_requires; read as text, never run. */
function inSetupPy(text: string): readonly Seen[] {
  const seen: Seen[] = []
  let list = ''
  for (const { row, line, start } of rows(text)) {
    for (const match of row.matchAll(/#.*$|([A-Za-z_]+)["']?\s*[=:](?!=)|["']([^"']{1,200})["']/g)) {
      if (match[1] !== undefined) list = match[1]
      else if (match[2] !== undefined && /requir|depend/i.test(list))
        seen.push(...seenIn(match[2], start + match.index + 1, line, 'setup.py'))
    }
  }
  return seen
}

function inSetupCfg(text: string): readonly Seen[] {
  const seen: Seen[] = []
  let section = ''
  let key = ''
  for (const { row, line, start } of rows(text)) {
    const head = /^\[([^\]]*)\]/.exec(row)?.[1]
    const pair = /^([A-Za-z_][\w.-]*)[ \t]*[=:]/.exec(row)
    if (head !== undefined) section = head
    else if (pair !== null) key = pair[1] ?? ''
    if (!(section === 'options' && key === 'install_requires') && section !== 'options.extras_require') continue
    const from = pair?.[0].length ?? 0
    seen.push(
      ...seenIn(row.slice(from).trimEnd(), start + from, line, `setup.cfg:${section === 'options' ? key : `extras_require.${key}`}`),
    )
  }
  return seen
}

function inConda(text: string): readonly Seen[] {
  const seen: Seen[] = []
  for (const { row, line, start } of rows(text)) {
    const item = /^([ \t]*)-[ \t]+["']?(?:[\w-]+::)?(stripe(?![\w-])[^"'#]*)/.exec(row)
    if (item === null) continue
    const asked = (item[2] ?? '').trimEnd()
    const specifier = asked.replace(/^stripe(?:\[[^\]]*\])?[ \t]*/, '')
    const kind = /^[=~<>!]=/.test(specifier) && !/^=[^=]/.test(specifier) ? 'conda:pip' : 'conda:dependencies'
    seen.push({ line, kind, specifier, start: start + row.indexOf(asked) + asked.length - specifier.length })
  }
  return seen
}

/** The ways to ask for stripe that are told and not edited yet, each with what its owner can run. */
const TOLD: readonly { readonly name: RegExp; readonly read: (text: string) => readonly Seen[]; readonly why: string }[] = [
  { name: /^setup\.py$/, read: inSetupPy, why: 'setup.py is a program; change the requirement by hand' },
  { name: /^setup\.cfg$/, read: inSetupCfg, why: 'upgrades in setup.cfg are not built yet; change the requirement by hand' },
  {
    name: /^(?:conda[\w.-]*|env(?:ironment)?[\w.-]*)\.ya?ml$/i,
    read: inConda,
    why: 'upgrades of conda environments are not built yet; change the line and run "conda env update"',
  },
]

const INSTALLERS =
  /^(?:Dockerfile|Containerfile)|\.(?:dockerfile|ya?ml|sh|bash|ps1|toml|ini)$|^(?:Makefile|justfile|noxfile\.py|Procfile|Jenkinsfile)$/i

/** Words that are installed on a line with `pip install`, as in a Dockerfile or a workflow. */
function installed(row: string): readonly string[] {
  const at = /\bpip3?(?:\.\d+)? install\b/.exec(row)
  if (at === null) return []
  return row
    .slice(at.index)
    .split(/[ \t;&|]+/)
    .map((word) => word.replace(/^["'[]+|["'\],]+$/g, ''))
    .filter((word) => parseRequirement(word)?.name === 'stripe')
}

async function pipfile(
  repository: Repository,
  files: ReadonlySet<string>,
  path: string,
  text: string,
): Promise<{ uses: readonly Use[]; note: string | null }> {
  const toml = parseToml(text)
  if ('message' in toml) return { uses: [], note: `This file is broken TOML and was left alone: ${toml.message}` }
  const lockPath = nearest(files, path, ['Pipfile.lock'])
  const read = lockPath === null ? null : await repository.read(lockPath)
  const uses = toml.strings.flatMap((string) => {
    const [table = '', name, key] = string.path.map(String)
    if (name !== 'stripe' || (table !== 'packages' && table !== 'dev-packages') || (key !== undefined && key !== 'version')) return []
    const section = table === 'packages' ? 'default' : 'develop'
    const lock = lockPath === null || read?.kind !== 'text' ? null : pipfileLock(read.text, section, lockPath)
    const pin = versions.parse(exactPin(string.value) ?? '')?.text ?? null
    const why = 'upgrades of Pipenv projects are not built yet; run "pipenv upgrade stripe"'
    return [useOf({ path, line: string.line, kind: `pipenv:${table}`, specifier: string.value, range: string.range, lock, pin, why })]
  })
  return { uses, note: null }
}

const PipfileLock = v.record(v.string(), v.unknown())
const PipfileSection = v.object({ stripe: v.object({ version: v.string() }) })

function pipfileLock(
  text: string,
  section: string,
  path: string,
): { readonly version: string; readonly path: string; readonly line: number } | null {
  try {
    const held = v.parse(PipfileSection, v.parse(PipfileLock, JSON.parse(text))[section]).stripe.version
    const version = versions.parse(exactPin(held) ?? '')?.text
    const line = text.slice(0, text.indexOf('"stripe"', text.indexOf(`"${section}"`))).split('\n').length
    return version === undefined ? null : { version, path, line }
  } catch {
    return null
  }
}

/** Finds the uses that are told and not edited: Pipfile, setup.py, setup.cfg, conda, and what an image or a job installs by hand. */
export async function detectOthers(repository: Repository, mentioning: readonly string[]): Promise<Found> {
  const files = new Set(await repository.files())
  const uses: Use[] = []
  const notes: Note[] = []
  for (const path of mentioning) {
    const name = posix.basename(path)
    const told = TOLD.find((candidate) => candidate.name.test(name))
    const installs = INSTALLERS.test(name)
    if (told === undefined && !installs && name !== 'Pipfile') continue
    const read = await repository.read(path)
    if (read.kind === 'unreadable' && !installs) notes.push({ place: { path }, text: `This file was left alone. ${read.why}` })
    if (read.kind !== 'text') continue
    if (name === 'Pipfile') {
      const found = await pipfile(repository, files, path, read.text)
      uses.push(...found.uses)
      if (found.note !== null) notes.push({ place: { path }, text: found.note })
    }
    for (const { line, kind, specifier, start } of told?.read(read.text) ?? []) {
      const pin = versions.parse(exactPin(specifier) ?? specifier.replace(/^=+/, ''))?.text ?? null
      uses.push(useOf({ path, line, kind, specifier, range: { start, end: start + specifier.length }, pin, why: told?.why ?? null }))
    }
    if (!installs) continue
    for (const { row, line } of rows(read.text)) {
      for (const word of installed(row))
        notes.push({ place: { path, line }, text: `"${word}" is installed here by hand; stripe-upgrade does not edit this line.` })
    }
  }
  return { uses, notes }
}
