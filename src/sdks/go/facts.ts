import type { SdkNames } from '../../domain/sdk-facts.ts'

/** What stripe-go is called, and where it is. */
export const names: SdkNames = {
  sdk: 'go',
  name: 'stripe-go',
  package: 'stripe-go',
  language: 'Go',
  repository: 'stripe/stripe-go',
  manifests: /^go\.mod$/,
  filledFolders: [{ name: 'vendor', holds: 'packages', by: ['Go'] }],
  advisories: { ecosystem: 'go', name: 'github.com/stripe/stripe-go' },
}
