import type { SdkAdapter } from '../../domain/sdk-adapter.ts'
import { upgrader } from './adapter.ts'
import { detect } from './detect/detect.ts'
import { reviewer } from './review/index.ts'

/** stripe-node, as npm, pnpm and yarn manage it. */
export const node: SdkAdapter = {
  sdk: 'node',
  name: 'stripe-node',
  package: 'stripe',
  language: 'Node',
  repository: 'stripe/stripe-node',
  changelogFrom: '22.0.0',
  advisories: { ecosystem: 'npm', name: 'stripe' },
  detect,
  upgrader,
  reviewer,
}
