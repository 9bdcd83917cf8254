import type { Level } from '../../domain/proof.ts'
import type { SdkFacts } from '../../domain/sdk-facts.ts'
import type { Attempt, Script } from '../gateway/types.ts'
import type { Answer, Call, ClientOptions, Shape, Verifier, VerifyRequest } from '../ask/protocol.ts'

/** What a user would lose. */
type Threat =
  | 'forged webhook'
  | 'double charge'
  | 'outdated SDK'
  | 'wrong request'
  | 'money to the wrong account'
  | 'event lost'
  | 'secret leaked'
  | 'error not understood'

/** What a reader must know of every case. */
interface CaseFacts {
  /** Stable: `webhook/rotation-second-valid`. */
  readonly id: string
  readonly level: Level
  readonly title: string
  readonly threat: Threat
  /** The case that it repeats on another surface. What is known of that one, such as since when it passes, is known of both. */
  readonly of?: string
  /** What is done to the SDK, as a phrase: `event signed 1 h ago, tolerance 0`. */
  readonly sent: string
}

/** One webhook handed to the SDK for verification. What is left out is as in a genuine delivery of this moment. */
export interface WebhookCase extends CaseFacts {
  readonly kind: 'webhook'
  readonly webhook: {
    /** What reaches the SDK, made from the event's JSON. */
    readonly body?: (event: string) => string | Uint8Array
    /** What was signed, made from the event's JSON; the body where left out. */
    readonly signed?: (event: string) => string | Uint8Array
    /** Seconds between signing and now; negative in the future. */
    readonly age?: number
    /** Whether the driver's clock is set, so that the age is exact when the SDK looks at it. */
    readonly exact?: true
    /** Is sent and signed in place of a timestamp. */
    readonly timestamp?: string
    /**
     * `t={t},v1={good}` where left out; null for none at all. Other places: `{bad}` a signature with another secret,
     * `{GOOD}` in upper case, `{half}` the first half of a good one, `{prefix}` a good one with a wrong last digit,
     * `{suffix}` with a wrong first digit, `{inverse}` one that differs in every digit, `{bare}` a signature of the body alone, `{old}` a timestamp of an hour ago, `{stale}` the good signature of that,
     * `{t_}` the timestamp with an underscore in it.
     */
    readonly header?: string | null
    /** Signs the delivery; the endpoint's secret where left out. */
    readonly signedWith?: string
    /** The secret that the SDK is given; the endpoint's where left out. */
    readonly secret?: string | null
    readonly tolerance?: number
    /** Seconds ago: when the caller says that it received the event. */
    readonly received?: number
    readonly form?: VerifyRequest['form']
    readonly api?: Verifier
    /** What the caller wants the objects of the event to be used with. */
    readonly apiKey?: string
    /** What a program reads of the event once it is accepted, as texts; null for what is not there: `{ 'data.object.id': 'cus_1' }`. */
    readonly reads?: Readonly<Record<string, string | null>>
  }
  /**
   * `signature-error`: refused with the SDK's own class for it. `keeps-secret`: and nothing secret in the message.
   * `constant-time`: and after a comparison that takes equally long wherever the signatures differ.
   */
  readonly expect: 'accepted' | 'refused' | 'signature-error' | 'keeps-secret' | 'constant-time' | null
}

/** What a request case is judged on. */
export interface RequestRun {
  /** The classes that the SDK documents for its errors. */
  readonly errorClasses: SdkFacts['errorClasses']
  readonly apiVersion: string | null
  /** Of the SDK. */
  readonly version: string
  readonly case: RequestCase
  /** One for each call that was made, in order; at least one. */
  readonly answers: readonly Answer[]
  /** Everything that reached the gateway, in order. */
  readonly attempts: readonly Attempt[]
  /** Milliseconds that the client waits for one answer. */
  readonly patienceMs: number
  /** Whether it is run again, with more time and nothing beside it. */
  readonly isRepeat: boolean
}

