import type { EveryCase, KeysCase, RequestCase, TwinCase, WebhookCase } from '../cases/case.ts'
import type { AskedCase } from '../plan/plan.ts'
import type { Answer, VerifyRequest } from './protocol.ts'

/** Two answers to one delivery, by the usual verifier and by another. */
export interface Twins {
  readonly case: WebhookCase
  /** As the usual one was asked. */
  readonly request: VerifyRequest
  readonly answers: readonly [usual: Answer, other: Answer]
}

/** What the driver said of a case, as it said it. */
export type Asked =
  | NotAsked
  | { readonly kind: 'webhook'; readonly case: WebhookCase; readonly request: VerifyRequest; readonly answer: Answer }
  | { readonly kind: 'twin'; readonly case: TwinCase; readonly twins: readonly Twins[] }
  | { readonly kind: 'keys'; readonly case: KeysCase; readonly answers: readonly Answer[] }
  | { readonly kind: 'every'; readonly case: EveryCase; readonly token: string; readonly answer: Answer }
  | {
      readonly kind: 'request'
      readonly case: RequestCase
      /** The gateway's name for it. */
      readonly token: string
      readonly answers: readonly Answer[]
      /** Milliseconds that the client waits for one answer. */
      readonly patienceMs: number
    }

/** What the driver lacks for a case, or why nobody could be asked. */
export interface NotAsked {
  readonly kind: 'not-asked'
  readonly case: AskedCase
  readonly outcome: 'unsupported' | 'inconclusive'
  readonly why: string
}

export function unsupported(one: AskedCase, why: string): NotAsked {
  return { kind: 'not-asked', case: one, outcome: 'unsupported', why }
}

/** There is no gateway, for the reason that is `missing`. */
export function withoutGateway(one: AskedCase, { missing }: { readonly missing: string }): NotAsked {
  return { kind: 'not-asked', case: one, outcome: 'inconclusive', why: missing }
}
