import type { Level } from './proof.ts'
import type { Sdk } from './sdk.ts'

/** One case of the contract suite as a reader looks it up: what it is for, not how it is run. */
export interface ContractCase {
  /** Stable: `webhook/rotation-second-valid`; what comes before the slash is its family. */
  readonly id: string
  readonly level: Level
  readonly title: string
  /** The threat it guards: `forged webhook`, `double charge`, `outdated SDK`. */
  readonly threat: string
  /** What is done to the SDK, as a phrase. */
  readonly sent: string
  /** What must be seen, each a phrase; empty where what is seen is only recorded. */
  readonly expected: readonly string[]
  /** The SDKs that pass it now and did not always. */
  readonly fixedIn: readonly {
    readonly sdk: Sdk
    /** The first version that passes it; every later one does too. */
    readonly since: string
    /** What that version changed. */
    readonly link: string
  }[]
  /** The SDKs that have what it needs now and did not always. */
  readonly availableSince: readonly {
    readonly sdk: Sdk
    /** The first version that has it. */
    readonly since: string
    readonly link: string
  }[]
  /** The SDKs that are known to fail it, and that no release fixes yet. */
  readonly knownIssues: readonly {
    readonly sdk: Sdk
    /** The first version that fails it; every later one does too. */
    readonly since: string
    readonly why: string
    readonly link: string
  }[]
}
