import type { SdkNames } from '../../domain/sdk-facts.ts'

/** What stripe-java is called, and where it is. */
export const names: SdkNames = {
  sdk: 'java',
  name: 'stripe-java',
  package: 'stripe-java',
  language: 'Java',
  repository: 'stripe/stripe-java',
  manifests: /^(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
  filledFolders: [],
  advisories: { ecosystem: 'maven', name: 'com.stripe:stripe-java' },
}
