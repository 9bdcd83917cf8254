import type { Place } from './place.ts'
import type { Sdk } from './sdk.ts'

/** A line of the user's own code that the upgrade touches. */
export interface Finding extends Place {
  readonly sdk: Sdk
  /** `api-version-literal`: the code names an API version itself. */
  readonly rule: 'api-version-literal'
  /** What stands there: `2024-06-20`. Untrusted. */
  readonly value: string
  readonly message: string
}
