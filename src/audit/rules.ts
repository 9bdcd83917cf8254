import type { AuditRule } from '../domain/audit.ts'

/** Every rule of the audit, by its id, which never changes. */
export const RULES = {
  SW001: {
    title: 'A webhook handler does not verify the signature',
    level: 'error',
    fix: 'Verify the raw body and the Stripe-Signature header with the SDK, and use only the event that it returns.',
  },
  SW002: {
    title: 'The signature is verified only under a condition',
    level: 'error',
    fix: 'Fail at start where the secret is not set, and verify every request.',
  },
  SW003: {
    title: 'The endpoint secret is empty where nothing is set',
    level: 'error',
    fix: 'Leave the default out, and fail at start where the secret is not set.',
  },
  SW004: {
    title: 'The body is parsed before it is verified',
    level: 'error',
    fix: 'Verify the bytes that came: Stripe signs them, and a body that is written again differs from them.',
  },
  SW005: {
    title: 'A JSON parser runs before the webhook route',
    level: 'error',
    fix: 'Register the webhook route, with a raw parser, before the JSON parser.',
  },
  SW006: {
    title: 'The framework parses the body before it is verified',
    level: 'warning',
    fix: 'Take the bytes: `bodyParser: false` in a route of Next.js, `rawBody` in Nest, Fastify and Firebase.',
  },
  SW007: {
    title: 'Processing goes on after a failed verification',
    level: 'error',
    fix: 'Answer 400 and return where the verification fails.',
  },
  SW008: {
    title: 'A failed verification is answered with success',
    level: 'error',
    fix: 'Answer 400, so that the failure shows in the Stripe Dashboard.',
  },
  SW009: {
    title: 'A bad signature and a fault of the code are answered alike',
    level: 'note',
    fix: 'Catch the error of the verification alone, answer it with 400, and let other errors be 500.',
  },
  SW010: {
    title: 'Signatures are accepted however old they are',
    level: 'error',
    fix: 'Leave the tolerance out: the default is 300 seconds.',
  },
  SW011: {
    title: 'A signature is verified without its time',
    level: 'error',
    fix: 'Pass a tolerance of 300 seconds, or use the call that makes the event.',
  },
  SW012: {
    title: 'An event is made without verification in a route',
    level: 'error',
    fix: 'Use the call that verifies: constructEvent in Node, construct_event in Python.',
  },
  SW013: {
    title: 'An asynchronous verification is not awaited',
    level: 'error',
    fix: 'Write await in front of the call.',
  },
  SW014: {
    title: 'A signature is checked by hand, and not all of it',
    level: 'warning',
    fix: 'Verify with the SDK: it compares in constant time, and refuses a signature that is too old.',
  },
  SW015: {
    title: 'An endpoint secret is in the code',
    level: 'error',
    fix: 'Roll the secret in the Stripe Dashboard, and read the new one from the environment.',
  },
  SW016: {
    title: 'A live API key is in the code',
    level: 'error',
    fix: 'Roll the key in the Stripe Dashboard, and read the new one from the environment.',
  },
  SW017: {
    title: 'A test API key is in the code',
    level: 'note',
    fix: 'Read the key from the environment.',
  },
  SW018: {
    title: 'An event, a signature, a secret or a payment is written to a log',
    level: 'warning',
    fix: 'Log the id and the type of the event alone.',
  },
  SW019: {
    title: 'The API key is used as the endpoint secret',
    level: 'warning',
    fix: 'Use the secret that Stripe shows for the endpoint. It begins with whsec_.',
  },
  SW020: {
    title: 'An event that comes twice counts twice',
    level: 'note',
    fix: 'Store the event’s id in a column that is unique, in the same transaction, and do nothing where it is there.',
  },
  SW021: {
    title: 'A webhook handler does slow work before it answers',
    level: 'note',
    fix: 'Store the event, answer 200, and do the work in a queue.',
  },
  SW022: {
    title: 'A state is taken from events in the order in which they come',
    level: 'note',
    fix: 'Fetch the object from Stripe, or compare `event.created` with what you have.',
  },
  SW023: {
    title: 'Protection against forged forms is in the way of the webhook, or off for everybody',
    level: 'warning',
    fix: 'Exempt the webhook alone: the signature is its protection.',
  },
  SW024: {
    title: 'The signature is verified only where the header is there',
    level: 'error',
    fix: 'Answer 400 where the Stripe-Signature header is missing.',
  },
  SW025: {
    title: 'A synchronous verification where only asynchronous cryptography exists',
    level: 'warning',
    fix: 'Use `await stripe.webhooks.constructEventAsync(…)`.',
  },
  SW026: {
    title: 'The endpoint secret can be guessed',
    level: 'error',
    fix: 'Use the secret that Stripe shows for the endpoint, from the environment, and no default.',
  },
  SI001: {
    title: 'A payment that may be made again has no idempotency key',
    level: 'warning',
    fix: 'Give the call an idempotency key that is made of what is paid for.',
  },
  SI002: {
    title: 'An idempotency key is always the same',
    level: 'error',
    fix: 'Make the key of what is paid for: `refund-${order.id}`.',
  },
  SI003: {
    title: 'An idempotency key is made of the time',
    level: 'error',
    fix: 'Make the key of what is paid for: `refund-${order.id}`.',
  },
  SI004: {
    title: 'An idempotency key is made anew for each retry',
    level: 'error',
    fix: 'Make the key once, before the first attempt.',
  },
  SI005: {
    title: 'An idempotency key holds an e-mail address',
    level: 'warning',
    fix: 'Make the key of an id of yours: Stripe asks for keys without personal data.',
  },
  SI006: {
    title: 'A call is retried by the code alone, without an idempotency key',
    level: 'error',
    fix: 'Give the call an idempotency key that is made before the first attempt.',
  },
  SI008: {
    title: 'The API version is missing, or older than the SDK',
    level: 'warning',
    fix: 'Leave the API version to the SDK, or ask for the one that it is made for, and give the endpoint the same one.',
  },
  SI009: {
    title: 'The SDK is two major versions behind',
    level: 'note',
    fix: 'Upgrade: `stripe-upgrade` shows what changes, and proves it.',
  },
  SI010: {
    title: 'An error of a payment is dropped',
    level: 'warning',
    fix: 'Log the error, and find out whether the payment was made before going on.',
  },
} as const satisfies Readonly<Record<string, Omit<AuditRule, 'id'>>>

export type RuleId = keyof typeof RULES

/** The same as a list, in the order of the table. */
export const RULE_LIST: readonly AuditRule[] = Object.entries(RULES).map(([id, { title, level, fix }]) => ({ id, title, level, fix }))
