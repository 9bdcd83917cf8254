import type { Sdk } from '../../src/domain/sdk.ts'

/** Why a measured row and the suite differ. */
interface Explanation {
  readonly sdk: Sdk
  readonly scenario: RegExp
  readonly versions: RegExp
  /** What the suite sees, where it is the same on all of the versions. */
  readonly ours: RegExp
  readonly why: string
}

const EXPLANATIONS: readonly Explanation[] = [
  {
    sdk: 'node',
    scenario: /^null-payload$/,
    versions: /^5\./,
    ours: /^R$/,
    why: 'stripe-node 5 parses first, and JSON.parse takes the null that the suite hands over; it throws a SyntaxError for undefined',
  },
  {
    sdk: 'node',
    scenario: /^async:age-1h-verify-default-tol$/,
    versions: /./,
    ours: /^none$/,
    why: 'the driver has no asynchronous low-level verifier',
  },
  {
    sdk: 'node',
    scenario: /./,
    versions: /^5\./,
    ours: /\/Stripe\w+$/,
    why: 'stripe-node 5 makes all its errors with the constructor Error, as that measurement has it; the driver names them by `type`, as users do',
  },
  {
    sdk: 'node',
    scenario: /^(?:r2-|key-lost-)/,
    versions: /^5\./,
    ours: /^-$/,
    why: 'stripe-node 5 has no automatic retries: the suite says that it is not available, that measurement sent once',
  },
  {
    sdk: 'node',
    scenario: /^key-256$/,
    versions: /./,
    ours: /^1req\/samekey\/created=0\/Stripe/,
    why: "the gateway refuses a key of more than 255 characters, as Stripe does; that measurement's server did not",
  },
  {
    sdk: 'python',
    scenario: /^key-256$/,
    versions: /./,
    ours: /^1req\/samekey\/created=0\/InvalidRequestError$/,
    why: "the gateway refuses a key of more than 255 characters, as Stripe does; that measurement's server did not",
  },
  {
    sdk: 'python',
    scenario: /^r2-lost-partial$/,
    versions: /./,
    ours: /^1req\/samekey\/created=1\/APIConnectionError$/,
    why: 'urllib3 2 refuses half a body, urllib3 1 handed it over and the SDK could not parse it; ours is what pip resolves today',
  },
  {
    sdk: 'python',
    scenario: /^key-get$/,
    versions: /^[2-7]\./,
    ours: /^1req\/nokey\/created=0\/InvalidRequestError$/,
    why: 'retrieve() of these takes no key: it becomes a parameter, which stripe-mock refuses; that measurement had another server',
  },
  {
    sdk: 'python',
    scenario: /^key-delete$/,
    versions: /^2\./,
    ours: /^1req\/samekey\/created=0\/ok$/,
    why: "the suite calls delete() of the class, which sends the key; the object's own delete(), which was measured, does not",
  },
]

/** Why they differ; null where nobody knows. */
export function explained(sdk: Sdk, version: string, scenario: string, ours: string): string | null {
  const found = EXPLANATIONS.find(
    (one) => one.sdk === sdk && one.scenario.test(scenario) && one.versions.test(version) && one.ours.test(ours),
  )
  return found?.why ?? null
}
