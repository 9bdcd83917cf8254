import { isRecord } from '../../manifest/record.ts'
import { type Lock, lineAt, type Locked } from '../lock.ts'

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
