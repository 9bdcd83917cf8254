/** Whether it is an object with keys. By hand, because valibot's `object` and `record` take an array for one. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
