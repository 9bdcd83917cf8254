/** Names one piece of a run's state, and says how it is made. Two keys never share a value. */
export interface CacheKey<T> {
  /** The value among those of a cache; made and kept there the first time. */
  readonly in: (values: Map<object, object>) => T
}

/** State that lives as long as one run, such as what was downloaded in it. */
export interface RunCache {
  /** The value of a key: made on first use, and the same from then on. */
  get<T>(key: CacheKey<T>): T
}

/**
 * A new key. Made once, at the top of the module that owns the state: `const GUARD = cacheKey(() => new Map<string, string>())`.
 * Each key has a class of its own for its value, so that a value is known by a check and not by a cast.
 */
export function cacheKey<T>(make: () => T): CacheKey<T> {
  class Kept {
    readonly value = make()
  }
  return {
    in(values) {
      const known = values.get(Kept)
      if (known instanceof Kept) return known.value
      const made = new Kept()
      values.set(Kept, made)
      return made.value
    },
  }
}

/** An empty cache; a run makes one. */
export function createRunCache(): RunCache {
  const values = new Map<object, object>()
  return { get: (key) => key.in(values) }
}
