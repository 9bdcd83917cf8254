import * as v from 'valibot'

const ANY = v.optional(v.unknown())
const FLAG = v.optional(v.boolean())
const TEXTS = v.optional(v.array(v.string()))

/** What an error of the SDK says of the answer that made it. Left out, or null, where it does not say it. */
const DETAILS = v.object({
  /** It should be a number. */
  status: ANY,
  requestId: ANY,
  code: ANY,
  declineCode: ANY,
  param: ANY,
  charge: ANY,
  /** As Stripe sent it. */
  type: ANY,
  message: ANY,
  /** Its id; so of the three that follow. */
  paymentIntent: ANY,
  paymentMethod: ANY,
  setupIntent: ANY,
  source: ANY,
  /** As Stripe sent it; so of what follows. */
  paymentMethodType: ANY,
  docUrl: ANY,
  adviceCode: ANY,
  networkAdviceCode: ANY,
  networkDeclineCode: ANY,
  requestLogUrl: ANY,
  /** Whether it is of the class of its name, in each place where the SDK has its classes. */
  caught: ANY,
  /** The answer's header `X-Marker`. */
  header: ANY,
  /** Of some errors of v2. */
  reason: ANY,
  invalidParam: ANY,
  verificationStatus: ANY,
})

/** What a driver adds where a call is to be looked at closely. */
export const INSPECTED = {
  /** The texts that the result, or the error, becomes where it is printed, written as JSON or inspected. */
  shown: TEXTS,
  /** The JSON of the result. A whole number that the language has a type for is a number in it, however many digits it has. */
  result: v.optional(v.string()),
  details: v.optional(DETAILS),
  /** Milliseconds, each time that the SDK said how long a socket may stay silent; 0 for no limit. */
  timeouts: v.optional(v.array(v.number())),
  /** Whom it would have connected to, of a call without a base: `https://api.stripe.com:443`, or without the scheme. */
  connections: TEXTS,
  /** Whether it read the rest of an answer when its own timer, where it has one, no longer ran. */
  untimed: FLAG,
  /** Whether that timer still ran when the call was over. */
  ticking: FLAG,
  /** What it gave listeners, printed, and logged where no details are asked for. */
  said: TEXTS,
  /** Whether the SDK changed the parameters or the options that its caller gave it. */
  touched: FLAG,
}

type Facts = v.InferOutput<v.ObjectSchema<typeof INSPECTED, undefined>>

/** The same, of an answer. */
export type Inspected = { readonly [Name in keyof Facts]: Readonly<Facts[Name]> }
