import { createHash } from 'node:crypto'
import type { PullFacts } from '../domain/pull.ts'

/** Characters of what stands for one part: a hundred cases must fit into a marker. */
const PART = 2
const REST = 8
/** Stands for what could not be told; no hash has such letters. */
const UNTOLD = '..'

/** The facts in short, to be kept in a pull request. */
export function factsInShort({ rest, proved }: PullFacts): string {
  return [short(rest, REST), ...proved.map((part) => (part === null ? UNTOLD : short(part, PART)))].join('')
}

/** Whether all that is new is that something could not be told this time: then what was proved before is still true. */
export function saysLess(before: string, now: string): boolean {
  if (before.length !== now.length || before.slice(0, REST) !== now.slice(0, REST)) return false
  const [old, parts] = [before, now].map(partsOf)
  return before !== now && parts?.every((part, index) => part === UNTOLD || part === old?.[index]) === true
}

function partsOf(facts: string): readonly string[] {
  return facts.slice(REST).match(/../g) ?? []
}

function short(text: string, letters: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, letters)
}
