import { EditError } from '../../../../domain/errors.ts'
import { ALLOW_CODE } from '../../../../domain/trust.ts'

/**
 * Throws EditError where a pnpm-lock.yaml was made with the hooks of a pnpmfile: what they change cannot be known without running
 * them. pnpm writes their checksum into the lockfile where there are any; a pnpmfile without it is left out.
 */
export function mustNotHook(path: string, text: string): void {
  if (!/^pnpmfileChecksum: /m.test(text)) return
  throw new EditError(path, `${path} was made with the hooks of a pnpmfile, which pnpm would run`, ALLOW_CODE)
}
