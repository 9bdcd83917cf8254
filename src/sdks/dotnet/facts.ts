import type { SdkNames } from '../../domain/sdk-facts.ts'

/** What stripe-dotnet is called, and where it is. */
export const names: SdkNames = {
  sdk: 'dotnet',
  name: 'stripe-dotnet',
  package: 'Stripe.net',
  language: '.NET',
  repository: 'stripe/stripe-dotnet',
  advisories: { ecosystem: 'nuget', name: 'Stripe.net' },
}
