import { posix } from 'node:path'
import type { Finding } from '../domain/finding.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import { linesOf } from '../sdks/lines.ts'
import { vendored } from '../sdks/vendored.ts'
import type { Repository, World } from '../world.ts'
import { apiVersionsIn, type ApiVersionLiteral } from './api-versions.ts'
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
const NAMES = ['apiversion', 'api_version', 'stripe-version', 'stripe_version', 'stripeversion']

/** Larger files are generated. UTF-16 units. */
const MAX_LENGTH = 1024 * 1024

/**
 * Which lines of the user's own code does the upgrade touch? For now: each API version that the code names itself, in
 * the languages of the upgrades, sorted by path and line (`api-versions.ts` says what counts). Vendored copies, files
 * over 1 MiB and comments are left out; tests are not. A file that can not be read is noted.
 */
export async function review(world: Pick<World, 'repository' | 'log'>, upgrades: readonly Upgrade[]): Promise<readonly Finding[]> {
  const sdks = new Set(upgrades.map((upgrade) => upgrade.sdk))
  if (![...SOURCES.values()].some(({ sdk }) => sdks.has(sdk))) return []
  return await world.log.step('Reviewing the code for pinned API versions', async (say) => {
    const findings: Finding[] = []
    for (const path of await candidates(world.repository, sdks)) {
      const content = await world.repository.read(path)
      if (content.kind === 'unreadable') world.log.note({ place: { path }, text: content.why })
      if (content.kind === 'text') findings.push(...findingsIn(path, content.text))
    }
    say(findings.length === 1 ? '1 place' : `${findings.length} places`)
    return findings
  })
}

/** The sources that hold both the word "stripe" and a name of an API version: few, so that few are opened. */
async function candidates(repository: Repository, sdks: ReadonlySet<Sdk>): Promise<string[]> {
  const [mentioning, ...naming] = await Promise.all(['stripe', ...NAMES].map((text) => repository.mentioning(text)))
  const named = new Set(naming.flat())
  return (mentioning ?? []).filter((path) => {
    const source = SOURCES.get(posix.extname(path))
    return source !== undefined && sdks.has(source.sdk) && named.has(path) && vendored(path) === null
  })
}

function findingsIn(path: string, text: string): Finding[] {
  const source = SOURCES.get(posix.extname(path))
  if (source === undefined || text.length > MAX_LENGTH) return []
  const lines = linesOf(text)
  return scriptsOf(path, text).flatMap((script) =>
    apiVersionsIn(text.slice(script.start, script.end), source.language).map((literal) =>
      findingOf(source, path, lines.at(script.start + literal.start), literal),
    ),
  )
}

function findingOf({ sdk, typed }: Source, path: string, line: number, { value }: ApiVersionLiteral): Finding {
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
