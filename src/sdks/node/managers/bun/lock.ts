import { linesOf } from '../../../shared/lines.ts'
import type { Lock } from '../manager.ts'

/** bun.lock, which is JSON with trailing commas: the entry that all share, `"stripe": ["stripe@17.7.0", …]`. */
export function bunLock(text: string): Lock {
  const head = '"stripe": ["stripe@'
  const offset = text.indexOf(head)
  const version = offset === -1 ? undefined : /^[0-9][\w.+-]{0,63}/.exec(text.slice(offset + head.length, offset + head.length + 64))?.[0]
  const any = version === undefined ? null : { version, line: linesOf(text).at(offset) }
  return { governs: () => null, locked: () => any, any }
}
