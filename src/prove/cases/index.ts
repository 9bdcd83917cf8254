import type { Case } from './case.ts'
import { IDEMPOTENCY } from './idempotency.ts'
import { PATIENCE } from './patience.ts'
import { RETRY } from './retry.ts'
import { SHAPE } from './shape.ts'
import { V2 } from './v2.ts'
import { DIFFERENCES } from './webhook-differences.ts'
import { FORGED } from './webhook-forged.ts'
import { GENUINE } from './webhook-genuine.ts'

/** The contract suite, in the order in which it is reported. */
export const CASES: readonly Case[] = [...GENUINE, ...FORGED, ...DIFFERENCES, ...IDEMPOTENCY, ...V2, ...RETRY, ...PATIENCE, ...SHAPE]
