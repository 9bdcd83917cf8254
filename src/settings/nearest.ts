import { closest, distance } from 'fastest-levenshtein'

/** ` Did you mean "majors"?` where one of the accepted names is near, else an empty text. */
export function didYouMean(written: string, accepted: readonly string[]): string {
  if (accepted.length === 0) return ''
  const near = closest(written, [...accepted])
  return distance(written, near) <= Math.max(2, Math.floor(near.length / 3)) ? ` Did you mean "${near}"?` : ''
}
