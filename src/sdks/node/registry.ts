import semver from 'semver'
import * as v from 'valibot'
import { UpstreamError } from '../../domain/errors.ts'
import type { Release } from '../../domain/release.ts'
import type { Tools } from '../../world.ts'
import { npmOutput } from './managers/npm/program.ts'
import { npmVersions } from './versions.ts'

/**
 * Below this, dates are asked for apart: `npm view` repeats all of them for every release, which for a release older
 * than this comes to more than 130 MB of memory. Two calls cost 0.3 s more and 90 MB.
 */
const ONE_CALL_FROM = '13.0.0'

/** npm writes what it is asked for, and leaves out what is not there. What is of an odd shape is taken as not there. */
const ROW = v.object({
  version: v.string(),
  engines: v.optional(v.fallback(v.optional(v.object({ node: v.optional(v.string()) })), undefined)),
  deprecated: v.optional(v.fallback(v.optional(v.string()), undefined)),
  // Looked into once only: every row repeats the dates of all.
  time: v.optional(v.unknown()),
})
const TIME = v.fallback(v.record(v.string(), v.unknown()), {})
const LIST = v.object({
  versions: v.union([
    v.array(v.string()),
    v.pipe(
      v.string(),
      v.transform((only) => [only]),
    ),
  ]),
  time: v.optional(v.record(v.string(), v.unknown()), {}),
})

/** npm's own pauses between two retries, of 10 and 60 s, would make somebody without a network wait for more than a minute. */
const RETRIES = ['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=2000']

type Row = v.InferOutput<typeof ROW>

/** How npm says that no release is in a range. */
const NO_RELEASE = /: No match found for version /

async function view(tools: Pick<Tools, 'run'>, root: string, spec: string, fields: readonly string[]): Promise<unknown> {
  const args = ['view', spec, ...fields, '--json', ...RETRIES]
  const stdout = await npmOutput(tools, args, `npm view ${spec}`, { cwd: root }).catch((error: unknown) => {
    if (error instanceof UpstreamError && NO_RELEASE.test(error.message)) return '[]'
    throw error
  })
  try {
    return JSON.parse(stdout)
  } catch {
    throw new UpstreamError(`\`npm view ${spec}\` did not answer with JSON; see what \`npm view stripe\` says here.`)
  }
}

/** Every version that was ever published, with all dates. */
async function list(tools: Pick<Tools, 'run'>, root: string): Promise<v.InferOutput<typeof LIST>> {
  const read = v.safeParse(LIST, await view(tools, root, 'stripe', ['versions', 'time']))
  if (read.success) return read.output
  throw new UpstreamError('`npm view stripe versions time` answered in a form that is not known; is the registry an npm one?')
}

/** One release is answered as an object, several as a list of them. */
function rowsOf(answer: unknown): readonly Row[] {
  const rows = Array.isArray(answer) ? answer : [answer]
  return rows.flatMap((row) => {
    const read = v.safeParse(ROW, row)
    return read.success ? [read.output] : []
  })
}

function dateOf(time: Readonly<Record<string, unknown>>, version: string): string | null {
  const date = time[version]
  return typeof date === 'string' && !Number.isNaN(Date.parse(date)) ? date : null
}

function releasesOf(rows: readonly Row[], time: Readonly<Record<string, unknown>>): readonly Release[] {
  return rows
    .flatMap(({ version, engines, deprecated }): Release[] => {
      const read = npmVersions.parse(version)
      if (read === undefined) return []
      const date = dateOf(time, version)
      return [
        {
          version,
          channel: read.channel,
          date,
          dateSource: date === null ? null : 'registry',
          withdrawn: deprecated === undefined || deprecated === '' ? null : `deprecated: ${deprecated}`,
          runtime: engines?.node ?? null,
        },
      ]
    })
    .toSorted((a, b) => semver.compare(a.version, b.version))
}

/**
 * Every release from `oldest` on; see `Upgrader.releases`. A range leaves pre-releases out, as npm does: they are
 * listed, and asked for by name, where `oldest` is one itself. Throws UpstreamError.
 */
export async function releases(tools: Pick<Tools, 'run'>, root: string, oldest: string): Promise<readonly Release[]> {
  if (semver.valid(oldest) !== oldest) throw new UpstreamError(`"${oldest}" is no version that npm knows.`)
  const isPreview = semver.prerelease(oldest) !== null
  const facts = ['name', 'version', 'engines', 'deprecated']
  if (!isPreview && semver.gte(oldest, ONE_CALL_FROM)) {
    const rows = rowsOf(await view(tools, root, `stripe@>=${oldest}`, [...facts, 'time']))
    return releasesOf(rows, v.parse(TIME, rows[0]?.time))
  }
  if (!isPreview) {
    const [{ time }, answer] = await Promise.all([list(tools, root), view(tools, root, `stripe@>=${oldest}`, facts)])
    return releasesOf(rowsOf(answer), time)
  }
  const { versions, time } = await list(tools, root)
  const previews = versions.filter(
    (version) => semver.valid(version) !== null && semver.prerelease(version) !== null && semver.gte(version, oldest),
  )
  return releasesOf(rowsOf(await view(tools, root, `stripe@${[`>=${oldest}`, ...previews].join(' || ')}`, facts)), time)
}
