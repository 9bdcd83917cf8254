import type { TextRange } from '../../../../domain/place.ts'

/** An import that names package and version itself: `npm:stripe@^17.0.0`, `https://…/stripe@17.7.0?target=deno`. */
export interface InlineImport {
  /** `stripe`, or another registry's package that is imported by that name. */
  readonly package: string
  /** `^17.0.0`, `17.7.0`; empty where any version will do. */
  readonly specifier: string
  readonly range: TextRange
}

/** The longest address that is looked at, in characters. */
const MAX_ADDRESS = 200

/** What may be between the opening quote and the package's name; a scope (`@`) would make it another package. */
const PREFIX = /^(?:npm:\/?|https?:\/\/[\w.-]+(?::\d+)?\/(?:[\w.-]+\/)*\*?)$/

/** What an import map says of `stripe` without a range of npm's: any version, or a package of JSR under that name. */
const UNRANGED = /"npm:\/?stripe"|"stripe"\s*:\s*"(jsr:(?:@[\w.-]{1,60}\/)?[\w.-]{1,60})(?:@[^"\n]{0,100})?"/g

/** The imports of an import map that `inlineImports` does not see, in order: `npm:stripe`, `"stripe": "jsr:@scope/stripe@1"`. */
export function* unrangedImports(text: string): Generator<InlineImport> {
  for (const match of text.matchAll(UNRANGED)) {
    const [whole, jsr] = match
    const end = match.index + whole.length - 1
    yield { package: jsr?.slice('jsr:'.length) ?? 'stripe', specifier: '', range: { start: end, end } }
  }
}

/** The imports of Stripe's package by address in a source file or an import map; in order. */
export function* inlineImports(text: string): Generator<InlineImport> {
  const name = 'stripe@'
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.slice(Math.max(0, at - MAX_ADDRESS), at)
    const quote = Math.max(before.lastIndexOf('"'), before.lastIndexOf("'"), before.lastIndexOf('`'))
    if (quote === -1 || !PREFIX.test(before.slice(quote + 1))) continue
    const start = at + name.length
    const specifier = /^[\w.^~<>=*+-]+/.exec(text.slice(start, start + MAX_ADDRESS))?.[0]
    if (specifier !== undefined) yield { package: 'stripe', specifier, range: { start, end: start + specifier.length } }
  }
}
