import type { InstalledSdk } from '../domain/sdk-adapter.ts'
import type { SdkFacts } from '../domain/sdk-facts.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Tools } from '../world.ts'
import type { Case } from './cases/case.ts'
import type { Disguise } from './disguise.ts'
import type { Driver, Noticed, Patience } from './driver.ts'
import type { Gateway } from './gateway/types.ts'
import type { Answer, Hello, VerifyRequest } from './protocol.ts'

/** What one version of one SDK is run with. */
export interface Bench {
  readonly tools: Tools
  readonly sdk: Sdk
  readonly errorClasses: SdkFacts['errorClasses']
  readonly installed: InstalledSdk
  /** A folder that the SDK may take for the user's home. */
  readonly home: string
  /** The gateway, or why there is none. */
  readonly gateway: Gateway | { readonly missing: string }
  readonly patience: Patience
  /** Where all drivers of the version write down what they notice. */
  readonly noticed: Noticed & {
    /** The kinds of secrets that were printed or logged. */
    readonly secrets: Set<string>
  }
  /** So many times longer than usual a client waits before it gives up; 1 where left out. */
  readonly moreTime?: number
  /** Called each time that a case has its answers, with how many of how many have them now. */
  readonly progress?: (answered: number, of: number) => void
}

/** A delivery, and what is said to it. */
export interface Delivered {
  readonly request: VerifyRequest
  readonly answer: Promise<Answer>
}

/** What one case is asked with. */
export interface Asking {
  readonly bench: Bench
  readonly driver: Driver
  readonly hello: Hello
  /** The whole suite. */
  readonly all: readonly Case[]
  readonly disguise: Disguise
  /** The gateway's name for the case. */
  readonly token: string
  /** Must be called once, when the driver will not be asked anything more for the case. */
  readonly lastIsSent: () => void
  /** What the usual verifier is asked and says, by the name of the delivery, for all that are compared with it; null where it is too large for that. */
  readonly usual: Map<string, Delivered | null>
  /** Milliseconds that a client waits that is to give up. */
  readonly waitMs: number
}
