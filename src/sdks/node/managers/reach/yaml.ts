import { variablesIn } from './npmrc.ts'
import type { Reach } from '../../../shared/reach.ts'

const REGISTRY = /^(?:npmRegistryServer|registry|default|@.*)$/
const PROXY = /^(?:https?Proxy|proxy|noProxy)$/
/** What yarn 2 and later, and pnpm from 10 on, write to. */
const FOLDER =
  /^(?:cacheFolder|globalFolder|installStatePath|patchFolder|virtualFolder|pnpUnpluggedFolder|pnpDataPath|deferredVersionFolder|lockfileFilename|telemetryUserId|storeDir|cacheDir|stateDir|globalDir|globalBinDir|pnpmHomeDir|virtualStoreDir|modulesDir|lockfileDir|patchesDir)$/

/** What a settings file of yarn 2 and later, or of pnpm, says that reaches outside the repository. One that cannot be read says nothing: its manager stops at it. */
export async function yamlReach(text: string): Promise<Iterable<Reach>> {
  const { isMap, isScalar, LineCounter, parseDocument, visit } = await import('yaml')
  const { whyNotParsed } = await import('../../../../domain/yaml-limits.ts')
  if (whyNotParsed(text) !== null) return []
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false })
  const found: Reach[] = []
  visit(document, {
    Pair(_, pair, path) {
      if (!isScalar(pair.key)) return
      const key = String(pair.key.value)
      const line = lines.linePos(pair.key.range?.[0] ?? 0).line
      const parents = path.flatMap((node) => ('key' in node && isScalar(node.key) ? [String(node.key.value)] : []))
      // The keys of this one are addresses.
      if (parents.at(-1) === 'npmRegistries')
        found.push({ line, key: 'npmRegistries', kind: 'registry', value: /^https?:/.test(key) ? key : `https:${key}` })
      if (isMap(pair.value) || !isScalar(pair.value)) return
      const value = String(pair.value.value)
      for (const name of variablesIn(value)) found.push({ line, key, kind: 'variable', value: name })
      const isRegistry =
        key === 'npmRegistryServer' || key === 'registry' || parents.at(-1) === 'registries' || parents.at(-1) === 'namedRegistries'
      if (isRegistry && REGISTRY.test(key)) found.push({ line, key, value, kind: 'registry' })
      else if (PROXY.test(key)) found.push({ line, key, value, kind: 'proxy' })
      else if (FOLDER.test(key)) found.push({ line, key, value, kind: 'folder' })
    },
  })
  return found
}
