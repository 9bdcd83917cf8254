import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunResult, Scratch, SdkWorld } from '../../../../world.ts'
import { pipIndexes } from '../../indexes.ts'
import { findPythonFor } from '../../interpreter.ts'
import { normalName } from '../../manifest/requirement.ts'
import { admitsPython } from '../../versions.ts'
import { mustStayInside, requirementsMustStayInside } from '../reach.ts'
import { uvProgram } from '../uv/program.ts'
import { namedBy } from './builds.ts'
import type { Together } from './together.ts'

/** What came of resolving requirements together. */
export interface Resolved {
  readonly result: RunResult
  /** The pins that came out of it, as uv writes them; empty where it failed. */
  readonly pins: string
  /** The options of uv for Pythons and builds. */
  readonly options: readonly string[]
  /** As a person would type it. */
  readonly command: string
  /** Packages that were left out, and why. */
  readonly unchecked: readonly string[]
  /** Where uv came from, for the log. */
  readonly runner: readonly string[]
}

/** How the pins are to be written. */
interface Output {
  /** Options of uv. */
  readonly style: readonly string[]
  /** Pins as in a requirements file: these versions are taken wherever nothing forbids them. */
  readonly preferred: string
}

/** How uv says that it cannot look at a package: it would have to be built, or the index does not have it. */
const UNREADABLE =
  /Wheels are required for `([A-Za-z0-9._-]+)`|(?:Because|because|and) ([A-Za-z0-9._-]+?)(?:[=<>!~][^ ]*)? (?:has no (?:usable )?wheels|was not found in the (?:package registry|provided package locations|cache))/g

/** How many packages are left out before resolving is given up. */
const MAX_UNREADABLE = 30

/** The minor version of Python to resolve for: that of this machine where the repository and the line admit it, else the lowest that they do. */
export function pythonMinor(own: string, claims: readonly string[]): string {
  const minors = [own, ...Array.from({ length: 20 }, (_, index) => `3.${index + 7}`)]
  return minors.find((minor) => claims.every((claim) => admitsPython(claim, minor))) ?? own
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

/**
 * Resolves what is installed together by uv, wheels alone, for a version of Python that need not be here; from the indexes that
 * pip is set to and that the files name. A package that exists only as source, or that the index does not have, is left out
 * and named: nothing is built. `pin` is the version of stripe that must come out of it, or null. Throws UpstreamError.
 */
export async function resolve(
  world: SdkWorld,
  scratch: Scratch,
  together: Together,
  claims: readonly string[],
  pin: string | null,
  { style, preferred }: Output = { style: [], preferred: '' },
): Promise<Resolved> {
  const { tools } = world
  if (together.readable) await mustStayInside(world, scratch, 'uv', together.path)
  await requirementsMustStayInside(world, scratch, together.path, [together.path, ...(await namedBy(scratch, [together.path]))])
  const [program, { python, version }] = [await uvProgram(world), await findPythonFor(tools, '')]
  const folder = await tools.folder('resolve')
  const minor = pythonMinor(minorOf(version), claims)
  const options = ['--only-binary', ':all:', '--python-version', minor, '--no-python-downloads']
  const constraints = [...together.constraints, ...(pin === null ? [] : [`stripe==${pin}`])]
  await writeFile(join(folder, 'constraints.txt'), constraints.map((line) => `${line}\n`).join(''))
  const given = join(folder, 'requirements.txt')
  await writeFile(given, together.lines.map((line) => `${line}\n`).join(''))
  const compile = ['pip', 'compile', '--quiet', ...options, '--python', python]
  const { UV_DEFAULT_INDEX, ...indexes } = await pipIndexes(world, python)
  // The variable would win over an index that the files name.
  const isNamed = UV_DEFAULT_INDEX === undefined || together.lines.some((line) => /^(?:-i\b|--index-url\b)/.test(line))
  const env = isNamed ? indexes : { ...indexes, UV_DEFAULT_INDEX }
  const unread = new Set<string>()
  for (;;) {
    await writeFile(join(folder, 'overrides.txt'), [...unread].map((name) => `${name} ; python_version < "0"\n`).join(''))
    const output = join(await tools.folder('resolved'), 'out.txt')
    await writeFile(output, preferred)
    const args = [
      ...compile,
      ...style,
      '--output-file',
      output,
      ...(constraints.length === 0 ? [] : ['--constraint', join(folder, 'constraints.txt')]),
      ...(unread.size === 0 ? [] : ['--override', join(folder, 'overrides.txt')]),
      ...(together.readable ? ['--', together.path] : ['--', given]),
    ]
    const result = await program.run(args, together.readable ? scratch.root : folder, env)
    const names = result.code === 0 ? [] : unreadableIn(result).filter((name) => !unread.has(name) && (name !== 'stripe' || pin === null))
    if (names.length > 0 && unread.size < MAX_UNREADABLE) {
      names.forEach((name) => unread.add(name))
      continue
    }
    return {
      result,
      pins: result.code === 0 ? await readFile(output, 'utf8') : '',
      options,
      command: shown(together, options, pin),
      unchecked: [...together.unread, ...[...unread].map((name) => `${name} (no wheel that can be read)`)],
      runner: program.notes,
    }
  }
}

function unreadableIn({ stderr }: RunResult): readonly string[] {
  // uv wraps no line where it does not write to a terminal.
  return [...stderr.matchAll(UNREADABLE)].flatMap(([, hinted, named]) => {
    const name = hinted ?? named
    return name === undefined ? [] : [normalName(name)]
  })
}

function shown({ path, readable }: Together, options: readonly string[], pin: string | null): string {
  const constraint = pin === null ? [] : ['-c', `<(echo "stripe==${pin}")`]
  const command = ['uv', 'pip', 'compile', ...options, ...constraint]
  return readable ? [...command, path].join(' ') : `${[...command, '-'].join(' ')} (what ${path} asks for)`
}
