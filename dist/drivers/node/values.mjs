// Parameters as a caller of the SDK writes them, where JSON has no such value.

/** A date for `{ $date }`, a file for `{ $file }` in Base64, a decimal number for `{ $decimal }`. */
export function native(value) {
  if (Array.isArray(value)) return value.map(native)
  if (value === null || typeof value !== 'object') return value
  if (value.$date !== undefined) return new Date(value.$date)
  if (value.$decimal !== undefined) return value.$decimal
  if (value.$file !== undefined) return { data: Buffer.from(value.$file, 'base64'), name: value.name, type: 'application/octet-stream' }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, native(one)]))
}
