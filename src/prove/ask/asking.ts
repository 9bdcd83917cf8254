import type { Case } from '../cases/case.ts'
import type { Bench } from '../bench.ts'
import type { Disguise } from './disguise.ts'
import type { Driver } from './driver.ts'
import type { Answer, Hello, VerifyRequest } from './protocol.ts'

/** A delivery, and what is said to it. */
export interface Delivered {
  readonly request: VerifyRequest
  readonly answer: Promise<Answer>
}

/** What all cases of one driver are asked with. */
export interface Conversation {
  readonly bench: Bench
  readonly driver: Driver
  readonly hello: Hello
  /** The whole suite. */
  readonly all: readonly Case[]
  readonly disguise: Disguise
  /** Begins the gateway's names for all the cases. */
  readonly run: string
}

/** What one case is asked with. */
export interface Asking extends Conversation {
  /** The gateway's name for the case. */
  readonly token: string
  /** Must be called once, when the driver will not be asked anything more for the case. */
  readonly lastIsSent: () => void
  /** What the usual verifier is asked and says, by the name of the delivery, for all that are compared with it; null where it is too large for that. */
  readonly usual: Map<string, Delivered | null>
  /** Milliseconds that a client waits that is to give up. */
  readonly waitMs: number
}
