export { checkBase, checkEdits } from './check.ts'
export { makeBundle } from './make.ts'
export { openBundle } from './open.ts'
