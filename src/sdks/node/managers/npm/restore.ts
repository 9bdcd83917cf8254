import { withoutBom } from '../../manifest/manifest.ts'
import { isRecord } from '../../manifest/record.ts'
import { strayKeys } from '../blocks.ts'
import { keepLineEnds, type Restored } from '../manager.ts'
import { idAt, isMember, SECTIONS } from './graph.ts'
import { readEntry } from './lock.ts'

type Json = Readonly<Record<string, unknown>>
type Ours = ReadonlySet<string>

/** The object that a property holds; empty where it holds none. */
function objectAt(data: Json, key: string): Json {
  const value = data[key]
  return isRecord(value) ? value : {}
}

/** An object with the same keys in the same order, and their values as they are picked; a key whose value is undefined is left out. */
function picked(data: Json, pick: (key: string) => unknown): Json {
  return Object.fromEntries(
    Object.keys(data).flatMap((key) => {
      const value = pick(key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** A package.json's entry as it was, but for what it asks for of Stripe's. */
function member(was: Json, now: Json): Json {
  return picked(was, (key) => {
    const isSection = SECTIONS.some((section) => section === key)
    if (!isSection || !isRecord(was[key])) return was[key]
    const asked = objectAt(was, key)
    return picked(asked, (name) => (name === 'stripe' ? objectAt(now, key)[name] : asked[name]))
  })
}

function isOurPlace(packages: Json, place: string, ours: Ours): boolean {
  const entry = packages[place]
  return !isMember(place) && isRecord(entry) && ours.has(idAt(place, readEntry(entry)))
}

/** The packages of versions 2 and 3, by their places. */
function packagesWith(old: Json, now: Json, ours: Ours): Json {
  return picked(now, (place) => {
    if (isOurPlace(now, place, ours)) return now[place]
    return isMember(place) && isRecord(old[place]) ? member(old[place], objectAt(now, place)) : old[place]
  })
}

function isOurNode(tree: Json, name: string, ours: Ours): boolean {
  return ours.has(idAt(`node_modules/${name}`, readEntry(objectAt(tree, name))))
}

/** The tree of versions 1 and 2, in which a package holds those that lie below it. */
function treeWith(old: Json, now: Json, ours: Ours): Json {
  return picked(now, (name) => {
    if (isOurNode(now, name, ours)) return now[name]
    const was = old[name]
    if (!isRecord(was)) return was
    const below = treeWith(objectAt(was, 'dependencies'), objectAt(objectAt(now, name), 'dependencies'), ours)
    const whole: Json = { ...was, dependencies: Object.keys(below).length === 0 ? undefined : below }
    return picked(whole, (key) => whole[key])
  })
}

/** The place of everything that is not ours, in order. */
function* keysOf(lock: Json, ours: Ours): Generator<string> {
  yield* Object.keys(lock)
  const packages = objectAt(lock, 'packages')
  for (const place of Object.keys(packages)) if (!isOurPlace(packages, place, ours)) yield place
  yield* namesIn(objectAt(lock, 'dependencies'), ours)
}

function* namesIn(tree: Json, ours: Ours): Generator<string> {
  for (const name of Object.keys(tree)) {
    if (isOurNode(tree, name, ours)) continue
    yield name
    for (const below of namesIn(objectAt(objectAt(tree, name), 'dependencies'), ours)) yield `${name} > ${below}`
  }
}

function parsed(text: string): Json {
  const data: unknown = JSON.parse(withoutBom(text))
  return isRecord(data) ? data : {}
}

/** The data as npm writes it, with the indentation, the line ends and the first and last bytes of another text. */
function printed(data: Json, like: string): string {
  const [, indent = ''] = /^\s*\{\s*?\n([ \t]+)/.exec(like) ?? []
  const [bom = ''] = /^\uFEFF/.exec(like) ?? []
  return bom + keepLineEnds(like, JSON.stringify(data, null, indent)) + like.slice(like.trimEnd().length)
}

/** `Lockfile.restore` for a package-lock.json of any version. */
export function restorePackageLock(before: string, written: string, ours: Ours): Restored {
  const [old, now] = [parsed(before), parsed(written)]
  const restored = picked(now, (key) => {
    if (key === 'packages') return packagesWith(objectAt(old, key), objectAt(now, key), ours)
    return key === 'dependencies' ? treeWith(objectAt(old, key), objectAt(now, key), ours) : old[key]
  })
  const isNpms = printed(old, before) === before
  return {
    text: printed(restored, before),
    stray: isNpms
      ? strayKeys([...keysOf(old, ours)], [...keysOf(restored, ours)])
      : ['how the file is laid out, which is not as npm writes it'],
  }
}
