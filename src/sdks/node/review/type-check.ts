import { join } from 'node:path'
import * as v from 'valibot'
import { messageOf } from '../../../domain/errors.ts'
import type { Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { linesOf } from '../../shared/lines.ts'
import { typeChecker } from '../driver/path.ts'
import { readAliases, type Aliases } from './aliases.ts'
import { added, ERRORS, isRefusedCall } from './new-errors.ts'
import { ANY_OTHER, hasTypes, typesOf } from './sdk-types.ts'
import type { Shown, Source } from './source.ts'
import { provideTypeScript, TYPESCRIPT } from './typescript.ts'
import { SEALED } from '../sealed-node.ts'

/** An error of the type checker that only the candidate gives. */
export interface TypeError {
  readonly source: Source
  /** Half-open, in UTF-16 units of the file. */
  readonly start: number
  readonly end: number
  /** `2339` of TS2339. */
  readonly code: number
  /** What it says, with what that rests on line by line. */
  readonly text: string
}

export interface TypeCheck {
  readonly errors: readonly TypeError[]
  /** The files that were checked with both versions. */
  readonly checked: readonly string[]
  readonly unchecked: readonly Unchecked[]
  /** The probes that only the candidate refuses. */
  readonly refused: readonly Probe[]
}

/** A type of our own that is asked for: what leads to it is refused where nothing is there. */
interface Probe {
  readonly type: string
}

/** What the checker is shown beside the files. */
export interface Beside {
  /** Names that the files may use. */
  readonly declarations: string
  readonly probes: readonly Probe[]
}

/** The processor time that one program may take: ten times what the largest repositories did. */
const LIMIT_MS = 60_000

const RESULT = v.object({ problems: ERRORS, files: v.record(v.string(), v.object({ syntax: ERRORS, errors: ERRORS })) })
const RESULTS = v.array(RESULT)
type Result = v.InferOutput<typeof RESULT>

/** The name that everything that was checked by it is checked by. */
export const CHECKER = `TypeScript ${TYPESCRIPT}`

/**
 * Checks the files with the types of both versions, and gives the errors that are new. What the files import inside the
 * repository is followed; what else they import is not installed, and is `any` in both. A file that is not in the
 * checker's answer for both versions was not checked, and is said to be. Never rejects.
 */
export async function checkTypes(
  world: ReviewWorld,
  { from, to }: ReviewPair,
  shown: readonly Shown[],
  { limitMs = LIMIT_MS, declarations = ANY_OTHER, probes = [] }: { readonly limitMs?: number } & Partial<Beside> = {},
): Promise<TypeCheck> {
  if (shown.length === 0) return { errors: [], checked: [], unchecked: [], refused: [] }
  const untyped = [from, to].find((version) => !hasTypes(version))
  if (untyped !== undefined) return nothing('it has none, so the code was read by rules alone', `types of stripe ${untyped}`)
  const { repository, packagesFrom } = world
  try {
    const [typescript, before, after, table] = await Promise.all([
      provideTypeScript(world),
      typesOf(world, from, packagesFrom, to),
      typesOf(world, to, packagesFrom, from),
      readAliases(repository),
    ])
    const byPath = new Map(shown.map((one) => [one.source.path, one]))
    const parts: TypeCheck[] = []
    for (const [index, { files, aliases }] of table.groupsOf([...byPath.keys()]).entries()) {
      const group = files.flatMap((path) => byPath.get(path) ?? [])
      // The probes are of no file: they go with the first of the programs.
      const beside = { declarations, probes: index === 0 ? probes : [] }
      const run = (sdks: readonly string[]): Promise<readonly Result[]> =>
        check(world, { typescript, sdks, aliases, shown: group, beside, limitMs })
      const [old, next] = await run([before, after])
      if (old === undefined || next === undefined) throw new Error('it did not answer for both versions')
      const refuses = Object.values(old.files).some(({ errors }) => errors.some(isRefusedCall))
      const alone = refuses ? await typesOf(world, from, packagesFrom, from) : before
      const plain = alone === before ? null : ((await run([alone]))[0] ?? null)
      parts.push({ ...compare(repository.root, group, { old, plain, next }), refused: refusedOf(repository.root, beside, old, next) })
    }
    return {
      errors: parts.flatMap(({ errors }) => errors),
      checked: parts.flatMap(({ checked }) => checked),
      unchecked: parts.flatMap(({ unchecked }) => unchecked),
      refused: parts.flatMap(({ refused }) => refused),
    }
  } catch (error) {
    return nothing(`${CHECKER} could not check them: ${messageOf(error)}`)
  }
}

function nothing(why: string, what = 'types'): TypeCheck {
  return { errors: [], checked: [], unchecked: [{ what, why }], refused: [] }
}

interface Program {
  readonly typescript: string
  /** The folders of the SDKs' types. */
  readonly sdks: readonly string[]
  readonly aliases: Aliases
  readonly shown: readonly Shown[]
  readonly beside: Beside
  readonly limitMs: number
}

/** Where the checker is shown what is of no file of the repository. */
const DECLARATIONS_FILE = 'stripe-upgrade-declarations.d.ts'
const PROBES_FILE = 'stripe-upgrade-probes.ts'

/** A line for each probe: `never` is what nothing can be given to. */
function textOfProbes(probes: readonly Probe[]): string {
  const lines = probes.map(({ type }, index) => `const probe${index}: [${type}] extends [never] ? never : any = 0\n`)
  return `${lines.join('')}export {}\n`
}

/** The probes that the older types allow and the candidate's do not; each is a line. */
function refusedOf(root: string, { probes }: Beside, old: Result, next: Result): readonly Probe[] {
  const file = join(root, PROBES_FILE)
  const lines = linesOf(textOfProbes(probes))
  const [before, after] = [old, next].map(({ files }) => new Set((files[file]?.errors ?? []).map(({ pos }) => lines.at(pos))))
  return probes.filter((_, index) => after?.has(index + 1) === true && before?.has(index + 1) !== true)
}

/** One run of the checker: an answer for each SDK. Throws with the reason where there is no whole answer. */
async function check(
  { tools, repository: { root } }: ReviewWorld,
  { typescript, sdks, aliases, shown, beside, limitMs }: Program,
): Promise<readonly Result[]> {
  const own = [
    { name: DECLARATIONS_FILE, text: beside.declarations },
    ...(beside.probes.length === 0 ? [] : [{ name: PROBES_FILE, text: textOfProbes(beside.probes) }]),
  ]
  const input = {
    typescript,
    root,
    sdks,
    texts: Object.fromEntries([
      ...shown
        .filter(({ source, text }) => !source.isFile || text !== source.code)
        .map(({ source, text }) => [join(root, source.shownAs), text]),
      ...own.map(({ name, text }) => [join(root, name), text]),
    ]),
    files: [...shown.map(({ source }) => source.shownAs), ...own.map(({ name }) => name)].map((path) => join(root, path)),
    options: optionsOf(typescript, aliases),
  }
  const { code, stdout, stderr, limit } = await tools.run(process.execPath, [...SEALED, typeChecker], {
    input: JSON.stringify(input),
    workMs: limitMs,
  })
  if (limit === 'time') throw new Error(`it did not finish within ${limitMs / 1000} s`)
  if (limit === 'output') throw new Error('it wrote more than it should')
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), RESULTS), stdout)
  if (code !== 0 || !read.success) throw new Error(`it ended with exit code ${code}${lastLine(stderr)}`)
  const [problem] = read.output.flatMap(({ problems }) => problems)
  if (problem !== undefined) throw new Error(`TS${problem.code}: ${problem.text}`)
  return read.output
}

