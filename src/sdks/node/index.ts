import type { SdkAdapter } from '../../domain/sdk-adapter.ts'
import { upgraderWith } from './adapter.ts'
import { auditor } from './audit/index.ts'
import { askedIn } from './detect/asked.ts'
import { detect } from './detect/index.ts'
import { facts } from './facts.ts'
import { MANAGERS } from './managers/index.ts'
import type { Managers } from './managers/manager.ts'
import { reviewer } from './review/index.ts'

/** stripe-node, as these package managers manage it. */
export function nodeWith(managers: Managers): SdkAdapter {
  return {
    ...facts,
    detect: async (...asked) => detect(managers, ...asked),
    asked: askedIn,
    upgrader: upgraderWith(managers),
    reviewer,
    auditor,
  }
}

/** stripe-node, with every package manager that is known. */
export const node: SdkAdapter = nodeWith(MANAGERS)
