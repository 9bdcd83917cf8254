import type { SdkAdapter } from '../../domain/sdk-adapter.ts'
import { upgraderWith } from './adapter.ts'
import { detect } from './detect/index.ts'
import { MANAGERS } from './managers/index.ts'
import type { Managers } from './managers/manager.ts'
import { reviewer } from './review/index.ts'

/** stripe-node, as these package managers manage it. */
export function nodeWith(managers: Managers): SdkAdapter {
  return {
    sdk: 'node',
    name: 'stripe-node',
    package: 'stripe',
    language: 'Node',
    repository: 'stripe/stripe-node',
    changelogFrom: '22.0.0',
    advisories: { ecosystem: 'npm', name: 'stripe' },
    detect: async (...asked) => detect(managers, ...asked),
    upgrader: upgraderWith(managers),
    reviewer,
  }
}

/** stripe-node, with every package manager that is known. */
export const node: SdkAdapter = nodeWith(MANAGERS)
