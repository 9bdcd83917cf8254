/** How many packages the registry has that `edit` is measured with. */
export const PACKAGES = 1500
/** As many for pip-compile, whose resolver takes minutes for 1,500. */
export const FEWER = 300
/** Those that a project asks for; they lead to all others. */
export const ROOTS = 60

/** One of the packages of the registry: of so many, the one of this number. */
export interface BenchPackage {
  readonly total: number
  readonly number: number
}

/** Its name, in both ecosystems. */
export function nameOf({ total, number }: BenchPackage): string {
  return `bench-${total}-${String(number).padStart(4, '0')}`
}
