import type { SdkNames } from '../../domain/sdk-facts.ts'

/** What stripe-ruby is called, and where it is. */
export const names: SdkNames = {
  sdk: 'ruby',
  name: 'stripe-ruby',
  package: 'stripe',
  language: 'Ruby',
  repository: 'stripe/stripe-ruby',
  manifests: /^Gemfile$/,
  filledFolders: [{ name: 'vendor', holds: 'packages', by: ['Bundler'] }],
  advisories: { ecosystem: 'rubygems', name: 'stripe' },
}
