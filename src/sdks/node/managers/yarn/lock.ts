import { eachLine } from '../../../shared/lines.ts'
import type { Lock, Locked } from '../manager.ts'

/** One entry of a yarn.lock: what is asked for by any of its descriptors is given this package. */
export interface YarnEntry {
  /** `stripe@^17.0.0` of yarn 1, `stripe@npm:^17.0.0` of later ones. */
  readonly descriptors: readonly string[]
  /** 1-based, of its head. */
  readonly line: number
  /** Its plain fields: `version`, `resolved`, `integrity`, `resolution`, `checksum`. */
  readonly fields: ReadonlyMap<string, string>
  /** What it asks for: each section's names with their ranges, one after another. */
  readonly asked: readonly { readonly section: string; readonly name: string; readonly range: string }[]
}

/** The head of yarn 2 and later that says how the file is written. */
export const METADATA = '__metadata'

/** The longest line that is looked at: descriptors of one package by the hundreds fit. */
const MAX_ROW = 100_000

function unquoted(text: string): string {
  return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
}

/** `key "value"`, `key: value`, `"key" "value"`, `key:`; null for anything else. */
function keyed(body: string): { readonly key: string; readonly value: string } | null {
  const [, key, value = ''] = /^("[^"]*"|[^\s":]+):?(?: (.*))?$/.exec(body) ?? []
  return key === undefined ? null : { key: unquoted(key), value: unquoted(value) }
}

/** `"stripe@^17.0.0", stripe@^17.5.0` or, of yarn 2 and later, `"stripe@npm:^17.0.0, stripe@npm:^17.5.0"`. */
function descriptorsOf(head: string): readonly string[] {
  return head
    .replaceAll('"', '')
    .split(',')
    .map((descriptor) => descriptor.trim())
}

/** The entries of a yarn.lock of any version, in order; of yarn 2 and later also its `__metadata` and the workspaces. */
export function* yarnEntries(text: string): Generator<YarnEntry> {
  type Open = YarnEntry & { readonly fields: Map<string, string>; readonly asked: { section: string; name: string; range: string }[] }
  let open: Open | null = null
  let section = ''
  for (const { text: row, line } of eachLine(text)) {
    const body = row.trimStart()
    if (body === '' || body.startsWith('#') || row.length > MAX_ROW) continue
    const indent = row.length - body.length
    if (indent === 0) {
      // A head too long for YAML's own limit is behind a question mark, and its colon on the next line.
      if (body === ':') continue
      if (open !== null) yield open
      const head = body.startsWith('? ') ? body.slice(2) : body
      open = { descriptors: descriptorsOf(head.endsWith(':') ? head.slice(0, -1) : head), line, fields: new Map(), asked: [] }
      continue
    }
    const read = keyed(body)
    if (open === null || read === null) continue
    if (indent > 2) {
      if (indent === 4) open.asked.push({ section, name: read.key, range: read.value })
    } else if (read.value === '') section = read.key
    else open.fields.set(read.key, read.value)
  }
  if (open !== null) yield open
}

/** The folder of a workspace's own entry (`app@workspace:apps/web`); null for a package. */
export function workspaceFolder({ fields }: YarnEntry): string | null {
  const resolution = fields.get('resolution') ?? ''
  const at = resolution.indexOf('@workspace:', 1)
  if (at === -1) return null
  const folder = resolution.slice(at + '@workspace:'.length)
  return folder === '.' ? '' : folder
}

/** What answers to `name` with `range`: as written, or with the protocol that yarn 2 and later add. */
export function answering<T>(entries: ReadonlyMap<string, T>, name: string, range: string): T | undefined {
  return entries.get(`${name}@${range}`) ?? entries.get(`${name}@npm:${range}`)
}

/** yarn.lock of yarn 1 and later ones. Only later ones say which folders it answers for. */
export function yarnLock(text: string): Lock {
  const found = new Map<string, Locked>()
  const folders = new Set<string>()
  let any: Locked | null = null
  for (const entry of yarnEntries(text)) {
    const folder = workspaceFolder(entry)
    if (folder !== null) folders.add(folder)
    const version = entry.fields.get('version')
    if (version === undefined || !/^\d[\w.+-]{0,63}$/.test(version)) continue
    for (const descriptor of entry.descriptors) {
      if (!descriptor.includes('stripe@')) continue
      const locked = { version, line: entry.line }
      found.set(descriptor, locked)
      if (descriptor.startsWith('stripe@')) any ??= locked
    }
  }
  return {
    governs: (folder) => (folders.size === 0 ? null : folders.has(folder)),
    locked: (_folder, key, specifier) => answering(found, key, specifier) ?? null,
    any,
  }
}
