import type { ReviewWorld } from '../../domain/sdk-adapter.ts'
import type { ApiVersionPin, BrokenLine, Reviewed, Unchecked } from '../../domain/review.ts'
import type { Sdk } from '../../domain/sdk.ts'
import { linesOf } from '../lines.ts'
import { apiVersionsIn } from './api-versions.ts'
import { CASE_RULES, caseFindingsIn, type CaseRule } from './case-rules.ts'
import { scriptsOf } from './scripts.ts'
import type { Language } from './tokens.ts'

/** Larger files are generated. UTF-16 units. */
const MAX_LENGTH = 1024 * 1024

const MESSAGES = {
  'options-as-parameters':
    'The options stand where the parameters belong. From stripe-node 22 on they are sent as parameters, and no longer applied: give the parameters first, `{}` where there are none.',
  'snake-case-option': 'From stripe-node 22 on this spelling of an option is ignored in silence: write it in camelCase.',
  'tolerance-zero':
    'A tolerance of 0 is the default of 300 s up to stripe-node 22, and no limit at all from 23 on, so that an old event can be sent again: leave it out, or name the seconds.',
  'tolerance-left-out':
    'Without a tolerance an event of any age is accepted up to stripe-node 22, and one older than 300 s is refused from 23 on: name the seconds.',
} as const satisfies Readonly<Record<CaseRule, string>>

/** What the rules alone find in the files. */
export async function scan(
  { repository }: Pick<ReviewWorld, 'repository'>,
  sdk: Sdk,
  language: Language,
  files: readonly string[],
): Promise<Reviewed> {
  const breaking: BrokenLine[] = []
  const pins: ApiVersionPin[] = []
  const unchecked: Unchecked[] = []
  const read: string[] = []
  for (const path of files) {
    const content = await repository.read(path)
    if (content.kind === 'unreadable') unchecked.push({ path, why: content.why })
    else if (content.kind === 'text' && content.text.length > MAX_LENGTH) unchecked.push({ path, why: 'it is larger than 1 MiB' })
    if (content.kind !== 'text' || content.text.length > MAX_LENGTH) continue
    read.push(path)
    const found = linesIn(path, content.text, sdk, language)
    breaking.push(...found.breaking)
    pins.push(...found.pins)
  }
  return { breaking, hazards: [], pins, files: read, typed: [], by: ['rules'], unchecked }
}

function linesIn(path: string, text: string, sdk: Sdk, language: Language): Pick<Reviewed, 'breaking' | 'pins'> {
  const lines = linesOf(text)
  const place = (start: number): { path: string; line: number; column: number } => ({
    path,
    line: lines.at(start),
    column: start - text.lastIndexOf('\n', start - 1),
  })
  const scripts = scriptsOf(path, text).map(({ start, end }) => ({ start, code: text.slice(start, end) }))
  const pins = scripts.flatMap(({ start, code }) =>
    apiVersionsIn(code, language).map((literal) => Object.assign(place(start + literal.start), { value: literal.value })),
  )
  const calls =
    sdk === 'node'
      ? scripts.flatMap(({ start, code }) =>
          caseFindingsIn(code).map((found) => ({ rule: found.rule, value: found.value, at: place(start + found.start) })),
        )
      : []
  return {
    pins,
    breaking: [
      ...pins.map((pin): BrokenLine => ({
        sdk,
        path,
        line: pin.line,
        column: pin.column,
        kind: 'api-version-literal',
        breaks: 'types',
        symbol: pin.value,
        message: `The API version ${pin.value} is pinned here and overrides the SDK's own: with the new SDK Stripe still answers as of ${pin.value}. Removing it, or naming the new version, changes what Stripe answers: read the API changes first.`,
        evidence: 'rule: an API version that the code names',
        fix: null,
        case: null,
        hazard: null,
      })),
      ...calls.map(({ rule, value, at }): BrokenLine => ({
        sdk,
        path,
        line: at.line,
        column: at.column,
        kind: rule === 'options-as-parameters' ? rule : 'behaviour',
        breaks: 'silent',
        symbol: value,
        message: MESSAGES[rule],
        evidence: `rule: ${rule}`,
        fix: null,
        case: CASE_RULES[rule],
        hazard: null,
      })),
    ],
  }
}
