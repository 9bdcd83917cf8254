import type { SdkFacts } from '../../../../src/domain/sdk-facts.ts'

/** What is known of an SDK that does not exist. */
export const facts: SdkFacts = {
  sdk: 'toy',
  name: 'stripe-toy',
  package: 'stripe',
  language: 'Toy',
  repository: 'stripe/stripe-toy',
  manifests: /^toy\.txt$/,
  filledFolders: [{ name: 'toys', holds: 'packages', by: ['toy'] }],
  advisories: { ecosystem: 'npm', name: 'stripe-toy' },
  hazards: [
    {
      id: 'toy-empty-webhook-secret',
      sdk: 'toy',
      versions: '<2.0.0',
      title: 'An empty webhook secret accepts forged toys',
      why: 'Anybody can sign.',
      kind: 'security',
      cases: ['webhook/secret-empty'],
      source: 'its changelog',
    },
  ],
  fixedIn: [{ version: '2.0.0', cases: ['webhook/secret-empty'] }],
  availableSince: [{ version: '1.5.0', cases: /^thin\// }],
  knownIssues: [],
  errorClasses: { connection: 'ToyConnectionError' },
  pinAdvice: null,
  withdrawal: 'taken back',
}
