import type { BreakingKind, Breaks } from '../../../domain/review.ts'
import type { AskedSdk } from '../../../domain/sdk-adapter.ts'
import type { Edit } from '../../shared/shadow.ts'
import type { Source } from './source.ts'

/** What breaks at a place of a source. */
export interface Found {
  readonly source: Source
  readonly kind: BreakingKind
  readonly breaks: Breaks
  /** `Subscription.current_period_end`. */
  readonly symbol: string
  readonly message: string
  readonly fix: string | null
  /** The same as a change of the text, so that the whole line can be shown as it should be. */
  readonly edit?: Edit | undefined
  /** Where, in UTF-16 offsets. */
  readonly at: number
  /** The name or module that is gone, as the SDK itself can be asked for it; else null. */
  readonly asked: string | null
  /** See `BrokenLine.topic`. */
  readonly topic?: string | undefined
  /** Who says so, and what. */
  readonly evidence: string
}

/** An SDK that can be asked, or why there is none. */
export type MaybeSdk = AskedSdk | { readonly why: string }
