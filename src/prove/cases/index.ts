import type { Case } from './case.ts'
import { IDEMPOTENCY } from './idempotency.ts'
import { RETRY } from './retry.ts'
import { SHAPE } from './shape.ts'
import { DIFFERENCES } from './webhook-differences.ts'
import { FORGED } from './webhook-forged.ts'
import { GENUINE } from './webhook-genuine.ts'

/** The contract suite, in the order in which it is reported. */
export const CASES: readonly Case[] = [...GENUINE, ...FORGED, ...DIFFERENCES, ...IDEMPOTENCY, ...RETRY, ...SHAPE]
