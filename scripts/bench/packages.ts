/** How many packages the registry has that `edit` is measured with. */
export const PACKAGES = 1500
/** Those that a project asks for; they lead to all others. */
export const ROOTS = 60

/** The name of one of them, in both ecosystems. */
export function nameOf(number: number): string {
  return `bench-package-${String(number).padStart(4, '0')}`
}
