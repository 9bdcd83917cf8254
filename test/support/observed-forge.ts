import type { Forge } from '../../src/world.ts'

type Call = keyof Forge

/** A forge that remembers what it was asked. */
export interface ObservedForge extends Forge {
  /** The name of every call, in order. */
  readonly calls: readonly Call[]
  /** Of those the ones that write. */
  readonly writes: readonly Call[]
}

/** Called before each call takes effect and after it did; what it throws is what the caller gets. */
export type Moment = (call: Call, when: 'before' | 'after') => void

const WRITES = new Set<Call>(['commit', 'open', 'refresh', 'close', 'setStatus'])

/** Watches any forge, and lets a test step in at each call. */
export function observedForge(forge: Forge, at: Moment = () => undefined): ObservedForge {
  const calls: Call[] = []
  async function call<T>(name: Call, effect: () => Promise<T>): Promise<T> {
    calls.push(name)
    at(name, 'before')
    const result = await effect()
    at(name, 'after')
    return result
  }
  const { isTouched, close } = forge
  return {
    calls,
    get writes() {
      return calls.filter((name) => WRITES.has(name))
    },
    subjects: async (...args) => call('subjects', async () => forge.subjects(...args)),
    head: async (...args) => call('head', async () => forge.head(...args)),
    branch: async (...args) => call('branch', async () => forge.branch(...args)),
    outline: async (...args) => call('outline', async () => forge.outline(...args)),
    pulls: async (...args) => call('pulls', async () => forge.pulls(...args)),
    openPulls: async (...args) => call('openPulls', async () => forge.openPulls(...args)),
    commit: async (...args) => call('commit', async () => forge.commit(...args)),
    open: async (...args) => call('open', async () => forge.open(...args)),
    refresh: async (...args) => call('refresh', async () => forge.refresh(...args)),
    ...(isTouched === undefined || close === undefined
      ? {}
      : {
          isTouched: async (...args) => call('isTouched', async () => isTouched(...args)),
          close: async (...args) => call('close', async () => close(...args)),
        }),
    status: async (...args) => call('status', async () => forge.status(...args)),
    setStatus: async (...args) => call('setStatus', async () => forge.setStatus(...args)),
  }
}

/** What a process that is ended throws in these tests: no error that the program knows. */
export class Killed extends Error {}

/** The forge of a process that is ended at its k-th call, before or after it took effect: nothing answers from then on. */
export function killedForge(forge: Forge, k: number, moment: 'before' | 'after'): Forge {
  let count = 0
  let dead = false
  return observedForge(forge, (_, when) => {
    if (when === 'before') count += 1
    if (count === k && when === moment) dead = true
    if (dead) throw new Killed()
  })
}
