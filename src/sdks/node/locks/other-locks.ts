import { eachLine } from '../../lines.ts'
import { isRecord } from '../record.ts'
import { type Lock, lineAt, type Locked } from './lock.ts'

/** The descriptors of a yarn.lock entry: `"stripe@^17.0.0", stripe@^17.5.0:` or, of yarn 2 and later, `"stripe@npm:^17.0.0, …":`. */
function descriptors(head: string): readonly string[] {
  return head
    .slice(0, -1)
    .replaceAll('"', '')
    .split(',')
    .map((descriptor) => descriptor.trim())
}

/** yarn.lock of yarn 1 and later ones. It does not say which folders it answers for. */
export function yarnLock(text: string): Lock {
  const found = new Map<string, Locked>()
  let open: { readonly asked: readonly string[]; readonly line: number } | null = null
  for (const { text: row, line } of eachLine(text)) {
    if (row !== '' && !/^[\s#]/.test(row)) open = row.endsWith(':') && row.includes('stripe@') ? { asked: descriptors(row), line } : null
    const version = open === null ? undefined : /^ {2}version:? "?([0-9][\w.+-]*)"?$/.exec(row)?.[1]
    if (open === null || version === undefined) continue
    for (const descriptor of open.asked) if (descriptor.startsWith('stripe@')) found.set(descriptor, { version, line: open.line })
    open = null
  }
  return {
    governs: () => null,
    locked: (_folder, _key, specifier) => found.get(`stripe@${specifier}`) ?? found.get(`stripe@npm:${specifier}`) ?? null,
    any: [...found.values()][0] ?? null,
  }
}

/** bun.lock, which is JSON with trailing commas: the entry that all share, `"stripe": ["stripe@17.7.0", …]`. */
export function bunLock(text: string): Lock {
  const head = '"stripe": ["stripe@'
  const offset = text.indexOf(head)
  const version = offset === -1 ? undefined : /^[0-9][\w.+-]{0,63}/.exec(text.slice(offset + head.length, offset + head.length + 64))?.[0]
  const any = version === undefined ? null : { version, line: lineAt(text, offset) }
  return { governs: () => null, locked: () => any, any }
}

/** deno.lock: `"npm:stripe@^17.0.0": "17.7.0"` among its specifiers. Throws an Error where it is no JSON. */
export function denoLock(text: string): Lock {
  const data: unknown = JSON.parse(text)
  // Version 3 nests the specifiers, and writes `npm:stripe@17.7.0` where later ones write the version alone.
  const nested = isRecord(data) && isRecord(data['packages']) ? data['packages'] : data
  const specifiers = isRecord(nested) && isRecord(nested['specifiers']) ? nested['specifiers'] : {}
  const found = new Map<string, Locked>()
  for (const [asked, resolved] of Object.entries(specifiers)) {
    if (!asked.startsWith('npm:stripe@') || typeof resolved !== 'string') continue
    const version = /^(?:npm:stripe@)?([0-9][0-9A-Za-z.+-]*)/.exec(resolved)?.[1]
    if (version !== undefined)
      found.set(asked.slice('npm:stripe@'.length), { version, line: lineAt(text, text.indexOf(JSON.stringify(asked))) })
  }
  return { governs: () => null, locked: (_folder, _key, specifier) => found.get(specifier) ?? null, any: [...found.values()][0] ?? null }
}
