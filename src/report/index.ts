/** What a person reads: one model of all that a run found out, and its renderings. Pure. */
export { overall, report } from './compose.ts'
export { checkJson, detectJson, json, listJson, proveJson } from './json.ts'
export { page } from './pages/html-page.ts'
export { pullRequest, pullRequests } from './pages/pull-request.ts'
export { summary } from './pages/summary.ts'
export { junit } from './junit.ts'
export { checkTable, detectTable, upgradeTable } from './terminal.ts'
export { caseTable, proveTable } from './terminal-proof.ts'
