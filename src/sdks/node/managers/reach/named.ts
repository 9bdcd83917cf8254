import { join } from 'node:path'
import type { RunOptions, Tools } from '../../../../world.ts'
import { npm } from '../npm/program.ts'
import { namedOrigins, originOf } from '../../../shared/reach.ts'
import { npmrcLines } from '../npm/npmrc.ts'

/** The registries that npm's settings name, by their own lines and by those of their credentials. */
function originsIn(settings: string): readonly string[] {
  return [...npmrcLines(settings)].flatMap(({ key, value }) => {
    if (key.startsWith('//')) return originOf(`https:${key.replace(/:[^:]*$/, '')}`) ?? []
    return key === 'registry' || key.endsWith(':registry') ? (originOf(value) ?? []) : []
  })
}

async function said(tools: Tools, args: readonly string[], more: Pick<RunOptions, 'inherit'> = {}): Promise<string> {
  const { stdout } = await npm(tools, ['config', ...args], { cwd: await tools.folder('settings'), ...more })
  return stdout
}

/** What npm is set to outside any project: by the user, the machine and the job's environment. */
async function setTo(tools: Tools): Promise<readonly string[]> {
  return originsOf(await said(tools, ['get', 'registry']))
}

/** The other registries that are named there, for scopes and by their credentials; and what npm is set to by itself. */
async function others(tools: Tools): Promise<readonly string[]> {
  const none = join(await tools.folder('settings'), 'none')
  const own = [`--userconfig=${none}`, `--globalconfig=${none}`]
  const [list, usual] = await Promise.all([said(tools, ['list']), said(tools, ['get', 'registry', ...own], { inherit: 'bare' })])
  return [...originsIn(list), ...originsOf(usual)]
}

function originsOf(address: string): readonly string[] {
  const origin = originOf(address.trim())
  return origin === null ? [] : [origin]
}

/** The origins of the registries that the job and its user's own configuration of npm name, and that npm has by itself. */
export const namedRegistries = namedOrigins(setTo, others)
