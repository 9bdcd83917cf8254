import type { ChangeKind } from '../domain/release.ts'

/** What comes before a title: the mark, the pull request's link, and punctuation. */
const PREAMBLE = /^(?:\s|⚠️?|❗|\uFE0F|\*\*Breaking change:?\*\*:?|\[#\d+\]\([^()\s]*\)|[-–:,])+/u

/** Titles of bullets that only hold what was generated from the API's description. */
const GENERATED =
  /^(?:update generated code|generated (?:code|changes)|api updates|update codegen|codegen|support for apis in the (?:new )?api version|next major release changes)/i

/** Words that make a change breaking wherever they are; the marks in use since 2013. */
const BREAKING =
  /⚠|❗|\bremoves? support for\b|\bremoved support for\b|\bdrop(?:s|ped)? support\b|\bchange type of\b|\b(?:is|are) now required\b|\bACTION REQUIRED\b/iu

const BREAKING_TITLE = /\bbreaking changes?\b/i
const NOT_BREAKING = /\b(?:not (?:a |technically |strictly )*breaking|non-?breaking|no breaking)\b/i

const REQUIRED = /\bto be required\b/i
/** What the generator calls the caller's side: `CustomerCreateParams.name`; all else is an answer's. */
const OF_CALLERS = /Params/

/** Says that there are breaking changes, and where: `contains breaking changes (prefixed with ⚠️ below)`. */
const ANNOUNCEMENT = /\bbreaking changes\b[^\n]{0,80}\bprefixed with\b/i

/** What the generator says of the API: only there are these verbs about the caller's side. */
const BREAKING_API = /^(?:remove|rename)d? /i

const SECURITY =
  /\bsecurity\b|\bvulnerab|\bmalicious|\bharden|\bcryptographically\b|\bcompromised\b|\bforged?\b|\bspoof|\bcve-\d|\bghsa-|\b(?:constant[- ]time|timing[- ]safe)\b/i
const SECURITY_TITLE = /(?<!type )(?<!method )(?<!function )\bsignatures?\b|\bsecrets?\b|\bcertificates?\b|\bcrypto/i

/** What is about a document or a test protects nobody. */
const ASIDE = /\b(?:docs?|documentation|readme|examples?|coveralls|tests?)\b/i

const FIX =
  /\b(?:fix(?:e[sd]|ing)?|bug|correct(?:s|ed|ly)?|restore[sd]?|revert(?:s|ed)?|resolve[sd]?|prevents?|repair|regression|handle[sd]?|reject|validate[sd]?|encode)\b/i

/** Code and the addresses of links say nothing about what kind of a change it is: `client_secret` is a field. */
function prose(markdown: string): string {
  return markdown.replace(/`[^`]*`/g, ' ').replace(/\]\([^()\s]*\)/g, '] ')
}

/** A title without the marks and links in front of it. */
function bare(title: string): string {
  return title.replace(PREAMBLE, '').trim()
}

/** Whether a bullet's title says that its nested bullets are changes of the API, the same in every language. */
export function isGenerated(title: string): boolean {
  return GENERATED.test(bare(title))
}

/** Whether a heading or sentence says that breaking changes follow. */
export function namesBreaking(text: string): boolean {
  return /⚠|❗|\bACTION REQUIRED\b/u.test(text) || (BREAKING_TITLE.test(text) && !NOT_BREAKING.test(text))
}

/** A paragraph without the sentence that only announces the marks of what follows; such as the link to a guide. */
export function withoutAnnouncement(text: string): string {
  const at = text.search(ANNOUNCEMENT)
  if (at === -1) return text
  const end = text.indexOf('. ', at)
  return end === -1 ? '' : text.slice(end + 2)
}

/** New values of an enum, and whole new types. */
const ADDS = /^add(?:ed|s)? support for (?:new )?values? /i

/** Whether a change of the API only adds values to enums, though it is marked as breaking. */
export function addsValues(markdown: string, isApi: boolean): boolean {
  const [title = ''] = markdown.split('\n', 1)
  return isApi && ADDS.test(bare(title))
}

/** Whether a change carries a mark of its own. */
export function isMarkedBreaking(markdown: string, isApi: boolean): boolean {
  const [title = ''] = markdown.split('\n', 1)
  if (BREAKING.test(markdown) || (REQUIRED.test(markdown) && (!isApi || OF_CALLERS.test(markdown)))) return true
  if (BREAKING_TITLE.test(title) && !NOT_BREAKING.test(title)) return true
  return isApi && BREAKING_API.test(bare(title))
}

/** The kind of a change that is not breaking. The API's own additions are features whatever their names contain. */
export function otherKind(markdown: string, isApi: boolean): ChangeKind {
  if (isApi) return REQUIRED.test(markdown) ? 'answer' : 'feature'
  const [title = ''] = markdown.split('\n', 1)
  if (!ASIDE.test(prose(title)) && (SECURITY_TITLE.test(prose(title)) || SECURITY.test(prose(markdown)))) return 'security'
  return FIX.test(prose(title)) ? 'fix' : 'feature'
}
