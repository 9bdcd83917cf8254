import type { SdkNames } from '../../domain/sdk-facts.ts'

/** What stripe-dotnet is called, and where it is. */
export const names: SdkNames = {
  sdk: 'dotnet',
  name: 'stripe-dotnet',
  package: 'Stripe.net',
  language: '.NET',
  repository: 'stripe/stripe-dotnet',
  manifests: /^(?:packages\.config|Directory\.Packages\.props)$|\.csproj$/,
  filledFolders: [
    { name: 'bin', holds: 'output', by: ['the .NET compiler'], holding: ['Debug', 'Release'] },
    { name: 'obj', holds: 'output', by: ['the .NET compiler'], holding: ['Debug', 'Release'] },
  ],
  advisories: { ecosystem: 'nuget', name: 'Stripe.net' },
}
