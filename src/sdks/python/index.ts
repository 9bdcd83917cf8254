import type { SdkAdapter } from '../../domain/sdk-adapter.ts'
import { upgraderWith } from './adapter.ts'
import { auditor } from './audit/index.ts'
import { askedIn } from './detect/asked.ts'
import { facts } from './facts.ts'
import { MANAGERS } from './managers/index.ts'
import type { Managers } from './managers/manager.ts'
import { reviewer } from './review/index.ts'

/**
 * stripe-python, as these package managers manage it. pip's configuration does not depend on the folder it runs in, so
 * nothing but a lockfile's manager is ever run in the repository's.
 */
export function pythonWith(managers: Managers): SdkAdapter {
  return {
    ...facts,
    detect: async (...asked) => (await import('./detect/index.ts')).detect(managers, ...asked),
    asked: askedIn,
    upgrader: upgraderWith(managers),
    reviewer,
    auditor,
  }
}

/** stripe-python. */
export const python: SdkAdapter = pythonWith(MANAGERS)
