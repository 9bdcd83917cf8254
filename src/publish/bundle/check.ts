import { isSamePair, type Bundle, type Plan } from '../../domain/bundle.ts'
import { BundleError } from '../../domain/errors.ts'
import type { PullDraft } from '../../domain/pull.ts'
import { visible } from '../../domain/visible.ts'
import type { Base, Forge, Repository } from '../../world.ts'
import { sha256 } from './make.ts'

/** Throws BundleError B4 where the base is not the commit that the bundle was made on, here or on the forge. */
export async function checkBase({ plan: { base } }: Bundle, here: Base | null, forge: Pick<Forge, 'head'>): Promise<void> {
  const moved = (where: string): BundleError =>
    new BundleError(
      'B4',
      `the base moved: ${visible(base.branch)} is not at ${base.commit.slice(0, 12)} ${where}.`,
      'Run the workflow again.',
    )
  if (here?.commit !== base.commit || here.branch !== base.branch) throw moved('in the checkout of this job')
  if ((await forge.head(base.branch)) !== base.commit) throw moved('any more')
}

function isUnsafe(path: string): boolean {
  const parts = path.split('/')
  return (
    path.startsWith('/') ||
    path.includes('\\') ||
    parts.some((part) => part === '' || part === '..' || part === '.' || part === '.git') ||
    parts[0] === '.github'
  )
}

/**
 * Compares what the bundle says with what this job found and edited itself, without running a candidate. Throws BundleError: B5
 * where a path may not be edited, B6 where the edits are not the same, B7 where they start from another text.
 */
export async function checkEdits({ upgrades }: Plan, drafts: readonly PullDraft[], base: Pick<Repository, 'read'>): Promise<void> {
  for (const { files } of upgrades) {
    const bad = files.find(({ path }) => isUnsafe(path))
    if (bad !== undefined) throw new BundleError('B5', `${visible(bad.path)} is no file that an upgrade may edit.`)
  }
  const missing = upgrades.find((planned) => !drafts.some(({ offer }) => isSamePair(offer, planned)))
  const extra = drafts.find(({ offer }) => !upgrades.some((planned) => isSamePair(offer, planned)))
  for (const pair of [missing, extra?.offer])
    if (pair !== undefined)
      throw new BundleError('B6', `${pair.sdk} ${pair.from} → ${pair.to} was chosen and edited in one of the two jobs alone.`)
  for (const draft of drafts) {
    const planned = upgrades.find((each) => isSamePair(draft.offer, each))
    await checkFiles(planned?.files ?? [], draft, base)
  }
}

async function checkFiles(planned: Plan['upgrades'][number]['files'], { files }: PullDraft, base: Pick<Repository, 'read'>): Promise<void> {
  const known = planned.find(({ path }) => !files.has(path))
  if (known !== undefined) throw new BundleError('B5', `${visible(known.path)} is no file that this upgrade edits.`)
  for (const [path, text] of files) {
    const file = planned.find((each) => each.path === path)
    if (file === undefined || file.after !== sha256(text))
      throw new BundleError('B6', `${visible(path)} was edited again here, and came out otherwise than in the job \`plan\`.`)
    const content = await base.read(path)
    if (sha256(content.kind === 'text' ? content.text : '') !== file.before)
      throw new BundleError('B7', `${visible(path)} does not hold in this commit what the edit starts from.`)
  }
}
