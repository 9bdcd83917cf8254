import type { InstalledSdk } from '../domain/sdk-adapter.ts'
import type { SdkFacts } from '../domain/sdk-facts.ts'
import type { Sdk } from '../domain/sdk.ts'
import type { Tools } from '../world.ts'
import type { Noticed, Patience } from './ask/driver.ts'
import type { Gateway } from './gateway/types.ts'

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
