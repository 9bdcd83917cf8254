import { resolve } from 'node:path'
import { createGit, entries } from '../adapters/git.ts'
import { openRepository } from '../adapters/repository.ts'
import { otherMoves } from '../detect/index.ts'
import { asksForAPerson, jsonText, verificationText, verifyJson, type Verified } from '../report/index.ts'
import type { Places } from '../settings/index.ts'
import { verify, type Prove } from '../verify.ts'
import type { Base, Log, Tools } from '../world.ts'
import { contextOf, type CommandContext } from './context.ts'
import { required, type Invocation } from './invocation.ts'
import { checkStripeMock } from './stripe-mock.ts'

/** What is verified: two commits of one repository, by any names that git knows them by. */
export interface Change {
  readonly root: string
  readonly base: string
  readonly head: string
}

/** What came of it, with the settings of the base. */
export interface VerifiedChange extends Verified {
  readonly context: CommandContext
  readonly base: Base
  readonly head: Base
}

/**
 * Verifies what `head` changes since it parted from `base`. The configuration file is the base's, and so is the folder that
 * package managers run in. Throws SettingsError where a commit is not there.
 */
export async function verifyChange(
  { root, base, head }: Change,
  places: Pick<Places, 'flags' | 'inputs'>,
  tools: Tools,
  log: Log,
  proving?: Prove,
): Promise<VerifiedChange> {
  const folder = resolve(root)
  const [from, to] = await Promise.all([base, head].map(async (commit) => openRepository(folder, tools, { commit })))
  const [tip, change] = [await from?.base(), await to?.base()]
  if (from === undefined || to === undefined || tip == null || change == null) throw new Error('two repositories were opened')
  const git = createGit(tools, from.root)
  const parted = (await git.line(['merge-base', tip.commit, change.commit])) ?? tip.commit
  await using settled = await from.checkout()
  await using start = await (await openRepository(folder, tools, { commit: parted })).checkout()
  await using after = await to.checkout()
  const context = { ...(await contextOf(settled, places, tools, log)), repository: start }
  await checkStripeMock(tools, context.settings.stripeMock)
  const changed = entries(await git.output(['diff-tree', '-r', '-z', '--no-renames', '--name-only', parted, change.commit]))
  const others = await otherMoves(context.sdks, start, after, changed)
  return { ...(await verify(context, after, context.settings, proving)), others, context, base: { ...tip, commit: parted }, head: change }
}

/** `stripe-upgrade verify`: exit code 1 where a person should look before the merge. */
export async function run(invocation: Invocation): Promise<number> {
  const { flags, switches, settings, tools, log, print, screen } = invocation
  const change = { root: flags.get('repo') ?? '.', base: required(invocation, 'base'), head: required(invocation, 'head') }
  const verified = await verifyChange(change, { flags: settings }, tools, log)
  const { base, head, context } = verified
  if (switches.has('json')) print(jsonText({ base: base.commit, head: head.commit, ...verifyJson(verified) }, 2))
  else print(verificationText(verified, screen))
  return asksForAPerson(verified, context.settings.exitCode) ? 1 : 0
}
