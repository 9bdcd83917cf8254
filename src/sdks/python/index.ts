import type { SdkAdapter } from '../../domain/sdk-adapter.ts'
import { upgrader } from './adapter.ts'
import { reviewer } from './review/index.ts'

/**
 * stripe-python. pip's configuration does not depend on the folder it runs in, so nothing but a lockfile's manager is
 * ever run in the repository's.
 */
export const python: SdkAdapter = {
  sdk: 'python',
  name: 'stripe-python',
  package: 'stripe',
  language: 'Python',
  repository: 'stripe/stripe-python',
  advisories: { ecosystem: 'pip', name: 'stripe' },
  detect: async (repository, mentioning) => (await import('./detect/index.ts')).detect(repository, mentioning),
  upgrader,
  reviewer,
}
