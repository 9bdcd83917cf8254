import type { Sdk } from '../../../src/domain/sdk.ts'
import { apply } from './patch.ts'

/** What a user loses by a fault: money, trust in an event, a secret, an event, or something else. */
export type Harm = 'money' | 'forged' | 'leak' | 'lost-event' | 'other'

/** A fault in one version of an SDK, as a hidden defect of a release would be. */
export interface LabelledPatch {
  readonly sdk: Sdk
  readonly version: string
  /** The cases that are to tell. */
  readonly family: string
  readonly harm: Harm
  /** What the SDK does then. */
  readonly what: string
  /** Below the package. */
  readonly file: string
  /** Each must be in the file exactly once. */
  readonly edits: readonly Edit[]
}

type Edit = readonly [find: string, replace: string]

/** Makes the patches of one version for one family. */
export function patchesOf(sdk: Sdk, version: string, family: string) {
  return (harm: Harm, what: string, file: string, ...edits: readonly Edit[]): LabelledPatch => ({
    sdk,
    version,
    family,
    harm,
    what,
    file,
    edits,
  })
}

/** The file's text with the patch in it. Throws where it does not apply exactly once. */
export function applyLabelled({ what, file, edits }: LabelledPatch, text: string): string {
  return apply({ what, area: 'request', file, edits }, text)
}
