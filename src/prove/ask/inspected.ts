import * as v from 'valibot'

/** What an error of the SDK says of the answer that made it. Left out, or null, where it does not say it. */
interface ErrorDetails {
  /** Any value: it should be a number. */
  readonly status?: unknown
  readonly requestId?: unknown
  readonly code?: unknown
  readonly declineCode?: unknown
  readonly param?: unknown
  readonly charge?: unknown
  /** As Stripe sent it. */
  readonly type?: unknown
  readonly message?: unknown
  /** Its id; so of the three that follow. */
  readonly paymentIntent?: unknown
  readonly paymentMethod?: unknown
  readonly setupIntent?: unknown
  readonly source?: unknown
  /** As Stripe sent it; so of what follows. */
  readonly paymentMethodType?: unknown
  readonly docUrl?: unknown
  readonly adviceCode?: unknown
  readonly networkAdviceCode?: unknown
  readonly networkDeclineCode?: unknown
  readonly requestLogUrl?: unknown
  /** Whether it is of the class of its name, in each place where the SDK has its classes. */
  readonly caught?: unknown
  /** The answer's header `X-Marker`. */
  readonly header?: unknown
  /** Of some errors of v2. */
  readonly reason?: unknown
  readonly invalidParam?: unknown
  readonly verificationStatus?: unknown
}

/** What a driver adds where a call is to be looked at closely. */
export interface Inspected {
  /** The texts that the result, or the error, becomes where it is printed, written as JSON or inspected. */
  readonly shown?: readonly string[] | undefined
  /** The JSON of the result. A whole number that the language has a type for is a number in it, however many digits it has. */
  readonly result?: string | undefined
  readonly details?: ErrorDetails | undefined
  /** Milliseconds, each time that the SDK said how long a socket may stay silent; 0 for no limit. */
  readonly timeouts?: readonly number[] | undefined
  /** Whom it would have connected to, of a call without a base: `https://api.stripe.com:443`, or without the scheme. */
  readonly connections?: readonly string[] | undefined
  /** Whether it read the rest of an answer when its own timer, where it has one, no longer ran. */
  readonly untimed?: boolean | undefined
  /** Whether that timer still ran when the call was over. */
  readonly ticking?: boolean | undefined
  /** What it gave listeners, printed, and logged where no details are asked for. */
  readonly said?: readonly string[] | undefined
  /** Whether the SDK changed the parameters or the options that its caller gave it. */
  readonly touched?: boolean | undefined
}

/** The fields of it, for a schema. */
export const INSPECTED = {
  shown: v.optional(v.array(v.string())),
  result: v.optional(v.string()),
  details: v.optional(
    v.object({
      status: v.optional(v.unknown()),
      requestId: v.optional(v.unknown()),
      code: v.optional(v.unknown()),
      declineCode: v.optional(v.unknown()),
      param: v.optional(v.unknown()),
      charge: v.optional(v.unknown()),
      type: v.optional(v.unknown()),
      message: v.optional(v.unknown()),
      paymentIntent: v.optional(v.unknown()),
      paymentMethod: v.optional(v.unknown()),
      setupIntent: v.optional(v.unknown()),
      source: v.optional(v.unknown()),
      paymentMethodType: v.optional(v.unknown()),
      docUrl: v.optional(v.unknown()),
      adviceCode: v.optional(v.unknown()),
      networkAdviceCode: v.optional(v.unknown()),
      networkDeclineCode: v.optional(v.unknown()),
      requestLogUrl: v.optional(v.unknown()),
      header: v.optional(v.unknown()),
      caught: v.optional(v.unknown()),
      reason: v.optional(v.unknown()),
      invalidParam: v.optional(v.unknown()),
      verificationStatus: v.optional(v.unknown()),
    }),
  ),
  timeouts: v.optional(v.array(v.number())),
  connections: v.optional(v.array(v.string())),
  untimed: v.optional(v.boolean()),
  ticking: v.optional(v.boolean()),
  said: v.optional(v.array(v.string())),
  touched: v.optional(v.boolean()),
}
