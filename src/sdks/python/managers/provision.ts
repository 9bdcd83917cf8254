import { writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { EditError, UpstreamError } from '../../../domain/errors.ts'
import type { Provision } from '../../../domain/sdk-adapter.ts'
import type { Use } from '../../../domain/use.ts'
import type { Scratch, SdkWorld } from '../../../world.ts'
import { INSTALL } from '../../shared/installs.ts'
import { emptyEnvironment, stripeIn, type Environment } from '../environment.ts'
import { findPythonFor, INSTALL_TIMEOUT_MS, runPip, upstreamError } from '../interpreter.ts'
import { parseRequirement } from '../manifest/requirement.ts'
import { SCRIPT } from '../manifest/script.ts'
import { listKind } from '../manifest/toml-entries.ts'
import { parseToml } from '../manifest/toml.ts'
import { mustNotRun } from './install-lock.ts'
import type { Managers } from './manager.ts'
import { namedBy, refuseBuilds } from './pip/builds.ts'
import { textOf } from './scratch-text.ts'
import { managerOf } from './lookup.ts'
import { mustStayInside, requirementsMustStayInside } from './reach.ts'

/** Requirements that are there for tests and development, beside those that Stripe is among. */
const FOR_TESTS =
  /^(?:(?:dev|develop|development|tests?|testing|ci)[-_.]requirements|requirements[-_.](?:dev|develop|development|tests?|testing|ci))\.txt$/
/** The same in a folder of requirements: `requirements/dev.txt`. */
const FOR_TESTS_IN_FOLDER = /^(?:dev|develop|development|tests?|testing|ci|local)\.txt$/
/** The same in a pyproject.toml. */
const GROUPS_FOR_TESTS =
  /^(?:pep621:optional-dependencies|pep735:dependency-groups)\.(?:dev|develop|development|tests?|testing)$|^uv:dev-dependencies$/

/** What none of the ways below reads. */
const UNREAD = /^(?:pylock\..*|Pipfile|.*\.(?:py|cfg|ya?ml|dockerfile)|(?:Docker|Container)file.*)$/i

/**
 * Installs into virtual environments of our own, wheels alone: each lock as it is, all requirements files by pip into one,
 * with those beside them that are for tests, and of a pyproject.toml without a lock what it lists. The user's own package
 * is not installed, because that would run its build. See `Upgrader.provision`.
 */
export async function provision(managers: Managers, world: SdkWorld, scratch: Scratch, uses: readonly Use[]): Promise<Provision> {
  const { tools } = world
  // What an image or a script asks for is nothing that tests run on.
  const asked = uses.filter(({ kind }) => kind !== INSTALL && kind !== SCRIPT)
  const sources = new Set((asked.length > 0 ? asked : uses).map(({ path, lockfile }) => lockfile?.path ?? path))
  const others = [...sources].filter((path) => managerOf(managers, path)?.install === undefined)
  const unread = others.find((path) => UNREAD.test(posix.basename(path)))
  if (unread !== undefined)
    throw new UpstreamError(
      `what ${unread} asks for cannot be installed for your own tests yet; requirements files, locks and pyproject.toml can`,
    )
  const { python } = await findPythonFor(tools, '')
  const notes: string[] = []
  const environments = new Map<string, Environment>()
  for (const path of sources) {
    const manager = managerOf(managers, path)
    if (manager?.install === undefined) continue
    await mustNotRun(world, manager, scratch, path)
    await mustStayInside(world, scratch, manager.name, path)
    const installed = await manager.install(world, scratch, python, path)
    environments.set(path, installed.environment)
    notes.push(...installed.notes)
  }
  if (others.length > 0) {
    const environment = await emptyEnvironment(tools, python)
    for (const path of others) await installFrom(world, scratch, environment, path)
    for (const path of await testRequirements(scratch, others)) {
      const skipped = await installFrom(world, scratch, environment, path).catch((error: unknown) => {
        if (error instanceof EditError) return error
        throw error
      })
      if (skipped !== undefined) notes.push(`${path} was left out: ${skipped.message}`)
    }
    for (const path of others) environments.set(path, environment)
  }
  const versions = new Map<string, string>()
  for (const { path, lockfile } of asked) {
    const environment = environments.get(lockfile?.path ?? path)
    const version = environment === undefined ? null : await stripeIn(tools, environment)
    if (version !== null) versions.set(path, version)
  }
  const [first] = environments.values()
  return {
    path: [...new Set([...environments.values()].map(({ bin }) => bin))],
    env: { PYTHONNOUSERSITE: '1', PYTHONDONTWRITEBYTECODE: '1', ...(first === undefined ? {} : { VIRTUAL_ENV: first.folder }) },
    versions,
    notes,
  }
}

async function installFrom(world: SdkWorld, scratch: Scratch, { python }: Environment, path: string): Promise<void> {
  const { tools } = world
  let file = path
  if (path.endsWith('.toml')) {
    file = join(await tools.folder('requirements'), 'requirements.txt')
    await writeFile(file, (await listedIn(scratch, path)).map((line) => `${line}\n`).join(''))
  } else {
    await requirementsMustStayInside(world, scratch, path, [path, ...(await namedBy(scratch, [path]))])
    await refuseBuilds(world, scratch, path, [path])
  }
  const result = await runPip(tools, python, ['install', '--quiet', '--no-compile', '--only-binary', ':all:', '-r', file], {
    cwd: scratch.root,
    timeoutMs: INSTALL_TIMEOUT_MS,
  })
  if (result.code !== 0) throw upstreamError(`\`pip install -r ${path}\` failed`, result)
}

/** What a pyproject.toml asks for, and asks for to be tested; addresses are left out, because they would be built. */
async function listedIn(scratch: Scratch, path: string): Promise<readonly string[]> {
  const parsed = parseToml(await textOf(scratch, path))
  if ('message' in parsed) throw new EditError(path, parsed.message, `Check ${path} by hand.`)
  return parsed.strings.flatMap(({ path: keys, value }) => {
    const kind = listKind(keys) ?? ''
    const requirement = kind === 'pep621:dependencies' || GROUPS_FOR_TESTS.test(kind) ? parseRequirement(value) : undefined
    return requirement === undefined || requirement.url !== null ? [] : [value.replaceAll(/\s+/g, ' ')]
  })
}

/** The requirements for tests that are beside the files given, and that these do not name themselves. */
async function testRequirements(scratch: Scratch, paths: readonly string[]): Promise<readonly string[]> {
  const requirements = paths.filter((path) => path.endsWith('.txt'))
  const known = new Set([...requirements, ...(await namedBy(scratch, requirements))])
  const folders = new Set(requirements.map((path) => posix.dirname(path)))
  return (await scratch.files()).filter((path) => {
    const folder = posix.dirname(path)
    const name = posix.basename(path)
    if (!folders.has(folder) || known.has(path)) return false
    return FOR_TESTS.test(name) || (posix.basename(folder) === 'requirements' && FOR_TESTS_IN_FOLDER.test(name))
  })
}
