import { audit } from '../../src/audit/index.ts'
import type { Audit } from '../../src/domain/audit.ts'
import { openSdks } from '../../src/sdks/index.ts'
import { memoryRepository } from '../support/memory-repository.ts'
import { quietLog } from '../support/quiet-log.ts'

/** The audit of some files. */
export async function audited(files: Readonly<Record<string, string | Uint8Array>>, exclude: readonly string[] = []): Promise<Audit> {
  const sdks = await openSdks()
  return audit({ repository: memoryRepository(files), sdks, log: quietLog() }, { exclude, sdks: sdks.names })
}

/** The findings, each as `path:line rule`, with the level where it is no error. */
export function shortly({ findings }: Audit): readonly string[] {
  return findings.map(({ path, line, rule, level }) => `${path}:${line} ${rule}${level === 'error' ? '' : ` ${level}`}`)
}