/** What must be seen, in its own words. */
export interface Expectation {
  /** Every complaint that it can make, which a reader sees beforehand; of errors with the SDK's own classes. */
  readonly wants: (errorClasses: RequestRun['errorClasses']) => readonly string[]
  /** What should have been seen and was not; null where all was. */
  readonly missed: (run: RequestRun) => string | null
  /**
   * Whether something that arrived, at Stripe or at the caller, is wrong by itself: whoever ran out of time before or after, and
   * whatever did not arrive. Left out where that cannot be.
   */
  readonly arrivedWrong?: (run: RequestRun) => boolean
  /** Whether what misses it costs money or trust, also at a level that would not say so. Left out where it never does. */
  readonly harmful?: (run: RequestRun) => boolean
}

/** A call of a case, and what only the runner knows when the case runs: which API key, which thin event. */
export interface Step extends Call {
  /** Through a client of its own, in place of the case's. A key is `{key}_` and a name; `{key}` is the case's. */
  readonly client?: ClientOptions & { readonly key?: string }
  /** The thin event that a call of `notification.…` is about; what is left out is as in `THIN_EVENT`. `{elsewhere}` is a host of ours that is not Stripe's. */
  readonly notification?: { readonly id?: string; readonly type?: string; readonly context?: string; readonly url?: string | null }
}

/** Calls through one client, one after the other unless `together`, and what the gateway does to their attempts. */
export interface RequestCase extends CaseFacts {
  readonly kind: 'request'
  /** Where all its calls are made, where that is not where they say. */
  readonly surface?: Shape
  readonly options: ClientOptions
  readonly calls: readonly Step[]
  readonly script?: Script
  /** Whether all calls are made at once. */
  readonly together?: true
  /** Milliseconds on Stripe's clock between one call and the next; none where left out. */
  readonly apartMs?: number
  /** What the driver must be able to do; see `Hello`. */
  readonly needs?: string
  /** Whether the client is made for no host: where it would go by itself is what the case looks at. */
  readonly offline?: true
  /** Whether the calls go to a host with a certificate that nobody trusts. */
  readonly untrusted?: true
  /** Whether nothing listens where the calls go. */
  readonly unreachable?: true
  /**
   * What makes the client give up on an answer that does not come: its own timeout, that of the request, or the caller. How long
   * it waits is set when the case runs, from what a call takes on this machine.
   */
  readonly givesUp?: 'timeout' | 'request-timeout' | 'cancel'
  /** All must be fulfilled; empty where the case only observes. */
  readonly expect: readonly Expectation[]
  /** Whether a refusal of stripe-mock's own is the SDK's doing, and not stripe-mock lagging behind. */
  readonly refusable?: boolean
  /** Whether a call that never settles is what the case looks for: the driver watches for it. */
  readonly mayHang?: boolean
}

/**
 * Judged on every connection that the driver saw during the suite, on all that was printed and logged, or on what the SDK
 * wanted of programs, files and processes that are not its own.
 */
export interface EgressCase extends CaseFacts {
  readonly kind: 'egress'
  readonly looksAt: 'connections' | 'logs' | 'others'
}

/** Judged on the automatic keys of many calls. */
export interface KeysCase extends CaseFacts {
  readonly kind: 'keys'
  /** Of each process. */
  readonly calls: number
  readonly processes: number
}

/** Judged on all that the other webhook cases hand to the SDK, by another of its verifiers beside the usual one. */
export interface TwinCase extends CaseFacts {
  readonly kind: 'twin'
  /** Whose cases they are: `construct` where left out. */
  readonly usual?: 'construct' | 'low-level' | 'thin' | 'unverified' | 'unverified-thin'
  /** `low-level` makes no event of the body: it is compared on text alone, and where the body is none of the reasons. */
  readonly verifier: Verifier
  /**
   * `forged`: it refuses what the usual one refuses, of what must be refused. `genuine`: it accepts what the usual one accepts, of what
   * must be accepted. Left out: it says the same of everything.
   */
  readonly looksAt?: 'forged' | 'genuine'
}

/** Judged on one call of every method of the SDK that may make, change or delete something. */
export interface EveryCase extends CaseFacts {
  readonly kind: 'every'
  readonly shape: Shape
  /** Whether those that make or move money are called again, with other parameters and options. */
  readonly again: boolean
}

export type Case = WebhookCase | RequestCase | EgressCase | KeysCase | TwinCase | EveryCase