function lastLine(text: string): string {
  const line = text.split('\n').findLast((each) => /^\s*\w*Error\b/.test(each))
  return line === undefined ? '' : `: ${line.trim()}`
}

/** Never the user's own options: theirs extend packages that are not installed, and a strict one drowns what is new. */
function optionsOf(typescript: string, aliases: Aliases): object {
  const paths = Object.entries(aliases).map(([key, targets]) => [key, targets.map((target) => `./${target}`)])
  return {
    noEmit: true,
    allowJs: true,
    checkJs: true,
    strict: false,
    // A name that is declared before it is assigned has the type of what it is assigned.
    noImplicitAny: true,
    skipLibCheck: true,
    module: 'preserve',
    moduleResolution: 'bundler',
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    jsx: 'preserve',
    types: ['node'],
    typeRoots: [join(typescript, 'node_modules', '@types')],
    esModuleInterop: true,
    resolveJsonModule: true,
    experimentalDecorators: true,
    maxNodeModuleJsDepth: 0,
    paths: Object.fromEntries(paths),
  }
}

/** Syntax errors that say only that a JavaScript file has types: its tree is whole. */
const TYPES_IN_JAVASCRIPT = { from: 8002, to: 8039 }

interface Results {
  readonly old: Result
  /** With the older types made for a comparison with themselves; null where those are the same. */
  readonly plain: Result | null
  readonly next: Result
}

function compare(root: string, shown: readonly Shown[], { old, plain, next }: Results): Omit<TypeCheck, 'refused'> {
  const errors: TypeError[] = []
  const checked: string[] = []
  const unchecked: Unchecked[] = []
  for (const { source, offsetOf } of shown) {
    const file = join(root, source.shownAs)
    const [before, after] = [old.files[file], next.files[file]]
    if (before === undefined || after === undefined) {
      unchecked.push({ path: source.path, why: `${CHECKER} did not check it` })
      continue
    }
    const broken = before.syntax.find(({ code }) => code < TYPES_IN_JAVASCRIPT.from || code > TYPES_IN_JAVASCRIPT.to)
    if (broken !== undefined) {
      unchecked.push({
        path: source.path,
        why: `it has a syntax error in line ${source.lines.at(offsetOf(broken.pos))}: ${firstLine(broken.text)}`,
      })
      continue
    }
    checked.push(source.path)
    errors.push(
      ...added(before.errors, plain?.files[file]?.errors ?? null, after.errors).map(({ pos, end, code, text }) => ({
        source,
        start: offsetOf(pos),
        end: offsetOf(end),
        code,
        text,
      })),
    )
  }
  return { errors, checked, unchecked }
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\.$/, '')
}
