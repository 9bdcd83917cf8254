/** A patch of Stripe's package that patch-package applies after each install: `patches/stripe+17.7.0.patch`. */
export interface Patch {
  readonly path: string
  /** The version that it is for. */
  readonly version: string
}

/** Such patches among the paths, in order. */
export function patchesIn(paths: Iterable<string>): readonly Patch[] {
  return [...paths].flatMap((path) => {
    const version = /(?:^|\/)patches\/stripe\+(\d[\w.-]*?)(?:\+[\w.-]+)*(?:\.dev)?\.patch$/.exec(path)?.[1]
    return version === undefined ? [] : [{ path, version }]
  })
}
