import type { LabelledPatch } from './labelled.ts'
import { BLIND2_NODE } from './blind2-node.ts'
import { BLIND2_PYTHON } from './blind2-python.ts'
import { BLIND3_NODE } from './blind3-node.ts'
import { BLIND3_PYTHON } from './blind3-python.ts'
import { BLIND4_NODE } from './blind4-node.ts'
import { BLIND4_PYTHON } from './blind4-python.ts'
import { BLIND5_NODE } from './blind5-node.ts'
import { BLIND5_PYTHON } from './blind5-python.ts'
import { BLIND_NODE } from './blind-node.ts'
import { BLIND_PYTHON } from './blind-python.ts'
import { KEPT_PATCHES } from './kept.ts'
import { MONEY_PATCHES } from './money.ts'
import { MUTATED_NODE } from './mutated-node.ts'
import { MUTATED_PYTHON } from './mutated-python.ts'
import { NODE_ERRORS } from './node-errors.ts'
import { NODE_RETRY } from './node-retry.ts'
import { NODE_TRANSPORT } from './node-transport.ts'
import { NODE_WIRE } from './node-wire.ts'
import { PROGRAM_NODE } from './program-node.ts'
import { PROGRAM_PYTHON } from './program-python.ts'
import { PYTHON_ERRORS } from './python-errors.ts'
import { PYTHON_RETRY } from './python-retry.ts'
import { PYTHON_TRANSPORT } from './python-transport.ts'
import { PYTHON_WIRE } from './python-wire.ts'
import { SCOPE_PATCHES } from './scope.ts'
import { THIN_PATCHES } from './thin.ts'
import { TWIN_PATCHES } from './twins.ts'
import { UNRUN_NODE } from './unrun-node.ts'
import { UNRUN_PYTHON } from './unrun-python.ts'

/** Every labelled fault, family by family. */
export const LABELLED_PATCHES: readonly LabelledPatch[] = [
  [SCOPE_PATCHES, MONEY_PATCHES, THIN_PATCHES, TWIN_PATCHES, KEPT_PATCHES],
  [NODE_WIRE, NODE_ERRORS, NODE_RETRY, NODE_TRANSPORT],
  [PYTHON_WIRE, PYTHON_ERRORS, PYTHON_RETRY, PYTHON_TRANSPORT],
  [BLIND_NODE, BLIND_PYTHON],
  [BLIND2_NODE, BLIND2_PYTHON],
  [BLIND3_NODE, BLIND3_PYTHON],
  [BLIND4_NODE, BLIND4_PYTHON],
  [BLIND5_NODE, BLIND5_PYTHON],
  [PROGRAM_NODE, PROGRAM_PYTHON],
  [UNRUN_NODE, UNRUN_PYTHON],
  [MUTATED_NODE, MUTATED_PYTHON],
].flat(2)
