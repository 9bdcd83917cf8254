import type { SdkNames } from '../../domain/sdk-facts.ts'

/** What stripe-php is called, and where it is. */
export const names: SdkNames = {
  sdk: 'php',
  name: 'stripe-php',
  package: 'stripe-php',
  language: 'PHP',
  repository: 'stripe/stripe-php',
  manifests: /^composer\.json$/,
  filledFolders: [{ name: 'vendor', holds: 'packages', by: ['Composer'] }],
  advisories: { ecosystem: 'composer', name: 'stripe/stripe-php' },
}
