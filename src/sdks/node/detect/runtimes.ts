import type { RuntimeConstraint, UserCooldown } from '../../../domain/use.ts'
import { eachLine } from '../../shared/lines.ts'
import type { Managers } from '../managers/manager.ts'
import { npmrcLines } from '../managers/npm/npmrc.ts'
import type { Tree } from './tree.ts'
import { inFolder, upwards } from '../../shared/paths.ts'
import { matches } from './workspace.ts'

/** Claims that name no version, and so claim nothing. */
const ANY = new Set(['', '*', 'x', 'X', 'node', 'stable', 'latest', 'current', 'lts/*', 'lts/-1', 'system'])

/** The first line of `.nvmrc` or `.node-version` that is no comment. */
function firstLine(text: string): { readonly value: string; readonly line: number } | null {
  for (const { text: row, line } of eachLine(text)) {
    const value = (row.split('#')[0] ?? '').replace('\uFEFF', '').trim()
    if (value !== '') return { value, line }
  }
  return null
}

/**
 * The Node versions that the repository says it runs on: `engines` and `volta` of the folder and of its workspace's
 * root, `.nvmrc` and `.node-version` there and in every folder above.
 */
export async function runtimesOf(tree: Tree, folder: string, root: string): Promise<readonly RuntimeConstraint[]> {
  const claims: RuntimeConstraint[] = []
  const add = (path: string, found: { readonly value: unknown; readonly line: number } | null | undefined): void => {
    if (typeof found?.value !== 'string' || ANY.has(found.value.trim())) return
    claims.push({ sdk: 'node', path, line: found.line, requirement: found.value.trim() })
  }
  for (const above of new Set([folder, root])) {
    const path = inFolder(above, 'package.json')
    const manifest = await tree.manifest(path)
    add(path, manifest?.at('engines', 'node'))
    add(path, manifest?.at('volta', 'node'))
  }
  for (const above of upwards(folder)) {
    for (const name of ['.nvmrc', '.node-version']) {
      const path = inFolder(above, name)
      const text = await tree.text(path)
      if (text !== null) add(path, firstLine(text))
    }
  }
  return claims
}

/** The waiting times of an .npmrc. */
function* npmrcCooldowns(text: string, managers: Managers): Generator<Omit<UserCooldown, 'sdk' | 'path'>> {
  for (const { key, value, line } of npmrcLines(text)) {
    for (const { npmrcAge, npmrcUntil } of Object.values(managers)) {
      if (npmrcAge?.key === key && /^\d{1,9}(?:\.\d{1,9})?$/.test(value)) yield { days: Number(value) / npmrcAge.perDay, line }
      if (npmrcUntil === key && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value))) yield { days: 0, until: value, line }
    }
  }
}

/** The user's own waiting time for new releases, in the folder and in its workspace's root. */
export async function cooldownsOf(tree: Tree, folder: string, root: string): Promise<readonly UserCooldown[]> {
  const cooldowns: UserCooldown[] = []
  for (const above of new Set([folder, root])) {
    const npmrc = inFolder(above, '.npmrc')
    for (const found of npmrcCooldowns((await tree.text(npmrc)) ?? '', tree.managers))
      cooldowns.push({ sdk: 'node', path: npmrc, ...found })
    for (const { settings: file } of Object.values(tree.managers)) {
      if (file === undefined) continue
      const path = inFolder(above, file.name)
      const settings = await tree.settings(path)
      if (!settings?.minimumAge || settings.exempt.some((pattern) => matches(pattern, 'stripe'))) continue
      cooldowns.push({ sdk: 'node', path, ...settings.minimumAge })
    }
  }
  return cooldowns.filter(({ days, until }) => days > 0 || until !== undefined)
}
