import { npmrcLines } from '../npm/npmrc.ts'
import type { Reach } from '../../../shared/reach.ts'

const PROXY = /^(?:https?-)?proxy$|^noproxy$/
/** What npm and pnpm write to; a few are the old names of others. */
const FOLDER =
  /^(?:cache|logs-dir|prefix|tmp|store-dir|store|cache-dir|state-dir|global-dir|global-bin-dir|pnpm-home-dir|virtual-store-dir|modules-dir|lockfile-dir|patches-dir)$/

/** The variables in a value: `${NPM_TOKEN}`, `${NPM_TOKEN?}`, `${NPM_TOKEN-none}`. */
export function variablesIn(value: string): readonly string[] {
  return [...value.matchAll(/\$\{([^}:?-]+)[^}]*\}/g)].map(([, name = '']) => name)
}

/** What an .npmrc says that reaches outside the repository. */
export function* npmrcReach(text: string): Generator<Reach> {
  for (const { key, value, line } of npmrcLines(text)) {
    const at = { line, key, value }
    for (const name of variablesIn(value)) yield { ...at, kind: 'variable', value: name }
    if (key.includes('${')) yield { ...at, kind: 'hidden' }
    else if (key.startsWith('//')) yield { ...at, kind: 'registry', value: `https:${key.replace(/:[^:]*$/, '')}` }
    else if (key === 'registry' || key.endsWith(':registry')) yield { ...at, kind: 'registry' }
    else if (PROXY.test(key)) yield { ...at, kind: 'proxy' }
    else if (FOLDER.test(key)) yield { ...at, kind: 'folder' }
  }
}
