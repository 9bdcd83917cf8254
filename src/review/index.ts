import { posix } from 'node:path'
import type { CaseRule, Finding, Review } from '../domain/finding.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import { linesOf } from '../sdks/lines.ts'
import { vendored } from '../sdks/vendored.ts'
import type { Repository, World } from '../world.ts'
import { apiVersionsIn, type ApiVersionLiteral } from './api-versions.ts'
import { CASE_WORDS, caseFindingsIn, type CaseFinding } from './case-rules.ts'
import type { Language } from './tokens.ts'

interface Source {
  readonly sdk: Sdk
  readonly language: Language
  /** Whether TypeScript may check the literal. */
  readonly typed: boolean
}

const SCRIPT: Source = { sdk: 'node', language: 'javascript', typed: false }
const TYPED: Source = { ...SCRIPT, typed: true }

/** The sources of each SDK whose users' code is reviewed, by extension. */
const SOURCES: ReadonlyMap<string, Source> = new Map([
  ...['.js', '.jsx', '.mjs', '.cjs'].map((extension): [string, Source] => [extension, SCRIPT]),
  ...['.ts', '.tsx', '.mts', '.cts', '.vue', '.svelte'].map((extension): [string, Source] => [extension, TYPED]),
  ['.py', { sdk: 'python', language: 'python', typed: false }],
])

/** How an API version is named, as one search each finds it, whatever the case. */
const VERSION_WORDS: readonly string[] = ['apiversion', 'api_version', 'stripe-version', 'stripe_version', 'stripeversion']

/** Larger files are generated. UTF-16 units. */
const MAX_LENGTH = 1024 * 1024

/**
 * Which lines of the user's own code does the upgrade touch? Each API version that the code names itself, and each call
 * that does what a case of the contract is about (`api-versions.ts` and `case-rules.ts` say what counts), in the languages
 * of the upgrades, sorted by path and line. Vendored copies, files over 1 MiB and comments are left out; tests are not. A
 * file that can not be read is noted.
 */
export async function review(world: Pick<World, 'repository' | 'log'>, upgrades: readonly Upgrade[]): Promise<Review> {
  const sdks = new Set(upgrades.map((upgrade) => upgrade.sdk).filter((sdk) => [...SOURCES.values()].some((source) => source.sdk === sdk)))
  if (sdks.size === 0) return { findings: [], files: new Map() }
  return await world.log.step('Reviewing the code for what the upgrades touch', async (say) => {
    const { searched, candidates } = await sourcesOf(world.repository, sdks)
    const findings: Finding[] = []
    for (const path of candidates) {
      const content = await world.repository.read(path)
      if (content.kind === 'unreadable') world.log.note({ place: { path }, text: content.why })
      if (content.kind === 'text') findings.push(...findingsIn(path, content.text))
    }
    say(findings.length === 1 ? '1 place' : `${findings.length} places`)
    return { findings, files: searched }
  })
}

/** The sources that mention Stripe, and which of them also hold a word that something is found by: few, so that few are opened. */
async function sourcesOf(
  repository: Repository,
  sdks: ReadonlySet<Sdk>,
): Promise<{ readonly searched: ReadonlyMap<Sdk, readonly string[]>; readonly candidates: readonly string[] }> {
  const sought = [...VERSION_WORDS, ...(sdks.has('node') ? CASE_WORDS : [])]
  const [mentioning = [], ...holding] = await Promise.all(['stripe', ...sought].map((text) => repository.mentioning(text)))
  const held = new Set(holding.flat())
  const searched = new Map<Sdk, string[]>([...sdks].map((sdk) => [sdk, []]))
  const candidates = mentioning.filter((path) => {
    const sdk = SOURCES.get(posix.extname(path))?.sdk
    const known = sdk === undefined ? undefined : searched.get(sdk)
    if (known === undefined || vendored(path) !== null) return false
    known.push(path)
    return held.has(path)
  })
  return { searched, candidates }
}

function findingsIn(path: string, text: string): Finding[] {
  const source = SOURCES.get(posix.extname(path))
  if (source === undefined || text.length > MAX_LENGTH) return []
  const lines = linesOf(text)
  return scriptsOf(path, text)
    .flatMap((script) => {
      const code = text.slice(script.start, script.end)
      const lineOf = (start: number): number => lines.at(script.start + start)
      const versions = apiVersionsIn(code, source.language).map((literal) => versionFinding(source, path, lineOf(literal.start), literal))
      const cases = source.sdk === 'node' ? caseFindingsIn(code) : []
      return versions.concat(cases.map((found) => caseFinding(source.sdk, path, lineOf(found.start), found)))
    })
    .toSorted((a, b) => a.line - b.line)
}

function versionFinding({ sdk, typed }: Source, path: string, line: number, { value }: ApiVersionLiteral): Finding {
  const pinned = `The API version ${value} is pinned here and overrides the SDK's own: with the new SDK Stripe still answers as of ${value}.`
  const types = typed ? " TypeScript's types accept only the SDK's own version, so this line fails with TS2322 unless it is cast." : ''
  return {
    sdk,
    path,
    line,
    rule: 'api-version-literal',
    value,
    message: `${pinned}${types} Removing it, or naming the new version, changes what Stripe answers: read the API changes first.`,
  }
}

const MESSAGES = {
  'options-as-parameters':
    'The options stand where the parameters belong. From stripe-node 22 on they are sent as parameters, and no longer applied: give the parameters first, `{}` where there are none.',
  'snake-case-option': 'From stripe-node 22 on this spelling of an option is ignored in silence: write it in camelCase.',
  'tolerance-zero':
    'A tolerance of 0 is the default of 300 s up to stripe-node 22, and no limit at all from 23 on, so that an old event can be sent again: leave it out, or name the seconds.',
  'tolerance-left-out':
    'Without a tolerance an event of any age is accepted up to stripe-node 22, and one older than 300 s is refused from 23 on: name the seconds.',
} as const satisfies Readonly<Record<CaseRule, string>>

function caseFinding(sdk: Sdk, path: string, line: number, { rule, value }: CaseFinding): Finding {
  return { sdk, path, line, rule, value, message: MESSAGES[rule] }
}

/** The whole file, or the script blocks of a Vue or Svelte component. */
function scriptsOf(path: string, text: string): { start: number; end: number }[] {
  if (!/\.(?:vue|svelte)$/.test(path)) return [{ start: 0, end: text.length }]
  const scripts: { start: number; end: number }[] = []
  let at = text.indexOf('<script')
  while (at !== -1) {
    const opened = text.indexOf('>', at)
    const end = opened === -1 ? -1 : text.indexOf('</script', opened)
    if (end === -1) break
    scripts.push({ start: opened + 1, end })
    at = text.indexOf('<script', end + 1)
  }
  return scripts
}
