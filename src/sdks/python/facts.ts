import { INSTALLED } from '../../domain/filled-folders.ts'
import type { SdkFacts } from '../../domain/sdk-facts.ts'
import { HAZARDS } from './hazards.ts'

/** What is known of stripe-python. */
export const facts: SdkFacts = {
  sdk: 'python',
  name: 'stripe-python',
  package: 'stripe',
  language: 'Python',
  repository: 'stripe/stripe-python',
  manifests: /^(?:requirements[^/]{0,64}\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/,
  filledFolders: [{ name: INSTALLED.python, holds: 'packages', by: ['pip'] }],
  advisories: { ecosystem: 'pip', name: 'stripe' },
  pinAdvice: null,
  withdrawal: 'taken back',
  errorClasses: {
    card: 'CardError',
    'invalid-request': 'InvalidRequestError',
    authentication: 'AuthenticationError',
    permission: 'PermissionError',
    'rate-limit': 'RateLimitError',
    api: 'APIError',
    connection: 'APIConnectionError',
    idempotency: 'IdempotencyError',
  },
  hazards: HAZARDS,
  fixedIn: [
    { version: '8.0.0', cases: ['wire/upload-key', 'scope/account-empty'] },
    { version: '2.29.1', cases: ['webhook/signature-before-parsing'] },
    { version: '2.38.0', cases: ['program/broken-page'] },
    {
      version: '13.0.0',
      cases: ['thin/event-read', 'thin/event-reason-other', 'thin/event-reason-keyless', 'thin/event-unknown', 'thin/event-retrieved'],
    },
    {
      version: '13.1.1',
      cases: [
        'thin/event-listed',
        'scope/v2-pages',
        'scope/object-context-capture',
        'scope/object-context-refresh',
        'scope/object-context-delete',
      ],
    },
    { version: '15.0.0', cases: ['webhook/thin-event-to-v1-parser'] },
    { version: '15.6.0', cases: ['webhook/secret-empty', 'webhook/thin-secret-empty', 'webhook/secret-null'] },
    { version: '15.6.1', cases: ['thin/foreign-user', 'wire/upload-name', 'webhook/event-list-like'] },
    { version: '16.0.0', cases: ['thin/handler-without-account'] },
    { version: '16.1.0', cases: ['webhook/secret-blank', 'thin/fetch-without-client-context', 'v2/errors'] },
  ],
  availableSince: [
    { version: '2.38.0', cases: /^program\/page-by-page$/ },
    { version: '2.59.0', cases: /^stream\/pdf$/ },
    {
      version: '8.0.0',
      cases: /^(?:scope\/(?:headers|pages-params-emptied)$|combined\/client$|twins\/urllib-|program\/(?:telemetry|own-client|proxy)$)/,
    },
    {
      version: '8.10.0',
      cases:
        /^(?:stream\/objects$|wire\/upload-module$|money\/every-method-(?:async|module-async)|twins\/(?:async|module-async|aiohttp)-(?!client-account|request-account$).*(?<!-forged|-genuine)|twins\/async-(?:client|request)-account.*)$/,
    },
    { version: '11.0.0', cases: /^(?:webhook\/(?:thin-(?!event-to).*|v1-event-to-thin-parser)|thin\/.*|twins\/handler-.*)$/ },
    {
      version: '11.0.0',
      cases:
        /^(?:scope\/(?:client-account-raw|request-context|raw-(?:list|options(?:-used-twice)?)|client-context-v1|object-context-.*)|retry\/context-kept|twins\/async-(?:raw-options|v2-raw))$/,
    },
    {
      version: '11.0.0',
      cases: /^(?:idempotency|scope|twins)\/(?:async-)?(?:raw-headers|key-in-header(?:-small)?)$/,
    },
    {
      version: '11.2.0',
      cases:
        /^(?:(?:idempotency|scope|thin|twins)\/(?:(?:async|aiohttp)-)?(?:v2-(?:create|delete|pages|json|unicode)|client-account-v2|client-context)$|(?:errors|retry)\/v2-|v2\/errors$)/,
    },
    { version: '11.2.0', cases: /^(?:combined\/|twins\/async-)contexts$/ },
    {
      version: '13.0.0',
      cases: /^(?:thin|twins)\/(?:async-)?(?:fetch-(?:event|related|plain|nested|with|over)|foreign-|event-(?:id-in-path|fetched))/,
    },
    { version: '14.1.0', cases: /^(?:(?:wire\/|twins\/async-)v2-decimals|v2\/values|twins\/async-values)$/ },
    { version: '15.2.0', cases: /^(?:(?:thin\/|twins\/async-)v2-large-integer|v2\/answers)$/ },
    { version: '15.5.0', cases: /^(?:(?:webhook|thin)\/unverified-|twins\/unverified-(?!(?:thin-)?esm))/ },
    { version: '15.6.0', cases: /^(?:scope\/handler-settings|transport\/bodies-kept-handler)$/ },
    { version: '15.6.0', cases: /^(?:thin|twins)\/(?:async-|unverified-)?handler-/ },
  ],
  knownIssues: [
    {
      case: 'webhook/v1-not-ascii',
      since: '2.0.0',
      why: 'hmac.compare_digest refuses letters outside ASCII',
      link: 'https://github.com/stripe/stripe-python/blob/v15.3.1/stripe/_util.py',
    },
    {
      case: 'scope/pages-params-emptied',
      since: '8.0.0',
      why: 'a list reads the parameters of its client call anew for each page',
      link: 'https://github.com/stripe/stripe-python/blob/v16.1.0/stripe/_list_object.py',
    },
    {
      case: 'oauth/error-unknown',
      since: '7.8.1',
      why: 'specific_v1_api_error takes the name of an error for the error',
      link: 'https://github.com/stripe/stripe-python/blob/v16.1.0/stripe/_api_requestor.py',
    },
    {
      case: 'twins/urllib-pdf',
      since: '8.0.0',
      why: 'an error of a stream is read as a stream, and urllib gives its bytes',
      link: 'https://github.com/stripe/stripe-python/blob/v16.1.0/stripe/_http_client.py',
    },
    {
      case: 'twins/async-fetch-plain',
      since: '13.0.0',
      why: 'raw_request_async takes its own argument `usage` for a parameter of the request',
      link: 'https://github.com/stripe/stripe-python/blob/v15.3.1/stripe/_stripe_client.py',
    },
  ],
}
