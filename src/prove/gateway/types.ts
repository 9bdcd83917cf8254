/** What the runner and the gateway say to each other. Both live in one process: there is no control channel. */

/** What the gateway does to one attempt, instead of only forwarding it. */
export type Fault =
  | { readonly kind: 'forward' }
  /** TCP reset (`resetAndDestroy`) or orderly close without a byte, before or after stripe-mock executed the request. */
  | { readonly kind: 'reset' | 'close'; readonly when: 'before' | 'after' }
  /** Executes, announces the whole length, sends half of the body, or half of the head, and closes. */
  | { readonly kind: 'truncate'; readonly at?: 'head' | 'body' }
  /** Executes and never answers, or stops in the middle of the body and keeps the connection open. */
  | { readonly kind: 'stall'; readonly at?: 'head' | 'body' }
  /** Does not execute, and sends the client, or who takes a 200 for that, to another host: `localhost`, on another port. */
  | { readonly kind: 'redirect'; readonly status: 200 | 301 | 302 | 303 | 307 | 308 }
  /** Answers by itself, without executing. The body defaults to Stripe's error object for the status. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
      /** Its bytes, in the place of a text. */
      readonly bytes?: Uint8Array
      /** Bytes that the body is made up to, with blanks before its end. */
      readonly padTo?: number
      /** Bytes of each piece that the body is sent in; at once where left out. */
      readonly pieces?: number
      /** Whether it is compressed where the client takes that. */
      readonly gzip?: true
      /** Whether the connection may be used again; closed where left out. */
      readonly keepsConnection?: boolean
      /**
       * Whether the answer is stored for the idempotency key, as Stripe stores a 500 once execution began: then the key's
       * rules come first, and a later attempt is replayed. Else it is sent whatever the key holds, and changes nothing.
       */
      readonly stored?: boolean
    }

/** The faults for the 1st, 2nd, … attempt of a case; what comes after the last is forwarded. */
export interface Script {
  readonly faults: readonly Fault[]
  /** Repeats the last fault for every later attempt. */
  readonly forever?: boolean
}

/** Why the idempotency rules refuse a request: its key was used with other parameters, is in flight, or is too long. */
export type Refusal = 'other parameters' | 'in flight' | 'too long'

/** One request as it arrived, and what became of it. */
export interface Attempt {
  /** 1-based, over all cases. */
  readonly sequence: number
  /** 1-based, within the case. */
  readonly attempt: number
  readonly method: string
  /** Path and query. */
  readonly path: string
  /** The `Idempotency-Key` header exactly as received, its bytes read as Latin-1; null where there was none. */
  readonly key: string | null
  /** The request's body; of a long one the first 64 KiB. */
  readonly body: string
  /** The SHA-256 of the whole body, in hex. */
  readonly bodyHash: string
  /** Every request header, lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** Base64 of the body of an upload, as far as it is kept. Left out where it is none. */
  readonly upload?: string
  /** The `Request-Id` of its answer. */
  readonly requestId: string
  /**
   * `elsewhere`: it went to the host that a redirect named, and not to Stripe's. `untrusted`: it went to a host whose certificate
   * nobody trusts.
   */
  readonly fault: Fault['kind'] | 'elsewhere' | 'untrusted'
  /** Whether stripe-mock executed it: a replay, a refusal (the gateway's, or stripe-mock's own 4xx) and a fault before execution do not. */
  readonly executed: boolean
  /** Whether an object was made or money moved: an executed POST that stripe-mock answered with 2xx. */
  readonly made: boolean
  /** Whether a stored answer was sent again, with `Idempotent-Replayed: true`. */
  readonly replayed: boolean
  /** Left out where they did not refuse it. */
  readonly refusal?: Refusal
  /** Why stripe-mock refused it, in its words; left out where it did not. */
  readonly complaint?: string
  /** The status that was sent, or null where none was. */
  readonly status: number | null
  /** Whether the client closed the connection before it had the answer that it was to get. Left out where it did not. */
  readonly abandoned?: true
  /** Milliseconds since the gateway started. */
  readonly at: number
}

/**
 * Works between an SDK and stripe-mock, on 127.0.0.1 and a free port. A case is known by the secret API key it calls
 * with: `sk_test_<token>`, where the token has letters and digits only; `sk_test_<token>_<name>` is another key of the same case.
 */
export interface Gateway extends AsyncDisposable {
  readonly host: '127.0.0.1'
  readonly port: number
  /** Where the same is served by TLS, with a certificate that nobody trusts. */
  readonly untrustedPort: number
  /** Where redirects lead. */
  readonly otherPort: number
  /** Sets what happens to the attempts of a case; a case without a script is forwarded. */
  script(token: string, script: Script): void
  /** The attempts of a case so far, in order. */
  history(token: string): readonly Attempt[]
  /** The attempts of all cases so far, in order: what clients did whose API keys are not ours to choose. */
  attempts(): readonly Attempt[]
  /** Resolves when everything that has arrived so far is executed, whether its client still waits for it or not. */
  idle(): Promise<void>
  /** Moves a case's clock forward, which its keys expire by. */
  advance(token: string, ms: number): void
  /** Why stripe-mock could not be reached, the first time it could not; null as long as it answers. */
  readonly failure: string | null
}

/** A running stripe-mock. */
export interface StripeMock extends AsyncDisposable {
  readonly port: number
  /** As it says itself: `0.203.0`; `master` where it was built by `go install`. */
  readonly version: string
  /** What a reader must know, such as that it is of another version than the suite is made for; null where nothing. */
  readonly note: string | null
}
