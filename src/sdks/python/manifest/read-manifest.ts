import { posix } from 'node:path'
import type { Reading } from './entries.ts'
import { readRequirementsEntries } from './requirements-entries.ts'
import { readSetupCfg } from './setup-cfg.ts'
import { readSetupPy } from './setup-py.ts'
import { readTomlEntries, type KindsOf } from './toml-entries.ts'
import { parseToml } from './toml.ts'

/** What the manifest of a use says, by the format that its kind and name say; undefined where it cannot be read. */
export function readManifest(text: string, use: { readonly path: string; readonly kind: string }, kindsOf: KindsOf): Reading | undefined {
  if (use.kind.startsWith('pip:')) return readRequirementsEntries(text, use.kind)
  const name = posix.basename(use.path)
  if (name === 'setup.cfg') return readSetupCfg(text)
  if (name === 'setup.py') return readSetupPy(text)
  const toml = parseToml(text)
  return 'message' in toml ? undefined : readTomlEntries(toml, kindsOf(name))
}
