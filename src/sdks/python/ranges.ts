/** One of the versions below which a caret or a tilde stays: the part at `index` raised by one, without what follows. */
export function raised(parts: readonly number[], index: number): string {
  return [...parts.slice(0, index), (parts[index] ?? 0) + 1].join('.')
}

/** A clause as PEP 440 writes it. Poetry adds `^11.0`, `~11.0` and `11.*`; in a table a bare version is an exact one. */
function standardClause(clause: string): string {
  if (clause === '*') return ''
  const read = /^(?<mark>\^|~(?!=)|)[ \t]*v?(?<version>\d[A-Za-z0-9.!+-]*)(?<star>\.\*)?$/.exec(clause)?.groups
  if (read === undefined) return clause
  const { mark = '', version = '', star = '' } = read
  if (mark === '' || star !== '') return `==${version}${star}`
  const parts = /^\d+(?:\.\d+)*/.exec(version)?.[0].split('.').map(Number) ?? []
  const major = parts.findIndex((part) => part > 0)
  const caret = major < 0 ? parts.length - 1 : major
  return `>=${version},<${raised(parts, mark === '^' ? caret : Math.min(1, parts.length - 1))}`
}

/** Where one clause ends and the next begins: a comma, or for Poetry a space before an operator. */
export const BETWEEN_CLAUSES = /([ \t]*,[ \t]*|[ \t]+(?=[<>=!~^]))/

/**
 * The alternatives of a specifier, each as PEP 440 writes it: what Poetry, Pipenv and PDM let people write in a table is
 * more than that. `^11.0 || ^12` is `>=11.0,<12` or `>=12,<13`, and `*` is empty. Undefined where it is too long to be one.
 */
export function alternativesOf(specifier: string): readonly string[] | undefined {
  if (specifier.length > 500) return undefined
  return specifier.split(/\|\|?/).map((alternative) =>
    alternative
      .trim()
      .split(BETWEEN_CLAUSES)
      .filter((_, index) => index % 2 === 0)
      .map((clause) => standardClause(clause.trim()))
      .filter((clause) => clause !== '')
      .join(','),
  )
}
