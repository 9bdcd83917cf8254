import * as v from 'valibot'

/** What a lockfile says of an entry in JSON. What is of another shape is taken as not there. */
export const TEXT = v.optional(v.fallback(v.optional(v.string()), undefined))
export const FLAG = v.optional(v.fallback(v.optional(v.boolean()), undefined))
/** A section of a package.json: each name with its specifier. */
export const ASKED = v.optional(v.fallback(v.optional(v.record(v.string(), v.fallback(v.string(), ''))), undefined))
