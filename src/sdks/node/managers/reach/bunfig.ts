import { eachLine } from '../../../shared/lines.ts'
import type { Reach } from '../../../shared/reach.ts'

/** What a bunfig.toml says that reaches outside the repository: every address in what it says of installs is a registry's. */
export function* bunfigReach(text: string): Generator<Reach> {
  let isInstall = false
  for (const { text: row, line } of eachLine(text)) {
    if (row.trimStart().startsWith('#')) continue
    const table = /^\s*\[+\s*["']?(\w+)/.exec(row)?.[1]
    if (table !== undefined) isInstall = table === 'install'
    if (!isInstall && !/^\s*["']?install\b/.test(row)) continue
    const key = /^\s*"?([\w@/.-]+)/.exec(row)?.[1] ?? ''
    for (const [value] of row.matchAll(/https?:\/\/[^\s"'`]+/g)) yield { line, key, value, kind: 'registry' }
    for (const [, braced, plain] of row.matchAll(/\$(?:\{(\w+)\}|(\w+))/g))
      yield { line, key, value: braced ?? plain ?? '', kind: 'variable' }
    const folder = /^\s*(?:dir|globalDir|globalBinDir)\s*=\s*["']([^"']*)["']/.exec(row)?.[1]
    if (folder !== undefined) yield { line, key, value: folder, kind: 'folder' }
  }
}

/** The variables by which a .env sets bun's registry: bun reads that file by itself. */
export function* dotenvReach(text: string): Generator<Reach> {
  for (const { text: row, line } of eachLine(text)) {
    const [, key = '', value = ''] =
      /^\s*(?:export\s+)?((?:BUN_CONFIG|npm_config|NPM_CONFIG)_\w*REGISTRY|(?:https?|all)_proxy)\s*=\s*["']?([^"'\s]*)/i.exec(row) ?? []
    if (key !== '') yield { line, key, value, kind: /proxy/i.test(key) ? 'proxy' : 'registry' }
  }
}
