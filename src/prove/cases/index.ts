import type { Case } from './case.ts'
import { COMBINED } from './combined.ts'
import { ERRORS } from './errors.ts'
import { IDEMPOTENCY } from './idempotency.ts'
import { MODULE_PAGES } from './module-pages.ts'
import { MONEY } from './money.ts'
import { OAUTH } from './oauth.ts'
import { OBJECTS } from './objects.ts'
import { OPTIONS } from './options.ts'
import { PATIENCE } from './patience.ts'
import { PROGRAM } from './program.ts'
import { RETRY } from './retry.ts'
import { RETRY_RULES } from './retry-rules.ts'
import { SCOPE } from './scope.ts'
import { SCOPE_OBJECTS } from './scope-objects.ts'
import { SHAPE } from './shape.ts'
import { STREAM } from './stream.ts'
import { THIN } from './thin.ts'
import { SAID } from './said.ts'
import { TRANSPORT } from './transport.ts'
import { twinsOfAll } from './twins.ts'
import { UNVERIFIED } from './unverified.ts'
import { V2 } from './v2.ts'
import { V2_VALUES } from './v2-values.ts'
import { DIFFERENCES } from './webhook-differences.ts'
import { FORGED } from './webhook-forged.ts'
import { GENUINE } from './webhook-genuine.ts'
import { WIRE } from './wire.ts'
import { WIRE_ANSWERS } from './wire-answers.ts'
import { WIRE_GIVEN } from './wire-given.ts'
import { WIRE_UPLOADS } from './wire-uploads.ts'
import { WIRE_VALUES } from './wire-values.ts'

/** All that is asked once. */
const SINGLE: readonly Case[] = [
  ...GENUINE,
  ...FORGED,
  ...DIFFERENCES,
  ...UNVERIFIED,
  ...IDEMPOTENCY,
  ...V2,
  ...RETRY,
  ...PATIENCE,
  ...SHAPE,
  ...RETRY_RULES,
  ...WIRE,
  ...WIRE_ANSWERS,
  ...WIRE_VALUES,
  ...WIRE_GIVEN,
  ...WIRE_UPLOADS,
  ...ERRORS,
  ...TRANSPORT,
  ...SAID,
  ...SCOPE,
  ...SCOPE_OBJECTS,
  ...COMBINED,
  ...OBJECTS,
  ...OPTIONS,
  ...MONEY,
  ...THIN,
  ...PROGRAM,
  ...MODULE_PAGES,
  ...OAUTH,
  ...STREAM,
  ...V2_VALUES,
]

/** The contract suite, in the order in which it is reported. */
export const CASES: readonly Case[] = [...SINGLE, ...twinsOfAll(SINGLE)]
