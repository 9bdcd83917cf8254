import { DOCS } from './links.ts'

/** Where every case is explained, on a page that is generated from the cases. */
const CONTRACT_PAGE = `${DOCS}/contract.md`

/** The anchor that GitHub gives to a heading that is a case's id: lower case, and of all signs only `-` and `_`. */
export function caseAnchor(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9_-]/gu, '')
}

/** Where a reader of a pull request can look a case up. */
export function caseAddress(id: string): string {
  return `${CONTRACT_PAGE}#${caseAnchor(id)}`
}

/** The part of a case's id before the slash: `webhook`. */
export function familyOf(id: string): string {
  return id.split('/')[0] ?? id
}
