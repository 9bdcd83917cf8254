/** Where code stands in a file: half-open, in UTF-16 units. */
export interface CodeRange {
  readonly start: number
  readonly end: number
}

/** The whole file, or the script blocks of a Vue or Svelte component. */
export function scriptsOf(path: string, text: string): CodeRange[] {
  if (!/\.(?:vue|svelte)$/.test(path)) return [{ start: 0, end: text.length }]
  const scripts: CodeRange[] = []
  let at = text.indexOf('<script')
  while (at !== -1) {
    const opened = text.indexOf('>', at)
    const end = opened === -1 ? -1 : text.indexOf('</script', opened)
    if (end === -1) break
    scripts.push({ start: opened + 1, end })
    at = text.indexOf('<script', end + 1)
  }
  return scripts
}
