// How the model reads `t=…,v1=…`, rightly, or wrongly where a mutant is asked for; see mutants.ts.

/** The fields of a header, each with its name and its value; null for a value that is not there. */
export function fieldsOf(mutant, header) {
  const text = mutant === 'W70' ? header.trimEnd() : header
  return text.split(',').map((part) => {
    const field = mutant === 'W69' ? part.trimStart() : part
    const at = field.indexOf('=')
    if (at === -1) return { name: field, value: null }
    const value = mutant === 'W68' ? field.split('=')[1] : field.slice(at + 1)
    return { name: field.slice(0, at), value }
  })
}

/** The timestamp, as it was signed; undefined where there is no usable one. */
export function timestampOf(mutant, fields) {
  if (mutant === 'W71' && fields.some(({ name }) => name === '')) return undefined
  const given = fields.filter(({ name }) => name === 't').map(({ value }) => value)
  if (given.length === 0) return undefined
  const value = mutant === 'W29' || mutant === 'W29c' ? given.at(-1) : given[0]
  if (value === null) return undefined
  if (mutant === 'W72') return String(Number(value))
  if (mutant === 'W73') return /^\d+/.exec(value)?.[0]
  const digits = mutant === 'W74' ? value.replaceAll('_', '') : value
  return /^\d+$/.test(digits) || mutant === 'W28' ? digits : undefined
}
