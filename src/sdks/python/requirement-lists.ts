/** The kind of a PEP 508 list that a string stands in, by its keys; undefined for any other string. */
export function listKind(path: readonly (string | number)[]): string | undefined {
  const [a, b, c, d, e] = path.map(String)
  if (typeof path.at(-1) !== 'number') return undefined
  if (path.length === 3 && a === 'project' && b === 'dependencies') return 'pep621:dependencies'
  if (path.length === 4 && a === 'project' && b === 'optional-dependencies') return `pep621:optional-dependencies.${c}`
  if (path.length === 3 && a === 'dependency-groups') return `pep735:dependency-groups.${b}`
  if (a !== 'tool') return undefined
  if (path.length === 4 && b === 'uv' && c === 'dev-dependencies') return 'uv:dev-dependencies'
  if (path.length === 5 && b === 'pdm' && c === 'dev-dependencies') return `pdm:dev-dependencies.${d}`
  if (path.length === 6 && b === 'hatch' && c === 'envs' && (e === 'dependencies' || e === 'extra-dependencies')) return `hatch:envs.${d}`
  return undefined
}
