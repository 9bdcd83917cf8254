/** Our own pages; absolute, because they are linked to from users' repositories. */
export const DOCS = 'https://github.com/stripe-upgrade/stripe-upgrade/blob/main/docs'

/**
 * A web address that may be linked to from untrusted text, or null. An issue, pull request, discussion or commit of
 * GitHub goes through redirect.github.com, which makes no back-link there (threat T12).
 */
export function safeLink(address: string): string | null {
  if (address.length > 2000 || !URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (url.username !== '' || url.password !== '') return null
  if (url.hostname === 'github.com' || url.hostname === 'www.github.com') url.hostname = 'redirect.github.com'
  // What URL leaves alone in an address and Markdown or HTML would read.
  return url.href.replaceAll(
    /[()<>"'`\\|*[\]{}^@]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
