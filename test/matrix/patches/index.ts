import type { LabelledPatch } from './labelled.ts'
import { MONEY_PATCHES } from './money.ts'
import { SCOPE_PATCHES } from './scope.ts'
import { THIN_PATCHES } from './thin.ts'
import { TWIN_PATCHES } from './twins.ts'

/** Every labelled fault, family by family. */
export const LABELLED_PATCHES: readonly LabelledPatch[] = [...SCOPE_PATCHES, ...MONEY_PATCHES, ...THIN_PATCHES, ...TWIN_PATCHES]
