import { eachLine } from '../../../shared/lines.ts'
import { variablesIn } from './npmrc.ts'
import type { Reach } from '../../../shared/reach.ts'

const PROXY = /^(?:https?-)?proxy$/
const FOLDER =
  /^(?:cache-folder|preferred-cache-folder|global-folder|link-folder|modules-folder|yarn-offline-mirror|prefix|cwd|use-yarnrc|mutex)$/

/** `registry "https://…"`, `"@scope:registry" "…"`, `--install.cache-folder ./x`. */
const LINE = /^(?:--(?:[\w-]+\.)?)?("[^"]*"|[^\s":]+(?::registry)?):?\s+(.*)$/

function bare(text: string): string {
  return text.trim().replaceAll(/^["']|["']$/g, '')
}

/** What a .yarnrc of yarn 1 says that reaches outside the repository. */
export function* yarnrcReach(text: string): Generator<Reach> {
  for (const { text: row, line } of eachLine(text)) {
    const [, written = '', rest = ''] = LINE.exec(row.trim()) ?? []
    const key = bare(written)
    const value = bare(rest)
    for (const name of variablesIn(value)) yield { line, key, kind: 'variable', value: name }
    if (key === 'registry' || key.endsWith(':registry')) yield { line, key, value, kind: 'registry' }
    else if (PROXY.test(key)) yield { line, key, value, kind: 'proxy' }
    else if (FOLDER.test(key)) yield { line, key, value, kind: 'folder' }
  }
}
