import { withoutBom } from '../../manifest/manifest.ts'
import { isRecord } from '../../manifest/record.ts'
import { interleaved } from '../blocks.ts'
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

/** The keys before that are not ours, in their order, and among them those of ours as they were written. */
function keysOf(old: Json, now: Json, isOurs: (data: Json, key: string) => boolean): readonly string[] {
  const entries = (data: Json): readonly { readonly key: string; readonly isOurs: boolean }[] =>
    Object.keys(data).map((key) => ({ key, isOurs: isOurs(data, key) }))
  const kept = entries(old).filter((each) => !each.isOurs)
  const keys = new Set(kept.map(({ key }) => key))
  const written = entries(now).filter(({ key, isOurs: ours }) => !ours || !keys.has(key))
  return interleaved(kept, written).map(({ key }) => key)
}

/** The packages of versions 2 and 3, by their places. */
function packagesWith(old: Json, now: Json, ours: Ours): Json {
  const keys = keysOf(old, now, (packages, place) => isOurPlace(packages, place, ours))
  return Object.fromEntries(
    keys.map((place) => {
      const was = old[place]
      if (was === undefined || isOurPlace(old, place, ours)) return [place, now[place]]
      return [place, isMember(place) && isRecord(was) && isRecord(now[place]) ? member(was, now[place]) : was]
    }),
  )
}

function isOurNode(tree: Json, name: string, ours: Ours): boolean {
  return ours.has(idAt(`node_modules/${name}`, readEntry(objectAt(tree, name))))
}

/** The tree of versions 1 and 2, in which a package holds those that lie below it. */
function treeWith(old: Json, now: Json, ours: Ours): Json {
  const keys = keysOf(old, now, (tree, name) => isOurNode(tree, name, ours))
  return Object.fromEntries(
    keys.map((name) => {
      const was = old[name]
      if (was === undefined || isOurNode(old, name, ours)) return [name, now[name]]
      if (!isRecord(was)) return [name, was]
      const below = treeWith(objectAt(was, 'dependencies'), objectAt(objectAt(now, name), 'dependencies'), ours)
      const whole: Json = { ...was, dependencies: Object.keys(below).length === 0 ? undefined : below }
      return [name, picked(whole, (key) => whole[key])]
    }),
  )
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
  const restored = picked(old, (key) => {
    if (key === 'packages') return packagesWith(objectAt(old, key), objectAt(now, key), ours)
    return key === 'dependencies' ? treeWith(objectAt(old, key), objectAt(now, key), ours) : old[key]
  })
  const isNpms = printed(old, before) === before
  return { text: printed(restored, before), stray: isNpms ? [] : ['how the file is laid out, which is not as npm writes it'] }
}
