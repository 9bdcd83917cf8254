import { join } from 'node:path'
import * as core from '@actions/core'
import { patchOf, readBundle, writeBundle } from '../adapters/bundle-files.ts'
import { createLocalForge } from '../adapters/local-forge.ts'
import { isSamePair, type Bundle, type Plan, type PlannedPair } from '../domain/bundle.ts'
import { SettingsError } from '../domain/errors.ts'
import type { Proof } from '../domain/proof.ts'
import { withoutNotes } from '../domain/release.ts'
import { checkBase, checkEdits, makeBundle, openBundle, publish } from '../publish/index.ts'
import type { InTwoJobs } from '../story.ts'
import { openUpgrade, outFolder, upgradeIn, type ActionRun } from './action-run.ts'
import type { CommandContext } from './context.ts'
import { githubForge } from './github-forge.ts'
import { resultCode } from './run-story.ts'

/** Where the bundle is: the setting, or a folder of the runner's. */
async function folderOf(run: ActionRun, { settings }: CommandContext): Promise<string> {
  return settings.bundle ?? join(await outFolder(run), 'stripe-upgrade-bundle')
}

function ownRun({ env, github }: ActionRun): Pick<Plan, 'repository' | 'run'> {
  return { repository: github.repository ?? '', run: env['GITHUB_RUN_ID'] ?? '' }
}

/**
 * `command: plan`: every step but the last, in a job whose token can only read. It makes a bundle for the job that runs
 * `publish`. A verdict is no failure here: it is that job's to say.
 */
export async function planUpgrade(run: ActionRun): Promise<number> {
  const context = await openUpgrade(run)
  if (context === null) return 0
  const base = await context.repository.base()
  if (base === null) throw new SettingsError('The checkout has no commit, so there is nothing to plan. Check the repository out first.')
  const forge = createLocalForge({ root: context.repository.root, out: await outFolder(run), tools: run.tools })
  const { report } = await upgradeIn(run, context, forge, { isApart: true, steps: { publish: async () => [] } })
  const { plan, report: found, digest } = makeBundle(report, { ...ownRun(run), base: { branch: base.branch, commit: base.commit } })
  const edits = report.upgrades.flatMap(({ change }) => (change.kind === 'edited' ? change.edits : []))
  const folder = await folderOf(run, context)
  await writeBundle(folder, { 'plan.json': plan, 'report.json': found, 'changes.patch': await patchOf(run.tools, edits) })
  core.setOutput('bundle', folder)
  core.setOutput('digest', digest)
  return 0
}

function of<T extends PlannedPair>(all: readonly T[], pair: PlannedPair): T | undefined {
  return all.find((each) => isSamePair(each, pair))
}

/** The steps that would run a candidate, from what another job found out; and the one that writes, which first compares. */
function stepsFrom({ plan, found }: Bundle, { repository }: CommandContext): NonNullable<InTwoJobs['steps']> {
  return {
    async prove(_, upgrades) {
      const proofs: Proof[][] = []
      for await (const { sdk, froms, to } of upgrades) proofs.push(froms.flatMap((from) => of(found.proofs, { sdk, from, to }) ?? []))
      return proofs
    },
    lookUpNotes: async (_, upgrades) => upgrades.map((upgrade) => of(found.findings, upgrade)?.changelog ?? withoutNotes(UNREAD)),
    review: async (_, upgrades) => upgrades.map((upgrade) => of(found.findings, upgrade)?.review ?? null),
    async proveOwnTests(_, __, changes) {
      const all = changes.flatMap(({ upgrade }) => of(found.findings, upgrade)?.ownTests ?? [])
      return all.length === changes.length ? all : []
    },
    async tryEndpoint(_, __, changes) {
      const all = changes.flatMap(({ upgrade }) => of(found.findings, upgrade)?.endpoint ?? [])
      return all.length === changes.length ? all : []
    },
    async publish(world, drafts, withdrawals) {
      await using base = await repository.checkout()
      await checkEdits(plan, drafts, base)
      return publish(world, drafts, withdrawals)
    },
  }
}

const UNREAD = 'the job that planned this did not read them'

/**
 * `command: publish`: in a job that can write and in which no candidate runs. It looks up, chooses and edits again, and writes
 * only where that comes to what the bundle says. Throws BundleError, before anything is written.
 */
export async function publishPlan(run: ActionRun): Promise<number> {
  const context = await openUpgrade(run)
  if (context === null) return 0
  const { settings, repository } = context
  if (settings.token === null) throw new SettingsError('command: publish writes to GitHub, so it needs the input `token`.')
  const bundle = openBundle(await readBundle(await folderOf(run, context)), { ...ownRun(run), digest: settings.digest })
  const forge = await githubForge(context, run.env)
  await checkBase(bundle, await repository.base(), forge)
  return resultCode(await upgradeIn(run, context, forge, { isApart: true, steps: stepsFrom(bundle, context) }), settings.exitCode)
}
