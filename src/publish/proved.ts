import { createHash } from 'node:crypto'
import type { PullFacts } from '../domain/pull.ts'

/** Characters for one part: a hundred cases must fit into a marker. */
const PART = 2
const REST = 8
/** For what we could not tell; no hash has such letters. */
const UNKNOWN = '..'

/** The facts in short, to be kept in a pull request. */
export function factsInShort({ rest, proved }: PullFacts): string {
  return [short(rest, REST), ...proved.map((part) => (part === null ? UNKNOWN : short(part, PART)))].join('')
}

/** Whether the only news is that we could not tell something this time: then what was proved before is still true. */
export function saysLess(before: string, now: string): boolean {
  if (before.length !== now.length || before.slice(0, REST) !== now.slice(0, REST)) return false
  const [old, parts] = [before, now].map(partsOf)
  return before !== now && parts?.every((part, index) => part === UNKNOWN || part === old?.[index]) === true
}

function partsOf(facts: string): readonly string[] {
  return facts.slice(REST).match(/../g) ?? []
}

function short(text: string, letters: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, letters)
}
