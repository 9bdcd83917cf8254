import type { Proof } from '../domain/proof.ts'
import type { Sdk } from '../domain/sdk.ts'
import { together } from '../domain/together.ts'
import type { Upgrade } from '../domain/upgrade.ts'
import type { World } from '../world.ts'
import { CASES } from './cases/index.ts'
import { PATIENCE } from './ask/driver.ts'
import { createProver, type Prover } from './prover.ts'
import type { ProvingWorld } from './version-run.ts'

export { exitCode } from './compare/verdict.ts'
export { proveOwnTests, type OwnTestsOptions } from './own-tests/index.ts'
export { listCases } from './list.ts'
export { namedStripeMock } from './stripe-mock.ts'

export interface ProveOptions {
  /** The path of the stripe-mock that the user names; found or provided where null. */
  readonly stripeMock: string | null
  /** As in `ProverOptions`. */
  readonly requireIsolation?: boolean
  /** As in `ProverOptions`. */
  readonly published?: Promise<void>
}

/** Upgrades as they come: each is proved at once, while others are still being edited. */
export type Incoming = Iterable<Upgrade> | AsyncIterable<Upgrade>

/**
 * Runs the contract suite on every version in use and on every candidate, and compares: for each upgrade one proof
 * for each of its `froms`, in order. Nothing starts before the first upgrade. Throws SettingsError where the named stripe-mock
 * cannot be run; all else that goes wrong makes proofs inconclusive.
 */
export async function prove(
  world: ProvingWorld,
  upgrades: Incoming,
  options: ProveOptions = { stripeMock: null },
): Promise<readonly (readonly Proof[])[]> {
  await using prover = proverFor(world, options)
  const proofs: Promise<readonly Proof[]>[] = []
  for await (const { sdk, froms, to } of upgrades) {
    const proof = Promise.all(froms.map((from) => prover.pair(sdk, from, to)))
    // Its error is thrown below, once nothing more comes.
    proof.catch(() => undefined)
    proofs.push(proof)
  }
  return await together(proofs)
}

/** Proves one pair of versions, with no repository at hand; see `prove`. */
export async function provePair(
  world: Pick<World, 'tools' | 'cache' | 'sdks' | 'log'>,
  sdk: Sdk,
  from: string,
  to: string,
  options: ProveOptions = { stripeMock: null },
): Promise<Proof> {
  await using prover = proverFor(world, options)
  return await prover.pair(sdk, from, to)
}

function proverFor(world: ProvingWorld, options: ProveOptions): Prover {
  return createProver(world, { ...options, cases: CASES, patience: PATIENCE })
}
