import { messageOf } from '../../../domain/errors.ts'
import type { Place } from '../../../domain/place.ts'
import type { ApiVersionPin, BrokenLine, HazardLine, Reviewed, Unchecked } from '../../../domain/review.ts'
import type { ReviewPair, ReviewWorld } from '../../../domain/sdk-adapter.ts'
import { nodeAt } from '../../shared/syntax-tree.ts'
import { isTest } from '../../shared/paths.ts'
import { apiVersionsIn, unpinnedIn } from './api-versions.ts'
import { byNames } from './by-names.ts'
import { byTypes } from './by-types.ts'
import { NO_DICT_TOPIC } from './dict-uses.ts'
import type { Found } from './finding.ts'
import { hazardLines } from './hazards.ts'
import { givenByMocks, isSet, setIn } from './mocks.ts'
import { isGuarded } from './names.ts'
import { pinsElsewhere } from './pins-elsewhere.ts'
import { MAX_LENGTH, parse, type Source } from './source.ts'
import { withWholeLines } from './whole-lines.ts'

/** Which lines of some Python files break between two versions of the SDK; see `Reviewer.review`. */
export async function review(world: ReviewWorld, pair: ReviewPair, files: readonly string[]): Promise<Reviewed> {
  const { sources, unchecked } = await read(world, files)
  const own = sources.flatMap((source) =>
    apiVersionsIn(source).map(({ start, ...pin }): ApiVersionPin => Object.assign(source.place(start), pin)),
  )
  const elsewhere = await pinsElsewhere(world.repository, sources)
  const pins = [...own, ...elsewhere.filter((one) => !own.some(({ path, line }) => path === one.path && line === one.line))]
  const paths = sources.map(({ path }) => path)
  const unpinned = sources
    .filter(({ path }) => !isTest(path))
    .flatMap((source) => unpinnedIn(source, sources).map((start): Place => ({ path: source.path, line: source.place(start).line })))
  const searched = { hazards: hazardLines(pair.from, sources), pins, unpinned, files: paths }
  if (sources.length === 0) return { ...searched, breaking: [], typed: [], by: ['rules'], unchecked }
  const [from, to] = await Promise.all([world.sdk(pair.from), world.sdk(pair.to)])
  const names = await byNames(pair, from, to, sources)
  const types = await byTypes(world, pair, from, to, sources)
  // What a module really has when it is asked is more than its types say.
  const said = new Set(names.found.map(importKey))
  const really = types.found.filter(
    (one) =>
      one.asked === null ||
      !(names.has.has(one.asked) || isGuarded(one.source, nodeAt(one.source.tree, one.at)) || said.has(importKey(one))),
  )
  return {
    ...searched,
    breaking: broken(withWholeLines([...withoutMocks(really), ...names.found])),
    typed: paths.filter((path) => types.typed.has(path)),
    by: [...types.by, ...names.by, 'rules'],
    unchecked: [...unchecked, ...names.unchecked, ...types.unchecked],
  }
}

/** Without what a test gets from its own mocks, and what it has set itself: dicts stay dicts there, and what is set is there. */
function withoutMocks(found: readonly Found[]): readonly Found[] {
  const known = new Map<Source, { readonly isGiven: ReturnType<typeof givenByMocks>; readonly set: ReadonlySet<string> }>()
  return found.filter(({ source, at, asked, topic }) => {
    const { isGiven, set } = known.get(source) ?? { isGiven: givenByMocks(source), set: setIn(source) }
    known.set(source, { isGiven, set })
    const node = nodeAt(source.tree, at)
    const name = asked ?? (node.parent?.kind === 'attribute' ? source.nameOf(node.parent) : null)
    if (name !== null && isSet(set, name)) return false
    return topic !== NO_DICT_TOPIC || !isGiven(node)
  })
}

/** What is gone from an import, which the two engines see at different places of it; of all else the place. */
function importKey({ source, kind, at }: Found): string {
  const isImport = kind === 'removed-module' || kind === 'removed-name'
  return `${source.path}:${isImport ? `${source.place(at).line} ${kind}` : at}`
}

/** The lines of some Python files at which a known defect of the version shows; see `Reviewer.hazards`. */
export async function hazards(
  world: Pick<ReviewWorld, 'repository'>,
  version: string,
  files: readonly string[],
): Promise<readonly HazardLine[]> {
  const { sources } = await read(world, files)
  return hazardLines(version, sources)
}

async function read(
  { repository }: Pick<ReviewWorld, 'repository'>,
  files: readonly string[],
): Promise<{ sources: Source[]; unchecked: Unchecked[] }> {
  const sources: Source[] = []
  const unchecked: Unchecked[] = []
  for (const path of files) {
    const content = await repository.read(path)
    if (content.kind === 'unreadable') unchecked.push({ path, why: content.why })
    else if (content.kind === 'text' && content.text.length > MAX_LENGTH) unchecked.push({ path, why: 'it is larger than 1 MiB' })
    else if (content.kind === 'text') {
      try {
        sources.push(await parse(path, content.text))
      } catch (error) {
        unchecked.push({ path, why: messageOf(error) })
      }
    }
  }
  return { sources, unchecked }
}

/** One line for each place: of what two engines see there, what the first of them says. */
function broken(found: readonly Found[]): BrokenLine[] {
  const lines = new Map<string, BrokenLine>()
  for (const { source, at, kind, breaks, symbol, message, evidence, fix, topic } of found) {
    const place = source.place(at)
    const key = `${place.path}:${at}`
    const known = lines.get(key)
    if (known === undefined)
      lines.set(key, { sdk: 'python', ...place, kind, breaks, symbol, message, evidence, fix, topic, case: null, hazard: null })
    else if (known.fix === null && fix !== null) lines.set(key, { ...known, fix })
  }
  return [...lines.values()]
}
