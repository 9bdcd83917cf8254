import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openRepository } from '../../../../src/adapters/repository.ts'
import { createRunCache } from '../../../../src/domain/run-cache.ts'
import type { SdkAdapter } from '../../../../src/domain/sdk-adapter.ts'
import type { Target, Upgrade } from '../../../../src/domain/upgrade.ts'
import { python } from '../../../../src/sdks/python/index.ts'
import type { ManagerProgram } from '../../../../src/sdks/python/managers/program.ts'
import type { SdkWorld, Tools } from '../../../../src/world.ts'

/** What a language gets of the world, at the start of a run. */
export function worldWith(tools: Tools): SdkWorld {
  return { tools, cache: createRunCache() }
}

interface Upgraded {
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
  readonly checks: readonly string[]
  readonly notes: readonly string[]
  readonly runner: readonly string[]
}

/** Detects, moves every use to `to`, and refreshes the lockfiles in a scratch copy of the folder. */
export async function upgraded(
  tools: Tools,
  folder: string,
  to: string,
  paths: readonly string[],
  adapter: SdkAdapter = python,
): Promise<Upgraded> {
  const { upgrader } = adapter
  if (upgrader === null) throw new Error('there is no upgrader')
  const repository = await openRepository(folder, tools)
  const { uses } = await adapter.detect(repository, await repository.mentioning('stripe'))
  await using scratch = await repository.checkout()
  const targets: Target[] = []
  for (const use of uses) {
    const moved = upgrader.specifier(use, to, 'auto')
    const read = await scratch.read(use.path)
    if ('refused' in moved || read.kind !== 'text') throw new Error('refused' in moved ? moved.refused : use.path)
    targets.push({ use, specifier: moved.specifier })
    if (moved.specifier !== use.specifier) await scratch.write(use.path, await upgrader.splice(read.text, use, moved.specifier))
  }
  const upgrade: Upgrade = {
    sdk: 'python',
    from: '11.6.0',
    froms: ['11.6.0'],
    to,
    major: true,
    targets,
    paths,
    branch: 'b',
    fixedHazards: [],
    hazards: [],
    newHazards: [],
    fixedAdvisories: [],
  }
  const { checks, notes, runner = [] } = await upgrader.lock(worldWith(tools), scratch, targets, upgrade)
  const texts = async (root: string): Promise<Record<string, string>> =>
    Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const)))
  return { before: await texts(folder), after: await texts(scratch.root), checks: checks.map((check) => check.command), notes, runner }
}

/** The lines of one text that are not in the other, trimmed. */
export function linesGone(from: string | undefined, to: string | undefined): readonly string[] {
  const kept = new Set((to ?? '').split('\n'))
  return (from ?? '')
    .split('\n')
    .filter((line) => !kept.has(line))
    .map((line) => line.trim())
}

/** Runs a manager as a repository's owner once did, with pip's defaults. Throws where it fails. */
export async function made(program: ManagerProgram, args: readonly string[], cwd: string): Promise<void> {
  const result = await program.run(args, cwd, { PIP_CONFIG_FILE: '/dev/null', PIP_ONLY_BINARY: '' })
  if (result.code !== 0) throw new Error(`${result.stdout}\n${result.stderr}`)
}
