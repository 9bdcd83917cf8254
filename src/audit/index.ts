import type { Audit, Auditor } from '../domain/audit.ts'
import type { Module } from '../domain/audit-tree.ts'
import { readGlob } from '../domain/glob.ts'
import type { Place } from '../domain/place.ts'
import type { Policy } from '../domain/policy.ts'
import type { SdkAdapter } from '../domain/sdk-adapter.ts'
import type { Unchecked } from '../domain/review.ts'
import type { Use } from '../domain/use.ts'
import type { VersionScheme } from '../domain/version.ts'
import type { World } from '../world.ts'
import { answerRules } from './answers.ts'
import { callRules } from './calls.ts'
import { csrfRules } from './csrf.ts'
import { effectRules } from './effects.ts'
import { webhookEntries } from './entries.ts'
import type { Report } from './findings.ts'
import { flowsOf } from './flows.ts'
import { handlerRules } from './handlers.ts'
import { inUse, type InUse } from './in-use.ts'
import { literalRules } from './literals.ts'
import { logRules } from './logs.ts'
import { programOf } from './program.ts'
import { rawBodyRules } from './raw-body.ts'
import { settingRules } from './secret.ts'
import { sortFindings } from './suppressions.ts'
import { surroundingRules } from './surroundings.ts'
import { verificationRules } from './verification.ts'
import { versionRules } from './versions.ts'

/**
 * What is unsafe in the user's own code, whatever the version? Every language that has an auditor reads the files that mention
 * Stripe; the rules are common. What could not be followed is `unknown`, never a finding.
 */
export async function audit(world: Pick<World, 'repository' | 'sdks' | 'log'>, policy: Pick<Policy, 'exclude' | 'sdks'>): Promise<Audit> {
  return await world.log.step('Auditing webhooks and idempotency keys', async (say) => {
    const globs = policy.exclude.map(readGlob)
    const isAudited = (path: string): boolean => !globs.some((glob) => glob.covers(path))
    const [found] = await Promise.all([world.repository.mentioning('stripe'), loadReaders(world, policy)])
    const mentioning = found.filter(isAudited)
    const parts = await Promise.all(policy.sdks.map((sdk) => auditOne(world, world.sdks.of(sdk), mentioning, isAudited)))
    const audited = merged(parts)
    const { length } = audited.findings
    say(length === 1 ? '1 finding' : `${length} findings`)
    return audited
  })
}

/** Loads what reads the languages that are there, while git searches. */
async function loadReaders({ repository, sdks }: Pick<World, 'repository' | 'sdks'>, policy: Pick<Policy, 'sdks'>): Promise<void> {
  const files = await repository.files()
  const auditors = policy.sdks.flatMap((sdk) => sdks.of(sdk).auditor ?? [])
  await Promise.all(auditors.filter(({ isSource }) => files.some(isSource)).map(async (auditor) => auditor.load()))
}

async function auditOne(
  { repository, sdks }: Pick<World, 'repository' | 'sdks'>,
  adapter: SdkAdapter,
  mentioning: readonly string[],
  isAudited: (path: string) => boolean,
): Promise<Audit> {
  const { auditor, sdk } = adapter
  const isOwn = (path: string): boolean => sdks.filled(path) === null && isAudited(path)
  const files = auditor === undefined ? [] : mentioning.filter((path) => auditor.isSource(path) && isOwn(path))
  if (auditor === undefined || files.length === 0)
    return { findings: [], suppressed: [], stale: [], webhooks: [], calls: [], unknown: [], files: [], unchecked: [] }
  const [{ modules, unchecked }, uses] = await Promise.all([auditor.read(repository, files), usesOf(repository, adapter, mentioning)])
  const routes = await routesTo(repository, auditor, files, isOwn)
  const scheme = adapter.upgrader?.versions
  const known = inUse(scheme === undefined ? [] : uses, auditor.facts, adapter, scheme ?? NO_VERSIONS)
  const manifests = await textsOf(
    repository,
    known.majors.map(({ path }) => path),
  )
  return auditModules({ sdk, name: adapter.name }, { modules: [...modules, ...routes], manifests }, known, unchecked)
}

/** The files that do not name Stripe and say which address leads to one that does. */
async function routesTo(
  repository: World['repository'],
  { routes }: Auditor,
  files: readonly string[],
  isOwn: (path: string) => boolean,
): Promise<readonly Module[]> {
  if (routes === undefined) return []
  const known = new Set(files)
  const candidates = (await repository.files()).filter((path) => routes.isRoutes(path) && !known.has(path) && isOwn(path))
  return routes.read(repository, candidates, files)
}

/** What a language without versions of its own is asked: nothing. */
const NO_VERSIONS: VersionScheme = { parse: () => undefined, compare: () => 0, admits: () => false, runtimeMeets: () => true }

/** The uses of the SDK; none where they cannot be found, which the run that upgrades says. */
async function usesOf(repository: World['repository'], adapter: SdkAdapter, mentioning: readonly string[]): Promise<readonly Use[]> {
  try {
    return (await adapter.detect(repository, mentioning)).uses
  } catch {
    return []
  }
}

async function textsOf(repository: World['repository'], paths: readonly string[]): Promise<readonly TextFile[]> {
  const read = await Promise.all([...new Set(paths)].map(async (path) => ({ path, content: await repository.read(path) })))
  return read.flatMap(({ path, content }) => (content.kind === 'text' ? [{ path, text: content.text }] : []))
}

type TextFile = Pick<Module, 'path' | 'text'>

/** The audit of code that was read. Pure. */
function auditModules(
  { sdk, name }: Pick<SdkAdapter, 'sdk' | 'name'>,
  { modules, manifests }: { readonly modules: readonly Module[]; readonly manifests: readonly TextFile[] },
  known: InUse,
  unchecked: readonly Unchecked[],
): Audit {
  const report: Report = { sdk, program: programOf(modules), inUse: known, findings: [], unknown: [] }
  const flows = flowsOf(report.program)
  handlerRules(report, flows)
  verificationRules(report)
  settingRules(report)
  rawBodyRules(report)
  literalRules(report)
  logRules(report)
  surroundingRules(report)
  answerRules(report)
  effectRules(report, flows)
  csrfRules(report)
  versionRules(report, manifests, name)
  const calls = callRules(report)
  const webhooks = webhookEntries(report, flows)
  return {
    ...sortFindings(report.findings, [...modules, ...manifests]),
    webhooks,
    calls,
    unknown: report.unknown,
    files: modules.map(({ path }) => path),
    unchecked,
  }
}

function merged(parts: readonly Audit[]): Audit {
  return {
    findings: parts.flatMap(({ findings }) => findings).toSorted((a, b) => byPlace(a, b) || (a.rule < b.rule ? -1 : 1)),
    suppressed: parts.flatMap(({ suppressed }) => suppressed).toSorted(byPlace),
    stale: parts.flatMap(({ stale }) => stale).toSorted(byPlace),
    webhooks: parts.flatMap(({ webhooks }) => webhooks).toSorted(byPlace),
    calls: parts.flatMap(({ calls }) => calls).toSorted(byPlace),
    unknown: parts.flatMap(({ unknown }) => unknown).toSorted(byPlace),
    files: parts.flatMap(({ files }) => files).toSorted(),
    unchecked: parts.flatMap((part) => part.unchecked),
  }
}

function byPlace(a: Place, b: Place): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line
}
