/** The versions that a release heading names, and its date. */
export interface ReleaseHeading {
  /** One, or both of `38.0.0 and 39.0.0`. */
  readonly versions: readonly string[]
  /** ISO date, or null. */
  readonly date: string | null
}

/** Characters of a heading that are looked at. */
const LONGEST = 300

const VERSION = /^\d+\.\d+[\dA-Za-z.+-]*$/

/** `2013-10-3` is a date of stripe-ruby's early years: one digit is enough. */
const DATE = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/

function dateIn(text: string): string | null {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(Date.parse(date)) ? null : date
}

/** Without the HTML tags at its front: `<a id="23-1-0"></a>23.1.0` since 2026. */
function withoutTags(text: string): string {
  let rest = text.trimStart()
  while (rest.startsWith('<')) {
    const end = rest.indexOf('>')
    if (end === -1) return rest
    rest = rest.slice(end + 1).trimStart()
  }
  return rest
}

/** A word as a version: without the `v` and the brackets that other styles put around it. */
function versionIn(word: string | undefined): string | null {
  if (word === undefined) return null
  const link = word.indexOf('](')
  let text = link === -1 ? word : word.slice(0, link)
  if (text.startsWith('[')) text = text.slice(1)
  if (text.endsWith(']')) text = text.slice(0, -1)
  if (text.startsWith('v')) text = text.slice(1)
  return VERSION.test(text) ? text : null
}

/** What may follow the version where there is no date: nothing, a remark, or a separator. */
function isRemark(rest: readonly string[]): boolean {
  const [first] = rest
  return first === undefined || first.startsWith('(') || first === '-' || first === '–' || first === '—'
}

/**
 * Reads one heading line; null where it is no release. Known styles: `## 17.7.0 - 2025-02-20`,
 * `## <a id="23-1-0"></a>23.1.0 - 2026-10-29`, `### 2.2.1 - 2013-12-01`, `## 1.2 - 2010-06-06`,
 * `## 12.15.0 - 2023-07-27 (DEPRECATED ⚠️ )`, `## 38.0.0  and 39.0.0 - 2020-08-27`, `## 22.5.0-beta.1 - 2026-07-29`,
 * `## 12.5.0b1 - 2025-08-27`. At any level but the second only a dated one counts: `### 2.0 API` is prose.
 */
export function releaseHeading(line: string): ReleaseHeading | null {
  const text = line.slice(0, LONGEST)
  let level = 0
  while (text[level] === '#') level += 1
  if (level < 1 || level > 3 || (text[level] !== ' ' && text[level] !== '\t')) return null
  const words = withoutTags(text.slice(level))
    .split(/\s+/)
    .filter((word) => word !== '')
  const first = versionIn(words[0])
  if (first === null) return null
  const second = words[1] === 'and' || words[1] === '&' ? versionIn(words[2]) : null
  const rest = words.slice(second === null ? 1 : 3)
  const date = dateIn(rest.join(' '))
  if (date === null && (level !== 2 || !isRemark(rest))) return null
  return { versions: second === null ? [first] : [first, second], date }
}
