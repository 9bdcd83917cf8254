import { INSTALLED } from '../../domain/filled-folders.ts'
import type { SdkFacts } from '../../domain/sdk-facts.ts'
import { HAZARDS } from './hazards.ts'

const NODE_COMPARE = 'https://github.com/stripe/stripe-node/blob/v22.5.0/src/platform/NodePlatformFunctions.ts'
const NODE_ARGUMENTS = 'https://github.com/stripe/stripe-node/pull/2645'

/** What is known of stripe-node. */
export const facts: SdkFacts = {
  sdk: 'node',
  name: 'stripe-node',
  package: 'stripe',
  language: 'Node',
  repository: 'stripe/stripe-node',
  manifests: /^package\.json$/,
  filledFolders: [{ name: INSTALLED.node, holds: 'packages', by: ['npm', 'pnpm', 'yarn'] }],
  advisories: { ecosystem: 'npm', name: 'stripe' },
  changelogFrom: '22.0.0',
  pinAdvice: 'TypeScript accepts no other literal.',
  // npm goes on serving a version that is deprecated.
  withdrawal: 'deprecated',
  errorClasses: {
    card: 'StripeCardError',
    'invalid-request': 'StripeInvalidRequestError',
    authentication: 'StripeAuthenticationError',
    permission: 'StripePermissionError',
    'rate-limit': 'StripeRateLimitError',
    api: 'StripeAPIError',
    connection: 'StripeConnectionError',
    idempotency: 'StripeIdempotencyError',
  },
  hazards: HAZARDS,
  fixedIn: [
    { version: '6.15.1', cases: ['webhook/signature-before-parsing'] },
    { version: '8.74.0', cases: ['program/response'] },
    { version: '11.7.0', cases: ['webhook/valid-other-bytes'] },
    { version: '13.0.0', cases: ['idempotency/automatic-key-default', 'retry/per-request-off'] },
    { version: '19.0.0', cases: ['scope/client-context-v1', 'thin/event-retrieved'] },
    { version: '19.2.1', cases: ['thin/v2-unicode'] },
    { version: '20.4.1', cases: ['scope/raw-headers'] },
    {
      version: '21.0.0',
      cases: ['webhook/thin-event-to-v1-parser', 'errors/rate-limit-400', 'errors/conflict', 'oauth/errors', 'oauth/error-unknown'],
    },
    {
      version: '22.0.0',
      cases: [
        'scope/v2-pages',
        'scope/pages-params-emptied',
        'thin/event-listed',
        ...['upload', 'upload-esm', 'oauth', 'meter'].map((name) => `scope/client-host-${name}`),
      ],
    },
    { version: '22.1.1', cases: ['wire/upload'] },
    { version: '22.2.1', cases: ['wire/v2-list-pages'] },
    { version: '22.3.2', cases: ['errors/card-advice'] },
    {
      version: '22.6.0',
      cases: [
        'idempotency/automatic-key-retries-off',
        'retry/reset-retries-off',
        'retry/close-retries-off',
        'retry/truncated-body',
        'retry/truncated-body-default',
        'retry/truncated-body-retries-off',
        'retry/stalled-body',
        'twins/fetch-timeout-of-body',
        'twins/worker-timeout-of-body',
      ],
    },
    { version: '22.6.1', cases: ['thin/event-id-in-path'] },
    { version: '22.6.2', cases: ['webhook/secret-empty', 'webhook/thin-secret-empty', 'webhook/secret-null'] },
    {
      version: '23.0.0',
      cases: [
        'thin/handler-without-context',
        'thin/handler-declined',
        'thin/handler-trusted',
        'thin/handler-context',
        'thin/handler-at-once',
        'thin/handler-clients',
        'thin/handler-without-account',
        'thin/handler-unknown-type',
      ],
    },
    { version: '23.0.1', cases: ['webhook/secret-blank'] },
    { version: '23.1.0', cases: ['v2/errors'] },
  ],
  availableSince: [
    {
      version: '8.0.0',
      cases:
        /^(?:retry\/(?:per-request(?:-off)?|request-timeout-applied)|shape\/pages|wire\/(?:pages-.*|telemetry-off)|scope\/(?:filters-on-pages|pages-params-emptied|request-timeout))$/,
    },
    { version: '8.0.0', cases: /^scope\/(?:client-account-.*|request-account(?:-.*)?|raw-options|clients-.*)$/ },
    { version: '8.0.0', cases: /^program\/(?:loops|callbacks|response|telemetry)$/ },
    { version: '8.0.0', cases: /^combined\/client$/ },
    { version: '8.48.0', cases: /^wire\/decimal(?:-object)?$/ },
    { version: '8.161.0', cases: /^(?:stream\/pdf|transport\/default-host-stream)$/ },
    { version: '8.170.0', cases: /^program\/own-client$/ },
    { version: '8.184.0', cases: /^(?:twins\/fetch-|program\/own-http$)/ },
    { version: '8.187.0', cases: /^(?:webhook\/(?:low-level-)?async-|twins\/(?:async|low-level-async|subtle)-(?:forged|genuine)$)/ },
    { version: '8.213.0', cases: /^(?:wire\/search-|scope\/.*-account-search$|twins\/(?:esm|fetch|worker)-.*-account-search$)/ },
    { version: '11.15.0', cases: /^(?:stream\/untimed|idempotency\/key-esm-call|money\/every-method-esm|twins\/(?:esm|worker)-.*)$/ },
    { version: '11.16.0', cases: /^twins\/(?:esm|esm-async|worker)-(?:forged|genuine)$/ },
    { version: '12.4.0', cases: /^webhook\/received-/ },
    {
      version: '17.0.0',
      cases: /^(?:webhook\/(?:thin-(?!event-to).*|v1-event-to-thin-parser)|thin\/.*|twins\/(?:thin-async|thin-esm)-.*)$/,
    },
    {
      version: '17.0.0',
      cases:
        /^(?:scope\/(?:client-account-raw|request-context|raw-options(?:-used-twice)?|client-context-v1)|retry\/context-kept|twins\/(?:esm|fetch|worker)-(?:raw-options|v2-raw))$/,
    },
    {
      version: '17.0.0',
      cases:
        /^(?:idempotency|scope|twins)\/(?:(?:esm|fetch|worker)-)?(?:raw-headers|key-in-header(?:-small)?|(?:request|client)-authenticator)$/,
    },
    { version: '17.0.0', cases: /^(?:program\/|twins\/esm-)guards$/ },
    {
      version: '17.3.0',
      cases:
        /^(?:(?:idempotency|scope|thin|twins)\/(?:(?:esm|fetch|worker)-)?(?:v2-(?:create|delete|pages|json|unicode)|event-(?:retrieved|listed)|client-account-v2|client-context)$|(?:errors|retry)\/v2-|v2\/errors$)/,
    },
    {
      version: '19.0.0',
      cases: /^(?:thin|twins)\/(?:(?:esm|fetch|worker)-)?(?:fetch-(?:event|related|plain|nested|with|over)|foreign-|event-id-in-path)/,
    },
    { version: '20.1.0', cases: /^(?:(?:wire\/|twins\/(?:esm|fetch|worker)-)v2-decimals|v2\/values|twins\/esm-values)$/ },
    { version: '21.0.0', cases: /^wire\/decimal-map$/ },
    { version: '22.0.0', cases: /^(?:scope\/headers|(?:program\/|twins\/esm-)sums)$/ },
    { version: '22.0.0', cases: /^(?:combined\/|twins\/esm-)contexts$/ },
    { version: '22.0.2', cases: /^transport\/listeners-bodies$/ },
    { version: '22.0.2', cases: /^twins\/(?:thin-async-|thin-worker-|worker-(?:fetch|foreign)-)/ },
    { version: '22.2.0', cases: /^(?:(?:thin\/|twins\/(?:esm|fetch|worker)-)v2-large-integer|v2\/answers|twins\/esm-answers)$/ },
    { version: '22.5.0', cases: /^(?:webhook|thin|twins)\/unverified-(?!handler-async)/ },
    { version: '22.5.0', cases: /^twins\/script-/ },
    { version: '22.6.0', cases: /^(?:scope\/handler-|(?:transport\/|twins\/(?:esm|fetch|worker)-)bodies-kept-handler$)/ },
    { version: '22.6.0', cases: /^(?:thin\/|twins\/(?:(?:esm|fetch|worker|unverified)-)?)handler-(?!async)/ },
  ],
  knownIssues: [
    {
      case: 'webhook/v1-empty',
      since: '11.7.0',
      why: 'secureCompare throws a plain Error on an empty signature',
      link: NODE_COMPARE,
    },
    {
      case: 'webhook/v1-empty-then-good',
      since: '11.7.0',
      why: 'secureCompare throws before the good signature is tried',
      link: NODE_COMPARE,
    },
    {
      case: 'webhook/v1-not-ascii',
      since: '11.7.0',
      why: 'timingSafeEqual throws on strings of unequal bytes',
      link: NODE_COMPARE,
    },
    {
      case: 'shape/capture-options-only',
      since: '22.0.0',
      why: 'options are no longer recognised by their names',
      link: NODE_ARGUMENTS,
    },
    {
      case: 'shape/options-without-id',
      since: '22.0.0',
      why: 'the options are sent as parameters where no id comes first: the account is not applied, and an API key among them is in the address',
      link: NODE_ARGUMENTS,
    },
    {
      case: 'wire/decimal-map',
      since: '21.0.0',
      why: 'below a name that the caller chooses, as a currency in `currency_options`, a Decimal is sent as its insides',
      link: 'https://github.com/stripe/stripe-node/blob/v23.1.0/src/V2Coercion.ts',
    },
    {
      case: 'thin/fetch-without-client-context',
      since: '19.0.0',
      why: 'an event without a context is fetched in the context of its client',
      link: 'https://github.com/stripe/stripe-node/blob/v23.1.0/src/stripe.core.ts',
    },
    { case: 'shape/snake-case-key', since: '22.0.0', why: 'unknown options are ignored in silence', link: NODE_ARGUMENTS },
  ],
}
