import * as v from 'valibot'
import { cacheKey } from '../../domain/run-cache.ts'
import type { Client, SdkWorld, Tools } from '../../world.ts'
import { originOf } from '../shared/reach.ts'
import { PIP_ENV, SAFE_PATH } from './interpreter.ts'

const Variables = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()))

/**
 * Prints the indexes that pip is set to, under the names of the variables that uv reads. All of pip takes a quarter of a second to
 * load, so it is asked only where anything that it reads has the word.
 */
const INDEXES = `${SAFE_PATH}import json, os


def is_any_set():
    from pip._internal.utils import appdirs
    if any(name.startswith('PIP_') and 'INDEX' in name.upper() for name in os.environ):
        return True
    name, own = ('pip.ini', 'pip') if os.name == 'nt' else ('pip.conf', '.pip')
    folders = [*appdirs.site_config_dirs('pip'), sys.prefix, os.path.join(os.path.expanduser('~'), own), appdirs.user_config_dir('pip')]
    return any(map(has_word, [os.environ.get('PIP_CONFIG_FILE', '')] + [os.path.join(folder, name) for folder in folders]))


def has_word(path):
    try:
        with open(path, 'rb') as file:
            return b'index' in file.read().lower()
    except FileNotFoundError:
        return False


try:
    from pip._internal.models.index import PyPI
    found = None if is_any_set() else {'UV_DEFAULT_INDEX': PyPI.simple_url}
except Exception:
    found = None
if found is None:
    from pip._internal.commands import create_command
    options, _ = create_command('index').parse_args(['versions', 'x'])
    found = {'UV_DEFAULT_INDEX': options.index_url, 'UV_INDEX': ' '.join(options.extra_index_urls), 'UV_NO_INDEX': '1' if options.no_index else ''}
print(json.dumps({name: value for name, value in found.items() if value}))
`

/** The variables of the job that name the indexes of a client. */
export function indexVariables(tools: Pick<Tools, 'variables'>, client: Client): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tools.variables(client)).filter(([name, value]) => value !== '' && /INDEX|PYPI|FIND_LINKS|REPOSITOR/.test(name)),
  )
}

/** Prints the addresses that pip is set to, and the one that it has by itself. */
const ADDRESSES = `${SAFE_PATH}import json
from pip._internal.commands import create_command
from pip._internal.models.index import PyPI
options, _ = create_command('index').parse_args(['versions', 'x'])
print(json.dumps([PyPI.simple_url, options.index_url, *options.extra_index_urls, *options.find_links]))
`

const Addresses = v.pipe(v.string(), v.parseJson(), v.array(v.nullable(v.string())))

/** The origins of the indexes that pip is set to by its user, and of the one that it has by itself. */
export async function pipOrigins(tools: Tools, python: string): Promise<readonly string[]> {
  const options = { cwd: await tools.folder('index'), inherit: 'pip', env: PIP_ENV, timeoutMs: 120_000 } as const
  const asked = await tools.run(python, ['-c', ADDRESSES], options)
  const read = v.safeParse(Addresses, asked.stdout)
  if (!read.success) return []
  return read.output.flatMap((address) => (address === null ? [] : (originOf(address) ?? [])))
}

/** What pip is set to in this run, by interpreter. */
const SET_TO = cacheKey(() => new Map<string, Promise<Readonly<Record<string, string>>>>())

/**
 * The indexes that pip is set to, as variables for uv, which does not read pip's configuration; asked once in a run. All of them
 * count the same, as for pip. Empty where the user has set uv's own, or where pip's inside has changed.
 */
export async function pipIndexes({ tools, cache }: SdkWorld, python: string): Promise<Readonly<Record<string, string>>> {
  const known = cache.get(SET_TO)
  const asking = known.get(python) ?? askIndexes(tools, python)
  known.set(python, asking)
  return asking
}

async function askIndexes(tools: Tools, python: string): Promise<Readonly<Record<string, string>>> {
  const own = Object.keys(indexVariables(tools, 'uv'))
  if (own.some((name) => /^UV_(?:DEFAULT_|EXTRA_|NO_)?INDEX(?:_URL)?$/.test(name))) return {}
  const asked = await tools.run(python, ['-c', INDEXES], {
    cwd: await tools.folder('index'),
    inherit: 'pip',
    env: PIP_ENV,
    timeoutMs: 120_000,
  })
  const read = v.safeParse(Variables, asked.stdout)
  return asked.code === 0 && read.success ? { ...read.output, UV_INDEX_STRATEGY: 'unsafe-best-match' } : {}
}
