import type { RunResult, Tools } from '../../../../world.ts'
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

/** What npm is set to outside any project: by the user, the machine and the job's environment; and what it is set to by itself. */
async function asked(tools: Tools): Promise<readonly string[]> {
  const cwd = await tools.folder('settings')
  const own = ['--userconfig=', '--globalconfig='].map((option) => `${option}${cwd}/none`)
  const said = async (args: readonly string[], more: object = {}): Promise<RunResult> => npm(tools, args, { cwd, ...more })
  const [list, registry, usual] = await Promise.all([
    said(['config', 'list']),
    said(['config', 'get', 'registry']),
    said([...own, 'config', 'get', 'registry'], { inherit: 'bare' }),
  ])
  return [...originsIn(list.stdout), ...[registry, usual].flatMap(({ stdout }) => originOf(stdout.trim()) ?? [])]
}

/** The origins of the registries that the job and its user's own configuration of npm name, and that npm has by itself. */
export const namedRegistries = namedOrigins(asked)
