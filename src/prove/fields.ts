/** The parameters of a request by their names, as Stripe reads them in a form: `items[0][price]`. */
export type Fields = Readonly<Record<string, string>>

/** The fields that a value makes; of what nests, one for each value in it. */
export function fieldsOf(value: unknown, name = ''): Fields {
  if (typeof value !== 'object' || value === null) return { [name]: String(value) }
  const inner = Object.entries(value).map(([key, one]) => fieldsOf(one, name === '' ? key : `${name}[${key}]`))
  return Object.assign({}, ...inner)
}

/** Whether the value of a field is what is wanted of it. */
type IsSame = (seen: string, wanted: string) => boolean

/** Whether a form, or a query, is of exactly these fields, in any order; a list of plain values may be without numbers. */
export function isFormOf(text: string, fields: Fields, isSame?: IsSame): boolean {
  return arePairsOf(numbered([...new URLSearchParams(text)]), fields, isSame)
}

/** The same of the text of a JSON object, where numbers may be texts. */
export function isJsonOf(text: string, fields: Fields): boolean {
  return arePairsOf(Object.entries(fieldsOf(parsed(text))), fields)
}

type Pairs = readonly (readonly [string, string])[]

function arePairsOf(seen: Pairs, fields: Fields, isSame: IsSame = Object.is): boolean {
  const wanted = Object.entries(fields)
  return seen.length === wanted.length && wanted.every(([name, value]) => seen.some((one) => one[0] === name && isSame(one[1], value)))
}

/** With numbers in the place of `[]` at the end of a name, which Stripe reads as the same. */
function numbered(pairs: Pairs): Pairs {
  const counts = new Map<string, number>()
  return pairs.map(([name, value]) => {
    if (!name.endsWith('[]')) return [name, value] as const
    const count = counts.get(name) ?? 0
    counts.set(name, count + 1)
    return [`${name.slice(0, -1)}${count}]`, value] as const
  })
}

/** What JSON says; undefined where the text is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
