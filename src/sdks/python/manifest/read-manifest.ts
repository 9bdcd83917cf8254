import { posix } from 'node:path'
import { INSTALL, type Installing } from '../../shared/installs.ts'
import type { Reading } from './entries.ts'
import { readInstallLines } from './install-lines.ts'
import { readRequirementsEntries } from './requirements-entries.ts'
import { readScript, SCRIPT } from './script.ts'
import { readSetupCfg } from './setup-cfg.ts'
import { readSetupPy } from './setup-py.ts'
import { readTomlEntries, type TomlKinds } from './toml-entries.ts'
import { parseToml } from './toml.ts'

/** How the managers that are known ask for packages. */
export interface Dialect {
  /** What is read of a TOML manifest of that name. */
  kindsOf(manifest: string): readonly TomlKinds[]
  /** How people install by hand. */
  readonly installing: Installing
}

/** What the manifest of a use says, by the format that its kind and name say; undefined where it cannot be read. */
export function readManifest(text: string, use: { readonly path: string; readonly kind: string }, dialect: Dialect): Reading | undefined {
  if (use.kind.startsWith('pip:')) return readRequirementsEntries(text, use.kind)
  if (use.kind === INSTALL) return readInstallLines(text, dialect.installing)
  if (use.kind === SCRIPT) return readScript(text)
  const name = posix.basename(use.path)
  if (name === 'setup.cfg') return readSetupCfg(text)
  if (name === 'setup.py') return readSetupPy(text)
  const toml = parseToml(text)
  return 'message' in toml ? undefined : readTomlEntries(toml, dialect.kindsOf(name))
}
