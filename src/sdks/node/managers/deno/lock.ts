import * as v from 'valibot'
import { linesOf } from '../../../shared/lines.ts'
import type { Lock, Locked } from '../manager.ts'

const SPECIFIERS = v.object({ specifiers: v.optional(v.record(v.string(), v.unknown()), {}) })
/** Version 3 nests the specifiers, and writes `npm:stripe@17.7.0` where later ones write the version alone. */
const FILE = v.union([
  v.pipe(
    v.object({ packages: SPECIFIERS }),
    v.transform(({ packages }) => packages),
  ),
  SPECIFIERS,
])

/** deno.lock: `"npm:stripe@^17.0.0": "17.7.0"` among its specifiers. Throws an Error where it is no JSON. */
export function denoLock(text: string): Lock {
  const data: unknown = JSON.parse(text)
  const read = v.safeParse(FILE, data)
  const lines = linesOf(text)
  const found = new Map<string, Locked>()
  for (const [asked, resolved] of Object.entries(read.success ? read.output.specifiers : {})) {
    if (!asked.startsWith('npm:stripe@') || typeof resolved !== 'string') continue
    const version = /^(?:npm:stripe@)?([0-9][0-9A-Za-z.+-]*)/.exec(resolved)?.[1]
    if (version === undefined) continue
    found.set(asked.slice('npm:stripe@'.length), { version, line: lines.at(text.indexOf(JSON.stringify(asked))) })
  }
  return { governs: () => null, locked: (_folder, _key, specifier) => found.get(specifier) ?? null, any: [...found.values()][0] ?? null }
}
