/** The values that each name may have. */
type Values = Readonly<Record<string, readonly unknown[] | undefined>>

/** One value of each name. */
export type RowOf<V extends Values> = { readonly [Name in keyof V]: NonNullable<V[Name]>[number] }

/**
 * Rows in which any two values of different names meet at least once. Most faults of what goes together need no more than two values,
 * and there are far fewer such rows than combinations.
 */
export function everyPair<V extends Values>(values: V): readonly RowOf<V>[] {
  const names = Object.keys(values)
  const all = names.flatMap((name) => (values[name] ?? []).map((_, index): Choice => ({ name, index })))
  const unmet = new Map(all.flatMap((a) => all.filter((b) => a.name < b.name).map((b) => [pairOf(a, b), [a, b] as const])))
  const rows: (readonly Choice[])[] = []
  for (;;) {
    const [next] = unmet.values()
    if (next === undefined) return rows.map((row) => rowOf(values, row))
    const row: Choice[] = [...next]
    for (const name of names.filter((one) => row.every((chosen) => chosen.name !== one)))
      row.push(
        ...all
          .filter((one) => one.name === name)
          .toSorted((a, b) => worth(b, row) - worth(a, row))
          .slice(0, 1),
      )
    for (const a of row) for (const b of row) unmet.delete(pairOf(a, b))
    rows.push(row)
  }

  /** How many more pairs meet in a row by a choice; of equals the one that is in fewer rows is worth more. */
  function worth(one: Choice, row: readonly Choice[]): number {
    const more = row.filter((chosen) => unmet.has(pairOf(one, chosen))).length
    const uses = rows.flat().filter(({ name, index }) => name === one.name && index === one.index).length
    return more - uses / (rows.length + 1)
  }
}

/** A value by its place in the list of its name. */
interface Choice {
  readonly name: string
  readonly index: number
}

function pairOf(a: Choice, b: Choice): string {
  return [a, b]
    .map(({ name, index }) => `${name}:${index}`)
    .toSorted()
    .join(' ')
}

function rowOf<V extends Values>(values: V, row: readonly Choice[]): RowOf<V> {
  return Object.fromEntries(row.map(({ name, index }) => [name, values[name]?.[index]])) as RowOf<V>
}
