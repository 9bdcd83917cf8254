/** A question that several ask of the same object: it is answered once for each, and the answer goes with the object. */
export function oncePer<K extends object, T extends object>(answer: (about: K) => T): (about: K) => T {
  const known = new WeakMap<K, T>()
  return (about) => {
    const found = known.get(about) ?? answer(about)
    known.set(about, found)
    return found
  }
}
